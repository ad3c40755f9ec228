//! What the record holds of somebody's standing: for themselves, and when they go.

use domain::id::PersonId;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DatabaseTransaction};
use serde_json::{Value, json};

use super::find;
use crate::{Result, entity::leave_of_absence};

/// Forgets why somebody was away. That they were stays: votes were counted by it.
pub(in crate::group) async fn forget_reasons(tx: &DatabaseTransaction, person: PersonId) -> Result<()> {
    for row in find::leaves_of(person).all(tx).await? {
        let mut row = leave_of_absence::ActiveModel::from(row);
        row.reason = Set(String::new());
        row.update(tx).await?;
    }
    Ok(())
}

/// What the record holds of somebody's standing.
pub(in crate::group) async fn part_of_person(db: &impl ConnectionTrait, person: PersonId) -> Result<Value> {
    let leaves = find::leaves_of(person).all(db).await?;
    let declared = find::declarations_of(person).all(db).await?;
    let attended = find::attendances_of(person).all(db).await?;
    let leaves: Vec<Value> = leaves
        .into_iter()
        .map(|row| json!({ "group": row.group_id, "from": row.from_date, "until": row.until_date, "reason": row.reason }))
        .collect();
    let declared: Vec<Value> =
        declared.into_iter().map(|row| json!({ "group": row.group_id, "on": row.on_date })).collect();
    let attended: Vec<Value> = attended
        .into_iter()
        .map(|row| json!({ "meeting": row.meeting_id, "attendance": row.attendance, "affiliation": row.affiliation }))
        .collect();
    Ok(json!({ "leaves": leaves, "declarations": declared, "meetings": attended }))
}
