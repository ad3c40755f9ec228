//! Opening a ballot: everybody who has a vote now is written down with their weight, and told.

use std::collections::HashSet;

use chrono::TimeDelta;
use domain::{
    ballot::{
        BallotState, ElectionRule, Nominated, SubjectKind, Terms, VoterKind,
        rule::{
            Electorate, Voter,
            electorate::{Body, OpeningFlaw},
        },
    },
    id::{BallotId, DraftRevisionId, OrganisationId, PersonId, VoterId},
    policy::Action,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DatabaseTransaction};
use serde_json::json;

use super::{
    closing::close,
    counted::{REOPEN, Seen, commitment, terms_of},
    draft_ballot::refuse_resting,
    find,
    lines::names_of,
    mails::{self, Occasion},
    own::Said,
    revisions::carry_over,
    seconds,
    session::{held_at, say_session},
};
use crate::{
    Ctx, Error, Result, draft,
    entity::{ballot, ballot_caster, ballot_voter, candidacy, working_group},
    group::{Elector, Electors, electors, find as groups},
    meeting::there_for,
    record::event,
};

/// Who would vote if the ballot opened now, and what keeps it from opening.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prospect {
    /// Everybody whose vote there would be.
    pub voters: Vec<ProspectLine>,
    /// Members who would have none, by name, each with why.
    pub without: Vec<(String, Vec<Said>)>,
    /// What keeps it from opening.
    pub flaws: Vec<OpeningFlaw>,
}

/// A vote that there would be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProspectLine {
    /// Whose: a person's or an organisation's name.
    pub name: String,
    /// Its weight.
    pub weight: i32,
    /// Its interest category; may be empty.
    pub category: String,
    /// Who casts it, by name.
    pub casters: Vec<String>,
    /// Why there is this vote.
    pub because: Vec<Said>,
}

/// Who would vote if a draft opened now, for those who run ballots.
pub async fn prospect(ctx: &Ctx, id: BallotId) -> Result<Prospect> {
    ctx.authorize_route(Action::RunBallots)?;
    let db = &ctx.db.read;
    let row = find::by_id(id).one(db).await?.ok_or_else(Error::not_found)?;
    let of = groups::by_id(row.group_id).one(db).await?.ok_or_else(Error::not_found)?;
    ctx.authorize(Action::RunBallots, groups::place(&of))?;
    let terms = terms_of(&row)?;
    let all = electors(db, &of, ctx.now.date_naive(), ctx.now).await?;
    let flaws = flaws(&terms, &all)?;
    let people = all.votes.iter().flat_map(|one| one.casters.iter().map(|(person, _)| *person));
    let people: Vec<PersonId> = people.chain(all.without.iter().map(|(person, _)| *person)).collect();
    let voters: Vec<(VoterId, VoterKind)> = all.votes.iter().map(|one| (one.voter, one.kind)).collect();
    let names = names_of(db, &voters, people).await?;
    let line = |one: Elector| ProspectLine {
        name: names.of(one.voter),
        weight: one.weight,
        category: one.category,
        casters: one.casters.iter().map(|(person, _)| names.of(VoterId(person.0))).collect(),
        because: Said::of(&one.because),
    };
    let without = all.without.iter().map(|(person, why)| (names.of(VoterId(person.0)), Said::of(why)));
    Ok(Prospect { without: without.collect(), voters: all.votes.into_iter().map(line).collect(), flaws })
}

/// Opens a draft for its hours, from now.
pub async fn open_ballot(ctx: &Ctx, id: BallotId) -> Result<()> {
    ctx.authorize_route(Action::RunBallots)?;
    ctx.write(async |tx| {
        let revision = hold_revision(tx, id).await?;
        let (of, row) = find::run(ctx, tx, id).await?;
        if row.state != BallotState::Draft {
            return Err(Error::conflict("ballot-state", "The ballot was opened already. Nothing was changed."));
        }
        refuse_resting(of.state)?;
        refuse_stale(ctx, tx, &of, &row, revision).await?;
        let terms = terms_of(&row)?;
        let all = electors(tx, &of, ctx.now.date_naive(), ctx.now).await?;
        if let Some(flaw) = flaws(&terms, &all)?.first() {
            return Err(Error::conflict("ballot-cannot-open", format!("The ballot cannot open: {}", told(flaw))));
        }
        if let Terms::Election { election } = &terms {
            number_candidates(ctx, tx, id, election, &all).await?;
        }
        // Who is at the meeting that the ballot is held in is in the room from the start; the desk corrects it.
        let there = if terms.conduct().in_room { there_for(tx, &row).await? } else { HashSet::new() };
        for elector in all.votes {
            write_down(tx, id, elector, &there).await?;
        }
        let closes_at = ctx.now + TimeDelta::hours(i64::from(row.hours));
        let commitment = commitment(&row.secret);
        let (title, subject, rule) = (row.title.clone(), row.subject_hash.clone(), row.rule_name.clone());
        let mut row = ballot::ActiveModel::from(row);
        row.state = Set(BallotState::Open);
        row.state_since = Set(ctx.now);
        row.opened_at = Set(Some(ctx.now));
        row.closes_at = Set(Some(closes_at));
        row.updated_at = Set(ctx.now);
        let row = row.update(tx).await?;
        let carried = carry_over(ctx, tx, &row).await?;
        let mut said =
            json!({ "title": title, "closes": closes_at, "subject": subject, "rule": rule, "draw": commitment });
        // Of a hidden count this would be the turnout.
        if carried > 0 && !terms.conduct().hides_count() {
            said["carried"] = json!(carried);
        }
        say_session(&mut said, held_at(&row).as_ref());
        event::append(ctx, tx, groups::told(&of, "ballot.opened", "ballot", id).with(said)).await?;
        // With as many as there are seats nobody is asked: it is over at once, and the mail says who is elected.
        if Seen::load(tx, row.clone()).await?.unopposed() {
            return close(ctx, tx, &of, row, true).await.map(|_| ());
        }
        mails::tell_all(ctx, tx, &of, &row, &Occasion::Opened).await.map(|_| ())
    })
    .await
}

/// Holds the draft on whose revision the ballot is, before anything else is locked.
async fn hold_revision(tx: &DatabaseTransaction, id: BallotId) -> Result<Option<DraftRevisionId>> {
    let known = find::by_id(id).one(tx).await?.ok_or_else(Error::not_found)?;
    let revision = on_revision(&known);
    if let Some(revision) = revision {
        draft::hold(tx, revision).await?;
    }
    Ok(revision)
}

pub(super) fn on_revision(row: &ballot::Model) -> Option<DraftRevisionId> {
    row.subject_id.filter(|_| row.subject_kind == SubjectKind::Revision).map(DraftRevisionId)
}

/// A ballot opens on the newest revision alone.
async fn refuse_stale(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    of: &working_group::Model,
    row: &ballot::Model,
    held: Option<DraftRevisionId>,
) -> Result<()> {
    if on_revision(row) != held {
        return Err(Error::conflict("changed-meanwhile", "The ballot was edited meanwhile. Look at it anew."));
    }
    match held {
        Some(revision) => draft::refuse_unless_current(ctx, tx, of, revision).await,
        None => Ok(()),
    }
}

/// Those who stand get their numbers, in the order in which they were nominated. Seconds count of those who have a vote now.
async fn number_candidates(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    id: BallotId,
    election: &ElectionRule,
    all: &Electors,
) -> Result<()> {
    let nominated = find::candidates(id).all(tx).await?;
    let seconds = seconds::counted(tx, &nominated, all).await?;
    let stands = |one: &candidacy::Model| {
        let nominated = Nominated {
            is_asked: one.person_id.is_some(),
            accepted: one.accepted_at.is_some(),
            declined: one.declined_at.is_some(),
            seconds: seconds.iter().find(|(of, _)| *of == one.id).map_or(0, |(_, seconds)| *seconds),
        };
        nominated.stands(election.seconds)
    };
    let mut number = 0;
    for one in nominated.into_iter().filter(|one| stands(one)) {
        if one.person_id.is_none() && election.office.is_some() {
            let message = "An office is held by a person. Take the options off the list.";
            return Err(Error::conflict("office-needs-people", message));
        }
        if one.majority.is_some() && !election.has_default() {
            let message = "An option asks for a majority over the default option, and there is none. Count by Debian’s \
                           rule and let “reopen nominations” stand, or nominate the option again without it.";
            return Err(Error::conflict("no-default-option", message));
        }
        number += 1;
        let mut row = candidacy::ActiveModel::from(one);
        row.number = Set(Some(number));
        row.update(tx).await?;
    }
    if number == 0 {
        return Err(Error::conflict(
            "nobody-stands",
            "Nobody stands yet. Nominate somebody, or wait for their answer and for those who second them.",
        ));
    }
    if election.reopen {
        let row = candidacy::ActiveModel {
            id: Set(ctx.id()),
            ballot_id: Set(id),
            person_id: Set(None),
            name: Set(REOPEN.into()),
            affiliation: Set(String::new()),
            statement: Set(String::new()),
            nominated_at: Set(ctx.now),
            number: Set(Some(number + 1)),
            nominated_by: Set(None),
            accepted_at: Set(None),
            declined_at: Set(None),
            majority: Set(None),
        };
        row.insert(tx).await?;
    }
    Ok(())
}

async fn write_down(
    tx: &impl ConnectionTrait,
    id: BallotId,
    elector: Elector,
    there: &HashSet<PersonId>,
) -> Result<()> {
    let row = ballot_voter::ActiveModel {
        ballot_id: Set(id),
        voter_id: Set(elector.voter),
        kind: Set(elector.kind),
        weight: Set(elector.weight),
        category: Set(elector.category),
        because: Set(serde_json::to_value(&elector.because).map_err(Error::fault)?),
        present: Set(elector.casters.iter().any(|(person, _)| there.contains(person))),
        voted: Set(false),
        slip_id: Set(None),
        struck_at: Set(None),
    };
    row.insert(tx).await?;
    for (person, cast_as) in elector.casters {
        let row = ballot_caster::ActiveModel {
            ballot_id: Set(id),
            voter_id: Set(elector.voter),
            person_id: Set(person),
            cast_as: Set(cast_as),
        };
        row.insert(tx).await?;
    }
    Ok(())
}

/// What keeps a ballot from opening.
fn flaws(terms: &Terms, all: &Electors) -> Result<Vec<OpeningFlaw>> {
    let voters = all.votes.iter().map(|one| Voter {
        id: one.voter.0,
        weight: u64::try_from(one.weight).unwrap_or_default(),
        category: (!one.category.is_empty()).then(|| one.category.clone()),
        present: false,
    });
    let electorate = Electorate::new(voters).map_err(|flaw| Error::conflict("ballot-cannot-open", flaw.to_string()))?;
    Ok(electorate.flaws_under(terms, Body { ..all.body }))
}

/// What keeps it, as a sentence.
fn told(flaw: &OpeningFlaw) -> String {
    use domain::ballot::rule::Precondition as P;
    match flaw {
        OpeningFlaw::NobodyVotes => "nobody has the vote.".into(),
        OpeningFlaw::Precondition(P::Members(least)) => format!("the rule asks for {least} members."),
        OpeningFlaw::Precondition(P::Organisations(least)) => {
            format!("the rule asks for members of {least} organisations.")
        }
        OpeningFlaw::Precondition(P::Voters(least)) => format!("the rule asks for {least} who may vote."),
        OpeningFlaw::Precondition(P::NoCategoryOver(most)) | OpeningFlaw::Unbalanced { most, .. } => {
            format!("a category holds more than {most} of the votes.")
        }
        OpeningFlaw::WeightTellsWho(weight) => {
            format!(
                "fewer than five voters have the weight {weight}, so a confidential ballot would tell who they are."
            )
        }
        OpeningFlaw::CategoryTellsWho(category) => {
            format!("fewer than five voters are of “{category}”, so a confidential ballot would tell who they are.")
        }
    }
}

/// The id of an organisation whose vote it is.
pub(super) fn organisation(voter: VoterId, kind: VoterKind) -> Option<OrganisationId> {
    (kind == VoterKind::Organisation).then_some(OrganisationId(voter.0))
}
