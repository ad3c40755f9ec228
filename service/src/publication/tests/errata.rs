//! Errata: who reports them, who settles them, who reads them, and that the text stays.

use domain::{
    comment::Moderation,
    group::TypedPolicy,
    id::DraftId,
    policy::{Action, RoleKind},
    publication::{ErratumMove, ErratumState, TypedErratum, TypedNote},
};

use super::{super::*, approve, approved, instead, nothing};
use crate::{
    Ctx, Found, Version,
    comment::set_moderation,
    duty::{group_duties, my_duties},
    group::{add_policy, group},
    on_both_databases,
    testing::{GroupScene, World, code_of, fields_of},
};

const TEXT: &str =
    "# Sessions\n\nSessions *end* after\na while.\n\n## 1 Tokens\n\n- **1.1** Verify that tokens are long.\n";

on_both_databases! {
    async fn an_error_is_reported_verified_and_shown_and_the_text_stays(world: World) {
        let (scene, _) = published(&world).await;
        let (carl, mia) = (world.as_(&scene.chair), member(&world, &scene).await);
        let before = standard_text(&carl, &standard(&carl, 1).await.expect("read")).await.expect("read").text;
        let (number, state) = report_erratum(&mia, 1, &wrong()).await.expect("reported");
        assert_eq!((number, state), (1, ErratumState::Reported), "a member's is read at once");
        let nobody = world.anonymous();
        let facts = standard(&nobody, 1).await.expect("read");
        let read = erratum(&nobody, &facts, 1).await.expect("read");
        assert_eq!((read.title.as_str(), read.reporter.as_str(), read.settled_by), ("1 Tokens", "Mia Member", None));
        assert_eq!(code_of(settle_erratum(&mia, 1, 1, ErratumMove::Verify, &because("So."), None).await), "denied");
        assert_eq!(fields_of(settle_erratum(&carl, 1, 1, ErratumMove::Verify, &because(" "), None).await), ["note missing"]);
        let mails = world.outbox("mail").await.len();
        settle_erratum(&carl, 1, 1, ErratumMove::Verify, &because("It was meant so."), Some(&read.version)).await.expect("verified");
        let read = erratum(&nobody, &facts, 1).await.expect("read");
        assert_eq!((read.state, read.note.as_str(), read.settled_by.as_deref()), (ErratumState::Verified, "It was meant so.", Some("Carl Chair")));
        let told = world.outbox("mail").await;
        assert_eq!(told.len(), mails + 1, "its reporter is told, and nobody else");
        let about = told.iter().map(ToString::to_string).filter(|mail| mail.contains("\"about\":\"verify\""));
        let about: Vec<_> = about.collect();
        assert!(about.len() == 1 && about[0].contains("mia"), "{told:?}");
        assert_eq!(standard_text(&carl, &facts).await.expect("read").text, before);
        let verbs = world.events().await;
        assert!(["erratum.reported", "erratum.verified"].iter().all(|verb| verbs.contains(&(*verb).to_owned())), "{verbs:?}");
    }

    async fn what_does_not_stand_there_is_refused_beside_its_field(world: World) {
        let (scene, _) = published(&world).await;
        let mia = member(&world, &scene).await;
        let refused = async |typed: TypedErratum| fields_of(report_erratum(&mia, 1, &typed).await);
        assert_eq!(refused(TypedErratum { place: "s-9".into(), ..wrong() }).await, ["place not-there"]);
        assert_eq!(refused(TypedErratum { original: "tokens are short".into(), ..wrong() }).await, ["original words-not-there"]);
        assert_eq!(refused(TypedErratum { place: "s-1".into(), original: "after a while".into(), ..wrong() }).await, ["original words-not-there"]);
        assert_eq!(refused(TypedErratum { kind: "other".into(), reason: String::new(), ..wrong() }).await, ["kind unknown", "reason missing"]);
        assert_eq!(code_of(report_erratum(&mia, 2, &wrong()).await), "not-found");
        assert_eq!(code_of(report_erratum(&world.anonymous(), 1, &wrong()).await), "sign-in-needed");
        assert_eq!(world.ask("SELECT count(*) AS n FROM erratum").await, 0);
        // Marks and line ends of the source are not what readers copy.
        let copied = TypedErratum { place: "s-sessions".into(), original: "Sessions end after a while".into(), ..wrong() };
        report_erratum(&mia, 1, &copied).await.expect("reported");
    }

    async fn who_is_not_in_the_group_accepts_its_policies_and_waits(world: World) {
        let (scene, _) = published(&world).await;
        let carl = world.as_(&scene.chair);
        let ipr = TypedPolicy { kind: "ipr".into(), title: "Licence".into(), text: "CC BY-SA".into(), from: String::new() };
        let policy = add_policy(&carl, scene.open, &ipr).await.expect("added");
        let eve = world.as_(&world.person("Eve Outsider").await);
        let facts = standard(&eve, 1).await.expect("read");
        let shown = grounds_for_erratum(&eve, &facts).await.expect("shown");
        assert_eq!(shown.policies.iter().map(|line| line.id).collect::<Vec<_>>(), [policy]);
        assert_eq!(fields_of(report_erratum(&eve, 1, &wrong()).await), ["policies policies"]);
        let typed = TypedErratum { policies: vec![policy.to_string()], ..wrong() };
        assert_eq!(report_erratum(&eve, 1, &typed).await.expect("reported"), (1, ErratumState::Waiting));
        assert_eq!(world.ask("SELECT count(*) AS n FROM policy_acceptance").await, 1);
        let mia = member(&world, &scene).await;
        let seen = async |ctx: &Ctx| {
            let all = errata(ctx, &facts, &WantedErrata::default()).await.expect("listed").len();
            (all, erratum(ctx, &facts, 1).await.is_ok(), errata_in_text(ctx, &facts).await.expect("listed").len(), errata_read(ctx, &facts).await.expect("listed").len())
        };
        assert_eq!(seen(&world.anonymous()).await, (0, false, 0, 0));
        assert_eq!(seen(&mia).await, (0, false, 0, 0));
        assert_eq!(seen(&eve).await, (1, true, 0, 0), "its reporter sees that it waits");
        assert_eq!(seen(&carl).await, (1, true, 0, 0));
        let of = group(&carl, "open", Action::SeeGroup).await.and_then(Found::here).expect("shown");
        let on = async |ctx: &Ctx| {
            let lines = group_duties(ctx, &of, 1).await.expect("listed").lines;
            lines.into_iter().filter(|line| line.kind.as_str() == "erratum").count()
        };
        assert_eq!((on(&carl).await, on(&mia).await, on(&world.anonymous()).await), (1, 0, 0), "what waits is for its holder alone");
        settle_erratum(&carl, 1, 1, ErratumMove::Publish, &because(""), None).await.expect("let through");
        assert_eq!(seen(&world.anonymous()).await, (1, true, 1, 1));
        assert_eq!((on(&carl).await, on(&mia).await), (1, 1));
        settle_erratum(&carl, 1, 1, ErratumMove::Reject, &because("It is right as it stands."), None).await.expect("rejected");
        assert_eq!(seen(&world.anonymous()).await, (1, true, 0, 1), "what was rejected is not in the text");
        assert_eq!(on(&carl).await, 0);
    }

    async fn what_was_refused_is_for_its_reporter_and_those_who_settle(world: World) {
        let (scene, _) = published(&world).await;
        let (carl, eve) = (world.as_(&scene.chair), world.as_(&world.person("Eve Outsider").await));
        report_erratum(&eve, 1, &wrong()).await.expect("reported");
        settle_erratum(&carl, 1, 1, ErratumMove::Refuse, &because("Advertising."), None).await.expect("refused");
        let facts = standard(&eve, 1).await.expect("read");
        assert_eq!(erratum(&eve, &facts, 1).await.expect("theirs").note, "Advertising.");
        assert_eq!(code_of(erratum(&world.anonymous(), &facts, 1).await), "not-found");
        assert_eq!(code_of(settle_erratum(&carl, 1, 1, ErratumMove::Verify, &because("So."), None).await), "erratum-moved-on");
        assert_eq!(code_of(settle_erratum(&carl, 1, 2, ErratumMove::Verify, &because("So."), None).await), "not-found");
        assert_eq!(world.ask("SELECT count(*) AS n FROM event WHERE verb LIKE 'erratum.%' AND visibility = 'public'").await, 0);
    }

    async fn each_open_erratum_is_on_exactly_one_list(world: World) {
        let (scene, _) = published(&world).await;
        let carl = world.as_(&scene.chair);
        let second = world.holding("Sue Second", scene.open, RoleKind::Chair).await;
        let edith = world.as_(&world.holding("Edith Editor", scene.open, RoleKind::Editor).await);
        let mia = member(&world, &scene).await;
        for _ in 0..3 {
            report_erratum(&mia, 1, &wrong()).await.expect("reported");
        }
        let mine = async |ctx: &Ctx| {
            let lines = my_duties(ctx, 1).await.expect("listed").lines;
            lines.into_iter().filter(|line| line.kind.as_str() == "erratum").map(|line| line.path).collect::<Vec<_>>()
        };
        // Of two who became chairs at the same moment, either may come first.
        let is_carl = !mine(&carl).await.is_empty();
        let (first, name, second) = if is_carl {
            (&scene.chair, "Carl Chair", &second)
        } else {
            (&second, "Sue Second", &scene.chair)
        };
        let (one, other) = (world.as_(first), world.as_(second));
        assert_eq!(mine(&one).await, ["/standards/1/errata/1", "/standards/1/errata/2", "/standards/1/errata/3"]);
        assert!(mine(&other).await.is_empty() && mine(&edith).await.is_empty() && mine(&mia).await.is_empty());
        settle_erratum(&edith, 1, 2, ErratumMove::Hold, &because("Next time."), None).await.expect("an editor settles too");
        assert_eq!(mine(&one).await, ["/standards/1/errata/1", "/standards/1/errata/3"]);
        settle_erratum(&other, 1, 2, ErratumMove::Reopen, &because("It hurts now."), None).await.expect("anew");
        assert_eq!(mine(&one).await.len(), 3);
        let end = format!("UPDATE role SET to_at = from_at WHERE person_id IN (SELECT id FROM person WHERE name = '{name}')");
        world.edit(&end).await;
        let gone = world.signed_in_anew(first).await;
        assert_eq!((mine(&world.as_(&gone)).await.len(), mine(&other).await.len()), (0, 3));
    }

    async fn of_two_who_settle_at_once_the_first_one_does(world: World) {
        let (scene, _) = published(&world).await;
        let (carl, mia) = (world.as_(&scene.chair), member(&world, &scene).await);
        report_erratum(&mia, 1, &wrong()).await.expect("reported");
        let facts = standard(&carl, 1).await.expect("read");
        let seen = erratum(&carl, &facts, 1).await.expect("read").version;
        settle_erratum(&carl, 1, 1, ErratumMove::Hold, &because("Later."), Some(&seen)).await.expect("held");
        assert_eq!(code_of(settle_erratum(&carl, 1, 1, ErratumMove::Verify, &because("Now."), Some(&seen)).await), "changed-meanwhile");
        let answers = world.fifty(|ctx| {
            let ctx = ctx.as_actor(mia.actor.clone());
            async move { report_erratum(&ctx, 1, &wrong()).await }
        }).await;
        let mut numbers: Vec<i32> = answers.into_iter().map(|answer| answer.expect("reported").0).collect();
        numbers.sort_unstable();
        assert_eq!(numbers, (2..=51).collect::<Vec<_>>(), "each has a number of its own");
    }

    async fn nobody_floods_a_standard(world: World) {
        let (scene, _) = published(&world).await;
        let eve = world.as_(&world.person("Eve Outsider").await);
        for _ in 0..15 {
            report_erratum(&eve, 1, &wrong()).await.expect("reported");
        }
        assert_eq!(code_of(report_erratum(&eve, 1, &wrong()).await), "too-many");
        set_moderation(&world.as_(&scene.chair), scene.open, Moderation::Nobody.as_str()).await.expect("set");
        assert_eq!(report_erratum(&eve, 1, &wrong()).await.expect("reported").1, ErratumState::Reported);
    }

    async fn what_is_held_is_told_to_who_makes_the_next_edition(world: World) {
        let (scene, _) = published(&world).await;
        let (carl, mia) = (world.as_(&scene.chair), member(&world, &scene).await);
        report_erratum(&mia, 1, &wrong()).await.expect("reported");
        let of = group(&carl, "open", Action::SeeGroup).await.and_then(Found::here).expect("shown");
        assert!(held_errata(&carl, &of).await.expect("listed").is_empty());
        settle_erratum(&carl, 1, 1, ErratumMove::Hold, &because("Next time."), None).await.expect("held");
        let held = held_errata(&carl, &of).await.expect("listed");
        assert_eq!(held.iter().map(|one| (one.standard, one.number, one.note.as_str())).collect::<Vec<_>>(), [(1, 1, "Next time.")]);
        let next = world.draft_in(scene.open, "next", &["# Sessions\n"]).await;
        approve(&carl, next).await;
        publish_draft(&carl, next, &instead("1")).await.expect("published");
        assert!(held_errata(&carl, &of).await.expect("listed").is_empty(), "the next edition is there");
    }

    async fn a_withdrawn_standard_stays_readable_and_takes_no_errata(world: World) {
        let (scene, _) = published(&world).await;
        let (carl, mia) = (world.as_(&scene.chair), member(&world, &scene).await);
        report_erratum(&mia, 1, &wrong()).await.expect("reported");
        let facts = standard(&carl, 1).await.expect("read");
        assert!(withdraws(&carl, &facts).await.expect("told") && !withdraws(&mia, &facts).await.expect("told"));
        assert_eq!(code_of(withdraw_standard(&mia, 1, &because("Broken."), None).await), "denied");
        assert_eq!(fields_of(withdraw_standard(&carl, 1, &because(""), None).await), ["note missing"]);
        let old = Version::sent("old").expect("a version");
        assert_eq!(code_of(withdraw_standard(&carl, 1, &because("Broken."), Some(&old)).await), "changed-meanwhile");
        let version = facts.version().expect("a version");
        withdraw_standard(&carl, 1, &because("Broken."), Some(&version)).await.expect("withdrawn");
        assert_eq!(code_of(withdraw_standard(&carl, 1, &because("Again."), None).await), "standard-withdrawn");
        let read = standard(&world.anonymous(), 1).await.expect("read");
        assert_eq!((read.is_current(), read.withdrawn.map(|one| one.reason)), (false, Some("Broken.".into())));
        let current = WantedStandards { current: true, ..WantedStandards::default() };
        assert!(standards(&carl, &current).await.expect("listed").is_empty());
        assert_eq!(code_of(report_erratum(&mia, 1, &wrong()).await), "standard-withdrawn");
        settle_erratum(&carl, 1, 1, ErratumMove::Verify, &because("So."), None).await.expect("what was reported is settled");
        assert!(world.events().await.contains(&"standard.withdrawn".to_owned()));
        let mut told = world.outbox("mail").await;
        told.retain(|mail| mail["mail"] == "withdrawn");
        assert!(told.iter().any(|mail| mail["to"] == "mia@people.test") && told.len() > 1, "{told:?}");
        assert!(told.iter().all(|mail| mail["reason"] == "Broken." && mail["path"] == "/standards/1"), "{told:?}");
        let next = world.draft_in(scene.open, "next", &["# Sessions\n"]).await;
        approve(&carl, next).await;
        publish_draft(&carl, next, &instead("1")).await.expect("its place can be taken");
    }

    async fn the_group_hears_of_a_publication_in_the_language_of_each(world: World) {
        let (scene, id) = approved(&world).await;
        let carl = world.as_(&scene.chair);
        world.holding("Olga Observer", scene.open, RoleKind::Observer).await;
        world.person("Eve Outsider").await;
        world.edit("UPDATE person SET language = 'de' WHERE name = 'Olga Observer'").await;
        publish_draft(&carl, id, &nothing()).await.expect("published");
        let mut mails = world.outbox("mail").await;
        mails.retain(|mail| mail["mail"] == "published");
        let told = |name: &str| mails.iter().filter(|mail| mail["to"].to_string().contains(name)).collect::<Vec<_>>();
        assert_eq!((told("olga").len(), told("carl").len(), told("eve").len()), (1, 1, 0), "{mails:?}");
        assert_eq!(told("olga")[0]["language"], "de");
        assert_eq!(told("olga")[0]["cited"], "STD-1");
    }

    async fn what_somebody_did_is_told_to_them_and_forgotten_where_nobody_read_it(world: World) {
        let (scene, _) = published(&world).await;
        let (carl, mia) = (world.as_(&scene.chair), member(&world, &scene).await);
        let eve = world.person("Eve Outsider").await;
        report_erratum(&mia, 1, &wrong()).await.expect("reported");
        report_erratum(&world.as_(&eve), 1, &wrong()).await.expect("reported");
        settle_erratum(&carl, 1, 1, ErratumMove::Verify, &because("So."), None).await.expect("verified");
        let part = async |person| part_of_person(&world.db().read, person).await.expect("read");
        let chair = part(scene.chair.person).await;
        assert_eq!((chair["published"][0]["number"].as_i64(), chair["errata_settled"][0]["note"].as_str()), (Some(1), Some("So.")));
        assert_eq!(part(eve.person).await["errata_reported"][0]["original"], "tokens are long");
        for person in [eve.person, mia.actor.person().expect("somebody")] {
            world.ctx.write(async |tx| forget_part(tx, person).await).await.expect("forgotten");
        }
        assert_eq!(part(eve.person).await["errata_reported"][0]["original"], "");
        let facts = standard(&carl, 1).await.expect("read");
        assert_eq!(erratum(&carl, &facts, 1).await.expect("read").original, "tokens are long", "what everybody read stays");
    }
}

fn wrong() -> TypedErratum {
    TypedErratum {
        kind: "technical".into(),
        place: "s-1".into(),
        original: "tokens are long".into(),
        corrected: "tokens are random".into(),
        reason: "Length alone does not help.".into(),
        policies: Vec::new(),
    }
}

fn because(note: &str) -> TypedNote {
    TypedNote { note: note.into() }
}

async fn member(world: &World, scene: &GroupScene) -> Ctx {
    world.as_(&world.holding("Mia Member", scene.open, RoleKind::Member).await)
}

async fn published(world: &World) -> (GroupScene, DraftId) {
    let scene = world.groups().await;
    let id = world.draft_in(scene.open, "sessions", &[TEXT]).await;
    let carl = world.as_(&scene.chair);
    approve(&carl, id).await;
    publish_draft(&carl, id, &nothing()).await.expect("published");
    (scene, id)
}
