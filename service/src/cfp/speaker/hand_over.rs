//! Making another speaker the main one.

use domain::{
    cfp::{By, may_change_speakers},
    id::{PersonId, ProposalId},
    policy::Action,
};
use serde_json::json;

use super::find::{Ruled, has_account, keep, locked_for_speakers};
use crate::{
    Ctx, Error, Result,
    cfp::{find::history_of, sight::authorize_either},
    record::{Entry, event},
};

/// Hands a proposal over: one of its co-speakers answers for it from now on, and the former main speaker speaks along.
/// Its main speaker does so, or an organiser.
pub async fn hand_over(ctx: &Ctx, id: ProposalId, to: PersonId) -> Result<()> {
    authorize_either(ctx, Action::EnterProposals)?;
    ctx.write(async |tx| {
        let Ruled { proposal, call, lineup, by } = locked_for_speakers(ctx, tx, id).await?;
        if by == By::CoSpeaker {
            return Err(Error::denied());
        }
        may_change_speakers(proposal.state)?;
        let after = lineup.handed_over(to)?;
        if by == By::MainSpeaker && !has_account(tx, to).await? {
            let message =
                "This speaker has no account yet, so nobody could answer for the proposal. Ask the organisers.";
            return Err(Error::conflict("no-account-yet", message));
        }
        keep(tx, id, &after).await?;
        let scope = history_of(&proposal, &call);
        let changed = json!({ "from": lineup_main(&after, to), "to": to });
        event::append(ctx, tx, Entry::new("proposal.handed-over", "proposal", id, scope).with(changed)).await
    })
    .await
}

/// Who answered for it before: the first of the others, now.
fn lineup_main(after: &domain::cfp::Lineup, to: PersonId) -> Option<PersonId> {
    after.others.first().copied().filter(|former| *former != to)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        cfp::{my_proposal, my_speakers, submit_proposal},
        on_both_databases,
        testing::code_of,
    };

    on_both_databases! {
        async fn whoever_is_handed_a_proposal_answers_for_it(world: World) {
            let (dora, id) = world.draft("open-2026", "Title").await;
            let bea = world.co_speaker(&dora, id, "Bea Speaker").await;
            assert_eq!(code_of(hand_over(&world.as_(&bea), id, bea.person).await), "denied");
            hand_over(&world.as_(&dora), id, bea.person).await.expect("handed over");
            assert_eq!(code_of(submit_proposal(&world.as_(&dora), id, None).await), "not-yours");
            submit_proposal(&world.as_(&bea), id, None).await.expect("hers to hand in");
            assert!(my_proposal(&world.as_(&dora), id).await.is_ok(), "the former main speaker speaks along");
            let told = world.event_rows().await.into_iter().find(|row| row.verb == "proposal.handed-over").expect("told");
            assert_eq!(told.data, json!({ "from": dora.person, "to": bea.person }));
        }

        async fn of_fifty_who_hand_over_at_once_there_is_one_main_speaker_left(world: World) {
            let (dora, id) = world.draft("open-2026", "Title").await;
            let bea = world.co_speaker(&dora, id, "Bea Speaker").await;
            let cai = world.co_speaker(&dora, id, "Cai Speaker").await;
            let next = std::sync::atomic::AtomicUsize::new(0);
            let made = world
                .fifty(|ctx| {
                    let even = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed).is_multiple_of(2);
                    let (ctx, to) = (ctx.as_actor(dora.actor()), if even { bea.person } else { cai.person });
                    async move { hand_over(&ctx, id, to).await }
                })
                .await;
            assert_eq!(made.iter().filter(|made| made.is_ok()).count(), 1, "then it is not hers any more");
            let desk = my_speakers(&world.as_(&dora), id).await.expect("shown");
            let mains = desk.speakers.iter().filter(|speaker| speaker.is_main).count();
            assert_eq!((mains, desk.speakers.len()), (1, 3));
        }

        async fn strangers_hand_nothing_over(world: World) {
            let (dora, id) = world.draft("open-2026", "Title").await;
            let bea = world.co_speaker(&dora, id, "Bea Speaker").await;
            let eve = world.as_(&world.person("Eve Moneypenny").await);
            assert_eq!(code_of(hand_over(&eve, id, bea.person).await), "not-found");
            assert_eq!(code_of(hand_over(&world.ctx, id, bea.person).await), "not-found", "a draft is nobody's");
            assert_eq!(code_of(hand_over(&world.anonymous(), id, bea.person).await), "sign-in-needed");
        }
    }
}
