//! Which section is which, and what changed about it.

use std::collections::HashMap;

use super::{Change, Revision, What, order, same_words};
use crate::draft::{Diff, Outline, Section};

/// For each section of the new revision the one of the old that it is: by number and title, by title, by the requirements
/// in it, by number; the first way that leaves no doubt.
pub(super) fn pair(old: &Outline, new: &Outline, same: &[(usize, usize)]) -> Vec<Option<usize>> {
    let mut pairs = Pairs { old: vec![false; old.sections.len()], new: vec![None; new.sections.len()] };
    let path = |outline: &Outline, at: usize| Some(format!("{}\n{}", above(outline, at), full(&outline.sections[at])));
    pairs.join(&keyed(old, path), &keyed(new, path));
    let whole = |outline: &Outline, at: usize| Some(full(&outline.sections[at]));
    pairs.join(&keyed(old, whole), &keyed(new, whole));
    let titled = |outline: &Outline, at: usize| Some(format!("{}\n{}", above(outline, at), outline.sections[at].title));
    pairs.join(&keyed(old, titled), &keyed(new, titled));
    let title = |outline: &Outline, at: usize| Some(outline.sections[at].title.to_lowercase());
    pairs.join(&keyed(old, title), &keyed(new, title));
    pairs.by_requirements(old, new, same);
    let number = |outline: &Outline, at: usize| outline.sections[at].number.clone();
    pairs.join(&keyed(old, number), &keyed(new, number));
    pairs.new
}

struct Pairs {
    old: Vec<bool>,
    new: Vec<Option<usize>>,
}

impl Pairs {
    fn join(&mut self, old: &[Option<String>], new: &[Option<String>]) {
        let (old, new) = (once(old, |at| !self.old[at]), once(new, |at| self.new[at].is_none()));
        for (key, at) in new {
            if let Some(before) = old.get(key) {
                self.old[*before] = true;
                self.new[at] = Some(*before);
            }
        }
    }

    /// Joins sections that hold more of each other's requirements than any other does.
    fn by_requirements(&mut self, old: &Outline, new: &Outline, same: &[(usize, usize)]) {
        let mut shared: HashMap<(usize, usize), usize> = HashMap::new();
        for (before, now) in same {
            *shared.entry((old.requirements[*before].section, new.requirements[*now].section)).or_default() += 1;
        }
        let mut shared: Vec<_> = shared.into_iter().collect();
        shared.sort_by_key(|(pair, count)| (std::cmp::Reverse(*count), *pair));
        for ((before, now), _) in shared {
            if !self.old[before] && self.new[now].is_none() {
                self.old[before] = true;
                self.new[now] = Some(before);
            }
        }
    }
}

fn keyed(outline: &Outline, key: impl Fn(&Outline, usize) -> Option<String>) -> Vec<Option<String>> {
    (0..outline.sections.len()).map(|at| key(outline, at)).collect()
}

/// The places of the keys that stand once among those that are free.
fn once(keys: &[Option<String>], free: impl Fn(usize) -> bool) -> HashMap<&str, usize> {
    let mut places: HashMap<&str, Option<usize>> = HashMap::new();
    for (at, key) in keys.iter().enumerate().filter(|(at, _)| free(*at)) {
        if let Some(key) = key {
            places.entry(key).and_modify(|other| *other = None).or_insert(Some(at));
        }
    }
    places.into_iter().filter_map(|(key, at)| Some((key, at?))).collect()
}

fn full(section: &Section) -> String {
    format!("{} {}", section.number.as_deref().unwrap_or_default(), section.title)
}

/// The title of the nearest section above that is less deep, at most 200 sections up.
fn above(outline: &Outline, at: usize) -> &str {
    let depth = outline.sections[at].depth;
    let near = &outline.sections[at.saturating_sub(200)..at];
    near.iter().rfind(|section| section.depth < depth).map_or("", |section| section.title.as_str())
}

pub(super) fn changes(old: Revision<'_>, new: Revision<'_>, pairs: &[Option<usize>]) -> Vec<Change> {
    let same: Vec<_> = pairs.iter().enumerate().filter_map(|(now, before)| Some(((*before)?, now))).collect();
    let stays = order::staying(&same);
    let mut changes = Vec::new();
    for (now, before) in pairs.iter().enumerate() {
        match before {
            None => changes.push(Change::whole(What::New, None, Some(now))),
            Some(before) => changes.extend(between(old, *before, new, now, !stays.contains(&now))),
        }
    }
    let kept: std::collections::HashSet<_> = same.iter().map(|(before, _)| *before).collect();
    let gone = (0..old.outline.sections.len()).filter(|at| !kept.contains(at));
    changes.extend(gone.map(|before| Change::whole(What::Gone, Some(before), None)));
    changes
}

fn between(old: Revision<'_>, before: usize, new: Revision<'_>, now: usize, moved: bool) -> Option<Change> {
    let (one, other) = (&old.outline.sections[before], &new.outline.sections[now]);
    let (was, is) = (old.prose(before), new.prose(now));
    let reworded = !same_words(&was, &is);
    let what = [
        (moved, What::Moved),
        (one.number != other.number, What::Renumbered),
        (one.title != other.title, What::Retitled),
        (reworded, What::Reworded),
    ];
    let change = Change {
        old: Some(before),
        new: Some(now),
        what: what.into_iter().filter_map(|(is, what)| is.then_some(what)).collect(),
        words: reworded.then(|| Diff::of(&was, &is)),
    };
    (!change.what.is_empty()).then_some(change)
}

impl Revision<'_> {
    /// What a section says beside its heading and its requirements.
    pub fn prose(&self, section: usize) -> String {
        let Some(found) = self.outline.sections.get(section) else { return String::new() };
        let first = self.outline.requirements.partition_point(|one| one.section < section);
        let requirements = self.outline.requirements[first..].iter().take_while(|one| one.section == section);
        let mut cuts: Vec<_> = requirements.map(|one| one.at.clone()).collect();
        cuts.extend(found.frame.iter().cloned());
        cuts.push(found.heading.clone());
        cuts.sort_by_key(|cut| cut.start);
        let mut prose = String::new();
        let mut at = found.at.start;
        for cut in cuts.into_iter().filter(|cut| !cut.is_empty()) {
            prose.push_str(self.text.get(at..cut.start).unwrap_or_default());
            at = cut.end;
        }
        prose.push_str(self.text.get(at..found.at.end).unwrap_or_default());
        prose
    }
}
