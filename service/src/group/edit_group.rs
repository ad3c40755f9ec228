//! Editing what a group says about itself.

use domain::{group::TypedGroup, id::GroupId, policy::Action};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use serde_json::json;

use super::{facts::GroupFacts, find};
use crate::{
    Ctx, Result, Version,
    entity::working_group,
    record::{changes, event},
    version::next_update,
};

/// Edits a group. An edit `made_from` an old version is refused.
pub async fn edit_group(ctx: &Ctx, id: GroupId, typed: &TypedGroup, made_from: Option<&Version>) -> Result<()> {
    ctx.authorize_route(Action::EditGroup)?;
    let details = typed.check()?;
    ctx.write(async |tx| {
        let before = find::locked(ctx, tx, id, Action::EditGroup).await?;
        Version::of_row(before.updated_at).expect(made_from)?;
        let mut row = working_group::ActiveModel::from(before.clone());
        row.name = Set(details.name);
        row.purpose = Set(details.purpose);
        row.description = Set(details.description);
        row.first_steps = Set(details.first_steps);
        row.joining = Set(details.joining);
        row.visibility = Set(details.visibility);
        row.member_list = Set(details.member_list);
        row.seats = Set(details.seats);
        row.categories = Set(json!(details.categories));
        row.links = Set(json!(details.links));
        row.updated_at = Set(next_update(before.updated_at, ctx.now));
        let after = row.update(tx).await?;
        let said = |row| GroupFacts::new(ctx, row, None, None).map(|facts| facts.typed());
        let entry = find::told(&after, "group.edited", "group", id);
        let Some(changes) = changes(&said(before)?, &said(after)?)? else { return Ok(()) };
        event::append(ctx, tx, entry.with(changes)).await
    })
    .await
}

#[cfg(test)]
mod tests {
    use domain::policy::{RoleKind, Scope};

    use super::*;
    use crate::{
        Found,
        group::group,
        on_both_databases,
        testing::{World, code_of, fields_of},
    };

    on_both_databases! {
        async fn chairs_and_secretaries_edit_and_the_event_says_what(world: World) {
            let scene = world.groups().await;
            let mut sid = world.person("Sid Secretary").await;
            world.grant(&mut sid, Scope::Group(scene.open), RoleKind::Secretary).await;
            let typed = TypedGroup { purpose: "Writes it down.".into(), ..typed(&world, "open").await };
            edit_group(&world.as_(&sid), scene.open, &typed, None).await.expect("edited");
            let told = world.last_event().await;
            assert_eq!(told.verb, "group.edited");
            assert_eq!(told.data.as_object().map(serde_json::Map::len), Some(1));
        }

        async fn of_fifty_edits_of_one_state_one_is_taken(world: World) {
            let scene = world.groups().await;
            let facts = group(&world.ctx, "open", Action::SeeGroup).await.and_then(Found::here).expect("shown");
            let edits = world.fifty(|ctx| {
                let typed = TypedGroup { purpose: format!("Purpose {}", ctx.chance.secret()[0]), ..facts.typed() };
                let (version, id) = (facts.version.clone(), scene.open);
                async move { edit_group(&ctx, id, &typed, Some(&version)).await }
            }).await;
            assert_eq!(edits.iter().filter(|edit| edit.is_ok()).count(), 1);
        }

        async fn members_do_not_edit_and_outsiders_learn_nothing(world: World) {
            let scene = world.groups().await;
            let typed = typed(&world, "closed").await;
            let mut mia = world.person("Mia Member").await;
            world.grant(&mut mia, Scope::Group(scene.closed), RoleKind::Member).await;
            assert_eq!(code_of(edit_group(&world.as_(&mia), scene.closed, &typed, None).await), "denied");
            let eve = world.person("Eve Moneypenny").await;
            assert_eq!(code_of(edit_group(&world.as_(&eve), scene.closed, &typed, None).await), "not-found");
            assert_eq!(code_of(edit_group(&world.anonymous(), scene.closed, &typed, None).await), "sign-in-needed");
            let empty = TypedGroup::default();
            assert_eq!(fields_of(edit_group(&world.ctx, scene.closed, &empty, None).await), ["name missing", "purpose missing"]);
        }
    }

    async fn typed(world: &World, slug: &str) -> TypedGroup {
        group(&world.ctx, slug, Action::SeeGroup).await.and_then(Found::here).expect("shown").typed()
    }
}
