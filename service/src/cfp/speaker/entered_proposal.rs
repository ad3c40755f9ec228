//! What somebody without an account is told of a proposal in which organisers entered them.

use domain::id::{PersonId, ProposalId};
use sea_orm::ConnectionTrait;

use crate::{
    Ctx, Error, Result,
    cfp::{
        find::{calls_by_id, conferences_by_id, proposals_by_id},
        sight::{Embargoes, names},
    },
};

/// Who was entered in what.
pub(crate) struct EnteredProposal {
    pub name: String,
    /// What it is called; a stand-in while an embargo holds.
    pub title: String,
    pub conference: String,
}

/// The proposal under which somebody was entered, for whoever holds a link to claim them.
pub(crate) async fn entered_proposal(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    id: ProposalId,
    person: PersonId,
) -> Result<EnteredProposal> {
    let proposal = proposals_by_id([id]).one(db).await?.ok_or_else(Error::not_found)?;
    let call = calls_by_id([proposal.call_id]).one(db).await?.ok_or_else(Error::not_found)?;
    let of = conferences_by_id([call.conference_id]).one(db).await?.ok_or_else(Error::not_found)?;
    Ok(EnteredProposal {
        name: names(db, [person]).await?.remove(&person).unwrap_or_default(),
        title: Embargoes::over(ctx, db, [id]).await?.title_outside(&proposal),
        conference: of.title,
    })
}
