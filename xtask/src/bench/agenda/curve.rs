//! What a session costs as programmes grow.

use super::client::get;
use super::plenary::{self, Data, Plenary};
use super::{beside_nginx, median, millis, wrk};
use crate::bench::verdict::Figure;
use anyhow::{Result, ensure};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::time::Instant;

const SIZES: [u32; 5] = [100, 300, 1_000, 3_000, 10_000];
const DAYS: u32 = 4;
const ROOMS: u32 = 40;
/// How often each cost is measured; the median counts.
const TIMES: usize = 5;

/// Between which sizes the cost of a session is compared. What is paid once for a programme, however large, weighs most in
/// the smallest and hides growth there; from 1,000 sessions on it hardly weighs.
const COMPARED: [(u32, u32); 2] = [(100, 10_000), (1_000, 10_000)];
/// How many times as much a session may cost in the larger programme. Where the whole grows linearly it is 1 at most. The
/// quarter is for noise, and less than what growth by n·log n would add from 1,000 to 10,000 sessions: a third.
const TOLERANCE: f64 = 1.25;

/// What a programme of some size cost.
struct Point {
    sessions: u32,
    import_millis: f64,
    first_page_millis: f64,
}

/// Milliseconds, by the number of sessions.
type Costs = BTreeMap<u32, f64>;

/// Prints the curve, and gives how the cost per session grows along it.
pub fn measure(folder: &Path) -> Result<Vec<Figure>> {
    println!("\nCost per session, made-up programmes over {DAYS} days, a day's agenda:\n");
    println!(
        "{:>9} {:>11} {:>13} {:>13} {:>15} {:>15}",
        "sessions", "import ms", "first page ms", "per 100 ms", "kilobytes (br)", "requests per s"
    );
    let points = SIZES.iter().map(|size| point(folder, *size)).collect::<Result<Vec<_>>>()?;
    let figures = growth(&points);
    println!(
        "\nA session's cost in the larger programme, as a multiple (tolerance: {TOLERANCE}, n·log n would be 1.33):"
    );
    for figure in &figures {
        println!("{figure}{}", figure.mark());
    }
    Ok(figures)
}

/// Prints one line of the curve.
fn point(folder: &Path, sessions: u32) -> Result<Point> {
    let file = folder.join(format!("{sessions}.xml"));
    fs::create_dir_all(folder)?;
    fs::write(&file, programme(sessions)?)?;
    let data = |nth: usize| Data::in_folder(folder.join(format!("{sessions}-{nth}")));
    let imports = (0..TIMES).map(|nth| imported(&data(nth), &file)).collect::<Result<Vec<_>>>()?;
    let data = data(0);
    let firsts = (0..TIMES).map(|_| first_page(&data)).collect::<Result<Vec<_>>>()?;
    let (import_millis, first_page_millis) = (median(imports), median(firsts));
    let site = Plenary::start_for(&data, "/")?;
    let page = beside_nginx::settled(&site, PAGE, "br")?;
    let round = wrk::rate(&site.url(PAGE), "br", 64, None)?;
    println!(
        "{sessions:>9} {import_millis:>11.0} {first_page_millis:>13.0} {:>13.2} {:>15} {:>15.0}",
        first_page_millis / f64::from(sessions) * 100.0,
        page.body.len() / 1000,
        round.per_second
    );
    Ok(Point { sessions, import_millis, first_page_millis })
}

/// How many times as much a session costs in a larger programme: once imported, once shown.
fn growth(points: &[Point]) -> Vec<Figure> {
    let import: Costs = points.iter().map(|point| (point.sessions, point.import_millis)).collect();
    let first_page: Costs = points.iter().map(|point| (point.sessions, point.first_page_millis)).collect();
    let mut figures = Vec::new();
    for (what, costs) in [("import", import), ("first page", first_page)] {
        for (from, to) in COMPARED {
            // A size that was not measured gives no number, which misses the aim.
            let of = |size: u32| costs.get(&size).copied().unwrap_or(f64::NAN) / f64::from(size);
            let name = format!("{what}, cost of a session at {to} beside {from}");
            figures.push(Figure::at_most(TOLERANCE, "×", name, of(to) / of(from)));
        }
    }
    figures
}

fn imported(data: &Data, file: &Path) -> Result<f64> {
    let begun = Instant::now();
    plenary::import(data, file, "made-up")?;
    Ok(millis(begun.elapsed()))
}

const PAGE: &str = "/c/made-up/schedule/2026-06-01";

/// How long the first reader of a release waits: it is read, unpacked, rendered and compressed for them.
fn first_page(data: &Data) -> Result<f64> {
    let site = Plenary::start_for(data, "/")?;
    let begun = Instant::now();
    let answer = get(site.address(), PAGE, &[("accept-encoding", "gzip")])?;
    ensure!(answer.status == 200, "{PAGE} answers {}", answer.status);
    Ok(millis(begun.elapsed()))
}

/// A schedule.xml of `size` sessions, a quarter of an hour each.
fn programme(size: u32) -> Result<String> {
    let mut xml = String::from(
        "<schedule><version>v1</version><conference><title>Made up</title><acronym>made_up</acronym><start>2026-06-01</start>\
         <end>2026-06-04</end><time_zone_name>Europe/Brussels</time_zone_name></conference>",
    );
    let mut number = 0;
    for day in 1..=DAYS {
        write!(xml, "<day index=\"{day}\" date=\"2026-06-0{day}\">")?;
        let of_day = size / DAYS;
        for room in 0..ROOMS {
            write!(xml, "<room name=\"Room {room}\">")?;
            for place in 0..(of_day + ROOMS - 1 - room) / ROOMS {
                number += 1;
                let minutes = 8 * 60 + place * 10;
                let (hour, minute) = (minutes / 60, minutes % 60);
                let words = "What was learnt while building it, what failed, and what comes next. ".repeat(6);
                write!(
                    xml,
                    "<event id=\"{number}\" guid=\"00000000-0000-4000-8000-{number:012}\"><date>2026-06-0{day}T{hour:02}:{minute:02}:00+02:00</date>\
                     <start>{hour:02}:{minute:02}</start><duration>00:10</duration><room>Room {room}</room>\
                     <title>Session {number} about something in particular</title><track>Track {}</track><type>talk</type>\
                     <language>en</language><abstract>{words}</abstract><persons><person id=\"{}\">Speaker {}</person></persons></event>",
                    number % 50,
                    number / 2,
                    number / 2,
                )?;
            }
            xml.push_str("</room>");
        }
        xml.push_str("</day>");
    }
    xml.push_str("</schedule>");
    Ok(xml)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn missed(cost: impl Fn(f64) -> f64) -> Vec<bool> {
        let point = |size: &u32| {
            let millis = cost(f64::from(*size));
            Point { sessions: *size, import_millis: millis, first_page_millis: millis }
        };
        growth(&SIZES.iter().map(point).collect::<Vec<_>>()).iter().map(|figure| !figure.is_met()).collect()
    }

    #[test]
    fn linear_cost_passes_with_and_without_what_is_paid_once() {
        assert_eq!(missed(|n| 0.01 * n), [false; 4]);
        assert_eq!(missed(|n| 3.0 + 0.005 * n), [false; 4]);
        assert_eq!(missed(|n| 3.0 + 0.005 * n * if n > 5_000.0 { 1.2 } else { 1.0 }), [false; 4], "noise");
    }

    #[test]
    fn growth_is_seen_although_what_is_paid_once_hides_it_in_the_smallest() {
        assert_eq!(missed(|n| n * n.ln()), [true; 4]);
        // At 100 sessions nearly all of it is paid once, so that 10,000 look cheap beside them.
        assert_eq!(missed(|n| 20.0 + 0.000_004 * n * n), [false, true, false, true]);
    }

    #[test]
    fn a_size_that_is_missing_is_missed() {
        assert!(growth(&[]).iter().all(|figure| !figure.is_met()));
    }
}
