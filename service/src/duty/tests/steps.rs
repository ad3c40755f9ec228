//! What people try at random; much of it is refused.

use domain::{
    comment::{CommentMove, TypedComment, TypedIssue, TypedReason, TypedSettlement},
    draft::Part,
    id::DraftId,
    meeting::{TypedEntry, TypedMeetingDetails, TypedSeries},
    policy::Action,
    publication::{ErratumMove, TypedErratum, TypedNote},
};
use rand::{RngExt, rngs::StdRng};

use super::facts;
use crate::{
    Ctx,
    comment::{assign_issue, move_comment, open_issue, settle_issue, write_comment},
    draft::{draft_by_id, name_person},
    life::{
        TypedHolder, TypedMove, act_on_objection, annul_move, call, calls, draft_life, lodge_appeal, move_draft,
        name_holder, open_call, respond, settle_call,
        tests::{after, finding, saying, typed},
    },
    meeting::{
        add_entry, announce_meeting, meetings, move_meeting, proceedings, save_minutes, settle_action, step_minutes,
    },
    publication::{WantedErrata, errata, report_erratum, settle_erratum, standard},
    testing::{Somebody, World, during, planned},
};

/// What somebody tries; much of it is refused.
pub(super) async fn step(chance: &mut StdRng, ctx: &Ctx, id: DraftId, people: &[Somebody]) {
    let of = facts(ctx).await;
    // Under an embargo not everybody knows of it.
    let Ok(draft) = draft_by_id(ctx, id, Action::SeeDraft).await else { return };
    let life = draft_life(ctx, &draft).await.expect("shown");
    let newest = calls(ctx, &of, None).await.expect("a list").lines.first().map(|line| line.id);
    match (chance.random_range(0_u8..9), newest) {
        (0, _) | (_, None) => {
            let until = (ctx.now + chrono::TimeDelta::days(15)).date_naive().to_string();
            if let Some((callable, _)) = one_of(chance, &life.callable) {
                let _ = open_call(ctx, id, &typed(callable.kind.as_str(), &until)).await;
            }
        }
        (1 | 2, Some(call)) => {
            let stance = ["support", "object", "comment"][chance.random_range(0..3)];
            let _ = respond(ctx, call, &saying(stance, "Words.")).await;
        }
        (3 | 4, Some(of_call)) => {
            let open = call(ctx, &of, of_call).await.expect("shown").objections;
            let answers: Vec<_> = open.iter().map(|one| (one.id.to_string(), "So it is.".to_owned())).collect();
            let _ = settle_call(ctx, of_call, &finding("consensus", &answers)).await;
        }
        (5, Some(of_call)) => {
            let open = call(ctx, &of, of_call).await.expect("shown").objections;
            if let Some(one) = open.first() {
                let act = ["address", "withdraw", "sustain"][chance.random_range(0..3)];
                let _ = act_on_objection(ctx, one.id, act, "Words.").await;
            }
            let _ = lodge_appeal(ctx, of_call, "Words.").await;
        }
        (6, _) => {
            let person = people[chance.random_range(0..people.len())].person.to_string();
            let _ = name_holder(ctx, id, &TypedHolder { person, ..TypedHolder::default() }).await;
        }
        (7, _) => {
            let _ = annul_move(ctx, id, "", "By accident.").await;
        }
        _ => {
            if let Some(step) = one_of(chance, &life.steps) {
                let typed = TypedMove { line: step.line.to_owned(), to: step.to.to_owned(), note: String::new() };
                let _ = move_draft(ctx, id, &typed).await;
            }
        }
    }
}

fn one_of<'a, T>(chance: &mut StdRng, all: &'a [T]) -> Option<&'a T> {
    (!all.is_empty()).then(|| &all[chance.random_range(0..all.len())])
}

/// The same at meetings.
pub(super) async fn step_meetings(chance: &mut StdRng, ctx: &Ctx, people: &[Somebody]) {
    let of = facts(ctx).await;
    let all = meetings(ctx, &of, None, 1).await.expect("a list");
    let last = all.coming.iter().chain(&all.past).map(|one| one.id).next();
    let Some(last) = last.filter(|_| chance.random_range(0_u8..5) > 0) else {
        let notice = ["none", "w3c-distributed", "oasis"][chance.random_range(0..3)];
        let typed = TypedMeetingDetails { notice: notice.into(), ..planned(ctx, 60) };
        let _ = announce_meeting(ctx, &of, &typed, &TypedSeries::default()).await;
        return;
    };
    let during = during(ctx, 70);
    match chance.random_range(0_u8..9) {
        0..=2 => {
            let holder = people[chance.random_range(0..people.len())].person.to_string();
            let typed = TypedEntry {
                kind: "action".into(),
                text: "Words.".into(),
                rationale: String::new(),
                holder,
                due: (ctx.now + chrono::TimeDelta::days(9)).date_naive().to_string(),
            };
            let _ = add_entry(&during, &of, last, &typed).await;
        }
        3..=6 => {
            let record = proceedings(&during, &of, last).await.expect("shown").record;
            if let Some(entry) = record.and_then(|record| record.entries.into_iter().next()) {
                let to = ["done", "dropped", "open"][chance.random_range(0..3)];
                let _ = settle_action(&during, &of, last, entry.id, to, "Words.").await;
            }
        }
        7 => {
            let _ = save_minutes(&during, &of, last, "We met.", 0).await;
            let _ = step_minutes(&during, &of, last, "proposed").await;
        }
        _ => {
            let _ = move_meeting(&during, &of, last, "cancelled", "Words.").await;
        }
    }
}

/// The same about what was published.
pub(super) async fn step_errata(chance: &mut StdRng, ctx: &Ctx) {
    let facts = standard(ctx, 1).await.expect("published");
    let all = errata(ctx, &facts, &WantedErrata::default()).await.expect("a list");
    if let Some(one) = one_of(chance, &all).filter(|_| chance.random_range(0_u8..3) > 0) {
        let done = ErratumMove::ALL[chance.random_range(0..ErratumMove::ALL.len())];
        let _ = settle_erratum(ctx, 1, one.number, done, &TypedNote { note: "Words.".into() }, None).await;
    } else {
        let typed = TypedErratum {
            kind: "editorial".into(),
            place: "s-one".into(),
            original: "Keys are kept".into(),
            reason: "Words.".into(),
            ..TypedErratum::default()
        };
        report_erratum(ctx, 1, &typed).await.expect("reported");
    }
}

/// The same around them: who edits, shepherds and holds what, and who may read it.
pub(super) async fn step_around(chance: &mut StdRng, world: &World, id: DraftId, people: &[Somebody], days: i64) {
    let somebody = &people[chance.random_range(0..people.len())];
    let day = after(&world.ctx, days).now.format("%Y-%m-%d %H:%M:%S+00:00");
    match chance.random_range(0_u8..6) {
        0 | 1 => {
            // Somebody may read it all along.
            let parts = [Some(Part::Editor), Some(Part::Reader), None];
            let part = parts[chance.random_range(0..if somebody.person == people[1].person { 2 } else { 3 })];
            let _ = name_person(&world.ctx, id, somebody.person, part).await;
        }
        2 => {
            let audience = ["public", "group"][chance.random_range(0..2)];
            world.edit(&format!("UPDATE draft SET audience = '{audience}'")).await;
        }
        3 => {
            let until = after(&world.ctx, days + chance.random_range(0..20)).now.format("%Y-%m-%d %H:%M:%S+00:00");
            world.edit(&format!("UPDATE draft SET embargo_until = '{until}'")).await;
        }
        4 => {
            let name = ["Edith Editor", "Mia Member", "Cora Council", "Abe Admin"][chance.random_range(0..4)];
            world.edit(&format!("UPDATE draft SET shepherd_id = (SELECT id FROM person WHERE name = '{name}')")).await;
        }
        _ => {
            // Not the chair: somebody runs the group all along.
            let who = "SELECT id FROM person WHERE name IN ('Edith Editor', 'Mia Member', 'Sue Second')";
            let to = [format!("'{day}'"), "NULL".to_owned()][chance.random_range(0..2)].clone();
            world
                .edit(&format!("UPDATE role SET to_at = {to} WHERE scope_kind = 'group' AND person_id IN ({who})"))
                .await;
        }
    }
}

/// The same about comments.
pub(super) async fn step_comments(chance: &mut StdRng, ctx: &Ctx, writer: &Ctx, draft: DraftId, people: &[Somebody]) {
    let typed = TypedComment { body: "How long?".into(), ..TypedComment::default() };
    let Ok(said) = write_comment(writer, draft, None, &typed).await else { return };
    if chance.random_range(0_u8..2) == 0 {
        let _ = move_comment(ctx, draft, said.id, CommentMove::Publish, &TypedReason::default()).await;
    }
    let typed = TypedIssue { title: "How long".into(), comments: vec![said.id.to_string()], ..TypedIssue::default() };
    let Ok(number) = open_issue(ctx, draft, &typed).await else { return };
    let holder = people[chance.random_range(0..people.len())].person.to_string();
    let _ = assign_issue(ctx, draft, number, &holder, "", None).await;
    if chance.random_range(0_u8..2) == 0 {
        let typed =
            TypedSettlement { disposition: "declined".into(), rationale: "So.".into(), ..TypedSettlement::default() };
        let _ = settle_issue(ctx, draft, number, &typed).await;
    }
}
