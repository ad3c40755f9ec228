//! Nobody reads in a record what they may not read elsewhere.

use chrono::TimeDelta;
use domain::{draft::TypedDraft, policy::RoleKind};

use super::{scene::voting, *};
use crate::{
    ballot::{cast_position, tend_ballots},
    draft::start_draft,
    testing::saying,
};

/// What stands only where members, chairs or nobody else read it.
const MARKS: [&str; 16] = [
    "WORDSMARK",
    "REASONMARK",
    "CLOSEDMEETING",
    "FILEMARK",
    "EARLIERMARK",
    "UNTOLDMARK",
    "INSIDEMARK",
    "WAITINGMARK",
    "WRITEUPMARK",
    "WORKINGMARK",
    "ERRATUMMARK",
    "APPEALMARK",
    "calls.example",
    "film.example",
    "Olga Observer",
    "Ash Asker",
];

on_both_databases! {
    async fn the_public_record_holds_what_any_visitor_reads_and_nothing_else(world: World) {
        let group = filled(&world).await;
        seal_events(&world.ctx).await.expect("sealed");
        let nobody = Ctx { actor: domain::policy::Actor::Anonymous, ..world.later(40 * 24 * 60) };
        let folder = exported(&nobody, group, Level::Public).await;
        assert_eq!(flaws(folder.path()), Vec::<String>::new());
        let public = content(folder.path());
        let whole = content(exported(&world.later(40 * 24 * 60), group, Level::Whole).await.path());
        for mark in MARKS {
            assert!(holds(&whole, mark), "{mark} is nowhere, so nothing is shown by its absence");
            assert!(!holds(&public, mark), "{mark} leaks");
        }
        for told in ["Well said", "Carl Chair", "charter.adopted", "CC BY-SA", "We met.", "%PDF-1.7 slides", "It is.", "WORDINTIME", "So it was.", "Nobody needs it."] {
            assert!(holds(&public, told), "{told} is kept back");
        }
        for secret in ["people.test", "argon2", "@"] {
            assert!(!holds(&whole, secret), "{secret} leaks");
        }
        let manifest = verify_record(folder.path()).expect("a record").manifest;
        assert!(manifest.chain.withheld > 0 && manifest.chain.withheld < manifest.chain.events, "{:?}", manifest.chain);
        // Whoever asks gets the same public record.
        let again = exported(&world.later(40 * 24 * 60), group, Level::Public).await;
        assert_eq!(content(again.path()), public);
        world.edit("UPDATE working_group SET member_list = 'team' WHERE slug = 'open'").await;
        let public = content(exported(&nobody, group, Level::Public).await.path());
        assert!(!holds(&public, "V5 Voter") && holds(&public, "Carl Chair"));
    }

    async fn who_runs_the_group_has_its_whole_record_and_nobody_else(world: World) {
        let scene = world.groups().await;
        let member = world.holding("Mia Member", scene.open, RoleKind::Member).await;
        let secretary = world.holding("Sam Secretary", scene.open, RoleKind::Secretary).await;
        let above = world.holding("Abe Above", scene.council, RoleKind::Chair).await;
        let folder = || tempfile::tempdir().expect("a folder");
        let ask = async |ctx: &Ctx, level| export_group(ctx, scene.open, level, folder().path()).await;
        assert_eq!(code_of(ask(&world.anonymous(), Level::Whole).await), "sign-in-needed");
        for ctx in [world.as_(&member), world.as_(&secretary), world.as_(&world.person("Eve Else").await)] {
            assert_eq!(code_of(ask(&ctx, Level::Whole).await), "denied");
            assert!(ask(&ctx, Level::Public).await.is_ok());
        }
        for ctx in [world.as_(&scene.chair), world.as_(&above), world.as_(&world.admin("Ada Admin").await)] {
            assert!(ask(&ctx, Level::Whole).await.is_ok());
        }
        for hidden in [scene.closed, scene.proposed] {
            for ctx in [world.anonymous(), world.as_(&scene.chair), world.ctx.clone()] {
                assert_eq!(code_of(export_group(&ctx, hidden, Level::Public, folder().path()).await), "not-found");
            }
        }
    }

    async fn an_embargo_holds_for_those_who_export(world: World) {
        let scene = world.groups().await;
        world.draft_in(scene.open, "known", &["# Known\n"]).await;
        let until = (world.ctx.now + TimeDelta::days(30)).date_naive().to_string();
        let typed = TypedDraft { title: "EMBARGOMARK".into(), embargo: until, ..TypedDraft::default() };
        start_draft(&world.ctx, scene.open, "embargoed", &typed).await.expect("begun");
        seal_events(&world.ctx).await.expect("sealed");
        for ctx in [world.as_(&scene.chair), world.as_(&world.admin("Ada Admin").await)] {
            let folder = exported(&ctx, scene.open, Level::Whole).await;
            assert_eq!(flaws(folder.path()), Vec::<String>::new());
            let content = content(folder.path());
            assert!(!holds(&content, "EMBARGOMARK") && !holds(&content, "embargoed") && holds(&content, "# Known"));
            let there = World::sqlite().await;
            assert_eq!(code_of(import_group(&there.ctx, folder.path()).await), "record-not-whole");
        }
        let folder = exported(&world.ctx, scene.open, Level::Whole).await;
        assert!(holds(&content(folder.path()), "EMBARGOMARK"), "the machine's own command line keeps everything");
        let later = Ctx { now: world.ctx.now + TimeDelta::days(31), ..world.as_(&scene.chair) };
        assert!(holds(&content(exported(&later, scene.open, Level::Whole).await.path()), "EMBARGOMARK"));
    }

    async fn no_record_tells_of_a_secret_ballot_before_it_is_over(world: World) {
        let scene = world.groups().await;
        let voters = world.voters(scene.open, 6).await;
        seal_events(&world.ctx).await.expect("sealed");
        let later = |minutes| Ctx { actor: world.ctx.actor.clone(), ..world.later(minutes) };
        let (sealed, confidential) = (voting(&world, &scene, "sealed").await, voting(&world, &scene, "confidential").await);
        let mut before = Vec::new();
        for (nth, voter) in voters.iter().enumerate() {
            for id in [sealed, confidential] {
                cast_position(&world.as_(voter), id, &saying("yes")).await.expect("cast");
            }
            seal_events(&later(1 + i64::try_from(nth).expect("few"))).await.expect("sealed");
            let now = [exported(&world.ctx, scene.open, Level::Whole).await, exported(&world.ctx, scene.open, Level::Public).await];
            let now = now.map(|folder| content(folder.path()));
            for content in &now {
                assert!(!holds(content, &sealed.to_string()) && !holds(content, "ballot.voted"));
            }
            if nth > 0 {
                assert_eq!(before, now, "who counts the leaves learns nothing");
            }
            before = now.to_vec();
        }
        tend_ballots(&later(36 * 24 * 60)).await.expect("closed");
        seal_events(&later(36 * 24 * 60)).await.expect("sealed");
        let folder = exported(&world.ctx, scene.open, Level::Whole).await;
        assert_eq!(flaws(folder.path()), Vec::<String>::new());
        let counts = verify_record(folder.path()).expect("a record").manifest.counts;
        assert_eq!((counts["ballots"], counts["papers"], counts["ballot-records"]), (2, 6, 2));
        let voters = std::fs::read_to_string(folder.path().join("rows/voters.jsonl")).expect("read");
        assert!(voters.lines().all(|line| line.contains("\"slip_id\":null")), "no paper is anybody's");
    }
}
