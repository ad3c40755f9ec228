//! The errata of a standard: read, reported, and settled.

use app::publication::{
    ShownErrata, errata_feed_words, errata_page, erratum_page, erratum_path, path, report_erratum_page,
};
use axum::{
    extract::{Path, Query},
    http::{HeaderValue, header},
    response::IntoResponse,
};
use domain::{
    policy::Action,
    publication::{ErratumMove, ErratumState, TypedErratum, TypedNote},
};
use exchange::atom::{News, NewsEntry, news};
use serde::Deserialize;
use service::{
    Error, Version,
    publication::{self, WantedErrata, report_erratum, settle_erratum, standard},
};

use super::read::numbered;
use crate::{
    page::Answer,
    visitor::{Form, Visitor},
};

/// How many errata one page of the list shows.
const A_PAGE: usize = 50;

/// What is asked of the list.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    state: String,
    before: String,
}

/// What the address of the form says.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct On {
    place: String,
}

/// `GET /standards/{number}/errata`
pub async fn list(visitor: Visitor, Path(number): Path<String>, Query(asked): Query<Asked>) -> Answer {
    let facts = standard(&visitor.ctx, numbered(&number)?).await?;
    let state: Option<ErratumState> = asked.state.parse().ok();
    let limit = Some(A_PAGE as u64 + 1);
    let wanted = WantedErrata { state, before: asked.before.parse().ok(), limit };
    let mut errata = publication::errata(&visitor.ctx, &facts, &wanted).await?;
    let goes_on = errata.len() > A_PAGE;
    errata.truncate(A_PAGE);
    let more = errata.last().filter(|_| goes_on).map(|last| last.number);
    let settles = publication::settles_errata(&visitor.ctx, &facts).await?;
    let shown = ShownErrata { errata, state, more, settles };
    visitor.page(|| errata_page(&facts, &shown))
}

/// `GET /standards/{number}/errata/feed.atom`
pub async fn feed(visitor: Visitor, Path(number): Path<String>) -> Answer {
    let facts = standard(&visitor.ctx, numbered(&number)?).await?;
    let mut errata = publication::errata_read(&visitor.ctx, &facts).await?;
    errata.reverse();
    errata.truncate(A_PAGE);
    let settings = visitor.ctx.settings.clone();
    let language = visitor.visit.language;
    let (title, titles) = errata_feed_words(visitor.visit, &facts, &errata);
    let page_url = settings.address(&format!("{}/errata", path(facts.number)));
    let entries = errata.iter().zip(titles).map(|(one, title)| NewsEntry {
        id: format!("urn:uuid:{}", one.id),
        at: one.settled_at.unwrap_or(one.reported_at),
        title,
        summary: None,
        url: settings.address(&erratum_path(facts.number, one.number)),
    });
    let feed = News {
        id: page_url.clone(),
        since: facts.published_at,
        title,
        author: settings.site_name.clone(),
        language: language.to_string(),
        self_url: settings.address(&format!("{}/errata/feed.atom", path(facts.number))),
        page_url,
        entries: entries.collect(),
    };
    let kind = HeaderValue::from_static("application/atom+xml; charset=utf-8");
    Ok(([(header::CONTENT_TYPE, kind)], news(&feed)).into_response())
}

/// `GET /standards/{number}/errata/new`
pub async fn new(visitor: Visitor, Path(number): Path<String>, Query(on): Query<On>) -> Answer {
    form(visitor, &number, &on.place).await
}

async fn form(visitor: Visitor, number: &str, place: &str) -> Answer {
    visitor.ctx.authorize_route(Action::Comment)?;
    let facts = standard(&visitor.ctx, numbered(number)?).await?;
    let grounds = publication::grounds_for_erratum(&visitor.ctx, &facts).await?;
    visitor.page(|| report_erratum_page(&facts, &grounds, place))
}

/// `POST /standards/{number}/errata/new`
pub async fn report(visitor: Visitor, Path(number): Path<String>, Form(typed): Form) -> Answer {
    visitor.ctx.authorize_route(Action::Comment)?;
    let of = numbered(&number)?;
    let text = |field: &str| typed.text(field).to_owned();
    let new = TypedErratum {
        kind: text("kind"),
        place: text("place"),
        original: text("original"),
        corrected: text("corrected"),
        reason: text("reason"),
        policies: typed.texts("policies").to_vec(),
    };
    let done = report_erratum(&visitor.ctx, of, &new).await;
    let show = async |visitor: Visitor| form(visitor, &number, &new.place).await;
    visitor.after(typed, done, |(erratum, _)| erratum_path(of, erratum), show).await
}

/// `GET /standards/{number}/errata/{erratum}`
pub async fn shown(visitor: Visitor, Path((number, erratum)): Path<(String, String)>) -> Answer {
    let facts = standard(&visitor.ctx, numbered(&number)?).await?;
    let one = publication::erratum(&visitor.ctx, &facts, numbered(&erratum)?).await?;
    let settles = publication::settles_errata(&visitor.ctx, &facts).await?;
    visitor.page(|| erratum_page(&facts, &one, settles))
}

/// `POST /standards/{number}/errata/{erratum}`
pub async fn settle(visitor: Visitor, Path((number, erratum)): Path<(String, String)>, Form(typed): Form) -> Answer {
    visitor.ctx.authorize_route(Action::TendComments)?;
    let (of, which) = (numbered(&number)?, numbered(&erratum)?);
    let done: ErratumMove = typed.text("move").parse().map_err(|_| Error::not_found())?;
    let note = TypedNote { note: typed.text("note").to_owned() };
    let version = Version::sent(typed.text("version"));
    let settled = settle_erratum(&visitor.ctx, of, which, done, &note, version.as_ref()).await;
    let show = async |visitor: Visitor| shown(visitor, Path((number.clone(), erratum.clone()))).await;
    visitor.after(typed, settled, |()| erratum_path(of, which), show).await
}
