//! What a file says behind its requirements: why each is asked, how it is met, and what it corresponds to elsewhere.

use std::collections::HashMap;

use domain::{draft::Requirement, language::Lang};
use exchange::manuscript::{Block, Run};

use super::blocks::passage;
use crate::i18n::say;

/// Puts behind each requirement of a text, which begins with its number in bold, what the file says beside it.
pub fn put_behind(body: &mut [Block], requirements: &[Requirement], lang: Lang) {
    let known: HashMap<&str, &Requirement> = requirements.iter().map(|one| (one.number.as_str(), one)).collect();
    for block in body {
        let Block::List { items, is_tight, .. } = block else { continue };
        for item in items {
            let behind = numbered(item).and_then(|number| known.get(number)).map(|one| reasons(one, lang));
            for reason in behind.into_iter().flatten() {
                *is_tight = false;
                item.push(reason);
            }
        }
    }
}

/// The number that an item begins with.
fn numbered(item: &[Block]) -> Option<&str> {
    let Some(Block::Paragraph { runs }) = item.first() else { return None };
    let Some(Run::Strong { runs }) = runs.first() else { return None };
    match runs.as_slice() {
        [Run::Text { text }] => Some(text),
        _ => None,
    }
}

fn reasons(requirement: &Requirement, lang: Lang) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (key, text) in [("draft-rationale", &requirement.rationale), ("draft-advice", &requirement.advice)] {
        blocks.extend(text.as_deref().map(|text| under(say(lang, key, &[]), passage(text))).unwrap_or_default());
    }
    let mut mapped: Vec<(&str, Vec<&str>)> = Vec::new();
    for mapping in &requirement.mappings {
        match mapped.last_mut().filter(|(scheme, _)| *scheme == mapping.scheme) {
            Some((_, entries)) => entries.push(&mapping.entry),
            None => mapped.push((&mapping.scheme, vec![&mapping.entry])),
        }
    }
    if !mapped.is_empty() {
        let entries: Vec<String> =
            mapped.iter().map(|(scheme, entries)| format!("{scheme} {}", entries.join(", "))).collect();
        let words = Block::Paragraph { runs: vec![Run::text(entries.join("; "))] };
        blocks.extend(under(say(lang, "draft-mappings", &[]), vec![words]));
    }
    blocks
}

/// Paragraphs of which the first begins with a word for all of them; none where there are none.
fn under(word: String, mut paragraphs: Vec<Block>) -> Vec<Block> {
    if let Some(Block::Paragraph { runs }) = paragraphs.first_mut() {
        let label = [Run::Strong { runs: vec![Run::text(word)] }, Run::text(": ")];
        runs.splice(0..0, label);
    }
    paragraphs
}

#[cfg(test)]
mod tests {
    use domain::draft::Mapping;

    use super::*;
    use crate::draft::paper::blocks;

    #[test]
    fn reasons_stand_behind_their_requirement_and_nowhere_else() {
        let mapped = |scheme: &str, entry: &str| Mapping { scheme: scheme.into(), entry: entry.into() };
        let asked = Requirement {
            number: "BL-1.01".into(),
            rationale: Some("So that *nobody* guesses.\n\n- Really.".into()),
            mappings: vec![mapped("CRA", "1.2d"), mapped("CRA", "1.2e"), mapped("SSDF", "PS.1")],
            ..Requirement::default()
        };
        let bare = Requirement { number: "BL-1.02".into(), ..Requirement::default() };
        let mut body =
            blocks("- **BL-1.01** (L1) Ask.\n- **BL-1.02** (L1) Answer.\n- **Bold** Words.\n", "").expect("set");
        put_behind(&mut body, &[asked, bare], Lang::En);
        let Block::List { items, is_tight, .. } = &body[0] else { panic!("{body:?}") };
        assert_eq!((items.iter().map(Vec::len).collect::<Vec<_>>(), *is_tight), (vec![4, 1, 1], false), "{items:?}");
        let Block::Paragraph { runs } = &items[0][1] else { panic!("{items:?}") };
        assert!(matches!(&runs[0], Run::Strong { .. }) && runs[1] == Run::text(": "), "{runs:?}");
        assert!(runs.iter().any(|run| matches!(run, Run::Stressed { .. })), "its words keep their weight: {runs:?}");
        assert_eq!(
            items[0][2],
            Block::Paragraph { runs: vec![Run::text("Really.")] },
            "what else is in it comes as words"
        );
        let Block::Paragraph { runs } = &items[0][3] else { panic!("{items:?}") };
        assert_eq!(runs.last(), Some(&Run::text("CRA 1.2d, 1.2e; SSDF PS.1")));
    }
}
