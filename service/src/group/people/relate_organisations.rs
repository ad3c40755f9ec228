//! Organisations that vote as one, such as a company and its subsidiaries.

use std::collections::HashMap;

use domain::{
    FieldErrors,
    id::{GroupId, OrganisationId},
    identity::ORGANISATION_NAME_MAX,
    policy::Action,
    text,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ModelTrait};
use serde_json::json;

use super::find;
use crate::{
    Ctx, Error, Result,
    entity::related_organisation,
    group::{GroupFacts, find as groups},
    identity::organisation_called,
    record::event,
};

/// Says that in this group `organisation` votes as one with `principal`; an empty `principal` sets it free again.
pub async fn relate_organisations(ctx: &Ctx, group: GroupId, organisation: &str, principal: &str) -> Result<()> {
    ctx.authorize_route(Action::ManageMembers)?;
    let mut errors = FieldErrors::default();
    let organisation = errors.take("organisation", text::line(organisation, ORGANISATION_NAME_MAX));
    let principal = errors.take("principal", text::optional_line(principal, ORGANISATION_NAME_MAX));
    let (organisation, principal) = errors.finish(organisation.zip(principal))?;
    ctx.write(async |tx| {
        let of = groups::locked(ctx, tx, group, Action::ManageMembers).await?;
        let one = organisation_called(ctx, tx, &organisation).await?;
        let known = find::related(group).all(tx).await?;
        if let Some(row) = known.iter().find(|row| row.organisation_id == one) {
            row.clone().delete(tx).await?;
        }
        if !principal.is_empty() {
            let other = organisation_called(ctx, tx, &principal).await?;
            // One step only: whoever counts as another is nobody's principal.
            let is_chained = known
                .iter()
                .any(|row| row.organisation_id == other || (row.principal_id == one && row.organisation_id != one));
            if one == other || is_chained {
                let message =
                    "Name the organisation at the top: one that is counted as another itself cannot stand for more.";
                return Err(Error::field("principal", "chained", message));
            }
            let row = related_organisation::ActiveModel {
                group_id: Set(group),
                organisation_id: Set(one),
                principal_id: Set(other),
                related_at: Set(ctx.now),
            };
            row.insert(tx).await?;
        }
        let entry = groups::told(&of, "organisations.related", "organisation", one);
        event::append(ctx, tx, entry.with(json!({ "organisation": organisation, "principal": principal }))).await
    })
    .await
}

/// The organisations that vote as one with another, by name: itself, then the one it counts as.
pub async fn related_organisations(ctx: &Ctx, group: &GroupFacts) -> Result<Vec<(String, String)>> {
    ctx.authorize(Action::ManageMembers, group.place())?;
    let rows = find::related(group.id).all(&ctx.db.read).await?;
    let ids = rows.iter().flat_map(|row| [row.organisation_id, row.principal_id]);
    let named = find::organisations(ids.collect::<Vec<_>>()).all(&ctx.db.read).await?;
    let names: HashMap<OrganisationId, String> = named.into_iter().map(|row| (row.id, row.name)).collect();
    let name = |id| names.get(&id).cloned().unwrap_or_default();
    let mut pairs: Vec<_> = rows.into_iter().map(|row| (name(row.organisation_id), name(row.principal_id))).collect();
    pairs.sort_unstable();
    Ok(pairs)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Found,
        group::group,
        on_both_databases,
        testing::{code_of, fields_of},
    };

    on_both_databases! {
        async fn a_subsidiary_counts_as_its_parent_until_it_is_set_free(world: World) {
            let scene = world.groups().await;
            let carl = world.as_(&scene.chair);
            relate_organisations(&carl, scene.open, "Acme Labs", "Acme").await.expect("related");
            assert_eq!(fields_of(relate_organisations(&carl, scene.open, "Acme", "Acme Labs").await), ["principal chained"]);
            assert_eq!(fields_of(relate_organisations(&carl, scene.open, "Acme", "Bolt").await), ["principal chained"]);
            let facts = group(&carl, "open", Action::SeeGroup).await.and_then(Found::here).expect("shown");
            let pairs = related_organisations(&carl, &facts).await.expect("shown");
            assert_eq!(pairs, [("Acme Labs".to_owned(), "Acme".to_owned())]);
            relate_organisations(&carl, scene.open, "Acme Labs", "").await.expect("free");
            assert!(related_organisations(&carl, &facts).await.expect("shown").is_empty());
            let eve = world.as_(&world.person("Eve Moneypenny").await);
            assert_eq!(code_of(relate_organisations(&eve, scene.open, "A", "B").await), "denied");
        }
    }
}
