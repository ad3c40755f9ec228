//! Beginning a draft in a group. Whoever begins it is its first editor.

use domain::{
    draft::{Part, TypedDraft, save::SaveKind},
    id::{DraftId, GroupId},
    life::period::due_after,
    policy::{Action, Place, Scope, Visibility},
    problem::Problem,
    slug::Slug,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait};
use serde_json::json;

use super::save_draft::insert_save;
use crate::{
    Ctx, Error, Result,
    entity::{draft, draft_person},
    group::find as groups,
    record::{Entry, event},
};

/// Begins a draft under a name, which no other draft of the group has or had.
pub async fn start_draft(ctx: &Ctx, group: GroupId, name: &str, typed: &TypedDraft) -> Result<DraftId> {
    ctx.authorize_route(Action::StartDraft)?;
    let named = Slug::parse(name).map_err(|flaw| match Error::field("name", flaw.code, flaw.message) {
        Error::Refused(problem) => *problem,
        _ => Problem::invalid(Vec::new()),
    });
    let (name, details) = Problem::both(named, typed.check(ctx.now.date_naive()))?;
    let id: DraftId = ctx.id();
    ctx.write(async |tx| {
        let of = groups::locked(ctx, tx, group, Action::StartDraft).await?;
        if !of.state.is_written() {
            return Err(Error::conflict("group-over", "This group has ended; nothing is written in it any more."));
        }
        let row = draft::ActiveModel {
            id: Set(id),
            group_id: Set(group),
            name: Set(name.to_string()),
            title: Set(details.title.clone()),
            summary: Set(details.summary),
            state: Set(of.workflow.first().key.to_owned()),
            state_since: Set(ctx.now),
            audience: Set(details.audience),
            created_at: Set(ctx.now),
            updated_at: Set(ctx.now),
            repository: Set(details.repository),
            embargo_until: Set(details.embargo_until),
            created_by: Set(ctx.actor.person()),
            workflow: Set(of.workflow),
            tags: Set(String::new()),
            state_due: Set(due_after(ctx.now, of.workflow.first().days)),
            holder_id: Set(None),
            holder_since: Set(None),
            holder_due: Set(None),
            holder_note: Set(String::new()),
            shepherd_id: Set(None),
        };
        match row.insert(tx).await.map_err(Error::from) {
            Ok(_) => {}
            Err(error) if error.is_duplicate() => return Err(taken()),
            Err(error) => return Err(error),
        }
        name_editor(ctx, tx, id).await?;
        insert_save(ctx, tx, id, SaveKind::Head, (1, 0, 0), String::new(), None).await?;
        let entry = Entry::new("draft.started", "draft", id, Scope::Group(group));
        // Under an embargo not even the title is told to those who read the group's record.
        let entry = match (details.embargo_until, groups::place(&of)) {
            (Some(_), _) => entry,
            (None, Place::Group { visibility: Visibility::Public, .. })
                if details.audience == domain::draft::Audience::Public =>
            {
                entry.public().with(json!({ "name": name, "title": details.title }))
            }
            (None, _) => entry.with(json!({ "name": name, "title": details.title })),
        };
        event::append(ctx, tx, entry).await
    })
    .await?;
    Ok(id)
}

async fn name_editor(ctx: &Ctx, tx: &impl ConnectionTrait, id: DraftId) -> Result<()> {
    let Some(person) = ctx.actor.person() else { return Ok(()) };
    let row = draft_person::ActiveModel {
        draft_id: Set(id),
        person_id: Set(person),
        part: Set(Part::Editor),
        named_at: Set(ctx.now),
    };
    row.insert(tx).await?;
    Ok(())
}

fn taken() -> Error {
    Error::field("name", "name-taken", "Another draft of this group has or had this name; choose another.")
}

#[cfg(test)]
mod tests {
    use domain::policy::RoleKind;

    use super::*;
    use crate::{
        draft::draft_by_id,
        on_both_databases,
        testing::{code_of, fields_of},
    };

    on_both_databases! {
        async fn whoever_begins_a_draft_is_its_editor(world: World) {
            let scene = world.groups().await;
            let edith = world.as_(&world.holding("Edith Editor", scene.open, RoleKind::Editor).await);
            let id = start_draft(&edith, scene.open, "passwords", &typed()).await.expect("begun");
            let facts = draft_by_id(&edith, id, Action::WriteDraft).await.expect("hers");
            assert!(facts.is_mine() && facts.is_public());
            assert_eq!(facts.people.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["Edith Editor"]);
            assert_eq!(world.events().await.pop().as_deref(), Some("draft.started"));
            assert_eq!(fields_of(start_draft(&edith, scene.open, "Passwords", &typed()).await), ["name name-taken"]);
        }

        async fn members_and_strangers_begin_none(world: World) {
            let scene = world.groups().await;
            let mia = world.as_(&world.holding("Mia Member", scene.open, RoleKind::Member).await);
            assert_eq!(code_of(start_draft(&mia, scene.open, "mine", &typed()).await), "denied");
            assert_eq!(code_of(start_draft(&mia, scene.closed, "mine", &typed()).await), "not-found");
            assert_eq!(code_of(start_draft(&world.anonymous(), scene.open, "mine", &typed()).await), "sign-in-needed");
            let nothing = TypedDraft::default();
            assert_eq!(fields_of(start_draft(&world.ctx, scene.open, "-", &nothing).await), ["name length", "title missing"]);
        }

        async fn under_an_embargo_the_record_does_not_name_it(world: World) {
            let scene = world.groups().await;
            let typed = TypedDraft { title: "SECRETMARK".into(), embargo: "2026-12-01".into(), ..typed() };
            start_draft(&world.as_(&scene.chair), scene.open, "secretmark", &typed).await.expect("begun");
            let told = world.event_rows().await.pop().expect("an event");
            assert_eq!((told.verb.as_str(), told.visibility), ("draft.started", Visibility::Team));
            assert!(!told.data.to_string().to_lowercase().contains("secretmark"));
        }

        async fn of_fifty_drafts_of_one_name_one_is_begun(world: World) {
            let id = world.groups().await.open;
            let begun = world.fifty(|ctx| async move { start_draft(&ctx, id, "passwords", &typed()).await }).await;
            assert_eq!(begun.iter().filter(|begun| begun.is_ok()).count(), 1);
        }
    }

    fn typed() -> TypedDraft {
        TypedDraft { title: "Passwords".into(), ..TypedDraft::default() }
    }
}
