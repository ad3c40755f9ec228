//! Who decides about the proposals of a call.

use std::collections::{BTreeSet, HashMap};

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

/// Who sits where for proposals of a call, as the record has it now.
#[derive(Clone, Debug)]
pub(crate) struct Seats {
    chairs: BTreeSet<PersonId>,
    bound: HashMap<ProposalId, BTreeSet<PersonId>>,
    named: HashMap<ProposalId, PersonId>,
    general: Option<PersonId>,
    nobody: BTreeSet<PersonId>,
}

impl Seats {
    /// The seats for one proposal.
    pub async fn at(ctx: &Ctx, db: &impl ConnectionTrait, call: &call::Model, proposal: ProposalId) -> Result<Self> {
        Self::read(ctx, db, call, Scope::One(proposal)).await
    }

    /// The seats for every proposal of a call, in a constant number of queries.
    pub async fn in_call(ctx: &Ctx, db: &impl ConnectionTrait, call: &call::Model) -> Result<Self> {
        Self::read(ctx, db, call, Scope::Call(call.id)).await
    }

    /// Whoever chairs without being on the team, as administrators and owners of the ecosystem do, chairs here too.
    async fn read(ctx: &Ctx, db: &impl ConnectionTrait, call: &call::Model, scope: Scope) -> Result<Self> {
        let mut chairs = place::chairs(db, call.conference_id).await?;
        let of = find::conference(call).one(db).await?.ok_or_else(Error::not_found)?;
        if decide(&ctx.actor, Action::MoveProposals, conference::find::place(&of)) == Decision::Allow {
            chairs.extend(ctx.actor.person());
        }
        let copies: Vec<review_copy::Model> = scope.copies().all(db).await?;
        let named: HashMap<ProposalId, PersonId> =
            copies.into_iter().filter_map(|copy| Some((copy.proposal_id, copy.deputy_id?))).collect();
        let general = find::review_of(call.id).one(db).await?.and_then(|row| row.deputy_id);
        let mut asked = chairs.clone();
        asked.extend(ctx.actor.person());
        asked.extend(named.values().copied().chain(general));
        let mut bound: HashMap<ProposalId, BTreeSet<PersonId>> = HashMap::new();
        for conflict in conflicts(db, scope, &asked, call.opens).await? {
            bound.entry(conflict.proposal).or_default().insert(conflict.person);
        }
        Ok(Self { chairs, bound, named, general, nobody: BTreeSet::new() })
    }

    /// The desk of a proposal.
    pub fn desk(&self, id: ProposalId) -> Desk<'_> {
        let bound = self.bound.get(&id).unwrap_or(&self.nobody);
        Desk { chairs: &self.chairs, bound, deputy: self.deputy(id) }
    }

    /// In which part the actor moves a proposal. The site itself organises.
    pub fn part(&self, id: ProposalId, actor: &Actor) -> By {
        match actor {
            Actor::System { .. } => By::Organiser,
            Actor::Person { person, .. } => self.desk(id).part(*person),
            Actor::Anonymous => By::Other,
        }
    }

    /// Who was named in the chairs' place. The general deputy sits wherever a chair is bound, and nowhere else.
    pub fn deputy(&self, id: ProposalId) -> Option<PersonId> {
        let is_bound = |people: &BTreeSet<PersonId>| self.chairs.iter().any(|chair| people.contains(chair));
        let is_needed = || self.bound.get(&id).is_some_and(is_bound);
        self.named.get(&id).copied().or_else(|| self.general.filter(|_| is_needed()))
    }
}
