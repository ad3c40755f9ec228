//! What was said in a sealed ballot is told by no path before it closes. Two sites are the same in everything but what their
//! voters say; whatever anybody else can ask of them, the answers are the same bytes.

use std::collections::BTreeMap;

use axum::http::{HeaderName, HeaderValue, Method};
use domain::{
    Instant,
    ballot::{
        Method as Counting, TypedCandidate, TypedElection,
        rule::{TypedRule, preset::Preset},
    },
    id::BallotId,
};
use serde_json::{Value, json};
use server::http::metrics;
use service::{
    ballot::{add_ballot_rule, draft_ballot, nominate, open_ballot, tend_ballots},
    testing::{GroupScene, Somebody, World, new_ballot, new_election},
};

use crate::{
    logs::{Pages, recorded},
    support::{ALL_SCOPES, Reply, TestSite},
};

/// Headers that differ from one request to the next, whatever it asks.
const OF_THE_REQUEST: [&str; 2] = ["x-request-id", "date"];
/// A word that stands in every reason.
const MARK: &str = "sealedword";

/// What is compared: under what, and what was answered.
type Told = Vec<(String, String)>;

/// Two sites with the same ballot at the same moment.
struct Pair {
    now: Instant,
    /// Whether the rule shows how many have voted.
    shows_turnout: bool,
    visibility: &'static str,
    election: bool,
}

/// What five voters say, each nothing or something.
type Says = [&'static str; 5];

impl Pair {
    async fn opened(&self, site: &TestSite, scene: &GroupScene) -> BallotId {
        let carl = site.world.as_(&scene.chair);
        if self.election {
            let mut new = new_election(Counting::Schulze, 1);
            let shows_turnout = self.shows_turnout;
            new.election = TypedElection { visibility: self.visibility.into(), shows_turnout, ..new.election };
            let id = draft_ballot(&carl, scene.open, &new).await.expect("drafted");
            for name in ["Red", "Blue"] {
                let typed = TypedCandidate { name: name.into(), ..TypedCandidate::default() };
                nominate(&carl, id, &typed).await.expect("added");
            }
            open_ballot(&carl, id).await.expect("opened");
            return id;
        }
        let plain = TypedRule::of("Ours", &Preset::CharterElectronic.rule()).expect("one case");
        let rule = TypedRule { visibility: self.visibility.into(), shows_turnout: self.shows_turnout, ..plain };
        let rule = add_ballot_rule(&site.world.ctx, scene.open, &rule).await.expect("added");
        site.world.opened(scene, &new_ballot(&rule.to_string())).await
    }

    /// A site on which the voters say this, and everything that it answers.
    async fn told(&self, says: Says) -> Told {
        self.told_on(World::sqlite().await, says).await
    }

    /// The same on a database.
    async fn told_on(&self, world: World, says: Says) -> Told {
        let mut site = TestSite::within(world);
        site.world.ctx.now = self.now;
        let scene = site.world.groups().await;
        let voters = site.world.voters(scene.open, 5).await;
        let admin = site.world.admin("Abe Admin").await;
        let id = self.opened(&site, &scene).await;
        let calendar = calendar_of(&site, &scene.chair).await;
        let mut told = Told::new();
        for (nth, (voter, says)) in voters.iter().zip(says).enumerate().filter(|(_, (_, says))| !says.is_empty()) {
            let answer = self.cast(&site, id, nth, voter, says).await;
            told.push((format!("the answer to voter {nth}"), whole(&answer)));
        }
        let other = site.world.person("Eve Moneypenny").await;
        let token = site.token(&admin, ALL_SCOPES).await;
        for path in pages(id) {
            told.push((format!("{path} to nobody"), whole(&site.get(&path).await)));
            for (name, reader) in [("the admin", &admin), ("the chair", &scene.chair), ("another", &other)] {
                told.push((format!("{path} to {name}"), whole(&site.get_as(reader, &path).await)));
            }
        }
        told.push(("the chair's calendar".into(), whole(&site.get(&calendar).await)));
        let chair = site.token(&scene.chair, ALL_SCOPES).await;
        for path in reads(id) {
            for (name, token) in [("the admin", &token), ("the chair", &chair)] {
                let answer = site.call(token, Method::GET, &path, None).await;
                told.push((format!("{path} to {name}"), whole(&answer)));
            }
        }
        told.push(("the events".into(), site.world.events().await.join("\n")));
        let data = "SELECT CAST(sum(length(CAST(data AS text))) AS BIGINT) AS n FROM event WHERE verb LIKE '%vot%'";
        told.push(("what events say".into(), site.world.ask(data).await.to_string()));
        told
    }

    /// Casts by a form or over REST, in turn; in an election by ranks.
    async fn cast(&self, site: &TestSite, id: BallotId, nth: usize, voter: &Somebody, says: &str) -> Reply {
        let text = format!("{MARK} {}", says.repeat(nth + 1));
        if nth.is_multiple_of(2) {
            let fields: Vec<(&str, &str)> = match says {
                "red" => vec![("rank-1", "1"), ("rank-2", "2")],
                "blue" => vec![("rank-2", "1")],
                _ => vec![("position", says), ("text", &text)],
            };
            let answer = site.post_as(voter, &format!("/g/open/ballots/{id}"), &fields).await;
            assert_eq!(answer.status, 303, "{}", answer.body);
            return answer;
        }
        let vote = match says {
            "red" => json!({ "ranks": [1, 2] }),
            "blue" => json!({ "ranks": [null, 1] }),
            _ => json!({ "position": says, "text": text }),
        };
        let token = site.token(voter, ALL_SCOPES).await;
        let path = format!("/api/v1/groups/open/ballots/{id}/votes");
        let answer = site.call(&token, Method::POST, &path, Some(vote)).await;
        assert_eq!(answer.status, 204, "{}", answer.body);
        answer
    }

    async fn same(&self, one: Says, other: Says) {
        alike(&Box::pin(self.told(one)).await, &Box::pin(self.told(other)).await);
        if let (Some(here), Some(there)) = (World::postgres().await, World::postgres().await) {
            alike(&Box::pin(self.told_on(here, one)).await, &Box::pin(self.told_on(there, other)).await);
        }
    }
}

fn alike(one: &Told, other: &Told) {
    assert_eq!(one.len(), other.len());
    for ((path, one), (_, other)) in one.iter().zip(other) {
        assert_eq!(one, other, "{path}");
    }
}

/// Everything about a ballot that answers to GET, for people.
fn pages(id: BallotId) -> Vec<String> {
    let ballot = format!("/g/open/ballots/{id}");
    let mut all: Vec<String> = ["", "/record.json", "/record.csv", "/record.blt", "/run", "?lang=de"]
        .map(|rest| format!("{ballot}{rest}"))
        .to_vec();
    all.extend(["/g/open", "/g/open/ballots", "/g/open/ballots.ics", "/g/open/ballots.atom"].map(Into::into));
    all.extend(
        ["/g/open/feed.atom", "/g/open/standing", "/g/open/members", "/me", "/search?q=Publish"].map(Into::into),
    );
    all
}

/// The same for programs.
fn reads(id: BallotId) -> Vec<String> {
    let group = "/api/v1/groups/open";
    let mut all: Vec<String> = ["", "/prospect", "/record", "/record.csv", "/record.blt"]
        .map(|rest| format!("{group}/ballots/{id}{rest}"))
        .to_vec();
    all.extend([format!("{group}/ballots"), format!("{group}/offices"), group.into(), "/api/v1/me/votes".into()]);
    all
}

/// An answer with its status, its headers and its length.
fn whole(reply: &Reply) -> String {
    let header = |(name, value): (&HeaderName, &HeaderValue)| {
        (!OF_THE_REQUEST.contains(&name.as_str()))
            .then(|| format!("{name}: {}", String::from_utf8_lossy(value.as_bytes())))
    };
    let mut headers: Vec<String> = reply.headers.iter().filter_map(header).collect();
    headers.sort();
    format!("{}\n{}\n{}\n{}", reply.status, headers.join("\n"), reply.body.len(), reply.body)
}

/// The address of somebody's personal calendar.
async fn calendar_of(site: &TestSite, somebody: &Somebody) -> String {
    let made = site.post_as(somebody, "/me/calendar", &[("do", "make")]).await;
    let secret = made.body.split("/calendar/").nth(1).and_then(|rest| rest.split(".ics").next()).expect("the secret");
    format!("/calendar/{secret}.ics")
}

fn now() -> Instant {
    server::site::now()
}

#[tokio::test]
async fn of_a_sealed_decision_no_answer_tells_what_was_said() {
    let pair = Pair { now: now(), shows_turnout: true, visibility: "sealed", election: false };
    pair.same(["yes", "yes", "yes", "yes", ""], ["no", "abstain", "no", "yes", ""]).await;
}

#[tokio::test]
async fn of_a_sealed_election_no_answer_tells_what_was_said() {
    let pair = Pair { now: now(), shows_turnout: true, visibility: "sealed", election: true };
    pair.same(["red", "red", "red", "", ""], ["blue", "blue", "red", "", ""]).await;
}

#[tokio::test]
async fn of_a_confidential_ballot_no_answer_tells_what_was_said() {
    let pair = Pair { now: now(), shows_turnout: true, visibility: "confidential", election: false };
    pair.same(["yes", "yes", "yes", "yes", ""], ["no", "abstain", "no", "yes", ""]).await;
}

#[tokio::test]
async fn of_a_confidential_election_no_answer_tells_what_was_said() {
    let pair = Pair { now: now(), shows_turnout: true, visibility: "confidential", election: true };
    pair.same(["red", "red", "red", "", ""], ["blue", "blue", "red", "", ""]).await;
}

/// Where the turnout is hidden, too, the log of events alone says that somebody has voted: it is nobody's to read here.
#[tokio::test]
async fn where_the_turnout_is_hidden_no_answer_tells_how_many_have_voted() {
    let pair = Pair { now: now(), shows_turnout: false, visibility: "sealed", election: false };
    let answers = |told: Told| {
        let of_voters =
            |path: &str| path.starts_with("the answer to") || path.ends_with("events") || path == "what events say";
        told.into_iter().filter(|(path, _)| !of_voters(path)).collect::<Told>()
    };
    let few = answers(Box::pin(pair.told(["yes", "", "", "", ""])).await);
    let many = answers(Box::pin(pair.told(["no", "no", "yes", "yes", ""])).await);
    alike(&few, &many);
}

/// The records are there as soon as the ballot is over, and differ: so the comparison above looks at something.
#[tokio::test]
async fn a_ballot_that_is_over_tells_everything() {
    let pair = Pair { now: now(), shows_turnout: true, visibility: "sealed", election: false };
    let mut site = TestSite::new().await;
    site.world.ctx.now = pair.now;
    let scene = site.world.groups().await;
    let voters = site.world.voters(scene.open, 5).await;
    let id = pair.opened(&site, &scene).await;
    pair.cast(&site, id, 0, &voters[0], "yes").await;
    let path = format!("/g/open/ballots/{id}/record.csv");
    assert_eq!(site.get(&path).await.status, 404);
    tend_ballots(&site.world.later(36 * 24 * 60)).await.expect("tended");
    let table = site.get(&path).await;
    assert!(table.status == 200 && table.body.contains(MARK), "{}", table.body);
    for (path, mark) in [(".atom", "Voting ends: Publish"), (".ics", "DESCRIPTION")] {
        let feed = site.get(&format!("/g/open/ballots{path}")).await.body.replace("\r\n ", "");
        let head = site.world.sheet(&site.world.ctx, id).await.head.expect("sealed");
        assert!(feed.contains(mark) && feed.contains(&head), "{feed}");
    }
    let token = site.token(&scene.chair, ALL_SCOPES).await;
    let shown = site.call(&token, Method::GET, &format!("/api/v1/groups/open/ballots/{id}"), None).await.json();
    let page = site.get(&format!("/g/open/ballots/{id}")).await.body;
    assert!(page.contains(shown["sealed_head"].as_str().expect("a head")), "{page}");
}

/// The log and the numbers of a site are for those who run it, and they may not know either.
#[tokio::test]
async fn neither_log_nor_numbers_tell_what_was_said() {
    metrics::start();
    let pair = Pair { now: now(), shows_turnout: true, visibility: "sealed", election: false };
    let (mut logs, mut counted) = (Vec::new(), Vec::new());
    for says in [["yes", "yes", "yes", "yes", ""], ["no", "abstain", "no", "yes", ""]] {
        let pages = Pages::default();
        let guard = recorded(&pages);
        Box::pin(pair.told(says)).await;
        drop(guard);
        let log = pages.text();
        assert!(!log.contains(MARK) && !log.contains("abstain"), "{log}");
        logs.push(log.lines().filter_map(line).collect::<Vec<_>>());
        counted.push(numbers(&metrics::render()));
    }
    assert!(logs[0].iter().any(|line| line.contains("/g/{group}/ballots/{ballot}")), "{:?}", logs[0]);
    assert_eq!(logs[0], logs[1]);
    // The second site was counted on top of the first.
    let twice: BTreeMap<String, u64> = counted[0].iter().map(|(name, count)| (name.clone(), count * 2)).collect();
    assert!(counted[0].keys().any(|name| name.contains("/votes")), "{counted:?}");
    assert_eq!(twice, counted[1]);
}

/// A line of the log without what each request has of its own: when, how long, and its number.
fn line(text: &str) -> Option<String> {
    let mut line: Value = serde_json::from_str(text).ok()?;
    let fields = line.as_object_mut()?;
    let ours = ["server", "service", "app"]
        .iter()
        .any(|name| fields["target"].as_str().is_some_and(|at| at.starts_with(name)));
    for own in ["timestamp", "ms"] {
        fields.remove(own);
    }
    if let Some(span) = fields.get_mut("span").and_then(Value::as_object_mut) {
        span.remove("id");
    }
    ours.then(|| line.to_string())
}

/// How many requests were answered how; how long they took is nobody's measure here.
fn numbers(text: &str) -> BTreeMap<String, u64> {
    let counts = text.lines().filter(|line| line.starts_with("plenary_requests_total"));
    counts
        .filter_map(|line| line.rsplit_once(' '))
        .filter_map(|(name, count)| Some((name.to_owned(), count.parse().ok()?)))
        .collect()
}
