//! What a conference says about itself.

use chrono::NaiveDate;
use domain::{
    Instant,
    conference::TypedConference,
    id::{ConferenceId, EcosystemId},
    policy::{Action, Decision, Place, Visibility, decide},
    portal::Theme,
};
use sea_orm::{ColumnTrait, QueryFilter};
use serde::Serialize;

use super::{
    find::{self, visible_to},
    frame::{framed_for, with_frames},
};
use crate::{
    Ctx, Error, Found, Result, Version,
    entity::conference,
    portal::{self, EcosystemRef},
    slug::{SlugKind, claimed_by},
};

/// What a conference says about itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ConferenceFacts {
    /// Which.
    pub id: ConferenceId,
    /// The ecosystem it belongs to, if any.
    pub ecosystem: Option<EcosystemRef>,
    /// Its part of addresses.
    pub slug: String,
    /// Short name for exchange files.
    pub acronym: String,
    /// Name for people.
    pub title: String,
    /// A line under the name; may be empty.
    pub subtitle: String,
    /// What it is about; may be empty.
    pub description: String,
    /// First day.
    pub start: NaiveDate,
    /// Last day.
    pub end: NaiveDate,
    /// IANA zone of the venue.
    pub zone: String,
    /// Where it is; may be empty.
    pub venue: String,
    /// The city; may be empty.
    pub city: String,
    /// BCP 47 tags, the main language first.
    pub languages: Vec<String>,
    /// Its colours.
    pub theme: Theme,
    /// Who may know of it.
    pub visibility: Visibility,
    /// Grid of the timetable in minutes.
    pub timeslot_minutes: u16,
    /// Minutes after midnight at which a new programme day starts.
    pub day_change_minutes: u16,
    /// When it was edited last.
    pub updated_at: Instant,
    /// The state that an edit is made from.
    pub version: Version,
    /// Whether the asker may edit it.
    #[serde(skip)]
    pub may_edit: bool,
    /// Whether the asker is of the committee that reviews its proposals.
    #[serde(skip)]
    pub may_review: bool,
}

/// The conference under `slug`, for somebody who may do `action` to it. Former slugs are known to those alone who may
/// know of the conference.
pub async fn conference(ctx: &Ctx, slug: &str, action: Action) -> Result<Found<ConferenceFacts>> {
    ctx.authorize_route(action)?;
    let db = &ctx.db.read;
    let named = visible_to(&ctx.actor).filter(conference::Column::Slug.eq(slug));
    if let Some(row) = named.one(db).await? {
        ctx.authorize(action, find::place(&row))?;
        let ecosystem = ecosystem_of(ctx, row.ecosystem_id).await?;
        return Ok(Found::Here(ConferenceFacts::new(ctx, row, ecosystem)));
    }
    Ok(Found::Moved(present_slug(ctx, slug).await?))
}

/// The conference under `slug` as the asker may know it: whoever may edit it reads what they would edit, everybody else
/// what its newest release says.
pub async fn conference_shown(ctx: &Ctx, slug: &str) -> Result<Found<ConferenceFacts>> {
    ctx.authorize_route(Action::SeeConference)?;
    let named = visible_to(&ctx.actor).filter(conference::Column::Slug.eq(slug));
    let Some(row) = with_frames(named).one(&ctx.db.read).await? else {
        return Ok(Found::Moved(present_slug(ctx, slug).await?));
    };
    ctx.authorize(Action::SeeConference, find::place(&row.0))?;
    let ecosystem = ecosystem_of(ctx, row.0.ecosystem_id).await?;
    Ok(Found::Here(ConferenceFacts::new(ctx, framed_for(ctx, row), ecosystem)))
}

/// What the conference that went by `slug` goes by now.
async fn present_slug(ctx: &Ctx, slug: &str) -> Result<String> {
    let db = &ctx.db.read;
    let id = claimed_by(db, SlugKind::Conference, slug).await?.ok_or_else(Error::not_found)?;
    let row = visible_to(&ctx.actor).filter(conference::Column::Id.eq(id)).one(db).await?;
    Ok(row.ok_or_else(Error::not_found)?.slug)
}

async fn ecosystem_of(ctx: &Ctx, id: Option<EcosystemId>) -> Result<Option<EcosystemRef>> {
    let Some(id) = id else { return Ok(None) };
    let row = portal::find::by_id(id).one(&ctx.db.read).await?;
    Ok(row.map(|row| EcosystemRef { id: row.id, slug: row.slug, name: row.name }))
}

impl ConferenceFacts {
    pub(crate) fn new(ctx: &Ctx, row: conference::Model, ecosystem: Option<EcosystemRef>) -> Self {
        let may_edit = decide(&ctx.actor, Action::EditConference, find::place(&row)) == Decision::Allow;
        let may_review = decide(&ctx.actor, Action::SeeReview, find::place(&row)) == Decision::Allow;
        let minutes = |stored: i32| u16::try_from(stored).unwrap_or(0);
        Self {
            id: row.id,
            ecosystem,
            slug: row.slug,
            acronym: row.acronym,
            title: row.title,
            subtitle: row.subtitle,
            description: row.description,
            start: row.start_date,
            end: row.end_date,
            zone: row.zone,
            venue: row.venue,
            city: row.city,
            languages: row.languages.split(", ").filter(|tag| !tag.is_empty()).map(str::to_owned).collect(),
            theme: row.theme.parse().unwrap_or(Theme::Ink),
            visibility: row.visibility,
            timeslot_minutes: minutes(row.timeslot_minutes),
            day_change_minutes: minutes(row.day_change_minutes),
            updated_at: row.updated_at,
            version: Version::of_row(row.updated_at),
            may_edit,
            may_review,
        }
    }

    /// What the policy needs to know of it.
    pub fn place(&self) -> Place {
        let ecosystem = self.ecosystem.as_ref().map(|ecosystem| ecosystem.id);
        Place::Conference { id: self.id, ecosystem, visibility: self.visibility }
    }

    /// As a form or an edit starts from it.
    pub fn typed(&self) -> TypedConference {
        TypedConference {
            title: self.title.clone(),
            subtitle: self.subtitle.clone(),
            description: self.description.clone(),
            acronym: self.acronym.clone(),
            start: self.start.to_string(),
            end: self.end.to_string(),
            zone: self.zone.clone(),
            venue: self.venue.clone(),
            city: self.city.clone(),
            languages: self.languages.join(", "),
            theme: self.theme.to_string(),
            timeslot_minutes: self.timeslot_minutes.to_string(),
            day_change: format!("{:02}:{:02}", self.day_change_minutes / 60, self.day_change_minutes % 60),
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::{
        policy::{RoleKind, Scope},
        slug::Slug,
    };

    use super::*;
    use crate::{
        conference::{publish_conference, rename_conference},
        on_both_databases,
        testing::code_of,
    };

    on_both_databases! {
        async fn a_hidden_conference_is_not_there_for_outsiders_under_any_slug(world: World) {
            let id = world.hidden_conference("first-name").await;
            rename_conference(&world.ctx, id, "second-name").await.expect("renamed");
            let eve = world.person("Eve Moneypenny").await;
            for ctx in [world.anonymous(), world.as_(&eve)] {
                for slug in ["first-name", "second-name", "never-was"] {
                    assert_eq!(code_of(conference(&ctx, slug, Action::SeeConference).await), "not-found", "{slug}");
                }
            }
            let mut bea = world.person("Bea Reviewer").await;
            world.grant(&mut bea, Scope::Conference(id), RoleKind::Review).await;
            let found = conference(&world.as_(&bea), "first-name", Action::SeeConference).await.expect("hers");
            assert_eq!(found, Found::Moved("second-name".into()));
        }

        async fn the_organisers_pages_ask_for_sign_in_whatever_is_there(world: World) {
            world.hidden_conference("hidden-2026").await;
            let open = world.hidden_conference("open-2026").await;
            publish_conference(&world.ctx, open).await.expect("published");
            let organise = async |ctx: Ctx, slug| code_of(conference(&ctx, slug, Action::OrganiseConference).await);
            for slug in ["hidden-2026", "open-2026", "never-was"] {
                assert_eq!(organise(world.anonymous(), slug).await, "sign-in-needed", "{slug}");
            }
            let eve = world.person("Eve Moneypenny").await;
            assert_eq!(organise(world.as_(&eve), "hidden-2026").await, "not-found");
            assert_eq!(organise(world.as_(&eve), "open-2026").await, "denied");
        }

        async fn a_form_that_starts_from_the_facts_says_the_same(world: World) {
            let id = world.hidden_conference("fosdem-2026").await;
            let facts = world.facts(id).await;
            let slug = Slug::parse(&facts.slug).expect("a slug");
            let details = facts.typed().check(&slug).expect("acceptable");
            assert_eq!(details.languages.tags(), facts.languages);
            assert_eq!((details.day_change_minutes, details.acronym.as_str()), (240, "fosdem_2026"));
        }
    }
}
