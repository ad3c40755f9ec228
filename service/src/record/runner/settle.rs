//! Writing down how a job went.

use std::time::Duration;

use chrono::TimeDelta;
use domain::{job::JobState, problem::Kind};
use sea_orm::{
    ColumnTrait, EntityTrait, ExprTrait, QueryFilter, UpdateMany,
    sea_query::{Expr, SimpleExpr},
};
use uuid::Uuid;

use super::{
    backoff::{MOST_TRIES, pause},
    claim::Claimed,
};
use crate::{Ctx, Error, Result, entity::job};

/// Longest error that is kept, in characters.
const LONGEST_ERROR: usize = 2_000;

/// Writes the outcome of a claimed job, unless its lease went to somebody else meanwhile.
pub(super) async fn settle(ctx: &Ctx, job: &Claimed, outcome: Result<()>, every: Option<Duration>) -> Result<()> {
    let change = match (&outcome, every) {
        (Ok(()), Some(period)) => run_again(ctx, period),
        (Ok(()), None) => finish(ctx, JobState::Done, None),
        (Err(error), None) if job.tries >= MOST_TRIES || asking_again_is_vain(error) => {
            tracing::error!(job = %job.id, kind = job.kind, %error, "a job is parked");
            finish(ctx, JobState::Parked, Some(error))
        }
        (Err(error), _) => {
            tracing::warn!(job = %job.id, kind = job.kind, tries = job.tries, %error, "a job failed");
            try_again(ctx, job, error)
        }
    };
    let held = job::Column::Id.eq(job.id).and(job::Column::Lease.eq(job.lease)).and(job::Column::Tries.eq(job.tries));
    let settled = ctx.write(async |tx| Ok(change.filter(held).exec(tx).await?)).await?;
    if settled.rows_affected == 0 {
        tracing::warn!(job = %job.id, kind = job.kind, "a job outlived its lease");
    }
    Ok(())
}

/// Gives back what this runner still holds when it stops: the next one need not wait for the lease to end.
pub(super) async fn give_back(ctx: &Ctx, lease: Uuid) -> Result<()> {
    let held = job::Column::Lease.eq(lease).and(job::Column::State.eq(JobState::Waiting));
    let change = free(job::Entity::update_many()).col_expr(job::Column::Tries, Expr::col(job::Column::Tries).sub(1));
    ctx.write(async |tx| Ok(change.filter(held).exec(tx).await?)).await?;
    Ok(())
}

fn finish(ctx: &Ctx, state: JobState, error: Option<&Error>) -> UpdateMany<job::Entity> {
    free(job::Entity::update_many())
        .col_expr(job::Column::State, Expr::value(state))
        .col_expr(job::Column::FinishedAt, Expr::value(ctx.now))
        .col_expr(job::Column::UniqueKey, Expr::value(None::<String>))
        .col_expr(job::Column::LastError, told(error))
}

fn run_again(ctx: &Ctx, period: Duration) -> UpdateMany<job::Entity> {
    free(job::Entity::update_many())
        .col_expr(job::Column::RunAt, Expr::value(ctx.now + TimeDelta::from_std(period).unwrap_or(TimeDelta::MAX)))
        .col_expr(job::Column::Tries, Expr::value(0))
        .col_expr(job::Column::LastError, told(None))
}

fn try_again(ctx: &Ctx, job: &Claimed, error: &Error) -> UpdateMany<job::Entity> {
    let [first, second, ..] = ctx.chance.secret();
    free(job::Entity::update_many())
        .col_expr(job::Column::RunAt, Expr::value(ctx.now + pause(job.tries, u16::from_be_bytes([first, second]))))
        .col_expr(job::Column::LastError, told(Some(error)))
}

fn free(change: UpdateMany<job::Entity>) -> UpdateMany<job::Entity> {
    change
        .col_expr(job::Column::Lease, Expr::value(None::<Uuid>))
        .col_expr(job::Column::LeasedUntil, Expr::value(None::<domain::Instant>))
}

fn told(error: Option<&Error>) -> SimpleExpr {
    Expr::value(error.map(|error| error.to_string().chars().take(LONGEST_ERROR).collect::<String>()))
}

fn asking_again_is_vain(error: &Error) -> bool {
    match error {
        Error::Refused(problem) => !matches!(problem.kind, Kind::TooMany | Kind::Unavailable | Kind::Internal),
        _ => false,
    }
}
