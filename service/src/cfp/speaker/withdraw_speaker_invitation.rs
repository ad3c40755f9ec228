//! Taking back an invitation that nobody answered yet.

use domain::{
    cfp::{By, InvitationAnswer},
    id::{ProposalId, SpeakerInvitationId},
    policy::{Action, Place},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};

use super::find::invitation_of;
use crate::{
    Ctx, Error, Result,
    cfp::find::{Own, history_of, locked_own},
    entity::speaker_invitation,
    record::{Entry, event},
};

/// Takes an invitation of a proposal back; its main speaker does.
pub async fn withdraw_speaker_invitation(ctx: &Ctx, id: ProposalId, invitation: SpeakerInvitationId) -> Result<()> {
    ctx.authorize(Action::Propose, Place::Own)?;
    ctx.write(async |tx| {
        let Own { proposal, call, by } = locked_own(ctx, tx, id).await?;
        if by != By::MainSpeaker {
            return Err(Error::denied());
        }
        let row = invitation_of(id, invitation).one(tx).await?.ok_or_else(Error::not_found)?;
        match row.answer {
            None => {}
            Some(InvitationAnswer::Withdrawn) => return Ok(()),
            Some(_) => {
                let message = "This invitation was answered meanwhile. Nothing was changed.";
                return Err(Error::conflict("invitation-answered", message));
            }
        }
        let mut row = speaker_invitation::ActiveModel::from(row);
        row.answer = Set(Some(InvitationAnswer::Withdrawn));
        row.answered_at = Set(Some(ctx.now));
        row.update(tx).await?;
        let scope = history_of(&proposal, &call);
        event::append(ctx, tx, Entry::new("speaker.uninvited", "proposal", id, scope)).await
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        cfp::{accept_speaker_invitation, invite_speaker},
        on_both_databases,
        testing::code_of,
    };

    on_both_databases! {
        async fn a_link_that_was_taken_back_lets_nobody_in(world: World) {
            let (dora, id) = world.draft("open-2026", "Title").await;
            let dora = world.as_(&dora);
            let invitation = invite_speaker(&dora, id, "bea@people.test").await.expect("invited");
            for _ in 0..2 {
                withdraw_speaker_invitation(&dora, id, invitation).await.expect("withdrawn");
            }
            let token = world.invitation_tokens().await.remove(0);
            let bea = world.as_(&world.person("Bea Speaker").await);
            assert_eq!(code_of(accept_speaker_invitation(&bea, &token).await), "invitation-over");
            assert_eq!(world.last_event().await.verb, "speaker.uninvited");
        }

        async fn only_the_main_speaker_of_that_proposal_takes_back(world: World) {
            let (dora, id) = world.draft("open-2026", "Title").await;
            let bea = world.co_speaker(&dora, id, "Bea Speaker").await;
            let (other, elsewhere) = world.draft("other-2026", "Title").await;
            let invitation = invite_speaker(&world.as_(&dora), id, "x@people.test").await.expect("invited");
            assert_eq!(code_of(withdraw_speaker_invitation(&world.as_(&bea), id, invitation).await), "denied");
            assert_eq!(code_of(withdraw_speaker_invitation(&world.as_(&other), id, invitation).await), "not-found");
            assert_eq!(code_of(withdraw_speaker_invitation(&world.as_(&other), elsewhere, invitation).await), "not-found");
            assert_eq!(code_of(withdraw_speaker_invitation(&world.anonymous(), id, invitation).await), "sign-in-needed");
        }
    }
}
