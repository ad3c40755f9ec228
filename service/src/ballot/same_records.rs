//! The same ballot on SQLite and on PostgreSQL gives the same record, byte for byte.

use domain::{
    ballot::{
        Method, TypedCandidate,
        rule::{TypedRule, preset::Preset},
    },
    group::{TypedGroup, TypedMember},
    id::BallotId,
    policy::Action,
};
use exchange::record::{Record, verify};

use super::{life::say, *};
use crate::{
    Ctx, Found,
    group::{GroupFacts, edit_group, edit_member, group, leave_group},
    testing::{GroupScene, Somebody, World, new_ballot, new_election, saying},
};

/// The moment at which these ballots close, in minutes.
const CLOSES: i64 = 35 * 24 * 60;

/// Tells a story on both databases and compares the records that it leaves; answers with the record, or with nothing where
/// there is no second database.
async fn same(story: impl AsyncFn(&World, &GroupScene) -> BallotId) -> Option<Record> {
    let postgres = World::postgres().await?;
    let mut told = Vec::new();
    for world in [World::sqlite().await, postgres] {
        let scene = world.groups().await;
        let id = story(&world, &scene).await;
        tend_ballots(&world.later(CLOSES + 24 * 60)).await.expect("tended");
        settle_ballot(&world.as_(&scene.chair), id).await.expect("settled");
        told.push(record_of(&world.ctx, &facts(&world.ctx).await, id).await.expect("shown").1);
    }
    assert_eq!(told[0], told[1]);
    let record = Record::read(told[0].as_bytes()).expect("it reads");
    assert_eq!(verify(&record, None), []);
    Some(record)
}

async fn facts(ctx: &Ctx) -> GroupFacts {
    group(ctx, "open", Action::SeeGroup).await.and_then(Found::here).expect("shown")
}

/// A ballot under the charter's rule with some of it changed.
async fn under(world: &World, scene: &GroupScene, change: impl FnOnce(TypedRule) -> TypedRule) -> BallotId {
    let typed = change(TypedRule::of("Ours", &Preset::CharterElectronic.rule()).expect("one case"));
    let own = add_ballot_rule(&world.ctx, scene.open, &typed).await.expect("added");
    world.opened(scene, &new_ballot(&own.to_string())).await
}

/// An election among three, in which these voters rank so.
async fn election(world: &World, scene: &GroupScene, method: Method, papers: &[[&str; 3]]) -> BallotId {
    let voters = world.voters(scene.open, papers.len()).await;
    let carl = world.as_(&scene.chair);
    let id = draft_ballot(&carl, scene.open, &new_election(method, 1)).await.expect("drafted");
    for name in ["Red", "Blue", "Green"] {
        nominate(&carl, id, &TypedCandidate { name: name.into(), ..TypedCandidate::default() }).await.expect("added");
    }
    open_ballot(&carl, id).await.expect("opened");
    for (voter, ranks) in voters.iter().zip(papers) {
        let vote = TypedVote { ranks: ranks.map(str::to_owned).to_vec(), ..TypedVote::default() };
        cast_position(&world.as_(voter), id, &vote).await.expect("cast");
    }
    id
}

async fn all_say(world: &World, id: BallotId, voters: &[Somebody], choices: &[&str]) {
    for (voter, choice) in voters.iter().zip(choices) {
        say(world, id, voter, choice).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_an_open_decision() {
    let record = same(async |world, scene| {
        let voters = world.voters(scene.open, 3).await;
        let id = world.opened(scene, &new_ballot("etsi-71")).await;
        all_say(world, id, &voters, &["yes", "no", "abstain"]).await;
        id
    });
    let Some(record) = record.await else { return };
    assert_eq!(record.positions.len(), 3);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_an_election_by_stv_with_a_tie_that_lots_settle() {
    let tied = [["1", "2", "3"], ["2", "1", "3"]];
    let record = same(async |world, scene| election(world, scene, Method::Scottish, &tied).await);
    let Some(record) = record.await else { return };
    assert!(record.result.to_string().contains("\"lot\""), "{}", record.result);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_an_election_by_condorcet_with_a_circle() {
    let (red, blue, green) = (["1", "2", "3"], ["3", "1", "2"], ["2", "3", "1"]);
    let circle = [red, red, red, blue, blue, green, green];
    for method in [Method::Schulze, Method::Debian] {
        let record = same(async |world, scene| election(world, scene, method, &circle).await);
        let Some(record) = record.await else { return };
        assert_eq!(record.result["winners"], serde_json::json!([1]), "{method}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_a_ballot_with_proxies() {
    let record = same(async |world, scene| {
        let voters = world.voters(scene.open, 3).await;
        let id = under(world, scene, |rule| TypedRule { proxies: "2".into(), ..rule }).await;
        let holder = world.as_(&voters[2]);
        for voter in &voters[..2] {
            give_proxy(&world.as_(voter), id, &voters[2].person.to_string()).await.expect("given");
            let vote = TypedVote { voter: voter.person.to_string(), ..saying("yes") };
            cast_position(&holder, id, &vote).await.expect("cast for them");
        }
        say(world, id, &voters[0], "no").await;
        id
    });
    let Some(record) = record.await else { return };
    let by_proxy = record.positions.iter().filter(|said| said.cast_by != said.voter).count();
    assert_eq!((by_proxy, record.positions.len()), (2, 3), "both names are in it, and the own vote");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_a_ballot_in_which_an_organisation_votes() {
    let record = same(async |world, scene| {
        let voters = world.voters(scene.open, 3).await;
        let group = facts(&world.ctx).await;
        let typed = TypedGroup { seats: "organisation".into(), ..group.typed() };
        edit_group(&world.ctx, scene.open, &typed, Some(&group.version)).await.expect("edited");
        for (voter, voice) in voters.iter().zip(["representative", "alternate"]) {
            let typed = TypedMember { organisation: "Acme".into(), voice: voice.into(), ..TypedMember::default() };
            edit_member(&world.ctx, scene.open, voter.person, &typed).await.expect("edited");
        }
        let id = world.opened(scene, &new_ballot("lf-charter-electronic")).await;
        all_say(world, id, &[voters[1].clone(), voters[0].clone()], &["no", "yes"]).await;
        id
    });
    let Some(record) = record.await else { return };
    let spoke = record.positions.iter().filter(|said| said.cast_by != said.voter).count();
    assert_eq!(
        (spoke, record.electorate.len()),
        (2, 3),
        "the alternate, then the representative; the chair and one more"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_a_ballot_with_strikes() {
    let record = same(async |world, scene| {
        let voters = world.voters(scene.open, 3).await;
        let id = under(world, scene, |rule| TypedRule { lost_standing: "struck".into(), ..rule }).await;
        all_say(world, id, &voters, &["no", "yes", "yes"]).await;
        let leaves = Ctx { now: world.later(60).now, ..world.as_(&voters[0]) };
        leave_group(&leaves, scene.open).await.expect("left");
        id
    });
    let Some(record) = record.await else { return };
    assert_eq!(record.electorate.iter().filter(|one| one.struck).count(), 1);
    assert_eq!(record.result["outcome"], "passes");
}

/// Papers have random ids, which are no part of the record: it lists them by what they say.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_a_confidential_ballot() {
    let record = same(async |world, scene| {
        let voters = world.voters(scene.open, 5).await;
        let id = under(world, scene, |rule| TypedRule { visibility: "confidential".into(), ..rule }).await;
        all_say(world, id, &voters, &["yes", "no", "yes", "no", "yes"]).await;
        say(world, id, &voters[1], "yes").await;
        id
    });
    let Some(record) = record.await else { return };
    assert_eq!((record.papers.len(), record.positions.len()), (5, 0));
}
