//! How a call is reviewed.

use app::visit::Typed;
use axum::extract::Path;
use domain::{
    policy::Action,
    review::settings::{TypedCategory, TypedPhase, TypedReview},
};
use service::{
    Version,
    review::{review_settings, set_review},
};

use super::found;
use crate::{
    page::Answer,
    visitor::{Form, Visitor},
};

/// Most rows that are read from a form; the rules allow fewer.
const MOST_ROWS: usize = 100;

/// `GET /c/{conference}/organise/calls/{call}/review`
pub async fn edit(visitor: Visitor, Path((slug, name)): Path<(String, String)>) -> Answer {
    let (facts, call) = found(&visitor, &slug, &name, Action::ManageReview).await?;
    let settings = review_settings(&visitor.ctx, &facts, call.id).await?;
    visitor.page(|| app::review::review_settings_page(&facts, &call, &settings))
}

/// `POST /c/{conference}/organise/calls/{call}/review`
pub async fn save(visitor: Visitor, Path((slug, name)): Path<(String, String)>, Form(typed): Form) -> Answer {
    let (_, call) = found(&visitor, &slug, &name, Action::ManageReview).await?;
    let version = Version::sent(typed.text("version"));
    let saved = set_review(&visitor.ctx, call.id, &review(&typed), typed.text("deputy"), version.as_ref()).await;
    let again = async |visitor: Visitor| edit(visitor, Path((slug.clone(), name.clone()))).await;
    visitor.after(typed, saved, |()| format!("/c/{slug}/organise/calls/{name}/review"), again).await
}

fn review(typed: &Typed) -> TypedReview {
    let text = |field: &str| typed.text(field).to_owned();
    let count = |list: &str| typed.text(list).parse().unwrap_or(0).min(MOST_ROWS);
    TypedReview {
        anonymity: text("anonymity"),
        summary: text("summary"),
        wanted: text("wanted"),
        guidance: text("guidance"),
        phases: (0..count("phases")).map(|nth| phase(typed, nth)).collect(),
        categories: (0..count("categories")).map(|nth| category(typed, nth)).collect(),
        topics: text("topics"),
    }
}

fn phase(typed: &Typed, nth: usize) -> TypedPhase {
    let text = |field: &str| typed.text(&format!("phases.{nth}.{field}")).to_owned();
    let ticked = |field: &str| typed.ticked(&format!("phases.{nth}.{field}"));
    TypedPhase {
        name: text("name"),
        from: text("from"),
        until: text("until"),
        bidding: ticked("bidding"),
        reviewing: ticked("reviewing"),
        discussing: ticked("discussing"),
        speakers_edit: ticked("speakers_edit"),
        others: text("others"),
        reviewer_names: ticked("reviewer_names"),
        reach: text("reach"),
    }
}

fn category(typed: &Typed, nth: usize) -> TypedCategory {
    let text = |field: &str| typed.text(&format!("categories.{nth}.{field}")).to_owned();
    TypedCategory {
        id: text("id"),
        name: text("name"),
        weight: text("weight"),
        least: text("least"),
        greatest: text("greatest"),
        tracks: typed.texts(&format!("categories.{nth}.tracks")).to_vec(),
    }
}
