//! What the site does about ballots by itself: it closes them when their time is over, also when nobody looks, and reminds
//! those whose vote is missing.

use chrono::TimeDelta;
use domain::{
    ballot::BallotState,
    id::BallotId,
    policy::{Action, Place, Scope},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, prelude::async_trait::async_trait};
use serde_json::{Value, json};

use super::{
    closing::{Ended, close},
    find,
    mails::{self, Occasion},
};
use crate::{
    Ctx, Result,
    entity::ballot,
    record::{Entry, Handler, event},
};

/// The kind of the job that tends ballots.
pub const TEND_BALLOTS: &str = "ballot.tend";
/// How long before the last moment those are reminded whose vote is missing, at most.
const BEFORE: TimeDelta = TimeDelta::hours(48);

/// Carries out [`TEND_BALLOTS`] jobs.
#[derive(Debug)]
pub struct TendBallots;

#[async_trait]
impl Handler for TendBallots {
    async fn run(&self, ctx: &Ctx, _: &Value) -> Result<()> {
        let (closed, reminded) = tend_ballots(ctx).await?;
        tracing::debug!(closed, reminded, "ballots are tended");
        Ok(())
    }
}

/// Closes what is over and reminds, once for each ballot; says how many ballots were closed or extended, and for how many
/// somebody was reminded. A ballot with which that fails keeps none after it waiting: the first such error is the answer
/// when all others are done.
pub async fn tend_ballots(ctx: &Ctx) -> Result<(usize, usize)> {
    ctx.authorize(Action::AdministerSite, Place::Site)?;
    let (mut closed, mut reminded, mut failed) = (0, 0, None);
    for row in find::open_ones().all(&ctx.db.read).await? {
        let (done, count) = if row.closes_at.is_some_and(|closes| ctx.now > closes) {
            (close_over(ctx, row.id).await, &mut closed)
        } else if row.reminded_at.is_none() && is_due(ctx, &row) {
            (remind(ctx, row.id).await, &mut reminded)
        } else {
            continue;
        };
        match done {
            Ok(done) => *count += usize::from(done),
            Err(error) => {
                tracing::warn!(ballot = %row.id, %error, "a ballot cannot be tended");
                failed.get_or_insert(error);
            }
        }
    }
    failed.map_or(Ok((closed, reminded)), Err)
}

async fn close_over(ctx: &Ctx, id: BallotId) -> Result<bool> {
    ctx.write(async |tx| {
        let (of, row) = find::run(ctx, tx, id).await?;
        if row.state != BallotState::Open {
            return Ok(false);
        }
        Ok(close(ctx, tx, &of, row, false).await? != Ended::NotYet)
    })
    .await
}

/// In the last two days, or in the last fifth of a short ballot.
fn is_due(ctx: &Ctx, row: &ballot::Model) -> bool {
    let Some((opened, closes)) = row.opened_at.zip(row.closes_at) else { return false };
    let before = BEFORE.min((closes - opened) / 5);
    ctx.now >= closes - before
}

async fn remind(ctx: &Ctx, id: BallotId) -> Result<bool> {
    ctx.write(async |tx| {
        let (of, row) = find::run(ctx, tx, id).await?;
        if row.state != BallotState::Open || row.reminded_at.is_some() {
            return Ok(false);
        }
        let told = mails::tell_all(ctx, tx, &of, &row, &Occasion::Reminder).await?;
        let hides = super::counted::terms_of(&row)?.conduct().hides_count();
        let mut row = ballot::ActiveModel::from(row);
        row.reminded_at = Set(Some(ctx.now));
        row.update(tx).await?;
        let entry = Entry::new("ballot.reminded", "ballot", id, Scope::Group(of.id));
        // How many were reminded is the turnout.
        let said = if hides { json!({}) } else { json!({ "reminded": told }) };
        event::append(ctx, tx, entry.with(said)).await?;
        Ok(true)
    })
    .await
}
