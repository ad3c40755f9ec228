//! Meetings: called, moved, and read.

use axum::http::StatusCode;
use chrono::NaiveDate;
use domain::{
    meeting::{TypedMeetingDetails, TypedSeries},
    policy::Action,
};
use serde::Deserialize;
use service::meeting::{self, MeetingPlace};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    super::group::OfGroup,
    OfMeeting, of_group,
    shown::{MeetingBody, ProceedingsBody},
};
use crate::api::{
    Answer,
    caller::Caller,
    extract::{Json, Path, Query},
    page::{Paged, bad_cursor, cursor, limit, place, usual},
    team::Made,
};

/// Which meetings.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct MeetingQuery {
    /// `true` for those that are over, the latest first; else those to come, the next one first.
    #[serde(default)]
    #[param(required = false)]
    past: bool,
    /// `next` of the page before.
    cursor: Option<String>,
    /// Most items; 50 unless said.
    #[serde(default = "usual")]
    #[param(required = false, minimum = 1, maximum = 100)]
    limit: u64,
}

/// A meeting, as it is to be.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MeetingPlan {
    /// What it is called.
    #[schema(max_length = 160)]
    title: String,
    /// Its day at its place.
    day: NaiveDate,
    /// The time there, `15:00`.
    time: String,
    /// How long it takes, in minutes.
    #[schema(minimum = 1, maximum = 10080)]
    minutes: u16,
    /// The zone of its place.
    #[schema(example = "Europe/Brussels")]
    zone: String,
    /// Where it is, in words.
    #[serde(default)]
    #[schema(max_length = 300)]
    place: String,
    /// Where one joins it, `https://…`.
    #[serde(default)]
    #[schema(max_length = 2000)]
    link: String,
    /// `public`, `signed-in` or `members`; members where left out.
    #[serde(default)]
    link_for: String,
    /// Whether only members know of it.
    #[serde(default)]
    closed: bool,
    /// `plenary` or `interim`; a plenary where left out.
    #[serde(default)]
    kind: String,
    /// `none`, `w3c-face-to-face`, `w3c-distributed` or `oasis`.
    #[serde(default)]
    notice: String,
    /// What it is about, Markdown.
    #[serde(default)]
    #[schema(max_length = 10000)]
    about: String,
    /// The slug of the conference whose programme it is part of.
    #[serde(default)]
    conference: String,
    /// The code of its session there.
    #[serde(default)]
    session: String,
    /// Of a new one: `weekly`, `monthly` or `monthly-last`; once where left out.
    #[serde(default)]
    repeats: String,
    /// Of a new weekly one: every so many weeks; one where left out.
    #[serde(default)]
    every: Option<u8>,
    /// Of a new series: the last day on which one may be.
    #[serde(default)]
    until: Option<NaiveDate>,
    /// Of one of a series: whether those that follow change too.
    #[serde(default)]
    following: bool,
}

/// What becomes of a meeting.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MeetingStep {
    /// `cancelled` or `postponed`.
    state: String,
    /// Why.
    #[schema(max_length = 300)]
    reason: String,
}

/// Why a series ends.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SeriesEnd {
    /// Why.
    #[schema(max_length = 300)]
    reason: String,
}

/// A series of a group in the path.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OfSeries {
    /// The slug of the group.
    #[param(example = "asvs")]
    group: String,
    /// Which.
    series: Uuid,
}

/// What was done.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TaskDone {
    /// `participation` or `action-items`.
    task: String,
}

/// The meetings of a group that the asker may know of
#[utoipa::path(
    get, path = "/api/v1/groups/{group}/meetings", tag = "meeting", params(OfGroup, MeetingQuery),
    responses((status = 200, description = "A page of meetings", body = Paged<MeetingBody>))
)]
pub async fn list_meetings(
    caller: Caller,
    Path(of): Path<OfGroup>,
    Query(query): Query<MeetingQuery>,
) -> Answer<Json<Paged<MeetingBody>>> {
    let group = of_group(&caller, &of.group, Action::SeeGroup).await?;
    let most = limit(query.limit)?;
    let list_name = format!("meetings {}", query.past);
    let after = match place(&list_name, query.cursor.as_deref())? {
        Some(text) => Some(read_place(&text).ok_or_else(bad_cursor)?),
        None => None,
    };
    if !query.past {
        let coming = meeting::coming(&caller.ctx, &group, most).await?;
        return Ok(Json(Paged { items: coming.into_iter().map(MeetingBody::from).collect(), next: None }));
    }
    let list = meeting::meetings(&caller.ctx, &group, after, most).await?;
    let next = list.next.map(|(on, id)| cursor(&list_name, &format!("{on}_{id}")));
    Ok(Json(Paged { items: list.past.into_iter().map(MeetingBody::from).collect(), next }))
}

fn read_place(text: &str) -> Option<MeetingPlace> {
    let (on, id) = text.split_once('_')?;
    Some((on.parse().ok()?, id.parse().ok()?))
}

/// Announces a meeting, or a series; the id is that of the first one
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/meetings", tag = "meeting",
    params(OfGroup), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 201, description = "It is announced", body = Made))
)]
pub async fn announce_meeting(
    caller: Caller,
    Path(of): Path<OfGroup>,
    Json(new): Json<MeetingPlan>,
) -> Answer<(StatusCode, Json<Made>)> {
    let group = of_group(&caller, &of.group, Action::RunMeetings).await?;
    caller.ctx.authorize(Action::RunMeetings, group.place())?;
    let series = TypedSeries {
        repeats: new.repeats.clone(),
        every: new.every.map(|weeks| weeks.to_string()).unwrap_or_default(),
        until: new.until.map(|day| day.to_string()).unwrap_or_default(),
    };
    let id = meeting::announce_meeting(&caller.ctx, &group, &new.into(), &series).await?;
    Ok((StatusCode::CREATED, Json(Made { id: id.into() })))
}

/// A meeting with what it left behind
#[utoipa::path(
    get, path = "/api/v1/groups/{group}/meetings/{meeting}", tag = "meeting", params(OfMeeting),
    responses((status = 200, description = "The meeting", body = ProceedingsBody))
)]
pub async fn get_meeting(caller: Caller, Path(of): Path<OfMeeting>) -> Answer<Json<ProceedingsBody>> {
    let group = of_group(&caller, &of.group, Action::SeeGroup).await?;
    Ok(Json(meeting::proceedings(&caller.ctx, &group, of.meeting.into()).await?.into()))
}

/// Changes a meeting that is to come; a new time brings back what was postponed or cancelled
#[utoipa::path(
    put, path = "/api/v1/groups/{group}/meetings/{meeting}", tag = "meeting",
    params(OfMeeting), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "It is changed"))
)]
pub async fn edit_meeting(
    caller: Caller,
    Path(of): Path<OfMeeting>,
    Json(new): Json<MeetingPlan>,
) -> Answer<StatusCode> {
    let group = of_group(&caller, &of.group, Action::RunMeetings).await?;
    let following = new.following;
    meeting::edit_meeting(&caller.ctx, &group, of.meeting.into(), &new.into(), following, None).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Postpones or cancels a meeting
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/meetings/{meeting}/state", tag = "meeting",
    params(OfMeeting), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "It is done"))
)]
pub async fn move_meeting(
    caller: Caller,
    Path(of): Path<OfMeeting>,
    Json(step): Json<MeetingStep>,
) -> Answer<StatusCode> {
    let group = of_group(&caller, &of.group, Action::RunMeetings).await?;
    meeting::move_meeting(&caller.ctx, &group, of.meeting.into(), &step.state, &step.reason).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Ends a series: what is still to come of it is cancelled
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/meeting-series/{series}/end", tag = "meeting",
    params(OfSeries), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "It has ended"))
)]
pub async fn end_series(caller: Caller, Path(of): Path<OfSeries>, Json(end): Json<SeriesEnd>) -> Answer<StatusCode> {
    let group = of_group(&caller, &of.group, Action::RunMeetings).await?;
    caller.ctx.authorize(Action::RunMeetings, group.place())?;
    meeting::end_series(&caller.ctx, &group, of.series.into(), &end.reason).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Says that it is known who takes part, or that the action items are complete
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/meetings/{meeting}/tasks", tag = "meeting",
    params(OfMeeting), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "It is noted"))
)]
pub async fn confirm_meeting_task(
    caller: Caller,
    Path(of): Path<OfMeeting>,
    Json(done): Json<TaskDone>,
) -> Answer<StatusCode> {
    let group = of_group(&caller, &of.group, Action::RunMeetings).await?;
    meeting::confirm_task(&caller.ctx, &group, of.meeting.into(), &done.task).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl From<MeetingPlan> for TypedMeetingDetails {
    fn from(new: MeetingPlan) -> Self {
        Self {
            title: new.title,
            day: new.day.to_string(),
            time: new.time,
            minutes: new.minutes.to_string(),
            zone: new.zone,
            place: new.place,
            link: new.link,
            link_for: new.link_for,
            closed: if new.closed { "yes".into() } else { String::new() },
            kind: new.kind,
            notice: new.notice,
            about: new.about,
            conference: new.conference,
            session: new.session,
        }
    }
}
