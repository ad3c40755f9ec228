//! Reminding whoever holds something that is due: once for each time at which it is due.

use chrono::TimeDelta;
use domain::{
    Instant,
    id::PersonId,
    policy::{Action, Place},
};
use sea_orm::{ActiveValue::Set, EntityTrait, prelude::async_trait::async_trait, sea_query::OnConflict};
use serde_json::Value;

use super::open::{Ask, Open, open};
use crate::{
    Ctx, Result,
    entity::{duty_reminder, working_group},
    group::{find as groups, members_of},
    mail::{self, Mail},
    record::Handler,
};

/// The kind of the job that reminds.
pub const REMIND_DUTIES: &str = "duty.remind";
/// So long before something is due, whoever holds it is reminded.
const BEFORE: TimeDelta = TimeDelta::days(2);
/// Of so many groups at once is asked what is due.
const GROUPS_AT_ONCE: usize = 100;

/// Carries out [`REMIND_DUTIES`] jobs.
#[derive(Debug)]
pub struct RemindDuties;

#[async_trait]
impl Handler for RemindDuties {
    async fn run(&self, ctx: &Ctx, _: &Value) -> Result<()> {
        let reminded = remind_duties(ctx).await?;
        tracing::debug!(reminded, "whoever must act is reminded");
        Ok(())
    }
}

/// Reminds of what is due in two days or was due already; says of how many things.
pub async fn remind_duties(ctx: &Ctx) -> Result<usize> {
    ctx.authorize(Action::AdministerSite, Place::Site)?;
    let rows = groups::visible_to(&ctx.actor).all(&ctx.db.read).await?;
    let mut reminded = 0;
    let ask = Ask { until: Some(ctx.now + BEFORE), ..Ask::default() };
    for rows in rows.chunks(GROUPS_AT_ONCE) {
        for one in Box::pin(open(ctx, rows, ask)).await? {
            let Some((holder, due)) = one.holder.zip(one.due) else { continue };
            reminded += usize::from(remind(ctx, rows, &one, holder, due).await?);
        }
    }
    Ok(reminded)
}

async fn remind(ctx: &Ctx, of: &[working_group::Model], one: &Open, holder: PersonId, due: Instant) -> Result<bool> {
    ctx.write(async |tx| {
        let row = duty_reminder::ActiveModel {
            kind: Set(one.kind),
            thing_id: Set(one.id),
            person_id: Set(holder),
            due: Set(due),
            sent_at: Set(ctx.now),
        };
        let first_wins = OnConflict::columns([
            duty_reminder::Column::Kind,
            duty_reminder::Column::ThingId,
            duty_reminder::Column::PersonId,
            duty_reminder::Column::Due,
        ])
        .do_nothing()
        .to_owned();
        if duty_reminder::Entity::insert(row).on_conflict(first_wins).exec_without_returning(tx).await? == 0 {
            return Ok(false);
        }
        let Some((to, language)) = members_of::reached(tx, holder).await? else { return Ok(false) };
        let letter = Mail::Duty {
            kind: one.kind.to_string(),
            group: of.iter().find(|row| row.id == one.group).map(|row| row.name.clone()).unwrap_or_default(),
            // A mail leaves the site.
            title: if one.is_public { one.title.clone() } else { String::new() },
            due: due.format("%Y-%m-%d").to_string(),
            path: one.path.clone(),
        };
        mail::leave(ctx, tx, &to, language, letter).await?;
        Ok(true)
    })
    .await
}
