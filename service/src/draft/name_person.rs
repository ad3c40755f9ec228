//! Naming a draft's editors, and who reads it under an embargo.

use domain::{
    draft::Part,
    id::{DraftId, PersonId},
    policy::Action,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, ModelTrait, QueryFilter};
use serde_json::json;

use super::{DraftFacts, find};
use crate::{
    Ctx, Error, Result,
    entity::{draft_person, role},
    group::{GroupFacts, find as groups},
    record::event,
};

/// Somebody of the group who can be named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Who.
    pub person: PersonId,
    /// Name as they write it.
    pub name: String,
}

/// Who can be named with a draft: everybody in its group who is not.
pub async fn candidates(ctx: &Ctx, group: &GroupFacts, draft: &DraftFacts) -> Result<Vec<Candidate>> {
    ctx.authorize(Action::ManageDraft, draft.place())?;
    let roles = groups::roles_now(group.id).all(&ctx.db.read).await?;
    let named: Vec<PersonId> = draft.people.iter().map(|one| one.person).collect();
    let ids = roles.into_iter().map(|role| role.person_id).filter(|id| !named.contains(id)).collect::<Vec<_>>();
    let mut people: Vec<Candidate> = groups::people(ids)
        .all(&ctx.db.read)
        .await?
        .into_iter()
        .map(|row| Candidate { person: row.id, name: row.name })
        .collect();
    people.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(people)
}

/// Everybody in a draft's group, by name, for those who say who of them does something.
pub async fn members_of_group(ctx: &Ctx, group: &GroupFacts, draft: &DraftFacts) -> Result<Vec<Candidate>> {
    ctx.authorize(Action::TendComments, draft.place())?;
    let roles = groups::roles_now(group.id).all(&ctx.db.read).await?;
    let people = groups::people(roles.into_iter().map(|role| role.person_id)).all(&ctx.db.read).await?;
    let mut people: Vec<Candidate> =
        people.into_iter().map(|row| Candidate { person: row.id, name: row.name }).collect();
    people.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(people)
}

/// Names somebody of the group as an editor or a reader of a draft, or takes that back where `part` is none. A draft under
/// embargo keeps an editor, since nobody else could let anybody in.
pub async fn name_person(ctx: &Ctx, id: DraftId, person: PersonId, part: Option<Part>) -> Result<()> {
    ctx.authorize_route(Action::ManageDraft)?;
    ctx.write(async |tx| {
        let held = find::locked(ctx, tx, id, Action::ManageDraft).await?;
        let named = find::persons([id]).all(tx).await?;
        let current = named.iter().find(|row| row.person_id == person);
        if current.map(|row| row.part) == part {
            return Ok(());
        }
        let editors = named.iter().filter(|row| row.part == Part::Editor && row.person_id != person).count();
        let was_editor = current.is_some_and(|row| row.part == Part::Editor);
        if was_editor && editors == 0 && held.draft.embargo_until.is_some_and(|until| ctx.now < until) {
            let message = "Somebody has to let others in while the embargo holds. Name another editor first.";
            return Err(Error::conflict("last-editor", message));
        }
        let role = groups::roles_now(held.group.id).filter(role::Column::PersonId.eq(person)).one(tx).await?;
        if part.is_some() && role.is_none() {
            return Err(Error::field("person", "not-in-group", "Only somebody in the group can be named."));
        }
        if let Some(row) = current {
            row.clone().delete(tx).await?;
        }
        if let Some(part) = part {
            let row = draft_person::ActiveModel {
                draft_id: Set(id),
                person_id: Set(person),
                part: Set(part),
                named_at: Set(ctx.now),
            };
            row.insert(tx).await?;
        }
        let verb = if part.is_some() { "draft.person-named" } else { "draft.person-removed" };
        event::append(ctx, tx, held.told(verb, "draft", id).with(json!({ "person": person, "part": part }))).await
    })
    .await
}

#[cfg(test)]
mod tests {
    use domain::{draft::TypedDraft, policy::RoleKind};

    use super::*;
    use crate::{
        draft::{draft_by_id, start_draft},
        on_both_databases,
        testing::{code_of, fields_of},
    };

    on_both_databases! {
        async fn who_is_named_reads_under_an_embargo_and_writes_as_an_editor(world: World) {
            let scene = world.groups().await;
            let carl = world.as_(&scene.chair);
            let typed = TypedDraft { title: "T".into(), embargo: "2026-12-01".into(), ..TypedDraft::default() };
            let id = start_draft(&carl, scene.open, "secret", &typed).await.expect("begun");
            let mia = world.holding("Mia Member", scene.open, RoleKind::Member).await;
            let as_mia = world.as_(&mia);
            assert_eq!(code_of(draft_by_id(&as_mia, id, Action::SeeDraft).await), "not-found");
            name_person(&carl, id, mia.person, Some(Part::Reader)).await.expect("named");
            assert_eq!(code_of(draft_by_id(&as_mia, id, Action::WriteDraft).await), "denied");
            name_person(&carl, id, mia.person, Some(Part::Editor)).await.expect("named");
            draft_by_id(&as_mia, id, Action::ManageDraft).await.expect("she lets others in");
            name_person(&as_mia, id, scene.chair.person, None).await.expect("taken back");
            assert_eq!(code_of(draft_by_id(&carl, id, Action::SeeDraft).await), "not-found");
            assert_eq!(code_of(name_person(&as_mia, id, mia.person, None).await), "last-editor");
            let eve = world.person("Eve Moneypenny").await;
            let outside = name_person(&as_mia, id, eve.person, Some(Part::Reader)).await;
            assert_eq!(fields_of(outside), ["person not-in-group"]);
        }
    }
}
