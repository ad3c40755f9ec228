//! Letting comments through, taking them out of view, and taking one's own back.

use domain::{
    comment::{CommentMove, TypedReason},
    id::{CommentId, DraftId},
    policy::{Action, Visibility},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, IntoActiveModel, QueryFilter};
use serde_json::json;

use super::{edit_comment::moved_on, find, mails};
use crate::{Ctx, Error, Result, draft::find as drafts, entity::comment, record::event, version::next_update};

/// Does something with a comment. Its author is told what others did, with their reason.
pub async fn move_comment(
    ctx: &Ctx,
    draft: DraftId,
    id: CommentId,
    done: CommentMove,
    reason: &TypedReason,
) -> Result<()> {
    let action = if done == CommentMove::Withdraw { Action::Comment } else { Action::TendComments };
    ctx.authorize_route(action)?;
    let reason = reason.check(done.needs_reason())?;
    ctx.write(async |tx| {
        let held = drafts::locked(ctx, tx, draft, action).await?;
        let row = find::comments(draft).filter(comment::Column::Id.eq(id)).one(tx).await?;
        let is_own = |row: &comment::Model| Some(row.author_id) == ctx.actor.person();
        let row = row.filter(|row| done != CommentMove::Withdraw || is_own(row)).ok_or_else(Error::not_found)?;
        let to = done.from(row.state).ok_or_else(moved_on)?;
        if !is_own(&row) {
            mails::tell_author(ctx, tx, &held, &row, done, &reason).await?;
        }
        let mut entry = held.told(done.verb(), "comment", id);
        let was_read = row.published_at.is_some() || done == CommentMove::Publish;
        if !was_read {
            entry.visibility = Visibility::Team;
        }
        let (before, published_at) = (row.updated_at, row.published_at);
        let mut row = row.into_active_model();
        row.state = Set(to);
        row.reason = Set(reason);
        row.moved_at = Set(Some(ctx.now));
        row.moved_by = Set(ctx.actor.person());
        row.updated_at = Set(next_update(before, ctx.now));
        if done == CommentMove::Publish {
            row.published_at = Set(published_at.or(Some(ctx.now)));
        }
        row.update(tx).await?;
        event::append(ctx, tx, entry.with(json!({ "draft": draft }))).await
    })
    .await
}
