//! The rooms, tracks and session types of a conference, as its organisers edit them.

use domain::{
    conference::{TypedLine, TypedRoom, TypedSessionType, TypedTrack},
    id::{ConferenceId, RoomId, SessionTypeId, TrackId},
    policy::Action,
};
use sea_orm::{ColumnTrait, QueryFilter};
use serde::Serialize;

use super::find::{self, visible_to};
use crate::{
    Ctx, Error, Result, Version,
    entity::{conference, room, session_type, track},
};

/// A list and the state that an edit of it is made from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Listed<T> {
    /// In order.
    pub items: Vec<T>,
    /// Changes with every change of the list.
    pub version: Version,
}

/// A room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Room {
    /// Which.
    pub id: RoomId,
    /// Name as signposted.
    pub name: String,
    /// Seats, where known.
    pub capacity: Option<u32>,
}

/// A track.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Track {
    /// Which.
    pub id: TrackId,
    /// Name for people.
    pub name: String,
    /// Its part of addresses.
    pub slug: String,
    /// Number of its colour, from 1.
    pub colour: u32,
}

/// A kind of session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SessionType {
    /// Which.
    pub id: SessionTypeId,
    /// Name for people.
    pub name: String,
    /// How long such a session takes.
    pub minutes: u32,
}

/// The rooms, for the conference's team.
pub async fn rooms(ctx: &Ctx, conference: ConferenceId) -> Result<Listed<Room>> {
    let conference = organised(ctx, conference).await?;
    let rows = find::rooms(conference).all(&ctx.db.read).await?;
    let version = rooms_version(&rows)?;
    Ok(Listed { items: rows.into_iter().map(Room::from).collect(), version })
}

/// The tracks, for the conference's team.
pub async fn tracks(ctx: &Ctx, conference: ConferenceId) -> Result<Listed<Track>> {
    let conference = organised(ctx, conference).await?;
    let rows = find::tracks(conference).all(&ctx.db.read).await?;
    let version = tracks_version(&rows)?;
    Ok(Listed { items: rows.into_iter().map(Track::from).collect(), version })
}

/// The session types, for the conference's team.
pub async fn session_types(ctx: &Ctx, conference: ConferenceId) -> Result<Listed<SessionType>> {
    let conference = organised(ctx, conference).await?;
    let rows = find::session_types(conference).all(&ctx.db.read).await?;
    let version = session_types_version(&rows)?;
    Ok(Listed { items: rows.into_iter().map(SessionType::from).collect(), version })
}

async fn organised(ctx: &Ctx, id: ConferenceId) -> Result<ConferenceId> {
    ctx.authorize_route(Action::OrganiseConference)?;
    let row = visible_to(&ctx.actor).filter(conference::Column::Id.eq(id)).one(&ctx.db.read).await?;
    let row = row.ok_or_else(Error::not_found)?;
    ctx.authorize(Action::OrganiseConference, find::place(&row))?;
    Ok(id)
}

pub(super) fn rooms_version(rows: &[room::Model]) -> Result<Version> {
    Version::of_content(&rows.iter().map(|row| (row.id, &row.name, row.capacity)).collect::<Vec<_>>())
}

pub(super) fn tracks_version(rows: &[track::Model]) -> Result<Version> {
    Version::of_content(&rows.iter().map(|row| (row.id, &row.name, &row.slug, row.colour)).collect::<Vec<_>>())
}

pub(super) fn session_types_version(rows: &[session_type::Model]) -> Result<Version> {
    Version::of_content(&rows.iter().map(|row| (row.id, &row.name, row.minutes)).collect::<Vec<_>>())
}

impl Room {
    /// As a form or an edit starts from it.
    pub fn typed(&self) -> TypedRoom {
        TypedRoom {
            line: line(self.id, &self.name),
            capacity: self.capacity.map(|n| n.to_string()).unwrap_or_default(),
        }
    }
}

impl Track {
    /// As a form or an edit starts from it.
    pub fn typed(&self) -> TypedTrack {
        TypedTrack { line: line(self.id, &self.name), slug: self.slug.clone(), colour: self.colour.to_string() }
    }
}

impl SessionType {
    /// As a form or an edit starts from it.
    pub fn typed(&self) -> TypedSessionType {
        TypedSessionType { line: line(self.id, &self.name), minutes: self.minutes.to_string() }
    }
}

fn line(id: impl ToString, name: &str) -> TypedLine {
    TypedLine { id: id.to_string(), name: name.into(), ..TypedLine::default() }
}

impl From<room::Model> for Room {
    fn from(row: room::Model) -> Self {
        Self { id: row.id, name: row.name, capacity: row.capacity.and_then(|seats| u32::try_from(seats).ok()) }
    }
}

impl From<track::Model> for Track {
    fn from(row: track::Model) -> Self {
        Self { id: row.id, name: row.name, slug: row.slug, colour: u32::try_from(row.colour).unwrap_or(1) }
    }
}

impl From<session_type::Model> for SessionType {
    fn from(row: session_type::Model) -> Self {
        Self { id: row.id, name: row.name, minutes: u32::try_from(row.minutes).unwrap_or(0) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{on_both_databases, testing::code_of};

    on_both_databases! {
        async fn the_lists_are_for_the_team_alone(world: World) {
            let hidden = world.hidden_conference("hidden-2026").await;
            let open = world.hidden_conference("open-2026").await;
            crate::conference::publish_conference(&world.ctx, open).await.expect("published");
            let eve = world.as_(&world.person("Eve Moneypenny").await);
            for (id, code) in [(hidden, "not-found"), (open, "denied")] {
                assert_eq!(code_of(rooms(&eve, id).await), code);
                assert_eq!(code_of(tracks(&eve, id).await), code);
                assert_eq!(code_of(session_types(&eve, id).await), code);
                assert_eq!(code_of(rooms(&world.anonymous(), id).await), "sign-in-needed");
            }
        }
    }
}
