//! Who decides about the proposals of a call, and what they see of each.

use std::collections::{BTreeSet, HashMap};

use domain::{
    cfp::{By, State},
    id::{CallId, PersonId, ProposalId},
    policy::Actor,
    review::{
        desk::{Desk, check_release},
        visibility::Lens,
    },
};
use sea_orm::ConnectionTrait;

use super::find::speakers_in_call;
use crate::{
    Ctx, Error, Result,
    cfp::find::{calls_by_id, conferences_by_id},
    conference::find::place,
    entity::proposal,
    review::{Seats, Sight},
};

/// The desks of a call's proposals, for one asker who may decide there.
pub(crate) struct Desks {
    asker: Actor,
    seats: Seats,
    sight: Sight,
    speaking: HashMap<ProposalId, BTreeSet<PersonId>>,
}

impl Desks {
    /// Everything about a call, in a number of queries that does not depend on how many proposals there are.
    pub async fn of(ctx: &Ctx, db: &impl ConnectionTrait, call: CallId) -> Result<Self> {
        let call = calls_by_id([call]).one(db).await?.ok_or_else(Error::not_found)?;
        let of = conferences_by_id([call.conference_id]).one(db).await?.ok_or_else(Error::not_found)?;
        let mut speaking: HashMap<ProposalId, BTreeSet<PersonId>> = HashMap::new();
        for row in speakers_in_call(call.id).all(db).await? {
            speaking.entry(row.proposal_id).or_default().insert(row.person_id);
        }
        Ok(Self {
            asker: ctx.actor.clone(),
            seats: Seats::in_call(ctx, db, &call).await?,
            sight: Sight::of(ctx, db, place(&of), &call).await?,
            speaking,
        })
    }

    /// Who sits where for a proposal.
    pub fn desk(&self, id: ProposalId) -> Desk<'_> {
        self.seats.desk(id)
    }

    /// In which part the asker moves a proposal: in none, where an embargo keeps it from them.
    pub fn part(&self, id: ProposalId) -> By {
        if self.sight.kept_out().contains(&id) { By::BoundOrganiser } else { self.seats.part(id, &self.asker) }
    }

    /// Whether somebody has to be named to decide about it, and nobody is.
    pub fn waits_for_deputy(&self, id: ProposalId) -> bool {
        check_release([(id, self.desk(id))]).is_err()
    }

    /// Who was named to decide about a proposal in the chairs' place.
    pub fn deputy(&self, id: ProposalId) -> Option<PersonId> {
        self.seats.deputy(id)
    }

    /// How the asker sees a proposal: what they speak in as its speakers do, what they are bound by not at all.
    pub fn lens(&self, id: ProposalId, state: State) -> Lens {
        self.sight.lens_on(id, state)
    }

    /// What the asker sees of the call.
    pub fn sight(&self) -> &Sight {
        &self.sight
    }

    /// What a proposal is called for the asker, who may know that it is there.
    pub fn title(&self, row: &proposal::Model) -> String {
        self.called(row.id, &row.title).to_owned()
    }

    /// The same, where a proposal is known by its id and title.
    pub fn called<'a>(&'a self, id: ProposalId, title: &'a str) -> &'a str {
        let embargo = self.sight.embargoes().of(id).filter(|_| self.sight.kept_out().contains(&id));
        embargo.map_or(title, |embargo| &embargo.stand_in.title)
    }

    /// What a proposal is called where others than its speakers and readers may read it.
    pub fn title_outside(&self, row: &proposal::Model) -> String {
        self.sight.embargoes().title_outside(row)
    }

    /// Who speaks in a proposal.
    pub fn speaking(&self, id: ProposalId) -> impl Iterator<Item = PersonId> + '_ {
        self.speaking.get(&id).into_iter().flatten().copied()
    }
}
