//! Rules that are refused.

use super::support::electorate;
use crate::ballot::{
    exact::Ratio,
    rule::{
        Bound, Case, Comparison, Condition, EarlyClose, Needs, Position, Quantity, Rule, Visibility, flaw::RuleFlaw,
        preset::Preset,
    },
};

fn special() -> Rule {
    Preset::OasisSpecial.rule()
}

fn with(condition: Condition) -> Rule {
    Rule { cases: vec![Case::always(vec![condition])], ..special() }
}

#[test]
fn blocking_positions_exist_in_open_ballots_only() {
    for visibility in [Visibility::Sealed, Visibility::Members, Visibility::Confidential] {
        let rule = Rule { visibility, ..Preset::Consent.rule() };
        assert_eq!(rule.flaws(), [RuleFlaw::BlocksUnseen("objection".into())], "{visibility}");
        assert_eq!(Rule { visibility, ..special() }.flaws(), [], "{visibility}");
    }
}

#[test]
fn a_hidden_count_closes_nothing() {
    for (visibility, early_close, refused) in [
        (Visibility::Sealed, EarlyClose::Decided, true),
        (Visibility::Confidential, EarlyClose::Decided, true),
        (Visibility::Sealed, EarlyClose::AllVoted, false),
        (Visibility::Confidential, EarlyClose::Never, false),
        (Visibility::Open, EarlyClose::Decided, false),
        (Visibility::Members, EarlyClose::Decided, false),
    ] {
        let flaws = Rule { early_close, visibility, ..special() }.flaws();
        assert_eq!(flaws.contains(&RuleFlaw::ClosesByHiddenCount), refused, "{visibility} {early_close}");
    }
}

#[test]
fn positions_are_what_they_are_called() {
    let twice =
        Rule { positions: vec![Position::plain("yes"), Position::plain("no"), Position::plain("no")], ..special() };
    assert_eq!(twice.flaws(), [RuleFlaw::PositionTwice("no".into())]);
    let both = Position { abstains: true, ..Position::blocking("no") };
    let contradicts = Rule { positions: vec![Position::plain("yes"), both], ..special() };
    assert_eq!(contradicts.flaws(), [RuleFlaw::Contradicts("no".into())]);
    let unknown = with(Condition::at_least(&["maybe"], 1));
    assert_eq!(unknown.flaws(), [RuleFlaw::UnknownPosition("maybe".into())]);
    let recused = Rule { positions: vec![Position::recusing("yes"), Position::plain("no")], ..special() };
    assert_eq!(recused.flaws(), [RuleFlaw::NotCounted("yes".into())]);
    let advises = Position { advises: true, ..Position::plain("yes") };
    let advised = Rule { positions: vec![advises, Position::plain("no")], ..special() };
    assert_eq!(advised.flaws(), [RuleFlaw::NotCounted("yes".into())]);
    assert!(Rule { positions: Vec::new(), ..special() }.flaws().contains(&RuleFlaw::NoPositions));
}

#[test]
fn something_decides_and_some_case_applies() {
    assert_eq!(with(Condition::at_least(&[], 1)).flaws(), [RuleFlaw::CountsNothing]);
    let bound = Bound::Root { times: Ratio::ONE, of: Quantity::Cast };
    let root = with(Condition::new(Quantity::of(&["yes"]), Comparison::AtLeast, bound));
    assert_eq!(root.flaws(), [RuleFlaw::RootOfVotes]);
    assert_eq!(Rule { cases: Vec::new(), ..special() }.flaws(), [RuleFlaw::CasesNotComplete]);
    assert_eq!(Rule { cases: vec![Case::always(Vec::new())], ..special() }.flaws(), [RuleFlaw::DecidesNothing]);
    let never = Case { when: Vec::new(), needs: Needs::Never };
    assert_eq!(Rule { cases: vec![never.clone()], ..special() }.flaws(), [RuleFlaw::NeverPasses]);
    let some = Case { when: vec![Condition::at_least(&["yes"], 1)], needs: Needs::All(Vec::new()) };
    assert_eq!(Rule { cases: vec![some.clone()], ..special() }.flaws(), [RuleFlaw::CasesNotComplete]);
    assert_eq!(Rule { cases: vec![never.clone(), some], ..special() }.flaws(), [RuleFlaw::CasesNotComplete]);
    let unused = judge_without_case();
    assert_eq!((unused.case, unused.can_pass), (None, false));
}

/// A rule that should have been refused passes nothing.
fn judge_without_case() -> crate::ballot::rule::Judgement {
    crate::ballot::rule::judge(&Rule { cases: Vec::new(), ..special() }, &electorate(3), &[])
}

#[test]
fn what_is_carried_over_has_a_name_and_can_be_changed() {
    use crate::ballot::rule::SubjectChange as S;
    let carried = |rule: Rule| Rule { on_change: S::Carry, ..rule }.flaws();
    assert_eq!(carried(special()), []);
    let confidential = Rule { visibility: Visibility::Confidential, ..special() };
    assert_eq!(carried(confidential.clone()), [RuleFlaw::CarriesUnnamed]);
    assert_eq!(Rule { on_change: S::Recirculate, ..confidential }.flaws(), []);
    assert_eq!(carried(Rule { changeable: false, ..special() }), [RuleFlaw::CarriesUnchangeable]);
    let going_on: Vec<bool> = S::ALL.iter().map(|one| one.recirculates()).collect();
    assert_eq!(going_on, [false, true, true]);
}
