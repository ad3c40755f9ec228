//! Throwing a draft away.

use domain::{
    cfp::{By, State},
    id::ProposalId,
    policy::{Action, Place, Scope},
};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};

use super::{
    access::forget_codes,
    attachment,
    find::{Own, locked_own},
    question::forget_answers,
};
use crate::{
    Ctx, Error, Result,
    entity::{embargo, embargo_reader, proposal, proposal_speaker, share_link, speaker_invitation},
    record::{Entry, event},
};

/// Deletes a draft of the actor's, for good. What was handed in is withdrawn instead.
pub async fn discard_draft(ctx: &Ctx, id: ProposalId) -> Result<()> {
    ctx.authorize(Action::Propose, Place::Own)?;
    ctx.write(async |tx| {
        let Own { proposal, by, .. } = locked_own(ctx, tx, id).await?;
        if by != By::MainSpeaker {
            return Err(Error::denied());
        }
        if proposal.state != State::Draft {
            return Err(Error::conflict(
                "not-a-draft",
                "This was handed in; withdraw it instead. Nothing was changed.",
            ));
        }
        delete_draft(ctx, tx, proposal.id).await?;
        event::append(ctx, tx, Entry::new("proposal.discarded", "proposal", id, Scope::Site)).await
    })
    .await
}

/// Deletes a draft with everything beside it.
pub(super) async fn delete_draft(ctx: &Ctx, tx: &DatabaseTransaction, id: ProposalId) -> Result<()> {
    forget_answers(ctx, tx, &[id]).await?;
    forget_codes(tx, &[id]).await?;
    attachment::forget_all(ctx, tx, id).await?;
    share_link::Entity::delete_many().filter(share_link::Column::ProposalId.eq(id)).exec(tx).await?;
    speaker_invitation::Entity::delete_many().filter(speaker_invitation::Column::ProposalId.eq(id)).exec(tx).await?;
    embargo_reader::Entity::delete_many().filter(embargo_reader::Column::ProposalId.eq(id)).exec(tx).await?;
    embargo::Entity::delete_many().filter(embargo::Column::ProposalId.eq(id)).exec(tx).await?;
    proposal_speaker::Entity::delete_many().filter(proposal_speaker::Column::ProposalId.eq(id)).exec(tx).await?;
    proposal::Entity::delete_by_id(id).exec(tx).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        cfp::{my_proposals, submit_proposal},
        on_both_databases,
        testing::code_of,
    };

    on_both_databases! {
        async fn a_draft_goes_and_what_was_handed_in_stays(world: World) {
            let (ada, id) = world.draft("open-2026", "Title").await;
            let eve = world.as_(&world.person("Eve Moneypenny").await);
            assert_eq!(code_of(discard_draft(&eve, id).await), "not-found");
            assert_eq!(code_of(discard_draft(&world.anonymous(), id).await), "sign-in-needed");
            let ada = world.as_(&ada);
            discard_draft(&ada, id).await.expect("discarded");
            assert_eq!(my_proposals(&ada).await.expect("listed"), []);
            assert_eq!(world.last_event().await.verb, "proposal.discarded");
            let (bob, other) = world.draft("other-2026", "Title").await;
            submit_proposal(&world.as_(&bob), other, None).await.expect("handed in");
            assert_eq!(code_of(discard_draft(&world.as_(&bob), other).await), "not-a-draft");
        }
    }
}
