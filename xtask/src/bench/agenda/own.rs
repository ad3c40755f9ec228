//! The agenda of somebody signed in, with their own stars in it.

use super::client::get;
use super::plenary::Plenary;
use super::{CONFERENCE, ROUNDS, mail, median, wrk};
use anyhow::{Result, ensure};
use std::path::Path;

/// Sessions that the reader marked.
const MARKED: usize = 40;

/// Prints how long the slowest of a hundred answers takes at eight connections.
pub fn measure(site: &Plenary, data: &Path) -> Result<()> {
    let cookie = mail::sign_up(site, data)?;
    let path = format!("/c/{CONFERENCE}/my/2026-01-31");
    mark(site, &path, &cookie)?;
    let page = get(site.address(), &path, &[("cookie", &cookie)])?;
    let marked = String::from_utf8_lossy(&page.body).matches("aria-pressed=\"true\"").count();
    ensure!(page.status == 200 && marked == MARKED, "{path} answers {} with {marked} stars", page.status);
    let mut rounds = Vec::new();
    for _ in 0..ROUNDS {
        rounds.push(wrk::rate(&site.url(&path), "gzip", 8, Some(&cookie))?);
    }
    let p99 = median(rounds.iter().map(|round| round.p99_millis).collect());
    let rate = median(rounds.iter().map(|round| round.per_second).collect());
    println!(
        "\nSigned in, agenda of a day with {MARKED} stars, 8 connections, gzip: p99 {p99:.1} ms (aim: at most 25), {rate:.0} \
         requests per second"
    );
    Ok(())
}

/// Marks the first sessions of the page, all with one form.
fn mark(site: &Plenary, path: &str, cookie: &str) -> Result<()> {
    let page = get(site.address(), path, &[("cookie", cookie)])?;
    let page = String::from_utf8_lossy(&page.body).into_owned();
    let codes = page.split("name=\"add\"").skip(1).filter_map(|rest| rest.split("value=\"").nth(1)?.split('"').next());
    let form: Vec<String> = codes.take(MARKED).map(|code| format!("add={code}")).collect();
    let headers =
        [("cookie", cookie), ("content-type", "application/x-www-form-urlencoded"), ("sec-fetch-site", "same-origin")];
    let answer = super::client::ask(site.address(), "POST", path, &headers, &form.join("&"))?;
    ensure!(answer.status == 303, "marking answers {}", answer.status);
    Ok(())
}
