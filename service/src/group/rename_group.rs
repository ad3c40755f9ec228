//! Giving a group another slug. The old addresses redirect for good.

use domain::{FieldErrors, id::GroupId, policy::Action, slug::Slug};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use serde_json::json;

use super::find;
use crate::{
    Ctx, Result,
    entity::working_group,
    record::event,
    slug::{SlugKind, claim},
    version::next_update,
};

/// Renames a group's addresses.
pub async fn rename_group(ctx: &Ctx, id: GroupId, slug: &str) -> Result<Slug> {
    ctx.authorize_route(Action::EditGroup)?;
    let mut errors = FieldErrors::default();
    let slug = errors.take("slug", Slug::parse(slug));
    let slug = errors.finish(slug)?;
    ctx.write(async |tx| {
        let before = find::locked(ctx, tx, id, Action::EditGroup).await?;
        if before.slug == slug.as_str() {
            return Ok(());
        }
        claim(ctx, tx, SlugKind::Group, &slug, id).await?;
        let mut row = working_group::ActiveModel::from(before.clone());
        row.slug = Set(slug.to_string());
        row.updated_at = Set(next_update(before.updated_at, ctx.now));
        let after = row.update(tx).await?;
        let entry = find::told(&after, "group.renamed", "group", id);
        event::append(ctx, tx, entry.with(json!({ "from": before.slug, "to": slug }))).await
    })
    .await?;
    Ok(slug)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Found,
        group::{group, propose_group},
        on_both_databases,
        testing::{code_of, fields_of, group_called},
    };

    on_both_databases! {
        async fn old_addresses_lead_to_the_new_one_and_are_never_given_to_another(world: World) {
            let scene = world.groups().await;
            rename_group(&world.ctx, scene.open, "opened").await.expect("renamed");
            let found = group(&world.anonymous(), "open", Action::SeeGroup).await.expect("found");
            assert_eq!(found, Found::Moved("opened".into()));
            let ada = world.as_(&world.person("Ada Lovelace").await);
            assert_eq!(fields_of(propose_group(&ada, &group_called("owasp", "open")).await), ["slug slug-taken"]);
            assert_eq!(code_of(rename_group(&ada, scene.closed, "mine").await), "not-found");
            assert_eq!(fields_of(rename_group(&world.ctx, scene.open, "api").await), ["slug reserved"]);
        }
    }
}
