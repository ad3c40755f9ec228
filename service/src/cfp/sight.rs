//! Who may read a proposal that others wrote, and what embargoes keep from whom.
//!
//! The one place for it: lists, pages, tables, REST, mails, files and shared pages ask here. An embargo ends by the clock
//! of each request; nothing has to run for it.
#![expect(clippy::disallowed_methods, reason = "scoped finders: the embargoes that hold now")]

use std::collections::{BTreeSet, HashMap};

use domain::{
    cfp::{Embargo, StandIn},
    id::{CallId, PersonId, ProposalId},
    policy::{Action, Actor, Decision, decide_route},
    review::visibility::{Channel, Field, Lens},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait, Select};

use super::find::{calls_by_id, conferences_by_id, offered_to, part_in, proposals_by_id};
use crate::{
    Ctx, Error, Result,
    conference::{self, ConferenceFacts},
    entity::{embargo, embargo_reader, proposal},
    review::Sight,
};

/// The embargoes that hold at the moment of a request.
#[derive(Clone, Debug)]
pub(crate) struct Embargoes(HashMap<ProposalId, Embargo>);

impl Embargoes {
    /// Those over some proposals.
    pub(crate) async fn over(
        ctx: &Ctx,
        db: &impl ConnectionTrait,
        ids: impl IntoIterator<Item = ProposalId>,
    ) -> Result<Self> {
        Self::read(ctx, db, embargo::Entity::find().filter(embargo::Column::ProposalId.is_in(ids))).await
    }

    /// Those over everything that a call was offered.
    pub(crate) async fn in_call(ctx: &Ctx, db: &impl ConnectionTrait, call: CallId) -> Result<Self> {
        let here = proposal::Entity::find()
            .select_only()
            .column(proposal::Column::Id)
            .filter(proposal::Column::CallId.eq(call))
            .into_query();
        Self::read(ctx, db, embargo::Entity::find().filter(embargo::Column::ProposalId.in_subquery(here))).await
    }

    async fn read(ctx: &Ctx, db: &impl ConnectionTrait, rows: Select<embargo::Entity>) -> Result<Self> {
        let rows =
            rows.filter(embargo::Column::LiftedAt.is_null()).filter(embargo::Column::Until.gt(ctx.now)).all(db).await?;
        let readers = embargo_reader::Entity::find()
            .filter(embargo_reader::Column::ProposalId.is_in(rows.iter().map(|row| row.proposal_id)))
            .all(db)
            .await?;
        let mut holding: HashMap<ProposalId, Embargo> = HashMap::new();
        for row in rows {
            let stand_in = StandIn { title: row.stand_in_title, summary: row.stand_in_summary };
            let embargo = Embargo { until: row.until, stand_in, readers: BTreeSet::new(), vendor: row.vendor };
            if embargo.holds(ctx.now) {
                holding.insert(row.proposal_id, embargo);
            }
        }
        for row in readers {
            if let Some(embargo) = holding.get_mut(&row.proposal_id) {
                embargo.readers.insert(row.person_id);
            }
        }
        Ok(Self(holding))
    }

    /// The embargo over a proposal.
    pub(crate) fn of(&self, id: ProposalId) -> Option<&Embargo> {
        self.0.get(&id)
    }

    /// Whether an embargo keeps a proposal from somebody of the committee. Its speakers read it always, which is asked
    /// before; the site's own jobs are nobody.
    pub(crate) fn keeps_out(&self, id: ProposalId, asker: &Actor) -> bool {
        self.of(id).is_some_and(|embargo| !lets_in(embargo, asker))
    }

    /// Whether an embargo keeps a proposal from a person who does not speak in it.
    pub(crate) fn keeps_out_person(&self, id: ProposalId, person: PersonId) -> bool {
        self.of(id).is_some_and(|embargo| !embargo.readers.contains(&person))
    }

    /// All proposals that embargoes keep from somebody of the committee.
    pub(crate) fn kept_from(&self, asker: &Actor) -> Vec<ProposalId> {
        self.0.iter().filter(|(_, embargo)| !lets_in(embargo, asker)).map(|(id, _)| *id).collect()
    }

    /// What a proposal is called where others than its speakers and readers may read it: in mails, under a shared link, in
    /// a programme.
    pub(crate) fn title_outside(&self, row: &proposal::Model) -> String {
        self.of(row.id).map_or_else(|| row.title.clone(), |embargo| embargo.stand_in.title.clone())
    }
}

fn lets_in(embargo: &Embargo, asker: &Actor) -> bool {
    match asker {
        Actor::System { .. } => true,
        _ => asker.person().is_some_and(|person| embargo.readers.contains(&person)),
    }
}

/// The proposal, if the asker may read it whole: they speak in it, or they make the programme, it is no draft, no embargo
/// keeps it from them and nothing ties them to it. To everybody else it does not exist.
pub(crate) async fn readable(ctx: &Ctx, db: &impl ConnectionTrait, id: ProposalId) -> Result<proposal::Model> {
    shown(ctx, db, id, Field::PrivateAnswers, Channel::Page).await
}

/// The proposal, if the asker may know `field` of it through `channel`. To everybody else it does not exist.
pub(super) async fn shown(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    id: ProposalId,
    field: Field,
    channel: Channel,
) -> Result<proposal::Model> {
    let proposal = proposals_by_id([id]).one(db).await?.ok_or_else(Error::not_found)?;
    let lens = lens_on(ctx, db, &proposal).await?;
    if lens.shows(field, channel) { Ok(proposal) } else { Err(Error::not_found()) }
}

/// A proposal that organisers may know of. To find that one is hidden takes the same as to find that there is none.
pub(super) async fn known(
    ctx: &Ctx,
    conference: &ConferenceFacts,
    call: CallId,
    id: ProposalId,
) -> Result<(Sight, proposal::Model)> {
    let db = &ctx.db.read;
    let sight = Sight::before(ctx, db, conference.place(), call).await?;
    let found = offered_to(conference.id, call).filter(sight.listed()).filter(proposal::Column::Id.eq(id));
    Ok((sight, found.one(db).await?.ok_or_else(Error::not_found)?))
}

/// Through what the asker sees a proposal.
pub(super) async fn lens_on(ctx: &Ctx, db: &impl ConnectionTrait, row: &proposal::Model) -> Result<Lens> {
    let call = calls_by_id([row.call_id]).one(db).await?.ok_or_else(Error::not_found)?;
    let of = conferences_by_id([call.conference_id]).one(db).await?.ok_or_else(Error::not_found)?;
    Ok(Sight::of(ctx, db, conference::find::place(&of), &call).await?.lens(row))
}

/// Whether the asker speaks in a proposal.
pub(super) async fn speaks_in(ctx: &Ctx, db: &impl ConnectionTrait, id: ProposalId) -> Result<bool> {
    match ctx.actor.person() {
        Some(person) => Ok(part_in(db, id, person).await?.is_some()),
        None => Ok(false),
    }
}

/// Whether somebody who makes the programme is bound about a proposal: they speak in it, or an embargo keeps it from them.
pub(super) async fn is_bound(ctx: &Ctx, db: &impl ConnectionTrait, id: ProposalId) -> Result<bool> {
    Ok(speaks_in(ctx, db, id).await? || Embargoes::over(ctx, db, [id]).await?.keeps_out(id, &ctx.actor))
}

/// The part of a decision that the route settles, where speakers do something as well as organisers.
pub(super) fn authorize_either(ctx: &Ctx, organisers: Action) -> Result<()> {
    match decide_route(&ctx.actor, organisers) {
        Decision::Allow => Ok(()),
        _ => ctx.authorize_route(Action::Propose),
    }
}

/// The names of people, for those who may know them.
pub(super) async fn names(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = PersonId>,
) -> Result<HashMap<PersonId, String>> {
    Ok(super::find::persons_by_id(ids).all(db).await?.into_iter().map(|row| (row.id, row.name)).collect())
}
