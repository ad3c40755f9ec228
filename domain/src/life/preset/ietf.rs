//! The IETF: the line of the working group, and that of the IESG.

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
    workflow: Workflow::Ietf,
    source: "States and next states of draft-stream-ietf and draft-iesg in the Datatracker's names.json; RFC 6174; periods: \
        RFC 2026, 6.1.2 (last call of two weeks), 6.5.4 (appeal within two months); others by practice",
    read_on: "2026-11-22",
    lines: &[
        Line { key: MAIN, states: GROUP, moves: GROUP_MOVES },
        Line { key: "iesg", states: IESG, moves: IESG_MOVES },
    ],
    tags: &[
        "w-expert", "w-extern", "w-merge", "need-aut", "w-refdoc", "w-refing", "rev-wg", "rev-wglc", "rev-ad",
        "rev-iesg", "sheph-u", "no-adopt", "other",
    ],
    questions: &[
        "consensus-strength",
        "controversy",
        "appeal-threat",
        "implementations",
        "reviews",
        "nits",
        "ipr",
        "references",
        "registries",
    ],
    clocks: Clocks { outcome: 14, objection: 14, appeal_window: 60, appeal: 60 },
};

const WRITES: &[P] = &[P::Write, P::Post];

const GROUP: &[State] = &[
    state("wg-cand", W::Chairs, WRITES).within(30).calls(&[call(CallKind::Adoption, 14).enters("c-adopt")]),
    state("c-adopt", W::Chairs, WRITES).within(14).calls(&[call(CallKind::Adoption, 14)]),
    state("adopt-wg", W::Chairs, WRITES).within(14),
    over("info"),
    state("wg-doc", W::Editors, WRITES)
        .calls(&[call(CallKind::LastCall, 14).enters("wg-lc"), call(CallKind::Consensus, 7)]),
    over("parked"),
    over("dead"),
    state("wg-lc", W::Chairs, WRITES).within(14).calls(&[call(CallKind::LastCall, 14), call(CallKind::Consensus, 7)]),
    state("chair-w", W::Chairs, WRITES)
        .within(14)
        .calls(&[call(CallKind::LastCall, 14).enters("wg-lc"), call(CallKind::Consensus, 7)]),
    state("writeupw", W::Shepherd, &[P::Frozen, P::WriteUp]).within(14),
    state("sub-pub", W::Above, &[P::Frozen, P::Approval]).starts("iesg", "pub-req"),
];

const GROUP_MOVES: &[Transition] = &[
    by_chairs("c-adopt", "adopt-wg", &[N::Adoption]),
    by_chairs("c-adopt", "info", &[N::Adoption]),
    by_chairs("c-adopt", "wg-cand", &[]),
    by_chairs("adopt-wg", "wg-doc", &[N::Revision]),
    by_chairs("wg-doc", "parked", &[]),
    by_chairs("wg-doc", "dead", &[]),
    by_chairs("wg-doc", "writeupw", &[N::Consensus, N::Issues, N::Objections]),
    by_chairs("parked", "wg-doc", &[]),
    by_chairs("dead", "wg-doc", &[]),
    by_chairs("wg-lc", "wg-doc", &[]),
    by_chairs("wg-lc", "chair-w", &[]),
    by_chairs("wg-lc", "writeupw", &[N::LastCall, N::Issues, N::Objections]),
    by_chairs("chair-w", "writeupw", &[N::LastCall, N::Issues, N::Objections]),
    by_chairs("writeupw", "sub-pub", &[N::WriteUp]),
    by_chairs("writeupw", "wg-doc", &[]),
    by_chairs("sub-pub", "wg-doc", &[]),
];

const IESG: &[State] = &[
    over("idexists"),
    state("pub-req", W::Above, &[P::Frozen]).within(14),
    state("watching", W::Above, &[]),
    state("ad-eval", W::Above, &[P::Approval]).within(30),
    state("review-e", W::Above, &[P::Approval]).within(30),
    state("lc-req", W::Above, &[P::Frozen])
        .within(14)
        .calls(&[call(CallKind::PublicReview, 14).enters("lc").voids().from_above()]),
    state("lc", W::Above, &[P::Frozen]).within(14),
    state("writeupw", W::Above, &[P::Frozen]).within(14),
    state("goaheadw", W::Above, &[P::Frozen]).within(14),
    state("iesg-eva", W::Above, &[P::Frozen, P::Approval]).within(14),
    state("defer", W::Above, &[P::Frozen, P::Approval]).within(14),
    state("approved", W::Above, &[P::Frozen]).within(7),
    state("nopubadw", W::Above, &[P::Frozen]).within(14),
    state("nopubanw", W::Above, &[P::Frozen]).within(14),
    state("ann", W::Above, &[P::Frozen]).within(7),
    over("rfcqueue"),
    published("pub"),
    over("dead"),
];

const IESG_MOVES: &[Transition] = &[
    by_above("idexists", "pub-req", &[]),
    by_above("idexists", "watching", &[]),
    by_above("watching", "pub-req", &[]),
    by_above("pub-req", "ad-eval", &[]),
    by_above("pub-req", "watching", &[]),
    by_above("pub-req", "dead", &[]),
    by_above("ad-eval", "review-e", &[]),
    by_above("ad-eval", "lc-req", &[]),
    by_above("ad-eval", "iesg-eva", &[]),
    by_above("ad-eval", "watching", &[]),
    by_above("review-e", "ad-eval", &[]),
    by_above("lc", "writeupw", &[N::PublicReview]),
    by_above("lc", "goaheadw", &[N::PublicReview]),
    by_above("writeupw", "goaheadw", &[N::WriteUp]),
    by_above("goaheadw", "iesg-eva", &[]),
    by_above("iesg-eva", "defer", &[]),
    by_above("iesg-eva", "approved", &[N::Ballot]),
    by_above("iesg-eva", "nopubadw", &[]),
    by_above("defer", "iesg-eva", &[]),
    by_above("approved", "ann", &[]),
    by_above("ann", "rfcqueue", &[]),
    by_above("nopubadw", "nopubanw", &[]),
    by_above("nopubanw", "dead", &[]),
    by_above("dead", "pub-req", &[]),
];

#[cfg(test)]
mod tests {
    use super::*;

    /// As the Datatracker lists them; a call leads where its state is entered with it, publication is left out, and a
    /// candidate that is not adopted and a write-up that shows a gap go back, which it does by hand.
    #[test]
    fn the_moves_are_those_of_the_datatracker() {
        let led = |line: &Line| {
            let mut all: Vec<String> = line.moves.iter().map(|one| format!("{} {}", one.from, one.to)).collect();
            let called =
                line.states.iter().flat_map(|state| state.calls.iter().map(move |call| (state.key, call.enters)));
            all.extend(called.filter_map(|(from, to)| Some(format!("{from} {}", to?))));
            all.sort();
            all
        };
        let split = |text: &str| {
            let mut all: Vec<String> = text
                .lines()
                .filter_map(|line| line.split_once(" -> "))
                .flat_map(|(from, to)| to.split(", ").map(move |to| format!("{} {to}", from.trim())))
                .collect();
            all.sort();
            all
        };
        let group = "wg-cand -> c-adopt\nc-adopt -> adopt-wg, info, wg-cand\nadopt-wg -> wg-doc\n\
            wg-doc -> parked, dead, wg-lc, writeupw\nparked -> wg-doc\ndead -> wg-doc\nwg-lc -> wg-doc, chair-w, writeupw\n\
            chair-w -> wg-lc, writeupw\nwriteupw -> sub-pub, wg-doc\nsub-pub -> wg-doc\n";
        assert_eq!(led(&TABLE.lines[0]), split(group));
        let iesg = "idexists -> pub-req, watching\nwatching -> pub-req\npub-req -> ad-eval, watching, dead\n\
            ad-eval -> review-e, lc-req, iesg-eva, watching\nreview-e -> ad-eval\nlc-req -> lc\nlc -> writeupw, goaheadw\n\
            writeupw -> goaheadw\ngoaheadw -> iesg-eva\niesg-eva -> defer, approved, nopubadw\ndefer -> iesg-eva\n\
            approved -> ann\nann -> rfcqueue\nnopubadw -> nopubanw\nnopubanw -> dead\ndead -> pub-req\n";
        assert_eq!(led(&TABLE.lines[1]), split(iesg));
    }
}
