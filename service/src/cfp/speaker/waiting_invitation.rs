//! What the link in an invitation to speak shows.

use domain::{
    Instant,
    id::ProposalId,
    policy::{Action, Place},
};
use serde::Serialize;

use super::find::{as_sent, by_token, lineup};
use crate::{
    Ctx, Error, Result,
    cfp::{
        find::{calls_by_id, conferences_by_id, proposals_by_id},
        sight::{Embargoes, names},
        speaker::find::role_in,
    },
};

/// An invitation that waits for its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WaitingInvitation {
    /// What one would speak in.
    pub proposal: ProposalId,
    /// What it is called; a stand-in while an embargo holds.
    pub title: String,
    /// What it is about, in brief; a stand-in while an embargo holds.
    pub summary: String,
    /// The conference.
    pub conference: String,
    /// Who invited.
    pub inviter: String,
    /// Until when it can be answered.
    pub expires_at: Instant,
    /// Whether the asker speaks there already.
    pub speaks_already: bool,
}

/// The invitation that `token` belongs to. Whoever holds the link may read it, signed in or not; reading changes nothing,
/// so mail scanners that follow links do no harm.
pub async fn speaker_invitation(ctx: &Ctx, token: &str) -> Result<WaitingInvitation> {
    ctx.authorize(Action::ReadPublic, Place::Site)?;
    let db = &ctx.db.read;
    let row = by_token(db, token).await?;
    let proposal = proposals_by_id([row.proposal_id]).one(db).await?.ok_or_else(Error::not_found)?;
    let lineup = lineup(db, proposal.id).await?;
    let speaks_already = ctx.actor.person().is_some_and(|person| role_in(&lineup, person).is_some());
    if !speaks_already {
        domain::cfp::may_change_speakers(proposal.state).map_err(|_| over())?;
        if !as_sent(&row).is_open(ctx.now) {
            return Err(over());
        }
    }
    let call = calls_by_id([proposal.call_id]).one(db).await?.ok_or_else(Error::not_found)?;
    let of = conferences_by_id([call.conference_id]).one(db).await?.ok_or_else(Error::not_found)?;
    let embargoes = Embargoes::over(ctx, db, [proposal.id]).await?;
    let summary = embargoes.of(proposal.id).map_or(&proposal.summary, |embargo| &embargo.stand_in.summary).clone();
    Ok(WaitingInvitation {
        proposal: proposal.id,
        title: embargoes.title_outside(&proposal),
        summary,
        conference: of.title,
        inviter: names(db, [row.invited_by]).await?.remove(&row.invited_by).unwrap_or_default(),
        expires_at: row.expires_at,
        speaks_already,
    })
}

/// One answer for what was answered, ran out, was taken back, or leads to what is over.
pub(super) fn over() -> Error {
    Error::conflict("invitation-over", "This invitation no longer counts. Ask whoever sent it for another one.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{cfp::invite_speaker, on_both_databases, testing::code_of};

    on_both_databases! {
        async fn the_link_shows_what_it_is_about_until_it_runs_out(world: World) {
            let (dora, id) = world.draft("open-2026", "Title").await;
            invite_speaker(&world.as_(&dora), id, "bea@people.test").await.expect("invited");
            let token = world.invitation_tokens().await.remove(0);
            let shown = speaker_invitation(&world.anonymous(), &token).await.expect("shown");
            assert_eq!((shown.title.as_str(), shown.inviter.as_str()), ("Title", "Doraopen Drafter"));
            assert!(!shown.speaks_already);
            assert_eq!(code_of(speaker_invitation(&world.anonymous(), "a-guess").await), "not-found");
            let last = Ctx { now: shown.expires_at, ..world.anonymous() };
            assert!(speaker_invitation(&last, &token).await.is_ok());
            let after = Ctx { now: shown.expires_at + chrono::TimeDelta::microseconds(1), ..world.anonymous() };
            assert_eq!(code_of(speaker_invitation(&after, &token).await), "invitation-over");
            assert!(speaker_invitation(&world.as_(&dora), &token).await.expect("hers").speaks_already);
        }
    }
}
