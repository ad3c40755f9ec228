//! Editing one's profile.

use domain::{
    id::PersonId,
    identity::{Profile, ProfileInput, sort_name},
    policy::{Action, Place, Scope},
    problem::FieldErrors,
    zone::Zone,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter,
};
use serde_json::json;

use crate::{
    Ctx, Error, Result,
    database::locked,
    entity::{person, person_link},
    record::event::{Entry, append},
};

/// Replaces the actor's profile. What the record copied from it earlier stays as it was.
pub async fn edit_profile(ctx: &Ctx, input: ProfileInput) -> Result<()> {
    ctx.authorize(Action::ManageProfile, Place::Own)?;
    let profile = check(&input)?;
    let id = ctx.actor.person().ok_or_else(Error::sign_in_needed)?;
    ctx.write(async |tx| {
        let before = locked::<person::Entity>(tx, id).await?;
        let changed = changed(&before, &profile);
        replace_links(ctx, tx, id, &profile).await?;
        let mut row = before.into_active_model();
        row.sort_name = Set(sort_name(&profile.name));
        row.name = Set(profile.name);
        row.pronouns = Set(profile.pronouns);
        row.biography = Set(profile.biography);
        row.time_zone = Set(profile.time_zone);
        row.language = Set(profile.language);
        row.visibility = Set(profile.visibility);
        row.updated_at = Set(ctx.now);
        row.update(tx).await?;
        let entry = Entry::new("profile.edited", "person", id, Scope::Site).with(json!({ "fields": changed }));
        append(ctx, tx, entry).await
    })
    .await
}

fn check(input: &ProfileInput) -> Result<Profile> {
    let mut errors = FieldErrors::default();
    let profile = input.check(&mut errors);
    let zone = errors.take("time_zone", Zone::parse(&input.time_zone));
    let profile = profile.zip(zone).map(|(profile, zone)| Profile { time_zone: zone.to_string(), ..profile });
    Ok(errors.finish(profile)?)
}

/// The names of the fields that change; what they said is nobody's business in the log.
fn changed(before: &person::Model, profile: &Profile) -> Vec<&'static str> {
    let fields = [
        ("name", before.name != profile.name),
        ("pronouns", before.pronouns != profile.pronouns),
        ("biography", before.biography != profile.biography),
        ("time_zone", before.time_zone != profile.time_zone),
        ("language", before.language != profile.language),
        ("visibility", before.visibility != profile.visibility),
    ];
    fields.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name).collect()
}

async fn replace_links(ctx: &Ctx, tx: &DatabaseTransaction, id: PersonId, profile: &Profile) -> Result<()> {
    person_link::Entity::delete_many().filter(person_link::Column::PersonId.eq(id)).exec(tx).await?;
    for (position, link) in (0..).zip(&profile.links) {
        let row = person_link::ActiveModel {
            id: Set(ctx.id()),
            person_id: Set(id),
            position: Set(position),
            label: Set(link.label.clone()),
            url: Set(link.url.clone()),
        };
        row.insert(tx).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use domain::policy::{Actor, TokenScope};

    use super::*;
    use crate::{
        identity::profile::profile,
        on_both_databases,
        testing::{code_of, fields_of, profile_input},
    };

    on_both_databases! {
        async fn a_profile_is_replaced_whole(world: World) {
            let ada = world.person("Ada").await;
            let ctx = world.as_(&ada);
            let links = vec![("Home".into(), "https://ada.example".into()), (String::new(), "https://b.example/".into())];
            let input = ProfileInput { biography: "First\r\nprogrammer".into(), links, ..profile_input("Ada Lovelace") };
            edit_profile(&ctx, input).await.expect("edited");
            let page = profile(&ctx).await.expect("the page");
            assert_eq!((page.name.as_str(), page.biography.as_str()), ("Ada Lovelace", "First\nprogrammer"));
            let labels: Vec<_> = page.links.iter().map(|link| link.label.as_str()).collect();
            assert_eq!(labels, ["Home", "b.example"]);
            edit_profile(&ctx, profile_input("Ada Lovelace")).await.expect("edited");
            assert!(profile(&ctx).await.expect("the page").links.is_empty());
            assert_eq!(world.events().await, ["profile.edited", "profile.edited"]);
        }

        async fn what_is_wrong_is_said_beside_its_field(world: World) {
            let ada = world.person("Ada").await;
            let zone = ProfileInput { time_zone: "Europe/Atlantis".into(), ..profile_input("Ada") };
            assert_eq!(fields_of(edit_profile(&world.as_(&ada), zone).await), ["time_zone zone"]);
            assert_eq!(fields_of(edit_profile(&world.as_(&ada), profile_input("")).await), ["name missing"]);
        }

        async fn a_token_edits_it_only_when_made_for_that(world: World) {
            let ada = world.person("Ada").await;
            let with = |scope| match ada.actor() {
                Actor::Person { person, account, roles, .. } => {
                    Actor::Person { person, account, roles, token: Some((world.ctx.id(), vec![scope])) }
                }
                other => other,
            };
            let reads = world.ctx.as_actor(with(TokenScope::Read));
            assert_eq!(code_of(edit_profile(&reads, profile_input("Eve")).await), "scope-missing");
            let edits = world.ctx.as_actor(with(TokenScope::Profile));
            edit_profile(&edits, profile_input("Ada L.")).await.expect("edited");
            assert_eq!(code_of(edit_profile(&world.anonymous(), profile_input("Eve")).await), "sign-in-needed");
        }
    }
}
