//! The database: there, of this version, writable, sound; and the clock it is written by.

use std::sync::Arc;

use chrono::TimeDelta;
use domain::policy::Actor;
use migrations::MigrateError;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr, Statement};
use service::{Chance, Ctx, Db, Error, Flavour, file::Files};

use super::{Finding, record};
use crate::{config::Config, site::now};

const SUBJECT: &str = "database";

pub(super) async fn look(config: &Config) -> Vec<Finding> {
    let url = config.database_url().replace("?mode=rwc", "?mode=rw");
    let db = match service::database::open(&url).await {
        Ok(db) => db,
        Err(error) => return vec![unreachable(config, &error)],
    };
    let ctx = Ctx {
        db: db.clone(),
        // The doctor looks at rows; the folder of the files has a finding of its own.
        files: Files::in_memory(),
        actor: Actor::System { name: "doctor" },
        now: now(),
        chance: Arc::new(Chance::from_system()),
        settings: Arc::new(config.settings()),
    };
    let mut findings = vec![schema(&db).await];
    if findings[0].verdict == super::Verdict::Good {
        findings.push(writable(&ctx).await);
        findings.push(sound(&db).await);
        findings.extend(way(&db).await);
        findings.push(clock(&ctx).await);
        findings.extend(record::look(&ctx).await);
    }
    // What was found out stands, however the connections end.
    let _ = db.close().await;
    findings
}

fn unreachable(config: &Config, error: &DbErr) -> Finding {
    let advice = match &config.database_url {
        Some(_) => "Check database_url, and that the server runs and lets us in.".to_owned(),
        None => format!(
            "Check that {} is the data folder and belongs to the account that Plenary runs as; `plenary migrate` makes a new database.",
            config.data.display()
        ),
    };
    Finding::bad(SUBJECT, format!("It cannot be opened ({error}). {advice}"))
}

async fn schema(db: &Db) -> Finding {
    const SUBJECT: &str = "schema";
    match migrations::pending(&db.read).await {
        Ok(0) => Finding::good(SUBJECT, format!("Up to date ({}).", migrations::newest())),
        Ok(count) => {
            Finding::bad(SUBJECT, format!("{count} migrations are missing. Make a backup, then run `plenary migrate`."))
        }
        Err(MigrateError::Newer(_)) => Finding::bad(
            SUBJECT,
            "The database was last used by a newer Plenary. Install that version or newer, or restore the backup made before the update.",
        ),
        Err(error) => Finding::bad(SUBJECT, error.to_string()),
    }
}

/// Writes something and takes it back.
async fn writable(ctx: &Ctx) -> Finding {
    let tried = ctx
        .write(async |tx| {
            tx.execute_unprepared("CREATE TABLE plenary_doctor (n int)").await?;
            Err::<(), _>(Error::conflict("undo", "only to see whether it can be written"))
        })
        .await;
    match tried {
        Err(Error::Refused(_)) | Ok(()) => Finding::good(SUBJECT, "It is there and can be written."),
        Err(error) => Finding::bad(
            SUBJECT,
            format!("It can be read and not written: {error}. Check its permissions and the disk."),
        ),
    }
}

async fn sound(db: &Db) -> Finding {
    const SUBJECT: &str = "integrity";
    if db.flavour == Flavour::Postgres {
        return Finding::good(SUBJECT, "PostgreSQL looks after its own.");
    }
    match (
        text(&db.read, "PRAGMA quick_check").await.as_deref(),
        text(&db.read, "PRAGMA journal_mode").await.as_deref(),
    ) {
        (Ok("ok"), Ok("wal")) => {
            Finding::good(SUBJECT, "SQLite finds no damage; readers and the writer do not wait for each other.")
        }
        (Ok("ok"), mode) => Finding::doubtful(
            SUBJECT,
            format!(
                "SQLite finds no damage, and its journal is not WAL ({mode:?}): network file systems do not support that. Use a local disk."
            ),
        ),
        (damage, _) => Finding::bad(
            SUBJECT,
            format!("SQLite finds damage: {damage:?}. Stop the site and restore the last backup."),
        ),
    }
}

/// How what is read and written gets to PostgreSQL and back (ASVS 12.3.1).
async fn way(db: &Db) -> Option<Finding> {
    const SUBJECT: &str = "way to the database";
    const ASKED: &str = "SELECT CASE WHEN ssl THEN 'tls' WHEN inet_client_addr() IS NULL THEN 'here' \
         WHEN inet_client_addr() = inet_server_addr() THEN 'here' ELSE 'plain' END \
         FROM pg_stat_ssl WHERE pid = pg_backend_pid()";
    if db.flavour == Flavour::Sqlite {
        return None;
    }
    Some(match text(&db.read, ASKED).await.as_deref() {
        Ok("tls") => Finding::good(SUBJECT, "It is encrypted."),
        Ok("here") => Finding::good(SUBJECT, "It does not leave this machine."),
        Ok(_) => Finding::doubtful(
            SUBJECT,
            "It leads to another machine and is not encrypted. Add `?sslmode=verify-full&sslrootcert=FILE` to database_url.",
        ),
        Err(error) => Finding::doubtful(SUBJECT, format!("PostgreSQL does not say: {error}")),
    })
}

/// Tokens, deadlines and leases trust the clock.
async fn clock(ctx: &Ctx) -> Finding {
    const SUBJECT: &str = "clock";
    let newest = match service::record::newest_event_at(ctx).await {
        Ok(newest) => newest,
        Err(error) => return Finding::bad(SUBJECT, error.to_string()),
    };
    match newest {
        Some(at) if at > ctx.now + TimeDelta::seconds(30) => Finding::bad(
            SUBJECT,
            format!(
                "It says {}, and something was recorded at {at}. Set the clock (NTP) before anything else.",
                ctx.now
            ),
        ),
        _ => Finding::good(SUBJECT, format!("It says {}.", ctx.now.format("%Y-%m-%d %H:%M UTC"))),
    }
}

async fn text(db: &DatabaseConnection, sql: &str) -> Result<String, DbErr> {
    let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await?;
    row.map_or_else(|| Ok(String::new()), |row| row.try_get_by_index(0))
}
