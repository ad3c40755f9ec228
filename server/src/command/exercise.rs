//! `plenary exercise`: writes, delivers and seals without pause, for tests that kill the process in the middle of it.
//!
//! For developers, and hidden from the help. It does what a busy site does, through the same use cases, and keeps three
//! lists beside the database: `acknowledged` and `released`, the notes and the programmes that were committed as far as
//! this process heard, and `delivered`, what left the outbox. Never run it on a database that matters.

use std::{
    fs::OpenOptions,
    io::Write,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use chrono::TimeDelta;
use clap::Args;
use domain::{
    Instant,
    policy::{Actor, Scope},
    programme::sheet::{Entry as SheetEntry, Frame, Place, Sheet, SheetPerson},
};
use sea_orm::prelude::async_trait::async_trait;
use serde_json::{Value, json};
use service::{
    Ctx, Error, Result,
    programme::{Intent, release_sheet},
    record::{Deliver, Entry, Pace, Runner, event, outbox, prune, seal::seal_events, upkeep},
};
use uuid::Uuid;

use super::{Common, open::open};
use crate::{job::Post, site::now};

/// The kind of the messages it leaves.
const KIND: &str = "exercise";
/// The sessions it releases.
const SESSIONS: [&str; 6] = ["Opening", "Keynote", "Workshop", "Panel", "Demo", "Closing"];

/// What `plenary exercise` takes.
#[derive(Debug, Args)]
pub struct Exercise {
    #[command(flatten)]
    common: Common,
    /// The conference that is released over and over.
    #[arg(long)]
    conference: String,
    /// How many jobs run at once.
    #[arg(long, default_value_t = 4)]
    slots: usize,
}

impl Exercise {
    /// Goes on until killed, or until something fails that may not fail.
    pub async fn run(self) -> std::result::Result<(), String> {
        let data = self.common.read()?.data;
        let ctx = open(&self.common, Actor::System { name: "exercise" }).await?;
        // Short leases: what a killed process held is taken up while the test still runs.
        let lease = Duration::from_millis(1_500);
        let pace = Pace { slots: self.slots, time_limit: Duration::from_secs(1), lease, ..Pace::default() };
        let post = Post::default().by(KIND, Append(data.join("delivered")));
        let runner = Runner::new(&ctx, Arc::new(now), upkeep(Arc::new(post)), pace);
        println!("ready");
        let (acknowledged, released) = (data.join("acknowledged"), data.join("released"));
        let result = tokio::try_join!(
            again_and_again(&ctx, async |ctx| note(ctx, &acknowledged).await),
            again_and_again(&ctx, async |ctx| release(ctx, &self.conference, &released).await),
            again_and_again(&ctx, async |ctx| seal_events(ctx).await.map(|_| ())),
            again_and_again(&ctx, async |ctx| prune(ctx).await.map(|_| ())),
            async {
                runner.run(std::future::pending()).await;
                Ok(())
            },
        );
        result.map(|_| ()).map_err(|error| error.to_string())
    }
}

async fn again_and_again(ctx: &Ctx, work: impl AsyncFn(&Ctx) -> Result<()>) -> Result<()> {
    loop {
        work(&Ctx { now: now(), ..ctx.clone() }).await?;
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

/// Two events and two messages that belong together, in one transaction.
async fn note(ctx: &Ctx, acknowledged: &Path) -> Result<()> {
    let id: Uuid = ctx.id();
    ctx.write(async |tx| {
        event::append(ctx, tx, Entry::new("note.opened", "note", id, Scope::Site).with(json!({ "note": id }))).await?;
        outbox::leave(ctx, tx, KIND, format!("{id} first"), &json!({})).await?;
        outbox::leave(ctx, tx, KIND, format!("{id} second"), &json!({})).await?;
        event::append(ctx, tx, Entry::new("note.closed", "note", id, Scope::Site)).await
    })
    .await?;
    append_line(acknowledged, &id.to_string())
}

/// A programme that differs from the one before.
async fn release(ctx: &Ctx, conference: &str, released: &Path) -> Result<()> {
    let turn = ctx.now.timestamp_micros();
    let entries = SESSIONS.iter().zip(0..).map(|(name, n)| entry(ctx.now, name, n, turn)).collect();
    let sheet = Sheet { frame: Frame::default(), rooms: vec![], tracks: vec![], entries, notices: vec![] };
    release_sheet(ctx, conference, sheet, String::new(), Intent::Release).await?;
    append_line(released, &turn.to_string())
}

fn entry(now: Instant, name: &str, n: u32, turn: i64) -> SheetEntry {
    let person = SheetPerson { name: format!("Speaker {}", (turn + i64::from(n)) % 7), ..SheetPerson::default() };
    SheetEntry {
        guid: Some(format!("session-{n}")),
        id: None,
        code: None,
        url: None,
        slug: None,
        title: format!("{name}, state {turn}"),
        subtitle: String::new(),
        summary: String::new(),
        description: String::new(),
        track: Some(format!("Track {}", n % 2)),
        kind: String::new(),
        language: String::new(),
        room: format!("Room {}", (turn + i64::from(n)) % 5),
        start: now + TimeDelta::hours(i64::from(n)),
        minutes: 45,
        persons: vec![person],
        links: vec![],
        do_not_record: false,
        recording_license: String::new(),
        feedback_url: None,
        place: Place::default(),
    }
}

/// Delivers by writing the idempotency key at the end of a file.
struct Append(PathBuf);

#[async_trait]
impl Deliver for Append {
    async fn deliver(&self, _: &Ctx, _: &str, _: &Value, idempotency_key: &str) -> Result<()> {
        // As long as a quick mail server takes, so that kills fall before the delivery and between it and its being noted.
        tokio::time::sleep(Duration::from_millis(4)).await;
        append_line(&self.0, idempotency_key)?;
        tokio::time::sleep(Duration::from_millis(4)).await;
        Ok(())
    }
}

/// A kill may cut a line; the break before the next keeps it apart.
fn append_line(file: &Path, line: &str) -> Result<()> {
    let mut file = OpenOptions::new().create(true).append(true).open(file).map_err(Error::fault)?;
    file.write_all(format!("\n{line}\n").as_bytes()).map_err(Error::fault)
}
