//! Adding a speaker without an account to a proposal that is there.

use domain::{
    FieldErrors,
    cfp::{By, SpeakerRole, may_change_speakers},
    id::{PersonId, ProposalId},
    policy::{Action, Scope},
};
use serde_json::json;

use super::{
    enter_proposal::TypedSpeaker,
    find::{Ruled, locked_for_speakers, next_position, role_in},
    placeholder::entered,
    send_claim_link::mail_claim,
};
use crate::{
    Ctx, Error, Result,
    cfp::draft_proposal,
    record::{Entry, event},
};

/// Adds somebody by name, as an organiser; the cap of the call is for what speakers do themselves. Where an address is
/// given, a link leaves for it by which the speaker claims themselves.
pub async fn add_speaker(ctx: &Ctx, id: ProposalId, speaker: &TypedSpeaker) -> Result<PersonId> {
    ctx.authorize_route(Action::EnterProposals)?;
    let mut errors = FieldErrors::default();
    let new = speaker.check(&mut errors);
    let checked = errors.finish(new);
    ctx.write(async |tx| {
        let Ruled { proposal, call, lineup, by } = locked_for_speakers(ctx, tx, id).await?;
        if by != By::Organiser {
            return Err(Error::denied());
        }
        let new = checked?;
        may_change_speakers(proposal.state)?;
        let person = entered(ctx, tx, call.conference_id, &new).await?;
        if role_in(&lineup, person).is_some() {
            return Err(Error::conflict("already-speaks", "This person speaks in the proposal already."));
        }
        let (role, position) = match lineup.main {
            None => (SpeakerRole::Main, 0),
            Some(_) => (SpeakerRole::Co, next_position(&lineup)),
        };
        draft_proposal::add_speaker(ctx, tx, id, person, role, position).await?;
        let entry = Entry::new("speaker.entered", "proposal", id, Scope::Conference(call.conference_id));
        event::append(ctx, tx, entry.with(json!({ "person": person }))).await?;
        if let Some(address) = &new.address {
            mail_claim(ctx, tx, id, person, address).await?;
        }
        Ok(person)
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        cfp::{hand_over, remove_speaker, speakers, submit_proposal},
        on_both_databases,
        testing::{code_of, fields_of},
    };

    on_both_databases! {
        async fn organisers_add_and_take_off_and_hand_over(world: World) {
            let (dora, id) = world.draft("open-2026", "Title").await;
            let gus = TypedSpeaker { name: "Gus Guest".into(), address: "gus@people.test".into() };
            assert_eq!(code_of(add_speaker(&world.ctx, id, &gus).await), "not-found", "a draft is nobody's");
            submit_proposal(&world.as_(&dora), id, None).await.expect("handed in");
            let person = add_speaker(&world.ctx, id, &gus).await.expect("added");
            assert_eq!(code_of(add_speaker(&world.ctx, id, &gus).await), "already-speaks");
            assert_eq!(code_of(hand_over(&world.as_(&dora), id, person).await), "no-account-yet");
            hand_over(&world.ctx, id, person).await.expect("organisers may");
            let named: Vec<String> =
                speakers(&world.ctx, id).await.expect("shown").into_iter().map(|speaker| speaker.name).collect();
            assert_eq!(named, ["Gus Guest", "Doraopen Drafter"]);
            remove_speaker(&world.ctx, id, dora.person).await.expect("taken off");
            assert_eq!(speakers(&world.ctx, id).await.expect("shown").len(), 1);
        }

        async fn speakers_themselves_and_strangers_add_nobody_that_way(world: World) {
            let (mut dora, id) = world.draft("open-2026", "Title").await;
            submit_proposal(&world.as_(&dora), id, None).await.expect("handed in");
            let gus = TypedSpeaker { name: "Gus Guest".into(), address: String::new() };
            let facts = world.facts_under("open-2026").await;
            world.grant(&mut dora, Scope::Conference(facts.id), domain::policy::RoleKind::Owner).await;
            assert_eq!(code_of(add_speaker(&world.as_(&dora), id, &gus).await), "denied");
            let eve = world.as_(&world.person("Eve Moneypenny").await);
            assert_eq!(code_of(add_speaker(&eve, id, &gus).await), "not-found");
            assert_eq!(code_of(add_speaker(&world.anonymous(), id, &gus).await), "sign-in-needed");
            let nameless = TypedSpeaker::default();
            assert_eq!(fields_of(add_speaker(&world.ctx, id, &nameless).await), ["speaker_name missing"]);
        }
    }
}
