//! A revision as the press takes it: the facts of its title page, and its text without any markup.

mod blocks;
mod reasons;
mod runs;
mod tables;

use chrono::NaiveDate;
use domain::{
    draft::{cited, content_hash, front, language, save::Source},
    language::Lang,
};
use exchange::manuscript::{Block, Fact, Manuscript};
use service::{
    draft::{Document, DraftFacts},
    group::GroupFacts,
};

use self::blocks::blocks;
use crate::{i18n::say, when};

/// A revision of a draft to be typeset; nothing where setting its text would cost too much. The words around the text are
/// in the language of the text, so that it is the same for all readers.
pub fn draft_manuscript(group: &GroupFacts, draft: &DraftFacts, document: &Document) -> Option<Manuscript> {
    let line = &document.line;
    let lang = language::of(&document.text);
    let word = |key: &str| say(lang, key, &[]);
    let day = line.posted_at.date_naive();
    let mut facts = vec![fact(word("draft-paper-revision"), line.number.to_string())];
    facts.extend(line.repository.clone().map(|at| code(word("draft-repository"), at)));
    facts.extend(line.commit.clone().map(|commit| code(word("draft-commit"), commit)));
    facts.extend(about(&document.text));
    facts.push(code(word("draft-hash"), line.hash.clone()));
    Some(Manuscript {
        ident: line.id.to_string(),
        language: lang.to_string(),
        kind: word("draft-paper-kind"),
        cited: cited(&group.slug, &draft.name, line.number),
        title: line.title.clone(),
        group: group.name.clone(),
        day: day.to_string(),
        day_shown: when::date_long_in(lang, day),
        facts,
        notice: word("draft-paper-notice"),
        contents: word("draft-contents"),
        body: body(document, &line.title, lang)?,
    })
}

/// The text of a revision under that title, with what its file says behind its requirements.
pub fn body(document: &Document, title: &str, lang: Lang) -> Option<Vec<Block>> {
    let mut body = blocks(&document.text, title)?;
    if document.line.source == Source::Baseline {
        reasons::put_behind(&mut body, &document.outline.requirements, lang);
    }
    Some(body)
}

/// A text from a file to be typeset.
pub fn file_manuscript(name: &str, title: &str, text: &str, day: NaiveDate) -> Option<Manuscript> {
    let lang = language::of(text);
    let word = |key: &str| say(lang, key, &[]);
    let hash = content_hash(text);
    Some(Manuscript {
        ident: hash.clone(),
        language: lang.to_string(),
        kind: word("draft-paper-kind"),
        cited: name.to_owned(),
        title: title.to_owned(),
        group: String::new(),
        day: day.to_string(),
        day_shown: when::date_long_in(lang, day),
        facts: about(text).chain([code(word("draft-hash"), hash)]).collect(),
        notice: word("draft-paper-notice"),
        contents: word("draft-contents"),
        body: blocks(text, title)?,
    })
}

/// What the front matter of a text says about it, for its title page.
pub fn about(text: &str) -> impl Iterator<Item = Fact> + use<> {
    front::matter(text).into_iter().filter(|(name, _)| name != "title").map(|(name, value)| fact(name, value))
}

/// A line of the title page in words.
pub fn fact(name: String, value: String) -> Fact {
    Fact { name, value, is_code: false }
}

/// A line of the title page that is a row of signs.
pub fn code(name: String, value: String) -> Fact {
    Fact { name, value, is_code: true }
}
