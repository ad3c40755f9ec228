//! Minutes, decisions, action items and corrections.

use axum::http::StatusCode;
use chrono::{DateTime, NaiveDate, Utc};
use domain::{meeting::TypedEntry, policy::Action};
use serde::{Deserialize, Serialize};
use service::{
    Error,
    meeting::{self, EntryLine, MinutesSaved},
};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{OfMeeting, of_group};
use crate::api::{
    Answer,
    caller::Caller,
    extract::{Json, Path},
    team::Made,
};

/// The text of minutes.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MinutesText)]
pub struct MinutesBody {
    /// The text, Markdown.
    text: String,
    /// Its number: a save names the one it was made from.
    number: i32,
    /// `writing`, `proposed` or `approved`.
    state: String,
}

/// A text to be saved.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MinutesToSave {
    /// The whole text, Markdown.
    #[schema(max_length = 200000)]
    text: String,
    /// The number that it was made from.
    made_from: i32,
}

/// What came of saving.
#[derive(Debug, Serialize, ToSchema)]
pub struct SavedMinutes {
    /// The number of the text as it stands now.
    number: i32,
    /// Whether somebody had changed other lines, which are in it too.
    merged: bool,
}

/// A step of minutes.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MinutesStep {
    /// `proposed`, `writing` or `approved`.
    state: String,
}

/// A decision, an action item or a correction.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MinutesEntry)]
pub struct EntryBody {
    /// Which.
    id: Uuid,
    /// `decision`, `action` or `correction`.
    kind: String,
    /// What it says.
    text: String,
    /// Why; may be empty.
    rationale: String,
    /// Who took it on, of an action item.
    holder: Option<Uuid>,
    /// By when.
    due: Option<NaiveDate>,
    /// `open`, `done` or `dropped`, of an action item.
    state: String,
    /// What was said when it was settled; may be empty.
    state_note: String,
    /// When it was written down.
    at: DateTime<Utc>,
}

/// An entry, as it is to be.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewEntry {
    /// `decision` or `action`; once the minutes are approved, `correction`.
    kind: String,
    /// What it says.
    #[schema(max_length = 5000)]
    text: String,
    /// Why; needed for corrections.
    #[serde(default)]
    #[schema(max_length = 5000)]
    rationale: String,
    /// Who takes it on, of an action item.
    #[serde(default)]
    holder: Option<Uuid>,
    /// By when.
    #[serde(default)]
    due: Option<NaiveDate>,
}

/// What became of an action item.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ActionStep {
    /// `done`, `dropped` or `open`.
    state: String,
    /// What is said with it.
    #[serde(default)]
    #[schema(max_length = 300)]
    note: String,
}

/// An entry in the path.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OfEntry {
    /// The slug of the group.
    group: String,
    /// Which meeting.
    meeting: Uuid,
    /// Which entry.
    entry: Uuid,
}

/// The minutes of a meeting, for those who write them
#[utoipa::path(
    get, path = "/api/v1/groups/{group}/meetings/{meeting}/minutes", tag = "meeting",
    params(OfMeeting), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 200, description = "The text with its number", body = MinutesBody))
)]
pub async fn get_minutes(caller: Caller, Path(of): Path<OfMeeting>) -> Answer<Json<MinutesBody>> {
    let group = of_group(&caller, &of.group, Action::WriteMinutes).await?;
    let page = meeting::minutes(&caller.ctx, &group, of.meeting.into()).await?;
    let state = page.meeting.minutes_state.to_string();
    Ok(Json(MinutesBody { text: page.text, number: page.number, state }))
}

/// Saves minutes; changes of different lines come together, and where both changed a line nothing is saved
#[utoipa::path(
    put, path = "/api/v1/groups/{group}/meetings/{meeting}/minutes", tag = "meeting",
    params(OfMeeting), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 200, description = "It is saved", body = SavedMinutes))
)]
pub async fn save_minutes(
    caller: Caller,
    Path(of): Path<OfMeeting>,
    Json(new): Json<MinutesToSave>,
) -> Answer<Json<SavedMinutes>> {
    let group = of_group(&caller, &of.group, Action::WriteMinutes).await?;
    match meeting::save_minutes(&caller.ctx, &group, of.meeting.into(), &new.text, new.made_from).await? {
        MinutesSaved::Here(number) | MinutesSaved::Unchanged(number) => {
            Ok(Json(SavedMinutes { number, merged: false }))
        }
        MinutesSaved::Merged(number) => Ok(Json(SavedMinutes { number, merged: true })),
        MinutesSaved::Clash(_) => {
            let message = "Somebody changed the same lines meanwhile. Read the minutes again, settle both, and save from that number.";
            Err(Error::conflict("minutes-clash", message).into())
        }
    }
}

/// Proposes minutes, takes them back to be written, or approves them
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/meetings/{meeting}/minutes/state", tag = "meeting",
    params(OfMeeting), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "It is done"))
)]
pub async fn step_minutes(
    caller: Caller,
    Path(of): Path<OfMeeting>,
    Json(step): Json<MinutesStep>,
) -> Answer<StatusCode> {
    let group = of_group(&caller, &of.group, Action::RunMeetings).await?;
    meeting::step_minutes(&caller.ctx, &group, of.meeting.into(), &step.state).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Writes down a decision, an action item or a correction
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/meetings/{meeting}/entries", tag = "meeting",
    params(OfMeeting), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 201, description = "It is written down", body = Made))
)]
pub async fn add_entry(
    caller: Caller,
    Path(of): Path<OfMeeting>,
    Json(new): Json<NewEntry>,
) -> Answer<(StatusCode, Json<Made>)> {
    let group = of_group(&caller, &of.group, Action::WriteMinutes).await?;
    let typed = TypedEntry {
        kind: new.kind,
        text: new.text,
        rationale: new.rationale,
        holder: new.holder.map(|id| id.to_string()).unwrap_or_default(),
        due: new.due.map(|day| day.to_string()).unwrap_or_default(),
    };
    let id = meeting::add_entry(&caller.ctx, &group, of.meeting.into(), &typed).await?;
    Ok((StatusCode::CREATED, Json(Made { id: id.into() })))
}

/// Takes an entry away, before the minutes are approved
#[utoipa::path(
    delete, path = "/api/v1/groups/{group}/meetings/{meeting}/entries/{entry}", tag = "meeting",
    params(OfEntry), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "It is gone"))
)]
pub async fn remove_entry(caller: Caller, Path(of): Path<OfEntry>) -> Answer<StatusCode> {
    let group = of_group(&caller, &of.group, Action::WriteMinutes).await?;
    meeting::remove_entry(&caller.ctx, &group, of.meeting.into(), of.entry.into()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Says that an action item is done or given up, or takes it up again
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/meetings/{meeting}/entries/{entry}/state", tag = "meeting",
    params(OfEntry), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "It is settled"))
)]
pub async fn settle_action(
    caller: Caller,
    Path(of): Path<OfEntry>,
    Json(step): Json<ActionStep>,
) -> Answer<StatusCode> {
    let group = of_group(&caller, &of.group, Action::AttendMeeting).await?;
    let (id, entry) = (of.meeting.into(), of.entry.into());
    meeting::settle_action(&caller.ctx, &group, id, entry, &step.state, &step.note).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl From<EntryLine> for EntryBody {
    fn from(line: EntryLine) -> Self {
        Self {
            id: line.id.into(),
            kind: line.kind.to_string(),
            holder: line.holder.map(Uuid::from),
            due: line.due,
            state: line.state.to_string(),
            at: line.at,
            text: line.text,
            rationale: line.rationale,
            state_note: line.state_note,
        }
    }
}
