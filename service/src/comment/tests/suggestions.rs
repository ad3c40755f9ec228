use std::process::Command;

use domain::draft::{TypedRevision, merge::Part, save::Source};

use super::*;
use crate::{
    draft::{NewRevision, RevisionSource, draft_home, post_revision, revision, save_draft, working_copy},
    on_both_databases,
    testing::{code_of, fields_of},
};

fn proposing(quote: &str, replacement: &str) -> TypedComment {
    TypedComment { replacement: Some(replacement.into()), ..quoting(quote, "Clearer so.") }
}

async fn text_of(ctx: &Ctx, draft: DraftId) -> (i32, String) {
    let facts = draft_by_id(ctx, draft, Action::WriteDraft).await.expect("theirs");
    let copy = working_copy(ctx, &facts).await.expect("read");
    (copy.number, copy.text)
}

on_both_databases! {
    async fn what_is_proposed_comes_into_the_working_copy_by_one_act(world: World) {
        let scene = scene(&world).await;
        assert_eq!(fields_of(write_comment(&scene.eve, scene.draft, None, &proposing("kept well", "Passwords are kept well.\n")).await), ["replacement unchanged"]);
        let for_all = TypedComment { replacement: Some("New.".into()), ..saying("Why?") };
        assert_eq!(fields_of(write_comment(&scene.eve, scene.draft, None, &for_all).await), ["replacement for-what"]);
        let waiting = write_comment(&scene.eve, scene.draft, None, &proposing("The end.", "It ends.")).await.expect("made").id;
        assert_eq!(code_of(apply_suggestion(&scene.edith, scene.draft, waiting, false).await), "comment-moved");
        let id = published(&scene, &proposing("kept well", "Passwords are hashed.\r\n")).await;
        assert_eq!(code_of(apply_suggestion(&scene.mia, scene.draft, id, false).await), "denied");
        let (number, before) = text_of(&scene.edith, scene.draft).await;
        save_draft(&scene.edith, scene.draft, &before.replace("The end.", "The very end."), number, "").await.expect("saved");
        assert_eq!(apply_suggestion(&scene.edith, scene.draft, id, false).await.expect("taken over"), Applied::Here(number + 2));
        let (_, text) = text_of(&scene.edith, scene.draft).await;
        assert!(text.contains("\nPasswords are hashed.\n\n##") && text.contains("The very end."), "{text}");
        assert_eq!(code_of(apply_suggestion(&scene.edith, scene.draft, id, false).await), "suggestion-taken");
        let shown = listed(&world.anonymous(), scene.draft).await;
        let taken = shown[0].suggestion.as_ref().expect("it proposes");
        assert_eq!((taken.applied_by.as_str(), taken.replaced.as_str(), shown[0].name.as_str()), ("Edith Editor", "Passwords are kept well.\n", "Eve Commenter"));
    }

    async fn whose_proposal_came_into_a_revision_is_named_with_it(world: World) {
        let scene = scene(&world).await;
        let id = published(&scene, &proposing("kept well", "Passwords are hashed.")).await;
        apply_suggestion(&scene.edith, scene.draft, id, false).await.expect("taken over");
        let shown = facts(&world.anonymous(), scene.draft).await;
        let credits = async || draft_home(&world.anonymous(), &shown).await.expect("shown").credits.into_iter().collect::<Vec<_>>();
        assert!(credits().await.is_empty(), "what is being written is for those who write");
        let later = Ctx { now: world.ctx.now + chrono::TimeDelta::minutes(5), ..scene.edith.clone() };
        let (made_from, text) = text_of(&later, scene.draft).await;
        let source = RevisionSource::WorkingCopy(made_from);
        let new = NewRevision { source, typed: TypedRevision::default(), answers: Vec::new(), made_from: None };
        post_revision(&later, scene.draft, &new).await.expect("posted");
        assert!(text.contains("Passwords are hashed."));
        assert_eq!(credits().await, [(2, vec!["Eve Commenter".to_owned()])]);
        move_comment(&scene.edith, scene.draft, id, CommentMove::Hide, &because("Spam.")).await.expect("hidden");
        assert!(credits().await.is_empty(), "what is out of view earns no credit");
    }

    async fn what_is_out_of_view_proposes_nothing(world: World) {
        let scene = scene(&world).await;
        let id = published(&scene, &proposing("kept well", "Passwords are hashed.")).await;
        move_comment(&scene.edith, scene.draft, id, CommentMove::Hide, &because("Spam.")).await.expect("hidden");
        assert_eq!(listed(&world.anonymous(), scene.draft).await[0].suggestion, None);
        assert_eq!(code_of(patch(&world.anonymous(), &facts(&world.anonymous(), scene.draft).await, id, "").await), "not-found");
        assert_eq!(code_of(apply_suggestion(&scene.edith, scene.draft, id, false).await), "comment-moved");
    }

    async fn where_it_no_longer_fits_both_texts_are_told(world: World) {
        let scene = scene(&world).await;
        let id = published(&scene, &proposing("kept well", "Passwords are hashed.")).await;
        let (number, before) = text_of(&scene.edith, scene.draft).await;
        save_draft(&scene.edith, scene.draft, &before.replace("kept well", "kept in a safe"), number, "").await.expect("saved");
        let Applied::Clash(clash) = apply_suggestion(&scene.edith, scene.draft, id, false).await.expect("told") else { panic!("both changed it") };
        let both = clash.merge.parts.iter().find_map(|part| match part {
            Part::Conflict { mine, theirs, .. } => Some((mine.as_str(), theirs.as_str())),
            Part::Settled(_) => None,
        });
        assert_eq!(both, Some(("Passwords are hashed.\n", "Passwords are kept in a safe.\n")));
        assert_eq!(apply_suggestion(&scene.edith, scene.draft, id, true).await.expect("noted"), Applied::Here(number + 1));
        assert!(!text_of(&scene.edith, scene.draft).await.1.contains("hashed"));
    }

    async fn of_fifty_who_take_it_over_at_once_one_does(world: World) {
        let scene = scene(&world).await;
        let id = published(&scene, &proposing("kept well", "Passwords are hashed.")).await;
        let (actor, draft) = (scene.edith.actor.clone(), scene.draft);
        let (number, _) = text_of(&scene.edith, draft).await;
        let answers = world.fifty(|ctx| {
            let ctx = ctx.as_actor(actor.clone());
            async move { apply_suggestion(&ctx, draft, id, false).await }
        }).await;
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
        assert_eq!(text_of(&scene.edith, draft).await.0, number + 1);
    }

    async fn git_takes_what_was_proposed_with_its_author(world: World) {
        let scene = scene(&world).await;
        let one = published(&scene, &proposing("kept well", "Passwords are hashed.")).await;
        let two = published(&scene, &TypedComment { body: "---\nFrom me\ndiff --git a/x b/x".into(), ..proposing("The end.", "It ends; grüße.") }).await;
        for id in [one, two] {
            apply_suggestion(&scene.edith, scene.draft, id, false).await.expect("taken over");
        }
        let shown = facts(&scene.edith, scene.draft).await;
        assert_eq!(revision(&scene.edith, &shown, 1).await.expect("read").line.source, Source::Markdown);
        let series = patches(&scene.edith, &shown, 1, "").await.expect("made");
        let before_it_is_posted = patches(&scene.mia, &facts(&scene.mia, scene.draft).await, 1, "").await.expect("made");
        assert_eq!(before_it_is_posted, "", "what is being written is for those who write it");
        for bad in ["../x.md", "/etc/passwd", "a b", ".git/config", "a//b"] {
            assert_eq!(fields_of(patch(&scene.edith, &shown, one, bad).await), ["file path"], "{bad}");
        }
        let alone = patch(&world.anonymous(), &facts(&world.anonymous(), scene.draft).await, one, "chapters/v6.md").await.expect("made");
        assert!(alone.contains("--- a/chapters/v6.md\n"), "{alone}");
        let Some(log) = taken_by_git(&series) else { return };
        let host = format!("{}@users.plenary.test", scene.stranger.person);
        assert_eq!(log.0.lines().collect::<Vec<_>>(), [format!("Eve Commenter <{host}>"), format!("Eve Commenter <{host}>")]);
        assert_eq!(log.1, text_of(&scene.edith, scene.draft).await.1);
    }
}

/// Authors and text of a repository in which git took a series of patches; none, said aloud, where there is no git.
fn taken_by_git(series: &str) -> Option<(String, String)> {
    let folder = tempfile::tempdir().expect("a folder");
    let git = |arguments: &[&str]| {
        let mut command = Command::new("git");
        command.current_dir(folder.path()).args([
            "-c",
            "user.name=T",
            "-c",
            "user.email=t@t.test",
            "-c",
            "commit.gpgsign=false",
        ]);
        command.args(arguments).output()
    };
    if git(&["init", "-q"]).is_err() {
        eprintln!("SKIPPED: there is no git to take the patches");
        return None;
    }
    std::fs::write(folder.path().join("authentication.md"), TEXT).expect("written");
    std::fs::write(folder.path().join("series.mbox"), series).expect("written");
    for arguments in [&["add", "authentication.md"][..], &["commit", "-q", "-m", "Before"], &["am", "series.mbox"]] {
        let output = git(arguments).expect("it runs");
        assert!(output.status.success(), "{arguments:?}: {}\n{series}", String::from_utf8_lossy(&output.stderr));
    }
    let authors = git(&["log", "-2", "--format=%an <%ae>"]).expect("it runs").stdout;
    let text = std::fs::read_to_string(folder.path().join("authentication.md")).expect("read");
    Some((String::from_utf8_lossy(&authors).into_owned(), text))
}
