//! Adding a time at an organisation.

use chrono::NaiveDate;
use domain::{
    id::{AffiliationId, OrganisationId, PersonId},
    identity::{AFFILIATION_TITLE_MAX, Interval, ORGANISATION_NAME_MAX, canonical_organisation},
    policy::{Action, Place, Scope},
    problem::{FieldErrors, Flaw},
    text,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter,
    sea_query::OnConflict,
};

use super::profile::affiliations_of;
use crate::{
    Ctx, Error, Result,
    database::locked,
    entity::{affiliation, organisation, person},
    record::event::{Entry, append},
};

/// Most affiliations of a person.
const MOST: usize = 100;

/// What somebody types to add an affiliation.
#[derive(Clone, Debug, Default)]
pub struct NewAffiliation {
    /// The organisation's name.
    pub organisation: String,
    /// What they are there; may be empty.
    pub title: String,
    /// The first day, as `2026-03-01`.
    pub from: String,
    /// The last day; empty while it goes on.
    pub to: String,
}

/// Adds an affiliation of the actor. Times at different organisations may overlap, times at the same one may not.
pub async fn add_affiliation(ctx: &Ctx, input: NewAffiliation) -> Result<AffiliationId> {
    ctx.authorize(Action::ManageProfile, Place::Own)?;
    let (name, title, interval) = check(&input)?;
    let person = ctx.actor.person().ok_or_else(Error::sign_in_needed)?;
    let id = ctx.id();
    ctx.write(async |tx| {
        locked::<person::Entity>(tx, person).await?;
        refuse_overlap(tx, person, &name, interval).await?;
        let row = affiliation::ActiveModel {
            id: Set(id),
            person_id: Set(person),
            organisation_id: Set(organisation_called(ctx, tx, &name).await?),
            title: Set(title),
            from_date: Set(interval.from),
            created_at: Set(ctx.now),
            to_date: Set(interval.to),
        };
        row.insert(tx).await?;
        append(ctx, tx, Entry::new("affiliation.added", "person", person, Scope::Site)).await
    })
    .await?;
    Ok(id)
}

fn check(input: &NewAffiliation) -> Result<(String, String, Interval)> {
    let mut errors = FieldErrors::default();
    let name = errors.take("organisation", text::line(&input.organisation, ORGANISATION_NAME_MAX));
    let title = errors.take("title", text::optional_line(&input.title, AFFILIATION_TITLE_MAX));
    let from = errors.take("from", day(&input.from));
    let to = if input.to.trim().is_empty() { Some(None) } else { errors.take("to", day(&input.to).map(Some)) };
    let interval = from.zip(to).and_then(|(from, to)| errors.take("to", Interval::new(from, to)));
    let checked = name.zip(title).zip(interval).map(|((name, title), interval)| (name, title, interval));
    Ok(errors.finish(checked)?)
}

/// A day as browsers send it.
pub(super) fn day(text: &str) -> std::result::Result<NaiveDate, Flaw> {
    match text.trim() {
        "" => Err(Flaw::new("missing", "This field is needed.")),
        text => text.parse().map_err(|_| Flaw::new("date", "Give a date like 2026-03-01.")),
    }
}

async fn refuse_overlap(tx: &DatabaseTransaction, person: PersonId, name: &str, interval: Interval) -> Result<()> {
    let known = affiliations_of(tx, person).await?;
    if known.len() >= MOST {
        return Err(Error::conflict("too-many-affiliations", format!("A person has at most {MOST} affiliations.")));
    }
    let same = |line: &&super::AffiliationLine| {
        canonical_organisation(&line.organisation) == canonical_organisation(name)
            && interval.overlaps(Interval { from: line.from, to: line.to })
    };
    match known.iter().find(same) {
        None => Ok(()),
        Some(_) => Err(Error::field(
            "organisation",
            "overlap",
            "You have given a time at this organisation that overlaps these days. End that one first.",
        )),
    }
}

/// The organisation of that name, which is made if it is new.
#[expect(clippy::disallowed_methods, reason = "a scoped finder: by canonical name")]
pub(crate) async fn organisation_called(ctx: &Ctx, tx: &DatabaseTransaction, name: &str) -> Result<OrganisationId> {
    let canonical = canonical_organisation(name);
    let row = organisation::ActiveModel {
        id: Set(ctx.id()),
        name: Set(name.to_owned()),
        canonical: Set(canonical.clone()),
        created_at: Set(ctx.now),
    };
    let once = OnConflict::column(organisation::Column::Canonical).do_nothing().to_owned();
    organisation::Entity::insert(row).on_conflict(once).exec_without_returning(tx).await?;
    let found = organisation::Entity::find().filter(organisation::Column::Canonical.eq(canonical)).one(tx).await?;
    found.map(|row| row.id).ok_or_else(|| Error::fault("an organisation just written is not there"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        identity::{end_affiliation::end_affiliation, profile::profile},
        on_both_databases,
        testing::{code_of, fields_of},
    };

    fn at_work(organisation: &str, from: &str, to: &str) -> NewAffiliation {
        NewAffiliation { organisation: organisation.into(), title: "Analyst".into(), from: from.into(), to: to.into() }
    }

    on_both_databases! {
        async fn history_is_kept_in_intervals(world: World) {
            let ada = world.person("Ada Lovelace").await;
            let ctx = world.as_(&ada);
            add_affiliation(&ctx, at_work("Babbage & Co", "2024-01-01", "2025-06-30")).await.expect("added");
            let now = add_affiliation(&ctx, at_work("babbage  & co", "2025-07-01", "")).await.expect("added");
            assert_eq!(world.ask("SELECT count(*) AS n FROM organisation").await, 1);
            end_affiliation(&ctx, now, "2026-08-31").await.expect("ended");
            let days: Vec<_> = profile(&ctx).await.expect("the page").affiliations.into_iter()
                .map(|line| (line.organisation, line.from.to_string(), line.to.map(|to| to.to_string())))
                .collect();
            assert_eq!(days, [
                ("Babbage & Co".to_owned(), "2025-07-01".to_owned(), Some("2026-08-31".to_owned())),
                ("Babbage & Co".to_owned(), "2024-01-01".to_owned(), Some("2025-06-30".to_owned())),
            ]);
            assert_eq!(world.events().await, ["affiliation.added", "affiliation.added", "affiliation.ended"]);
            assert_eq!(code_of(end_affiliation(&ctx, now, "2026-12-31").await), "affiliation-ended");
        }

        async fn the_same_place_twice_at_a_time_is_refused(world: World) {
            let ada = world.person("Ada Lovelace").await;
            let ctx = world.as_(&ada);
            add_affiliation(&ctx, at_work("Babbage & Co", "2024-01-01", "")).await.expect("added");
            let again = add_affiliation(&ctx, at_work("BABBAGE & CO", "2025-01-01", "")).await;
            assert_eq!(fields_of(again), ["organisation overlap"]);
            add_affiliation(&ctx, at_work("Royal Society", "2025-01-01", "")).await.expect("two places are fine");
        }

        async fn days_run_forwards(world: World) {
            let ada = world.person("Ada Lovelace").await;
            let ctx = world.as_(&ada);
            assert_eq!(fields_of(add_affiliation(&ctx, at_work("", "x", "y")).await), [
                "organisation missing", "from date", "to date",
            ]);
            assert_eq!(fields_of(add_affiliation(&ctx, at_work("B", "2025-02-02", "2025-02-01")).await), ["to order"]);
            let id = add_affiliation(&ctx, at_work("B", "2025-02-02", "")).await.expect("added");
            assert_eq!(fields_of(end_affiliation(&ctx, id, "2025-02-01").await), ["to order"]);
            let eve = world.person("Eve Else").await;
            assert_eq!(code_of(end_affiliation(&world.as_(&eve), id, "2025-03-01").await), "not-found");
        }
    }
}
