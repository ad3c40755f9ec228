//! A proposal's speakers and invitations, as those who speak in it see them.

use domain::{
    Instant,
    cfp::{InvitationAnswer, SpeakerRole, may_change_speakers},
    id::{ProposalId, SpeakerInvitationId},
    policy::{Action, Place},
};
use sea_orm::{ColumnTrait, QueryFilter};

use super::{
    find::invitations_of,
    profiles::{SpeakerProfile, profiles},
};
use crate::{
    Ctx, Error, Result,
    cfp::{
        find::{calls_by_id, part_in, proposals_of},
        offers::kept,
    },
    entity::proposal,
};

/// What speakers do about who speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpeakersDesk {
    /// In which proposal.
    pub proposal: ProposalId,
    /// What it is called; may be empty while it is a draft.
    pub title: String,
    /// Everybody who speaks, in order.
    pub speakers: Vec<SpeakerProfile>,
    /// Every invitation, the first one first; for the main speaker alone.
    pub invitations: Vec<OpenInvitation>,
    /// Whether the asker answers for the proposal.
    pub is_main: bool,
    /// Whether who speaks can still change.
    pub may_change: bool,
    /// Most speakers besides the main one.
    pub most: u32,
}

/// An invitation that was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenInvitation {
    /// Which.
    pub id: SpeakerInvitationId,
    /// Where it went.
    pub address: String,
    /// Until when it counts.
    pub expires_at: Instant,
    /// Whether it ran out.
    pub is_expired: bool,
    /// What became of it; `None` while it waits.
    pub answer: Option<InvitationAnswer>,
}

/// The speakers of a proposal of the actor's.
pub async fn my_speakers(ctx: &Ctx, id: ProposalId) -> Result<SpeakersDesk> {
    ctx.authorize(Action::Propose, Place::Own)?;
    let person = ctx.actor.person().ok_or_else(Error::sign_in_needed)?;
    let db = &ctx.db.read;
    let row = proposals_of(person).filter(proposal::Column::Id.eq(id)).one(db).await?.ok_or_else(Error::not_found)?;
    let part = part_in(db, id, person).await?.ok_or_else(Error::not_found)?;
    let call = calls_by_id([row.call_id]).one(db).await?.ok_or_else(Error::not_found)?;
    let is_main = part.role == SpeakerRole::Main;
    let invitations = if is_main { invitations_of(id).all(db).await? } else { Vec::new() };
    let line = |row: crate::entity::speaker_invitation::Model| OpenInvitation {
        id: row.id,
        is_expired: row.answer.is_none() && ctx.now > row.expires_at,
        address: row.address,
        expires_at: row.expires_at,
        answer: row.answer,
    };
    Ok(SpeakersDesk {
        proposal: id,
        speakers: profiles(db, id).await?,
        invitations: invitations.into_iter().map(line).collect(),
        is_main,
        may_change: may_change_speakers(row.state).is_ok(),
        most: kept(&call)?.call.most_co_speakers,
        title: row.title,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{cfp::invite_speaker, on_both_databases, testing::code_of};

    on_both_databases! {
        async fn addresses_are_the_main_speakers_business(world: World) {
            let (dora, id) = world.draft("open-2026", "Title").await;
            let bea = world.co_speaker(&dora, id, "Bea Speaker").await;
            invite_speaker(&world.as_(&dora), id, "cai@people.test").await.expect("invited");
            let desk = my_speakers(&world.as_(&dora), id).await.expect("shown");
            let told: Vec<_> = desk.invitations.iter().map(|line| (line.address.as_str(), line.answer)).collect();
            assert_eq!(told, [("bea@people.test", Some(InvitationAnswer::Accepted)), ("cai@people.test", None)]);
            let desk = my_speakers(&world.as_(&bea), id).await.expect("shown");
            assert_eq!((desk.invitations, desk.is_main, desk.speakers.len()), (vec![], false, 2));
            let eve = world.as_(&world.person("Eve Moneypenny").await);
            assert_eq!(code_of(my_speakers(&eve, id).await), "not-found");
            assert_eq!(code_of(my_speakers(&world.anonymous(), id).await), "sign-in-needed");
        }
    }
}
