//! Leaving a group, of one's own will or by those who keep its list.

use domain::{
    id::{GroupId, PersonId},
    policy::{Action, RoleKind, Scope},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, DatabaseTransaction, QueryFilter};

use super::find;
use crate::{
    Ctx, Error, Result,
    entity::{membership, role, working_group},
    group::find as groups,
    record::{Entry, event},
};

/// Leaves a group: every role in it ends. The last chair names another one first.
pub async fn leave_group(ctx: &Ctx, group: GroupId) -> Result<()> {
    ctx.authorize_route(Action::LeaveGroup)?;
    let person = ctx.actor.person().ok_or_else(Error::denied)?;
    ctx.write(async |tx| {
        let of = groups::locked(ctx, tx, group, Action::LeaveGroup).await?;
        end_all(ctx, tx, &of, person).await?;
        event::append(ctx, tx, Entry::new("member.left", "person", person, Scope::Group(group))).await
    })
    .await
}

/// Ends somebody's time in a group. Chairs and other officers are ended by those who name them.
pub async fn remove_member(ctx: &Ctx, group: GroupId, person: PersonId) -> Result<()> {
    ctx.authorize_route(Action::ManageMembers)?;
    ctx.write(async |tx| {
        let of = groups::locked(ctx, tx, group, Action::ManageMembers).await?;
        let held = groups::roles_now(group, ctx.now).filter(role::Column::PersonId.eq(person)).all(tx).await?;
        if held.is_empty() {
            return Err(Error::not_found());
        }
        if held.iter().any(|row| !matches!(row.kind, RoleKind::Member | RoleKind::Observer)) {
            let message = "This person holds an office. End that first; nothing was changed.";
            return Err(Error::conflict("holds-office", message));
        }
        end_all(ctx, tx, &of, person).await?;
        event::append(ctx, tx, Entry::new("member.removed", "person", person, Scope::Group(group))).await
    })
    .await
}

async fn end_all(ctx: &Ctx, tx: &DatabaseTransaction, of: &working_group::Model, person: PersonId) -> Result<()> {
    let held = groups::roles_to_come(of.id, ctx.now).filter(role::Column::PersonId.eq(person)).all(tx).await?;
    if held.iter().any(|row| row.kind == RoleKind::Chair && row.from_at <= ctx.now) {
        refuse_last_chair(ctx, tx, of, person).await?;
    }
    for row in held {
        end_role(ctx, tx, row).await?;
    }
    if let Some(row) = find::membership_of(of.id, person).one(tx).await? {
        end_membership(ctx, tx, row).await?;
    }
    Ok(())
}

/// A group that is alive keeps a chair. One that has ended, or was never approved, may lose its last.
pub(super) async fn refuse_last_chair(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    of: &working_group::Model,
    person: PersonId,
) -> Result<()> {
    let chairs = groups::roles_now(of.id, ctx.now).filter(role::Column::Kind.eq(RoleKind::Chair)).all(tx).await?;
    if of.state.is_written() && chairs.iter().all(|row| row.person_id == person) {
        let message = "This is the last chair of the group. Name another chair first; nothing was changed.";
        return Err(Error::conflict("last-chair", message));
    }
    Ok(())
}

pub(super) async fn end_role(ctx: &Ctx, tx: &DatabaseTransaction, row: role::Model) -> Result<()> {
    let mut row = role::ActiveModel::from(row);
    row.to_at = Set(Some(ctx.now));
    row.ended_by = Set(ctx.actor.person());
    row.update(tx).await?;
    Ok(())
}

pub(super) async fn end_membership(ctx: &Ctx, tx: &DatabaseTransaction, row: membership::Model) -> Result<()> {
    let mut row = membership::ActiveModel::from(row);
    row.left_on = Set(Some(ctx.now.date_naive()));
    row.ended_at = Set(Some(ctx.now));
    row.ended_by = Set(ctx.actor.person());
    row.update(tx).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{group::set_office, on_both_databases, testing::code_of};

    on_both_databases! {
        async fn the_last_chair_does_not_vanish(world: World) {
            let scene = world.groups().await;
            let carl = world.as_(&scene.chair);
            assert_eq!(code_of(leave_group(&carl, scene.open).await), "last-chair");
            let mia = world.holding("Mia Member", scene.open, RoleKind::Member).await;
            set_office(&carl, scene.open, mia.person, "chair", true).await.expect("named");
            leave_group(&carl, scene.open).await.expect("left");
            let mia = world.as_(&world.signed_in_anew(&mia).await);
            assert_eq!(code_of(leave_group(&mia, scene.open).await), "last-chair");
            let gone = "SELECT count(*) AS n FROM membership WHERE left_on IS NOT NULL AND ended_at IS NOT NULL";
            assert_eq!(world.ask(gone).await, 1);
        }

        async fn of_two_chairs_who_leave_at_once_one_stays(world: World) {
            let scene = world.groups().await;
            let mut chairs = vec![scene.chair.actor()];
            for n in 0..49 {
                chairs.push(world.holding(&format!("Chair{n} Fifty"), scene.open, RoleKind::Chair).await.actor());
            }
            let (chairs, id) = (std::sync::Mutex::new(chairs), scene.open);
            let left = world.fifty(|ctx| {
                let actor = chairs.lock().ok().and_then(|mut chairs| chairs.pop()).expect("fifty chairs");
                async move { leave_group(&ctx.as_actor(actor), id).await }
            }).await;
            assert_eq!(left.iter().filter(|left| left.is_ok()).count(), 49);
        }

        async fn those_who_keep_the_list_remove_members_but_no_officers(world: World) {
            let scene = world.groups().await;
            let sid = world.as_(&world.holding("Sid Secretary", scene.open, RoleKind::Secretary).await);
            let mia = world.holding("Mia Member", scene.open, RoleKind::Member).await;
            assert_eq!(code_of(remove_member(&sid, scene.open, scene.chair.person).await), "holds-office");
            remove_member(&sid, scene.open, mia.person).await.expect("removed");
            assert_eq!(code_of(remove_member(&sid, scene.open, mia.person).await), "not-found");
            assert_eq!(code_of(leave_group(&world.as_(&mia), scene.open).await), "denied");
            assert_eq!(code_of(leave_group(&world.anonymous(), scene.open).await), "sign-in-needed");
        }
    }
}
