//! Giving an ecosystem another slug. The old addresses redirect for good.

use domain::{
    FieldErrors,
    id::EcosystemId,
    policy::{Action, Scope},
    slug::Slug,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use serde_json::json;

use super::find;
use crate::{
    Ctx, Result,
    entity::ecosystem,
    record::{Entry, event},
    slug::{SlugKind, claim},
    version::next_update,
};

/// Renames an ecosystem's addresses.
pub async fn rename_ecosystem(ctx: &Ctx, id: EcosystemId, slug: &str) -> Result<Slug> {
    ctx.authorize_route(Action::EditEcosystem)?;
    let mut errors = FieldErrors::default();
    let slug = errors.take("slug", Slug::parse(slug));
    let slug = errors.finish(slug)?;
    ctx.write(async |tx| {
        let before = find::locked(ctx, tx, id, Action::EditEcosystem).await?;
        if before.slug == slug.as_str() {
            return Ok(());
        }
        claim(ctx, tx, SlugKind::Ecosystem, &slug, id).await?;
        let mut row = ecosystem::ActiveModel::from(before.clone());
        row.slug = Set(slug.to_string());
        row.updated_at = Set(next_update(before.updated_at, ctx.now));
        row.update(tx).await?;
        let entry = Entry::new("ecosystem.renamed", "ecosystem", id, Scope::Ecosystem(id));
        event::append(ctx, tx, entry.public().with(json!({ "from": before.slug, "to": slug }))).await
    })
    .await?;
    Ok(slug)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Found, on_both_databases,
        portal::ecosystem,
        testing::{code_of, fields_of},
    };

    on_both_databases! {
        async fn old_addresses_lead_to_the_new_one_also_after_a_second_renaming(world: World) {
            let id = world.ecosystem("owasp").await;
            rename_ecosystem(&world.ctx, id, "owasp-foundation").await.expect("renamed");
            rename_ecosystem(&world.ctx, id, "open-security").await.expect("renamed");
            for old in ["owasp", "owasp-foundation"] {
                let found = ecosystem(&world.anonymous(), old).await.expect("found");
                assert!(matches!(found, Found::Moved(slug) if slug == "open-security"), "{old}");
            }
            assert!(matches!(ecosystem(&world.anonymous(), "open-security").await, Ok(Found::Here(_))));
            assert_eq!(world.events().await, ["ecosystem.created", "ecosystem.renamed", "ecosystem.renamed"]);
        }

        async fn a_former_slug_is_nobody_elses_and_may_be_taken_back(world: World) {
            let id = world.ecosystem("owasp").await;
            rename_ecosystem(&world.ctx, id, "open-security").await.expect("renamed");
            let other = world.ecosystem("other").await;
            assert_eq!(fields_of(rename_ecosystem(&world.ctx, other, "owasp").await), ["slug slug-taken"]);
            rename_ecosystem(&world.ctx, id, "owasp").await.expect("taken back");
            assert!(matches!(ecosystem(&world.ctx, "owasp").await, Ok(Found::Here(_))));
        }

        async fn strangers_and_nonsense_are_refused(world: World) {
            let id = world.ecosystem("owasp").await;
            let eve = world.person("Eve Moneypenny").await;
            assert_eq!(code_of(rename_ecosystem(&world.as_(&eve), id, "mine").await), "denied");
            assert_eq!(code_of(rename_ecosystem(&world.anonymous(), id, "mine").await), "sign-in-needed");
            assert_eq!(fields_of(rename_ecosystem(&world.ctx, id, "a b").await), ["slug characters"]);
        }
    }
}
