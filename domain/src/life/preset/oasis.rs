//! OASIS: the way of a specification through a technical committee.

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
    workflow: Workflow::Oasis,
    source: "OASIS TC Process and Defined Terms: public review of 30 days, repeated of 15, of a candidate standard of 60; \
        ballots decide; negatives are answered in 30 days (TC Handbook)",
    read_on: "2026-11-22",
    lines: &[Line { key: MAIN, states: STATES, moves: MOVES }],
    tags: &["needs-statement-of-use", "material-change", "non-material-change", "waits-for-administration"],
    questions: &["approval", "conformance", "comment-log", "statements-of-use", "ipr-mode", "changes"],
    clocks: Clocks { outcome: 14, objection: 30, appeal_window: 30, appeal: 30 },
};

const STATES: &[State] = &[
    state("wd", W::Editors, &[P::Write, P::Post]).calls(&[call(CallKind::Adoption, 7), call(CallKind::Consensus, 7)]),
    state("csd", W::Chairs, &[P::Write, P::Frozen])
        .within(30)
        .calls(&[call(CallKind::PublicReview, 30).again(15).enters("csprd").voids()]),
    state("csprd", W::Chairs, &[P::Write, P::Frozen])
        .within(30)
        .calls(&[call(CallKind::PublicReview, 15).voids(), call(CallKind::Consensus, 7).voids()]),
    state("cs", W::Chairs, &[P::Frozen, P::WriteUp]),
    state("cos", W::Above, &[P::Frozen, P::Approval]).within(60).calls(&[
        call(CallKind::PublicReview, 60).voids().from_above(),
        call(CallKind::Consensus, 14).voids().from_above(),
    ]),
    published("os"),
    over("withdrawn"),
];

const MOVES: &[Transition] = &[
    by_chairs("wd", "csd", &[N::Revision, N::Ballot]),
    by_chairs("wd", "withdrawn", &[]),
    by_chairs("csd", "wd", &[]),
    by_chairs("csd", "withdrawn", &[]),
    by_chairs("csprd", "wd", &[]),
    by_chairs("csprd", "cs", &[N::PublicReview, N::Issues, N::Objections, N::Ballot]),
    by_chairs("csprd", "withdrawn", &[]),
    by_chairs("cs", "wd", &[]),
    by_chairs("cs", "cos", &[N::WriteUp, N::Ballot]),
    by_above("cos", "cs", &[]),
    by_chairs("withdrawn", "wd", &[]),
];
