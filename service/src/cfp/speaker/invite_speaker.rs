//! Inviting somebody by mail to speak along.

use chrono::TimeDelta;
use domain::{
    Problem,
    cfp::{By, INVITATION_LASTS, INVITATIONS_A_DAY, InvitationAnswer, may_change_speakers, may_invite},
    id::{ProposalId, SpeakerInvitationId},
    identity::EmailAddress,
    policy::{Action, Place},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, PaginatorTrait};

use super::find::{as_sent, invitations_of, lineup, sent_since};
use crate::{
    Ctx, Error, Result,
    cfp::{
        find::{Own, conferences_by_id, history_of, locked_own},
        offers::kept,
        sight::Embargoes,
    },
    database::locked,
    entity::{person, speaker_invitation},
    identity::{Purpose, Secret, hash},
    mail::{self, Mail},
    record::{Entry, event},
};

/// Invites to speak along in a proposal of the actor's, who must be its main speaker. An earlier invitation to the same
/// address that is still open is withdrawn: the newest link counts. Whether the address has an account makes no difference
/// to anything that can be seen.
pub async fn invite_speaker(ctx: &Ctx, id: ProposalId, address: &str) -> Result<SpeakerInvitationId> {
    ctx.authorize(Action::Propose, Place::Own)?;
    let inviter = ctx.actor.person().ok_or_else(Error::sign_in_needed)?;
    let address = EmailAddress::parse(address);
    let secret = Secret::new(ctx, Purpose::SpeakerInvitation);
    ctx.write(async |tx| {
        // What somebody sent is counted before they send more.
        let by_whom = locked::<person::Entity>(tx, inviter).await?;
        let Own { proposal, call, by } = locked_own(ctx, tx, id).await?;
        if by != By::MainSpeaker {
            return Err(Error::denied());
        }
        let address = address.map_err(|flaw| Error::field("address", flaw.code, flaw.message))?;
        may_change_speakers(proposal.state)?;
        if proposal.title.is_empty() {
            let message = "Give the proposal a title first, so that whoever is invited knows what it is about.";
            return Err(Error::conflict("untitled", message));
        }
        if sent_since(inviter, ctx.now - TimeDelta::days(1)).count(tx).await? >= INVITATIONS_A_DAY {
            return Err(Problem::too_many(24 * 60 * 60).into());
        }
        let mut sent = invitations_of(id).all(tx).await?;
        for earlier in &mut sent {
            if earlier.answer.is_none() && earlier.address.to_lowercase() == address.canonical() {
                let mut row = speaker_invitation::ActiveModel::from(earlier.clone());
                row.answer = Set(Some(InvitationAnswer::Withdrawn));
                row.answered_at = Set(Some(ctx.now));
                *earlier = row.update(tx).await?;
            }
        }
        let others = u32::try_from(lineup(tx, id).await?.others.len()).unwrap_or(u32::MAX);
        let sent: Vec<_> = sent.iter().map(as_sent).collect();
        may_invite(others, &sent, &kept(&call)?.call, ctx.now)?;
        let row = speaker_invitation::ActiveModel {
            id: Set(ctx.id()),
            proposal_id: Set(id),
            address: Set(address.as_str().to_owned()),
            token_hash: Set(hash(Purpose::SpeakerInvitation, secret.expose())),
            invited_by: Set(inviter),
            created_at: Set(ctx.now),
            expires_at: Set(ctx.now + INVITATION_LASTS),
            answer: Set(None),
            answered_at: Set(None),
            answered_by: Set(None),
        };
        let row = row.insert(tx).await?;
        let of = conferences_by_id([call.conference_id]).one(tx).await?.ok_or_else(Error::not_found)?;
        let letter = Mail::SpeakerInvitation {
            token: secret.expose().to_owned(),
            inviter: by_whom.name,
            title: Embargoes::over(ctx, tx, [id]).await?.title_outside(&proposal),
            conference: of.title,
            days: INVITATION_LASTS.num_days(),
        };
        mail::leave(ctx, tx, &address, by_whom.language, letter).await?;
        // Where it went is the speakers' business, and of a draft nobody else knows.
        let scope = history_of(&proposal, &call);
        event::append(ctx, tx, Entry::new("speaker.invited", "proposal", id, scope)).await?;
        Ok(row.id)
    })
    .await
}

#[cfg(test)]
mod tests {
    use domain::cfp::INVITATIONS_EVER;

    use super::*;
    use crate::{
        cfp::{accept_speaker_invitation, submit_proposal, withdraw_proposal, withdraw_speaker_invitation},
        on_both_databases,
        testing::{code_of, fields_of},
    };

    on_both_databases! {
        async fn an_invitation_leaves_by_mail_and_the_record_holds_no_address(world: World) {
            let (dora, id) = world.draft("open-2026", "Title").await;
            invite_speaker(&world.as_(&dora), id, "Bea@People.test").await.expect("invited");
            let mails = world.outbox("mail").await;
            assert_eq!((mails.len(), &mails[0]["to"], &mails[0]["title"]), (1, &"Bea@People.test".into(), &"Title".into()));
            let told = world.last_event().await;
            assert_eq!((told.verb.as_str(), told.scope_kind.as_str(), told.data), ("speaker.invited", "site", serde_json::Value::Null));
        }

        async fn open_invitations_and_speakers_keep_to_the_cap_of_the_call(world: World) {
            let (dora, id) = world.draft("open-2026", "Title").await;
            let dora = world.as_(&dora);
            let first = invite_speaker(&dora, id, "a@people.test").await.expect("the first of two");
            invite_speaker(&dora, id, "b@people.test").await.expect("the second of two");
            assert_eq!(code_of(invite_speaker(&dora, id, "c@people.test").await), "too-many-co-speakers");
            withdraw_speaker_invitation(&dora, id, first).await.expect("withdrawn");
            invite_speaker(&dora, id, "c@people.test").await.expect("there is room again");
            let later = Ctx { now: dora.now + INVITATION_LASTS + TimeDelta::microseconds(1), ..dora.clone() };
            invite_speaker(&later, id, "d@people.test").await.expect("what ran out takes no place");
        }

        async fn a_proposal_is_no_cannon_for_mail(world: World) {
            let (dora, id) = world.draft("open-2026", "Title").await;
            let dora = world.as_(&dora);
            for nth in 0..INVITATIONS_EVER {
                invite_speaker(&dora, id, "Bea@people.test").await.unwrap_or_else(|error| panic!("{nth}: {error}"));
            }
            assert_eq!(code_of(invite_speaker(&dora, id, "bea@people.test").await), "too-many-invitations");
            let tokens = world.invitation_tokens().await;
            let bea = world.as_(&world.person("Bea Speaker").await);
            assert_eq!(code_of(accept_speaker_invitation(&bea, &tokens[0]).await), "invitation-over");
            accept_speaker_invitation(&bea, &tokens[tokens.len() - 1]).await.expect("the newest link counts");
        }

        async fn somebody_with_many_drafts_is_no_cannon_either(world: World) {
            let (dora, id) = world.draft("open-2026", "Title").await;
            let (dora, call) = (world.as_(&dora), crate::cfp::my_proposal(&world.as_(&dora), id).await.expect("hers").call.id);
            let mut sent = 0;
            'sending: loop {
                let typed = domain::cfp::TypedProposal { title: "Another".into(), ..Default::default() };
                let draft = crate::cfp::draft_proposal(&dora, call, &typed).await.expect("begun");
                for nth in 0..2 {
                    match invite_speaker(&dora, draft, &format!("p{sent}{nth}@people.test")).await {
                        Ok(_) => sent += 1,
                        Err(error) => { assert_eq!(code_of::<()>(Err(error)), "too-many"); break 'sending }
                    }
                }
            }
            assert_eq!(sent, INVITATIONS_A_DAY);
        }

        async fn only_the_main_speaker_invites_and_not_into_what_is_over(world: World) {
            let (dora, id) = world.draft("open-2026", "Title").await;
            let bea = world.co_speaker(&dora, id, "Bea Speaker").await;
            let eve = world.as_(&world.person("Eve Moneypenny").await);
            assert_eq!(code_of(invite_speaker(&world.as_(&bea), id, "x@people.test").await), "denied");
            assert_eq!(code_of(invite_speaker(&eve, id, "x@people.test").await), "not-found");
            assert_eq!(code_of(invite_speaker(&world.ctx, id, "x@people.test").await), "denied");
            assert_eq!(code_of(invite_speaker(&world.anonymous(), id, "x@people.test").await), "sign-in-needed");
            let dora = world.as_(&dora);
            for bad in ["ada at example.org", "ada@example.org\r\nBcc: x@example.org"] {
                assert_eq!(fields_of(invite_speaker(&dora, id, bad).await), ["address address"], "{bad:?}");
            }
            submit_proposal(&dora, id, None).await.expect("handed in");
            withdraw_proposal(&dora, id).await.expect("withdrawn");
            assert_eq!(code_of(invite_speaker(&dora, id, "x@people.test").await), "speakers-settled");
        }

        async fn a_nameless_draft_invites_nobody(world: World) {
            let (dora, id) = world.draft("open-2026", "").await;
            assert_eq!(code_of(invite_speaker(&world.as_(&dora), id, "x@people.test").await), "untitled");
        }
    }
}
