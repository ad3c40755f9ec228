//! `GET /c/{conference}/…`: from the shelf where the page is there, without asking the database or who knocks.

use std::{cell::RefCell, sync::Arc};

use axum::{
    body::Body,
    extract::{FromRequestParts, MatchedPath, Request, State},
    http::{HeaderMap, Method, StatusCode, Uri, request::Parts},
    response::Response,
};
use domain::{policy::Actor, problem::Kind};
use service::Error;
use thread_local::ThreadLocal;

use super::{
    ask::Ask,
    render::{Work, work},
};
use crate::{
    http::{Look, headers},
    page::{Answer, problem_page, renamed},
    problem::Failure,
    programme::{Edition, Effort, Hand, Kept, Key, Newest, Question, Wanted},
    site::{Site, now},
    visitor::Visitor,
};

/// Any public page or file of a conference.
pub async fn public(State(site): State<Site>, request: Request) -> Response {
    let (mut parts, _) = request.into_parts();
    let ask = Ask::read(&parts.uri);
    if let Some((_, kept)) = ask.as_ref().and_then(|ask| from_the_shelf(&site, ask)) {
        return kept.answer(&parts.headers).map(Body::new);
    }
    let answer = match ask {
        Some(ask) => answer(&site, ask, &mut parts).await,
        None => Err(Error::not_found().into()),
    };
    match answer {
        Ok(response) => response,
        Err(Failure(problem)) => {
            let Ok(visitor) = Visitor::from_request_parts(&mut parts, &site).await;
            let moved = match problem.kind {
                Kind::NotFound => renamed(&visitor.ctx, &parts.uri).await,
                _ => None,
            };
            moved.unwrap_or_else(|| problem_page(visitor, &problem))
        }
    }
}

/// Answers for what is kept, before any route is looked for: most of what a conference's readers ask. What a thread is
/// asked for again and again, it has at hand.
pub fn look(site: Site) -> Arc<Look> {
    let https = site.settings().base_url.starts_with("https:");
    let hands = ThreadLocal::<RefCell<Hand>>::new();
    Arc::new(move |method: &Method, uri: &Uri, headers: &HeaderMap| {
        if method != Method::GET {
            return None;
        }
        let mut hand = hands.get_or_default().borrow_mut();
        let question = Question::of(uri, headers);
        if let Some(ready) = question.and_then(|question| hand.find(question, site.generation(), now())) {
            return Some(ready);
        }
        let (newest, kept) = from_the_shelf(&site, &Ask::read(uri)?)?;
        let reads = kept.reads()?;
        let ready = kept.dressed(headers, |dressed| headers::set(dressed, https));
        reads.record(ready.status == StatusCode::NOT_MODIFIED);
        if let Some(question) = question.filter(|_| !kept.wants_brotli()) {
            hand.learn(question, newest.validity, reads, &ready);
        }
        Some(ready)
    })
}

/// The page, if it is kept and nothing was written since.
fn from_the_shelf(site: &Site, ask: &Ask) -> Option<(Newest, Arc<Kept>)> {
    if !ask.is_plain() {
        return None;
    }
    let newest = site.editions().current(ask.slug(), site.generation(), now())?;
    let kept = site.shelf().get(&wanted(&newest.edition, ask))?;
    Some((newest, kept))
}

async fn answer(site: &Site, ask: Ask, parts: &mut Parts) -> Answer {
    let anonymous = site.ctx(Actor::Anonymous);
    match site.editions().newest(&anonymous, ask.slug()).await {
        Ok(edition) => {
            let work = work(site, &anonymous, Arc::clone(&edition), &ask).await?;
            if !ask.is_plain() {
                return Ok(made_once(site, work).await?.answer(&parts.headers).map(Body::new));
            }
            let route = parts.extensions.get::<MatchedPath>().cloned();
            let kept = made_to_stay(site, wanted(&edition, &ask), work, route).await?;
            Ok(kept.answer(&parts.headers).map(Body::new))
        }
        Err(error) => for_its_team(site, ask, parts, error).await,
    }
}

/// A conference that not everybody may see: made for a member of its team, never kept.
async fn for_its_team(site: &Site, ask: Ask, parts: &mut Parts, error: Error) -> Answer {
    let hidden = matches!(&error, Error::Refused(problem) if problem.kind == Kind::NotFound);
    let Ok(visitor) = Visitor::from_request_parts(parts, site).await;
    if !hidden || visitor.ctx.actor == Actor::Anonymous {
        return Err(error.into());
    }
    let published = service::programme::published(&visitor.ctx, ask.slug()).await?;
    let edition = site.editions().make(published, visitor.ctx.now);
    let work = work(site, &visitor.ctx, edition, &ask).await?.in_private();
    Ok(made_once(site, work).await?.answer(&parts.headers).map(Body::new))
}

async fn made_once(site: &Site, work: Work) -> Result<Kept, Failure> {
    let made = site.shelf().at_work(move || work.make().map(|made| Kept::new(made, Effort::Once)));
    Ok(made.await?.ok_or_else(Error::not_found)?)
}

async fn made_to_stay(
    site: &Site,
    wanted: Wanted<'_>,
    work: Work,
    route: Option<MatchedPath>,
) -> Result<Arc<Kept>, Failure> {
    let (shelf_of, key) = (site.clone(), Key::from(wanted));
    let made = site.shelf().at_work(move || {
        shelf_of.shelf().get_or_make(&key, || {
            let kept = Kept::new(work.make()?, Effort::Kept);
            Some(kept.read_as(route.as_ref().map_or("none", MatchedPath::as_str)))
        })
    });
    let kept = made.await?.ok_or_else(Error::not_found)?;
    site.shelf().shrink(Arc::clone(&kept));
    Ok(kept)
}

fn wanted<'a>(edition: &Edition, ask: &'a Ask) -> Wanted<'a> {
    Wanted {
        edition: edition.serial,
        rest: ask.rest(),
        language: ask.language,
        view: ask.agenda.view.filter(|_| ask.rest().starts_with("/schedule")),
    }
}
