//! An election in which the Scottish rule and WIGM elect different people, followed by hand.

use super::support::{cs, profile};
use crate::ballot::{
    Contest, Count, Lots, Method, count,
    oracle::recount,
    tally::{pairwise::Pairwise, report::Rounds},
};

/// Two seats, twelve ballots.
fn counted(method: Method) -> Count {
    let profile = profile(4, &["6: 1 2", "2: 2", "3: 3", "1: 4"]);
    count(method, &profile, &Contest::of(2), &Lots::by_file_order(4)).expect("an election")
}

/// Each stage: votes of 1, 2, 3, 4; exhausted; lost.
fn stages(count: &Count) -> Vec<[String; 6]> {
    let Rounds::Stages(stages) = &count.rounds else { panic!("stages") };
    stages
        .iter()
        .map(|stage| {
            let mut numbers = stage.totals.iter().chain([&stage.exhausted, &stage.lost]).map(ToString::to_string);
            std::array::from_fn(|_| numbers.next().expect("six numbers"))
        })
        .collect()
}

#[test]
fn scottish() {
    // The quota is ⌊12 ÷ 3⌋ + 1 = 5. Candidate 1 has 6, one more: each of the 6 papers is worth 1 × 1 ÷ 6 = 0.16666, so
    // candidate 2 gets 6 × 0.16666 = 0.99996 and 0.00004 are lost. 4 goes out with 1; then 2 with 2.99996 is behind 3
    // with 3 and goes out. 3 takes the last seat.
    let count = counted(Method::Scottish);
    assert_eq!(count.quota.map(|quota| quota.to_string()).as_deref(), Some("5.00000"));
    assert_eq!(
        stages(&count),
        [
            ["6.00000", "2.00000", "3.00000", "1.00000", "0.00000", "0.00000"],
            ["5.00000", "2.99996", "3.00000", "1.00000", "0.00000", "0.00004"],
            ["5.00000", "2.99996", "3.00000", "0.00000", "1.00000", "0.00004"],
            ["5.00000", "0.00000", "3.00000", "0.00000", "3.99996", "0.00004"],
            ["5.00000", "0.00000", "3.00000", "0.00000", "3.99996", "0.00004"],
        ]
    );
    assert_eq!(count.winners, cs(&[1, 3]));
    assert_eq!(count.draws(), Vec::<&crate::ballot::tally::report::Draw>::new());
}

#[test]
fn wigm() {
    // The quota is 12 ÷ 3 + 0.0001 = 4.0001. Candidate 1 has 1.9999 more: each of the 6 papers is worth
    // 1.9999 ÷ 6 = 0.3333, so candidate 2 gets 6 × 0.3333 = 1.9998 and 0.0001 is lost. 4 goes out with 1; then 3 with 3
    // is behind 2 with 3.9998 and goes out. 2 takes the last seat.
    let count = counted(Method::Wigm);
    assert_eq!(count.quota.map(|quota| quota.to_string()).as_deref(), Some("4.0001"));
    assert_eq!(
        stages(&count),
        [
            ["6.0000", "2.0000", "3.0000", "1.0000", "0.0000", "0.0000"],
            ["4.0001", "3.9998", "3.0000", "1.0000", "0.0000", "0.0001"],
            ["4.0001", "3.9998", "3.0000", "0.0000", "1.0000", "0.0001"],
            ["4.0001", "3.9998", "0.0000", "0.0000", "4.0000", "0.0001"],
            ["4.0001", "3.9998", "0.0000", "0.0000", "4.0000", "0.0001"],
        ]
    );
    assert_eq!(count.winners, cs(&[1, 2]));
}

#[test]
fn a_recount_notices_every_change() {
    let profile = profile(4, &["6: 1 2", "2: 2", "3: 3", "1: 4"]);
    let (contest, lots) = (Contest::of(2), Lots::by_file_order(4));
    for method in [Method::Plurality, Method::Schulze, Method::Scottish, Method::Wigm, Method::Meek] {
        let count = count(method, &profile, &contest, &lots).expect("an election");
        let plain = recount(method, &profile, &contest, &lots).expect("an election");
        assert!(plain.agrees_with(&count), "{method}");
        let mut others = vec![count.clone(); 5];
        others[0].winners.reverse();
        others[1].winners.pop();
        others[2].reopened += 1;
        others[3].vacant += 1;
        match &mut others[4].rounds {
            Rounds::Scores(scores) => scores.totals[3] += 1,
            Rounds::Stages(stages) => stages.last_mut().expect("stages").totals.swap(0, 3),
            Rounds::Comparisons(all) => all.pairwise = Pairwise::of_table(&[]).expect("a square"),
        }
        assert!(others.iter().all(|other| !plain.agrees_with(other)), "{method}");
    }
}

#[test]
fn meek() {
    // First 1 has 6 of 12 with a quota of 4.000000001 and keeps about two thirds: 2 has about 4 and its seat only after
    // 4 (with 1) and 3 (with 3) are out, or the quota has sunk far enough.
    let count = counted(Method::Meek);
    assert_eq!(count.winners, cs(&[1, 2]));
    let Rounds::Stages(stages) = &count.rounds else { panic!("stages") };
    assert_eq!(stages[0].quota.map(|quota| quota.to_string()).as_deref(), Some("4.000000001"));
    assert_eq!(stages[0].elected, cs(&[1]));
    assert_eq!(stages[1].excluded, cs(&[4]));
    let shares: Vec<_> = stages[1].totals.iter().map(|votes| votes.units() / 1_000_000).collect();
    assert_eq!(shares, [4_000, 3_999, 3_000, 1_000], "thousandths: 1 is down to the quota, 2 has the rest");
}
