//! A body's own rule: tried, added, retired.

use domain::{
    ballot::rule::{Rule, TypedRule},
    id::{BallotRuleId, GroupId},
    policy::Action,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, PaginatorTrait, QueryFilter};
use serde_json::json;

use super::find;
use crate::{
    Ctx, Error, Result,
    entity::ballot_rule,
    group::{GroupFacts, find as groups},
    record::event,
};

/// Most rules of a group that are in use.
const MOST: u64 = 50;

/// What a rule that is still being put together would be; changes nothing.
pub fn try_ballot_rule(ctx: &Ctx, group: &GroupFacts, typed: &TypedRule) -> Result<(String, Rule)> {
    ctx.authorize(Action::RunBallots, group.place())?;
    Ok(typed.check()?)
}

/// Adds a rule that a group has put together. It is never changed: ballots that were held under it stay as they were.
pub async fn add_ballot_rule(ctx: &Ctx, group: GroupId, typed: &TypedRule) -> Result<BallotRuleId> {
    ctx.authorize_route(Action::RunBallots)?;
    let (name, rule) = typed.check()?;
    let id: BallotRuleId = ctx.id();
    ctx.write(async |tx| {
        let of = groups::locked(ctx, tx, group, Action::RunBallots).await?;
        let in_use = find::rules(group).filter(ballot_rule::Column::RetiredAt.is_null());
        if in_use.clone().count(tx).await? >= MOST {
            return Err(Error::conflict("too-many-rules", format!("A group keeps at most {MOST} rules. Retire one.")));
        }
        if in_use.filter(ballot_rule::Column::Name.eq(&name)).one(tx).await?.is_some() {
            return Err(Error::field("name", "taken", "The group has a rule of this name already."));
        }
        let row = ballot_rule::ActiveModel {
            id: Set(id),
            group_id: Set(group),
            name: Set(name.clone()),
            rule: Set(serde_json::to_value(&rule).map_err(Error::fault)?),
            added_at: Set(ctx.now),
            added_by: Set(ctx.actor.person()),
            retired_at: Set(None),
        };
        row.insert(tx).await?;
        let entry = groups::told(&of, "ballot-rule.added", "ballot-rule", id);
        event::append(ctx, tx, entry.with(json!({ "name": name, "rule": rule }))).await
    })
    .await?;
    Ok(id)
}

/// Takes a rule out of use. Ballots under it go on.
pub async fn retire_ballot_rule(ctx: &Ctx, group: GroupId, id: BallotRuleId) -> Result<()> {
    ctx.authorize_route(Action::RunBallots)?;
    ctx.write(async |tx| {
        let of = groups::locked(ctx, tx, group, Action::RunBallots).await?;
        let row = find::rule(group, id).one(tx).await?.filter(|row| row.retired_at.is_none());
        let row = row.ok_or_else(Error::not_found)?;
        let name = row.name.clone();
        let mut row = ballot_rule::ActiveModel::from(row);
        row.retired_at = Set(Some(ctx.now));
        row.update(tx).await?;
        let entry = groups::told(&of, "ballot-rule.retired", "ballot-rule", id);
        event::append(ctx, tx, entry.with(json!({ "name": name }))).await
    })
    .await
}

#[cfg(test)]
mod tests {
    use domain::ballot::rule::preset::Preset;

    use super::*;
    use crate::{
        Found,
        ballot::ballot_rules,
        group::group,
        on_both_databases,
        testing::{code_of, fields_of},
    };

    fn ours() -> TypedRule {
        TypedRule::of("Our majority", &Preset::OasisSpecial.rule()).expect("one case")
    }

    on_both_databases! {
        async fn a_chair_adds_a_rule_and_retires_it(world: World) {
            let scene = world.groups().await;
            let carl = world.as_(&scene.chair);
            let id = add_ballot_rule(&carl, scene.open, &ours()).await.expect("added");
            assert_eq!(world.last_event().await.verb, "ballot-rule.added");
            let facts = group(&world.anonymous(), "open", Action::SeeGroup).await.and_then(Found::here).expect("shown");
            let lines = ballot_rules(&world.anonymous(), &facts).await.expect("shown");
            assert_eq!((lines[0].id, lines[0].name.as_str()), (id, "Our majority"));
            assert_eq!(lines[0].rule, Preset::OasisSpecial.rule());
            assert_eq!(fields_of(add_ballot_rule(&carl, scene.open, &ours()).await), ["name taken"]);
            retire_ballot_rule(&carl, scene.open, id).await.expect("retired");
            assert_eq!(code_of(retire_ballot_rule(&carl, scene.open, id).await), "not-found");
            assert!(ballot_rules(&carl, &facts).await.expect("shown").is_empty());
            add_ballot_rule(&carl, scene.open, &ours()).await.expect("the name is free");
        }

        async fn rules_are_for_those_who_run_ballots(world: World) {
            let scene = world.groups().await;
            let eve = world.as_(&world.person("Eve Moneypenny").await);
            assert_eq!(code_of(add_ballot_rule(&eve, scene.open, &ours()).await), "denied");
            assert_eq!(code_of(add_ballot_rule(&eve, scene.closed, &ours()).await), "not-found");
            assert_eq!(code_of(add_ballot_rule(&world.anonymous(), scene.open, &ours()).await), "sign-in-needed");
            let sealed = TypedRule { visibility: "sealed".into(), early_close: "decided".into(), ..ours() };
            assert_eq!(fields_of(add_ballot_rule(&world.ctx, scene.open, &sealed).await), ["early_close closes-by-hidden-count"]);
            let elsewhere = add_ballot_rule(&world.ctx, scene.closed, &ours()).await.expect("added");
            assert_eq!(code_of(retire_ballot_rule(&world.as_(&scene.chair), scene.open, elsewhere).await), "not-found");
        }
    }
}
