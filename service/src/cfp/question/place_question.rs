//! The order of a call's questions.

use domain::{
    id::QuestionId,
    policy::{Action, Scope},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use serde_json::json;

use super::find::{Found, asked_by, locked_question};
use crate::{
    Ctx, Error, Result,
    entity::question,
    record::{Entry, event},
};

/// Puts a question in its place, counted from 0; the others keep their order. Beyond the end is the end.
pub async fn place_question(ctx: &Ctx, id: QuestionId, place: usize) -> Result<()> {
    ctx.authorize_route(Action::ManageCalls)?;
    ctx.write(async |tx| {
        let Found { conference, call, before } = locked_question(ctx, tx, id).await?;
        let mut rows = asked_by(call.id).all(tx).await?;
        let ids: Vec<QuestionId> = rows.iter().map(|row| row.id).collect();
        rows.retain(|row| row.id != id);
        rows.insert(place.min(rows.len()), before);
        if rows.iter().map(|row| row.id).eq(ids) {
            return Ok(());
        }
        for (position, row) in (0..).zip(rows) {
            if row.position != position {
                let mut row = question::ActiveModel::from(row);
                row.position = Set(position);
                row.update(tx).await?;
            }
        }
        let entry = Entry::new("question.placed", "question", id, Scope::Conference(conference.id));
        let place = u32::try_from(place).map_err(Error::fault)?;
        event::append(ctx, tx, entry.with(json!({ "place": place }))).await
    })
    .await
}
