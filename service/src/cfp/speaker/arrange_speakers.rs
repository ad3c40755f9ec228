//! The order in which speakers are named.

use domain::{
    Problem,
    cfp::{By, Lineup},
    id::{PersonId, ProposalId},
    policy::Action,
};

use super::find::{Ruled, keep, locked_for_speakers};
use crate::{
    Ctx, Error, Result,
    cfp::{find::history_of, sight::authorize_either},
    record::{Entry, event},
};

/// Names the co-speakers in this order, each of them once.
pub async fn arrange_speakers(ctx: &Ctx, id: ProposalId, order: &[PersonId]) -> Result<()> {
    rearrange(ctx, id, |lineup| lineup.arranged(order)).await
}

/// Names a co-speaker a place further up.
pub async fn move_speaker_up(ctx: &Ctx, id: ProposalId, who: PersonId) -> Result<()> {
    rearrange(ctx, id, |lineup| lineup.moved_up(who)).await
}

async fn rearrange(
    ctx: &Ctx,
    id: ProposalId,
    change: impl FnOnce(Lineup) -> std::result::Result<Lineup, Problem>,
) -> Result<()> {
    authorize_either(ctx, Action::EnterProposals)?;
    ctx.write(async |tx| {
        let Ruled { proposal, call, lineup, by } = locked_for_speakers(ctx, tx, id).await?;
        if by == By::CoSpeaker {
            return Err(Error::denied());
        }
        let after = change(lineup.clone())?;
        if after == lineup {
            return Ok(());
        }
        keep(tx, id, &after).await?;
        let scope = history_of(&proposal, &call);
        event::append(ctx, tx, Entry::new("speakers.arranged", "proposal", id, scope)).await
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{cfp::my_speakers, on_both_databases, testing::code_of};

    on_both_databases! {
        async fn the_main_speaker_says_in_which_order_they_are_named(world: World) {
            let (dora, id) = world.draft("open-2026", "Title").await;
            let bea = world.co_speaker(&dora, id, "Bea Speaker").await;
            let cai = world.co_speaker(&dora, id, "Cai Speaker").await;
            let ctx = world.as_(&dora);
            let named = async || {
                let desk = my_speakers(&ctx, id).await.expect("shown");
                desk.speakers.into_iter().map(|speaker| speaker.person).collect::<Vec<_>>()
            };
            assert_eq!(named().await, [dora.person, bea.person, cai.person]);
            move_speaker_up(&ctx, id, cai.person).await.expect("moved");
            assert_eq!(named().await, [dora.person, cai.person, bea.person]);
            arrange_speakers(&ctx, id, &[bea.person, cai.person]).await.expect("arranged");
            assert_eq!(named().await, [dora.person, bea.person, cai.person]);
            assert_eq!(code_of(arrange_speakers(&ctx, id, &[bea.person]).await), "speakers-changed");
            assert_eq!(code_of(move_speaker_up(&world.as_(&bea), id, bea.person).await), "denied");
            let eve = world.as_(&world.person("Eve Moneypenny").await);
            assert_eq!(code_of(arrange_speakers(&eve, id, &[]).await), "not-found");
            assert_eq!(code_of(arrange_speakers(&world.anonymous(), id, &[]).await), "sign-in-needed");
        }
    }
}
