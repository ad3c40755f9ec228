//! Each leak that other systems had, by name, over every way on which this slice tells anything; and that what is hidden
//! changes no answer.

use domain::{
    cfp::{Move, State},
    id::ProposalId,
    review::{
        assign::Aim,
        conflict::Tie,
        next::Task,
        visibility::{Channel, Field, Lens, Reader},
    },
};
use sea_orm::QueryFilter;

use super::{channels::full, *};
use crate::{
    Ctx,
    cfp::{Wanted, move_proposal, proposal, proposals},
    on_both_databases,
    testing::{ReviewScene, World, code_of, count_queries},
};

const WISH: PlanWish = PlanWish { aim: Aim::BestTotal, keeps: false, seed: 1 };

/// Everything that somebody of the committee is told about a call, by every read there is.
async fn everything(ctx: &Ctx, scene: &ReviewScene) -> String {
    let (facts, call) = (&scene.facts, scene.call);
    let mut told = String::new();
    for state in [None, Some(State::Submitted), Some(State::Shortlisted), Some(State::Rejected)] {
        let wanted = Wanted { state, ..Wanted::default() };
        told += &format!("{:?}\n", proposals(ctx, facts, call, &wanted, 1).await);
    }
    for search in ["", "booting", "dora", "hidden", "secret"] {
        for order in [BoardOrder::Begun, BoardOrder::Score] {
            let wish = BoardWish { search: search.into(), order, ..BoardWish::default() };
            told += &format!("{:?}\n", board(ctx, facts, call, &wish).await);
        }
    }
    for id in scene.proposals {
        told += &format!("{:?}\n{:?}\n", proposal(ctx, facts, call, id).await, sheet(ctx, facts, call, id).await);
    }
    let mut thought: Vec<_> = all_figures(ctx, facts, call).await.into_iter().collect();
    thought.sort_by_key(|(id, _)| *id);
    told += &format!("{thought:?}\n{:?}\n", next_for_me(ctx, facts, call).await);
    told += &format!("{:?}\n{:?}\n", reviewers(ctx, facts, call).await, conflict_board(ctx, facts, call).await);
    told + &format!("{:?}\n", plan_assignment(ctx, facts, call, WISH).await)
}

async fn bind(world: &World, scene: &ReviewScene, chair: usize) -> Ctx {
    let person = scene.chairs[chair].person;
    pin_conflict(&world.ctx, scene.proposals[0], person, Some(Tie::Personal)).await.expect("set");
    world.as_(&scene.chairs[chair])
}

async fn sql(world: &World, statement: &str, id: ProposalId) {
    let id = match world.flavour() {
        crate::Flavour::Postgres => format!("'{id}'"),
        crate::Flavour::Sqlite => format!("x'{}'", id.0.simple()),
    };
    world.edit(&statement.replace("{id}", &id)).await;
}

on_both_databases! {
    // HotCRP: search, order, counts, status codes; OpenReview 304: what one is bound by was offered. Whatever happens to a
    // proposal that a chair is bound by, and whether there is one: not a byte of any answer moves.
    async fn what_binds_a_chair_changes_nothing_that_they_are_told(world: World) {
        let scene = world.review_scene("bound-2026").await;
        let carl = bind(&world, &scene, 1).await;
        let pia = world.as_(&scene.chairs[0]);
        let before = everything(&carl, &scene).await;
        assert!(!before.contains("Booting"), "{before}");
        assert!(before.contains("Parsing"));
        let hidden = scene.proposals[0];
        name_deputy(&pia, hidden, Some(scene.chairs[0].person)).await.expect("named");
        for reviewer in &scene.reviewers {
            assign(&pia, hidden, reviewer.person).await.expect("assigned");
            bid(&world.as_(reviewer), hidden, Some(domain::review::assign::Bid::Eager)).await.expect("wished");
        }
        world.handed_in(&scene, &world.as_(&scene.reviewers[0]), hidden, "4").await;
        discuss(&world.as_(&scene.reviewers[0]), hidden, "A secret.").await.expect("said");
        decline(&world.as_(&scene.reviewers[1]), hidden, "Too busy").await.expect("declined");
        move_proposal(&pia, hidden, Move::Shortlist, "").await.expect("shortlisted");
        assert_eq!(everything(&carl, &scene).await, before);
        sql(&world, "UPDATE proposal SET title = 'hidden', description = 'dora', track_id = NULL WHERE id = {id}", hidden).await;
        assert_eq!(everything(&carl, &scene).await, before);
        sql(&world, "UPDATE proposal SET state = 'draft' WHERE id = {id}", hidden).await;
        assert_eq!(everything(&carl, &scene).await, before, "whether it was handed in at all");
    }

    /// What others write, plan and pin changes nothing for a reviewer who has not handed in a review.
    async fn a_blind_reviewer_is_told_nothing_of_what_others_think(world: World) {
        let scene = world.review_scene("blind-2026").await;
        world.set_review(&scene, |typed| typed.phases[0].others = "after-own".into()).await;
        let rita = world.as_(&scene.reviewers[0]);
        let pia = world.as_(&scene.chairs[0]);
        let [one, two] = scene.proposals;
        let told = async || {
            let all = everything(&rita, &scene).await;
            // What is served next goes by how few reviews there are; that is what it is for.
            let next = format!("{:?}", next_for_me(&rita, &scene.facts, scene.call).await);
            all.replace(&next, "")
        };
        let before = told().await;
        for speaker in ["Dora", "Sam"] {
            assert!(!before.contains(speaker), "{speaker}");
        }
        for id in [one, two] {
            let rex = world.as_(&scene.reviewers[1]);
            assign(&pia, id, scene.reviewers[1].person).await.expect("assigned");
            world.handed_in(&scene, &rex, id, if id == one { "4" } else { "0" }).await;
            discuss(&rex, id, "Fine.").await.expect("said");
            pin_conflict(&pia, id, scene.chairs[1].person, Some(Tie::Personal)).await.expect("set");
        }
        move_proposal(&world.ctx, two, Move::Shortlist, "").await.expect("shortlisted");
        sql(&world, "UPDATE person SET name = 'Doris Doe' WHERE name = 'Dora Drafter' AND {id} = {id}", one).await;
        sql(&world, "UPDATE proposal SET notes = 'other notes' WHERE id = {id}", one).await;
        assert_eq!(told().await, before);
    }

    // pretalx, issue 970 and the leak of titles: search found, and bulk pages showed, what was redacted.
    async fn a_redacted_text_is_neither_read_nor_found(world: World) {
        let scene = world.review_scene("redacted-2026").await;
        let (rita, id) = (world.as_(&scene.reviewers[0]), scene.proposals[0]);
        let copy = TypedCopy { title: Some(String::new()), description: Some("Redacted.".into()), ..TypedCopy::default() };
        prepare_copy(&world.as_(&scene.chairs[0]), id, &copy, None).await.expect("prepared");
        let seen = sheet(&rita, &scene.facts, scene.call, id).await.expect("hers to read");
        assert_eq!((seen.line.title.as_str(), seen.description.as_str(), seen.is_redacted), ("", "Redacted.", true));
        assert!(seen.line.speakers.is_empty() && seen.notes.is_none());
        let found = async |search: &str| {
            let wish = BoardWish { search: search.into(), ..BoardWish::default() };
            board(&rita, &scene.facts, scene.call, &wish).await.expect("shown").found
        };
        assert_eq!((found("booting").await, found("length").await, found("redacted").await), (0, 1, 1));
        let chair = sheet(&world.as_(&scene.chairs[0]), &scene.facts, scene.call, id).await.expect("read");
        assert_eq!((chair.line.title.as_str(), chair.line.speakers.len()), ("Booting in the open", 1));
        world.set_review(&scene, |typed| typed.anonymity = "until-reviewed".into()).await;
        world.handed_in(&scene, &rita, id, "2").await;
        let after = sheet(&rita, &scene.facts, scene.call, id).await.expect("read");
        assert_eq!((after.line.title.as_str(), after.is_redacted), ("Booting in the open", false));
    }

    // HotCRP, CVE-2026-55493: searching by who wrote matched what was anonymous.
    async fn a_search_by_a_reviewers_or_speakers_name_finds_nothing(world: World) {
        let scene = world.review_scene("names-2026").await;
        let (rita, rex) = (world.as_(&scene.reviewers[0]), world.as_(&scene.reviewers[1]));
        world.handed_in(&scene, &rex, scene.proposals[0], "4").await;
        for search in ["Rex", "Referee", "Dora", "I give 4"] {
            let wish = BoardWish { search: search.into(), ..BoardWish::default() };
            assert_eq!(board(&rita, &scene.facts, scene.call, &wish).await.expect("shown").found, 0, "{search}");
        }
    }

    // HotCRP: the order of a list told what was decided, graphs told scores.
    async fn an_order_by_score_tells_no_score_that_is_hidden(world: World) {
        let scene = world.review_scene("sorted-2026").await;
        let (rita, rex) = (world.as_(&scene.reviewers[0]), world.as_(&scene.reviewers[1]));
        let ids = async |ctx: &Ctx| {
            let wish = BoardWish { order: BoardOrder::Score, ..BoardWish::default() };
            let board = board(ctx, &scene.facts, scene.call, &wish).await.expect("shown");
            board.lines.iter().map(|line| line.id).collect::<Vec<_>>()
        };
        world.handed_in(&scene, &rex, scene.proposals[1], "4").await;
        world.handed_in(&scene, &rex, scene.proposals[0], "0").await;
        assert_eq!(ids(&rita).await, scene.proposals, "as they were begun");
        let best_first = [scene.proposals[1], scene.proposals[0]];
        assert_eq!(ids(&rex).await, best_first);
        assert_eq!(ids(&world.as_(&scene.chairs[0])).await, best_first);
        assert!(all_figures(&rita, &scene.facts, scene.call).await.is_empty());
        assert_eq!(all_figures(&rex, &scene.facts, scene.call).await.len(), 2);
    }

    // HotCRP: status codes told of hidden papers. Hidden, discarded and never there are one answer.
    async fn a_hidden_proposal_answers_like_none(world: World) {
        let scene = world.review_scene("hidden-2026").await;
        let carl = bind(&world, &scene, 1).await;
        let never: ProposalId = world.ctx.id();
        for id in [scene.proposals[0], never] {
            let told = [
                code_of(sheet(&carl, &scene.facts, scene.call, id).await),
                code_of(proposal(&carl, &scene.facts, scene.call, id).await),
                code_of(move_proposal(&carl, id, Move::Accept, "").await),
                code_of(assign(&carl, id, scene.reviewers[0].person).await),
                code_of(pin_conflict(&carl, id, scene.chairs[1].person, None).await),
                code_of(name_deputy(&carl, id, None).await),
                code_of(discuss(&carl, id, "Hello").await),
                code_of(prepare_copy(&carl, id, &TypedCopy::default(), None).await),
                code_of(decline(&carl, id, "No").await),
                code_of(bid(&carl, id, None).await),
            ];
            assert!(told.iter().all(|code| code == "not-found"), "{told:?}");
        }
    }

    // OpenReview, issue 304: what somebody declared a conflict with was offered to them.
    async fn a_declaration_hides_what_it_ties_to_from_list_bids_and_next(world: World) {
        let scene = world.review_scene("declared-2026").await;
        let rita = world.as_(&scene.reviewers[0]);
        let declaration =
            TypedDeclaration { kind: "person".into(), name: " dora  DRAFTER ".into(), tie: "advisor".into() };
        let id = declare(&rita, &declaration).await.expect("declared");
        let shown = board(&rita, &scene.facts, scene.call, &BoardWish::default()).await.expect("shown");
        assert_eq!(shown.lines.iter().map(|line| line.id).collect::<Vec<_>>(), [scene.proposals[1]]);
        assert_eq!(next_for_me(&rita, &scene.facts, scene.call).await.expect("served"), Some(scene.proposals[1]));
        let refused = assign(&world.as_(&scene.chairs[0]), scene.proposals[0], scene.reviewers[0].person).await;
        assert_eq!(code_of(refused), "reviewer-bound");
        take_declaration_back(&rita, id).await.expect("taken back");
        let shown = board(&rita, &scene.facts, scene.call, &BoardWish::default()).await.expect("shown");
        assert_eq!(shown.found, 2);
    }

    // Indico, issues 6599 and 6601: comments told who reviews.
    async fn a_discussion_goes_under_letters_and_chairs_read_names(world: World) {
        let scene = world.review_scene("letters-2026").await;
        let id = scene.proposals[0];
        for (reviewer, score) in scene.reviewers.iter().zip(["4", "1"]) {
            world.handed_in(&scene, &world.as_(reviewer), id, score).await;
        }
        discuss(&world.as_(&scene.reviewers[1]), id, "Really?").await.expect("said");
        let rita = sheet(&world.as_(&scene.reviewers[0]), &scene.facts, scene.call, id).await.expect("read");
        let others: Vec<_> = rita.others.expect("after her own").into_iter().map(|other| other.by).collect();
        let said: Vec<_> = rita.discussion.expect("shown").into_iter().map(|line| line.by).collect();
        assert_eq!(others, said, "the same letter in both");
        assert_eq!(others[0].len(), 1);
        assert!(rita.chairs.is_none());
        let pia = sheet(&world.as_(&scene.chairs[0]), &scene.facts, scene.call, id).await.expect("read");
        let names: Vec<_> = pia.others.expect("shown").into_iter().map(|other| other.by).collect();
        assert_eq!(names, ["Rita Reader", "Rex Referee"]);
    }

    // A speaker who reviews or chairs reads what speakers read.
    async fn who_speaks_sees_no_review_of_it_whatever_they_chair(world: World) {
        let scene = world.review_scene("speaking-2026").await;
        let mut dora = scene.speakers[0].clone();
        world.grant(&mut dora, domain::policy::Scope::Conference(scene.facts.id), domain::policy::RoleKind::Owner).await;
        world.handed_in(&scene, &world.as_(&scene.reviewers[0]), scene.proposals[0], "4").await;
        let dora = world.as_(&dora);
        assert_eq!(code_of(sheet(&dora, &scene.facts, scene.call, scene.proposals[0]).await), "not-found");
        let thought = all_figures(&dora, &scene.facts, scene.call).await;
        assert_eq!(thought.keys().collect::<Vec<_>>(), [&scene.proposals[1]]);
        let listed = reviewers(&dora, &scene.facts, scene.call).await.expect("read");
        assert!(listed.lines.iter().all(|line| line.assigned == 0));
    }

    // Only the second text is ever sent, once a chair has read exactly it.
    async fn only_what_a_chair_has_read_can_be_sent(world: World) {
        let scene = world.review_scene("sent-2026").await;
        let (id, pia) = (scene.proposals[0], world.as_(&scene.chairs[0]));
        let rita = world.as_(&scene.reviewers[0]);
        world.handed_in(&scene, &rita, id, "4").await;
        let sendable = async || sendable_texts(&world.db().read, scene.call).await.expect("read").remove(&id).unwrap_or_default();
        assert!(sendable().await.is_empty());
        let seen = sheet(&pia, &scene.facts, scene.call, id).await.expect("read").others.expect("shown");
        assert_eq!(code_of(approve_text(&pia, id, seen[0].id, "Something else").await), "text-changed");
        assert_eq!(code_of(approve_text(&rita, id, seen[0].id, &seen[0].for_speakers).await), "denied");
        approve_text(&pia, id, seen[0].id, &seen[0].for_speakers).await.expect("read");
        assert_eq!(sendable().await, ["To you: I give 4."]);
        let own = sheet(&rita, &scene.facts, scene.call, id).await.expect("hers").own;
        let reworded = world.review_text(&scene, "4", "Better.").await;
        write_review(&rita, id, &reworded, true, own.version.as_ref()).await.expect("reworded");
        assert!(sendable().await.is_empty(), "what changed is read anew");
    }

    // The event log is read by the whole team: it names no proposal beside who reviews.
    async fn the_record_ties_nobody_to_a_proposal(world: World) {
        let scene = world.review_scene("record-2026").await;
        let id = scene.proposals[0];
        assign(&world.as_(&scene.chairs[0]), id, scene.reviewers[0].person).await.expect("assigned");
        world.handed_in(&scene, &world.as_(&scene.reviewers[0]), id, "4").await;
        discuss(&world.as_(&scene.reviewers[0]), id, "Fine.").await.expect("said");
        let kinds = world.texts("SELECT subject_kind AS t FROM event WHERE verb LIKE 'review.%'").await;
        assert!(kinds.len() > 3 && kinds.iter().all(|kind| kind == "call"), "{kinds:?}");
    }

    /// What a query leaves out is what the lens does not show, for every reader and state: else a count or a page would tell.
    async fn what_is_listed_is_what_the_lens_shows_in_every_state(world: World) {
        let full = full(&world, "listed-2026").await;
        let scene = &full.scene;
        let outsider = {
            let mut olaf = world.person("Olaf Outsider").await;
            world.grant(&mut olaf, domain::policy::Scope::Conference(scene.facts.id), domain::policy::RoleKind::Review).await;
            olaf
        };
        assign(&world.as_(&scene.chairs[0]), scene.proposals[0], scene.reviewers[0].person).await.expect("assigned");
        pin_conflict(&world.ctx, scene.proposals[0], scene.chairs[1].person, Some(Tie::Personal)).await.expect("set");
        let readers = [&scene.chairs[0], &scene.chairs[1], &scene.reviewers[0], &scene.reviewers[1], &scene.speakers[0], &outsider];
        for reach in ["all", "assigned"] {
            world.set_review(scene, |typed| typed.phases[0].reach = reach.into()).await;
            for state in State::ALL {
                sql(&world, &format!("UPDATE proposal SET state = '{state}' WHERE id = {{id}}"), scene.proposals[0]).await;
                for reader in readers {
                    let (ctx, db) = (world.as_(reader), &world.db().read);
                    let sight = Sight::before(&ctx, db, scene.facts.place(), scene.call).await.expect("read");
                    let all = find::every_proposal(scene.call).all(db).await.expect("read");
                    let listed = find::every_proposal(scene.call).filter(sight.listed()).all(db).await.expect("read");
                    let shown: Vec<_> = all.into_iter().filter(|row| sight.lens(row).shows(Field::Existence, Channel::List)).collect();
                    assert_eq!(listed, shown, "{} {state} {reach}", reader.address);
                }
            }
        }
    }

    async fn answers_for_reviewers_are_for_nobody_else(world: World) {
        let full = full(&world, "distant-2026").await;
        let rita = world.as_(&full.scene.reviewers[0]);
        let db = &world.db().read;
        let sight = Sight::before(&rita, db, full.scene.facts.place(), full.scene.call).await.expect("read");
        let row = find::every_proposal(full.scene.call).all(db).await.expect("read").remove(0);
        for (reader, reads) in [(Reader::Reviewer, true), (Reader::Distant, false), (Reader::Bound, false)] {
            let lens = Lens { reader, ..sight.lens(&row) };
            let read = answers::of_speakers(db, full.scene.call, full.hidden(), lens).await.expect("read");
            assert_eq!(!read.proposal.is_empty(), reads, "{reader}");
        }
    }

    async fn between_phases_reviewers_read_what_is_theirs(world: World) {
        let scene = world.review_scene("between-2026").await;
        assign(&world.as_(&scene.chairs[0]), scene.proposals[0], scene.reviewers[0].person).await.expect("assigned");
        world.set_review(&scene, |typed| typed.phases.clear()).await;
        for (reviewer, expected) in scene.reviewers.iter().zip([1, 0]) {
            let shown = board(&world.as_(reviewer), &scene.facts, scene.call, &BoardWish::default()).await;
            assert_eq!(shown.expect("shown").found, expected);
        }
        let typed = world.review_text(&scene, "4", "Fine.").await;
        let late = write_review(&world.as_(&scene.reviewers[0]), scene.proposals[0], &typed, true, None).await;
        assert_eq!(code_of(late), "review-closed");
    }

    async fn any_number_of_proposals_takes_the_same_number_of_queries(world: World) {
        let scene = world.review_scene("many-2026").await;
        let rita = world.as_(&scene.reviewers[0]);
        let ask = async || {
            count_queries(&rita, async |ctx| {
                board(&ctx, &scene.facts, scene.call, &BoardWish::default()).await.map(|_| ())
            })
            .await
        };
        let before = ask().await;
        for title in ["Third", "Fourth"] {
            let typed = world.proposal_for(&scene.facts, title).await.0;
            let sam = world.as_(&scene.speakers[1]);
            let id = crate::cfp::draft_proposal(&sam, scene.call, &typed).await.expect("begun");
            crate::cfp::submit_proposal(&sam, id, None).await.expect("handed in");
        }
        assert_eq!(ask().await, before);
        let open = BoardWish { task: Some(Task::Open), ..BoardWish::default() };
        assert_eq!(board(&rita, &scene.facts, scene.call, &open).await.expect("shown").found, 4);
    }
}
