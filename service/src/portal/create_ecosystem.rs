//! Founding an ecosystem.

use domain::{
    FieldErrors,
    id::EcosystemId,
    policy::{Action, Place, RoleKind, Scope},
    portal::{EcosystemDetails, TypedEcosystem},
    slug::Slug,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::{
    Ctx, Result,
    entity::ecosystem,
    record::{Entry, event},
    slug::{SlugKind, claim},
    team,
};

/// An ecosystem to be founded, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NewEcosystem {
    /// Its part of addresses.
    pub slug: String,
    /// What it says about itself.
    #[serde(flatten)]
    pub details: TypedEcosystem,
}

/// Founds an ecosystem. Who founds it owns it.
pub async fn create_ecosystem(ctx: &Ctx, new: &NewEcosystem) -> Result<EcosystemId> {
    ctx.authorize(Action::FoundEcosystem, Place::Site)?;
    let (slug, details) = checked(new)?;
    let id: EcosystemId = ctx.id();
    ctx.write(async |tx| {
        claim(ctx, tx, SlugKind::Ecosystem, &slug, id).await?;
        let row = ecosystem::ActiveModel {
            id: Set(id),
            slug: Set(slug.to_string()),
            name: Set(details.name.clone()),
            purpose: Set(details.purpose.clone()),
            vendor_partner: Set(details.vendor_partner.clone()),
            theme: Set(details.theme.to_string()),
            created_at: Set(ctx.now),
            updated_at: Set(ctx.now),
        };
        row.insert(tx).await?;
        let scope = Scope::Ecosystem(id);
        if let Some(founder) = ctx.actor.person() {
            team::grant(ctx, tx, scope, founder, RoleKind::Owner).await?;
        }
        let entry = Entry::new("ecosystem.created", "ecosystem", id, scope);
        event::append(ctx, tx, entry.public().with(json!({ "slug": slug, "name": details.name }))).await
    })
    .await?;
    Ok(id)
}

fn checked(new: &NewEcosystem) -> Result<(Slug, EcosystemDetails)> {
    let mut errors = FieldErrors::default();
    let slug = errors.take("slug", Slug::parse(&new.slug));
    let details = new.details.note(&mut errors);
    Ok(errors.finish(slug.zip(details))?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        on_both_databases, portal,
        testing::{code_of, fields_of},
    };

    on_both_databases! {
        async fn an_administrator_founds_an_ecosystem_and_owns_it(world: World) {
            let ada = world.admin("Ada Lovelace").await;
            let id = create_ecosystem(&world.as_(&ada), &new("owasp")).await.expect("founded");
            let page = portal::ecosystem(&world.anonymous(), "owasp").await.and_then(crate::Found::here).expect("shown");
            assert_eq!((page.facts.id, page.facts.name.as_str()), (id, "OWASP"));
            let team = team::team(&world.as_(&ada), Scope::Ecosystem(id)).await.expect("hers");
            assert_eq!(team.members.iter().map(|member| member.person).collect::<Vec<_>>(), [ada.person]);
            assert_eq!(world.events().await, ["ecosystem.created"]);
        }

        async fn others_are_refused_before_anything_is_checked(world: World) {
            let eve = world.person("Eve Moneypenny").await;
            let refused = create_ecosystem(&world.as_(&eve), &NewEcosystem::default()).await;
            assert_eq!(code_of(refused), "denied");
            let refused = create_ecosystem(&world.anonymous(), &NewEcosystem::default()).await;
            assert_eq!(code_of(refused), "sign-in-needed");
        }

        async fn what_is_wrong_is_said_at_once(world: World) {
            let refused = create_ecosystem(&world.ctx, &NewEcosystem::default()).await;
            assert_eq!(fields_of(refused), ["slug length", "name missing"]);
            assert!(world.events().await.is_empty());
        }

        async fn of_fifty_who_want_one_slug_one_gets_it(world: World) {
            let made = world.fifty(|ctx| async move { create_ecosystem(&ctx, &new("owasp")).await }).await;
            assert_eq!(made.iter().filter(|made| made.is_ok()).count(), 1);
            for refused in made.into_iter().filter(Result::is_err) {
                assert_eq!(fields_of(refused), ["slug slug-taken"]);
            }
            assert_eq!(world.events().await, ["ecosystem.created"]);
        }
    }

    fn new(slug: &str) -> NewEcosystem {
        NewEcosystem {
            slug: slug.into(),
            details: TypedEcosystem { name: "OWASP".into(), ..TypedEcosystem::default() },
        }
    }
}
