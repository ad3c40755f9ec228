//! How letters are worded, and the working plan.

use app::decision as pages;
use axum::extract::Path;
use domain::{
    cfp::letter::{LetterKind, TypedWording},
    language::Lang,
    policy::Action,
};
use service::{
    Error,
    decision::{self, set_wording, wordings},
};

use super::facts;
use crate::{
    page::Answer,
    visitor::{Form, Visitor},
};

/// `GET /c/{conference}/organise/letters`
pub async fn list(visitor: Visitor, Path(slug): Path<String>) -> Answer {
    let facts = facts(&visitor, &slug, Action::MoveProposals).await?;
    let lines = wordings(&visitor.ctx, &facts).await?;
    visitor.page(|| pages::wordings_page(&facts, &lines))
}

/// `GET /c/{conference}/organise/letters/{kind}/{language}`
pub async fn show(visitor: Visitor, Path((slug, kind, language)): Path<(String, String, String)>) -> Answer {
    let facts = facts(&visitor, &slug, Action::MoveProposals).await?;
    let (kind, language) = known(&kind, &language)?;
    let lines = wordings(&visitor.ctx, &facts).await?;
    let line = lines.into_iter().find(|line| (line.kind, line.language) == (kind, language));
    let line = line.ok_or_else(Error::not_found)?;
    visitor.page(|| pages::wording_page(&facts, &line))
}

/// `POST /c/{conference}/organise/letters/{kind}/{language}`: writes it, or goes back to the usual words.
pub async fn save(
    visitor: Visitor,
    Path((slug, kind, language)): Path<(String, String, String)>,
    Form(typed): Form,
) -> Answer {
    let id = facts(&visitor, &slug, Action::MoveProposals).await?.id;
    let (which, tongue) = known(&kind, &language)?;
    let words = TypedWording { subject: typed.text("subject").to_owned(), body: typed.text("body").to_owned() };
    let words = (typed.text("act") != "usual").then_some(&words);
    let saved = set_wording(&visitor.ctx, id, which, tongue, words).await;
    let again = async |visitor: Visitor| show(visitor, Path((slug.clone(), kind.clone(), language.clone()))).await;
    visitor.after(typed, saved, |()| format!("/c/{slug}/organise/letters"), again).await
}

/// `GET /c/{conference}/organise/plan`
pub async fn working_plan(visitor: Visitor, Path(slug): Path<String>) -> Answer {
    let facts = facts(&visitor, &slug, Action::SeeProposals).await?;
    let sessions = decision::working_plan(&visitor.ctx, &facts).await?;
    visitor.page(|| pages::working_plan_page(&facts, &sessions))
}

fn known(kind: &str, language: &str) -> service::Result<(LetterKind, Lang)> {
    let known = kind.parse().ok().zip(language.parse().ok());
    known.ok_or_else(Error::not_found)
}
