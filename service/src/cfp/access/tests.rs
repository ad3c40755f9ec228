//! Access codes, on both databases.

use chrono::TimeDelta;
use domain::{
    cfp::{State, TypedAccessCode, TypedProposal},
    id::{CallId, ProposalId},
    policy::{RoleKind, Scope},
};

use super::*;
use crate::{
    Ctx,
    cfp::{LastWords, close_call, draft_proposal, edit_proposal, my_proposal, submit_proposal},
    conference::ConferenceFacts,
    on_both_databases,
    testing::{Somebody, World, code_of, fields_of},
};

fn lasting(uses: &str, tracks: &[&str]) -> TypedAccessCode {
    TypedAccessCode {
        note: "Keynote".into(),
        valid_until: "2099-12-31T23:59".into(),
        uses: uses.into(),
        tracks: tracks.iter().map(|id| (*id).to_owned()).collect(),
        types: Vec::new(),
    }
}

async fn made(world: &World, facts: &ConferenceFacts, call: CallId, typed: &TypedAccessCode) -> CodeLine {
    make_code(&world.ctx, call, typed).await.expect("made");
    access_codes(&world.ctx, facts, call).await.expect("listed").remove(0)
}

async fn used(world: &World, facts: &ConferenceFacts, call: CallId) -> u32 {
    access_codes(&world.ctx, facts, call).await.expect("listed")[0].opens.used
}

on_both_databases! {
    async fn a_code_opens_a_restricted_track_and_counts_when_it_is_handed_in(world: World) {
        let (facts, call) = world.open_call("open-2026").await;
        let (typed, restricted) = world.proposal_for(&facts, "Title").await;
        let line = made(&world, &facts, call, &lasting("1", &[&restricted])).await;
        let ada = world.as_(&world.person("Ada Lovelace").await);
        let invited = TypedProposal { track: restricted, code: line.code.to_lowercase(), ..typed.clone() };
        let without = TypedProposal { code: String::new(), ..invited.clone() };
        assert_eq!(fields_of(draft_proposal(&ada, call, &without).await), ["track option"]);
        let id = draft_proposal(&ada, call, &invited).await.expect("begun");
        assert_eq!((used(&world, &facts, call).await, my_proposal(&ada, id).await.expect("hers").typed.code), (0, line.code.clone()));
        submit_proposal(&ada, id, None).await.expect("handed in");
        assert_eq!(used(&world, &facts, call).await, 1);
        let own = my_proposal(&ada, id).await.expect("hers");
        let better = TypedProposal { title: "Better".into(), ..own.typed };
        edit_proposal(&ada, id, &better, Some(&own.version)).await.expect("what came in with it can be worded better");
        assert_eq!(used(&world, &facts, call).await, 1);
        let other = TypedProposal { code: line.code, ..typed };
        assert_eq!(fields_of(draft_proposal(&ada, call, &other).await), ["code code-used"]);
    }

    async fn a_code_opens_a_closed_call_and_one_that_is_not_needed_is_not_used(world: World) {
        let (facts, call) = world.open_call("open-2026").await;
        let line = made(&world, &facts, call, &lasting("2", &[])).await;
        let (typed, _) = world.proposal_for(&facts, "Title").await;
        let typed = TypedProposal { code: line.code, ..typed };
        let ada = world.as_(&world.person("Ada Lovelace").await);
        let open = draft_proposal(&ada, call, &typed).await.expect("begun");
        submit_proposal(&ada, open, None).await.expect("handed in");
        assert_eq!(used(&world, &facts, call).await, 0);
        close_call(&world.ctx, call).await.expect("closed");
        let late = Ctx { now: ada.now + TimeDelta::minutes(1), ..ada.clone() };
        let without = TypedProposal { code: String::new(), ..typed.clone() };
        assert_eq!(code_of(draft_proposal(&late, call, &without).await), "call-closed");
        let id = draft_proposal(&late, call, &typed).await.expect("begun with a code");
        let own = my_proposal(&late, id).await.expect("hers");
        assert!(own.may_edit);
        edit_proposal(&late, id, &TypedProposal { title: "Better".into(), ..own.typed }, None).await.expect("edited");
        submit_proposal(&late, id, None).await.expect("handed in");
        assert_eq!(used(&world, &facts, call).await, 1);
    }

    async fn a_revoked_or_unknown_code_opens_nothing_and_the_draft_is_kept(world: World) {
        let (facts, call) = world.open_call("open-2026").await;
        let (typed, restricted) = world.proposal_for(&facts, "Title").await;
        let line = made(&world, &facts, call, &lasting("9", &[&restricted])).await;
        let ada = world.as_(&world.person("Ada Lovelace").await);
        let invited = TypedProposal { track: restricted.clone(), code: line.code.clone(), ..typed };
        let id = draft_proposal(&ada, call, &invited).await.expect("begun");
        assert!(opened_call(&ada, &facts, call, &line.code).await.expect("asked").is_some());
        revoke_code(&world.ctx, call, line.id).await.expect("revoked");
        revoke_code(&world.ctx, call, line.id).await.expect("already");
        assert_eq!(opened_call(&ada, &facts, call, &line.code).await.expect("asked"), None);
        assert_eq!(code_of(submit_proposal(&ada, id, None).await), "track-not-offered");
        assert_eq!(my_proposal(&ada, id).await.expect("hers").state, State::Draft);
        let guessed = TypedProposal { code: "AAAA-BBBB-CCCC".into(), ..invited };
        assert_eq!(fields_of(draft_proposal(&ada, call, &guessed).await), ["code code-unknown"]);
        let told = world.events().await;
        assert_eq!(told.iter().filter(|verb| *verb == "access-code.revoked").count(), 1);
    }

    async fn strangers_make_list_and_revoke_no_codes(world: World) {
        let (facts, call) = world.open_call("open-2026").await;
        let line = made(&world, &facts, call, &lasting("1", &[])).await;
        let mut rita = world.person("Rita Reviewer").await;
        world.grant(&mut rita, Scope::Conference(facts.id), RoleKind::Review).await;
        let rita = world.as_(&rita);
        assert_eq!(code_of(make_code(&rita, call, &lasting("1", &[])).await), "denied");
        assert_eq!(code_of(access_codes(&rita, &facts, call).await), "denied");
        assert_eq!(code_of(revoke_code(&rita, call, line.id).await), "denied");
        assert_eq!(code_of(access_codes(&world.anonymous(), &facts, call).await), "sign-in-needed");
        let (_, other) = world.open_call("other-2026").await;
        assert_eq!(code_of(revoke_code(&world.ctx, other, line.id).await), "not-found");
        assert!(!world.last_event().await.data.to_string().contains(&line.code[..4]), "the record holds no codes");
    }

    /// Two hundred people with one code for one: one gets in, and nobody loses a word.
    async fn of_two_hundred_with_a_one_use_code_one_gets_in(world: World) {
        let (facts, call) = world.open_call("open-2026").await;
        let (typed, restricted) = world.proposal_for(&facts, "Title").await;
        let line = made(&world, &facts, call, &lasting("1", &[&restricted])).await;
        let mut drafts: Vec<(Somebody, ProposalId)> = Vec::new();
        for nth in 0..200 {
            let person = world.person(&format!("N{nth} Person")).await;
            let typed = TypedProposal { title: format!("Title {nth}"), track: restricted.clone(), code: line.code.clone(), ..typed.clone() };
            let id = draft_proposal(&world.as_(&person), call, &typed).await.expect("begun");
            drafts.push((person, id));
        }
        let next = std::sync::atomic::AtomicUsize::new(0);
        let handed_in = world
            .at_once(200, |ctx| {
                let nth = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                let (ctx, id) = (ctx.as_actor(drafts[nth].0.actor()), drafts[nth].1);
                async move {
                    let own = my_proposal(&ctx, id).await?;
                    let last = TypedProposal { summary: format!("Typed last, {nth}"), ..own.typed };
                    let last = LastWords { typed: &last, made_from: Some(&own.version) };
                    submit_proposal(&ctx, id, Some(last)).await
                }
            })
            .await;
        assert_eq!(handed_in.iter().filter(|answer| answer.is_ok()).count(), 1);
        for refused in handed_in.into_iter().filter(Result::is_err) {
            assert_eq!(code_of(refused), "code-used");
        }
        assert_eq!(used(&world, &facts, call).await, 1);
        let mut in_ = 0;
        for (nth, (person, id)) in drafts.iter().enumerate() {
            let own = my_proposal(&world.as_(person), *id).await.expect("theirs");
            assert_eq!(own.typed.title, format!("Title {nth}"));
            in_ += u32::from(own.state == State::Submitted);
        }
        assert_eq!(in_, 1);
    }
}
