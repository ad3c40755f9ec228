use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use chrono::TimeDelta;
use domain::job::JobState;
use sea_orm::prelude::async_trait::async_trait;
use serde_json::{Value, json};
use tokio::{sync::oneshot, time::sleep};

use super::{Handler, Pace, Registry, Runner};
use crate::{
    Ctx, Error, Result, on_both_databases,
    record::{
        Job,
        job::{NewJob, enqueue},
        jobs, outbox,
    },
    testing::Postbox,
};

/// Does what its payload says, and counts.
#[derive(Clone, Default)]
struct Dice {
    begun: Arc<AtomicUsize>,
}

#[async_trait]
impl Handler for Dice {
    async fn run(&self, _: &Ctx, payload: &Value) -> Result<()> {
        self.begun.fetch_add(1, Ordering::SeqCst);
        match payload.as_str() {
            Some("fail") => Err(Error::fault("the dice fell off the table")),
            Some("refuse") => Err(Error::not_found()),
            Some("panic") => panic!("the table broke"),
            Some("hang") => std::future::pending().await,
            Some("slow") => {
                sleep(Duration::from_millis(300)).await;
                Ok(())
            }
            _ => Ok(()),
        }
    }
}

impl Dice {
    fn begun(&self) -> usize {
        self.begun.load(Ordering::SeqCst)
    }

    fn runner(&self, ctx: &Ctx) -> Runner {
        let now = ctx.now;
        let pace = Pace { time_limit: Duration::from_millis(500), ..Pace::default() };
        Runner::new(ctx, Arc::new(move || now), Registry::default().on("dice", self.clone()), pace)
    }
}

on_both_databases! {
    async fn a_job_runs_once_and_is_done(world: World) {
        let dice = Dice::default();
        queue(&world.ctx, NewJob::new("dice", json!("roll"))).await;
        dice.runner(&world.ctx).run_due().await;
        dice.runner(&world.later(60)).run_due().await;
        assert_eq!(dice.begun(), 1);
        let job = only_job(&world.ctx).await;
        assert_eq!((job.state, job.tries, job.finished_at, job.leased_until), (JobState::Done, 1, Some(world.ctx.now), None));
    }

    async fn a_job_waits_for_its_time_and_for_a_process_that_knows_it(world: World) {
        let dice = Dice::default();
        queue(&world.ctx, NewJob::new("dice", Value::Null).at(world.ctx.now + TimeDelta::minutes(5))).await;
        queue(&world.ctx, NewJob::new("unheard-of", Value::Null)).await;
        dice.runner(&world.later(4)).run_due().await;
        assert_eq!(dice.begun(), 0);
        dice.runner(&world.later(5)).run_due().await;
        assert_eq!(dice.begun(), 1);
        let waiting = jobs(&world.ctx, Some(JobState::Waiting), None).await.expect("jobs are read");
        assert_eq!(waiting.jobs.iter().map(|job| job.kind.as_str()).collect::<Vec<_>>(), ["unheard-of"]);
    }

    async fn a_failed_job_is_tried_again_later_with_its_error_shown(world: World) {
        let dice = Dice::default();
        queue(&world.ctx, NewJob::new("dice", json!("fail"))).await;
        dice.runner(&world.ctx).run_due().await;
        let job = only_job(&world.ctx).await;
        assert_eq!((job.state, job.tries), (JobState::Waiting, 1));
        assert_eq!(job.last_error.as_deref(), Some("the dice fell off the table"));
        let pause = job.run_at - world.ctx.now;
        assert!(pause > TimeDelta::seconds(3) && pause <= TimeDelta::seconds(5), "{pause}");
        dice.runner(&world.later(1)).run_due().await;
        assert_eq!(dice.begun(), 2);
    }

    async fn after_many_failures_a_job_is_parked_and_its_key_is_free(world: World) {
        let dice = Dice::default();
        queue(&world.ctx, NewJob::new("dice", json!("fail")).unique("one")).await;
        for hour in 0..40 {
            dice.runner(&world.later(hour * 60)).run_due().await;
        }
        let job = only_job(&world.ctx).await;
        assert_eq!((job.state, job.tries, dice.begun()), (JobState::Parked, 20, 20));
        assert!(queue(&world.ctx, NewJob::new("dice", json!("roll")).unique("one")).await);
    }

    async fn what_is_refused_is_parked_at_once(world: World) {
        let dice = Dice::default();
        queue(&world.ctx, NewJob::new("dice", json!("refuse"))).await;
        dice.runner(&world.ctx).run_due().await;
        let job = only_job(&world.ctx).await;
        assert_eq!((job.state, job.tries), (JobState::Parked, 1));
    }

    async fn panicking_and_hanging_are_failures_like_others(world: World) {
        let dice = Dice::default();
        queue(&world.ctx, NewJob::new("dice", json!("panic"))).await;
        queue(&world.ctx, NewJob::new("dice", json!("hang"))).await;
        dice.runner(&world.ctx).run_due().await;
        let errors: Vec<_> = jobs(&world.ctx, None, None).await.expect("jobs are read").jobs.into_iter().filter_map(|job| job.last_error).collect();
        assert_eq!(errors, ["it took longer than 0.5 s and was stopped", "it panicked: the table broke"]);
    }

    async fn one_unique_key_is_one_job_until_it_is_done(world: World) {
        let dice = Dice::default();
        let new = || NewJob::new("dice", Value::Null).unique("one");
        assert!(queue(&world.ctx, new()).await);
        assert!(!queue(&world.ctx, new()).await);
        dice.runner(&world.ctx).run_due().await;
        assert!(queue(&world.ctx, new()).await);
        assert_eq!(dice.begun(), 1);
    }

    async fn a_job_whose_process_died_is_taken_up_after_its_lease(world: World) {
        let dice = Dice::default();
        queue(&world.ctx, NewJob::new("dice", Value::Null)).await;
        // A runner that claims and is never heard of again.
        let registry = Registry::default().on("dice", dice.clone());
        let lease = Duration::from_secs(90);
        let claimed = super::super::claim::claim(&world.ctx, world.ctx.id(), lease, &registry, 5).await.expect("it claims");
        assert_eq!(claimed.len(), 1);
        dice.runner(&world.later(1)).run_due().await;
        assert_eq!(dice.begun(), 0, "the lease still runs");
        dice.runner(&world.later(2)).run_due().await;
        assert_eq!(dice.begun(), 1);
        let outlived = super::super::settle::settle(&world.ctx, &claimed[0], Err(Error::fault("late")), None).await;
        assert!(outlived.is_ok());
        assert_eq!(only_job(&world.ctx).await.last_error, None, "who lost the lease has no say");
    }

    async fn a_job_that_always_takes_its_process_along_is_parked(world: World) {
        queue(&world.ctx, NewJob::new("dice", Value::Null)).await;
        let registry = Registry::default().on("dice", Dice::default());
        let mut claims = 0;
        for hour in 0..30 {
            let ctx = world.later(hour * 60);
            let claimed = super::super::claim::claim(&ctx, ctx.id(), Duration::from_secs(90), &registry, 5).await.expect("it claims");
            claims += claimed.len();
        }
        assert_eq!(claims, 20);
        let job = only_job(&world.ctx).await;
        assert_eq!(job.state, JobState::Parked);
        assert_eq!(job.last_error.as_deref(), Some("its process ended before it did, every time"));
    }

    async fn fifty_claims_at_once_never_share_a_job(world: World) {
        for _ in 0..100 {
            queue(&world.ctx, NewJob::new("dice", Value::Null)).await;
        }
        let registry = Arc::new(Registry::default().on("dice", Dice::default()));
        let claims: Vec<_> = (0..50)
            .map(|_| {
                let (ctx, registry) = (world.ctx.clone(), Arc::clone(&registry));
                tokio::spawn(async move {
                    super::super::claim::claim(&ctx, ctx.id(), Duration::from_secs(90), &registry, 2).await
                })
            })
            .collect();
        let mut ids = Vec::new();
        for claim in claims {
            ids.extend(claim.await.expect("no panic").expect("it claims").into_iter().map(|job| job.id));
        }
        let claimed = ids.len();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), claimed);
        assert!(claimed >= 50, "{claimed}");
    }

    async fn a_recurring_job_is_one_row_that_comes_back_whatever_happens(world: World) {
        let dice = Dice::default();
        let every = |ctx: &Ctx, payload| {
            let now = ctx.now;
            let registry = Registry::default().every(Duration::from_mins(10), "dice", dice.clone());
            let _: Value = payload;
            Runner::new(ctx, Arc::new(move || now), registry, Pace::default())
        };
        for minute in [0, 5, 10, 15, 20] {
            let runner = every(&world.later(minute), Value::Null);
            runner.queue_recurring().await;
            runner.run_due().await;
        }
        assert_eq!(dice.begun(), 3);
        world.edit("UPDATE job SET payload = '\"fail\"'").await;
        for hour in 1..40 {
            every(&world.later(hour * 60), Value::Null).run_due().await;
        }
        assert_eq!(dice.begun(), 42);
        let job = only_job(&world.ctx).await;
        assert_eq!((job.state, job.tries), (JobState::Waiting, 39), "it is never parked");
    }

    async fn a_new_job_wakes_the_runner_and_shutdown_lets_it_finish(world: World) {
        let dice = Dice::default();
        let pace = Pace { poll: Duration::from_secs(30), ..Pace::default() };
        let now = world.ctx.now;
        let registry = Registry::default().on("dice", dice.clone());
        let runner = Runner::new(&world.ctx, Arc::new(move || now), registry, pace);
        let (stop, stopped) = oneshot::channel::<()>();
        let running = tokio::spawn(runner.run(async { let _ = stopped.await; }));
        sleep(Duration::from_millis(50)).await;
        queue(&world.ctx, NewJob::new("dice", json!("slow"))).await;
        sleep(Duration::from_millis(150)).await;
        assert_eq!(dice.begun(), 1);
        stop.send(()).expect("it listens");
        running.await.expect("it ends well");
        assert_eq!(only_job(&world.ctx).await.state, JobState::Done);
    }

    async fn what_does_not_end_in_time_is_given_back_at_shutdown(world: World) {
        let dice = Dice::default();
        let pace = Pace { grace: Duration::from_millis(50), ..Pace::default() };
        let now = world.ctx.now;
        let registry = Registry::default().on("dice", dice.clone());
        queue(&world.ctx, NewJob::new("dice", json!("hang"))).await;
        let runner = Runner::new(&world.ctx, Arc::new(move || now), registry, pace);
        runner.run(sleep(Duration::from_millis(200))).await;
        assert_eq!(dice.begun(), 1);
        let job = only_job(&world.ctx).await;
        assert_eq!((job.state, job.tries, job.leased_until, job.run_at), (JobState::Waiting, 0, None, now));
    }

    async fn what_is_left_in_the_outbox_is_delivered_and_emptied(world: World) {
        let (ctx, postbox) = (&world.ctx, Postbox::default());
        ctx.write(async |tx| {
            outbox::leave(ctx, tx, "mail", "key-1".into(), &json!({ "to": "ada" })).await?;
            outbox::leave(ctx, tx, "mail", "key-2".into(), &json!({ "fail": "no such server" })).await
        })
        .await
        .expect("messages are left");
        postbox.empty_outbox(ctx).await;
        let received = postbox.received();
        assert_eq!(received.len(), 1);
        assert_eq!((received[0].kind.as_str(), received[0].idempotency_key.as_str()), ("mail", "key-1"));
        assert_eq!(received[0].payload, json!({ "to": "ada" }));
        assert_eq!(world.ask("SELECT count(*) AS n FROM outbox WHERE delivered_at IS NOT NULL").await, 1);
        assert_eq!(world.ask("SELECT count(*) AS n FROM outbox WHERE CAST(payload AS text) LIKE '%ada%'").await, 0);
    }

    async fn what_is_undone_leaves_nothing_in_the_outbox(world: World) {
        let ctx = &world.ctx;
        let undone = ctx.write(async |tx| {
            outbox::leave(ctx, tx, "mail", "key-1".into(), &json!({})).await?;
            Err::<(), _>(Error::denied())
        }).await;
        assert!(undone.is_err());
        assert_eq!(world.ask("SELECT count(*) AS n FROM outbox").await + world.ask("SELECT count(*) AS n FROM job").await, 0);
    }
}

async fn queue(ctx: &Ctx, new: NewJob) -> bool {
    ctx.write(async |tx| enqueue(ctx, tx, new).await).await.expect("a job is queued").is_some()
}

async fn only_job(ctx: &Ctx) -> Job {
    let mut found = jobs(ctx, None, None).await.expect("jobs are read").jobs;
    assert_eq!(found.len(), 1);
    found.remove(0)
}
