//! Releasing decisions: states move and letters go, in one transaction and once.

use std::collections::HashMap;

use domain::{
    Problem,
    cfp::{By, Standing, State},
    id::{AnnouncementId, CallId, MoveId, ProposalId},
    policy::{Action, Scope},
    review::desk::check_release,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait};
use serde_json::json;

use super::{
    compose::{as_mail, send},
    desks::Desks,
    find::{letters_of, open_announcement, plans_in},
    letters::seen,
    recipients::recipients,
};
use crate::{
    Ctx, Error, Result,
    cfp::find::locked_call,
    database::locked,
    entity::{announcement, conference, decision, letter, proposal, proposal_move},
    record::{Entry, event},
    version::next_update,
};

/// What was released, as far as whoever released it may know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Released {
    /// How many letters are on their way.
    pub letters: usize,
}

/// Makes what is planned the state and leaves the letters that were prepared about it to be sent. `letters` is the
/// number that was shown: whoever releases has seen what goes out.
pub async fn release_decisions(
    ctx: &Ctx,
    call: CallId,
    announcement: AnnouncementId,
    letters: usize,
) -> Result<Released> {
    ctx.authorize_route(Action::MoveProposals)?;
    ctx.write(async |tx| {
        let (conference, call) = locked_call(ctx, tx, call, Action::MoveProposals).await?;
        let open = open_announcement(call.id).one(tx).await?.filter(|open| open.id == announcement);
        let open = open.ok_or_else(already_released)?;
        let desks = Desks::of(tx, &ctx.actor, conference.id, call.id).await?;
        let plans = plans_in(call.id).all(tx).await?;
        check_release(plans.iter().map(|plan| (plan.proposal_id, desks.desk(plan.proposal_id))))?;
        let shown = seen(tx, &desks, open.clone()).await?;
        if shown.is_outdated {
            return Err(Error::conflict(
                "plans-changed",
                "Something else is planned since the letters were written. Write them anew; nothing was sent.",
            ));
        }
        if shown.letters.iter().any(|letter| letter.is_stale) {
            return Err(Error::conflict(
                "letters-unread",
                "Letters that were changed have to be read again. Nothing was sent.",
            ));
        }
        if shown.letters.len() != letters {
            return Err(Error::field("letters", "changed", "The number of letters has changed. Look again."));
        }
        for plan in plans {
            make(ctx, tx, &conference, &open, plan).await?;
        }
        send_all(ctx, tx, &conference, &open).await?;
        let mut row = announcement::ActiveModel::from(open);
        row.sent_at = Set(Some(ctx.now));
        row.sent_by = Set(ctx.actor.person());
        row.update(tx).await?;
        let entry = Entry::new("decisions.released", "call", call.id, Scope::Conference(conference.id));
        event::append(ctx, tx, entry).await?;
        Ok(Released { letters })
    })
    .await
}

fn already_released() -> Error {
    Error::conflict("already-released", "These letters were sent or written anew. Nothing was sent twice.")
}

/// One decision becomes the state. Who decided was looked at when it was planned; a release tells all of them together,
/// so that a chair learns of their own by the same mail as everybody.
async fn make(
    ctx: &Ctx,
    tx: &sea_orm::DatabaseTransaction,
    conference: &conference::Model,
    open: &announcement::Model,
    plan: decision::Model,
) -> Result<()> {
    let before = locked::<proposal::Entity>(tx, plan.proposal_id).await?;
    let Some(pending) = plan.pending else { return Ok(()) };
    let standing = Standing { state: before.state, pending: Some(pending) };
    let after = standing.release(By::Organiser).map_err(Problem::from)?;
    let (id, from): (ProposalId, State) = (before.id, before.state);
    let (session_type, track) = (before.session_type_id, before.track_id);
    let updated_at = next_update(before.updated_at, ctx.now);
    let mut row = proposal::ActiveModel::from(before);
    row.state = Set(after.state);
    row.session_type_id = Set(plan.session_type_id.or(session_type));
    row.track_id = Set(plan.track_id.or(track));
    row.updated_at = Set(updated_at);
    row.update(tx).await?;
    let kept = proposal_move::ActiveModel {
        id: Set(ctx.id::<MoveId>()),
        proposal_id: Set(id),
        moved_by: Set(plan.planned_by),
        step: Set(pending.step()),
        state: Set(after.state),
        reason: Set(plan.note.clone()),
        at: Set(ctx.now),
    };
    kept.insert(tx).await?;
    let mut plan = decision::ActiveModel::from(plan);
    plan.pending = Set(None);
    plan.released_at = Set(Some(ctx.now));
    plan.confirm_by = Set((after.state == State::Accepted).then_some(open.confirm_by));
    plan.reminded_at = Set(None);
    plan.update(tx).await?;
    let entry = Entry::new("proposal.moved", "proposal", id, Scope::Conference(conference.id));
    event::append(ctx, tx, entry.with(json!({ "step": pending.step(), "from": from, "to": after.state }))).await
}

async fn send_all(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    conference: &conference::Model,
    open: &announcement::Model,
) -> Result<()> {
    let rows = letters_of(open.id).all(tx).await?;
    let people: HashMap<_, _> = recipients(tx, rows.iter().map(|row| row.person_id)).await?;
    for row in rows {
        let outbox = match people.get(&row.person_id) {
            Some(to) => send(ctx, tx, row.id, to, row.language, as_mail(&conference.title, &row)).await?,
            None => None,
        };
        let mut row = letter::ActiveModel::from(row);
        row.outbox_id = Set(outbox);
        row.sent_at = Set(Some(ctx.now));
        row.update(tx).await?;
    }
    Ok(())
}
