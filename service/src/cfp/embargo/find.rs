//! The scoped finders of embargoes.
#![expect(clippy::disallowed_methods, reason = "the scoped finders that the rule asks for")]

use domain::id::ProposalId;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Select};

use crate::{
    Result,
    entity::{embargo, embargo_reader},
};

/// The embargo over a proposal, whether it holds or not.
pub(in crate::cfp) async fn row_of(db: &impl ConnectionTrait, id: ProposalId) -> Result<Option<embargo::Model>> {
    Ok(embargo::Entity::find_by_id(id).one(db).await?)
}

/// Who reads a proposal under embargo, in the order in which they were named.
pub(super) fn readers_of(id: ProposalId) -> Select<embargo_reader::Entity> {
    embargo_reader::Entity::find()
        .filter(embargo_reader::Column::ProposalId.eq(id))
        .order_by_asc(embargo_reader::Column::NamedAt)
        .order_by_asc(embargo_reader::Column::PersonId)
}
