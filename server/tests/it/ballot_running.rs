//! Running ballots over REST: drafts, nominations, proxies, the room, rulings, and the files of a record.

use axum::http::Method;
use domain::ballot::rule::{TypedRule, preset::Preset};
use serde_json::{Value, json};
use service::{
    ballot::{add_ballot_rule, cast_position, tend_ballots},
    testing::{GroupScene, Somebody, new_ballot, saying},
};

use crate::support::{ALL_SCOPES, Reply, TestSite};

/// Somebody who asks over REST about the ballots of the open group.
struct Asker<'a> {
    site: &'a TestSite,
    token: String,
}

impl<'a> Asker<'a> {
    async fn of(site: &'a TestSite, somebody: &Somebody) -> Self {
        Self { site, token: site.token(somebody, ALL_SCOPES).await }
    }

    async fn call(&self, method: Method, path: &str, body: Option<Value>) -> Reply {
        self.site.call(&self.token, method, &format!("/api/v1/groups/open{path}"), body).await
    }

    async fn done(&self, method: Method, path: &str, body: Value) {
        let reply = self.call(method, path, Some(body)).await;
        assert!(matches!(reply.status.as_u16(), 201 | 204), "{path}: {} {}", reply.status, reply.body);
    }

    async fn refused(&self, method: Method, path: &str, body: Value) -> String {
        let reply = self.call(method, path, Some(body)).await;
        assert!(reply.status.is_client_error(), "{path}: {}", reply.status);
        reply.json()["code"].as_str().unwrap_or_default().to_owned()
    }

    async fn shown(&self, path: &str) -> Value {
        let reply = self.call(Method::GET, path, None).await;
        assert_eq!(reply.status, 200, "{path}: {}", reply.body);
        reply.json()
    }
}

fn election(title: &str) -> Value {
    json!({
        "title": title, "question": "Who?", "consequence": "They are.", "hours": 168, "rule": "election",
        "method": "schulze", "seats": 1, "limit": 1, "visibility": "open"
    })
}

/// A rule of the group, made from the charter's with some of it changed.
async fn rule(site: &TestSite, scene: &GroupScene, change: impl FnOnce(TypedRule) -> TypedRule) -> String {
    let typed = change(TypedRule::of("Ours", &Preset::CharterElectronic.rule()).expect("one case"));
    add_ballot_rule(&site.world.ctx, scene.open, &typed).await.expect("added").to_string()
}

#[tokio::test]
async fn a_draft_is_edited_and_those_nominated_answer() {
    let site = TestSite::new().await;
    let scene = site.world.groups().await;
    let voters = site.world.voters(scene.open, 2).await;
    let (chair, vera) = (Asker::of(&site, &scene.chair).await, Asker::of(&site, &voters[0]).await);
    let made = chair.call(Method::POST, "/ballots", Some(election("Chair"))).await.json();
    let path = format!("/ballots/{}", made["id"].as_str().expect("an id"));
    chair.done(Method::PUT, &path, election("Chair of the group")).await;
    assert_eq!(vera.call(Method::GET, &path, None).await.status, 404, "a draft is not there for others");
    let shown = chair.shown(&path).await;
    assert_eq!(shown["title"], "Chair of the group");
    assert_eq!(
        (&shown["terms"]["election"]["limit"], &shown["terms"]["election"]["visibility"]),
        (&json!(1), &json!("open"))
    );
    let nominee = json!({ "person": voters[0].person.to_string(), "affiliation": "One" });
    chair.done(Method::POST, &format!("{path}/candidates"), nominee).await;
    chair.done(Method::POST, &format!("{path}/candidates"), json!({ "name": "Red" })).await;
    let mine = vera.shown(&path).await["candidates"][0].clone();
    assert_eq!((&mine["oneself"], &mine["accepted"]), (&json!(true), &json!(false)), "who is nominated sees the draft");
    let answer = format!("{path}/candidates/{}/answer", mine["id"].as_str().expect("an id"));
    let other = Asker::of(&site, &voters[1]).await;
    assert_eq!(other.refused(Method::PUT, &answer, json!({ "accepts": true })).await, "not-found");
    vera.done(Method::PUT, &answer, json!({ "accepts": true, "statement": "I have the time." })).await;
    let stands = chair.shown(&path).await["candidates"].clone();
    assert_eq!((&stands[0]["accepted"], &stands[0]["statement"]), (&json!(true), &json!("I have the time.")));
    let red = format!("{path}/candidates/{}", stands[1]["id"].as_str().expect("an id"));
    assert_eq!(chair.call(Method::DELETE, &red, None).await.status, 204);
    assert_eq!(chair.shown(&path).await["candidates"].as_array().map(Vec::len), Some(1));
    assert_eq!(chair.call(Method::DELETE, &path, None).await.status, 204);
    assert_eq!(chair.call(Method::GET, &path, None).await.status, 404);
}

#[tokio::test]
async fn a_vote_is_cast_by_a_proxy_and_taken_back() {
    let site = TestSite::new().await;
    let scene = site.world.groups().await;
    let voters = site.world.voters(scene.open, 3).await;
    let own = rule(&site, &scene, |typed| TypedRule { proxies: "1".into(), ..typed }).await;
    let id = site.world.opened(&scene, &new_ballot(&own)).await;
    let path = format!("/ballots/{id}");
    let (vera, holder) = (Asker::of(&site, &voters[0]).await, Asker::of(&site, &voters[1]).await);
    let chair = Asker::of(&site, &scene.chair).await;
    assert_eq!(chair.refused(Method::PUT, &path, election("Another")).await, "ballot-opened");
    assert_eq!(chair.refused(Method::DELETE, &path, json!({})).await, "ballot-opened");
    vera.done(Method::PUT, &format!("{path}/proxy"), json!({ "holder": voters[1].person.to_string() })).await;
    let proxies = holder.shown(&path).await["proxies"].clone();
    assert_eq!(proxies, json!([{ "voter": "V0 Voter", "holder": "V1 Voter" }]));
    let vote = json!({ "voter": voters[0].person.to_string(), "position": "yes" });
    holder.done(Method::POST, &format!("{path}/votes"), vote.clone()).await;
    let said = vera.shown(&path).await["positions"][0].clone();
    assert_eq!(
        (&said["cast_as"], &said["by"], &said["name"]),
        (&json!("proxy"), &json!("V1 Voter"), &json!("V0 Voter"))
    );
    assert_eq!(vera.call(Method::DELETE, &format!("{path}/proxy"), None).await.status, 204);
    assert_eq!(holder.call(Method::POST, &format!("{path}/votes"), Some(vote)).await.status, 422);
    assert_eq!(vera.call(Method::DELETE, &format!("{path}/proxy"), None).await.status, 404);
}

#[tokio::test]
async fn the_room_is_noted_votes_are_recorded_and_positions_ruled_on() {
    let site = TestSite::new().await;
    let scene = site.world.groups().await;
    let voters = site.world.voters(scene.open, 3).await;
    let chair = Asker::of(&site, &scene.chair).await;
    let own = rule(&site, &scene, |typed| TypedRule { in_room: true, ..typed }).await;
    let id = site.world.opened(&scene, &new_ballot(&own)).await;
    let path = format!("/ballots/{id}");
    let vote = json!({ "voter": voters[0].person.to_string(), "position": "no", "text": "Too early." });
    assert_eq!(chair.refused(Method::POST, &format!("{path}/recorded-votes"), vote.clone()).await, "not-in-room");
    let present = json!({ "present": [voters[0].person.to_string()] });
    chair.done(Method::PUT, &format!("{path}/presence"), present).await;
    chair.done(Method::POST, &format!("{path}/recorded-votes"), vote).await;
    let shown = chair.shown(&path).await;
    let there: Vec<_> =
        shown["voters"].as_array().expect("voters").iter().filter(|one| one["present"] == true).collect();
    assert_eq!((there.len(), &shown["positions"][0]["cast_as"]), (1, &json!("secretary")));
    let said = format!("{path}/positions/{}", shown["positions"][0]["id"].as_str().expect("an id"));
    assert_eq!(
        chair.refused(Method::PUT, &format!("{said}/ruling"), json!({ "counts": false, "reason": " " })).await,
        "invalid"
    );
    chair.done(Method::PUT, &format!("{said}/ruling"), json!({ "counts": false, "reason": "Not technical." })).await;
    chair.done(Method::PUT, &format!("{said}/resolution"), json!({ "text": "Moved to June." })).await;
    let said = chair.shown(&path).await["positions"][0].clone();
    assert_eq!((&said["discounted"], &said["ruling"]), (&json!(true), &json!("Not technical.")));
    assert_eq!(said["resolution"], "Moved to June.");
    let vera = Asker::of(&site, &voters[0]).await;
    assert_eq!(vera.call(Method::PUT, &format!("{path}/presence"), Some(json!({ "present": [] }))).await.status, 403);
}

#[tokio::test]
async fn the_files_of_a_record_go_to_whoever_may_have_it() {
    let site = TestSite::new().await;
    let scene = site.world.groups().await;
    let voters = site.world.voters(scene.open, 3).await;
    let outsider = site.world.person("Otto Outsider").await;
    let own = rule(&site, &scene, |typed| TypedRule { visibility: "members".into(), ..typed }).await;
    let id = site.world.opened(&scene, &new_ballot(&own)).await;
    cast_position(&site.world.as_(&voters[0]), id, &saying("yes")).await.expect("cast");
    let path = format!("/ballots/{id}");
    let (vera, otto) = (Asker::of(&site, &voters[0]).await, Asker::of(&site, &outsider).await);
    assert_eq!(vera.call(Method::GET, &format!("{path}/record.csv"), None).await.status, 404, "there is none yet");
    tend_ballots(&site.world.later(36 * 24 * 60)).await.expect("tended");
    let table = vera.call(Method::GET, &format!("{path}/record.csv"), None).await;
    assert_eq!((table.status.as_u16(), table.header("content-type")), (200, "text/csv; charset=utf-8"));
    assert!(table.body.contains("\"V0 Voter\"") && table.body.lines().count() == 2, "{}", table.body);
    assert_eq!(otto.call(Method::GET, &format!("{path}/record.csv"), None).await.status, 404);
    assert_eq!(
        vera.call(Method::GET, &format!("{path}/record.blt"), None).await.status,
        404,
        "a decision has no papers"
    );
}

#[tokio::test]
async fn a_tie_is_shown_and_settled_by_forms_and_over_rest() {
    let site = TestSite::new().await;
    let scene = site.world.groups().await;
    let voters = site.world.voters(scene.open, 2).await;
    let chair = Asker::of(&site, &scene.chair).await;
    let mut waiting = Vec::new();
    for (ties, sources) in [("casting-vote", json!([])), ("public", json!(["Lotto of 5 December 2026"]))] {
        let mut new = election(ties);
        new["ties"] = json!(ties);
        new["sources"] = sources;
        new["limit"] = Value::Null;
        let made = chair.call(Method::POST, "/ballots", Some(new)).await.json();
        let path = format!("/ballots/{}", made["id"].as_str().expect("an id"));
        for name in ["Red", "Blue"] {
            chair.done(Method::POST, &format!("{path}/candidates"), json!({ "name": name })).await;
        }
        chair.done(Method::POST, &format!("{path}/moves"), json!({ "step": "open" })).await;
        for (voter, ranks) in voters.iter().zip([json!([1, 2]), json!([2, 1])]) {
            let voter = Asker::of(&site, voter).await;
            voter.done(Method::POST, &format!("{path}/votes"), json!({ "ranks": ranks })).await;
        }
        waiting.push(path);
    }
    tend_ballots(&site.world.later(36 * 24 * 60)).await.expect("tended");
    let [casting, public] = &waiting[..] else { panic!("two") };
    let page = site.get(&format!("/g/open{casting}")).await.body;
    assert!(page.contains("Tied: Red, Blue.") && page.contains("whoever chairs the group decides it"), "{page}");
    assert!(page.contains("plenary verify record.json") && page.contains("plenary count --rule schulze --seats 1"));
    let run = site.get_as(&scene.chair, &format!("/g/open{casting}/run")).await.body;
    assert!(run.contains("A tie waits") && run.contains("name=\"rank-2\""), "{run}");
    let refused = site.post_as(&scene.chair, &format!("/g/open{casting}/decide"), &[("rank-1", "2")]).await;
    assert!(refused.status == 422 && refused.body.contains("each once"), "{}", refused.body);
    let form = [("rank-1", "2"), ("rank-2", "1")];
    let decided = chair.call(Method::PUT, &format!("{casting}/casting-vote"), Some(json!({ "ranks": [2, 1] }))).await;
    assert_eq!(decided.status, 204, "{}", decided.body);
    assert_eq!(site.post_as(&scene.chair, &format!("/g/open{casting}/decide"), &form).await.status, 409);
    assert!(site.get(&format!("/g/open{casting}")).await.body.contains("Elected: Blue"));
    let run = site.get_as(&scene.chair, &format!("/g/open{public}/run")).await.body;
    assert!(run.contains("Lotto of 5 December 2026"), "{run}");
    let drawn = site.post_as(&scene.chair, &format!("/g/open{public}/draw"), &[("numbers-0", "3 14 15")]).await;
    assert_eq!(drawn.status, 303, "{}", drawn.body);
    assert_eq!(chair.refused(Method::PUT, &format!("{public}/draw"), json!({ "numbers": [[1]] })).await, "no-tie");
    assert!(site.get(&format!("/g/open{public}")).await.body.contains("Elected: "));
}
