//! ISO/IEC and ETSI.

use super::{Comparison, Condition, Effect, Position, Quantity, Rule, Source, day, open_rule, part};

pub(super) const SOURCE: Source = Source {
    title: "ISO/IEC Directives, part 1, 2.6.3 and 2.7.3, as public summaries quote them",
    address: "https://www.iso.org/stages-and-resources-for-standards-development.html",
    as_of: day(2026, 11, 22),
    primary: false,
};

pub(super) const ETSI_SOURCE: Source = Source {
    title: "ETSI Directives: voting in technical bodies, as public summaries quote them",
    address: "https://portal.etsi.org/directives",
    as_of: day(2026, 11, 22),
    primary: false,
};

/// Two thirds of the votes that P-members cast are in favour, and not more than a quarter of all votes cast are against.
/// Abstentions and negatives without a technical reason do not count.
fn draft(weeks: u32) -> Rule {
    let positions =
        vec![Position::plain("approve"), Position::plain("disapprove").with_text(), Position::abstaining("abstain")];
    let members =
        Condition::share(&["approve"], Comparison::AtLeast, part(2, 3), Quantity::CastWithoutAbstentions).among("P");
    let all = Condition::share(&["disapprove"], Comparison::AtMost, part(1, 4), Quantity::CastWithoutAbstentions);
    Rule { least_hours: weeks * 7 * 24, ..open_rule(positions, vec![members, all]) }
}

pub(super) fn dis() -> Rule {
    Rule { fails: Effect::Recirculates, ..draft(12) }
}

pub(super) fn fdis() -> Rule {
    draft(8)
}

/// 71 % of the votes cast, abstentions not counted; no quorum and no proxies.
pub(super) fn etsi() -> Rule {
    let positions = vec![Position::plain("yes"), Position::plain("no"), Position::abstaining("abstain")];
    let majority = Condition::share(&["yes"], Comparison::AtLeast, part(71, 100), Quantity::CastWithoutAbstentions);
    open_rule(positions, vec![majority])
}
