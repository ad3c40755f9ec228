//! Ending a ballot, or putting it off: closed, settled, deferred and resumed, annulled.

use chrono::TimeDelta;
use domain::{
    FieldErrors,
    ballot::{BallotState, rule::Outcome},
    id::BallotId,
    policy::{Action, Scope},
    problem::Flaw,
    text,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use serde_json::json;

use super::{
    closing::{Ended, close},
    counted::Seen,
    draft_ballot::refuse_resting,
    find,
    offices::{install, take_back},
    open_ballot::on_revision,
    record,
    ruling_appeals::refuse_unheard,
};
use crate::{
    Ctx, Error, Result,
    entity::ballot,
    group::find as groups,
    life::{hold_voted_on, move_by_ballot},
    record::{event, seal::seal_now},
};

/// Closes a ballot whose time is over, or before it where its rule lets it.
pub async fn close_ballot(ctx: &Ctx, id: BallotId) -> Result<()> {
    ctx.authorize_route(Action::RunBallots)?;
    ctx.write(async |tx| {
        let (of, row) = find::run(ctx, tx, id).await?;
        match close(ctx, tx, &of, row, true).await? {
            Ended::Closed | Ended::Extended => Ok(()),
            Ended::NotYet => {
                let message = "The time of the ballot is not over, and its rule does not let it close before.";
                Err(Error::conflict("ballot-too-early", message))
            }
        }
    })
    .await
}

/// Says that the outcome stands: rulings were made, and nothing more is added to the record. A pass moves the draft that was
/// voted on, where its workflow waits for that. Where the election fills an
/// office, those who are elected have it now, for its term; that is for those who name officers.
pub async fn settle_ballot(ctx: &Ctx, id: BallotId) -> Result<()> {
    ctx.authorize_route(Action::RunBallots)?;
    ctx.write(async |tx| {
        let known = find::by_id(id).one(tx).await?.ok_or_else(Error::not_found)?;
        let voted_on = match on_revision(&known) {
            Some(revision) => Some(Box::pin(hold_voted_on(ctx, tx, revision)).await?),
            None => None,
        };
        let (of, row) = find::run(ctx, tx, id).await?;
        refuse_unless(row.state == BallotState::Closed)?;
        refuse_unheard(tx, id).await?;
        let seen = Seen::load(tx, row.clone()).await?;
        if seen.waits(ctx.now) {
            let message = "A tie waits for the draw or for the casting vote that the ballot was opened with.";
            return Err(Error::conflict("tie-open", message));
        }
        let outcome = seen.judged(ctx.now)?.map(|judgement| judgement.outcome);
        let mut settled = ballot::ActiveModel::from(row);
        settled.state = Set(BallotState::Settled);
        settled.state_since = Set(ctx.now);
        settled.outcome = Set(outcome);
        settled.updated_at = Set(ctx.now);
        let row = settled.update(tx).await?;
        install(ctx, tx, &of, &row).await?;
        let made = record::make(ctx, tx, &row).await?;
        let said = json!({ "outcome": outcome, "record": made.hash, "previous": made.previous });
        event::append(ctx, tx, groups::told(&of, "ballot.settled", "ballot", id).with(said)).await?;
        seal_now(ctx, tx, Scope::Group(of.id)).await?;
        match voted_on.filter(|_| outcome == Some(Outcome::Passes)) {
            Some(draft) => Box::pin(move_by_ballot(ctx, tx, draft, &row)).await,
            None => Ok(()),
        }
    })
    .await
}

/// Puts an open ballot off, with a reason; its clock stands still. Once for each ballot.
pub async fn defer_ballot(ctx: &Ctx, id: BallotId, reason: &str) -> Result<()> {
    ctx.authorize_route(Action::RunBallots)?;
    let reason = needed(reason)?;
    ctx.write(async |tx| {
        let (of, row) = find::run(ctx, tx, id).await?;
        refuse_unless(row.state.can_defer() && row.closes_at.is_some_and(|closes| ctx.now <= closes))?;
        if row.times_deferred > 0 {
            return Err(Error::conflict("ballot-deferred", "The ballot was put off once, and once is all."));
        }
        let mut row = ballot::ActiveModel::from(row);
        row.state = Set(BallotState::Deferred);
        row.state_note = Set(reason.clone());
        row.state_since = Set(ctx.now);
        row.times_deferred = Set(1);
        row.updated_at = Set(ctx.now);
        row.update(tx).await?;
        event::append(ctx, tx, groups::told(&of, "ballot.deferred", "ballot", id).with(json!({ "reason": reason })))
            .await
    })
    .await
}

/// Lets a ballot go on that was put off, for the time that was left.
pub async fn resume_ballot(ctx: &Ctx, id: BallotId) -> Result<()> {
    ctx.authorize_route(Action::RunBallots)?;
    ctx.write(async |tx| {
        let (of, row) = find::run(ctx, tx, id).await?;
        refuse_unless(row.state == BallotState::Deferred)?;
        refuse_resting(of.state)?;
        let left = row.closes_at.map_or(TimeDelta::zero(), |closes| closes - row.state_since);
        let closes = ctx.now + left.max(TimeDelta::zero());
        let mut row = ballot::ActiveModel::from(row);
        row.state = Set(BallotState::Open);
        row.state_note = Set(String::new());
        row.state_since = Set(ctx.now);
        row.closes_at = Set(Some(closes));
        row.reminded_at = Set(None);
        row.updated_at = Set(ctx.now);
        row.update(tx).await?;
        event::append(ctx, tx, groups::told(&of, "ballot.resumed", "ballot", id).with(json!({ "closes": closes })))
            .await
    })
    .await
}

/// Says that a ballot does not count, and why. What was said in it stays where everybody may see it already; offices that it
/// gave end.
pub async fn annul_ballot(ctx: &Ctx, id: BallotId, reason: &str) -> Result<()> {
    ctx.authorize_route(Action::RunBallots)?;
    let reason = needed(reason)?;
    ctx.write(async |tx| {
        let (of, row) = find::run(ctx, tx, id).await?;
        refuse_unless(row.state.can_annul())?;
        take_back(ctx, tx, &of, id).await?;
        let mut row = ballot::ActiveModel::from(row);
        row.state = Set(BallotState::Annulled);
        row.state_note = Set(reason.clone());
        row.state_since = Set(ctx.now);
        row.updated_at = Set(ctx.now);
        row.update(tx).await?;
        event::append(ctx, tx, groups::told(&of, "ballot.annulled", "ballot", id).with(json!({ "reason": reason })))
            .await
    })
    .await
}

fn refuse_unless(may: bool) -> Result<()> {
    if may {
        return Ok(());
    }
    Err(Error::conflict("ballot-state", "From where the ballot stands this step does not lead. Nothing was changed."))
}

fn needed(reason: &str) -> Result<String> {
    let mut errors = FieldErrors::default();
    let reason = match text::block(reason, 2_000) {
        Ok(reason) if reason.is_empty() => Err(Flaw::new("missing", "Give a reason that everybody can read.")),
        other => other,
    };
    let reason = errors.take("reason", reason);
    Ok(errors.finish(reason)?)
}
