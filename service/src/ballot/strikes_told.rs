//! Who is struck from both sides, and what a ballot that cannot be closed does to others, told as stories.

use domain::{
    ballot::{
        BallotState,
        rule::{TypedRule, preset::Preset},
    },
    id::BallotId,
    policy::Action,
};
use exchange::record::{Record, verify};

use super::{life::say, *};
use crate::{
    Ctx, Found,
    group::{TypedJoin, answer_request, group, join_group, leave_group, waiting},
    on_both_databases,
    testing::{GroupScene, Somebody, World, new_ballot, saying},
};

/// The moment at which these ballots close, in minutes.
const CLOSES: i64 = 35 * 24 * 60;

/// A ballot under OASIS' simple majority or another rule, made so that losing standing strikes as said.
async fn under(world: &World, scene: &GroupScene, lost: &str, change: impl FnOnce(TypedRule) -> TypedRule) -> BallotId {
    let plain = TypedRule::of(lost, &Preset::OasisSimple.rule()).expect("one case");
    let plain = TypedRule { members: String::new(), organisations: String::new(), ..plain };
    let rule = change(TypedRule { lost_standing: lost.into(), ..plain });
    let own = add_ballot_rule(&world.ctx, scene.open, &rule).await.expect("added");
    world.opened(scene, &new_ballot(&own.to_string())).await
}

async fn leaves(world: &World, scene: &GroupScene, who: &Somebody, minutes: i64) {
    let ctx = Ctx { now: world.later(minutes).now, ..world.as_(who) };
    leave_group(&ctx, scene.open).await.expect("left");
}

async fn comes_back(at: &Ctx, scene: &GroupScene, who: &Ctx) {
    let typed = TypedJoin { category: "Users".into(), ..TypedJoin::default() };
    join_group(&Ctx { now: at.now, ..who.clone() }, scene.open, &typed).await.expect("asked");
    let facts = group(at, "open", Action::SeeGroup).await.and_then(Found::here).expect("shown");
    let request = waiting(at, &facts).await.expect("shown").requests[0].id;
    answer_request(at, scene.open, request, true, "").await.expect("let in");
}

on_both_databases! {
    async fn the_last_moment_decides_and_not_when_the_job_comes(world: World) {
        let scene = world.groups().await;
        let voters = world.voters(scene.open, 3).await;
        let mut held = Vec::new();
        for lost in ["struck", "judged"] {
            let id = under(&world, &scene, lost, |rule| rule).await;
            for voter in &voters {
                say(&world, id, voter, "yes").await;
            }
            held.push(id);
        }
        leaves(&world, &scene, &voters[0], CLOSES - 60).await;
        leaves(&world, &scene, &voters[1], CLOSES + 60).await;
        tend_ballots(&world.later(CLOSES + 24 * 60)).await.expect("tended");
        for id in held {
            let record = record(&world, id).await;
            assert_eq!(struck(&record), [voters[0].person.0], "whoever left when it was over keeps the vote");
            assert_eq!((record.result["outcome"].as_str(), verify(&record, None)), (Some("passes"), vec![]));
        }
    }

    async fn whoever_regains_the_vote_while_a_ballot_goes_on_counts(world: World) {
        let scene = world.groups().await;
        let voters = world.voters(scene.open, 3).await;
        let goes_on = |rule| TypedRule { extend_hours: "96".into(), extend_times: "1".into(), ..rule };
        let mut held = Vec::new();
        for lost in ["struck", "judged"] {
            let id = under(&world, &scene, lost, goes_on).await;
            say(&world, id, &voters[0], "yes").await;
            held.push(id);
        }
        leaves(&world, &scene, &voters[0], CLOSES - 60).await;
        tend_ballots(&world.later(CLOSES + 60)).await.expect("tended");
        let back = world.later(CLOSES + 120);
        comes_back(&back, &scene, &world.as_(&voters[0])).await;
        for id in &held {
            let facts = world.sheet(&world.ctx, *id).await.facts;
            assert_eq!((facts.state, facts.times_extended), (BallotState::Open, 1));
            for voter in &voters[1..] {
                let ctx = Ctx { now: back.now, ..world.as_(voter) };
                cast_position(&ctx, *id, &saying("yes")).await.expect("cast");
            }
        }
        tend_ballots(&world.later(CLOSES + 10 * 24 * 60)).await.expect("tended");
        for id in held {
            let record = record(&world, id).await;
            assert!(struck(&record).is_empty(), "they are a member again, and what they said counts");
            assert_eq!(record.result["outcome"], "passes");
        }
    }

    async fn the_live_line_leaves_out_whoever_has_lost_the_vote(world: World) {
        let scene = world.groups().await;
        let voters = world.voters(scene.open, 6).await;
        let special = Preset::OasisSpecial.rule();
        let special = TypedRule::of("Special", &special).expect("one case");
        let mut held = Vec::new();
        for lost in ["keeps", "struck", "judged"] {
            let of = |plain: TypedRule| TypedRule { name: plain.name, lost_standing: plain.lost_standing, members: String::new(), organisations: String::new(), ..special.clone() };
            let id = under(&world, &scene, lost, of).await;
            for voter in &voters[..4] {
                say(&world, id, voter, "yes").await;
            }
            held.push(id);
        }
        // Of seven with the chair, five are needed; of five without those who leave, four.
        let expected = |lost: bool| if lost { (5, Some(4), Some(3), Some(3), 2) } else { (7, Some(5), Some(4), Some(4), 0) };
        assert_eq!(line(&world.sheet(&world.ctx, held[1]).await), expected(false));
        leaves(&world, &scene, &voters[0], 60).await;
        leaves(&world, &scene, &voters[5], 60).await;
        let later = world.later(120);
        for (id, lost) in held.iter().zip([false, true, true]) {
            assert_eq!(line(&world.sheet(&later, *id).await), expected(lost));
            let mine = world.sheet(&Ctx { now: later.now, ..world.as_(&voters[0]) }, *id).await.own.remove(0);
            assert_eq!(mine.struck, lost);
        }
        comes_back(&later, &scene, &world.as_(&voters[0])).await;
        comes_back(&later, &scene, &world.as_(&voters[5])).await;
        for id in held {
            assert_eq!(line(&world.sheet(&world.later(180), id).await), expected(false), "nothing of it was kept");
        }
    }

    async fn whoever_has_lost_the_vote_is_neither_asked_nor_reminded(world: World) {
        let scene = world.groups().await;
        let voters = world.voters(scene.open, 3).await;
        let mut held = Vec::new();
        for lost in ["keeps", "struck", "judged"] {
            held.push(under(&world, &scene, lost, |rule| rule).await);
        }
        say(&world, held[1], &voters[1], "yes").await;
        leaves(&world, &scene, &voters[0], 60).await;
        let later = world.later(120);
        let due = async |who: &Somebody, at: &Ctx| {
            let lines = votes_due(&Ctx { now: at.now, ..world.as_(who) }).await.expect("shown");
            lines.into_iter().map(|line| (line.id, line.voted)).collect::<Vec<_>>()
        };
        assert_eq!(due(&voters[0], &world.ctx).await.len(), 3, "they had all three before");
        assert_eq!(due(&voters[0], &later).await, [(held[0], false)], "what they keep alone");
        let all = [(held[0], false), (held[1], true), (held[2], false)];
        assert_eq!(due(&voters[1], &later).await, all);

        let before = world.outbox("mail").await.len();
        let job = world.later(CLOSES - 24 * 60);
        assert_eq!(tend_ballots(&job).await.expect("tended"), (0, 3));
        let mails = world.outbox("mail").await.split_off(before);
        let reminded = |who: &str| mails.iter().filter(|mail| mail["to"] == who).count();
        assert_eq!((reminded(&voters[0].address), reminded(&voters[1].address), reminded(&voters[2].address)), (1, 2, 3));
        comes_back(&later, &scene, &world.as_(&voters[0])).await;
        assert_eq!(due(&voters[0], &world.later(180)).await.len(), 3, "nothing of it was kept");
    }

    async fn a_ballot_that_cannot_be_closed_keeps_no_other_open(world: World) {
        let scene = world.groups().await;
        world.voters(scene.open, 1).await;
        let mut lasting = Vec::new();
        for (title, hours) in [("Broken", "720"), ("Over", "840"), ("Nearly over", "900")] {
            let mut new = new_ballot("lf-charter-electronic");
            (new.details.title, new.details.hours) = (title.into(), hours.into());
            lasting.push(world.opened(&scene, &new).await);
        }
        world.edit("UPDATE ballot SET terms = '{}' WHERE title = 'Broken'").await;
        let reminded = "SELECT count(*) AS n FROM ballot WHERE reminded_at IS NOT NULL";
        let job = world.later(CLOSES + 24 * 60);
        assert!(tend_ballots(&job).await.is_err(), "it is seen that something is wrong");
        let facts = world.sheet(&world.ctx, lasting[1]).await.facts;
        assert_eq!((facts.state, world.ask(reminded).await), (BallotState::Closed, 1));
        assert!(tend_ballots(&job).await.is_err(), "each time");
        assert_eq!(world.ask("SELECT count(*) AS n FROM ballot WHERE state = 'open'").await, 2);
    }
}

/// Who may vote; what is needed, what there is and who has voted; and how many are struck.
fn line(sheet: &BallotSheet) -> (u64, Option<u64>, Option<u64>, Option<u64>, usize) {
    let Tallied::Live(live) = &sheet.tallied else { panic!("it is open") };
    (live.eligible, live.lines[0].needed, live.lines[0].now, live.returned, sheet.struck)
}

fn struck(record: &Record) -> Vec<uuid::Uuid> {
    record.electorate.iter().filter(|one| one.struck).map(|one| one.voter).collect()
}

async fn record(world: &World, id: BallotId) -> Record {
    let ctx: &Ctx = &world.anonymous();
    let facts = group(ctx, "open", Action::SeeGroup).await.and_then(Found::here).expect("shown");
    let (_, text) = record_of(ctx, &facts, id).await.expect("there is a record");
    Record::read(text.as_bytes()).expect("it reads")
}
