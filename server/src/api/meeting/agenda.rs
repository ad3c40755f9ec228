//! Agendas, and the documents beside meetings.

use axum::{
    extract::Request,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use domain::{meeting::TypedAgendaItem, policy::Action};
use serde::{Deserialize, Serialize};
use service::{
    cfp::{SentFile, TypedLink},
    meeting::{self, AgendaLine, MaterialLine},
};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{OfMeeting, of_group};
use crate::{
    api::{
        Answer,
        caller::Caller,
        extract::{Json, Path, Query, body, has_type, unsupported_type},
        idempotency::{Head, carried_out_once},
        team::Made,
    },
    http::download,
};

/// An item of an agenda.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AgendaItem)]
pub struct AgendaItemBody {
    /// Which.
    id: Uuid,
    /// What it is about.
    title: String,
    /// How many minutes it takes.
    minutes: Option<i32>,
    /// Who presents it; may be empty.
    presenter: String,
    /// More about it, Markdown; may be empty.
    text: String,
    /// The name of the draft it is about, if the asker may read it.
    draft: Option<String>,
    /// The newest revision of that draft.
    newest_revision: Option<i32>,
    /// The newest revision when the group met last before.
    last_seen_revision: Option<i32>,
    /// The ballot it is about.
    ballot: Option<Uuid>,
}

/// An item, as it is to be.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AgendaItemDetails {
    /// What it is about.
    #[schema(max_length = 200)]
    title: String,
    /// How many minutes it takes.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 1440)]
    minutes: Option<u16>,
    /// Who presents it.
    #[serde(default)]
    #[schema(max_length = 160)]
    presenter: String,
    /// More about it, Markdown.
    #[serde(default)]
    #[schema(max_length = 5000)]
    text: String,
    /// The name of a draft of the group.
    #[serde(default)]
    draft: String,
    /// A ballot of the group.
    #[serde(default)]
    ballot: Option<Uuid>,
}

/// Where an item goes.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AgendaMove {
    /// Up by one place, or else down.
    up: bool,
}

/// An item in the path.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OfItem {
    /// The slug of the group.
    group: String,
    /// Which meeting.
    meeting: Uuid,
    /// Which item.
    item: Uuid,
}

/// A file or link beside a meeting.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MeetingMaterial)]
pub struct MaterialBody {
    /// Which.
    id: Uuid,
    /// The name of the file, or what the link is called.
    label: String,
    /// Where the link leads; null for a file.
    url: Option<String>,
    /// The size of the file in bytes; null for a link.
    bytes: Option<u64>,
}

/// A link to be added.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewMaterialLink {
    /// What it is called; its host where empty.
    #[serde(default)]
    #[schema(max_length = 100)]
    label: String,
    /// Where it leads.
    #[schema(max_length = 2000)]
    url: String,
}

/// Under which name a file is kept.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct NamedMaterial {
    /// Its name; the ending follows from what the file is.
    #[param(example = "slides.pdf")]
    name: String,
}

/// A file or link in the path.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OfMaterial {
    /// The slug of the group.
    group: String,
    /// Which meeting.
    meeting: Uuid,
    /// Which file or link.
    material: Uuid,
}

/// Adds an item to an agenda, at its end
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/meetings/{meeting}/agenda", tag = "meeting",
    params(OfMeeting), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 201, description = "It is there", body = Made))
)]
pub async fn add_agenda_item(
    caller: Caller,
    Path(of): Path<OfMeeting>,
    Json(new): Json<AgendaItemDetails>,
) -> Answer<(StatusCode, Json<Made>)> {
    let group = of_group(&caller, &of.group, Action::RunMeetings).await?;
    let id = meeting::add_agenda_item(&caller.ctx, &group, of.meeting.into(), &new.into()).await?;
    Ok((StatusCode::CREATED, Json(Made { id: id.into() })))
}

/// Changes an item
#[utoipa::path(
    put, path = "/api/v1/groups/{group}/meetings/{meeting}/agenda/{item}", tag = "meeting",
    params(OfItem), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "It is changed"))
)]
pub async fn edit_agenda_item(
    caller: Caller,
    Path(of): Path<OfItem>,
    Json(new): Json<AgendaItemDetails>,
) -> Answer<StatusCode> {
    let group = of_group(&caller, &of.group, Action::RunMeetings).await?;
    meeting::edit_agenda_item(&caller.ctx, &group, of.meeting.into(), of.item.into(), &new.into()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Moves an item by one place
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/meetings/{meeting}/agenda/{item}/place", tag = "meeting",
    params(OfItem), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "It is moved"))
)]
pub async fn move_agenda_item(
    caller: Caller,
    Path(of): Path<OfItem>,
    Json(to): Json<AgendaMove>,
) -> Answer<StatusCode> {
    let group = of_group(&caller, &of.group, Action::RunMeetings).await?;
    meeting::move_agenda_item(&caller.ctx, &group, of.meeting.into(), of.item.into(), to.up).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes an item off an agenda
#[utoipa::path(
    delete, path = "/api/v1/groups/{group}/meetings/{meeting}/agenda/{item}", tag = "meeting",
    params(OfItem), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "It is gone"))
)]
pub async fn remove_agenda_item(caller: Caller, Path(of): Path<OfItem>) -> Answer<StatusCode> {
    let group = of_group(&caller, &of.group, Action::RunMeetings).await?;
    meeting::remove_agenda_item(&caller.ctx, &group, of.meeting.into(), of.item.into()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Puts a link beside a meeting
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/meetings/{meeting}/materials/links", tag = "meeting",
    params(OfMeeting), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 201, description = "It is there", body = Made))
)]
pub async fn add_material_link(
    caller: Caller,
    Path(of): Path<OfMeeting>,
    Json(new): Json<NewMaterialLink>,
) -> Answer<(StatusCode, Json<Made>)> {
    let group = of_group(&caller, &of.group, Action::RunMeetings).await?;
    let typed = TypedLink { label: new.label, url: new.url };
    let id = meeting::add_material_link(&caller.ctx, &group, of.meeting.into(), &typed).await?;
    Ok((StatusCode::CREATED, Json(Made { id: id.into() })))
}

/// Puts a file beside a meeting
///
/// What it is, is found out by its bytes: a PDF, a picture, a document or slides, a ZIP or plain text.
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/meetings/{meeting}/materials/files", tag = "meeting",
    params(OfMeeting, NamedMaterial), security(("token" = ["group"]), ("signIn" = [])),
    request_body(description = "The file, at most 10 MiB", content((String = "application/octet-stream"))),
    responses((status = 201, description = "It is there", body = Made))
)]
pub async fn attach_material(
    caller: Caller,
    Path(of): Path<OfMeeting>,
    Query(named): Query<NamedMaterial>,
    request: Request,
) -> Answer<Response> {
    let group = of_group(&caller, &of.group, Action::RunMeetings).await?;
    // Decided before the file is read: only who may put a file here may send so much.
    meeting::may_add_material(&caller.ctx, &group, of.meeting.into()).await?;
    if !has_type(request.headers(), &["application/octet-stream"]) {
        return Err(unsupported_type("application/octet-stream").into());
    }
    let (parts, whole) = request.into_parts();
    let head = Head::of(&parts);
    let bytes = body(Request::from_parts(parts, whole), &()).await?;
    let sent = SentFile { name: named.name, bytes: bytes.clone() };
    let work = async {
        match meeting::attach_material(&caller.ctx, &group, of.meeting.into(), sent).await {
            Ok(id) => (StatusCode::CREATED, Json(Made { id: id.into() })).into_response(),
            Err(error) => crate::problem::Failure::from(error).into_response(),
        }
    };
    Ok(Box::pin(carried_out_once(&caller.ctx, head, &bytes, work)).await)
}

/// A file beside a meeting, for whoever may know of the meeting
#[utoipa::path(
    get, path = "/api/v1/groups/{group}/meetings/{meeting}/materials/{material}", tag = "meeting", params(OfMaterial),
    responses((status = 200, description = "The file", body = String, content_type = "application/octet-stream"))
)]
pub async fn get_material(caller: Caller, Path(of): Path<OfMaterial>) -> Answer<Response> {
    let group = of_group(&caller, &of.group, Action::SeeGroup).await?;
    let file = meeting::open_material(&caller.ctx, &group, of.meeting.into(), of.material.into()).await?;
    Ok(download::answer(file))
}

/// Takes a file or link away from a meeting, for good
#[utoipa::path(
    delete, path = "/api/v1/groups/{group}/meetings/{meeting}/materials/{material}", tag = "meeting",
    params(OfMaterial), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "It is gone"))
)]
pub async fn remove_material(caller: Caller, Path(of): Path<OfMaterial>) -> Answer<StatusCode> {
    let group = of_group(&caller, &of.group, Action::RunMeetings).await?;
    meeting::remove_material(&caller.ctx, &group, of.meeting.into(), of.material.into()).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl From<AgendaItemDetails> for TypedAgendaItem {
    fn from(new: AgendaItemDetails) -> Self {
        Self {
            title: new.title,
            minutes: new.minutes.map(|minutes| minutes.to_string()).unwrap_or_default(),
            presenter: new.presenter,
            text: new.text,
            draft: new.draft,
            ballot: new.ballot.map(|id| id.to_string()).unwrap_or_default(),
        }
    }
}

impl From<AgendaLine> for AgendaItemBody {
    fn from(line: AgendaLine) -> Self {
        Self {
            id: line.id.into(),
            newest_revision: line.draft.as_ref().and_then(|draft| draft.newest),
            last_seen_revision: line.draft.as_ref().and_then(|draft| draft.last_seen),
            draft: line.draft.map(|draft| draft.name),
            ballot: line.ballot.map(|ballot| ballot.id.into()),
            title: line.title,
            minutes: line.minutes,
            presenter: line.presenter,
            text: line.text,
        }
    }
}

impl From<MaterialLine> for MaterialBody {
    fn from(line: MaterialLine) -> Self {
        let url = Some(line.url).filter(|url| !url.is_empty());
        Self { id: line.id.into(), label: line.label, url, bytes: line.bytes }
    }
}
