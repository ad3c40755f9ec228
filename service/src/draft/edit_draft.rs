//! Changing what a draft says about itself, and who may read it.

use domain::{draft::TypedDraft, id::DraftId, policy::Action};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use serde_json::json;

use super::find;
use crate::{Ctx, Result, Version, record::event, version::next_update};

/// Changes it. `made_from` names the state that the change was made from.
pub async fn edit_draft(ctx: &Ctx, id: DraftId, typed: &TypedDraft, made_from: Option<&Version>) -> Result<()> {
    ctx.authorize_route(Action::ManageDraft)?;
    let details = typed.check(ctx.now.date_naive())?;
    ctx.write(async |tx| {
        let held = find::locked(ctx, tx, id, Action::ManageDraft).await?;
        Version::of_row(held.draft.updated_at).expect(made_from)?;
        let entry = held.told("draft.edited", "draft", id);
        let changed_readers =
            held.draft.audience != details.audience || held.draft.embargo_until != details.embargo_until;
        let data = if held.draft.embargo_until.is_some() || details.embargo_until.is_some() {
            json!({ "embargoUntil": details.embargo_until, "readersChanged": changed_readers })
        } else {
            json!({ "title": details.title, "audience": details.audience, "repository": details.repository })
        };
        let before = held.draft.updated_at;
        let mut row = held.draft.into_active_model();
        row.title = Set(details.title);
        row.summary = Set(details.summary);
        row.repository = Set(details.repository);
        row.audience = Set(details.audience);
        row.embargo_until = Set(details.embargo_until);
        row.updated_at = Set(next_update(before, ctx.now));
        row.update(tx).await?;
        event::append(ctx, tx, entry.with(data)).await
    })
    .await
}

#[cfg(test)]
mod tests {
    use domain::policy::RoleKind;

    use super::*;
    use crate::{
        draft::{draft_by_id, start_draft},
        on_both_databases,
        testing::code_of,
    };

    on_both_databases! {
        async fn an_embargo_closes_a_draft_to_all_but_the_named_until_its_day(world: World) {
            let scene = world.groups().await;
            let carl = world.as_(&scene.chair);
            let open = TypedDraft { title: "T".into(), ..TypedDraft::default() };
            let id = start_draft(&carl, scene.open, "secret", &open).await.expect("begun");
            let admin = world.as_(&world.admin("Abe Admin").await);
            let closed = TypedDraft { embargo: "2026-10-01".into(), ..open.clone() };
            edit_draft(&carl, id, &closed, None).await.expect("closed");
            assert_eq!(code_of(draft_by_id(&admin, id, Action::SeeDraft).await), "not-found");
            assert_eq!(code_of(draft_by_id(&world.anonymous(), id, Action::SeeDraft).await), "not-found");
            assert_eq!(code_of(edit_draft(&admin, id, &open, None).await), "not-found");
            draft_by_id(&carl, id, Action::ManageDraft).await.expect("the chair began it");
            let later = world.later(60 * 24 * 30).as_actor(domain::policy::Actor::Anonymous);
            draft_by_id(&later, id, Action::SeeDraft).await.expect("its day has come");
        }

        async fn an_edit_made_from_an_old_state_is_refused(world: World) {
            let scene = world.groups().await;
            let carl = world.as_(&scene.chair);
            let typed = TypedDraft { title: "T".into(), ..TypedDraft::default() };
            let id = start_draft(&carl, scene.open, "draft", &typed).await.expect("begun");
            let version = draft_by_id(&carl, id, Action::SeeDraft).await.expect("shown").version;
            edit_draft(&carl, id, &typed, Some(&version)).await.expect("changed");
            assert_eq!(code_of(edit_draft(&carl, id, &typed, Some(&version)).await), "changed-meanwhile");
            let mia = world.as_(&world.holding("Mia Member", scene.open, RoleKind::Member).await);
            assert_eq!(code_of(edit_draft(&mia, id, &typed, None).await), "denied");
        }
    }
}
