//! A standard to be taken along: as a page of its own, as data, and for the press.

use domain::{draft::language, publication::cited};
use exchange::manuscript::Manuscript;
use serde_json::{Value, json};
use service::{
    draft::Document,
    publication::{ErratumView, StandardFacts},
};

use super::beside::titled_once;
use crate::{
    draft::{
        export::{STYLE, contents, escaped, outline},
        paper::{about, body, code, fact},
        read_document, with_reasons,
    },
    i18n::say,
    when,
};

/// A standard as one page that needs nothing else.
pub fn standalone(facts: &StandardFacts, document: &Document) -> String {
    let reading = titled_once(&read_document(document), &facts.title);
    let lang = language::of(&document.text);
    let title = escaped(&format!("{} {}", cited(facts.number), facts.title));
    format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n<p>{group}, {day}. SHA-256 <code>{hash}</code></p>\n\
         {contents}\n<main>\n{html}\n</main>\n</body>\n</html>\n",
        group = escaped(&facts.group),
        day = facts.published_at.date_naive(),
        hash = escaped(&facts.hash),
        contents = contents(&reading),
        html = with_reasons(&reading.html, &reading.behind, lang),
    )
}

/// A standard as data: what it says about itself, its sections, its requirements with their lasting ids, and its errata
/// beside them.
pub fn structured(facts: &StandardFacts, document: &Document, errata: &[ErratumView]) -> Value {
    let (sections, requirements) = outline(document);
    json!({
        "cited": cited(facts.number), "number": facts.number, "title": facts.title, "summary": facts.summary,
        "group": facts.group, "publishedAt": facts.published_at, "sha256": facts.hash,
        "obsoletes": facts.obsoletes, "updates": facts.updates,
        "obsoletedBy": facts.obsoleted_by, "updatedBy": facts.updated_by, "withdrawn": facts.withdrawn,
        "sections": sections, "requirements": requirements, "errata": errata,
        "markdown": document.text,
    })
}

/// A standard to be typeset; nothing where setting its text would cost too much. What came after it is not told, so that
/// the document stays the same for good.
pub fn standard_manuscript(facts: &StandardFacts, document: &Document) -> Option<Manuscript> {
    let lang = language::of(&document.text);
    let word = |key: &str| say(lang, key, &[]);
    let day = facts.published_at.date_naive();
    let mut lines = Vec::new();
    for (key, others) in [("standard-obsoletes", &facts.obsoletes), ("standard-updates", &facts.updates)] {
        let named: Vec<String> = others.iter().map(|one| cited(one.number)).collect();
        if !named.is_empty() {
            lines.push(fact(word(key), named.join(", ")));
        }
    }
    lines.extend(about(&document.text));
    lines.push(code(word("draft-hash"), facts.hash.clone()));
    Some(Manuscript {
        ident: facts.id.to_string(),
        language: lang.to_string(),
        kind: word("standard-paper-kind"),
        cited: cited(facts.number),
        title: facts.title.clone(),
        group: facts.group.clone(),
        day: day.to_string(),
        day_shown: when::date_long_in(lang, day),
        facts: lines,
        notice: word("standard-paper-notice"),
        contents: word("draft-contents"),
        body: body(document, &facts.title, lang)?,
    })
}
