//! No row is written by all who vote: each writes the row of their own vote, and adds others.

use domain::ballot::rule::{TypedRule, preset::Preset};

use super::*;
use crate::{
    Ctx, on_both_databases,
    testing::{GroupScene, Somebody, World, new_ballot, queries_of, saying},
};

async fn under(world: &World, scene: &GroupScene, visibility: &str) -> domain::id::BallotId {
    let plain = TypedRule::of(visibility, &Preset::CharterElectronic.rule()).expect("one case");
    let rule = TypedRule { visibility: visibility.into(), ..plain };
    let own = add_ballot_rule(&world.ctx, scene.open, &rule).await.expect("added");
    world.opened(scene, &new_ballot(&own.to_string())).await
}

/// What a vote writes: of each statement that changes something, its first words up to the table.
async fn written(world: &World, id: domain::id::BallotId, who: &Somebody, says: &str) -> Vec<String> {
    let ctx = world.as_(who);
    let asked = queries_of(&ctx, async |ctx: Ctx| {
        cast_position(&ctx, id, &saying(says)).await.expect("cast");
        Ok(())
    });
    let changes = |sql: &String| ["INSERT", "UPDATE", "DELETE"].iter().any(|word| sql.starts_with(word));
    asked.await.into_iter().filter(changes).collect()
}

/// So many rows there are, and so many were written since a transaction, in all tables together (PostgreSQL).
async fn rows(world: &World, since: i64) -> (i64, i64) {
    let count = |condition: &str| {
        format!(
            "SELECT CAST(sum(CAST(CAST((xpath('/row/n/text()', query_to_xml(format('SELECT count(*) AS n FROM %I WHERE \
             {condition}', tablename), false, true, '')))[1] AS text) AS BIGINT)) AS BIGINT) AS n FROM pg_tables WHERE \
             schemaname = current_schema()"
        )
    };
    let newer = format!("CAST(CAST(xmin AS text) AS BIGINT) >= {since}");
    (world.ask(&count("true")).await, world.ask(&count(&newer)).await)
}

async fn moment(world: &World) -> i64 {
    world.ask("SELECT CAST(CAST(pg_snapshot_xmax(pg_current_snapshot()) AS text) AS BIGINT) AS n").await
}

on_both_databases! {
    async fn a_vote_writes_the_row_of_its_voter_and_adds_others(world: World) {
        let scene = world.groups().await;
        let voters = world.voters(scene.open, 5).await;
        for visibility in ["open", "sealed", "confidential"] {
            let id = under(&world, &scene, visibility).await;
            for voter in &voters {
                let changes = written(&world, id, voter, "yes").await;
                let updates: Vec<&String> = changes.iter().filter(|sql| sql.starts_with("UPDATE")).collect();
                assert_eq!(updates.len(), 1, "{visibility}: {changes:#?}");
                let update = updates[0];
                let its_own = update.starts_with("UPDATE \"ballot_voter\" SET") && update.contains("WHERE") && {
                    let rest = update.split("WHERE").nth(1).unwrap_or_default();
                    rest.contains("\"ballot_id\" = ") && rest.contains("\"voter_id\" = ")
                };
                assert!(its_own, "{visibility}: {update}");
                assert!(!changes.iter().any(|sql| sql.starts_with("DELETE")), "{visibility}: {changes:#?}");
            }
        }
    }
}

/// As PostgreSQL keeps its rows: each names the transaction that wrote it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn in_the_database_no_other_row_is_another_afterwards() {
    let Some(world) = World::postgres().await else { return };
    let scene = world.groups().await;
    let voters = world.voters(scene.open, 5).await;
    for visibility in ["open", "sealed", "confidential"] {
        let id = under(&world, &scene, visibility).await;
        for voter in &voters {
            let (since, (before, _)) = (moment(&world).await, rows(&world, 0).await);
            cast_position(&world.as_(voter), id, &saying("no")).await.expect("cast");
            let (after, written) = rows(&world, since).await;
            assert!(after > before, "something was added");
            assert_eq!(written - (after - before), 1, "{visibility}: the voter's row alone was written again");
        }
    }
}
