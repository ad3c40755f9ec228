//! Decisions as a list that was made elsewhere: read and shown first, then planned as a whole.

use std::collections::{HashMap, HashSet};

use domain::{
    cfp::{By, Decision, Plan, Standing, TypedPlan},
    id::{CallId, ProposalId},
    policy::Action,
};

use super::{
    desks::Desks,
    find::{call_in, proposals_in},
    plan_decisions::plan_each,
};
use crate::{Ctx, Error, Result, conference::ConferenceFacts};

/// Most lines of a list.
const LINES_MOST: usize = 20_000;

/// A line of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListLine {
    /// Which line of the text.
    pub number: usize,
    /// What the proposal is called; empty where none was found.
    pub title: String,
    /// What would be planned, or why not.
    pub decision: std::result::Result<(ProposalId, Plan), Fault>,
}

/// Why a line is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// There is no such proposal in the call, or none that the reader decides about.
    Proposal,
    /// It is no decision: accept, waitlist, reject, or nothing to take one back.
    Decision,
    /// The proposal stands where nothing of that kind can be decided.
    State,
    /// The proposal is in the list twice.
    Twice,
    /// What is noted beside it is too long.
    Note,
}

/// What a list says: proposal, decision and, if there is one, a note, with or without a line that names them.
pub async fn read_list(ctx: &Ctx, facts: &ConferenceFacts, call: CallId, text: &str) -> Result<Vec<ListLine>> {
    ctx.authorize_route(Action::MoveProposals)?;
    ctx.authorize(Action::MoveProposals, facts.place())?;
    let db = &ctx.db.read;
    call_in(facts.id, call).one(db).await?.ok_or_else(Error::not_found)?;
    let desks = Desks::of(ctx, db, call).await?;
    let rows = proposals_in(call).all(db).await?;
    let mut known = HashMap::new();
    for row in rows {
        // Who decides about a proposal reads where it stands: nobody decides who speaks in it, is bound or kept out.
        if desks.part(row.id) == By::Organiser {
            known.insert(row.id, (desks.title(&row), row.state));
        }
    }
    let mut seen = HashSet::new();
    let lines = exchange::csv::rows(text).into_iter().take(LINES_MOST).filter(|(_, cells)| !is_head(cells));
    let line = |(number, cells): (usize, Vec<String>)| {
        let cell = |at: usize| cells.get(at).map_or("", String::as_str);
        let found = cell(0).parse::<ProposalId>().ok().and_then(|id| Some((id, known.get(&id)?)));
        let Some((id, (title, state))) = found else {
            return ListLine { number, title: String::new(), decision: Err(Fault::Proposal) };
        };
        let typed = TypedPlan { decision: cell(1).to_lowercase(), note: cell(2).to_owned(), ..TypedPlan::default() };
        let decision = if !seen.insert(id) {
            Err(Fault::Twice)
        } else if !typed.decision.is_empty() && typed.decision.parse::<Decision>().is_err() {
            Err(Fault::Decision)
        } else {
            typed.check().map_err(|_| Fault::Note).and_then(|plan| {
                let standing = Standing { state: *state, pending: None };
                standing.plan(By::Organiser, plan.decision).map(|_| (id, plan)).map_err(|_| Fault::State)
            })
        };
        ListLine { number, title: title.clone(), decision }
    };
    Ok(lines.map(line).collect())
}

/// Plans what a list says, all of it or, where a line is not taken, nothing.
pub async fn plan_list(ctx: &Ctx, facts: &ConferenceFacts, call: CallId, text: &str) -> Result<usize> {
    let lines = read_list(ctx, facts, call, text).await?;
    let plans: std::result::Result<Vec<_>, Fault> = lines.into_iter().map(|line| line.decision).collect();
    match plans {
        Ok(plans) if plans.is_empty() => Err(Error::field("list", "missing", "This field is needed.")),
        Ok(plans) => {
            let count = plans.len();
            plan_each(ctx, call, &plans.into_iter().collect()).await?;
            Ok(count)
        }
        Err(_) => Err(Error::field("list", "bad-lines", "Some lines are not taken. Nothing was planned.")),
    }
}

/// Whether a line only names what stands below.
fn is_head(cells: &[String]) -> bool {
    cells.first().is_some_and(|cell| matches!(cell.to_lowercase().as_str(), "proposal" | "id"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        on_both_databases,
        testing::{code_of, fields_of},
    };

    on_both_databases! {
        async fn bad_lines_are_named_and_nothing_is_planned(world: World) {
            let (facts, call) = world.open_call("open-2026").await;
            let (_, one) = world.offered(&facts, call, "Ada Lovelace", "Engines").await;
            let (bob, two) = world.offered(&facts, call, "Bob Babbage", "Wheels").await;
            crate::cfp::withdraw_proposal(&world.as_(&bob), two).await.expect("withdrawn");
            let text = format!("proposal,decision,note\r\n{one},Accept,Opens\r\n{two},reject\r\n{one},reject\r\nx,accept\r\n");
            let lines = read_list(&world.ctx, &facts, call, &text).await.expect("read");
            let faults: Vec<_> = lines.iter().map(|line| (line.number, line.decision.as_ref().err().copied())).collect();
            assert_eq!(faults, [(2, None), (3, Some(Fault::State)), (4, Some(Fault::Twice)), (5, Some(Fault::Proposal))]);
            assert_eq!(fields_of(plan_list(&world.ctx, &facts, call, &text).await), ["list bad-lines"]);
            assert_eq!(world.ask("SELECT count(*) AS n FROM decision").await, 0);
            assert_eq!(plan_list(&world.ctx, &facts, call, &format!("{one};accept;Opens")).await.expect("planned"), 1);
            assert_eq!(world.texts("SELECT pending || ' ' || note AS t FROM decision").await, ["accept Opens"]);
            assert_eq!(fields_of(plan_list(&world.ctx, &facts, call, "\n").await), ["list missing"]);
            assert_eq!(code_of(read_list(&world.as_(&bob), &facts, call, &text).await), "denied");
        }
    }
}
