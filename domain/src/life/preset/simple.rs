//! The simple workflow: written, called upon, approved.

use super::super::{
    call::CallKind,
    workflow::{
        Clocks, Line, MAIN, Need as N, Power as P, State, Table, Transition, Workflow, by_chairs, call, over,
        published, state,
    },
};
use crate::duty::Wanted as W;

/// The table.
pub const TABLE: Table = Table {
    workflow: Workflow::Simple,
    source: "Practice of OWASP and OpenSSF projects: work in the open, a review of two weeks, lazy consensus of a week; \
        no handbook of theirs sets these periods",
    read_on: "2026-11-22",
    lines: &[Line { key: MAIN, states: STATES, moves: MOVES }],
    tags: &["needs-editor", "waits-for-other", "needs-examples", "needs-review"],
    questions: &["purpose", "review", "open-points", "rights", "next"],
    clocks: Clocks { outcome: 14, objection: 14, appeal_window: 30, appeal: 30 },
};

const STATES: &[State] = &[
    state("working", W::Editors, &[P::Write, P::Post]).calls(&[
        call(CallKind::Adoption, 7),
        call(CallKind::PublicReview, 14).enters("review"),
        call(CallKind::LastCall, 14).enters("review"),
        call(CallKind::Consensus, 7),
    ]),
    state("review", W::Chairs, &[P::Write, P::Post])
        .within(14)
        .calls(&[call(CallKind::LastCall, 14), call(CallKind::Consensus, 7)]),
    state("approved", W::Chairs, &[P::Frozen]).within(30),
    published("published"),
    over("parked"),
    over("abandoned"),
    over("replaced"),
];

const MOVES: &[Transition] = &[
    by_chairs("working", "approved", &[N::Revision, N::Consensus, N::Issues, N::Objections]),
    by_chairs("working", "parked", &[]),
    by_chairs("working", "abandoned", &[]),
    by_chairs("working", "replaced", &[]),
    by_chairs("review", "working", &[]),
    by_chairs("review", "approved", &[N::Revision, N::Consensus, N::Issues, N::Objections]),
    by_chairs("approved", "working", &[]),
    by_chairs("parked", "working", &[]),
    by_chairs("parked", "abandoned", &[]),
    by_chairs("parked", "replaced", &[]),
    by_chairs("abandoned", "working", &[]),
    by_chairs("replaced", "working", &[]),
];
