//! Which handler carries out which kind of job.

use std::{collections::HashMap, sync::Arc, time::Duration};

use sea_orm::prelude::async_trait::async_trait;
use serde_json::Value;

use crate::{Ctx, Result};

/// Carries out jobs of one kind. Safe to repeat: the same payload may come again.
#[async_trait]
pub trait Handler: Send + Sync {
    /// Does it. A refusal ([`Error::Refused`](crate::Error::Refused)) parks the job at once, since asking again will not
    /// help; any other error is tried again later.
    async fn run(&self, ctx: &Ctx, payload: &Value) -> Result<()>;
}

/// The kinds of jobs this process carries out. Others are left to processes that know them.
#[derive(Default)]
pub struct Registry {
    kinds: HashMap<&'static str, Kind>,
}

struct Kind {
    handler: Arc<dyn Handler>,
    every: Option<Duration>,
}

impl Registry {
    /// Jobs of `kind` are carried out by `handler`.
    pub fn on(mut self, kind: &'static str, handler: impl Handler + 'static) -> Self {
        self.kinds.insert(kind, Kind { handler: Arc::new(handler), every: None });
        self
    }

    /// There is always one job of `kind`, and it runs again `period` after it was done.
    pub fn every(mut self, period: Duration, kind: &'static str, handler: impl Handler + 'static) -> Self {
        self.kinds.insert(kind, Kind { handler: Arc::new(handler), every: Some(period) });
        self
    }

    pub(super) fn known(&self) -> Vec<&'static str> {
        self.kinds.keys().copied().collect()
    }

    pub(super) fn recurring(&self) -> impl Iterator<Item = &'static str> {
        self.kinds.iter().filter(|(_, kind)| kind.every.is_some()).map(|(name, _)| *name)
    }

    pub(super) fn period(&self, kind: &str) -> Option<Duration> {
        self.kinds.get(kind).and_then(|kind| kind.every)
    }

    pub(super) fn handler(&self, kind: &str) -> Option<(&'static str, Arc<dyn Handler>)> {
        self.kinds.get_key_value(kind).map(|(name, kind)| (*name, Arc::clone(&kind.handler)))
    }
}
