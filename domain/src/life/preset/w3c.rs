//! The W3C: the Recommendation track.

use super::super::{
    call::CallKind,
    workflow::{
        Clocks, Line, MAIN, Need as N, Power as P, State, Table, Transition, Workflow, by_above, by_chairs, call, over,
        published, state,
    },
};
use crate::duty::Wanted as W;

/// The table. Proposed Recommendation is no stage any more.
pub const TABLE: Table = Table {
    workflow: Workflow::W3c,
    source: "W3C Process (draft of 2026), Recommendation track: review of a Candidate Recommendation of 28 days, last call of \
        amendments of 60; calls for consensus of a week by practice of charters; answers to Formal Objections within 90 days",
    read_on: "2026-11-22",
    lines: &[Line { key: MAIN, states: STATES, moves: MOVES }],
    tags: &["at-risk", "needs-wide-review", "needs-tests", "exclusion-period"],
    questions: &[
        "decision",
        "changes",
        "requirements-met",
        "dependencies",
        "wide-review",
        "issues-addressed",
        "objections",
        "implementation",
        "patents",
    ],
    clocks: Clocks { outcome: 14, objection: 90, appeal_window: 21, appeal: 90 },
};

const WRITES: &[P] = &[P::Write, P::Post];

const STATES: &[State] = &[
    state("ed", W::Editors, WRITES).calls(&[call(CallKind::Adoption, 7)]),
    state("wd", W::Editors, WRITES).calls(&[
        call(CallKind::PublicReview, 28).voids(),
        call(CallKind::LastCall, 28).voids(),
        call(CallKind::Consensus, 7),
    ]),
    state("crs", W::Chairs, &[P::Write, P::Frozen])
        .calls(&[call(CallKind::PublicReview, 28).voids(), call(CallKind::Consensus, 7).voids()]),
    state("crd", W::Editors, WRITES).calls(&[call(CallKind::Consensus, 7)]),
    published("rec"),
    over("discontinued"),
    over("rescinded-cr"),
    state("amendments", W::Chairs, &[P::Write, P::Frozen]).calls(&[call(CallKind::LastCall, 60).voids()]),
    over("superseded"),
    over("obsolete"),
    over("rescinded"),
];

const TO_CR: &[N] = &[N::Revision, N::Consensus, N::Issues, N::Objections, N::WriteUp];

const MOVES: &[Transition] = &[
    by_chairs("ed", "wd", &[N::Revision, N::Adoption]),
    by_above("wd", "crs", TO_CR),
    by_chairs("wd", "discontinued", &[]),
    by_above("crs", "wd", &[]),
    by_above("crs", "crs", TO_CR),
    by_chairs("crs", "crd", &[N::Consensus]),
    by_above("crs", "discontinued", &[]),
    by_above("crs", "rescinded-cr", &[]),
    by_above("crd", "crs", TO_CR),
    by_above("crd", "wd", &[]),
    by_above("crd", "discontinued", &[]),
    by_above("crd", "rescinded-cr", &[]),
    by_chairs("rec", "amendments", &[N::Consensus]),
    by_chairs("amendments", "wd", &[]),
    by_above("rec", "superseded", &[]),
    by_above("rec", "obsolete", &[]),
    by_above("rec", "rescinded", &[]),
];
