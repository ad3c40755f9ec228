//! The most proposals that somebody may speak in, counted for every speaker at once.

use domain::{
    cfp::{Call, Holding, check_most},
    id::{CallId, PersonId, ProposalId},
};
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, QueryFilter};

use super::super::find::{proposals_of, speakers_of};
use crate::{
    Error, Result,
    database::locked,
    entity::{person, proposal},
};

/// Locks everybody who speaks in a proposal, in one order, so that two who count never wait for each other; to be done
/// before the proposal itself is locked.
pub(in crate::cfp) async fn lock_speakers(tx: &DatabaseTransaction, id: ProposalId) -> Result<Vec<PersonId>> {
    let speakers = speaking(tx, id).await?;
    for speaker in &speakers {
        locked::<person::Entity>(tx, *speaker).await?;
    }
    Ok(speakers)
}

/// Refuses one more proposal where one of its speakers has as many as the call takes. `locked` are those who were locked
/// before.
pub(in crate::cfp) async fn check(
    tx: &DatabaseTransaction,
    id: ProposalId,
    locked: &[PersonId],
    in_call: CallId,
    call: &Call,
) -> Result<()> {
    if speaking(tx, id).await? != locked {
        return Err(Error::conflict("speakers-changed", "Somebody joined or left meanwhile. Send it again."));
    }
    for speaker in locked {
        check_one(tx, *speaker, Some(id), in_call, call).await?;
    }
    Ok(())
}

/// Refuses one more proposal of somebody, besides `id`.
pub(in crate::cfp) async fn check_one(
    db: &impl ConnectionTrait,
    person: PersonId,
    id: Option<ProposalId>,
    in_call: CallId,
    call: &Call,
) -> Result<()> {
    let others = proposals_of(person).filter(proposal::Column::CallId.eq(in_call)).all(db).await?;
    let others = others.into_iter().filter(|row| Some(row.id) != id).map(|row| Holding { state: row.state });
    Ok(check_most(call, &others.collect::<Vec<_>>())?)
}

async fn speaking(db: &impl ConnectionTrait, id: ProposalId) -> Result<Vec<PersonId>> {
    let mut speakers: Vec<PersonId> = speakers_of(id).all(db).await?.into_iter().map(|row| row.person_id).collect();
    speakers.sort_unstable();
    Ok(speakers)
}
