//! Totals, counts and orders, over what their reader may see and nothing else. So nothing can be learnt by taking one
//! from another: what is hidden is in none of them.

use std::{cmp::Reverse, collections::BTreeMap};

use super::{
    score::Share,
    visibility::{Channel, Field, Lens},
};
use crate::{
    cfp::{Standing, State},
    id::{PersonId, ProposalId, SessionTypeId, TrackId},
};

/// A proposal as figures need it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Which.
    pub id: ProposalId,
    /// For which track.
    pub track: Option<TrackId>,
    /// As which kind of session.
    pub session_type: SessionTypeId,
    /// Where it stands, and what is planned.
    pub standing: Standing,
    /// Its score, if it has one.
    pub score: Option<Share>,
    /// Who is to review it.
    pub assigned: Vec<PersonId>,
    /// Who has.
    pub reviewed: Vec<PersonId>,
}

/// An item with the lens through which the reader of the figures sees it.
pub type Seen<'a> = (Lens, &'a Item);

/// Proposals of a track, a kind of session or whatever else, by where they stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quota {
    /// How many there are.
    pub proposals: u32,
    /// How many of them stand where, as far as the reader may know: as planned for those who see plans, as its speakers
    /// are told for others.
    pub by_state: BTreeMap<State, u32>,
}

/// What is planned and what there is, by a `key` such as the track or the kind of session.
pub fn quotas<'a, K: Ord>(items: impl IntoIterator<Item = Seen<'a>>, key: impl Fn(&Item) -> K) -> BTreeMap<K, Quota> {
    let mut quotas: BTreeMap<K, Quota> = BTreeMap::new();
    for (lens, item) in items {
        if !counts(lens, Field::Existence) {
            continue;
        }
        let quota = quotas.entry(key(item)).or_default();
        quota.proposals += 1;
        if let Some(state) = known_state(lens, item.standing) {
            *quota.by_state.entry(state).or_default() += 1;
        }
    }
    quotas
}

/// How far reviewing has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Proposals the reader may see.
    pub proposals: u32,
    /// Reviews that were assigned for them.
    pub assigned: u32,
    /// Of those, how many are there.
    pub done: u32,
    /// How many proposals have fewer reviews than `least`.
    pub below: u32,
}

/// How far reviewing has come, where at least `least` reviews are wanted.
pub fn coverage<'a>(items: impl IntoIterator<Item = Seen<'a>>, least: usize) -> Coverage {
    let mut coverage = Coverage::default();
    for (_, item) in items.into_iter().filter(|(lens, _)| counts(*lens, Field::ReviewerNames)) {
        let done = item.assigned.iter().filter(|person| item.reviewed.contains(person)).count();
        coverage.proposals += 1;
        coverage.assigned += u32::try_from(item.assigned.len()).unwrap_or(u32::MAX);
        coverage.done += u32::try_from(done).unwrap_or(u32::MAX);
        coverage.below += u32::from(item.reviewed.len() < least);
    }
    coverage
}

/// Assigned and finished reviews of each reviewer, over proposals whose reviewers the reader may know.
pub fn loads<'a>(items: impl IntoIterator<Item = Seen<'a>>) -> BTreeMap<PersonId, (u32, u32)> {
    let mut loads: BTreeMap<PersonId, (u32, u32)> = BTreeMap::new();
    for (_, item) in items.into_iter().filter(|(lens, _)| counts(*lens, Field::ReviewerNames)) {
        for person in &item.assigned {
            let load = loads.entry(*person).or_default();
            load.0 += 1;
            load.1 += u32::from(item.reviewed.contains(person));
        }
    }
    loads
}

/// The proposals the reader may see, best score first. Those whose score they may not know, or that have none, follow in
/// the order of their ids, so that a place tells nothing.
pub fn by_score<'a>(items: impl IntoIterator<Item = Seen<'a>>) -> Vec<ProposalId> {
    let mut seen: Vec<Seen<'a>> = items.into_iter().filter(|(lens, _)| counts(*lens, Field::Existence)).collect();
    let known = |(lens, item): &Seen<'a>| item.score.filter(|_| lens.shows(Field::Average, Channel::Sort));
    seen.sort_by_key(|seen| (Reverse(known(seen)), seen.1.id));
    seen.into_iter().map(|(_, item)| item.id).collect()
}

fn known_state(lens: Lens, standing: Standing) -> Option<State> {
    if counts(lens, Field::Pending) {
        Some(standing.planned())
    } else if counts(lens, Field::ShownState) {
        Some(standing.state.shown_to_speakers())
    } else {
        None
    }
}

fn counts(lens: Lens, field: Field) -> bool {
    lens.shows(field, Channel::Count)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::{
        cfp::Decision,
        review::{
            score::{Category, of_review},
            visibility::{Anonymity, Reader, Situation},
        },
    };

    const TALK: SessionTypeId = SessionTypeId(Uuid::from_u128(70));

    fn person(number: u128) -> PersonId {
        Uuid::from_u128(number).into()
    }

    fn share(part: i16) -> Option<Share> {
        let id = Uuid::nil().into();
        let category = Category { id, name: String::new(), weight: 1, range: (0, 100), tracks: [].into() };
        of_review(&[category], None, &[(id, part)].into())
    }

    fn item(number: u128, state: State, pending: Option<Decision>, score: i16) -> Item {
        Item {
            id: Uuid::from_u128(number).into(),
            track: None,
            session_type: TALK,
            standing: Standing { state, pending },
            score: share(score),
            assigned: vec![person(1), person(2)],
            reviewed: vec![person(2)],
        }
    }

    fn seen(reader: Reader, item: &Item) -> Seen<'_> {
        let situation = Situation {
            anonymity: Anonymity::Anonymous,
            phase: None,
            state: item.standing.state,
            is_released: false,
            is_embargoed: false,
        };
        (Lens { reader, situation }, item)
    }

    /// Everything that figures say to somebody who reads some of the items so and the others otherwise.
    fn all_figures(open: &[Item], reader: Reader, others: &[Item]) -> String {
        let seen = || {
            let open = open.iter().map(|item| seen(Reader::Chair, item));
            open.chain(others.iter().map(|item| seen(reader, item)))
        };
        let quotas = (quotas(seen(), |item| item.track), quotas(seen(), |item| item.session_type));
        format!("{quotas:?} {:?} {:?} {:?}", coverage(seen(), 2), loads(seen()), by_score(seen()))
    }

    #[test]
    fn figures_are_of_what_is_seen() {
        let items = [
            item(1, State::Shortlisted, Some(Decision::Accept), 40),
            item(2, State::Submitted, None, 90),
            item(3, State::Accepted, None, 70),
        ];
        let chair = || items.iter().map(|item| seen(Reader::Chair, item));
        assert_eq!(
            quotas(chair(), |item| item.track)[&None].by_state,
            [(State::Submitted, 1), (State::Accepted, 2)].into()
        );
        assert_eq!(coverage(chair(), 2), Coverage { proposals: 3, assigned: 6, done: 3, below: 3 });
        assert_eq!(loads(chair()), [(person(1), (3, 0)), (person(2), (3, 3))].into());
        assert_eq!(by_score(chair()), [items[1].id, items[2].id, items[0].id]);

        let reviewer = || items.iter().map(|item| seen(Reader::Reviewer, item));
        assert_eq!(
            quotas(reviewer(), |item| item.session_type)[&TALK].by_state,
            [(State::Submitted, 2), (State::Accepted, 1)].into()
        );
        assert_eq!(coverage(reviewer(), 2), Coverage::default());
        assert_eq!(by_score(reviewer()), [items[0].id, items[1].id, items[2].id]);
    }

    #[test]
    fn a_place_does_not_tell_a_score_that_is_hidden() {
        let items = [item(1, State::Submitted, None, 10), item(2, State::Submitted, None, 99)];
        let order = by_score([seen(Reader::Chair, &items[0]), seen(Reader::Reviewer, &items[1])]);
        assert_eq!(order, [items[0].id, items[1].id]);
    }

    proptest! {
        /// Whatever changes in a proposal that a chair is bound by, or whether there is one: no figure moves.
        #[test]
        fn nothing_is_learnt_by_subtraction(
            state in prop::sample::select(State::ALL.to_vec()),
            pending in prop::option::of(prop::sample::select(Decision::ALL.to_vec())),
            score in 0..=100_i16,
            reviewed in prop::collection::vec(1..5_u128, 0..4),
        ) {
            let open = [item(1, State::Submitted, None, 10), item(2, State::Accepted, None, 60)];
            let mut hidden = item(3, state, pending, score);
            hidden.reviewed = reviewed.iter().copied().map(person).collect();
            hidden.assigned.clone_from(&hidden.reviewed);
            prop_assert_eq!(all_figures(&open, Reader::Bound, &[hidden]), all_figures(&open, Reader::Bound, &[]));
        }

        /// What is planned, scored, shortlisted and assigned changes no figure of somebody who reviews and has not yet.
        #[test]
        fn a_reviewers_figures_tell_nothing_of_what_others_think(
            is_shortlisted: bool,
            pending in prop::option::of(prop::sample::select(Decision::ALL.to_vec())),
            score in 0..=100_i16,
            assigned in prop::collection::vec(1..5_u128, 0..4),
        ) {
            let plain = item(3, State::Submitted, None, 50);
            let state = if is_shortlisted { State::Shortlisted } else { State::Submitted };
            let mut other = item(3, state, pending, score);
            other.assigned = assigned.iter().copied().map(person).collect();
            for reader in [Reader::Reviewer, Reader::Speaker] {
                prop_assert_eq!(
                    all_figures(&[], reader, std::slice::from_ref(&plain)),
                    all_figures(&[], reader, std::slice::from_ref(&other))
                );
            }
        }
    }
}
