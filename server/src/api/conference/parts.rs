//! Rooms, tracks and session types as organisers plan with them. What the public sees of rooms and tracks is released.

use domain::{
    conference::{TypedLine, TypedRoom, TypedSessionType, TypedTrack},
    policy::Action,
};
use serde::{Deserialize, Serialize};
use service::conference::{self, Listed, rooms, session_types, tracks};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{OfConference, facts};
use crate::api::{
    Answer,
    caller::Caller,
    conditional::{IfMatch, Tagged},
    extract::{Json, Path, name},
};

/// The rooms, in order.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PlannedRooms {
    /// What is missing goes, what has no id is new.
    #[schema(max_items = 500)]
    rooms: Vec<PlannedRoom>,
}

/// A room.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PlannedRoom {
    /// Which; left out for a new one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    id: Option<Uuid>,
    /// Name as signposted.
    #[serde(deserialize_with = "name")]
    #[schema(min_length = 1, max_length = 100)]
    name: String,
    /// Seats, where known.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 1_000_000)]
    capacity: Option<u32>,
}

/// The tracks, in order.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PlannedTracks {
    /// What is missing goes, what has no id is new.
    #[schema(max_items = 300)]
    tracks: Vec<PlannedTrack>,
}

/// A track.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PlannedTrack {
    /// Which; left out for a new one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    id: Option<Uuid>,
    /// Name for people.
    #[serde(deserialize_with = "name")]
    #[schema(min_length = 1, max_length = 100)]
    name: String,
    /// Its part of addresses; where left out, the name suggests it.
    #[serde(default)]
    #[schema(max_length = 60)]
    slug: String,
    /// Number of its colour, from 1; the next in turn where left out.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 12)]
    colour: Option<u32>,
}

/// The kinds of session, in order.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SessionTypes {
    /// What is missing goes, what has no id is new.
    #[schema(max_items = 100)]
    types: Vec<SessionType>,
}

/// A kind of session.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SessionType {
    /// Which; left out for a new one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    id: Option<Uuid>,
    /// Name for people.
    #[serde(deserialize_with = "name")]
    #[schema(min_length = 1, max_length = 100)]
    name: String,
    /// How long such a session takes.
    #[schema(minimum = 1, maximum = 1440)]
    minutes: u32,
}

/// The rooms that the organisers plan with
#[utoipa::path(
    get, path = "/api/v1/conferences/{conference}/organise/rooms", tag = "conference",
    params(OfConference), security(("token" = ["read"]), ("signIn" = [])),
    responses((status = 200, description = "The rooms", body = PlannedRooms))
)]
pub async fn get_planned_rooms(caller: Caller, Path(of): Path<OfConference>) -> Answer<Tagged<PlannedRooms>> {
    let id = facts(&caller, &of.conference, Action::OrganiseConference).await?.id;
    let Listed { items, version } = rooms(&caller.ctx, id).await?;
    Ok(Tagged(PlannedRooms { rooms: items.into_iter().map(PlannedRoom::from).collect() }, version))
}

/// Replaces the rooms that the organisers plan with; released programmes keep theirs
#[utoipa::path(
    put, path = "/api/v1/conferences/{conference}/organise/rooms", tag = "conference",
    params(OfConference, ("If-Match" = Option<String>, Header, description = "The ETag of the list that the edit is made from.")),
    security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 200, description = "As they are now", body = PlannedRooms))
)]
pub async fn set_planned_rooms(
    caller: Caller,
    Path(of): Path<OfConference>,
    made_from: IfMatch,
    Json(list): Json<PlannedRooms>,
) -> Answer<Tagged<PlannedRooms>> {
    let id = facts(&caller, &of.conference, Action::EditConference).await?.id;
    let typed: Vec<TypedRoom> = list.rooms.into_iter().map(PlannedRoom::typed).collect();
    conference::set_rooms(&caller.ctx, id, &typed, made_from.version()).await.map_err(IfMatch::refused)?;
    get_planned_rooms(caller, Path(of)).await
}

/// The tracks that the organisers plan with
#[utoipa::path(
    get, path = "/api/v1/conferences/{conference}/organise/tracks", tag = "conference",
    params(OfConference), security(("token" = ["read"]), ("signIn" = [])),
    responses((status = 200, description = "The tracks", body = PlannedTracks))
)]
pub async fn get_planned_tracks(caller: Caller, Path(of): Path<OfConference>) -> Answer<Tagged<PlannedTracks>> {
    let id = facts(&caller, &of.conference, Action::OrganiseConference).await?.id;
    let Listed { items, version } = tracks(&caller.ctx, id).await?;
    Ok(Tagged(PlannedTracks { tracks: items.into_iter().map(PlannedTrack::from).collect() }, version))
}

/// Replaces the tracks that the organisers plan with; released programmes keep theirs
#[utoipa::path(
    put, path = "/api/v1/conferences/{conference}/organise/tracks", tag = "conference",
    params(OfConference, ("If-Match" = Option<String>, Header, description = "The ETag of the list that the edit is made from.")),
    security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 200, description = "As they are now", body = PlannedTracks))
)]
pub async fn set_planned_tracks(
    caller: Caller,
    Path(of): Path<OfConference>,
    made_from: IfMatch,
    Json(list): Json<PlannedTracks>,
) -> Answer<Tagged<PlannedTracks>> {
    let id = facts(&caller, &of.conference, Action::EditConference).await?.id;
    let typed: Vec<TypedTrack> = list.tracks.into_iter().map(PlannedTrack::typed).collect();
    conference::set_tracks(&caller.ctx, id, &typed, made_from.version()).await.map_err(IfMatch::refused)?;
    get_planned_tracks(caller, Path(of)).await
}

/// The kinds of session that the conference offers
#[utoipa::path(
    get, path = "/api/v1/conferences/{conference}/organise/types", tag = "conference",
    params(OfConference), security(("token" = ["read"]), ("signIn" = [])),
    responses((status = 200, description = "The kinds of session", body = SessionTypes))
)]
pub async fn get_session_types(caller: Caller, Path(of): Path<OfConference>) -> Answer<Tagged<SessionTypes>> {
    let id = facts(&caller, &of.conference, Action::OrganiseConference).await?.id;
    let Listed { items, version } = session_types(&caller.ctx, id).await?;
    Ok(Tagged(SessionTypes { types: items.into_iter().map(SessionType::from).collect() }, version))
}

/// Replaces the kinds of session that the conference offers
#[utoipa::path(
    put, path = "/api/v1/conferences/{conference}/organise/types", tag = "conference",
    params(OfConference, ("If-Match" = Option<String>, Header, description = "The ETag of the list that the edit is made from.")),
    security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 200, description = "As they are now", body = SessionTypes))
)]
pub async fn set_session_types(
    caller: Caller,
    Path(of): Path<OfConference>,
    made_from: IfMatch,
    Json(list): Json<SessionTypes>,
) -> Answer<Tagged<SessionTypes>> {
    let id = facts(&caller, &of.conference, Action::EditConference).await?.id;
    let typed: Vec<TypedSessionType> = list.types.into_iter().map(SessionType::typed).collect();
    conference::set_session_types(&caller.ctx, id, &typed, made_from.version()).await.map_err(IfMatch::refused)?;
    get_session_types(caller, Path(of)).await
}

impl PlannedRoom {
    fn typed(self) -> TypedRoom {
        TypedRoom { line: line(self.id, self.name), capacity: text(self.capacity) }
    }
}

impl PlannedTrack {
    fn typed(self) -> TypedTrack {
        TypedTrack { line: line(self.id, self.name), slug: self.slug, colour: text(self.colour) }
    }
}

impl SessionType {
    fn typed(self) -> TypedSessionType {
        TypedSessionType { line: line(self.id, self.name), minutes: self.minutes.to_string() }
    }
}

/// The order is that of the list.
fn line(id: Option<Uuid>, name: String) -> TypedLine {
    TypedLine { id: id.map(|id| id.to_string()).unwrap_or_default(), name, ..TypedLine::default() }
}

fn text(number: Option<u32>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

impl From<conference::Room> for PlannedRoom {
    fn from(room: conference::Room) -> Self {
        Self { id: Some(room.id.into()), name: room.name, capacity: room.capacity }
    }
}

impl From<conference::Track> for PlannedTrack {
    fn from(track: conference::Track) -> Self {
        Self { id: Some(track.id.into()), name: track.name, slug: track.slug, colour: Some(track.colour) }
    }
}

impl From<conference::SessionType> for SessionType {
    fn from(kind: conference::SessionType) -> Self {
        Self { id: Some(kind.id.into()), name: kind.name, minutes: kind.minutes }
    }
}
