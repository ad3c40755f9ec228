//! What a programme's file says about its conference, in the form in which a conference is founded.
//!
//! A programme is not refused for a detail of its frame: what no conference can have gives way to what the sessions
//! say or to a default, and is told.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use domain::{
    FieldErrors,
    conference::{Acronym, Days, Languages, TypedConference},
    programme::{
        language::language_tag,
        notices::Notices,
        sheet::{Place, Sheet},
        tidy,
    },
    zone::Zone,
};

use super::found_programme::FromFile;
use crate::{Ctx, Error, Result, conference::acronym_is_free, error::Check};

/// Most characters of a conference's title, subtitle, venue and city.
const LINE_MAX: usize = 200;

/// What the conference is founded with; what gave way is added to `notices`.
pub(super) async fn details(
    ctx: &Ctx,
    sheet: &Sheet,
    from: &FromFile,
    notices: &mut Notices,
) -> Result<TypedConference> {
    let frame = &sheet.frame;
    let zone = zone(sheet, from, notices)?;
    let days = days(sheet, &zone, notices)?;
    let mut line = |name, text: &Option<String>| short(name, text.as_deref().unwrap_or_default(), notices);
    let (title, subtitle) = (line("title", &frame.title), line("subtitle", &frame.subtitle));
    let (venue, city) = (line("venue", &frame.venue), line("city", &frame.city));
    Ok(TypedConference {
        title: Some(title).filter(|title| !title.is_empty()).unwrap_or_else(|| from.slug.clone()),
        subtitle,
        description: String::new(),
        acronym: acronym(ctx, sheet, from, days.start.year(), notices).await?,
        start: days.start.to_string(),
        end: days.end.to_string(),
        zone: zone.to_string(),
        venue,
        city,
        languages: languages(sheet, notices),
        theme: from.theme.clone(),
        timeslot_minutes: frame.timeslot_minutes.map_or(String::new(), |minutes| minutes.to_string()),
        day_change: frame
            .day_change_minutes
            .map_or(String::new(), |minutes| format!("{:02}:{:02}", minutes / 60, minutes % 60)),
    })
}

/// The file's zone, else the one that the importer named, else UTC.
fn zone(sheet: &Sheet, from: &FromFile, notices: &mut Notices) -> Result<Zone> {
    let mut errors = FieldErrors::default();
    let named = from.zone.as_deref().map(|zone| errors.take("zone", Zone::parse(zone)));
    errors.check()?;
    if let Some(zone) = sheet.frame.zone.as_deref().and_then(Zone::meant).or(named.flatten()) {
        return Ok(zone);
    }
    notices.add(&place("time_zone_name"), "zone-defaulted", || {
        "The file names no zone that a conference can have, so this one got UTC. Set it in the conference's settings."
            .into()
    });
    Ok(Zone::named_or_utc("UTC"))
}

/// The days that the file names, in order; those of its sessions where it names none that can be meant.
fn days(sheet: &Sheet, zone: &Zone, notices: &mut Notices) -> Result<Days> {
    let held = || sheet.entries.iter().map(|entry| zone.day(entry.start, 0));
    let named = [sheet.frame.start, sheet.frame.end].into_iter().flatten();
    let written = named.clone().min().zip(named.max()).and_then(|(first, last)| possible(first, last));
    if let Some(days) = written {
        return Ok(days);
    }
    let Some((first, last)) = held().min().zip(held().max()) else {
        let message = "The file names neither days nor sessions, so no conference can be made from it.";
        return Err(Error::field("file", "no-days", message));
    };
    let longest = first + chrono::TimeDelta::days(Days::MOST - 1);
    let days = possible(first, last).or_else(|| possible(first, longest)).ok_or_else(|| {
        Error::field("file", "no-days", "The days of the file's sessions are not between 1970 and 2199.")
    })?;
    if sheet.frame.start.is_some() || sheet.frame.end.is_some() || days.end != last {
        notices.add(&place("start"), "days-defaulted", || {
            format!(
                "A conference cannot have the days that the file names; this one got {} to {}. Check them in the conference's settings.",
                days.start, days.end
            )
        });
    }
    Ok(days)
}

fn possible(first: NaiveDate, last: NaiveDate) -> Option<Days> {
    Days::check(&first.to_string(), &last.to_string(), &mut FieldErrors::default())
}

fn short(name: &str, text: &str, notices: &mut Notices) -> String {
    let text = tidy::line(text);
    let kept: String = text.chars().take(LINE_MAX).collect();
    if kept.len() < text.len() {
        notices.add(&place(name), "conference-value", || {
            format!(
                "The {name} is longer than {LINE_MAX} characters; in the conference's settings its end was left out."
            )
        });
    }
    kept.trim_end().to_owned()
}

/// The file's acronym, or the first of those like it that no other conference bears.
async fn acronym(ctx: &Ctx, sheet: &Sheet, from: &FromFile, year: i32, notices: &mut Notices) -> Result<String> {
    let written = sheet.frame.acronym.as_deref().unwrap_or(&from.slug);
    let with_year = format!("{written}_{year}");
    let numbered = (2..100).map(|number| format!("{}_{number}", from.slug));
    let candidates = [written.to_owned(), from.slug.clone(), with_year].into_iter().chain(numbered);
    for acronym in candidates.filter_map(|candidate| Acronym::suggest(&candidate, year)) {
        if !acronym_is_free(ctx, &acronym).await? {
            continue;
        }
        if Acronym::suggest(written, year).is_some_and(|first| first != acronym) {
            notices.add(&place("acronym"), "acronym-taken", || {
                format!("Another conference has the acronym “{written}”; this one got “{acronym}”.")
            });
        }
        return Ok(acronym.to_string());
    }
    Ok(String::new())
}

/// The languages of the sessions, the most frequent first; English where none says.
fn languages(sheet: &Sheet, notices: &mut Notices) -> String {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for tag in sheet.entries.iter().map(|entry| language_tag(&entry.language)).filter(|tag| !tag.is_empty()) {
        *counts.entry(tag).or_default() += 1;
    }
    let mut tags: Vec<_> = counts.into_iter().collect();
    tags.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let (good, odd): (Vec<_>, Vec<_>) = tags.into_iter().partition(|(tag, _)| Languages::parse(tag).is_ok());
    for (tag, _) in odd {
        notices.add(&place("languages"), "conference-value", || {
            format!("“{tag}” cannot be a language of a conference; it was left out of this one's.")
        });
    }
    let good: Vec<_> = good.into_iter().map(|(tag, _)| tag).take(8).collect();
    if good.is_empty() { "en".into() } else { good.join(", ") }
}

fn place(name: &str) -> Place {
    Place { line: 0, path: format!("conference {name}") }
}
