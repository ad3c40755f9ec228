//! The cheapest way for one more review.

use super::{cost::Cost, flow::Flow};

/// How each reviewer was reached: from whom, handing on what; the first of a way from the proposal itself.
pub struct Way {
    /// Who ends it: somebody with room.
    pub end: usize,
    reached: Vec<Reached>,
}

#[derive(Clone, Copy)]
struct Reached {
    cost: Cost,
    /// Of equally cheap ways the one with fewest steps is taken. It never passes the same proposal's rung twice: between
    /// the two passes it would have made a detour for nothing.
    steps: u32,
    is_settled: bool,
    before: Option<(usize, usize)>,
}

impl Way {
    /// The step that leads to a reviewer of the way: from whom, handing on what.
    pub fn before(&self, reviewer: usize) -> Option<(usize, usize)> {
        self.reached[reviewer].before
    }
}

/// The cheapest way from a proposal to somebody with room. There is always one, since nobody has room. Dijkstra's
/// algorithm on costs that the flow's potentials make non-negative; the potentials are kept so.
pub fn cheapest(flow: &mut Flow<'_>, potentials: &mut [Cost], proposal: usize) -> Way {
    let nobody = flow.nobody();
    let mut reached: Vec<Reached> = (0..=nobody)
        .map(|reviewer| {
            let is_open = flow.is_open(proposal, reviewer);
            let cost = || flow.cost_of_adding(proposal, reviewer) - potentials[reviewer];
            Reached { cost: if is_open { cost() } else { Cost::FAR }, steps: 1, is_settled: false, before: None }
        })
        .collect();
    let mut settled = Vec::new();
    let mut here = nearest(&reached, nobody);
    while !flow.has_room(here) {
        reached[here].is_settled = true;
        settled.push(here);
        let (from, potential) = (reached[here], potentials[here]);
        for ((to, step), there) in flow.steps(here).iter().enumerate().zip(&mut reached) {
            if there.is_settled || step.cost >= Cost::FAR {
                continue;
            }
            let cost = from.cost + step.cost + potential - potentials[to];
            if (cost, from.steps + 1) < (there.cost, there.steps) {
                *there =
                    Reached { cost, steps: from.steps + 1, is_settled: false, before: Some((here, step.proposal)) };
            }
        }
        here = nearest(&reached, nobody);
    }
    for reviewer in settled {
        potentials[reviewer] = potentials[reviewer] + reached[reviewer].cost - reached[here].cost;
    }
    Way { end: here, reached }
}

/// The nearest that is not settled; nobody if none is nearer.
fn nearest(reached: &[Reached], nobody: usize) -> usize {
    let open = reached.iter().enumerate().filter(|(_, there)| !there.is_settled);
    open.min_by_key(|(_, there)| (there.cost, there.steps)).map_or(nobody, |(reviewer, _)| reviewer)
}
