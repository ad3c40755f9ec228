//! What the site does about decisions by itself: it asks again for answers that are missing, and forgets in time.

use domain::{
    cfp::{REMINDED_BEFORE, State, letter::LetterKind},
    id::{PersonId, ProposalId},
    policy::{Action, Place},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, prelude::async_trait::async_trait,
};
use serde_json::Value;

use super::{
    after_move::write_now,
    find::{decision_about, replies_to, unanswered_before},
};
use crate::{
    Ctx, Error, Result,
    cfp::find::{calls_by_id, conferences_by_id, speakers_of},
    database::locked,
    entity::{decision, proposal, speaker_need, volunteered},
    record::{Entry, Handler, event},
};

/// The kind of the job that tends decisions.
pub const TEND: &str = "decision.tend";

/// Carries out [`TEND`] jobs.
pub struct Tend;

#[async_trait]
impl Handler for Tend {
    async fn run(&self, ctx: &Ctx, _: &Value) -> Result<()> {
        let reminded = remind(ctx).await?;
        let forgotten = forget(ctx).await?;
        tracing::debug!(reminded, forgotten, "decisions are tended");
        Ok(())
    }
}

/// Asks those again who have not answered shortly before the last moment, once; says about how many proposals.
pub async fn remind(ctx: &Ctx) -> Result<usize> {
    ctx.authorize(Action::AdministerSite, Place::Site)?;
    let due = unanswered_before(ctx.now + REMINDED_BEFORE).all(&ctx.db.read).await?;
    let mut reminded = 0;
    for row in due {
        reminded += usize::from(remind_of(ctx, row.proposal_id).await?);
    }
    Ok(reminded)
}

async fn remind_of(ctx: &Ctx, id: ProposalId) -> Result<bool> {
    ctx.write(async |tx| {
        let row = locked::<proposal::Entity>(tx, id).await?;
        let due = decision_about(id).one(tx).await?.filter(|due| due.reminded_at.is_none());
        let Some((due, confirm_by)) = due.and_then(|due| due.confirm_by.map(|by| (due, by))) else { return Ok(false) };
        // Past the last moment nobody is asked again: it is for the organisers to decide.
        if row.state != State::Accepted || confirm_by < ctx.now {
            return Ok(false);
        }
        let replies = replies_to([id]).all(tx).await?;
        let silent = |person: &PersonId| !replies.iter().any(|reply| reply.person_id == *person);
        let speakers = speakers_of(id).all(tx).await?.into_iter().map(|speaker| speaker.person_id);
        let silent: Vec<PersonId> = speakers.filter(silent).collect();
        let call = calls_by_id([row.call_id]).one(tx).await?.ok_or_else(Error::not_found)?;
        let of = conferences_by_id([call.conference_id]).one(tx).await?.ok_or_else(Error::not_found)?;
        write_now(ctx, tx, &of, &row, LetterKind::Reminder, confirm_by, silent).await?;
        let mut due = decision::ActiveModel::from(due);
        due.reminded_at = Set(Some(ctx.now));
        due.update(tx).await?;
        let scope = domain::policy::Scope::Conference(of.id);
        event::append(ctx, tx, Entry::new("speakers.reminded", "proposal", id, scope)).await?;
        Ok(true)
    })
    .await
}

/// Forgets what speakers need and what they volunteered once its date is over; says how many rows went.
pub async fn forget(ctx: &Ctx) -> Result<u64> {
    ctx.authorize(Action::AdministerSite, Place::Site)?;
    let today = ctx.now.date_naive();
    ctx.write(async |tx| {
        let needs =
            speaker_need::Entity::delete_many().filter(speaker_need::Column::ForgetOn.lte(today)).exec(tx).await?;
        let told = volunteered::Entity::delete_many().filter(volunteered::Column::ForgetOn.lte(today)).exec(tx).await?;
        Ok(needs.rows_affected + told.rows_affected)
    })
    .await
}
