//! Background work as rows: queued in the transaction that needs it, claimed with a lease, safe to repeat.

use domain::{Instant, id::JobId, job::JobState};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait};
use serde_json::Value;

use crate::{Ctx, Result, entity::job};

/// A job to be queued.
#[derive(Clone, Debug)]
pub struct New {
    kind: &'static str,
    payload: Value,
    run_at: Option<Instant>,
    unique_key: Option<String>,
}

impl New {
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

/// Queues a job within a transaction.
pub async fn enqueue(ctx: &Ctx, tx: &impl ConnectionTrait, new: New) -> Result<JobId> {
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
    row.insert(tx).await?;
    Ok(id)
}
