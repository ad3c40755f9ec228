//! What the record holds of somebody in ballots.

use domain::id::PersonId;
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

use super::find;
use crate::Result;

/// Votes that somebody cast, with their reasons, and ballots in which they could. What is on the papers of confidential
/// ballots is nobody's any more, and not told while they are open: this very list would be a receipt.
pub(crate) async fn part_of_person(db: &impl ConnectionTrait, person: PersonId) -> Result<Value> {
    let could = find::casts_of(person).all(db).await?;
    let could: Vec<Value> = could
        .into_iter()
        .map(|row| json!({ "ballot": row.ballot_id, "voter": row.voter_id, "as": row.cast_as }))
        .collect();
    let cast = find::cast_by(person).all(db).await?;
    let cast: Vec<Value> = cast
        .into_iter()
        .map(|row| json!({ "ballot": row.ballot_id, "voter": row.voter_id, "choice": row.choice, "text": row.text, "at": row.cast_at }))
        .collect();
    Ok(json!({ "could_vote": could, "votes_cast": cast }))
}
