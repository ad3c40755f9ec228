//! The scoped finders of questions and answers.
#![expect(clippy::disallowed_methods, reason = "the scoped finders that the rule asks for")]

use domain::{
    cfp::Question,
    id::{CallId, PersonId, ProposalId, QuestionId},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, Select,
};

use crate::{
    Ctx, Error, Result,
    cfp::find::locked_call,
    database::locked,
    entity::{call, conference, proposal_answer, question, speaker_answer},
};

/// Every question that a call ever asked, in order.
pub(super) fn ever_asked(call: CallId) -> Select<question::Entity> {
    question::Entity::find()
        .filter(question::Column::CallId.eq(call))
        .order_by_asc(question::Column::Position)
        .order_by_asc(question::Column::Id)
}

/// The questions that a call asks, in order.
pub(in crate::cfp) fn asked_by(call: CallId) -> Select<question::Entity> {
    ever_asked(call).filter(question::Column::RemovedAt.is_null())
}

/// What a row asks.
pub(in crate::cfp) fn asked(row: &question::Model) -> Result<Question> {
    serde_json::from_value(row.asked.clone()).map_err(Error::fault)
}

/// What was answered about proposals that the caller may read.
pub(super) fn answers_about(ids: impl IntoIterator<Item = ProposalId>) -> Select<proposal_answer::Entity> {
    proposal_answer::Entity::find().filter(proposal_answer::Column::ProposalId.is_in(ids))
}

/// What speakers of a call answered about themselves.
pub(super) fn answers_by(people: impl IntoIterator<Item = PersonId>, call: CallId) -> Select<speaker_answer::Entity> {
    let here = question::Entity::find()
        .select_only()
        .column(question::Column::Id)
        .filter(question::Column::CallId.eq(call))
        .into_query();
    speaker_answer::Entity::find()
        .filter(speaker_answer::Column::PersonId.is_in(people))
        .filter(speaker_answer::Column::QuestionId.in_subquery(here))
}

/// Everything that somebody answered about themselves, in all calls.
pub(super) fn answers_of_person(person: PersonId) -> Select<speaker_answer::Entity> {
    speaker_answer::Entity::find().filter(speaker_answer::Column::PersonId.eq(person))
}

/// Questions by ids that came from answers.
pub(super) fn questions_by_id(ids: impl IntoIterator<Item = QuestionId>) -> Select<question::Entity> {
    question::Entity::find().filter(question::Column::Id.is_in(ids))
}

/// Whether anybody answered a question, about a proposal or about themselves.
pub(super) async fn is_answered(tx: &impl ConnectionTrait, id: QuestionId) -> Result<bool> {
    let proposals =
        proposal_answer::Entity::find().filter(proposal_answer::Column::QuestionId.eq(id)).count(tx).await?;
    let speakers = speaker_answer::Entity::find().filter(speaker_answer::Column::QuestionId.eq(id)).count(tx).await?;
    Ok(proposals + speakers > 0)
}

/// A question that is asked, with its call locked for whoever may change it.
pub(super) async fn locked_question(ctx: &Ctx, tx: &DatabaseTransaction, id: QuestionId) -> Result<Found> {
    let before = locked::<question::Entity>(tx, id).await?;
    let (conference, call) = locked_call(ctx, tx, before.call_id, domain::policy::Action::ManageCalls).await?;
    if before.removed_at.is_some() {
        return Err(Error::not_found());
    }
    Ok(Found { conference, call, before })
}

/// What [`locked_question`] finds.
pub(super) struct Found {
    pub conference: conference::Model,
    pub call: call::Model,
    pub before: question::Model,
}
