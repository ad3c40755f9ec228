//! What stands beside the text of a standard: its errata at their places. The text itself is never touched; what is put
//! in is made here, from words that are escaped.

use std::{collections::BTreeMap, fmt::Write as _};

use domain::publication::ErratumState;
use service::publication::ErratumView;

use super::{
    erratum::{called, erratum_path, state_words},
    path,
};
use crate::{
    draft::{export::escaped, render::Reading},
    i18n::{t, tv},
};

/// A text that does not say again what stands above it: where its only heading of the first level says the title, that
/// heading goes and the others come up by one. The places to link to stay.
pub fn titled_once(reading: &Reading, title: &str) -> Reading {
    let first = reading.contents.iter().filter(|one| one.depth == 1);
    let mut first = first.map(|one| (one.number.is_none(), one.title.trim() == title.trim(), &one.anchor));
    let (Some((true, true, anchor)), None) = (first.next(), first.next()) else { return reading.clone() };
    if reading.contents.first().is_none_or(|one| one.depth != 1) {
        return reading.clone();
    }
    let open = format!("<h2 id=\"{}\">", escaped(anchor));
    let Some((before, rest)) = reading.html.split_once(&open) else { return reading.clone() };
    let Some((_, after)) = rest.split_once("</h2>") else { return reading.clone() };
    let mut after = after.to_owned();
    for level in 3..=6 {
        let up = level - 1;
        after = after.replace(&format!("<h{level} id="), &format!("<h{up} id="));
        after = after.replace(&format!("<h{level}>"), &format!("<h{up}>"));
        after = after.replace(&format!("</h{level}>"), &format!("</h{up}>"));
    }
    let html = format!("{before}<span id=\"{}\"></span>{after}", escaped(anchor));
    let contents = reading.contents.iter().skip(1).cloned().map(|mut one| {
        one.depth = one.depth.saturating_sub(1).max(1);
        one
    });
    Reading { html, contents: contents.collect(), ..reading.clone() }
}

/// The text of a standard with its errata: what is verified is told in full at its place, what is reported or held is
/// counted there and led to.
pub fn with_errata(html: &str, errata: &[ErratumView], standard: i32) -> String {
    let mut places: BTreeMap<&str, Vec<&ErratumView>> = BTreeMap::new();
    for one in errata {
        places.entry(&one.place).or_default().push(one);
    }
    let mut notes: Vec<(usize, String)> = places
        .into_iter()
        .map(|(place, all)| {
            let told = told(&all, standard);
            spot(html, place, &told).unwrap_or_else(|| (0, format!("<div class=\"notice\" role=\"note\">{told}</div>")))
        })
        .collect();
    notes.sort_by_key(|(at, _)| *at);
    let mut out = String::with_capacity(html.len() + notes.iter().map(|(_, note)| note.len()).sum::<usize>());
    let mut from = 0;
    for (at, note) in notes {
        out.push_str(&html[from..at]);
        out.push_str(&note);
        from = at;
    }
    out.push_str(&html[from..]);
    out
}

/// Where what is told of a place goes, and the markup that holds it there: after a heading, within an item of a list, as a
/// row of its own below the row of a requirement.
fn spot(html: &str, place: &str, told: &str) -> Option<(usize, String)> {
    let mark = format!(" id=\"{}\"", escaped(place));
    // The same could stand in the words of the text, outside of any tag.
    let open = html.match_indices(&mark).find_map(|(at, _)| {
        let open = html[..at].rfind('<')?;
        (!html[open..at].contains('>')).then_some(open)
    })?;
    let name = html[open + 1..].split([' ', '>']).next()?;
    let end = end_of(html, open, name)?;
    let close = format!("</{name}>").len();
    Some(match name {
        "tr" => {
            let cells = html[open..end].matches("<td").count().max(1);
            let row = format!(
                "<tr role=\"row\" class=\"erratum\"><td role=\"cell\" colspan=\"{cells}\"><div class=\"notice\" role=\"note\">{told}</div></td></tr>"
            );
            (end + close, row)
        }
        "li" => (end, format!("<div class=\"notice\" role=\"note\">{told}</div>")),
        _ => (end + close, format!("<div class=\"notice\" role=\"note\">{told}</div>")),
    })
}

/// Where the element that begins at `open` ends: before its closing tag, past those of the same name within it.
fn end_of(html: &str, open: usize, name: &str) -> Option<usize> {
    let (opens, closes) = (format!("<{name}"), format!("</{name}>"));
    let mut depth = 1_usize;
    let mut at = open + opens.len();
    loop {
        let close = at + html[at..].find(&closes)?;
        let inner = html[at..close].match_indices(&opens).filter(|(found, _)| {
            let after = html.as_bytes().get(at + found + opens.len());
            matches!(after, Some(b' ' | b'>'))
        });
        depth += inner.count();
        depth -= 1;
        if depth == 0 {
            return Some(close);
        }
        at = close + closes.len();
    }
}

fn told(all: &[&ErratumView], standard: i32) -> String {
    let mut out = String::new();
    for one in all.iter().filter(|one| one.state == ErratumState::Verified) {
        let kind = t(&format!("erratum-kind-{}", one.kind));
        // Writing to a string does not fail.
        let _ = write!(
            out,
            "<p id=\"erratum-{}\"><strong><a href=\"{}\">{}</a></strong> ({}, {})</p>",
            one.number,
            erratum_path(standard, one.number),
            escaped(&called(one.number)),
            escaped(&kind),
            escaped(&state_words(one.state)),
        );
        let _ = write!(out, "<p>{}: <del>{}</del></p>", escaped(&t("erratum-reads")), escaped(&one.original));
        let _ = if one.corrected.is_empty() {
            write!(out, "<p>{}</p>", escaped(&t("erratum-words-go")))
        } else {
            write!(out, "<p>{}: <ins>{}</ins></p>", escaped(&t("erratum-should-read")), escaped(&one.corrected))
        };
    }
    for (state, key) in [(ErratumState::Held, "errata-held-here"), (ErratumState::Reported, "errata-not-verified")] {
        let some: Vec<_> = all.iter().filter(|one| one.state == state).collect();
        let href = match some.as_slice() {
            [] => continue,
            [one] => erratum_path(standard, one.number),
            _ => format!("{}/errata?state={state}", path(standard)),
        };
        let words = tv(key, &[("count", some.len().into())]);
        let _ = write!(out, "<p><a href=\"{href}\">{}</a></p>", escaped(&words));
    }
    out
}

#[cfg(test)]
mod tests {
    use domain::publication::ErratumKind;

    use super::*;
    use crate::draft::render::read;

    const TEXT: &str = "# Reports\n\nWords.\n\n## 1 What\n\n- **1.1** Verify one.\n  - Inner.\n- **1.2** Verify two.\n\n\
        ### Deep\n\n| # | Description |\n|---|---|\n| **1.3** | Verify three. |\n";

    fn ids() -> Vec<domain::id::RequirementId> {
        ["000000000001", "000000000002", "000000000003"]
            .map(|end| format!("01910000-0000-7000-8000-{end}").parse().expect("an id"))
            .to_vec()
    }

    fn one(number: i32, place: &str, state: ErratumState) -> ErratumView {
        ErratumView {
            id: "01910000-0000-7000-8000-000000000009".parse().expect("an id"),
            number,
            kind: ErratumKind::Technical,
            state,
            place: place.into(),
            title: String::new(),
            original: "<script>alert(1)</script>".into(),
            corrected: "\"><img src=x onerror=alert(1)>".into(),
            reason: String::new(),
            reporter: String::new(),
            affiliation: String::new(),
            reported_at: domain::Instant::UNIX_EPOCH,
            note: String::new(),
            settled_at: None,
            settled_by: None,
            version: service::Version::of_row(domain::Instant::UNIX_EPOCH),
            is_mine: false,
        }
    }

    #[test]
    fn a_title_is_said_once_and_no_level_is_left_out() {
        let once = titled_once(&read(TEXT, &ids()), "Reports");
        assert!(once.html.contains("<span id=\"s-reports\"></span>"), "{}", once.html);
        assert!(!once.html.contains(">Reports<"), "{}", once.html);
        assert!(once.html.contains("<h2 id=\"s-1\">") && once.html.contains("<h3 id=\"s-deep\">"), "{}", once.html);
        let levels: Vec<_> = once.contents.iter().map(|one| (one.depth, one.anchor.as_str())).collect();
        assert_eq!(levels, [(1, "s-1"), (2, "s-deep")]);
        for (text, title) in [(TEXT, "Another"), ("# One\n\n# Two\n", "One"), ("## One\n\n# Two\n", "Two")] {
            let reading = read(text, &ids());
            assert_eq!(titled_once(&reading, title), reading, "{title}");
        }
    }

    #[test]
    fn each_erratum_stands_at_its_place_and_hostile_words_stay_words() {
        let html = read(TEXT, &ids()).html;
        let all = [
            one(1, "s-1", ErratumState::Verified),
            one(2, "r-000000000001", ErratumState::Verified),
            one(3, "r-000000000003", ErratumState::Verified),
            one(4, "s-gone", ErratumState::Verified),
        ];
        let with = with_errata(&html, &all, 7);
        assert!(with.starts_with("<div class=\"notice\" role=\"note\"><p id=\"erratum-4\">"), "{with}");
        let at = |part: &str| with.find(part).unwrap_or_else(|| panic!("{part} is not in {with}"));
        assert!(at("id=\"s-1\"") < at("erratum-1") && at("erratum-1") < at("Verify one."));
        assert!(at("Inner.") < at("erratum-2") && at("erratum-2") < at("Verify two."), "{with}");
        assert!(at("Verify three.") < at("<tr role=\"row\" class=\"erratum\"><td role=\"cell\" colspan=\"2\">"));
        assert!(!with.contains("<script") && !with.contains("<img"), "{with}");
        let without: Vec<_> = with.split("<div class=\"notice\"").collect();
        assert_eq!(without.len(), 5);
    }

    #[test]
    fn what_nobody_verified_is_counted_and_not_quoted() {
        let html = read(TEXT, &ids()).html;
        let all = [one(1, "s-1", ErratumState::Reported), one(2, "s-1", ErratumState::Reported)];
        let with = with_errata(&html, &all, 7);
        assert!(with.contains("2 errata reported here, not verified"), "{with}");
        assert!(with.contains("/standards/7/errata?state=reported"), "{with}");
        assert!(!with.contains("alert"), "{with}");
        assert_eq!(with_errata(&html, &[], 7), html);
    }
}
