//! Writing, editing, showing, hiding and closing calls.

use app::visit::Typed;
use axum::extract::Path;
use domain::{
    cfp::{TypedCallDetails, TypedTrackOffer, TypedTypeOffer},
    id::CallId,
    policy::Action,
};
use service::{
    Error, Version,
    cfp::{self, NewCall, close_call, create_call, edit_call, hide_call, show_call},
    conference::{session_types, tracks},
};

use super::facts;
use crate::{
    page::Answer,
    visitor::{Form, Visitor},
};

/// Most kinds of session or tracks that are read from a form; a conference has fewer.
const MOST: usize = 500;

/// `GET /c/{conference}/organise/calls`
pub async fn list(visitor: Visitor, Path(slug): Path<String>) -> Answer {
    let facts = facts(&visitor, &slug, Action::OrganiseConference).await?;
    let calls = cfp::calls(&visitor.ctx, &facts).await?;
    visitor.page(|| app::cfp::organise_calls_page(&facts, &calls))
}

/// `GET /c/{conference}/organise/calls/new`
pub async fn new(visitor: Visitor, Path(slug): Path<String>) -> Answer {
    let facts = facts(&visitor, &slug, Action::ManageCalls).await?;
    let types = session_types(&visitor.ctx, facts.id).await?.items;
    let tracks = tracks(&visitor.ctx, facts.id).await?.items;
    visitor.page(|| app::cfp::new_call_page(&facts, &types, &tracks))
}

/// `POST /c/{conference}/organise/calls/new`
pub async fn create(visitor: Visitor, Path(slug): Path<String>, Form(typed): Form) -> Answer {
    let id = facts(&visitor, &slug, Action::ManageCalls).await?.id;
    let call = NewCall { slug: typed.text("slug").into(), details: details(&typed) };
    let created = create_call(&visitor.ctx, id, &call).await;
    let show = async |visitor: Visitor| new(visitor, Path(slug.clone())).await;
    visitor.after(typed, created, |_| format!("/c/{slug}/organise/calls"), show).await
}

/// `GET /c/{conference}/organise/calls/{call}`
pub async fn edit(visitor: Visitor, Path((slug, name)): Path<(String, String)>) -> Answer {
    let facts = facts(&visitor, &slug, Action::ManageCalls).await?;
    let call = cfp::call(&visitor.ctx, &facts, &name).await?;
    let conditions = call.conditions.clone().ok_or_else(Error::denied)?;
    let types = session_types(&visitor.ctx, facts.id).await?.items;
    let tracks = tracks(&visitor.ctx, facts.id).await?.items;
    visitor.page(|| app::cfp::call_form_page(&facts, &call, &conditions, &types, &tracks))
}

/// `POST /c/{conference}/organise/calls/{call}`
pub async fn save(visitor: Visitor, Path((slug, name)): Path<(String, String)>, Form(typed): Form) -> Answer {
    let id = call_id(&visitor, &slug, &name).await?;
    let version = Version::sent(typed.text("version"));
    let edited = edit_call(&visitor.ctx, id, &details(&typed), version.as_ref()).await;
    let show = async |visitor: Visitor| edit(visitor, Path((slug.clone(), name.clone()))).await;
    visitor.after(typed, edited, |()| format!("/c/{slug}/organise/calls"), show).await
}

/// `POST /c/{conference}/organise/calls/{call}/show`
pub async fn show(visitor: Visitor, Path((slug, name)): Path<(String, String)>, Form(typed): Form) -> Answer {
    let id = call_id(&visitor, &slug, &name).await?;
    let shown = show_call(&visitor.ctx, id).await;
    back(visitor, slug, typed, shown).await
}

/// `POST /c/{conference}/organise/calls/{call}/hide`
pub async fn hide(visitor: Visitor, Path((slug, name)): Path<(String, String)>, Form(typed): Form) -> Answer {
    let id = call_id(&visitor, &slug, &name).await?;
    let hidden = hide_call(&visitor.ctx, id).await;
    back(visitor, slug, typed, hidden).await
}

/// `POST /c/{conference}/organise/calls/{call}/close`
pub async fn close(visitor: Visitor, Path((slug, name)): Path<(String, String)>, Form(typed): Form) -> Answer {
    let id = call_id(&visitor, &slug, &name).await?;
    let closed = close_call(&visitor.ctx, id).await;
    back(visitor, slug, typed, closed).await
}

async fn back(visitor: Visitor, slug: String, typed: Typed, done: service::Result<()>) -> Answer {
    let show = async |visitor: Visitor| list(visitor, Path(slug.clone())).await;
    visitor.after(typed, done, |()| format!("/c/{slug}/organise/calls"), show).await
}

async fn call_id(visitor: &Visitor, slug: &str, name: &str) -> service::Result<CallId> {
    let facts = facts(visitor, slug, Action::ManageCalls).await?;
    Ok(cfp::call(&visitor.ctx, &facts, name).await?.id)
}

fn details(typed: &Typed) -> TypedCallDetails {
    let text = |field: &str| typed.text(field).to_owned();
    let count = |list: &str| typed.text(list).parse().unwrap_or(0).min(MOST);
    TypedCallDetails {
        title: text("title"),
        text: text("text"),
        languages: text("languages"),
        opens: text("opens"),
        closes: text("closes"),
        grace_minutes: text("grace"),
        most_per_speaker: text("most_per_speaker"),
        most_co_speakers: text("most_co_speakers"),
        types: (0..count("types"))
            .map(|nth| TypedTypeOffer {
                id: text(&format!("types.{nth}.id")),
                offered: typed.ticked(&format!("types.{nth}.offered")),
                deadline: text(&format!("types.{nth}.deadline")),
            })
            .collect(),
        tracks: (0..count("tracks"))
            .map(|nth| TypedTrackOffer {
                id: text(&format!("tracks.{nth}.id")),
                offered: typed.ticked(&format!("tracks.{nth}.offered")),
                restricted: typed.ticked(&format!("tracks.{nth}.restricted")),
            })
            .collect(),
    }
}
