//! The scoped finders of calls: whatever reads calls starts here, so that what is hidden stays hidden.
#![expect(clippy::disallowed_methods, reason = "the scoped finders that the rule asks for")]

use domain::{
    id::{CallId, ConferenceId},
    policy::{Action, Actor, Decision, Place, decide},
};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, Select};

use crate::{
    Ctx, Error, Result, conference,
    database::locked,
    entity::{call, conference as conference_row},
};

/// The calls of a conference that `actor` may know of, the first to close first: the organisers know of those that are
/// not shown yet.
pub(super) fn calls_for(actor: &Actor, conference: ConferenceId, place: Place) -> Select<call::Entity> {
    let all = call::Entity::find()
        .filter(call::Column::ConferenceId.eq(conference))
        .order_by_asc(call::Column::Closes)
        .order_by_asc(call::Column::Id);
    match decide(actor, Action::OrganiseConference, place) {
        Decision::Allow => all,
        _ => all.filter(call::Column::ShownAt.is_not_null()),
    }
}

/// Locks a call for a write that may do `action` to its conference. Its address names the conference, so that a call of
/// another one is not found.
pub(super) async fn locked_call(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    id: CallId,
    action: Action,
) -> Result<(conference_row::Model, call::Model)> {
    let row = locked::<call::Entity>(tx, id).await?;
    let of = conference::find::by_id(row.conference_id).one(tx).await?.ok_or_else(Error::not_found)?;
    ctx.authorize(action, conference::find::place(&of))?;
    Ok((of, row))
}
