//! The IEEE Standards Association.

use super::{
    Bound, Comparison, Condition, Effect, Position, Precondition, Quantity, Requirement, Role, Rule, Source,
    SubjectChange, day, open_rule, part,
};

pub(super) const SOURCE: Source = Source {
    title: "IEEE SA Standards Board operations: balloting, as its public pages summarise it",
    address: "https://standards.ieee.org/develop/balloting-standard/",
    as_of: day(2026, 11, 22),
    primary: false,
};

/// Three quarters answer, less than 30 % of those abstain, three quarters of the others approve. A balloting group of at
/// least ten in which no interest category has more than a third. What fails goes round again, and so does what is changed:
/// votes stand unless they are changed.
pub(super) fn ieee() -> Rule {
    let positions =
        vec![Position::plain("approve"), Position::plain("disapprove").with_text(), Position::abstaining("abstain")];
    let share = |times, of| Bound::Share { times, of };
    let returned = Condition::new(Quantity::Returned, Comparison::AtLeast, share(part(3, 4), Quantity::Eligible));
    let abstained = Condition::share(&["abstain"], Comparison::LessThan, part(30, 100), Quantity::Returned);
    let approved = Condition::share(&["approve"], Comparison::AtLeast, part(3, 4), Quantity::CastWithoutAbstentions);
    Rule {
        requirements: vec![
            Requirement { role: Role::Return, condition: returned },
            Requirement { role: Role::Abstentions, condition: abstained },
        ],
        preconditions: vec![Precondition::Voters(10), Precondition::NoCategoryOver(part(1, 3))],
        least_hours: 30 * 24,
        fails: Effect::Recirculates,
        on_change: SubjectChange::Carry,
        ..open_rule(positions, vec![approved])
    }
}
