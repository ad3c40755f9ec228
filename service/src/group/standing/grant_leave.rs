//! Granting a leave of absence, during which standing neither grows nor shrinks.

use chrono::NaiveDate;
use domain::{
    FieldErrors,
    id::{GroupId, LeaveId, PersonId},
    policy::{Action, Scope},
    text,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{super::people::find as members, find};
use crate::{
    Ctx, Error, Result,
    entity::leave_of_absence,
    group::{GroupFacts, find as groups},
    record::{Entry, event},
};

/// A leave, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedLeave {
    /// Whose.
    pub person: String,
    /// Its first day.
    pub from: String,
    /// The first day after it.
    pub until: String,
    /// Why, for those who keep the list alone; may be empty.
    pub reason: String,
}

/// A leave of absence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LeaveLine {
    /// Which.
    pub id: LeaveId,
    /// Whose.
    pub person: PersonId,
    /// Its first day.
    pub from: NaiveDate,
    /// The first day after it.
    pub until: Option<NaiveDate>,
    /// Why; may be empty.
    pub reason: String,
}

/// Grants a leave. Why somebody is away stays between them and those who keep the list.
pub async fn grant_leave(ctx: &Ctx, group: GroupId, typed: &TypedLeave) -> Result<LeaveId> {
    ctx.authorize_route(Action::ManageMembers)?;
    let mut errors = FieldErrors::default();
    let mut day = |field: &str, text: &str| -> Option<NaiveDate> {
        text.trim().parse().map_err(|_| errors.add(field, "date", "Give a date like 2026-03-01.")).ok()
    };
    let (from, until) = (day("from", &typed.from), day("until", &typed.until));
    if from.zip(until).is_some_and(|(from, until)| until <= from) {
        errors.add("until", "order", "The last day cannot be before the first.");
    }
    let reason = errors.take("reason", text::optional_line(&typed.reason, 500));
    let person: Option<PersonId> =
        typed.person.trim().parse().map_err(|_| errors.add("person", "option", "Choose one of the options.")).ok();
    let ((from, until), (reason, person)) = errors.finish(from.zip(until).zip(reason.zip(person)))?;
    let id: LeaveId = ctx.id();
    ctx.write(async |tx| {
        groups::locked(ctx, tx, group, Action::ManageMembers).await?;
        if members::membership_of(group, person).one(tx).await?.is_none() {
            return Err(Error::field("person", "not-in-group", "Choose among the people of the group."));
        }
        let row = leave_of_absence::ActiveModel {
            id: Set(id),
            group_id: Set(group),
            person_id: Set(person),
            from_date: Set(from),
            reason: Set(reason),
            approved_at: Set(ctx.now),
            until_date: Set(Some(until)),
            approved_by: Set(ctx.actor.person()),
        };
        row.insert(tx).await?;
        let entry = Entry::new("leave.granted", "person", person, Scope::Group(group));
        event::append(ctx, tx, entry.with(json!({ "from": from, "until": until }))).await
    })
    .await?;
    Ok(id)
}

/// The leaves of absence from a group, the latest first.
pub async fn leaves(ctx: &Ctx, group: &GroupFacts) -> Result<Vec<LeaveLine>> {
    ctx.authorize(Action::ManageMembers, group.place())?;
    let rows = find::leaves(group.id).all(&ctx.db.read).await?;
    let line = |row: leave_of_absence::Model| LeaveLine {
        id: row.id,
        person: row.person_id,
        from: row.from_date,
        until: row.until_date,
        reason: row.reason,
    };
    Ok(rows.into_iter().map(line).collect())
}
