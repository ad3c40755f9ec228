//! What stands behind a requirement where its file says more than its text shows: why it is asked, how it is met, and what
//! it corresponds to elsewhere.

use domain::{
    draft::{Requirement, anchor, save::Source},
    language::Lang,
};
use service::draft::Document;

use super::{
    export::escaped,
    render::{Reading, passage, read},
};
use crate::i18n::say;

/// What stands behind one requirement; made with its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Behind {
    /// Where the requirement is linked to.
    anchor: String,
    /// Why it is asked, as markup; may be empty.
    rationale: String,
    /// How to meet it, as markup; may be empty.
    advice: String,
    /// Each other document with its entries.
    mappings: Vec<(String, String)>,
}

impl Behind {
    fn of(requirement: &Requirement, anchor: String) -> Self {
        let said = |text: &Option<String>| text.as_deref().map(passage).unwrap_or_default();
        let mut mappings: Vec<(String, String)> = Vec::new();
        for mapping in &requirement.mappings {
            match mappings.last_mut().filter(|(scheme, _)| *scheme == mapping.scheme) {
                Some((_, entries)) => *entries = format!("{entries}, {}", mapping.entry),
                None => mappings.push((mapping.scheme.clone(), mapping.entry.clone())),
            }
        }
        Self { anchor, rationale: said(&requirement.rationale), advice: said(&requirement.advice), mappings }
    }

    fn is_empty(&self) -> bool {
        self.rationale.is_empty() && self.advice.is_empty() && self.mappings.is_empty()
    }

    /// Bytes that it takes.
    pub(super) fn weight(&self) -> usize {
        let mapped = self.mappings.iter().map(|(scheme, entries)| scheme.len() + entries.len() + 50);
        self.anchor.len() + self.rationale.len() + self.advice.len() + mapped.sum::<usize>()
    }

    fn shown(&self, lang: Lang) -> String {
        let word = |key: &str| escaped(&say(lang, key, &[]));
        let row = |key: &str, html: &str| format!("<div><dt>{}</dt><dd>{html}</dd></div>", word(key));
        let mut rows = String::new();
        for (key, html) in [("draft-rationale", &self.rationale), ("draft-advice", &self.advice)] {
            if !html.is_empty() {
                rows.push_str(&row(key, html));
            }
        }
        if !self.mappings.is_empty() {
            let entries = self
                .mappings
                .iter()
                .map(|(scheme, entries)| format!("<li><strong>{}</strong> {}</li>", escaped(scheme), escaped(entries)));
            rows.push_str(&row("draft-mappings", &format!("<ul>{}</ul>", entries.collect::<String>())));
        }
        let summary = word("draft-behind");
        format!("<details class=\"policy\"><summary>{summary}</summary><dl class=\"facts\">{rows}</dl></details>")
    }
}

/// A revision ready to be read, with what its file says beside its text.
pub fn read_document(document: &Document) -> Reading {
    let reading = read(&document.text, &document.identities);
    if document.line.source != Source::Baseline {
        return reading;
    }
    let requirements = document.outline.requirements.iter().zip(&document.identities);
    let behind = requirements.map(|(one, id)| Behind::of(one, anchor::requirement(*id)));
    Reading { behind: behind.filter(|one| !one.is_empty()).collect(), ..reading }
}

/// The text with what stands behind each requirement, folded below it, in words of that language.
pub fn with_reasons(html: &str, behind: &[Behind], lang: Lang) -> String {
    const ITEM: &str = "<li class=\"requirement\" id=\"";
    let mut out = String::with_capacity(html.len() + behind.iter().map(Behind::weight).sum::<usize>());
    let mut rest = html;
    while let Some(start) = rest.find(ITEM) {
        let (before, item) = rest.split_at(start);
        out.push_str(before);
        let Some(end) = item.find("</li>") else {
            rest = item;
            break;
        };
        out.push_str(&item[..end]);
        let anchor = item[ITEM.len()..].split('"').next().unwrap_or_default();
        out.extend(behind.iter().find(|one| one.anchor == anchor).map(|one| one.shown(lang)));
        rest = &item[end..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use domain::draft::Mapping;

    use super::*;

    #[test]
    fn reasons_and_mappings_stand_below_their_requirement_and_nothing_typed_breaks_out() {
        let mapped = |scheme: &str, entry: &str| Mapping { scheme: scheme.into(), entry: entry.into() };
        let requirement = Requirement {
            number: "BL-1.01".into(),
            rationale: Some("So that *nobody* <script>alert(1)</script> guesses.".into()),
            mappings: vec![mapped("CRA", "1.2d"), mapped("CRA", "1.2e"), mapped("<b>SSDF", "\"PS.1")],
            ..Requirement::default()
        };
        let ids = ["000000000001", "000000000002"]
            .map(|end| format!("01910000-0000-7000-8000-{end}").parse().expect("an id"));
        let text = "# One\n\n- **BL-1.01** (L1) Ask.\n- **BL-1.02** (L1) Answer.\n";
        let behind = [Behind::of(&requirement, anchor::requirement(ids[0]))];
        let html = with_reasons(&read(text, &ids).html, &behind, Lang::En);
        let (first, second) = html.split_once("Answer.").expect("both are there");
        assert!(first.contains("<em>nobody</em>") && !html.contains("<script"), "{html}");
        assert!(first.contains("<li><strong>CRA</strong> 1.2d, 1.2e</li>"), "{html}");
        assert!(first.contains("&lt;b&gt;SSDF</strong> &quot;PS.1"), "{html}");
        assert!(!html.contains("draft-advice") && !second.contains("<details"), "{html}");
        assert_eq!(html.matches("<li").count(), html.matches("</li>").count());
    }
}
