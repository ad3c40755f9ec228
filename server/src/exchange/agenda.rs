//! `GET /c/{conference}/agenda/{token}.ics`: what somebody marked, behind an address that only they know.

use app::visit::Visit;
use axum::{
    extract::{FromRequestParts, Path, State},
    http::{HeaderMap, request::Parts},
    response::{IntoResponse, Response},
};
use domain::{id::SessionId, policy::Actor};
use exchange::calendar;
use service::{Error, programme::agenda_of_link};

use super::{File, origin};
use crate::{
    page::problem_page,
    problem::Failure,
    programme::{Edition, Effort, Kept, Made},
    site::Site,
    visitor::Visitor,
};

/// For its reader's calendar alone, which asks again and again.
const ASK_AGAIN: &str = "private, no-cache";

/// The calendar of one person's marks.
pub async fn agenda(
    State(site): State<Site>,
    Path((slug, file)): Path<(String, String)>,
    headers: HeaderMap,
    mut parts: Parts,
) -> Response {
    match answer(&site, &slug, &file, &headers).await {
        Ok(response) => response,
        Err(Failure(problem)) => {
            let Ok(visitor) = Visitor::from_request_parts(&mut parts, &site).await;
            problem_page(visitor, &problem).into_response()
        }
    }
}

async fn answer(site: &Site, slug: &str, file: &str, headers: &HeaderMap) -> Result<Response, Failure> {
    let token = file.strip_suffix(".ics").ok_or_else(Error::not_found)?;
    let nobody = site.ctx(Actor::Anonymous);
    let edition = site.editions().newest(&nobody, slug).await?;
    let (_, chosen) = agenda_of_link(&nobody, edition.published.conference.id, token).await?;
    let (site, headers) = (site.clone(), headers.clone());
    let made = tokio::task::spawn_blocking(move || {
        let body = written(&site, &edition, &chosen)?;
        // Marks change without a release: only the tag tells whether a copy is still good.
        let made = Made {
            content_type: File::Calendar.content_type(),
            cache_control: ASK_AGAIN,
            modified: nobody.now,
            body: body.into_bytes(),
        };
        Some(Kept::new(made, Effort::Once).answer(&headers).map(axum::body::Body::new))
    });
    Ok(made.await.map_err(Error::fault)?.ok_or_else(Error::not_found)?)
}

fn written(site: &Site, edition: &Edition, chosen: &[SessionId]) -> Option<String> {
    let origin = origin(edition, site.settings())?;
    let visit = Visit {
        language: edition.language,
        language_in_address: false,
        path: String::new(),
        who: None,
        refused: None,
        done: None,
    };
    let name = app::programme::agenda_name(visit, &edition.published.conference.title);
    Some(calendar::agenda(&edition.published.programme, &origin, &name, chosen))
}
