//! Editing a proposal, a draft as well as what was handed in.

use domain::{
    Problem,
    cfp::{Editing, State, TypedProposal},
    id::ProposalId,
    policy::{Action, Place, Scope},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};

use super::{
    access::{Carried, attach, carried},
    find::{Own, locked_own},
    offers::kept,
    question::{Answering, check_typed},
    wording::{refuse_not_offered, too_late, word, worded},
};
use crate::{
    Ctx, Error, Result, Version,
    database::locked,
    entity::{person, proposal},
    record::{Entry, event},
    review,
    version::next_update,
};

/// Edits a proposal of the actor's. A draft may be incomplete. An edit `made_from` an old version is refused.
pub async fn edit_proposal(
    ctx: &Ctx,
    id: ProposalId,
    typed: &TypedProposal,
    made_from: Option<&Version>,
) -> Result<()> {
    ctx.authorize(Action::Propose, Place::Own)?;
    let person = ctx.actor.person().ok_or_else(Error::sign_in_needed)?;
    ctx.write(async |tx| {
        // Somebody's answers about themselves are those of all their proposals.
        locked::<person::Entity>(tx, person).await?;
        let Own { proposal: before, call, .. } = locked_own(ctx, tx, id).await?;
        let rules = kept(&call)?;
        let code_before = carried(tx, id).await?;
        let by_code = code_before.as_ref().is_some_and(|carried| carried.counts(ctx.now));
        let phase_allows = review::phase_lets_speakers_edit(ctx, tx, call.id).await?;
        let editing = Editing { until: rules.ends(before.session_type_id), phase_allows, by_code };
        if !before.state.speakers_may_edit(editing, ctx.now) {
            return Err(too_late());
        }
        let is_draft = before.state == State::Draft;
        let old = worded(&before);
        let details = typed.check(rules.languages.tags(), !is_draft);
        let answering = Answering {
            call: call.id,
            proposal: id,
            person,
            offer: typed.offer(),
            complete: !is_draft,
            typed: &typed.answers,
            made_from: &typed.answers_made_from,
        };
        let answered = check_typed(tx, ctx.now, answering).await?;
        let code = attach(ctx, tx, call.id, code_before.clone(), &typed.code).await?;
        let ((details, answered), code) = Problem::both(Problem::both(details, answered), code)?;
        Version::of_row(before.updated_at).expect(made_from)?;
        if details == old && answered.is_empty() && Carried::is_same(code_before.as_ref(), code.as_ref()) {
            return Ok(());
        }
        refuse_not_offered(&rules, &details, Some(&old), code.as_ref().map(|carried| &carried.code))?;
        answered.keep(ctx, tx).await?;
        Carried::keep(code.as_ref(), tx, id).await?;
        if let Some(offer) = details.offer().filter(|offer| !is_draft && old.offer() != Some(*offer)) {
            Carried::admit(ctx, tx, &rules, (id, offer), code).await?;
        }
        let scope = if is_draft { Scope::Site } else { Scope::Conference(call.conference_id) };
        let updated_at = next_update(before.updated_at, ctx.now);
        let mut row = proposal::ActiveModel::from(before);
        word(&mut row, details);
        row.updated_at = Set(updated_at);
        row.update(tx).await?;
        // That it was edited, never what it says: the record is read by others than the proposal is.
        event::append(ctx, tx, Entry::new("proposal.edited", "proposal", id, scope)).await
    })
    .await
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;
    use crate::{
        cfp::{my_proposal, submit_proposal, withdraw_proposal},
        on_both_databases,
        testing::{code_of, fields_of},
    };

    on_both_databases! {
        async fn of_fifty_edits_of_one_state_one_is_taken_and_no_text_is_lost(world: World) {
            let (ada, id) = world.draft("open-2026", "Title").await;
            let own = my_proposal(&world.as_(&ada), id).await.expect("hers");
            let edits = world
                .fifty(|ctx| {
                    let typed = TypedProposal { title: format!("Title {}", ctx.chance.secret()[0]), ..own.typed.clone() };
                    let (ctx, version) = (ctx.as_actor(ada.actor()), own.version.clone());
                    async move { edit_proposal(&ctx, id, &typed, Some(&version)).await.map(|()| typed.title) }
                })
                .await;
            let taken: Vec<String> = edits.iter().filter_map(|edit| edit.as_ref().ok().cloned()).collect();
            assert_eq!(taken, [my_proposal(&world.as_(&ada), id).await.expect("hers").typed.title]);
            for refused in edits.into_iter().filter(Result::is_err) {
                assert_eq!(code_of(refused), "changed-meanwhile");
            }
        }

        async fn what_is_handed_in_stays_complete_and_closes_to_the_microsecond(world: World) {
            let (ada, id) = world.draft("open-2026", "Title").await;
            let ada = world.as_(&ada);
            submit_proposal(&ada, id, None).await.expect("handed in");
            let typed = my_proposal(&ada, id).await.expect("hers").typed;
            let empty = TypedProposal { title: String::new(), ..typed.clone() };
            assert_eq!(fields_of(edit_proposal(&ada, id, &empty, None).await), ["title missing"]);
            let at = |micros: i64| Ctx { now: world.deadline() + TimeDelta::microseconds(micros), ..ada.clone() };
            let better = TypedProposal { title: "Better".into(), ..typed };
            edit_proposal(&at(0), id, &better, None).await.expect("in time");
            assert_eq!(world.last_event().await.data, serde_json::Value::Null, "the record holds no words of it");
            let late = TypedProposal { title: "Late".into(), ..better };
            assert_eq!(code_of(edit_proposal(&at(1), id, &late, None).await), "call-closed");
        }

        async fn after_the_deadline_a_phase_of_review_may_let_speakers_edit(world: World) {
            let scene = world.review_scene("edited-2026").await;
            let (dora, id) = (world.as_(&scene.speakers[0]), scene.proposals[0]);
            crate::cfp::close_call(&world.ctx, scene.call).await.expect("closed");
            let later = Ctx { now: world.later(60).now, ..dora.clone() };
            let own = my_proposal(&later, id).await.expect("hers");
            let better = TypedProposal { summary: "Better.".into(), ..own.typed };
            assert!(!own.may_edit);
            assert_eq!(code_of(edit_proposal(&later, id, &better, None).await), "call-closed");
            world.set_review(&scene, |typed| typed.phases[0].speakers_edit = true).await;
            assert!(my_proposal(&later, id).await.expect("hers").may_edit);
            edit_proposal(&later, id, &better, None).await.expect("the phase lets her");
        }

        async fn others_find_nothing_and_what_is_withdrawn_rests(world: World) {
            let (ada, id) = world.draft("open-2026", "Title").await;
            let (ada, eve) = (world.as_(&ada), world.as_(&world.person("Eve Moneypenny").await));
            let typed = my_proposal(&ada, id).await.expect("hers").typed;
            assert_eq!(code_of(edit_proposal(&eve, id, &typed, None).await), "not-found");
            assert_eq!(code_of(edit_proposal(&world.anonymous(), id, &typed, None).await), "sign-in-needed");
            submit_proposal(&ada, id, None).await.expect("handed in");
            withdraw_proposal(&ada, id).await.expect("withdrawn");
            assert_eq!(code_of(edit_proposal(&ada, id, &typed, None).await), "call-closed");
        }
    }
}
