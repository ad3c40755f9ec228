//! Jobs, for those who run the site.

use domain::{
    Instant,
    id::JobId,
    job::JobState,
    policy::{Action, Place},
};
use sea_orm::{ColumnTrait, DerivePartialModel, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;

use crate::{Ctx, Result, entity::job};

/// Jobs on one page.
const PAGE: usize = 50;

/// A job, without its payload, which is nobody's business.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, DerivePartialModel)]
#[sea_orm(entity = "job::Entity")]
pub struct Job {
    /// Which.
    pub id: JobId,
    /// What it does.
    pub kind: String,
    /// Where it stands.
    pub state: JobState,
    /// Since when it exists.
    pub created_at: Instant,
    /// Not to run before.
    pub run_at: Instant,
    /// How often it was tried.
    pub tries: i32,
    /// Until when a process holds it.
    pub leased_until: Option<Instant>,
    /// When it was done or parked.
    pub finished_at: Option<Instant>,
    /// Why the last try failed.
    pub last_error: Option<String>,
}

/// A page of jobs, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Jobs {
    /// The jobs.
    pub jobs: Vec<Job>,
    /// Where the next page begins, if there is one.
    pub next: Option<JobId>,
}

/// How many jobs stand where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Waiting for their time or running.
    pub waiting: u64,
    /// Of those, how many should have begun more than a minute ago: processes are missing or overwhelmed.
    pub late: u64,
    /// Done, not yet pruned.
    pub done: u64,
    /// Waiting for somebody to look.
    pub parked: u64,
}

/// Jobs in `state`, or all, older than `after`.
#[expect(clippy::disallowed_methods, reason = "a finder for administrators, authorised here")]
pub async fn jobs(ctx: &Ctx, state: Option<JobState>, after: Option<JobId>) -> Result<Jobs> {
    ctx.authorize(Action::AdministerSite, Place::Site)?;
    let mut query = job::Entity::find().order_by_desc(job::Column::Id).limit(PAGE as u64 + 1);
    if let Some(state) = state {
        query = query.filter(job::Column::State.eq(state));
    }
    if let Some(after) = after {
        query = query.filter(job::Column::Id.lt(after));
    }
    let mut jobs: Vec<Job> = query.into_partial_model().all(&ctx.db.read).await?;
    let more = jobs.len() > PAGE;
    jobs.truncate(PAGE);
    let next = jobs.last().filter(|_| more).map(|job| job.id);
    Ok(Jobs { jobs, next })
}

/// How many jobs stand where.
#[expect(clippy::disallowed_methods, reason = "a finder for administrators, authorised here")]
pub async fn job_counts(ctx: &Ctx) -> Result<Counts> {
    ctx.authorize(Action::AdministerSite, Place::Site)?;
    let by_state: Vec<(JobState, i64)> = job::Entity::find()
        .select_only()
        .column(job::Column::State)
        .column_as(job::Column::Id.count(), "count")
        .group_by(job::Column::State)
        .into_tuple()
        .all(&ctx.db.read)
        .await?;
    let of = |state| by_state.iter().find(|(known, _)| *known == state).map_or(0, |(_, count)| count.unsigned_abs());
    let late = job::Entity::find()
        .filter(job::Column::State.eq(JobState::Waiting))
        .filter(job::Column::RunAt.lt(ctx.now - chrono::TimeDelta::minutes(1)))
        .filter(job::Column::Lease.is_null())
        .count(&ctx.db.read)
        .await?;
    Ok(Counts { waiting: of(JobState::Waiting), late, done: of(JobState::Done), parked: of(JobState::Parked) })
}
