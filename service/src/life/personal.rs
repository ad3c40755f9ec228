//! What the record holds of somebody in the life of drafts.

use domain::id::PersonId;
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

use super::find;
use crate::Result;

/// What somebody said to calls, appealed against and declared. It stays the group's record.
pub(crate) async fn part_of_person(db: &impl ConnectionTrait, person: PersonId) -> Result<Value> {
    let said = find::said_by(person).all(db).await?;
    let said: Vec<Value> = said
        .into_iter()
        .map(|row| json!({ "call": row.call_id, "stance": row.stance, "text": row.text, "at": row.said_at }))
        .collect();
    let appealed = find::appealed_by(person).all(db).await?;
    let appealed: Vec<Value> =
        appealed.into_iter().map(|row| json!({ "call": row.call_id, "text": row.text, "at": row.lodged_at })).collect();
    let declared = find::declared_by(person).all(db).await?;
    let declared: Vec<Value> = declared
        .into_iter()
        .map(|row| json!({ "draft": row.draft_id, "holder": row.holder, "text": row.text, "at": row.declared_at }))
        .collect();
    Ok(json!({ "responses": said, "appeals": appealed, "declarations": declared }))
}
