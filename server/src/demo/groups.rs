//! The demo's groups: a council, the group that writes the ASVS, one that reads advisories, and what happened in them.

use chrono::{Days, NaiveDate};
use domain::{
    group::{
        TypedGroup, TypedMember, TypedMilestone, TypedPolicy,
        charter::{TypedCharter, content_hash},
    },
    id::{GroupId, PersonId},
    policy::{Action, Actor},
};
use service::{
    Ctx,
    group::{
        NewGroup, TypedJoin, TypedLeave, TypedMeeting, add_milestone, add_policy, adopt_charter, answer_request,
        edit_group, edit_member, grant_leave, group, join_group, missing_policies, move_group, post_charter,
        propose_group, record_meeting, relate_organisations, set_office, set_voting_rule, waiting,
    },
    identity::{NewAffiliation, add_affiliation},
};

use super::people;
use crate::site::Site;

const ECOSYSTEM: &str = "security-commons";
/// Who chairs the group that writes the ASVS.
pub const CHAIR: &str = "Noor Haddad";

/// Members of the group that writes the ASVS: name, organisation, interest, what brings them.
pub(super) const MEMBERS: &[(&str, &str, &str, &str)] = &[
    ("Piet de Wit", "Havenlicht", "Builders", "I have kept our checklist in step with version 4 for three years."),
    ("Sara Lund", "Nordlys Bank", "Buyers", "We ask suppliers for level 2 and would like to know what that means."),
    ("Teo Marchetti", "Havenlicht Labs", "Builders", "I test what my colleagues build."),
    ("Uma Krishnan", "", "Testers", "I verify for a living and see the same questions each week."),
    ("Wanda Kowalska", "Politechnika Zielona", "Researchers", "My students measure how requirements are read."),
    ("Xavier Roche", "Nordlys Bank", "Buyers", ""),
];
/// Meetings of the group that writes the ASVS: days ago, title, and who was there besides the chair.
const MEETINGS: &[(u64, &str, &[usize])] = &[
    (70, "Call 14: scope of version 6", &[0, 1, 3, 4]),
    (56, "Call 15: session management", &[0, 1, 3]),
    (42, "Call 16: requirement numbers", &[0, 2, 3, 4]),
    (28, "Call 17: cryptography", &[0, 2, 3]),
    (14, "Call 18: what is left", &[0, 2, 3, 5]),
];

/// Founds the groups. `founder` runs the site and chairs the council.
pub async fn fill(site: &Site, founder: &Actor) -> service::Result<()> {
    let ruth = site.ctx(founder.clone());
    council(&ruth).await?;
    asvs(site, &ruth).await?;
    advisories(site, &ruth).await?;
    let waiting = NewGroup {
        parent: "advisories".into(),
        ..new_group("csaf-readers", "CSAF readers", "task-force", "Compares what four readers make of the same files.")
    };
    let jonas = site.ctx(people::speaker(site).await?);
    propose_group(&jonas, &waiting).await?;
    Ok(())
}

async fn council(ruth: &Ctx) -> service::Result<()> {
    let mut new = new_group(
        "council",
        "Steering council",
        "steering-council",
        "Starts, charters and ends the groups of Security Commons.",
    );
    new.details.joining = "invitation".into();
    new.details.description =
        "Seven people, each for two years. The council decides in public and answers within a month.".into();
    let id = propose_group(ruth, &new).await?;
    work(ruth, id, include_str!("../../demo/charter-council.md")).await
}

async fn asvs(site: &Site, ruth: &Ctx) -> service::Result<()> {
    // The group began some months ago.
    let (now, ruth) = (ruth, &ago(ruth, 200));
    let noor = ruth.as_actor(people::member(site, CHAIR).await?);
    let mut new = new_group(
        "asvs",
        "ASVS",
        "working-group",
        "Writes down what a secure web application does, so that builders, buyers and testers mean the same.",
    );
    new.details = TypedGroup {
        description: "The Application Security Verification Standard lists **what** to verify, at three levels, and leaves *how* to others. \
            Version 5 is published; the group now writes version 6.\n\nWork happens in the open: on the list, in calls every second week, and in \
            comments on the draft. You need no membership to comment."
            .into(),
        first_steps: "Pick one chapter that you know from your own work, read it in the newest draft, and tell us where you had to read twice."
            .into(),
        joining: "request".into(),
        seats: "organisation".into(),
        categories: "Builders\nBuyers\nTesters\nResearchers".into(),
        links: "Mailing list https://lists.example/asvs\nCalls and notes https://calls.example/asvs\nDrafts https://git.example/asvs".into(),
        ..new.details
    };
    let id = propose_group(&noor, &new).await?;
    let early = include_str!("../../demo/charter-asvs-1.md");
    let typed = TypedCharter { text: early.into(), note: "First text, for comments".into() };
    let noor = ruth.as_actor(people::again(site, CHAIR).await?);
    post_charter(&noor, id, &typed, None).await?;
    work(ruth, id, include_str!("../../demo/charter-asvs-2.md")).await?;
    for (kind, title, text) in POLICIES {
        let typed =
            TypedPolicy { kind: (*kind).into(), title: (*title).into(), text: (*text).into(), from: String::new() };
        add_policy(&noor, id, &typed).await?;
    }
    for (title, days, state) in [
        ("Scope of version 6 agreed", -60, "reached"),
        ("All chapters renumbered", -10, ""),
        ("First public draft", 45, ""),
        ("Last call", 160, ""),
        ("Version 6 published", 240, ""),
    ] {
        let due = now.now.date_naive() + chrono::TimeDelta::days(days);
        let typed = TypedMilestone { title: title.into(), due: due.to_string(), state: state.into() };
        add_milestone(&noor, id, &typed).await?;
    }
    set_voting_rule(&noor, id, "oasis", "").await?;
    let noor = now.as_actor(noor.actor.clone());
    let people = members(site, now, &noor, id).await?;
    meetings(now, id, &noor, &people).await
}

/// Everybody asks and is let in, some months ago, but for the last, who still waits.
async fn members(site: &Site, ruth: &Ctx, noor: &Ctx, id: GroupId) -> service::Result<Vec<PersonId>> {
    let mut joined = Vec::new();
    for (name, organisation, category, words) in MEMBERS {
        let actor = people::member(site, name).await?;
        let person = actor.person().ok_or_else(service::Error::denied)?;
        let ctx = ago(&ruth.as_actor(actor), 100);
        if !organisation.is_empty() {
            let since = day(ruth, 700).to_string();
            let at = NewAffiliation { organisation: (*organisation).into(), from: since, ..NewAffiliation::default() };
            add_affiliation(&ctx, at).await?;
        }
        let policies = missing_policies(&ctx, id).await?;
        let join = TypedJoin {
            category: (*category).into(),
            organisation: (*organisation).into(),
            words: (*words).into(),
            policies: policies.iter().map(|line| line.id.to_string()).collect(),
            ..TypedJoin::default()
        };
        join_group(&ctx, id, &join).await?;
        let facts = group(noor, "asvs", Action::SeeGroup).await?.here()?;
        let request = waiting(noor, &facts).await?.requests.pop().map(|line| line.id);
        let chair = ago(noor, 98);
        if let Some(request) = request {
            answer_request(&chair, id, request, true, "Welcome.").await?;
        }
        joined.push(person);
    }
    let voice = |organisation: &str, category: &str, voice: &str| TypedMember {
        organisation: organisation.into(),
        category: category.into(),
        voice: voice.into(),
        ..TypedMember::default()
    };
    edit_member(noor, id, joined[0], &voice("Havenlicht", "Builders", "representative")).await?;
    edit_member(noor, id, joined[2], &voice("Havenlicht Labs", "Builders", "alternate")).await?;
    edit_member(noor, id, joined[1], &voice("Nordlys Bank", "Buyers", "representative")).await?;
    relate_organisations(noor, id, "Havenlicht Labs", "Havenlicht").await?;
    set_office(noor, id, joined[0], "editor", true).await?;
    set_office(noor, id, joined[3], "secretary", true).await?;
    let newcomer = ruth.as_actor(people::member(site, "Yara Silva").await?);
    let policies = missing_policies(&newcomer, id).await?;
    let join = TypedJoin {
        category: "Testers".into(),
        words: "I maintain a scanner and would like its findings to name your requirements.".into(),
        policies: policies.iter().map(|line| line.id.to_string()).collect(),
        ..TypedJoin::default()
    };
    join_group(&newcomer, id, &join).await?;
    Ok(joined)
}

async fn meetings(ruth: &Ctx, id: GroupId, noor: &Ctx, people: &[PersonId]) -> service::Result<()> {
    for (ago, title, there) in MEETINGS {
        let present = there.iter().map(|nth| people[*nth]).chain(noor.actor.person());
        let typed = TypedMeeting {
            title: (*title).into(),
            kind: "plenary".into(),
            on: day(ruth, *ago).to_string(),
            present: present.map(|person| person.to_string()).collect(),
            alternates: Vec::new(),
        };
        record_meeting(noor, id, &typed).await?;
    }
    let leave = TypedLeave {
        person: people[4].to_string(),
        from: day(ruth, 35).to_string(),
        until: (ruth.now.date_naive() + Days::new(30)).to_string(),
        reason: "Teaching abroad.".into(),
    };
    grant_leave(noor, id, &leave).await.map(|_| ())
}

async fn advisories(site: &Site, ruth: &Ctx) -> service::Result<()> {
    let olu = ruth.as_actor(people::member(site, "Olu Adeyemi").await?);
    let mut new = new_group(
        "advisories",
        "Advisory readers",
        "interest-group",
        "Meets once a month to read security advisories together and to say what would have helped.",
    );
    new.details.joining = "open".into();
    new.details.links = "Chat https://chat.example/advisories".into();
    let id = propose_group(&olu, &new).await?;
    move_group(ruth, id, "approve", "").await?;
    move_group(ruth, id, "activate", "").await?;
    let olu = ruth.as_actor(people::again(site, "Olu Adeyemi").await?);
    let facts = group(&olu, "advisories", Action::EditGroup).await?.here()?;
    let typed = TypedGroup {
        first_steps: "Come to one evening and bring one advisory that cost you time.".into(),
        ..facts.typed()
    };
    edit_group(&olu, id, &typed, None).await?;
    for name in super::review::REVIEWERS.iter().take(4) {
        let reader = ruth.as_actor(people::again(site, name).await?);
        join_group(&reader, id, &TypedJoin::default()).await?;
    }
    Ok(())
}

/// Approves a group, posts its charter, adopts it and lets the group begin.
pub(super) async fn work(ruth: &Ctx, id: GroupId, charter: &str) -> service::Result<()> {
    move_group(ruth, id, "approve", "").await?;
    let typed = TypedCharter { text: charter.into(), note: "As decided in the council's call".into() };
    let number = post_charter(ruth, id, &typed, None).await?;
    adopt_charter(ruth, id, number, &content_hash(charter.trim()), "Decided by the council").await?;
    move_group(ruth, id, "activate", "").await
}

pub(super) fn new_group(slug: &str, name: &str, kind: &str, purpose: &str) -> NewGroup {
    let details = TypedGroup { name: name.into(), purpose: purpose.into(), ..TypedGroup::default() };
    NewGroup { ecosystem: ECOSYSTEM.into(), slug: slug.into(), kind: kind.into(), parent: String::new(), details }
}

/// The same context some days ago.
pub(super) fn ago(ctx: &Ctx, days: i64) -> Ctx {
    Ctx { now: ctx.now - chrono::TimeDelta::days(days), ..ctx.clone() }
}

fn day(ctx: &Ctx, ago: u64) -> NaiveDate {
    ctx.now.date_naive() - Days::new(ago)
}

const POLICIES: &[(&str, &str, &str)] = &[
    (
        "ipr",
        "Licence of contributions",
        "What you contribute is yours, and you license it to everybody under **CC BY-SA 4.0**. If you know of a patent that \
         somebody would need to follow the standard, you say so before the text is adopted.",
    ),
    (
        "antitrust",
        "Competition law",
        "We talk about what is secure, never about prices, customers or who will buy what. If a conversation turns there, \
         leave it and say why.",
    ),
    (
        "conduct",
        "Code of conduct",
        "Be kind about people and exact about texts. The chairs act on complaints within a week.",
    ),
];
