//! A group's charter.

use app::{group::Tried, visit::Typed};
use axum::extract::Path;
use domain::{group::charter::TypedCharter, policy::Action};
use service::{
    Error,
    group::{self, CharterPage, GroupFacts},
};

use super::found;
use crate::{
    page::Answer,
    visitor::{Form, Visitor},
};

/// `GET /g/{group}/charter`: the one in force, or else the newest.
pub async fn current(visitor: Visitor, Path(slug): Path<String>) -> Answer {
    let facts = found(&visitor, &slug, Action::SeeGroup).await?;
    show(visitor, &facts, None).await
}

/// `GET /g/{group}/charter/{number}`
pub async fn version(visitor: Visitor, Path((slug, number)): Path<(String, String)>) -> Answer {
    let facts = found(&visitor, &slug, Action::SeeGroup).await?;
    show(visitor, &facts, Some(numbered(&number)?)).await
}

async fn show(visitor: Visitor, facts: &GroupFacts, number: Option<i32>) -> Answer {
    let all = group::charters(&visitor.ctx, facts).await?;
    if all.versions.is_empty() && number.is_none() {
        return visitor.page(|| app::group::no_charter_page(facts));
    }
    let page = group::charter(&visitor.ctx, facts, number).await?;
    let calls = service::life::calls_on_charter(&visitor.ctx, facts, page.line.number).await?;
    visitor.page(|| app::group::charter_page(facts, &page, &all, &calls))
}

/// `POST /g/{group}/charter/{number}`
pub async fn adopt(visitor: Visitor, Path((slug, number)): Path<(String, String)>, Form(typed): Form) -> Answer {
    let facts = found(&visitor, &slug, Action::OverseeGroup).await?;
    let which = numbered(&number)?;
    let (hash, note) = (typed.text("hash"), typed.text("note"));
    let adopted = group::adopt_charter(&visitor.ctx, facts.id, which, hash, note).await;
    let show = async |visitor: Visitor| version(visitor, Path((slug.clone(), number.clone()))).await;
    visitor.after(typed, adopted, |_| format!("/g/{slug}/charter"), show).await
}

/// `GET /g/{group}/manage/charter`
pub async fn edit(visitor: Visitor, Path(slug): Path<String>) -> Answer {
    let facts = found(&visitor, &slug, Action::WriteCharter).await?;
    let newest = newest(&visitor, &facts).await?;
    visitor.page(|| app::group::edit_charter_page(&facts, newest.as_ref(), None))
}

/// `POST /g/{group}/manage/charter`: posts a version, or says what would be wrong with it.
pub async fn write(visitor: Visitor, Path(slug): Path<String>, Form(typed): Form) -> Answer {
    let facts = found(&visitor, &slug, Action::WriteCharter).await?;
    let wish = TypedCharter { text: typed.text("text").into(), note: typed.text("note").into() };
    let show = async |visitor: Visitor| edit(visitor, Path(slug.clone())).await;
    if typed.text("act") == "check" {
        return match group::try_charter(&visitor.ctx, &facts, &wish).await {
            Ok(findings) => {
                let newest = newest(&visitor, &facts).await?;
                let tried = Tried { typed: wish, made_from: typed.text("made_from").to_owned(), findings };
                visitor.page(|| app::group::edit_charter_page(&facts, newest.as_ref(), Some(&tried)))
            }
            Err(error) => visitor.refuse(typed, error, async |visitor, _: &Typed| show(visitor).await).await,
        };
    }
    let made_from = typed.text("made_from").parse().ok();
    let posted = group::post_charter(&visitor.ctx, facts.id, &wish, made_from).await;
    visitor.after(typed, posted, |number| format!("/g/{slug}/charter/{number}"), show).await
}

async fn newest(visitor: &Visitor, facts: &GroupFacts) -> service::Result<Option<CharterPage>> {
    let all = group::charters(&visitor.ctx, facts).await?;
    match all.versions.first() {
        Some(line) => group::charter(&visitor.ctx, facts, Some(line.number)).await.map(Some),
        None => Ok(None),
    }
}

fn numbered(number: &str) -> service::Result<i32> {
    number.parse().map_err(|_| Error::not_found())
}
