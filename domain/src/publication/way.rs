//! From where publication leads on in each workflow, and who publishes.

use crate::life::{
    Mover, Need, Workflow,
    workflow::{MAIN, Need as N},
};

/// The one step that publishes a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Way {
    /// The line on which the step is made.
    pub line: &'static str,
    /// From where.
    pub from: &'static str,
    /// The state that it leads to.
    pub to: &'static str,
    /// Who publishes.
    pub by: Mover,
    /// What must be there; what earlier moves asked for stays true, since the text is frozen.
    pub needs: &'static [Need],
}

/// How drafts of a workflow are published.
pub const fn way(workflow: Workflow) -> &'static Way {
    match workflow {
        Workflow::Simple => &Way {
            line: MAIN,
            from: "approved",
            to: "published",
            by: Mover::Chairs,
            needs: &[N::Revision, N::Objections],
        },
        // The steering group hands it to the editor of RFCs, who answers to those above.
        Workflow::Ietf => {
            &Way { line: "iesg", from: "rfcqueue", to: "pub", by: Mover::Above, needs: &[N::Revision, N::Objections] }
        }
        // A Candidate Recommendation becomes a Recommendation by a decision of the W3C (Process, 6.3.10).
        Workflow::W3c => &Way {
            line: MAIN,
            from: "crs",
            to: "rec",
            by: Mover::Above,
            needs: &[N::Revision, N::PublicReview, N::Issues, N::Objections, N::WriteUp],
        },
        // A candidate becomes an OASIS Standard by a call for consent, else by a ballot of the members; the call is here.
        Workflow::Oasis => &Way {
            line: MAIN,
            from: "cos",
            to: "os",
            by: Mover::Above,
            needs: &[N::Revision, N::PublicReview, N::Consensus, N::Issues, N::Objections],
        },
        Workflow::Iso => {
            &Way { line: MAIN, from: "60.00", to: "60.60", by: Mover::Above, needs: &[N::Revision, N::Objections] }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::life::Power;

    #[test]
    fn every_workflow_ends_in_one_way_that_no_move_takes() {
        for workflow in Workflow::ALL {
            let way = way(*workflow);
            let line = workflow.line(way.line).expect("a line");
            assert!(line.state(way.from).is_some(), "{workflow}");
            assert!(line.state(way.to).is_some_and(|to| to.can(Power::Published)), "{workflow}");
            assert_eq!(line.between(way.from, way.to), None, "{workflow}");
            let states = workflow.table().lines.iter().flat_map(|line| line.states);
            assert_eq!(states.filter(|state| state.can(Power::Published)).count(), 1, "{workflow}");
        }
    }

    /// Whoever publishes must find the text that others agreed on.
    #[test]
    fn no_revision_is_posted_where_publication_leads_on() {
        for workflow in Workflow::ALL {
            let way = way(*workflow);
            let from = workflow.state(way.line, way.from).expect("a state");
            assert!(!from.can(Power::Post), "{workflow}");
        }
    }
}
