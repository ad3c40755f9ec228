//! Teams of ecosystems and conferences: the same handlers for both, and the page of an invitation.

mod invitation;
mod of;

use axum::{Router, extract::Path, routing::get};
use domain::id::{InvitationId, PersonId};
use service::{
    Error,
    team::{self as use_case, TypedInvitation},
};

pub use self::of::{Of, OfConference, OfEcosystem};
use super::Answer;
use crate::{
    site::Site,
    visitor::{Form, Visitor},
};

/// The page of an invitation.
pub fn routes() -> Router<Site> {
    Router::new().route("/invitations/{token}", get(invitation::invitation).post(invitation::accept))
}

/// `GET …/team`
pub async fn team<O: Of>(visitor: Visitor, Path(slug): Path<String>) -> Answer {
    O::show(visitor, slug).await
}

/// `POST …/team`
pub async fn invite<O: Of>(visitor: Visitor, Path(slug): Path<String>, Form(typed): Form) -> Answer {
    let scope = O::scope(&visitor.ctx, &slug).await?;
    let wish = TypedInvitation { address: typed.text("address").into(), role: typed.text("role").into() };
    let invited = use_case::invite(&visitor.ctx, scope, &wish).await;
    visitor
        .after(typed, invited, |_| O::path(&slug), async |visitor: Visitor| O::show(visitor, slug.clone()).await)
        .await
}

/// `POST …/team/roles`
pub async fn change_roles<O: Of>(visitor: Visitor, Path(slug): Path<String>, Form(typed): Form) -> Answer {
    let scope = O::scope(&visitor.ctx, &slug).await?;
    let person: PersonId = typed.text("person").parse().map_err(|_| Error::not_found())?;
    let changed = use_case::change_roles(&visitor.ctx, scope, person, typed.texts("roles")).await;
    visitor
        .after(typed, changed, |()| O::path(&slug), async |visitor: Visitor| O::show(visitor, slug.clone()).await)
        .await
}

/// `POST …/team/remove`
pub async fn remove<O: Of>(visitor: Visitor, Path(slug): Path<String>, Form(typed): Form) -> Answer {
    let scope = O::scope(&visitor.ctx, &slug).await?;
    let person: PersonId = typed.text("person").parse().map_err(|_| Error::not_found())?;
    let removed = use_case::remove_member(&visitor.ctx, scope, person).await;
    visitor
        .after(typed, removed, |()| O::path(&slug), async |visitor: Visitor| O::show(visitor, slug.clone()).await)
        .await
}

/// `POST …/team/withdraw`
pub async fn withdraw<O: Of>(visitor: Visitor, Path(slug): Path<String>, Form(typed): Form) -> Answer {
    let scope = O::scope(&visitor.ctx, &slug).await?;
    let id: InvitationId = typed.text("invitation").parse().map_err(|_| Error::not_found())?;
    let withdrawn = use_case::withdraw_invitation(&visitor.ctx, scope, id).await;
    visitor
        .after(typed, withdrawn, |()| O::path(&slug), async |visitor: Visitor| O::show(visitor, slug.clone()).await)
        .await
}

/// `POST …/team/leave`
pub async fn leave<O: Of>(visitor: Visitor, Path(slug): Path<String>, Form(typed): Form) -> Answer {
    let scope = O::scope(&visitor.ctx, &slug).await?;
    let left = use_case::leave_team(&visitor.ctx, scope).await;
    // The team's page is not theirs any more, and perhaps not even the conference.
    visitor.after(typed, left, |()| "/".into(), async |visitor: Visitor| O::show(visitor, slug.clone()).await).await
}
