//! Every step of the schema's history, over the rows that the steps before it left: on both databases.
//!
//! Each migration keeps rows of its tables in `rows/<its name>.sql`. A new one is covered by being in the list, and fails
//! here until it leaves rows in each table it makes.

mod contents;
mod place;

use std::io::Write;

use flate2::{Compression, write::GzEncoder};
use migrations::{MigrateError, Migrator};
use sea_orm_migration::{
    MigratorTrait,
    prelude::{Alias, Query},
    sea_orm::{ConnectionTrait, Statement, prelude::Uuid},
};

use self::{contents::contents, place::Place};

/// Runs each test twice, once on each database; the second says so aloud where no server is offered.
macro_rules! on_both_databases {
    ($(async fn $name:ident($place:ident: Place) $body:block)+) => {$(
        mod $name {
            use super::*;

            async fn body($place: &Place) $body

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                body(&Place::sqlite()).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                if let Some(place) = Place::postgres(stringify!($name)).await {
                    body(&place).await;
                }
            }
        }
    )+};
}

on_both_databases! {
    // Step by step: what each one keeps of all that the steps before it left, the last one has kept of every schema.
    async fn each_step_keeps_the_rows_of_all_earlier_schemas(place: Place) {
        let (schema, db) = (place.unchecked().await, place.connect().await);
        let mut before = contents(&db).await;
        for migration in Migrator::migrations() {
            let name = migration.name();
            Migrator::up(&schema, Some(1)).await.expect("the step applies");

            for (table, rows) in &before {
                assert_eq!(&contents::rows(&db, table, &rows.columns).await, rows, "{table}, after {name}");
            }
            place.fill(&db, name).await;
            before = contents(&db).await;
            for (table, rows) in &before {
                assert!(!rows.is_empty(), "no migration up to {name} leaves a row in {table}");
            }
            assert_eq!(contents::orphans(&db).await, 0, "after {name}");
        }
    }

    async fn keys_that_point_at_nothing_are_refused_afterwards(place: Place) {
        migrations::up(&place.url).await.expect("it migrates");
        let db = place.connect().await;
        let orphan = "INSERT INTO person_link (id, person_id, position, label, url) VALUES
            ('01910000-0000-7000-8000-0000000000f1', '01910000-0000-7000-8000-0000000000f2', 0, '', '')";
        let refused = db.execute_unprepared(orphan).await.expect_err("nobody has that link").to_string();
        assert!(refused.to_lowercase().contains("foreign key"), "{refused}");
    }

    async fn the_newest_release_is_read_for_what_it_says_of_its_conference(place: Place) {
        let step = Migrator::migrations().iter().position(|step| step.name() == "m0026_programme_frames");
        let db = place.connect().await;
        advance(&db, place, step.expect("it is in the list")).await;
        let release = |number: u32, venue: &str| {
            let content = place.bytes(&packed(&format!(
                r#"{{"conference": {{"acronym": "demo_2026", "title": "Demo", "subtitle": "", "venue": "{venue}",
                "city": "Liège", "start": "2026-06-01", "end": "2026-06-02", "zone": "Asia/Tokyo", "timeslot_minutes": 5,
                "day_change_minutes": 240}}, "rooms": []}}"#
            )));
            format!(
                "INSERT INTO release (id, conference_id, number, version, comment, released_at, content, content_hash, diff,
                notices, counts) VALUES ('01910000-0000-7000-8000-00000000260{number}',
                '01910000-0000-7000-8000-000000000211', {number}, '', '', '2026-09-01 08:00:00+00:00', {content}, '', '[]',
                '[]', '{{}}')"
            )
        };
        for (number, venue) in [(3, "Hall"), (2, "Old hall")] {
            db.execute_unprepared(&release(number, venue)).await.expect("the row is taken");
        }
        migrations::up(&place.url).await.expect("the rest applies");
        let columns = ["venue", "city", "start_date", "end_date", "zone", "day_change_minutes"].map(str::to_owned);
        let frames = contents::rows(&db, "programme_frame", &columns).await.rows;
        let said: Vec<String> = frames.iter().map(|row| row.replace('\'', "")).collect();
        assert_eq!(said, ["Hall | Liège | 2026-06-01 | 2026-06-02 | Asia/Tokyo | 240"]);
    }

    async fn running_twice_changes_nothing(place: Place) {
        let all = Migrator::migrations().len();
        let db = place.connect().await;
        advance(&db, place, all).await;
        let (before, history) = (contents(&db).await, contents::history(&db).await);
        for _ in 0..2 {
            assert_eq!(migrations::up(&place.url).await.expect("it has nothing to do"), 0);
        }
        assert_eq!((contents(&db).await, contents::history(&db).await), (before, history));
    }

    async fn two_processes_at_once_migrate_once(place: Place) {
        // Tasks of their own: who waits for the lock file blocks its thread.
        let begin = || {
            let url = place.url.clone();
            tokio::spawn(async move { migrations::up(&url).await.expect("it migrates or waits") })
        };
        let (one, other) = (begin(), begin());
        let mut ran = [one.await.expect("it ends well"), other.await.expect("it ends well")];
        ran.sort_unstable();
        assert_eq!(ran, [0, Migrator::migrations().len()]);
    }

    async fn who_speaks_by_releases_of_before_is_known_afterwards(place: Place) {
        let db = place.connect().await;
        let before = Migrator::migrations().iter().take_while(|one| one.name() < "m0031").count();
        advance(&db, place, before).await;
        // The rows of tests write ids as they are read, SQLite keeps them as bytes.
        let [speaker, nobody] = [1, 2].map(Uuid::from_u128);
        let insert = "INSERT INTO person (id, name, sort_name, pronouns, biography, time_zone, language, visibility, created_at, updated_at)
            SELECT $1, name, sort_name, pronouns, biography, time_zone, language, visibility, created_at, updated_at
            FROM person LIMIT 1";
        let insert = Statement::from_sql_and_values(db.get_database_backend(), insert, [speaker.into()]);
        db.execute_raw(insert).await.expect("a person");
        let programme = format!("{{\"speakers\": [{{\"id\": \"{speaker}\"}}, {{\"id\": \"{nobody}\"}}]}}");
        let mut packed = GzEncoder::new(Vec::new(), Compression::default());
        packed.write_all(programme.as_bytes()).expect("packed");
        let update = Query::update()
            .table(Alias::new("release"))
            .value(Alias::new("content"), packed.finish().expect("packed"))
            .to_owned();
        db.execute_raw(db.get_database_backend().build(&update)).await.expect("a release");
        migrations::up(&place.url).await.expect("it migrates");
        let known = contents(&db).await;
        assert_eq!(known["released_speaker"].rows.len(), 1, "and nobody whom the record does not hold");
    }

    async fn a_newer_schema_is_refused_and_left_alone(place: Place) {
        let db = place.connect().await;
        advance(&db, place, 1).await;
        let newer = "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m9999_unheard_of', 0)";
        db.execute_unprepared(newer).await.expect("the row is taken");
        let (before, history) = (contents(&db).await, contents::history(&db).await);
        let refused = migrations::up(&place.url).await.expect_err("this binary is older");
        assert!(matches!(&refused, MigrateError::Newer(detail) if detail.contains("m9999_unheard_of")), "{refused:?}");
        assert!(refused.to_string().contains("Nothing was changed."), "{refused}");
        assert_eq!((contents(&db).await, contents::history(&db).await), (before, history));
    }
}

/// SQLite alone migrates without enforcing keys: what would be left broken takes the migration back.
#[tokio::test]
async fn a_migration_that_would_leave_broken_keys_changes_nothing() {
    let place = Place::sqlite();
    let db = place.connect().await;
    advance(&db, &place, 1).await;
    db.execute_unprepared("PRAGMA foreign_keys = OFF; DELETE FROM person").await.expect("the row goes");
    let before = contents(&db).await;
    let refused = migrations::up(&place.url).await.expect_err("rows point at nobody").to_string();
    assert!(refused.contains("point at nothing"), "{refused}");
    assert_eq!(contents(&db).await, before, "the tables of the second migration went again");
    assert_eq!(contents::history(&db).await.rows.len(), 1);
}

/// As the content of a release lies in its row.
fn packed(json: &str) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(json.as_bytes()).expect("memory takes it");
    encoder.finish().expect("memory takes it")
}

/// Applies the first `steps` migrations, each followed by the rows it leaves.
async fn advance(db: &sea_orm_migration::sea_orm::DatabaseConnection, place: &Place, steps: usize) {
    for migration in Migrator::migrations().iter().take(steps) {
        Migrator::up(db, Some(1)).await.expect("the step applies");
        place.fill(db, migration.name()).await;
    }
}
