//! What the record holds of somebody at meetings: for themselves, and when they go.

use domain::id::PersonId;
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use serde_json::{Value, json};

use super::{find, hands::lower_all};
use crate::Result;

/// Takes down the hands of somebody who goes. That they were there, and what they took on, stays: votes were counted by it,
/// and others go on with it.
pub(crate) async fn forget_part(tx: &DatabaseTransaction, person: PersonId) -> Result<()> {
    lower_all(tx, person).await
}

/// What the record holds of somebody at meetings, besides that they were there.
pub(crate) async fn part_of_person(db: &impl ConnectionTrait, person: PersonId) -> Result<Value> {
    let actions = find::actions_of(person).all(db).await?;
    let hands = find::raised_by(person).all(db).await?;
    let actions: Vec<Value> = actions
        .into_iter()
        .map(|row| json!({ "meeting": row.meeting_id, "text": row.text, "due": row.due, "state": row.state }))
        .collect();
    let hands: Vec<Value> =
        hands.into_iter().map(|row| json!({ "hands": row.hands_id, "choice": row.choice })).collect();
    Ok(json!({ "actionItems": actions, "handsUp": hands }))
}
