//! Merging two persons of the record on an administrator's word that they are one.

use domain::{
    id::{MergeId, PersonId},
    policy::{Action, Place},
};

use super::merge::merge;
use crate::{Ctx, Result};

/// Merges `from`, who has no account, into `into`. It can be undone.
pub async fn merge_persons(ctx: &Ctx, from: PersonId, into: PersonId) -> Result<MergeId> {
    ctx.authorize(Action::AdministerSite, Place::Site)?;
    ctx.write(async |tx| merge(ctx, tx, from, into, "person.merged").await).await
}
