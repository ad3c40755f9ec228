//! Founding a conference from a programme's file: for somebody who has a file and nothing else yet.

use domain::{
    id::PersonId,
    policy::Action,
    programme::{absorb::holds_sessions, notices::Notices},
};

use super::{
    founding::details,
    import_programme::{Import, import_programme, read_sheet},
    published::by_slug,
    release_sheet::{Intent, Outcome, nothing_left_of, release_sheet},
};
use crate::{
    Ctx, Error, Result,
    conference::{NewConference, create_conference_for, publish_conference},
    identity::person_at,
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
    /// An address of the account that is to own it; whoever founds it does in any case.
    pub owner: Option<String>,
    /// The file.
    pub import: Import,
}

/// Imports into the conference at `from.slug`; where there is none, founds it from what the file says about itself,
/// releases the programme and opens it to the public.
///
/// The file is read first: one that cannot be read founds nothing. What of its frame no conference can have gives way to
/// a default and is told.
pub async fn found_programme(ctx: &Ctx, from: FromFile) -> Result<Outcome> {
    ctx.authorize_route(Action::FoundConference)?;
    match by_slug(ctx, &from.slug).await {
        Ok(_) if from.owner.is_some() => return Err(already_founded()),
        Ok(_) => return import_programme(ctx, &from.slug, from.import).await,
        Err(Error::Refused(_)) => {}
        Err(fault) => return Err(fault),
    }
    if from.import.intent == Intent::Preview {
        let message =
            "There is no conference under this slug yet, so there is nothing to compare with. Import without preview.";
        return Err(Error::field("conference", "nothing-to-compare", message));
    }
    let owner = owner(ctx, &from).await?;
    let mut sheet = read_sheet(from.import.file.clone(), from.zone.clone()).await?;
    if from.import.intent == Intent::Release && !holds_sessions(&sheet) {
        return Err(nothing_left_of(0));
    }
    let ecosystem = from.ecosystem.clone().unwrap_or_default();
    let mut notices = Notices::default();
    let details = details(ctx, &sheet, &from, &mut notices).await?;
    sheet.notices.extend(notices.finish());
    let new = NewConference { ecosystem, slug: from.slug.clone(), details };
    let id = create_conference_for(ctx, &new, owner).await?;
    let outcome = release_sheet(ctx, &from.slug, sheet, from.import.comment, from.import.intent).await?;
    publish_conference(ctx, id).await?;
    Ok(outcome)
}

/// Who is to own the conference; administrators alone name somebody.
async fn owner(ctx: &Ctx, from: &FromFile) -> Result<Option<PersonId>> {
    let Some(address) = &from.owner else { return Ok(ctx.actor.person()) };
    let named = person_at(ctx, address).await;
    named.map(Some).map_err(|error| error.about_field("owner", "no-account"))
}

fn already_founded() -> Error {
    let message = "This conference is there already; its team invites owners. Import into it without naming one.";
    Error::field("owner", "already-founded", message)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use bytes::Bytes;
    use domain::{policy::Scope, programme::slugs::slugify};

    use super::*;
    use crate::{
        on_both_databases,
        programme::published,
        team::team,
        testing::{code_of, fields_of},
    };

    const FILE: &str = r#"<schedule><version>v2</version><conference><title>Small Days</title><acronym>small-days</acronym>
        <start>2026-11-02</start><end>2026-11-02</end><time_zone_name>Europe/Vienna</time_zone_name></conference>
        <day index="1" date="2026-11-02"><room name="Hall"><event id="1" guid="8079583e-8321-506c-95af-fd2903a5f075">
        <date>2026-11-02T10:00:00+01:00</date><start>10:00</start><duration>00:30</duration><room>Hall</room>
        <title>Hello</title><language>de</language></event></room></day></schedule>"#;

    fn from(file: &str) -> FromFile {
        let import = Import { file: Bytes::from(file.to_owned()), comment: String::new(), intent: Intent::Release };
        FromFile { slug: "small-days".into(), ecosystem: None, theme: String::new(), zone: None, owner: None, import }
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

        async fn every_fixture_and_every_real_file_founds_a_conference(world: World) {
            let here = Path::new(env!("CARGO_MANIFEST_DIR"));
            let mut founded = 0;
            for folder in ["../exchange/tests/fixtures", "../../shared/data/schedules"] {
                let Ok(files) = std::fs::read_dir(here.join(folder)) else { continue };
                for file in files.map(|file| file.expect("an entry").path()) {
                    let bytes = std::fs::read(&file).expect("a file");
                    let name = slugify(&file.file_stem().expect("a name").to_string_lossy());
                    // The eight states of one programme differ in nothing that founding looks at.
                    if name.contains("-rev") && !name.ends_with("-rev08") {
                        continue;
                    }
                    let mut file = from("");
                    (file.slug, file.import.file) = (name.clone(), bytes.into());
                    let outcome = found_programme(&world.ctx, file).await;
                    assert!(outcome.is_ok_and(|outcome| outcome.sessions > 0), "{name}");
                    founded += 1;
                }
            }
            assert!(founded >= 3, "{founded}");
        }

        async fn a_frame_that_no_conference_can_have_gives_way_and_is_told(world: World) {
            let long = "x".repeat(300);
            for (written, instead, code) in [
                ("Europe/Vienna", "CET", "zone-changed"),
                ("Europe/Vienna", "Etc/GMT+1", "zone-defaulted"),
                ("Small Days", long.as_str(), "conference-value"),
                ("<end>2026-11-02", "<end>2026-10-30", "dates-reversed"),
                ("<end>2026-11-02", "<end>2027-11-02", "days-defaulted"),
                ("<start>2026-11-02", "<start>02.11.2026", "conference-value"),
                ("<end>2026", "<timeslot_duration>00:00</timeslot_duration><end>2026", "conference-value"),
                ("<end>2026", "<timeslot_duration>02:30</timeslot_duration><end>2026", "conference-value"),
                ("<end>2026", "<day_change>25:99</day_change><end>2026", "conference-value"),
                ("<date>2026-11-02", "<date>2026-11-04", "outside-days"),
                ("<date>2026-11-02", "<date>2026-11-01", "outside-days"),
                ("<language>de", "<language>Klingon!", "language-unknown"),
                ("<language>de", "<language>de-x-formal", "conference-value"),
            ] {
                let mut odd = from(&FILE.replace(written, instead));
                odd.slug = format!("odd-{}", world.events().await.len());
                let outcome = found_programme(&world.ctx, odd.clone()).await.expect("founded");
                let codes: Vec<_> = outcome.notices.iter().map(|notice| notice.code.as_str()).collect();
                assert!(codes.contains(&code), "{instead}: {codes:?}");
                assert_eq!(found_programme(&world.ctx, odd).await.expect("taken").release, None, "{instead}");
            }
        }

        async fn names_of_languages_become_tags(world: World) {
            found_programme(&world.ctx, from(&FILE.replace("<language>de", "<language>German"))).await.expect("founded");
            let seen = published(&world.anonymous(), "small-days").await.expect("public");
            assert_eq!((seen.conference.languages.as_str(), seen.programme.sessions[0].language.as_str()), ("de", "de"));
        }

        async fn a_second_edition_gets_an_acronym_of_its_own_and_is_told(world: World) {
            found_programme(&world.ctx, from(FILE)).await.expect("founded");
            for (slug, acronym) in [("small-days-2027", "small_days_2027"), ("small-days-2026", "small_days_2026")] {
                let next = FromFile { slug: slug.into(), ..from(FILE) };
                let outcome = found_programme(&world.ctx, next).await.expect("founded");
                assert!(outcome.notices.iter().any(|notice| notice.code == "acronym-taken"));
                assert_eq!(published(&world.ctx, slug).await.expect("there").conference.acronym, acronym);
            }
        }

        async fn a_zone_that_the_importer_names_must_be_one(world: World) {
            let nowhere = FromFile { zone: Some("Europe/Atlantis".into()), ..from(FILE) };
            assert_eq!(fields_of(found_programme(&world.ctx, nowhere).await), ["zone zone"]);
        }

        async fn who_is_named_owns_it(world: World) {
            let ada = world.person("Ada Lovelace").await;
            let address = ada.address.clone();
            let nobody = FromFile { owner: Some("nobody@people.test".into()), ..from(FILE) };
            assert_eq!(fields_of(found_programme(&world.ctx, nobody).await), ["owner no-account"]);
            assert_eq!(code_of(published(&world.ctx, "small-days").await), "not-found");

            let hers = FromFile { owner: Some(address), ..from(FILE) };
            found_programme(&world.ctx, hers.clone()).await.expect("founded");
            let id = published(&world.ctx, "small-days").await.expect("there").conference.id;
            let team = team(&world.ctx, Scope::Conference(id)).await.expect("there");
            assert_eq!(team.members.iter().map(|member| member.person).collect::<Vec<_>>(), [ada.person]);
            assert_eq!(fields_of(found_programme(&world.ctx, hers).await), ["owner already-founded"]);
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
