//! Planning a milestone.

use domain::{
    group::{MilestoneState, TypedMilestone},
    id::{GroupId, MilestoneId},
    policy::Action,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, PaginatorTrait};
use serde_json::json;

use super::find;
use crate::{Ctx, Error, Result, entity::milestone, record::event};

/// Most milestones of a group, those of the past included.
const MOST: u64 = 200;

/// Adds a milestone to what a group plans.
pub async fn add_milestone(ctx: &Ctx, group: GroupId, typed: &TypedMilestone) -> Result<MilestoneId> {
    ctx.authorize_route(Action::EditGroup)?;
    let details = typed.check()?;
    let id: MilestoneId = ctx.id();
    ctx.write(async |tx| {
        let of = find::locked(ctx, tx, group, Action::EditGroup).await?;
        if !of.kind.features().milestones {
            return Err(Error::conflict("no-milestones", "This kind of group does not plan with milestones."));
        }
        if find::milestones(group).count(tx).await? >= MOST {
            return Err(Error::conflict("too-many-milestones", format!("A group keeps at most {MOST} milestones.")));
        }
        let settled = details.state != MilestoneState::Open;
        let row = milestone::ActiveModel {
            id: Set(id),
            group_id: Set(group),
            title: Set(details.title.clone()),
            state: Set(details.state),
            created_at: Set(ctx.now),
            updated_at: Set(ctx.now),
            due: Set(details.due),
            settled_on: Set(settled.then(|| ctx.now.date_naive())),
        };
        row.insert(tx).await?;
        let entry = find::told(&of, "milestone.added", "milestone", id);
        event::append(ctx, tx, entry.with(json!(details))).await
    })
    .await?;
    Ok(id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        group::{edit_milestone, milestones},
        on_both_databases,
        testing::{code_of, fields_of},
    };

    on_both_databases! {
        async fn a_chair_plans_and_reaches_a_milestone(world: World) {
            let scene = world.groups().await;
            let carl = world.as_(&scene.chair);
            let mut typed = TypedMilestone { title: "Draft".into(), due: "2026-12-01".into(), ..TypedMilestone::default() };
            let id = add_milestone(&carl, scene.open, &typed).await.expect("added");
            typed.state = "reached".into();
            edit_milestone(&carl, scene.open, id, &typed).await.expect("reached");
            let lines = milestones(&world.anonymous(), scene.open).await.expect("shown");
            assert_eq!((lines[0].state, lines[0].settled_on), (MilestoneState::Reached, Some(world.ctx.now.date_naive())));
            assert_eq!(world.last_event().await.verb, "milestone.edited");
        }

        async fn only_those_who_run_the_group_plan(world: World) {
            let scene = world.groups().await;
            let eve = world.as_(&world.person("Eve Moneypenny").await);
            let typed = TypedMilestone { title: "Draft".into(), ..TypedMilestone::default() };
            assert_eq!(code_of(add_milestone(&eve, scene.open, &typed).await), "denied");
            assert_eq!(code_of(add_milestone(&eve, scene.closed, &typed).await), "not-found");
            assert_eq!(code_of(milestones(&eve, scene.closed).await), "not-found");
            assert_eq!(code_of(add_milestone(&world.ctx, scene.council, &typed).await), "no-milestones");
            assert_eq!(fields_of(add_milestone(&world.ctx, scene.open, &TypedMilestone::default()).await), ["title missing"]);
            let elsewhere = add_milestone(&world.ctx, scene.closed, &typed).await.expect("added");
            let carl = world.as_(&scene.chair);
            assert_eq!(code_of(edit_milestone(&carl, scene.open, elsewhere, &typed).await), "not-found");
        }
    }
}
