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

/// A proposal as figures of reviewing need it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Which.
    pub id: ProposalId,
    /// Its score, if it has one.
    pub score: Option<Share>,
    /// Who is to review it.
    pub assigned: Vec<PersonId>,
    /// Who has.
    pub reviewed: Vec<PersonId>,
}

/// An item with the lens through which the reader of the figures sees it.
pub type Seen<'a> = (Lens, &'a Item);

/// Some proposals that are alike in whatever quotas ask for, and that one lens is right for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tally {
    /// For which track.
    pub track: Option<TrackId>,
    /// As which kind of session.
    pub session_type: Option<SessionTypeId>,
    /// Where they stand, and what is planned.
    pub standing: Standing,
    /// How many there are.
    pub proposals: u32,
}

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
pub fn quotas<'a, K: Ord>(
    tallies: impl IntoIterator<Item = &'a (Lens, Tally)>,
    key: impl Fn(&Tally) -> K,
) -> BTreeMap<K, Quota> {
    let mut quotas: BTreeMap<K, Quota> = BTreeMap::new();
    for (lens, tally) in tallies {
        if !counts(*lens, Field::Existence) {
            continue;
        }
        let quota = quotas.entry(key(tally)).or_default();
        quota.proposals += tally.proposals;
        if let Some(state) = known_state(*lens, tally.standing) {
            *quota.by_state.entry(state).or_default() += tally.proposals;
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
pub fn by_score(scored: impl IntoIterator<Item = (Lens, ProposalId, Option<Share>)>) -> Vec<ProposalId> {
    let mut seen: Vec<_> = scored.into_iter().filter(|(lens, ..)| counts(*lens, Field::Existence)).collect();
    seen.sort_by_key(|(lens, id, score)| (Reverse(score.filter(|_| lens.shows(Field::Average, Channel::Sort))), *id));
    seen.into_iter().map(|(_, id, _)| id).collect()
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

    /// A proposal in all that figures ask for.
    #[derive(Clone, Debug)]
    struct Whole {
        item: Item,
        tally: Tally,
    }

    fn whole(number: u128, state: State, pending: Option<Decision>, score: i16) -> Whole {
        let item = Item {
            id: Uuid::from_u128(number).into(),
            score: share(score),
            assigned: vec![person(1), person(2)],
            reviewed: vec![person(2)],
        };
        let standing = Standing { state, pending };
        Whole { item, tally: Tally { track: None, session_type: Some(TALK), standing, proposals: 1 } }
    }

    fn lens(reader: Reader, whole: &Whole) -> Lens {
        let situation = Situation {
            anonymity: Anonymity::Anonymous,
            phase: None,
            state: whole.tally.standing.state,
            is_released: false,
            is_embargoed: false,
        };
        Lens { reader, situation }
    }

    fn seen(reader: Reader, whole: &Whole) -> Seen<'_> {
        (lens(reader, whole), &whole.item)
    }

    fn tallied(reader: Reader, whole: &Whole) -> (Lens, Tally) {
        (lens(reader, whole), whole.tally)
    }

    fn scored(reader: Reader, whole: &Whole) -> (Lens, ProposalId, Option<Share>) {
        (lens(reader, whole), whole.item.id, whole.item.score)
    }

    /// Everything that figures say to somebody who reads some of the proposals so and the others otherwise.
    fn all_figures(open: &[Whole], reader: Reader, others: &[Whole]) -> String {
        let all = || {
            let open = open.iter().map(|whole| (Reader::Chair, whole));
            open.chain(others.iter().map(|whole| (reader, whole)))
        };
        let seen = || all().map(|(reader, whole)| seen(reader, whole));
        let tallies: Vec<_> = all().map(|(reader, whole)| tallied(reader, whole)).collect();
        let quotas = (quotas(&tallies, |tally| tally.track), quotas(&tallies, |tally| tally.session_type));
        let order = by_score(all().map(|(reader, whole)| scored(reader, whole)));
        format!("{quotas:?} {:?} {:?} {order:?}", coverage(seen(), 2), loads(seen()))
    }

    #[test]
    fn figures_are_of_what_is_seen() {
        let all = [
            whole(1, State::Shortlisted, Some(Decision::Accept), 40),
            whole(2, State::Submitted, None, 90),
            whole(3, State::Accepted, None, 70),
        ];
        let chair = || all.iter().map(|whole| seen(Reader::Chair, whole));
        let tallies = |reader| all.iter().map(|whole| tallied(reader, whole)).collect::<Vec<_>>();
        let order = |reader| by_score(all.iter().map(|whole| scored(reader, whole)));
        assert_eq!(
            quotas(&tallies(Reader::Chair), |tally| tally.track)[&None].by_state,
            [(State::Submitted, 1), (State::Accepted, 2)].into()
        );
        assert_eq!(coverage(chair(), 2), Coverage { proposals: 3, assigned: 6, done: 3, below: 3 });
        assert_eq!(loads(chair()), [(person(1), (3, 0)), (person(2), (3, 3))].into());
        assert_eq!(order(Reader::Chair), [all[1].item.id, all[2].item.id, all[0].item.id]);

        let reviewer = || all.iter().map(|whole| seen(Reader::Reviewer, whole));
        assert_eq!(
            quotas(&tallies(Reader::Reviewer), |tally| tally.session_type)[&Some(TALK)].by_state,
            [(State::Submitted, 2), (State::Accepted, 1)].into()
        );
        assert_eq!(coverage(reviewer(), 2), Coverage::default());
        assert_eq!(order(Reader::Reviewer), [all[0].item.id, all[1].item.id, all[2].item.id]);
    }

    #[test]
    fn a_tally_counts_as_many_times_as_there_are_proposals_in_it() {
        let (one, mut more) = (whole(1, State::Accepted, None, 1), whole(2, State::Accepted, None, 1));
        more.tally.proposals = 41;
        let counted =
            quotas(&[tallied(Reader::Chair, &one), tallied(Reader::Chair, &more)], |tally| tally.session_type);
        assert_eq!(counted[&Some(TALK)], Quota { proposals: 42, by_state: [(State::Accepted, 42)].into() });
    }

    #[test]
    fn a_place_does_not_tell_a_score_that_is_hidden() {
        let all = [whole(1, State::Submitted, None, 10), whole(2, State::Submitted, None, 99)];
        let order = by_score([scored(Reader::Chair, &all[0]), scored(Reader::Reviewer, &all[1])]);
        assert_eq!(order, [all[0].item.id, all[1].item.id]);
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
            let open = [whole(1, State::Submitted, None, 10), whole(2, State::Accepted, None, 60)];
            let mut hidden = whole(3, state, pending, score);
            hidden.item.reviewed = reviewed.iter().copied().map(person).collect();
            hidden.item.assigned.clone_from(&hidden.item.reviewed);
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
            let plain = whole(3, State::Submitted, None, 50);
            let state = if is_shortlisted { State::Shortlisted } else { State::Submitted };
            let mut other = whole(3, state, pending, score);
            other.item.assigned = assigned.iter().copied().map(person).collect();
            for reader in [Reader::Reviewer, Reader::Speaker] {
                prop_assert_eq!(
                    all_figures(&[], reader, std::slice::from_ref(&plain)),
                    all_figures(&[], reader, std::slice::from_ref(&other))
                );
            }
        }
    }
}
