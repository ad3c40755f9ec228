//! Neither the order of ballots nor that of candidates matters.

use proptest::prelude::*;

use super::support::{Election, c, elections};
use crate::ballot::{Candidate, Method, count};

/// The same election with its ballots the other way round and its candidates listed in another order.
fn renamed(election: &Election, names: &[usize]) -> Election {
    let place = |one: Candidate| c(names[one.index()] + 1);
    let mut next = election.clone();
    next.ballots.reverse();
    for (ranks, _) in &mut next.ballots {
        ranks.iter_mut().flatten().for_each(|one| *one = names[*one]);
        for rank in ranks {
            rank.reverse();
        }
    }
    next.order.iter_mut().for_each(|one| *one = names[*one]);
    next.contest.withdrawn.iter_mut().for_each(|one| *one = place(*one));
    next.contest.reopen = election.contest.reopen.map(place);
    if let (Some(next), Some(limit)) = (&mut next.contest.limit, &election.contest.limit) {
        for (one, affiliation) in limit.affiliations.iter().enumerate() {
            next.affiliations[names[one]] = *affiliation;
        }
    }
    next
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn the_same_people_win(
        (election, names) in elections(true)
            .prop_flat_map(|election| {
                let names = Just((0..election.candidates).collect::<Vec<_>>()).prop_shuffle();
                (Just(election), names)
            }),
    ) {
        let other = renamed(&election, &names);
        for method in Method::ALL {
            let one = count(*method, &election.profile(), &election.contest, &election.lots());
            let two = count(*method, &other.profile(), &other.contest, &other.lots());
            match (one, two) {
                (Ok(one), Ok(two)) => {
                    let place = |one: &Candidate| c(names[one.index()] + 1);
                    prop_assert_eq!(one.winners.iter().map(place).collect::<Vec<_>>(), two.winners, "{}", method);
                }
                (one, two) => prop_assert_eq!(one.is_err(), two.is_err()),
            }
        }
    }

    /// Every ballot doubled changes nothing where quotas are in proportion.
    #[test]
    fn twice_the_ballots_elect_the_same(mut election in elections(false)) {
        for method in [Method::Approval, Method::Schulze, Method::Debian] {
            let winners = |election: &Election| {
                count(method, &election.profile(), &election.contest, &election.lots()).map(|count| count.winners)
            };
            let once = winners(&election);
            election.ballots.extend(election.ballots.clone());
            prop_assert_eq!(once, winners(&election));
        }
    }
}
