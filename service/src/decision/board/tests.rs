//! The board, filter by filter.

use domain::{
    policy::{RoleKind, Scope},
    review::conflict::Tie,
};

use super::*;
use crate::{
    cfp::{move_proposal, name_readers},
    decision::{answers, overview, plan_decisions, submissions},
    on_both_databases,
    review::{name_deputy, pin_conflict},
    testing::{code_of, count_queries, plan},
};

on_both_databases! {
    /// Notes on conferences, 2.2: search as oracle, counts, filters. What somebody speaks in is found, counted and
    /// filtered as its speakers are told, whatever is planned for it.
    async fn what_is_planned_for_ones_own_is_learnt_from_no_filter_order_or_number(world: World) {
        let (facts, call) = world.open_call("open-2026").await;
        let (mut ada, own) = world.offered(&facts, call, "Ada Lovelace", "Engines").await;
        world.offered(&facts, call, "Bob Babbage", "Wheels").await;
        world.grant(&mut ada, Scope::Conference(facts.id), RoleKind::Owner).await;
        let ada = world.as_(&ada);
        let all = async || {
            let mut seen = Vec::new();
            for state in [None, Some(State::Submitted), Some(State::Shortlisted)] {
                for pending in [None, Some(None), Some(Some(Decision::Accept))] {
                    for by_score in [false, true] {
                        let wanted = Wanted { state, pending, by_score, ..Wanted::default() };
                        seen.push(board(&ada, &facts, call, &wanted).await.expect("read"));
                    }
                }
            }
            seen
        };
        let before = (all().await, overview(&ada, &facts, call).await.expect("read"));
        move_proposal(&world.ctx, own, domain::cfp::Move::Shortlist, "").await.expect("shortlisted");
        let mut typed = plan(Decision::Accept);
        typed.minutes = "7".into();
        let kinds = crate::conference::session_types(&world.ctx, facts.id).await.expect("types").items;
        typed.session_type = kinds[1].id.to_string();
        plan_decisions(&world.ctx, call, &[own], &typed).await.expect("planned");
        assert_eq!((all().await, overview(&ada, &facts, call).await.expect("read")), before);
        assert_eq!(submissions(&ada, &facts, call).await.expect("read").len(), 2);
    }

    async fn filters_find_what_is_there(world: World) {
        let (facts, call) = world.open_call("open-2026").await;
        let (_, one) = world.offered(&facts, call, "Ada Lovelace", "Steam engines").await;
        world.offered(&facts, call, "Bob Babbage", "Wheels").await;
        plan_decisions(&world.ctx, call, &[one], &plan(Decision::Accept)).await.expect("planned");
        let titles = async |wanted: Wanted| {
            let board = board(&world.ctx, &facts, call, &wanted).await.expect("read");
            board.shown.lines.into_iter().map(|line| line.title).collect::<Vec<_>>()
        };
        let text = |text: &str| Wanted { text: text.into(), ..Wanted::default() };
        assert_eq!(titles(text("ENGINES steam")).await, ["Steam engines"]);
        assert!(titles(text("%")).await.is_empty());
        let planned = Wanted { pending: Some(Some(Decision::Accept)), ..Wanted::default() };
        assert_eq!(titles(planned).await, ["Steam engines"]);
        assert_eq!(titles(Wanted { pending: Some(None), ..Wanted::default() }).await, ["Wheels"]);
        assert!(titles(Wanted { page: 1, ..Wanted::default() }).await.is_empty());
        let eve = world.as_(&world.person("Eve Moneypenny").await);
        assert_eq!(code_of(board(&eve, &facts, call, &Wanted::default()).await), "denied");
        assert_eq!(code_of(answers(&eve, &facts, call).await), "denied");
        let other = world.facts_of_conference("other-2026").await;
        assert_eq!(code_of(board(&world.ctx, &other, call, &Wanted::default()).await), "not-found");
    }

    async fn any_number_takes_the_same_number_of_queries(world: World) {
        let scene = world.review_scene("many-2026").await;
        let (facts, call) = (&scene.facts, scene.call);
        let rex = world.as_(&scene.reviewers[1]);
        let wishes = [
            Wanted::default(),
            Wanted { by_score: true, ..Wanted::default() },
            Wanted { text: "title".into(), pending: Some(Some(Decision::Accept)), ..Wanted::default() },
        ];
        let mut counts = Vec::new();
        for nth in 0..3 {
            let (_, id) = world.offered(facts, call, &format!("S{nth} Speaker"), "Title").await;
            plan_decisions(&world.ctx, call, &[id], &plan(Decision::Accept)).await.expect("planned");
            world.handed_in(&scene, &rex, id, "3").await;
            let mut asked = Vec::new();
            for wanted in &wishes {
                asked.push(count_queries(&world.ctx, async |ctx| {
                    board(&ctx, facts, call, wanted).await.map(|_| ())
                }).await);
                asked.push(count_queries(&world.ctx, async |ctx| {
                    board_page(&ctx, facts, call, wanted).await.map(|_| ())
                }).await);
            }
            asked.push(count_queries(&world.ctx, async |ctx| quotas(&ctx, facts, call).await.map(|_| ())).await);
            counts.push(asked);
        }
        assert!(counts.iter().all(|count| *count == counts[0]), "{counts:?}");
        assert!(counts[0][6] < counts[0][1] && counts[0][1] < counts[0][0], "each reads what it shows: {counts:?}");
    }

    async fn pages_are_cut_and_counted_and_the_table_holds_all(world: World) {
        let (facts, call) = world.open_call("open-2026").await;
        let (_, first) = world.offered(&facts, call, "Ada Lovelace", "Engines").await;
        let source = match world.flavour() {
            crate::Flavour::Postgres => ("gen_random_uuid()", format!("'{first}'")),
            crate::Flavour::Sqlite => ("randomblob(16)", format!("x'{}'", first.0.simple())),
        };
        for _ in 0..BOARD_PAGE {
            world.edit(&format!(
                "INSERT INTO proposal (id, call_id, session_type_id, track_id, state, title, summary, description, notes, \
                 language, created_at, updated_at, submitted_at) SELECT {}, call_id, session_type_id, track_id, state, \
                 title, summary, description, notes, language, created_at, updated_at, submitted_at FROM proposal \
                 WHERE id = {}", source.0, source.1
            )).await;
        }
        for wanted in [Wanted::default(), Wanted { text: "engines".into(), ..Wanted::default() }] {
            let mut ids = std::collections::BTreeSet::new();
            for (page, lines, goes_on) in [(0, BOARD_PAGE, true), (1, 1, false), (2, 0, false)] {
                let shown = board_page(&world.ctx, &facts, call, &Wanted { page, ..wanted.clone() }).await.expect("read");
                assert_eq!((shown.lines.len(), shown.found, shown.goes_on), (lines, BOARD_PAGE + 1, goes_on));
                ids.extend(shown.lines.iter().map(|line| line.id));
            }
            assert_eq!(ids.len(), BOARD_PAGE + 1, "each of them once");
        }
        let far = Wanted { page: usize::MAX, ..Wanted::default() };
        assert!(board_page(&world.ctx, &facts, call, &far).await.expect("read").lines.is_empty());
        assert_eq!(board_table(&world.ctx, &facts, call).await.expect("read").len(), BOARD_PAGE + 1);
    }

    async fn quotas_count_what_is_planned_where_it_is_planned(world: World) {
        let (facts, call) = world.open_call("open-2026").await;
        let mut ids = Vec::new();
        for (name, title) in [("Ada Lovelace", "Engines"), ("Bob Babbage", "Wheels"), ("Cy Clops", "Eyes")] {
            ids.push(world.offered(&facts, call, name, title).await.1);
        }
        let tracks = crate::conference::tracks(&world.ctx, facts.id).await.expect("tracks").items;
        let before = quotas(&world.ctx, &facts, call).await.expect("counted");
        let here = before.tracks.iter().position(|line| line.quota.proposals == 3).expect("all in one");
        let other = tracks.iter().find(|track| Some(track.id) != before.tracks[here].id).expect("another");
        plan_decisions(&world.ctx, call, &ids[..1], &plan(Decision::Accept)).await.expect("planned");
        let mut moved = plan(Decision::Accept);
        moved.track = other.id.to_string();
        plan_decisions(&world.ctx, call, &ids[1..2], &moved).await.expect("planned");
        let counted = quotas(&world.ctx, &facts, call).await.expect("counted");
        let of = |id| counted.tracks.iter().find(|line| line.id == Some(id)).expect("a line");
        let first = of(before.tracks[here].id.expect("a track"));
        assert_eq!((first.quota.proposals, first.chosen(), counted.planned), (2, 1, 2));
        assert_eq!((of(other.id).quota.proposals, of(other.id).chosen()), (1, 1));
        let kinds: u32 = counted.types.iter().map(|line| line.quota.proposals).sum();
        assert_eq!(kinds, 3);
        let found = async |track| {
            let wanted = Wanted { track: Some(track), ..Wanted::default() };
            board_page(&world.ctx, &facts, call, &wanted).await.expect("read").found
        };
        assert_eq!((found(other.id).await, found(first.id.expect("a track")).await), (1, 2), "as it is planned");
        world.release_plans(&facts, call).await;
        assert_eq!(quotas(&world.ctx, &facts, call).await.expect("counted").planned, 0);
    }

    /// Who speaks in a talk and organises learns neither that it waits for a deputy nor who that is.
    async fn who_decides_about_ones_own_is_told_to_others_alone(world: World) {
        let scene = world.review_scene("deputised-2026").await;
        let (facts, call, own) = (&scene.facts, scene.call, scene.proposals[1]);
        let mut sam = scene.speakers[1].clone();
        world.grant(&mut sam, Scope::Conference(facts.id), RoleKind::Programme).await;
        let told = async |of: &crate::testing::Somebody| {
            let board = board(&world.as_(of), facts, call, &Wanted::default()).await.expect("read");
            let line = board.shown.lines.into_iter().find(|line| line.id == own).expect("on the board");
            (line.waits_for_deputy, line.deputy.is_some())
        };
        let pia = &scene.chairs[0];
        assert_eq!((told(pia).await, told(&sam).await), ((true, false), (false, false)));
        name_deputy(&world.as_(pia), own, Some(pia.person)).await.expect("named");
        assert_eq!((told(pia).await, told(&sam).await), ((false, true), (false, false)));
    }

    async fn scores_that_the_asker_may_not_know_set_nothing_in_order(world: World) {
        let scene = world.review_scene("scored-2026").await;
        let (facts, call) = (&scene.facts, scene.call);
        let rex = world.as_(&scene.reviewers[1]);
        world.handed_in(&scene, &rex, scene.proposals[0], "0").await;
        world.handed_in(&scene, &rex, scene.proposals[1], "4").await;
        let order = async |of: &crate::testing::Somebody| {
            let wanted = Wanted { by_score: true, ..Wanted::default() };
            let board = board(&world.as_(of), facts, call, &wanted).await.expect("read");
            (board.has_scores, board.shown.lines.iter().map(|line| line.id).collect::<Vec<_>>())
        };
        let [first, second] = scene.proposals;
        assert_eq!(order(&scene.chairs[0]).await, (true, vec![second, first]));
        let mut sam = scene.speakers[1].clone();
        world.grant(&mut sam, Scope::Conference(facts.id), RoleKind::Programme).await;
        assert_eq!(order(&sam).await, (true, vec![first, second]), "theirs comes last, whatever its score");
        world.edit("UPDATE proposal SET state = 'submitted'").await;
        pin_conflict(&world.ctx, first, sam.person, Some(Tie::Personal)).await.expect("set");
        assert_eq!(order(&sam).await, (false, vec![second]), "nor whether there is any");
    }

    async fn what_an_embargo_keeps_from_a_chair_is_in_no_track_on_their_board(world: World) {
        let scene = world.review_scene("kept-2026").await;
        let (facts, call, id) = (&scene.facts, scene.call, scene.proposals[0]);
        world.embargo(&scene).await;
        name_readers(&world.ctx, id, &[scene.chairs[0].person]).await.expect("named");
        let (pia, carl) = (world.as_(&scene.chairs[0]), world.as_(&scene.chairs[1]));
        let counted = async |ctx: &Ctx| {
            let quotas = quotas(ctx, facts, call).await.expect("counted");
            let without = |line: Option<u32>| line.unwrap_or(0);
            (
                without(quotas.tracks.iter().find(|line| line.id.is_none()).map(|line| line.quota.proposals)),
                without(quotas.types.iter().find(|line| line.id.is_none()).map(|line| line.quota.proposals)),
            )
        };
        assert_eq!((counted(&pia).await, counted(&carl).await), ((0, 0), (1, 1)));
        let kinds = crate::conference::session_types(&world.ctx, facts.id).await.expect("types").items;
        let found = async |ctx: &Ctx| {
            let mut found = 0;
            for kind in &kinds {
                let wanted = Wanted { session_type: Some(kind.id), ..Wanted::default() };
                found += board_page(ctx, facts, call, &wanted).await.expect("read").found;
            }
            found
        };
        assert_eq!((found(&pia).await, found(&carl).await), (2, 1));
    }
}
