//! Proposals that came in by tables, and at which conferences somebody speaks by what was released.

use std::io::Read;

use flate2::read::GzDecoder;
use sea_orm_migration::{
    prelude::*,
    sea_orm::{ConnectionTrait, DbBackend, Statement, prelude::Uuid},
};

use crate::table::{Kind, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table("imported_proposal")
            .needs(&[("source", Kind::Text)])
            .belongs_to("call_id", "call")
            .belongs_to("proposal_id", "proposal")
            .primary_key(&["call_id", "source"])
            .create(manager)
            .await?;
        table("released_speaker")
            .belongs_to("conference_id", "conference")
            .belongs_to("person_id", "person")
            .primary_key(&["conference_id", "person_id"])
            .create(manager)
            .await?;
        remember_speakers(manager).await?;
        crate::run::check_foreign_keys(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// Who speaks by the newest release of each conference that had one before this table was there. Releases are told by the
/// hash of their content: whoever speaks by one of two that say the same speaks by the other.
async fn remember_speakers(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let db = manager.get_connection();
    let newest = "SELECT DISTINCT content_hash FROM release AS one WHERE number =
        (SELECT MAX(number) FROM release WHERE conference_id = one.conference_id)";
    let backend = db.get_database_backend();
    for row in db.query_all_raw(Statement::from_string(backend, newest)).await? {
        let hash: String = row.try_get("", "content_hash")?;
        let content = Query::select()
            .column(Alias::new("content"))
            .from(Alias::new("release"))
            .and_where(Expr::col(Alias::new("content_hash")).eq(hash.as_str()))
            .limit(1)
            .to_owned();
        // One at a time: a release weighs a megabyte.
        let row = db.query_one_raw(backend.build(&content)).await?;
        let content: Option<Vec<u8>> = row.map(|row| row.try_get("", "content")).transpose()?;
        let (first, second) = if backend == DbBackend::Postgres { ("$1", "$2") } else { ("?", "?") };
        // Only those who are still in the record.
        let insert = format!(
            "INSERT INTO released_speaker (conference_id, person_id)
             SELECT DISTINCT release.conference_id, person.id FROM release, person
             WHERE release.content_hash = {first} AND person.id = {second} ON CONFLICT DO NOTHING"
        );
        for speaker in content.as_deref().map(speakers).unwrap_or_default() {
            let values = [hash.as_str().into(), speaker.into()];
            db.execute_raw(Statement::from_sql_and_values(backend, &insert, values)).await?;
        }
    }
    Ok(())
}

/// The ids of the speakers of a release; none where its content is not what releases hold.
fn speakers(content: &[u8]) -> Vec<Uuid> {
    let mut json = Vec::new();
    if GzDecoder::new(content).read_to_end(&mut json).is_err() {
        return Vec::new();
    }
    let programme: serde_json::Value = serde_json::from_slice(&json).unwrap_or_default();
    let listed = programme["speakers"].as_array().map(Vec::as_slice).unwrap_or_default();
    let ids = listed.iter().filter_map(|speaker| speaker["id"].as_str()?.parse().ok());
    let mut ids: Vec<Uuid> = ids.collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}
