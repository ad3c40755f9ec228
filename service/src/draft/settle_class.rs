//! Saying of which class a revision's change is. The tool proposes, a person settles.

use domain::{draft::change::Class, id::DraftId, policy::Action};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use serde_json::json;

use super::find;
use crate::{Ctx, Error, Result, record::event};

/// Settles the class of what changed with a revision.
pub async fn settle_class(ctx: &Ctx, id: DraftId, number: i32, class: &str) -> Result<()> {
    ctx.authorize_route(Action::WriteDraft)?;
    let class: Class =
        class.trim().parse().map_err(|_| Error::field("class", "option", "Choose one of the options."))?;
    ctx.write(async |tx| {
        let held = find::locked(ctx, tx, id, Action::WriteDraft).await?;
        let row = find::revision(id, number).one(tx).await?.ok_or_else(Error::not_found)?;
        if row.number == 1 {
            return Err(Error::conflict(
                "first-revision",
                "The first revision changes nothing; it has no class of change.",
            ));
        }
        let before = row.class;
        if before == Some(class) {
            return Ok(());
        }
        let mut row = row.into_active_model();
        row.class = Set(Some(class));
        row.class_at = Set(Some(ctx.now));
        row.class_by = Set(ctx.actor.person());
        row.update(tx).await?;
        let data = json!({ "number": number, "class": class, "before": before });
        event::append(ctx, tx, held.told("draft.class-settled", "draft", id).with(data)).await
    })
    .await
}
