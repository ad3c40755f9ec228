//! What the links lead to that speakers are mailed. `GET` shows and changes nothing, since mail scanners follow links.

use axum::extract::Path;
use service::{
    cfp::{accept_speaker_invitation, decline_speaker_invitation, speaker_invitation},
    identity::{claim_person, waiting_claim},
};

use crate::{
    page::Answer,
    visitor::{Form, Visitor},
};

/// `GET /speak/{token}`
pub async fn invitation(visitor: Visitor, Path(token): Path<String>) -> Answer {
    let waiting = speaker_invitation(&visitor.ctx, &token).await?;
    visitor.page(|| app::cfp::speaker_invitation_page(&waiting))
}

/// `POST /speak/{token}`
pub async fn accept(visitor: Visitor, Path(token): Path<String>, Form(typed): Form) -> Answer {
    let accepted = accept_speaker_invitation(&visitor.ctx, &token).await;
    let again = async |visitor: Visitor| invitation(visitor, Path(token.clone())).await;
    visitor.after(typed, accepted, |id| format!("/me/proposals/{id}"), again).await
}

/// `POST /speak/{token}/decline`: by whoever holds the link, signed in or not.
pub async fn decline(visitor: Visitor, Path(token): Path<String>) -> Answer {
    decline_speaker_invitation(&visitor.ctx, &token).await?;
    visitor.page(app::cfp::declined_page)
}

/// `GET /claims/{token}`
pub async fn claim(visitor: Visitor, Path(token): Path<String>) -> Answer {
    let waiting = waiting_claim(&visitor.ctx, &token).await?;
    visitor.page(|| app::cfp::claim_page(&waiting))
}

/// `POST /claims/{token}`
pub async fn make_mine(visitor: Visitor, Path(token): Path<String>, Form(typed): Form) -> Answer {
    let claimed = claim_person(&visitor.ctx, &token).await;
    let again = async |visitor: Visitor| claim(visitor, Path(token.clone())).await;
    visitor.after(typed, claimed, |id| format!("/me/proposals/{id}"), again).await
}
