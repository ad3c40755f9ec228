//! Who is told what of drafts, held against a table that was written by hand: reader × draft. Pages and REST answer by these
//! reads alone.

use domain::{
    draft::{Part, TypedDraft},
    id::DraftId,
    policy::{Action, RoleKind, Scope},
};

use super::*;
use crate::{
    Ctx, Found,
    group::group,
    on_both_databases,
    testing::{GroupScene, World},
};

/// The table. A change of it is a change of who is told what: read it as that.
const TABLE: &str = "
                nobody stranger observer member editor secretary chair above owner admin reader writer
public          yes    yes      yes      yes    yes    yes       yes   yes   yes   yes   yes    yes
group           .      .        yes      yes    yes    yes       yes   yes   yes   yes   yes    yes
embargoed       .      .        .        .      .      .         .     .     .     .     yes    yes
embargo-over    yes    yes      yes      yes    yes    yes       yes   yes   yes   yes   yes    yes
in-closed       .      .        .        .      .      .         .     yes   yes   yes   .      .
working-copy    .      .        .        .      yes    yes       yes   yes   yes   yes   .      yes
secret-writing  .      .        .        .      .      .         .     .     .     .     .      yes
";

on_both_databases! {
    async fn everybody_is_told_what_the_table_says(world: World) {
        let scene = world.groups().await;
        let drafts = drafts_of(&world, &scene).await;
        let readers = readers(&world, &scene, &drafts).await;
        let mut lines = TABLE.lines().filter(|line| !line.trim().is_empty());
        let names: Vec<&str> = lines.next().expect("a head").split_whitespace().collect();
        assert_eq!(names, readers.iter().map(|(name, _)| *name).collect::<Vec<_>>());
        let mut wrong = Vec::new();
        let mut cells = 0;
        for line in lines {
            let mut words = line.split_whitespace();
            let field = words.next().expect("a field");
            for ((name, ctx), word) in readers.iter().zip(words) {
                cells += 1;
                let seen = is_told(ctx, &drafts, field).await;
                if seen != (word == "yes") {
                    wrong.push(format!("{field} for {name}: {seen}"));
                }
            }
        }
        assert_eq!(wrong, Vec::<String>::new());
        assert_eq!(cells, 7 * 12);
    }

    async fn what_everybody_reads_of_events_names_no_draft_that_is_closed(world: World) {
        let scene = world.groups().await;
        drafts_of(&world, &scene).await;
        let rows = world.event_rows().await;
        let public = rows.iter().filter(|row| row.visibility == domain::policy::Visibility::Public);
        let told: Vec<String> = public.map(|row| format!("{} {}", row.verb, row.data)).collect();
        assert!(told.iter().any(|told| told.contains("draft.revision-posted")));
        for told in told {
            for mark in ["SECRETMARK", "GROUPMARK", "draft.saved"] {
                assert!(!told.contains(mark), "{told}");
            }
        }
        assert!(rows.iter().all(|row| !row.data.to_string().contains("SECRETMARK")), "nothing names what is under embargo");
    }
}

struct Drafts {
    public: DraftId,
    group: DraftId,
    embargoed: DraftId,
    over: DraftId,
    in_closed: DraftId,
}

async fn drafts_of(world: &World, scene: &GroupScene) -> Drafts {
    let begin = async |group, name: &str, title: &str, audience: &str, embargo: &str| {
        let typed = TypedDraft {
            title: title.into(),
            audience: audience.into(),
            embargo: embargo.into(),
            ..TypedDraft::default()
        };
        let id = start_draft(&world.ctx, group, name, &typed).await.expect("begun");
        save_draft(&world.ctx, id, &format!("# {title}"), 1, "").await.expect("saved");
        let new = NewRevision {
            source: RevisionSource::WorkingCopy(2),
            typed: domain::draft::TypedRevision { note: title.into(), ..Default::default() },
            answers: Vec::new(),
            made_from: None,
        };
        assert_eq!(post_revision(&world.ctx, id, &new).await.expect("posted"), Posted::New(1));
        id
    };
    let drafts = Drafts {
        public: begin(scene.open, "public", "PUBLICMARK", "public", "").await,
        group: begin(scene.open, "group", "GROUPMARK", "group", "").await,
        embargoed: begin(scene.open, "embargoed", "SECRETMARK", "public", "2026-12-01").await,
        over: begin(scene.open, "over", "OVERMARK", "public", "2026-12-01").await,
        in_closed: begin(scene.closed, "inside", "GROUPMARK", "public", "").await,
    };
    world.edit("UPDATE draft SET embargo_until = '2026-08-01 00:00:00+00:00' WHERE name = 'over'").await;
    drafts
}

async fn readers(world: &World, scene: &GroupScene, drafts: &Drafts) -> Vec<(&'static str, Ctx)> {
    let role = async |name: &str, kind| world.holding(name, scene.open, kind).await;
    let observer = role("Olga Observer", RoleKind::Observer).await;
    let member = role("Mia Member", RoleKind::Member).await;
    let editor = role("Edith Editor", RoleKind::Editor).await;
    let secretary = role("Sid Secretary", RoleKind::Secretary).await;
    let reader = role("Rita Reader", RoleKind::Member).await;
    let writer = role("Wim Writer", RoleKind::Member).await;
    for id in [drafts.public, drafts.group, drafts.embargoed, drafts.over] {
        name_person(&world.ctx, id, reader.person, Some(Part::Reader)).await.expect("named");
        name_person(&world.ctx, id, writer.person, Some(Part::Editor)).await.expect("named");
    }
    let above = world.holding("Cora Council", scene.council, RoleKind::Chair).await;
    let mut owner = world.person("Oda Owner").await;
    world.grant(&mut owner, Scope::Ecosystem(scene.ecosystem), RoleKind::Owner).await;
    let stranger = world.person("Eve Moneypenny").await;
    let admin = world.admin("Abe Admin").await;
    vec![
        ("nobody", world.anonymous()),
        ("stranger", world.as_(&stranger)),
        ("observer", world.as_(&observer)),
        ("member", world.as_(&member)),
        ("editor", world.as_(&editor)),
        ("secretary", world.as_(&secretary)),
        ("chair", world.as_(&scene.chair)),
        ("above", world.as_(&above)),
        ("owner", world.as_(&owner)),
        ("admin", world.as_(&admin)),
        ("reader", world.as_(&reader)),
        ("writer", world.as_(&writer)),
    ]
}

async fn is_told(ctx: &Ctx, drafts: &Drafts, field: &str) -> bool {
    match field {
        "public" => knows(ctx, "open", "public", drafts.public).await,
        "group" => knows(ctx, "open", "group", drafts.group).await,
        "embargoed" => knows(ctx, "open", "embargoed", drafts.embargoed).await,
        "embargo-over" => knows(ctx, "open", "over", drafts.over).await,
        "in-closed" => knows(ctx, "closed", "inside", drafts.in_closed).await,
        "working-copy" => writes(ctx, drafts.group).await,
        "secret-writing" => writes(ctx, drafts.embargoed).await,
        other => panic!("{other} is not observed"),
    }
}

async fn writes(ctx: &Ctx, id: DraftId) -> bool {
    match draft_by_id(ctx, id, Action::WriteDraft).await {
        Ok(facts) => working_copy(ctx, &facts).await.is_ok(),
        Err(_) => false,
    }
}

/// Whether a draft is told by every read there is; one that tells and another that does not is a fault.
async fn knows(ctx: &Ctx, slug: &str, name: &str, id: DraftId) -> bool {
    let by_id = draft_by_id(ctx, id, Action::SeeDraft).await;
    let Ok(found) = group(ctx, slug, Action::SeeGroup).await.and_then(Found::here) else {
        assert!(by_id.is_err(), "{name}");
        return false;
    };
    let listed = drafts(ctx, &found, None, 100).await.expect("listed").lines.iter().any(|line| line.id == id);
    let opened = draft(ctx, &found, name, Action::SeeDraft).await;
    assert_eq!(
        [listed, opened.is_ok()],
        [by_id.is_ok(), by_id.is_ok()],
        "{name} is told by one read and not by another"
    );
    let Ok(facts) = opened else { return false };
    let text = revision(ctx, &facts, 1).await.expect("shown").text;
    let home = draft_home(ctx, &facts).await.expect("shown");
    text.starts_with("# ") && home.revisions.len() == 1 && compare(ctx, &facts, 1, 1).await.is_ok()
}
