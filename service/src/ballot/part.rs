//! What the record holds of somebody in ballots.

use domain::id::PersonId;
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

use super::find;
use crate::Result;

/// Votes that somebody cast, with their reasons, ballots in which they could, whom they second, their terms of office, and
/// rulings that they appealed against. What is on the papers of confidential ballots is nobody's any more, and not told while
/// they are open: this very list would be a receipt.
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
    let seconded = find::seconded_by(person).all(db).await?;
    let seconded: Vec<Value> =
        seconded.into_iter().map(|row| json!({ "candidate": row.candidacy_id, "at": row.seconded_at })).collect();
    let offices = find::terms_of_person(person).all(db).await?;
    let office = |row: crate::entity::office_term::Model| json!({ "ballot": row.ballot_id, "office": row.kind, "title": row.title, "from": row.from_date, "ends": row.ends_date });
    let offices: Vec<Value> = offices.into_iter().map(office).collect();
    let appealed = find::appealed_by(person).all(db).await?;
    let appealed: Vec<Value> = appealed
        .into_iter()
        .map(|row| json!({ "ballot": row.ballot_id, "position": row.position_id, "text": row.text, "at": row.lodged_at }))
        .collect();
    Ok(
        json!({ "could_vote": could, "votes_cast": cast, "seconded": seconded, "offices": offices, "appealed": appealed }),
    )
}
