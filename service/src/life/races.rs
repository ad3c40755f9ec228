//! Many at once: at the very instant at which a call closes, and two chairs who record what came of it.

use std::sync::atomic::{AtomicUsize, Ordering};

use chrono::TimeDelta;
use domain::policy::{Actor, RoleKind};

use super::{
    tests::{after, finding, saying, scene, sheet, typed},
    *,
};
use crate::{Ctx, on_both_databases, testing::code_of};

on_both_databases! {
    async fn fifty_at_the_closing_instant(world: World) {
        let (scene, id) = scene(&world, "simple").await;
        let carl = world.as_(&scene.chair);
        let call = open_call(&carl, id, &typed("last-call", "2026-09-15")).await.expect("issued");
        let closes = sheet(&carl, call).await.call.closes_at;
        let mut actors: Vec<Actor> = Vec::new();
        for nth in 0..10 {
            actors.push(world.person(&format!("P{nth} Person")).await.actor());
        }
        let tries = AtomicUsize::new(0);
        // Some a microsecond too late; the job closes among them.
        let answers = world.fifty(|ctx| {
            let nth = tries.fetch_add(1, Ordering::Relaxed);
            let actor = actors[nth % actors.len()].clone();
            async move {
                if nth % 10 == 9 {
                    let job = Ctx { now: closes + TimeDelta::microseconds(1), ..ctx };
                    tend_calls(&job).await.expect("tended");
                    return None;
                }
                let late = nth % 3 == 2;
                let ctx = Ctx { now: closes + TimeDelta::microseconds(i64::from(late)), actor, ..ctx };
                let said = respond(&ctx, call, &saying("object", "Because.")).await;
                Some((late, if said.is_ok() { "said".to_owned() } else { code_of(said) }))
            }
        }).await;
        let answers: Vec<_> = answers.into_iter().flatten().collect();
        assert!(answers.iter().all(|(late, answer)| answer == "call-over" || (answer == "said" && !late)), "{answers:?}");
        let accepted = answers.iter().filter(|(_, answer)| answer == "said").count();
        assert_eq!(world.ask("SELECT count(*) AS n FROM call_response").await, i64::try_from(accepted).expect("few"));
        assert_eq!(world.ask("SELECT count(*) AS n FROM event WHERE verb = 'call.closed'").await, 1);
        let objectors = world.ask("SELECT count(DISTINCT person_id) AS n FROM objection").await;
        assert_eq!(world.ask("SELECT count(*) AS n FROM objection").await, objectors, "one objection of each");
    }

    async fn of_two_chairs_one_records_the_outcome(world: World) {
        let (scene, id) = scene(&world, "simple").await;
        let carl = world.as_(&scene.chair);
        let call = open_call(&carl, id, &typed("consensus", "2026-09-08")).await.expect("issued");
        let other = world.holding("Chloe Chair", scene.open, RoleKind::Chair).await.actor();
        let tries = AtomicUsize::new(0);
        let answers = world.fifty(|ctx| {
            let nth = tries.fetch_add(1, Ordering::Relaxed);
            let actor = if nth.is_multiple_of(2) { carl.actor.clone() } else { other.clone() };
            let ctx = after(&ctx.as_actor(actor), 8);
            async move {
                let outcome = if nth.is_multiple_of(2) { "consensus" } else { "no-consensus" };
                settle_call(&ctx, call, &finding(outcome, &[])).await
            }
        }).await;
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
        for refused in answers.into_iter().filter(Result::is_err) {
            assert_eq!(code_of(refused), "call-settled");
        }
        assert_eq!(world.ask("SELECT count(*) AS n FROM event WHERE verb = 'call.settled'").await, 1);
    }
}
