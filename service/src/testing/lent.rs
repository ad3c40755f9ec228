//! Databases of PostgreSQL that one test after the other is lent: making one costs more than most tests do.

use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbErr, Statement};

/// Whoever holds the lock of this class and the number of a slot has that slot's database.
const CLASS: i32 = 7_310_003;

/// Keeps what the migrations left in some tables, apart from what tests see.
const KEEP: &str = "DO $$
    DECLARE name text; is_full bool;
    BEGIN
        CREATE SCHEMA kept;
        FOR name IN SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace LOOP
            EXECUTE format('SELECT EXISTS (SELECT 1 FROM public.%I)', name) INTO is_full;
            IF is_full THEN EXECUTE format('CREATE TABLE kept.%I AS TABLE public.%I', name, name); END IF;
        END LOOP;
    END $$";

/// Takes every row that a test wrote, and puts back what was kept. Keys and triggers rest meanwhile, so that the order of
/// tables is all one.
const SWEEP: &str = "DO $$
    DECLARE name text;
    BEGIN
        SET LOCAL session_replication_role = replica;
        FOR name IN SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
        LOOP EXECUTE format('DELETE FROM public.%I', name); END LOOP;
        FOR name IN SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'kept'::regnamespace
        LOOP EXECUTE format('INSERT INTO public.%I SELECT * FROM kept.%I', name, name); END LOOP;
    END $$";

/// The schema in a few bytes, by the numbers that its parts keep when a database is cloned: what a test made, dropped or
/// changed of it shows.
const SCHEMA: &str = "SELECT md5(string_agg(part, ',' ORDER BY part)) AS schema FROM (
    SELECT concat_ws(' ', 'relation', oid, relname) FROM pg_class WHERE relnamespace = 'public'::regnamespace
    UNION ALL SELECT concat_ws(' ', 'column', attrelid, attname, atttypid, attnotnull, attisdropped)
        FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid WHERE relnamespace = 'public'::regnamespace
    UNION ALL SELECT concat_ws(' ', 'constraint', oid) FROM pg_constraint
    UNION ALL SELECT concat_ws(' ', 'trigger', oid, tgenabled) FROM pg_trigger
    UNION ALL SELECT concat_ws(' ', 'function', oid) FROM pg_proc WHERE pronamespace = 'public'::regnamespace
) AS parts (part)";

/// The database of a slot of the runner, as if it were new.
pub(super) struct Lent {
    pub url: String,
    /// Holds the lock for as long as the test runs.
    lock: DatabaseConnection,
}

/// Lends the database of `slot`, in which no two tests run at once. `None` if somebody still holds it.
pub(super) async fn lend(server: &str, template: &str, slot: u32) -> Result<Option<Lent>, DbErr> {
    let admin = connect(&format!("{server}/postgres")).await?;
    admin.execute_unprepared("SET lock_timeout = '5s'").await?;
    if admin.execute_unprepared(&format!("SELECT pg_advisory_lock({CLASS}, {slot})")).await.is_err() {
        return Ok(None);
    }
    let name = format!("{template}_{slot}");
    let lent = Lent { url: format!("{server}/{name}"), lock: admin };
    let noted =
        format!("SELECT shobj_description(oid, 'pg_database') AS schema FROM pg_database WHERE datname = '{name}'");
    if let Some(schema) = ask(&lent.lock, &noted).await? {
        lent.part_from_the_last_test(&name).await?;
        if sweep(&lent.url).await? == Some(schema) {
            return Ok(Some(lent));
        }
    }
    lent.make(&name, template).await?;
    Ok(Some(lent))
}

impl Lent {
    /// Ends what a killed process may have left open.
    async fn part_from_the_last_test(&self, name: &str) -> Result<(), DbErr> {
        let end = format!("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{name}'");
        self.lock.execute_unprepared(&end).await.map(drop)
    }

    async fn make(&self, name: &str, template: &str) -> Result<(), DbErr> {
        self.lock.execute_unprepared(&format!("DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)")).await?;
        self.lock.execute_unprepared(&format!("CREATE DATABASE \"{name}\" TEMPLATE \"{template}\"")).await?;
        let fresh = connect(&self.url).await?;
        fresh.execute_unprepared(KEEP).await?;
        fresh.close().await?;
        let schema = sweep(&self.url).await?.unwrap_or_default();
        self.lock.execute_unprepared(&format!("COMMENT ON DATABASE \"{name}\" IS '{schema}'")).await.map(drop)
    }
}

/// Empties the database at `url` and tells its schema.
async fn sweep(url: &str) -> Result<Option<String>, DbErr> {
    let db = connect(url).await?;
    db.execute_unprepared(SWEEP).await?;
    let schema = ask(&db, SCHEMA).await?;
    db.close().await?;
    Ok(schema)
}

async fn connect(url: &str) -> Result<DatabaseConnection, DbErr> {
    let mut options = ConnectOptions::new(url);
    options.max_connections(1).sqlx_logging(false);
    Database::connect(options).await
}

/// The column `schema` of the one row, if there is one and it says something.
async fn ask(db: &DatabaseConnection, sql: &str) -> Result<Option<String>, DbErr> {
    let row = db.query_one_raw(Statement::from_string(sea_orm::DbBackend::Postgres, sql)).await?;
    row.map_or(Ok(None), |row| row.try_get("", "schema"))
}
