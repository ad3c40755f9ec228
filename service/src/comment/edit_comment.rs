//! Changing the words of one's own comment. What it said before stays.

use domain::{
    comment::{CommentState, body},
    id::{CommentId, DraftId},
    policy::Action,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, IntoActiveModel, QueryFilter};
use serde_json::json;

use super::{find, write_comment::is_held};
use crate::{
    Ctx, Error, Result, Version,
    draft::find as drafts,
    entity::{comment, comment_version},
    record::event,
    version::next_update,
};

/// Changes it. `made_from` names the state that the change was made from. Whose comments wait changes them while they
/// wait: what was let through stays what was looked at.
pub async fn edit_comment(
    ctx: &Ctx,
    draft: DraftId,
    id: CommentId,
    typed: &str,
    made_from: Option<&Version>,
) -> Result<()> {
    ctx.authorize_route(Action::Comment)?;
    let said = body(typed).map_err(|flaw| Error::field("body", flaw.code, flaw.message))?;
    ctx.write(async |tx| {
        let held = drafts::locked(ctx, tx, draft, Action::Comment).await?;
        let row = find::comments(draft).filter(comment::Column::Id.eq(id)).one(tx).await?;
        let row = row.filter(|row| Some(row.author_id) == ctx.actor.person()).ok_or_else(Error::not_found)?;
        Version::of_row(row.updated_at).expect(made_from)?;
        if row.body == said {
            return Ok(());
        }
        match row.state {
            CommentState::Waiting => {}
            CommentState::Published if !is_held(ctx, tx, &held).await? => {}
            CommentState::Published => {
                let message = "It was let through as it stands. Reply to it, or take it back.";
                return Err(Error::conflict("comment-looked-at", message));
            }
            CommentState::Refused | CommentState::Hidden | CommentState::Withdrawn => return Err(moved_on()),
        }
        let version = comment_version::ActiveModel {
            id: Set(ctx.id()),
            comment_id: Set(id),
            body: Set(row.body.clone()),
            until: Set(ctx.now),
        };
        version.insert(tx).await?;
        let mut entry = held.told("comment.edited", "comment", id);
        if row.published_at.is_none() {
            entry.visibility = domain::policy::Visibility::Team;
        }
        let before = row.updated_at;
        let mut row = row.into_active_model();
        row.body = Set(said);
        row.edited_at = Set(Some(ctx.now));
        row.updated_at = Set(next_update(before, ctx.now));
        row.update(tx).await?;
        event::append(ctx, tx, entry.with(json!({ "draft": draft }))).await
    })
    .await
}

/// The refusal of what is not done to a comment as it stands.
pub(super) fn moved_on() -> Error {
    Error::conflict("comment-moved", "Somebody did something else with this comment meanwhile. Open its page anew.")
}
