//! `plenary import proposals`

use std::path::PathBuf;

use clap::Args;
use domain::{
    FieldError,
    policy::{Action, Actor},
};
use service::{
    Ctx, Error,
    cfp::{Fate, Imported, ReadTable, TABLE_BYTES_MOST, call, import_table, read_table},
    conference::conference,
};

use super::{Common, import::read_up_to, message, open::open};

/// What `plenary import proposals` takes. Also while the site runs.
#[derive(Debug, Args)]
pub struct Proposals {
    /// A table (CSV) as the proposals of a call are written to.
    file: PathBuf,
    /// The conference's slug.
    #[arg(long)]
    conference: String,
    /// The slug of the call.
    #[arg(long)]
    call: String,
    /// Say what would become of each row and keep nothing.
    #[arg(long)]
    preview: bool,
    #[command(flatten)]
    common: Common,
}

impl Proposals {
    /// Imports.
    pub async fn run(self) -> Result<(), String> {
        let file = read_up_to(&self.file, TABLE_BYTES_MOST)
            .map_err(|error| format!("{} cannot be read: {error}. Nothing was changed.", self.file.display()))?;
        let ctx = open(&self.common, Actor::System { name: "plenary import" }).await?;
        let imported = self.import(&ctx, &file).await;
        ctx.db.clone().close().await.map_err(|error| error.to_string())?;
        imported
    }

    async fn import(&self, ctx: &Ctx, file: &[u8]) -> Result<(), String> {
        let found = conference(ctx, &self.conference, Action::EnterProposals).await;
        let facts = found.and_then(service::Found::here);
        let facts = facts.map_err(|error| missing(error, &format!("conference “{}”", self.conference)))?;
        let to = call(ctx, &facts, &self.call).await;
        let to = to.map_err(|error| missing(error, &format!("call “{}” at this conference", self.call)))?;
        let read = read_table(ctx, &facts, to.id, file).await.map_err(message)?;
        let refused = tell(&read);
        if refused > 0 {
            return Err(format!("{refused} cells are refused. Nothing was changed."));
        }
        if self.preview {
            println!("This was a preview; nothing was changed.");
            return Ok(());
        }
        let Imported { made, known, over, letters } = import_table(ctx, to.id, file).await.map_err(message)?;
        println!("{made} proposals handed in, {known} here already, {over} passed over; {letters} links are mailed");
        println!("{}", ctx.settings.address(&format!("/c/{}/organise/calls/{}/proposals", facts.slug, to.slug)));
        Ok(())
    }
}

/// Says what would become of a table, what is refused line by line; returns how much that is.
fn tell(read: &ReadTable) -> usize {
    if !read.unread.is_empty() {
        println!("columns that are not read: {}", read.unread.join(", "));
    }
    let mut refused = 0;
    for (line, FieldError { field, code, message }) in read.refused() {
        println!("line {line}, {field}: {message} [{code}]");
        refused += 1;
    }
    let count = |fate: &Fate| read.count(|other| other == fate);
    println!(
        "{} new, {} here already, {} passed over as withdrawn or cancelled",
        count(&Fate::New),
        count(&Fate::Known),
        count(&Fate::Over)
    );
    refused
}

fn missing(error: Error, what: &str) -> String {
    match &error {
        Error::Refused(problem) if problem.code == "not-found" => format!("There is no {what}."),
        _ => message(error),
    }
}
