//! Founding a conference, in an ecosystem or alone.

use domain::{
    FieldErrors,
    conference::{Acronym, ConferenceDetails, TypedConference},
    id::{ConferenceId, EcosystemId, PersonId},
    policy::{Action, Place, RoleKind, Scope, Visibility},
    slug::Slug,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::find;
use crate::{
    Ctx, Error, Result,
    entity::conference,
    portal,
    record::{Entry, event},
    slug::{SlugKind, claim},
    team,
};

/// A conference to be founded, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NewConference {
    /// The slug of the ecosystem it belongs to; empty for a conference of its own.
    pub ecosystem: String,
    /// Its part of addresses.
    pub slug: String,
    /// What it says about itself.
    #[serde(flatten)]
    pub details: TypedConference,
}

/// Founds a conference that only its team knows, without rooms. Who founds it owns it.
pub async fn create_conference(ctx: &Ctx, new: &NewConference) -> Result<ConferenceId> {
    create_conference_for(ctx, new, ctx.actor.person()).await
}

/// Like [`create_conference`], for `owner` to own it.
pub(crate) async fn create_conference_for(
    ctx: &Ctx,
    new: &NewConference,
    owner: Option<PersonId>,
) -> Result<ConferenceId> {
    ctx.authorize_route(Action::FoundConference)?;
    let ecosystem = ecosystem_of(ctx, new).await?;
    ctx.authorize(Action::FoundConference, ecosystem.map_or(Place::Site, Place::Ecosystem))?;
    let (slug, details) = checked(new)?;
    let id: ConferenceId = ctx.id();
    ctx.write(async |tx| {
        if let Some(ecosystem) = ecosystem {
            portal::find::locked(ctx, tx, ecosystem, Action::FoundConference).await?;
        }
        claim(ctx, tx, SlugKind::Conference, &slug, id).await?;
        refuse_taken_acronym(tx, id, details.acronym.as_str()).await?;
        insert(ctx, tx, id, ecosystem, &slug, &details).await.map_err(acronym_taken_if_duplicate)?;
        let scope = Scope::Conference(id);
        if let Some(owner) = owner {
            team::grant(ctx, tx, scope, owner, RoleKind::Owner).await?;
        }
        let entry = Entry::new("conference.created", "conference", id, scope);
        event::append(ctx, tx, entry.with(json!({ "slug": slug, "title": details.title }))).await
    })
    .await?;
    Ok(id)
}

/// Ecosystems are public: whether one is there may be said to whoever is signed in.
async fn ecosystem_of(ctx: &Ctx, new: &NewConference) -> Result<Option<EcosystemId>> {
    match new.ecosystem.trim() {
        "" => Ok(None),
        slug => match portal::find::by_slug(slug).one(&ctx.db.read).await? {
            Some(row) => Ok(Some(row.id)),
            None => Err(Error::field("ecosystem", "unknown-ecosystem", "There is no such ecosystem; choose another.")),
        },
    }
}

fn checked(new: &NewConference) -> Result<(Slug, ConferenceDetails)> {
    let mut errors = FieldErrors::default();
    let slug = errors.take("slug", Slug::parse(&new.slug));
    // Without a good slug nothing suggests an acronym; then whatever else is wrong is said all the same.
    let suggestion = slug.clone().or_else(|| Slug::parse("conference").ok());
    let details = suggestion.and_then(|slug| new.details.note(&slug, &mut errors));
    Ok(errors.finish(slug.zip(details))?)
}

async fn insert(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    id: ConferenceId,
    ecosystem: Option<EcosystemId>,
    slug: &Slug,
    details: &ConferenceDetails,
) -> Result<()> {
    let row = conference::ActiveModel {
        id: Set(id),
        ecosystem_id: Set(ecosystem),
        slug: Set(slug.to_string()),
        acronym: Set(details.acronym.to_string()),
        title: Set(details.title.clone()),
        subtitle: Set(details.subtitle.clone()),
        description: Set(details.description.clone()),
        start_date: Set(details.days.start),
        end_date: Set(details.days.end),
        zone: Set(details.zone.to_string()),
        venue: Set(details.venue.clone()),
        city: Set(details.city.clone()),
        languages: Set(details.languages.to_string()),
        theme: Set(details.theme.to_string()),
        visibility: Set(Visibility::Team),
        timeslot_minutes: Set(details.timeslot_minutes.into()),
        day_change_minutes: Set(details.day_change_minutes.into()),
        created_at: Set(ctx.now),
        updated_at: Set(ctx.now),
    };
    row.insert(tx).await?;
    Ok(())
}

/// Refuses an acronym that another conference bears. The database's unique index has the last word.
pub(super) async fn refuse_taken_acronym(tx: &impl ConnectionTrait, id: ConferenceId, acronym: &str) -> Result<()> {
    match find::bearing(acronym).one(tx).await? {
        Some(row) if row.id != id => Err(acronym_taken()),
        _ => Ok(()),
    }
}

/// Whether no conference bears that acronym yet.
pub(crate) async fn acronym_is_free(ctx: &Ctx, acronym: &Acronym) -> Result<bool> {
    Ok(find::bearing(acronym.as_str()).one(&ctx.db.read).await?.is_none())
}

/// The refusal of an acronym, where that is why the database refused the row.
pub(super) fn acronym_taken_if_duplicate(error: Error) -> Error {
    if error.is_duplicate() { acronym_taken() } else { error }
}

fn acronym_taken() -> Error {
    Error::field(
        "acronym",
        "acronym-taken",
        "Another conference has this acronym; choose another, perhaps with the year.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Found,
        conference::conference,
        on_both_databases,
        testing::{code_of, conference_called, fields_of},
    };

    on_both_databases! {
        async fn an_owner_of_an_ecosystem_founds_a_hidden_conference_and_owns_it(world: World) {
            let ecosystem = world.ecosystem("owasp").await;
            let mut ada = world.person("Ada Lovelace").await;
            world.grant(&mut ada, Scope::Ecosystem(ecosystem), RoleKind::Owner).await;
            let id = create_conference(&world.as_(&ada), &under("owasp", "global-2026")).await.expect("founded");
            let found = conference(&world.as_(&ada), "global-2026", Action::OrganiseConference).await;
            let facts = found.and_then(Found::here).expect("hers");
            assert_eq!((facts.id, facts.visibility, facts.acronym.as_str()), (id, Visibility::Team, "global_2026"));
            assert_eq!(facts.ecosystem.map(|ecosystem| ecosystem.slug).as_deref(), Some("owasp"));
            let team = team::team(&world.as_(&ada), Scope::Conference(id)).await.expect("hers");
            assert_eq!(team.members.iter().map(|member| member.person).collect::<Vec<_>>(), [ada.person]);
            assert_eq!(world.events().await, ["ecosystem.created", "conference.created"]);
        }

        async fn only_administrators_found_a_conference_alone(world: World) {
            let ecosystem = world.ecosystem("owasp").await;
            let mut ada = world.person("Ada Lovelace").await;
            world.grant(&mut ada, Scope::Ecosystem(ecosystem), RoleKind::Owner).await;
            assert_eq!(code_of(create_conference(&world.as_(&ada), &new("alone-2026")).await), "denied");
            let admin = world.admin("Bea Admin").await;
            assert!(create_conference(&world.as_(&admin), &new("alone-2026")).await.is_ok());
            assert_eq!(code_of(create_conference(&world.anonymous(), &new("x")).await), "sign-in-needed");
        }

        async fn an_ecosystem_that_is_not_there_has_no_conferences(world: World) {
            let refused = create_conference(&world.ctx, &under("nowhere", "global-2026")).await;
            assert_eq!(fields_of(refused), ["ecosystem unknown-ecosystem"]);
            assert!(world.events().await.is_empty());
        }

        async fn everything_that_is_wrong_is_said_at_once(world: World) {
            let refused = create_conference(&world.ctx, &NewConference::default()).await;
            let said = fields_of(refused);
            assert_eq!(said, ["slug length", "title missing", "start missing", "end missing", "zone missing", "languages missing"]);
        }

        async fn two_conferences_cannot_share_an_acronym(world: World) {
            world.hidden_conference("global-2026").await;
            let mut twin = new("other-2026");
            twin.details.acronym = "global_2026".into();
            assert_eq!(fields_of(create_conference(&world.ctx, &twin).await), ["acronym acronym-taken"]);
        }

        async fn of_fifty_who_want_one_slug_one_gets_it(world: World) {
            let made = world.fifty(|ctx| async move { create_conference(&ctx, &new("global-2026")).await }).await;
            assert_eq!(made.iter().filter(|made| made.is_ok()).count(), 1);
            for refused in made.into_iter().filter(Result::is_err) {
                assert_eq!(fields_of(refused), ["slug slug-taken"]);
            }
            assert_eq!(world.events().await, ["conference.created"]);
        }

        async fn of_fifty_who_want_one_acronym_one_gets_it(world: World) {
            let made = world.fifty(|ctx| async move {
                let mut new = new(&format!("conference-{}", ctx.chance.secret()[0]));
                new.details.acronym = "wanted".into();
                create_conference(&ctx, &new).await
            }).await;
            assert_eq!(made.iter().filter(|made| made.is_ok()).count(), 1);
            assert_eq!(world.events().await, ["conference.created"]);
        }
    }

    fn under(ecosystem: &str, slug: &str) -> NewConference {
        NewConference { ecosystem: ecosystem.into(), ..conference_called(slug) }
    }

    fn new(slug: &str) -> NewConference {
        conference_called(slug)
    }
}
