//! Who was at meetings.

use axum::http::StatusCode;
use domain::policy::Action;
use serde::{Deserialize, Serialize};
use service::meeting::{self, TypedPresence};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{OfMeeting, of_group};
use crate::api::{
    Answer,
    caller::Caller,
    extract::{Json, Path},
};

/// Which policies somebody read and accepts who signs in to a meeting.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MeetingSignIn {
    /// Their ids; all that hold today and were not accepted before.
    #[serde(default)]
    policies: Vec<Uuid>,
}

/// Somebody to be noted: one of those known, or somebody without an account by name.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PresenceToNote {
    /// Somebody of the group, or who was at a meeting of it before.
    #[serde(default)]
    person: Option<Uuid>,
    /// The name of somebody else.
    #[serde(default)]
    #[schema(max_length = 120)]
    name: String,
    /// Whose they are; what the record says where left out.
    #[serde(default)]
    #[schema(max_length = 160)]
    affiliation: String,
    /// Whether it was their alternate.
    #[serde(default)]
    alternate: bool,
}

/// Who was noted.
#[derive(Debug, Serialize, ToSchema)]
pub struct NotedPerson {
    /// Their id, which names them at the next meeting.
    person: Uuid,
}

/// Somebody at a meeting in the path.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OfPresence {
    /// The slug of the group.
    group: String,
    /// Which meeting.
    meeting: Uuid,
    /// Who.
    person: Uuid,
}

/// Signs the asker in to a meeting that is on
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/meetings/{meeting}/sign-in", tag = "meeting",
    params(OfMeeting), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "They are there"))
)]
pub async fn attend_meeting(
    caller: Caller,
    Path(of): Path<OfMeeting>,
    Json(accepted): Json<MeetingSignIn>,
) -> Answer<StatusCode> {
    let group = of_group(&caller, &of.group, Action::AttendMeeting).await?;
    let ids: Vec<String> = accepted.policies.iter().map(Uuid::to_string).collect();
    meeting::attend(&caller.ctx, &group, of.meeting.into(), &ids).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Notes somebody at a meeting
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/meetings/{meeting}/present", tag = "meeting",
    params(OfMeeting), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 201, description = "They are noted", body = NotedPerson))
)]
pub async fn note_presence(
    caller: Caller,
    Path(of): Path<OfMeeting>,
    Json(new): Json<PresenceToNote>,
) -> Answer<(StatusCode, Json<NotedPerson>)> {
    let group = of_group(&caller, &of.group, Action::RunMeetings).await?;
    let typed = TypedPresence {
        person: new.person.map(|id| id.to_string()).unwrap_or_default(),
        name: new.name,
        affiliation: new.affiliation,
        attendance: if new.alternate { "alternate".into() } else { String::new() },
    };
    let person = meeting::note_presence(&caller.ctx, &group, of.meeting.into(), &typed).await?;
    Ok((StatusCode::CREATED, Json(NotedPerson { person: person.into() })))
}

/// Strikes somebody who was not at a meeting after all
#[utoipa::path(
    delete, path = "/api/v1/groups/{group}/meetings/{meeting}/present/{person}", tag = "meeting",
    params(OfPresence), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "They are struck"))
)]
pub async fn strike_presence(caller: Caller, Path(of): Path<OfPresence>) -> Answer<StatusCode> {
    let group = of_group(&caller, &of.group, Action::RunMeetings).await?;
    meeting::strike_presence(&caller.ctx, &group, of.meeting.into(), of.person.into()).await?;
    Ok(StatusCode::NO_CONTENT)
}
