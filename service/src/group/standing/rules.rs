//! The rules of standing of a group, by date.

use chrono::NaiveDate;
use domain::{
    group::standing::{Preset, Rule, Version, rule_on},
    id::GroupId,
    policy::Action,
};
use sea_orm::ConnectionTrait;
use serde::Serialize;

use super::find;
use crate::{Ctx, Error, Result, entity::voting_rule, group::GroupFacts};

/// A rule of a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RuleLine {
    /// Whose rule it is.
    pub preset: Preset,
    /// The first day on which it holds; none for what holds where no rule was ever set.
    pub from: Option<NaiveDate>,
    /// Whether it holds today.
    pub in_force: bool,
    /// Where it is written; may be empty.
    pub source: String,
}

/// Every rule of a group, the latest first; without any, every member votes.
pub async fn voting_rules(ctx: &Ctx, group: &GroupFacts) -> Result<Vec<RuleLine>> {
    ctx.authorize(Action::SeeGroup, group.place())?;
    let rows = find::rules(group.id).all(&ctx.db.read).await?;
    let today = ctx.now.date_naive();
    let held = rows.iter().position(|row| row.from_date <= today);
    let mut lines = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let source = versions(row)?.last().map(|version| version.source.clone()).unwrap_or_default();
        lines.push(RuleLine { preset: row.preset, from: Some(row.from_date), in_force: held == Some(at), source });
    }
    lines.push(RuleLine { preset: Preset::Simple, from: None, in_force: held.is_none(), source: String::new() });
    Ok(lines)
}

/// The rule of a group that holds on a day.
pub(super) async fn rule_of(db: &impl ConnectionTrait, group: GroupId, on: NaiveDate) -> Result<(Preset, Rule)> {
    let rows = find::rules(group).all(db).await?;
    match rows.iter().find(|row| row.from_date <= on) {
        Some(row) => Ok((row.preset, rule_on(&versions(row)?, on).unwrap_or(Rule::Everybody))),
        None => Ok((Preset::Simple, Rule::Everybody)),
    }
}

fn versions(row: &voting_rule::Model) -> Result<Vec<Version>> {
    serde_json::from_value(row.versions.clone()).map_err(Error::fault)
}
