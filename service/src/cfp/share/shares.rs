//! The links that open a proposal, for its speakers.

use domain::{
    Instant,
    id::{ProposalId, ShareLinkId},
    policy::{Action, Place},
};
use sea_orm::{ColumnTrait, QueryFilter};

use super::find::open_links;
use crate::{
    Ctx, Error, Result,
    cfp::{
        find::{calls_by_id, conferences_by_id, proposals_of},
        sight::names,
    },
    entity::proposal,
};

/// A link that opens a proposal. Its secret was told once and is not known any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShareLine {
    /// Which.
    pub id: ShareLinkId,
    /// Who made it.
    pub by: String,
    /// When.
    pub created_at: Instant,
    /// The last moment at which it opens the proposal.
    pub expires_at: Instant,
}

/// The links that open a proposal of the actor's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShareDesk {
    /// Which proposal.
    pub proposal: ProposalId,
    /// What it is called; may be empty while it is a draft.
    pub title: String,
    /// The first one first.
    pub links: Vec<ShareLine>,
    /// Whether it can be shown by a link as it stands.
    pub may_share: bool,
    /// The clock of the conference.
    pub zone: String,
}

/// The links that open a proposal of the actor's.
pub async fn my_shares(ctx: &Ctx, id: ProposalId) -> Result<ShareDesk> {
    ctx.authorize(Action::Propose, Place::Own)?;
    let person = ctx.actor.person().ok_or_else(Error::sign_in_needed)?;
    let db = &ctx.db.read;
    let row = proposals_of(person).filter(proposal::Column::Id.eq(id)).one(db).await?.ok_or_else(Error::not_found)?;
    let call = calls_by_id([row.call_id]).one(db).await?.ok_or_else(Error::not_found)?;
    let of = conferences_by_id([call.conference_id]).one(db).await?.ok_or_else(Error::not_found)?;
    let links = open_links(id, ctx.now).all(db).await?;
    let names = names(db, links.iter().map(|row| row.created_by)).await?;
    let line = |row: crate::entity::share_link::Model| ShareLine {
        id: row.id,
        by: names.get(&row.created_by).cloned().unwrap_or_default(),
        created_at: row.created_at,
        expires_at: row.expires_at,
    };
    Ok(ShareDesk {
        proposal: id,
        may_share: row.state.may_be_shared(),
        links: links.into_iter().map(line).collect(),
        title: row.title,
        zone: of.zone,
    })
}
