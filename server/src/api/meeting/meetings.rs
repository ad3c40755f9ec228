//! Meetings, and what they left behind.

use axum::http::StatusCode;
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    group::standing::Attendance,
    meeting::{TypedMeetingDetails, TypedSeries},
    policy::Action,
};
use serde::{Deserialize, Serialize};
use service::meeting::{self, MeetingFacts, MeetingPlace, Proceedings};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    super::group::OfGroup,
    OfMeeting,
    agenda::{AgendaItemBody, MaterialBody},
    hands::HandsBody,
    minutes::EntryBody,
    of_group,
    recordings::{ConsentBody, RecordingBody},
};
use crate::api::{
    Answer,
    caller::Caller,
    extract::{Json, Path, Query},
    page::{Paged, bad_cursor, cursor, limit, place, usual},
    team::Made,
};

/// A meeting.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Meeting)]
pub struct MeetingBody {
    /// Which.
    id: Uuid,
    /// What it is called.
    title: String,
    /// `plenary` or `interim`.
    kind: String,
    /// Its last day at its place.
    on: NaiveDate,
    /// Its first moment; null where it was only recorded.
    start: Option<DateTime<Utc>>,
    /// Its last moment.
    end: Option<DateTime<Utc>>,
    /// The zone of its place.
    zone: String,
    /// Where it is, in words; may be empty.
    place: String,
    /// Where one joins it; null where that is not for the asker.
    link: Option<String>,
    /// `public`, `signed-in` or `members`.
    link_for: String,
    /// Whether only members know of it.
    closed: bool,
    /// What it is about, Markdown; may be empty.
    about: String,
    /// Whose notice periods it keeps.
    notice: String,
    /// `planned`, `postponed` or `cancelled`.
    state: String,
    /// Why; may be empty.
    state_note: String,
    /// `upcoming`, `on`, `over`, `postponed` or `cancelled`.
    phase: String,
    /// The series that it belongs to.
    series: Option<Uuid>,
    /// How often it was changed.
    sequence: i32,
    /// `writing`, `proposed` or `approved`.
    minutes: String,
}

/// A meeting with what it left behind, as far as the asker may know it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MeetingProceedings)]
pub struct ProceedingsBody {
    /// The meeting.
    meeting: MeetingBody,
    /// Its agenda.
    agenda: Vec<AgendaItemBody>,
    /// Documents and slides.
    materials: Vec<MaterialBody>,
    /// How many were there.
    there: usize,
    /// Who was there; null for those who are not in the group.
    present: Option<Vec<PresenceBody>>,
    /// Whether enough were there; null before the meeting and for groups that do not vote.
    quorum: Option<QuorumBody>,
    /// The text of the minutes, Markdown; null while it is being written, for those who are not in the group.
    minutes: Option<String>,
    /// Decisions, action items and corrections.
    entries: Vec<EntryBody>,
    /// Shows of hands: they bind nobody.
    hands: Vec<HandsBody>,
    /// What those present were asked about recordings.
    consent: Option<ConsentBody>,
    /// Recordings and transcripts that are for the asker.
    recordings: Vec<RecordingBody>,
}

/// Somebody who was at a meeting.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MeetingPresence)]
pub struct PresenceBody {
    /// Who.
    person: Uuid,
    /// Their name.
    name: String,
    /// Whether it was their alternate.
    alternate: bool,
    /// Whose they were that day; may be empty.
    affiliation: String,
    /// Whether they signed in themselves.
    signed_in: bool,
}

/// Whether enough were there.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MeetingQuorum)]
pub struct QuorumBody {
    /// How many votes there are in the group.
    votes: u32,
    /// How many of these were there.
    present: u32,
    /// How many are needed.
    needed: u32,
    /// Whether so many were there.
    reached: bool,
}

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

impl From<MeetingFacts> for MeetingBody {
    fn from(facts: MeetingFacts) -> Self {
        Self {
            id: facts.id.into(),
            kind: facts.kind.to_string(),
            on: facts.on,
            start: facts.times.map(|times| times.start),
            end: facts.times.map(|times| times.end),
            zone: facts.zone.to_string(),
            link_for: facts.link_for.to_string(),
            closed: facts.closed,
            notice: facts.notice.to_string(),
            state: facts.state.to_string(),
            phase: facts.phase.to_string(),
            series: facts.series.map(Uuid::from),
            sequence: facts.sequence,
            minutes: facts.minutes_state.to_string(),
            title: facts.title,
            place: facts.place,
            link: facts.link,
            about: facts.about,
            state_note: facts.state_note,
        }
    }
}

impl From<Proceedings> for ProceedingsBody {
    fn from(all: Proceedings) -> Self {
        let (text, entries) = all.record.map_or((None, Vec::new()), |record| (Some(record.text), record.entries));
        let presence = |one: meeting::Presence| PresenceBody {
            person: one.person.into(),
            name: one.name,
            alternate: one.attendance == Attendance::Alternate,
            affiliation: one.affiliation,
            signed_in: one.signed_in,
        };
        Self {
            meeting: all.meeting.into(),
            agenda: all.agenda.into_iter().map(AgendaItemBody::from).collect(),
            materials: all.materials.into_iter().map(MaterialBody::from).collect(),
            there: all.there,
            present: all.present.map(|present| present.into_iter().map(presence).collect()),
            quorum: all.quorum.map(|quorum| QuorumBody {
                votes: quorum.votes,
                present: quorum.present,
                needed: quorum.needed,
                reached: quorum.reached,
            }),
            minutes: text,
            entries: entries.into_iter().map(EntryBody::from).collect(),
            hands: all.hands.into_iter().map(HandsBody::from).collect(),
            consent: all.consent.map(ConsentBody::from),
            recordings: all.recordings.into_iter().map(RecordingBody::from).collect(),
        }
    }
}
