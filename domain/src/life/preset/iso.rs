//! ISO: harmonised stage codes. The second number of a code is a decision: 92 back to an earlier stage, 93 this stage again,
//! 98 given up, 99 on to the next.

use super::super::{
    call::CallKind,
    workflow::{
        Clocks, Line, MAIN, Need as N, Power as P, State, Table, Transition, Workflow, by_above, by_chairs, call, over,
        published, state,
    },
};
use crate::duty::Wanted as W;

/// The table.
pub const TABLE: Table = Table {
    workflow: Workflow::Iso,
    source: "ISO harmonised stage codes; ISO/IEC Directives, Part 1: committee draft 8 weeks (2.5), enquiry 12 weeks (2.6), \
        approval 8 weeks (2.7), appeals within 3 months (5.1)",
    read_on: "2026-11-22",
    lines: &[Line { key: MAIN, states: STATES, moves: MOVES }],
    tags: &["limit-date-near", "joint-project", "vienna-agreement", "editorial-work"],
    questions: &["comments-resolved", "positions", "technical-changes", "patents", "target-date"],
    clocks: Clocks { outcome: 28, objection: 28, appeal_window: 90, appeal: 90 },
};

const WRITES: &[P] = &[P::Write, P::Post];
const FROZEN: &[P] = &[P::Frozen];

const STATES: &[State] = &[
    state("20.00", W::Chairs, WRITES).within(30).calls(&[call(CallKind::Adoption, 28)]),
    state("20.20", W::Editors, WRITES).calls(&[call(CallKind::Consensus, 28)]),
    state("20.60", W::Chairs, WRITES).within(30),
    over("20.98"),
    state("20.99", W::Chairs, FROZEN).within(30),
    state("30.00", W::Chairs, FROZEN).within(30).calls(&[call(CallKind::LastCall, 56).enters("30.20").voids()]),
    state("30.20", W::Chairs, FROZEN),
    state("30.60", W::Chairs, WRITES).within(90),
    state("30.92", W::Chairs, WRITES).within(30),
    over("30.98"),
    state("30.99", W::Chairs, FROZEN).within(30),
    state("40.00", W::Above, FROZEN)
        .within(30)
        .calls(&[call(CallKind::PublicReview, 84).enters("40.20").voids().from_above()]),
    state("40.20", W::Above, FROZEN),
    state("40.60", W::Chairs, WRITES).within(90),
    state("40.92", W::Chairs, WRITES).within(30),
    state("40.93", W::Chairs, WRITES).within(30),
    over("40.98"),
    state("40.99", W::Above, FROZEN).within(30),
    state("50.00", W::Above, FROZEN)
        .within(30)
        .calls(&[call(CallKind::Consensus, 56).enters("50.20").voids().from_above()]),
    state("50.20", W::Above, FROZEN),
    state("50.60", W::Above, FROZEN).within(30),
    state("50.92", W::Chairs, WRITES).within(30),
    over("50.98"),
    state("50.99", W::Above, &[P::Frozen, P::WriteUp]).within(30),
    state("60.00", W::Above, FROZEN).within(42),
    published("60.60"),
];

const MOVES: &[Transition] = &[
    by_chairs("20.00", "20.20", &[N::Adoption]),
    by_chairs("20.20", "20.60", &[N::Revision]),
    by_chairs("20.60", "20.20", &[]),
    by_chairs("20.60", "20.98", &[]),
    by_chairs("20.60", "20.99", &[]),
    by_chairs("20.99", "30.00", &[]),
    by_chairs("30.20", "30.60", &[]),
    by_chairs("30.60", "30.92", &[]),
    by_chairs("30.60", "30.00", &[N::Issues]),
    by_chairs("30.60", "30.98", &[]),
    by_chairs("30.60", "30.99", &[N::Issues, N::Objections]),
    by_chairs("30.92", "20.20", &[]),
    by_chairs("30.99", "40.00", &[]),
    by_above("40.20", "40.60", &[]),
    by_chairs("40.60", "40.92", &[]),
    by_chairs("40.60", "40.93", &[N::Issues]),
    by_chairs("40.60", "40.98", &[]),
    by_chairs("40.60", "40.99", &[N::Issues, N::Objections]),
    by_chairs("40.92", "20.20", &[]),
    by_chairs("40.92", "30.00", &[]),
    by_chairs("40.93", "40.00", &[]),
    by_above("40.99", "50.00", &[]),
    by_above("50.20", "50.60", &[]),
    by_above("50.60", "50.92", &[]),
    by_above("50.60", "50.98", &[]),
    by_above("50.60", "50.99", &[N::Consensus, N::Objections]),
    by_chairs("50.92", "30.00", &[]),
    by_chairs("50.92", "40.00", &[]),
    by_above("50.99", "60.00", &[N::WriteUp]),
];
