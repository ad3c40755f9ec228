//! Accepting a group's policies: the one function for joining, commenting and signing in to a meeting, of members and of
//! everybody else.

use domain::{
    group::Occasion,
    id::{GroupId, GroupPolicyId, PersonId},
    policy::Action,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DatabaseTransaction};
use serde_json::json;

use super::{super::policies::in_force, find};
use crate::{
    Ctx, Error, Result,
    entity::{group_policy, policy_acceptance, working_group},
    group::{PolicyLine, find as groups},
    record::event,
};

/// Accepts every policy that holds in a group today, for whoever takes part without being a member. `accepted` names
/// those that the asker read.
pub async fn accept_policies(ctx: &Ctx, group: GroupId, occasion: Occasion, accepted: &[String]) -> Result<()> {
    ctx.authorize_route(Action::JoinGroup)?;
    let person = ctx.actor.person().ok_or_else(Error::denied)?;
    ctx.write(async |tx| {
        let of = groups::locked(ctx, tx, group, Action::JoinGroup).await?;
        record(ctx, tx, &of, person, occasion, accepted).await
    })
    .await
}

/// The policies that hold today and that the asker has not accepted; all of them for nobody in particular.
pub async fn missing_policies(ctx: &Ctx, group: GroupId) -> Result<Vec<PolicyLine>> {
    let all = super::super::policies::policies(ctx, group).await?;
    not_accepted(ctx, all).await
}

/// The same for whoever contributes to what a group published, which is open to everybody: they must know what they
/// accept, also of a group that nobody else may know of. For callers that authorised on what was published.
pub(crate) async fn policies_beside(ctx: &Ctx, group: GroupId) -> Result<Vec<PolicyLine>> {
    let all = super::super::policies::lines_of(ctx, group).await?;
    not_accepted(ctx, all).await
}

async fn not_accepted(ctx: &Ctx, all: Vec<PolicyLine>) -> Result<Vec<PolicyLine>> {
    let held: Vec<PolicyLine> = all.into_iter().filter(|line| line.in_force).collect();
    let Some(person) = ctx.actor.person() else { return Ok(held) };
    let known = accepted_by(&ctx.db.read, person, held.iter().map(|line| line.id)).await?;
    Ok(held.into_iter().filter(|line| !known.contains(&line.id)).collect())
}

/// The policies that whoever takes an invitation accepts: those that hold today and that they have not accepted. The link
/// shows them, also of a group that nobody else may know of.
pub async fn invited_policies(ctx: &Ctx, token: &str) -> Result<Vec<PolicyLine>> {
    ctx.authorize_route(Action::SeeGroup)?;
    let (group, _) = crate::team::invited_into_group(ctx, token).await?;
    let all = super::super::policies::lines_of(ctx, group).await?;
    not_accepted(ctx, all).await
}

/// Records that somebody accepted what holds today, within a transaction; refuses where they were not shown all of it.
pub(crate) async fn record(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    group: &working_group::Model,
    person: PersonId,
    occasion: Occasion,
    accepted: &[String],
) -> Result<()> {
    let held = in_force(tx, group.id, ctx.now.date_naive()).await?;
    let known = accepted_by(tx, person, held.iter().map(|row| row.id)).await?;
    let open: Vec<&group_policy::Model> = held.iter().filter(|row| !known.contains(&row.id)).collect();
    if open.iter().any(|row| !accepted.contains(&row.id.to_string())) {
        let message = "Accept the group's policies first: each of them holds for everybody who takes part.";
        return Err(Error::field("policies", "policies", message));
    }
    let affiliation = find::affiliation_on(tx, person, ctx.now.date_naive()).await?;
    for policy in open {
        let row = policy_acceptance::ActiveModel {
            id: Set(ctx.id()),
            policy_id: Set(policy.id),
            person_id: Set(person),
            occasion: Set(occasion),
            affiliation: Set(affiliation.clone()),
            accepted_at: Set(ctx.now),
        };
        row.insert(tx).await?;
        let entry =
            crate::record::Entry::new("policy.accepted", "policy", policy.id, domain::policy::Scope::Group(group.id));
        let data = json!({ "person": person, "kind": policy.kind, "hash": policy.hash, "occasion": occasion });
        event::append(ctx, tx, entry.with(data)).await?;
    }
    Ok(())
}

async fn accepted_by(
    db: &impl ConnectionTrait,
    person: PersonId,
    among: impl Iterator<Item = GroupPolicyId>,
) -> Result<Vec<GroupPolicyId>> {
    let rows = find::acceptances(person, among.collect()).all(db).await?;
    Ok(rows.into_iter().map(|row| row.policy_id).collect())
}

#[cfg(test)]
mod tests {
    use domain::group::TypedPolicy;

    use super::*;
    use crate::{
        group::add_policy,
        on_both_databases,
        testing::{World, code_of, fields_of},
    };

    on_both_databases! {
        async fn somebody_who_only_comments_accepts_what_holds_that_day_once(world: World) {
            let scene = world.groups().await;
            let first = policy(&world, scene.open, "").await;
            policy(&world, scene.open, "2026-10-01").await;
            let eve = world.as_(&world.person("Eve Commenter").await);
            assert_eq!(fields_of(accept_policies(&eve, scene.open, Occasion::Commenting, &[]).await), ["policies policies"]);
            let shown = missing_policies(&eve, scene.open).await.expect("shown");
            assert_eq!(shown.iter().map(|line| line.id).collect::<Vec<_>>(), [first]);
            for _ in 0..2 {
                accept_policies(&eve, scene.open, Occasion::Commenting, &[first.to_string()]).await.expect("accepted");
            }
            assert!(missing_policies(&eve, scene.open).await.expect("shown").is_empty());
            assert_eq!(world.ask("SELECT count(*) AS n FROM policy_acceptance WHERE occasion = 'commenting'").await, 1);
            let later = Ctx { now: world.ctx.now + chrono::TimeDelta::days(40), ..eve };
            assert_eq!(missing_policies(&later, scene.open).await.expect("shown").len(), 1);
        }

        async fn nobody_accepts_without_a_name_or_where_they_know_of_nothing(world: World) {
            let scene = world.groups().await;
            assert_eq!(code_of(accept_policies(&world.anonymous(), scene.open, Occasion::Commenting, &[]).await), "sign-in-needed");
            let eve = world.as_(&world.person("Eve Commenter").await);
            assert_eq!(code_of(accept_policies(&eve, scene.closed, Occasion::Commenting, &[]).await), "not-found");
            assert_eq!(code_of(missing_policies(&eve, scene.closed).await), "not-found");
        }
    }

    async fn policy(world: &World, group: GroupId, from: &str) -> GroupPolicyId {
        let typed =
            TypedPolicy { kind: "ipr".into(), title: "Licence".into(), text: "CC BY-SA".into(), from: from.into() };
        add_policy(&world.ctx, group, &typed).await.expect("added")
    }
}
