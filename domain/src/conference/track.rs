//! Tracks of a conference.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::lines::{Line, Lines, TypedLine, check, optional_number};
use crate::{
    Problem,
    id::TrackId,
    problem::{FieldErrors, Flaw},
    programme::slugs,
};

/// How many colours the style sheet has for tracks, numbered from 1.
pub const TRACK_COLOURS: u8 = 12;

/// `^[a-z][a-z0-9-]*[a-z0-9]$`: the strictest of what schedule.xml's XSD and schedule.json's schema take. `2fa` fails
/// the one, a hyphen at the end the other.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TrackSlug(String);

impl TrackSlug {
    /// Most characters.
    pub const MAX: usize = 60;

    /// Reads what a person typed; surrounding blanks and capitals are forgiven.
    pub fn parse(text: &str) -> Result<Self, Flaw> {
        let text = text.trim().to_ascii_lowercase();
        if !(2..=Self::MAX).contains(&text.len()) {
            return Err(Flaw::new("length", "Use 2 to 60 characters."));
        }
        let fits = text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
            && text.starts_with(|c: char| c.is_ascii_lowercase())
            && !text.ends_with('-');
        if !fits {
            let message = "Start with a letter; then small letters, digits and hyphens, no hyphen at the end.";
            return Err(Flaw::new("track-slug-characters", message));
        }
        Ok(Self(text))
    }

    /// The slug that a name suggests; `nth` tells names apart of which nothing can stand in a slug.
    fn suggest(name: &str, nth: usize) -> Result<Self, Flaw> {
        match slugs::track(name, &mut BTreeSet::new()) {
            nothing if nothing == "track" => Self::parse(&format!("track-{}", nth + 1)),
            slug => Self::parse(slug.get(..Self::MAX).unwrap_or(&slug).trim_end_matches('-')),
        }
    }

    /// The slug as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A track as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedTrack {
    /// Which, what name, where in the list.
    #[serde(flatten)]
    pub line: TypedLine,
    /// Its part of addresses; empty where the name suggests it.
    pub slug: String,
    /// Number of its colour; empty for the next in turn.
    pub colour: String,
}

/// What a track has besides its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrackExtras {
    /// Its part of addresses; unique in the list.
    pub slug: TrackSlug,
    /// Number of its colour, from 1.
    pub colour: u32,
}

/// The tracks in order, or everything that is wrong with them.
pub fn check_tracks(typed: &[TypedTrack]) -> Result<Vec<Line<TrackId, TrackExtras>>, Problem> {
    let tracks = check::<Tracks>(typed)?;
    let mut slugs = BTreeSet::new();
    let mut errors = FieldErrors::default();
    for track in tracks.iter().filter(|track| !slugs.insert(track.extras.slug.as_str())) {
        let index = typed.iter().position(|typed| typed.line.name.trim() == track.name).unwrap_or(0);
        let message =
            format!("Another track has “{}” in its address; choose a different one.", track.extras.slug.as_str());
        errors.add(&format!("tracks.{index}.slug"), "track-slug-taken", message);
    }
    errors.into_result()?;
    Ok(tracks)
}

struct Tracks;

impl Lines for Tracks {
    type Typed = TypedTrack;
    type Id = TrackId;
    type Extras = TrackExtras;
    const LIST: &'static str = "tracks";
    const MOST: usize = 300;

    fn frame(typed: &TypedTrack) -> &TypedLine {
        &typed.line
    }

    fn extras(
        typed: &TypedTrack,
        name: &str,
        nth: usize,
        errors: &mut FieldErrors,
        field: &str,
    ) -> Option<TrackExtras> {
        let slug = match typed.slug.trim() {
            "" => TrackSlug::suggest(name, nth),
            slug => TrackSlug::parse(slug),
        };
        let slug = errors.take(&format!("{field}slug"), slug);
        let colour =
            errors.take(&format!("{field}colour"), optional_number(&typed.colour, 1, TRACK_COLOURS.into(), "colour"));
        let next = u32::try_from(nth).unwrap_or(0) % u32::from(TRACK_COLOURS) + 1;
        Some(TrackExtras { slug: slug?, colour: colour?.unwrap_or(next) })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn track(name: &str, slug: &str) -> TypedTrack {
        let line = TypedLine { name: name.into(), ..TypedLine::default() };
        TypedTrack { line, slug: slug.into(), colour: String::new() }
    }

    #[test]
    fn what_one_of_the_two_schemas_refuses_is_refused() {
        for (slug, code) in [
            ("2fa", "track-slug-characters"),
            ("a_b", "track-slug-characters"),
            ("ab-", "track-slug-characters"),
            ("a", "length"),
        ] {
            assert_eq!(TrackSlug::parse(slug).map_err(|flaw| flaw.code), Err(code), "{slug}");
        }
        assert!(TrackSlug::parse("go-2026").is_ok());
    }

    #[test]
    fn names_suggest_slugs_and_colours_take_turns() {
        let tracks =
            check_tracks(&[track("Main Track", ""), track("2FA", ""), track("安全", "")]).expect("three tracks");
        let made: Vec<(&str, u32)> =
            tracks.iter().map(|track| (track.extras.slug.as_str(), track.extras.colour)).collect();
        assert_eq!(made, [("main-track", 1), ("track-2fa", 2), ("track-3", 3)]);
    }

    #[test]
    fn two_tracks_cannot_share_an_address() {
        let problem = check_tracks(&[track("Web & AI", ""), track("Web AI", "")]).expect_err("the same slug twice");
        assert_eq!(
            (problem.fields[0].field.as_str(), problem.fields[0].code.as_str()),
            ("tracks.1.slug", "track-slug-taken")
        );
    }

    proptest! {
        #[test]
        fn every_name_suggests_a_valid_slug(name in "\\PC{1,100}", nth in 0..300_usize) {
            let slug = TrackSlug::suggest(&name, nth).expect("a slug");
            prop_assert_eq!(TrackSlug::parse(slug.as_str()), Ok(slug));
        }
    }
}
