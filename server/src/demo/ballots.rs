//! The demo's ballots, all of the group that writes the ASVS: one open with an objection, one sealed, one that closed, one
//! that was annulled, one for a session of a programme, and an election that is over.

use domain::{
    ballot::{
        TypedBallot, TypedCandidate, TypedElection,
        rule::{TypedRule, preset::Preset},
    },
    id::BallotId,
    policy::{Action, Actor},
};
use service::{
    Ctx,
    ballot::{
        NewBallot, TypedVote, add_ballot_rule, annul_ballot, answer_nomination, ballot, cast_position, close_ballot,
        decide_ruling_appeal, draft_ballot, lodge_ruling_appeal, nominate, open_ballot, rule_on_position,
        second_nomination, settle_ballot,
    },
    group::{GroupFacts, group},
    programme::published,
};

use super::{
    groups::{CHAIR, MEMBERS, ago},
    people,
};
use crate::site::Site;

/// The group's slug.
const GROUP: &str = "asvs";
/// The conference at whose last session one of the ballots is held, and what that session is called.
const CONFERENCE: &str = "plenary-days-2027";
const CLOSING: &str = "Closing: the next draft";

/// Holds the ballots. `site` runs on now; most of them began some time ago.
pub async fn fill(site: &Site, founder: &Actor) -> service::Result<()> {
    let noor = site.ctx(people::again(site, CHAIR).await?);
    let facts = group(&noor, GROUP, Action::RunBallots).await?.here()?;
    numbers(site, &noor, &facts, founder).await?;
    scope(site, &noor, &facts).await?;
    editors(site, &noor, &facts).await?;
    liaisons(site, &noor, &facts).await?;
    draft(site, &noor, &facts).await?;
    board(site, &noor, &facts).await?;
    closing(site, &noor, &facts).await?;
    name(site, &noor, &facts).await
}

/// Closed and settled some weeks ago.
async fn numbers(site: &Site, noor: &Ctx, facts: &GroupFacts, founder: &Actor) -> service::Result<()> {
    let new = decision(
        "oasis-simple",
        "Requirement numbers stay for good",
        "Shall a requirement keep its number over all versions, also after it was removed?",
        "Numbers are never used again.",
        "",
    );
    let id = opened(noor, facts, &new, 34).await?;
    vote(site, facts, id, 33, |nth| {
        Some(if nth == 3 {
            ("no", "Numbers of what is gone confuse whoever reads the list for the first time.")
        } else {
            ("yes", "It keeps references from rotting.")
        })
    })
    .await?;
    appealed(site, noor, facts, (id, founder)).await?;
    close_ballot(&ago(noor, 26), id).await?;
    settle_ballot(&ago(noor, 25), id).await
}

/// Rules the only no out; those above the group take that back, because whoever said it appealed.
async fn appealed(site: &Site, noor: &Ctx, facts: &GroupFacts, (id, above): (BallotId, &Actor)) -> service::Result<()> {
    let said = ballot(noor, facts, id).await?.positions.into_iter().find(|line| line.choice == "no");
    let Some(said) = said else { return Ok(()) };
    rule_on_position(&ago(noor, 32), id, said.id, false, "It is a matter of taste, no reason about the standard.")
        .await?;
    let voter = site.ctx(people::again(site, said.by.as_deref().unwrap_or(&said.name)).await?);
    let why = "Who reads it is what a standard is for.";
    let appeal = lodge_ruling_appeal(&ago(&voter, 31), id, said.id, why).await?;
    let above = ago(&noor.as_actor(above.clone()), 29);
    decide_ruling_appeal(&above, id, appeal, "upheld", "A reader who is lost is a reason. The vote counts.").await?;
    Ok(())
}

/// Annulled, because the text was changed while it was voted on.
async fn scope(site: &Site, noor: &Ctx, facts: &GroupFacts) -> service::Result<()> {
    let new = decision(
        "oasis-full",
        "Scope of version 6",
        "Is this the scope of version 6?",
        "The chapters follow this scope.",
        "# Scope\n\nWeb applications, their interfaces, and what they tell a browser.",
    );
    let id = opened(noor, facts, &new, 20).await?;
    vote(site, facts, id, 19, |nth| (nth < 2).then_some(("yes", ""))).await?;
    let why =
        "A paragraph on mobile clients was still missing from the text. The group votes on the whole of it later.";
    annul_ballot(&ago(noor, 18), id, why).await
}

/// An election by transferable vote that is over.
async fn editors(site: &Site, noor: &Ctx, facts: &GroupFacts) -> service::Result<()> {
    let election = TypedElection {
        method: "scottish-stv".into(),
        seats: "2".into(),
        shows_turnout: true,
        ..TypedElection::default()
    };
    let question = "Which two chapters do we finish first?";
    let new = NewBallot {
        election,
        ..decision("election", "First two chapters", question, "The calls of autumn work on these two.", "")
    };
    let then = ago(noor, 16);
    let id = draft_ballot(&then, facts.id, &new).await?;
    for name in ["Session management", "Cryptography", "Web frontend", "Logging"] {
        nominate(&then, id, &TypedCandidate { name: name.into(), ..TypedCandidate::default() }).await?;
    }
    open_ballot(&then, id).await?;
    let papers =
        [["1", "2", "", ""], ["2", "1", "3", ""], ["", "1", "2", "3"], ["3", "", "1", "2"], ["1", "", "", "2"]];
    for (nth, voter) in voters(site).await?.iter().enumerate() {
        let ranks = papers[nth % papers.len()].map(str::to_owned).to_vec();
        cast(&ago(voter, 15), facts, id, TypedVote { ranks, ..TypedVote::default() }).await?;
    }
    close_ballot(&ago(noor, 8), id).await?;
    settle_ballot(&ago(noor, 7), id).await
}

/// An election without a vote: as many stood as there were seats.
async fn liaisons(site: &Site, noor: &Ctx, facts: &GroupFacts) -> service::Result<()> {
    let election = TypedElection {
        method: "scottish-stv".into(),
        seats: "2".into(),
        unopposed: true,
        months: "24, 12".into(),
        office: "liaison".into(),
        office_from: ago(noor, 9).now.date_naive().to_string(),
        ..TypedElection::default()
    };
    let question = "Who follows the work of the groups whose texts we refer to?";
    let consequence = "Both report to the group at each meeting.";
    let new = NewBallot { election, ..decision("election", "Two liaisons", question, consequence, "") };
    let id = draft_ballot(&ago(noor, 13), facts.id, &new).await?;
    for member in voters(site).await?.iter().take(2) {
        let Some(person) = member.actor.person() else { continue };
        let nominee = TypedCandidate { person: person.to_string(), ..TypedCandidate::default() };
        let candidate = nominate(&ago(noor, 13), id, &nominee).await?;
        answer_nomination(&ago(member, 12), id, candidate, true, "I read their drafts anyway.").await?;
    }
    open_ballot(&ago(noor, 11), id).await?;
    settle_ballot(&ago(noor, 10), id).await
}

/// In preparation: two are nominated for a seat, one of them with enough seconds.
async fn board(site: &Site, noor: &Ctx, facts: &GroupFacts) -> service::Result<()> {
    let election = TypedElection {
        method: "scottish-stv".into(),
        seats: "1".into(),
        months: "12".into(),
        seconds: "1".into(),
        office: "seat".into(),
        office_title: "Speaker of the group".into(),
        office_from: noor.now.date_naive().to_string(),
        ..TypedElection::default()
    };
    let question = "Who speaks for the group at conferences next year?";
    let consequence = "Whoever is elected speaks for the group for a year.";
    let new = NewBallot { election, ..decision("election", "Speaker of the group", question, consequence, "") };
    let id = draft_ballot(&ago(noor, 5), facts.id, &new).await?;
    let members = voters(site).await?;
    for (nth, member) in members.iter().take(2).enumerate() {
        let Some(person) = member.actor.person() else { continue };
        let nominee = TypedCandidate { person: person.to_string(), ..TypedCandidate::default() };
        let candidate = nominate(&ago(noor, 5), id, &nominee).await?;
        answer_nomination(&ago(member, 4), id, candidate, true, "I like to explain what we do.").await?;
        for other in members.iter().skip(2).take(if nth == 0 { 3 } else { 0 }) {
            let then = ago(other, 3);
            if ballot(&then, facts, id).await?.may_second {
                second_nomination(&then, id, candidate).await?;
            }
        }
    }
    Ok(())
}

/// Open, with an objection that waits for an answer.
async fn draft(site: &Site, noor: &Ctx, facts: &GroupFacts) -> service::Result<()> {
    let new = decision(
        "sociocratic-consent",
        "First public draft",
        "May chapters 1 to 4 be published as the first public draft?",
        "The four chapters are published for comments.",
        "# ASVS 6, first public draft\n\n1. Architecture\n2. Authentication\n3. Session management\n4. Access control",
    );
    let id = opened(noor, facts, &new, 3).await?;
    vote(site, facts, id, 2, |nth| match nth {
        0 => Some(("consent", "")),
        1 => Some((
            "objection",
            "Chapter 3 still asks for a lifetime of sessions that no bank can keep. Two sentences would mend it.",
        )),
        2 => Some(("concern", "I would have liked a glossary with it. It can come later.")),
        _ => None,
    })
    .await
}

/// For a session of a programme, which leads to it; settled before that is held.
async fn closing(site: &Site, noor: &Ctx, facts: &GroupFacts) -> service::Result<()> {
    let sessions = published(noor, CONFERENCE).await?.programme.sessions;
    let Some(session) = sessions.into_iter().find(|one| one.title == CLOSING) else { return Ok(()) };
    let new = NewBallot {
        conference: CONFERENCE.into(),
        session: session.code,
        ..decision(
            "lf-charter-electronic",
            "What the group shows at the closing",
            "Shall the closing session be about the first public draft alone?",
            "The group brings the draft to the closing session, and nothing else.",
            "",
        )
    };
    let id = opened(noor, facts, &new, 13).await?;
    vote(site, facts, id, 12, |nth| {
        Some((if nth == 2 { "no" } else { "yes" }, "One text is enough for half an hour."))
    })
    .await?;
    close_ballot(&ago(noor, 5), id).await?;
    settle_ballot(&ago(noor, 4), id).await
}

/// Sealed until it closes.
async fn name(site: &Site, noor: &Ctx, facts: &GroupFacts) -> service::Result<()> {
    let rule = TypedRule {
        visibility: "sealed".into(),
        shows_turnout: true,
        ..TypedRule::of("Sealed majority", &Preset::OasisSimple.rule()).unwrap_or_default()
    };
    let rule = add_ballot_rule(&ago(noor, 30), facts.id, &rule).await?;
    let new = decision(
        &rule.to_string(),
        "Host of the next meeting in person",
        "Shall the group meet in Zielona Góra in March?",
        "The university hosts the meeting.",
        "",
    );
    let id = opened(noor, facts, &new, 2).await?;
    vote(site, facts, id, 1, |nth| (nth < 2).then_some((if nth == 0 { "yes" } else { "no" }, ""))).await
}

pub(super) fn decision(rule: &str, title: &str, question: &str, consequence: &str, text: &str) -> NewBallot {
    let details = TypedBallot {
        title: title.into(),
        question: question.into(),
        consequence: consequence.into(),
        subject_title: if text.is_empty() { String::new() } else { title.into() },
        subject_text: text.into(),
        hours: "168".into(),
        feeds_standing: true,
    };
    NewBallot { rule: rule.into(), details, ..NewBallot::default() }
}

pub(super) async fn opened(noor: &Ctx, facts: &GroupFacts, new: &NewBallot, days: i64) -> service::Result<BallotId> {
    let then = ago(noor, days);
    let id = draft_ballot(&then, facts.id, new).await?;
    open_ballot(&then, id).await?;
    Ok(id)
}

/// Everybody who has a vote says what `says` gives them, by how many came before.
async fn vote(
    site: &Site,
    facts: &GroupFacts,
    id: BallotId,
    days: i64,
    says: impl Fn(usize) -> Option<(&'static str, &'static str)>,
) -> service::Result<()> {
    let mut nth = 0;
    for voter in voters(site).await? {
        if let Some((position, text)) = says(nth) {
            let vote = TypedVote { position: position.into(), text: text.into(), ..TypedVote::default() };
            nth += usize::from(cast(&ago(&voter, days), facts, id, vote).await?);
        }
    }
    Ok(())
}

/// Casts where there is a vote to cast; says whether there was.
pub(super) async fn cast(voter: &Ctx, facts: &GroupFacts, id: BallotId, vote: TypedVote) -> service::Result<bool> {
    let mine = ballot(voter, facts, id).await?.own.into_iter().find(|own| !own.voted);
    let Some(own) = mine else { return Ok(false) };
    cast_position(voter, id, &TypedVote { voter: own.voter.to_string(), ..vote }).await?;
    Ok(true)
}

async fn voters(site: &Site) -> service::Result<Vec<Ctx>> {
    let mut all = Vec::new();
    for name in MEMBERS.iter().map(|(name, ..)| *name).chain([CHAIR]) {
        all.push(site.ctx(people::again(site, name).await?));
    }
    Ok(all)
}
