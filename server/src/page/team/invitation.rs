//! The page of an invitation.

use axum::extract::Path;
use domain::policy::Scope;
use service::{
    group::{self, GroupFacts},
    team::{ScopeRef, accept_invitation},
};

use crate::{
    page::{Answer, group::people::wish},
    visitor::{Form, Visitor},
};

/// `GET /invitations/{token}`: shows and changes nothing, since mail scanners follow links.
pub async fn invitation(visitor: Visitor, Path(token): Path<String>) -> Answer {
    let invitation = service::team::invitation(&visitor.ctx, &token).await?;
    if matches!(invitation.into.scope, Scope::Group(_)) {
        return into_group(visitor, &token).await;
    }
    visitor.page(|| app::team::invitation_page(&invitation))
}

/// `POST /invitations/{token}`
pub async fn accept(visitor: Visitor, Path(token): Path<String>, Form(typed): Form) -> Answer {
    if group::invited(&visitor.ctx, &token).await.is_ok() {
        let joined = group::join_invited(&visitor.ctx, &token, &wish(&typed)).await;
        let location = |facts: GroupFacts| format!("/g/{}", facts.slug);
        let show = async |visitor: Visitor| invitation(visitor, Path(token.clone())).await;
        return visitor.after(typed, joined, location, show).await;
    }
    let accepted = accept_invitation(&visitor.ctx, &token).await;
    let location = |into: ScopeRef| into.work_path();
    visitor
        .after(typed, accepted, location, async |visitor: Visitor| invitation(visitor, Path(token.clone())).await)
        .await
}

/// An invitation into a group: whoever takes it accepts the group's policies, and says for whom they act.
async fn into_group(visitor: Visitor, token: &str) -> Answer {
    let (facts, role) = group::invited(&visitor.ctx, token).await?;
    let policies = group::invited_policies(&visitor.ctx, token).await?;
    visitor.page(|| app::group::group_invitation_page(&facts, role, &policies))
}
