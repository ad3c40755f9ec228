//! The search of the whole site.

use chrono::{DateTime, Utc};
use domain::text::optional_line;
use serde::{Deserialize, Serialize};
use service::{
    Error,
    portal::{FARTHEST, FoundThing, SiteHit, search_site},
};
use utoipa::{IntoParams, ToSchema};

use crate::{
    api::{
        Answer,
        caller::Caller,
        extract::{Json, Query},
        page::{Paged, bad_cursor, cursor, limit, place, usual},
    },
    programme::Edition,
};

/// Most characters of what is looked for.
const LONGEST: usize = 200;

/// Something found.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Found)]
pub struct FoundBody {
    /// What it is.
    kind: FoundKind,
    /// Its title or name.
    title: String,
    /// The code of the session or speaker; null for a conference.
    #[schema(example = "ABC123")]
    code: Option<String>,
    /// The slug of the conference that it is, or that it belongs to.
    conference: String,
    /// The name of that conference.
    conference_title: String,
    /// When a session first takes place; null for all else.
    start: Option<DateTime<Utc>>,
    /// Its page.
    #[schema(format = "uri")]
    url: String,
}

/// What can be found.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum FoundKind {
    /// A conference, by its name, acronym, venue or city.
    Conference,
    /// A session of a newest release.
    Session,
    /// Somebody who speaks in one.
    Speaker,
}

/// What to look for.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct SearchQuery {
    /// Words that all must be there; the last may be the beginning of one. Capitals and accents do not matter.
    #[param(max_length = 200)]
    q: String,
    /// `next` of the page before.
    cursor: Option<String>,
    /// Most items; 50 unless said.
    #[serde(default = "usual")]
    #[param(required = false, minimum = 1, maximum = 100)]
    limit: u64,
}

/// Finds conferences by their names, and sessions and speakers of the newest releases of all public conferences; the
/// closest first
#[utoipa::path(
    get, path = "/api/v1/search", tag = "portal",
    params(SearchQuery),
    responses((status = 200, description = "A page of what was found", body = Paged<FoundBody>))
)]
pub async fn search_everything(caller: Caller, Query(query): Query<SearchQuery>) -> Answer<Json<Paged<FoundBody>>> {
    let words = optional_line(&query.q, LONGEST).map_err(|flaw| Error::field("q", flaw.code, flaw.message))?;
    let offset = match place("search", query.cursor.as_deref())? {
        Some(place) => place.parse().ok().filter(|offset| *offset <= FARTHEST).ok_or_else(bad_cursor)?,
        None => 0,
    };
    let most = limit(query.limit)?;
    let mut hits = search_site(&caller.ctx, &words, offset, most + 1).await?;
    let more = hits.len() > usize::try_from(most).unwrap_or(usize::MAX);
    hits.truncate(usize::try_from(most).unwrap_or(usize::MAX));
    let editions = caller.site.editions().of_hits(&caller.ctx, &hits).await?;
    let items = hits.iter().filter_map(|hit| body(&caller, editions.get(&hit.conference)?, hit)).collect();
    let next = Some(offset + most).filter(|next| more && *next <= FARTHEST);
    Ok(Json(Paged { items, next: next.map(|next| cursor("search", &next.to_string())) }))
}

/// `None` for what a release since has taken out.
fn body(caller: &Caller, edition: &Edition, hit: &SiteHit) -> Option<FoundBody> {
    let (record, programme) = (&edition.published.conference, &edition.published.programme);
    let (kind, title, rest, code, start) = match &hit.thing {
        FoundThing::Conference => (FoundKind::Conference, &record.title, String::new(), None, None),
        FoundThing::Session(code) => {
            let session = programme.sessions.iter().find(|session| session.code == *code)?;
            let start = programme.active_slots().filter(|slot| slot.session == session.id).map(|slot| slot.start).min();
            (FoundKind::Session, &session.title, format!("/talks/{code}"), Some(code.clone()), start)
        }
        FoundThing::Speaker(code) => {
            let speaker = programme.speakers.iter().find(|speaker| speaker.code == *code)?;
            (FoundKind::Speaker, &speaker.name, format!("/speakers/{code}"), Some(code.clone()), None)
        }
    };
    Some(FoundBody {
        kind,
        title: title.clone(),
        code,
        conference: record.slug.clone(),
        conference_title: record.title.clone(),
        start,
        url: caller.ctx.settings.address(&format!("/c/{}{rest}", record.slug)),
    })
}
