//! Ballots on revisions of drafts, told as stories.

use domain::{
    ballot::{
        BallotState, SubjectKind, Voided,
        rule::{TypedRule, preset::Preset},
    },
    draft::TypedRevision,
    id::{BallotId, DraftId, GroupId},
    policy::{Action, RoleKind},
};
use exchange::record::{Record, verify};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};

use super::*;
use crate::{
    Ctx, Found,
    draft::{NewRevision, RevisionSource, draft_by_id, edit_draft, post_revision, read_content, revision_line},
    entity::{ballot_position, draft_line},
    group::group,
    life::{TypedMove, annul_move, choose_workflow, draft_life, move_draft, tests::move_to},
    on_both_databases,
    testing::{GroupScene, Somebody, World, code_of, fields_of, new_ballot, new_election, saying},
};

const ONE: &str = "# Scope\n\nWeb applications.\n\n# Keys\n\n- **1.1** Keys are kept for a year.\n";
const TWO: &str = "# Scope\n\nWeb applications.\n\n# Keys\n\n- **1.1** Keys are kept for two years.\n";

async fn post(ctx: &Ctx, id: DraftId, text: &str) -> crate::Result<()> {
    let content = read_content(text.to_owned().into()).await?;
    let source = RevisionSource::File(Box::new(content));
    let new = NewRevision { source, typed: TypedRevision::default(), answers: Vec::new(), made_from: None };
    let posted = post_revision(ctx, id, &new).await?;
    assert!(matches!(posted, crate::draft::Posted::New(_)), "{posted:?}");
    Ok(())
}

/// A ballot on a revision under a rule of the group with `on_change`.
async fn on(world: &World, scene: &GroupScene, draft: DraftId, number: i32, on_change: &str) -> NewBallot {
    let own = TypedRule::of(on_change, &Preset::OasisSimple.rule()).expect("one case");
    let mut own = TypedRule {
        on_change: on_change.into(),
        members: String::new(),
        organisations: String::new(),
        voters: String::new(),
        ..own
    };
    own.positions[1].reason = true;
    on_in(world, ("open", scene.open), draft, number, on_change).await
}

/// The same in any group.
async fn on_in(world: &World, (slug, of): (&str, GroupId), draft: DraftId, number: i32, on_change: &str) -> NewBallot {
    let own = TypedRule::of(on_change, &Preset::OasisSimple.rule()).expect("one case");
    let mut own = TypedRule {
        on_change: on_change.into(),
        members: String::new(),
        organisations: String::new(),
        voters: String::new(),
        ..own
    };
    own.positions[1].reason = true;
    let facts = group(&world.ctx, slug, Action::SeeGroup).await.and_then(Found::here).expect("shown");
    let known = ballot_rules(&world.ctx, &facts).await.expect("listed").into_iter().find(|rule| rule.name == on_change);
    let rule = match known {
        Some(rule) => rule.id,
        None => add_ballot_rule(&world.ctx, of, &own).await.expect("added"),
    };
    NewBallot { revision: revision(world, draft, number).await, ..new_ballot(&rule.to_string()) }
}

async fn revision(world: &World, draft: DraftId, number: i32) -> String {
    let facts = draft_by_id(&world.ctx, draft, Action::SeeDraft).await.expect("known");
    revision_line(&world.ctx, &facts, Some(number)).await.expect("posted").id.to_string()
}

/// The ballot that goes on from one.
async fn next(world: &World, id: BallotId) -> BallotId {
    world.sheet(&world.ctx, id).await.recirculated.followed_by.expect("prepared")
}

async fn say(world: &World, id: BallotId, who: &Somebody, choice: &str) {
    cast_position(&world.as_(who), id, &saying(choice)).await.expect("cast");
}

on_both_databases! {
    async fn a_ballot_is_bound_to_a_revision_and_void_with_it(world: World) {
        let scene = world.groups().await;
        let voters = world.voters(scene.open, 2).await;
        let draft = world.draft_in(scene.open, "keys", &[ONE]).await;
        let new = on(&world, &scene, draft, 1, "void").await;
        let id = world.opened(&scene, &new).await;
        let sheet = world.sheet(&world.anonymous(), id).await;
        let shown = sheet.revision.expect("everybody may read it");
        assert_eq!((sheet.facts.subject_kind, &sheet.facts.subject_hash, sheet.facts.subject_text.as_str()), (SubjectKind::Revision, &shown.hash, ""));
        assert_eq!((shown.draft.as_str(), shown.number, shown.newest), ("keys", 1, 1));
        say(&world, id, &voters[0], "yes").await;
        let mails = world.outbox("mail").await.len();
        post(&world.ctx, draft, TWO).await.expect("posted");
        let sheet = world.sheet(&world.anonymous(), id).await;
        assert_eq!((sheet.facts.state, sheet.facts.voided), (BallotState::Annulled, Some(Voided::Replaced(2))));
        assert_eq!(world.outbox("mail").await.len(), mails + 3, "everybody who had a vote is told");
        assert_eq!(code_of(cast_position(&world.as_(&voters[1]), id, &saying("yes")).await), "ballot-not-open");
        assert_eq!(sheet.recirculated, Recirculated::default(), "this rule does not go round again");
        let stale = draft_ballot(&world.as_(&scene.chair), scene.open, &new).await.expect("drafted");
        assert_eq!(code_of(open_ballot(&world.as_(&scene.chair), stale).await), "revision-replaced");
        let told = world.event_rows().await.into_iter().find(|row| row.verb == "ballot.annulled").expect("told");
        assert_eq!((&told.data["reason"], &told.data["revision"]), (&"revision-replaced".into(), &2.into()));
    }

    async fn a_pass_moves_the_draft_where_its_workflow_waits_for_a_ballot(world: World) {
        let scene = world.groups().await;
        let voters = world.voters(scene.open, 2).await;
        let carl = world.as_(&scene.chair);
        choose_workflow(&world.ctx, scene.open, "oasis").await.expect("chosen");
        for (name, text, choice, then) in [("keys", ONE, "yes", "csd"), ("locks", TWO, "no", "wd")] {
            let draft = world.draft_in(scene.open, name, &[text]).await;
            assert_eq!(code_of(move_to(&carl, draft, "csd").await), "step-needs");
            let id = world.opened(&scene, &on(&world, &scene, draft, 1, "void").await).await;
            for voter in &voters {
                say(&world, id, voter, choice).await;
            }
            let later = Ctx { now: world.ctx.now + chrono::TimeDelta::days(40), ..carl.clone() };
            close_ballot(&later, id).await.expect("closed");
            settle_ballot(&later, id).await.expect("settled");
            let facts = draft_by_id(&carl, draft, Action::SeeDraft).await.expect("shown");
            assert_eq!(facts.state.key, then, "{choice}");
        }
        let moved: Vec<_> = world.event_rows().await.into_iter().filter(|row| row.verb == "draft.moved").collect();
        assert_eq!((moved.len(), &moved[0].data["to"], moved[0].data["ballot"].is_string()), (1, &"csd".into(), true));
    }

    async fn those_above_vote_on_what_is_brought_before_them_and_their_pass_moves_it(world: World) {
        let scene = world.groups().await;
        let council = ("council", scene.council);
        let voters = world.voters(scene.council, 2).await;
        let cora = world.holding("Cora Council", scene.council, RoleKind::Chair).await;
        let (cora, carl) = (world.as_(&cora), world.as_(&scene.chair));
        choose_workflow(&world.ctx, scene.open, "ietf").await.expect("chosen");
        let draft = world.draft_in(scene.open, "keys", &[ONE]).await;
        world.edit("UPDATE draft SET state = 'sub-pub'").await;
        let line = draft_line::ActiveModel { draft_id: Set(draft), line: Set("iesg".into()), state: Set("iesg-eva".into()), since: Set(world.ctx.now), due: Set(None) };
        world.ctx.write(async |tx| Ok(line.insert(tx).await?)).await.expect("written");
        let typed = TypedMove { line: "iesg".into(), to: "approved".into(), ..TypedMove::default() };
        let later = Ctx { now: world.ctx.now + chrono::TimeDelta::days(40), ..cora.clone() };

        assert_eq!(code_of(move_draft(&cora, draft, &typed).await), "step-needs");

        let new = on_in(&world, council, draft, 1, "void").await;
        assert_eq!(code_of(draft_ballot(&carl, scene.council, &new).await), "denied");
        let id = draft_ballot(&cora, scene.council, &new).await.expect("drafted");
        open_ballot(&cora, id).await.expect("opened");
        let facts = group(&cora, "council", Action::SeeGroup).await.and_then(Found::here).expect("shown");
        let shown = ballot(&cora, &facts, id).await.expect("shown").revision.expect("read");
        assert_eq!((shown.group.as_str(), shown.draft.as_str()), ("open", "keys"));
        for voter in &voters {
            say(&world, id, voter, "yes").await;
        }
        close_ballot(&later, id).await.expect("closed");
        settle_ballot(&later, id).await.expect("settled");
        let lines = draft_life(&cora, &draft_by_id(&cora, draft, Action::SeeDraft).await.expect("shown")).await.expect("read").lines;
        assert_eq!(lines.iter().map(|one| one.state.key).collect::<Vec<_>>(), ["sub-pub", "approved"]);

        // A newer revision ends what the council has open, as it does in the group itself.
        let id = draft_ballot(&cora, scene.council, &new).await.expect("drafted");
        open_ballot(&cora, id).await.expect("opened");
        world.edit("UPDATE draft SET state = 'wg-doc'").await;
        world.edit("DELETE FROM draft_line").await;
        post(&world.ctx, draft, TWO).await.expect("posted");
        let sheet = ballot(&cora, &facts, id).await.expect("shown");
        assert_eq!((sheet.facts.state, sheet.facts.voided), (BallotState::Annulled, Some(Voided::Replaced(2))));
        let elsewhere = world.draft_in(scene.closed, "hidden", &[ONE]).await;
        let hidden = draft_ballot(&cora, scene.council, &on_in(&world, council, elsewhere, 1, "void").await).await.expect("those above read it");
        assert_eq!(code_of(open_ballot(&cora, hidden).await), "revision-closed", "the council's ballots are seen by others");
    }

    async fn it_goes_round_again_with_what_changed_and_who_objects(world: World) {
        let scene = world.groups().await;
        let voters = world.voters(scene.open, 4).await;
        let draft = world.draft_in(scene.open, "keys", &[ONE]).await;
        let carl = world.as_(&scene.chair);
        for (on_change, carried) in [("recirculate", 0), ("carry", 3)] {
            let newest = revision_line(&world.ctx, &draft_by_id(&world.ctx, draft, Action::SeeDraft).await.expect("known"), None).await.expect("posted").number;
            let id = world.opened(&scene, &on(&world, &scene, draft, newest, on_change).await).await;
            for (voter, choice) in voters.iter().zip(["yes", "no", "no"]) {
                say(&world, id, voter, choice).await;
            }
            let said = world.sheet(&world.ctx, id).await.positions;
            let resolved = said.iter().find(|line| line.name == "V2 Voter").expect("cast").id;
            resolve_position(&carl, id, resolved, "Two sentences were added.").await.expect("noted");
            post(&world.ctx, draft, &format!("{}\nMore {newest}.\n", if newest % 2 == 1 { TWO } else { ONE })).await.expect("posted");
            let again = next(&world, id).await;
            let sheet = world.sheet(&carl, again).await;
            let scope = sheet.recirculated.scope.clone().expect("a scope");
            assert_eq!((scope.from, scope.to, sheet.facts.state), (newest, newest + 1, BallotState::Draft));
            assert!(scope.changed.iter().any(|part| part.is_requirement && part.number == "1.1"), "{scope:?}");
            let negatives: Vec<&str> = sheet.recirculated.negatives.iter().map(|line| line.name.as_str()).collect();
            assert_eq!((negatives, sheet.recirculated.follows), (vec!["V1 Voter"], Some(id)));
            open_ballot(&carl, again).await.expect("opened");
            let sheet = world.sheet(&world.ctx, again).await;
            let stands: Vec<(&str, &str, bool)> = sheet.positions.iter().map(|line| (line.name.as_str(), line.choice.as_str(), line.carried)).collect();
            assert_eq!(stands.len(), carried, "{stands:?}");
            if carried > 0 {
                assert_eq!(stands, [("V0 Voter", "yes", true), ("V1 Voter", "no", true), ("V2 Voter", "no", true)]);
                say(&world, again, &voters[1], "yes").await;
                let last = world.sheet(&world.ctx, again).await.positions.into_iter().find(|line| line.name == "V1 Voter" && line.is_last).expect("there");
                assert_eq!((last.choice.as_str(), last.carried), ("yes", false), "it stands unless it is changed");
                tend_ballots(&world.later(36 * 24 * 60)).await.expect("closed");
                let facts = group(&world.ctx, "open", Action::SeeGroup).await.and_then(Found::here).expect("shown");
                let (_, text) = record_of(&world.ctx, &facts, again).await.expect("shown");
                let record = Record::read(text.as_bytes()).expect("it reads");
                assert_eq!((verify(&record, None), record.positions.iter().filter(|said| said.carried).count()), (vec![], 3));
            }
        }
    }

    async fn whoever_has_no_vote_any_more_carries_none_over(world: World) {
        let scene = world.groups().await;
        let voters = world.voters(scene.open, 2).await;
        let draft = world.draft_in(scene.open, "keys", &[ONE]).await;
        let id = world.opened(&scene, &on(&world, &scene, draft, 1, "carry").await).await;
        say(&world, id, &voters[0], "yes").await;
        say(&world, id, &voters[1], "yes").await;
        post(&world.ctx, draft, TWO).await.expect("posted");
        crate::group::leave_group(&world.as_(&voters[0]), scene.open).await.expect("left");
        let again = next(&world, id).await;
        open_ballot(&world.as_(&scene.chair), again).await.expect("opened");
        let names: Vec<String> = world.sheet(&world.ctx, again).await.positions.into_iter().map(|line| line.name).collect();
        assert_eq!(names, ["V1 Voter"]);
    }

    async fn what_is_given_up_or_closed_is_not_voted_on(world: World) {
        let scene = world.groups().await;
        world.voters(scene.open, 1).await;
        let carl = world.as_(&scene.chair);
        let draft = world.draft_in(scene.open, "keys", &[ONE]).await;
        let new = on(&world, &scene, draft, 1, "void").await;
        let open = world.opened(&scene, &new).await;
        let kept = draft_ballot(&carl, scene.open, &new).await.expect("drafted");
        move_to(&world.ctx, draft, "abandoned").await.expect("given up");
        assert_eq!(world.sheet(&world.ctx, open).await.facts.voided, Some(Voided::Withdrawn));
        assert_eq!(code_of(open_ballot(&carl, kept).await), "revision-withdrawn");
        annul_move(&world.ctx, draft, "", "By accident.").await.expect("taken back");
        assert_eq!(world.sheet(&world.ctx, open).await.facts.voided, Some(Voided::Withdrawn), "void it stays");
        let again = world.opened(&scene, &new).await;
        move_to(&world.ctx, draft, "parked").await.expect("parked");
        assert_eq!(world.sheet(&world.ctx, again).await.facts.voided, Some(Voided::Withdrawn));
        move_to(&world.ctx, draft, "working").await.expect("taken up");
        let last = world.opened(&scene, &new).await;
        annul_move(&world.ctx, draft, "", "It stays parked.").await.expect("taken back");
        assert_eq!(world.sheet(&world.ctx, last).await.facts.voided, None, "who annuls a move gives nothing up");
        move_to(&world.ctx, draft, "working").await.expect("taken up");
        let facts = draft_by_id(&world.ctx, draft, Action::ManageDraft).await.expect("known");
        let typed = domain::draft::TypedDraft { audience: "group".into(), ..facts.typed() };
        edit_draft(&world.ctx, draft, &typed, Some(&facts.version)).await.expect("closed");
        assert_eq!(code_of(open_ballot(&carl, kept).await), "revision-closed", "others see the ballot and could not read it");
        assert!(world.sheet(&world.anonymous(), open).await.revision.is_none(), "nor is it linked any more");
    }

    async fn a_revision_is_one_of_the_groups_own_and_no_election(world: World) {
        let scene = world.groups().await;
        let draft = world.draft_in(scene.closed, "hidden", &[ONE]).await;
        let carl = world.as_(&scene.chair);
        let of = |revision: String| NewBallot { revision, ..new_ballot("oasis-simple") };
        let hidden = revision(&world, draft, 1).await;
        for wrong in ["one".to_owned(), hidden] {
            assert_eq!(fields_of(draft_ballot(&carl, scene.open, &of(wrong)).await), ["revision option"]);
        }
        let own = world.draft_in(scene.open, "keys", &[ONE]).await;
        let own = revision(&world, own, 1).await;
        let mut both = of(own.clone());
        both.details.subject_text = "Text".into();
        assert_eq!(fields_of(draft_ballot(&carl, scene.open, &both).await), ["subject_text revision-or-text"]);
        let election = NewBallot { revision: own, ..new_election(domain::ballot::Method::Schulze, 1) };
        assert_eq!(fields_of(draft_ballot(&carl, scene.open, &election).await), ["revision no-election"]);
    }

    async fn nobody_votes_once_the_next_revision_is_posted(world: World) {
        let scene = world.groups().await;
        let voters = world.voters(scene.open, 49).await;
        let draft = world.draft_in(scene.open, "keys", &[ONE]).await;
        let id = world.opened(&scene, &on(&world, &scene, draft, 1, "void").await).await;
        let actors: Vec<_> = voters.iter().map(Somebody::actor).collect();
        let turn = std::sync::atomic::AtomicUsize::new(0);
        let posted = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(false));
        let answers = world.at_once(50, |ctx| {
            let nth = turn.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            let (actor, posted) = (actors.get(nth).cloned(), posted.clone());
            async move {
                let Some(actor) = actor else {
                    post(&ctx, draft, TWO).await.expect("posted");
                    posted.store(true, std::sync::atomic::Ordering::SeqCst);
                    return None;
                };
                let late = posted.load(std::sync::atomic::Ordering::SeqCst);
                let cast = cast_position(&ctx.as_actor(actor), id, &saying("yes")).await;
                Some((late, if cast.is_ok() { "cast".to_owned() } else { code_of(cast) }))
            }
        }).await;
        let answers: Vec<_> = answers.into_iter().flatten().collect();
        assert!(answers.iter().all(|(late, answer)| answer == "ballot-not-open" || answer == "cast" && !late), "{answers:?}");
        let accepted = answers.iter().filter(|(_, answer)| answer == "cast").count();
        assert_eq!(positions(&world).await.len(), accepted, "what was accepted is there, and nothing else");
        assert_eq!(world.sheet(&world.ctx, id).await.facts.state, BallotState::Annulled);
        assert_eq!(code_of(cast_position(&world.as_(&voters[0]), id, &saying("no")).await), "ballot-not-open");
    }

    async fn of_opening_and_posting_at_once_no_ballot_stays_on_the_old_revision(world: World) {
        let scene = world.groups().await;
        world.voters(scene.open, 1).await;
        let draft = world.draft_in(scene.open, "keys", &[ONE]).await;
        let new = on(&world, &scene, draft, 1, "void").await;
        let mut drafted = Vec::new();
        for _ in 0..20 {
            drafted.push(draft_ballot(&world.as_(&scene.chair), scene.open, &new).await.expect("drafted"));
        }
        let (turn, chair, ids) = (std::sync::atomic::AtomicUsize::new(0), scene.chair.actor(), drafted.clone());
        world.at_once(21, |ctx| {
            let nth = turn.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            let (ctx, one) = (ctx, ids.get(nth).copied());
            let carl = ctx.as_actor(chair.clone());
            async move {
                match one {
                    Some(id) => if let Err(error) = open_ballot(&carl, id).await {
                        assert_eq!(code_of::<()>(Err(error)), "revision-replaced");
                    },
                    None => { post(&ctx, draft, TWO).await.expect("posted"); }
                }
            }
        }).await;
        for id in drafted {
            let state = world.sheet(&world.ctx, id).await.facts.state;
            assert!(matches!(state, BallotState::Draft | BallotState::Annulled), "{state}");
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "the test looks at everything")]
async fn positions(world: &World) -> Vec<ballot_position::Model> {
    ballot_position::Entity::find().all(&world.ctx.db.read).await.expect("read")
}
