//! Each body's rule exactly at, one below and one above every threshold.

use super::support::{cast, casts, electorate, id, judged, passes, voter};
use crate::ballot::rule::{Cast, Electorate, Outcome, Role, Voter, judge, preset::Preset};

/// Votes by position, and whether they pass.
type Row<'a> = (&'a [(&'a str, u64)], bool);

fn check(preset: Preset, size: u64, rows: &[Row<'_>]) {
    let rule = preset.rule();
    for (counts, expected) in rows {
        assert_eq!(passes(&rule, size, counts), *expected, "{preset} of {size}: {counts:?}");
    }
}

#[test]
fn every_preset_can_be_used_and_says_where_it_comes_from() {
    for preset in Preset::ALL {
        assert_eq!(preset.rule().flaws(), [], "{preset}");
        let source = preset.source();
        assert!(source.address.starts_with("https://") && !source.title.is_empty(), "{preset}");
        assert!(source.as_of > chrono::NaiveDate::MIN, "{preset}");
    }
}

#[test]
fn nobody_alone_everybody_abstaining() {
    // Consent and lazy consensus are silence; everywhere else abstaining is not enough.
    let by_silence = [Preset::ApacheLazy, Preset::ApacheVeto, Preset::Consent];
    for preset in Preset::ALL {
        let rule = preset.rule();
        let empty = judged(&rule, 0, &[]);
        assert!(empty.nobody_votes && empty.outcome == Outcome::Fails, "{preset}: an empty electorate");
        assert_eq!(passes(&rule, 9, &[]), by_silence.contains(preset), "{preset}: silence");
        if let Some(abstain) = rule.positions.iter().find(|position| position.abstains) {
            let all = [(abstain.word.as_str(), 9)];
            assert_eq!(passes(&rule, 9, &all), by_silence.contains(preset), "{preset}: all abstain");
        }
    }
    let alone = |preset: Preset, word| passes(&preset.rule(), 1, &[(word, 1)]);
    for (preset, word) in [
        (Preset::IesgStandard, "yes"),
        (Preset::IesgOther, "yes"),
        (Preset::IesgCharter, "yes"),
        (Preset::OasisSimple, "yes"),
        (Preset::OasisFull, "yes"),
        (Preset::OasisSpecial, "yes"),
        (Preset::Ieee, "approve"),
        (Preset::Etsi, "yes"),
        (Preset::W3cAppeal, "approve"),
        (Preset::CharterMeeting, "yes"),
        (Preset::CharterElectronic, "yes"),
        (Preset::Consent, "consent"),
    ] {
        assert!(alone(preset, word), "{preset}: the only voter is in favour");
    }
    // Three are needed; of one developer 3Q is 1.5.
    assert!(!alone(Preset::ApacheCode, "+1") && !alone(Preset::ApacheRelease, "+1"));
    assert!(!alone(Preset::DebianResolution, "for"));
}

#[test]
fn iesg() {
    // 15 area directors, one recused: ⌈14 × 2/3⌉ = 10.
    check(
        Preset::IesgStandard,
        15,
        &[
            (&[("recuse", 1), ("yes", 1), ("noobj", 8)], false),
            (&[("recuse", 1), ("yes", 1), ("noobj", 9)], true),
            (&[("recuse", 1), ("yes", 1), ("noobj", 10)], true),
            (&[("yes", 1), ("noobj", 8)], false),
            (&[("yes", 1), ("noobj", 9)], true),
            // Abstaining does not make the number smaller; recusing does.
            (&[("yes", 1), ("noobj", 7), ("recuse", 3)], true),
            (&[("yes", 1), ("noobj", 7), ("abstain", 3)], false),
            (&[("noobj", 15)], false),
            (&[("yes", 14), ("discuss", 1)], false),
        ],
    );
    let needed = &judged(&Preset::IesgStandard.rule(), 15, &[("recuse", 1)]).checks[2];
    assert_eq!((needed.bound, needed.whole, needed.inequality().as_str()), (Some(10), Some(14), "0 ≥ 2/3 × 14"));
    check(
        Preset::IesgOther,
        15,
        &[
            (&[("noobj", 15)], false),
            (&[("yes", 1)], true),
            (&[("yes", 2)], true),
            (&[("yes", 2), ("discuss", 1)], false),
        ],
    );
    check(
        Preset::IesgCharter,
        15,
        &[(&[("noobj", 9)], false), (&[("yes", 1)], true), (&[("yes", 2)], true), (&[("yes", 9), ("block", 1)], false)],
    );
    // All recused: the fraction is one of nothing, and does not hold for that.
    let all_recused = judged(&Preset::IesgStandard.rule(), 3, &[("recuse", 3)]);
    assert!(all_recused.checks[2].of_nothing && !all_recused.checks[2].holds);
}

#[test]
fn oasis_special_majority_by_the_table() {
    // Voting members, least Yes, most No. Ballot 2601 announced 4 for 7; it is 5.
    let table = [(4, 3, 1), (5, 4, 1), (7, 5, 1), (8, 6, 2), (9, 6, 2), (10, 7, 2), (12, 8, 3), (30, 20, 7)];
    let rule = Preset::OasisSpecial.rule();
    for (members, yes, no) in table {
        let checks = judged(&rule, members, &[]).checks;
        assert_eq!(checks.iter().map(|check| check.bound).collect::<Vec<_>>(), [Some(yes), Some(no)], "{members}");
        let left = members - yes;
        for (yes, no, expected) in [
            (yes - 1, 0, false),
            (yes, 0, true),
            (yes + 1, 0, true),
            (yes, no.min(left).saturating_sub(1), true),
            (yes, no.min(left), true),
            (yes, no + 1, false),
        ] {
            if yes + no <= members {
                assert_eq!(passes(&rule, members, &[("yes", yes), ("no", no)]), expected, "{members}: {yes} {no}");
            }
        }
    }
}

#[test]
fn oasis_simple_and_full_majority() {
    check(
        Preset::OasisSimple,
        10,
        &[
            (&[("yes", 3), ("no", 3)], false),
            (&[("yes", 4), ("no", 3)], true),
            (&[("yes", 3), ("no", 4)], false),
            // More than half take part: six of ten, abstentions among them.
            (&[("yes", 5)], false),
            (&[("yes", 1), ("abstain", 4)], false),
            (&[("yes", 1), ("abstain", 5)], true),
            (&[("yes", 1), ("abstain", 6)], true),
        ],
    );
    check(
        Preset::OasisFull,
        10,
        &[(&[("yes", 5)], false), (&[("yes", 6)], true), (&[("yes", 7)], true), (&[("yes", 6), ("no", 4)], true)],
    );
    check(Preset::OasisFull, 9, &[(&[("yes", 4)], false), (&[("yes", 5)], true)]);
}

/// The only voter says one thing or another, or nothing.
#[test]
fn one_voter_of_iso_and_of_apache() {
    let alone = |preset: Preset, voter: Voter, word: Option<&str>| {
        let votes: Vec<Cast> = word.into_iter().map(|word| cast(0, word)).collect();
        judge(&preset.rule(), &Electorate::new([voter]).expect("one"), &votes).outcome == Outcome::Passes
    };
    let of = |category: &str| Voter { category: Some(category.into()), ..voter(0) };
    for preset in [Preset::IsoDis, Preset::IsoFdis] {
        let said = |category: &str| {
            [Some("approve"), Some("disapprove"), Some("abstain"), None].map(|word| alone(preset, of(category), word))
        };
        assert_eq!(said("P"), [true, false, false, false], "{preset}: one P-member");
        assert_eq!(said("O"), [false; 4], "{preset}: nobody is a P-member");
    }
    for preset in [Preset::ApacheLazy, Preset::ApacheVeto] {
        let said = [None, Some("+1"), Some("0"), Some("-1")].map(|word| alone(preset, voter(0), word));
        assert_eq!(said, [true, true, true, false], "{preset}: silence is consent, a veto is not");
    }
}

/// Votes of P-members, then of others.
fn iso(members: &[(&str, u64)], others: &[(&str, u64)]) -> (Electorate, Vec<Cast>) {
    let voters =
        (0..80).map(|number| Voter { category: Some(if number < 40 { "P" } else { "O" }.into()), ..voter(number) });
    let mut all = casts(members);
    all.extend(casts(others).into_iter().zip(40..).map(|(one, number)| Cast { voter: id(number), ..one }));
    (Electorate::new(voters).expect("everybody once"), all)
}

#[test]
fn iso_drafts() {
    type Votes<'a> = &'a [(&'a str, u64)];
    let rows: [(Votes<'_>, Votes<'_>, bool); 8] = [
        // 12 for and 6 against: two thirds exactly; 7 of 27 against is more than a quarter.
        (&[("approve", 12), ("disapprove", 6)], &[("approve", 8), ("disapprove", 1)], false),
        // Exactly a quarter of 24; of 23 more than it; of 25 less.
        (&[("approve", 12), ("disapprove", 6)], &[("approve", 6)], true),
        (&[("approve", 12), ("disapprove", 6)], &[("approve", 5)], false),
        (&[("approve", 12), ("disapprove", 6)], &[("approve", 7)], true),
        // One less of the P-members' two thirds.
        (&[("approve", 11), ("disapprove", 6)], &[("approve", 20)], false),
        (&[("approve", 13), ("disapprove", 6)], &[("approve", 20)], true),
        // Abstentions count for nothing.
        (&[("approve", 2), ("abstain", 30)], &[("abstain", 30)], true),
        // The others alone are not enough: two thirds of no P-member's vote is two thirds of nothing.
        (&[], &[("approve", 30)], false),
    ];
    for preset in [Preset::IsoDis, Preset::IsoFdis] {
        let rule = preset.rule();
        for (members, others, expected) in &rows {
            let (electorate, casts) = iso(members, others);
            let outcome = judge(&rule, &electorate, &casts).outcome;
            assert_eq!(outcome == Outcome::Passes, *expected, "{preset}: {members:?} {others:?}");
        }
        // A negative without a technical reason does not count.
        let (electorate, mut casts) = iso(&[("approve", 12), ("disapprove", 7)], &[("approve", 20)]);
        assert_eq!(judge(&rule, &electorate, &casts).outcome, Outcome::Fails);
        casts.last_mut().expect("votes").discounted = false;
        casts.iter_mut().find(|cast| cast.position == "disapprove").expect("a negative").discounted = true;
        assert_eq!(judge(&rule, &electorate, &casts).outcome, Outcome::Passes);
    }
}

#[test]
fn ieee_return_abstentions_approval() {
    // Of 40: 30 must answer, of 30 less than 9 may abstain, three quarters of the others approve.
    check(
        Preset::Ieee,
        40,
        &[
            (&[("approve", 29)], false),
            (&[("approve", 30)], true),
            (&[("approve", 31)], true),
            (&[("approve", 22), ("abstain", 8)], true),
            (&[("approve", 21), ("abstain", 9)], false),
            (&[("approve", 20), ("abstain", 10)], false),
            (&[("approve", 24), ("disapprove", 8)], true),
            (&[("approve", 23), ("disapprove", 8)], false),
            (&[("approve", 25), ("disapprove", 8)], true),
        ],
    );
    let failed = judged(&Preset::Ieee.rule(), 40, &[("approve", 21), ("abstain", 9)]);
    let roles: Vec<_> = failed.checks.iter().filter(|check| !check.holds).map(|check| check.role).collect();
    assert_eq!(roles, [Role::Abstentions]);
}

#[test]
fn etsi_71_per_cent() {
    check(
        Preset::Etsi,
        200,
        &[
            (&[("yes", 70), ("no", 30)], false),
            (&[("yes", 71), ("no", 29)], true),
            (&[("yes", 72), ("no", 28)], true),
            (&[("yes", 71), ("no", 29), ("abstain", 100)], true),
            // 5 of 7 is 71.43 %, 12 of 17 only 70.59 %.
            (&[("yes", 5), ("no", 2)], true),
            (&[("yes", 12), ("no", 5)], false),
        ],
    );
}

#[test]
fn apache() {
    check(
        Preset::ApacheCode,
        20,
        &[(&[("+1", 2)], false), (&[("+1", 3)], true), (&[("+1", 4)], true), (&[("+1", 19), ("-1", 1)], false)],
    );
    check(
        Preset::ApacheRelease,
        20,
        &[
            (&[("+1", 2)], false),
            (&[("+1", 3)], true),
            (&[("+1", 4)], true),
            (&[("+1", 4), ("-1", 3)], true),
            (&[("+1", 4), ("-1", 4)], false),
            (&[("+1", 4), ("-1", 5)], false),
        ],
    );
    check(Preset::ApacheLazy, 20, &[(&[], true), (&[("+1", 1)], true), (&[("+1", 19), ("-1", 1)], false)]);
    check(Preset::ApacheVeto, 20, &[(&[], true), (&[("-1", 1)], false), (&[("-1", 2)], false)]);
    // A veto without a technical reason, so ruled, stops nothing.
    let rule = Preset::ApacheCode.rule();
    let mut all = casts(&[("+1", 3), ("-1", 1)]);
    all.last_mut().expect("a veto").discounted = true;
    assert_eq!(judge(&rule, &electorate(9), &all).outcome, Outcome::Passes);
    // And one that is withdrawn neither.
    let withdrawn = [casts(&[("+1", 3), ("-1", 1)]), vec![cast(3, "0")]].concat();
    assert_eq!(judge(&rule, &electorate(9), &withdrawn).outcome, Outcome::Passes);
}

#[test]
fn debian() {
    // 911 developers: 3Q = 45.274; of 900 it is 45 exactly.
    check(Preset::DebianResolution, 911, &[(&[("for", 45)], false), (&[("for", 46)], true), (&[("for", 47)], true)]);
    check(
        Preset::DebianResolution,
        900,
        &[
            (&[("for", 44)], false),
            (&[("for", 45)], true),
            (&[("for", 46), ("further-discussion", 45)], true),
            (&[("for", 46), ("further-discussion", 46)], false),
            (&[("for", 46), ("further-discussion", 47)], false),
        ],
    );
}

#[test]
fn w3c_appeals() {
    check(
        Preset::W3cAppeal,
        100,
        &[
            // Below 5 % nothing passes.
            (&[("approve", 4)], false),
            (&[("approve", 5)], true),
            (&[("approve", 6)], true),
            // Up to 15 %: more than three times as many. 12 % with 9:3 fails, 13 % with 10:3 passes.
            (&[("approve", 9), ("reject", 3)], false),
            (&[("approve", 10), ("reject", 3)], true),
            (&[("approve", 11), ("reject", 3)], true),
            (&[("approve", 9), ("reject", 3), ("abstain", 3)], false),
            // Above 15 %: more than twice as many.
            (&[("approve", 9), ("reject", 3), ("abstain", 4)], true),
            (&[("approve", 12), ("reject", 6)], false),
            (&[("approve", 13), ("reject", 6)], true),
            (&[("approve", 13), ("reject", 6), ("abstain", 0)], true),
            // From 20 % on: more.
            (&[("approve", 12), ("reject", 7)], false),
            (&[("approve", 12), ("reject", 7), ("abstain", 1)], true),
            (&[("approve", 10), ("reject", 10)], false),
            (&[("approve", 11), ("reject", 10)], true),
        ],
    );
    let rule = Preset::W3cAppeal.rule();
    let cases = [4, 5, 15, 16, 19, 20].map(|votes| judged(&rule, 100, &[("approve", votes)]).case);
    assert_eq!(cases, [Some(0), Some(1), Some(1), Some(2), Some(2), Some(3)]);
}

#[test]
fn charters() {
    check(
        Preset::CharterElectronic,
        10,
        &[(&[("yes", 5)], false), (&[("yes", 6)], true), (&[("yes", 7), ("no", 3)], true)],
    );
    // Of ten, so many are in the room.
    let meeting = |present: u64, counts: &[(&str, u64)]| {
        let voters = (0..10).map(|number| Voter { present: number < present, ..voter(number) });
        let electorate = Electorate::new(voters).expect("everybody once");
        judge(&Preset::CharterMeeting.rule(), &electorate, &casts(counts)).outcome == Outcome::Passes
    };
    assert_eq!([4, 5, 6].map(|present| meeting(present, &[("yes", 4)])), [false, true, true]);
    assert_eq!([3, 4, 5].map(|yes| meeting(6, &[("yes", yes)])), [false, true, true]);
    assert!(!meeting(6, &[("abstain", 3), ("yes", 7)]), "who is not in the room has no vote");
}

#[test]
fn consent() {
    check(
        Preset::Consent,
        8,
        &[
            (&[("consent", 8)], true),
            (&[("consent", 7), ("concern", 1)], true),
            (&[("consent", 7), ("objection", 1)], false),
            (&[("consent", 6), ("objection", 2)], false),
        ],
    );
}
