//! What the public sees of a conference's programme: its newest release.

use domain::{
    Instant,
    id::{ConferenceId, EcosystemId, ReleaseId},
    policy::{Action, Place, Visibility},
    programme::Programme,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::content;
use crate::{
    Ctx, Error, Result,
    ballot::{SessionBallot, shown_at},
    cfp::{ShownCall, calls_shown},
    entity::{conference, release},
};

/// A conference and its newest release.
#[derive(Clone, Debug)]
pub struct Published {
    /// The conference's own record.
    pub conference: conference::Model,
    /// The newest release; none before the first.
    pub release: Option<ReleaseFacts>,
    /// What the release says takes place; empty before the first.
    pub programme: Programme,
    /// The calls for papers that are shown, the first to close first.
    pub calls: Vec<ShownCall>,
    /// The ballots of groups at its sessions, as far as everybody may know of them.
    pub ballots: Vec<SessionBallot>,
}

/// A release without its content.
#[derive(Clone, Debug, PartialEq, Eq, sea_orm::FromQueryResult)]
pub struct ReleaseFacts {
    /// Which.
    pub id: ReleaseId,
    /// Counted from 1 within the conference.
    pub number: i32,
    /// Its name ("v1.1").
    pub version: String,
    /// What its maker says about it; may be empty.
    pub comment: String,
    /// When it was released.
    pub released_at: Instant,
    /// SHA-256 of its content.
    pub content_hash: String,
}

/// What decides whether something made from a [`Published`] is still what the public should see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The conference.
    pub id: ConferenceId,
    /// Under which ecosystem.
    pub ecosystem: Option<EcosystemId>,
    /// Who may see it.
    pub visibility: Visibility,
    /// When its record last changed.
    pub updated_at: Instant,
    /// The newest release.
    pub release: Option<ReleaseId>,
    /// The calls that are shown, as they are.
    pub calls: Vec<ShownCall>,
    /// The ballots at its sessions that are shown, as they are.
    pub ballots: Vec<SessionBallot>,
}

impl Published {
    /// The stamp of this state.
    pub fn stamp(&self) -> Stamp {
        Stamp {
            id: self.conference.id,
            ecosystem: self.conference.ecosystem_id,
            visibility: self.conference.visibility,
            updated_at: self.conference.updated_at,
            release: self.release.as_ref().map(|facts| facts.id),
            calls: self.calls.clone(),
            ballots: self.ballots.clone(),
        }
    }
}

impl Stamp {
    /// The place that decisions are made about.
    pub fn place(&self) -> Place {
        Place::Conference { id: self.id, ecosystem: self.ecosystem, visibility: self.visibility }
    }
}

/// The stamp of the conference at `slug`: four small queries by index, cheap enough for every request.
///
/// Refused with "not found" where the actor may not know of the conference.
pub async fn stamp(ctx: &Ctx, slug: &str) -> Result<Stamp> {
    let conference = by_slug(ctx, slug).await?;
    let release = newest(ctx, conference.id).await?.map(|facts| facts.id);
    let stamp = Stamp {
        id: conference.id,
        ecosystem: conference.ecosystem_id,
        visibility: conference.visibility,
        updated_at: conference.updated_at,
        release,
        calls: calls_shown(&ctx.db.read, conference.id).await?,
        ballots: shown_at(ctx, &conference.slug).await?,
    };
    ctx.authorize(Action::SeeConference, stamp.place())?;
    Ok(stamp)
}

/// The conference at `slug` and its newest release.
pub async fn published(ctx: &Ctx, slug: &str) -> Result<Published> {
    let conference = by_slug(ctx, slug).await?;
    ctx.authorize(Action::SeeConference, place_of(&conference))?;
    let release = newest(ctx, conference.id).await?;
    let programme = match &release {
        Some(facts) => content_of(ctx, facts.id).await?,
        None => Programme::empty(facts_of(&conference)),
    };
    let calls = calls_shown(&ctx.db.read, conference.id).await?;
    let ballots = shown_at(ctx, &conference.slug).await?;
    Ok(Published { conference, release, programme, calls, ballots })
}

/// The programme that a release holds.
#[expect(clippy::disallowed_methods, reason = "by primary key, for callers that have authorised")]
pub(crate) async fn content_of(ctx: &Ctx, id: ReleaseId) -> Result<Programme> {
    let row = release::Entity::find_by_id(id).one(&ctx.db.read).await?.ok_or_else(Error::not_found)?;
    content::unpack(&row.content)
}

/// What decisions about a conference need to know of it.
pub(crate) fn place_of(conference: &conference::Model) -> Place {
    Place::Conference { id: conference.id, ecosystem: conference.ecosystem_id, visibility: conference.visibility }
}

/// The frame of a programme, as the conference's record gives it.
pub(crate) fn facts_of(conference: &conference::Model) -> domain::programme::Facts {
    domain::programme::Facts {
        acronym: conference.acronym.clone(),
        title: conference.title.clone(),
        subtitle: conference.subtitle.clone(),
        venue: conference.venue.clone(),
        city: conference.city.clone(),
        start: conference.start_date,
        end: conference.end_date,
        zone: conference.zone.clone(),
        timeslot_minutes: u16::try_from(conference.timeslot_minutes).unwrap_or(5),
        day_change_minutes: u16::try_from(conference.day_change_minutes).unwrap_or(0),
    }
}

#[expect(clippy::disallowed_methods, reason = "by unique slug; callers authorise with what they find")]
pub(crate) async fn by_slug(ctx: &Ctx, slug: &str) -> Result<conference::Model> {
    let query = conference::Entity::find().filter(conference::COLUMN.slug.eq(slug));
    query.one(&ctx.db.read).await?.ok_or_else(Error::not_found)
}

/// The newest release of a conference.
#[expect(clippy::disallowed_methods, reason = "within one conference; callers authorise")]
pub(crate) async fn newest(ctx: &Ctx, conference: ConferenceId) -> Result<Option<ReleaseFacts>> {
    let query = release::Entity::find()
        .select_only()
        .columns([
            release::Column::Id,
            release::Column::Number,
            release::Column::Version,
            release::Column::Comment,
            release::Column::ReleasedAt,
            release::Column::ContentHash,
        ])
        .filter(release::COLUMN.conference_id.eq(conference))
        .order_by_desc(release::Column::Number);
    Ok(query.into_model().one(&ctx.db.read).await?)
}
