//! The scoped finders of links under which proposals are shown.
#![expect(clippy::disallowed_methods, reason = "the scoped finders that the rule asks for")]

use domain::{
    Instant,
    id::{ProposalId, ShareLinkId},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Select};

use crate::{
    Ctx, Error, Result,
    entity::share_link,
    identity::{Purpose, hash},
};

/// The links of a proposal that open it at `now`, the first one first.
pub(super) fn open_links(id: ProposalId, now: Instant) -> Select<share_link::Entity> {
    share_link::Entity::find()
        .filter(share_link::Column::ProposalId.eq(id))
        .filter(share_link::Column::RevokedAt.is_null())
        .filter(share_link::Column::ExpiresAt.gte(now))
        .order_by_asc(share_link::Column::Id)
}

/// One link of a proposal, whether it opens it or not.
pub(super) fn link_of(id: ProposalId, link: ShareLinkId) -> Select<share_link::Entity> {
    share_link::Entity::find_by_id(link).filter(share_link::Column::ProposalId.eq(id))
}

/// The link with this secret, if it opens anything now. One answer for revoked, old and never made ones.
pub(super) async fn by_token(ctx: &Ctx, db: &impl ConnectionTrait, token: &str) -> Result<share_link::Model> {
    share_link::Entity::find()
        .filter(share_link::Column::TokenHash.eq(hash(Purpose::Share, token)))
        .filter(share_link::Column::RevokedAt.is_null())
        .filter(share_link::Column::ExpiresAt.gte(ctx.now))
        .one(db)
        .await?
        .ok_or_else(Error::not_found)
}
