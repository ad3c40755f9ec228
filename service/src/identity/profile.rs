//! What somebody shows of themselves, and what of it others may see.
#![expect(clippy::disallowed_methods, reason = "scoped finders: by person")]

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::{
    id::{AffiliationId, FileId, PersonId},
    identity::ProfileLink,
    language::Lang,
    policy::{Action, Place, Visibility},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::{
    Ctx, Error, Result,
    entity::{affiliation, organisation, person, person_link},
};

/// A person as their page shows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonPage {
    /// Who.
    pub id: PersonId,
    /// Their name.
    pub name: String,
    /// Pronouns; may be empty.
    pub pronouns: String,
    /// Something about themselves, in Markdown; may be empty.
    pub biography: String,
    /// Their links, in order.
    pub links: Vec<ProfileLink>,
    /// Where they are and were, the latest first.
    pub affiliations: Vec<AffiliationLine>,
    /// Their picture.
    pub picture: Option<FileId>,
    /// The zone they live in.
    pub time_zone: String,
    /// The language they read.
    pub language: Lang,
    /// Who may see this.
    pub visibility: Visibility,
}

/// A time at an organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AffiliationLine {
    /// Which.
    pub id: AffiliationId,
    /// The organisation.
    pub organisation: String,
    /// What they are there; may be empty.
    pub title: String,
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: Option<NaiveDate>,
}

/// Somebody's page, for whoever may see it. An erased person has none.
pub async fn person_page(ctx: &Ctx, id: PersonId) -> Result<PersonPage> {
    ctx.authorize_route(Action::SeePerson)?;
    let row = visible_person(ctx, id).await?;
    page_of(&ctx.db.read, row).await
}

/// The actor's own page, for editing.
pub async fn profile(ctx: &Ctx) -> Result<PersonPage> {
    ctx.authorize(Action::ManageProfile, Place::Own)?;
    let id = ctx.actor.person().ok_or_else(Error::sign_in_needed)?;
    let row = person::Entity::find_by_id(id).one(&ctx.db.read).await?.ok_or_else(Error::not_found)?;
    page_of(&ctx.db.read, row).await
}

/// The row of a person whom the actor may see; whoever was merged into another is that other.
pub(super) async fn visible_person(ctx: &Ctx, id: PersonId) -> Result<person::Model> {
    let db = &ctx.db.read;
    let mut row = person::Entity::find_by_id(id).one(db).await?.ok_or_else(Error::not_found)?;
    if let Some(into) = row.merged_into {
        row = person::Entity::find_by_id(into).one(db).await?.ok_or_else(Error::not_found)?;
    }
    if row.erased_at.is_some() {
        return Err(Error::not_found());
    }
    ctx.authorize(Action::SeePerson, Place::Person { id: row.id, visibility: row.visibility })?;
    Ok(row)
}

async fn page_of(db: &impl ConnectionTrait, row: person::Model) -> Result<PersonPage> {
    Ok(PersonPage {
        links: links_of(db, row.id).await?,
        affiliations: affiliations_of(db, row.id).await?,
        id: row.id,
        name: row.name,
        pronouns: row.pronouns,
        biography: row.biography,
        picture: row.picture_id,
        time_zone: row.time_zone,
        language: row.language,
        visibility: row.visibility,
    })
}

async fn links_of(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<ProfileLink>> {
    let rows = person_link::Entity::find()
        .filter(person_link::Column::PersonId.eq(person))
        .order_by_asc(person_link::Column::Position)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| ProfileLink { label: row.label, url: row.url }).collect())
}

/// Where somebody is and was, the latest first.
pub(super) async fn affiliations_of(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<AffiliationLine>> {
    let rows = affiliation::Entity::find()
        .filter(affiliation::Column::PersonId.eq(person))
        .order_by_desc(affiliation::Column::FromDate)
        .order_by_desc(affiliation::Column::Id)
        .all(db)
        .await?;
    let names: HashMap<_, _> = organisation::Entity::find()
        .filter(organisation::Column::Id.is_in(rows.iter().map(|row| row.organisation_id)))
        .all(db)
        .await?
        .into_iter()
        .map(|row| (row.id, row.name))
        .collect();
    let line = |row: affiliation::Model| AffiliationLine {
        id: row.id,
        organisation: names.get(&row.organisation_id).cloned().unwrap_or_default(),
        title: row.title,
        from: row.from_date,
        to: row.to_date,
    };
    Ok(rows.into_iter().map(line).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        identity::edit_profile::edit_profile,
        on_both_databases,
        testing::{code_of, profile_input},
    };

    on_both_databases! {
        async fn a_closed_profile_is_known_to_its_person_and_administrators_alone(world: World) {
            let (ada, eve) = (world.person("Ada Lovelace").await, world.person("Eve Else").await);
            for ctx in [world.anonymous(), world.as_(&eve)] {
                assert_eq!(code_of(person_page(&ctx, ada.person).await), "not-found");
            }
            for ctx in [world.as_(&ada), world.ctx.clone()] {
                assert_eq!(person_page(&ctx, ada.person).await.expect("visible").name, "Ada Lovelace");
            }
            let open = domain::identity::ProfileInput { visibility: "public".into(), ..profile_input("Ada Lovelace") };
            edit_profile(&world.as_(&ada), open).await.expect("opened");
            assert!(person_page(&world.anonymous(), ada.person).await.is_ok());
        }

        async fn ids_of_the_merged_keep_resolving(world: World) {
            let (ada, augusta) = (world.person("Ada Lovelace").await, world.person("Augusta King").await);
            let merge = match world.flavour() {
                crate::Flavour::Sqlite => format!(
                    "UPDATE person SET merged_into = x'{}' WHERE id = x'{}'", ada.person.0.simple(), augusta.person.0.simple()
                ),
                crate::Flavour::Postgres => {
                    format!("UPDATE person SET merged_into = '{}' WHERE id = '{}'", ada.person, augusta.person)
                }
            };
            world.edit(&merge).await;
            assert_eq!(person_page(&world.ctx, augusta.person).await.expect("visible").name, "Ada Lovelace");
        }
    }
}
