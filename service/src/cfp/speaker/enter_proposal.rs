//! Entering a proposal for somebody who has no account, or none yet: an invited speaker, say.

use domain::{
    FieldErrors,
    cfp::{CallDetails, ProposalDetails, SpeakerRole, State, TypedProposal},
    id::{CallId, ProposalId},
    policy::{Action, Scope},
};
use serde::{Deserialize, Serialize};

use super::{placeholder::entered, send_claim_link::mail_claim};
use crate::{
    Ctx, Result,
    cfp::{draft_proposal, find::locked_call, offers::kept},
    record::{Entry, event},
};

/// Somebody without an account, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedSpeaker {
    /// Their name.
    pub name: String,
    /// Where they can be reached; may be empty.
    pub address: String,
}

/// Enters a proposal, complete and handed in, for a speaker whom it names. Deadlines and the tracks that need a code do not
/// bind organisers. Where an address is given, a link leaves for it by which the speaker claims themselves.
pub async fn enter_proposal(
    ctx: &Ctx,
    call: CallId,
    typed: &TypedProposal,
    speaker: &TypedSpeaker,
) -> Result<ProposalId> {
    ctx.authorize_route(Action::EnterProposals)?;
    ctx.write(async |tx| {
        let (of, call) = locked_call(ctx, tx, call, Action::EnterProposals).await?;
        let rules = kept(&call)?;
        let mut errors = FieldErrors::default();
        let new = speaker.check(&mut errors);
        let details = match typed.check(rules.languages.tags(), true) {
            Ok(details) => Some(details),
            Err(problem) => {
                for error in problem.fields {
                    errors.add(&error.field, &error.code, error.message);
                }
                None
            }
        };
        if let Some(details) = &details {
            refuse_foreign(&rules, details, &mut errors);
        }
        let (new, details) = errors.finish(new.zip(details))?;
        let id = ctx.id();
        draft_proposal::insert(ctx, tx, (id, call.id), State::Submitted, details).await?;
        let person = entered(ctx, tx, of.id, &new).await?;
        draft_proposal::add_speaker(ctx, tx, id, person, SpeakerRole::Main, 0).await?;
        let entry = Entry {
            on_behalf_of: Some(person),
            ..Entry::new("proposal.entered", "proposal", id, Scope::Conference(of.id))
        };
        event::append(ctx, tx, entry).await?;
        if let Some(address) = &new.address {
            mail_claim(ctx, tx, id, person, address).await?;
        }
        Ok(id)
    })
    .await
}

/// What the call does not have at all; organisers may enter what needs a code.
fn refuse_foreign(call: &CallDetails, details: &ProposalDetails, errors: &mut FieldErrors) {
    if details.session_type.is_some_and(|kind| !call.types.contains(&kind)) {
        errors.add("session_type", "option", "Choose one of the options.");
    }
    if details.track.is_some_and(|track| !call.tracks.contains(&track)) {
        errors.add("track", "option", "Choose one of the options.");
    }
}

#[cfg(test)]
mod tests {
    use domain::policy::RoleKind;

    use super::*;
    use crate::{
        cfp::{close_call, proposal, speakers},
        on_both_databases,
        testing::{code_of, fields_of},
    };

    fn gus(address: &str) -> TypedSpeaker {
        TypedSpeaker { name: "Gus Guest".into(), address: address.into() }
    }

    on_both_databases! {
        async fn organisers_enter_a_speaker_without_an_account_after_the_end_too(world: World) {
            let (facts, call) = world.open_call("open-2026").await;
            close_call(&world.ctx, call).await.expect("closed");
            let late = world.later(10);
            let (typed, restricted) = world.proposal_for(&facts, "Keynote").await;
            let typed = TypedProposal { track: restricted, ..typed };
            let mut pia = world.person("Pia Programme").await;
            world.grant(&mut pia, Scope::Conference(facts.id), RoleKind::Programme).await;
            let ctx = Ctx { now: late.now, ..world.as_(&pia) };
            let id = enter_proposal(&ctx, call, &typed, &gus("")).await.expect("entered");
            let shown = proposal(&ctx, &facts, call, id).await.expect("shown");
            assert_eq!((shown.line.state, shown.line.speakers), (State::Submitted, vec!["Gus Guest".to_owned()]));
            let speaker = speakers(&ctx, id).await.expect("shown").remove(0);
            assert_eq!((speaker.has_account, speaker.is_reachable, speaker.is_main), (false, false, true));
            assert_eq!(world.outbox("mail").await.len(), 0, "without an address nothing is mailed");
            assert_eq!(world.last_event().await.on_behalf_of, Some(speaker.person));
        }

        async fn the_same_address_is_the_same_person_at_one_conference_and_not_at_another(world: World) {
            let (facts, call) = world.open_call("open-2026").await;
            let typed = world.proposal_for(&facts, "Keynote").await.0;
            let (other, elsewhere) = world.open_call("other-2026").await;
            let foreign = world.proposal_for(&other, "Keynote").await.0;
            let enter = async |call, typed: &TypedProposal, address| {
                let id = enter_proposal(&world.ctx, call, typed, &gus(address)).await;
                speakers(&world.ctx, id.expect("entered")).await.expect("shown").remove(0).person
            };
            let pia = world.admin("Pia Admin").await;
            let ctx = world.as_(&pia);
            let by = async |call, typed: &TypedProposal, address: &str| {
                let id = enter_proposal(&ctx, call, typed, &gus(address)).await.expect("entered");
                speakers(&ctx, id).await.expect("shown").remove(0).person
            };
            let first = by(call, &typed, "Gus@people.test").await;
            assert_eq!(by(call, &typed, "gus@people.test").await, first);
            assert_ne!(by(elsewhere, &foreign, "gus@people.test").await, first);
            assert_ne!(enter(call, &typed, "").await, first);
        }

        async fn all_that_is_wrong_is_told_at_once(world: World) {
            let (_, call) = world.open_call("open-2026").await;
            let speaker = TypedSpeaker { name: "Gus\r\nBcc: x".into(), address: "gus".into() };
            let refused = fields_of(enter_proposal(&world.ctx, call, &TypedProposal::default(), &speaker).await);
            assert_eq!(refused[..2], ["speaker_name control-characters", "speaker_address address"]);
            assert_eq!(refused[2..], ["title missing", "description missing", "session_type missing"]);
        }

        async fn those_who_may_not_enter_nothing(world: World) {
            let (facts, call) = world.open_call("open-2026").await;
            let typed = world.proposal_for(&facts, "Keynote").await.0;
            let mut rita = world.person("Rita Reviewer").await;
            world.grant(&mut rita, Scope::Conference(facts.id), RoleKind::Review).await;
            let eve = world.as_(&world.person("Eve Moneypenny").await);
            for ctx in [world.as_(&rita), eve] {
                assert_eq!(code_of(enter_proposal(&ctx, call, &typed, &gus("")).await), "denied");
            }
            assert_eq!(code_of(enter_proposal(&world.anonymous(), call, &typed, &gus("")).await), "sign-in-needed");
        }
    }
}
