//! Groups that rest, and standing that is lost while a ballot is open, told as stories.

use domain::{
    ballot::{
        BallotState,
        rule::{TypedRule, preset::Preset},
    },
    policy::Action,
};
use exchange::record::{Record, verify};

use super::*;
use crate::{
    Ctx, Found,
    group::{TypedMeeting, group, move_group, record_meeting, set_voting_rule},
    on_both_databases,
    testing::{World, code_of, new_ballot, saying},
};

on_both_databases! {
    async fn a_group_that_rests_begins_no_ballot(world: World) {
        let scene = world.groups().await;
        let carl = world.as_(&scene.chair);
        let prepared = draft_ballot(&carl, scene.open, &new_ballot("lf-charter-electronic")).await.expect("drafted");
        let put_off = world.opened(&scene, &new_ballot("lf-charter-electronic")).await;
        let open = world.opened(&scene, &new_ballot("lf-charter-electronic")).await;
        defer_ballot(&carl, put_off, "Summer").await.expect("put off");
        move_group(&carl, scene.open, "pause", "Summer").await.expect("it rests");
        assert_eq!(code_of(draft_ballot(&carl, scene.open, &new_ballot("lf-charter-electronic")).await), "no-ballots-now");
        assert_eq!(code_of(open_ballot(&carl, prepared).await), "no-ballots-now");
        assert_eq!(code_of(resume_ballot(&carl, put_off).await), "no-ballots-now");
        cast_position(&carl, open, &saying("yes")).await.expect("what is open goes on");
        tend_ballots(&world.later(36 * 24 * 60)).await.expect("tended");
        assert_eq!(world.sheet(&carl, open).await.facts.state, BallotState::Closed);
        move_group(&carl, scene.open, "resume", "").await.expect("it works again");
        open_ballot(&carl, prepared).await.expect("opened");
    }

    async fn standing_is_derived_again_at_the_close(world: World) {
        let scene = world.groups().await;
        let voters = world.voters(scene.open, 3).await;
        let mut counted = Vec::new();
        for lost in ["keeps", "judged"] {
            let rule = TypedRule { lost_standing: lost.into(), ..TypedRule::of(lost, &Preset::OasisFull.rule()).expect("one case") };
            let rule = TypedRule { members: String::new(), organisations: String::new(), ..rule };
            let own = add_ballot_rule(&world.ctx, scene.open, &rule).await.expect("added");
            let id = world.opened(&scene, &new_ballot(&own.to_string())).await;
            cast_position(&world.as_(&voters[0]), id, &saying("yes")).await.expect("cast");
            cast_position(&world.as_(&voters[1]), id, &saying("no")).await.expect("cast");
            counted.push(id);
        }
        // From now on whoever comes to two meetings votes: the first voter alone does.
        set_voting_rule(&world.ctx, scene.open, "oasis", "").await.expect("set");
        for day in ["2026-09-10", "2026-09-20"] {
            let present = vec![voters[0].person.to_string()];
            let met = TypedMeeting { title: "Call".into(), kind: "plenary".into(), on: day.into(), present, alternates: Vec::new() };
            record_meeting(&world.later(30 * 24 * 60), scene.open, &met).await.expect("recorded");
        }
        tend_ballots(&world.later(36 * 24 * 60)).await.expect("tended");
        let (kept, judged) = (record(&world, counted[0]).await, record(&world, counted[1]).await);
        let struck = |record: &Record| record.electorate.iter().filter(|one| one.struck).count();
        assert_eq!((struck(&kept), struck(&judged)), (0, 3), "the chair and two voters came to no meeting");
        assert_eq!(kept.result["outcome"], "fails", "1 of 4 is not more than half");
        assert_eq!(judged.result["outcome"], "passes", "1 of 1 is");
        assert_eq!((verify(&kept, None), verify(&judged, None)), (vec![], vec![]));
    }
}

async fn record(world: &World, id: domain::id::BallotId) -> Record {
    let ctx: &Ctx = &world.anonymous();
    let facts = group(ctx, "open", Action::SeeGroup).await.and_then(Found::here).expect("shown");
    let (_, text) = record_of(ctx, &facts, id).await.expect("there is a record");
    Record::read(text.as_bytes()).expect("it reads")
}
