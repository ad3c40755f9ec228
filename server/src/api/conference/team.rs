//! Teams of conferences.

use axum::http::StatusCode;
use domain::policy::Action;
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use super::{OfConference, scope};
use crate::api::{
    Answer,
    caller::Caller,
    extract::{Json, Path},
    team::{self, Made, NewInvitation, Roles, TeamBody},
};

/// A member in the path.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OneMember {
    /// The slug of the conference.
    conference: String,
    /// The person.
    person: Uuid,
}

/// An invitation in the path.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OneInvitation {
    /// The slug of the conference.
    conference: String,
    /// The invitation.
    invitation: Uuid,
}

/// The team of a conference, for its members
#[utoipa::path(
    get, path = "/api/v1/conferences/{conference}/team", tag = "conference",
    params(OfConference), security(("token" = ["read"]), ("signIn" = [])),
    responses((status = 200, description = "The team", body = TeamBody))
)]
pub async fn get_conference_team(caller: Caller, Path(of): Path<OfConference>) -> Answer<Json<TeamBody>> {
    let scope = scope(&caller, &of.conference, Action::OrganiseConference).await?;
    team::read(&caller.ctx, scope).await
}

/// Makes what a member holds exactly these roles; a team that has an owner keeps one
#[utoipa::path(
    put, path = "/api/v1/conferences/{conference}/team/{person}", tag = "conference",
    params(OneMember), security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 200, description = "The team after it", body = TeamBody))
)]
pub async fn set_conference_roles(
    caller: Caller,
    Path(of): Path<OneMember>,
    Json(roles): Json<Roles>,
) -> Answer<Json<TeamBody>> {
    let scope = scope(&caller, &of.conference, Action::ManageTeam).await?;
    team::set_roles(&caller.ctx, scope, of.person, roles).await
}

/// Removes a member; a team that has an owner keeps one
#[utoipa::path(
    delete, path = "/api/v1/conferences/{conference}/team/{person}", tag = "conference",
    params(OneMember), security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 204, description = "They are no member any more"))
)]
pub async fn remove_conference_member(caller: Caller, Path(of): Path<OneMember>) -> Answer<StatusCode> {
    let scope = scope(&caller, &of.conference, Action::ManageTeam).await?;
    team::remove(&caller.ctx, scope, of.person).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Leaves the team; the last owner stays until there is another
#[utoipa::path(
    delete, path = "/api/v1/conferences/{conference}/team/me", tag = "conference",
    params(OfConference), security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 204, description = "You are no member any more"))
)]
pub async fn leave_conference_team(caller: Caller, Path(of): Path<OfConference>) -> Answer<StatusCode> {
    let scope = scope(&caller, &of.conference, Action::LeaveTeam).await?;
    team::leave(&caller.ctx, scope).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Mails an invitation into the team; an earlier one to the same address for the same role is withdrawn
#[utoipa::path(
    post, path = "/api/v1/conferences/{conference}/invitations", tag = "conference",
    params(OfConference), security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 201, description = "It is on its way", body = Made))
)]
pub async fn create_conference_invitation(
    caller: Caller,
    Path(of): Path<OfConference>,
    Json(new): Json<NewInvitation>,
) -> Answer<(StatusCode, Json<Made>)> {
    let scope = scope(&caller, &of.conference, Action::ManageTeam).await?;
    Ok((StatusCode::CREATED, team::send_invitation(&caller.ctx, scope, new).await?))
}

/// Takes back an invitation that nobody accepted yet
#[utoipa::path(
    delete, path = "/api/v1/conferences/{conference}/invitations/{invitation}", tag = "conference",
    params(OneInvitation), security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 204, description = "It works no more"))
)]
pub async fn withdraw_conference_invitation(caller: Caller, Path(of): Path<OneInvitation>) -> Answer<StatusCode> {
    let scope = scope(&caller, &of.conference, Action::ManageTeam).await?;
    team::take_back(&caller.ctx, scope, of.invitation).await?;
    Ok(StatusCode::NO_CONTENT)
}
