//! Background work of this process.

mod post;

use std::{sync::Arc, time::Duration};

use domain::policy::Actor;
use service::record::{Pace, Runner, upkeep};
use tokio::task::JoinHandle;

pub use self::post::Post;
use crate::{
    adapter::mail::{PRUNE_KEPT, PruneKept},
    site::{Site, now},
};

/// Runs jobs and hears of what other processes write, until the process is told to stop. Await the handle for jobs under
/// way to end.
pub fn start(site: &Site, post: Post, pace: Pace) -> JoinHandle<()> {
    let (life, url) = (site.life(), site.config().database_url());
    tokio::spawn(service::database::watch(site.db().clone(), url, life.stopped()));
    let ctx = site.ctx(Actor::System { name: "jobs" });
    let prune_kept = PruneKept(site.config().mail_folder());
    let registry = upkeep(Arc::new(post)).every(Duration::from_hours(1), PRUNE_KEPT, prune_kept);
    let runner = Runner::new(&ctx, Arc::new(now), registry, pace);
    tokio::spawn(runner.run(life.stopped()))
}
