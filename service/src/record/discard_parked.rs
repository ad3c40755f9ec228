//! Giving up on a parked job.

use domain::{
    id::JobId,
    policy::{Action, Place, Scope},
};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use serde_json::json;

use super::{
    Entry, event,
    outbox::{DELIVER, Delivery},
    retry_parked::must_be_parked,
};
use crate::{
    Ctx, Result,
    database::locked,
    entity::{job, outbox},
};

/// Removes a parked job for good, and with it the message it could not deliver. The event log remembers its kind and error.
pub async fn discard_parked(ctx: &Ctx, id: JobId) -> Result<()> {
    ctx.authorize(Action::AdministerSite, Place::Site)?;
    ctx.write(async |tx| {
        let row = locked::<job::Entity>(tx, id).await?;
        must_be_parked(&row)?;
        if row.kind == DELIVER {
            remove_message(tx, &row).await?;
        }
        job::Entity::delete_by_id(id).exec(tx).await?;
        let what = json!({ "kind": row.kind, "tries": row.tries, "error": row.last_error });
        event::append(ctx, tx, Entry::new("job.discarded", "job", id, Scope::Site).with(what)).await
    })
    .await
}

async fn remove_message(tx: &DatabaseTransaction, job: &job::Model) -> Result<()> {
    outbox::Entity::delete_many()
        .filter(outbox::Column::Id.eq(Delivery::of(&job.payload)?.outbox))
        .filter(outbox::Column::DeliveredAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}
