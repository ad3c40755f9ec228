//! The write-up of a draft: the questions of its workflow, answered by its shepherd or those who run the group. Every state
//! of it stays.

use std::collections::BTreeMap;

use domain::{
    Instant,
    id::{DraftId, PersonId},
    life::write_up::{check, is_complete},
    policy::Action,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use serde_json::json;

use super::find;
use crate::{
    Ctx, Error, Result,
    draft::{DraftFacts, find as drafts},
    entity::write_up,
    group::find as groups,
    record::event,
    version::changed_meanwhile,
};

/// A write-up as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WriteUpSheet {
    /// What is asked, in order.
    pub questions: &'static [&'static str],
    /// The answers by question.
    pub answers: BTreeMap<String, String>,
    /// Its number; 0 before anything was written.
    pub number: i32,
    /// Whether every question is answered.
    pub is_complete: bool,
    /// When it was saved and by whom.
    pub saved: Option<(Instant, String)>,
    /// Whether the asker writes it.
    pub may_write: bool,
}

/// Saves answers. What was not sent stays as it is; `made_from` is the number of the state that it was written from.
pub async fn save_write_up(
    ctx: &Ctx,
    id: DraftId,
    answers: &[(String, String)],
    made_from: Option<i32>,
) -> Result<i32> {
    ctx.authorize_route(Action::WriteDraft)?;
    ctx.write(async |tx| {
        let held = drafts::locked(ctx, tx, id, Action::SeeDraft).await?;
        if !is_shepherd(ctx, held.draft.shepherd_id) {
            crate::team::with_current_roles(ctx, tx).await?.authorize(Action::ManageDraft, held.place)?;
        }
        let workflow = held.draft.workflow;
        let checked = check(workflow, answers)?;
        let last = find::write_ups([id]).one(tx).await?;
        let number = last.as_ref().map_or(0, |row| row.number);
        if made_from.is_some_and(|from| from != number) {
            return Err(changed_meanwhile());
        }
        let mut all = match last {
            Some(row) => answers_of(&row)?,
            None => BTreeMap::new(),
        };
        for (question, _) in answers {
            all.remove(question);
        }
        all.extend(checked);
        let whole = is_complete(workflow, &all);
        let row = write_up::ActiveModel {
            id: Set(ctx.id()),
            draft_id: Set(id),
            number: Set(number + 1),
            answers: Set(serde_json::to_value(&all).map_err(Error::fault)?),
            is_complete: Set(whole),
            saved_at: Set(ctx.now),
            saved_by: Set(ctx.actor.person()),
        };
        row.insert(tx).await?;
        let said = json!({ "number": number + 1, "complete": whole });
        event::append(ctx, tx, held.told("draft.written-up", "draft", id).with(said)).await?;
        Ok(number + 1)
    })
    .await
}

fn is_shepherd(ctx: &Ctx, shepherd: Option<PersonId>) -> bool {
    shepherd.is_some() && shepherd == ctx.actor.person()
}

/// The write-up of a draft as it stands; whoever reads the draft reads it.
pub async fn write_up(ctx: &Ctx, draft: &DraftFacts) -> Result<WriteUpSheet> {
    ctx.authorize(Action::SeeDraft, draft.place())?;
    let db = &ctx.db.read;
    let row = drafts::by_id(draft.id).one(db).await?.ok_or_else(Error::not_found)?;
    let last = find::write_ups([draft.id]).one(db).await?;
    let answers = match &last {
        Some(row) => answers_of(row)?,
        None => BTreeMap::new(),
    };
    let by = groups::people(last.iter().filter_map(|row| row.saved_by)).one(db).await?;
    Ok(WriteUpSheet {
        questions: draft.workflow.table().questions,
        answers,
        number: last.as_ref().map_or(0, |row| row.number),
        is_complete: last.as_ref().is_some_and(|row| row.is_complete),
        saved: last.map(|row| (row.saved_at, by.map(|one| one.name).unwrap_or_default())),
        may_write: draft.may.manage || is_shepherd(ctx, row.shepherd_id),
    })
}

fn answers_of(row: &write_up::Model) -> Result<BTreeMap<String, String>> {
    serde_json::from_value(row.answers.clone()).map_err(Error::fault)
}
