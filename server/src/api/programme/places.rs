//! Rooms and tracks, as the newest release has them.

use domain::programme::{Room, Track};
use serde::Serialize;
use utoipa::ToSchema;

use super::{OfConference, newest};
use crate::api::{
    Answer,
    caller::Caller,
    extract::{Json, Path},
};

/// A room.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Room)]
pub struct RoomBody {
    /// Part of addresses and filters.
    slug: String,
    /// Name as signposted.
    name: String,
    /// Seats, where known.
    capacity: Option<u32>,
}

/// A track.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Track)]
pub struct TrackBody {
    /// Part of addresses and filters.
    slug: String,
    /// Name for people.
    name: String,
    /// Number of its colour, from 1.
    colour: u8,
}

impl From<&Room> for RoomBody {
    fn from(room: &Room) -> Self {
        Self { slug: room.slug.clone(), name: room.name.clone(), capacity: room.capacity }
    }
}

impl From<&Track> for TrackBody {
    fn from(track: &Track) -> Self {
        Self { slug: track.slug.clone(), name: track.name.clone(), colour: track.number() }
    }
}

/// Rooms of the newest release, in the order of the agenda
#[utoipa::path(
    get, path = "/api/v1/conferences/{conference}/rooms", tag = "programme",
    params(OfConference),
    responses((status = 200, description = "The rooms", body = Vec<RoomBody>))
)]
pub async fn list_rooms(caller: Caller, Path(of): Path<OfConference>) -> Answer<Json<Vec<RoomBody>>> {
    let edition = newest(&caller, &of.conference).await?;
    let published = &edition.published;
    Ok(Json(published.programme.rooms.iter().map(RoomBody::from).collect()))
}

/// Tracks of the newest release, in the order of the agenda
#[utoipa::path(
    get, path = "/api/v1/conferences/{conference}/tracks", tag = "programme",
    params(OfConference),
    responses((status = 200, description = "The tracks", body = Vec<TrackBody>))
)]
pub async fn list_tracks(caller: Caller, Path(of): Path<OfConference>) -> Answer<Json<Vec<TrackBody>>> {
    let edition = newest(&caller, &of.conference).await?;
    let published = &edition.published;
    Ok(Json(published.programme.tracks.iter().map(TrackBody::from).collect()))
}
