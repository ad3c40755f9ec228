//! The agenda of somebody signed in, with their own stars in it.

use super::client::get;
use super::plenary::Plenary;
use super::{CONFERENCE, ROUNDS, median, wrk};
use crate::bench::verdict::Figure;
use anyhow::{Result, ensure};

/// Sessions that the reader marked.
const MARKED: usize = 40;
/// Most milliseconds that 99 of 100 answers take.
const P99: f64 = 25.0;
/// What holds the number of queries still; a load counts none.
const QUERIES: &str =
    "ones_own_day_asks_the_database_as_often_for_one_star_as_for_three in server/tests/it/programme.rs";

/// Prints how long the slowest of a hundred answers takes at eight connections.
pub fn measure(site: &Plenary, cookie: &str) -> Result<Vec<Figure>> {
    let path = format!("/c/{CONFERENCE}/my/2026-01-31");
    mark(site, &path, cookie)?;
    let page = get(site.address(), &path, &[("cookie", cookie)])?;
    let marked = String::from_utf8_lossy(&page.body).matches("aria-pressed=\"true\"").count();
    ensure!(page.status == 200 && marked == MARKED, "{path} answers {} with {marked} stars", page.status);
    let mut rounds = Vec::new();
    for _ in 0..ROUNDS {
        rounds.push(wrk::rate(&site.url(&path), "gzip", 8, Some(cookie))?);
    }
    let p99 = median(rounds.iter().map(|round| round.p99_millis).collect());
    let rate = median(rounds.iter().map(|round| round.per_second).collect());
    let figure = Figure::at_most(P99, "ms", "signed in, agenda of a day, p99 at 8 connections", p99);
    println!(
        "\nSigned in, agenda of a day with {MARKED} stars, gzip, {rate:.0} requests per second: {figure}{}",
        figure.mark()
    );
    println!("That the number of its queries does not grow is shown by the test {QUERIES}");
    Ok(vec![figure])
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
