//! Becoming somebody of a group: the one place where memberships begin.

use domain::{
    group::MemberDetails,
    id::{OrganisationId, PersonId},
    policy::{RoleKind, Scope},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, DatabaseTransaction, QueryFilter};

use super::find;
use crate::{
    Ctx, Result,
    entity::{membership, role, working_group},
    group::find::roles_now,
    team,
};

/// Lets somebody in as a member or an observer, under the group's lock. An observer who becomes a member keeps the time
/// already spent; whoever is in already stays as they are.
pub(super) async fn enter(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    group: &working_group::Model,
    person: PersonId,
    kind: RoleKind,
    details: &MemberDetails,
    organisation: Option<OrganisationId>,
) -> Result<()> {
    let held = roles_now(group.id, ctx.now).filter(role::Column::PersonId.eq(person)).all(tx).await?;
    for observer in held.iter().filter(|row| row.kind == RoleKind::Observer && kind == RoleKind::Member) {
        let mut row = role::ActiveModel::from(observer.clone());
        row.to_at = Set(Some(ctx.now));
        row.ended_by = Set(ctx.actor.person());
        row.update(tx).await?;
    }
    if !held.iter().any(|row| row.kind == kind) {
        team::grant(ctx, tx, Scope::Group(group.id), person, kind).await?;
    }
    if let Some(known) = find::membership_of(group.id, person).one(tx).await? {
        let mut row = membership::ActiveModel::from(known);
        row.ended_at = Set(Some(ctx.now));
        row.left_on = Set(Some(ctx.now.date_naive()));
        row.ended_by = Set(ctx.actor.person());
        row.update(tx).await?;
    }
    let row = membership::ActiveModel {
        id: Set(ctx.id()),
        group_id: Set(group.id),
        person_id: Set(person),
        category: Set(details.category.clone()),
        weight: Set(i32::try_from(details.weight).unwrap_or(i32::MAX)),
        joined_on: Set(ctx.now.date_naive()),
        created_at: Set(ctx.now),
        updated_at: Set(ctx.now),
        organisation_id: Set(organisation),
        rank: Set(details.rank.map(i32::from)),
        left_on: Set(None),
        ended_at: Set(None),
        ended_by: Set(None),
    };
    row.insert(tx).await?;
    Ok(())
}

/// Whoever proposes a group is its first member, in no category yet.
pub(in crate::group) async fn enter_as_founder(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    group: &working_group::Model,
    person: PersonId,
) -> Result<()> {
    let details = MemberDetails { category: String::new(), weight: 1, organisation: String::new(), rank: None };
    enter(ctx, tx, group, person, RoleKind::Member, &details, None).await
}
