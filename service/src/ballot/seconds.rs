//! Seconding nominations while an election is prepared, and taking that back.

use domain::{
    ballot::{BallotState, SecondFlaw, Seconder},
    id::{BallotId, CandidacyId, PersonId},
    policy::{Action, Scope},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, ModelTrait, QueryFilter,
};
use serde_json::json;

use super::find;
use crate::{
    Ctx, Error, Result,
    database::locked,
    entity::{ballot, candidacy, candidacy_second, working_group},
    group::{Electors, electors, find as groups},
    record::{Entry, event},
};

/// Seconds a nomination, as one of the others with a vote. Nominations are open: everybody sees who did.
pub async fn second_nomination(ctx: &Ctx, id: BallotId, candidate: CandidacyId) -> Result<()> {
    ctx.authorize_route(Action::Vote)?;
    let person = ctx.actor.person().ok_or_else(Error::denied)?;
    ctx.write(async |tx| {
        let (of, row, nominee) = nominated(ctx, tx, id, candidate).await?;
        let already = find::seconds([candidate]).filter(candidacy_second::Column::PersonId.eq(person)).one(tx).await?;
        let seconder = Seconder {
            is_called: row.state == BallotState::Draft && row.seconds > 0,
            is_nominee: nominee.person_id == Some(person),
            votes: casts(&electors(tx, &of, ctx.now.date_naive(), ctx.now).await?, person),
            seconds: already.is_some(),
        };
        seconder.may_second().map_err(refused)?;
        let second = candidacy_second::ActiveModel {
            candidacy_id: Set(candidate),
            person_id: Set(person),
            seconded_at: Set(ctx.now),
        };
        second.insert(tx).await?;
        let entry = Entry::new("nomination.seconded", "ballot", id, Scope::Group(of.id));
        event::append(ctx, tx, entry.with(json!({ "candidate": candidate, "name": nominee.name }))).await
    })
    .await
}

fn refused(flaw: SecondFlaw) -> Error {
    match flaw {
        SecondFlaw::NotNow => Error::conflict("no-seconds-now", flaw.to_string()),
        SecondFlaw::Oneself => Error::conflict("own-nomination", flaw.to_string()),
        SecondFlaw::NoVote => Error::conflict("no-vote", flaw.to_string()),
        SecondFlaw::Twice => Error::conflict("seconded-already", flaw.to_string()),
    }
}

/// Takes one's second back, while the election is prepared.
pub async fn withdraw_second(ctx: &Ctx, id: BallotId, candidate: CandidacyId) -> Result<()> {
    ctx.authorize_route(Action::Vote)?;
    let person = ctx.actor.person().ok_or_else(Error::denied)?;
    ctx.write(async |tx| {
        let (of, row, nominee) = nominated(ctx, tx, id, candidate).await?;
        let own = find::seconds([candidate]).filter(candidacy_second::Column::PersonId.eq(person)).one(tx).await?;
        let own = own.ok_or_else(Error::not_found)?;
        if row.state != BallotState::Draft {
            let message = "The ballot is open: who stands, and who seconded them, is settled.";
            return Err(Error::conflict("no-seconds-now", message));
        }
        own.delete(tx).await?;
        let entry = Entry::new("second.withdrawn", "ballot", id, Scope::Group(of.id));
        event::append(ctx, tx, entry.with(json!({ "candidate": candidate, "name": nominee.name }))).await
    })
    .await
}

/// A nomination, its ballot locked, and the group; for somebody who may know of all three.
async fn nominated(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    id: BallotId,
    candidate: CandidacyId,
) -> Result<(working_group::Model, ballot::Model, candidacy::Model)> {
    let row = locked::<ballot::Entity>(tx, id).await?;
    let of = groups::by_id(row.group_id).one(tx).await?.ok_or_else(Error::not_found)?;
    let asker = crate::team::with_current_roles(ctx, tx).await?;
    asker.authorize(Action::Vote, groups::place(&of))?;
    if row.state == BallotState::Draft && row.seconds == 0 {
        asker.authorize(Action::RunBallots, groups::place(&of)).map_err(|_| Error::not_found())?;
    }
    let nominee = find::candidate(id, candidate).one(tx).await?.ok_or_else(Error::not_found)?;
    Ok((of, row, nominee))
}

/// Whether somebody casts a vote, their own or an organisation's.
pub(super) fn casts(all: &Electors, person: PersonId) -> bool {
    all.votes.iter().any(|vote| vote.casters.iter().any(|(caster, _)| *caster == person))
}

/// How many seconds each nomination has of those who have a vote.
pub(super) async fn counted(
    db: &impl ConnectionTrait,
    candidates: &[candidacy::Model],
    all: &Electors,
) -> Result<Vec<(CandidacyId, u32)>> {
    let seconds = find::seconds(candidates.iter().map(|one| one.id)).all(db).await?;
    let of = |id: CandidacyId| {
        let held = seconds.iter().filter(|one| one.candidacy_id == id && casts(all, one.person_id));
        u32::try_from(held.count()).unwrap_or(u32::MAX)
    };
    Ok(candidates.iter().map(|one| (one.id, of(one.id))).collect())
}
