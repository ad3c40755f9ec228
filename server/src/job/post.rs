//! Which adapter carries out which kind of outbox message.

use std::{collections::HashMap, sync::Arc};

use sea_orm::prelude::async_trait::async_trait;
use serde_json::Value;
use service::{Ctx, Error, Result, record::Deliver};

/// The adapters, by kind of message.
#[derive(Clone, Default)]
pub struct Post(HashMap<&'static str, Arc<dyn Deliver>>);

impl Post {
    /// Messages of `kind` go through `adapter`.
    pub fn by(mut self, kind: &'static str, adapter: impl Deliver + 'static) -> Self {
        self.0.insert(kind, Arc::new(adapter));
        self
    }
}

#[async_trait]
impl Deliver for Post {
    /// A kind that nothing carries out is tried again later: a newer process may know it.
    async fn deliver(&self, ctx: &Ctx, kind: &str, payload: &Value, idempotency_key: &str) -> Result<()> {
        let Some(adapter) = self.0.get(kind) else {
            return Err(Error::fault(format!("nothing here carries out messages of the kind “{kind}”")));
        };
        adapter.deliver(ctx, kind, payload, idempotency_key).await
    }
}
