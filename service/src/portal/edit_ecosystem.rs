//! Editing what an ecosystem says about itself.

use domain::{
    id::EcosystemId,
    policy::{Action, Scope},
    portal::TypedEcosystem,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};

use super::{ecosystem::EcosystemFacts, find};
use crate::{
    Ctx, Result, Version,
    entity::ecosystem,
    record::{Entry, changes, event},
    version::next_update,
};

/// Edits an ecosystem. An edit `made_from` an old version is refused.
pub async fn edit_ecosystem(
    ctx: &Ctx,
    id: EcosystemId,
    typed: &TypedEcosystem,
    made_from: Option<&Version>,
) -> Result<()> {
    ctx.authorize_route(Action::EditEcosystem)?;
    let details = typed.check()?;
    ctx.write(async |tx| {
        let before = find::locked(ctx, tx, id, Action::EditEcosystem).await?;
        Version::of_row(before.updated_at).expect(made_from)?;
        let mut row = ecosystem::ActiveModel::from(before.clone());
        row.name = Set(details.name.clone());
        row.purpose = Set(details.purpose.clone());
        row.vendor_partner = Set(details.vendor_partner.clone());
        row.theme = Set(details.theme.to_string());
        row.updated_at = Set(next_update(before.updated_at, ctx.now));
        let (before, after) = (EcosystemFacts::from(before), EcosystemFacts::from(row.update(tx).await?));
        let Some(changes) = changes(&before.typed(), &after.typed())? else { return Ok(()) };
        let entry = Entry::new("ecosystem.edited", "ecosystem", id, Scope::Ecosystem(id));
        event::append(ctx, tx, entry.public().with(changes)).await
    })
    .await
}

#[cfg(test)]
mod tests {
    use domain::policy::RoleKind;

    use super::*;
    use crate::{
        on_both_databases,
        portal::ecosystem_facts,
        testing::{code_of, fields_of},
    };

    on_both_databases! {
        async fn an_owner_edits_and_the_event_says_what(world: World) {
            let id = world.ecosystem("owasp").await;
            let mut ada = world.person("Ada Lovelace").await;
            world.grant(&mut ada, Scope::Ecosystem(id), RoleKind::Owner).await;
            edit_ecosystem(&world.as_(&ada), id, &named("OWASP Foundation"), None).await.expect("edited");
            let facts = ecosystem_facts(&world.ctx, "owasp", Action::ReadPublic).await.and_then(crate::Found::here);
            assert_eq!(facts.expect("found").name, "OWASP Foundation");
            let told = world.last_event().await;
            assert_eq!((told.verb.as_str(), &told.data["name"]["to"]), ("ecosystem.edited", &"OWASP Foundation".into()));
            assert_eq!(told.actor_id, Some(ada.person));
        }

        async fn an_edit_made_from_an_old_state_is_refused(world: World) {
            let id = world.ecosystem("owasp").await;
            let read = ecosystem_facts(&world.ctx, "owasp", Action::ReadPublic).await.and_then(crate::Found::here);
            let version = read.expect("found").version;
            edit_ecosystem(&world.ctx, id, &named("First"), Some(&version)).await.expect("edited");
            let refused = edit_ecosystem(&world.ctx, id, &named("Second"), Some(&version)).await;
            assert_eq!(code_of(refused), "changed-meanwhile");
        }

        async fn nothing_changed_is_nothing_to_tell(world: World) {
            let id = world.ecosystem("owasp").await;
            edit_ecosystem(&world.ctx, id, &named("Owasp"), None).await.expect("taken");
            assert_eq!(world.events().await, ["ecosystem.created"]);
        }

        async fn strangers_and_nonsense_are_refused(world: World) {
            let id = world.ecosystem("owasp").await;
            let eve = world.person("Eve Moneypenny").await;
            assert_eq!(code_of(edit_ecosystem(&world.as_(&eve), id, &named("Mine"), None).await), "denied");
            assert_eq!(code_of(edit_ecosystem(&world.anonymous(), id, &named("Mine"), None).await), "sign-in-needed");
            assert_eq!(fields_of(edit_ecosystem(&world.ctx, id, &named(""), None).await), ["name missing"]);
            assert_eq!(code_of(edit_ecosystem(&world.ctx, world.ctx.id(), &named("No"), None).await), "not-found");
        }
    }

    fn named(name: &str) -> TypedEcosystem {
        TypedEcosystem { name: name.into(), ..TypedEcosystem::default() }
    }
}
