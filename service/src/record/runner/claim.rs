//! Claiming jobs whose time has come.

use std::time::Duration;

use chrono::TimeDelta;
use domain::{id::JobId, job::JobState};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbBackend, EntityTrait, ExprTrait, QueryFilter, QueryOrder,
    QuerySelect, Select,
    sea_query::{Expr, LockBehavior, LockType},
};
use serde_json::Value;
use uuid::Uuid;

use super::{Registry, backoff::MOST_TRIES};
use crate::{Ctx, Result, entity::job};

/// A job this runner holds.
#[derive(Debug)]
pub(super) struct Claimed {
    pub id: JobId,
    pub kind: String,
    pub payload: Value,
    pub lease: Uuid,
    /// Which try this is, counted from 1.
    pub tries: i32,
}

/// Claims up to `most` jobs for `lease_time`.
pub(super) async fn claim(
    ctx: &Ctx,
    lease: Uuid,
    lease_time: Duration,
    registry: &Registry,
    most: usize,
) -> Result<Vec<Claimed>> {
    let due = due(ctx, registry, most);
    // Looking costs nobody anything; only what is there is worth a writer's turn.
    if due.clone().limit(1).one(&ctx.db.read).await?.is_none() {
        return Ok(Vec::new());
    }
    let until = ctx.now + TimeDelta::from_std(lease_time).unwrap_or(TimeDelta::MAX);
    ctx.write(async |tx| {
        let (spent, jobs): (Vec<_>, Vec<_>) =
            unclaimed(tx, due).await?.into_iter().partition(|job| job.tries >= MOST_TRIES && !recurs(registry, job));
        park_spent(ctx, tx, &spent).await?;
        take(tx, &jobs, lease, until).await?;
        Ok(jobs.into_iter().map(|job| claimed(job, lease)).collect())
    })
    .await
}

#[expect(clippy::disallowed_methods, reason = "the runner reads every job whose time has come")]
fn due(ctx: &Ctx, registry: &Registry, most: usize) -> Select<job::Entity> {
    job::Entity::find()
        .filter(job::Column::State.eq(JobState::Waiting))
        .filter(job::Column::RunAt.lte(ctx.now))
        .filter(job::Column::LeasedUntil.is_null().or(job::Column::LeasedUntil.lte(ctx.now)))
        .filter(job::Column::Kind.is_in(registry.known()))
        .order_by_asc(job::Column::RunAt)
        .order_by_asc(job::Column::Id)
        .limit(most as u64)
}

/// The jobs, kept from every other runner until the transaction ends.
async fn unclaimed(tx: &DatabaseTransaction, due: Select<job::Entity>) -> Result<Vec<job::Model>> {
    let due = match tx.get_database_backend() {
        DbBackend::Postgres => due.lock_with_behavior(LockType::Update, LockBehavior::SkipLocked),
        _ => due,
    };
    Ok(due.all(tx).await?)
}

fn recurs(registry: &Registry, job: &job::Model) -> bool {
    registry.period(&job.kind).is_some()
}

/// Jobs that never came back from any of their tries took their process with them, or hang it.
async fn park_spent(ctx: &Ctx, tx: &DatabaseTransaction, spent: &[job::Model]) -> Result<()> {
    if spent.is_empty() {
        return Ok(());
    }
    let reason = "its process ended before it did, every time";
    job::Entity::update_many()
        .col_expr(job::Column::State, Expr::value(JobState::Parked))
        .col_expr(job::Column::LastError, Expr::value(reason))
        .col_expr(job::Column::FinishedAt, Expr::value(ctx.now))
        .col_expr(job::Column::UniqueKey, Expr::value(None::<String>))
        .col_expr(job::Column::Lease, Expr::value(None::<Uuid>))
        .filter(job::Column::Id.is_in(spent.iter().map(|job| job.id)))
        .exec(tx)
        .await?;
    tracing::error!(count = spent.len(), "jobs are parked: {reason}");
    Ok(())
}

async fn take(tx: &DatabaseTransaction, jobs: &[job::Model], lease: Uuid, until: domain::Instant) -> Result<()> {
    if jobs.is_empty() {
        return Ok(());
    }
    job::Entity::update_many()
        .col_expr(job::Column::Lease, Expr::value(lease))
        .col_expr(job::Column::LeasedUntil, Expr::value(until))
        .col_expr(job::Column::Tries, Expr::col(job::Column::Tries).add(1))
        .filter(job::Column::Id.is_in(jobs.iter().map(|job| job.id)))
        .exec(tx)
        .await?;
    Ok(())
}

fn claimed(job: job::Model, lease: Uuid) -> Claimed {
    Claimed { id: job.id, kind: job.kind, payload: job.payload, lease, tries: job.tries + 1 }
}
