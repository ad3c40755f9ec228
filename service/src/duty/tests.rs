//! Each open thing stands on one list, and each list belongs to somebody who may read it.

mod steps;

use domain::{
    comment::{CommentMove, TypedComment, TypedIssue, TypedReason, TypedSettlement},
    draft::Part,
    id::PersonId,
    policy::{Action, RoleKind, Scope},
    publication::TypedPublication,
};
use rand::{RngExt, SeedableRng, rngs::StdRng};

use self::steps::{step, step_around, step_comments, step_errata, step_meetings};
use super::{
    lists::DUTIES_A_PAGE,
    open::{Ask, Open, open},
    *,
};
use crate::{
    Ctx, Found,
    comment::{move_comment, open_issue, settle_issue, write_comment},
    draft::{draft_by_id, name_person},
    group::{GroupFacts, find as groups, group, group_home},
    life::{
        TypedHolder, call, lodge_appeal, name_holder, open_call, respond, settle_call,
        tests::{after, finding, saying, scene, typed},
    },
    on_both_databases,
    publication::publish_draft,
    testing::{World, code_of, count_queries},
};

on_both_databases! {
    async fn a_call_moves_from_list_to_list(world: World) {
        let (scene, id) = scene(&world, "ietf").await;
        let carl = world.as_(&scene.chair);
        assert_eq!(kinds(&my_duties(&carl, 1).await.expect("a list")), ["state ietf-main-wg-cand"]);
        let opened = open_call(&carl, id, &typed("adoption", "2026-09-15")).await.expect("issued");
        assert_eq!(kinds(&my_duties(&carl, 1).await.expect("a list")), ["call open-adoption"], "the call stands for the draft");
        let eve = world.as_(&world.person("Eve Outsider").await);
        respond(&eve, opened, &saying("object", "Not ours.")).await.expect("said");
        let closed = after(&carl, 15);
        let mut open = kinds(&my_duties(&closed, 1).await.expect("a list"));
        open.sort();
        assert_eq!(open, ["call closed-adoption", "objection raised"]);
        assert!(my_duties(&eve, 1).await.expect("a list").lines.is_empty());
        let answer = {
            let of = facts(&closed).await;
            let sheet = call(&closed, &of, opened).await.expect("shown");
            (sheet.objections[0].id.to_string(), "It is in the charter.".to_owned())
        };
        settle_call(&closed, opened, &finding("consensus", &[answer])).await.expect("recorded");
        lodge_appeal(&after(&eve, 16), opened, "It is not.").await.expect("lodged");
        world.edit(NOBODY_ABOVE).await;
        let mut cora = world.person("Cora Council").await;
        world.grant(&mut cora, Scope::Group(scene.council), RoleKind::Chair).await;
        let cora = after(&world.as_(&cora), 16);
        assert_eq!(kinds(&my_duties(&cora, 1).await.expect("a list")), ["appeal adoption"]);
        assert_eq!(kinds(&my_duties(&closed, 1).await.expect("a list")), ["state ietf-main-c-adopt"]);
        let of = group(&cora, "council", Action::SeeGroup).await.and_then(Found::here).expect("shown");
        assert_eq!(area_duties(&cora, &of, 1).await.expect("a list").lines.len(), 2, "those above see what is below");
    }

    async fn whoever_is_named_holds_it_until_they_go(world: World) {
        let (scene, id) = scene(&world, "ietf").await;
        let carl = world.as_(&scene.chair);
        let mia = world.holding("Mia Member", scene.open, RoleKind::Member).await;
        let eve = world.person("Eve Outsider").await;
        let named = |person: &crate::testing::Somebody| TypedHolder { person: person.person.to_string(), due: "2026-09-02".into(), note: "Read it.".into() };
        assert_eq!(crate::testing::fields_of(name_holder(&carl, id, &named(&eve)).await), ["person not-inside"]);
        name_holder(&carl, id, &named(&mia)).await.expect("named");
        let mine = my_duties(&world.as_(&mia), 1).await.expect("a list");
        assert_eq!((mine.lines.len(), mine.lines[0].note.as_str()), (1, "Read it."));
        assert!(my_duties(&carl, 1).await.expect("a list").lines.is_empty());
        assert_eq!(remind_duties(&world.ctx).await.expect("reminded"), 1);
        assert_eq!(remind_duties(&world.ctx).await.expect("reminded"), 0, "once");
        world.edit("UPDATE role SET to_at = from_at WHERE kind = 'member'").await;
        assert_eq!(my_duties(&carl, 1).await.expect("a list").lines.len(), 1);
    }

    async fn whose_term_is_over_or_has_not_begun_holds_nothing(world: World) {
        let (scene, _) = scene(&world, "simple").await;
        let carl = world.as_(&scene.chair);
        world.holding("Sue Second", scene.open, RoleKind::Chair).await;
        let holder = async |days: i64| {
            let at = after(&carl, days);
            group_duties(&at, &facts(&at).await, 1).await.expect("a list").lines.remove(0).holder_name
        };
        world.edit("UPDATE role SET to_at = '2026-09-20 00:00:00+00:00' WHERE person_id IN (SELECT id FROM person WHERE name = 'Carl Chair')").await;
        assert_eq!((holder(0).await.as_str(), holder(40).await.as_str()), ("Carl Chair", "Sue Second"));
        world.edit("UPDATE role SET from_at = '2026-10-20 00:00:00+00:00', to_at = '2027-10-20 00:00:00+00:00' WHERE person_id IN (SELECT id FROM person WHERE name = 'Sue Second')").await;
        assert_eq!(holder(60).await, "Sue Second");
        assert_ne!(holder(40).await, "Sue Second", "her term has not begun");
    }

    async fn nobody_sees_what_is_to_be_done_about_what_they_may_not_read(world: World) {
        let (scene, id) = scene(&world, "simple").await;
        let carl = world.as_(&scene.chair);
        open_call(&carl, id, &typed("last-call", "2026-09-15")).await.expect("issued");
        let mia = world.as_(&world.holding("Mia Member", scene.open, RoleKind::Member).await);
        let eve = world.as_(&world.person("Eve Outsider").await);
        let lines = async |ctx: &Ctx| group_duties(ctx, &facts(ctx).await, 1).await.expect("a list").lines.len();
        assert_eq!([lines(&world.anonymous()).await, lines(&eve).await], [1, 1]);
        world.edit("UPDATE draft SET audience = 'group'").await;
        assert_eq!([lines(&world.anonymous()).await, lines(&eve).await, lines(&mia).await], [0, 0, 1]);
        world.edit("UPDATE draft SET embargo_until = '2027-01-01 00:00:00+00:00'").await;
        let admin = world.as_(&world.admin("Abe Admin").await);
        assert_eq!([lines(&mia).await, lines(&carl).await, lines(&admin).await], [0, 0, 0]);
        assert!(my_duties(&carl, 1).await.expect("a list").lines.is_empty());
        assert_eq!(code_of(my_duties(&world.anonymous(), 1).await), "sign-in-needed");
    }

    async fn the_queries_of_a_list_are_as_many_whatever_is_open(world: World) {
        let (scene, id) = scene(&world, "simple").await;
        let carl = world.as_(&scene.chair);
        open_call(&carl, id, &typed("last-call", "2026-09-15")).await.expect("issued");
        let of = facts(&carl).await;
        let count = async || count_queries(&carl, async |ctx| group_duties(&ctx, &of, 1).await.map(|_| ())).await;
        let few = count().await;
        for nth in 0..60 {
            world.draft_in(scene.open, &format!("more-{nth}"), &[]).await;
        }
        assert_eq!(few, count().await);
        let page = group_duties(&carl, &of, 1).await.expect("a list");
        assert_eq!((page.lines.len(), page.more), (50, true));
        assert_eq!(group_duties(&carl, &of, 2).await.expect("a list").lines.len(), 11);
    }

    async fn the_queries_are_as_many_whoever_and_whatever_there_is(world: World) {
        let (scene, id) = scene(&world, "simple").await;
        let edith = world.holding("Edith Editor", scene.open, RoleKind::Editor).await;
        name_person(&world.ctx, id, edith.person, Some(Part::Editor)).await.expect("named");
        let (editor, carl, edith) = (edith.person, world.as_(&scene.chair), world.as_(&edith));
        let eve = world.as_(&world.person("Eve Outsider").await);
        let of = facts(&carl).await;
        let count = async || {
            let of = &of;
            [
                count_queries(&carl, async |ctx| my_duties(&ctx, 1).await.map(drop)).await,
                count_queries(&edith, async |ctx| my_duties(&ctx, 1).await.map(drop)).await,
                count_queries(&carl, async |ctx| group_duties(&ctx, of, 1).await.map(drop)).await,
                count_queries(&eve, async |ctx| group_duties(&ctx, of, 1).await.map(drop)).await,
                count_queries(&carl, async |ctx| area_duties(&ctx, of, 1).await.map(drop)).await,
                count_queries(&carl, async |ctx| group_home(&ctx, of).await.map(drop)).await,
            ]
        };
        let more = async |of: std::ops::Range<usize>| {
            for nth in of {
                let draft = world.draft_in(scene.open, &format!("more-{nth}"), &["# One\n\nKeys are kept.\n"]).await;
                if nth % 2 == 0 {
                    name_person(&world.ctx, draft, editor, Some(Part::Editor)).await.expect("named");
                }
                let writer = world.as_(&world.person(&format!("Eve{nth} Outsider")).await);
                comments(&carl, &writer, draft).await;
                world.holding(&format!("Mia{nth} Member"), scene.open, RoleKind::Member).await;
            }
        };
        more(0..2).await;
        let few = count().await;
        more(2..22).await;
        assert_eq!(few, count().await);
    }

    async fn a_reminder_names_nothing_that_not_everybody_may_read(world: World) {
        let (scene, id) = scene(&world, "simple").await;
        let carl = world.as_(&scene.chair);
        open_call(&carl, id, &typed("last-call", "2026-09-15")).await.expect("issued");
        let title = draft_by_id(&carl, id, Action::SeeDraft).await.expect("shown").title;
        let at = |days: i64| Ctx { now: carl.now + chrono::TimeDelta::days(days), ..world.ctx.clone() };
        let told = async || world.outbox("mail").await.into_iter().map(|mail| mail.to_string()).collect::<Vec<_>>();
        let before = told().await.len();
        assert_eq!(remind_duties(&at(13)).await.expect("reminded"), 1);
        let mails = told().await.split_off(before);
        assert!(mails.len() == 1 && mails[0].contains(&title), "{mails:?}");
        name_person(&world.ctx, id, scene.chair.person, Some(Part::Reader)).await.expect("named");
        // The same again: of what is closed by its audience, and under an embargo.
        for (days, hidden) in [(13, "audience = 'group'"), (13, "audience = 'public', embargo_until = '2027-01-01 00:00:00+00:00'")] {
            world.edit("DELETE FROM duty_reminder").await;
            world.edit(&format!("UPDATE draft SET {hidden}")).await;
            let before = told().await.len();
            assert_eq!(remind_duties(&at(days)).await.expect("reminded"), 1, "{hidden}");
            let mails = told().await.split_off(before);
            assert!(mails.len() == 1 && !mails[0].contains(&title), "{mails:?}");
        }
    }

    async fn a_page_of_a_list_is_the_beginning_of_all_of_it(world: World) {
        let (scene, id) = scene(&world, "simple").await;
        let carl = world.as_(&scene.chair);
        let mut chance = StdRng::seed_from_u64(5);
        comments(&carl, &world.as_(&world.person("Eve Outsider").await), id).await;
        for nth in 0..30 {
            let eve = world.as_(&world.person(&format!("Eve{nth} Outsider")).await);
            let draft = world.draft_in(scene.open, &format!("more-{nth}"), &["# One\n\nKeys are kept.\n"]).await;
            comments(&carl, &eve, draft).await;
            let day = chance.random_range(10..28);
            world.edit(&format!("UPDATE draft SET state_due = '2026-10-{day} 00:00:00+00:00' WHERE name = 'more-{nth}'")).await;
        }
        let rows = groups::by_id(scene.open).all(&world.db().read).await.expect("read");
        let all = open(&carl, &rows, Ask::default()).await.expect("read");
        let pages = whole(async |page| group_duties(&carl, &facts(&carl).await, page).await).await;
        assert_eq!(pages.len(), all.len());
        assert!(pages.len() > 3 * DUTIES_A_PAGE / 2, "more than a page: {}", pages.len());
        let paths: Vec<_> = all.iter().map(|one| (one.path.clone(), one.what.clone(), one.holder)).collect();
        assert_eq!(pages, paths);
    }

    async fn over_random_histories_each_open_thing_is_on_one_list(world: World) {
        let (scene, id) = scene(&world, "ietf").await;
        let carl = world.as_(&scene.chair);
        let mut people = vec![scene.chair.clone()];
        for (name, kind) in [("Edith Editor", RoleKind::Editor), ("Mia Member", RoleKind::Member), ("Sue Second", RoleKind::Chair)] {
            people.push(world.holding(name, scene.open, kind).await);
        }
        world.edit(NOBODY_ABOVE).await;
        let mut cora = world.person("Cora Council").await;
        world.grant(&mut cora, Scope::Group(scene.council), RoleKind::Chair).await;
        people.push(cora);
        people.push(world.admin("Abe Admin").await);
        name_person(&world.ctx, id, people[1].person, Some(Part::Editor)).await.expect("named");
        let published = world.draft_in(scene.open, "published", &["# One\n\nKeys are kept.\n"]).await;
        world.edit("UPDATE draft SET workflow = 'simple', state = 'approved' WHERE name = 'published'").await;
        publish_draft(&carl, published, &TypedPublication::default()).await.expect("published");
        let mut chance = StdRng::seed_from_u64(11);
        let mut luck = StdRng::seed_from_u64(12);
        let mut around = StdRng::seed_from_u64(13);
        let mut said = StdRng::seed_from_u64(14);
        let mut met = StdRng::seed_from_u64(15);
        let mut days = 0;
        for nth in 0..160 {
            days += i64::from(chance.random_range(0_u8..6));
            let who = &people[chance.random_range(0..people.len())];
            let ctx = after(&world.as_(who), days);
            if nth % 2 == 0 {
                step_meetings(&mut met, &ctx, &people).await;
            }
            if nth % 3 != 0 {
                step(&mut chance, &ctx, id, &people).await;
            }
            if nth % 4 == 0 {
                step_errata(&mut luck, &ctx).await;
            }
            if around.random_range(0_u8..4) == 0 {
                step_around(&mut around, &world, id, &people, days).await;
            }
            if said.random_range(0_u8..3) == 0 {
                let writer = world.as_(&people[said.random_range(0..people.len())]);
                step_comments(&mut said, &ctx, &after(&writer, days), id, &people).await;
            }
            if nth % 2 == 1 {
                each_on_one_list(&world, &people, &after(&carl, days)).await;
            }
        }
        let happened = world.ask("SELECT count(*) AS n FROM draft_move").await + world.ask("SELECT count(*) AS n FROM group_call").await;
        assert!(happened > 5, "the histories are some: {happened}");
        let errata = [world.ask("SELECT count(*) AS n FROM erratum WHERE state = 'reported'").await, world.ask("SELECT count(*) AS n FROM erratum WHERE state <> 'reported'").await];
        assert!(errata.iter().all(|count| *count > 0), "errata too: {errata:?}");
        let comments = [world.ask("SELECT count(*) AS n FROM comment").await, world.ask("SELECT count(*) AS n FROM issue WHERE disposition IS NULL").await, world.ask("SELECT count(*) AS n FROM issue_answer").await];
        assert!(comments.iter().all(|count| *count > 0), "comments too: {comments:?}");
        let done = world.ask("SELECT count(*) AS n FROM minutes_entry WHERE state <> 'open'").await;
        let of_meetings = [world.ask("SELECT count(*) AS n FROM meeting").await, world.ask("SELECT count(*) AS n FROM minutes_entry").await, done];
        assert!(of_meetings.iter().all(|count| *count > 0), "meetings too: {of_meetings:?}");
    }
}

/// Ends the time of whoever chairs the council, so that those above are who a test names.
const NOBODY_ABOVE: &str =
    "UPDATE role SET to_at = from_at WHERE person_id IN (SELECT id FROM person WHERE name = 'Fay Founder')";

/// A comment that waits, one that is an open issue, and one that was answered.
async fn comments(carl: &Ctx, eve: &Ctx, draft: domain::id::DraftId) {
    for nth in 0..3 {
        let typed = TypedComment { body: format!("How long? {nth}"), ..TypedComment::default() };
        let said = write_comment(eve, draft, None, &typed).await.expect("made").id;
        if nth > 0 {
            move_comment(carl, draft, said, CommentMove::Publish, &TypedReason::default()).await.expect("let through");
            let typed =
                TypedIssue { title: "How long".into(), comments: vec![said.to_string()], ..TypedIssue::default() };
            let number = open_issue(carl, draft, &typed).await.expect("opened");
            if nth > 1 {
                let typed = TypedSettlement {
                    disposition: "declined".into(),
                    rationale: "So.".into(),
                    ..TypedSettlement::default()
                };
                settle_issue(carl, draft, number, &typed).await.expect("settled");
            }
        }
    }
}

/// The lists of everybody are what the domain says of all that is open, read whole: each thing with one holder, on their
/// list and on nobody else's, in the order of what is due.
async fn each_on_one_list(world: &World, people: &[crate::testing::Somebody], at: &Ctx) {
    let everything = Ctx { now: at.now, ..world.ctx.clone() };
    let rows = groups::by_id(facts(at).await.id).all(&world.db().read).await.expect("read");
    let told = |one: &Open| (one.path.clone(), one.what.clone(), one.holder);
    let all = open(&everything, &rows, Ask::default()).await.expect("read");
    let mut listed: Vec<_> = all.iter().map(told).collect();
    let mut mine = Vec::new();
    for somebody in people {
        let ctx = Ctx { now: at.now, ..world.as_(&world.signed_in_anew(somebody).await) };
        let theirs = whole(async |page| my_duties(&ctx, page).await).await;
        let expected: Vec<_> = all.iter().map(told).filter(|(.., holder)| *holder == Some(somebody.person)).collect();
        assert_eq!(theirs, expected, "of {}", somebody.address);
        mine.extend(theirs);
    }
    assert!(listed.iter().all(|(.., holder)| holder.is_some()), "{listed:?}");
    listed.sort();
    mine.sort();
    assert_eq!(listed, mine);
}

/// A list, page by page.
async fn whole(list: impl AsyncFn(usize) -> crate::Result<DutyPage>) -> Vec<(String, String, Option<PersonId>)> {
    let mut all = Vec::new();
    for page in 1.. {
        let shown = list(page).await.expect("a list");
        all.extend(shown.lines.into_iter().map(|line| (line.path, line.what, line.holder)));
        if !shown.more {
            break;
        }
    }
    all
}

async fn facts(ctx: &Ctx) -> GroupFacts {
    group(ctx, "open", Action::SeeGroup).await.and_then(Found::here).expect("shown")
}

fn kinds(page: &DutyPage) -> Vec<String> {
    page.lines.iter().map(|line| format!("{} {}", line.kind, line.what)).collect()
}
