//! Claiming oneself: whoever proved the address that the record holds, by the link that was mailed to it.

use domain::{
    id::ProposalId,
    policy::{Action, Place},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};

use super::{find::waiting, merge::merge};
use crate::{Ctx, Error, Result, database::locked, entity::person_claim};

/// Makes the person that the link with this secret is about one with whoever is signed in, and returns the proposal that
/// the link is about. It works once.
pub async fn claim_person(ctx: &Ctx, token: &str) -> Result<ProposalId> {
    ctx.authorize(Action::ClaimPerson, Place::Own)?;
    let into = ctx.actor.person().ok_or_else(Error::sign_in_needed)?;
    ctx.write(async |tx| {
        let id = waiting(ctx, tx, token).await?.id;
        locked::<person_claim::Entity>(tx, id).await?;
        // Read again under the lock: somebody else with the link may have been first.
        let row = waiting(ctx, tx, token).await?;
        let (from, proposal) = (row.person_id, row.proposal_id);
        let mut row = person_claim::ActiveModel::from(row);
        row.used_at = Set(Some(ctx.now));
        row.used_by = Set(Some(into));
        row.update(tx).await?;
        merge(ctx, tx, from, into, "person.claimed").await?;
        Ok(proposal)
    })
    .await
}

#[cfg(test)]
mod tests {
    use domain::cfp::TypedProposal;

    use super::*;
    use crate::{
        cfp::{TypedSpeaker, add_speaker, enter_proposal, my_proposals, my_speakers, speakers, submit_proposal},
        identity::{person_page, waiting_claim},
        on_both_databases,
        testing::{World, code_of},
    };

    /// Enters a talk of Gus, who has no account, and returns it with the secret that he was mailed.
    async fn entered(world: &World) -> (ProposalId, String) {
        let (facts, call) = world.open_call("open-2026").await;
        let typed: TypedProposal = world.proposal_for(&facts, "Keynote").await.0;
        let speaker = TypedSpeaker { name: "Gus Guest".into(), address: "gus@people.test".into() };
        let id = enter_proposal(&world.ctx, call, &typed, &speaker).await.expect("entered");
        (id, world.invitation_tokens().await.pop().expect("a link in the mail"))
    }

    on_both_databases! {
        async fn whoever_claims_has_what_was_entered_and_the_record_keeps_both(world: World) {
            let (id, token) = entered(&world).await;
            let shown = waiting_claim(&world.anonymous(), &token).await.expect("shown");
            assert_eq!((shown.name.as_str(), shown.title.as_str()), ("Gus Guest", "Keynote"));
            let placeholder = speakers(&world.ctx, id).await.expect("shown").remove(0).person;
            let gus = world.person("Gustav Guest").await;
            assert_eq!(my_proposals(&world.as_(&gus)).await.expect("listed"), []);
            assert_eq!(claim_person(&world.as_(&gus), &token).await.expect("claimed"), id);
            assert_eq!(my_proposals(&world.as_(&gus)).await.expect("listed").len(), 1);
            let shown = speakers(&world.ctx, id).await.expect("shown");
            assert_eq!((shown.len(), shown[0].person, shown[0].has_account), (1, gus.person, true), "nobody counts twice");
            assert_eq!(person_page(&world.ctx, placeholder).await.expect("the old id resolves").id, gus.person);
            let kept = "SELECT count(*) AS n FROM person WHERE name = 'Gus Guest' AND merged_into IS NOT NULL";
            assert_eq!(world.ask(kept).await, 1);
            assert_eq!(world.last_event().await.verb, "person.claimed");
            for gone in [claim_person(&world.as_(&gus), &token).await.map(drop), waiting_claim(&world.ctx, &token).await.map(drop)] {
                assert_eq!(code_of(gone), "link-gone");
            }
        }

        async fn somebody_who_speaks_there_already_speaks_there_once(world: World) {
            let (dora, id) = world.draft("other-2026", "Title").await;
            submit_proposal(&world.as_(&dora), id, None).await.expect("handed in");
            let again = TypedSpeaker { name: "D. Drafter".into(), address: "dora@people.test".into() };
            add_speaker(&world.ctx, id, &again).await.expect("entered a second time by mistake");
            let token = world.invitation_tokens().await.pop().expect("a link");
            claim_person(&world.as_(&dora), &token).await.expect("claimed");
            let desk = my_speakers(&world.as_(&dora), id).await.expect("shown");
            assert_eq!((desk.speakers.len(), desk.is_main), (1, true));
        }

        async fn of_fifty_who_hold_the_link_one_claims(world: World) {
            let (_, token) = entered(&world).await;
            let mut people = Vec::new();
            for nth in 0..50 {
                people.push(world.person(&format!("Person{nth} Fifty")).await);
            }
            let people = std::sync::Mutex::new(people);
            let made = world
                .fifty(|ctx| {
                    let somebody = people.lock().ok().and_then(|mut people| people.pop()).expect("fifty people");
                    let (ctx, token) = (ctx.as_actor(somebody.actor()), token.clone());
                    async move { claim_person(&ctx, &token).await }
                })
                .await;
            assert_eq!(made.iter().filter(|made| made.is_ok()).count(), 1);
            for refused in made.into_iter().filter(Result::is_err) {
                assert_eq!(code_of(refused), "link-gone");
            }
        }

        async fn whoever_leaves_leaves_no_name_that_others_entered(world: World) {
            let (_, token) = entered(&world).await;
            let gus = world.person("Gustav Guest").await;
            claim_person(&world.as_(&gus), &token).await.expect("claimed");
            let here = world.sign_in(&gus).await;
            crate::identity::erase_me(&world.as_(&gus), here.id, true).await.expect("erased");
            assert_eq!(world.ask("SELECT count(*) AS n FROM person WHERE name LIKE '%Guest%'").await, 0);
            assert_eq!(world.ask("SELECT count(*) AS n FROM held_address").await, 0);
        }

        async fn nobody_claims_without_signing_in_with_a_guess_or_too_late(world: World) {
            let (_, token) = entered(&world).await;
            let gus = world.person("Gustav Guest").await;
            assert_eq!(code_of(claim_person(&world.anonymous(), &token).await), "sign-in-needed");
            assert_eq!(code_of(claim_person(&world.as_(&gus), "a-guess").await), "link-gone");
            let late = Ctx { actor: gus.actor(), ..world.later(30 * 24 * 60 + 1) };
            assert_eq!(code_of(claim_person(&late, &token).await), "link-gone");
        }
    }
}
