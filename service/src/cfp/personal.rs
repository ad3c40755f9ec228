//! What of proposals goes with somebody who leaves, and what they are given.

use domain::{cfp::State, id::PersonId};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde_json::{Value, json};

use super::find::proposals_of;
use crate::{
    Result, decision,
    entity::{proposal, proposal_speaker},
};

/// Everything that somebody wrote in proposals, as they are told of it.
pub(crate) async fn proposals_of_person(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<Value>> {
    let line = |row: proposal::Model| {
        json!({
            "title": row.title, "summary": row.summary, "description": row.description, "notes": row.notes,
            "language": row.language, "state": row.state.shown_to_speakers(), "begun_at": row.created_at,
            "submitted_at": row.submitted_at,
        })
    };
    Ok(proposals_of(person).all(db).await?.into_iter().map(line).collect())
}

/// Deletes the drafts of somebody who leaves. What was handed in is the conference's record too, and stays under a
/// person without a name.
pub(crate) async fn forget_drafts(tx: &impl ConnectionTrait, person: PersonId) -> Result<()> {
    decision::forget_person(tx, person).await?;
    let drafts = proposals_of(person).filter(proposal::Column::State.eq(State::Draft)).all(tx).await?;
    let ids: Vec<_> = drafts.into_iter().map(|row| row.id).collect();
    proposal_speaker::Entity::delete_many()
        .filter(proposal_speaker::Column::ProposalId.is_in(ids.iter().copied()))
        .exec(tx)
        .await?;
    proposal::Entity::delete_many().filter(proposal::Column::Id.is_in(ids)).exec(tx).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        cfp::{my_proposals, submit_proposal},
        on_both_databases,
    };

    on_both_databases! {
        async fn drafts_go_with_their_author_and_what_was_handed_in_stays(world: World) {
            let (ada, id) = world.draft("open-2026", "Title").await;
            let db = &world.db().read;
            let given = proposals_of_person(db, ada.person).await.expect("read");
            assert_eq!((given.len(), &given[0]["title"], &given[0]["state"]), (1, &json!("Title"), &json!("draft")));
            submit_proposal(&world.as_(&ada), id, None).await.expect("handed in");
            let forget = async || world.ctx.write(async |tx| forget_drafts(tx, ada.person).await).await;
            forget().await.expect("nothing to forget");
            assert_eq!(my_proposals(&world.as_(&ada)).await.expect("listed").len(), 1);
            let (bob, _) = world.draft("other-2026", "Title").await;
            world.ctx.write(async |tx| forget_drafts(tx, bob.person).await).await.expect("forgotten");
            assert_eq!(my_proposals(&world.as_(&bob)).await.expect("listed"), []);
        }
    }
}
