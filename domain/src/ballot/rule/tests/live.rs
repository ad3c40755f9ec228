//! The live line.

use proptest::prelude::*;

use super::support::{cast, casts, electorate, id};
use crate::ballot::rule::{
    Cast, EarlyClose, Effect, Electorate, Outcome, Quantity, Returns, Rule, Visibility, judge,
    live::{Live, Still},
    preset::Preset,
};

fn live(rule: &Rule, electorate: &Electorate, casts: &[Cast]) -> Live {
    Live::of(rule, electorate, &Returns::of(rule, electorate, casts))
}

#[test]
fn what_is_needed_and_what_there_is() {
    // 15 area directors, one recused, one Discuss: 10 needed, 9 now.
    let rule = Rule { changeable: false, ..Preset::IesgStandard.rule() };
    let all = casts(&[("yes", 2), ("noobj", 7), ("recuse", 1), ("discuss", 1)]);
    let told = live(&rule, &electorate(15), &all);
    let lines: Vec<_> = told.lines.iter().map(|line| (line.needed, line.now, line.still)).collect();
    assert_eq!(
        lines,
        [
            (Some(0), Some(1), Some(Still::OutOfReach)),
            (Some(1), Some(2), Some(Still::Settled)),
            (Some(10), Some(9), Some(Still::Missing(1))),
        ]
    );
    assert_eq!((told.outcome, told.decided), (Some(Outcome::Fails), Some(Outcome::Fails)));
    // Where positions may change, the Discuss may go and nothing is decided.
    let told = live(&Preset::IesgStandard.rule(), &electorate(15), &all);
    assert_eq!((told.lines[0].still, told.decided), (Some(Still::TooMany(1)), None));
    assert_eq!((told.returned, told.eligible), (Some(10), 15));
}

#[test]
fn a_sealed_ballot_shows_the_need_and_no_count() {
    let rule = Preset::DebianResolution.rule();
    let everybody = electorate(900);
    let told = live(&rule, &everybody, &casts(&[("for", 60), ("further-discussion", 2)]));
    assert_eq!((told.outcome, told.decided, told.returned), (None, None, Some(62)));
    assert_eq!(told.lines.iter().map(|line| line.needed).collect::<Vec<_>>(), [Some(45), None]);
    assert!(told.lines.iter().all(|line| line.now.is_none() && line.still.is_none()));
    // But for turnout, which a rule may hide too, it is the same whatever was cast.
    let hidden = Rule { shows_turnout: false, ..rule };
    assert_eq!(live(&hidden, &everybody, &casts(&[("for", 60)])), live(&hidden, &everybody, &[]));
    let confidential = Rule { visibility: Visibility::Confidential, ..hidden.clone() };
    assert_eq!(live(&confidential, &everybody, &casts(&[("for", 60)])), live(&hidden, &everybody, &[]));
}

#[test]
fn a_ballot_is_decided_once_nothing_can_change_it() {
    let rule = Rule { changeable: false, early_close: EarlyClose::Decided, ..Preset::OasisSpecial.rule() };
    let decided = |counts: &[(&str, u64)]| live(&rule, &electorate(9), &casts(counts)).decided;
    assert_eq!(decided(&[("yes", 6)]), None, "three No would still be too many");
    assert_eq!(decided(&[("yes", 6), ("abstain", 1)]), Some(Outcome::Passes));
    assert_eq!(decided(&[("yes", 1), ("no", 2)]), None);
    assert_eq!(decided(&[("yes", 1), ("no", 3)]), Some(Outcome::Fails));
    assert_eq!(decided(&[("abstain", 4)]), Some(Outcome::Fails));
    assert_eq!(rule.fails, Effect::Rejects);
}

/// Every way in which those who have not spoken may still do so.
fn endings(rule: &Rule, size: u64, casts: &[Cast]) -> Vec<Vec<Cast>> {
    let silent: Vec<u64> = (0..size).filter(|number| casts.iter().all(|cast| cast.voter != id(*number))).collect();
    let mut all = vec![casts.to_vec()];
    for number in silent {
        let spoken = all.iter().flat_map(|sofar| {
            rule.positions.iter().map(|position| [sofar.as_slice(), &[cast(number, &position.word)]].concat())
        });
        let spoken: Vec<_> = spoken.collect();
        all.extend(spoken);
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    /// What is called decided is so however it goes on, and what is missing is missing to the vote.
    #[test]
    fn the_line_tells_the_truth(
        preset in prop::sample::select(Preset::ALL.to_vec()),
        size in 1_u64..7,
        votes in prop::collection::vec(0_usize..5, 2..7),
    ) {
        let rule = Rule { changeable: false, visibility: Visibility::Open, ..preset.rule() };
        let word = |place: &usize| rule.positions[place % rule.positions.len()].word.as_str();
        let votes: Vec<_> = (0..size.saturating_sub(1)).zip(&votes).map(|(number, vote)| cast(number, word(vote))).collect();
        prop_assume!(size - votes.len() as u64 <= 4);
        let everybody = electorate(size);
        let told = live(&rule, &everybody, &votes);
        let outcomes: Vec<_> =
            endings(&rule, size, &votes).iter().map(|all| judge(&rule, &everybody, all).outcome).collect();
        if let Some(decided) = told.decided {
            prop_assert!(outcomes.iter().all(|outcome| *outcome == decided), "{preset} {votes:?}");
        }
        for line in &told.lines {
            let holds = |all: &[Cast]| {
                let returns = Returns::of(&rule, &everybody, all);
                line.condition.holds(
                    returns.count(&line.condition.left, line.condition.category.as_deref()),
                    line.condition.whole().map_or(0, |of| returns.count(of, line.condition.category.as_deref())),
                )
            };
            let ends: Vec<_> = endings(&rule, size, &votes).iter().map(|all| holds(all)).collect();
            match line.still {
                Some(Still::Settled) => prop_assert!(ends.iter().all(|holds| *holds)),
                Some(Still::OutOfReach) => prop_assert!(ends.iter().all(|holds| !holds)),
                Some(Still::Missing(votes_missing)) => {
                    let helps = match &line.condition.left {
                        Quantity::Positions(words) => &words[0],
                        _ => &rule.positions[0].word,
                    };
                    let silent = votes.len() as u64..size;
                    let with = |more: u64| {
                        let added = silent.clone().take(usize::try_from(more).expect("few"));
                        [votes.clone(), added.map(|number| cast(number, helps)).collect()].concat()
                    };
                    prop_assert!(holds(&with(votes_missing)) && !holds(&with(votes_missing - 1)));
                }
                Some(Still::TooMany(_) | Still::Open) => prop_assert!(!ends[0]),
                Some(Still::Holds) => prop_assert!(ends[0]),
                None => prop_assert!(false, "an open ballot hides nothing"),
            }
        }
    }
}
