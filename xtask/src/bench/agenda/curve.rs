//! What a session costs as programmes grow.

use super::client::get;
use super::plenary::{self, Data, Plenary};
use super::{median, millis, wrk};
use anyhow::{Result, ensure};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::time::Instant;

const SIZES: [u32; 5] = [100, 300, 1_000, 3_000, 10_000];
const DAYS: u32 = 4;
const ROOMS: u32 = 40;

/// Prints the curve.
pub fn measure(folder: &Path) -> Result<()> {
    println!("\nCost per session, made-up programmes over {DAYS} days, a day's agenda:\n");
    println!(
        "{:>9} {:>11} {:>13} {:>13} {:>15} {:>15}",
        "sessions", "import ms", "first page ms", "per 100 ms", "kilobytes (br)", "requests per s"
    );
    let mut per_session = Vec::new();
    for size in SIZES {
        let data = folder.join(size.to_string());
        fs::create_dir_all(&data)?;
        let file = data.join("schedule.xml");
        let data = Data::in_folder(data);
        fs::write(&file, programme(size)?)?;
        let begun = Instant::now();
        plenary::import(&data, &file, "made-up")?;
        let import = begun.elapsed();
        let firsts = (0..3).map(|_| first_page(&data)).collect::<Result<Vec<_>>>()?;
        let first = median(firsts);
        let site = Plenary::start_for(&data, "/")?;
        let page = super::settled(&site, PAGE, "br")?;
        let round = wrk::rate(&site.url(PAGE), "br", 64, None)?;
        let per_hundred = first / f64::from(size) * 100.0;
        per_session.push(per_hundred);
        println!(
            "{size:>9} {:>11.0} {first:>13.0} {per_hundred:>13.2} {:>15} {:>15.0}",
            millis(import),
            page.body.len() / 1000,
            round.per_second
        );
    }
    let grows = per_session.last() > per_session.first();
    println!(
        "\nThe cost per session {} from the smallest to the largest.",
        if grows { "grows: MISSED" } else { "does not grow" }
    );
    Ok(())
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
