//! What the record holds of somebody in standards: for themselves, and when they go.

use domain::{id::PersonId, publication::ErratumState};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DatabaseTransaction, IntoActiveModel};
use serde_json::{Value, json};

use super::find;
use crate::{Result, entity::erratum};

/// Forgets what somebody reported and nobody let through; what everybody could read stays the group's, as do numbers.
pub(crate) async fn forget_part(tx: &DatabaseTransaction, person: PersonId) -> Result<()> {
    let rows = find::errata_by(person).all(tx).await?;
    for row in rows.into_iter().filter(|row| !row.state.is_read()) {
        let mut row = row.into_active_model();
        for words in [&mut row.original, &mut row.corrected, &mut row.reason, &mut row.note] {
            *words = Set(String::new());
        }
        row.state = Set(ErratumState::Refused);
        row.update(tx).await?;
    }
    Ok(())
}

/// What the record holds of somebody in standards: what they published and withdrew, and the errata that they reported and settled.
pub(crate) async fn part_of_person(db: &impl ConnectionTrait, person: PersonId) -> Result<Value> {
    let published = find::published_by(person).all(db).await?;
    let reported = find::errata_by(person).all(db).await?;
    let settled = find::errata_settled_by(person).all(db).await?;
    let published: Vec<Value> = published
        .into_iter()
        .map(|row| json!({ "number": row.number, "title": row.title, "published_at": row.published_at }))
        .collect();
    let one = |row: &erratum::Model| json!({ "standard": row.standard_id, "erratum": row.number, "state": row.state });
    let reported: Vec<Value> = reported
        .iter()
        .map(|row| {
            let mut told = one(row);
            told["kind"] = json!(row.kind);
            told["place"] = json!(row.place);
            told["original"] = json!(row.original);
            told["corrected"] = json!(row.corrected);
            told["reason"] = json!(row.reason);
            told["affiliation"] = json!(row.affiliation);
            told["reported_at"] = json!(row.reported_at);
            told
        })
        .collect();
    let settled: Vec<Value> = settled
        .iter()
        .map(|row| {
            let mut told = one(row);
            told["note"] = json!(row.note);
            told["settled_at"] = json!(row.settled_at);
            told
        })
        .collect();
    let withdrawn = find::withdrawn_by(person).all(db).await?;
    let withdrawn: Vec<Value> = withdrawn
        .into_iter()
        .map(|row| json!({ "standard": row.standard_id, "reason": row.reason, "withdrawn_at": row.withdrawn_at }))
        .collect();
    Ok(
        json!({ "withdrawn": withdrawn, "published": published, "errata_reported": reported, "errata_settled": settled }),
    )
}
