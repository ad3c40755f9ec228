//! The scoped finders of questions and answers.
#![expect(clippy::disallowed_methods, reason = "the scoped finders that the rule asks for")]

use domain::{
    cfp::Question,
    id::{CallId, PersonId, ProposalId, QuestionId, ReviewId},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, Select,
};

use crate::{
    Ctx, Error, Result,
    cfp::find::locked_call,
    database::locked,
    entity::{call, conference, proposal_answer, question, review_answer, speaker_answer},
};

/// Every question that a call ever asked, in order.
pub(super) fn ever_asked(call: CallId) -> Select<question::Entity> {
    question::Entity::find()
        .filter(question::Column::CallId.eq(call))
        .order_by_asc(question::Column::Position)
        .order_by_asc(question::Column::Id)
}

/// The questions that a call asks, in order.
pub(crate) fn asked_by(call: CallId) -> Select<question::Entity> {
    ever_asked(call).filter(question::Column::RemovedAt.is_null())
}

/// What a row asks.
pub(crate) fn asked(row: &question::Model) -> Result<Question> {
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

/// What was answered in reviews that the caller may read.
pub(crate) fn answers_in(reviews: impl IntoIterator<Item = ReviewId>) -> Select<review_answer::Entity> {
    review_answer::Entity::find().filter(review_answer::Column::ReviewId.is_in(reviews))
}

/// Questions by ids that came from answers.
pub(super) fn questions_by_id(ids: impl IntoIterator<Item = QuestionId>) -> Select<question::Entity> {
    question::Entity::find().filter(question::Column::Id.is_in(ids))
}

/// Whether anybody answered a question, about a proposal, about themselves or in a review.
pub(super) async fn is_answered(tx: &impl ConnectionTrait, id: QuestionId) -> Result<bool> {
    let proposals =
        proposal_answer::Entity::find().filter(proposal_answer::Column::QuestionId.eq(id)).count(tx).await?;
    let speakers = speaker_answer::Entity::find().filter(speaker_answer::Column::QuestionId.eq(id)).count(tx).await?;
    let reviews = review_answer::Entity::find().filter(review_answer::Column::QuestionId.eq(id)).count(tx).await?;
    Ok(proposals + speakers + reviews > 0)
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
