//! Comparisons by pairs: Debian's own elections and Schulze's own example.

use super::support::{c, cs, profile};
use crate::ballot::{
    Contest, Lots, Method, Ratio,
    contest::Quorum,
    count,
    tally::{
        debian,
        pairwise::Pairwise,
        report::{Comparison, Rounds},
        schulze::potential_winners,
    },
};

/// A table from `(one, other, above, below)`; pairs not named are undecided.
fn table(candidates: usize, pairs: &[(usize, usize, u64, u64)]) -> Pairwise {
    let mut rows = vec![vec![0; candidates]; candidates];
    for (one, other, above, below) in pairs {
        rows[one - 1][other - 1] = *above;
        rows[other - 1][one - 1] = *below;
    }
    Pairwise::of_table(&rows).expect("a square")
}

fn three_q(developers: u64) -> Quorum {
    Quorum::Root { times: Ratio::new(3, 2).expect("not zero"), electorate: developers }
}

fn first_seat(pairwise: &Pairwise, contest: &Contest) -> Comparison {
    let (_, mut seats) = debian::of_table(pairwise, contest, &Lots::by_file_order(pairwise.candidates()));
    seats.remove(0)
}

#[test]
fn debian_2002() {
    // debian.org/vote/2002/vote_0001: 939 developers, so 3Q = 45.96. Garbee is 3.
    let pairwise = table(3, &[(1, 2, 255, 199), (3, 1, 291, 178), (3, 2, 327, 134)]);
    let seat = first_seat(&pairwise, &Contest::of(1));
    assert_eq!((seat.best, seat.draw), (cs(&[3]), None));
    assert_eq!([45, 46].map(|votes| three_q(939).is_met(votes)), [false, true]);
    assert_eq!(potential_winners(&pairwise, &cs(&[1, 2, 3])), cs(&[3]));
}

#[test]
fn debian_2003() {
    // The official figures; of 3 against 1 there is none, and it does not matter. Michlmayr is 4. In PrefLib's copy of
    // this election equal ranks are lost and 2 wins.
    let pairs = [(4, 2, 228, 224), (4, 3, 237, 226), (2, 3, 238, 221), (4, 1, 397, 38), (2, 1, 428, 34)];
    let pairwise = table(4, &pairs);
    assert_eq!(first_seat(&pairwise, &Contest::of(1)).best, cs(&[4]));
    assert_eq!(potential_winners(&pairwise, &cs(&[1, 2, 3, 4])), cs(&[4]));
}

#[test]
fn debian_2004() {
    // debian.org/vote/2004/vote_001: 911 developers, Q = 15.0914, 3Q = 45.274; 4 is “None of the above”. Option 1 lost to
    // it. Michlmayr, 3, beat 2; by how much does not matter.
    for between in [(3, 2, 1, 0), (3, 2, 300, 160)] {
        let pairwise = table(4, &[(1, 4, 144, 258), (2, 4, 394, 70), (3, 4, 442, 26), between]);
        let contest = Contest { reopen: Some(c(4)), quorum: three_q(911), ..Contest::of(1) };
        let seat = first_seat(&pairwise, &contest);
        assert_eq!(seat.without_quorum, []);
        assert_eq!(
            seat.without_majority.iter().map(|one| (one.option, one.above, one.below)).collect::<Vec<_>>(),
            [(c(1), 144, 258)]
        );
        assert_eq!((seat.best, seat.chosen, seat.draw), (cs(&[3]), c(3), None));
    }
}

#[test]
fn quorum_and_majority_are_of_each_option() {
    // 3Q of 900 is 45 exactly. Option 1 has one too few above the default one, option 2 just enough and the wrong majority
    // by one, option 3 exactly its 3:1.
    let pairs = [(1, 4, 44, 0), (2, 4, 45, 16), (3, 4, 60, 20), (1, 2, 90, 0), (1, 3, 90, 0), (2, 3, 90, 0)];
    let contest = Contest {
        reopen: Some(c(4)),
        quorum: three_q(900),
        majorities: vec![(c(2), Ratio::whole(3)), (c(3), Ratio::whole(3))],
        ..Contest::of(1)
    };
    let seat = first_seat(&table(4, &pairs), &contest);
    assert_eq!(seat.without_quorum, cs(&[1]));
    assert_eq!(seat.without_majority.iter().map(|one| one.option).collect::<Vec<_>>(), cs(&[2]));
    assert_eq!(seat.best, cs(&[3]));
    // As many for as against is no majority, however small the ratio.
    let even = first_seat(&table(2, &[(1, 2, 50, 50)]), &Contest { reopen: Some(c(2)), ..Contest::of(1) });
    assert_eq!((even.without_majority.len(), even.best), (1, cs(&[2])));
}

#[test]
fn weakest_defeats_go_together() {
    // A cycle: 1>2 by 7:3, 2>3 by 6:4, 3>1 by 6:4. The two of 6:4 are equally weak and go at once: 1 defeats 2, and
    // 3 is defeated by nobody. 1 and 3 are left; a draw decides.
    let pairwise = table(3, &[(1, 2, 7, 3), (2, 3, 6, 4), (3, 1, 6, 4)]);
    let seat = first_seat(&pairwise, &Contest::of(1));
    assert_eq!(seat.dropping[0].schwartz, cs(&[1, 2, 3]));
    assert_eq!(seat.dropping[0].dropped, [(c(2), c(3)), (c(3), c(1))]);
    assert_eq!(seat.best, cs(&[1, 3]));
    assert_eq!((seat.chosen, seat.draw.map(|draw| draw.tied)), (c(1), Some(cs(&[1, 3]))));
    // Of equal winning votes more losing ones are weaker: now 3>1 by 6:5 goes alone, and 1 wins.
    let pairwise = table(3, &[(1, 2, 7, 3), (2, 3, 6, 4), (3, 1, 6, 5)]);
    assert_eq!(first_seat(&pairwise, &Contest::of(1)).best, cs(&[1]));
    assert_eq!(potential_winners(&pairwise, &cs(&[1, 2, 3])), cs(&[1]));
}

#[test]
fn schulzes_example() {
    // Schulze, “A new monotonic … single-winner election method”, example 1: 45 voters, A to E; E wins.
    let lines = [
        "5: 1 3 2 5 4",
        "5: 1 4 5 3 2",
        "8: 2 5 4 1 3",
        "3: 3 1 2 5 4",
        "7: 3 1 5 2 4",
        "2: 3 2 1 4 5",
        "7: 4 3 5 2 1",
        "8: 5 2 1 4 3",
    ];
    let counted = count(Method::Schulze, &profile(5, &lines), &Contest::of(2), &Lots::by_file_order(5)).expect("fine");
    let Rounds::Comparisons(all) = &counted.rounds else { panic!("comparisons") };
    assert_eq!(all.pairwise.prefer(c(1), c(2)), 20);
    let row = |place: usize| all.seats[0].paths[place].iter().map(|path| path.map(|(winning, _)| winning)).collect();
    let paths: Vec<Vec<_>> = (0..5).map(row).collect();
    assert_eq!(paths[0], [None, Some(28), Some(28), Some(30), Some(24)]);
    assert_eq!(paths[4], [Some(25), Some(28), Some(28), Some(31), None]);
    assert_eq!(all.seats[0].best, cs(&[5]));
    // The next seat is a comparison without E: there A wins.
    assert_eq!(counted.winners, cs(&[5, 1]));
}
