//! Ballots for tests.

use domain::{
    ballot::{Method, TypedBallot, TypedElection},
    id::{BallotId, GroupId},
    policy::{Action, RoleKind, Scope},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};

use super::{GroupScene, Somebody, World};
use crate::{
    Found,
    ballot::{BallotSheet, NewBallot, TypedVote, ballot, draft_ballot, open_ballot},
    entity::membership,
    group::group,
};

/// A ballot under a rule, for a week.
pub fn new_ballot(rule: &str) -> NewBallot {
    let details = TypedBallot {
        title: "Publish".into(),
        question: "Shall version 6 be published?".into(),
        consequence: "Version 6 is published.".into(),
        hours: "840".into(),
        ..TypedBallot::default()
    };
    NewBallot { rule: rule.into(), details, ..NewBallot::default() }
}

/// An election by a method, for so many seats.
pub fn new_election(method: Method, seats: u32) -> NewBallot {
    let election = TypedElection {
        method: method.to_string(),
        seats: seats.to_string(),
        shows_turnout: true,
        ..TypedElection::default()
    };
    NewBallot { election, ..new_ballot("election") }
}

/// A vote for a position, with a reason.
pub fn saying(position: &str) -> TypedVote {
    TypedVote { position: position.into(), text: "Because.".into(), ..TypedVote::default() }
}

impl World {
    /// So many members who vote, as the database alone would have it.
    pub async fn voters(&self, group: GroupId, count: usize) -> Vec<Somebody> {
        let mut all = Vec::new();
        for number in 0..count {
            let mut somebody = self.person(&format!("V{number} Voter")).await;
            self.grant(&mut somebody, Scope::Group(group), RoleKind::Member).await;
            let ctx = &self.ctx;
            let row = membership::ActiveModel {
                id: Set(ctx.id()),
                group_id: Set(group),
                person_id: Set(somebody.person),
                category: Set(String::new()),
                weight: Set(1),
                joined_on: Set(ctx.now.date_naive()),
                created_at: Set(ctx.now),
                updated_at: Set(ctx.now),
                organisation_id: Set(None),
                rank: Set(None),
                left_on: Set(None),
                ended_at: Set(None),
                ended_by: Set(None),
            };
            ctx.write(async |tx| Ok(row.insert(tx).await?)).await.expect("a membership can be made");
            all.push(somebody);
        }
        all
    }

    /// A ballot that the chair of the open group has opened.
    pub async fn opened(&self, scene: &GroupScene, new: &NewBallot) -> BallotId {
        let carl = self.as_(&scene.chair);
        let id = draft_ballot(&carl, scene.open, new).await.expect("drafted");
        open_ballot(&carl, id).await.expect("opened");
        id
    }

    /// A ballot of the open group as somebody may see it.
    pub async fn sheet(&self, ctx: &crate::Ctx, id: BallotId) -> BallotSheet {
        let facts = group(ctx, "open", Action::SeeGroup).await.and_then(Found::here).expect("shown");
        ballot(ctx, &facts, id).await.expect("shown")
    }
}
