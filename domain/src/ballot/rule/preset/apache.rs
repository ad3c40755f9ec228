//! The Apache Software Foundation. The electorate is everybody whose vote is binding.

use super::{Comparison, Condition, Position, Quantity, Rule, Source, day, open_rule, part};

pub(super) const SOURCE: Source = Source {
    title: "Apache Voting Process",
    address: "https://www.apache.org/foundation/voting.html",
    as_of: day(2026, 11, 22),
    primary: true,
};

fn rule(against: Position, conditions: Vec<Condition>) -> Rule {
    let positions = vec![Position::plain("+1"), Position::abstaining("0"), against];
    Rule { least_hours: 72, ..open_rule(positions, conditions) }
}

/// Three binding +1 and no veto. A veto needs a technical reason; whether it has one is ruled.
pub(super) fn code() -> Rule {
    rule(Position::blocking("-1"), vec![Condition::at_least(&["+1"], 3)])
}

/// Three binding +1 and more +1 than −1; a release cannot be vetoed.
pub(super) fn release() -> Rule {
    let more = Condition::share(&["+1"], Comparison::MoreThan, part(1, 1), Quantity::of(&["-1"]));
    rule(Position::plain("-1"), vec![Condition::at_least(&["+1"], 3), more])
}

/// Silence after notice is consent; any −1 ends it.
pub(super) fn lazy() -> Rule {
    let against = Position { blocks: true, ..Position::plain("-1") };
    rule(against, Vec::new())
}

/// A commit that is made already stands until it is vetoed; a veto cannot be outvoted, only withdrawn.
pub(super) fn veto() -> Rule {
    Rule { least_hours: 0, ..rule(Position::blocking("-1"), Vec::new()) }
}
