//! The demo's second group at work: it writes the OSPS Baseline as requirements with reasons and mappings. A draft in its
//! last call, one that is written, one that rests, one that was published; its ledger, meetings, ballots and milestones.

use std::path::Path;

use chrono::{Days, TimeDelta};
use domain::{
    comment::{TypedAnswer, TypedComment},
    draft::TypedDraft,
    group::{TypedMember, TypedMilestone, TypedPolicy},
    id::{DraftId, GroupId},
    life::call::TypedResponse,
    meeting::{TypedAgendaItem, TypedEntry, TypedMeetingDetails, TypedSeries},
    policy::{Action, Actor},
    publication::TypedPublication,
};
use service::{
    Ctx,
    ballot::{TypedVote, close_ballot, settle_ballot},
    comment::{answer_issue, assign_issue, reply},
    draft::start_draft,
    group::{
        GroupFacts, TypedJoin, add_milestone, add_policy, edit_member, group, join_group, missing_policies,
        propose_group, set_office, set_voting_rule,
    },
    identity::{NewAffiliation, add_affiliation},
    life::{TypedMove, move_draft, open_call, respond},
    meeting::{add_agenda_item, add_entry, announce_meeting, attend, save_minutes, step_minutes},
    publication::publish_draft,
};

use super::{
    ballots::{cast, decision, opened},
    comments::Scene,
    drafts::post,
    groups::{ago, new_group, work},
    life::{begin, settle, typed},
    meetings::{at, plan},
    people,
};
use crate::site::Site;

/// Who chairs the group.
pub const CHAIR: &str = "Ines Duarte";
const SLUG: &str = "baseline";
/// The others: name, organisation, whether they are new to the demo.
const MEMBERS: &[(&str, &str, bool)] = &[
    ("Kofi Mensah", "Volta Systems", true),
    ("Lea Brunner", "Kanton Aare", true),
    ("Milan Horvat", "", true),
    ("Uma Krishnan", "", false),
    ("Piet de Wit", "Havenlicht", false),
];
const EDITOR: usize = 0;
const SECRETARY: usize = 1;

/// Texts of our own, where those of the baseline are not at hand.
const ACCESS: &str = include_str!("../../demo/baseline-access.yaml");
const REPORTS: &str = include_str!("../../demo/baseline-reports.yaml");
const LEVELS: &str = "# Reading the levels of the Baseline\n\n## 1 What a level says\n\n\
    - **1.1** A project that names a level MUST meet every requirement of it, and of those below.\n\
    - **1.2** A project MUST say on which day it was last looked at, and by whom.\n\n\
    ## 2 What it does not say\n\n\
    - **2.1** A level MUST NOT be read as a promise that there are no holes.\n";
const SIGNING: &str =
    "# Signing releases\n\n- **1.1** Every release SHOULD be signed by a key that the project names.\n";

/// The people of the group, by now with their roles.
struct Cast {
    ines: Ctx,
    others: Vec<Ctx>,
}

/// Founds the group, and lets it work for five months. `founder` runs the site.
pub async fn fill(site: &Site, founder: &Actor, standards: Option<&Path>) -> service::Result<()> {
    let id = found(site, &site.ctx(founder.clone())).await?;
    let people = gather(site, id).await?;
    let of = group(&people.ines, SLUG, Action::StartDraft).await?.here()?;
    levels(&people, &of).await?;
    signing(&people, &of).await?;
    let jonas = site.ctx(people::speaker(site).await?);
    access(&people, &of, &jonas, standards).await?;
    reports(&people, &of, standards).await?;
    meetings(&people, &of).await?;
    ballots(&people, &of).await
}

/// The group is proposed, approved, chartered and put to work, with its policies and milestones.
async fn found(site: &Site, ruth: &Ctx) -> service::Result<GroupId> {
    let ruth = ago(ruth, 150);
    let ines = ruth.as_actor(people::member(site, CHAIR).await?);
    let mut new = new_group(
        SLUG,
        "OSPS Baseline",
        "working-group",
        "Writes down the least that a free software project does for its own security, at three levels.",
    );
    new.details.description = "The Baseline says what those who use a project can count on. Each requirement has its reason, advice, and the \
        places in other texts that ask for the same.\n\nWe meet once a month. Everybody may comment, and everybody may join."
        .into();
    new.details.first_steps =
        "Take the draft on access, hold it against a project that you maintain, and tell us what you could not answer."
            .into();
    new.details.joining = "open".into();
    new.details.links = "Chat https://chat.example/baseline\nSources https://git.example/baseline".into();
    let id = propose_group(&ines, &new).await?;
    work(&ruth, id, include_str!("../../demo/charter-baseline.md")).await?;
    let ines = ago(&site.ctx(people::again(site, CHAIR).await?), 149);
    for (kind, title, text) in [
        ("ipr", "Licence of contributions", "What you contribute is licensed to everybody under **CC BY 4.0**."),
        ("conduct", "Code of conduct", "Be kind about people and exact about texts."),
    ] {
        let typed = TypedPolicy { kind: kind.into(), title: title.into(), text: text.into(), from: String::new() };
        add_policy(&ines, id, &typed).await?;
    }
    set_voting_rule(&ines, id, "simple", "").await?;
    let today = site.ctx(Actor::Anonymous).now.date_naive();
    for (title, days, state) in [
        ("How to read the levels published", -70, "reached"),
        ("Every requirement mapped to the Cyber Resilience Act", -6, ""),
        ("Access agreed", 25, ""),
        ("Next edition", 120, ""),
    ] {
        let due = (today + TimeDelta::days(days)).to_string();
        add_milestone(&ines, id, &TypedMilestone { title: title.into(), due, state: state.into() }).await?;
    }
    Ok(id)
}

/// The others join, one edits, one writes the minutes.
async fn gather(site: &Site, id: GroupId) -> service::Result<Cast> {
    for (name, organisation, is_new) in MEMBERS {
        let actor = if *is_new { people::member(site, name).await? } else { people::again(site, name).await? };
        let ctx = ago(&site.ctx(actor), 120);
        if *is_new && !organisation.is_empty() {
            let from = (ctx.now.date_naive() - Days::new(500)).to_string();
            let at = NewAffiliation { organisation: (*organisation).into(), from, ..NewAffiliation::default() };
            add_affiliation(&ctx, at).await?;
        }
        let join = TypedJoin {
            organisation: (*organisation).into(),
            policies: missing(&ctx, id).await?,
            ..TypedJoin::default()
        };
        join_group(&ctx, id, &join).await?;
    }
    let ines = site.ctx(people::again(site, CHAIR).await?);
    for (nth, office) in [(EDITOR, "editor"), (SECRETARY, "secretary")] {
        let person = people::again(site, MEMBERS[nth].0).await?.person().ok_or_else(service::Error::denied)?;
        set_office(&ago(&ines, 118), id, person, office, true).await?;
        let organisation = TypedMember { organisation: MEMBERS[nth].1.into(), ..TypedMember::default() };
        edit_member(&ago(&ines, 118), id, person, &organisation).await?;
    }
    let mut others = Vec::new();
    for (name, ..) in MEMBERS {
        others.push(site.ctx(people::again(site, name).await?));
    }
    Ok(Cast { ines, others })
}

/// Consensus was found, and it was published.
async fn levels(people: &Cast, of: &GroupFacts) -> service::Result<()> {
    let kofi = &people.others[EDITOR];
    let summary = "What somebody may conclude when a project says that it meets level 2.";
    let id = begin(&ago(kofi, 95), of, "levels", "Reading the levels", summary, LEVELS).await?;
    let issued = ago(&people.ines, 90);
    let asked = "Is there consensus to publish how the levels are read?";
    let asked = open_call(&issued, id, &typed(&issued, "consensus", asked, 9)).await?;
    say(&people.others[3], of, asked, 85, "support", "Testers ask for exactly this.").await?;
    say(&people.others[2], of, asked, 84, "object", "2.1 belongs first: it is what people get wrong.").await?;
    settle(
        &ago(&people.ines, 79),
        of,
        asked,
        "Whoever looks for a level reads section 1; the warning follows at once.",
    )
    .await?;
    let step = TypedMove { to: "approved".into(), note: "As found in the call.".into(), ..TypedMove::default() };
    move_draft(&ago(&people.ines, 78), id, &step).await?;
    publish_draft(&ago(&people.ines, 72), id, &TypedPublication::default()).await.map(drop)
}

/// Rests until others have decided.
async fn signing(people: &Cast, of: &GroupFacts) -> service::Result<()> {
    let kofi = &people.others[EDITOR];
    let summary = "Whether and how releases are signed.";
    let id = begin(&ago(kofi, 88), of, "signing", "Signing releases", summary, SIGNING).await?;
    let note = "Until it is known which formats the package registries take.";
    let step = TypedMove { to: "parked".into(), note: note.into(), ..TypedMove::default() };
    move_draft(&ago(&people.ines, 41), id, &step).await
}

/// In its last call, with an objection that waits, an issue that is settled and one that is open.
async fn access(people: &Cast, of: &GroupFacts, jonas: &Ctx, standards: Option<&Path>) -> service::Result<()> {
    let kofi = &people.others[EDITOR];
    let first = text(standards, "OSPS-AC.yaml", ACCESS);
    let id =
        start(kofi, of, 60, "access", "Access control", "Who may change a project, and how it knows that it was them.")
            .await?;
    post(&ago(kofi, 59), id, first.clone().into(), "As it was published in the last edition.").await?;
    let scene = Scene::of(kofi, of.clone(), "access").await?;
    let one = scene.say(jonas, 50, scene.on(0, "A code by mail is a second factor too. Is that meant?")).await?;
    scene.let_through(kofi, one, 49).await?;
    let number = scene.issue(kofi, 48, "Which second factors count", &[one]).await?;
    let better = first.replacen(
        "a multi-factor authentication process.",
        "a multi-factor authentication process that resists phishing.",
        1,
    );
    post(&ago(kofi, 20), id, better.into(), "Second factors resist phishing (#1).").await?;
    let why = "The text now asks for factors that resist phishing. Which those are, the advice says.";
    scene.settle(kofi, 19, number, ("accepted-in-part", why)).await?;
    let answer = TypedAnswer { answer: "satisfied".into(), words: "Clear now.".into() };
    answer_issue(&ago(jonas, 17), id, number, &answer).await?;

    let scene = Scene::of(kofi, of.clone(), "access").await?;
    let issued = ago(&people.ines, 6);
    let asked = "Please hold the draft against a project of your own, **as a maintainer and as somebody who uses it**.";
    let last = open_call(&issued, id, &typed(&issued, "last-call", asked, 15)).await?;
    say(&people.others[4], of, last, 4, "support", "Our projects meet it.").await?;
    let words = "A project of one person cannot have somebody else look at each change. Level 1 must not ask for it.";
    say(&people.others[2], of, last, 3, "object", words).await?;
    let two =
        scene.say(&people.others[SECRETARY], 3, scene.on(1, "Who is new, where the host knows only teams?")).await?;
    reply(&ago(kofi, 2), id, two, "The same person in the first week; I will find words.", &[]).await?;
    let number = scene.issue(kofi, 2, "Somebody new in a team", &[two]).await?;
    let holder = kofi.actor.person().map(|id| id.to_string()).unwrap_or_default();
    let due = (kofi.now.date_naive() + Days::new(9)).to_string();
    assign_issue(&ago(kofi, 2), id, number, &holder, &due, None).await?;
    // What waits: the newest, from somebody outside the group.
    let said = "Could the mappings name the edition of the other text? Two of them have new numbers by now.";
    scene.say(jonas, 0, TypedComment { body: said.into(), ..TypedComment::default() }).await.map(drop)
}

/// Being written.
async fn reports(people: &Cast, of: &GroupFacts, standards: Option<&Path>) -> service::Result<()> {
    let kofi = &people.others[EDITOR];
    let summary = "How somebody who found a hole reaches the project, and what they hear.";
    let id = start(kofi, of, 13, "reports", "Reports of holes", summary).await?;
    let file = text(standards, "OSPS-VM.yaml", REPORTS);
    post(&ago(kofi, 12), id, file.into(), "As it was published in the last edition.").await
}

/// One call that was held, whose minutes wait for approval, and those to come.
async fn meetings(people: &Cast, of: &GroupFacts) -> service::Result<()> {
    let Cast { ines, others } = people;
    let planned = |ctx: &Ctx, days: u64, title: &str| TypedMeetingDetails {
        link: "https://calls.example/baseline".into(),
        ..plan(ctx, days, title)
    };
    let early = at(ines, 5 + 14, 0);
    let day = (early.now.date_naive() + Days::new(14)).to_string();
    let typed = TypedMeetingDetails { day, ..planned(ines, 0, "Call 5: access in its last call") };
    let held = announce_meeting(&early, of, &typed, &TypedSeries::default()).await?;
    let item = TypedAgendaItem {
        title: "What maintainers who are alone can do".into(),
        draft: "access".into(),
        minutes: "40".into(),
        presenter: MEMBERS[2].0.into(),
        ..TypedAgendaItem::default()
    };
    add_agenda_item(&at(ines, 6, -60 * 60), of, held, &item).await?;
    for ctx in [ines, &others[EDITOR], &others[SECRETARY], &others[2]] {
        let ctx = at(ctx, 5, 4 * 60);
        attend(&ctx, of, held, &missing(&ctx, of.id).await?).await?;
    }
    let after = at(&others[SECRETARY], 5, 70 * 60);
    save_minutes(&after, of, held, MINUTES, 0).await?;
    let due = (ines.now.date_naive() + Days::new(4)).to_string();
    let kofi = others[EDITOR].actor.person().map(|id| id.to_string()).unwrap_or_default();
    for (kind, text, holder, due) in [
        ("decision", "Level 1 is what one person alone can meet.", String::new(), String::new()),
        ("action", "Go through access and mark what needs two people.", kofi, due),
    ] {
        let rationale = if kind == "decision" { "Most projects have one maintainer." } else { "" };
        let typed = TypedEntry { kind: kind.into(), text: text.into(), rationale: rationale.into(), holder, due };
        add_entry(&after, of, held, &typed).await?;
    }
    step_minutes(&at(&others[SECRETARY], 4, 0), of, held, "proposed").await?;
    let monthly = TypedSeries { repeats: "monthly".into(), ..TypedSeries::default() };
    let next = announce_meeting(ines, of, &planned(ines, 10, "Baseline call"), &monthly).await?;
    let item = |title: &str, draft: &str| TypedAgendaItem {
        title: title.into(),
        draft: draft.into(),
        minutes: "25".into(),
        ..TypedAgendaItem::default()
    };
    add_agenda_item(ines, of, next, &item("Minutes of call 5", "")).await?;
    add_agenda_item(ines, of, next, &item("What the last call said", "access")).await?;
    add_agenda_item(ines, of, next, &item("Reports of holes: first reading", "reports")).await.map(drop)
}

/// One ballot that was settled, and one that runs.
async fn ballots(people: &Cast, of: &GroupFacts) -> service::Result<()> {
    let Cast { ines, others } = people;
    let pace = "Shall there be two editions a year, in spring and in autumn?";
    let new = decision("oasis-simple", "Two editions a year", pace, "The milestones follow.", "");
    let id = opened(ines, of, &new, 40).await?;
    for (voter, position) in [ines].into_iter().chain(others).zip(["yes", "yes", "yes", "no", "yes"]) {
        vote(voter, of, id, 38, position, "").await?;
    }
    close_ballot(&ago(ines, 32), id).await?;
    settle_ballot(&ago(ines, 31), id).await?;
    let host = "Shall the group ask projects to publish their own answers beside the Baseline?";
    let new = decision("oasis-simple", "Answers of projects", host, "The group keeps a list of them.", "");
    let id = opened(ines, of, &new, 3).await?;
    vote(&others[EDITOR], of, id, 2, "yes", "People learn most from each other's answers.").await?;
    vote(&others[2], of, id, 1, "no", "Whoever is alone has no time for another page.").await
}

async fn vote(
    voter: &Ctx,
    of: &GroupFacts,
    id: domain::id::BallotId,
    days: i64,
    position: &str,
    text: &str,
) -> service::Result<()> {
    let vote = TypedVote { position: position.into(), text: text.into(), ..TypedVote::default() };
    cast(&ago(voter, days), of, id, vote).await.map(drop)
}

async fn say(
    ctx: &Ctx,
    of: &GroupFacts,
    call: domain::id::GroupCallId,
    days: i64,
    stance: &str,
    text: &str,
) -> service::Result<()> {
    let policies = missing(ctx, of.id).await?;
    respond(&ago(ctx, days), call, &TypedResponse { stance: stance.into(), text: text.into(), policies }).await
}

async fn start(
    ctx: &Ctx,
    of: &GroupFacts,
    days: i64,
    name: &str,
    title: &str,
    summary: &str,
) -> service::Result<DraftId> {
    let typed = TypedDraft {
        title: title.into(),
        summary: summary.into(),
        repository: "https://git.example/baseline".into(),
        ..TypedDraft::default()
    };
    start_draft(&ago(ctx, days), of.id, name, &typed).await
}

/// A family of the baseline as its own file has it, where it is at hand.
fn text(standards: Option<&Path>, file: &str, own: &str) -> String {
    let read = |folder: &Path| std::fs::read_to_string(folder.join("osps-baseline").join(file)).ok();
    standards.and_then(read).unwrap_or_else(|| own.to_owned())
}

async fn missing(ctx: &Ctx, id: GroupId) -> service::Result<Vec<String>> {
    Ok(missing_policies(ctx, id).await?.iter().map(|line| line.id.to_string()).collect())
}

const MINUTES: &str = "\
Ines opened the call at four; nobody had changes to the agenda.

## What maintainers who are alone can do

Milan went through the draft as somebody who maintains a library alone. Four requirements need a second person; one of them \
stands at level 1.

Lea asked what those who buy would lose. Nobody saw anything that level 2 does not say.";
