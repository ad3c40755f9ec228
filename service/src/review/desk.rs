//! Who decides about a proposal.

use std::collections::BTreeSet;

use domain::{
    cfp::By,
    id::{PersonId, ProposalId},
    policy::{Action, Actor, Decision, decide},
    review::desk::Desk,
};
use sea_orm::ConnectionTrait;

use super::{
    find::{self, Scope},
    place,
    ties::conflicts,
};
use crate::{
    Ctx, Error, Result, conference,
    entity::{call, review_copy},
};

/// Who sits where for one proposal, as the record has it now.
#[derive(Clone, Debug)]
pub(crate) struct Seats {
    chairs: BTreeSet<PersonId>,
    bound: BTreeSet<PersonId>,
    deputy: Option<PersonId>,
}

impl Seats {
    /// The seats for a proposal. Whoever chairs without being on the team, as administrators and owners of the ecosystem
    /// do, chairs here too.
    pub async fn at(ctx: &Ctx, db: &impl ConnectionTrait, call: &call::Model, proposal: ProposalId) -> Result<Self> {
        let mut chairs = place::chairs(db, call.conference_id).await?;
        let of = find::conference(call).one(db).await?.ok_or_else(Error::not_found)?;
        if decide(&ctx.actor, Action::MoveProposals, conference::find::place(&of)) == Decision::Allow {
            chairs.extend(ctx.actor.person());
        }
        let copy: Option<review_copy::Model> = Scope::One(proposal).copies().one(db).await?;
        let named = copy.and_then(|copy| copy.deputy_id);
        let general = find::review_of(call.id).one(db).await?.and_then(|row| row.deputy_id);
        let mut asked = chairs.clone();
        asked.extend(ctx.actor.person());
        asked.extend(named.into_iter().chain(general));
        let found = conflicts(db, Scope::One(proposal), &asked, call.opens).await?;
        let bound: BTreeSet<PersonId> = found.into_iter().map(|conflict| conflict.person).collect();
        // The general deputy sits wherever a chair is bound, and nowhere else.
        let is_needed = chairs.iter().any(|chair| bound.contains(chair));
        let deputy = named.or_else(|| general.filter(|_| is_needed));
        Ok(Self { chairs, bound, deputy })
    }

    /// The desk.
    pub fn desk(&self) -> Desk<'_> {
        Desk { chairs: &self.chairs, bound: &self.bound, deputy: self.deputy }
    }

    /// In which part the actor moves the proposal. The site itself organises.
    pub fn part(&self, actor: &Actor) -> By {
        match actor {
            Actor::System { .. } => By::Organiser,
            Actor::Person { person, .. } => self.desk().part(*person),
            Actor::Anonymous => By::Other,
        }
    }

    /// Who was named in the chairs' place.
    pub fn deputy(&self) -> Option<PersonId> {
        self.deputy
    }
}
