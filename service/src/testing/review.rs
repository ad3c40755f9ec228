//! A call under review, for tests.

use chrono::TimeDelta;
use domain::{
    cfp::TypedEmbargo,
    id::{CallId, ProposalId},
    policy::{RoleKind, Scope},
    review::settings::{TypedCategory, TypedPhase, TypedReview},
};

use super::{Somebody, World};
use crate::{
    Ctx,
    cfp::{draft_proposal, set_embargo, submit_proposal},
    conference::ConferenceFacts,
    review::{TypedReviewText, review_settings, set_review, set_reviewer, write_review},
};

/// A call with two proposals, two chairs and two reviewers.
pub struct ReviewScene {
    /// The conference.
    pub facts: ConferenceFacts,
    /// The call.
    pub call: CallId,
    /// What Dora Drafter and Sam Sender handed in.
    pub proposals: [ProposalId; 2],
    /// They.
    pub speakers: [Somebody; 2],
    /// Pia Programme and Carl Chair.
    pub chairs: [Somebody; 2],
    /// Rita Reader and Rex Referee.
    pub reviewers: [Somebody; 2],
}

impl World {
    /// A call under anonymous review: everybody reads all, writes, bids and discusses, and reads others after their own
    /// review.
    pub async fn review_scene(&self, slug: &str) -> ReviewScene {
        let (facts, call) = self.open_call(slug).await;
        let speakers = [self.person("Dora Drafter").await, self.person("Sam Sender").await];
        let mut proposals = Vec::new();
        for (speaker, title) in speakers.iter().zip(["Booting in the open", "Parsing without regret"]) {
            let typed = self.proposal_for(&facts, title).await.0;
            let id = draft_proposal(&self.as_(speaker), call, &typed).await.expect("begun");
            submit_proposal(&self.as_(speaker), id, None).await.expect("handed in");
            proposals.push(id);
        }
        let (mut pia, mut carl) = (self.person("Pia Programme").await, self.person("Carl Chair").await);
        let (mut rita, mut rex) = (self.person("Rita Reader").await, self.person("Rex Referee").await);
        let scope = Scope::Conference(facts.id);
        for chair in [&mut pia, &mut carl] {
            self.grant(chair, scope, RoleKind::Programme).await;
        }
        for reviewer in [&mut rita, &mut rex] {
            self.grant(reviewer, scope, RoleKind::Review).await;
            set_reviewer(&self.ctx, call, reviewer.person, "5").await.expect("a reviewer");
        }
        let scene = ReviewScene {
            facts,
            call,
            proposals: [proposals[0], proposals[1]],
            speakers,
            chairs: [pia, carl],
            reviewers: [rita, rex],
        };
        self.set_review(&scene, |_| {}).await;
        scene
    }

    /// Puts the first proposal of a scene under embargo for years. Nobody is named to read it yet.
    pub async fn embargo(&self, scene: &ReviewScene) {
        let typed = TypedEmbargo {
            until: (self.ctx.now + TimeDelta::days(900)).format("%Y-%m-%dT%H:%M").to_string(),
            stand_in_title: "A flaw in something you use".into(),
            stand_in_summary: "Told on the day.".into(),
            vendor: "told".into(),
        };
        set_embargo(&self.as_(&scene.speakers[0]), scene.proposals[0], &typed).await.expect("set");
    }

    /// Sets the review of a scene anew, after a change.
    pub async fn set_review(&self, scene: &ReviewScene, change: impl FnOnce(&mut TypedReview)) {
        let phase = TypedPhase {
            name: "Review".into(),
            from: "2026-08-01T00:00".into(),
            until: "2026-12-31T00:00".into(),
            bidding: true,
            reviewing: true,
            discussing: true,
            others: "after-own".into(),
            reach: "all".into(),
            ..TypedPhase::default()
        };
        let known = review_settings(&self.ctx, &scene.facts, scene.call).await.expect("read").review;
        let category = |(nth, name): (usize, &str)| TypedCategory {
            id: known.categories.get(nth).map(|one| one.id.to_string()).unwrap_or_default(),
            name: name.into(),
            ..TypedCategory::default()
        };
        let mut typed = TypedReview {
            anonymity: "anonymous".into(),
            wanted: "2".into(),
            phases: vec![phase],
            categories: ["Novelty", "Clarity"].into_iter().enumerate().map(category).collect(),
            topics: "Firmware".into(),
            ..TypedReview::default()
        };
        change(&mut typed);
        set_review(&self.ctx, scene.call, &typed, "", None).await.expect("a review can be set up");
    }

    /// A whole review as typed: the same score everywhere.
    pub async fn review_text(&self, scene: &ReviewScene, score: &str, says: &str) -> TypedReviewText {
        let review = review_settings(&self.ctx, &scene.facts, scene.call).await.expect("read").review;
        TypedReviewText {
            scores: review.categories.iter().map(|one| (one.id.to_string(), score.to_owned())).collect(),
            abstains: false,
            for_committee: says.into(),
            for_speakers: format!("To you: {says}"),
            ..TypedReviewText::default()
        }
    }

    /// Hands in somebody's review.
    pub async fn handed_in(&self, scene: &ReviewScene, by: &Ctx, id: ProposalId, score: &str) {
        let typed = self.review_text(scene, score, &format!("I give {score}.")).await;
        write_review(by, id, &typed, true, None).await.expect("a review can be handed in");
    }
}
