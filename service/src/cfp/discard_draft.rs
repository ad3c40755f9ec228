//! Throwing a draft away.

use domain::{
    cfp::{By, State},
    id::ProposalId,
    policy::{Action, Place, Scope},
};
use sea_orm::{ColumnTrait, EntityTrait, ModelTrait, QueryFilter};

use super::{
    access::forget_codes,
    find::{Own, locked_own},
    question::forget_answers,
};
use crate::{
    Ctx, Error, Result,
    entity::proposal_speaker,
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
        forget_answers(ctx, tx, &[id]).await?;
        forget_codes(tx, &[id]).await?;
        proposal_speaker::Entity::delete_many().filter(proposal_speaker::Column::ProposalId.eq(id)).exec(tx).await?;
        proposal.delete(tx).await?;
        event::append(ctx, tx, Entry::new("proposal.discarded", "proposal", id, Scope::Site)).await
    })
    .await
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
