//! The running site: what every request shares.

use std::sync::{Arc, OnceLock};

use axum::http::Extensions;
use chrono::{SubsecRound, TimeDelta, Utc};
use domain::{Instant, policy::Actor};
use service::{Chance, Ctx, Db, Settings, file::Files};

use crate::{
    adapter::press::Press,
    asset::Assets,
    config::Config,
    cookie::Cookies,
    http::Life,
    programme::{Editions, Shelf},
    reading::Readings,
};

/// What every request shares. Cheap to clone.
#[derive(Clone)]
pub struct Site(Arc<Parts>);

struct Parts {
    db: Db,
    files: Files,
    chance: Arc<Chance>,
    settings: Arc<Settings>,
    config: Config,
    assets: Assets,
    frame: app::page::Frame,
    life: Life,
    editions: Editions,
    readings: Readings,
    press: Press,
}

impl Site {
    /// Puts the site together around an open, migrated database and a store of files.
    pub fn new(db: Db, files: Files, config: Config, assets: Assets) -> Self {
        let settings = Arc::new(config.settings());
        let frame = app::page::Frame {
            site_name: settings.site_name.clone(),
            css: assets.address("main.css"),
            boot: assets.address("boot.js"),
            count: assets.address("count.js"),
            icon: assets.address("image/favicon.svg"),
            font: assets.address("font/plenary-sans.woff2"),
        };
        let editions = Editions::new(&settings.base_url, now());
        let (chance, life) = (Arc::new(Chance::from_system()), Life::default());
        let (readings, press) = (Readings::default(), Press::of(&config));
        Self(Arc::new(Parts { db, files, chance, settings, config, assets, frame, life, editions, readings, press }))
    }

    /// A context for `actor`, now.
    pub fn ctx(&self, actor: Actor) -> Ctx {
        Ctx {
            db: self.0.db.clone(),
            files: self.0.files.clone(),
            actor,
            now: now(),
            chance: Arc::clone(&self.0.chance),
            settings: Arc::clone(&self.0.settings),
        }
    }

    /// The database.
    pub fn db(&self) -> &Db {
        &self.0.db
    }

    /// What must end well before the process stops.
    pub fn life(&self) -> &Life {
        &self.0.life
    }

    /// What use cases know of the operator's decisions.
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// How cookies are named and protected.
    pub fn cookies(&self) -> Cookies {
        Cookies::of(&self.0.settings.base_url)
    }

    /// What the operator set.
    pub fn config(&self) -> &Config {
        &self.0.config
    }

    /// The built assets.
    pub fn assets(&self) -> &Assets {
        &self.0.assets
    }

    /// The newest editions of public programmes.
    pub fn editions(&self) -> &Editions {
        &self.0.editions
    }

    /// Their pages, ready to be sent.
    pub fn shelf(&self) -> &Shelf {
        self.0.editions.shelf()
    }

    /// Texts of drafts, rendered.
    pub fn readings(&self) -> &Readings {
        &self.0.readings
    }

    /// What makes PDF.
    pub fn press(&self) -> &Press {
        &self.0.press
    }

    /// A number that grows with whatever is written to the database.
    pub fn generation(&self) -> service::database::Generation {
        self.0.db.news.generation()
    }

    /// What pages need to know of the built assets.
    pub fn frame(&self) -> &app::page::Frame {
        &self.0.frame
    }
}

/// When a request arrived, noted before anything else is done with it. Deadlines are kept by it, however long it then
/// takes to find out who asks, to read the body and to have one's turn with the database.
#[derive(Clone, Copy, Debug)]
pub struct Arrived(pub Instant);

impl Arrived {
    /// When the request with these `extensions` arrived.
    pub fn of(extensions: &Extensions) -> Instant {
        extensions.get::<Self>().map_or_else(now, |arrived| arrived.0)
    }
}

/// How far the clock of a demo goes ahead of the machine's.
static AHEAD: OnceLock<TimeDelta> = OnceLock::new();

/// Puts the clock of this process ahead, once, before anything asks it: what comes after a deadline is then there to be
/// looked at. For the demo alone.
pub fn put_ahead(by: TimeDelta) {
    // Whoever asks a second time is late: moments of the first clock are written down by then.
    _ = AHEAD.set(by);
}

/// The time, cut to what both databases keep.
#[expect(clippy::disallowed_methods, reason = "the one clock of the process; everything else takes ctx.now")]
pub fn now() -> Instant {
    Utc::now().trunc_subsecs(6) + AHEAD.get().copied().unwrap_or_default()
}
