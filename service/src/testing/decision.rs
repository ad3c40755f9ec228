//! Decisions, for tests.

use domain::{
    cfp::{Decision, TypedPlan, TypedReply},
    id::{CallId, ProposalId},
};

use super::{Somebody, World};
use crate::{
    cfp::{draft_proposal, submit_proposal},
    conference::ConferenceFacts,
    decision::{plan_decisions, preparation, prepare_release, release_decisions},
};

/// A decision, as typed.
pub fn plan(decision: Decision) -> TypedPlan {
    TypedPlan { decision: decision.to_string(), ..TypedPlan::default() }
}

/// A complete yes to an acceptance, as typed.
pub fn yes() -> TypedReply {
    TypedReply {
        reply: "confirm".into(),
        recording: "yes".into(),
        licence: true,
        conduct: true,
        availability: "Not before ten.".into(),
        access: "A ramp.".into(),
        ..TypedReply::default()
    }
}

impl World {
    /// Something that somebody called `name` handed in.
    pub async fn offered(
        &self,
        facts: &ConferenceFacts,
        call: CallId,
        name: &str,
        title: &str,
    ) -> (Somebody, ProposalId) {
        let author = self.person(name).await;
        let typed = self.proposal_for(facts, title).await.0;
        let ctx = self.as_(&author);
        let id = draft_proposal(&ctx, call, &typed).await.expect("a proposal can be begun");
        submit_proposal(&ctx, id, None).await.expect("it can be handed in");
        (author, id)
    }

    /// Plans the same for some proposals of a call and releases it.
    pub async fn decide(&self, facts: &ConferenceFacts, call: CallId, ids: &[ProposalId], decision: Decision) {
        plan_decisions(&self.ctx, call, ids, &plan(decision)).await.expect("it can be planned");
        self.release_plans(facts, call).await;
    }

    /// Releases what is planned in a call.
    pub async fn release_plans(&self, facts: &ConferenceFacts, call: CallId) {
        let id = prepare_release(&self.ctx, call, "").await.expect("letters can be written");
        let shown = preparation(&self.ctx, facts, call).await.expect("read").expect("prepared");
        release_decisions(&self.ctx, call, id, shown.letters.len()).await.expect("it can be released");
    }
}
