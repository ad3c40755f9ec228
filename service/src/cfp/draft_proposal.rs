//! Beginning a proposal.

use domain::{
    Problem,
    cfp::{ProposalDetails, SpeakerRole, State, TypedProposal},
    id::{CallId, PersonId, ProposalId},
    policy::{Action, Place, Scope},
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    ColumnTrait, DatabaseTransaction, PaginatorTrait, QueryFilter,
};

use super::{
    access::{Carried, attach},
    find::{calls_by_id, conferences_by_id, proposals_of},
    offers::kept,
    question::{Answering, check_typed},
    wording::{refuse_not_offered, too_late, word},
};
use crate::{
    Ctx, Error, Result, conference,
    database::locked,
    entity::{person, proposal, proposal_speaker},
    record::{Entry, event},
};

/// Most drafts that somebody keeps in a call.
const DRAFTS_MOST: u64 = 30;

/// Begins a proposal, complete or not. Nobody but its speakers sees it until it is handed in.
pub async fn draft_proposal(ctx: &Ctx, call: CallId, typed: &TypedProposal) -> Result<ProposalId> {
    ctx.authorize(Action::Propose, Place::Own)?;
    ctx.write(async |tx| begin(ctx, tx, call, typed).await).await
}

/// Begins a proposal of the actor's within a transaction.
pub(super) async fn begin(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    call: CallId,
    typed: &TypedProposal,
) -> Result<ProposalId> {
    let person = ctx.actor.person().ok_or_else(Error::sign_in_needed)?;
    // Somebody's drafts are counted before another is added.
    locked::<person::Entity>(tx, person).await?;
    let call = calls_by_id([call]).one(tx).await?.ok_or_else(Error::not_found)?;
    let of = conferences_by_id([call.conference_id]).one(tx).await?.ok_or_else(Error::not_found)?;
    ctx.authorize(Action::SeeConference, conference::find::place(&of))?;
    if call.shown_at.is_none() {
        return Err(Error::not_found());
    }
    let rules = kept(&call)?;
    let id: ProposalId = ctx.id();
    let details = typed.check(rules.languages.tags(), false);
    let answering = Answering {
        call: call.id,
        proposal: id,
        person,
        offer: typed.offer(),
        complete: false,
        typed: &typed.answers,
        made_from: &typed.answers_made_from,
    };
    let answered = check_typed(tx, ctx.now, answering).await?;
    let code = attach(ctx, tx, call.id, None, &typed.code).await?;
    let ((details, answered), code) = Problem::both(Problem::both(details, answered), code)?;
    refuse_not_offered(&rules, &details, None, code.as_ref().map(|carried| &carried.code))?;
    if ctx.now > rules.ends(details.session_type) && code.is_none() {
        return Err(too_late());
    }
    let drafts = proposals_of(person)
        .filter(proposal::Column::CallId.eq(call.id))
        .filter(proposal::Column::State.eq(State::Draft));
    if drafts.count(tx).await? >= DRAFTS_MOST {
        return Err(Error::conflict("too-many-drafts", "You have 30 drafts here. Discard one of them first."));
    }
    insert(ctx, tx, (id, call.id), State::Draft, details).await?;
    add_speaker(ctx, tx, id, person, SpeakerRole::Main, 0).await?;
    answered.keep(ctx, tx).await?;
    Carried::keep(code.as_ref(), tx, id).await?;
    // Not in the conference's history: its organisers know of no draft.
    event::append(ctx, tx, Entry::new("proposal.drafted", "proposal", id, Scope::Site)).await?;
    Ok(id)
}

/// Writes a proposal to a call down, without its speakers.
pub(super) async fn insert(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    (id, call): (ProposalId, CallId),
    state: State,
    details: ProposalDetails,
) -> Result<()> {
    let mut row = proposal::ActiveModel {
        id: Set(id),
        call_id: Set(call),
        state: Set(state),
        created_at: Set(ctx.now),
        updated_at: Set(ctx.now),
        submitted_at: Set((state != State::Draft).then_some(ctx.now)),
        // Its words are put in next.
        session_type_id: NotSet,
        track_id: NotSet,
        title: NotSet,
        summary: NotSet,
        description: NotSet,
        notes: NotSet,
        language: NotSet,
    };
    word(&mut row, details);
    row.insert(tx).await?;
    Ok(())
}

/// Writes down that somebody speaks in a proposal.
pub(super) async fn add_speaker(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    id: ProposalId,
    person: PersonId,
    role: SpeakerRole,
    position: i32,
) -> Result<()> {
    let speaker = proposal_speaker::ActiveModel {
        proposal_id: Set(id),
        person_id: Set(person),
        role: Set(role),
        joined_at: Set(ctx.now),
        position: Set(position),
    };
    speaker.insert(tx).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        cfp::{hide_call, my_proposals},
        on_both_databases,
        testing::{code_of, fields_of},
    };

    on_both_databases! {
        async fn a_draft_may_be_empty_and_is_nobody_elses(world: World) {
            let (_, call) = world.open_call("open-2026").await;
            let ada = world.as_(&world.person("Ada Lovelace").await);
            let eve = world.as_(&world.person("Eve Moneypenny").await);
            draft_proposal(&ada, call, &TypedProposal::default()).await.expect("begun");
            assert_eq!(my_proposals(&ada).await.expect("listed").len(), 1);
            assert_eq!(my_proposals(&eve).await.expect("listed"), []);
            let told = world.last_event().await;
            assert_eq!((told.verb.as_str(), told.scope_kind.as_str(), told.data), ("proposal.drafted", "site", serde_json::Value::Null));
        }

        async fn nobody_and_what_is_hidden_or_closed_begins_nothing(world: World) {
            let (_, call) = world.open_call("open-2026").await;
            let ada = world.as_(&world.person("Ada Lovelace").await);
            let empty = TypedProposal::default();
            assert_eq!(code_of(draft_proposal(&world.anonymous(), call, &empty).await), "sign-in-needed");
            let late = Ctx { now: world.deadline() + chrono::TimeDelta::microseconds(1), ..ada.clone() };
            assert_eq!(code_of(draft_proposal(&late, call, &empty).await), "call-closed");
            hide_call(&world.ctx, call).await.expect("hidden");
            assert_eq!(code_of(draft_proposal(&ada, call, &empty).await), "not-found");
        }

        async fn only_what_the_call_offers_can_be_chosen(world: World) {
            let (facts, call) = world.open_call("open-2026").await;
            let ada = world.as_(&world.person("Ada Lovelace").await);
            let restricted = world.proposal_for(&facts, "Title").await.1;
            let typed = TypedProposal { track: restricted, ..TypedProposal::default() };
            assert_eq!(fields_of(draft_proposal(&ada, call, &typed).await), ["track option"]);
            let typed = TypedProposal { session_type: ctx_id(&world), ..TypedProposal::default() };
            assert_eq!(fields_of(draft_proposal(&ada, call, &typed).await), ["session_type option"]);
        }

        async fn of_fifty_drafts_at_once_thirty_are_kept(world: World) {
            let (_, call) = world.open_call("open-2026").await;
            let ada = world.person("Ada Lovelace").await.actor();
            let made = world
                .fifty(|ctx| {
                    let ctx = ctx.as_actor(ada.clone());
                    async move { draft_proposal(&ctx, call, &TypedProposal::default()).await }
                })
                .await;
            assert_eq!(made.iter().filter(|made| made.is_ok()).count(), 30);
        }
    }

    fn ctx_id(world: &crate::testing::World) -> String {
        world.ctx.id::<domain::id::SessionTypeId>().to_string()
    }
}
