//! The life of ballots, told as stories.

use domain::{
    ballot::{
        BallotState, CastAs, Method, TypedCandidate,
        rule::{Outcome, TypedRule, live::Still, preset::Preset},
    },
    policy::Action,
};
use exchange::record::{Record, Tally, verify};

use super::*;
use crate::{
    Ctx, Found,
    group::{edit_member, group},
    on_both_databases,
    testing::{Somebody, World, code_of, fields_of, new_ballot, new_election, saying},
};

on_both_databases! {
    async fn a_block_is_resolved_and_the_ballot_passes(world: World) {
        let scene = world.groups().await;
        let voters = world.voters(scene.open, 4).await;
        let id = world.opened(&scene, &new_ballot("iesg-standards-track")).await;
        let mails = world.outbox("mail").await.len();
        assert_eq!(mails, 5, "everybody who has a vote was told");
        for voter in &voters[..3] {
            cast_position(&world.as_(voter), id, &saying("yes")).await.expect("cast");
        }
        let silent = TypedVote { position: "discuss".into(), ..TypedVote::default() };
        let last = world.as_(&voters[3]);
        assert_eq!(fields_of(cast_position(&last, id, &silent).await), ["text missing"]);
        cast_position(&last, id, &saying("discuss")).await.expect("cast");
        assert_eq!(world.outbox("mail").await.len(), mails + 1, "the chair has the reason at once");
        let sheet = world.sheet(&world.anonymous(), id).await;
        let Tallied::Live(live) = &sheet.tallied else { panic!("open") };
        assert_eq!((live.outcome, live.lines[0].still), (Some(Outcome::Fails), Some(Still::TooMany(1))));
        let carl = world.as_(&scene.chair);
        let block = sheet.positions.iter().find(|line| line.choice == "discuss").expect("shown").id;
        assert_eq!(code_of(resolve_position(&last, id, block, "Done").await), "denied");
        resolve_position(&carl, id, block, "Section 4 says so now.").await.expect("noted");
        cast_position(&last, id, &saying("noobj")).await.expect("changed");
        assert_eq!(code_of(close_ballot(&carl, id).await), "ballot-too-early");
        let over = later(&world, 36);
        assert_eq!(tend_ballots(&over).await.expect("tended"), (1, 0));
        assert_eq!(code_of(cast_position(&Ctx { now: over.now, ..last.clone() }, id, &saying("yes")).await), "ballot-not-open");
        let sheet = world.sheet(&world.anonymous(), id).await;
        assert_eq!((sheet.facts.state, sheet.facts.outcome), (BallotState::Closed, Some(Outcome::Passes)));
        settle_ballot(&carl, id).await.expect("settled");
        assert_eq!(code_of(settle_ballot(&carl, id).await), "ballot-state");
        let record = record(&world, &world.anonymous(), id).await;
        assert_eq!(verify(&record, None), []);
        assert_eq!(record.positions.len(), 5, "also what was said before");
    }

    async fn a_special_majority_is_exact(world: World) {
        let scene = world.groups().await;
        let voters = world.voters(scene.open, 6).await;
        let special = TypedRule::of("Special", &Preset::OasisSpecial.rule()).expect("one case");
        let special = TypedRule { members: String::new(), organisations: String::new(), ..special };
        let own = add_ballot_rule(&world.ctx, scene.open, &special).await.expect("added");
        let id = world.opened(&scene, &new_ballot(&own.to_string())).await;
        for voter in &voters[..4] {
            cast_position(&world.as_(voter), id, &saying("yes")).await.expect("cast");
        }
        let Tallied::Live(live) = world.sheet(&world.anonymous(), id).await.tallied else { panic!("open") };
        // Seven may vote, the chair among them: five are needed, as OASIS should have said in ballot 2601.
        assert_eq!((live.eligible, live.lines[0].needed, live.lines[0].still), (7, Some(5), Some(Still::Missing(1))));
        cast_position(&world.as_(&voters[4]), id, &saying("yes")).await.expect("cast");
        let Tallied::Live(live) = world.sheet(&world.anonymous(), id).await.tallied else { panic!("open") };
        assert_eq!(live.outcome, Some(Outcome::Passes));
    }

    async fn a_ballot_is_put_off_once_and_annulled_with_a_reason(world: World) {
        let scene = world.groups().await;
        let voters = world.voters(scene.open, 1).await;
        let carl = world.as_(&scene.chair);
        let id = world.opened(&scene, &new_ballot("lf-charter-electronic")).await;
        assert_eq!(fields_of(defer_ballot(&carl, id, " ").await), ["reason missing"]);
        defer_ballot(&carl, id, "The editors are away.").await.expect("put off");
        let vote = world.as_(&voters[0]);
        assert_eq!(code_of(cast_position(&vote, id, &saying("yes")).await), "ballot-not-open");
        let back = Ctx { now: carl.now + chrono::TimeDelta::days(10), ..carl.clone() };
        resume_ballot(&back, id).await.expect("on it goes");
        let sheet = world.sheet(&carl, id).await;
        assert_eq!(sheet.facts.closes_at, Some(carl.now + chrono::TimeDelta::days(45)), "the clock stood still");
        assert_eq!(code_of(defer_ballot(&back, id, "Again").await), "ballot-deferred");
        annul_ballot(&back, id, "The text was changed.").await.expect("annulled");
        assert_eq!(code_of(cast_position(&vote, id, &saying("yes")).await), "ballot-not-open");
        let sheet = world.sheet(&world.anonymous(), id).await;
        assert_eq!((sheet.facts.state, sheet.facts.state_note.as_str()), (BallotState::Annulled, "The text was changed."));
        assert_eq!(code_of(annul_ballot(&back, id, "Twice").await), "ballot-state");
        assert_eq!(world.last_event().await.verb, "ballot.annulled");
    }

    async fn drafts_are_for_those_who_run_ballots(world: World) {
        let scene = world.groups().await;
        let voters = world.voters(scene.open, 1).await;
        let (carl, member) = (world.as_(&scene.chair), world.as_(&voters[0]));
        let id = draft_ballot(&carl, scene.open, &new_ballot("lf-charter-electronic")).await.expect("drafted");
        let facts = group(&member, "open", Action::SeeGroup).await.and_then(Found::here).expect("shown");
        assert!(ballots(&member, &facts).await.expect("shown").is_empty());
        assert_eq!(code_of(ballot(&member, &facts, id).await.map(|_| ())), "not-found");
        assert_eq!(code_of(known_ballot(&member, &facts, id).await), "not-found");
        assert_eq!(code_of(cast_position(&member, id, &saying("yes")).await), "not-found");
        assert_eq!(code_of(open_ballot(&member, id).await), "denied");
        assert_eq!(code_of(draft_ballot(&member, scene.open, &new_ballot("lf-charter-electronic")).await), "denied");
        assert_eq!(fields_of(draft_ballot(&carl, scene.open, &new_ballot("ours")).await), ["rule option"]);
        let mut short = new_ballot("lf-charter-electronic");
        short.details.hours = "24".into();
        assert_eq!(fields_of(edit_ballot(&carl, id, &short).await), ["hours too-short"]);
        let seen = prospect(&carl, id).await.expect("shown");
        assert_eq!((seen.voters.len(), seen.flaws.len()), (2, 0));
        open_ballot(&carl, id).await.expect("opened");
        assert_eq!(code_of(edit_ballot(&carl, id, &new_ballot("lf-charter-electronic")).await), "ballot-opened");
        assert_eq!(code_of(discard_ballot(&carl, id).await), "ballot-opened");
        let eve = world.as_(&world.person("Eve Moneypenny").await);
        assert_eq!(code_of(cast_position(&eve, id, &saying("yes")).await), "no-vote");
        let draft = draft_ballot(&carl, scene.open, &new_ballot("lf-charter-electronic")).await.expect("drafted");
        discard_ballot(&carl, draft).await.expect("gone");
    }

    async fn preconditions_keep_a_ballot_from_opening(world: World) {
        let scene = world.groups().await;
        let carl = world.as_(&scene.chair);
        let id = draft_ballot(&carl, scene.open, &new_ballot("ieee-sa")).await.expect("drafted");
        assert_eq!(code_of(open_ballot(&carl, id).await), "ballot-cannot-open");
        assert_eq!(prospect(&carl, id).await.expect("shown").flaws.len(), 1, "ten voters are asked for");
    }

    async fn a_proxy_gives_way_to_the_own_vote(world: World) {
        let scene = world.groups().await;
        let voters = world.voters(scene.open, 3).await;
        let [ann, ben, cid] = [0, 1, 2].map(|nth| world.as_(&voters[nth]));
        let mut rule = TypedRule::of("With proxies", &Preset::CharterElectronic.rule()).expect("one case");
        rule.proxies = "1".into();
        let own = add_ballot_rule(&world.ctx, scene.open, &rule).await.expect("added");
        let id = world.opened(&scene, &new_ballot(&own.to_string())).await;
        let holder = voters[1].person.to_string();
        assert_eq!(fields_of(give_proxy(&ben, id, &holder).await), ["holder option"]);
        give_proxy(&ann, id, &holder).await.expect("given");
        assert_eq!(code_of(give_proxy(&ann, id, &holder).await), "proxy-given");
        assert_eq!(code_of(give_proxy(&ben, id, &voters[2].person.to_string()).await), "proxy-passed-on");
        assert_eq!(code_of(give_proxy(&cid, id, &holder).await), "proxies-full");
        let for_ann = TypedVote { voter: voters[0].person.to_string(), ..saying("no") };
        cast_position(&ben, id, &for_ann).await.expect("cast for her");
        assert_eq!(fields_of(cast_position(&cid, id, &for_ann).await), ["voter option"]);
        let sheet = world.sheet(&ann, id).await;
        let line = sheet.positions.first().expect("shown");
        assert_eq!((line.name.as_str(), line.by.as_deref(), line.cast_as), ("V0 Voter", Some("V1 Voter"), CastAs::Proxy));
        cast_position(&ann, id, &saying("yes")).await.expect("her own");
        assert_eq!(code_of(cast_position(&ben, id, &for_ann).await), "own-vote-wins");
        withdraw_proxy(&ann, id).await.expect("taken back");
        assert_eq!(code_of(withdraw_proxy(&ann, id).await), "not-found");
        let plain = world.opened(&scene, &new_ballot("lf-charter-electronic")).await;
        assert_eq!(code_of(give_proxy(&ann, plain, &holder).await), "no-proxies");
    }

    async fn only_those_in_the_room_vote_in_a_meeting(world: World) {
        let scene = world.groups().await;
        let voters = world.voters(scene.open, 2).await;
        let carl = world.as_(&scene.chair);
        let id = world.opened(&scene, &new_ballot("lf-charter-meeting")).await;
        let ann = world.as_(&voters[0]);
        assert_eq!(code_of(cast_position(&ann, id, &saying("yes")).await), "not-in-room");
        assert_eq!(code_of(note_presence(&ann, id, &[]).await), "denied");
        let there = [voters[0].person.to_string(), scene.chair.person.to_string()];
        note_presence(&carl, id, &there).await.expect("noted");
        cast_position(&ann, id, &saying("yes")).await.expect("cast");
        let carls = TypedVote { voter: scene.chair.person.to_string(), ..saying("yes") };
        record_vote(&carl, id, &carls).await.expect("recorded");
        let absent = TypedVote { voter: voters[1].person.to_string(), ..saying("yes") };
        assert_eq!(code_of(record_vote(&carl, id, &absent).await), "not-in-room");
        let Tallied::Live(live) = world.sheet(&carl, id).await.tallied else { panic!("open") };
        assert_eq!(live.outcome, Some(Outcome::Passes));
    }

    async fn too_few_let_a_ballot_go_on_and_those_missing_are_reminded(world: World) {
        let scene = world.groups().await;
        let voters = world.voters(scene.open, 3).await;
        let mut rule = TypedRule::of("Goes on", &Preset::OasisSimple.rule()).expect("one case");
        (rule.members, rule.organisations) = (String::new(), String::new());
        (rule.extend_hours, rule.extend_times) = ("48".into(), "1".into());
        let own = add_ballot_rule(&world.ctx, scene.open, &rule).await.expect("added");
        let id = world.opened(&scene, &new_ballot(&own.to_string())).await;
        cast_position(&world.as_(&voters[0]), id, &saying("yes")).await.expect("cast");
        let before = world.outbox("mail").await.len();
        assert_eq!(tend_ballots(&later(&world, 34)).await.expect("tended"), (0, 1));
        assert_eq!(world.outbox("mail").await.len(), before + 3, "whoever voted is left alone");
        assert_eq!(tend_ballots(&later(&world, 34)).await.expect("tended"), (0, 0), "once");
        let over = later(&world, 36);
        assert_eq!(tend_ballots(&over).await.expect("tended"), (1, 0));
        let sheet = world.sheet(&world.ctx, id).await;
        assert_eq!((sheet.facts.state, sheet.facts.times_extended), (BallotState::Open, 1));
        assert_eq!(sheet.facts.closes_at, Some(over.now + chrono::TimeDelta::hours(48)));
        assert_eq!(tend_ballots(&later(&world, 40)).await.expect("tended"), (1, 0));
        let sheet = world.sheet(&world.ctx, id).await;
        assert_eq!((sheet.facts.state, sheet.facts.outcome), (BallotState::Closed, Some(Outcome::Fails)));
    }

    async fn a_board_is_elected_by_every_method(world: World) {
        let scene = world.groups().await;
        let voters = world.voters(scene.open, 5).await;
        let carl = world.as_(&scene.chair);
        for method in Method::ALL {
            let seats = if *method == Method::Irv { 1 } else { 2 };
            let id = draft_ballot(&carl, scene.open, &new_election(*method, seats)).await.expect("drafted");
            assert_eq!(code_of(open_ballot(&carl, id).await), "nobody-stands");
            for name in ["Red", "Blue"] {
                let option = TypedCandidate { name: name.into(), ..TypedCandidate::default() };
                nominate(&carl, id, &option).await.expect("added");
            }
            let person = TypedCandidate { person: voters[0].person.to_string(), ..TypedCandidate::default() };
            let nominee = nominate(&carl, id, &person).await.expect("nominated");
            assert_eq!(fields_of(nominate(&carl, id, &person).await), ["person twice"]);
            let ann = world.as_(&voters[0]);
            assert_eq!(code_of(answer_nomination(&carl, id, nominee, true, "").await), "not-found");
            answer_nomination(&ann, id, nominee, true, "I would.").await.expect("accepted");
            open_ballot(&carl, id).await.expect("opened");
            assert_eq!(code_of(nominate(&carl, id, &person).await), "no-nominations");
            for (voter, ranks) in voters.iter().zip([["1", "2", "3"], ["2", "1", "3"], ["3", "2", "1"], ["3", "2", "1"], ["", "", "1"]]) {
                let ranks = match method {
                    Method::Plurality | Method::Approval => ranks.map(|rank| if rank == "1" { "1" } else { "" }),
                    _ => ranks,
                };
                let vote = TypedVote { ranks: ranks.map(str::to_owned).to_vec(), ..TypedVote::default() };
                cast_position(&world.as_(voter), id, &vote).await.expect("cast");
            }
            assert_eq!(world.sheet(&carl, id).await.tallied, Tallied::Turnout(Some(5), 6), "sealed");
            tend_ballots(&later(&world, 36)).await.expect("tended");
            let sheet = world.sheet(&carl, id).await;
            let Tallied::Over(tally) = &sheet.tallied else { panic!("over") };
            let Tally::Counted(count) = tally.as_ref() else { panic!("an election") };
            assert_eq!(count.winners[0].number(), 3, "{method}: three of five want Ann first");
            assert_eq!(verify(&record(&world, &carl, id).await, None), [], "{method}");
        }
    }

    async fn records_of_a_group_are_a_chain(world: World) {
        let scene = world.groups().await;
        world.voters(scene.open, 1).await;
        let (one, two) = (world.opened(&scene, &new_ballot("lf-charter-electronic")).await, world.opened(&scene, &new_ballot("lf-charter-electronic")).await);
        tend_ballots(&later(&world, 36)).await.expect("tended");
        settle_ballot(&world.as_(&scene.chair), one).await.expect("settled");
        let (first, second) = (record(&world, &world.ctx, two).await, record(&world, &world.ctx, one).await);
        assert_eq!(verify(&second, Some(&first.hash)), []);
        let (line, _) = record_of(&world.ctx, &facts(&world.ctx).await, one).await.expect("shown");
        assert_eq!((line.number, line.previous), (3, first.hash));
    }

    async fn a_principal_and_their_alternate_count_once(world: World) {
        let scene = world.groups().await;
        let voters = world.voters(scene.open, 3).await;
        let facts = facts(&world.ctx).await;
        let typed = domain::group::TypedGroup { seats: "organisation".into(), ..facts.typed() };
        crate::group::edit_group(&world.ctx, scene.open, &typed, Some(&facts.version)).await.expect("edited");
        for (voter, voice) in voters.iter().zip(["representative", "alternate", ""]) {
            let typed = domain::group::TypedMember {
                organisation: "Acme".into(),
                voice: voice.into(),
                ..domain::group::TypedMember::default()
            };
            edit_member(&world.ctx, scene.open, voter.person, &typed).await.expect("edited");
        }
        let id = world.opened(&scene, &new_ballot("lf-charter-electronic")).await;
        cast_position(&world.as_(&voters[1]), id, &saying("no")).await.expect("the alternate casts");
        cast_position(&world.as_(&voters[0]), id, &saying("yes")).await.expect("the principal casts");
        assert_eq!(code_of(cast_position(&world.as_(&voters[1]), id, &saying("no")).await), "own-vote-wins");
        assert_eq!(code_of(cast_position(&world.as_(&voters[2]), id, &saying("no")).await), "no-vote");
        let sheet = world.sheet(&world.ctx, id).await;
        assert_eq!(sheet.positions.iter().filter(|line| line.is_last).map(|line| line.choice.as_str()).collect::<Vec<_>>(), ["yes"]);
        assert_eq!(sheet.voters.len(), 2, "the chair and the organisation");
    }

    async fn members_only_is_for_members(world: World) {
        let scene = world.groups().await;
        let voters = world.voters(scene.open, 1).await;
        let rule = TypedRule { visibility: "members".into(), ..TypedRule::of("Inside", &Preset::CharterElectronic.rule()).expect("one case") };
        let own = add_ballot_rule(&world.ctx, scene.open, &rule).await.expect("added");
        let id = world.opened(&scene, &new_ballot(&own.to_string())).await;
        cast_position(&world.as_(&voters[0]), id, &saying("yes")).await.expect("cast");
        let inside = world.sheet(&world.as_(&voters[0]), id).await;
        assert_eq!((inside.positions.len(), inside.sees_positions), (1, true));
        let outside = world.sheet(&world.anonymous(), id).await;
        assert_eq!((outside.positions.len(), outside.tallied), (0, Tallied::Turnout(None, 0)));
        tend_ballots(&later(&world, 36)).await.expect("tended");
        let facts = group(&world.anonymous(), "open", Action::SeeGroup).await.and_then(Found::here).expect("shown");
        assert_eq!(code_of(record_of(&world.anonymous(), &facts, id).await), "not-found");
    }
}

fn later(world: &World, days: i64) -> Ctx {
    world.later(days * 24 * 60)
}

async fn facts(ctx: &Ctx) -> crate::group::GroupFacts {
    group(ctx, "open", Action::SeeGroup).await.and_then(Found::here).expect("shown")
}

async fn record(world: &World, ctx: &Ctx, id: domain::id::BallotId) -> Record {
    let _: &World = world;
    let (line, text) = record_of(ctx, &facts(ctx).await, id).await.expect("shown");
    let record = Record::read(text.as_bytes()).expect("it reads");
    assert_eq!(record.hash, line.hash);
    record
}

/// Somebody who votes, for the other tests of ballots.
pub(super) async fn say(world: &World, id: domain::id::BallotId, who: &Somebody, choice: &str) {
    cast_position(&world.as_(who), id, &saying(choice)).await.expect("cast");
}
