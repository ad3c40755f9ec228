//! Where a test's database stands: copied from a template that is migrated once per test run.

use std::path::PathBuf;

use sea_orm::{ConnectionTrait, Database, DatabaseConnection};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::lent::{Lent, lend};

/// A database that goes away with the test.
pub enum Place {
    /// In a temporary folder.
    Sqlite { url: String, _folder: tempfile::TempDir },
    /// On the test server; dropped when the server's folder is.
    Postgres { url: String },
    /// On the test server, where another test was and another will be.
    Lent(Lent),
    /// Where the test said.
    Elsewhere { url: String },
}

impl Place {
    pub(super) fn url(&self) -> &str {
        match self {
            Self::Sqlite { url, .. } | Self::Postgres { url } | Self::Elsewhere { url } => url,
            Self::Lent(lent) => &lent.url,
        }
    }
}

pub(super) async fn sqlite() -> Place {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("plenary.sqlite");
    let template = sqlite_template().await;
    std::fs::copy(&template, &file).expect("the template can be copied");
    Place::Sqlite { url: format!("sqlite://{}", file.display()), _folder: folder }
}

/// Migrated under another name and moved into place, so that tests of several processes never see it half made.
async fn sqlite_template() -> PathBuf {
    let template = std::env::temp_dir().join(format!("plenary-template-{}.sqlite", template_name()));
    if !template.exists() {
        let fresh = std::env::temp_dir().join(format!("plenary-template-{}.sqlite", unique()));
        migrations::up(&format!("sqlite://{}?mode=rwc", fresh.display())).await.expect("the template migrates");
        std::fs::rename(&fresh, &template).expect("the template moves into place");
        let _ = std::fs::remove_file(fresh.with_extension("migrate.lock"));
    }
    template
}

pub(super) async fn postgres() -> Option<Place> {
    let server = environment("PLENARY_TEST_POSTGRES")?;
    let admin = Database::connect(format!("{server}/postgres")).await.expect("the test server answers");
    let template = format!("plenary_template_{}", template_name());
    make_postgres_template(&admin, &server, &template).await;
    if let Some(slot) = environment("NEXTEST_TEST_GLOBAL_SLOT").and_then(|slot| slot.parse().ok())
        && let Some(lent) = lend(&server, &template, slot).await.expect("a database can be lent")
    {
        return Some(Place::Lent(lent));
    }
    let name = format!("plenary_test_{}", unique());
    let clone = format!("CREATE DATABASE \"{name}\" TEMPLATE \"{template}\"");
    admin.execute_unprepared(&clone).await.expect("the template can be cloned");
    admin.close().await.expect("the connection closes");
    Some(Place::Postgres { url: format!("{server}/{name}") })
}

async fn make_postgres_template(admin: &DatabaseConnection, server: &str, template: &str) {
    // Tests run as processes of their own: the first makes the template, the others wait here.
    let guard = Database::connect({
        let mut options = sea_orm::ConnectOptions::new(format!("{server}/postgres"));
        options.max_connections(1);
        options
    })
    .await
    .expect("the test server answers");
    guard.execute_unprepared("SELECT pg_advisory_lock(7310002)").await.expect("the lock is granted");
    let known = admin
        .query_one_raw(sea_orm::Statement::from_string(
            sea_orm::DbBackend::Postgres,
            format!("SELECT 1 FROM pg_database WHERE datname = '{template}'"),
        ))
        .await
        .expect("the server answers");
    if known.is_none() {
        let fresh = format!("{template}_{}", unique());
        admin.execute_unprepared(&format!("CREATE DATABASE \"{fresh}\"")).await.expect("a database can be made");
        migrations::up(&format!("{server}/{fresh}")).await.expect("the template migrates");
        let rename = format!("ALTER DATABASE \"{fresh}\" RENAME TO \"{template}\"");
        admin.execute_unprepared(&rename).await.expect("the template moves into place");
    }
    guard.close().await.expect("the lock goes with its connection");
}

/// One template per test run and schema: a migration under work must not meet yesterday's template.
fn template_name() -> String {
    let run = environment("NEXTEST_RUN_ID").unwrap_or_else(|| format!("process-{}", std::process::id()));
    let name = format!("{}-{run}", migrations::newest());
    // PostgreSQL cuts names at 63 bytes, without a word.
    hex::encode(&Sha256::digest(name)[..8])
}

#[expect(clippy::disallowed_methods, reason = "names of temporary things, not part of what is tested")]
fn unique() -> String {
    Uuid::new_v4().simple().to_string()
}

/// What the runner tells the tests.
#[expect(clippy::disallowed_methods, reason = "tests are told by the runner where their server is")]
pub(crate) fn environment(name: &str) -> Option<String> {
    std::env::var(name).ok()
}
