//! Founding a conference from a programme's file: for somebody who has a file and nothing else yet.

use chrono::NaiveDate;
use domain::{
    FieldErrors,
    conference::{Acronym, TypedConference},
    policy::Action,
    programme::{absorb::holds_sessions, sheet::Sheet},
    zone::Zone,
};

use super::{
    import_programme::{Import, import_programme, read_sheet},
    published::by_slug,
    release_sheet::{Intent, Outcome, nothing_left_of, release_sheet},
};
use crate::{
    Ctx, Error, Result,
    conference::{NewConference, create_conference, publish_conference},
    error::Check,
};

/// A conference to be founded from a file, where there is none under the slug yet.
#[derive(Clone, Debug)]
pub struct FromFile {
    /// The slug it gets.
    pub slug: String,
    /// The slug of the ecosystem it belongs to, if any.
    pub ecosystem: Option<String>,
    /// One of the themes; empty for the default.
    pub theme: String,
    /// The zone of a file that names none.
    pub zone: Option<String>,
    /// The file.
    pub import: Import,
}

/// Imports into the conference at `from.slug`; where there is none, founds it from what the file says about itself,
/// releases the programme and opens it to the public.
///
/// The file is read first: one that cannot be read founds nothing.
pub async fn found_programme(ctx: &Ctx, from: FromFile) -> Result<Outcome> {
    ctx.authorize_route(Action::FoundConference)?;
    match by_slug(ctx, &from.slug).await {
        Ok(_) => return import_programme(ctx, &from.slug, from.import).await,
        Err(Error::Refused(_)) => {}
        Err(fault) => return Err(fault),
    }
    if from.import.intent == Intent::Preview {
        let message =
            "There is no conference under this slug yet, so there is nothing to compare with. Import without preview.";
        return Err(Error::field("conference", "nothing-to-compare", message));
    }
    let sheet = read_sheet(from.import.file.clone(), from.zone.clone()).await?;
    if from.import.intent == Intent::Release && !holds_sessions(&sheet) {
        return Err(nothing_left_of(0));
    }
    let ecosystem = from.ecosystem.clone().unwrap_or_default();
    let new = NewConference { ecosystem, slug: from.slug.clone(), details: details(&sheet, &from)? };
    let id = create_conference(ctx, &new).await?;
    let outcome = release_sheet(ctx, &from.slug, sheet, from.import.comment, from.import.intent).await?;
    publish_conference(ctx, id).await?;
    Ok(outcome)
}

/// What the file says about its conference; dates from its sessions where it names none.
fn details(sheet: &Sheet, from: &FromFile) -> Result<TypedConference> {
    let frame = &sheet.frame;
    let zone = frame.zone.clone().or_else(|| from.zone.clone()).unwrap_or_else(|| "UTC".into());
    let (first, last) = days(sheet, &zone);
    let mut errors = FieldErrors::default();
    let (Some(start), Some(end)) = (frame.start.or(first), frame.end.or(last)) else {
        errors.add(
            "file",
            "no-days",
            "The file names neither days nor sessions, so no conference can be made from it.",
        );
        return errors.check().map(|()| TypedConference::default());
    };
    let year = chrono::Datelike::year(&start);
    let named = frame.acronym.as_deref().unwrap_or(&from.slug);
    Ok(TypedConference {
        title: frame.title.clone().filter(|title| !title.is_empty()).unwrap_or_else(|| from.slug.clone()),
        subtitle: frame.subtitle.clone().unwrap_or_default(),
        description: String::new(),
        acronym: Acronym::suggest(named, year).map_or(String::new(), |acronym| acronym.to_string()),
        start: start.to_string(),
        end: end.to_string(),
        zone,
        venue: frame.venue.clone().unwrap_or_default(),
        city: frame.city.clone().unwrap_or_default(),
        languages: languages(sheet),
        theme: from.theme.clone(),
        timeslot_minutes: frame.timeslot_minutes.map_or(String::new(), |minutes| minutes.to_string()),
        day_change: frame
            .day_change_minutes
            .map_or(String::new(), |minutes| format!("{:02}:{:02}", minutes / 60, minutes % 60)),
    })
}

fn days(sheet: &Sheet, zone: &str) -> (Option<NaiveDate>, Option<NaiveDate>) {
    let zone = Zone::named_or_utc(zone);
    let day = |instant| zone.day(instant, 0);
    let starts = || sheet.entries.iter().map(|entry| entry.start);
    (starts().min().map(day), starts().max().map(day))
}

/// The languages of the sessions, the most frequent first; English where none says.
fn languages(sheet: &Sheet) -> String {
    let mut counts = std::collections::BTreeMap::new();
    for entry in sheet.entries.iter().filter(|entry| !entry.language.is_empty()) {
        *counts.entry(entry.language.as_str()).or_insert(0_usize) += 1;
    }
    let mut tags: Vec<_> = counts.into_iter().collect();
    tags.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    if tags.is_empty() {
        "en".into()
    } else {
        tags.into_iter().map(|(tag, _)| tag).take(8).collect::<Vec<_>>().join(", ")
    }
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;

    use super::*;
    use crate::{
        on_both_databases,
        programme::published,
        testing::{code_of, fields_of},
    };

    const FILE: &str = r#"<schedule><version>v2</version><conference><title>Small Days</title><acronym>small-days</acronym>
        <start>2026-11-02</start><end>2026-11-02</end><time_zone_name>Europe/Vienna</time_zone_name></conference>
        <day index="1" date="2026-11-02"><room name="Hall"><event id="1" guid="8079583e-8321-506c-95af-fd2903a5f075">
        <date>2026-11-02T10:00:00+01:00</date><start>10:00</start><duration>00:30</duration><room>Hall</room>
        <title>Hello</title><language>de</language></event></room></day></schedule>"#;

    fn from(file: &str) -> FromFile {
        let import = Import { file: Bytes::from(file.to_owned()), comment: String::new(), intent: Intent::Release };
        FromFile { slug: "small-days".into(), ecosystem: None, theme: String::new(), zone: None, import }
    }

    on_both_databases! {
        async fn a_file_is_all_that_a_public_conference_needs(world: World) {
            let outcome = found_programme(&world.ctx, from(FILE)).await.expect("founded");
            assert_eq!(outcome.sessions, 1);
            let seen = published(&world.anonymous(), "small-days").await.expect("public");
            let conference = seen.conference;
            assert_eq!((conference.title.as_str(), conference.acronym.as_str()), ("Small Days", "small_days"));
            assert_eq!((conference.zone.as_str(), conference.languages.as_str()), ("Europe/Vienna", "de"));
            assert_eq!(seen.release.map(|release| release.version).as_deref(), Some("v2"));
        }

        async fn the_same_file_again_changes_nothing(world: World) {
            found_programme(&world.ctx, from(FILE)).await.expect("founded");
            assert_eq!(found_programme(&world.later(5), from(FILE)).await.expect("taken").release, None);
        }

        async fn a_file_without_sessions_founds_a_conference_only_when_that_is_confirmed(world: World) {
            let start = FILE.find("<event").expect("an event");
            let end = FILE.find("</event>").expect("its end") + "</event>".len();
            let mut empty = from(&format!("{}{}", &FILE[..start], &FILE[end..]));
            let refused = found_programme(&world.ctx, empty.clone()).await;
            assert_eq!(fields_of(refused), ["allow_empty nothing-left"]);
            assert_eq!(code_of(published(&world.ctx, "small-days").await), "not-found");
            empty.import.intent = Intent::ReleaseEvenEmpty;
            assert_eq!(found_programme(&world.ctx, empty).await.expect("founded").sessions, 0);
        }

        async fn half_a_file_founds_nothing(world: World) {
            let refused = found_programme(&world.ctx, from(&FILE[..FILE.len() / 2])).await;
            assert_eq!(code_of(refused), "file-incomplete");
            assert_eq!(code_of(published(&world.ctx, "small-days").await), "not-found");
        }
    }
}
