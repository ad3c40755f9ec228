//! A draft from its first state on, the ways that are refused, and what nobody counts.

use chrono::TimeDelta;
use domain::{
    group::charter::{TypedCharter, content_hash as charter_hash},
    id::{DraftId, GroupCallId},
    life::{
        CallOutcome, CallState, ObjectionState, Stance,
        call::{TypedCall, TypedOutcome, TypedResponse},
        ipr::TypedIpr,
    },
    policy::{Action, RoleKind, Scope},
};

use super::*;
use crate::{
    Ctx,
    draft::{DraftFacts, NewRevision, RevisionSource, draft_by_id, post_revision, read_content},
    group::{GroupFacts, adopt_charter, group, post_charter},
    on_both_databases,
    testing::{GroupScene, World, code_of, fields_of},
};

on_both_databases! {
    async fn a_draft_goes_from_candidate_to_the_steering_group(world: World) {
        let (scene, id) = scene(&world, "ietf").await;
        let carl = world.as_(&scene.chair);
        assert_eq!(state(&carl, id).await, "wg-cand");
        assert_eq!(code_of(move_to(&carl, id, "adopt-wg").await), "draft-state");
        let adoption = open_call(&carl, id, &typed("adoption", "2026-09-15")).await.expect("issued");
        assert_eq!(state(&carl, id).await, "c-adopt", "the call leads there");
        assert_eq!(code_of(move_to(&carl, id, "adopt-wg").await), "call-runs");
        assert_eq!(code_of(settle_call(&carl, adoption, &finding("consensus", &[])).await), "call-open");
        let closed = after(&carl, 15);
        settle_call(&closed, adoption, &finding("consensus", &[])).await.expect("recorded");
        move_to(&closed, id, "adopt-wg").await.expect("adopted");
        move_to(&closed, id, "wg-doc").await.expect("at work");
        assert_eq!(code_of(move_to(&closed, id, "writeupw").await), "step-needs");

        let last_call = open_call(&closed, id, &typed("last-call", "2026-10-01")).await.expect("issued");
        let eve = after(&world.as_(&world.person("Eve Outsider").await), 16);
        respond(&eve, last_call, &saying("object", "Section 2 says the opposite.")).await.expect("open to all");
        post(&after(&closed, 2), id, "# Two\n").await;
        let calls = calls_of(&closed, &facts(&closed, id).await).await.expect("shown");
        assert_eq!(calls.iter().map(|one| one.state).take(2).collect::<Vec<_>>(), [CallState::Open, CallState::Restarted]);
        let again = calls[0].id;
        let later = after(&closed, 18);
        let open = sheet(&later, again).await.objections;
        assert_eq!(open.len(), 1, "an objection stays when the call begins anew");
        assert_eq!(fields_of(settle_call(&later, again, &finding("consensus", &[])).await), [format!("answer-{} missing", open[0].id)]);
        let told = |text: &str| (open[0].id, text.to_owned());
        for (who, act, (id, text)) in [
            (&later, "address", told("Section 2 is about keys.")),
            (&eve, "sustain", told("It is not.")),
            (&later, "address", told("It is, now.")),
            (&eve, "sustain", told("Not in the second sentence.")),
        ] {
            act_on_objection(who, id, act, &text).await.expect("it began anew with what was said before");
        }
        let listed = sheet(&later, again).await.objections;
        assert_eq!((listed.len(), listed[0].state, listed[0].words.len()), (1, ObjectionState::Sustained, 5));
        let answer = (open[0].id.to_string(), "It says so for another case; the words now name it.".to_owned());
        settle_call(&later, again, &finding("consensus", &[answer])).await.expect("recorded");
        let shown = sheet(&later, last_call).await;
        assert_eq!((shown.objections[0].state, shown.objections[0].words.len()), (ObjectionState::Addressed, 6));
        assert_eq!(code_of(act_on_objection(&eve, open[0].id, "sustain", "Still not.").await), "call-settled");
        move_to(&later, id, "writeupw").await.expect("it goes on");
        assert_eq!(code_of(post_text(&later, id, "# Three\n").await), "draft-frozen");
        assert_eq!(code_of(move_to(&later, id, "sub-pub").await), "step-needs");
        let draft = facts(&later, id).await;
        let questions = draft.workflow.table().questions;
        let half: Vec<_> = questions[..4].iter().map(|one| ((*one).to_owned(), "Yes.".to_owned())).collect();
        save_write_up(&later, id, &half, Some(0)).await.expect("saved");
        assert!(!write_up(&later, &draft).await.expect("shown").is_complete);
        assert_eq!(code_of(save_write_up(&later, id, &half, Some(0)).await), "changed-meanwhile");
        let rest: Vec<_> = questions[4..].iter().map(|one| ((*one).to_owned(), "Yes.".to_owned())).collect();
        save_write_up(&later, id, &rest, Some(1)).await.expect("saved");
        move_to(&later, id, "sub-pub").await.expect("submitted");
        let life = draft_life(&later, &facts(&later, id).await).await.expect("shown");
        assert_eq!(life.lines.iter().map(|at| at.state.key).collect::<Vec<_>>(), ["sub-pub", "pub-req"]);

        assert_eq!(fields_of(annul_move(&later, id, "", " ").await), ["reason missing"]);
        annul_move(&later, id, "main", "Pressed by accident.").await.expect("taken back");
        let life = draft_life(&later, &facts(&later, id).await).await.expect("shown");
        assert_eq!(life.lines.iter().map(|at| at.state.key).collect::<Vec<_>>(), ["writeupw"]);
        assert!(life.moves[0].annuls && life.moves[1].annulled);
    }

    async fn a_call_is_as_long_as_the_workflow_asks_to_the_day(world: World) {
        let (scene, id) = scene(&world, "ietf").await;
        let carl = world.as_(&scene.chair);
        assert_eq!(fields_of(open_call(&carl, id, &typed("adoption", "2026-09-14")).await), ["until too-short"]);
        assert_eq!(fields_of(open_call(&carl, id, &typed("consensus", "2026-10-14")).await), ["kind not-now"]);
        let call = open_call(&carl, id, &typed("adoption", "2026-09-15")).await.expect("issued");
        let closes = sheet(&carl, call).await.call.closes_at;
        let eve = world.as_(&world.person("Eve Outsider").await);
        let last = Ctx { now: closes, ..eve.clone() };
        respond(&last, call, &saying("support", "")).await.expect("the last instant counts");
        let late = Ctx { now: closes + TimeDelta::microseconds(1), ..eve };
        assert_eq!(code_of(respond(&late, call, &saying("object", "Wait.")).await), "call-over");
        assert_eq!(sheet(&late, call).await.call.state, CallState::Closed, "also when nobody closed it");
        assert_eq!(tend_calls(&Ctx { now: late.now, ..world.ctx.clone() }).await.expect("tended"), 1);
        assert_eq!(world.events().await.pop().as_deref(), Some("call.closed"));
        assert_eq!(tend_calls(&Ctx { now: late.now, ..world.ctx.clone() }).await.expect("tended"), 0);
    }

    async fn the_newest_response_counts_and_what_was_said_stays(world: World) {
        let (scene, id) = scene(&world, "simple").await;
        let carl = world.as_(&scene.chair);
        let call = open_call(&carl, id, &typed("last-call", "2026-09-15")).await.expect("issued");
        let eve = world.as_(&world.person("Eve Outsider").await);
        respond(&eve, call, &saying("object", "Not so.")).await.expect("said");
        respond(&after(&eve, 1), call, &saying("support", "I see.")).await.expect("said");
        let shown = sheet(&carl, call).await;
        let said: Vec<_> = shown.responses.iter().map(|one| (one.stance, one.is_newest, one.is_member)).collect();
        assert_eq!(said, [(Stance::Support, true, false), (Stance::Object, false, false)]);
        assert_eq!(shown.objections[0].state, ObjectionState::Withdrawn);
        respond(&after(&eve, 2), call, &saying("object", "No, after all.")).await.expect("said");
        let open = sheet(&carl, call).await.objections.pop().expect("a new one");
        assert_eq!(open.state, ObjectionState::Raised);
        assert_eq!(code_of(act_on_objection(&carl, open.id, "withdraw", "").await), "denied");
        act_on_objection(&carl, open.id, "address", "Because of section 3.").await.expect("answered");
        let mails = world.mails().await;
        let told = mails.iter().filter(|mail| matches!(&mail.mail, crate::mail::Mail::Call { about, .. } if about == "answered"));
        assert_eq!(told.count(), 1, "whoever objected, and nobody else");
        act_on_objection(&eve, open.id, "sustain", "Section 3 is wrong.").await.expect("upheld");
        assert_eq!(sheet(&carl, call).await.objections.pop().map(|one| one.state), Some(ObjectionState::Sustained));
        let mia = world.as_(&world.holding("Mia Member", scene.open, RoleKind::Member).await);
        assert_eq!(code_of(act_on_objection(&mia, open.id, "address", "I say so.").await), "denied");
    }

    async fn nothing_about_a_call_is_counted(world: World) {
        let (scene, id) = scene(&world, "simple").await;
        let carl = world.as_(&scene.chair);
        let call = open_call(&carl, id, &typed("consensus", "2026-09-08")).await.expect("issued");
        for name in ["Ann One", "Bob Two", "Cyd Three"] {
            respond(&world.as_(&world.person(name).await), call, &saying("support", "")).await.expect("said");
        }
        let shown = serde_json::to_value(sheet(&carl, call).await).expect("it is JSON");
        assert!(numbers(&shown).iter().all(|(key, _)| key == "revision"), "{:?}", numbers(&shown));
        let told = world.texts("SELECT CAST(data AS TEXT) AS t FROM event WHERE verb LIKE 'call.%'").await;
        assert!(told.iter().all(|data| !data.contains("support\":") && !data.contains("count")), "{told:?}");
    }

    async fn an_appeal_that_is_upheld_undoes_what_it_is_against(world: World) {
        let (scene, id) = scene(&world, "simple").await;
        let carl = world.as_(&scene.chair);
        let call = open_call(&carl, id, &typed("consensus", "2026-09-08")).await.expect("issued");
        let closed = after(&carl, 8);
        settle_call(&closed, call, &finding("consensus", &[])).await.expect("recorded");
        assert_eq!(code_of(settle_call(&closed, call, &finding("no-consensus", &[])).await), "call-settled");
        let eve = after(&world.as_(&world.person("Eve Outsider").await), 9);
        let appeal = lodge_appeal(&eve, call, "My words were not read.").await.expect("in time");
        assert_eq!(code_of(lodge_appeal(&eve, call, "Again.").await), "appeal-lodged");
        let much_later = Ctx { now: eve.now + TimeDelta::days(60), ..eve };
        assert_eq!(code_of(lodge_appeal(&much_later, call, "Late.").await), "no-appeal");
        assert_eq!(code_of(decide_appeal(&closed, appeal, "dismissed", "No.").await), "denied");
        let mut cora = world.person("Cora Council").await;
        world.grant(&mut cora, Scope::Group(scene.council), RoleKind::Chair).await;
        let cora = after(&world.as_(&cora), 10);
        assert_eq!(fields_of(decide_appeal(&cora, appeal, "lodged", "").await), ["decision option", "text missing"]);
        decide_appeal(&cora, appeal, "upheld", "They were not.").await.expect("decided");
        assert_eq!(sheet(&cora, call).await.call.state, CallState::Annulled);
        assert_eq!(code_of(move_to(&closed, id, "approved").await), "step-needs");
    }

    async fn declared_rights_stand_in_the_announcement(world: World) {
        let (scene, id) = scene(&world, "simple").await;
        let carl = world.as_(&scene.chair);
        let eve = world.as_(&world.person("Eve Outsider").await);
        let rights = TypedIpr { holder: "Acme".into(), reference: "EP 1".into(), licence: "royalty-free".into(), text: String::new() };
        let first = declare_rights(&eve, id, &rights, None, &[]).await.expect("declared");
        let call = open_call(&carl, id, &typed("last-call", "2026-09-15")).await.expect("issued");
        assert_eq!(sheet(&carl, call).await.disclosures[0].holder, "Acme");
        assert_eq!(code_of(withdraw_declaration(&carl, id, first, "No.").await), "denied");
        let later = TypedIpr { licence: "unwilling".into(), ..rights };
        let second = declare_rights(&eve, id, &later, Some(first), &[]).await.expect("updated");
        assert_eq!(code_of(declare_rights(&eve, id, &later, Some(first), &[]).await), "declaration-over");
        withdraw_declaration(&eve, id, second, "It lapsed.").await.expect("taken back");
        let lines = declared_rights(&carl, &facts(&carl, id).await).await.expect("shown");
        assert_eq!((lines.len(), lines.iter().filter(|line| line.holds).count()), (3, 0), "the list only grows");
        assert_eq!(sheet(&carl, call).await.disclosures.len(), 1, "what was announced stays");
    }

    async fn an_annulled_call_takes_its_state_along(world: World) {
        let (scene, id) = scene(&world, "ietf").await;
        let carl = world.as_(&scene.chair);
        let call = open_call(&carl, id, &typed("adoption", "2026-09-15")).await.expect("issued");
        assert_eq!(code_of(open_call(&carl, id, &typed("adoption", "2026-09-15")).await), "call-runs");
        assert_eq!(code_of(annul_move(&carl, id, "", "Too early.").await), "call-runs");
        annul_call(&carl, call, "Pressed by accident.").await.expect("annulled");
        assert_eq!(state(&carl, id).await, "wg-cand");
        assert_eq!(code_of(annul_call(&carl, call, "Again.").await), "call-settled");
        open_call(&carl, id, &typed("adoption", "2026-09-15")).await.expect("issued anew");
    }

    async fn a_call_on_a_charter_ends_in_an_outcome(world: World) {
        let scene = world.groups().await;
        let carl = world.as_(&scene.chair);
        assert_eq!(fields_of(open_charter_call(&carl, scene.open, 1, &typed("", "2026-09-10")).await), ["until too-short"]);
        let call = open_charter_call(&carl, scene.open, 1, &typed("", "2026-09-11")).await.expect("issued");
        settle_call(&after(&carl, 11), call, &finding("consensus", &[])).await.expect("recorded");
        assert_eq!(sheet(&carl, call).await.call.outcome, Some(CallOutcome::Consensus));
    }

    async fn a_charter_that_is_called_upon_is_adopted_once_the_call_is_settled(world: World) {
        let scene = world.groups().await;
        let carl = world.as_(&scene.chair);
        let text = "# Charter\n\n## 1. Scope\n\nAnother one.";
        let charter = TypedCharter { text: text.into(), note: String::new() };
        let number = post_charter(&carl, scene.open, &charter, None).await.expect("posted");
        let call = open_charter_call(&carl, scene.open, number, &typed("", "2026-09-11")).await.expect("issued");
        let adopt = async |ctx: &Ctx| adopt_charter(ctx, scene.open, number, &charter_hash(text), "").await;
        assert_eq!(code_of(adopt(&world.ctx).await), "call-runs");
        settle_call(&after(&carl, 11), call, &finding("consensus", &[])).await.expect("recorded");
        adopt(&after(&world.ctx, 11)).await.expect("adopted");
        let told = world.last_event().await;
        let named = told.data["call"].as_str().map(ToOwned::to_owned);
        assert_eq!((told.verb.as_str(), named), ("charter.adopted", Some(call.to_string())), "the record names the call");
    }

    async fn nobody_hears_of_a_call_who_may_not_read_its_draft(world: World) {
        let (scene, id) = scene(&world, "simple").await;
        let carl = world.as_(&scene.chair);
        let call = open_call(&carl, id, &typed("last-call", "2026-09-15")).await.expect("issued");
        world.edit("UPDATE draft SET audience = 'group'").await;
        let eve = world.as_(&world.person("Eve Outsider").await);
        let of = open_group(&eve).await;
        for ctx in [&eve, &world.anonymous()] {
            assert_eq!(code_of(super::call(ctx, &of, call).await), "not-found");
            assert!(calls(ctx, &of, None).await.expect("a list").lines.is_empty());
            assert!(happenings(ctx, &of).await.expect("a feed").is_empty());
        }
        assert_eq!(code_of(respond(&eve, call, &saying("support", "")).await), "not-found");
        assert_eq!(code_of(respond(&world.anonymous(), call, &saying("support", "")).await), "sign-in-needed");
    }

    async fn what_happened_is_told_in_the_feed(world: World) {
        let (scene, id) = scene(&world, "simple").await;
        let carl = world.as_(&scene.chair);
        open_call(&carl, id, &typed("last-call", "2026-09-15")).await.expect("issued");
        let told = happenings(&world.anonymous(), &open_group(&carl).await).await.expect("a feed");
        let verbs: Vec<_> = told.iter().map(|one| one.verb.as_str()).collect();
        assert_eq!(verbs, ["call.opened", "draft.moved", "draft.revision-posted", "draft.started"]);
    }

    async fn a_draft_that_moved_keeps_its_workflow(world: World) {
        let (scene, id) = scene(&world, "simple").await;
        let carl = world.as_(&scene.chair);
        follow_workflow(&carl, id, "oasis").await.expect("new");
        assert_eq!(state(&carl, id).await, "wd");
        tag_draft(&carl, id, &["material-change".into()]).await.expect("tagged");
        assert_eq!(fields_of(tag_draft(&carl, id, &["w-expert".into()]).await), ["tags option"]);
        move_to(&carl, id, "withdrawn").await.expect("moved");
        assert_eq!(code_of(follow_workflow(&carl, id, "iso").await), "workflow-kept");
    }
}

/// The scene of groups, and a draft of the open one with a revision.
pub(crate) async fn scene(world: &World, workflow: &str) -> (GroupScene, DraftId) {
    let scene = world.groups().await;
    choose_workflow(&world.ctx, scene.open, workflow).await.expect("chosen");
    let id = world.draft_in(scene.open, "text", &["# One\n"]).await;
    (scene, id)
}

pub(crate) fn typed(kind: &str, until: &str) -> TypedCall {
    TypedCall { kind: kind.into(), text: "Please read it whole.".into(), until: until.into(), zone: String::new() }
}

pub(crate) fn saying(stance: &str, text: &str) -> TypedResponse {
    TypedResponse { stance: stance.into(), text: text.into(), policies: Vec::new() }
}

pub(crate) fn finding(outcome: &str, answers: &[(String, String)]) -> TypedOutcome {
    TypedOutcome {
        outcome: outcome.into(),
        reasons: "Everything that was said was answered.".into(),
        answers: answers.to_vec(),
    }
}

pub(crate) fn after(ctx: &Ctx, days: i64) -> Ctx {
    Ctx { now: ctx.now + TimeDelta::days(days), ..ctx.clone() }
}

pub(crate) async fn move_to(ctx: &Ctx, id: DraftId, to: &str) -> crate::Result<()> {
    move_draft(ctx, id, &TypedMove { to: to.into(), ..TypedMove::default() }).await
}

async fn state(ctx: &Ctx, id: DraftId) -> &'static str {
    facts(ctx, id).await.state.key
}

async fn facts(ctx: &Ctx, id: DraftId) -> DraftFacts {
    draft_by_id(ctx, id, Action::SeeDraft).await.expect("shown")
}

async fn open_group(ctx: &Ctx) -> GroupFacts {
    group(ctx, "open", Action::SeeGroup).await.and_then(crate::Found::here).expect("shown")
}

pub(crate) async fn sheet(ctx: &Ctx, id: GroupCallId) -> CallSheet {
    call(ctx, &open_group(ctx).await, id).await.expect("shown")
}

async fn post(ctx: &Ctx, id: DraftId, text: &str) {
    post_text(ctx, id, text).await.expect("posted");
}

async fn post_text(ctx: &Ctx, id: DraftId, text: &str) -> crate::Result<crate::draft::Posted> {
    let content = read_content(text.to_owned().into()).await.expect("read");
    let source = RevisionSource::File(Box::new(content));
    let new =
        NewRevision { source, typed: domain::draft::TypedRevision::default(), answers: Vec::new(), made_from: None };
    post_revision(ctx, id, &new).await
}

/// Every number in a JSON value, with its key.
fn numbers(value: &serde_json::Value) -> Vec<(String, serde_json::Number)> {
    match value {
        serde_json::Value::Object(map) => map
            .iter()
            .flat_map(|(key, value)| match value {
                serde_json::Value::Number(number) => vec![(key.clone(), number.clone())],
                other => numbers(other),
            })
            .collect(),
        serde_json::Value::Array(all) => all.iter().flat_map(numbers).collect(),
        _ => Vec::new(),
    }
}
