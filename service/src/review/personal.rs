//! What of reviews goes with somebody who leaves, and what they are given.

use domain::id::{PersonId, ReviewId};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde_json::{Value, json};

use super::find;
use crate::{
    Result,
    cfp::question::answers_in,
    entity::{bid, declaration, proposal_review, review_answer, reviewer},
};

/// What somebody declared and wrote in reviews. Of what they reviewed only their own words.
pub(crate) async fn part_of_person(db: &impl ConnectionTrait, person: PersonId) -> Result<Value> {
    let declared = find::declarations([person]).all(db).await?.into_iter();
    let declared: Vec<Value> =
        declared.map(|row| json!({ "kind": row.kind, "name": row.name, "tie": row.tie })).collect();
    let written = find::written_by(person).all(db).await?;
    let answers = answers_in(written.iter().map(|row| row.id)).all(db).await?;
    let answered = |review: ReviewId| -> Vec<Value> {
        let here = answers.iter().filter(|row| row.review_id == review);
        here.map(|row| json!({ "asked": row.asked, "answer": row.words, "answered_at": row.answered_at })).collect()
    };
    let line = |row: &proposal_review::Model| {
        json!({
            "scores": row.scores, "abstains": row.abstains, "for_committee": row.for_committee,
            "for_speakers": row.for_speakers, "handed_in_at": row.submitted_at,
            "answers": answered(row.id),
        })
    };
    let said = find::said_by(person).all(db).await?.into_iter();
    let said: Vec<Value> = said.map(|row| json!({ "text": row.text, "at": row.at })).collect();
    Ok(json!({ "declared": declared, "reviews": written.iter().map(line).collect::<Vec<_>>(), "messages": said }))
}

/// Forgets what somebody who leaves declared and wished. What they wrote stays with the conference, without their name.
pub(crate) async fn forget_part(tx: &impl ConnectionTrait, person: PersonId) -> Result<()> {
    declaration::Entity::delete_many().filter(declaration::Column::PersonId.eq(person)).exec(tx).await?;
    bid::Entity::delete_many().filter(bid::Column::PersonId.eq(person)).exec(tx).await?;
    reviewer::Entity::delete_many().filter(reviewer::Column::PersonId.eq(person)).exec(tx).await?;
    let begun = find::begun_by(person).all(tx).await?;
    let begun: Vec<ReviewId> = begun.into_iter().map(|row| row.id).collect();
    review_answer::Entity::delete_many()
        .filter(review_answer::Column::ReviewId.is_in(begun.iter().copied()))
        .exec(tx)
        .await?;
    proposal_review::Entity::delete_many().filter(proposal_review::Column::Id.is_in(begun)).exec(tx).await?;
    Ok(())
}
