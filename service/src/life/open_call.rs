//! Issuing a call: bound to the hash of a revision, for at least as long as the workflow asks.

use domain::{
    id::{DraftId, GroupCallId, GroupId},
    life::{
        CallKind, CallState, Callable, Renewal,
        call::{CHARTER_DAYS, TypedCall},
        period::CallDetails,
        workflow::MAIN,
    },
    policy::Action,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, DatabaseTransaction, QueryFilter};
use serde_json::json;

use super::{
    call_mails::{Occasion, tell},
    call_row::{Held, charter_of},
    find,
    ipr::known_at,
    move_draft::authorize,
    stand::{LineStand, Made, enter, stand_of},
};
use crate::{
    Ctx, Error, Result,
    comment::undisposed,
    draft::find::{self as drafts, Locked},
    entity::{charter, draft_revision, group_call},
    group::find as groups,
    record::event,
};

/// Issues a call on the newest revision of a draft.
pub async fn open_call(ctx: &Ctx, id: DraftId, typed: &TypedCall) -> Result<GroupCallId> {
    ctx.authorize_route(Action::ManageDraft)?;
    ctx.write(async |tx| {
        let held = drafts::locked(ctx, tx, id, Action::ManageDraft).await?;
        must_work(&held)?;
        let stands = stand_of(tx, &held.draft).await?;
        let kind: Option<CallKind> = typed.kind.trim().parse().ok();
        let admitted = kind.and_then(|kind| admitted(&stands, kind));
        if let Some((_, callable)) = admitted {
            authorize(ctx, tx, &held, callable.by).await?;
        }
        let newest = drafts::revisions([id]).one(tx).await?.ok_or_else(no_revision)?;
        if find::unsettled(find::calls_on(id)).one(tx).await?.is_some() {
            let message = "A call on this draft is not settled. Record its outcome or annul it first.";
            return Err(Error::conflict("call-runs", message));
        }
        let before = match kind {
            Some(kind) => find::calls_on(id)
                .filter(group_call::Column::Kind.eq(kind))
                .filter(group_call::Column::State.eq(CallState::Settled))
                .one(tx)
                .await?
                .is_some(),
            None => false,
        };
        let least = |_| admitted.map(|(_, call)| if before { call.again } else { call.days });
        let details = typed.check(ctx.now, least)?;
        if details.kind.needs_dispositions() && !undisposed(tx, id).await?.is_empty() {
            return Err(issues_open());
        }
        let (at, callable) = admitted.ok_or_else(|| Error::field("kind", "not-now", "Choose one of the options."))?;
        let new = new_call(ctx, tx, &held, &newest, (at.line, callable.renewal), &details).await?;
        let call = new.insert(tx).await?;
        announce(ctx, tx, held, at, callable, call).await
    })
    .await
}

/// The call of a kind that a draft admits where it stands, with the line that admits it.
fn admitted(stands: &[LineStand], kind: CallKind) -> Option<(&LineStand, &'static Callable)> {
    stands.iter().find_map(|at| Some((at, at.state.callable(kind)?)))
}

fn must_work(held: &Locked) -> Result<()> {
    if held.group.state.is_written() {
        return Ok(());
    }
    Err(Error::conflict("group-over", "This group has ended; nothing is written in it any more."))
}

fn no_revision() -> Error {
    Error::conflict("no-revision", "Post a revision first: a call is about a text that does not change.")
}

/// What is said where issues wait for a disposition.
pub(super) fn issues_open() -> Error {
    let message =
        "An issue of this draft has no disposition. Say in the ledger what becomes of each; then ask for consensus.";
    Error::conflict("issues-open", message)
}

async fn new_call(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    held: &Locked,
    newest: &draft_revision::Model,
    (line, renewal): (&str, Renewal),
    details: &CallDetails,
) -> Result<group_call::ActiveModel> {
    let known = known_at(tx, held.draft.id).await?;
    Ok(group_call::ActiveModel {
        draft_id: Set(Some(held.draft.id)),
        charter_id: Set(None),
        title: Set(held.draft.title.clone()),
        revision: Set(newest.number),
        hash: Set(newest.hash.clone()),
        line: Set(line.to_owned()),
        renewal: Set(renewal),
        disclosures: Set(serde_json::to_value(known).map_err(Error::fault)?),
        ..row_of(ctx, held.group.id, details)
    })
}

/// A call about nothing yet.
fn row_of(ctx: &Ctx, group: GroupId, details: &CallDetails) -> group_call::ActiveModel {
    let last = details.zone.civil(details.closes_at).date();
    let days = (last - details.zone.civil(ctx.now).date()).num_days();
    group_call::ActiveModel {
        id: Set(ctx.id()),
        group_id: Set(group),
        draft_id: Set(None),
        charter_id: Set(None),
        kind: Set(details.kind),
        line: Set(MAIN.to_owned()),
        title: Set(String::new()),
        revision: Set(0),
        hash: Set(String::new()),
        text: Set(details.text.clone()),
        zone: Set(details.zone.name().to_owned()),
        days: Set(i32::try_from(days).unwrap_or(i32::MAX)),
        renewal: Set(Renewal::Voids),
        disclosures: Set(json!([])),
        opened_at: Set(ctx.now),
        closes_at: Set(details.closes_at),
        state: Set(CallState::Open),
        state_note: Set(String::new()),
        reasons: Set(String::new()),
        updated_at: Set(ctx.now),
        opened_by: Set(ctx.actor.person()),
        closed_at: Set(None),
        restarts: Set(None),
        outcome: Set(None),
        settled_at: Set(None),
        settled_by: Set(None),
        appeal_until: Set(None),
    }
}

/// Moves the draft where the call leads, and tells of it.
async fn announce(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    held: Locked,
    at: &LineStand,
    callable: &Callable,
    call: group_call::Model,
) -> Result<GroupCallId> {
    let Locked { draft, group, place } = held;
    let id = call.id;
    let entered = callable.enters.and_then(|key| draft.workflow.state(at.line, key));
    let draft = match entered.filter(|state| state.key != at.state.key) {
        Some(to) => {
            let entry =
                Locked { draft: draft.clone(), group: group.clone(), place }.told("draft.moved", "draft", draft.id);
            let said = json!({ "line": at.line, "from": at.state.key, "to": to.key });
            event::append(ctx, tx, entry.with(said)).await?;
            enter(ctx, tx, &group, draft, at, Made { line: at.line, to, note: "", call: Some(id) }).await?
        }
        None => draft,
    };
    let held = Held { call, group, draft: Some(draft), place };
    opened(ctx, tx, &held).await?;
    Ok(id)
}

/// Tells that a call is open.
pub(super) async fn opened(ctx: &Ctx, tx: &DatabaseTransaction, held: &Held) -> Result<()> {
    let mut said = held.said();
    said["closes"] = json!(held.call.closes_at);
    said["hash"] = json!(held.call.hash);
    event::append(ctx, tx, held.told("call.opened", "call", held.call.id).with(said)).await?;
    tell(ctx, tx, held, Occasion::Opened).await
}

/// Issues a call on a version of a group's charter. What comes of it is recorded; those above adopt.
pub async fn open_charter_call(ctx: &Ctx, group: GroupId, number: i32, typed: &TypedCall) -> Result<GroupCallId> {
    ctx.authorize_route(Action::EditGroup)?;
    let typed = TypedCall { kind: CallKind::Charter.to_string(), ..typed.clone() };
    let details = typed.check(ctx.now, |_| Some(CHARTER_DAYS))?;
    ctx.write(async |tx| {
        let of = groups::locked(ctx, tx, group, Action::EditGroup).await?;
        let text = charter_of(tx, group, number).await?;
        if find::unsettled(find::calls_on_charter(text.id)).one(tx).await?.is_some() {
            let message = "A call on this charter is not settled. Record its outcome or annul it first.";
            return Err(Error::conflict("call-runs", message));
        }
        let charter::Model { id, hash, .. } = text;
        let new = group_call::ActiveModel {
            charter_id: Set(Some(id)),
            title: Set(of.name.clone()),
            revision: Set(number),
            hash: Set(hash),
            ..row_of(ctx, group, &details)
        };
        let call = new.insert(tx).await?;
        let place = groups::place(&of);
        let held = Held { call, group: of, draft: None, place };
        opened(ctx, tx, &held).await?;
        Ok(held.call.id)
    })
    .await
}
