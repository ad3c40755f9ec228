//! The Internet Engineering Steering Group.

use super::{Comparison, Condition, Position, Quantity, Rule, Source, day, open_rule, part};

pub(super) const SOURCE: Source = Source {
    title: "IESG ballot procedures, as the Datatracker computes them (ietf/doc/utils.py, needed_ballot_positions)",
    address: "https://github.com/ietf-tools/datatracker/blob/main/ietf/doc/utils.py",
    as_of: day(2026, 11, 22),
    primary: true,
};

fn positions() -> Vec<Position> {
    vec![
        Position::plain("yes"),
        Position::plain("noobj"),
        Position::blocking("discuss"),
        Position::abstaining("abstain"),
        Position::recusing("recuse"),
    ]
}

/// At least one Yes, no Discuss, and Yes with No Objection from two thirds of the active area directors who did not
/// recuse themselves. Abstaining does not make the number smaller.
pub(super) fn standards_track() -> Rule {
    let two_thirds =
        Condition::share(&["yes", "noobj"], Comparison::AtLeast, part(2, 3), Quantity::EligibleWithoutRecused);
    open_rule(positions(), vec![Condition::at_least(&["yes"], 1), two_thirds])
}

/// At least one Yes, no Discuss.
pub(super) fn other() -> Rule {
    open_rule(positions(), vec![Condition::at_least(&["yes"], 1)])
}

/// At least one Yes, no Block.
pub(super) fn charter() -> Rule {
    let positions = vec![
        Position::plain("yes"),
        Position::plain("noobj"),
        Position::blocking("block"),
        Position::abstaining("abstain"),
    ];
    open_rule(positions, vec![Condition::at_least(&["yes"], 1)])
}
