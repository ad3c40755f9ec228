//! The page of an invitation.

use axum::extract::Path;
use service::team::{ScopeRef, accept_invitation};

use crate::{
    page::Answer,
    visitor::{Form, Visitor},
};

/// `GET /invitations/{token}`: shows and changes nothing, since mail scanners follow links.
pub async fn invitation(visitor: Visitor, Path(token): Path<String>) -> Answer {
    let invitation = service::team::invitation(&visitor.ctx, &token).await?;
    visitor.page(|| app::team::invitation_page(&invitation))
}

/// `POST /invitations/{token}`
pub async fn accept(visitor: Visitor, Path(token): Path<String>, Form(typed): Form) -> Answer {
    let accepted = accept_invitation(&visitor.ctx, &token).await;
    let location = |into: ScopeRef| into.work_path();
    visitor
        .after(typed, accepted, location, async |visitor: Visitor| invitation(visitor, Path(token.clone())).await)
        .await
}
