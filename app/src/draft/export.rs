//! A revision to be taken along: as a page of its own, and as data.

use domain::draft::{anchor, cited, language};
use serde_json::{Value, json};
use service::{
    draft::{Document, DraftFacts},
    group::GroupFacts,
};

use super::{
    behind::{read_document, with_reasons},
    render::Reading,
};

/// A revision as one page that needs nothing else.
pub fn standalone(group: &GroupFacts, draft: &DraftFacts, document: &Document) -> String {
    let (reading, lang) = (read_document(document), language::of(&document.text));
    let title = escaped(&format!("{} ({})", draft.title, cited(&group.slug, &draft.name, document.line.number)));
    let day = document.line.posted_at.date_naive();
    format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n<p>{group}, {day}. SHA-256 <code>{hash}</code></p>\n\
         {contents}\n<main>\n{html}\n</main>\n</body>\n</html>\n",
        group = escaped(&group.name),
        hash = escaped(&document.line.hash),
        contents = contents(&reading),
        html = with_reasons(&reading.html, &reading.behind, lang),
    )
}

pub(crate) const STYLE: &str = "body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif}\
table{border-collapse:collapse}td,th{padding:.3rem .5rem;border:1px solid #999;text-align:start;vertical-align:top}\
pre{overflow:auto}.pin{float:inline-end;text-decoration:none;color:#777}code{overflow-wrap:anywhere}\
.requirement:target{background:#ffd}";

pub(crate) fn contents(reading: &Reading) -> String {
    let rows = reading.contents.iter().map(|one| {
        let words = format!("{} {}", one.number.as_deref().unwrap_or_default(), one.title);
        format!("<li><a href=\"#{}\">{}</a></li>", escaped(&one.anchor), escaped(words.trim()))
    });
    format!("<nav><ul>{}</ul></nav>", rows.collect::<String>())
}

pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// A revision as data: what it says about itself, its sections, its requirements with their lasting ids.
pub fn structured(group: &GroupFacts, draft: &DraftFacts, document: &Document) -> Value {
    let line = &document.line;
    let (sections, requirements) = outline(document);
    json!({
        "cited": cited(&group.slug, &draft.name, line.number),
        "group": group.slug, "draft": draft.name, "title": line.title, "revision": line.number, "sha256": line.hash,
        "source": line.source, "postedAt": line.posted_at, "repository": line.repository, "commit": line.commit,
        "sections": sections, "requirements": requirements,
        "markdown": document.text,
    })
}

/// What stands in a text: its sections, and its requirements with their lasting ids.
pub(crate) fn outline(document: &Document) -> (Vec<Value>, Vec<Value>) {
    let anchors = anchor::sections(&document.outline);
    let sections = document.outline.sections.iter().zip(&anchors).map(|(section, anchor)| {
        json!({ "depth": section.depth, "number": section.number, "title": section.title, "anchor": anchor })
    });
    let requirements = document.outline.requirements.iter().zip(&document.identities).map(|(one, id)| {
        json!({
            "id": id, "anchor": anchor::requirement(*id), "number": one.number, "level": one.level, "text": one.text,
            "rationale": one.rationale, "advice": one.advice, "test": one.test, "mappings": one.mappings,
            "section": anchors.get(one.section),
        })
    });
    (sections.collect(), requirements.collect())
}
