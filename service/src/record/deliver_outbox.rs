//! Carrying out what was left in the outbox.

use std::sync::Arc;

use domain::id::OutboxId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, prelude::async_trait::async_trait, sea_query::Expr};
use serde_json::Value;

use super::{outbox::Delivery, runner::Handler};
use crate::{Ctx, Result, entity::outbox};

/// Brings a message to where it belongs: an SMTP server, a webhook's address.
#[async_trait]
pub trait Deliver: Send + Sync {
    /// Delivers one message. The same may come again under the same key, which the receiver is told where it can be.
    async fn deliver(&self, ctx: &Ctx, kind: &str, payload: &Value, idempotency_key: &str) -> Result<()>;
}

/// The handler of [`DELIVER`](super::outbox::DELIVER) jobs: one outbox row each, at least once.
pub struct DeliverOutbox(pub Arc<dyn Deliver>);

#[async_trait]
impl Handler for DeliverOutbox {
    async fn run(&self, ctx: &Ctx, payload: &Value) -> Result<()> {
        let Delivery { outbox } = Delivery::of(payload)?;
        let Some(row) = undelivered(ctx, outbox).await? else {
            return Ok(());
        };
        self.0.deliver(ctx, &row.kind, &row.payload, &row.idempotency_key).await?;
        mark_delivered(ctx, outbox).await
    }
}

#[expect(clippy::disallowed_methods, reason = "a finder by primary key for the job that carries the row out")]
async fn undelivered(ctx: &Ctx, id: OutboxId) -> Result<Option<outbox::Model>> {
    let row = outbox::Entity::find_by_id(id).filter(outbox::Column::DeliveredAt.is_null()).one(&ctx.db.read).await?;
    Ok(row)
}

/// What was delivered is emptied: mails hold links that sign people in.
async fn mark_delivered(ctx: &Ctx, id: OutboxId) -> Result<()> {
    ctx.write(async |tx| {
        outbox::Entity::update_many()
            .col_expr(outbox::Column::DeliveredAt, Expr::value(ctx.now))
            .col_expr(outbox::Column::Payload, Expr::value(Value::Null))
            .filter(outbox::Column::Id.eq(id))
            .exec(tx)
            .await?;
        Ok(())
    })
    .await
}
