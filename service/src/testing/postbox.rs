//! Where the outbox of a test world ends.

use std::sync::{Arc, Mutex, PoisonError};

use sea_orm::prelude::async_trait::async_trait;
use serde_json::Value;

use crate::{
    Ctx, Error, Result,
    record::{Deliver, Pace, Runner, upkeep},
};

/// Keeps what is delivered, in memory.
#[derive(Clone, Debug, Default)]
pub struct Postbox {
    received: Arc<Mutex<Vec<Message>>>,
}

/// Something that was delivered.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// What kind of message.
    pub kind: String,
    /// What it says.
    pub payload: Value,
    /// Under which key; the same twice is a repetition.
    pub idempotency_key: String,
}

impl Postbox {
    /// What was delivered so far, repetitions included.
    pub fn received(&self) -> Vec<Message> {
        self.received.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Runs the jobs that are due at `ctx.now`, so that what is in the outbox comes here.
    pub async fn empty_outbox(&self, ctx: &Ctx) {
        let now = ctx.now;
        Runner::new(ctx, Arc::new(move || now), upkeep(Arc::new(self.clone())), Pace::default()).run_due().await;
    }
}

#[async_trait]
impl Deliver for Postbox {
    /// A payload with `"fail": "reason"` is refused.
    async fn deliver(&self, _: &Ctx, kind: &str, payload: &Value, idempotency_key: &str) -> Result<()> {
        if let Some(reason) = payload.get("fail") {
            return Err(Error::fault(reason));
        }
        let message = Message { kind: kind.into(), payload: payload.clone(), idempotency_key: idempotency_key.into() };
        self.received.lock().unwrap_or_else(PoisonError::into_inner).push(message);
        Ok(())
    }
}
