//! Giving all that is left of one reviewer to another, in one act.

use std::collections::BTreeSet;

use domain::{
    id::{CallId, PersonId, ProposalId},
    policy::{Action, Scope as EventScope},
    review::visibility::{Channel, Field},
};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter};

use super::{
    assign_by_hand::assigned,
    desk::Seats,
    find::{self, Scope},
    record::Record,
    set_reviewer::managed,
    sight::Sight,
    ties::conflicts,
};
use crate::{
    Ctx, Error, Result,
    conference::find as conference_find,
    entity::{assignment, reviewer},
    record::{Entry, event},
};

/// Gives `to` everything assigned to `from` that has no review yet: of the proposals that the actor decides about, those
/// `to` has no conflict of interest with, may read, and was not given before. Returns how many went over.
pub async fn reassign(ctx: &Ctx, call: CallId, from: PersonId, to: PersonId) -> Result<usize> {
    ctx.authorize_route(Action::ManageReview)?;
    ctx.write(async |tx| {
        let (of, call) = managed(ctx, tx, call).await?;
        let here = find::reviewers_of(call.id).filter(reviewer::Column::PersonId.eq(to)).one(tx).await?;
        if here.is_none() || from == to {
            return Err(Error::field("to", "option", "Choose one of the options."));
        }
        let sight = Sight::of(ctx, tx, conference_find::place(&of), &call).await?;
        let record = Record::read(tx, Scope::Call(call.id), &sight).await?;
        let tied = conflicts(tx, Scope::Call(call.id), &BTreeSet::from([to]), call.opens).await?;
        let seats = Seats::in_call(ctx, tx, &call).await?;
        let mut moved = 0;
        for row in &record.proposals {
            let known = sight.lens(row).shows(Field::ReviewerNames, Channel::Page);
            let is_open = is_left(&record, row.id, from)
                && !sight.embargoes().keeps_out_person(row.id, to)
                && tied.iter().all(|conflict| conflict.proposal != row.id)
                && record.assignments(row.id).iter().all(|one| one.person_id != to);
            if !known || !is_open {
                continue;
            }
            if ctx.actor.person().is_some_and(|person| !seats.desk(row.id).decides(person)) {
                continue;
            }
            assignment::Entity::delete_by_id((row.id, from)).exec(tx).await?;
            assigned(ctx, row.id, to).insert(tx).await?;
            moved += 1;
        }
        let entry = Entry::new("review.reassigned", "call", call.id, EventScope::Conference(of.id));
        event::append(ctx, tx, entry).await?;
        Ok(moved)
    })
    .await
}

/// Whether a proposal is somebody's and they have not begun a review of it.
fn is_left(record: &Record, id: ProposalId, person: PersonId) -> bool {
    let is_theirs = |one: &assignment::Model| one.person_id == person && one.declined_at.is_none();
    record.assignments(id).iter().any(is_theirs) && record.begun(id).iter().all(|review| review.person_id != person)
}
