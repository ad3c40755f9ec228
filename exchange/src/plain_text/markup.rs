//! HTML, read from start to end without ever going back.

use super::{
    element::{self, Element},
    entity,
    layout::Layout,
};

/// Elements whose content is not for readers.
const UNREAD: [&str; 8] = ["script", "style", "template", "iframe", "noframes", "noembed", "svg", "math"];

/// Lays out what the source says.
pub fn read(source: &str, layout: &mut Layout) {
    let mut quotes_count = true;
    let mut rest = source;
    while let Some(start) = rest.find('<') {
        layout.text(&entity::decode(&rest[..start]));
        rest = &rest[start..];
        let tag = &rest[1..];
        let is_named = |name: &str| name.starts_with(|c: char| c.is_ascii_alphabetic());
        rest = if is_named(tag) || tag.strip_prefix('/').is_some_and(is_named) {
            let mut end = element::end(tag).filter(|_| quotes_count);
            if end.is_none() {
                // A quote that never ends. From here on none counts, or the next tags would be searched to the end too.
                quotes_count = false;
                end = tag.find('>');
            }
            let Some(end) = end else { break };
            tell(&tag[..end], &tag[end + 1..], layout)
        } else if let Some(comment) = tag.strip_prefix("!--") {
            comment.split_once("-->").map_or("", |(_, rest)| rest)
        } else if tag.starts_with(['!', '?']) {
            let Some((_, rest)) = tag.split_once('>') else { break };
            rest
        } else {
            layout.text("<");
            tag
        };
    }
    layout.text(&entity::decode(rest));
}

/// Tells the layout of a tag; gives back what is to be read after it.
fn tell<'a>(inside: &str, after: &'a str, layout: &mut Layout) -> &'a str {
    if let Some(name) = inside.strip_prefix('/') {
        layout.close(&name[..element::name_end(name)].to_ascii_lowercase());
        return after;
    }
    let element = Element::read(inside);
    layout.open(&element);
    if UNREAD.contains(&element.name.as_str()) && !inside.ends_with('/') { behind(&element.name, after) } else { after }
}

/// What follows the closing tag of `name`.
fn behind<'a>(name: &str, text: &'a str) -> &'a str {
    let closing = text
        .match_indices("</")
        .find(|(at, _)| text.get(at + 2..at + 2 + name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name)));
    let closing = closing.map_or("", |(at, _)| &text[at..]);
    closing.split_once('>').map_or("", |(_, rest)| rest)
}
