//! Who is told what of comments, held against a table that was written by hand: reader × comment, by every read there is.

use domain::{
    draft::{Part, TypedDraft, TypedRevision},
    id::DraftId,
    policy::Scope,
};

use super::*;
use crate::{
    draft::{NewRevision, RevisionSource, name_person, post_revision, read_content, start_draft},
    on_both_databases,
};

/// The table. A change of it is a change of who is told what: read it as that. `trace` is that there was one.
const TABLE: &str = "
                author  nobody  stranger  member  editor  chair  admin  reader
published       yes     yes     yes       yes     yes     yes    yes    yes
waiting         yes     .       .         .       yes     yes    yes    .
refused         yes     .       .         .       yes     yes    yes    .
hidden          yes     trace   trace     trace   yes     yes    yes    trace
withdrawn       yes     trace   trace     trace   yes     yes    yes    trace
never-read      yes     .       .         .       yes     yes    yes    .
group-only      .       .       .         yes     yes     yes    yes    yes
embargoed       .       .       .         .       .       .      .      yes
";

on_both_databases! {
    async fn everybody_is_told_what_the_table_says(world: World) {
        let scene = scene(&world).await;
        let drafts = comments_of(&world, &scene).await;
        let readers = readers(&world, &scene, &drafts).await;
        let mut rows = TABLE.lines().filter(|line| !line.trim().is_empty());
        let names: Vec<&str> = rows.next().expect("a head").split_whitespace().collect();
        assert_eq!(names, readers.iter().map(|(name, _)| *name).collect::<Vec<_>>());
        let (mut wrong, mut cells) = (Vec::new(), 0);
        for row in rows {
            let mut words = row.split_whitespace();
            let field = words.next().expect("a field");
            let draft = match field {
                "group-only" => drafts.group,
                "embargoed" => drafts.embargoed,
                _ => scene.draft,
            };
            for ((name, ctx), word) in readers.iter().zip(words) {
                cells += 1;
                let seen = is_told(ctx, draft, &format!("{field}-MARK")).await;
                if seen != word {
                    wrong.push(format!("{field} for {name}: {seen}"));
                }
            }
        }
        assert_eq!(wrong, Vec::<String>::new());
        assert_eq!(cells, 8 * 8);
    }

    async fn events_and_exports_name_no_words_and_nothing_that_is_closed(world: World) {
        let scene = scene(&world).await;
        let drafts = comments_of(&world, &scene).await;
        for row in world.event_rows().await {
            assert!(!row.data.to_string().contains("MARK"), "{} {}", row.verb, row.data);
            let is_closed = [drafts.group, drafts.embargoed].iter().any(|id| row.data["draft"] == id.to_string());
            assert!(!is_closed || row.visibility == domain::policy::Visibility::Team, "{}", row.verb);
        }
        // Also for those who tend them, an export says what everybody reads.
        let log = resolution_log(&scene.edith, &facts(&scene.edith, scene.draft).await, "/x").await.expect("told");
        assert_eq!(log.len(), 1, "no row tells of what is closed");
        let csv = log_as_csv(&log);
        assert!(csv.contains("published-MARK"));
        for closed in ["waiting", "refused", "hidden", "withdrawn", "never-read"] {
            assert!(!csv.contains(&format!("{closed}-MARK")), "{closed}");
        }
    }
}

struct Closed {
    group: DraftId,
    embargoed: DraftId,
}

async fn comments_of(world: &World, scene: &Scene) -> Closed {
    let make = async |state: &str| {
        let typed = saying(&format!("{state}-MARK"));
        write_comment(&scene.eve, scene.draft, None, &typed).await.expect("made").id
    };
    let done =
        async |ctx: &Ctx, id, done| move_comment(ctx, scene.draft, id, done, &because("Why.")).await.expect("done");
    make("waiting").await;
    done(&scene.edith, make("published").await, CommentMove::Publish).await;
    done(&scene.edith, make("refused").await, CommentMove::Refuse).await;
    for (state, then) in [("hidden", CommentMove::Hide), ("withdrawn", CommentMove::Withdraw)] {
        let id = make(state).await;
        done(&scene.edith, id, CommentMove::Publish).await;
        done(if then == CommentMove::Hide { &scene.edith } else { &scene.eve }, id, then).await;
    }
    done(&scene.eve, make("never-read").await, CommentMove::Withdraw).await;
    let begin = async |name: &str, audience: &str, embargo: &str| {
        let typed = TypedDraft {
            title: name.into(),
            audience: audience.into(),
            embargo: embargo.into(),
            ..TypedDraft::default()
        };
        let id = start_draft(&world.ctx, scene.groups.open, name, &typed).await.expect("begun");
        let source = RevisionSource::File(Box::new(read_content(TEXT.to_owned().into()).await.expect("read")));
        let new = NewRevision { source, typed: TypedRevision::default(), answers: Vec::new(), made_from: None };
        post_revision(&world.ctx, id, &new).await.expect("posted");
        id
    };
    Closed {
        group: begin("group-only", "group", "").await,
        embargoed: begin("embargoed", "public", "2026-12-01").await,
    }
}

async fn readers(world: &World, scene: &Scene, closed: &Closed) -> Vec<(&'static str, Ctx)> {
    let reader = world.holding("Rita Reader", scene.groups.open, RoleKind::Member).await;
    for id in [closed.group, closed.embargoed] {
        name_person(&world.ctx, id, reader.person, Some(Part::Reader)).await.expect("named");
    }
    let rita = world.as_(&reader);
    for (name, draft) in [("group-only", closed.group), ("embargoed", closed.embargoed)] {
        write_comment(&rita, draft, None, &saying(&format!("{name}-MARK"))).await.expect("made");
    }
    let mut admin = world.person("Abe Admin").await;
    world.grant(&mut admin, Scope::Site, RoleKind::Admin).await;
    let somebody = world.person("Sam Stranger").await;
    vec![
        ("author", scene.eve.clone()),
        ("nobody", world.anonymous()),
        ("stranger", world.as_(&somebody)),
        ("member", scene.mia.clone()),
        ("editor", scene.edith.clone()),
        ("chair", world.as_(&scene.groups.chair)),
        ("admin", world.as_(&admin)),
        ("reader", rita),
    ]
}

/// What every read there is tells of a comment: list, thread, count, issue; one that tells and another that does not is a
/// fault.
async fn is_told(ctx: &Ctx, draft: DraftId, mark: &str) -> &'static str {
    let Ok(shown) = draft_by_id(ctx, draft, Action::SeeDraft).await else { return "." };
    let all = threads(ctx, &shown, &WantedComments::default(), 100).await.expect("listed");
    // A trace has no words: it is found by its state.
    let state = mark.trim_end_matches("-MARK");
    let is_it = |one: &&CommentView| one.body == mark || one.is_trace && one.state.as_str() == state;
    let Some(found) = all.comments.iter().find(is_it) else {
        return ".";
    };
    let opened = thread(ctx, &shown, found.id, None).await.expect("opened").comment;
    assert_eq!((opened.is_trace, &opened.body), (found.is_trace, &found.body), "{mark}");
    assert_eq!(found.is_trace, found.body.is_empty());
    if found.is_trace { "trace" } else { "yes" }
}
