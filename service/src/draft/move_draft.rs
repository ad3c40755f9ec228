//! Letting a draft rest, giving it up, and taking it up again.

use domain::{
    draft::{DraftState, DraftStep},
    id::DraftId,
    policy::Action,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use serde_json::json;

use super::find;
use crate::{Ctx, Error, Result, ballot::draft_withdrawn, record::event, version::next_update};

/// Moves a draft by a step, where one leads on from its state.
pub async fn move_draft(ctx: &Ctx, id: DraftId, step: &str) -> Result<()> {
    ctx.authorize_route(Action::ManageDraft)?;
    let step: DraftStep =
        step.trim().parse().map_err(|_| Error::field("step", "option", "Choose one of the options."))?;
    ctx.write(async |tx| {
        let held = find::locked(ctx, tx, id, Action::ManageDraft).await?;
        let from = held.draft.state;
        let to = from.after(step).ok_or_else(|| {
            Error::conflict(
                "draft-state",
                "That step does not lead on from where the draft stands now. Look at it anew.",
            )
        })?;
        let entry = held.told("draft.moved", "draft", id).with(json!({ "from": from, "to": to }));
        if matches!(to, DraftState::Abandoned | DraftState::Replaced) {
            draft_withdrawn(ctx, tx, &held.group, id).await?;
        }
        let before = held.draft.updated_at;
        let mut row = held.draft.into_active_model();
        row.state = Set(to);
        row.state_since = Set(ctx.now);
        row.updated_at = Set(next_update(before, ctx.now));
        row.update(tx).await?;
        event::append(ctx, tx, entry).await
    })
    .await
}

#[cfg(test)]
mod tests {
    use domain::draft::TypedDraft;

    use super::*;
    use crate::{
        draft::{save_draft, start_draft},
        on_both_databases,
        testing::{code_of, fields_of},
    };

    on_both_databases! {
        async fn nothing_is_written_in_a_draft_that_rests(world: World) {
            let scene = world.groups().await;
            let carl = world.as_(&scene.chair);
            let typed = TypedDraft { title: "T".into(), ..TypedDraft::default() };
            let id = start_draft(&carl, scene.open, "draft", &typed).await.expect("begun");
            assert_eq!(fields_of(move_draft(&carl, id, "fly").await), ["step option"]);
            move_draft(&carl, id, "park").await.expect("parked");
            assert_eq!(code_of(move_draft(&carl, id, "park").await), "draft-state");
            assert_eq!(code_of(save_draft(&carl, id, "Text", 1, "").await), "draft-rests");
            move_draft(&carl, id, "resume").await.expect("taken up");
            save_draft(&carl, id, "Text", 1, "").await.expect("saved");
        }
    }
}
