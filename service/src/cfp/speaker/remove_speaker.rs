//! Leaving a proposal, and taking somebody off it.

use domain::{
    cfp::{By, may_change_speakers},
    id::{PersonId, ProposalId},
    policy::Action,
};
use serde_json::json;

use super::find::{Ruled, keep, locked_for_speakers};
use crate::{
    Ctx, Error, Result,
    cfp::{find::history_of, sight::authorize_either},
    record::{Entry, event},
};

/// Takes a co-speaker off a proposal: they leave, or the main speaker or an organiser takes them off. The main speaker
/// hands the proposal over first.
pub async fn remove_speaker(ctx: &Ctx, id: ProposalId, who: PersonId) -> Result<()> {
    authorize_either(ctx, Action::EnterProposals)?;
    ctx.write(async |tx| {
        let Ruled { proposal, call, lineup, by } = locked_for_speakers(ctx, tx, id).await?;
        if by == By::CoSpeaker && ctx.actor.person() != Some(who) {
            return Err(Error::denied());
        }
        may_change_speakers(proposal.state)?;
        keep(tx, id, &lineup.without(who)?).await?;
        let scope = history_of(&proposal, &call);
        let entry = Entry::new("speaker.left", "proposal", id, scope).with(json!({ "person": who }));
        event::append(ctx, tx, entry).await
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        cfp::{my_proposal, my_proposals},
        on_both_databases,
        testing::code_of,
    };

    on_both_databases! {
        async fn co_speakers_leave_and_the_main_speaker_stays(world: World) {
            let (dora, id) = world.draft("open-2026", "Title").await;
            let bea = world.co_speaker(&dora, id, "Bea Speaker").await;
            let cai = world.co_speaker(&dora, id, "Cai Speaker").await;
            assert_eq!(code_of(remove_speaker(&world.as_(&dora), id, dora.person).await), "main-speaker-stays");
            assert_eq!(code_of(remove_speaker(&world.as_(&bea), id, cai.person).await), "denied");
            remove_speaker(&world.as_(&bea), id, bea.person).await.expect("she leaves");
            assert_eq!(my_proposals(&world.as_(&bea)).await.expect("listed"), []);
            assert_eq!(code_of(my_proposal(&world.as_(&bea), id).await), "not-found");
            remove_speaker(&world.as_(&dora), id, cai.person).await.expect("taken off");
            assert_eq!(world.last_event().await.data, json!({ "person": cai.person }));
        }

        async fn strangers_take_nobody_off(world: World) {
            let (dora, id) = world.draft("open-2026", "Title").await;
            let eve = world.as_(&world.person("Eve Moneypenny").await);
            assert_eq!(code_of(remove_speaker(&eve, id, dora.person).await), "not-found");
            assert_eq!(code_of(remove_speaker(&world.anonymous(), id, dora.person).await), "sign-in-needed");
        }
    }
}
