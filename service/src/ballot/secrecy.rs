//! Sealed and confidential ballots tell nobody anything before they close, and confidential ones never whose vote is whose.

use domain::{
    ballot::rule::{TypedRule, preset::Preset},
    policy::Action,
};
use exchange::record::verify;
use sea_orm::EntityTrait;

use super::{life::say, *};
use crate::{
    Ctx, Found,
    entity::ballot_slip,
    group::group,
    on_both_databases,
    testing::{GroupScene, World, code_of, new_ballot, queries_of, saying},
};

async fn under(world: &World, scene: &GroupScene, visibility: &str) -> domain::id::BallotId {
    world.opened(scene, &new_ballot(&rule(world, scene, visibility).await)).await
}

async fn rule(world: &World, scene: &GroupScene, visibility: &str) -> String {
    let typed = TypedRule::of(visibility, &Preset::CharterElectronic.rule()).expect("one case");
    let rule = TypedRule { visibility: visibility.into(), shows_turnout: true, ..typed };
    add_ballot_rule(&world.ctx, scene.open, &rule).await.expect("added").to_string()
}

/// Everything that a read gives to somebody.
async fn told(ctx: &Ctx, id: domain::id::BallotId) -> String {
    let facts = group(ctx, "open", Action::SeeGroup).await.and_then(Found::here).expect("shown");
    let sheet = ballot(ctx, &facts, id).await.expect("shown");
    let lines = ballots(ctx, &facts).await.expect("shown");
    format!("{sheet:?}{lines:?}{:?}", code_of(record_of(ctx, &facts, id).await))
}

on_both_databases! {
    async fn nobody_is_told_what_was_said_in_a_sealed_ballot(world: World) {
        let scene = world.groups().await;
        let voters = world.voters(scene.open, 4).await;
        let id = under(&world, &scene, "sealed").await;
        let admin = world.as_(&world.admin("Abe Admin").await);
        let others = [world.anonymous(), admin, world.as_(&scene.chair), world.as_(&voters[3])];
        for voter in &voters[..3] {
            say(&world, id, voter, "yes").await;
        }
        let mut before = Vec::new();
        for ctx in &others {
            before.push(told(ctx, id).await);
        }
        for voter in &voters[..3] {
            say(&world, id, voter, "no").await;
        }
        for (ctx, before) in others.iter().zip(before) {
            assert_eq!(told(ctx, id).await, before);
        }
        let said: String = world.event_rows().await.iter().filter(|row| row.verb == "ballot.voted").map(|row| row.data.to_string()).collect();
        assert_eq!(said, "null".repeat(6), "the log says that somebody voted, and nothing else");
        tend_ballots(&world.later(36 * 24 * 60)).await.expect("tended");
        assert_eq!(world.sheet(&world.anonymous(), id).await.positions.len(), 6, "then everybody sees everything");
    }

    // How long an answer takes follows from what is asked of the database and how much comes back: the same statements, over
    // as many votes.
    async fn the_database_is_asked_the_same_whatever_was_said(world: World) {
        let scene = world.groups().await;
        let voters = world.voters(scene.open, 5).await;
        let admin = world.as_(&world.admin("Abe Admin").await);
        for visibility in ["sealed", "confidential"] {
            let (mut asked, rule) = (Vec::new(), rule(&world, &scene, visibility).await);
            for choices in [["yes", "yes", "yes"], ["no", "abstain", "yes"]] {
                let id = world.opened(&scene, &new_ballot(&rule)).await;
                let mut all = Vec::new();
                for (voter, choice) in voters.iter().zip(choices) {
                    let cast = async |ctx: Ctx| cast_position(&ctx, id, &saying(choice)).await;
                    all.push(queries_of(&world.as_(voter), cast).await);
                }
                for reader in [world.anonymous(), admin.clone(), world.as_(&scene.chair), world.as_(&voters[4])] {
                    let read = async |ctx: Ctx| {
                        told(&ctx, id).await;
                        Ok(())
                    };
                    all.push(queries_of(&reader, read).await);
                }
                assert!(all.iter().all(|statements| statements.len() > 3));
                asked.push(all);
            }
            assert_eq!(asked[0], asked[1], "{visibility}");
        }
    }

    async fn papers_carry_no_name_no_time_and_no_order(world: World) {
        let scene = world.groups().await;
        let voters = world.voters(scene.open, 5).await;
        let carl = world.as_(&scene.chair);
        let id = under(&world, &scene, "confidential").await;
        for (voter, choice) in voters.iter().zip(["yes", "no", "yes", "no", "yes"]) {
            say(&world, id, voter, choice).await;
        }
        say(&world, id, &voters[1], "yes").await;
        assert_eq!(world.ask("SELECT count(*) AS n FROM ballot_slip").await, 5, "what was said before is gone");
        assert_eq!(world.ask("SELECT count(*) AS n FROM ballot_position").await, 0);
        let own = world.sheet(&world.as_(&voters[0]), id).await.own.remove(0);
        assert_eq!((own.voted, own.choice), (true, None), "also one's own page is no receipt");
        let by_secretary = TypedVote { voter: scene.chair.person.to_string(), ..saying("yes") };
        assert_eq!(code_of(record_vote(&carl, id, &by_secretary).await), "vote-in-person");
        let during = slips(&world).await;
        assert!(during.iter().all(|slip| slip.id.0.get_version_num() == 4), "ids tell no time");
        tend_ballots(&world.later(36 * 24 * 60)).await.expect("tended");
        let after = slips(&world).await;
        assert!(after.iter().all(|slip| during.iter().all(|old| old.id != slip.id)));
        assert_eq!(world.ask("SELECT count(*) AS n FROM ballot_voter WHERE slip_id IS NOT NULL").await, 0);
        let sheet = world.sheet(&world.anonymous(), id).await;
        assert_eq!((sheet.papers, sheet.positions.len()), (vec![("no".to_owned(), 1), ("yes".to_owned(), 4)], 0));
        let facts = group(&carl, "open", Action::SeeGroup).await.and_then(Found::here).expect("shown");
        let (_, text) = record_of(&carl, &facts, id).await.expect("shown");
        let record = exchange::record::Record::read(text.as_bytes()).expect("it reads");
        assert_eq!(verify(&record, None), []);
        assert!(record.positions.is_empty() && record.papers.is_sorted());
    }

    async fn few_of_a_weight_keep_a_confidential_ballot_from_opening(world: World) {
        let scene = world.groups().await;
        world.voters(scene.open, 3).await;
        let carl = world.as_(&scene.chair);
        let rule = TypedRule { visibility: "confidential".into(), ..TypedRule::of("C", &Preset::CharterElectronic.rule()).expect("one case") };
        let own = add_ballot_rule(&carl, scene.open, &rule).await.expect("added");
        let id = draft_ballot(&carl, scene.open, &new_ballot(&own.to_string())).await.expect("drafted");
        assert_eq!(code_of(open_ballot(&carl, id).await), "ballot-cannot-open");
    }
}

#[expect(clippy::disallowed_methods, reason = "the test looks at everything")]
async fn slips(world: &World) -> Vec<ballot_slip::Model> {
    ballot_slip::Entity::find().all(&world.ctx.db.read).await.expect("read")
}
