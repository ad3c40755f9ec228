//! Rooms, tracks and session types, each edited as one list.

use app::visit::Typed;
use axum::extract::Path;
use domain::{
    conference::{TypedLine, TypedRoom, TypedSessionType, TypedTrack},
    policy::Action,
};
use service::{
    Version,
    conference::{self, set_rooms, set_session_types, set_tracks},
};

use super::facts;
use crate::{
    page::Answer,
    visitor::{Form, Visitor},
};

/// Most rows that are read from a form; the rules allow fewer.
const MOST_ROWS: usize = 1_000;

/// `GET /c/{conference}/organise/rooms`
pub async fn rooms(visitor: Visitor, Path(slug): Path<String>) -> Answer {
    let facts = facts(&visitor, &slug, Action::EditConference).await?;
    let rooms = conference::rooms(&visitor.ctx, facts.id).await?;
    visitor.page(|| app::conference::rooms_page(&facts, &rooms))
}

/// `POST /c/{conference}/organise/rooms`
pub async fn save_rooms(visitor: Visitor, Path(slug): Path<String>, Form(typed): Form) -> Answer {
    let id = facts(&visitor, &slug, Action::EditConference).await?.id;
    let list: Vec<TypedRoom> =
        rows(&typed, "rooms").map(|row| TypedRoom { line: row.line(), capacity: row.text("capacity") }).collect();
    let saved = set_rooms(&visitor.ctx, id, &list, version(&typed).as_ref()).await;
    let show = async |visitor: Visitor| rooms(visitor, Path(slug.clone())).await;
    visitor.after(typed, saved, |()| format!("/c/{slug}/organise/rooms"), show).await
}

/// `GET /c/{conference}/organise/tracks`
pub async fn tracks(visitor: Visitor, Path(slug): Path<String>) -> Answer {
    let facts = facts(&visitor, &slug, Action::EditConference).await?;
    let tracks = conference::tracks(&visitor.ctx, facts.id).await?;
    visitor.page(|| app::conference::tracks_page(&facts, &tracks))
}

/// `POST /c/{conference}/organise/tracks`
pub async fn save_tracks(visitor: Visitor, Path(slug): Path<String>, Form(typed): Form) -> Answer {
    let id = facts(&visitor, &slug, Action::EditConference).await?.id;
    let list: Vec<TypedTrack> = rows(&typed, "tracks")
        .map(|row| TypedTrack { line: row.line(), slug: row.text("slug"), colour: row.text("colour") })
        .collect();
    let saved = set_tracks(&visitor.ctx, id, &list, version(&typed).as_ref()).await;
    let show = async |visitor: Visitor| tracks(visitor, Path(slug.clone())).await;
    visitor.after(typed, saved, |()| format!("/c/{slug}/organise/tracks"), show).await
}

/// `GET /c/{conference}/organise/types`
pub async fn session_types(visitor: Visitor, Path(slug): Path<String>) -> Answer {
    let facts = facts(&visitor, &slug, Action::EditConference).await?;
    let types = conference::session_types(&visitor.ctx, facts.id).await?;
    visitor.page(|| app::conference::session_types_page(&facts, &types))
}

/// `POST /c/{conference}/organise/types`
pub async fn save_session_types(visitor: Visitor, Path(slug): Path<String>, Form(typed): Form) -> Answer {
    let id = facts(&visitor, &slug, Action::EditConference).await?.id;
    let list: Vec<TypedSessionType> =
        rows(&typed, "types").map(|row| TypedSessionType { line: row.line(), minutes: row.text("minutes") }).collect();
    let saved = set_session_types(&visitor.ctx, id, &list, version(&typed).as_ref()).await;
    let show = async |visitor: Visitor| session_types(visitor, Path(slug.clone())).await;
    visitor.after(typed, saved, |()| format!("/c/{slug}/organise/types"), show).await
}

fn version(typed: &Typed) -> Option<Version> {
    Version::sent(typed.text("version"))
}

/// A row of a list's form: its fields are called `list.number.field`.
struct Row<'a> {
    typed: &'a Typed,
    prefix: String,
}

fn rows<'a>(typed: &'a Typed, list: &'a str) -> impl Iterator<Item = Row<'a>> {
    let count = typed.text("rows").parse().unwrap_or(0).min(MOST_ROWS);
    (0..count).map(move |nth| Row { typed, prefix: format!("{list}.{nth}.") })
}

impl Row<'_> {
    fn line(&self) -> TypedLine {
        TypedLine {
            id: self.text("id"),
            name: self.text("name"),
            position: self.text("position"),
            remove: self.typed.ticked(&format!("{}remove", self.prefix)),
        }
    }

    fn text(&self, field: &str) -> String {
        self.typed.text(&format!("{}{field}", self.prefix)).to_owned()
    }
}
