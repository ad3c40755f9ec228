//! The rules under which a group can hold ballots.

use axum::http::StatusCode;
use domain::{
    ballot::rule::{TypedCondition, TypedPosition, TypedRule},
    id::BallotRuleId,
    policy::Action,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use service::ballot;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::found;
use crate::api::{
    Answer,
    caller::Caller,
    extract::{Json, Path},
    group::OfGroup,
};

/// A rule of a group in the path.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OfRule {
    /// The slug of the group.
    #[param(example = "asvs")]
    group: String,
    /// Which rule.
    rule: Uuid,
}

/// A rule that a group has put together.
#[derive(Debug, Serialize, ToSchema)]
pub struct BallotRule {
    /// Which.
    id: Uuid,
    /// What the group calls it.
    name: String,
    /// Positions, conditions and how voting goes, as they stand in records.
    #[schema(value_type = Object)]
    rule: Value,
}

/// A position of a rule.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RulePosition {
    /// What it is called.
    #[schema(max_length = 40)]
    word: String,
    /// `counts`, `blocks`, `abstains`, `recuses` or `advises`.
    #[serde(default)]
    kind: String,
    /// Whether it has to be given with a reason.
    #[serde(default)]
    reason: bool,
}

/// A condition of a rule.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RuleCondition {
    /// `threshold`, `quorum`, `return` or `abstentions`.
    #[serde(default)]
    role: String,
    /// `positions`, `cast`, `cast-without-abstentions`, `eligible`, `eligible-without-recused`, `present` or `returned`.
    #[serde(default)]
    left: String,
    /// The positions that are counted.
    #[serde(default)]
    positions: Vec<String>,
    /// `at-least`, `more-than`, `at-most` or `less-than`.
    #[serde(default)]
    comparison: String,
    /// A whole number, or a fraction such as `2/3`.
    bound: String,
    /// Of what it is a fraction: `number` for itself, `positions`, a quantity, or `root-eligible`.
    #[serde(default)]
    of: String,
    /// The positions of which it is a fraction.
    #[serde(default)]
    of_positions: Vec<String>,
    /// The interest category among which it is counted.
    #[serde(default)]
    category: String,
}

/// A rule to be added.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BallotRuleToAdd {
    /// What the group calls it.
    #[schema(max_length = 80)]
    name: String,
    /// What somebody may say.
    #[schema(max_items = 8)]
    positions: Vec<RulePosition>,
    /// What has to hold.
    #[serde(default)]
    #[schema(max_items = 6)]
    conditions: Vec<RuleCondition>,
    /// `open`, `sealed`, `members` or `confidential`.
    #[serde(default)]
    visibility: String,
    /// `never`, `all-voted` or `decided`.
    #[serde(default)]
    early_close: String,
    /// Least hours from opening to closing.
    #[serde(default)]
    hours: u32,
    /// Whether a vote can be changed; it can where left out.
    #[serde(default)]
    fixed: bool,
    /// How many others somebody may vote for.
    #[serde(default)]
    proxies: u32,
    /// `keeps`, `struck` or `judged`: what becomes of the vote of whoever loses their standing before it closes.
    #[serde(default)]
    #[schema(max_length = 20)]
    lost_standing: String,
    /// Whether whoever chairs the group decides where both sides are equal.
    #[serde(default)]
    casting: bool,
    /// `void`, `recirculate` or `carry`: what becomes of a ballot on a revision when another one is posted.
    #[serde(default)]
    #[schema(max_length = 20)]
    on_change: String,
}

/// The rules that a group has put together
#[utoipa::path(
    get, path = "/api/v1/groups/{group}/ballot-rules", tag = "group", params(OfGroup),
    responses((status = 200, description = "The rules in use, the newest first", body = [BallotRule]))
)]
pub async fn list_ballot_rules(caller: Caller, Path(of): Path<OfGroup>) -> Answer<Json<Vec<BallotRule>>> {
    let facts = found(&caller, &of.group, Action::SeeGroup).await?;
    let lines = ballot::ballot_rules(&caller.ctx, &facts).await?;
    let body = |line: ballot::BallotRuleLine| -> service::Result<BallotRule> {
        let rule = serde_json::to_value(&line.rule).map_err(service::Error::fault)?;
        Ok(BallotRule { id: line.id.0, name: line.name, rule })
    };
    Ok(Json(lines.into_iter().map(body).collect::<service::Result<_>>()?))
}

/// Adds a rule, which is never changed afterwards
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/ballot-rules", tag = "group",
    params(OfGroup), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 201, description = "It is added", body = super::bodies::MadeBallot))
)]
pub async fn add_ballot_rule(
    caller: Caller,
    Path(of): Path<OfGroup>,
    Json(new): Json<BallotRuleToAdd>,
) -> Answer<(StatusCode, Json<super::bodies::MadeBallot>)> {
    let facts = found(&caller, &of.group, Action::RunBallots).await?;
    let id = ballot::add_ballot_rule(&caller.ctx, facts.id, &typed(new)).await?;
    Ok((StatusCode::CREATED, Json(super::bodies::MadeBallot { id: id.0 })))
}

/// Takes a rule out of use; ballots that were drafted under it keep it
#[utoipa::path(
    delete, path = "/api/v1/groups/{group}/ballot-rules/{rule}", tag = "group",
    params(OfRule), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "It is out of use"))
)]
pub async fn retire_ballot_rule(caller: Caller, Path(of): Path<OfRule>) -> Answer<StatusCode> {
    let facts = found(&caller, &of.group, Action::RunBallots).await?;
    ballot::retire_ballot_rule(&caller.ctx, facts.id, BallotRuleId(of.rule)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// As a form would have it.
pub(super) fn typed(new: BallotRuleToAdd) -> TypedRule {
    let position = |one: RulePosition| TypedPosition { word: one.word, kind: one.kind, reason: one.reason };
    let condition = |one: RuleCondition| TypedCondition {
        role: one.role,
        left: one.left,
        words: one.positions.join(", "),
        comparison: one.comparison,
        bound: one.bound,
        of: one.of,
        of_words: one.of_positions.join(", "),
        category: one.category,
    };
    TypedRule {
        name: new.name,
        positions: new.positions.into_iter().map(position).collect(),
        conditions: new.conditions.into_iter().map(condition).collect(),
        visibility: new.visibility,
        early_close: new.early_close,
        hours: new.hours.to_string(),
        changeable: !new.fixed,
        proxies: new.proxies.to_string(),
        lost_standing: new.lost_standing,
        casting: new.casting,
        on_change: new.on_change,
        shows_turnout: true,
        ..TypedRule::default()
    }
}
