//! Who decides about the proposals of a call, and who is bound by a conflict of interest.

use std::collections::{BTreeSet, HashMap};

use domain::{
    cfp::{By, State},
    id::{CallId, ConferenceId, PersonId, ProposalId},
    policy::{Actor, RoleKind, Scope},
    review::{
        desk::Desk,
        visibility::{Anonymity, Lens, Reader, Relation, Situation},
    },
};
use sea_orm::ConnectionTrait;

use super::find::{deputies_in, speakers_in_call};
use crate::{Result, team};

/// The desks of a call's proposals, for one asker who may decide there.
pub(crate) struct Desks {
    asker: Option<PersonId>,
    chairs: BTreeSet<PersonId>,
    speaking: HashMap<ProposalId, BTreeSet<PersonId>>,
    bound: HashMap<ProposalId, BTreeSet<PersonId>>,
    deputies: HashMap<ProposalId, PersonId>,
    nobody: BTreeSet<PersonId>,
}

impl Desks {
    /// Everything about a call, in a number of queries that does not depend on how many proposals there are.
    pub async fn of(db: &impl ConnectionTrait, actor: &Actor, conference: ConferenceId, call: CallId) -> Result<Self> {
        let makes = |roles: &[RoleKind]| roles.iter().any(|kind| matches!(kind, RoleKind::Owner | RoleKind::Programme));
        let members = team::members(db, Scope::Conference(conference)).await?;
        let chairs = members.into_iter().filter(|member| makes(&member.roles)).map(|member| member.person);
        let mut speaking: HashMap<ProposalId, BTreeSet<PersonId>> = HashMap::new();
        for row in speakers_in_call(call).all(db).await? {
            speaking.entry(row.proposal_id).or_default().insert(row.person_id);
        }
        let mut bound = speaking.clone();
        for (proposal, person) in conflicts() {
            bound.entry(proposal).or_default().insert(person);
        }
        let deputies = deputies_in(call).all(db).await?.into_iter().map(|row| (row.proposal_id, row.person_id));
        Ok(Self {
            asker: actor.person(),
            // Whoever may decide by another role, as owners of the ecosystem, sits here as a chair.
            chairs: chairs.chain(actor.person()).collect(),
            speaking,
            bound,
            deputies: deputies.collect(),
            nobody: BTreeSet::new(),
        })
    }

    /// Who sits where for a proposal.
    pub fn desk(&self, id: ProposalId) -> Desk<'_> {
        Desk {
            chairs: &self.chairs,
            bound: self.bound.get(&id).unwrap_or(&self.nobody),
            deputy: self.deputies.get(&id).copied(),
        }
    }

    /// In which part the asker moves a proposal. The site itself is bound by nothing.
    pub fn part(&self, id: ProposalId) -> By {
        self.asker.map_or(By::Organiser, |person| self.desk(id).part(person))
    }

    /// Whether somebody has to be named to decide about it, and nobody is.
    pub fn waits_for_deputy(&self, id: ProposalId) -> bool {
        domain::review::desk::check_release([(id, self.desk(id))]).is_err()
    }

    /// How the asker sees a proposal: what they speak in as its speakers do, what they are bound by not at all.
    pub fn lens(&self, id: ProposalId, state: State) -> Lens {
        let is_in = |map: &HashMap<ProposalId, BTreeSet<PersonId>>| {
            self.asker.is_some_and(|person| map.get(&id).is_some_and(|people| people.contains(&person)))
        };
        let relation = Relation {
            speaks: is_in(&self.speaking),
            has_conflict: is_in(&self.bound),
            chairs: true,
            ..Relation::default()
        };
        let situation =
            Situation { anonymity: Anonymity::Open, phase: None, state, is_released: false, is_embargoed: false };
        Lens { reader: Reader::from(relation), situation }
    }

    /// Who speaks in a proposal.
    pub fn speaking(&self, id: ProposalId) -> impl Iterator<Item = PersonId> + '_ {
        self.speaking.get(&id).into_iter().flatten().copied()
    }
}

/// Conflicts of interest beside speaking: where those that are declared join.
fn conflicts() -> impl Iterator<Item = (ProposalId, PersonId)> {
    std::iter::empty()
}
