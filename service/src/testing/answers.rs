//! What came of it: refusals, events, mails, numbers of queries, and fifty who ask at once.
#![expect(clippy::disallowed_methods, reason = "a test looks at everything")]

use std::{
    future::Future,
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, Ordering},
    },
};

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::Value;
use tokio::sync::Barrier;

use super::World;
use crate::{
    Ctx, Error, Result,
    entity::{event, outbox},
};

/// The code of a refusal. Panics, with what came instead, where nothing was refused.
#[track_caller]
pub fn code_of<T: std::fmt::Debug>(answer: Result<T>) -> String {
    match answer {
        Err(Error::Refused(problem)) => problem.code,
        other => panic!("expected a refusal, got {other:?}"),
    }
}

/// The refused fields and why: `slug slug-taken`. Panics, with what came instead, where no field was refused.
#[track_caller]
pub fn fields_of<T: std::fmt::Debug>(answer: Result<T>) -> Vec<String> {
    match answer {
        Err(Error::Refused(problem)) if !problem.fields.is_empty() => {
            problem.fields.iter().map(|error| format!("{} {}", error.field, error.code)).collect()
        }
        other => panic!("expected refused fields, got {other:?}"),
    }
}

/// How many queries `read` asks of the database.
pub async fn count_queries(ctx: &Ctx, read: impl AsyncFnOnce(Ctx) -> Result<()>) -> u64 {
    let count = Arc::new(AtomicU64::new(0));
    let mut ctx = ctx.clone();
    for connection in [&mut ctx.db.read, &mut ctx.db.write] {
        let count = Arc::clone(&count);
        connection.set_metric_callback(move |_| {
            count.fetch_add(1, Ordering::Relaxed);
        });
    }
    read(ctx).await.expect("what is counted succeeds");
    count.load(Ordering::Relaxed)
}

/// The statements that `read` asks of the database, in order and without their values, whatever comes of it.
pub async fn queries_of(ctx: &Ctx, read: impl AsyncFnOnce(Ctx) -> Result<()>) -> Vec<String> {
    let asked = Arc::new(Mutex::new(Vec::new()));
    let mut ctx = ctx.clone();
    for connection in [&mut ctx.db.read, &mut ctx.db.write] {
        let asked = Arc::clone(&asked);
        connection.set_metric_callback(move |told| {
            asked.lock().expect("nobody panicked").push(told.statement.sql.clone());
        });
    }
    drop(read(ctx).await);
    asked.lock().expect("nobody panicked").split_off(0)
}

impl World {
    /// Fifty tasks that begin together, each with a context of its own.
    pub async fn fifty<T, F>(&self, make: impl Fn(Ctx) -> F) -> Vec<T>
    where
        T: Send + 'static,
        F: Future<Output = T> + Send + 'static,
    {
        self.at_once(50, make).await
    }

    /// Does the same so many times at once.
    pub async fn at_once<T, F>(&self, times: usize, make: impl Fn(Ctx) -> F) -> Vec<T>
    where
        T: Send + 'static,
        F: Future<Output = T> + Send + 'static,
    {
        let barrier = Arc::new(Barrier::new(times));
        let tasks: Vec<_> = (0..times)
            .map(|_| {
                let (work, barrier) = (make(self.ctx.clone()), Arc::clone(&barrier));
                tokio::spawn(async move {
                    barrier.wait().await;
                    work.await
                })
            })
            .collect();
        let mut done = Vec::new();
        for task in tasks {
            done.push(task.await.expect("no task panics"));
        }
        done
    }

    /// The verbs of everything that happened, in order.
    pub async fn events(&self) -> Vec<String> {
        self.event_rows().await.into_iter().map(|row| row.verb).collect()
    }

    /// What happened last.
    pub async fn last_event(&self) -> event::Model {
        self.event_rows().await.pop().expect("something happened")
    }

    pub(crate) async fn event_rows(&self) -> Vec<event::Model> {
        let rows = event::Entity::find().order_by_asc(event::Column::Id).all(&self.ctx.db.read).await;
        rows.expect("events can be read")
    }

    /// What waits in the outbox for the adapter of `kind`, in order.
    pub async fn outbox(&self, kind: &str) -> Vec<Value> {
        let rows = outbox::Entity::find()
            .filter(outbox::Column::Kind.eq(kind))
            .order_by_asc(outbox::Column::Id)
            .all(&self.ctx.db.read)
            .await;
        rows.expect("the outbox can be read").into_iter().map(|row| row.payload).collect()
    }

    /// The secrets in the links of the invitations that were mailed, in order.
    pub async fn invitation_tokens(&self) -> Vec<String> {
        let mails = self.outbox("mail").await;
        mails.iter().filter_map(|mail| mail["token"].as_str().map(str::to_owned)).collect()
    }
}
