//! Where a review takes place: the call, its conference, its chairs, and who is called how.

use std::collections::{BTreeSet, HashMap};

use domain::{
    id::{CallId, ConferenceId, PersonId},
    policy::{RoleKind, Scope},
};
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter};

use super::find;
use crate::{Error, Result, entity::call, team::members};

/// A call of a conference. That of another one is not found.
pub(super) async fn call_of(db: &impl ConnectionTrait, of: ConferenceId, id: CallId) -> Result<call::Model> {
    let here = find::call(id).filter(call::Column::ConferenceId.eq(of));
    here.one(db).await?.ok_or_else(Error::not_found)
}

/// Who chairs: those of the conference's team who make its programme.
pub(super) async fn chairs(db: &impl ConnectionTrait, of: ConferenceId) -> Result<BTreeSet<PersonId>> {
    let chairs = |roles: &[RoleKind]| roles.iter().any(|kind| matches!(kind, RoleKind::Owner | RoleKind::Programme));
    let members = members(db, Scope::Conference(of)).await?;
    Ok(members.into_iter().filter(|member| chairs(&member.roles)).map(|member| member.person).collect())
}

/// What people are called whom the asker may know of.
pub(super) async fn names(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = PersonId>,
) -> Result<HashMap<PersonId, String>> {
    Ok(find::people(ids).all(db).await?.into_iter().map(|row| (row.id, row.name)).collect())
}
