//! Proposing a group, by somebody who wants to lead it.

use domain::{
    FieldErrors,
    group::{GroupDetails, GroupKind, GroupState, TypedGroup},
    id::{EcosystemId, GroupId},
    policy::{Action, Place, RoleKind, Scope},
    slug::Slug,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, PaginatorTrait, QueryFilter,
};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{find, people::enter_as_founder};
use crate::{
    Ctx, Error, Result,
    database::locked,
    entity::{ecosystem, working_group},
    portal,
    record::event,
    slug::{SlugKind, claim},
    team,
};

/// Most groups that one person has waiting for an answer in one ecosystem.
const MOST_WAITING: u64 = 3;

/// A group to be proposed, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NewGroup {
    /// The slug of the ecosystem it belongs to.
    pub ecosystem: String,
    /// Its part of addresses.
    pub slug: String,
    /// One of the kinds of groups.
    pub kind: String,
    /// The slug of the group it stands under; empty for the ecosystem's steering council, where there is one.
    pub parent: String,
    /// What it says about itself.
    #[serde(flatten)]
    pub details: TypedGroup,
}

/// Proposes a group. Who proposes it chairs it; those above decide whether it forms. Until then nobody else knows.
pub async fn propose_group(ctx: &Ctx, new: &NewGroup) -> Result<GroupId> {
    ctx.authorize_route(Action::ProposeGroup)?;
    let ecosystem = portal::find::by_slug(new.ecosystem.trim()).one(&ctx.db.read).await?;
    let ecosystem = ecosystem
        .map(|row| row.id)
        .ok_or_else(|| Error::field("ecosystem", "unknown-ecosystem", "There is no such ecosystem; choose another."))?;
    ctx.authorize(Action::ProposeGroup, Place::Ecosystem(ecosystem))?;
    let founder = ctx.actor.person().ok_or_else(Error::denied)?;
    let (slug, kind, details) = checked(new)?;
    let id: GroupId = ctx.id();
    ctx.write(async |tx| {
        locked::<ecosystem::Entity>(tx, ecosystem).await?;
        let waiting = waiting_groups(ecosystem, founder).count(tx).await?;
        if waiting >= MOST_WAITING {
            let message = "You have proposed several groups here that nobody answered yet. Wait for an answer first.";
            return Err(Error::conflict("too-many-groups", message));
        }
        let parent = parent(ctx, tx, ecosystem, kind, &new.parent).await?;
        claim(ctx, tx, SlugKind::Group, &slug, id).await?;
        let row = insert(ctx, tx, (id, ecosystem, parent), kind, &slug, &details).await?;
        team::grant(ctx, tx, Scope::Group(id), founder, RoleKind::Chair).await?;
        enter_as_founder(ctx, tx, &row, founder).await?;
        let entry = find::told(&row, "group.proposed", "group", id);
        event::append(ctx, tx, entry.with(json!({ "slug": slug, "name": details.name, "kind": kind }))).await
    })
    .await?;
    Ok(id)
}

fn checked(new: &NewGroup) -> Result<(Slug, GroupKind, GroupDetails)> {
    let mut errors = FieldErrors::default();
    let slug = errors.take("slug", Slug::parse(&new.slug));
    let kind = errors.take("kind", GroupKind::choose(&new.kind));
    let details = new.details.note(&mut errors);
    Ok(errors.finish(slug.zip(kind).zip(details).map(|((slug, kind), details)| (slug, kind, details)))?)
}

#[expect(clippy::disallowed_methods, reason = "a scoped finder: what somebody proposed and nobody answered")]
fn waiting_groups(ecosystem: EcosystemId, founder: domain::id::PersonId) -> sea_orm::Select<working_group::Entity> {
    use sea_orm::EntityTrait as _;
    working_group::Entity::find()
        .filter(working_group::Column::EcosystemId.eq(ecosystem))
        .filter(working_group::Column::ProposedBy.eq(founder))
        .filter(working_group::Column::State.eq(GroupState::Proposed))
}

/// The group to stand under: the one named, which the asker must know of, or else the ecosystem's steering council.
pub(super) async fn parent(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    ecosystem: EcosystemId,
    kind: GroupKind,
    typed: &str,
) -> Result<Option<GroupId>> {
    let unknown = || Error::field("parent", "unknown-group", "There is no such group here; choose another.");
    let found = match typed.trim() {
        "" if kind.features().parents.contains(&GroupKind::SteeringCouncil) && !kind.features().needs_parent => {
            find::councils_of(ecosystem).one(tx).await?
        }
        "" => None,
        slug => {
            let named = find::visible_to(&ctx.actor)
                .filter(working_group::Column::Slug.eq(slug))
                .filter(working_group::Column::EcosystemId.eq(ecosystem))
                .one(tx)
                .await?;
            Some(named.ok_or_else(unknown)?)
        }
    };
    let flaw = kind.stands_under(found.as_ref().map(|row| row.kind)).err();
    if let Some(flaw) = flaw {
        return Err(Error::field("parent", flaw.code, flaw.message));
    }
    if found.as_ref().is_some_and(|row| !row.state.takes_members()) {
        return Err(Error::field("parent", "parent-over", "That group is not at work; choose another."));
    }
    Ok(found.map(|row| row.id))
}

async fn insert(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    (id, ecosystem, parent): (GroupId, EcosystemId, Option<GroupId>),
    kind: GroupKind,
    slug: &Slug,
    details: &GroupDetails,
) -> Result<working_group::Model> {
    let row = working_group::ActiveModel {
        id: Set(id),
        ecosystem_id: Set(Some(ecosystem)),
        parent_id: Set(parent),
        slug: Set(slug.to_string()),
        kind: Set(kind),
        state: Set(GroupState::Proposed),
        state_note: Set(String::new()),
        state_since: Set(ctx.now),
        name: Set(details.name.clone()),
        purpose: Set(details.purpose.clone()),
        description: Set(details.description.clone()),
        first_steps: Set(details.first_steps.clone()),
        joining: Set(details.joining),
        visibility: Set(details.visibility),
        member_list: Set(details.member_list),
        seats: Set(details.seats),
        categories: Set(json!(details.categories)),
        links: Set(json!(details.links)),
        created_at: Set(ctx.now),
        updated_at: Set(ctx.now),
        proposed_by: Set(ctx.actor.person()),
        approved_at: Set(None),
        workflow: Set(domain::life::Workflow::Simple),
    };
    Ok(row.insert(tx).await?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Found,
        group::group,
        on_both_databases,
        testing::{code_of, fields_of, group_called},
    };

    on_both_databases! {
        async fn whoever_proposes_chairs_and_nobody_else_knows_yet(world: World) {
            world.ecosystem("owasp").await;
            let ada = world.person("Ada Lovelace").await;
            propose_group(&world.as_(&ada), &group_called("owasp", "asvs")).await.expect("proposed");
            let ada = world.signed_in_anew(&ada).await;
            let facts = group(&world.as_(&ada), "asvs", Action::SeeGroup).await.and_then(Found::here).expect("hers");
            assert_eq!((facts.state, facts.approved), (GroupState::Proposed, false));
            assert_eq!(facts.held, [RoleKind::Chair, RoleKind::Member]);
            assert_eq!(code_of(group(&world.anonymous(), "asvs", Action::SeeGroup).await), "not-found");
            let told = world.last_event().await;
            assert_eq!((told.verb.as_str(), told.visibility), ("group.proposed", domain::policy::Visibility::Team));
        }

        async fn a_task_force_names_the_group_it_works_for(world: World) {
            world.groups().await;
            let ada = world.as_(&world.person("Ada Lovelace").await);
            let force = |parent: &str, slug: &str| NewGroup {
                kind: "task-force".into(), parent: parent.into(), ..group_called("owasp", slug)
            };
            assert_eq!(fields_of(propose_group(&ada, &force("", "force")).await), ["parent missing"]);
            assert_eq!(fields_of(propose_group(&ada, &force("closed", "force")).await), ["parent unknown-group"]);
            propose_group(&ada, &force("open", "force")).await.expect("proposed");
            let council = NewGroup { kind: "steering-council".into(), parent: "open".into(), ..group_called("owasp", "other") };
            assert_eq!(fields_of(propose_group(&ada, &council).await), ["parent parent-kind"]);
        }

        async fn proposing_needs_sign_in_and_is_not_a_way_to_flood(world: World) {
            world.ecosystem("owasp").await;
            assert_eq!(code_of(propose_group(&world.anonymous(), &group_called("owasp", "asvs")).await), "sign-in-needed");
            let ada = world.as_(&world.person("Ada Lovelace").await);
            assert_eq!(fields_of(propose_group(&ada, &group_called("nowhere", "asvs")).await), ["ecosystem unknown-ecosystem"]);
            let empty = NewGroup { ecosystem: "owasp".into(), ..NewGroup::default() };
            assert_eq!(fields_of(propose_group(&ada, &empty).await), ["slug length", "kind option", "name missing", "purpose missing"]);
            for slug in ["one", "two", "three"] {
                propose_group(&ada, &group_called("owasp", slug)).await.expect("proposed");
            }
            assert_eq!(code_of(propose_group(&ada, &group_called("owasp", "four")).await), "too-many-groups");
        }

        async fn of_fifty_who_want_one_slug_one_gets_it(world: World) {
            world.ecosystem("owasp").await;
            let ada = world.person("Ada Lovelace").await.actor();
            let made = world.fifty(|ctx| {
                let ctx = ctx.as_actor(ada.clone());
                async move { propose_group(&ctx, &group_called("owasp", "asvs")).await }
            }).await;
            assert_eq!(made.iter().filter(|made| made.is_ok()).count(), 1);
        }
    }
}
