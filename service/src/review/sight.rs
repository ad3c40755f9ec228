//! What somebody sees of the proposals of a call: the one place that knows a reader's relation to each of them.
//!
//! Everything that reads proposals of others asks [`Sight::lens`] about each, and puts [`Sight::listed`] into its query
//! before it counts, pages or filters. So what is hidden is nowhere in an answer, not even as a gap.

use std::collections::{BTreeSet, HashSet};

use domain::{
    Instant,
    cfp::State,
    id::{CallId, PersonId, ProposalId},
    policy::{Action, Decision, Place, decide},
    review::{
        phase::{Allows, Phase, Reach, current},
        settings::Review,
        visibility::{Lens, Reader, Relation, Situation},
    },
};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, QueryFilter};

use super::{
    find::{self, Scope},
    settings::kept,
    ties::conflicts,
};
use crate::{
    Ctx, Error, Result,
    cfp::{find::proposals_of, sight::Embargoes},
    entity::{assignment, call, proposal, proposal_review},
};

/// A reader before the proposals of a call.
#[derive(Clone, Debug)]
pub(crate) struct Sight {
    /// How the call is reviewed.
    pub review: Review,
    /// Whether the reader is one of the call's reviewers.
    pub reviews: bool,
    /// Whether the reader chairs.
    pub chairs: bool,
    now: Instant,
    speaks: HashSet<ProposalId>,
    bound: HashSet<ProposalId>,
    assigned: HashSet<ProposalId>,
    reviewed: HashSet<ProposalId>,
    embargoes: Embargoes,
    /// What embargoes keep from the reader, who does not speak in it.
    kept_out: HashSet<ProposalId>,
}

impl Sight {
    /// The reader of `ctx` before a call, in a constant number of queries.
    pub async fn of(ctx: &Ctx, db: &impl ConnectionTrait, place: Place, call: &call::Model) -> Result<Self> {
        let review = match find::review_of(call.id).one(db).await? {
            Some(row) => kept(&row)?,
            None => Review::default(),
        };
        let chairs = decide(&ctx.actor, Action::SeeProposals, place) == Decision::Allow;
        let mut sight = Self {
            review,
            reviews: false,
            chairs,
            now: ctx.now,
            speaks: HashSet::new(),
            bound: HashSet::new(),
            assigned: HashSet::new(),
            reviewed: HashSet::new(),
            embargoes: Embargoes::in_call(ctx, db, call.id).await?,
            kept_out: HashSet::new(),
        };
        if let Some(person) = ctx.actor.person() {
            sight.relate(ctx, db, place, call, person).await?;
        }
        let kept_out = sight.embargoes.kept_from(&ctx.actor);
        sight.kept_out = kept_out.into_iter().filter(|id| !sight.speaks.contains(id)).collect();
        Ok(sight)
    }

    /// The same, for a call that is known by its id.
    pub async fn before(ctx: &Ctx, db: &impl ConnectionTrait, place: Place, id: CallId) -> Result<Self> {
        let call = find::call(id).one(db).await?.ok_or_else(Error::not_found)?;
        Self::of(ctx, db, place, &call).await
    }

    async fn relate(
        &mut self,
        ctx: &Ctx,
        db: &impl ConnectionTrait,
        place: Place,
        call: &call::Model,
        person: PersonId,
    ) -> Result<()> {
        let scope = Scope::Call(call.id);
        let own = proposals_of(person).filter(proposal::Column::CallId.eq(call.id)).all(db).await?;
        self.speaks = own.into_iter().map(|row| row.id).collect();
        let on_the_committee = decide(&ctx.actor, Action::SeeReview, place) == Decision::Allow;
        if !on_the_committee {
            return Ok(());
        }
        self.reviews = find::reviewer_ever(call.id, person).one(db).await?.is_some_and(|row| row.left_at.is_none());
        let bound = conflicts(db, scope, &BTreeSet::from([person]), call.opens).await?;
        self.bound = bound.into_iter().map(|conflict| conflict.proposal).collect();
        let assigned = scope.assignments().filter(assignment::Column::PersonId.eq(person)).all(db).await?;
        let standing = assigned.into_iter().filter(|row| row.declined_at.is_none());
        self.assigned = standing.map(|row| row.proposal_id).collect();
        let reviewed = scope
            .reviews()
            .filter(proposal_review::Column::PersonId.eq(person))
            .filter(proposal_review::Column::SubmittedAt.is_not_null());
        self.reviewed = reviewed.all(db).await?.into_iter().map(|row| row.proposal_id).collect();
        Ok(())
    }

    /// Those of [`Self::listed`] that the reader sees as everybody of the committee does: they neither speak in them nor are
    /// kept out. What is planned, scored and settled is looked for among these alone.
    pub fn whole(&self) -> Condition {
        Condition::all().add(self.listed()).add(proposal::Column::Id.is_not_in(self.apart()))
    }

    /// The proposals that the reader speaks in or is kept out of: of those they know no more than their speakers are told.
    pub fn apart(&self) -> Vec<ProposalId> {
        self.speaks.union(&self.kept_out).copied().collect()
    }

    /// Those in a state. A filter says no more than the list: what the reader sees apart is found under what its speakers
    /// are told.
    pub fn in_state(&self, state: State) -> Condition {
        let is_whole = proposal::Column::Id.is_not_in(self.apart());
        let whole = Condition::all().add(proposal::Column::State.eq(state)).add(is_whole);
        let told = State::ALL.iter().copied().filter(|real| real.shown_to_speakers() == state);
        let is_apart = proposal::Column::Id.is_in(self.apart());
        let apart = Condition::all().add(proposal::Column::State.is_in(told)).add(is_apart);
        Condition::any().add(whole).add(apart)
    }

    /// Through what the reader sees a proposal.
    pub fn lens(&self, row: &proposal::Model) -> Lens {
        self.lens_on(row.id, row.state)
    }

    /// The same, where a proposal is known by its id and state.
    pub fn lens_on(&self, id: ProposalId, state: State) -> Lens {
        Lens {
            reader: Reader::from(self.relation(id)),
            situation: self.situation(state, self.embargoes.of(id).is_some()),
        }
    }

    /// Through what they see any of [`Self::whole`].
    pub fn lens_on_whole(&self, state: State) -> Lens {
        let relation = Relation {
            speaks: false,
            has_conflict: false,
            chairs: self.chairs,
            reviews: self.reviews,
            is_in_reach: self.reaches_all(),
            has_reviewed: false,
            is_kept_out: false,
        };
        Lens { reader: Reader::from(relation), situation: self.situation(state, false) }
    }

    fn situation(&self, state: State, is_embargoed: bool) -> Situation {
        let phase = self.allows();
        Situation { anonymity: self.review.anonymity, phase, state, is_released: false, is_embargoed }
    }

    fn relation(&self, id: ProposalId) -> Relation {
        Relation {
            speaks: self.speaks.contains(&id),
            has_conflict: self.bound.contains(&id),
            chairs: self.chairs,
            reviews: self.reviews,
            is_in_reach: self.reaches_all() || self.assigned.contains(&id),
            has_reviewed: self.reviewed.contains(&id),
            is_kept_out: self.kept_out.contains(&id),
        }
    }

    /// The proposals whose existence the reader may know, as a condition for queries. It says the same as the lens.
    pub fn listed(&self) -> Condition {
        let own = proposal::Column::Id.is_in(self.speaks.iter().copied());
        let mut others = Condition::all().add(proposal::Column::Id.is_not_in(self.bound.iter().copied()));
        if !self.chairs {
            let theirs = self.assigned.union(&self.reviewed).copied();
            others = match (self.reviews, self.reaches_all()) {
                (false, _) => return Condition::all().add(own),
                (true, true) => others,
                (true, false) => others.add(proposal::Column::Id.is_in(theirs)),
            };
            others = others
                .add(proposal::Column::State.ne(State::Withdrawn))
                .add(proposal::Column::Id.is_not_in(self.kept_out.iter().copied()));
        }
        Condition::any().add(own).add(others.add(proposal::Column::State.ne(State::Draft)))
    }

    /// The phase that is on.
    pub fn phase(&self) -> Option<&Phase> {
        current(&self.review.phases, self.now)
    }

    /// What the phase allows that is on.
    pub fn allows(&self) -> Option<Allows> {
        self.phase().map(|phase| phase.allows)
    }

    /// The proposals that the reader speaks in.
    pub fn own(&self) -> &HashSet<ProposalId> {
        &self.speaks
    }

    /// The embargoes that hold.
    pub fn embargoes(&self) -> &Embargoes {
        &self.embargoes
    }

    /// The proposals that embargoes keep from the reader.
    pub fn kept_out(&self) -> &HashSet<ProposalId> {
        &self.kept_out
    }

    /// Whether a proposal is assigned to the reader, and they did not decline it.
    pub fn is_assigned(&self, id: ProposalId) -> bool {
        self.assigned.contains(&id)
    }

    /// Whether the reader handed in a review of a proposal.
    pub fn has_reviewed(&self, id: ProposalId) -> bool {
        self.reviewed.contains(&id)
    }

    fn reaches_all(&self) -> bool {
        self.allows().is_some_and(|allows| allows.reach == Reach::All)
    }
}
