//! A reviewer's own part: what they know, and what they declared.

use std::collections::BTreeMap;

use domain::{
    id::{CallId, DeclarationId, TopicId},
    policy::Action,
    review::{assign::Interest, conflict::Tie, settings::DeclaredKind},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};

use super::{find, place, settings::kept};
use crate::{
    Ctx, Error, Result,
    conference::{ConferenceFacts, find as conference_find},
    database::locked,
    entity::{call, reviewer},
    record::{Entry, event},
    version::next_update,
};

/// A reviewer's own part in a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MyPart {
    /// Most reviews; none for who is no reviewer of it.
    pub most: Option<u32>,
    /// The call's subjects, with how well the reviewer knows them.
    pub topics: Vec<TopicLine>,
    /// What they declared, in every call.
    pub declarations: Vec<DeclarationLine>,
}

/// A subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicLine {
    /// Which.
    pub id: TopicId,
    /// What it is called.
    pub name: String,
    /// How well the reviewer knows it, if they said.
    pub interest: Option<Interest>,
}

/// Something declared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeclarationLine {
    /// Which.
    pub id: DeclarationId,
    /// A person or an organisation.
    pub kind: DeclaredKind,
    /// What it is called.
    pub name: String,
    /// What ties.
    pub tie: Tie,
}

/// The asker's part in a call.
pub async fn my_part(ctx: &Ctx, conference: &ConferenceFacts, call: CallId) -> Result<MyPart> {
    ctx.authorize_route(Action::SeeReview)?;
    ctx.authorize(Action::SeeReview, conference.place())?;
    let person = ctx.actor.person().ok_or_else(Error::denied)?;
    let db = &ctx.db.read;
    let call = place::call_of(db, conference.id, call).await?;
    let own = find::reviewer_ever(call.id, person).one(db).await?.filter(|row| row.left_at.is_none());
    let interests = own.as_ref().map(interests).transpose()?.unwrap_or_default();
    let review = find::review_of(call.id).one(db).await?.as_ref().map(kept).transpose()?.unwrap_or_default();
    let topic = |topic: domain::review::settings::Topic| TopicLine {
        interest: interests.get(&topic.id).copied(),
        id: topic.id,
        name: topic.name,
    };
    let declared = find::declarations([person]).all(db).await?.into_iter();
    Ok(MyPart {
        most: own.map(|row| u32::try_from(row.most).unwrap_or(0)),
        topics: review.topics.into_iter().map(topic).collect(),
        declarations: declared
            .map(|row| DeclarationLine { id: row.id, kind: row.kind, name: row.name, tie: row.tie })
            .collect(),
    })
}

/// Keeps how well the actor knows the subjects of a call; those that are not named they say nothing of.
pub async fn set_interests(ctx: &Ctx, call: CallId, typed: &[(String, String)]) -> Result<()> {
    ctx.authorize_route(Action::WriteReview)?;
    let person = ctx.actor.person().ok_or_else(Error::denied)?;
    ctx.write(async |tx| {
        let call = locked::<call::Entity>(tx, call).await?;
        let of = find::conference(&call).one(tx).await?.ok_or_else(Error::not_found)?;
        ctx.authorize(Action::WriteReview, conference_find::place(&of))?;
        let own = find::reviewer_ever(call.id, person).one(tx).await?.filter(|row| row.left_at.is_none());
        let own = own.ok_or_else(Error::denied)?;
        let mut interests: BTreeMap<TopicId, Interest> = BTreeMap::new();
        for (topic, interest) in typed.iter().filter(|(_, interest)| !interest.is_empty()) {
            let refused = || Error::field(&format!("topic.{topic}"), "option", "Choose one of the options.");
            interests.insert(topic.parse().map_err(|_| refused())?, interest.parse().map_err(|_| refused())?);
        }
        let updated_at = next_update(own.updated_at, ctx.now);
        let mut row = own.into_active_model();
        row.interests = Set(serde_json::to_value(interests).map_err(Error::fault)?);
        row.updated_at = Set(updated_at);
        row.update(tx).await?;
        let scope = domain::policy::Scope::Conference(of.id);
        event::append(ctx, tx, Entry::new("reviewer.interests-set", "call", call.id, scope)).await
    })
    .await
}

/// What a reviewer knows.
pub(super) fn interests(row: &reviewer::Model) -> Result<BTreeMap<TopicId, Interest>> {
    serde_json::from_value(row.interests.clone()).map_err(Error::fault)
}
