//! The process killed in the middle of writes and jobs, two hundred times on each database: nothing is half done, what
//! was acknowledged is there, and everything in the outbox is delivered at least once.

use std::{
    collections::BTreeSet,
    path::Path,
    sync::Arc,
    thread::sleep,
    time::{Duration, Instant},
};

use chrono::TimeDelta;
use domain::job::JobState;
use service::{
    Ctx, on_both_databases,
    record::{Pace, Runner, jobs, upkeep},
    testing::{Postbox, World},
};

use crate::{
    exercise::{Exercise, lines},
    sound::{every_release_is_whole, every_write_is_whole, nobody_else_is_at_work, the_database_is_sound},
};

const KILLS: usize = 200;
/// A hang fails here instead of at the runner's limit.
const DEADLINE: Duration = Duration::from_mins(12);

on_both_databases! {
    async fn two_hundred_kills_leave_nothing_half_done_and_nothing_undelivered(world: World) {
        let conference = world.conference("exercise").await;
        let folder = tempfile::tempdir().expect("a folder");
        kill_again_and_again(&world, folder.path());
        nobody_else_is_at_work(&world).await;
        let lines = |name: &str| lines(&folder.path().join(name));

        the_database_is_sound(&world).await;
        let notes = every_write_is_whole(&world).await;
        let releases = every_release_is_whole(&world, conference).await;
        let repeated = world.ask("SELECT count(*) AS n FROM job WHERE kind = 'outbox.deliver' AND tries > 1").await;
        eprintln!("{notes} notes, {releases} releases, {repeated} deliveries interrupted and taken up again");
        assert!(world.ask("SELECT count(*) AS n FROM seal").await > 40, "too little was sealed to prove anything");
        assert!(notes > 200 && releases > 40 && repeated > 10, "too little was interrupted to prove anything");
        let rest = deliver_the_rest(&world).await;

        let delivered: BTreeSet<String> = lines("delivered").into_iter().chain(rest).collect();
        let left = world.texts("SELECT idempotency_key AS t FROM outbox").await;
        let forgotten: Vec<&String> = left.iter().filter(|key| !delivered.contains(*key)).collect();
        assert_eq!(forgotten, [""; 0], "left in the outbox and never delivered");
        assert_eq!(world.ask("SELECT count(*) AS n FROM outbox WHERE delivered_at IS NULL").await, 0);
        let left: BTreeSet<String> = left.into_iter().collect();
        let acknowledged = lines("acknowledged");
        for note in acknowledged.iter().filter(|note| note.len() == uuid::fmt::Hyphenated::LENGTH) {
            assert!(left.contains(&format!("{note} first")) && left.contains(&format!("{note} second")), "{note} is lost");
        }
    }
}

/// Starts the process, lets it get something done, kills it; now and then before it has even begun. It is given work to
/// finish instead of time, so that a slow machine is interrupted as often in the middle of something as a fast one.
fn kill_again_and_again(world: &World, folder: &Path) {
    let begun = Instant::now();
    for round in 0..KILLS {
        let [a, b, ..] = world.ctx.chance.secret();
        let mut exercise = Exercise::start(folder, &world.url);
        let moment = Duration::from_millis(u64::from(a) / 4);
        if round % 10 != 9 {
            exercise.wait_until_ready();
            let (list, more) = if round % 3 == 0 { ("released", 1) } else { ("acknowledged", 1 + usize::from(b) % 4) };
            let enough = count(folder, list) + more;
            while count(folder, list) < enough {
                assert!(begun.elapsed() < DEADLINE, "{round} kills took {:?}", begun.elapsed());
                exercise.still_runs();
                sleep(Duration::from_millis(1));
            }
        }
        sleep(moment);
        exercise.kill();
    }
    eprintln!("{KILLS} kills in {:?}", begun.elapsed());
}

/// How many lines a list of the exercise has by now.
fn count(folder: &Path, list: &str) -> usize {
    let file = folder.join(list);
    if file.exists() { lines(&file).len() } else { 0 }
}

/// What a process that is not killed does with what is left; the keys it delivered.
async fn deliver_the_rest(world: &World) -> Vec<String> {
    let later = server::site::now() + TimeDelta::hours(2);
    let ctx = Ctx { now: later, ..world.ctx.clone() };
    let postbox = Postbox::default();
    let pace = Pace::default();
    Runner::new(&ctx, Arc::new(move || later), upkeep(Arc::new(postbox.clone())), pace).run_due().await;
    let parked = jobs(&ctx, Some(JobState::Parked), None).await.expect("jobs are read");
    assert_eq!(parked.jobs, [], "nothing was given up");
    postbox.received().into_iter().map(|message| message.idempotency_key).collect()
}
