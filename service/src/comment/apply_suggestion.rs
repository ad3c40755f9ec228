//! Taking over what a comment proposes: its text comes into the working copy, and its author is named for it.

use domain::{
    comment::{CommentState, Lines},
    draft::{Merge, save::SaveKind},
    id::{CommentId, DraftId},
    policy::{Action, Visibility},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, IntoActiveModel, QueryFilter};
use serde_json::json;

use super::find;
use crate::{
    Ctx, Error, Result,
    draft::{Clash, find as drafts, insert_save, name_of, refuse_data},
    entity::comment,
    record::event,
};

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Applied {
    /// It stands in the working copy of this number.
    Here(i32),
    /// The working copy says something else there by now. Nothing was changed; both texts are told.
    Clash(Box<Clash>),
}

/// Takes a proposal over. With `by_hand`, an editor brought it in themselves, and only that is noted.
pub async fn apply_suggestion(ctx: &Ctx, draft: DraftId, id: CommentId, by_hand: bool) -> Result<Applied> {
    ctx.authorize_route(Action::TendComments)?;
    ctx.write(async |tx| {
        let held = drafts::locked(ctx, tx, draft, Action::TendComments).await?;
        held.must_be_written()?;
        refuse_data(tx, draft).await?;
        let said = find::comments(draft).filter(comment::Column::Id.eq(id)).one(tx).await?;
        let said = said.ok_or_else(Error::not_found)?;
        let proposed = find::suggestions([id]).one(tx).await?.ok_or_else(Error::not_found)?;
        if said.state != CommentState::Published {
            return Err(super::edit_comment::moved_on());
        }
        if proposed.applied_at.is_some() {
            return Err(Error::conflict("suggestion-taken", "Somebody took this over already."));
        }
        let head = drafts::saves(draft, SaveKind::Head).one(tx).await?.ok_or_else(Error::not_found)?;
        let mut number = head.number;
        if !by_hand {
            let on = drafts::revision(draft, said.revision).one(tx).await?.ok_or_else(Error::not_found)?;
            let base = drafts::text(tx, on.id).await?.text;
            let lines = Lines { first: place(proposed.first_line), last: place(proposed.last_line) };
            let mine = lines.replaced(&base, &proposed.replacement).ok_or_else(|| Error::fault("lines are gone"))?;
            let merge = Merge::of(&base, &mine, &head.text);
            let Some(merged) = merge.text() else {
                let by = name_of(tx, head.saved_by).await?;
                let clash = Clash { merge, number: head.number, by, at: head.saved_at, revision: None };
                return Ok(Applied::Clash(Box::new(clash)));
            };
            if merged != head.text {
                number += 1;
                insert_save(ctx, tx, draft, SaveKind::Head, (number, head.number, head.revision), merged, None).await?;
            }
        }
        let mut proposed = proposed.into_active_model();
        proposed.applied_at = Set(Some(ctx.now));
        proposed.applied_by = Set(ctx.actor.person());
        proposed.applied_save = Set(Some(number));
        proposed.update(tx).await?;
        let mut entry = held.told("suggestion.applied", "comment", id);
        // What is being written is for those who write it, until it is posted.
        entry.visibility = Visibility::Team;
        let data = json!({ "draft": draft, "number": number, "suggestedBy": said.author_id, "byHand": by_hand });
        event::append(ctx, tx, entry.with(data)).await?;
        Ok(Applied::Here(number))
    })
    .await
}

fn place(line: i32) -> usize {
    usize::try_from(line).unwrap_or_default()
}
