//! Finding what a comment stands on: in the revision that it is made on, and in later ones.
//!
//! A requirement is carried by what it is, a section by its anchor and title, words by standing there exactly; where they
//! stand more than once, by what stands around them. Nothing that is merely alike is taken: a comment that moved by
//! itself to words it was never made on would put words into its author's mouth.

use std::ops::Range;

use super::{Anchor, Target, TypedAnchor, readable::Readable};
use crate::{
    draft::{Outline, Section, anchor},
    id::RequirementId,
    problem::Flaw,
};

/// Most characters of a quotation.
const MAX_QUOTE: usize = 2_000;
/// Characters of context that are kept on either side of quoted words.
const CONTEXT: usize = 60;
/// Places at which quoted words are looked at; of words that stand more often in a text, the first ones.
const PLACES: usize = 2_000;

/// A revision's text, read for comments.
#[derive(Clone, Debug)]
pub struct Text<'a> {
    outline: &'a Outline,
    identities: &'a [RequirementId],
    anchors: Vec<String>,
    readable: Readable,
}

/// Where something stands in a revision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The section, by its place in the outline; none for the whole draft.
    pub section: Option<usize>,
    /// The requirement, by its place in the outline.
    pub requirement: Option<usize>,
    /// The bytes of the text; empty where it was not read from a running text, and for the whole draft.
    pub at: Range<usize>,
}

impl<'a> Text<'a> {
    /// Reads a revision: its text, what stands in it, and what its requirements are.
    pub fn of(text: &str, outline: &'a Outline, identities: &'a [RequirementId]) -> Self {
        Self { outline, identities, anchors: anchor::sections(outline), readable: Readable::of(text) }
    }

    /// The anchors of its sections.
    pub fn anchors(&self) -> &[String] {
        &self.anchors
    }

    /// What somebody's comment is on, if it stands here.
    pub fn anchor(&self, typed: &TypedAnchor) -> Result<Anchor, (&'static str, Flaw)> {
        let section = typed.section.trim();
        if let Some(id) = self.identities.iter().find(|id| anchor::requirement(**id) == section)
            && typed.quote.trim().is_empty()
        {
            return self.required(&id.to_string());
        }
        let section = match section {
            "" => None,
            _ => Some(
                self.section_named(section)
                    .ok_or_else(|| gone("section", "There is no such section in this revision."))?,
            ),
        };
        if !typed.quote.trim().is_empty() {
            return self.quoted(typed, section).map_err(|flaw| ("quote", flaw));
        }
        if !typed.requirement.trim().is_empty() {
            return self.required(typed.requirement.trim());
        }
        Ok(section.map_or_else(Anchor::whole, |section| {
            let Section { title, .. } = &self.outline.sections[section];
            let words = heading(&self.outline.sections[section]);
            self.anchored(Target::Section { title: title.clone() }, Some(section), words)
        }))
    }

    /// Where a comment that was made on another revision stands here; none where what it stood on is gone.
    pub fn carry(&self, anchor: &Anchor) -> Option<Place> {
        match &anchor.target {
            Target::Whole => Some(Place { section: None, requirement: None, at: 0..0 }),
            Target::Section { title } => self.carry_section(anchor, title).map(|section| Place {
                section: Some(section),
                requirement: None,
                at: self.outline.sections[section].at.clone(),
            }),
            Target::Requirement { requirement } => {
                let place = self.identities.iter().position(|id| id == requirement)?;
                let found = self.outline.requirements.get(place)?;
                Some(Place { section: Some(found.section), requirement: Some(place), at: found.at.clone() })
            }
            Target::Quote { before, after } => {
                let found = self.find(&anchor.words, before, after, |section| {
                    section.is_some_and(|section| self.anchors[section] == anchor.section)
                })?;
                Some(self.place_of(self.readable.source(&found)))
            }
        }
    }

    /// The section with an anchor, or the one in which a requirement with it stands.
    fn section_named(&self, name: &str) -> Option<usize> {
        let requirement = || {
            let place = self.identities.iter().position(|id| anchor::requirement(*id) == name)?;
            self.outline.requirements.get(place).map(|one| one.section)
        };
        self.section(name).or_else(requirement)
    }

    fn section(&self, name: &str) -> Option<usize> {
        self.anchors.iter().position(|one| one == name)
    }

    fn carry_section(&self, anchor: &Anchor, title: &str) -> Option<usize> {
        let headed = || self.outline.sections.iter().enumerate().filter(|(_, section)| section.depth > 0);
        let here = self.section(&anchor.section);
        let stays = here.filter(|place| self.outline.sections[*place].title == title);
        stays.or_else(|| headed().find(|(_, one)| one.title == title).map(|(place, _)| place)).or(here)
    }

    fn required(&self, typed: &str) -> Result<Anchor, (&'static str, Flaw)> {
        let place = typed.parse().ok().and_then(|id: RequirementId| self.identities.iter().position(|one| *one == id));
        let found = place.and_then(|place| Some((self.identities[place], self.outline.requirements.get(place)?)));
        let (id, found) = found.ok_or_else(|| gone("requirement", "There is no such requirement in this revision."))?;
        let words = format!("{} {}", found.number, found.text);
        Ok(self.anchored(Target::Requirement { requirement: id }, Some(found.section), words))
    }

    fn quoted(&self, typed: &TypedAnchor, section: Option<usize>) -> Result<Anchor, Flaw> {
        let words = Readable::of(&typed.quote).text().to_owned();
        if !words.chars().any(char::is_alphanumeric) {
            return Err(Flaw::new("no-words", "Quote at least one word of the text."));
        }
        let count = words.chars().count();
        if count > MAX_QUOTE {
            let message = format!("Quote at most {MAX_QUOTE} characters; this has {count}.");
            return Err(Flaw::new("too-long", message));
        }
        let [before, after] = [&typed.before, &typed.after].map(|text| Readable::of(text).text().to_owned());
        let found = self.find(&words, &before, &after, |one| section.is_none() || one == section).ok_or_else(|| {
            Flaw::new("not-there", "These words do not stand in this revision. Copy them from it, from one paragraph.")
        })?;
        let text = self.readable.text();
        let before: String = text[..found.start].chars().rev().take(CONTEXT).collect();
        let target = Target::Quote {
            before: before.chars().rev().collect(),
            after: text[found.end..].chars().take(CONTEXT).collect(),
        };
        let place = self.place_of(self.readable.source(&found));
        Ok(self.anchored(target, place.section, words))
    }

    /// Where words stand: of several places the one with the most of the same context, then one that is `preferred`,
    /// then the first. Words do not stand inside other words unless they did before.
    fn find(
        &self,
        words: &str,
        before: &str,
        after: &str,
        preferred: impl Fn(Option<usize>) -> bool,
    ) -> Option<Range<usize>> {
        let text = self.readable.text();
        if words.is_empty() {
            return None;
        }
        let inner = (is_inside(before, words), is_inside(words, after));
        let mut best: Option<((usize, bool), Range<usize>)> = None;
        for (at, _) in text.match_indices(words).take(PLACES) {
            let (ahead, behind) = (&text[..at], &text[at + words.len()..]);
            if is_inside(ahead, words) && !inner.0 || is_inside(words, behind) && !inner.1 {
                continue;
            }
            let same_before = ahead.chars().rev().zip(before.chars().rev()).take_while(|(a, b)| a == b).count();
            let same_after = behind.chars().zip(after.chars()).take_while(|(a, b)| a == b).count();
            let found = at..at + words.len();
            let section = self.section_at(self.readable.source(&found).start);
            let rank = (same_before + same_after, preferred(section));
            if best.as_ref().is_none_or(|(other, _)| rank > *other) {
                best = Some((rank, found));
            }
        }
        best.map(|(_, found)| found)
    }

    fn place_of(&self, at: Range<usize>) -> Place {
        let inside = |one: &Range<usize>| one.start <= at.start && at.end <= one.end;
        Place {
            section: self.section_at(at.start),
            requirement: self.outline.requirements.iter().position(|one| inside(&one.at)),
            at,
        }
    }

    fn section_at(&self, at: usize) -> Option<usize> {
        self.outline.sections.iter().rposition(|section| section.at.contains(&at))
    }

    fn anchored(&self, target: Target, section: Option<usize>, words: String) -> Anchor {
        let (name, title) = section.map_or((String::new(), String::new()), |section| {
            (self.anchors[section].clone(), heading(&self.outline.sections[section]))
        });
        Anchor { target, section: name, heading: title, words }
    }
}

/// A heading as it is read.
pub fn heading(section: &Section) -> String {
    match &section.number {
        Some(number) => format!("{number} {}", section.title).trim_end().to_owned(),
        None => section.title.clone(),
    }
}

/// Whether the end of one text and the beginning of the other are one word.
fn is_inside(one: &str, other: &str) -> bool {
    one.chars().next_back().is_some_and(char::is_alphanumeric)
        && other.chars().next().is_some_and(char::is_alphanumeric)
}

fn gone(field: &'static str, message: &str) -> (&'static str, Flaw) {
    (field, Flaw::new("not-there", message))
}

#[cfg(test)]
mod tests;
