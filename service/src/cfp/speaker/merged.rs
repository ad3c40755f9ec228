//! What somebody speaks in, when two persons of the record turn out to be one.
#![expect(clippy::disallowed_methods, reason = "scoped finders: by the persons that are merged")]

use domain::{
    Instant,
    cfp::SpeakerRole,
    id::{PersonId, ProposalId},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder,
};
use serde::{Deserialize, Serialize};

use crate::{
    Result,
    database::locked,
    entity::{proposal, proposal_speaker},
};

/// A part in a proposal that moved from one person to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct MovedPart {
    proposal: ProposalId,
    role: SpeakerRole,
    position: i32,
    joined_at: Instant,
    /// The part that the other one had there before.
    before: Option<(SpeakerRole, i32)>,
}

/// Moves every part of `from` to `into`. Where both speak in a proposal, one of them stays, in the greater part: nobody
/// counts twice. The persons are locked before.
pub(crate) async fn move_parts(tx: &DatabaseTransaction, from: PersonId, into: PersonId) -> Result<Vec<MovedPart>> {
    let rows = proposal_speaker::Entity::find()
        .filter(proposal_speaker::Column::PersonId.eq(from))
        .order_by_asc(proposal_speaker::Column::ProposalId)
        .all(tx)
        .await?;
    let mut moved = Vec::new();
    for row in rows {
        locked::<proposal::Entity>(tx, row.proposal_id).await?;
        let there = proposal_speaker::Entity::find_by_id((row.proposal_id, into)).one(tx).await?;
        let before = there.as_ref().map(|there| (there.role, there.position));
        proposal_speaker::Entity::delete_by_id((row.proposal_id, from)).exec(tx).await?;
        match there {
            None => put(tx, row.proposal_id, into, row.role, row.position, row.joined_at).await?,
            Some(there) if row.role == SpeakerRole::Main && there.role != SpeakerRole::Main => {
                let mut there = proposal_speaker::ActiveModel::from(there);
                there.role = Set(SpeakerRole::Main);
                there.position = Set(row.position);
                there.update(tx).await?;
            }
            Some(_) => {}
        }
        let part = MovedPart {
            proposal: row.proposal_id,
            role: row.role,
            position: row.position,
            joined_at: row.joined_at,
            before,
        };
        moved.push(part);
    }
    Ok(moved)
}

/// Gives `from` back what moved to `into`, as far as `into` still has it.
pub(crate) async fn give_back(
    tx: &DatabaseTransaction,
    from: PersonId,
    into: PersonId,
    moved: &[MovedPart],
) -> Result<()> {
    for part in moved {
        locked::<proposal::Entity>(tx, part.proposal).await?;
        let there = proposal_speaker::Entity::find_by_id((part.proposal, into)).one(tx).await?;
        let Some(there) = there else { continue };
        // There is one main speaker: it may have been handed over since.
        let was_main = there.role == SpeakerRole::Main;
        let role = if part.role == SpeakerRole::Main && !was_main { SpeakerRole::Co } else { part.role };
        match part.before {
            None => {
                proposal_speaker::Entity::delete_by_id((part.proposal, into)).exec(tx).await?;
            }
            Some((before, position)) if part.role == SpeakerRole::Main && was_main => {
                let mut there = proposal_speaker::ActiveModel::from(there);
                there.role = Set(before);
                there.position = Set(position);
                there.update(tx).await?;
            }
            Some(_) => {}
        }
        put(tx, part.proposal, from, role, part.position, part.joined_at).await?;
    }
    Ok(())
}

async fn put(
    tx: &DatabaseTransaction,
    id: ProposalId,
    person: PersonId,
    role: SpeakerRole,
    position: i32,
    joined_at: Instant,
) -> Result<()> {
    let row = proposal_speaker::ActiveModel {
        proposal_id: Set(id),
        person_id: Set(person),
        role: Set(role),
        joined_at: Set(joined_at),
        position: Set(position),
    };
    row.insert(tx).await?;
    Ok(())
}
