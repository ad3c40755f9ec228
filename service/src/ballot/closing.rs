//! Closing: after the last moment, or before it where the rule lets it. It waits for everybody who is casting, and whoever
//! comes after it is refused.

use chrono::TimeDelta;
use domain::{
    ballot::{
        BallotState,
        rule::{EarlyClose, Outcome, Role, live::Live},
    },
    policy::Scope,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DatabaseTransaction, IntoActiveModel, ModelTrait};
use serde_json::json;

use super::{
    cast_position::{erase, random_id},
    counted::{Seen, Tallied},
    lost::lost,
    mails::{self, Occasion},
    record,
};
use crate::{
    Ctx, Error, Result,
    entity::{ballot, ballot_slip, ballot_voter, working_group},
    group::find as groups,
    record::{event, seal::seal_now},
};

/// What became of a ballot whose time was looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ended {
    /// It is closed now.
    Closed,
    /// It goes on, because too few took part.
    Extended,
    /// Its time is not over.
    NotYet,
}

/// Closes a locked ballot if its time is over, or if `early` and its rule lets it. Extends it where the rule says so.
pub(super) async fn close(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    of: &working_group::Model,
    row: ballot::Model,
    early: bool,
) -> Result<Ended> {
    if row.state != BallotState::Open {
        return Err(Error::conflict("ballot-state", "The ballot is not open. Nothing was changed."));
    }
    // The last moment itself still belongs to those who vote.
    let over = row.closes_at.is_some_and(|closes| ctx.now > closes);
    let mut seen = Seen::load(tx, row.clone()).await?;
    let struck = seen.strike(&lost(tx, of, &seen, ctx.now).await?, ctx.now);
    let may_close = over || (early && may_close_early(ctx, &seen));
    if !may_close {
        return Ok(Ended::NotYet);
    }
    if over && let Some(hours) = extension(ctx, &seen)? {
        extend(ctx, tx, of, row, hours).await?;
        return Ok(Ended::Extended);
    }
    strike(ctx, tx, struck).await?;
    if seen.conduct().is_confidential() {
        shuffle(ctx, tx, &seen).await?;
    }
    let outcome = seen.judged(ctx.now)?.map(|judgement| judgement.outcome);
    let mut closed = ballot::ActiveModel::from(row);
    closed.state = Set(BallotState::Closed);
    closed.state_since = Set(ctx.now);
    closed.closed_at = Set(Some(ctx.now));
    closed.outcome = Set(outcome);
    closed.updated_at = Set(ctx.now);
    let row = closed.update(tx).await?;
    let made = record::make(ctx, tx, &row).await?;
    let said = json!({ "outcome": outcome, "record": made.hash, "previous": made.previous });
    event::append(ctx, tx, groups::told(of, "ballot.closed", "ballot", row.id).with(said)).await?;
    // What was said until now, this closing with it, is under the head that everybody who voted gets by mail.
    let head = seal_now(ctx, tx, Scope::Group(of.id)).await?;
    mails::tell_all(ctx, tx, of, &row, &Occasion::Closed { record: made.hash, head }).await?;
    Ok(Ended::Closed)
}

/// Whether the rule lets it close before its time as things stand.
fn may_close_early(ctx: &Ctx, seen: &Seen) -> bool {
    if seen.unopposed() {
        return true;
    }
    match seen.conduct().early_close {
        EarlyClose::Never => false,
        EarlyClose::AllVoted => all_voted(seen),
        EarlyClose::Decided => {
            matches!(seen.tallied(ctx.now), Tallied::Live(Live { decided: Some(_), .. }))
        }
    }
}

/// Whether all who may vote now did: where only those in a room vote, all who are there, and somebody is.
fn all_voted(seen: &Seen) -> bool {
    let in_room = seen.conduct().in_room;
    let may_vote = |one: &&ballot_voter::Model| one.struck_at.is_none() && (one.present || !in_room);
    let mut voting = seen.voters.iter().filter(may_vote).peekable();
    (!in_room || voting.peek().is_some()) && voting.all(|one| one.voted)
}

/// For how many hours it goes on: where the rule extends, a quorum or a return is missed, and it was not extended too often.
fn extension(ctx: &Ctx, seen: &Seen) -> Result<Option<i64>> {
    let Some(extends) = seen.conduct().extends else { return Ok(None) };
    if u32::try_from(seen.row.times_extended).is_ok_and(|times| times >= extends.times) {
        return Ok(None);
    }
    let Some(judgement) = seen.judged(ctx.now)? else { return Ok(None) };
    let missed = judgement.checks.iter().any(|check| matches!(check.role, Role::Quorum | Role::Return) && !check.holds);
    Ok(missed.then_some(i64::from(extends.hours)))
}

async fn extend(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    of: &working_group::Model,
    row: ballot::Model,
    hours: i64,
) -> Result<()> {
    let (id, times) = (row.id, row.times_extended);
    let closes = row.closes_at.unwrap_or(ctx.now) + TimeDelta::hours(hours);
    // The job may come late: whoever is asked to vote gets the hours that the rule promises.
    let closes = closes.max(ctx.now + TimeDelta::hours(hours));
    let mut row = ballot::ActiveModel::from(row);
    row.closes_at = Set(Some(closes));
    row.times_extended = Set(times + 1);
    row.reminded_at = Set(None);
    row.updated_at = Set(ctx.now);
    row.update(tx).await?;
    event::append(ctx, tx, groups::told(of, "ballot.extended", "ballot", id).with(json!({ "closes": closes }))).await
}

/// Writes down who is struck from both sides; a paper of theirs goes.
async fn strike(ctx: &Ctx, tx: &DatabaseTransaction, struck: Vec<ballot_voter::Model>) -> Result<()> {
    for voter in struck {
        if let Some(slip) = voter.slip_id {
            erase(tx, slip).await?;
        }
        let mut voter = voter.into_active_model();
        voter.struck_at = Set(Some(ctx.now));
        voter.slip_id = Set(None);
        voter.update(tx).await?;
    }
    Ok(())
}

/// Cuts every link between voters and papers, and writes the papers anew, sorted by what they say: neither their ids nor
/// where they lie tells in which order they came.
async fn shuffle(ctx: &Ctx, tx: &DatabaseTransaction, seen: &Seen) -> Result<()> {
    let mut papers = seen.slips.clone();
    papers.sort_by(|one, other| {
        (&one.choice, &one.text, one.weight, &one.category).cmp(&(
            &other.choice,
            &other.text,
            other.weight,
            &other.category,
        ))
    });
    for voter in &seen.voters {
        // All of them, so that the rows of those who voted are not the ones that moved.
        let mut row = voter.clone().into_active_model();
        row.slip_id = Set(None);
        row.voted = Set(voter.voted);
        row.update(tx).await?;
    }
    for paper in &seen.slips {
        paper.clone().delete(tx).await?;
    }
    for paper in papers {
        let row = ballot_slip::ActiveModel {
            id: Set(random_id(ctx)),
            ballot_id: Set(paper.ballot_id),
            choice: Set(paper.choice),
            text: Set(paper.text),
            weight: Set(paper.weight),
            category: Set(paper.category),
        };
        row.insert(tx).await?;
    }
    Ok(())
}

/// What an outcome is called in mails and lists.
pub(super) fn outcome_word(outcome: Option<Outcome>) -> &'static str {
    outcome.map_or("counted", Outcome::as_str)
}
