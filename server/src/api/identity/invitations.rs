//! Invitations that the asker was mailed.

use serde::{Deserialize, Serialize};
use service::team;
use utoipa::ToSchema;

use crate::api::{Answer, caller::Caller, extract::Json};

/// An invitation, by what its link carries.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InvitationToken {
    /// The last part of the link.
    token: String,
}

/// The team that was joined.
#[derive(Debug, Serialize, ToSchema)]
pub struct Joined {
    /// `ecosystem` or `conference`.
    kind: String,
    /// The slug of what the team belongs to.
    slug: String,
    /// Its name.
    name: String,
}

/// Accepts an invitation into a team
#[utoipa::path(
    post, path = "/api/v1/me/invitations", tag = "identity",
    security(("token" = ["conference"]), ("signIn" = [])),
    responses(
        (status = 200, description = "You are on the team", body = Joined),
        (status = 404, description = "No invitation has this token", body = crate::api::problem::ProblemBody<'static>, content_type = "application/problem+json")
    )
)]
pub async fn accept_invitation(caller: Caller, Json(invitation): Json<InvitationToken>) -> Answer<Json<Joined>> {
    let of = team::accept_invitation(&caller.ctx, &invitation.token).await?;
    Ok(Json(Joined { kind: of.scope.kind().to_string(), slug: of.slug, name: of.name }))
}
