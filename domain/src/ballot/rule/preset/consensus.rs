//! Debian, W3C, charters of the Linux Foundation, consent.

use super::{
    Bound, Case, Comparison, Condition, Effect, Needs, Position, Quantity, Requirement, Role, Rule, Source, Visibility,
    day, open_rule, part,
};

pub(super) const DEBIAN_SOURCE: Source = Source {
    title: "Debian Constitution, version 1.9, §4.2 and §A.5",
    address: "https://www.debian.org/devel/constitution.1.9",
    as_of: day(2022, 3, 26),
    primary: true,
};

pub(super) const W3C_SOURCE: Source = Source {
    title: "W3C Process Document, Appeal by Advisory Committee Representatives (cf19d5e)",
    address: "https://www.w3.org/policies/process/",
    as_of: day(2026, 3, 12),
    primary: true,
};

pub(super) const CHARTER_SOURCE: Source = Source {
    title: "Charter of the OpenSSF working group Supply Chain Integrity, after the Linux Foundation's template",
    address: "https://github.com/ossf/wg-supply-chain-integrity/blob/main/CHARTER.md",
    as_of: day(2026, 11, 22),
    primary: true,
};

pub(super) const CONSENT_SOURCE: Source = Source {
    title: "Consent decision-making, as sociocracy teaches it",
    address: "https://patterns.sociocracy30.org/consent-decision-making.html",
    as_of: day(2026, 11, 22),
    primary: false,
};

/// 3Q rank the proposal above further discussion, with Q half the root of the developers, and more than prefer further
/// discussion. The ballot is secret until it closes.
pub(super) fn debian() -> Rule {
    let positions =
        vec![Position::plain("for"), Position::plain("further-discussion"), Position::abstaining("abstain")];
    let quorum = Condition::new(
        Quantity::of(&["for"]),
        Comparison::AtLeast,
        Bound::Root { times: part(3, 2), of: Quantity::Eligible },
    );
    let majority = Condition::share(&["for"], Comparison::MoreThan, part(1, 1), Quantity::of(&["further-discussion"]));
    Rule {
        requirements: vec![Requirement { role: Role::Quorum, condition: quorum }],
        least_hours: 14 * 24,
        visibility: Visibility::Sealed,
        ..open_rule(positions, vec![majority])
    }
}

/// The more take part, the smaller the majority: below 5 % none is enough, up to 15 % it takes more than three times as
/// many for as against, below 20 % more than twice as many, from there on more. A pass overturns the decision.
pub(super) fn w3c_appeal() -> Rule {
    let positions = vec![Position::plain("approve"), Position::plain("reject"), Position::abstaining("abstain")];
    let turnout = |comparison, percent| {
        let bound = Bound::Share { times: part(percent, 100), of: Quantity::Eligible };
        vec![Condition::new(Quantity::Returned, comparison, bound)]
    };
    let times = |times| {
        let rejects = Quantity::of(&["reject"]);
        Needs::All(vec![Condition::share(&["approve"], Comparison::MoreThan, part(times, 1), rejects)])
    };
    Rule {
        cases: vec![
            Case { when: turnout(Comparison::LessThan, 5), needs: Needs::Never },
            Case { when: turnout(Comparison::AtMost, 15), needs: times(3) },
            Case { when: turnout(Comparison::LessThan, 20), needs: times(2) },
            Case { when: Vec::new(), needs: times(1) },
        ],
        passes: Effect::Overturns,
        fails: Effect::Stands,
        ..open_rule(positions, Vec::new())
    }
}

fn yes_or_no(condition: Condition) -> Rule {
    let positions = vec![Position::plain("yes"), Position::plain("no"), Position::abstaining("abstain")];
    open_rule(positions, vec![condition])
}

/// Half of the voting members are there, and more than half of those vote for it.
pub(super) fn charter_meeting() -> Rule {
    let quorum = Condition::new(
        Quantity::Present,
        Comparison::AtLeast,
        Bound::Share { times: part(1, 2), of: Quantity::Eligible },
    );
    let majority = Condition::share(&["yes"], Comparison::MoreThan, part(1, 2), Quantity::Present);
    Rule {
        requirements: vec![Requirement { role: Role::Quorum, condition: quorum }],
        least_hours: 0,
        in_room: true,
        ..yes_or_no(majority)
    }
}

/// More than half of all voting members vote for it.
pub(super) fn charter_electronic() -> Rule {
    yes_or_no(Condition::share(&["yes"], Comparison::MoreThan, part(1, 2), Quantity::Eligible))
}

/// Nobody has a reasoned objection left; concerns are noted and do not stop it. An objection changes the proposal.
pub(super) fn consent() -> Rule {
    let positions = vec![
        Position::plain("consent"),
        Position { needs_text: true, ..Position::plain("concern") },
        Position::blocking("objection"),
        Position::abstaining("abstain"),
    ];
    Rule { fails: Effect::Recirculates, ..open_rule(positions, Vec::new()) }
}
