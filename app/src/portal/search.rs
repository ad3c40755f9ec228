//! Finding things on the whole site.

use std::collections::BTreeMap;

use leptos::prelude::*;
use service::portal::{FoundThing, SiteHit};

use crate::{
    i18n::{t, tv},
    page::Page,
    programme::{Guide, Sought, period_in_words, session_result, shown, speaker_result},
    visit::Visit,
};

/// Most hits that one page shows.
pub const HITS: u64 = 25;

/// What a search brought.
#[derive(Clone, Debug, Default)]
pub struct SiteFound {
    /// What was looked for; empty where nobody has asked yet.
    pub query: String,
    /// How many hits were passed over.
    pub offset: u64,
    /// What was found, the best first; one more than [`HITS`] where there are more.
    pub hits: Vec<SiteHit>,
}

/// The site's search page with what was found; `guides` lead through the conferences of the hits, by their slugs.
pub fn site_search_page(found: &SiteFound, guides: &BTreeMap<String, Guide<'_>>) -> Page {
    let sought = Sought::new(&found.query).across();
    let page_size = usize::try_from(HITS).unwrap_or(usize::MAX);
    let shown: Vec<AnyView> = found
        .hits
        .iter()
        .take(page_size)
        .filter_map(|hit| result(guides.get(&hit.conference)?, hit, &sought))
        .collect();
    let asked = !found.query.is_empty();
    let title = if asked {
        tv("programme-search-for", &[("query", found.query.clone().into())])
    } else {
        t("site-search-title")
    };
    let count = asked.then(|| view! { <p class="count" role="status">{count_line(found, shown.len())}</p> });
    let nothing = (asked && shown.is_empty()).then(nothing);
    let unasked = (!asked).then(|| view! { <p class="standing">{t("site-search-lead")}</p> });
    let main = view! {
        <header class="head">
            <h1>{t("site-search-title")}</h1>
            {search_form(&found.query)}
            {count}
            {unasked}
        </header>
        {nothing}
        <ol class="results">{shown}</ol>
        {pages(found, page_size)}
    };
    let page = Page::new(title, main).listed(t("site-search-lead"));
    if asked { page.unlisted() } else { page }
}

/// The field to search the site with, and its button.
pub(super) fn search_form(query: &str) -> impl IntoView + use<> {
    let language = language().map(|language| view! { <input type="hidden" name="lang" value=language /> });
    view! {
        <form class="seek" role="search" method="get" action="/search">
            {language}
            <label class="unseen" for="q">{t("site-search-label")}</label>
            <input id="q" name="q" type="search" placeholder=t("site-search-label") value=query.to_owned() />
            <button class="button primary">{t("programme-search")}</button>
        </form>
    }
}

fn nothing() -> impl IntoView {
    view! {
        <div class="empty">
            <h2>{t("programme-found-nothing")}</h2>
            <p>{t("site-search-nothing-hint")}</p>
            <a class="button" href="/">{t("site-search-browse")}</a>
        </div>
    }
}

fn count_line(found: &SiteFound, shown: usize) -> String {
    let more = found.hits.len() > shown || found.offset > 0;
    let count = u64::try_from(shown).unwrap_or(u64::MAX);
    let values = [
        ("query", found.query.clone().into()),
        ("count", shown.into()),
        ("first", (found.offset + 1).into()),
        ("last", found.offset.saturating_add(count).into()),
    ];
    tv(if more && shown > 0 { "programme-found-page" } else { "programme-found" }, &values)
}

fn result(guide: &Guide<'_>, hit: &SiteHit, sought: &Sought) -> Option<AnyView> {
    let programme = guide.programme();
    match &hit.thing {
        FoundThing::Conference => Some(conference_result(guide, sought)),
        FoundThing::Session(code) => {
            let session = programme.sessions.iter().find(|session| session.code == *code)?;
            Some(session_result(guide, session, sought))
        }
        FoundThing::Speaker(code) => {
            let speaker = programme.speakers.iter().find(|speaker| speaker.code == *code)?;
            Some(speaker_result(guide, speaker, sought))
        }
    }
}

fn conference_result(guide: &Guide<'_>, sought: &Sought) -> AnyView {
    let facts = &guide.programme().conference;
    let kind = format!("{} · {}", t("site-search-conference"), period_in_words(facts.start, facts.end));
    let place = [facts.venue.as_str(), facts.city.as_str()].into_iter().filter(|part| !part.is_empty());
    let place = place.collect::<Vec<_>>().join(", ");
    let subtitle = guide.published.conference.subtitle.trim();
    let line = [subtitle, place.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    shown(kind, guide.title(), guide.href(""), &line, sought)
}

fn pages(found: &SiteFound, page_size: usize) -> Option<AnyView> {
    let more = found.hits.len() > page_size;
    if !more && found.offset == 0 {
        return None;
    }
    let href = |offset: u64| {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(language().map(|language| ("lang", language)));
        query.append_pair("q", &found.query);
        if offset > 0 {
            query.append_pair("from", &offset.to_string());
        }
        format!("/search?{}", query.finish())
    };
    let previous = (found.offset > 0).then(|| {
        let href = href(found.offset.saturating_sub(HITS));
        view! { <a class="button" rel="prev" href=href>{t("programme-better-results")}</a> }
    });
    let next = more.then(|| {
        let href = href(found.offset + HITS);
        view! { <a class="button" rel="next" href=href>{t("programme-more-results")}</a> }
    });
    let gap = previous.is_none().then(|| view! { <span></span> });
    let end = next.is_none().then(|| view! { <span></span> });
    let nav = view! { <nav class="pages" aria-label=t("programme-results")>{gap}{previous}{next}{end}</nav> };
    Some(nav.into_any())
}

/// The language that the address names, if it names one.
fn language() -> Option<String> {
    let visit = expect_context::<Visit>();
    visit.language_in_address.then(|| visit.language.to_string())
}
