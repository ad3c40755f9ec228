//! Addresses that come out of a file and are followed by people: those that would run something are left out and told.

use domain::programme::{
    Link,
    notices::Notices,
    sheet::{Place, SheetPerson},
    tidy,
};

use crate::draft::Draft;

/// Schemes that lead somewhere. `javascript:` and `data:` are the ones that must never be among them.
const FOLLOWED: &[&str] = &[
    "ftp", "ftps", "geo", "git", "http", "https", "irc", "ircs", "mailto", "matrix", "sip", "sips", "tel", "webcal",
    "xmpp",
];

/// Leaves out of a draft what cannot be followed safely.
pub fn leave_out_unsafe(draft: &mut Draft, notices: &mut Notices) {
    let Draft { links, url, feedback_url, persons, place, .. } = draft;
    links.retain(|Link { url, .. }| is_kept(url, place, notices));
    for address in [url, feedback_url].into_iter().chain(persons.iter_mut().map(avatar)) {
        if address.as_deref().is_some_and(|address| !is_kept(address, place, notices)) {
            *address = None;
        }
    }
}

fn avatar(person: &mut SheetPerson) -> &mut Option<String> {
    &mut person.avatar
}

fn is_kept(address: &str, place: &Place, notices: &mut Notices) -> bool {
    let is_safe = scheme(address).is_none_or(|scheme| FOLLOWED.contains(&scheme.as_str()));
    if !is_safe {
        notices.add(place, "link-unsafe", || {
            let shown: String = tidy::line(address).chars().take(40).collect();
            format!("The link “{shown}” is none that can be followed safely; it was left out.")
        });
    }
    is_safe
}

/// The scheme as a browser finds it: blanks and control characters before and in it do not count (URL Standard, 4.4).
fn scheme(address: &str) -> Option<String> {
    let plain: String = address.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
    let (scheme, _) = plain.split_once(':')?;
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    is_scheme.then(|| scheme.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_runs_is_told_from_what_leads_somewhere() {
        for (address, kept) in [
            ("https://example.org/a", true),
            ("/files/slides.pdf", true),
            ("slides.pdf?at=10:30", true),
            ("mailto:ada@example.org", true),
            ("javascript:alert(1)", false),
            (" JavaScript:alert(1)", false),
            ("java\tscript:alert(1)", false),
            ("\u{1}javascript:alert(1)", false),
            ("data:text/html,<script>", false),
            ("vbscript:x", false),
        ] {
            assert_eq!(is_kept(address, &Place::default(), &mut Notices::default()), kept, "{address}");
        }
    }
}
