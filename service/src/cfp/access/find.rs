//! The scoped finders of access codes.
#![expect(clippy::disallowed_methods, reason = "the scoped finders that the rule asks for")]

use std::collections::BTreeSet;

use domain::{
    cfp::AccessCode,
    id::{CallId, ProposalId, SessionTypeId, TrackId},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use serde::{Deserialize, Serialize};

use crate::{
    Error, Result,
    entity::{access_code, proposal_code},
};

/// What a code opens, as it is kept.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Opens {
    pub(super) tracks: BTreeSet<TrackId>,
    pub(super) types: BTreeSet<SessionTypeId>,
}

/// The codes of a call, the newest first.
pub(super) fn codes_of(call: CallId) -> Select<access_code::Entity> {
    access_code::Entity::find().filter(access_code::Column::CallId.eq(call)).order_by_desc(access_code::Column::Id)
}

/// The code of a call that was typed, unless it was revoked.
pub(super) async fn code_typed(
    db: &impl ConnectionTrait,
    call: CallId,
    typed: &str,
) -> Result<Option<access_code::Model>> {
    let code = AccessCode::normal(typed);
    let query = codes_of(call).filter(access_code::Column::Code.eq(code));
    Ok(query.filter(access_code::Column::RevokedAt.is_null()).one(db).await?)
}

/// With which code a proposal came.
pub(super) async fn part_of(db: &impl ConnectionTrait, id: ProposalId) -> Result<Option<proposal_code::Model>> {
    Ok(proposal_code::Entity::find_by_id(id).one(db).await?)
}

/// The code that a proposal came with.
pub(super) async fn code_of(db: &impl ConnectionTrait, id: ProposalId) -> Result<Option<access_code::Model>> {
    let with = proposal_code::Entity::find()
        .select_only()
        .column(proposal_code::Column::CodeId)
        .filter(proposal_code::Column::ProposalId.eq(id));
    let query = sea_orm::QueryTrait::into_query(with);
    Ok(access_code::Entity::find().filter(access_code::Column::Id.in_subquery(query)).one(db).await?)
}

/// What a row means.
pub(super) fn meant(row: &access_code::Model) -> Result<AccessCode> {
    let opens: Opens = serde_json::from_value(row.opens.clone()).map_err(Error::fault)?;
    Ok(AccessCode {
        valid_until: row.valid_until,
        uses: u32::try_from(row.uses).unwrap_or(0),
        used: u32::try_from(row.used).unwrap_or(u32::MAX),
        tracks: opens.tracks,
        types: opens.types,
    })
}

/// Lets the codes go with drafts that go; they used nothing up.
pub(in crate::cfp) async fn forget_codes(tx: &impl ConnectionTrait, drafts: &[ProposalId]) -> Result<()> {
    proposal_code::Entity::delete_many()
        .filter(proposal_code::Column::ProposalId.is_in(drafts.iter().copied()))
        .exec(tx)
        .await?;
    Ok(())
}
