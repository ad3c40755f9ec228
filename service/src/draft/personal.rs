//! What the record holds of somebody in drafts: for themselves, and when they go.

use domain::{draft::save::SaveKind, id::PersonId};
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use serde_json::{Value, json};

use super::find;
use crate::Result;

/// Forgets what somebody typed and did not save, and that they are named; what they saved and posted stays the group's.
pub(crate) async fn forget_part(tx: &DatabaseTransaction, person: PersonId) -> Result<()> {
    find::drop_part(tx, person).await
}

/// What the record holds of somebody in drafts: as what they are named, and what they typed and did not save.
pub(crate) async fn part_of_person(db: &impl ConnectionTrait, person: PersonId) -> Result<Value> {
    let named = find::part_of(person).all(db).await?;
    let typed = find::saves_of(person, SaveKind::Typed).all(db).await?;
    let named: Vec<Value> = named
        .into_iter()
        .map(|row| json!({ "draft": row.draft_id, "part": row.part, "named_at": row.named_at }))
        .collect();
    let typed: Vec<Value> = typed
        .into_iter()
        .map(|row| json!({ "draft": row.draft_id, "typed_at": row.saved_at, "text": row.text }))
        .collect();
    Ok(json!({ "named": named, "typed": typed }))
}

#[cfg(test)]
mod tests {
    use domain::{draft::TypedDraft, policy::Action};

    use super::*;
    use crate::{
        draft::{draft_by_id, keep_typed, start_draft, working_copy},
        on_both_databases,
    };

    on_both_databases! {
        async fn who_goes_takes_what_they_typed_along(world: World) {
            let scene = world.groups().await;
            let carl = world.as_(&scene.chair);
            let typed = TypedDraft { title: "T".into(), ..TypedDraft::default() };
            let id = start_draft(&carl, scene.open, "draft", &typed).await.expect("begun");
            keep_typed(&carl, id, "TYPEDMARK", 1, "tab").await.expect("kept");
            let part = part_of_person(&world.db().read, scene.chair.person).await.expect("read");
            assert_eq!((part["named"][0]["part"].as_str(), part["typed"][0]["text"].as_str()), (Some("editor"), Some("TYPEDMARK")));
            world.ctx.write(async |tx| forget_part(tx, scene.chair.person).await).await.expect("forgotten");
            let facts = draft_by_id(&carl, id, Action::WriteDraft).await.expect("a chair still");
            assert!(facts.people.is_empty());
            assert!(working_copy(&carl, &facts).await.expect("read").typed.is_empty());
        }
    }
}
