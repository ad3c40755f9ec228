//! The editor's answers, and the ids that are carried on by them.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};

use super::Identities;

/// Identities without questions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settled {
    /// Requirements that are the same, as places in the old and the new revision, in the order of the new.
    pub same: Vec<(usize, usize)>,
    /// Places in the new revision that are new.
    pub new: Vec<usize>,
    /// Places in the old revision that are gone.
    pub gone: Vec<usize>,
}

/// Why answers do not settle the questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unsettled {
    /// A question without answer, by the place in the new revision.
    #[error("Nobody has said what requirement {0} is.")]
    Unanswered(usize),
    /// An answer that was not among the candidates of a question.
    #[error("Requirement {new} cannot be requirement {old} of the revision before.")]
    NotAsked {
        /// The place in the old revision.
        old: usize,
        /// The place in the new revision.
        new: usize,
    },
    /// Two answers with the same requirement of the old revision.
    #[error("Requirement {0} of the revision before cannot be two.")]
    Twice(usize),
}

impl Identities {
    /// Where nobody can be asked: what is unsure is taken for the likeliest that is free, and for new where none is.
    pub fn unasked(&self) -> Settled {
        let mut free: HashSet<usize> =
            self.questions.iter().flat_map(|question| &question.candidates).map(|candidate| candidate.old).collect();
        let mut answers = HashMap::new();
        for question in &self.questions {
            let likeliest = question.candidates.iter().map(|candidate| candidate.old).find(|old| free.remove(old));
            answers.insert(question.new, likeliest);
        }
        self.settle(&answers).unwrap_or_default()
    }

    /// Takes the editor's answers: for a place in the new revision the one in the old, or none where it is new.
    pub fn settle(&self, answers: &HashMap<usize, Option<usize>>) -> Result<Settled, Unsettled> {
        let mut settled = Settled { same: self.same.clone(), new: self.new.clone(), gone: self.gone.clone() };
        let mut taken = HashSet::new();
        for question in &self.questions {
            match answers.get(&question.new) {
                None => return Err(Unsettled::Unanswered(question.new)),
                Some(None) => settled.new.push(question.new),
                Some(Some(old)) => {
                    if !question.candidates.iter().any(|candidate| candidate.old == *old) {
                        return Err(Unsettled::NotAsked { old: *old, new: question.new });
                    }
                    if !taken.insert(*old) {
                        return Err(Unsettled::Twice(*old));
                    }
                    settled.same.push((*old, question.new));
                }
            }
        }
        let asked = self.questions.iter().flat_map(|question| &question.candidates).map(|candidate| candidate.old);
        settled.gone.extend(asked.filter(|old| !taken.contains(old)));
        settled.same.sort_unstable_by_key(|(_, new)| *new);
        settled.new.sort_unstable();
        settled.gone.sort_unstable();
        settled.gone.dedup();
        Ok(settled)
    }
}

impl Settled {
    /// What is the same between any two revisions whose requirements have their ids.
    pub fn by_ids<I: Copy + Eq + std::hash::Hash>(old: &[I], new: &[I]) -> Self {
        let before: HashMap<I, usize> = old.iter().enumerate().map(|(place, id)| (*id, place)).collect();
        let now: HashSet<I> = new.iter().copied().collect();
        let mut settled = Self::default();
        for (place, id) in new.iter().enumerate() {
            match before.get(id) {
                Some(old) => settled.same.push((*old, place)),
                None => settled.new.push(place),
            }
        }
        settled.gone = (0..old.len()).filter(|place| !now.contains(&old[*place])).collect();
        settled
    }

    /// The ids of the new revision's requirements, from those of the old one's; new ones get the next fresh id.
    pub fn carry<I: Copy>(&self, old: &[I], mut fresh: impl FnMut() -> I) -> Vec<I> {
        let carried: HashMap<usize, I> =
            self.same.iter().filter_map(|(before, now)| Some((*now, *old.get(*before)?))).collect();
        (0..self.same.len() + self.new.len())
            .map(|place| carried.get(&place).copied().unwrap_or_else(&mut fresh))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_the_same_id_is_the_same() {
        let settled = Settled::by_ids(&[1, 2, 3], &[3, 4, 1]);
        assert_eq!(settled, Settled { same: vec![(2, 0), (0, 2)], new: vec![1], gone: vec![1] });
        let mut fresh = 9..;
        assert_eq!(settled.carry(&[1, 2, 3], || fresh.next().expect("a number")), [3, 9, 1]);
    }
}
