//! The world that tests stand in: a migrated database of either flavour, a still clock and a seeded chance.

mod answers;
mod ballots;
mod cfp;
mod decision;
mod groups;
mod identity;
mod lent;
mod people;
mod place;
mod places;
mod postbox;
mod programme;
mod raw;
mod review;

use std::sync::Arc;

use chrono::{DateTime, TimeZone, Utc};
use domain::policy::Actor;

#[cfg(test)]
pub(crate) use self::place::environment;
pub use self::{
    answers::{code_of, count_queries, fields_of, queries_of},
    ballots::{new_ballot, new_election, saying},
    decision::{plan, yes},
    groups::{GroupScene, announced, during, group_called, planned},
    identity::{address, at, client, profile_input},
    people::Somebody,
    places::conference_called,
    postbox::Postbox,
    programme::sheet,
    review::ReviewScene,
};
use crate::{Chance, Ctx, Db, Flavour, Settings, file::Files};

/// Runs each test twice, once on each database: `name::sqlite` and `name::postgres`.
///
/// Where no PostgreSQL is offered (`PLENARY_TEST_POSTGRES`), the second prints why, and `cargo xtask test` counts it as skipped.
#[macro_export]
macro_rules! on_both_databases {
    ($($(#[$meta:meta])* async fn $name:ident($world:ident: World) $body:block)+) => {$(
        $(#[$meta])*
        mod $name {
            use super::*;

            async fn body($world: $crate::testing::World) $body

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                body($crate::testing::World::sqlite().await).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                if let Some(world) = $crate::testing::World::postgres().await {
                    body(world).await;
                }
            }
        }
    )+};
}

/// A site of its own.
pub struct World {
    /// The context of the system, at ten in the morning of the first of September 2026.
    pub ctx: Ctx,
    /// The address of the database, for a second connection or process.
    pub url: String,
    _place: place::Place,
}

impl World {
    /// On SQLite, in a file of its own.
    pub async fn sqlite() -> Self {
        Self::at(place::sqlite().await).await
    }

    /// On PostgreSQL, in a database of its own; `None`, said aloud, where there is no server.
    pub async fn postgres() -> Option<Self> {
        let Some(place) = place::postgres().await else {
            eprintln!("SKIPPED: PLENARY_TEST_POSTGRES is not set; `cargo xtask test` starts a server and sets it");
            return None;
        };
        Some(Self::at(place).await)
    }

    /// On a database that somebody else made, and that stays when the world goes.
    pub async fn elsewhere(url: &str) -> Self {
        Self::at(place::Place::Elsewhere { url: url.to_owned() }).await
    }

    async fn at(place: place::Place) -> Self {
        let url = place.url().to_owned();
        let db = crate::database::open(&url).await.expect("the test database opens");
        let ctx = Ctx {
            db,
            files: Files::in_memory(),
            actor: Actor::System { name: "test" },
            now: noon(),
            chance: Arc::new(Chance::seeded(7)),
            settings: Arc::new(settings()),
        };
        Self { ctx, url, _place: place }
    }

    /// Which database this world stands on.
    pub fn flavour(&self) -> Flavour {
        self.ctx.db.flavour
    }

    /// The database.
    pub fn db(&self) -> &Db {
        &self.ctx.db
    }

    /// Nobody in particular.
    pub fn anonymous(&self) -> Ctx {
        self.ctx.as_actor(Actor::Anonymous)
    }

    /// The same world, `minutes` later.
    pub fn later(&self, minutes: i64) -> Ctx {
        Ctx { now: self.ctx.now + chrono::TimeDelta::minutes(minutes), ..self.ctx.clone() }
    }
}

fn noon() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 9, 1, 10, 0, 0).single().expect("a real time")
}

/// The settings of test sites.
pub fn settings() -> Settings {
    Settings {
        site_name: "Test Plenary".into(),
        base_url: "https://plenary.test".into(),
        mail_from: "Plenary <plenary@plenary.test>".into(),
        open_sign_up: true,
    }
}
