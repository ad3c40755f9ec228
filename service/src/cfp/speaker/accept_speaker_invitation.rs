//! Taking an invitation: whoever is signed in and holds the link speaks along.

use domain::{
    cfp::{InvitationAnswer, SpeakerRole},
    id::ProposalId,
    policy::{Action, Place},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use serde_json::json;

use super::{
    find::{as_sent, by_token, lineup, next_position, role_in},
    limits,
};
use crate::{
    Ctx, Error, Result,
    cfp::{
        draft_proposal,
        find::{calls_by_id, history_of},
        offers::kept,
    },
    database::locked,
    entity::{person, proposal, speaker_invitation},
    record::{Entry, event},
};

/// Takes the invitation that `token` belongs to. It works once; asked again by whoever took it, it changes nothing.
pub async fn accept_speaker_invitation(ctx: &Ctx, token: &str) -> Result<ProposalId> {
    ctx.authorize(Action::Propose, Place::Own)?;
    let person = ctx.actor.person().ok_or_else(Error::sign_in_needed)?;
    ctx.write(async |tx| {
        let id = by_token(tx, token).await?.proposal_id;
        // The person before the proposal, as everywhere.
        locked::<person::Entity>(tx, person).await?;
        let proposal = locked::<proposal::Entity>(tx, id).await?;
        // Read again under the lock: somebody else with the link may have been first.
        let row = by_token(tx, token).await?;
        if row.answer == Some(InvitationAnswer::Accepted) && row.answered_by == Some(person) {
            return Ok(id);
        }
        let lineup = lineup(tx, id).await?;
        if role_in(&lineup, person).is_some() {
            let message = "You speak in this proposal already. The invitation is kept for whoever else it is for.";
            return Err(Error::conflict("already-speaks", message));
        }
        let call = calls_by_id([proposal.call_id]).one(tx).await?.ok_or_else(Error::not_found)?;
        let rules = kept(&call)?.call;
        let others = u32::try_from(lineup.others.len()).unwrap_or(u32::MAX);
        as_sent(&row).check(proposal.state, others, &rules, ctx.now)?;
        if proposal.state.counts() {
            limits::check_one(tx, person, Some(id), call.id, &rules).await?;
        }
        draft_proposal::add_speaker(ctx, tx, id, person, SpeakerRole::Co, next_position(&lineup)).await?;
        let mut row = speaker_invitation::ActiveModel::from(row);
        row.answer = Set(Some(InvitationAnswer::Accepted));
        row.answered_at = Set(Some(ctx.now));
        row.answered_by = Set(Some(person));
        row.update(tx).await?;
        let scope = history_of(&proposal, &call);
        event::append(ctx, tx, Entry::new("speaker.joined", "proposal", id, scope).with(json!({ "person": person })))
            .await?;
        Ok(id)
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        cfp::{
            discard_draft, draft_proposal, edit_proposal, invite_speaker, my_proposal, my_proposals, submit_proposal,
            withdraw_proposal,
        },
        on_both_databases,
        testing::{Somebody, World, code_of},
    };

    async fn invited(world: &World, by: &Somebody, id: ProposalId) -> String {
        invite_speaker(&world.as_(by), id, "somebody@people.test").await.expect("invited");
        world.invitation_tokens().await.pop().expect("a link in the mail")
    }

    on_both_databases! {
        async fn whoever_accepts_reads_and_edits_and_the_rest_is_the_main_speakers(world: World) {
            let (dora, id) = world.draft("open-2026", "Title").await;
            let token = invited(&world, &dora, id).await;
            let bea = world.as_(&world.person("Bea Speaker").await);
            assert_eq!(accept_speaker_invitation(&bea, &token).await.expect("accepted"), id);
            assert_eq!(accept_speaker_invitation(&bea, &token).await.expect("again"), id, "nothing changes");
            assert_eq!(my_proposals(&bea).await.expect("listed").len(), 1);
            let own = my_proposal(&bea, id).await.expect("hers too");
            let typed = domain::cfp::TypedProposal { title: "Better".into(), ..own.typed };
            edit_proposal(&bea, id, &typed, Some(&own.version)).await.expect("co-speakers edit");
            assert_eq!(code_of(discard_draft(&bea, id).await), "denied");
            assert_eq!(code_of(submit_proposal(&bea, id, None).await), "not-yours");
            submit_proposal(&world.as_(&dora), id, None).await.expect("handed in");
            assert_eq!(code_of(withdraw_proposal(&bea, id).await), "not-yours");
        }

        /// Design, "Races": of 200 who hold one invitation, one joins.
        async fn of_two_hundred_who_hold_the_link_one_joins(world: World) {
            let (dora, id) = world.draft("open-2026", "Title").await;
            let token = invited(&world, &dora, id).await;
            let mut people = Vec::new();
            for nth in 0..200 {
                people.push(world.person(&format!("Person{nth} Many")).await);
            }
            let people = std::sync::Mutex::new(people);
            let made = world
                .at_once(200, |ctx| {
                    let somebody = people.lock().ok().and_then(|mut people| people.pop()).expect("200 people");
                    let (ctx, token) = (ctx.as_actor(somebody.actor()), token.clone());
                    async move { accept_speaker_invitation(&ctx, &token).await }
                })
                .await;
            assert_eq!(made.iter().filter(|made| made.is_ok()).count(), 1);
            for refused in made.into_iter().filter(Result::is_err) {
                assert_eq!(code_of(refused), "invitation-over");
            }
            assert_eq!(lineup(&world.db().read, id).await.expect("read").others.len(), 1);
        }

        async fn two_invitations_for_the_last_place_take_one(world: World) {
            let (dora, id) = world.draft("open-2026", "Title").await;
            let dora_ = world.as_(&dora);
            let mut tokens = Vec::new();
            for nth in 0..2 {
                invite_speaker(&dora_, id, &format!("p{nth}@people.test")).await.expect("invited");
                tokens.push(world.invitation_tokens().await.pop().expect("a link"));
            }
            let call = my_proposal(&dora_, id).await.expect("hers").call.id;
            let facts = world.facts_under("open-2026").await;
            let mut new = world.new_call(&facts, "talks").await;
            new.details.most_co_speakers = "1".into();
            crate::cfp::edit_call(&world.ctx, call, &new.details, None).await.expect("the cap is lowered");
            let bea = world.as_(&world.person("Bea Speaker").await);
            let cai = world.as_(&world.person("Cai Speaker").await);
            accept_speaker_invitation(&bea, &tokens[0]).await.expect("the first");
            assert_eq!(code_of(accept_speaker_invitation(&cai, &tokens[1]).await), "too-many-co-speakers");
        }

        async fn joining_counts_towards_the_most_proposals_at_each_way_in(world: World) {
            let (facts, call) = world.limited_call("open-2026", 1).await;
            let (ada, bea) = (world.person("Ada Lovelace").await, world.person("Bea Speaker").await);
            let typed = world.proposal_for(&facts, "Title").await.0;
            let of = |who: &Somebody| { let ctx = world.as_(who); let typed = typed.clone(); async move {
                draft_proposal(&ctx, call, &typed).await.expect("begun") } };
            let (adas, beas) = (of(&ada).await, of(&bea).await);
            submit_proposal(&world.as_(&bea), beas, None).await.expect("her own counts");
            let token = invited(&world, &ada, adas).await;
            accept_speaker_invitation(&world.as_(&bea), &token).await.expect("a draft does not count yet");
            assert_eq!(code_of(submit_proposal(&world.as_(&ada), adas, None).await), "too-many-proposals");
            crate::cfp::remove_speaker(&world.as_(&bea), adas, bea.person).await.expect("she leaves");
            submit_proposal(&world.as_(&ada), adas, None).await.expect("handed in");
            let token = invited(&world, &ada, adas).await;
            assert_eq!(code_of(accept_speaker_invitation(&world.as_(&bea), &token).await), "too-many-proposals");
        }

        async fn nobody_joins_without_signing_in_or_with_a_guess(world: World) {
            let (dora, id) = world.draft("open-2026", "Title").await;
            let token = invited(&world, &dora, id).await;
            let bea = world.person("Bea Speaker").await;
            assert_eq!(code_of(accept_speaker_invitation(&world.anonymous(), &token).await), "sign-in-needed");
            assert_eq!(code_of(accept_speaker_invitation(&world.as_(&bea), "a-guess").await), "not-found");
            assert_eq!(code_of(accept_speaker_invitation(&world.as_(&dora), &token).await), "already-speaks");
            let late = Ctx { actor: bea.actor(), ..world.later(30 * 24 * 60 + 1) };
            assert_eq!(code_of(accept_speaker_invitation(&late, &token).await), "invitation-over");
            submit_proposal(&world.as_(&dora), id, None).await.expect("handed in");
            withdraw_proposal(&world.as_(&dora), id).await.expect("withdrawn");
            assert_eq!(code_of(accept_speaker_invitation(&world.as_(&bea), &token).await), "invitation-over");
        }
    }
}
