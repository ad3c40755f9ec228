//! Preparing a ballot: drafted, edited and thrown away by those who run ballots, unseen by others.

use domain::{
    FieldErrors, Problem,
    ballot::{BallotDetails, BallotState, Terms, TypedBallot, TypedElection},
    group::GroupState,
    id::{BallotId, GroupId},
    policy::Action,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, DatabaseTransaction, ModelTrait, PaginatorTrait, QueryFilter,
};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{counted::terms_of, find, rules::named_rule};
use crate::{
    Ctx, Error, Result,
    entity::ballot,
    group::find as groups,
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
}

/// Prepares a ballot.
pub async fn draft_ballot(ctx: &Ctx, group: GroupId, new: &NewBallot) -> Result<BallotId> {
    ctx.authorize_route(Action::RunBallots)?;
    let details = new.details.check();
    let id: BallotId = ctx.id();
    ctx.write(async |tx| {
        let of = groups::locked(ctx, tx, group, Action::RunBallots).await?;
        if !of.kind.features().votes {
            return Err(Error::conflict("no-votes", "The members of this kind of group do not vote."));
        }
        refuse_resting(of.state)?;
        let (details, (rule_name, terms)) = Problem::both(details.clone(), chosen(tx, group, new).await?)?;
        refuse_short(&details, &terms)?;
        let drafts = find::of_group(group, true).filter(ballot::Column::State.eq(BallotState::Draft));
        if drafts.count(tx).await? >= MOST {
            return Err(Error::conflict("too-many-drafts", format!("A group keeps at most {MOST} drafts of ballots.")));
        }
        let row = ballot::ActiveModel {
            id: Set(id),
            group_id: Set(group),
            title: Set(details.title.clone()),
            question: Set(details.question),
            consequence: Set(details.consequence),
            terms: Set(serde_json::to_value(&terms).map_err(Error::fault)?),
            rule_name: Set(rule_name),
            subject_kind: Set(details.subject_kind),
            subject_title: Set(details.subject_title),
            subject_text: Set(details.subject_text),
            subject_hash: Set(details.subject_hash.clone()),
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
            subject_id: Set(None),
            created_by: Set(ctx.actor.person()),
            opened_at: Set(None),
            closes_at: Set(None),
            closed_at: Set(None),
            reminded_at: Set(None),
            outcome: Set(None),
            draw_numbers: Set(None),
            casting: Set(None),
        };
        row.insert(tx).await?;
        let entry = Entry::new("ballot.drafted", "ballot", id, domain::policy::Scope::Group(group));
        event::append(ctx, tx, entry.with(json!({ "title": details.title, "subject": details.subject_hash }))).await
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
        let (details, (rule_name, terms)) = Problem::both(details.clone(), chosen(tx, of.id, new).await?)?;
        refuse_short(&details, &terms)?;
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
        row.subject_kind = Set(details.subject_kind);
        row.subject_title = Set(details.subject_title);
        row.subject_text = Set(details.subject_text);
        row.subject_hash = Set(details.subject_hash.clone());
        row.hours = Set(hours(details.hours));
        row.feeds_standing = Set(details.feeds_standing);
        row.updated_at = Set(ctx.now);
        row.update(tx).await?;
        let entry = Entry::new("ballot.edited", "ballot", id, domain::policy::Scope::Group(of.id));
        event::append(ctx, tx, entry.with(json!({ "title": details.title, "subject": details.subject_hash }))).await
    })
    .await
}

/// Throws a draft away. What was opened is annulled instead, with a reason.
pub async fn discard_ballot(ctx: &Ctx, id: BallotId) -> Result<()> {
    ctx.authorize_route(Action::RunBallots)?;
    ctx.write(async |tx| {
        let (of, row) = find::run(ctx, tx, id).await?;
        refuse_opened(&row)?;
        for candidate in find::candidates(id).all(tx).await? {
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
    tx: &DatabaseTransaction,
    group: GroupId,
    new: &NewBallot,
) -> Result<std::result::Result<(String, Terms), Problem>> {
    if new.rule.trim() == "election" {
        let election = new.election.check();
        return Ok(election.map(|election| (election.method.to_string(), Terms::Election { election })));
    }
    let mut errors = FieldErrors::default();
    let rule = named_rule(tx, group, new.rule.trim()).await?;
    if rule.is_none() {
        errors.add("rule", "option", "Choose one of the rules.");
    }
    Ok(errors.finish(rule.map(|(name, rule)| (name, Terms::Decision { rule }))))
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
