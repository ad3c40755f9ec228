//! Sessions of a conference's newest release.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use domain::{
    id::SessionId,
    programme::{Link, Programme, Session, Slot, filter::Filter, index::Index},
    zone::Zone,
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{OfConference, newest};
use crate::api::{
    Answer,
    caller::Caller,
    extract::{Json, Path, Query},
    page::{Paged, limit, place, usual},
};

/// Most characters of a text to look for.
const TEXT_MAX: usize = 200;

/// A session: what happens, and where and when.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Session)]
pub struct SessionBody {
    /// Six characters; never given to another session of the conference.
    #[schema(example = "ABC123")]
    code: String,
    /// Title.
    title: String,
    /// May be empty.
    subtitle: String,
    /// The short text, as it came: HTML or Markdown, not sanitised. May be empty.
    summary: String,
    /// The long text, as it came: HTML or Markdown, not sanitised. May be empty.
    description: String,
    /// Its track.
    track: Option<Named>,
    /// Kind of session; may be empty.
    #[schema(example = "talk")]
    r#type: String,
    /// BCP 47 tag; empty where unknown.
    language: String,
    /// Who speaks, in order.
    speakers: Vec<Coded>,
    /// Links and attachments.
    links: Vec<LinkBody>,
    /// Whether speakers asked not to be recorded.
    do_not_record: bool,
    /// Licence of the recording; may be empty.
    recording_license: String,
    /// Where feedback is taken.
    feedback_url: Option<String>,
    /// Whether no slot of it takes place any more.
    cancelled: bool,
    /// Where and when.
    slots: Vec<SlotBody>,
    /// Its page.
    #[schema(format = "uri")]
    url: String,
}

/// Something with a slug.
#[derive(Debug, Serialize, ToSchema)]
pub struct Named {
    /// Part of addresses and filters.
    slug: String,
    /// Name for people.
    name: String,
}

/// Somebody with a code.
#[derive(Debug, Serialize, ToSchema)]
pub struct Coded {
    /// Part of addresses and filters.
    code: String,
    /// Name for people.
    name: String,
}

/// A link or an attachment.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Link)]
pub struct LinkBody {
    /// Where to, as it came.
    url: String,
    /// What it is; may be empty.
    title: String,
    /// Whether it is an attachment.
    attachment: bool,
}

/// A session in a room at a time.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Slot)]
pub struct SlotBody {
    /// Its number in exchange files: unique in the conference, never given again.
    number: u32,
    /// Where.
    room: Named,
    /// When it starts.
    start: DateTime<Utc>,
    /// When it ends.
    end: DateTime<Utc>,
    /// The start by the clock at the venue.
    local_start: DateTime<FixedOffset>,
    /// How long it takes.
    minutes: u32,
    /// Whether it was taken out of the programme.
    cancelled: bool,
}

/// Which sessions. Several values of one kind widen the choice, kinds narrow each other down.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct SessionQuery {
    /// Slugs of tracks.
    #[serde(default)]
    #[param(required = false)]
    track: Vec<String>,
    /// Slugs of rooms.
    #[serde(default)]
    #[param(required = false)]
    room: Vec<String>,
    /// Kinds of session.
    #[serde(default, rename = "type")]
    #[param(required = false)]
    kind: Vec<String>,
    /// BCP 47 tags.
    #[serde(default)]
    #[param(required = false)]
    language: Vec<String>,
    /// A programme day.
    day: Option<NaiveDate>,
    /// Words that all occur in title, subtitle, type, track or names, without regard to capitals and accents.
    #[param(max_length = 200)]
    q: Option<String>,
    /// Whether to list sessions of which no slot takes place any more instead.
    #[serde(default)]
    #[param(required = false)]
    cancelled: bool,
    /// `next` of the page before.
    cursor: Option<String>,
    /// Most items; 50 unless said.
    #[serde(default = "usual")]
    #[param(required = false, minimum = 1, maximum = 100)]
    limit: u64,
}

/// Sessions of the newest release, by code
#[utoipa::path(
    get, path = "/api/v1/conferences/{conference}/sessions", tag = "programme",
    params(OfConference, SessionQuery),
    responses((status = 200, description = "A page of sessions", body = Paged<SessionBody>))
)]
pub async fn list_sessions(
    caller: Caller,
    Path(of): Path<OfConference>,
    Query(query): Query<SessionQuery>,
) -> Answer<Json<Paged<SessionBody>>> {
    let after = place("sessions", query.cursor.as_deref())?;
    let most = usize::try_from(limit(query.limit)?).unwrap_or(1);
    refuse_long(query.q.as_deref().unwrap_or_default())?;
    let edition = newest(&caller, &of.conference).await?;
    let published = &edition.published;
    let view = View::new(&caller, &of.conference, &published.programme);
    let wanted = view.wanted(query);
    let sessions = published.programme.sessions.iter().filter(|session| wanted.contains(&session.id));
    let sessions = sessions.filter(|session| after.as_ref().is_none_or(|after| session.code > *after));
    let items = sessions.take(most + 1).map(|session| view.body(session)).collect();
    Ok(Json(Paged::cut("sessions", items, most, |last| last.code.clone())))
}

fn refuse_long(text: &str) -> Answer<()> {
    let checked = domain::text::optional_line(text, TEXT_MAX);
    checked.map_err(|flaw| service::Error::field("q", flaw.code, flaw.message))?;
    Ok(())
}

/// One session of the newest release, also when it was cancelled
#[utoipa::path(
    get, path = "/api/v1/conferences/{conference}/sessions/{code}", tag = "programme",
    params(OneSession),
    responses((status = 200, description = "The session", body = SessionBody))
)]
pub async fn get_session(caller: Caller, Path(of): Path<OneSession>) -> Answer<Json<SessionBody>> {
    let edition = newest(&caller, &of.conference).await?;
    let published = &edition.published;
    let sessions = &published.programme.sessions;
    let found = sessions.iter().find(|session| session.code == of.code);
    let session = found.ok_or_else(service::Error::not_found)?;
    Ok(Json(View::new(&caller, &of.conference, &published.programme).body(session)))
}

/// The only session of a programme that is none yet, as it would be told, with the page that shows it.
pub fn previewed(caller: &Caller, conference: &str, programme: &Programme, page: &str) -> Option<SessionBody> {
    let session = programme.sessions.first()?;
    let body = View::new(caller, conference, programme).body(session);
    // It has no place in a timetable that it could lose.
    Some(SessionBody { cancelled: false, url: caller.ctx.settings.address(page), ..body })
}

/// A session in the path.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OneSession {
    /// The slug of the conference.
    conference: String,
    /// The session's code.
    code: String,
}

/// A programme, ready to be told session by session.
struct View<'a> {
    index: Index<'a>,
    zone: Zone,
    slots: HashMap<SessionId, Vec<&'a Slot>>,
    base: String,
}

impl<'a> View<'a> {
    fn new(caller: &Caller, conference: &str, programme: &'a Programme) -> Self {
        let mut slots: HashMap<SessionId, Vec<&Slot>> = HashMap::new();
        for slot in &programme.slots {
            slots.entry(slot.session).or_default().push(slot);
        }
        let base = caller.ctx.settings.address(&format!("/c/{conference}/talks/"));
        Self { index: Index::new(programme), zone: Zone::of(&programme.conference), slots, base }
    }

    fn wanted(&self, query: SessionQuery) -> HashSet<SessionId> {
        let facts = &self.index.programme.conference;
        let on_day =
            |slot: &&Slot| query.day.is_none_or(|day| self.zone.day(slot.start, facts.day_change_minutes) == day);
        let filter = Filter {
            track: query.track,
            room: query.room,
            kind: query.kind,
            language: query.language,
            text: query.q.unwrap_or_default(),
        };
        let live: HashSet<SessionId> = self.index.programme.active_slots().map(|slot| slot.session).collect();
        let slots = self.index.programme.slots.iter();
        let slots = slots.filter(|slot| if query.cancelled { !live.contains(&slot.session) } else { !slot.cancelled });
        filter.apply(&self.index, slots.filter(on_day)).into_iter().map(|slot| slot.session).collect()
    }

    fn body(&self, session: &Session) -> SessionBody {
        let slots = self.slots.get(&session.id).map_or(&[][..], Vec::as_slice);
        let track = self.index.track_of(session);
        SessionBody {
            code: session.code.clone(),
            title: session.title.clone(),
            subtitle: session.subtitle.clone(),
            summary: session.summary.clone(),
            description: session.description.clone(),
            track: track.map(|track| Named { slug: track.slug.clone(), name: track.name.clone() }),
            r#type: session.kind.clone(),
            language: session.language.clone(),
            speakers: self
                .index
                .speakers_of(session)
                .map(|speaker| Coded { code: speaker.code.clone(), name: speaker.name.clone() })
                .collect(),
            links: session.links.iter().map(LinkBody::from).collect(),
            do_not_record: session.do_not_record,
            recording_license: session.recording_license.clone(),
            feedback_url: session.feedback_url.clone(),
            cancelled: slots.iter().all(|slot| slot.cancelled),
            slots: slots.iter().filter_map(|slot| self.slot(slot)).collect(),
            url: format!("{}{}", self.base, session.code),
        }
    }

    fn slot(&self, slot: &Slot) -> Option<SlotBody> {
        let room = self.index.room(slot.room)?;
        Some(SlotBody {
            number: slot.number,
            room: Named { slug: room.slug.clone(), name: room.name.clone() },
            start: slot.start,
            end: slot.end(),
            local_start: self.zone.at(slot.start),
            minutes: slot.minutes,
            cancelled: slot.cancelled,
        })
    }
}

impl From<&Link> for LinkBody {
    fn from(link: &Link) -> Self {
        Self { url: link.url.clone(), title: link.title.clone(), attachment: link.attachment }
    }
}
