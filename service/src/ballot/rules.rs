//! The rules under which a group can hold ballots.

use domain::{
    Instant,
    ballot::rule::{Rule, preset::Preset},
    id::{BallotRuleId, GroupId},
    policy::Action,
};
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter};
use serde::Serialize;

use super::find;
use crate::{Ctx, Error, Result, entity::ballot_rule, group::GroupFacts};

/// A rule that a group has put together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BallotRuleLine {
    /// Which.
    pub id: BallotRuleId,
    /// What the group calls it.
    pub name: String,
    /// The rule.
    pub rule: Rule,
    /// Since when.
    pub added_at: Instant,
}

/// A group's own rules that are in use, the newest first, for whoever may know of the group.
pub async fn ballot_rules(ctx: &Ctx, group: &GroupFacts) -> Result<Vec<BallotRuleLine>> {
    ctx.authorize(Action::SeeGroup, group.place())?;
    let rows = find::rules(group.id).filter(ballot_rule::Column::RetiredAt.is_null()).all(&ctx.db.read).await?;
    rows.into_iter().map(line).collect()
}

/// The rule that somebody chose: a preset by its word, or one of the group's by its id; with what it is called.
pub async fn named_rule(db: &impl ConnectionTrait, group: GroupId, chosen: &str) -> Result<Option<(String, Rule)>> {
    if let Ok(preset) = chosen.parse::<Preset>() {
        return Ok(Some((preset.to_string(), preset.rule())));
    }
    let Ok(id) = chosen.parse::<BallotRuleId>() else { return Ok(None) };
    let row = find::rule(group, id).one(db).await?.filter(|row| row.retired_at.is_none());
    row.map(line).transpose().map(|line| line.map(|line| (line.name, line.rule)))
}

fn line(row: ballot_rule::Model) -> Result<BallotRuleLine> {
    let rule = serde_json::from_value(row.rule).map_err(Error::fault)?;
    Ok(BallotRuleLine { id: row.id, name: row.name, rule, added_at: row.added_at })
}
