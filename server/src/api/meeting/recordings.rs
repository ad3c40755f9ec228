//! Recordings and transcripts of meetings, and the question that comes before.

use axum::http::StatusCode;
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    meeting::{TypedConsent, TypedRecording},
    policy::Action,
};
use serde::{Deserialize, Serialize};
use service::meeting::{self, ConsentLine, RecordingLine};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{OfMeeting, of_group};
use crate::api::{
    Answer,
    caller::Caller,
    extract::{Json, Path},
    team::Made,
};

/// What those present were asked.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = RecordingConsent)]
pub struct ConsentBody {
    /// `public`, `signed-in` or `members`: who has access.
    access: String,
    /// What for.
    purpose: String,
    /// The last day on which it is kept.
    until: NaiveDate,
    /// When it was asked.
    asked_at: DateTime<Utc>,
    /// When somebody present said no.
    refused_at: Option<DateTime<Utc>>,
}

/// What those present were told.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConsentToAsk {
    /// `public`, `signed-in` or `members`: who will have access.
    access: String,
    /// What for.
    #[schema(max_length = 300)]
    purpose: String,
    /// The last day on which it is kept.
    until: NaiveDate,
}

/// A recording or transcript.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MeetingRecording)]
pub struct RecordingBody {
    /// Which.
    id: Uuid,
    /// `recording` or `transcript`.
    kind: String,
    /// What it is called; may be empty.
    label: String,
    /// Where it is.
    url: String,
}

/// A link to be added.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordingToLink {
    /// `recording` or `transcript`.
    kind: String,
    /// What it is called.
    #[serde(default)]
    #[schema(max_length = 160)]
    label: String,
    /// Where it is, `https://…`.
    #[schema(max_length = 2000)]
    url: String,
}

/// A recording in the path.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OfRecording {
    /// The slug of the group.
    group: String,
    /// Which meeting.
    meeting: Uuid,
    /// Which recording.
    recording: Uuid,
}

/// Records that those present were asked
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/meetings/{meeting}/consent", tag = "meeting",
    params(OfMeeting), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "It is recorded"))
)]
pub async fn ask_consent(
    caller: Caller,
    Path(of): Path<OfMeeting>,
    Json(asked): Json<ConsentToAsk>,
) -> Answer<StatusCode> {
    let group = of_group(&caller, &of.group, Action::RunMeetings).await?;
    let typed = TypedConsent { access: asked.access, purpose: asked.purpose, until: asked.until.to_string() };
    meeting::ask_consent(&caller.ctx, &group, of.meeting.into(), &typed).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Withholds consent: every link is withdrawn, and nobody is told who it was
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/meetings/{meeting}/consent/withhold", tag = "meeting",
    params(OfMeeting), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "It is withheld"))
)]
pub async fn withhold_consent(caller: Caller, Path(of): Path<OfMeeting>) -> Answer<StatusCode> {
    let group = of_group(&caller, &of.group, Action::AttendMeeting).await?;
    meeting::withhold_consent(&caller.ctx, &group, of.meeting.into()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Links a recording or transcript
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/meetings/{meeting}/recordings", tag = "meeting",
    params(OfMeeting), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 201, description = "It is linked", body = Made))
)]
pub async fn add_recording(
    caller: Caller,
    Path(of): Path<OfMeeting>,
    Json(new): Json<RecordingToLink>,
) -> Answer<(StatusCode, Json<Made>)> {
    let group = of_group(&caller, &of.group, Action::RunMeetings).await?;
    let typed = TypedRecording { kind: new.kind, label: new.label, url: new.url };
    let id = meeting::add_recording(&caller.ctx, &group, of.meeting.into(), &typed).await?;
    Ok((StatusCode::CREATED, Json(Made { id: id.into() })))
}

/// Takes a link away
#[utoipa::path(
    delete, path = "/api/v1/groups/{group}/meetings/{meeting}/recordings/{recording}", tag = "meeting",
    params(OfRecording), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "It is gone"))
)]
pub async fn remove_recording(caller: Caller, Path(of): Path<OfRecording>) -> Answer<StatusCode> {
    let group = of_group(&caller, &of.group, Action::RunMeetings).await?;
    meeting::remove_recording(&caller.ctx, &group, of.meeting.into(), of.recording.into()).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl From<ConsentLine> for ConsentBody {
    fn from(line: ConsentLine) -> Self {
        Self {
            access: line.access.to_string(),
            purpose: line.purpose,
            until: line.until,
            asked_at: line.asked_at,
            refused_at: line.refused_at,
        }
    }
}

impl From<RecordingLine> for RecordingBody {
    fn from(line: RecordingLine) -> Self {
        Self { id: line.id.into(), kind: line.kind.to_string(), label: line.label, url: line.url }
    }
}
