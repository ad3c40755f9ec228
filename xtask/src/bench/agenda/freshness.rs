//! How soon readers see a release: one of their own process, and one that another process made.

use super::client::{ask, get};
use super::plenary::{self, Data, Plenary};
use super::{ASKED, CONFERENCE, millis};
use crate::bench::verdict::Figure;
use crate::setup::postgres;
use crate::test::postgres::Server;
use anyhow::{Result, ensure};
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

/// Most milliseconds until a release of another process shows.
const SOON: f64 = 1000.0;
/// Requests after which a release that does not show never will.
const PATIENCE: u32 = 100;

/// A release through the site itself, by REST: it shows on the very next request.
pub fn in_its_own_process(site: &Plenary, cookie: &str, file: &Path) -> Result<Vec<Figure>> {
    let before = tags(&[site])?;
    let headers = [("cookie", cookie), ("content-type", "application/xml"), ("sec-fetch-site", "same-origin")];
    let path = format!("/api/v1/conferences/{CONFERENCE}/releases");
    let answer = ask(site.address(), "POST", &path, &headers, &fs::read_to_string(file)?)?;
    ensure!(answer.status == 201, "{path} answers {}: {}", answer.status, String::from_utf8_lossy(&answer.body));
    let mut requests = 1;
    while tags(&[site])? == before {
        ensure!(requests < PATIENCE, "the release never shows");
        requests += 1;
    }
    let figure = Figure::at_most(1.0, "requests later", "a release of its own process shows", f64::from(requests));
    println!("\nIn its own process: {figure}{}", figure.mark());
    Ok(vec![figure])
}

/// `plenary import` beside the running site, on the same SQLite.
pub fn on_sqlite(site: &Plenary, data: &Data, file: &Path) -> Result<Vec<Figure>> {
    Ok(shown("an import beside the running site shows, SQLite", import_and_wait(&[site], data, file)?))
}

/// Two sites and `plenary import`, each a process of its own, on the same PostgreSQL.
pub fn on_postgres(work: &Path, before: &Path, after: &Path) -> Result<Vec<Figure>> {
    let server = Server::start(&postgres::programs()?)?;
    let data = Data::on(work.join("postgres"), format!("{}/postgres", server.address()))?;
    plenary::import(&data, before, CONFERENCE)?;
    let (one, other) = (Plenary::start(&data)?, Plenary::start(&data)?);
    let after_millis = import_and_wait(&[&one, &other], &data, after)?;
    Ok(shown("an import shows in both of two sites on one PostgreSQL", after_millis))
}

fn shown(what: &str, after_millis: f64) -> Vec<Figure> {
    let figure = Figure::at_most(SOON, "ms later", what, after_millis);
    println!("\n{figure}{}", figure.mark());
    vec![figure]
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

/// What each site says that the agenda is, in one word for each state of it.
fn tags(sites: &[&Plenary]) -> Result<Vec<String>> {
    let tag = |site: &&Plenary| {
        let answer = get(site.address(), ASKED[0].1, &[])?;
        ensure!(answer.status == 200, "{} answers {}", ASKED[0].1, answer.status);
        Ok(answer.header("etag").unwrap_or_default().to_owned())
    };
    sites.iter().map(tag).collect()
}
