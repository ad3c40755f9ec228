//! Refusing an invitation: whoever holds the link may, signed in or not.

use domain::{cfp::InvitationAnswer, policy::Action};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};

use super::{
    find::{as_sent, by_token},
    waiting_invitation::over,
};
use crate::{
    Ctx, Error, Result,
    cfp::find::{calls_by_id, history_of},
    database::locked,
    entity::{proposal, speaker_invitation},
    record::{Entry, event},
};

/// Refuses the invitation that `token` belongs to. Refusing twice is refusing once.
pub async fn decline_speaker_invitation(ctx: &Ctx, token: &str) -> Result<()> {
    ctx.authorize_route(Action::Enter)?;
    ctx.write(async |tx| {
        let id = by_token(tx, token).await?.proposal_id;
        let proposal = locked::<proposal::Entity>(tx, id).await?;
        let row = by_token(tx, token).await?;
        if row.answer == Some(InvitationAnswer::Declined) {
            return Ok(());
        }
        if !as_sent(&row).is_open(ctx.now) {
            return Err(over());
        }
        let mut row = speaker_invitation::ActiveModel::from(row);
        row.answer = Set(Some(InvitationAnswer::Declined));
        row.answered_at = Set(Some(ctx.now));
        row.answered_by = Set(ctx.actor.person());
        row.update(tx).await?;
        let call = calls_by_id([proposal.call_id]).one(tx).await?.ok_or_else(Error::not_found)?;
        let scope = history_of(&proposal, &call);
        event::append(ctx, tx, Entry::new("speaker.declined", "proposal", id, scope)).await
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        cfp::{accept_speaker_invitation, invite_speaker, my_speakers},
        on_both_databases,
        testing::code_of,
    };

    on_both_databases! {
        async fn whoever_holds_the_link_may_refuse_without_an_account(world: World) {
            let (dora, id) = world.draft("open-2026", "Title").await;
            invite_speaker(&world.as_(&dora), id, "bea@people.test").await.expect("invited");
            let token = world.invitation_tokens().await.remove(0);
            for _ in 0..2 {
                decline_speaker_invitation(&world.anonymous(), &token).await.expect("refused");
            }
            let told = world.events().await;
            assert_eq!(told.iter().filter(|verb| *verb == "speaker.declined").count(), 1);
            let bea = world.as_(&world.person("Bea Speaker").await);
            assert_eq!(code_of(accept_speaker_invitation(&bea, &token).await), "invitation-over");
            let desk = my_speakers(&world.as_(&dora), id).await.expect("shown");
            assert_eq!(desk.invitations[0].answer, Some(InvitationAnswer::Declined));
            assert_eq!(code_of(decline_speaker_invitation(&world.anonymous(), "a-guess").await), "not-found");
        }

        async fn what_was_taken_is_not_refused_afterwards(world: World) {
            let (dora, id) = world.draft("open-2026", "Title").await;
            invite_speaker(&world.as_(&dora), id, "bea@people.test").await.expect("invited");
            let token = world.invitation_tokens().await.remove(0);
            let bea = world.as_(&world.person("Bea Speaker").await);
            accept_speaker_invitation(&bea, &token).await.expect("taken");
            assert_eq!(code_of(decline_speaker_invitation(&world.anonymous(), &token).await), "invitation-over");
        }
    }
}
