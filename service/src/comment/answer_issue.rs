//! What commenters say to the disposition of an issue.

use domain::{comment::Answer, comment::TypedAnswer, id::DraftId, policy::Action};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, IntoActiveModel, QueryFilter};
use serde_json::json;

use super::{
    duties::Keepers,
    find, mails,
    open_issue::{note, told},
};
use crate::{Ctx, Error, Result, draft::find as drafts, entity::issue_answer, record::event};

/// Answers the disposition of an issue that one's own comment raised. Until the last moment that the answer counts, it can
/// be changed.
pub async fn answer_issue(ctx: &Ctx, draft: DraftId, number: i32, typed: &TypedAnswer) -> Result<()> {
    ctx.authorize_route(Action::Comment)?;
    let (answer, words) = typed.check()?;
    ctx.write(async |tx| {
        let held = drafts::locked(ctx, tx, draft, Action::Comment).await?;
        let row = find::issue(draft, number).one(tx).await?.ok_or_else(Error::not_found)?;
        let person = ctx.actor.person().ok_or_else(Error::denied)?;
        let asked = find::answers([row.id]).filter(issue_answer::Column::PersonId.eq(person)).one(tx).await?;
        let asked = asked.ok_or_else(|| {
            Error::conflict("not-asked", "Only those who raised this issue are asked, once it is settled.")
        })?;
        if asked.due_at < ctx.now {
            let message = "The time to answer is over. Comment on the draft instead; your words are still here.";
            return Err(Error::conflict("answer-late", message));
        }
        if answer == Answer::NotSatisfied
            && asked.answer != Some(answer)
            && let Some(holder) = Keepers::read(tx, [draft], row.holder, ctx.now).await?.holder(draft, row.holder)
        {
            mails::tell_holder(ctx, tx, &held, &row, holder, &words).await?;
        }
        note(ctx, tx, row.id, "answered", json!({ "answer": answer, "words": words })).await?;
        let mut asked = asked.into_active_model();
        asked.answer = Set(Some(answer));
        asked.words = Set(words);
        asked.answered_at = Set(Some(ctx.now));
        asked.update(tx).await?;
        let mut data = told(&held, draft, number, &row.title);
        data["answer"] = json!(answer);
        event::append(ctx, tx, held.told("issue.answered", "issue", row.id).with(data)).await
    })
    .await
}
