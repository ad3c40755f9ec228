//! What must hold of a database that `plenary exercise` wrote to, however it ended.

use std::time::Duration;

use domain::{id::ConferenceId, policy::Scope};
use service::{
    Flavour,
    programme::{published, search::search},
    record::seal::verify_chain,
    testing::World,
};

/// Until PostgreSQL is done with what the killed processes had asked of it: it hears of their end when it next writes to
/// them, and a commit under way is carried out.
pub async fn nobody_else_is_at_work(world: &World) {
    let others = "SELECT count(*) AS n FROM pg_stat_activity WHERE datname = current_database() \
                  AND backend_type = 'client backend' AND state <> 'idle' AND pid <> pg_backend_pid()";
    while world.flavour() == Flavour::Postgres && world.ask(others).await > 0 {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

pub async fn the_database_is_sound(world: &World) {
    if world.flavour() == Flavour::Sqlite {
        assert_eq!(
            world.ask("SELECT count(*) AS n FROM pragma_integrity_check WHERE integrity_check <> 'ok'").await,
            0
        );
        assert_eq!(world.ask("SELECT count(*) AS n FROM pragma_foreign_key_check").await, 0);
    }
}

/// Every note is two events, two messages and their two jobs. Says how many notes there are.
pub async fn every_write_is_whole(world: &World) -> i64 {
    let notes = world.ask("SELECT count(DISTINCT subject_id) AS n FROM event WHERE subject_kind = 'note'").await;
    let torn = "SELECT count(*) AS n FROM (SELECT subject_id FROM event WHERE subject_kind = 'note' \
                GROUP BY subject_id HAVING count(*) <> 2) AS torn";
    assert_eq!(world.ask(torn).await, 0, "notes with one event");
    assert_eq!(world.ask("SELECT count(*) AS n FROM outbox").await, 2 * notes, "messages of {notes} notes");
    assert_eq!(world.ask("SELECT count(*) AS n FROM job WHERE kind = 'outbox.deliver'").await, 2 * notes);
    let forgotten = "SELECT (SELECT count(*) FROM outbox WHERE delivered_at IS NULL) \
                     - (SELECT count(*) FROM job WHERE kind = 'outbox.deliver' AND state = 'waiting') AS n";
    assert!(world.ask(forgotten).await <= 0, "a message without a job");
    notes
}

/// Numbered without gaps, recorded, found, sealed. Says how many there are.
pub async fn every_release_is_whole(world: &World, conference: ConferenceId) -> i64 {
    let count = world.ask("SELECT count(*) AS n FROM release").await;
    assert_eq!(world.ask("SELECT CAST(max(number) AS bigint) AS n FROM release").await, count, "no number is missing");
    assert_eq!(world.ask("SELECT count(*) AS n FROM event WHERE verb = 'programme.released'").await, count);
    let newest = published(&world.ctx, "exercise").await.expect("the newest release is read");
    assert_eq!(newest.programme.sessions.len(), 6);
    assert_eq!(newest.release.map(|release| i64::from(release.number)), Some(count));
    for session in &newest.programme.sessions {
        let found = search(&world.ctx, "exercise", &session.title, 0).await.expect("searched");
        assert_eq!(found.iter().filter(|hit| hit.kind == "session").count(), 1, "{} can be found", session.title);
    }
    for scope in [Scope::Site, Scope::Conference(conference)] {
        let chain = verify_chain(&world.ctx, scope).await.expect("the chain is read");
        assert_eq!(chain.flaws, [""; 0]);
    }
    count
}
