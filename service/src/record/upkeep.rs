//! The jobs that every site runs.

use std::{sync::Arc, time::Duration};

use sea_orm::prelude::async_trait::async_trait;
use serde_json::Value;

use super::{
    deliver_outbox::{Deliver, DeliverOutbox},
    outbox::DELIVER,
    prune::{PRUNE, prune},
    runner::{Handler, Registry},
    seal::{SEAL, seal_events},
};
use crate::{
    Ctx, Result,
    ballot::{TEND_BALLOTS, TendBallots},
    decision::{TEND, Tend},
    duty::{REMIND_DUTIES, RemindDuties},
    file::{REMOVE_BYTES, RemoveBytes},
    life::{TEND_CALLS, TendCalls},
    meeting::{TEND_MEETINGS, TendMeetings},
    review::{REMIND, Remind},
};

/// Carrying out the outbox through `deliver`, removing the bytes of forgotten files, sealing the event log and closing ballots each
/// minute, pruning, reminding reviewers, and tending decisions and meetings each hour.
pub fn upkeep(deliver: Arc<dyn Deliver>) -> Registry {
    Registry::default()
        .on(DELIVER, DeliverOutbox(deliver))
        .on(REMOVE_BYTES, RemoveBytes)
        .every(Duration::from_mins(1), SEAL, Seal)
        .every(Duration::from_mins(1), TEND_BALLOTS, TendBallots)
        .every(Duration::from_mins(1), TEND_CALLS, TendCalls)
        .every(Duration::from_hours(1), REMIND_DUTIES, RemindDuties)
        .every(Duration::from_hours(1), PRUNE, Prune)
        .every(Duration::from_hours(1), REMIND, Remind)
        .every(Duration::from_hours(1), TEND, Tend)
        .every(Duration::from_hours(1), TEND_MEETINGS, TendMeetings)
}

struct Seal;

#[async_trait]
impl Handler for Seal {
    async fn run(&self, ctx: &Ctx, _: &Value) -> Result<()> {
        let sealed = seal_events(ctx).await?;
        tracing::debug!(sealed, "the event log is sealed");
        Ok(())
    }
}

struct Prune;

#[async_trait]
impl Handler for Prune {
    async fn run(&self, ctx: &Ctx, _: &Value) -> Result<()> {
        let removed = prune(ctx).await?;
        tracing::debug!(removed, "what was too old is gone");
        Ok(())
    }
}
