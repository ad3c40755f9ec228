//! OASIS technical committees.

use super::{
    Comparison, Condition, Position, Precondition, Quantity, Requirement, Role, Rule, Source, day, open_rule, part,
};

pub(super) const SOURCE: Source = Source {
    title: "OASIS TC Process of 26 May 2017 and its defined terms: Simple, Full and Special Majority Vote, Quorum",
    address: "https://www.oasis-open.org/policies-guidelines/tc-process-2017-05-26/",
    as_of: day(2017, 5, 26),
    primary: true,
};

fn rule(conditions: Vec<Condition>) -> Rule {
    let positions = vec![Position::plain("yes"), Position::plain("no"), Position::abstaining("abstain")];
    let preconditions = vec![Precondition::Members(5), Precondition::Organisations(2)];
    Rule { preconditions, ..open_rule(positions, conditions) }
}

/// More Yes than No; more than half of the voting members take part.
pub(super) fn simple() -> Rule {
    let majority = Condition::share(&["yes"], Comparison::MoreThan, part(1, 1), Quantity::of(&["no"]));
    let quorum = Condition::new(
        Quantity::Returned,
        Comparison::MoreThan,
        super::Bound::Share { times: part(1, 2), of: Quantity::Eligible },
    );
    Rule { requirements: vec![Requirement { role: Role::Quorum, condition: quorum }], ..rule(vec![majority]) }
}

/// Yes from more than half of all who may vote.
pub(super) fn full() -> Rule {
    rule(vec![Condition::share(&["yes"], Comparison::MoreThan, part(1, 2), Quantity::Eligible)])
}

/// Yes from at least two thirds and No from at most a quarter of all who may vote.
pub(super) fn special() -> Rule {
    rule(vec![
        Condition::share(&["yes"], Comparison::AtLeast, part(2, 3), Quantity::Eligible),
        Condition::share(&["no"], Comparison::AtMost, part(1, 4), Quantity::Eligible),
    ])
}
