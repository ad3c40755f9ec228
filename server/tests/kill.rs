//! The process killed in the middle of writes and jobs, two hundred times on each database: nothing is half done, what
//! was acknowledged is there, and everything in the outbox is delivered at least once.
#![expect(clippy::expect_used, reason = "a test says what it expects")]

use std::{
    collections::BTreeSet,
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
    sync::Arc,
    thread::sleep,
    time::{Duration, Instant},
};

use chrono::{TimeDelta, Utc};
use domain::{id::ConferenceId, job::JobState, policy::Scope};
use service::{
    Ctx, Flavour, on_both_databases,
    programme::{published, search::search},
    record::{Pace, Runner, jobs, seal::verify_chain, upkeep},
    testing::{Postbox, World},
};

const KILLS: usize = 200;
/// No machine should take longer; a hang fails here instead of at the runner's limit.
const DEADLINE: Duration = Duration::from_secs(240);

on_both_databases! {
    async fn two_hundred_kills_leave_nothing_half_done_and_nothing_undelivered(world: World) {
        let conference = world.conference("exercise").await;
        let folder = tempfile::tempdir().expect("a folder");
        kill_again_and_again(&world, folder.path());
        let lines = |name: &str| lines(&folder.path().join(name));

        the_database_is_sound(&world).await;
        every_write_is_whole(&world, &lines("acknowledged")).await;
        every_release_is_whole(&world, conference).await;
        let rest = deliver_the_rest(&world).await;

        let delivered: BTreeSet<String> = lines("delivered").into_iter().chain(rest).collect();
        let left = world.texts("SELECT idempotency_key AS t FROM outbox").await;
        let forgotten: Vec<&String> = left.iter().filter(|key| !delivered.contains(*key)).collect();
        assert_eq!(forgotten, [""; 0], "left in the outbox and never delivered");
        assert_eq!(world.ask("SELECT count(*) AS n FROM outbox WHERE delivered_at IS NULL").await, 0);
        let left: BTreeSet<String> = left.into_iter().collect();
        for note in lines("acknowledged") {
            assert!(left.contains(&format!("{note} first")) && left.contains(&format!("{note} second")), "{note} is lost");
        }
    }
}

/// Starts the process, lets it work for a moment, kills it; now and then before it has even begun.
fn kill_again_and_again(world: &World, folder: &Path) {
    let begun = Instant::now();
    for round in 0..KILLS {
        assert!(begun.elapsed() < DEADLINE, "{round} kills took {:?}", begun.elapsed());
        let [a, b, ..] = world.ctx.chance.secret();
        let mut process = start(world, folder);
        if round % 10 == 9 {
            sleep(Duration::from_millis(u64::from(a) / 4));
        } else {
            wait_until_ready(&mut process);
            sleep(Duration::from_millis(30 + u64::from(b) / 2));
        }
        process.kill().expect("it can be killed");
        process.wait().expect("it is gone");
    }
    eprintln!("{KILLS} kills in {:?}", begun.elapsed());
}

fn start(world: &World, folder: &Path) -> Child {
    Command::new(env!("CARGO_BIN_EXE_plenary"))
        .args(["exercise", "--conference", "exercise", "--data"])
        .arg(folder)
        .env("PLENARY_DATABASE_URL", &world.url)
        .stdout(Stdio::piped())
        .spawn()
        .expect("the process starts")
}

fn wait_until_ready(process: &mut Child) {
    let mut line = String::new();
    let output = process.stdout.as_mut().expect("its output is ours");
    BufReader::new(output).read_line(&mut line).expect("it speaks");
    assert_eq!(line, "ready\n", "it fell over by itself");
}

async fn the_database_is_sound(world: &World) {
    if world.flavour() == Flavour::Sqlite {
        assert_eq!(
            world.ask("SELECT count(*) AS n FROM pragma_integrity_check WHERE integrity_check <> 'ok'").await,
            0
        );
        assert_eq!(world.ask("SELECT count(*) AS n FROM pragma_foreign_key_check").await, 0);
    }
}

/// Two events, two messages and their two jobs each, or nothing; and everything that was acknowledged.
async fn every_write_is_whole(world: &World, acknowledged: &[String]) {
    let notes = world.ask("SELECT count(DISTINCT subject_id) AS n FROM event WHERE subject_kind = 'note'").await;
    assert!(notes > 200, "only {notes} notes: too little was written to prove anything");
    assert!(usize::try_from(notes).expect("a count") >= acknowledged.len());
    let torn = "SELECT count(*) AS n FROM (SELECT subject_id FROM event WHERE subject_kind = 'note' \
                GROUP BY subject_id HAVING count(*) <> 2) AS torn";
    assert_eq!(world.ask(torn).await, 0, "notes with one event");
    assert_eq!(world.ask("SELECT count(*) AS n FROM outbox").await, 2 * notes, "messages of {notes} notes");
    assert_eq!(world.ask("SELECT count(*) AS n FROM job WHERE kind = 'outbox.deliver'").await, 2 * notes);
    let forgotten = "SELECT (SELECT count(*) FROM outbox WHERE delivered_at IS NULL) \
                     - (SELECT count(*) FROM job WHERE kind = 'outbox.deliver' AND state = 'waiting') AS n";
    assert!(world.ask(forgotten).await <= 0, "a message without a job");
    let repeated = world.ask("SELECT count(*) AS n FROM job WHERE kind = 'outbox.deliver' AND tries > 1").await;
    assert!(repeated > 0, "no kill ever hit a job: this proved nothing");
    eprintln!("{notes} notes, {repeated} deliveries interrupted and taken up again");
}

async fn every_release_is_whole(world: &World, conference: ConferenceId) {
    let count = world.ask("SELECT count(*) AS n FROM release").await;
    assert!(count > 40, "only {count} releases: too little was written to prove anything");
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
        assert!(chain.seals > 10, "{chain:?}");
    }
}

/// What a process that is not killed does with what is left; the keys it delivered.
async fn deliver_the_rest(world: &World) -> Vec<String> {
    let later = Utc::now() + TimeDelta::hours(2);
    let ctx = Ctx { now: later, ..world.ctx.clone() };
    let postbox = Postbox::default();
    let pace = Pace::default();
    Runner::new(&ctx, Arc::new(move || later), upkeep(Arc::new(postbox.clone())), pace).run_due().await;
    let parked = jobs(&ctx, Some(JobState::Parked), None).await.expect("jobs are read");
    assert_eq!(parked.jobs, [], "nothing was given up");
    postbox.received().into_iter().map(|message| message.idempotency_key).collect()
}

fn lines(file: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(file).expect("the list is there");
    text.lines().map(ToOwned::to_owned).collect()
}
