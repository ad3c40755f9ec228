//! Taking a question out of a call.

use domain::{
    id::QuestionId,
    policy::{Action, Scope},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ModelTrait};

use super::find::{Found, is_answered, locked_question};
use crate::{
    Ctx, Result,
    entity::question,
    record::{Entry, event},
};

/// Asks a question no more. What was answered to it stays, and says that it is not asked any more.
pub async fn remove_question(ctx: &Ctx, id: QuestionId) -> Result<()> {
    ctx.authorize_route(Action::ManageCalls)?;
    ctx.write(async |tx| {
        let Found { conference, before, .. } = locked_question(ctx, tx, id).await?;
        if is_answered(tx, id).await? {
            let mut row = question::ActiveModel::from(before);
            row.removed_at = Set(Some(ctx.now));
            row.update(tx).await?;
        } else {
            before.delete(tx).await?;
        }
        event::append(ctx, tx, Entry::new("question.removed", "question", id, Scope::Conference(conference.id))).await
    })
    .await
}
