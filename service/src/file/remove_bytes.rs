//! Removing the bytes of a file whose row is gone. A job: the transaction that forgot the row queued it.

use domain::id::FileId;
use sea_orm::{ConnectionTrait, EntityTrait, prelude::async_trait::async_trait};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{
    Ctx, Error, Result,
    entity::file,
    record::{Handler, job},
};

/// The kind of the job.
pub const REMOVE_BYTES: &str = "file.remove-bytes";

#[derive(Serialize, Deserialize)]
struct Payload {
    file: FileId,
}

/// Forgets a file within a transaction; its bytes go after the commit.
pub(crate) async fn forget(ctx: &Ctx, tx: &impl ConnectionTrait, id: FileId) -> Result<()> {
    file::Entity::delete_by_id(id).exec(tx).await?;
    let payload = serde_json::to_value(Payload { file: id }).map_err(Error::fault)?;
    job::enqueue(ctx, tx, job::NewJob::new(REMOVE_BYTES, payload)).await?;
    Ok(())
}

/// The handler of such jobs. Safe to repeat.
pub struct RemoveBytes;

#[async_trait]
impl Handler for RemoveBytes {
    async fn run(&self, ctx: &Ctx, payload: &Value) -> Result<()> {
        let Payload { file } = Payload::deserialize(payload).map_err(Error::fault)?;
        ctx.files.remove(file).await
    }
}
