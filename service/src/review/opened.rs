//! A proposal opened for a write about its review.

use domain::{
    id::ProposalId,
    policy::{Action, Decision, Scope, decide},
    review::visibility::{Channel, Field, Lens},
};
use sea_orm::DatabaseTransaction;

use super::{desk::Seats, find, sight::Sight};
use crate::{
    Ctx, Error, Result, conference,
    database::locked,
    entity::{call, conference as conference_row, proposal},
};

/// A proposal, locked, with what its reader sees of it.
pub(super) struct Opened {
    pub of: conference_row::Model,
    pub call: call::Model,
    pub proposal: proposal::Model,
    pub sight: Sight,
    pub lens: Lens,
}

/// Locks a proposal for somebody who may do `action` and sees `field` of it. To everybody else it does not exist.
pub(super) async fn opened(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    id: ProposalId,
    action: Action,
    field: Field,
) -> Result<Opened> {
    let proposal = locked::<proposal::Entity>(tx, id).await?;
    let call = find::call(proposal.call_id).one(tx).await?.ok_or_else(Error::not_found)?;
    let of = find::conference(&call).one(tx).await?.ok_or_else(Error::not_found)?;
    let place = conference::find::place(&of);
    let sight = Sight::of(ctx, tx, place, &call).await?;
    let lens = sight.lens(&proposal);
    if !lens.shows(Field::Existence, Channel::Page) {
        return Err(Error::not_found());
    }
    if decide(&ctx.actor, action, place) != Decision::Allow || !lens.shows(field, Channel::Page) {
        return Err(Error::denied());
    }
    Ok(Opened { of, call, proposal, sight, lens })
}

impl Opened {
    /// The scope in whose history acts on it stand. They never name the proposal: whoever reads the record may be bound
    /// by it, and who acted tells who reviews.
    pub fn scope(&self) -> Scope {
        Scope::Conference(self.of.id)
    }

    /// Refuses whoever does not decide about it.
    pub async fn at_the_desk(&self, ctx: &Ctx, tx: &DatabaseTransaction) -> Result<Seats> {
        let seats = Seats::at(ctx, tx, &self.call, self.proposal.id).await?;
        let decides = match ctx.actor.person() {
            Some(person) => seats.desk(self.proposal.id).decides(person),
            None => true,
        };
        if decides { Ok(seats) } else { Err(Error::denied()) }
    }
}
