//! `plenary verify`

use std::path::{Path, PathBuf};

use clap::Args;
use domain::policy::{Actor, Scope};
use exchange::record::{Record, verify};
use service::{
    archive::{Manifest, verify_record},
    record::seal::{chains, find_head, verify_chain},
};

use super::{Common, open::open, shown};
use crate::record::unpacked;

/// What `plenary verify` takes.
#[derive(Debug, Args)]
pub struct Verify {
    /// Records of groups (folders, or `.tar`), and records of ballots to be counted again, each of these followed by the next
    /// one of its group. They need neither a site nor a database; without any, the hash chains of this site's event log are
    /// checked.
    records: Vec<PathBuf>,
    /// A head of a chain that was noted elsewhere, such as in the mail that a ballot is closed: it must still be there.
    /// May be given several times.
    #[arg(long, value_name = "HASH", conflicts_with = "records")]
    head: Vec<String>,
    #[command(flatten)]
    common: Common,
}

impl Verify {
    /// Checks records, or else every scope's hash chain; fails if anything does not hold.
    pub async fn run(&self) -> Result<(), String> {
        if self.records.is_empty() {
            return of_site(&self.common, &self.head).await;
        }
        let (groups, ballots): (Vec<PathBuf>, Vec<PathBuf>) =
            self.records.iter().cloned().partition(|path| is_group(path));
        let (mut lines, mut holds) = told(&ballots)?;
        for path in &groups {
            let (more, fits) = told_of_group(path)?;
            lines.extend(more);
            holds &= fits;
        }
        for line in lines {
            println!("{}", shown(&line));
        }
        if holds { Ok(()) } else { Err("A record does not say what happened, or was changed.".into()) }
    }
}

/// The record of a group is a folder or a `.tar`; that of a ballot is one text.
fn is_group(path: &Path) -> bool {
    path.is_dir() || path.extension().is_some_and(|extension| extension == "tar")
}

/// What is to be said of the record of a group, and whether it holds.
fn told_of_group(path: &Path) -> Result<(Vec<String>, bool), String> {
    let record = unpacked(path)?;
    let verified = verify_record(record.path()).map_err(|flaw| format!("{}: {}", path.display(), shown(&flaw)))?;
    let Manifest { group, level, chain, hash, .. } = &verified.manifest;
    let mark = if verified.flaws.is_empty() { '✓' } else { '✗' };
    let mut lines = vec![
        format!("{mark} {}: the {level} record; {hash}", group.name),
        format!(
            "  {} events under {} seals, {} withheld; head {}",
            chain.events, chain.seals, chain.withheld, chain.head
        ),
    ];
    lines.extend(verified.flaws.iter().map(|flaw| format!("  {flaw}")));
    Ok((lines, verified.flaws.is_empty()))
}

/// What is to be said of each record of a ballot, and whether all hold.
fn told(records: &[PathBuf]) -> Result<(Vec<String>, bool), String> {
    let (mut lines, mut holds, mut previous) = (Vec::new(), true, None::<String>);
    for path in records {
        let record = read(path)?;
        let flaws = verify(&record, previous.as_deref());
        let mark = if flaws.is_empty() { '✓' } else { '✗' };
        let (title, voters) = (&record.ballot.title, record.electorate.len());
        lines.push(format!("{mark} {title}: {voters} who could vote, counted again; record {}", record.hash));
        lines.extend(flaws.iter().map(|flaw| format!("  {flaw}")));
        holds &= flaws.is_empty();
        previous = Some(record.hash);
    }
    Ok((lines, holds))
}

fn read(path: &Path) -> Result<Record, String> {
    let bytes = std::fs::read(path).map_err(|error| format!("{} cannot be read: {error}.", path.display()))?;
    Record::read(&bytes).map_err(|error| format!("{}: {error}", path.display()))
}

fn called(scope: Scope) -> String {
    scope.id().map_or_else(|| scope.kind().to_string(), |id| format!("{} {id}", scope.kind()))
}

async fn of_site(common: &Common, heads: &[String]) -> Result<(), String> {
    let ctx = open(common, Actor::System { name: "verify" }).await?;
    let mut flaws = 0;
    for scope in chains(&ctx).await.map_err(|error| error.to_string())? {
        let chain = verify_chain(&ctx, scope).await.map_err(|error| error.to_string())?;
        let name = called(scope);
        println!(
            "{} {name}: {} events under {} seals, {} erased, {} not yet sealed; head {}",
            if chain.flaws.is_empty() { '✓' } else { '✗' },
            chain.events,
            chain.seals,
            chain.erased,
            chain.unsealed,
            chain.head
        );
        for flaw in &chain.flaws {
            println!("  {flaw}");
        }
        flaws += chain.flaws.len();
    }
    for head in heads {
        if let Some(found) = find_head(&ctx, head).await.map_err(|error| error.to_string())? {
            let (name, number) = (called(found.scope), found.number);
            println!("✓ {head}: seal {number} of {name}, made {}", found.sealed_at.format("%Y-%m-%d %H:%M UTC"));
        } else {
            println!("✗ {head}: no seal of this site has this hash");
            flaws += 1;
        }
    }
    if flaws == 0 { Ok(()) } else { Err("The record was changed after it was sealed.".into()) }
}
