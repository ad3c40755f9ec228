//! The outbox: what is to be carried out after the commit is a row of the same transaction.

use domain::id::OutboxId;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::job;
use crate::{Ctx, Error, Result, entity::outbox};

/// The kind of the job that carries out one outbox row.
pub const DELIVER: &str = "outbox.deliver";

/// Leaves `payload` to be carried out by the adapter for `kind`, at least once.
///
/// `idempotency_key` tells the receiver that a repetition is one; a second row under the same key is refused by the
/// database.
pub async fn leave(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    kind: &str,
    idempotency_key: String,
    payload: &impl Serialize,
) -> Result<OutboxId> {
    let id: OutboxId = ctx.id();
    let row = outbox::ActiveModel {
        id: Set(id),
        kind: Set(kind.into()),
        payload: Set(serde_json::to_value(payload).map_err(Error::fault)?),
        idempotency_key: Set(idempotency_key),
        created_at: Set(ctx.now),
        delivered_at: Set(None),
    };
    row.insert(tx).await?;
    let delivery = serde_json::to_value(Delivery { outbox: id }).map_err(Error::fault)?;
    job::enqueue(ctx, tx, job::NewJob::new(DELIVER, delivery)).await?;
    Ok(id)
}

/// What a [`DELIVER`] job is told.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Delivery {
    pub outbox: OutboxId,
}

impl Delivery {
    pub fn of(payload: &Value) -> Result<Self> {
        Self::deserialize(payload).map_err(Error::fault)
    }
}
