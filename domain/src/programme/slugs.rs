//! Parts of addresses made from names, in the forms that the exchange formats take.
//!
//! Tracks follow the strictest of schedule.xml and schedule.json, `^[a-z][a-z0-9-]*[a-z0-9]$`; rooms
//! `^[a-z0-9][a-z0-9-]*[a-z0-9]$`; acronyms `^[a-z0-9_]{4,}$`.

use std::collections::BTreeSet;

use super::fold::fold;

/// Most characters of a made slug, before a number that tells equals apart.
const MAX: usize = 60;

/// Small letters, digits and single hyphens; may be empty (a name in a script without Latin letters).
pub fn slugify(name: &str) -> String {
    let mut slug = String::new();
    let folded = fold(name);
    for word in folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(word);
        if slug.len() > MAX {
            break;
        }
    }
    slug.truncate(MAX);
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// A room's slug that is not `taken` yet; it is then.
pub fn room(name: &str, taken: &mut BTreeSet<String>) -> String {
    let slug = slugify(name);
    let slug = if slug.len() < 2 { joined("room", &slug) } else { slug };
    unique(&slug, taken)
}

/// A track's slug that is not `taken` yet; it is then.
pub fn track(name: &str, taken: &mut BTreeSet<String>) -> String {
    let slug = slugify(name);
    let starts_well = slug.starts_with(|c: char| c.is_ascii_lowercase());
    let slug = if slug.len() < 2 || !starts_well { joined("track", &slug) } else { slug };
    unique(&slug, taken)
}

/// The acronym in the form all formats take, with the year where it would be too short. `None` if nothing is left of it.
pub fn acronym(written: &str, year: i32) -> Option<String> {
    let acronym = slugify(written).replace('-', "_");
    match acronym.len() {
        0 => None,
        1..4 => Some(format!("{acronym}_{year}")),
        _ => Some(acronym),
    }
}

fn joined(word: &str, slug: &str) -> String {
    if slug.is_empty() { word.to_owned() } else { format!("{word}-{slug}") }
}

/// `slug`, or the first of `slug-2`, `slug-3`, … that is free.
///
/// The search doubles its step first, so that thousands of equal names stay cheap.
fn unique(slug: &str, taken: &mut BTreeSet<String>) -> String {
    if taken.insert(slug.to_owned()) {
        return slug.to_owned();
    }
    let numbered = |number: u64| format!("{slug}-{number}");
    let mut beyond = 2;
    while taken.contains(&numbered(beyond)) {
        beyond *= 2;
    }
    let (mut low, mut high) = (beyond / 2, beyond);
    while low + 1 < high {
        let middle = u64::midpoint(low, high);
        if taken.contains(&numbered(middle)) { low = middle } else { high = middle }
    }
    let free = numbered(high);
    taken.insert(free.clone());
    free
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_slugs() {
        assert_eq!(slugify("K.1.105 (La Fontaine)"), "k-1-105-la-fontaine");
        assert_eq!(slugify("Größe & Maß"), "grosse-mass");
        assert_eq!(slugify("大ホール"), "");
        assert_eq!(slugify(&"lang ".repeat(40)).len(), 59);
    }

    #[test]
    fn tracks_start_with_a_letter_and_have_two_characters() {
        let taken = &mut BTreeSet::new();
        for (name, slug) in [
            ("2FA", "track-2fa"),
            ("C", "track-c"),
            ("Main Track", "main-track"),
            ("main track", "main-track-2"),
            ("Main-Track!", "main-track-3"),
            ("安全", "track"),
            ("/dev/random", "dev-random"),
        ] {
            assert_eq!(track(name, taken), slug);
        }
    }

    #[test]
    fn rooms_have_two_characters() {
        let taken = &mut BTreeSet::new();
        assert_eq!(room("A", taken), "room-a");
        assert_eq!(room("大", taken), "room");
        assert_eq!(room("大ホール", taken), "room-2");
        assert_eq!(room("UB2.252A", taken), "ub2-252a");
    }

    #[test]
    fn acronyms_pass_both_schemas() {
        assert_eq!(acronym("fosdem-2026", 2026).as_deref(), Some("fosdem_2026"));
        assert_eq!(acronym("OEU", 2026).as_deref(), Some("oeu_2026"));
        assert_eq!(acronym("会", 2026), None);
    }

    #[test]
    fn equals_get_ascending_numbers() {
        let taken = &mut BTreeSet::new();
        let slugs: Vec<_> = (0..20).map(|_| room("Hall", taken)).collect();
        assert_eq!(slugs[..3], ["hall", "hall-2", "hall-3"]);
        assert_eq!(slugs[19], "hall-20");
    }
}
