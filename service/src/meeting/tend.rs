//! What the site does about meetings by itself: it makes those of series that come near, closes shows of hands that were
//! forgotten, and removes recordings whose day is over.

use domain::policy::{Action, Place};
use sea_orm::prelude::async_trait::async_trait;
use serde_json::Value;

use super::{announce::make_coming, find, hands::count, recordings::expire};
use crate::{Ctx, Error, Result, database, entity::working_group, record::Handler};

/// The kind of the job that tends meetings.
pub const TEND_MEETINGS: &str = "meeting.tend";

/// Carries out [`TEND_MEETINGS`] jobs.
#[derive(Debug)]
pub struct TendMeetings;

#[async_trait]
impl Handler for TendMeetings {
    async fn run(&self, ctx: &Ctx, _: &Value) -> Result<()> {
        let (made, closed, removed) = tend_meetings(ctx).await?;
        tracing::debug!(made, closed, removed, "meetings are tended");
        Ok(())
    }
}

/// Says how many meetings were made, how many shows of hands were closed, and of how many meetings recordings were
/// removed.
pub async fn tend_meetings(ctx: &Ctx) -> Result<(usize, usize, usize)> {
    ctx.authorize(Action::AdministerSite, Place::Site)?;
    let db = &ctx.db.read;
    let (mut made, mut closed, mut removed) = (0, 0, 0);
    for row in find::series_alive().all(db).await? {
        made += ctx
            .write(async |tx| {
                let of = database::locked::<working_group::Entity>(tx, row.group_id).await?;
                let row = find::series(of.id, row.id).one(tx).await?.ok_or_else(Error::not_found)?;
                if row.ended_at.is_some() || !of.state.is_written() {
                    return Ok(0);
                }
                let after = row.made_until;
                Ok(make_coming(ctx, tx, &of, row, Some(after)).await?.len())
            })
            .await?;
    }
    for question in find::forgotten_hands(ctx.now).all(db).await? {
        let Some(row) = find::among(vec![question.meeting_id]).one(db).await? else { continue };
        closed += usize::from(
            ctx.write(async |tx| {
                let of = database::locked::<working_group::Entity>(tx, row.group_id).await?;
                let now = find::hand_question(row.id, question.id).one(tx).await?.filter(|one| one.closed_at.is_none());
                let Some(now) = now else { return Ok(false) };
                count(ctx, tx, &of, &row, now).await.map(|()| true)
            })
            .await?,
        );
    }
    for row in find::outlived(db, ctx.now.date_naive()).await? {
        ctx.write(async |tx| {
            let of = database::locked::<working_group::Entity>(tx, row.group_id).await?;
            expire(ctx, tx, &of, &row).await
        })
        .await?;
        removed += 1;
    }
    Ok((made, closed, removed))
}
