//! What the link to claim oneself shows.

use domain::{
    Instant,
    policy::{Action, Place},
};
use serde::Serialize;

use super::find::waiting;
use crate::{Ctx, Result, cfp};

/// Somebody of the record who waits to be claimed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WaitingClaim {
    /// The name under which they were entered.
    pub name: String,
    /// The proposal that the link is about; a stand-in while an embargo holds.
    pub title: String,
    /// The conference.
    pub conference: String,
    /// Until when the link works.
    pub expires_at: Instant,
}

/// What the link with this secret is about. Whoever holds it may read it, signed in or not; reading changes nothing.
pub async fn waiting_claim(ctx: &Ctx, token: &str) -> Result<WaitingClaim> {
    ctx.authorize(Action::ReadPublic, Place::Site)?;
    let db = &ctx.db.read;
    let row = waiting(ctx, db, token).await?;
    let about = cfp::entered_proposal(ctx, db, row.proposal_id, row.person_id).await?;
    Ok(WaitingClaim { name: about.name, title: about.title, conference: about.conference, expires_at: row.expires_at })
}
