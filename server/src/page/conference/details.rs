//! Founding, editing and renaming a conference.

use app::visit::Typed;
use axum::extract::{Path, Query};
use domain::{conference::TypedConference, policy::Action};
use serde::Deserialize;
use service::{
    Version,
    conference::{NewConference, create_conference, edit_conference, rename_conference},
    portal::grounds,
};

use super::facts;
use crate::{
    page::Answer,
    visitor::{Form, Visitor},
};

/// Where somebody came from who founds a conference.
#[derive(Debug, Default, Deserialize)]
pub struct From {
    #[serde(default)]
    ecosystem: String,
}

/// `GET /c/new`
pub async fn new(visitor: Visitor, Query(from): Query<From>) -> Answer {
    let grounds = grounds(&visitor.ctx).await?;
    visitor.page(|| app::conference::new_conference_page(&grounds, &from.ecosystem))
}

/// `POST /c/new`
pub async fn create(visitor: Visitor, Form(typed): Form) -> Answer {
    let wish = NewConference {
        ecosystem: typed.text("ecosystem").into(),
        slug: typed.text("slug").into(),
        details: details(&typed),
    };
    let created = create_conference(&visitor.ctx, &wish).await;
    let location = |_| format!("/c/{}/organise", wish.slug.trim().to_lowercase());
    visitor.after(typed, created, location, async |visitor: Visitor| new(visitor, Query(From::default())).await).await
}

/// `GET /c/{conference}/organise/settings`
pub async fn settings(visitor: Visitor, Path(slug): Path<String>) -> Answer {
    let facts = facts(&visitor, &slug, Action::EditConference).await?;
    visitor.page(|| app::conference::settings_page(&facts))
}

/// `POST /c/{conference}/organise/settings`
pub async fn save(visitor: Visitor, Path(slug): Path<String>, Form(typed): Form) -> Answer {
    let id = facts(&visitor, &slug, Action::EditConference).await?.id;
    let version = Version::sent(typed.text("version"));
    let edited = edit_conference(&visitor.ctx, id, &details(&typed), version.as_ref()).await;
    let location = |()| format!("/c/{slug}/organise/settings");
    visitor.after(typed, edited, location, async |visitor: Visitor| settings(visitor, Path(slug.clone())).await).await
}

/// `GET /c/{conference}/organise/address`
pub async fn address(visitor: Visitor, Path(slug): Path<String>) -> Answer {
    let facts = facts(&visitor, &slug, Action::EditConference).await?;
    visitor.page(|| app::conference::address_page(&facts))
}

/// `POST /c/{conference}/organise/address`
pub async fn rename(visitor: Visitor, Path(slug): Path<String>, Form(typed): Form) -> Answer {
    let id = facts(&visitor, &slug, Action::EditConference).await?.id;
    let renamed = rename_conference(&visitor.ctx, id, typed.text("slug")).await;
    let location = |slug| format!("/c/{slug}/organise");
    visitor.after(typed, renamed, location, async |visitor: Visitor| address(visitor, Path(slug.clone())).await).await
}

fn details(typed: &Typed) -> TypedConference {
    let text = |field| typed.text(field).to_owned();
    TypedConference {
        title: text("title"),
        subtitle: text("subtitle"),
        description: text("description"),
        acronym: text("acronym"),
        start: text("start"),
        end: text("end"),
        zone: text("zone"),
        venue: text("venue"),
        city: text("city"),
        languages: text("languages"),
        theme: text("theme"),
        timeslot_minutes: text("timeslot_minutes"),
        day_change: text("day_change"),
    }
}
