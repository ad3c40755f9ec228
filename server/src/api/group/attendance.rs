//! Who was at meetings, and who has leave: what the right to vote hangs on.

use axum::http::StatusCode;
use chrono::NaiveDate;
use domain::{id::MeetingId, policy::Action};
use serde::{Deserialize, Serialize};
use service::group::{self, TypedLeave, TypedMeeting};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{super::meeting::OfMeeting, OfGroup, found};
use crate::api::{
    Answer,
    caller::Caller,
    extract::{Json, Path},
    team::Made,
};

/// A meeting that was held.
#[derive(Debug, Serialize, ToSchema)]
pub struct GroupMeeting {
    /// Which.
    id: Uuid,
    /// What it was called.
    title: String,
    /// `plenary` or `interim`.
    kind: String,
    /// Its last day.
    on: NaiveDate,
    /// Who was there themselves.
    present: Vec<Uuid>,
    /// Whose alternate was there.
    alternates: Vec<Uuid>,
}

/// A meeting to be recorded.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MeetingToRecord {
    /// What it was called.
    #[schema(max_length = 160)]
    title: String,
    /// `plenary` or `interim`; a plenary where left out.
    #[serde(default)]
    kind: String,
    /// Its last day.
    on: NaiveDate,
    /// Who was there themselves.
    #[serde(default)]
    present: Vec<Uuid>,
    /// Whose alternate was there.
    #[serde(default)]
    alternates: Vec<Uuid>,
}

/// Who was at a meeting.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Attendances {
    /// Who was there themselves.
    present: Vec<Uuid>,
    /// Whose alternate was there.
    #[serde(default)]
    alternates: Vec<Uuid>,
}

/// A leave of absence.
#[derive(Debug, Serialize, ToSchema)]
pub struct Leave {
    /// Which.
    id: Uuid,
    /// Whose.
    person: Uuid,
    /// Its first day.
    from: NaiveDate,
    /// The first day after it.
    until: Option<NaiveDate>,
    /// Why; may be empty.
    reason: String,
}

/// A leave to be granted.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LeaveToGrant {
    /// Whose.
    person: Uuid,
    /// Its first day.
    from: NaiveDate,
    /// The first day after it.
    until: NaiveDate,
    /// Why, for those who keep the list alone.
    #[serde(default)]
    #[schema(max_length = 500)]
    reason: String,
}

/// The meetings that were held with who was there, the latest first, for those who keep the list of members
#[utoipa::path(
    get, path = "/api/v1/groups/{group}/meetings-held", tag = "group",
    params(OfGroup), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 200, description = "The meetings", body = Vec<GroupMeeting>))
)]
pub async fn list_attendance(caller: Caller, Path(of): Path<OfGroup>) -> Answer<Json<Vec<GroupMeeting>>> {
    use domain::group::standing::Attendance;
    let facts = found(&caller, &of.group, Action::ManageMembers).await?;
    let lines = group::meetings(&caller.ctx, &facts).await?;
    let line = |line: group::MeetingLine| {
        let there = |how: Attendance| {
            let those = line.there.iter().filter(move |(_, attendance)| *attendance == how);
            those.map(|(person, _)| Uuid::from(*person)).collect()
        };
        GroupMeeting {
            present: there(Attendance::Present),
            alternates: there(Attendance::Alternate),
            id: line.id.into(),
            title: line.title.clone(),
            kind: line.kind.to_string(),
            on: line.on,
        }
    };
    Ok(Json(lines.into_iter().map(line).collect()))
}

/// Records a meeting that was held without having been announced
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/meetings-held", tag = "group",
    params(OfGroup), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 201, description = "It is recorded", body = Made))
)]
pub async fn record_meeting(
    caller: Caller,
    Path(of): Path<OfGroup>,
    Json(new): Json<MeetingToRecord>,
) -> Answer<(StatusCode, Json<Made>)> {
    let facts = found(&caller, &of.group, Action::ManageMembers).await?;
    let typed = TypedMeeting {
        title: new.title,
        kind: new.kind,
        on: new.on.to_string(),
        present: texts(&new.present),
        alternates: texts(&new.alternates),
    };
    let id = group::record_meeting(&caller.ctx, facts.id, &typed).await?;
    Ok((StatusCode::CREATED, Json(Made { id: id.into() })))
}

/// Corrects who was at a meeting
#[utoipa::path(
    put, path = "/api/v1/groups/{group}/meetings/{meeting}/attendance", tag = "group",
    params(OfMeeting), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "It is corrected"))
)]
pub async fn correct_attendance(
    caller: Caller,
    Path(of): Path<OfMeeting>,
    Json(new): Json<Attendances>,
) -> Answer<StatusCode> {
    let facts = found(&caller, &of.group, Action::ManageMembers).await?;
    let (present, alternates) = (texts(&new.present), texts(&new.alternates));
    group::note_attendance(&caller.ctx, facts.id, MeetingId(of.meeting), &present, &alternates).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The leaves of absence from a group, the latest first
#[utoipa::path(
    get, path = "/api/v1/groups/{group}/leaves", tag = "group",
    params(OfGroup), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 200, description = "The leaves", body = Vec<Leave>))
)]
pub async fn list_leaves(caller: Caller, Path(of): Path<OfGroup>) -> Answer<Json<Vec<Leave>>> {
    let facts = found(&caller, &of.group, Action::ManageMembers).await?;
    let lines = group::leaves(&caller.ctx, &facts).await?;
    let line = |line: group::LeaveLine| Leave {
        id: line.id.into(),
        person: line.person.into(),
        from: line.from,
        until: line.until,
        reason: line.reason,
    };
    Ok(Json(lines.into_iter().map(line).collect()))
}

/// Grants a leave of absence
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/leaves", tag = "group",
    params(OfGroup), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 201, description = "It is granted", body = Made))
)]
pub async fn grant_leave(
    caller: Caller,
    Path(of): Path<OfGroup>,
    Json(new): Json<LeaveToGrant>,
) -> Answer<(StatusCode, Json<Made>)> {
    let facts = found(&caller, &of.group, Action::ManageMembers).await?;
    let typed = TypedLeave {
        person: new.person.to_string(),
        from: new.from.to_string(),
        until: new.until.to_string(),
        reason: new.reason,
    };
    let id = group::grant_leave(&caller.ctx, facts.id, &typed).await?;
    Ok((StatusCode::CREATED, Json(Made { id: id.into() })))
}

fn texts(ids: &[Uuid]) -> Vec<String> {
    ids.iter().map(Uuid::to_string).collect()
}
