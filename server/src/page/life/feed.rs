//! What happened to the drafts and calls of a group, as an Atom feed.

use axum::{
    extract::Path,
    http::{HeaderValue, header},
    response::IntoResponse,
};
use domain::policy::Action;
use exchange::atom::{News, NewsEntry, news};
use service::life;

use crate::{page::Answer, visitor::Visitor};

/// `GET /g/{group}/feed.atom`
pub async fn feed(visitor: Visitor, Path(slug): Path<String>) -> Answer {
    let group = service::group::group(&visitor.ctx, &slug, Action::SeeGroup).await?.here()?;
    let told = life::happenings(&visitor.ctx, &group).await?;
    let settings = visitor.ctx.settings.clone();
    let language = visitor.visit.language;
    let words = app::life::feed_words(visitor.visit, &group, &told);
    let home = settings.address(&format!("/g/{}", group.slug));
    let entries = told.iter().zip(words.titles).map(|(one, title)| NewsEntry {
        id: format!("urn:uuid:{}", one.id),
        at: one.at,
        title,
        summary: None,
        url: match (&one.call, &one.draft) {
            (Some(call), _) => format!("{home}/calls/{call}"),
            (None, Some((_, name))) => format!("{home}/drafts/{name}/life"),
            (None, None) => format!("{home}/calls"),
        },
    });
    let feed = News {
        id: format!("urn:uuid:{}", group.id),
        since: group.state_since,
        title: words.title,
        author: group.name.clone(),
        language: language.to_string(),
        self_url: format!("{home}/feed.atom"),
        page_url: format!("{home}/calls"),
        entries: entries.collect(),
    };
    let kind = HeaderValue::from_static("application/atom+xml; charset=utf-8");
    Ok(([(header::CONTENT_TYPE, kind)], news(&feed)).into_response())
}
