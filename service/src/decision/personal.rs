//! What of answers and letters somebody is given who asks for their data, and what goes with them when they leave.

use domain::id::PersonId;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde_json::{Value, json};

use super::find::{letters_to, needs_of, replies_by, volunteered_of};
use crate::{
    Result,
    entity::{letter, speaker_need, volunteered},
};

/// What somebody answered, needs and volunteered, and the letters that they were sent. Letters that were not sent yet
/// tell what is planned, and are the organisers' alone.
pub(crate) async fn answers_of_person(db: &impl ConnectionTrait, person: PersonId) -> Result<Value> {
    let replies = replies_by(person).all(db).await?.into_iter().map(|row| {
        json!({
            "proposal": row.proposal_id, "reply": row.reply, "replied_at": row.replied_at,
            "recording": row.recording, "availability": row.availability,
        })
    });
    let needs = needs_of(person).all(db).await?.into_iter().map(|row| {
        json!({
            "conference": row.conference_id, "travel": row.travel, "visa": row.visa, "access": row.access,
            "forgotten_on": row.forget_on,
        })
    });
    let volunteered = volunteered_of(person).all(db).await?.into_iter().map(|row| {
        json!({
            "conference": row.conference_id, "question": row.question, "answer": row.answer,
            "forgotten_on": row.forget_on,
        })
    });
    let letters = letters_to(person)
        .all(db)
        .await?
        .into_iter()
        .map(|row| json!({ "subject": row.subject, "body": row.body, "sent_at": row.sent_at }));
    Ok(json!({
        "replies": replies.collect::<Vec<_>>(),
        "needs": needs.collect::<Vec<_>>(),
        "volunteered": volunteered.collect::<Vec<_>>(),
        "letters": letters.collect::<Vec<_>>(),
    }))
}

/// Forgets what somebody who leaves needed, volunteered and was written. Whether they came stays with the conference.
pub(crate) async fn forget_person(tx: &impl ConnectionTrait, person: PersonId) -> Result<()> {
    speaker_need::Entity::delete_many().filter(speaker_need::Column::PersonId.eq(person)).exec(tx).await?;
    volunteered::Entity::delete_many().filter(volunteered::Column::PersonId.eq(person)).exec(tx).await?;
    letter::Entity::delete_many().filter(letter::Column::PersonId.eq(person)).exec(tx).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use domain::cfp::Decision;

    use super::*;
    use crate::{
        decision::{give_answer, plan_decisions, prepare_release},
        on_both_databases,
        testing::{plan, yes},
    };

    on_both_databases! {
        async fn what_is_held_is_given_and_goes_and_what_is_planned_is_not_told(world: World) {
            let (facts, call) = world.open_call("open-2026").await;
            let (ada, id) = world.offered(&facts, call, "Ada Lovelace", "Engines").await;
            let given = async || answers_of_person(&world.db().read, ada.person).await.expect("read");
            plan_decisions(&world.ctx, call, &[id], &plan(Decision::Accept)).await.expect("planned");
            prepare_release(&world.ctx, call, "").await.expect("written");
            assert_eq!(given().await["letters"], json!([]), "it is not sent");
            world.release_plans(&facts, call).await;
            give_answer(&world.as_(&ada), id, &yes()).await.expect("answered");
            let held = given().await;
            assert_eq!((&held["needs"][0]["access"], &held["replies"][0]["reply"]), (&json!("A ramp."), &json!("confirmed")));
            assert_eq!(held["letters"].as_array().map(Vec::len), Some(1));
            world.ctx.write(async |tx| forget_person(tx, ada.person).await).await.expect("forgotten");
            let held = given().await;
            assert_eq!((&held["needs"], &held["letters"]), (&json!([]), &json!([])));
            assert_eq!(held["replies"][0]["reply"], "confirmed", "that she came stays");
        }
    }
}
