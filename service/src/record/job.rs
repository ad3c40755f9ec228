//! Background work as rows: queued in the transaction that needs it, claimed with a lease, safe to repeat.

use domain::{Instant, id::JobId, job::JobState};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, sea_query::OnConflict};
use serde_json::Value;

use crate::{Ctx, Result, entity::job};

/// A job to be queued.
#[derive(Clone, Debug)]
pub struct NewJob {
    kind: &'static str,
    payload: Value,
    run_at: Option<Instant>,
    unique_key: Option<String>,
}

impl NewJob {
    /// A job of `kind` that runs as soon as possible.
    pub fn new(kind: &'static str, payload: Value) -> Self {
        Self { kind, payload, run_at: None, unique_key: None }
    }

    /// Not before `instant`.
    pub fn at(self, instant: Instant) -> Self {
        Self { run_at: Some(instant), ..self }
    }

    /// At most one job under `key` exists at a time.
    pub fn unique(self, key: impl Into<String>) -> Self {
        Self { unique_key: Some(key.into()), ..self }
    }
}

/// Queues a job within a transaction. `None` when one is queued already under its unique key.
///
/// The key is held until the job is done or parked. Work that must see what this very transaction writes therefore
/// takes no key: the job that holds it may have begun already.
pub async fn enqueue(ctx: &Ctx, tx: &impl ConnectionTrait, new: NewJob) -> Result<Option<JobId>> {
    let id: JobId = ctx.id();
    let row = job::ActiveModel {
        id: Set(id),
        kind: Set(new.kind.into()),
        payload: Set(new.payload),
        run_at: Set(new.run_at.unwrap_or(ctx.now)),
        tries: Set(0),
        created_at: Set(ctx.now),
        state: Set(JobState::Waiting),
        unique_key: Set(new.unique_key),
        lease: Set(None),
        leased_until: Set(None),
        last_error: Set(None),
        finished_at: Set(None),
    };
    // A refused insert would break the whole transaction on PostgreSQL.
    let first_wins = OnConflict::column(job::Column::UniqueKey).do_nothing().to_owned();
    let inserted = job::Entity::insert(row).on_conflict(first_wins).exec_without_returning(tx).await?;
    Ok((inserted > 0).then_some(id))
}
