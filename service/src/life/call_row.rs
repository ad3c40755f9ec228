//! A call with what it is about, found and locked for whoever reads or writes it.

use domain::{
    id::GroupCallId,
    life::CallState,
    policy::{Action, Place},
};
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use super::find;
use crate::{
    Ctx, Error, Result, database,
    draft::find::{self as drafts, Locked, named_as},
    entity::{charter, draft, group_call, working_group},
    group::find as groups,
    record::Entry,
    team::with_current_roles,
};

/// A call with the draft or the group that it is about.
pub(crate) struct Held {
    pub(crate) call: group_call::Model,
    pub(crate) group: working_group::Model,
    pub(crate) draft: Option<draft::Model>,
    pub(crate) place: Place,
}

/// A call with its draft, locked for a write that may do `action` to what it is about: the draft or the group first, then
/// the call.
pub(super) async fn judged(ctx: &Ctx, tx: &DatabaseTransaction, id: GroupCallId, action: Action) -> Result<Held> {
    let known = find::call(id).one(tx).await?.ok_or_else(Error::not_found)?;
    if let Some(draft) = known.draft_id {
        let Locked { draft, group, place } = drafts::locked(ctx, tx, draft, action).await?;
        let call = database::locked::<group_call::Entity>(tx, id).await?;
        return Ok(Held { call, group, draft: Some(draft), place });
    }
    let group = groups::locked(ctx, tx, known.group_id, action).await?;
    let call = database::locked::<group_call::Entity>(tx, id).await?;
    let place = groups::place(&group);
    Ok(Held { call, group, draft: None, place })
}

/// A locked call for somebody who may do `action` to what it is about, which is not locked: so that many respond at once
/// without anybody having to wait who writes the draft.
pub(super) async fn answered(ctx: &Ctx, tx: &DatabaseTransaction, id: GroupCallId, action: Action) -> Result<Held> {
    let call = database::locked::<group_call::Entity>(tx, id).await?;
    let held = about(ctx, tx, call).await?;
    with_current_roles(ctx, tx).await?.authorize(action, held.place)?;
    Ok(held)
}

/// A call with what it is about, for somebody who may know of it.
pub(super) async fn seen(ctx: &Ctx, db: &impl ConnectionTrait, id: GroupCallId) -> Result<Held> {
    let call = find::call(id).one(db).await?.ok_or_else(Error::not_found)?;
    let held = about(ctx, db, call).await?;
    let action = if held.draft.is_some() { Action::SeeDraft } else { Action::SeeGroup };
    ctx.authorize(action, held.place)?;
    Ok(held)
}

/// A call with what it is about, for a caller that authorises next.
pub(super) async fn about(ctx: &Ctx, db: &impl ConnectionTrait, call: group_call::Model) -> Result<Held> {
    let group = groups::by_id(call.group_id).one(db).await?.ok_or_else(Error::not_found)?;
    let draft = match call.draft_id {
        Some(id) => drafts::by_id(id).one(db).await?,
        None => None,
    };
    let place = match &draft {
        Some(row) => drafts::place(ctx, row, &group, named_as(ctx, db, row.id).await?),
        None => groups::place(&group),
    };
    Ok(Held { call, group, draft, place })
}

impl Held {
    /// Where the call stands by the clock of the request.
    pub(super) fn state(&self, ctx: &Ctx) -> CallState {
        self.call.state.at(self.call.closes_at, ctx.now)
    }

    /// What happened with the call; everybody may read it where everybody may read what it is about.
    pub(super) fn told(&self, verb: &'static str, kind: &'static str, id: impl Into<uuid::Uuid>) -> Entry {
        match &self.draft {
            Some(draft) => {
                Locked { draft: draft.clone(), group: self.group.clone(), place: self.place }.told(verb, kind, id)
            }
            None => groups::told(&self.group, verb, kind, id),
        }
    }

    /// What every event of the call says.
    pub(super) fn said(&self) -> serde_json::Value {
        serde_json::json!({ "call": self.call.id, "kind": self.call.kind, "draft": self.call.draft_id, "revision": self.call.revision })
    }

    /// Where it is found.
    pub(super) fn path(&self) -> String {
        format!("/g/{}/calls/{}", self.group.slug, self.call.id)
    }

    /// The clocks of the workflow that it follows.
    pub(super) fn clocks(&self) -> domain::life::workflow::Clocks {
        let workflow = self.draft.as_ref().map_or(self.group.workflow, |draft| draft.workflow);
        workflow.table().clocks
    }
}

/// The version of a charter that a call is about.
pub(super) async fn charter_of(
    tx: &DatabaseTransaction,
    group: domain::id::GroupId,
    number: i32,
) -> Result<charter::Model> {
    find::charter(group, number).one(tx).await?.ok_or_else(Error::not_found)
}
