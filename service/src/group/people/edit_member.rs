//! Changing as what and for whom somebody belongs to a group.

use domain::{
    group::{MemberDetails, TypedMember},
    id::{GroupId, PersonId},
    policy::{Action, Scope},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, QueryFilter};
use serde_json::json;

use super::{find, join_group::organisation};
use crate::{
    Ctx, Error, Result,
    entity::membership,
    group::find as groups,
    record::{Entry, event},
    version::next_update,
};

/// Changes a membership. An organisation has one representative and one alternate: naming another replaces the first.
pub async fn edit_member(ctx: &Ctx, group: GroupId, person: PersonId, typed: &TypedMember) -> Result<()> {
    ctx.authorize_route(Action::ManageMembers)?;
    ctx.write(async |tx| {
        let of = groups::locked(ctx, tx, group, Action::ManageMembers).await?;
        let row = find::membership_of(group, person).one(tx).await?.ok_or_else(Error::not_found)?;
        let mut categories: Vec<String> = serde_json::from_value(of.categories).map_err(Error::fault)?;
        // Whoever was let in before there were categories, or under one that is gone, may stay as they are.
        if !categories.contains(&row.category) {
            categories.push(row.category.clone());
        }
        let details: MemberDetails = typed.check(&categories)?;
        let organisation = organisation(ctx, tx, &details).await?;
        let rank = details.rank.map(i32::from);
        if let (Some(organisation), Some(rank)) = (organisation, rank) {
            let rivals = find::memberships(group)
                .filter(membership::Column::OrganisationId.eq(organisation))
                .filter(membership::Column::Rank.eq(rank))
                .filter(membership::Column::PersonId.ne(person))
                .all(tx)
                .await?;
            for rival in rivals {
                let updated_at = next_update(rival.updated_at, ctx.now);
                let mut rival = membership::ActiveModel::from(rival);
                rival.rank = Set(None);
                rival.updated_at = Set(updated_at);
                rival.update(tx).await?;
            }
        }
        let updated_at = next_update(row.updated_at, ctx.now);
        let mut row = membership::ActiveModel::from(row);
        row.category = Set(details.category.clone());
        row.weight = Set(i32::try_from(details.weight).unwrap_or(i32::MAX));
        row.organisation_id = Set(organisation);
        row.rank = Set(rank);
        row.updated_at = Set(updated_at);
        row.update(tx).await?;
        let entry = Entry::new("member.edited", "person", person, Scope::Group(group));
        event::append(ctx, tx, entry.with(json!(details))).await
    })
    .await
}

#[cfg(test)]
mod tests {
    use domain::policy::RoleKind;

    use super::*;
    use crate::{
        Found,
        group::{all_members, group},
        on_both_databases,
        testing::{code_of, fields_of},
    };

    on_both_databases! {
        async fn an_organisation_has_one_representative(world: World) {
            let scene = world.groups().await;
            let voice = |voice: &str| TypedMember {
                organisation: "Acme".into(), voice: voice.into(), category: "Users".into(), ..TypedMember::default()
            };
            let carl = world.as_(&scene.chair);
            let nora = joined(&world, scene.open, "Nora New").await;
            edit_member(&carl, scene.open, scene.chair.person, &voice("representative")).await.expect("named");
            edit_member(&carl, scene.open, nora.person, &voice("representative")).await.expect("replaced");
            let facts = group(&carl, "open", Action::SeeGroup).await.and_then(Found::here).expect("shown");
            let ranks: Vec<Option<i32>> = all_members(&carl, &facts).await.expect("shown").into_iter().map(|line| line.rank).collect();
            assert_eq!(ranks, [None, Some(0)]);
        }

        async fn only_those_who_keep_the_list_change_it(world: World) {
            let scene = world.groups().await;
            let nora = joined(&world, scene.open, "Nora New").await;
            let typed = TypedMember { category: "Users".into(), ..TypedMember::default() };
            assert_eq!(code_of(edit_member(&world.as_(&nora), scene.open, nora.person, &typed).await), "denied");
            let eve = world.person("Eve Moneypenny").await;
            assert_eq!(code_of(edit_member(&world.ctx, scene.open, eve.person, &typed).await), "not-found");
            let wrong = TypedMember { weight: "-1".into(), voice: "alternate".into(), category: "Users".into(), ..TypedMember::default() };
            assert_eq!(fields_of(edit_member(&world.ctx, scene.open, nora.person, &wrong).await), ["weight vote-weight", "voice organisation"]);
        }
    }

    async fn joined(world: &crate::testing::World, group: GroupId, name: &str) -> crate::testing::Somebody {
        let somebody = world.person(name).await;
        let ctx = &world.ctx;
        ctx.write(async |tx| {
            let row = crate::database::locked::<crate::entity::working_group::Entity>(tx, group).await?;
            let details =
                MemberDetails { category: "Users".into(), weight: 1, organisation: String::new(), rank: None };
            super::super::enter::enter(ctx, tx, &row, somebody.person, RoleKind::Member, &details, None).await
        })
        .await
        .expect("let in");
        somebody
    }
}
