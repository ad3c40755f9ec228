//! Letters that did not arrive.

use std::collections::HashMap;

use domain::{
    Instant,
    cfp::State,
    id::{CallId, OutboxId, ProposalId},
    job::JobState,
    review::visibility::{Channel, Field},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QuerySelect, QueryTrait,
    sea_query::SelectStatement,
};

use super::{
    desks::Desks,
    find::{proposals_in, sent_letters},
    prepare_release::proposals_of_letter,
    recipients::recipients,
};
use crate::{
    Ctx, Result,
    entity::{job, letter, outbox, proposal},
    record::outbox::DELIVER,
};

/// A letter that did not arrive, as far as anybody here knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undelivered {
    /// To whom.
    pub to: String,
    /// About what.
    pub subject: String,
    /// Since when.
    pub sent_at: Instant,
    /// Why.
    pub why: Why,
}

/// Why a letter did not arrive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Nobody knows an address.
    NoAddress,
    /// It is still tried.
    Underway,
    /// It was given up, until somebody tries again.
    GivenUp,
}

/// The letters of a call that did not arrive, the latest first; those the asker may not know of are left out.
pub(super) async fn undelivered(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    call: CallId,
    desks: &Desks,
) -> Result<Vec<Undelivered>> {
    let is_open = letter::Column::OutboxId.in_subquery(not_delivered());
    let rows = sent_letters(call).filter(letter::Column::OutboxId.is_null().or(is_open)).all(db).await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let mut about = Vec::new();
    for row in &rows {
        about.extend(proposals_of_letter(row)?);
    }
    let states = proposals_in(call).filter(proposal::Column::Id.is_in(about));
    let states: HashMap<ProposalId, State> = states.all(db).await?.into_iter().map(|row| (row.id, row.state)).collect();
    let given_up = given_up(db).await?;
    let people = recipients(db, rows.iter().map(|row| row.person_id)).await?;
    let mut lines = Vec::new();
    for row in rows {
        let known = |id: &ProposalId| {
            states.get(id).is_some_and(|state| desks.lens(*id, *state).shows(Field::State, Channel::List))
        };
        if !proposals_of_letter(&row)?.iter().all(known) {
            continue;
        }
        let why = match row.outbox_id {
            None => Why::NoAddress,
            Some(id) if given_up.contains(&id) => Why::GivenUp,
            Some(_) => Why::Underway,
        };
        let to = people.get(&row.person_id).map(|to| to.name.clone()).unwrap_or_default();
        lines.push(Undelivered { to, subject: row.subject, sent_at: row.sent_at.unwrap_or(ctx.now), why });
    }
    Ok(lines)
}

#[expect(clippy::disallowed_methods, reason = "ids of what waits, compared with letters that the asker may know of")]
fn not_delivered() -> SelectStatement {
    let waiting = outbox::Entity::find().filter(outbox::Column::DeliveredAt.is_null());
    waiting.select_only().column(outbox::Column::Id).into_query()
}

#[expect(clippy::disallowed_methods, reason = "ids of what was given up, compared with letters of the asker's call")]
async fn given_up(db: &impl ConnectionTrait) -> Result<Vec<OutboxId>> {
    let parked = job::Entity::find()
        .filter(job::Column::Kind.eq(DELIVER))
        .filter(job::Column::State.eq(JobState::Parked))
        .all(db)
        .await?;
    let outbox = |row: &job::Model| row.payload.get("outbox").and_then(|id| id.as_str()).and_then(|id| id.parse().ok());
    Ok(parked.iter().filter_map(outbox).collect())
}
