//! Beginning a draft, and setting it up.

use app::visit::Typed;
use axum::extract::Path;
use domain::{
    draft::{Part, TypedDraft},
    id::PersonId,
    policy::Action,
};
use service::{
    Error, Version,
    draft::{candidates, edit_draft, name_person, start_draft},
};

use super::{found, path};
use crate::{
    page::Answer,
    visitor::{Form, Visitor},
};

/// `GET /g/{group}/drafts/new`
pub async fn new(visitor: Visitor, Path(group): Path<String>) -> Answer {
    let group = service::group::group(&visitor.ctx, &group, Action::StartDraft).await?.here()?;
    let held = service::publication::held_errata(&visitor.ctx, &group).await?;
    visitor.page(|| app::draft::start_draft_page(&group, &held))
}

/// `POST /g/{group}/drafts/new`
pub async fn start(visitor: Visitor, Path(slug): Path<String>, Form(typed): Form) -> Answer {
    let group = service::group::group(&visitor.ctx, &slug, Action::StartDraft).await?.here()?;
    let name = match typed.text("name").trim() {
        "" => domain::draft::name::suggested(typed.text("title")),
        name => name.to_lowercase(),
    };
    let started = start_draft(&visitor.ctx, group.id, &name, &details(&typed)).await;
    let show = async |visitor: Visitor| new(visitor, Path(slug.clone())).await;
    visitor.after(typed, started, |_| format!("/g/{slug}/drafts/{name}"), show).await
}

/// `GET /g/{group}/drafts/{draft}/settings`
pub async fn settings(visitor: Visitor, Path((group, name)): Path<(String, String)>) -> Answer {
    let (group, facts) = found(&visitor, &group, &name, Action::ManageDraft).await?;
    let others = candidates(&visitor.ctx, &group, &facts).await?;
    visitor.page(|| app::draft::draft_settings_page(&group, &facts, &others))
}

/// `POST /g/{group}/drafts/{draft}/settings`
pub async fn save(visitor: Visitor, Path((slug, name)): Path<(String, String)>, Form(typed): Form) -> Answer {
    let (group, facts) = found(&visitor, &slug, &name, Action::ManageDraft).await?;
    let version = Version::sent(typed.text("version"));
    let saved = edit_draft(&visitor.ctx, facts.id, &details(&typed), version.as_ref()).await;
    let show = async |visitor: Visitor| settings(visitor, Path((slug.clone(), name.clone()))).await;
    visitor.after(typed, saved, |()| path(&group, &facts), show).await
}

/// `POST /g/{group}/drafts/{draft}/people`
pub async fn name(visitor: Visitor, Path((slug, name)): Path<(String, String)>, Form(typed): Form) -> Answer {
    let (group, facts) = found(&visitor, &slug, &name, Action::ManageDraft).await?;
    let named = async {
        let person: PersonId = typed.text("person").parse().map_err(|_| Error::not_found())?;
        let part = match typed.text("part") {
            "" => None,
            word => {
                Some(word.parse::<Part>().map_err(|_| Error::field("part", "option", "Choose one of the options."))?)
            }
        };
        name_person(&visitor.ctx, facts.id, person, part).await
    };
    let named = named.await;
    let show = async |visitor: Visitor| settings(visitor, Path((slug.clone(), name.clone()))).await;
    visitor.after(typed, named, |()| format!("{}/settings", path(&group, &facts)), show).await
}

fn details(typed: &Typed) -> TypedDraft {
    let text = |field| typed.text(field).to_owned();
    TypedDraft {
        title: text("title"),
        summary: text("summary"),
        repository: text("repository"),
        audience: text("audience"),
        embargo: text("embargo"),
    }
}
