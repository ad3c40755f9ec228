//! The state of a conference that the public sees, read once and asked after only when something was written.

use std::{
    collections::HashMap,
    sync::{
        Arc, PoisonError, RwLock,
        atomic::{AtomicU64, Ordering},
    },
};

use chrono::{NaiveDate, TimeDelta};
use domain::{Instant, language::Lang, policy::Actor};
use quick_cache::{Weighter, sync::Cache};
use service::{
    Ctx, Error, Result,
    cfp::ShownCall,
    database::Generation,
    portal::SiteHit,
    programme::{
        Published, Stamp, published,
        releases::{self, Release},
        stamp,
    },
};
use sha2::{Digest, Sha256};
use tokio::sync::{Mutex, OnceCell};

use super::{mosaic::Mosaic, shelf::Shelf};

/// Most sessions that the conferences held in memory have in all.
const SESSIONS: u64 = 40_000;
/// About as many conferences as that is.
const CONFERENCES: usize = 60;
/// Most releases whose changes are told.
const RELEASES: usize = 400;

/// Most pages of days with open places that are kept for an edition; those on the clock of a zone go first.
const MOSAICS: usize = 24;

/// Which page of a day with open places.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MosaicKey {
    /// The language it is in.
    pub language: Lang,
    /// Whether its address names that.
    pub language_in_address: bool,
    /// The day.
    pub date: NaiveDate,
    /// The zone that its address names, by the name of one that there is.
    pub zone: Option<String>,
    /// The zone of the reader's profile, where they chose one.
    pub home: Option<String>,
}

/// One state of a conference.
pub struct Edition {
    /// Unlike any other edition's of this process.
    pub serial: u64,
    /// What is shown.
    pub published: Published,
    /// The style sheet of the grid's places.
    pub sheet: String,
    /// Where that sheet is served.
    pub sheet_address: String,
    /// The language of its pages where the address names none.
    pub language: Lang,
    /// When what it shows last changed.
    pub modified: Instant,
    /// When it was made, for what depends on the clock.
    pub said_at: Instant,
    /// From when on what it says of calls for papers is no longer so.
    turns: Option<Instant>,
    stamp: Stamp,
    history: OnceCell<Arc<Vec<Release>>>,
    mosaics: RwLock<HashMap<MosaicKey, Arc<Mosaic>>>,
}

impl Edition {
    /// Makes an edition of what was read. Pages also depend on this process's own templates, so nothing in it is older
    /// than `started`. What it says of calls is so from `now` on.
    pub fn new(serial: u64, published: Published, base_url: &str, (started, now): (Instant, Instant)) -> Self {
        let sheet = app::programme::sheet_of_places(&app::programme::Guide::new(&published, base_url));
        let hash = &hex::encode(Sha256::digest(&sheet))[..12];
        let conference = &published.conference;
        let released = published.release.as_ref().map_or(started, |release| release.released_at);
        Self {
            serial,
            sheet_address: format!("/c/{}/places.{hash}.css", conference.slug),
            sheet,
            language: Lang::accepted(&conference.languages).unwrap_or(Lang::En),
            modified: started
                .max(released)
                .max(conference.updated_at)
                .max(said_of_calls(&published, now))
                .max(published.ballots.iter().map(|one| one.changed_at).max().unwrap_or_default()),
            turns: published.calls.iter().filter_map(|call| call.turns(now)).min(),
            said_at: now,
            stamp: published.stamp(),
            published,
            history: OnceCell::new(),
            mosaics: RwLock::default(),
        }
    }

    /// Whether what depends on the clock is still so at `now`.
    fn holds(&self, now: Instant) -> bool {
        is_before(now, self.turns)
    }

    /// All releases up to this one, the newest first; read once.
    pub async fn history(&self, ctx: &Ctx) -> Result<Arc<Vec<Release>>> {
        let newest = self.published.release.as_ref().map_or(0, |release| release.number);
        let read = async || {
            let mut all: Vec<Release> = Vec::new();
            let mut before = Some(newest + 1);
            while all.len() < RELEASES {
                let page = releases::releases(ctx, &self.published.conference.slug, before).await?;
                before = page.last().map(|release| release.facts.number);
                if before.is_none() {
                    break;
                }
                all.extend(page);
            }
            Ok(Arc::new(all))
        };
        self.history.get_or_try_init(read).await.cloned()
    }

    /// The agenda of a day with places left open for one person's stars; made by `make` the first time.
    pub fn mosaic(&self, key: MosaicKey, make: impl FnOnce() -> Mosaic) -> Arc<Mosaic> {
        let found = self.mosaics.read().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
        found.unwrap_or_else(|| {
            let made = Arc::new(make());
            let mut mosaics = self.mosaics.write().unwrap_or_else(PoisonError::into_inner);
            if mosaics.len() >= MOSAICS {
                mosaics.retain(|key, _| key.zone.is_none() && key.home.is_none());
            }
            Arc::clone(mosaics.entry(key).or_insert(made))
        })
    }
}

/// When what is said of calls last became so: by an edit, or by the clock.
fn said_of_calls(published: &Published, now: Instant) -> Instant {
    let turned = |call: &ShownCall| {
        let moments = [call.changed_at, call.opens, call.ends + TimeDelta::microseconds(1)];
        moments.into_iter().filter(|moment| *moment <= now).max()
    };
    published.calls.iter().filter_map(turned).max().unwrap_or_default()
}

/// The newest edition of each public conference, and the shelf with their pages.
pub struct Editions {
    slots: Cache<String, Arc<Slot>, Weight>,
    shelf: Shelf,
    serial: AtomicU64,
    base_url: String,
    started: Instant,
    /// Held while a conference is read for the first time.
    first: Mutex<()>,
}

/// Where a conference's newest edition stands.
struct Slot {
    /// Sessions of the first edition here, within what can be held: a weight must not change while it lies on the scales.
    weight: u64,
    edition: RwLock<Arc<Edition>>,
    /// That edition's.
    serial: AtomicU64,
    /// The state of the database at which the edition was known to be the newest.
    as_of: AtomicU64,
    /// Held while the database is asked whether it still is.
    asking: Mutex<()>,
}

/// An edition that was the newest one of its conference when it was looked for.
pub struct Newest {
    /// The edition.
    pub edition: Arc<Edition>,
    /// By what is told whether it still is.
    pub validity: Validity,
}

/// By what is told whether an edition is the newest one still. It does not keep the edition in memory.
pub struct Validity {
    serial: u64,
    turns: Option<Instant>,
    slot: Arc<Slot>,
}

impl Validity {
    /// Whether the edition is the newest at this state of the database. Reads and writes nothing that others write to,
    /// unless there is news.
    pub fn holds(&self, generation: Generation, now: Instant) -> bool {
        let Self { serial, turns, slot } = self;
        slot.is_as_of(generation) && slot.serial.load(Ordering::Acquire) == *serial && is_before(now, *turns)
    }
}

/// Whether `now` is before what turns, if anything does.
fn is_before(now: Instant, turns: Option<Instant>) -> bool {
    turns.is_none_or(|turns| now < turns)
}

/// Room that a conference takes, in sessions.
#[derive(Clone, Copy, Debug)]
struct Weight;

impl Weighter<String, Arc<Slot>> for Weight {
    fn weight(&self, _: &String, slot: &Arc<Slot>) -> u64 {
        slot.weight
    }
}

impl Editions {
    /// Holds none yet.
    pub fn new(base_url: &str, started: Instant) -> Self {
        let slots = Cache::with_weighter(CONFERENCES, SESSIONS, Weight);
        let (shelf, serial) = (Shelf::default(), AtomicU64::new(1));
        Self { slots, shelf, serial, base_url: base_url.to_owned(), started, first: Mutex::default() }
    }

    /// Where the pages of these editions are kept.
    pub fn shelf(&self) -> &Shelf {
        &self.shelf
    }

    /// The edition of the conference at `slug`, if nothing was written since it was last known to be the newest. Asks
    /// nobody.
    pub fn current(&self, slug: &str, generation: Generation, now: Instant) -> Option<Newest> {
        let slot = self.slots.get(slug)?;
        let edition = slot.edition();
        let validity = Validity { serial: edition.serial, turns: edition.turns, slot };
        validity.holds(generation, now).then_some(Newest { edition, validity })
    }

    /// The newest edition of the conference at `slug` that everybody may see. Where something was written since, the
    /// database is asked once, however many wait for it.
    pub async fn newest(&self, anonymous: &Ctx, slug: &str) -> Result<Arc<Edition>> {
        let Some(slot) = self.slots.get(slug) else { return self.read_first(anonymous, slug).await };
        let news = &anonymous.db.news;
        let now = anonymous.now;
        let current =
            |generation| Some(slot.edition()).filter(|edition| slot.is_as_of(generation) && edition.holds(now));
        if let Some(edition) = current(news.generation()) {
            return Ok(edition);
        }
        let _turn = slot.asking.lock().await;
        let generation = news.generation();
        if let Some(edition) = current(generation) {
            return Ok(edition);
        }
        match stamp(anonymous, slug).await {
            Ok(stamp) if stamp == slot.edition().stamp && slot.edition().holds(now) => {}
            Ok(_) => {
                let edition = self.make_after(slot.edition().modified, published(anonymous, slug).await?, now);
                self.shelf.clear(slot.edition().serial);
                slot.replace(edition);
            }
            Err(error) => {
                self.shelf.clear(slot.edition().serial);
                self.slots.remove(slug);
                return Err(error);
            }
        }
        slot.as_of.store(generation, Ordering::Release);
        Ok(slot.edition())
    }

    /// The newest editions of the conferences that were found, by their slugs; less those that were hidden meanwhile.
    pub async fn of_hits(&self, ctx: &Ctx, hits: &[SiteHit]) -> Result<HashMap<String, Arc<Edition>>> {
        let anonymous = ctx.as_actor(Actor::Anonymous);
        let mut found = HashMap::new();
        for hit in hits {
            if found.contains_key(&hit.conference) {
                continue;
            }
            match self.newest(&anonymous, &hit.conference).await {
                Ok(edition) => {
                    found.insert(hit.conference.clone(), edition);
                }
                Err(Error::Refused(_)) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(found)
    }

    /// An edition that is not kept: of a conference that only its team may see.
    pub fn make(&self, published: Published, now: Instant) -> Arc<Edition> {
        let serial = self.serial.fetch_add(1, Ordering::Relaxed);
        Arc::new(Edition::new(serial, published, &self.base_url, (self.started, now)))
    }

    /// The edition after one of `before`. Dates in HTTP count whole seconds: whoever has the former one of the same second
    /// must not be told that nothing changed (RFC 9110, 8.8.2.2).
    fn make_after(&self, before: Instant, published: Published, now: Instant) -> Arc<Edition> {
        let serial = self.serial.fetch_add(1, Ordering::Relaxed);
        let mut edition = Edition::new(serial, published, &self.base_url, (self.started, now));
        edition.modified = edition.modified.max(before + TimeDelta::seconds(1));
        Arc::new(edition)
    }

    async fn read_first(&self, anonymous: &Ctx, slug: &str) -> Result<Arc<Edition>> {
        let _turn = self.first.lock().await;
        let generation = anonymous.db.news.generation();
        if let Some(newest) = self.current(slug, generation, anonymous.now) {
            return Ok(newest.edition);
        }
        let edition = self.make(published(anonymous, slug).await?, anonymous.now);
        let sessions = edition.published.programme.sessions.len() as u64;
        let slot = Slot {
            weight: sessions.clamp(1, SESSIONS / 4),
            serial: AtomicU64::new(edition.serial),
            edition: RwLock::new(Arc::clone(&edition)),
            as_of: AtomicU64::new(generation),
            asking: Mutex::default(),
        };
        self.slots.insert(slug.to_owned(), Arc::new(slot));
        Ok(edition)
    }
}

impl Slot {
    fn edition(&self) -> Arc<Edition> {
        Arc::clone(&self.edition.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn replace(&self, edition: Arc<Edition>) {
        self.serial.store(edition.serial, Ordering::Release);
        *self.edition.write().unwrap_or_else(PoisonError::into_inner) = edition;
    }

    fn is_as_of(&self, generation: Generation) -> bool {
        self.as_of.load(Ordering::Acquire) == generation
    }
}
