//! The real states of a chapter of the ASVS, the whole standard and the baseline, posted as people post them.

use std::path::{Path, PathBuf};

use bytes::Bytes;
use domain::{
    draft::{Requirement, TypedDraft, TypedRevision, change::What, save::Source},
    id::{DraftId, RequirementId},
    policy::{Action, RoleKind},
};

use super::*;
use crate::{Ctx, Result, life::TypedMove, on_both_databases, testing::World, testing::code_of, testing::fields_of};

/// The folder of the real texts, or a line that says they were skipped.
fn folder() -> Option<PathBuf> {
    #[expect(clippy::disallowed_methods, reason = "where the real data lie is a matter of the machine, not a setting")]
    let named = std::env::var_os("PLENARY_TEST_DATA").filter(|value| !value.is_empty());
    let root = named.map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data"), PathBuf::from);
    let folder = root.join("standards");
    if folder.is_dir() {
        return Some(folder);
    }
    eprintln!("SKIPPED: PLENARY_TEST_DATA names no folder with the real data");
    None
}

async fn begun(world: &World) -> DraftId {
    let scene = world.groups().await;
    let typed = TypedDraft { title: "Authentication".into(), ..TypedDraft::default() };
    start_draft(&world.as_(&scene.chair), scene.open, "authentication", &typed).await.expect("begun")
}

fn names(page: &DraftPage) -> Vec<&str> {
    page.lines.iter().map(|line| line.name.as_str()).collect()
}

async fn post(ctx: &Ctx, id: DraftId, file: impl Into<Bytes>, answers: Vec<Answer>) -> Result<Posted> {
    let content = read_content(file.into()).await?;
    let source = RevisionSource::File(Box::new(content));
    post_revision(ctx, id, &NewRevision { source, typed: TypedRevision::default(), answers, made_from: None }).await
}

/// The number that a requirement had in a draft before: what the data know and the matcher does not look at.
fn oracle(requirement: &Requirement) -> Option<&str> {
    requirement.mappings.iter().find(|one| one.scheme == "v5.0.be").map(|one| one.entry.as_str())
}

on_both_databases! {
    async fn the_real_history_is_posted_as_it_was(world: World) {
        let Some(folder) = folder() else { return };
        let id = begun(&world).await;
        let texts: Vec<String> = (1..=21)
            .map(|number| std::fs::read_to_string(folder.join(format!("asvs-v6-revisions/{number:02}.md"))).expect("a text"))
            .collect();
        for (number, text) in (1..).zip(&texts) {
            assert_eq!(post(&world.ctx, id, text.clone(), Vec::new()).await.expect("posted"), Posted::New(number));
        }
        let facts = draft_by_id(&world.anonymous(), id, Action::SeeDraft).await.expect("public");
        let ctx = world.anonymous();
        let mut documents = Vec::new();
        for (number, text) in (1..).zip(&texts) {
            let document = revision(&ctx, &facts, number).await.expect("shown");
            assert_eq!((&document.text, document.line.hash.clone()), (text, domain::draft::content_hash(text)));
            documents.push(document);
        }
        for pair in (1..21).zip(texts.windows(2)) {
            let (number, [before, after]) = pair else { unreachable!("windows of two") };
            let compared = compare(&ctx, &facts, number, number + 1).await.expect("compared");
            assert_eq!(compared.diff.apply(before).as_ref(), Ok(after), "{number}");
        }
        // The counts that the history is known for: renumbered, reworded, new, gone.
        let counts = |number: i32| {
            let summary = &documents[usize::try_from(number).expect("small")].line.summary;
            [What::Renumbered, What::Reworded, What::New, What::Gone].map(|what| summary.requirements.get(&what).copied().unwrap_or(0))
        };
        assert_eq!(counts(2)[..2], [46, 0]);
        assert_eq!(counts(5)[1], 44);
        assert_eq!((counts(10)[0], counts(10)[2]), (7, 1));
        assert_eq!(counts(12)[2], 1);
        assert_eq!(counts(14), [1, 1, 0, 1]);
        let dropped = &documents[17].line.summary.requirements;
        assert_eq!(dropped.keys().copied().collect::<Vec<_>>(), [What::Remapped], "17 to 18 loses only the column");
        // One lasting id for each older number, and the other way round.
        let mut known: Vec<(String, RequirementId)> = Vec::new();
        for document in &documents[..17] {
            for (requirement, id) in document.outline.requirements.iter().zip(&document.identities) {
                let Some(before) = oracle(requirement) else { continue };
                match known.iter().find(|(name, _)| name == before) {
                    Some((_, known)) => assert_eq!(known, id, "{before}"),
                    None => known.push((before.into(), *id)),
                }
            }
        }
        let distinct: std::collections::HashSet<_> = known.iter().map(|(_, id)| *id).collect();
        assert_eq!((known.len(), distinct.len()), (known.len(), known.len()));
        assert!(known.len() >= 46);
    }

    async fn between_two_whole_standards_the_editor_is_asked(world: World) {
        let Some(folder) = folder() else { return };
        let id = begun(&world).await;
        let [before, after] = ["asvs-5.0-2025-03-28.md", "asvs-5.0-final.md"].map(|name| std::fs::read(folder.join(name)).expect("a text"));
        post(&world.ctx, id, before.clone(), Vec::new()).await.expect("posted");
        let Posted::Asked(asked) = post(&world.ctx, id, after.clone(), Vec::new()).await.expect("asked") else {
            panic!("some are unsure")
        };
        assert_eq!(asked.len(), 11);
        let none: Vec<Answer> = asked.iter().map(|one| (one.new, None)).collect();
        let wrong: Vec<Answer> = asked.iter().map(|one| (one.new, Some(0))).collect();
        assert_eq!(fields_of(post(&world.ctx, id, after.clone(), wrong).await), ["answers answer"]);
        let one = post(&world.ctx, id, after.clone(), vec![none[0]]).await.expect("asked");
        assert!(matches!(one, Posted::Asked(asked) if asked.len() == 11));
        assert_eq!(fields_of(parse_answers("1:2:x")), ["answers shape"]);
        assert_eq!(post(&world.ctx, id, after.clone(), none).await.expect("posted"), Posted::New(2));
        let facts = draft_by_id(&world.anonymous(), id, Action::SeeDraft).await.expect("public");
        let compared = compare(&world.anonymous(), &facts, 1, 2).await.expect("compared");
        let [before, after] = [before, after].map(|text| String::from_utf8(text).expect("text"));
        assert_eq!(compared.diff.apply(&before).as_ref(), Ok(&after));
        let line = revision_line(&world.anonymous(), &facts, Some(2)).await.expect("shown");
        assert!(line.summary.requirements[&What::Reworded] > 20, "{:?}", line.summary);
    }

    async fn the_baseline_keeps_what_its_text_does_not_show(world: World) {
        let Some(folder) = folder() else { return };
        let id = begun(&world).await;
        let file = std::fs::read(folder.join("osps-baseline/OSPS-AC.yaml")).expect("a file");
        assert_eq!(post(&world.ctx, id, file.clone(), Vec::new()).await.expect("posted"), Posted::New(1));
        assert_eq!(post(&world.ctx, id, file, Vec::new()).await.expect("the same"), Posted::Same(1));
        let facts = draft_by_id(&world.ctx, id, Action::WriteDraft).await.expect("shown");
        let document = revision(&world.ctx, &facts, 1).await.expect("shown");
        assert_eq!(document.line.source, Source::Baseline);
        assert!(document.outline.requirements.iter().all(|one| one.rationale.is_some() && !one.mappings.is_empty()));
        assert!(working_copy(&world.ctx, &facts).await.expect("read").is_data);
        assert_eq!(code_of(save_draft(&world.ctx, id, "# Mine", 2, "").await), "kept-as-data");
    }

    async fn the_whole_baseline_stands_there_as_requirements_with_mappings(world: World) {
        let Some(folder) = folder() else { return };
        let scene = world.groups().await;
        let chair = world.as_(&scene.chair);
        let (mut requirements, mut mappings) = (0, 0);
        for family in ["AC", "BR", "DO", "GV", "LE", "QA", "SA", "VM"] {
            let file = std::fs::read(folder.join(format!("osps-baseline/OSPS-{family}.yaml"))).expect("a file");
            let typed = TypedDraft { title: format!("Baseline: {family}"), ..TypedDraft::default() };
            let id = start_draft(&chair, scene.open, &family.to_lowercase(), &typed).await.expect("begun");
            assert_eq!(post(&chair, id, file, Vec::new()).await.expect("posted"), Posted::New(1), "{family}");
            let facts = draft_by_id(&world.anonymous(), id, Action::SeeDraft).await.expect("public");
            let document = revision(&world.anonymous(), &facts, 1).await.expect("shown");
            assert_eq!(document.identities.len(), document.outline.requirements.len(), "{family}");
            requirements += document.outline.requirements.len();
            mappings += document.outline.requirements.iter().map(|one| one.mappings.len()).sum::<usize>();
        }
        assert_eq!(requirements, 64);
        assert!(mappings > 500, "{mappings}");
    }

    async fn a_revision_from_elsewhere_and_the_working_copy_lose_nothing_of_each_other(world: World) {
        let id = begun(&world).await;
        post(&world.ctx, id, "One.\n\nTwo.\n\nThree.\n", Vec::new()).await.expect("posted");
        let facts = draft_by_id(&world.ctx, id, Action::WriteDraft).await.expect("shown");
        let read = async || working_copy(&world.ctx, &facts).await.expect("read");
        assert_eq!((read().await.text.as_str(), read().await.revision), ("One.\n\nTwo.\n\nThree.\n", 1));
        save_draft(&world.ctx, id, "One, mine.\n\nTwo.\n\nThree.\n", read().await.number, "").await.expect("saved");
        post(&world.ctx, id, "One.\n\nTwo.\n\nThree, theirs.\n", Vec::new()).await.expect("posted");
        assert_eq!((read().await.text.as_str(), read().await.revision), ("One, mine.\n\nTwo.\n\nThree, theirs.\n", 2));
        post(&world.ctx, id, "One, theirs.\n\nTwo.\n\nThree, theirs.\n", Vec::new()).await.expect("posted");
        let copy = read().await;
        assert_eq!((copy.text.as_str(), copy.revision, copy.newest), ("One, mine.\n\nTwo.\n\nThree, theirs.\n", 2, 3));
        let from_copy = NewRevision {
            source: RevisionSource::WorkingCopy(copy.number),
            typed: TypedRevision::default(),
            answers: Vec::new(),
            made_from: None,
        };
        assert_eq!(code_of(post_revision(&world.ctx, id, &from_copy).await), "revision-came");
        let Saved::Clash(clash) = bring_in(&world.ctx, &facts).await.expect("told") else { panic!("both changed the line") };
        assert!(clash.merge.with_both().contains("One, mine.\nOne, theirs.\n"));
        let settled = "One, ours.\n\nTwo.\n\nThree, theirs.\n";
        save_brought_in(&world.ctx, id, settled, clash.number, 3).await.expect("saved");
        let copy = read().await;
        assert_eq!((copy.text.as_str(), copy.revision, copy.is_changed), (settled, 3, true));
        let from_copy = NewRevision { source: RevisionSource::WorkingCopy(copy.number), ..from_copy };
        assert_eq!(post_revision(&world.ctx, id, &from_copy).await.expect("posted"), Posted::New(4));
        assert!(!read().await.is_changed);
    }

    async fn of_fifty_revisions_made_from_one_state_one_is_taken(world: World) {
        let id = begun(&world).await;
        post(&world.ctx, id, "# One\n", Vec::new()).await.expect("posted");
        let posted = world.fifty(|ctx| async move {
            let text = format!("# {}\n", hex::encode(&ctx.chance.secret()[..4]));
            let content = read_content(text.into()).await?;
            let source = RevisionSource::File(Box::new(content));
            let new = NewRevision { source, typed: TypedRevision::default(), answers: Vec::new(), made_from: Some(1) };
            post_revision(&ctx, id, &new).await
        }).await;
        assert_eq!(posted.iter().filter(|posted| matches!(posted, Ok(Posted::New(2)))).count(), 1);
        assert_eq!(posted.iter().filter(|posted| posted.is_ok()).count(), 1);
    }

    async fn a_class_is_settled_by_those_who_write(world: World) {
        let id = begun(&world).await;
        let carl = world.ctx.clone();
        post(&carl, id, "- **1.1** Verify that it is used.\n", Vec::new()).await.expect("posted");
        post(&carl, id, "- **1.1** Verify that it is used.\n- **1.2** Verify another thing of its own.\n", Vec::new()).await.expect("posted");
        let facts = draft_by_id(&world.anonymous(), id, Action::SeeDraft).await.expect("public");
        let line = revision_line(&world.anonymous(), &facts, None).await.expect("shown");
        assert_eq!((line.number, line.summary.proposal.map(|(class, _)| class.as_str())), (2, Some("feature")));
        let mia = world.as_(&world.holding("Mia Member", world.group_id("open").await, RoleKind::Member).await);
        assert_eq!(code_of(settle_class(&mia, id, 2, "editorial").await), "denied");
        assert_eq!(fields_of(settle_class(&carl, id, 2, "vague").await), ["class option"]);
        assert_eq!(code_of(settle_class(&carl, id, 1, "editorial").await), "first-revision");
        settle_class(&carl, id, 2, "substantive").await.expect("settled");
        let line = revision_line(&world.anonymous(), &facts, Some(2)).await.expect("shown");
        assert_eq!(line.class.map(domain::draft::change::Class::as_str), Some("substantive"));
    }

    async fn a_list_of_drafts_asks_as_much_for_three_as_for_one(world: World) {
        let id = begun(&world).await;
        post(&world.ctx, id, "# One\n", Vec::new()).await.expect("posted");
        let facts = crate::group::group(&world.anonymous(), "open", Action::SeeGroup).await.and_then(crate::Found::here).expect("a group");
        let one = crate::testing::count_queries(&world.anonymous(), async |ctx| drafts(&ctx, &facts, None, 50).await.map(drop)).await;
        for name in ["second", "third"] {
            let typed = TypedDraft { title: name.into(), ..TypedDraft::default() };
            let id = start_draft(&world.ctx, facts.id, name, &typed).await.expect("begun");
            post(&world.ctx, id, "# Another\n", Vec::new()).await.expect("posted");
        }
        let three = crate::testing::count_queries(&world.anonymous(), async |ctx| drafts(&ctx, &facts, None, 50).await.map(drop)).await;
        assert_eq!((one, three), (one, one));
        let first = drafts(&world.anonymous(), &facts, None, 2).await.expect("listed");
        assert_eq!((names(&first), first.written, first.more), (vec!["authentication", "second"], 3, true));
        let after = first.next().expect("there are more");
        let last = drafts(&world.anonymous(), &facts, Some(&after), 2).await.expect("listed");
        assert_eq!((names(&last), last.written, last.next()), (vec!["third"], 3, None));
        crate::life::move_draft(&world.ctx, id, &TypedMove { to: "parked".into(), ..TypedMove::default() }).await.expect("it rests");
        let first = drafts(&world.anonymous(), &facts, None, 2).await.expect("listed");
        assert_eq!((names(&first), first.written), (vec!["second", "third"], 2), "what rests comes last");
        let after = first.next().expect("there are more");
        let last = drafts(&world.anonymous(), &facts, Some(&after), 2).await.expect("listed");
        assert_eq!((names(&last), last.next()), (vec!["authentication"], None));
        let after = DraftsAfter { is_over: true, name: "authentication".into() };
        assert!(drafts(&world.anonymous(), &facts, Some(&after), 2).await.expect("listed").lines.is_empty());
        let titles = draft_titles(&world.anonymous(), &facts).await.expect("listed");
        assert_eq!(titles, [("second".into(), "second".into()), ("third".into(), "third".into())]);
    }
}
