//! Design, “Races”: 200 at once, on both databases; one wins, and no text is lost.

use std::sync::atomic::{AtomicI64, Ordering};

use chrono::TimeDelta;
use domain::cfp::{State, TypedProposal, TypedQuestion};

use super::*;
use crate::{
    Ctx, Error, Result, on_both_databases,
    testing::{Somebody, World},
};

/// 200 edits from one state, every other one of which comes a microsecond `after` a moment. Each has a text of its own.
async fn raced(
    world: &World,
    (ada, id): (&Somebody, domain::id::ProposalId),
    until: domain::Instant,
    typed: impl Fn(&OwnProposal, &str) -> TypedProposal,
) -> Vec<(bool, String, Result<()>)> {
    let own = my_proposal(&world.as_(ada), id).await.expect("hers");
    let nth = AtomicI64::new(0);
    world
        .at_once(200, |ctx| {
            let nth = nth.fetch_add(1, Ordering::Relaxed);
            let is_late = nth % 2 == 1;
            let says = format!("Text {nth}");
            let typed = typed(&own, &says);
            let ctx = Ctx { now: until + TimeDelta::microseconds(i64::from(is_late)), ..ctx.as_actor(ada.actor()) };
            let version = own.version.clone();
            async move { (is_late, says, edit_proposal(&ctx, id, &typed, Some(&version)).await) }
        })
        .await
}

/// The one text that was taken; the others were refused for `late` or because they were made from an old state.
fn taken(edits: Vec<(bool, String, Result<()>)>, late: &str) -> String {
    let mut taken = Vec::new();
    for (is_late, says, done) in edits {
        match done {
            Ok(()) => {
                assert!(!is_late, "{says} came too late");
                taken.push(says);
            }
            Err(Error::Refused(problem)) => {
                let code = problem.fields.first().map_or(problem.code, |field| field.code.clone());
                assert!(code == "changed-meanwhile" || (is_late && code == late), "{code}");
            }
            Err(error) => panic!("{error:?}"),
        }
    }
    assert_eq!(taken.len(), 1, "{taken:?}");
    taken.remove(0)
}

on_both_databases! {
    async fn of_two_hundred_edits_around_the_deadline_one_in_time_is_taken(world: World) {
        let (ada, id) = world.draft("open-2026", "Title").await;
        submit_proposal(&world.as_(&ada), id, None).await.expect("handed in");
        let typed = |own: &OwnProposal, says: &str| TypedProposal { title: says.into(), ..own.typed.clone() };
        let edits = raced(&world, (&ada, id), world.deadline(), typed).await;
        let own = my_proposal(&world.as_(&ada), id).await.expect("hers");
        assert_eq!((taken(edits, "call-closed"), own.state), (own.typed.title, State::Submitted));
    }

    async fn of_two_hundred_answers_around_their_freeze_one_in_time_is_taken(world: World) {
        let (ada, id) = world.draft("open-2026", "Title").await;
        let call = my_proposal(&world.as_(&ada), id).await.expect("hers").call.id;
        let question = TypedQuestion {
            target: "proposal".into(),
            kind: "text".into(),
            label: "Why?".into(),
            need: "optional".into(),
            frozen_after: "2026-09-01T13:00".into(),
            ..TypedQuestion::default()
        };
        let question = add_question(&world.ctx, call, &question).await.expect("asked");
        let facts = world.facts_under("open-2026").await;
        let asked = questions(&world.ctx, &facts, call).await.expect("listed").remove(0).question;
        let until = asked.frozen_after.expect("a moment");
        let typed = |own: &OwnProposal, says: &str| {
            let answers = [(question, vec![says.to_owned()])].into_iter().collect();
            TypedProposal { answers, description: says.into(), ..own.typed.clone() }
        };
        let edits = raced(&world, (&ada, id), until, typed).await;
        let own = my_proposal(&world.as_(&ada), id).await.expect("hers").typed;
        assert_eq!([taken(edits, "frozen").as_str(); 2], [own.answers[&question][0].as_str(), own.description.as_str()]);
    }

    /// The chairs freeze it while 200 answer: whoever was first of the two, what is kept is what was said to be.
    async fn a_question_that_is_frozen_among_two_hundred_answers_keeps_what_was_taken(world: World) {
        let (ada, id) = world.draft("open-2026", "Title").await;
        let own = my_proposal(&world.as_(&ada), id).await.expect("hers");
        let typed = TypedQuestion {
            target: "proposal".into(),
            kind: "text".into(),
            label: "Why?".into(),
            need: "optional".into(),
            ..TypedQuestion::default()
        };
        let question = add_question(&world.ctx, own.call.id, &typed).await.expect("asked");
        let frozen = TypedQuestion { frozen_after: "2026-08-01T13:00".into(), ..typed };
        let nth = AtomicI64::new(0);
        let done = world
            .at_once(200, |ctx| {
                let nth = nth.fetch_add(1, Ordering::Relaxed);
                let (frozen, ada, own) = (frozen.clone(), ada.actor(), own.clone());
                async move {
                    if nth == 100 {
                        return edit_question(&ctx, question, &frozen, None).await.map(|()| None);
                    }
                    let says = format!("Text {nth}");
                    let answers = [(question, vec![says.clone()])].into_iter().collect();
                    let typed = TypedProposal { answers, ..own.typed.clone() };
                    edit_proposal(&ctx.as_actor(ada), id, &typed, Some(&own.version)).await.map(|()| Some(says))
                }
            })
            .await;
        let taken: Vec<String> = done.into_iter().filter_map(|done| done.ok().flatten()).collect();
        let answers = my_proposal(&world.as_(&ada), id).await.expect("hers").typed.answers;
        let kept: Vec<String> = answers.get(&question).cloned().unwrap_or_default();
        assert!(taken.len() <= 1, "{taken:?}");
        assert_eq!(taken, kept);
    }
}
