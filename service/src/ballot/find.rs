//! The scoped finders of ballots: whatever reads them starts here.
#![expect(clippy::disallowed_methods, reason = "the scoped finders that the rule asks for")]

use domain::{
    Instant,
    ballot::{BallotState, SubjectKind, VoterKind, rule::Outcome},
    id::{
        AppealId, BallotId, BallotPositionId, BallotRuleId, CandidacyId, DraftId, DraftRevisionId, GroupId, PersonId,
        VoterId,
    },
    life::AppealState,
    meeting::SessionRef,
    policy::Action,
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, Select,
};

use crate::{
    Ctx, Error, Result, database,
    entity::{
        ballot, ballot_caster, ballot_position, ballot_proxy, ballot_record, ballot_rule, ballot_slip, ballot_voter,
        candidacy, candidacy_second, draft_revision, office_term, organisation, person, ruling_appeal, working_group,
    },
    group::{GroupFacts, find as groups},
};

/// The rules that a group has put together, the newest first.
pub(super) fn rules(group: GroupId) -> Select<ballot_rule::Entity> {
    ballot_rule::Entity::find().filter(ballot_rule::Column::GroupId.eq(group)).order_by_desc(ballot_rule::Column::Id)
}

/// One of them.
pub(super) fn rule(group: GroupId, id: BallotRuleId) -> Select<ballot_rule::Entity> {
    rules(group).filter(ballot_rule::Column::Id.eq(id))
}

/// Which ballots of a group somebody knows of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Knows {
    /// All of them.
    All,
    /// Those that were opened, and elections that call for seconds.
    Nominations,
    /// Those that were opened.
    Opened,
}

impl Knows {
    /// What the asker knows of a group's ballots.
    pub(super) fn of(group: &GroupFacts) -> Self {
        if group.may.edit {
            return Self::All;
        }
        if group.may.is_inside { Self::Nominations } else { Self::Opened }
    }

    /// Whether a ballot is one of them.
    pub(super) fn knows(self, row: &ballot::Model) -> bool {
        match self {
            Self::All => true,
            Self::Nominations => row.state != BallotState::Draft || row.seconds > 0,
            Self::Opened => row.state != BallotState::Draft,
        }
    }
}

/// The ballots of a group, the newest first. Drafts are for those who run ballots; those that call for seconds are for all
/// in the group.
pub(super) fn of_group(group: GroupId, knows: Knows) -> Select<ballot::Entity> {
    let opened = ballot::Column::State.ne(BallotState::Draft);
    let known = match knows {
        Knows::All => Condition::all(),
        Knows::Nominations => Condition::any().add(opened).add(ballot::Column::Seconds.gt(0)),
        Knows::Opened => Condition::all().add(opened),
    };
    ballot::Entity::find().filter(ballot::Column::GroupId.eq(group)).filter(known).order_by_desc(ballot::Column::Id)
}

/// One ballot of a group, for a caller that looks whether the asker knows of it.
pub(super) fn in_group(group: GroupId, id: BallotId) -> Select<ballot::Entity> {
    of_group(group, Knows::All).filter(ballot::Column::Id.eq(id))
}

/// The ballots of a group at a session that were not annulled.
pub(super) fn at_session(group: GroupId, at: &SessionRef) -> Select<ballot::Entity> {
    of_group(group, Knows::All)
        .filter(ballot::Column::Conference.eq(at.conference.as_str()))
        .filter(ballot::Column::Session.eq(at.session.as_str()))
        .filter(ballot::Column::State.ne(BallotState::Annulled))
}

/// The ballots at sessions of a conference that were opened, for a caller that looks at their groups next.
pub(super) fn opened_at(conference: &str) -> Select<ballot::Entity> {
    ballot::Entity::find()
        .filter(ballot::Column::Conference.eq(conference))
        .filter(ballot::Column::State.ne(BallotState::Draft))
        .order_by_asc(ballot::Column::Id)
}

/// One ballot, for a caller that authorises next.
pub(super) fn by_id(id: BallotId) -> Select<ballot::Entity> {
    ballot::Entity::find().filter(ballot::Column::Id.eq(id))
}

/// Ballots that take positions, for the job that closes and reminds. Of those that end at one moment, the one that was begun
/// first: their records are numbered in this order.
pub(super) fn open_ones() -> Select<ballot::Entity> {
    ballot::Entity::find()
        .filter(ballot::Column::State.eq(BallotState::Open))
        .order_by_asc(ballot::Column::ClosesAt)
        .order_by_asc(ballot::Column::Id)
}

/// The ballots of a group that stand and passed something, for drafts that need one.
pub(crate) async fn passed_ones(db: &impl ConnectionTrait, group: GroupId) -> Result<Vec<ballot::Model>> {
    let stand = of_group(group, Knows::Opened).filter(ballot::Column::State.eq(BallotState::Settled));
    Ok(stand.filter(ballot::Column::Outcome.eq(Outcome::Passes)).all(db).await?)
}

/// Ballots that close before a moment and take positions of somebody.
pub(super) fn due_of(person: PersonId, now: Instant) -> Select<ballot::Entity> {
    let own = sea_orm::sea_query::Query::select()
        .column(ballot_caster::Column::BallotId)
        .from(ballot_caster::Entity)
        .and_where(ballot_caster::Column::PersonId.eq(person))
        .to_owned();
    open_ones().filter(ballot::Column::ClosesAt.gte(now)).filter(ballot::Column::Id.in_subquery(own))
}

/// Ballots that take positions, or will again, and in which two persons have a vote each.
pub(super) fn voting_ones(one: PersonId, other: PersonId) -> Select<ballot::Entity> {
    let of = |person: PersonId| {
        let own = ballot_voter::Entity::find()
            .select_only()
            .column(ballot_voter::Column::BallotId)
            .filter(ballot_voter::Column::Kind.eq(VoterKind::Person))
            .filter(ballot_voter::Column::VoterId.eq(VoterId(person.0)))
            .filter(ballot_voter::Column::StruckAt.is_null());
        ballot::Column::Id.in_subquery(own.into_query())
    };
    ballot::Entity::find()
        .filter(ballot::Column::State.is_in([BallotState::Open, BallotState::Deferred]))
        .filter(of(one))
        .filter(of(other))
}

/// Whose votes there are in a ballot, by id.
pub(super) fn voters(ballot: BallotId) -> Select<ballot_voter::Entity> {
    ballot_voter::Entity::find()
        .filter(ballot_voter::Column::BallotId.eq(ballot))
        .order_by_asc(ballot_voter::Column::VoterId)
}

/// Whose votes there are in some ballots.
pub(super) fn voters_of(ballots: Vec<BallotId>) -> Select<ballot_voter::Entity> {
    ballot_voter::Entity::find().filter(ballot_voter::Column::BallotId.is_in(ballots))
}

/// Who casts in a ballot.
pub(super) fn casters(ballot: BallotId) -> Select<ballot_caster::Entity> {
    ballot_caster::Entity::find()
        .filter(ballot_caster::Column::BallotId.eq(ballot))
        .order_by_asc(ballot_caster::Column::VoterId)
        .order_by_asc(ballot_caster::Column::PersonId)
}

/// What somebody casts anywhere.
pub(super) fn casts_of(person: PersonId) -> Select<ballot_caster::Entity> {
    ballot_caster::Entity::find().filter(ballot_caster::Column::PersonId.eq(person))
}

/// What was said in a ballot, each voter's in turn, the first first.
pub(super) fn positions(ballot: BallotId) -> Select<ballot_position::Entity> {
    ballot_position::Entity::find()
        .filter(ballot_position::Column::BallotId.eq(ballot))
        .order_by_asc(ballot_position::Column::VoterId)
        .order_by_asc(ballot_position::Column::Number)
}

/// What one voter said, the latest first.
pub(super) fn said_by(ballot: BallotId, voter: VoterId) -> Select<ballot_position::Entity> {
    ballot_position::Entity::find()
        .filter(ballot_position::Column::BallotId.eq(ballot))
        .filter(ballot_position::Column::VoterId.eq(voter))
        .order_by_desc(ballot_position::Column::Number)
}

/// One thing that was said.
pub(super) fn position(ballot: BallotId, id: BallotPositionId) -> Select<ballot_position::Entity> {
    positions(ballot).filter(ballot_position::Column::Id.eq(id))
}

/// Everything that somebody cast.
pub(super) fn cast_by(person: PersonId) -> Select<ballot_position::Entity> {
    ballot_position::Entity::find()
        .filter(ballot_position::Column::CastBy.eq(person))
        .order_by_asc(ballot_position::Column::CastAt)
}

/// The appeals against rulings in a ballot, the first first.
pub(super) fn ruling_appeals(ballot: BallotId) -> Select<ruling_appeal::Entity> {
    ruling_appeal::Entity::find()
        .filter(ruling_appeal::Column::BallotId.eq(ballot))
        .order_by_asc(ruling_appeal::Column::LodgedAt)
        .order_by_asc(ruling_appeal::Column::Id)
}

/// One of them.
pub(super) fn ruling_appeal(ballot: BallotId, id: AppealId) -> Select<ruling_appeal::Entity> {
    ruling_appeals(ballot).filter(ruling_appeal::Column::Id.eq(id))
}

/// The appeals against rulings on one position.
pub(super) fn appeals_on(position: BallotPositionId) -> Select<ruling_appeal::Entity> {
    ruling_appeal::Entity::find().filter(ruling_appeal::Column::PositionId.eq(position))
}

/// The rulings that somebody appealed against.
pub(super) fn appealed_by(person: PersonId) -> Select<ruling_appeal::Entity> {
    ruling_appeal::Entity::find().filter(ruling_appeal::Column::PersonId.eq(person))
}

/// The appeals against rulings in some groups that wait for a decision and whose ballots they may still change.
pub(crate) fn lodged_on_rulings(groups: Vec<GroupId>) -> Select<ruling_appeal::Entity> {
    let running = ballot::Entity::find()
        .select_only()
        .column(ballot::Column::Id)
        .filter(ballot::Column::State.is_in([BallotState::Open, BallotState::Closed]));
    ruling_appeal::Entity::find()
        .filter(ruling_appeal::Column::GroupId.is_in(groups))
        .filter(ruling_appeal::Column::State.eq(AppealState::Lodged))
        .filter(ruling_appeal::Column::BallotId.in_subquery(running.into_query()))
}

/// What some ballots are called, for a caller that looks whether the asker knows of their groups.
pub(crate) fn by_ids(ids: Vec<BallotId>) -> Select<ballot::Entity> {
    ballot::Entity::find().filter(ballot::Column::Id.is_in(ids))
}

/// The papers of a confidential ballot, by what they say.
pub(super) fn slips(ballot: BallotId) -> Select<ballot_slip::Entity> {
    ballot_slip::Entity::find()
        .filter(ballot_slip::Column::BallotId.eq(ballot))
        .order_by_asc(ballot_slip::Column::Choice)
        .order_by_asc(ballot_slip::Column::Id)
}

/// Who votes for whom in a ballot, as far as it holds.
pub(super) fn proxies(ballot: BallotId) -> Select<ballot_proxy::Entity> {
    ballot_proxy::Entity::find()
        .filter(ballot_proxy::Column::BallotId.eq(ballot))
        .filter(ballot_proxy::Column::WithdrawnAt.is_null())
        .order_by_asc(ballot_proxy::Column::Id)
}

/// Who stands, by number and then in the order of nomination.
pub(super) fn candidates(ballot: BallotId) -> Select<candidacy::Entity> {
    candidacy::Entity::find()
        .filter(candidacy::Column::BallotId.eq(ballot))
        .order_by_asc(candidacy::Column::Number)
        .order_by_asc(candidacy::Column::Id)
}

/// One who was nominated.
pub(super) fn candidate(ballot: BallotId, id: CandidacyId) -> Select<candidacy::Entity> {
    candidates(ballot).filter(candidacy::Column::Id.eq(id))
}

/// Who seconds some nominations, the first ones first.
pub(super) fn seconds(candidates: impl IntoIterator<Item = CandidacyId>) -> Select<candidacy_second::Entity> {
    candidacy_second::Entity::find()
        .filter(candidacy_second::Column::CandidacyId.is_in(candidates))
        .order_by_asc(candidacy_second::Column::SecondedAt)
        .order_by_asc(candidacy_second::Column::PersonId)
}

/// What somebody seconds anywhere.
pub(super) fn seconded_by(person: PersonId) -> Select<candidacy_second::Entity> {
    candidacy_second::Entity::find().filter(candidacy_second::Column::PersonId.eq(person))
}

/// The terms of office that elections of a group gave, the first to end first.
pub(super) fn terms_of_group(group: GroupId) -> Select<office_term::Entity> {
    office_term::Entity::find()
        .filter(office_term::Column::GroupId.eq(group))
        .order_by_asc(office_term::Column::EndsDate)
        .order_by_asc(office_term::Column::BallotId)
        .order_by_asc(office_term::Column::Place)
}

/// The terms that one election gave.
pub(super) fn terms_of_ballot(group: GroupId, ballot: BallotId) -> Select<office_term::Entity> {
    terms_of_group(group).filter(office_term::Column::BallotId.eq(ballot))
}

/// The offices of somebody anywhere.
pub(super) fn terms_of_person(person: PersonId) -> Select<office_term::Entity> {
    office_term::Entity::find().filter(office_term::Column::PersonId.eq(person))
}

/// Ballots that are open, or put off, on any revision of a draft.
pub(super) fn running_on(draft: DraftId) -> Select<ballot::Entity> {
    let revisions = sea_orm::sea_query::Query::select()
        .column(draft_revision::Column::Id)
        .from(draft_revision::Entity)
        .and_where(draft_revision::Column::DraftId.eq(draft))
        .to_owned();
    ballot::Entity::find()
        .filter(ballot::Column::SubjectKind.eq(SubjectKind::Revision))
        .filter(ballot::Column::State.is_in([BallotState::Open, BallotState::Deferred]))
        .filter(ballot::Column::SubjectId.in_subquery(revisions))
        .order_by_asc(ballot::Column::Id)
}

/// The ballots on one revision, the newest first.
pub(super) fn on_revision(group: GroupId, revision: DraftRevisionId, knows: Knows) -> Select<ballot::Entity> {
    of_group(group, knows).filter(ballot::Column::SubjectId.eq(revision.0))
}

/// The ballot that goes on from one, if there is one that was not annulled.
pub(super) fn following(group: GroupId, id: BallotId, knows: Knows) -> Select<ballot::Entity> {
    of_group(group, knows)
        .filter(ballot::Column::FollowsId.eq(id))
        .filter(ballot::Column::State.ne(BallotState::Annulled))
}

/// The records of a group's ballots, the newest first.
pub(super) fn records(group: GroupId) -> Select<ballot_record::Entity> {
    ballot_record::Entity::find()
        .filter(ballot_record::Column::GroupId.eq(group))
        .order_by_desc(ballot_record::Column::Number)
}

/// The newest record of a ballot.
pub(super) fn record_of(group: GroupId, ballot: BallotId) -> Select<ballot_record::Entity> {
    records(group).filter(ballot_record::Column::BallotId.eq(ballot))
}

/// People and organisations, for their names.
pub(super) fn people(ids: Vec<PersonId>) -> Select<person::Entity> {
    person::Entity::find().filter(person::Column::Id.is_in(ids))
}

/// Organisations, for their names.
pub(super) fn organisations(ids: Vec<domain::id::OrganisationId>) -> Select<organisation::Entity> {
    organisation::Entity::find().filter(organisation::Column::Id.is_in(ids))
}

/// A ballot and its group, both locked for a write by those who run ballots. The group's row comes first everywhere, and
/// the ballot's waits for everybody who is casting.
pub(super) async fn run(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    id: BallotId,
) -> Result<(working_group::Model, ballot::Model)> {
    run_by(ctx, tx, id, Action::RunBallots).await
}

/// As [`run`], for somebody who may do `action` to the group.
pub(super) async fn run_by(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    id: BallotId,
    action: Action,
) -> Result<(working_group::Model, ballot::Model)> {
    let known = by_id(id).one(tx).await?.ok_or_else(Error::not_found)?;
    let of = groups::locked(ctx, tx, known.group_id, action).await?;
    let row = database::locked::<ballot::Entity>(tx, id).await?;
    Ok((of, row))
}

/// A ballot held together with others who cast, and its group, for somebody who may know of both.
pub(super) async fn held(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    id: BallotId,
) -> Result<(working_group::Model, ballot::Model)> {
    let row = database::shared(tx, by_id(id)).one(tx).await?.ok_or_else(Error::not_found)?;
    let of = groups::by_id(row.group_id).one(tx).await?.ok_or_else(Error::not_found)?;
    let asker = crate::team::with_current_roles(ctx, tx).await?;
    asker.authorize(Action::Vote, groups::place(&of))?;
    if row.state == BallotState::Draft {
        asker.authorize(Action::RunBallots, groups::place(&of)).map_err(|_| Error::not_found())?;
    }
    Ok((of, row))
}
