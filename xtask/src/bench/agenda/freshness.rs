//! How soon readers see a release that another process made.

use super::client::{Answer, get};
use super::plenary::{self, Data, Plenary};
use super::{ASKED, CONFERENCE, millis};
use crate::setup::postgres;
use crate::test::postgres::Server;
use anyhow::{Result, ensure};
use std::path::Path;
use std::time::{Duration, Instant};

/// `plenary import` beside the running site, on the same SQLite.
pub fn on_sqlite(site: &Plenary, data: &Data, file: &Path) -> Result<()> {
    let shown = import_and_wait(&[site], data, file)?;
    println!("\nAn import beside the running site shows {shown:.0} ms later (aim: at most 1000)");
    Ok(())
}

/// Two sites and `plenary import`, each a process of its own, on the same PostgreSQL.
pub fn on_postgres(work: &Path, before: &Path, after: &Path) -> Result<()> {
    let server = Server::start(&postgres::programs()?)?;
    let data = Data::on(work.join("postgres"), format!("{}/postgres", server.address()))?;
    plenary::import(&data, before, CONFERENCE)?;
    let (one, other) = (Plenary::start(&data)?, Plenary::start(&data)?);
    let shown = import_and_wait(&[&one, &other], &data, after)?;
    println!("With two sites on one PostgreSQL, the later one shows it {shown:.0} ms later (aim: at most 1000)");
    Ok(())
}

/// Milliseconds from the end of the import until every site answers with the new release.
fn import_and_wait(sites: &[&Plenary], data: &Data, file: &Path) -> Result<f64> {
    let before = tags(sites)?;
    plenary::import(data, file, CONFERENCE)?;
    let imported = Instant::now();
    while tags(sites)?.iter().zip(&before).any(|(now, before)| now == before) {
        ensure!(imported.elapsed() < Duration::from_secs(30), "the release never shows");
        std::thread::sleep(Duration::from_millis(10));
    }
    Ok(millis(imported.elapsed()))
}

fn tags(sites: &[&Plenary]) -> Result<Vec<Option<String>>> {
    let tag = |answer: &Answer| answer.header("etag").map(str::to_owned);
    sites.iter().map(|site| Ok(tag(&get(site.address(), ASKED[0].1, &[])?))).collect()
}
