//! What everybody reads of standards.

use app::publication::{
    ShownStandard, edition_page, feed_words, standalone, standard_manuscript, standard_page, standards_page, structured,
};
use axum::{
    extract::{Path, Query},
    http::{HeaderValue, header},
    response::IntoResponse,
};
use domain::publication::cited;
use exchange::atom::{News, NewsEntry, news};
use serde::Deserialize;
use serde_json::json;
use service::{
    Error,
    publication::{self, WantedStandards, standard, standard_text, standards},
};

use crate::{page::Answer, visitor::Visitor};

/// How many standards one page of the index shows.
const A_PAGE: usize = 100;
/// How many the feed tells of.
const IN_FEED: u64 = 50;

/// What is asked of the index.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    all: Option<String>,
    before: String,
}

/// `GET /standards`
pub async fn index(visitor: Visitor, Query(asked): Query<Asked>) -> Answer {
    let current = asked.all.is_none();
    let limit = Some(A_PAGE as u64 + 1);
    let wanted = WantedStandards { current, before: asked.before.parse().ok(), limit, ..WantedStandards::default() };
    let mut listed = standards(&visitor.ctx, &wanted).await?;
    let goes_on = listed.len() > A_PAGE;
    listed.truncate(A_PAGE);
    let more = listed.last().filter(|_| goes_on).map(|last| last.number);
    visitor.page(|| standards_page(&listed, current, more))
}

/// `GET /standards/index.json`
pub async fn index_as_data(visitor: Visitor) -> Answer {
    let listed = standards(&visitor.ctx, &WantedStandards::default()).await?;
    let rows = listed.iter().map(|one| {
        json!({
            "cited": cited(one.number), "number": one.number, "title": one.title, "summary": one.summary,
            "group": one.group, "publishedAt": one.published_at, "sha256": one.hash, "current": one.is_current(),
            "obsoletes": one.obsoletes, "updates": one.updates,
            "obsoletedBy": one.obsoleted_by, "updatedBy": one.updated_by, "withdrawn": one.withdrawn,
            "url": visitor.ctx.settings.address(&app::publication::path(one.number)),
        })
    });
    let rows: Vec<_> = rows.collect();
    let kind = HeaderValue::from_static("application/json");
    Ok(([(header::CONTENT_TYPE, kind)], json!({ "standards": rows }).to_string()).into_response())
}

/// `GET /standards/feed.atom`
pub async fn feed(visitor: Visitor) -> Answer {
    let wanted = WantedStandards { limit: Some(IN_FEED), ..WantedStandards::default() };
    let listed = standards(&visitor.ctx, &wanted).await?;
    let settings = visitor.ctx.settings.clone();
    let language = visitor.visit.language;
    let (title, titles) = feed_words(visitor.visit, &listed);
    let page_url = settings.address("/standards");
    let entries = listed.iter().zip(titles).map(|(one, title)| NewsEntry {
        id: format!("urn:uuid:{}", one.id),
        at: one.published_at,
        title,
        summary: None,
        url: settings.address(&app::publication::path(one.number)),
    });
    let feed = News {
        id: page_url.clone(),
        since: listed.last().map_or(domain::Instant::UNIX_EPOCH, |first| first.published_at),
        title,
        author: settings.site_name.clone(),
        language: language.to_string(),
        self_url: settings.address("/standards/feed.atom"),
        page_url,
        entries: entries.collect(),
    };
    let kind = HeaderValue::from_static("application/atom+xml; charset=utf-8");
    Ok(([(header::CONTENT_TYPE, kind)], news(&feed)).into_response())
}

/// `GET /standards/{number}`
pub async fn shown(visitor: Visitor, Path(number): Path<String>) -> Answer {
    let facts = standard(&visitor.ctx, numbered(&number)?).await?;
    let reading = visitor.site.readings().of_standard(&visitor.ctx, &facts).await?;
    let errata = publication::errata_in_text(&visitor.ctx, &facts).await?;
    let withdraws = publication::withdraws(&visitor.ctx, &facts).await?;
    let shown = ShownStandard { facts, reading, errata, withdraws, has_press: visitor.site.press().is_here() };
    visitor.page(|| standard_page(&shown))
}

/// `GET /standards/{number}/changes`
pub async fn changes(visitor: Visitor, Path(number): Path<String>) -> Answer {
    let facts = standard(&visitor.ctx, numbered(&number)?).await?;
    let edition = publication::changes(&visitor.ctx, &facts).await?.ok_or_else(Error::not_found)?;
    visitor.page(|| edition_page(&facts, &edition))
}

/// `GET /standards/{number}/text.html`, `.md`, `.json` and `.pdf`
pub async fn file(visitor: Visitor, Path((number, file)): Path<(String, String)>) -> Answer {
    let facts = standard(&visitor.ctx, numbered(&number)?).await?;
    let kind = match file.as_str() {
        "text.md" => "text/markdown; charset=utf-8",
        "text.html" => "text/html; charset=utf-8",
        "text.json" => "application/json",
        "text.pdf" => "application/pdf",
        _ => return Err(Error::not_found().into()),
    };
    let document = standard_text(&visitor.ctx, &facts).await?;
    // Beside what is taken along as data; the other forms are the text as it was agreed on, to the byte or the page.
    let errata = publication::errata_read(&visitor.ctx, &facts).await?;
    let called = cited(facts.number);
    let ending = file.trim_start_matches("text.").to_owned();
    let bytes = if ending == "pdf" {
        let making = tokio::task::spawn_blocking(move || standard_manuscript(&facts, &document));
        visitor.site.press().print(making.await.map_err(Error::fault)?).await?
    } else {
        let made = ending.clone();
        let making = tokio::task::spawn_blocking(move || match made.as_str() {
            "html" => standalone(&facts, &document),
            "json" => structured(&facts, &document, &errata).to_string(),
            _ => document.text,
        });
        making.await.map_err(Error::fault)?.into()
    };
    // A page with a style sheet of its own is not one of this site.
    let how = if ending == "html" { "attachment" } else { "inline" };
    let named = format!("{how}; filename=\"{called}.{ending}\"");
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (header::CONTENT_DISPOSITION, HeaderValue::try_from(named).map_err(Error::fault)?),
    ];
    Ok((headers, bytes).into_response())
}

pub(super) fn numbered(number: &str) -> service::Result<i32> {
    number.parse().map_err(|_| Error::not_found())
}
