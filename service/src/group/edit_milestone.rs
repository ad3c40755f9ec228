//! Changing a milestone: its words, its day, whether it is reached or given up. None is ever taken away.

use domain::{
    group::{MilestoneDetails, MilestoneState, TypedMilestone},
    id::{GroupId, MilestoneId},
    policy::Action,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};

use super::find;
use crate::{
    Ctx, Error, Result,
    entity::milestone,
    record::{changes, event},
    version::next_update,
};

/// Changes a milestone of a group.
pub async fn edit_milestone(ctx: &Ctx, group: GroupId, id: MilestoneId, typed: &TypedMilestone) -> Result<()> {
    ctx.authorize_route(Action::EditGroup)?;
    let details = typed.check()?;
    ctx.write(async |tx| {
        let of = find::locked(ctx, tx, group, Action::EditGroup).await?;
        let row = find::milestone(group, id).one(tx).await?.ok_or_else(Error::not_found)?;
        let before = MilestoneDetails { title: row.title.clone(), due: row.due, state: row.state };
        let Some(changes) = changes(&before, &details)? else { return Ok(()) };
        let settled_on = match details.state {
            MilestoneState::Open => None,
            state if state == row.state => row.settled_on,
            _ => Some(ctx.now.date_naive()),
        };
        let updated_at = next_update(row.updated_at, ctx.now);
        let mut row = milestone::ActiveModel::from(row);
        row.title = Set(details.title);
        row.due = Set(details.due);
        row.state = Set(details.state);
        row.settled_on = Set(settled_on);
        row.updated_at = Set(updated_at);
        row.update(tx).await?;
        event::append(ctx, tx, find::told(&of, "milestone.edited", "milestone", id).with(changes)).await
    })
    .await
}
