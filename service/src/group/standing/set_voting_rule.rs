//! Setting the rule by which a group's members have the vote, from a day on.

use chrono::NaiveDate;
use domain::{
    FieldErrors,
    group::standing::Preset,
    id::{GroupId, VotingRuleId},
    policy::Action,
    problem::Flaw,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use serde_json::json;

use crate::{Ctx, Error, Result, entity::voting_rule, group::find as groups, record::event};

/// Sets a rule that begins today or later. What held before is kept, with the words it was set in: old votes are judged by
/// the rule of their day.
pub async fn set_voting_rule(ctx: &Ctx, group: GroupId, preset: &str, from: &str) -> Result<VotingRuleId> {
    ctx.authorize_route(Action::SetVotingRule)?;
    let mut errors = FieldErrors::default();
    let preset = errors.take("preset", chosen(preset));
    let from = errors.take("from", first_day(from, ctx.now.date_naive()));
    let (preset, from) = errors.finish(preset.zip(from))?;
    let id: VotingRuleId = ctx.id();
    ctx.write(async |tx| {
        let of = groups::locked(ctx, tx, group, Action::SetVotingRule).await?;
        if !of.kind.features().votes {
            return Err(Error::conflict("no-votes", "The members of this kind of group do not vote."));
        }
        let row = voting_rule::ActiveModel {
            id: Set(id),
            group_id: Set(group),
            preset: Set(preset),
            versions: Set(serde_json::to_value(preset.versions()).map_err(Error::fault)?),
            from_date: Set(from),
            set_at: Set(ctx.now),
            set_by: Set(ctx.actor.person()),
        };
        row.insert(tx).await?;
        let entry = groups::told(&of, "voting-rule.set", "group", group);
        event::append(ctx, tx, entry.with(json!({ "preset": preset, "from": from }))).await
    })
    .await?;
    Ok(id)
}

pub(super) fn chosen(text: &str) -> std::result::Result<Preset, Flaw> {
    text.trim().parse().map_err(|_| Flaw::new("option", "Choose one of the options."))
}

/// From today on: nobody loses yesterday's vote.
fn first_day(text: &str, today: NaiveDate) -> std::result::Result<NaiveDate, Flaw> {
    match text.trim() {
        "" => Ok(today),
        text => {
            let day: NaiveDate = text.parse().map_err(|_| Flaw::new("date", "Give a date like 2026-03-01."))?;
            if day < today {
                Err(Flaw::new("reaches-back", "It can hold from today on, not from before."))
            } else {
                Ok(day)
            }
        }
    }
}
