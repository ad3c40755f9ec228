//! What the record holds of somebody in comments: for themselves, and when they go.

use domain::{comment::CommentState, id::PersonId};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DatabaseTransaction, IntoActiveModel};
use serde_json::{Value, json};

use super::find;
use crate::Result;

/// Forgets what somebody wrote and nobody let through; what was published stays the group's.
pub(crate) async fn forget_part(tx: &DatabaseTransaction, person: PersonId) -> Result<()> {
    let rows = find::comments_by(person).all(tx).await?;
    for row in rows.into_iter().filter(|row| row.published_at.is_none()) {
        let id = row.id;
        let mut row = row.into_active_model();
        row.body = Set(String::new());
        row.reason = Set(String::new());
        row.state = Set(CommentState::Withdrawn);
        row.update(tx).await?;
        find::drop_wordings(tx, id).await?;
    }
    Ok(())
}

/// What the record holds of somebody in comments: what they wrote, and what they answered.
pub(crate) async fn part_of_person(db: &impl ConnectionTrait, person: PersonId) -> Result<Value> {
    let written = find::comments_by(person).all(db).await?;
    let answered = find::answers_by(person).all(db).await?;
    let written: Vec<Value> = written
        .into_iter()
        .map(|row| {
            json!({
                "draft": row.draft_id, "revision": row.revision, "state": row.state, "on": row.anchor, "text": row.body,
                "affiliation": row.affiliation, "made_at": row.made_at,
            })
        })
        .collect();
    let answered: Vec<Value> = answered
        .into_iter()
        .map(|row| json!({ "issue": row.issue_id, "answer": row.answer, "words": row.words, "answered_at": row.answered_at }))
        .collect();
    Ok(json!({ "written": written, "answered": answered }))
}
