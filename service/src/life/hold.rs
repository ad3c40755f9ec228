//! Who acts on a draft, who shepherds it, what it is tagged with, and which workflow it follows.

use chrono::NaiveDate;
use domain::{
    FieldErrors, Instant,
    id::{DraftId, GroupId, PersonId},
    life::{period::due_after, period::end_of},
    policy::Action,
    problem::Flaw,
    text,
    zone::Zone,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{find, stand};
use crate::{
    Ctx, Error, Result,
    draft::find as drafts,
    entity::{draft, draft_person, role, working_group},
    group::find as groups,
    record::event,
    version::next_update,
};

/// Who must act, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedHolder {
    /// Who; empty for whoever the state asks.
    pub person: String,
    /// Until the end of which day, in UTC; empty for no day.
    pub due: String,
    /// What they are to do, in a line.
    pub note: String,
}

/// Names who must act on a draft, or leaves it to the state.
pub async fn name_holder(ctx: &Ctx, id: DraftId, typed: &TypedHolder) -> Result<()> {
    ctx.authorize_route(Action::ManageDraft)?;
    let mut errors = FieldErrors::default();
    let person = errors.take("person", person(&typed.person));
    let note = errors.take("note", text::optional_line(&typed.note, 200));
    let due = errors.take("due", day(&typed.due, ctx.now.date_naive()));
    let (person, (note, due)) = errors.finish(person.zip(note.zip(due)))?;
    let due = due.map(|day| end_of(day, &Zone::named_or_utc("UTC")));
    ctx.write(async |tx| {
        let held = drafts::locked(ctx, tx, id, Action::ManageDraft).await?;
        if let Some(person) = person {
            must_be_inside(tx, ctx.now, held.group.id, id, person).await?;
        }
        let entry = held.told("draft.holder-named", "draft", id).with(json!({ "person": person }));
        let before = held.draft.updated_at;
        let mut row = draft::ActiveModel::from(held.draft);
        row.holder_id = Set(person);
        row.holder_since = Set(person.map(|_| ctx.now));
        row.holder_due = Set(person.and(due));
        row.holder_note = Set(if person.is_some() { note } else { String::new() });
        row.updated_at = Set(next_update(before, ctx.now));
        row.update(tx).await?;
        event::append(ctx, tx, entry).await
    })
    .await
}

/// Names who shepherds a draft; empty for its chairs.
pub async fn name_shepherd(ctx: &Ctx, id: DraftId, typed: &str) -> Result<()> {
    ctx.authorize_route(Action::ManageDraft)?;
    let mut errors = FieldErrors::default();
    let person = errors.take("person", person(typed));
    let person = errors.finish(person)?;
    ctx.write(async |tx| {
        let held = drafts::locked(ctx, tx, id, Action::ManageDraft).await?;
        if let Some(person) = person {
            must_be_inside(tx, ctx.now, held.group.id, id, person).await?;
        }
        let entry = held.told("draft.shepherd-named", "draft", id).with(json!({ "person": person }));
        let before = held.draft.updated_at;
        let mut row = draft::ActiveModel::from(held.draft);
        row.shepherd_id = Set(person);
        row.updated_at = Set(next_update(before, ctx.now));
        row.update(tx).await?;
        event::append(ctx, tx, entry).await
    })
    .await
}

/// Tags a draft with those of its workflow's tags that are named, and with no others.
pub async fn tag_draft(ctx: &Ctx, id: DraftId, tags: &[String]) -> Result<()> {
    ctx.authorize_route(Action::ManageDraft)?;
    ctx.write(async |tx| {
        let held = drafts::locked(ctx, tx, id, Action::ManageDraft).await?;
        let known = held.draft.workflow.table().tags;
        if tags.iter().any(|tag| !known.contains(&tag.as_str())) {
            return Err(Error::field("tags", "option", "Choose among the options."));
        }
        let tags: Vec<&str> = known.iter().copied().filter(|tag| tags.iter().any(|one| one == tag)).collect();
        let joined = tags.join(" ");
        if joined == held.draft.tags {
            return Ok(());
        }
        let entry = held.told("draft.tagged", "draft", id).with(json!({ "tags": tags }));
        let before = held.draft.updated_at;
        let mut row = draft::ActiveModel::from(held.draft);
        row.tags = Set(joined);
        row.updated_at = Set(next_update(before, ctx.now));
        row.update(tx).await?;
        event::append(ctx, tx, entry).await
    })
    .await
}

/// Chooses the workflow that new drafts of a group follow.
pub async fn choose_workflow(ctx: &Ctx, id: GroupId, workflow: &str) -> Result<()> {
    ctx.authorize_route(Action::NameOfficers)?;
    let workflow = stand::workflow(workflow)?;
    ctx.write(async |tx| {
        let row = groups::locked(ctx, tx, id, Action::NameOfficers).await?;
        let entry = groups::told(&row, "group.workflow-chosen", "group", id).with(json!({ "workflow": workflow }));
        let before = row.updated_at;
        let mut row = working_group::ActiveModel::from(row);
        row.workflow = Set(workflow);
        row.updated_at = Set(next_update(before, ctx.now));
        row.update(tx).await?;
        event::append(ctx, tx, entry).await
    })
    .await
}

/// Has a draft follow another workflow, from its first state on; as long as it has not moved and nobody called upon it, so
/// that no history is read by a table that it was not made by.
pub async fn follow_workflow(ctx: &Ctx, id: DraftId, workflow: &str) -> Result<()> {
    ctx.authorize_route(Action::ManageDraft)?;
    let workflow = stand::workflow(workflow)?;
    ctx.write(async |tx| {
        let held = drafts::locked(ctx, tx, id, Action::ManageDraft).await?;
        if find::moves(id).one(tx).await?.is_some() || find::calls_on(id).one(tx).await?.is_some() {
            let message = "The draft has moved or was called upon; it keeps the workflow that it followed.";
            return Err(Error::conflict("workflow-kept", message));
        }
        let entry = held.told("draft.workflow-chosen", "draft", id).with(json!({ "workflow": workflow }));
        let (before, first) = (held.draft.updated_at, workflow.first());
        let mut row = draft::ActiveModel::from(held.draft);
        row.workflow = Set(workflow);
        row.state = Set(first.key.to_owned());
        row.state_since = Set(ctx.now);
        row.state_due = Set(due_after(ctx.now, first.days));
        row.tags = Set(String::new());
        row.updated_at = Set(next_update(before, ctx.now));
        row.update(tx).await?;
        event::append(ctx, tx, entry).await
    })
    .await
}

/// Refuses somebody who neither belongs to the group nor is named with the draft.
async fn must_be_inside(
    tx: &impl ConnectionTrait,
    now: Instant,
    group: GroupId,
    draft: DraftId,
    person: PersonId,
) -> Result<()> {
    let role = groups::roles_now(group, now).filter(role::Column::PersonId.eq(person)).one(tx).await?;
    let named = drafts::persons([draft]).filter(draft_person::Column::PersonId.eq(person)).one(tx).await?;
    if role.is_none() && named.is_none() {
        return Err(Error::field("person", "not-inside", "Choose somebody of the group."));
    }
    Ok(())
}

fn person(typed: &str) -> std::result::Result<Option<PersonId>, Flaw> {
    match typed.trim() {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| Flaw::new("option", "Choose one of the options.")),
    }
}

fn day(typed: &str, today: NaiveDate) -> std::result::Result<Option<NaiveDate>, Flaw> {
    let flaw = Flaw::new;
    match typed.trim() {
        "" => Ok(None),
        text => match text.parse() {
            Ok(day) if day < today => Err(flaw("in-the-past", "Choose today or a day to come.")),
            Ok(day) => Ok(Some(day)),
            Err(_) => Err(flaw("date", "Write the day as year, month and day, such as 2026-12-01.")),
        },
    }
}
