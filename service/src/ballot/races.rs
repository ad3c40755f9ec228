//! Many votes at the very moment at which a ballot closes: nobody twice, nobody late, no vote lost.

use std::collections::BTreeSet;

use domain::{ballot::BallotState, policy::Actor};
use exchange::record::{Record, verify};
use sea_orm::EntityTrait;

use super::*;
use crate::{
    Ctx,
    entity::ballot_position,
    on_both_databases,
    testing::{World, code_of, new_ballot, saying},
};

const VOTERS: usize = 60;
const TRIES: usize = 500;

on_both_databases! {
    async fn five_hundred_at_the_closing_instant(world: World) {
        let scene = world.groups().await;
        let voters = world.voters(scene.open, VOTERS).await;
        let id = world.opened(&scene, &new_ballot("lf-charter-electronic")).await;
        let closes = world.sheet(&world.ctx, id).await.facts.closes_at.expect("it is open");
        let actors: Vec<Actor> = voters.iter().map(crate::testing::Somebody::actor).collect();
        let tries = std::sync::atomic::AtomicUsize::new(0);
        // Each voter casts several times, some of them a microsecond too late; the job closes among them, some times over.
        let answers = world.at_once(TRIES, |ctx| {
            let nth = tries.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            let actor = actors[nth % VOTERS].clone();
            async move {
                let late = chrono::TimeDelta::microseconds(i64::from(nth % 5 == 4));
                if nth % 50 == 49 {
                    let job = Ctx { now: closes + chrono::TimeDelta::microseconds(1), ..ctx };
                    tend_ballots(&job).await.expect("tended");
                    return None;
                }
                let ctx = Ctx { now: closes + late, actor, ..ctx };
                let choice = if nth.is_multiple_of(2) { "yes" } else { "no" };
                let cast = cast_position(&ctx, id, &saying(choice)).await;
                Some((nth, nth % 5 == 4, if cast.is_ok() { "cast".to_owned() } else { code_of(cast) }))
            }
        }).await;
        let answers: Vec<_> = answers.into_iter().flatten().collect();
        assert!(answers.iter().all(|(_, late, answer)| answer == "ballot-not-open" || (answer == "cast" && !late)), "nobody late");
        let accepted = answers.iter().filter(|(.., answer)| answer == "cast").count();
        tend_ballots(&Ctx { now: closes + chrono::TimeDelta::seconds(1), ..world.ctx.clone() }).await.expect("tended");
        let sheet = world.sheet(&world.ctx, id).await;
        assert_eq!(sheet.facts.state, BallotState::Closed);
        let rows = positions(&world).await;
        assert_eq!(rows.len(), accepted, "what was accepted is there, and nothing else");
        assert!(rows.iter().all(|row| row.cast_at <= closes));
        let facts = crate::group::group(&world.ctx, "open", domain::policy::Action::SeeGroup).await.and_then(crate::Found::here).expect("shown");
        let (_, text) = record_of(&world.ctx, &facts, id).await.expect("shown");
        let record = Record::read(text.as_bytes()).expect("it reads");
        assert_eq!(verify(&record, None), []);
        assert_eq!(record.positions.len(), accepted, "also in the record");
        let voted: BTreeSet<_> = rows.iter().map(|row| row.voter_id).collect();
        assert_eq!(record.last_said().count(), voted.len(), "nobody twice");
    }

    async fn of_fifty_votes_that_cannot_be_changed_one_counts(world: World) {
        let scene = world.groups().await;
        let voters = world.voters(scene.open, 1).await;
        let mut rule = domain::ballot::rule::TypedRule::of("Once", &domain::ballot::rule::preset::Preset::CharterElectronic.rule()).expect("one case");
        rule.changeable = false;
        let own = add_ballot_rule(&world.ctx, scene.open, &rule).await.expect("added");
        let id = world.opened(&scene, &new_ballot(&own.to_string())).await;
        let actor = voters[0].actor();
        let answers = world.fifty(|ctx| {
            let ctx = ctx.as_actor(actor.clone());
            async move { cast_position(&ctx, id, &saying("yes")).await }
        }).await;
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
    }
}

#[expect(clippy::disallowed_methods, reason = "the test looks at everything")]
async fn positions(world: &World) -> Vec<ballot_position::Model> {
    ballot_position::Entity::find().all(&world.ctx.db.read).await.expect("read")
}
