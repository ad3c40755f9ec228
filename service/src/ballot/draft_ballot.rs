//! Preparing a ballot: drafted, edited and thrown away by those who run ballots, unseen by others.

use domain::{
    FieldErrors, Problem,
    ballot::{BallotDetails, BallotState, Office, SubjectKind, Terms, TypedBallot, TypedElection},
    group::GroupState,
    id::{BallotId, DraftRevisionId, GroupId, OfficeTermId},
    policy::Action,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, DatabaseTransaction, ModelTrait, PaginatorTrait, QueryFilter,
};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{
    counted::terms_of,
    find,
    offices::vacant,
    rules::named_rule,
    session::{named_session, refuse_second, say_session},
};
use crate::{
    Ctx, Error, Result,
    draft::voted_on,
    entity::{ballot, working_group},
    group::find as groups,
    meeting::hold_on_item,
    record::{Entry, event},
};

/// Most drafts of a group.
const MOST: u64 = 50;

/// A ballot to be prepared.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NewBallot {
    /// A preset by its word, or a rule of the group by its id; `election` for one that is counted.
    pub rule: String,
    /// What is asked.
    pub details: TypedBallot,
    /// How an election is held.
    pub election: TypedElection,
    /// The revision of a draft that is voted on, by its id; empty for none.
    pub revision: String,
    /// The item of a meeting's agenda on which it is held, by its id; empty for none.
    pub item: String,
    /// The conference at one of whose sessions it is held, by its part of addresses; empty for none.
    pub conference: String,
    /// The session, by its code.
    pub session: String,
}

/// Prepares a ballot.
pub async fn draft_ballot(ctx: &Ctx, group: GroupId, new: &NewBallot) -> Result<BallotId> {
    ctx.authorize_route(Action::RunBallots)?;
    let details = new.details.check();
    let at = named_session(ctx, new).await?;
    let id: BallotId = ctx.id();
    ctx.write(async |tx| {
        let of = groups::locked(ctx, tx, group, Action::RunBallots).await?;
        if !of.kind.features().votes {
            return Err(Error::conflict("no-votes", "The members of this kind of group do not vote."));
        }
        refuse_resting(of.state)?;
        let (details, (rule_name, terms)) = Problem::both(details.clone(), chosen(ctx, tx, &of, new).await?)?;
        refuse_short(&details, &terms)?;
        let subject = subject(ctx, tx, &of, new, &details, &terms).await?;
        let drafts = find::of_group(group, find::Knows::All).filter(ballot::Column::State.eq(BallotState::Draft));
        if drafts.count(tx).await? >= MOST {
            return Err(Error::conflict("too-many-drafts", format!("A group keeps at most {MOST} drafts of ballots.")));
        }
        if let Some(at) = &at {
            refuse_second(tx, group, at).await?;
        }
        let row = ballot::ActiveModel {
            id: Set(id),
            group_id: Set(group),
            title: Set(details.title.clone()),
            question: Set(details.question),
            consequence: Set(details.consequence),
            terms: Set(serde_json::to_value(&terms).map_err(Error::fault)?),
            rule_name: Set(rule_name),
            subject_kind: Set(subject.kind),
            subject_title: Set(subject.title),
            subject_text: Set(subject.text),
            subject_hash: Set(subject.hash.clone()),
            hours: Set(hours(details.hours)),
            feeds_standing: Set(details.feeds_standing),
            state: Set(BallotState::Draft),
            state_note: Set(String::new()),
            state_since: Set(ctx.now),
            secret: Set(ctx.chance.secret().to_vec()),
            times_extended: Set(0),
            times_deferred: Set(0),
            created_at: Set(ctx.now),
            updated_at: Set(ctx.now),
            subject_id: Set(subject.id),
            created_by: Set(ctx.actor.person()),
            opened_at: Set(None),
            closes_at: Set(None),
            closed_at: Set(None),
            reminded_at: Set(None),
            outcome: Set(None),
            draw_numbers: Set(None),
            casting: Set(None),
            seconds: Set(seconds(&terms)),
            follows_id: Set(None),
            scope: Set(None),
            voided: Set(None),
            conference: Set(at.as_ref().map(|at| at.conference.clone()).unwrap_or_default()),
            session: Set(at.as_ref().map(|at| at.session.clone()).unwrap_or_default()),
        };
        row.insert(tx).await?;
        if !new.item.trim().is_empty() {
            hold_on_item(tx, group, new.item.trim(), id).await?;
        }
        let entry = Entry::new("ballot.drafted", "ballot", id, domain::policy::Scope::Group(group));
        let mut said = json!({ "title": details.title, "subject": subject.hash });
        say_session(&mut said, at.as_ref());
        event::append(ctx, tx, entry.with(said)).await
    })
    .await?;
    Ok(id)
}

/// Edits a draft. What is open is never edited.
pub async fn edit_ballot(ctx: &Ctx, id: BallotId, new: &NewBallot) -> Result<()> {
    ctx.authorize_route(Action::RunBallots)?;
    let details = new.details.check();
    ctx.write(async |tx| {
        let (of, row) = find::run(ctx, tx, id).await?;
        refuse_opened(&row)?;
        let (details, (rule_name, terms)) = Problem::both(details.clone(), chosen(ctx, tx, &of, new).await?)?;
        refuse_short(&details, &terms)?;
        let subject = subject(ctx, tx, &of, new, &details, &terms).await?;
        if terms_of(&row)?.election().is_some() != terms.election().is_some() {
            let message = "A decision stays a decision, and an election an election. Prepare another ballot.";
            return Err(Error::field("rule", "other-kind", message));
        }
        let mut row = ballot::ActiveModel::from(row);
        row.title = Set(details.title.clone());
        row.question = Set(details.question);
        row.consequence = Set(details.consequence);
        row.terms = Set(serde_json::to_value(&terms).map_err(Error::fault)?);
        row.rule_name = Set(rule_name);
        row.subject_kind = Set(subject.kind);
        row.subject_title = Set(subject.title);
        row.subject_text = Set(subject.text);
        row.subject_hash = Set(subject.hash.clone());
        row.subject_id = Set(subject.id);
        row.seconds = Set(seconds(&terms));
        row.hours = Set(hours(details.hours));
        row.feeds_standing = Set(details.feeds_standing);
        row.updated_at = Set(ctx.now);
        row.update(tx).await?;
        let entry = Entry::new("ballot.edited", "ballot", id, domain::policy::Scope::Group(of.id));
        event::append(ctx, tx, entry.with(json!({ "title": details.title, "subject": subject.hash }))).await
    })
    .await
}

/// Throws a draft away. What was opened is annulled instead, with a reason.
pub async fn discard_ballot(ctx: &Ctx, id: BallotId) -> Result<()> {
    ctx.authorize_route(Action::RunBallots)?;
    ctx.write(async |tx| {
        let (of, row) = find::run(ctx, tx, id).await?;
        refuse_opened(&row)?;
        let candidates = find::candidates(id).all(tx).await?;
        for second in find::seconds(candidates.iter().map(|one| one.id)).all(tx).await? {
            second.delete(tx).await?;
        }
        for candidate in candidates {
            candidate.delete(tx).await?;
        }
        let title = row.title.clone();
        row.delete(tx).await?;
        let entry = Entry::new("ballot.discarded", "ballot", id, domain::policy::Scope::Group(of.id));
        event::append(ctx, tx, entry.with(json!({ "title": title }))).await
    })
    .await
}

/// What the ballot is held under, with what that is called.
async fn chosen(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    of: &working_group::Model,
    new: &NewBallot,
) -> Result<std::result::Result<(String, Terms), Problem>> {
    if new.rule.trim() == "election" {
        let election = new.election.check();
        if let Some(office) = election.as_ref().ok().and_then(|election| election.office.as_ref()) {
            check_office(ctx, tx, of, office).await?;
        }
        return Ok(election.map(|election| (election.method.to_string(), Terms::Election { election })));
    }
    let mut errors = FieldErrors::default();
    let rule = named_rule(tx, of.id, new.rule.trim()).await?;
    if rule.is_none() {
        errors.add("rule", "option", "Choose one of the rules.");
    }
    Ok(errors.finish(rule.map(|(name, rule)| (name, Terms::Decision { rule }))))
}

/// An office that the group knows; the rest of a term only while nobody holds it.
async fn check_office(ctx: &Ctx, tx: &DatabaseTransaction, of: &working_group::Model, office: &Office) -> Result<()> {
    if office.kind.role().is_some_and(|role| !of.kind.features().roles.contains(&role)) {
        return Err(Error::field("office", "option", "Choose one of the options."));
    }
    let Some(fills) = office.fills else { return Ok(()) };
    let vacant = vacant(tx, of.id, OfficeTermId(fills), ctx.now).await?;
    if vacant.is_none_or(|line| (line.kind, Some(line.ends)) != (office.kind, office.until)) {
        let message = "This seat is not vacant, or its term ends on another day. See the terms of office of the group.";
        return Err(Error::field("office_fills", "not-vacant", message));
    }
    Ok(())
}

/// What is voted on.
struct Subject {
    kind: SubjectKind,
    title: String,
    text: String,
    hash: String,
    id: Option<uuid::Uuid>,
}

/// A revision by its hash, whose text stays where it is; else what was typed.
async fn subject(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    of: &working_group::Model,
    new: &NewBallot,
    details: &BallotDetails,
    terms: &Terms,
) -> Result<Subject> {
    let text = new.revision.trim();
    if text.is_empty() {
        return Ok(Subject {
            kind: details.subject_kind,
            title: details.subject_title.clone(),
            text: details.subject_text.clone(),
            hash: details.subject_hash.clone(),
            id: None,
        });
    }
    if !details.subject_text.is_empty() {
        let message = "A ballot is on a revision or on a text of its own, not on both.";
        return Err(Error::field("subject_text", "revision-or-text", message));
    }
    let choose =
        || Error::field("revision", "option", "Choose a revision of a draft of this group, or of a group under it.");
    if terms.election().is_some() {
        return Err(Error::field("revision", "no-election", "A revision is decided on, not elected."));
    }
    let id: DraftRevisionId = text.parse().map_err(|_| choose())?;
    let on = voted_on(ctx, tx, of, id).await?.ok_or_else(choose)?;
    Ok(Subject {
        kind: SubjectKind::Revision,
        title: format!("{} ({})", on.title, on.cited),
        text: String::new(),
        hash: on.hash,
        id: Some(id.0),
    })
}

/// How many others have to second whoever stands.
fn seconds(terms: &Terms) -> i32 {
    terms.election().and_then(|election| i32::try_from(election.seconds).ok()).unwrap_or_default()
}

/// A group that was not approved, rests or has ended begins no ballot. What is open in it goes on to its end.
pub(super) fn refuse_resting(state: GroupState) -> Result<()> {
    if state.holds_ballots() {
        return Ok(());
    }
    let message = "The group holds no ballots now: it was not approved yet, it rests, or it has ended.";
    Err(Error::conflict("no-ballots-now", message))
}

/// A ballot is open for as long as its rule asks at least.
fn refuse_short(details: &BallotDetails, terms: &Terms) -> Result<()> {
    let least = terms.conduct().least_hours;
    if details.hours < least {
        return Err(Error::field("hours", "too-short", format!("This rule asks for at least {least} hours.")));
    }
    Ok(())
}

fn refuse_opened(row: &ballot::Model) -> Result<()> {
    if row.state == BallotState::Draft {
        return Ok(());
    }
    Err(Error::conflict("ballot-opened", "The ballot was opened, so it stays as it is. Annul it and prepare another."))
}

fn hours(hours: u32) -> i32 {
    i32::try_from(hours).unwrap_or(i32::MAX)
}
