//! The task of assigning: who could review what, as far as the actor may know of it.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    id::{PersonId, ProposalId, TopicId},
    review::{
        assign::{self, Able, Held, Instance, Outcome, Wanted, Weights},
        visibility::{Channel, Field},
    },
};
use sea_orm::ConnectionTrait;

use super::PlanWish;
use crate::{
    Ctx, Error, Result, Version,
    entity::call,
    review::{
        desk::Seats,
        find::{self, Scope},
        my_part::interests,
        place,
        record::Record,
        sight::Sight,
        ties::conflicts,
    },
};

/// What is to be solved.
pub(super) struct Task {
    /// What the actor sees of the call.
    pub record: Record,
    instance: Instance,
    wish: PlanWish,
}

impl Task {
    /// Reads the task as the actor sees it.
    pub async fn read(
        ctx: &Ctx,
        db: &impl ConnectionTrait,
        sight: &Sight,
        call: &call::Model,
        wish: PlanWish,
    ) -> Result<Self> {
        let scope = Scope::Call(call.id);
        let record = Record::read(db, scope, sight).await?;
        let reviewers = find::reviewers_of(call.id).all(db).await?;
        let mut people: BTreeSet<PersonId> = reviewers.iter().map(|row| row.person_id).collect();
        people.extend(place::chairs(db, call.conference_id).await?);
        let mut tied: BTreeMap<PersonId, BTreeSet<ProposalId>> = BTreeMap::new();
        let mut kept_out = tied.clone();
        for conflict in conflicts(db, scope, &people, call.opens).await? {
            tied.entry(conflict.person).or_default().insert(conflict.proposal);
        }
        // Nobody is given what an embargo keeps from them: it is as little theirs as what they are tied to.
        for row in &record.proposals {
            for person in people.iter().filter(|person| sight.embargoes().keeps_out_person(row.id, **person)) {
                kept_out.entry(*person).or_default().insert(row.id);
            }
        }
        let seats = Seats::in_call(ctx, db, call).await?;
        let (mut proposals, mut held, mut hidden) = (Vec::new(), Vec::new(), BTreeSet::new());
        for row in &record.proposals {
            if !sight.lens(row).shows(Field::ReviewerNames, Channel::Page) || !row.state.is_with_the_committee() {
                hidden.insert(row.id);
                continue;
            }
            // What a deputy decides about is theirs to assign; it still takes of everybody's load.
            let decides = ctx.actor.person().is_none_or(|person| seats.desk(row.id).decides(person));
            let standing: Vec<_> = record.assignments(row.id).iter().filter(|one| one.declined_at.is_none()).collect();
            for one in &standing {
                let begun = record.begun(row.id).iter().any(|review| review.person_id == one.person_id);
                let is_fixed = wish.keeps || begun || !decides;
                held.push(Held { proposal: row.id, reviewer: one.person_id, is_fixed });
            }
            let reviews = if decides { sight.review.wanted } else { u32::try_from(standing.len()).unwrap_or(0) };
            proposals.push(Wanted { id: row.id, reviews, topics: topics(&record, row.id)? });
        }
        let visible: BTreeSet<ProposalId> = proposals.iter().map(|wanted| wanted.id).collect();
        hidden.extend(tied.values().flatten().filter(|id| !visible.contains(id)));
        let mut able = Vec::new();
        for row in &reviewers {
            let person = row.person_id;
            let declined = |id: &ProposalId| {
                record.assignments(*id).iter().any(|one| one.person_id == person && one.declined_at.is_some())
            };
            let bid = |id: &ProposalId| Some((*id, record.bids(*id).iter().find(|bid| bid.person_id == person)?.bid));
            able.push(Able {
                id: person,
                load: u32::try_from(row.most).unwrap_or(0),
                knows: interests(row)?,
                bids: visible.iter().filter_map(bid).collect(),
                conflicts: [&tied, &kept_out].into_iter().filter_map(|of| of.get(&person)).flatten().copied().collect(),
                declined: visible.iter().copied().filter(declined).collect(),
            });
        }
        let instance = Instance { proposals, reviewers: able, held, weights: Weights::default(), seed: wish.seed };
        Ok(Self { record, instance: instance.without(&hidden), wish })
    }

    /// The best assignment. It keeps a processor busy, so other requests' threads are left alone.
    pub async fn computed(&self) -> Result<Outcome> {
        let (instance, aim) = (self.instance.clone(), self.wish.aim);
        tokio::task::spawn_blocking(move || assign::assign(&instance, aim)).await.map_err(Error::fault)
    }

    /// The state of everything that it is computed from.
    pub fn version(&self) -> Result<Version> {
        Version::of_content(&format!("{:?} {:?}", self.instance, self.wish))
    }
}

fn topics(record: &Record, id: ProposalId) -> Result<BTreeSet<TopicId>> {
    match record.copy(id) {
        Some(copy) => serde_json::from_value(copy.topics.clone()).map_err(Error::fault),
        None => Ok(BTreeSet::new()),
    }
}
