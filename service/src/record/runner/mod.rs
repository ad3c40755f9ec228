//! Running jobs: claimed with a lease, in this process and any number of others, at least once each.
//!
//! A job is a row. Whoever claims it writes a lease on it and runs it within a time limit that is shorter than the
//! lease, so that a job whose process died is taken up by another, and no job runs twice at once while clocks agree to
//! within the difference. Handlers must nevertheless be safe to repeat: a process may die between doing and saying so.

mod backoff;
mod claim;
mod registry;
mod settle;

use std::{sync::Arc, time::Duration};

use domain::{Instant, policy::Actor};
use tokio::{
    task::JoinSet,
    time::{sleep, timeout},
};
use uuid::Uuid;

use self::claim::Claimed;
pub use self::registry::{Handler, Registry};
use super::job;
use crate::{Ctx, Error, Result};

/// How much is run at once, and for how long.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// Most jobs that run at once in this process.
    pub slots: usize,
    /// How long one may take; then it is stopped and counts as failed.
    pub time_limit: Duration,
    /// How long a claim holds. Longer than the time limit, by more than clocks of several machines differ.
    pub lease: Duration,
    /// How often to look when nothing is heard.
    pub poll: Duration,
    /// How long running jobs may go on after shutdown began.
    pub grace: Duration,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            slots: 4,
            time_limit: Duration::from_mins(1),
            lease: Duration::from_secs(90),
            poll: Duration::from_secs(1),
            grace: Duration::from_secs(20),
        }
    }
}

/// Tells the time, cut to microseconds.
pub type Clock = Arc<dyn Fn() -> Instant + Send + Sync>;

/// Claims jobs and runs them.
pub struct Runner {
    ctx: Ctx,
    clock: Clock,
    registry: Arc<Registry>,
    pace: Pace,
    /// Written on every job this runner holds.
    lease: Uuid,
}

impl Runner {
    /// A runner on the database of `ctx`; each job gets a context of its own that begins at `clock()`.
    pub fn new(ctx: &Ctx, clock: Clock, registry: Registry, pace: Pace) -> Self {
        let ctx = ctx.as_actor(Actor::System { name: "jobs" });
        let lease = ctx.id();
        Self { ctx, clock, registry: Arc::new(registry), pace, lease }
    }

    /// Runs jobs until `shutdown` resolves, then lets those that run end, and gives back those that do not.
    pub async fn run(self, shutdown: impl Future<Output = ()>) {
        let mut news = self.ctx.db.news.listen();
        let mut running = JoinSet::new();
        tokio::pin!(shutdown);
        self.queue_recurring().await;
        loop {
            news.borrow_and_update();
            self.fill(&mut running).await;
            tokio::select! {
                () = &mut shutdown => break,
                Some(_) = running.join_next() => {}
                Ok(()) = news.changed(), if running.len() < self.pace.slots => {}
                () = sleep(self.pace.poll) => {}
            }
        }
        let drained = timeout(self.pace.grace, async { while running.join_next().await.is_some() {} }).await;
        if drained.is_err() {
            running.shutdown().await;
        }
        settled("give back", settle::give_back(&self.now(), self.lease).await);
    }

    /// Runs what is due, and what becomes due by it, and returns.
    #[cfg(any(test, feature = "testing"))]
    pub async fn run_due(&self) {
        let mut running = JoinSet::new();
        loop {
            self.fill(&mut running).await;
            if running.join_next().await.is_none() {
                return;
            }
        }
    }

    async fn queue_recurring(&self) {
        let ctx = self.now();
        for kind in self.registry.recurring() {
            let new = job::NewJob::new(kind, serde_json::Value::Null).unique(format!("recurring {kind}"));
            let queued = ctx.write(async |tx| job::enqueue(&ctx, tx, new).await).await;
            settled(kind, queued.map(|_| ()));
        }
    }

    async fn fill(&self, running: &mut JoinSet<()>) {
        let free = self.pace.slots - running.len();
        if free == 0 {
            return;
        }
        match claim::claim(&self.now(), self.lease, self.pace.lease, &self.registry, free).await {
            Ok(claimed) => {
                for job in claimed {
                    running.spawn(self.carry_out(job));
                }
            }
            Err(error) => tracing::error!(%error, "jobs cannot be claimed"),
        }
    }

    fn carry_out(&self, job: Claimed) -> impl Future<Output = ()> + Send + 'static {
        let (clock, time_limit) = (Arc::clone(&self.clock), self.pace.time_limit);
        let every = self.registry.period(&job.kind);
        let handler = self.registry.handler(&job.kind);
        let ctx = self.now();
        let name = handler.as_ref().map_or("jobs", |(name, _)| *name);
        async move {
            let outcome = match handler {
                Some((_, handler)) => attempt(handler, ctx.as_actor(Actor::System { name }), &job, time_limit).await,
                None => Err(Error::fault("no handler for this kind")),
            };
            let ctx = Ctx { now: clock(), ..ctx };
            settled(name, settle::settle(&ctx, &job, outcome, every).await);
        }
    }

    fn now(&self) -> Ctx {
        Ctx { now: (self.clock)(), ..self.ctx.clone() }
    }
}

/// Runs the handler in a task of its own, so that its panic or its being stopped is just another failure.
async fn attempt(handler: Arc<dyn Handler>, ctx: Ctx, job: &Claimed, time_limit: Duration) -> Result<()> {
    let payload = job.payload.clone();
    let mut task = JoinSet::new();
    task.spawn(async move { handler.run(&ctx, &payload).await });
    match timeout(time_limit, task.join_next()).await {
        Ok(Some(Ok(outcome))) => outcome,
        Ok(Some(Err(error))) => Err(Error::fault(match error.try_into_panic() {
            Ok(reason) => format!("it panicked: {}", said(&*reason)),
            Err(error) => error.to_string(),
        })),
        Ok(None) => Err(Error::fault("it never began")),
        Err(_) => Err(Error::fault(format!("it took longer than {} s and was stopped", time_limit.as_secs_f32()))),
    }
}

fn said(reason: &(dyn std::any::Any + Send)) -> &str {
    let text = reason.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| reason.downcast_ref::<&str>().copied()).unwrap_or("without a word")
}

/// A job whose outcome cannot be written keeps its lease and is run again after it: nothing is lost.
fn settled(what: &str, written: Result<()>) {
    if let Err(error) = written {
        tracing::error!(what, %error, "the state of a job cannot be written");
    }
}

#[cfg(test)]
mod tests;
