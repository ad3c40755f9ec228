//! Background work of this process.

mod post;

use std::sync::Arc;

use domain::policy::Actor;
use service::record::{Pace, Runner, upkeep};
use tokio::task::JoinHandle;

pub use self::post::Post;
use crate::site::{Site, now};

/// Runs jobs and hears of what other processes write, until the process is told to stop. Await the handle for jobs under
/// way to end.
pub fn start(site: &Site, post: Post, pace: Pace) -> JoinHandle<()> {
    let (life, url) = (site.life(), site.config().database_url());
    tokio::spawn(service::database::watch(site.db().clone(), url, life.stopped()));
    let ctx = site.ctx(Actor::System { name: "jobs" });
    let runner = Runner::new(&ctx, Arc::new(now), upkeep(Arc::new(post)), pace);
    tokio::spawn(runner.run(life.stopped()))
}
