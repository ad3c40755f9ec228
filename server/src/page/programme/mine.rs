//! `/c/{conference}/my`: somebody's own agenda, and the marks that make it.

use std::{collections::HashSet, sync::Arc};

use app::{
    programme::{Asked, Guide, Mine, Star, mine_page, own_agenda, shared_page},
    visit::{Typed, Visit, Who},
};
use axum::{
    extract::{Path, RawQuery},
    http::{HeaderMap, HeaderValue, header},
    response::{Html, IntoResponse, Redirect, Response},
};
use chrono::NaiveDate;
use domain::{id::SessionId, policy::Action, zone::Zone};
use service::{
    Error,
    programme::{Marks, Published, favourites, make_agenda_link, mark_favourites},
};

use super::edition;
use crate::{
    page::Answer,
    programme::{Edition, Effort, Mosaic, MosaicKey, PRIVATE, accepts, gzip},
    visitor::{Form, Visitor},
};

/// Most sessions that an address names.
const SHARED: usize = 500;

/// `GET /c/{conference}/my`
pub async fn mine(visitor: Visitor, Path(slug): Path<String>, RawQuery(query): RawQuery) -> Answer {
    let edition = edition(&visitor, &slug).await?;
    if visitor.ctx.actor.person().is_some() {
        return show(visitor, &edition.published, None, asked(query.as_deref())).await;
    }
    let asked = asked(query.as_deref());
    let favourites = sessions_in(&edition.published, query.as_deref().unwrap_or_default());
    let base_url = visitor.site.settings().base_url.clone();
    visitor.page(|| {
        let guide = Guide::new(&edition.published, &base_url).read_from(asked.zone.as_deref());
        shared_page(&guide, &Mine { favourites, calendar: None, asked })
    })
}

/// `POST /c/{conference}/my`: marks, unmarks, or makes a calendar address.
pub async fn change(
    visitor: Visitor,
    Path(slug): Path<String>,
    RawQuery(query): RawQuery,
    Form(typed): Form,
) -> Answer {
    if typed.text("calendar") == "make" {
        let token = make_agenda_link(&visitor.ctx, &slug).await?;
        let address = visitor.site.settings().address(&format!("/c/{slug}/agenda/{token}.ics"));
        let edition = edition(&visitor, &slug).await?;
        return show(visitor, &edition.published, Some(address), asked(query.as_deref())).await;
    }
    mark_favourites(&visitor.ctx, &slug, marks(&typed)).await?;
    Ok(Redirect::to(&asked_again(format!("/c/{slug}/my"), query.as_deref())).into_response())
}

/// `POST /c/{conference}/talks/{code}`: the button on a session's page.
pub async fn mark(visitor: Visitor, Path((slug, code)): Path<(String, String)>, Form(_): Form) -> Answer {
    let marks = Marks { add: vec![code], remove: Vec::new() };
    mark_favourites(&visitor.ctx, &slug, marks).await?;
    Ok(Redirect::to(&kept_language(&visitor, format!("/c/{slug}/my"))).into_response())
}

/// `GET /c/{conference}/my/{date}`: a whole day, with one's own stars in it.
pub async fn day(
    visitor: Visitor,
    Path((slug, date)): Path<(String, String)>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Answer {
    let date: NaiveDate = date.parse().map_err(|_| Error::not_found())?;
    visitor.ctx.authorize_route(Action::KeepAgenda)?;
    let edition = edition(&visitor, &slug).await?;
    let own = favourites(&visitor.ctx, edition.published.conference.id).await?;
    let own: HashSet<String> = own.into_iter().map(|session| session.to_string()).collect();
    let site = visitor.site.clone();
    let page = site.shelf().at_work(move || {
        let mosaic = mosaic(&visitor, &edition, date, &asked(query.as_deref()))?;
        let name = escape(visitor.visit.who.as_ref().map_or("", |who| who.name.as_str()));
        let page = mosaic.fill(|open| if open.is_empty() { name.as_str() } else { Star::state(own.contains(open)) });
        let gzip = accepts(&headers, "gzip").then(|| gzip(&page, Effort::Once)).flatten();
        Some(gzip.map_or((page, None), |gzip| (gzip, Some("gzip"))))
    });
    let (body, encoding) = page.await?.ok_or_else(Error::not_found)?;
    Ok(private(body, encoding))
}

/// `POST /c/{conference}/my/{date}`: one star of that page.
pub async fn change_on_day(
    visitor: Visitor,
    Path((slug, date)): Path<(String, String)>,
    RawQuery(query): RawQuery,
    Form(typed): Form,
) -> Answer {
    mark_favourites(&visitor.ctx, &slug, marks(&typed)).await?;
    Ok(Redirect::to(&asked_again(format!("/c/{slug}/my/{date}"), query.as_deref())).into_response())
}

async fn show(visitor: Visitor, published: &Published, calendar: Option<String>, asked: Asked) -> Answer {
    let favourites = favourites(&visitor.ctx, published.conference.id).await?.into_iter().collect();
    let mine = Mine { favourites, calendar, asked };
    let (base_url, home) = (visitor.site.settings().base_url.clone(), home(&visitor));
    visitor.page(|| {
        let guide = Guide::new(published, &base_url).read_at_home(home.as_deref(), mine.asked.zone.as_deref());
        mine_page(&guide, &mine)
    })
}

/// The zone that an address names, if there is one of that name.
fn asked(query: Option<&str>) -> Asked {
    let mut pairs = url::form_urlencoded::parse(query.unwrap_or_default().as_bytes());
    let zone = pairs.find(|(name, _)| name == "tz").and_then(|(_, zone)| Zone::named(zone.trim()));
    Asked { zone: zone.map(|zone| zone.name().to_owned()), ..Asked::default() }
}

/// The zone of the visitor's profile. Accounts begin with UTC, so that says nothing of where somebody is.
fn home(visitor: &Visitor) -> Option<String> {
    let zone = visitor.signed_in.as_ref().map(|found| found.time_zone.clone());
    zone.filter(|zone| zone != "UTC")
}

/// The page that a form stood on, as it was asked for.
fn asked_again(path: String, query: Option<&str>) -> String {
    query.filter(|query| !query.is_empty()).map_or(path.clone(), |query| format!("{path}?{query}"))
}

fn marks(typed: &Typed) -> Marks {
    Marks { add: typed.texts("add").to_vec(), remove: typed.texts("remove").to_vec() }
}

/// The day's page with open places; `None` for a day on which nothing takes place.
fn mosaic(visitor: &Visitor, edition: &Edition, date: NaiveDate, asked: &Asked) -> Option<Arc<Mosaic>> {
    let key = MosaicKey {
        language: visitor.visit.language,
        language_in_address: visitor.visit.language_in_address,
        date,
        zone: asked.zone.clone(),
        home: home(visitor),
    };
    let guide = Guide::new(&edition.published, &visitor.site.settings().base_url)
        .read_at_home(key.home.as_deref(), asked.zone.as_deref());
    let day = guide.days.iter().find(|day| day.date == date)?;
    Some(edition.mosaic(key, || {
        // Nobody can write what cuts the page into a title.
        let mark = hex::encode(&visitor.ctx.chance.secret()[..12]);
        let who = Who { name: mark.repeat(2), admin: false };
        let visit = Visit { who: Some(who), ..visitor.visit.clone() };
        let page = || own_agenda(&guide, day, asked, &edition.sheet_address, &mark);
        Mosaic::cut(&app::page::render(visitor.site.frame(), visit, page), &mark)
    }))
}

fn private(body: Vec<u8>, encoding: Option<&'static str>) -> Response {
    let mut response = Html(body).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(PRIVATE));
    if let Some(encoding) = encoding {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    response
}

/// The sessions whose codes an address names: what a browser kept for somebody who is not signed in.
fn sessions_in(published: &Published, query: &str) -> HashSet<SessionId> {
    let pairs = url::form_urlencoded::parse(query.as_bytes());
    let named: Vec<_> = pairs.filter(|(name, _)| name == "sessions").map(|(_, codes)| codes).collect();
    let codes: HashSet<&str> = named.iter().flat_map(|codes| codes.split(',')).take(SHARED).collect();
    let sessions = published.programme.sessions.iter();
    sessions.filter(|session| codes.contains(session.code.as_str())).map(|session| session.id).collect()
}

fn kept_language(visitor: &Visitor, path: String) -> String {
    if visitor.visit.language_in_address { format!("{path}?lang={}", visitor.visit.language) } else { path }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
