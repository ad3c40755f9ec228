//! A copy of an SQLite database as it is at one moment, while others write to it.

use std::{path::Path, str::FromStr, time::Duration};

use sqlx::{Connection, Row, SqliteConnection, sqlite::SqliteConnectOptions};
use uuid::Uuid;

/// Writes a copy of the database at `url` to `to`: one read transaction, which in WAL mode keeps nobody waiting.
pub async fn snapshot(url: &str, to: &Path) -> Result<(), String> {
    let mut source = open(url).await?;
    let copied = sqlx::query("VACUUM INTO ?").bind(to.display().to_string()).execute(&mut source).await;
    copied.map_err(|error| format!("The database cannot be copied: {error}"))?;
    source.close().await.map_err(|error| error.to_string())?;
    must_be_sound(to).await
}

/// Fails when the copy at `path` is not a sound database.
pub async fn must_be_sound(path: &Path) -> Result<(), String> {
    let mut copy = open(&format!("sqlite://{}", path.display())).await?;
    let answer = sqlx::query("PRAGMA integrity_check").fetch_one(&mut copy).await;
    let answer: String = answer.and_then(|row| row.try_get(0)).map_err(|error| error.to_string())?;
    copy.close().await.map_err(|error| error.to_string())?;
    if answer == "ok" { Ok(()) } else { Err(format!("The database in the backup is not sound: {answer}")) }
}

/// The names under which the files that the copy at `path` knows of lie in the files folder.
pub async fn files_in(path: &Path) -> Result<Vec<String>, String> {
    let mut copy = open(&format!("sqlite://{}", path.display())).await?;
    let rows = sqlx::query("SELECT id FROM file").fetch_all(&mut copy).await.map_err(|error| error.to_string())?;
    let name = |row: &sqlx::sqlite::SqliteRow| row.try_get::<Uuid, _>(0).map(|id| id.simple().to_string());
    rows.iter().map(name).collect::<Result<_, _>>().map_err(|error| error.to_string())
}

async fn open(url: &str) -> Result<SqliteConnection, String> {
    let told = |error: sqlx::Error| format!("The database cannot be opened: {error}");
    let options = SqliteConnectOptions::from_str(url).map_err(told)?;
    let options = options.create_if_missing(false).busy_timeout(Duration::from_secs(30));
    SqliteConnection::connect_with(&options).await.map_err(told)
}
