//! The policies of a group, by date.

use chrono::NaiveDate;
use domain::{
    group::PolicyKind,
    id::{GroupId, GroupPolicyId},
    policy::Action,
};
use sea_orm::ConnectionTrait;
use serde::Serialize;

use super::find;
use crate::{Ctx, Error, Result, entity::group_policy};

/// A policy of a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PolicyLine {
    /// Which.
    pub id: GroupPolicyId,
    /// What it is about.
    pub kind: PolicyKind,
    /// What it is called.
    pub title: String,
    /// The whole text.
    pub text: String,
    /// The first day on which it holds.
    pub from: NaiveDate,
    /// Whether it holds today.
    pub in_force: bool,
}

/// Every policy of a group with its versions, the latest first.
pub async fn policies(ctx: &Ctx, group: GroupId) -> Result<Vec<PolicyLine>> {
    ctx.authorize_route(Action::SeeGroup)?;
    let db = &ctx.db.read;
    let of = find::by_id(group).one(db).await?.ok_or_else(Error::not_found)?;
    ctx.authorize(Action::SeeGroup, find::place(&of))?;
    lines_of(ctx, group).await
}

/// The same for a caller that has authorised.
pub(super) async fn lines_of(ctx: &Ctx, group: GroupId) -> Result<Vec<PolicyLine>> {
    let db = &ctx.db.read;
    let rows = find::policies(group).all(db).await?;
    let held: Vec<GroupPolicyId> = latest(&rows, ctx.now.date_naive()).into_iter().map(|row| row.id).collect();
    let line = |row: group_policy::Model| PolicyLine {
        in_force: held.contains(&row.id),
        id: row.id,
        kind: row.kind,
        title: row.title,
        text: row.text,
        from: row.from_date,
    };
    Ok(rows.into_iter().map(line).collect())
}

/// The policies that hold on a day: of each kind the one that came last.
pub(super) async fn in_force(
    db: &impl ConnectionTrait,
    group: GroupId,
    on: NaiveDate,
) -> Result<Vec<group_policy::Model>> {
    let rows = find::policies(group).all(db).await?;
    Ok(latest(&rows, on).into_iter().cloned().collect())
}

fn latest(rows: &[group_policy::Model], on: NaiveDate) -> Vec<&group_policy::Model> {
    let held = |kind: &PolicyKind| rows.iter().find(|row| row.kind == *kind && row.from_date <= on);
    PolicyKind::ALL.iter().filter_map(held).collect()
}
