//! Which requirement of a revision is which of the one before.
//!
//! A shown number says nothing by itself: standards renumber. Texts are compared, and number, section and neighbours only
//! support what the texts say. Where that is not enough, the editor is asked.

mod likeness;
mod settle;
#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};

pub use settle::{Settled, Unsettled};

pub(super) use self::likeness::without_notes;
use self::likeness::{Bag, Vocabulary, plain};
use super::Outline;

/// Least support, in hundredths, to be sure without asking.
const SURE: u64 = 60;
/// Least lead over every other candidate to be sure.
const LEAD: u64 = 15;
/// Least likeness of texts to be asked about.
const ASKED: u64 = 35;
/// What the same number adds, each neighbour that is the same, and the same title of the section.
const SUPPORT: (u64, u64, u64) = (15, 5, 5);
/// Up to so many pairs of requirements without partner are all compared; of more, only those that share a rare word.
const ALL_PAIRS: usize = 160_000;
/// Rare: so many of the others have the word. So many of its rarest words are followed.
const RARE: (usize, usize) = (16, 8);

/// What was found. Every requirement of either revision stands in one place: in a pair, as new or gone, or in questions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identities {
    /// Requirements that are the same, as places in the old and the new revision, in the order of the new.
    pub same: Vec<(usize, usize)>,
    /// Places in the new revision that are like nothing before.
    pub new: Vec<usize>,
    /// Places in the old revision that nothing is like any more.
    pub gone: Vec<usize>,
    /// What the editor is asked.
    pub questions: Vec<Question>,
}

/// Which of these, if any, is the requirement?
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// The place in the new revision.
    pub new: usize,
    /// What it may be, the likeliest first.
    pub candidates: Vec<Candidate>,
}

/// What a requirement may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    /// The place in the old revision.
    pub old: usize,
    /// How like the texts are, in hundredths.
    pub likeness: u64,
}

/// Finds which requirement of the new revision is which of the old. Mappings are not looked at.
pub fn identify(old: &Outline, new: &Outline) -> Identities {
    let mut matching = Matching::of(old, new);
    matching.same_texts();
    let pairs = matching.pairs();
    matching.likely(&pairs);
    matching.found(&pairs)
}

/// A pair that may be the same.
#[derive(Clone, Copy)]
struct Pair {
    old: usize,
    new: usize,
    likeness: u64,
    support: u64,
}

struct Matching<'a> {
    old: &'a Outline,
    new: &'a Outline,
    partner_of_old: Vec<Option<usize>>,
    partner_of_new: Vec<Option<usize>>,
}

impl<'a> Matching<'a> {
    fn of(old: &'a Outline, new: &'a Outline) -> Self {
        let none = |outline: &Outline| vec![None; outline.requirements.len()];
        Self { old, new, partner_of_old: none(old), partner_of_new: none(new) }
    }

    fn join(&mut self, old: usize, new: usize) {
        self.partner_of_old[old] = Some(new);
        self.partner_of_new[new] = Some(old);
    }

    /// Joins what has the same text, where only one on each side has it.
    fn same_texts(&mut self) {
        let once = |outline: &Outline| {
            let mut places: HashMap<String, Option<usize>> = HashMap::new();
            for (place, requirement) in outline.requirements.iter().enumerate() {
                places.entry(plain(&requirement.text)).and_modify(|other| *other = None).or_insert(Some(place));
            }
            places
        };
        let (old, new) = (once(self.old), once(self.new));
        for (text, place) in old {
            if let Some((old, new)) = place.zip(new.get(&text).copied().flatten()) {
                self.join(old, new);
            }
        }
    }

    /// The pairs worth looking at among those without partner, the best supported first.
    fn pairs(&self) -> Vec<Pair> {
        let mut vocabulary = Vocabulary::default();
        let mut bags = |outline: &Outline, partners: &[Option<usize>]| -> Vec<Bag> {
            let all = outline.requirements.iter().zip(partners);
            all.map(|(one, partner)| if partner.is_none() { vocabulary.bag(&one.text) } else { Bag::new() }).collect()
        };
        let old_bags = bags(self.old, &self.partner_of_old);
        let new_bags = bags(self.new, &self.partner_of_new);
        let free = |partners: &[Option<usize>]| (0..partners.len()).filter(|at| partners[*at].is_none()).collect();
        let (old_free, new_free): (Vec<usize>, Vec<usize>) = (free(&self.partner_of_old), free(&self.partner_of_new));
        let near = Near::of(self.old, &old_free, &old_bags, old_free.len() * new_free.len() <= ALL_PAIRS);
        let mut pairs = Vec::new();
        for new in new_free {
            for old in near.candidates(&self.new.requirements[new].number, &new_bags[new], &vocabulary) {
                let likeness = vocabulary.likeness(&old_bags[old], &new_bags[new]);
                pairs.push(Pair { old, new, likeness, support: likeness + self.support(old, new) });
            }
        }
        pairs.sort_by_key(|pair| (std::cmp::Reverse(pair.support), pair.new, pair.old));
        pairs
    }

    /// What stands around both, beside their texts.
    fn support(&self, old: usize, new: usize) -> u64 {
        let (one, other) = (&self.old.requirements[old], &self.new.requirements[new]);
        let title = |outline: &'a Outline, section: usize| outline.sections.get(section).map(|one| one.title.as_str());
        let before = old.checked_sub(1).zip(new.checked_sub(1));
        let after = Some((old + 1, new + 1)).filter(|(old, _)| *old < self.partner_of_old.len());
        let joined = [before, after].into_iter().flatten().filter(|(old, new)| self.partner_of_old[*old] == Some(*new));
        let mut support = SUPPORT.1 * joined.count() as u64;
        if one.number == other.number {
            support += SUPPORT.0;
        }
        if title(self.old, one.section) == title(self.new, other.section) {
            support += SUPPORT.2;
        }
        support
    }

    /// Joins pairs that are well supported and lead clearly over every other pair that either could be in.
    fn likely(&mut self, pairs: &[Pair]) {
        let mut of_old: HashMap<usize, Vec<Pair>> = HashMap::new();
        let mut of_new: HashMap<usize, Vec<Pair>> = HashMap::new();
        for pair in pairs {
            of_old.entry(pair.old).or_default().push(*pair);
            of_new.entry(pair.new).or_default().push(*pair);
        }
        for pair in pairs {
            let sure = pair.likeness >= ASKED && pair.support >= SURE;
            if !sure || !self.is_free(pair) {
                continue;
            }
            let others = of_old[&pair.old].iter().chain(&of_new[&pair.new]);
            let others = others.filter(|other| (other.old, other.new) != (pair.old, pair.new) && self.is_free(other));
            let mut rivals = others.filter(|other| other.support + LEAD > pair.support);
            if rivals.next().is_none() {
                self.join(pair.old, pair.new);
            }
        }
    }

    fn is_free(&self, pair: &Pair) -> bool {
        self.partner_of_old[pair.old].is_none() && self.partner_of_new[pair.new].is_none()
    }

    fn found(&self, pairs: &[Pair]) -> Identities {
        let mut found = Identities::default();
        let mut asked: HashMap<usize, Vec<Candidate>> = HashMap::new();
        let mut in_question = HashSet::new();
        for pair in pairs.iter().filter(|pair| pair.likeness >= ASKED && self.is_free(pair)) {
            asked.entry(pair.new).or_default().push(Candidate { old: pair.old, likeness: pair.likeness });
            in_question.insert(pair.old);
        }
        for (new, partner) in self.partner_of_new.iter().enumerate() {
            match (partner, asked.remove(&new)) {
                (Some(old), _) => found.same.push((*old, new)),
                (None, Some(candidates)) => found.questions.push(Question { new, candidates }),
                (None, None) => found.new.push(new),
            }
        }
        let gone = |old: &usize| self.partner_of_old[*old].is_none() && !in_question.contains(old);
        found.gone = (0..self.partner_of_old.len()).filter(gone).collect();
        found
    }
}

/// Finds quickly what is worth comparing.
struct Near<'a> {
    /// Everything, where there is little enough of it.
    all: Option<&'a [usize]>,
    by_number: HashMap<&'a str, usize>,
    by_word: HashMap<u32, Vec<usize>>,
}

impl<'a> Near<'a> {
    fn of(outline: &'a Outline, free: &'a [usize], bags: &[Bag], few: bool) -> Self {
        let mut by_word: HashMap<u32, Vec<usize>> = HashMap::new();
        if !few {
            for old in free {
                bags[*old].iter().for_each(|(word, _)| by_word.entry(*word).or_default().push(*old));
            }
        }
        let by_number = free.iter().map(|old| (outline.requirements[*old].number.as_str(), *old)).collect();
        Self { all: few.then_some(free), by_number, by_word }
    }

    fn candidates(&self, number: &str, bag: &Bag, vocabulary: &Vocabulary) -> Vec<usize> {
        if let Some(all) = self.all {
            return all.to_vec();
        }
        let places = |word: &(u32, u32)| self.by_word.get(&word.0).filter(|places| places.len() <= RARE.0);
        let mut rare: Vec<_> = bag.iter().filter(|word| places(word).is_some()).collect();
        rare.sort_by_key(|(word, _)| (vocabulary.texts(*word), *word));
        let mut candidates: Vec<_> = rare.into_iter().take(RARE.1).filter_map(places).flatten().copied().collect();
        candidates.extend(self.by_number.get(number));
        candidates.sort_unstable();
        candidates.dedup();
        candidates
    }
}
