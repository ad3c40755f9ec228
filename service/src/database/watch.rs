//! Hearing of what other processes write, so that caches here know within a second.

use std::{str::FromStr, time::Duration};

use sea_orm::{DbErr, RuntimeErr};
use sqlx::{
    Connection, Row, SqliteConnection,
    postgres::{PgConnection, PgListener},
    sqlite::SqliteConnectOptions,
};
use tokio::time::{MissedTickBehavior, interval, sleep};

use super::{Db, Flavour};

/// The PostgreSQL channel on which every write speaks, as part of its transaction.
pub(crate) const CHANNEL: &str = "plenary_news";
/// How often an SQLite file is asked whether somebody else wrote to it: reading one number of its header.
const SQLITE_POLL: Duration = Duration::from_millis(200);
/// How often PostgreSQL is asked, should notifications not come through (a pooler in between, a lost connection).
const POSTGRES_POLL: Duration = Duration::from_secs(1);
/// How long to wait before connecting again.
const PAUSE: Duration = Duration::from_secs(1);

/// Announces in `db.news` what any process writes to the database at `url`, until `shutdown` resolves.
///
/// Own commits are heard as well, a second time; that costs caches one look.
pub async fn watch(db: Db, url: String, shutdown: impl Future<Output = ()>) {
    let watching = async {
        loop {
            let ended = match db.flavour {
                Flavour::Sqlite => watch_sqlite(&db, &url).await,
                Flavour::Postgres => watch_postgres(&db, &url).await,
            };
            if let Err(error) = ended {
                tracing::warn!(%error, "cannot hear what other processes write; trying again");
            }
            // What was written meanwhile went unheard.
            db.news.announce();
            sleep(PAUSE).await;
        }
    };
    tokio::select! {
        () = shutdown => {}
        () = watching => {}
    }
}

/// On a connection of its own: `data_version` changes when any *other* connection commits.
async fn watch_sqlite(db: &Db, url: &str) -> Result<(), DbErr> {
    let options = SqliteConnectOptions::from_str(url).map_err(told)?.busy_timeout(Duration::from_secs(5));
    let mut connection = SqliteConnection::connect_with(&options).await.map_err(told)?;
    let mut ticks = interval(SQLITE_POLL);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut known: Option<i64> = None;
    loop {
        ticks.tick().await;
        let row = sqlx::query("PRAGMA data_version").fetch_one(&mut connection).await.map_err(told)?;
        let version = row.try_get(0).map_err(told)?;
        if known.replace(version) != Some(version) {
            db.news.announce();
        }
    }
}

async fn watch_postgres(db: &Db, url: &str) -> Result<(), DbErr> {
    let mut listener = PgListener::connect(url).await.map_err(told)?;
    listener.listen(CHANNEL).await.map_err(told)?;
    let mut poller = PgConnection::connect(url).await.map_err(told)?;
    let mut ticks = interval(POSTGRES_POLL);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut known: Option<String> = None;
    loop {
        tokio::select! {
            // `None` says that the connection was lost and made again: something may have gone unheard.
            heard = listener.try_recv() => {
                heard.map_err(told)?;
                while listener.next_buffered().is_some() {}
                db.news.announce();
            }
            _ = ticks.tick() => {
                // Moves with every transaction that writes, and with no other.
                let query = sqlx::query("SELECT pg_current_snapshot()::text");
                let row = query.fetch_one(&mut poller).await.map_err(told)?;
                let snapshot: String = row.try_get(0).map_err(told)?;
                if known.as_ref() != Some(&snapshot) {
                    known = Some(snapshot);
                    db.news.announce();
                }
            }
        }
    }
}

fn told(error: sqlx::Error) -> DbErr {
    DbErr::Conn(RuntimeErr::SqlxError(error.into()))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use domain::policy::Scope;
    use tokio::time::{sleep, timeout};

    use crate::{
        Ctx, on_both_databases,
        record::{Entry, event::append},
    };

    on_both_databases! {
        async fn what_another_process_writes_is_heard_within_a_second(world: World) {
            let here = world.ctx.db.clone();
            let watching = tokio::spawn(crate::database::watch(here.clone(), world.url.clone(), std::future::pending()));
            // Until the watcher has made its connections and said its first word.
            sleep(Duration::from_millis(500)).await;
            let mut news = here.news.listen();
            let other = Ctx { db: crate::database::open(&world.url).await.expect("it opens"), ..world.ctx.clone() };
            for _ in 0..3 {
                let before = *news.borrow_and_update();
                other.write(async |tx| {
                    append(&other, tx, Entry::new("site.tested", "site", uuid::Uuid::nil(), Scope::Site)).await
                }).await.expect("the other one writes");
                timeout(Duration::from_secs(1), news.changed()).await.expect("heard in time").expect("it lives");
                assert!(here.news.generation() > before);
                sleep(Duration::from_millis(400)).await;
            }
            watching.abort();
        }

        async fn silence_is_heard_as_silence_and_shutting_down_ends_it(world: World) {
            let here = world.ctx.db.clone();
            let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
            let stopped = async { let _ = stopped.await; };
            let watching = tokio::spawn(crate::database::watch(here.clone(), world.url.clone(), stopped));
            sleep(Duration::from_millis(500)).await;
            if world.flavour() == crate::Flavour::Sqlite {
                // Other tests write to the same PostgreSQL server, which its poll hears.
                let before = here.news.generation();
                sleep(Duration::from_millis(700)).await;
                assert_eq!(here.news.generation(), before);
            }
            stop.send(()).expect("it listens");
            timeout(Duration::from_secs(1), watching).await.expect("it ends in time").expect("it ends well");
        }
    }
}
