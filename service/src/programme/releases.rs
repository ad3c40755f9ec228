//! A conference's releases and what changed with each.

use domain::{
    id::PersonId,
    policy::Action,
    programme::{diff::Diff, sheet::Notice},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::published::{ReleaseFacts, by_slug, place_of};
use crate::{Ctx, Error, Result, entity::release};

/// A release with what changed.
#[derive(Clone, Debug)]
pub struct Release {
    /// Which one.
    pub facts: ReleaseFacts,
    /// What changed since the one before.
    pub diff: Diff,
    /// What was odd in the file it came from. For the team.
    pub notices: Vec<Notice>,
    /// Who released it. For the team.
    pub released_by: Option<PersonId>,
}

/// Most releases that one page shows.
pub const PAGE: u64 = 20;

/// Releases of the conference at `slug`, the newest first, from before release `before` on.
#[expect(clippy::disallowed_methods, reason = "within one conference that the actor may see")]
pub async fn releases(ctx: &Ctx, slug: &str, before: Option<i32>) -> Result<Vec<Release>> {
    let conference = by_slug(ctx, slug).await?;
    ctx.authorize(Action::SeeConference, place_of(&conference))?;
    let query = release::Entity::find()
        .filter(release::COLUMN.conference_id.eq(conference.id))
        .filter(release::COLUMN.number.lt(before.unwrap_or(i32::MAX)))
        .order_by_desc(release::Column::Number)
        .limit(PAGE);
    query.into_partial_model::<Row>().all(&ctx.db.read).await?.into_iter().map(Row::read).collect()
}

/// One release of the conference at `slug`.
#[expect(clippy::disallowed_methods, reason = "within one conference that the actor may see")]
pub async fn release(ctx: &Ctx, slug: &str, number: i32) -> Result<Release> {
    let conference = by_slug(ctx, slug).await?;
    ctx.authorize(Action::SeeConference, place_of(&conference))?;
    let query = release::Entity::find()
        .filter(release::COLUMN.conference_id.eq(conference.id))
        .filter(release::COLUMN.number.eq(number));
    let row = query.into_partial_model::<Row>().one(&ctx.db.read).await?;
    row.ok_or_else(Error::not_found)?.read()
}

/// A release's row without its content, which weighs a megabyte.
#[derive(sea_orm::DerivePartialModel)]
#[sea_orm(entity = "release::Entity")]
struct Row {
    id: domain::id::ReleaseId,
    number: i32,
    version: String,
    comment: String,
    released_at: domain::Instant,
    content_hash: String,
    diff: serde_json::Value,
    notices: serde_json::Value,
    released_by: Option<PersonId>,
}

impl Row {
    fn read(self) -> Result<Release> {
        Ok(Release {
            facts: ReleaseFacts {
                id: self.id,
                number: self.number,
                version: self.version,
                comment: self.comment,
                released_at: self.released_at,
                content_hash: self.content_hash,
            },
            diff: serde_json::from_value(self.diff).map_err(Error::fault)?,
            notices: serde_json::from_value(self.notices).map_err(Error::fault)?,
            released_by: self.released_by,
        })
    }
}
