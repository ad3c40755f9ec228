//! Who finds what of meetings, by every read there is: a written table, so that a change of it is seen as what it is.

use std::{collections::BTreeMap, fmt::Write as _};

use domain::{
    id::MeetingId,
    meeting::{
        TypedAgendaItem, TypedConsent, TypedEntry, TypedHands, TypedMeetingDetails, TypedRecording, TypedSeries,
    },
    policy::{Action, RoleKind, Scope, Visibility},
};

use super::*;
use crate::{
    Ctx, Found,
    cfp::{SentFile, TypedLink},
    group::{GroupFacts, group},
    on_both_databases,
    testing::{GroupScene, World, during, planned},
};

/// reader: what they find.
const TABLE: &str = "\
nobody: open-file open-meeting open-record
stranger: open-file open-link open-meeting open-record
observer: names open-file open-link open-meeting open-record recording writing
member: closed-calls closed-file closed-meeting closed-record names open-file open-link open-meeting open-record recording tasks writing
secretary: closed-calls closed-file closed-meeting closed-record names open-file open-link open-meeting open-record recording tasks writing
chair: closed-calls closed-file closed-meeting closed-record names open-file open-link open-meeting open-record recording tasks writing
above: closed-calls closed-file closed-meeting closed-record names open-file open-link open-meeting open-record recording tasks writing
owner: closed-calls closed-file closed-meeting closed-record names open-file open-link open-meeting open-record recording tasks writing
";

on_both_databases! {
    async fn everybody_finds_what_is_written_down(world: World) {
        let scene = world.groups().await;
        let marks = marked(&world, &scene).await;
        let mut told = String::new();
        for (who, ctx) in readers(&world, &scene).await {
            let found: Vec<_> = what_is_found(&during(&ctx, 130), &marks).await.into_iter().filter_map(|(what, is)| is.then_some(what)).collect();
            let _ = writeln!(told, "{who}: {}", found.join(" "));
        }
        assert_eq!(told, TABLE);
    }

    async fn the_public_log_says_nothing_of_closed_meetings_and_of_what_is_being_written(world: World) {
        let scene = world.groups().await;
        marked(&world, &scene).await;
        let public: Vec<_> = world.event_rows().await.into_iter().filter(|row| row.visibility == Visibility::Public).collect();
        assert!(public.iter().any(|row| row.verb == "meeting.scheduled"));
        for row in public {
            let told = format!("{} {}", row.verb, row.data);
            for mark in ["CLOSEDMARK", "WRITINGMARK", "Mia Member", "attended", "recording"] {
                assert!(!told.contains(mark), "{told}");
            }
        }
    }
}

struct Marks {
    /// An open meeting with proposed minutes, its link for whoever is signed in.
    open: MeetingId,
    /// An open meeting whose minutes are being written.
    writing: MeetingId,
    /// A closed one.
    closed: MeetingId,
    open_file: domain::id::MaterialId,
    closed_file: domain::id::MaterialId,
}

async fn marked(world: &World, scene: &GroupScene) -> Marks {
    let (carl, facts) = world.runs(scene).await;
    let on = during(&carl, 70);
    let mia = world.holding("Mia Member", scene.open, RoleKind::Member).await;
    let mut made = Vec::new();
    for (title, closed) in [("OPENMARK", ""), ("OTHERMARK", ""), ("CLOSEDMARK", "yes")] {
        let typed = TypedMeetingDetails {
            title: title.into(),
            closed: closed.into(),
            link: format!("https://calls.example/{title}"),
            link_for: "signed-in".into(),
            notice: "w3c-distributed".into(),
            ..planned(&carl, 60)
        };
        let id = announce_meeting(&carl, &facts, &typed, &TypedSeries::default()).await.expect("announced");
        let item = TypedAgendaItem { title: format!("{title} item"), ..TypedAgendaItem::default() };
        add_agenda_item(&carl, &facts, id, &item).await.expect("added");
        let file = SentFile { name: format!("{title}.txt"), bytes: bytes::Bytes::from_static(b"A text") };
        let file = attach_material(&carl, &facts, id, file).await.expect("attached");
        let link = TypedLink { label: format!("{title} slides"), url: "https://slides.example/".into() };
        add_material_link(&carl, &facts, id, &link).await.expect("linked");
        attend(&during(&world.as_(&mia), 70), &facts, id, &[]).await.expect("signed in");
        let text = if title == "OTHERMARK" { "WRITINGMARK" } else { title };
        save_minutes(&on, &facts, id, text, 0).await.expect("saved");
        let entry = TypedEntry { kind: "decision".into(), text: format!("{text} decided"), ..TypedEntry::default() };
        add_entry(&on, &facts, id, &entry).await.expect("added");
        let asked = TypedHands { question: format!("{text}?"), options: "Yes\nNo".into() };
        open_hands(&on, &facts, id, &asked).await.expect("asked");
        if title != "OTHERMARK" {
            step_minutes(&on, &facts, id, "proposed").await.expect("proposed");
        }
        made.push((id, file));
    }
    let consent = TypedConsent { access: "members".into(), purpose: "Later".into(), until: "2026-12-01".into() };
    ask_consent(&on, &facts, made[0].0, &consent).await.expect("asked");
    let film = TypedRecording { kind: "recording".into(), label: String::new(), url: "https://video.example/1".into() };
    add_recording(&on, &facts, made[0].0, &film).await.expect("linked");
    Marks { open: made[0].0, writing: made[1].0, closed: made[2].0, open_file: made[0].1, closed_file: made[2].1 }
}

async fn readers(world: &World, scene: &GroupScene) -> Vec<(&'static str, Ctx)> {
    let observer = world.holding("Olga Observer", scene.open, RoleKind::Observer).await;
    let member = world.holding("Max Member", scene.open, RoleKind::Member).await;
    let secretary = world.holding("Sid Secretary", scene.open, RoleKind::Secretary).await;
    let above = world.holding("Cora Council", scene.council, RoleKind::Chair).await;
    let mut owner = world.person("Oda Owner").await;
    world.grant(&mut owner, Scope::Ecosystem(scene.ecosystem), RoleKind::Owner).await;
    vec![
        ("nobody", world.anonymous()),
        ("stranger", world.as_(&world.person("Eve Moneypenny").await)),
        ("observer", world.as_(&observer)),
        ("member", world.as_(&member)),
        ("secretary", world.as_(&secretary)),
        ("chair", world.as_(&scene.chair)),
        ("above", world.as_(&above)),
        ("owner", world.as_(&owner)),
    ]
}

/// What one reader finds. Where one read tells of the closed meeting, every read must, and the calendar never does.
async fn what_is_found(ctx: &Ctx, marks: &Marks) -> BTreeMap<&'static str, bool> {
    let facts: GroupFacts = group(ctx, "open", Action::SeeGroup).await.and_then(Found::here).expect("open to all");
    let list = format!("{:?}", meetings(ctx, &facts, None, 50).await.expect("listed"));
    let feed = format!("{:?}", calendar(ctx, &facts, None).await.expect("listed"));
    assert!(
        feed.contains("OPENMARK") && !feed.contains("CLOSEDMARK") && !feed.contains("calls.example/OPENMARK\""),
        "{feed}"
    );
    assert!(calendar(ctx, &facts, Some(marks.closed)).await.expect("listed").is_empty());
    let closed = proceedings(ctx, &facts, marks.closed).await;
    let knows = closed.is_ok();
    let by_each = [
        list.contains("CLOSEDMARK"),
        meeting(ctx, &facts, marks.closed).await.is_ok(),
        agenda(ctx, &facts, marks.closed).await.is_ok(),
    ];
    assert_eq!(by_each, [knows; 3], "told by one read and not by another");
    if !knows && ctx.actor.person().is_some() {
        for refused in [
            attend(ctx, &facts, marks.closed, &[]).await.map(drop),
            sign_in_desk(ctx, &facts, marks.closed).await.map(drop),
            minutes(ctx, &facts, marks.closed).await.map(drop),
            move_meeting(ctx, &facts, marks.closed, "cancelled", "Why").await,
            withhold_consent(ctx, &facts, marks.closed).await,
            may_add_material(ctx, &facts, marks.closed).await,
        ] {
            assert_eq!(crate::testing::code_of(refused), "not-found", "not even that it is there");
        }
    }
    let open = proceedings(ctx, &facts, marks.open).await.expect("open to all");
    let writing = proceedings(ctx, &facts, marks.writing).await.expect("open to all");
    let writes = format!("{writing:?}").contains("WRITINGMARK");
    assert_eq!(writing.record.is_some(), writes);
    BTreeMap::from([
        ("open-meeting", list.contains("OPENMARK")),
        ("open-record", open.record.is_some_and(|record| record.text.contains("OPENMARK"))),
        ("open-link", open.meeting.link.is_some()),
        ("open-file", open_material(ctx, &facts, marks.open, marks.open_file).await.is_ok()),
        ("names", open.present.is_some_and(|all| all.iter().any(|one| one.name == "Mia Member"))),
        ("recording", !open.recordings.is_empty()),
        ("writing", writes),
        ("tasks", minutes(ctx, &facts, marks.open).await.is_ok()),
        ("closed-meeting", knows),
        ("closed-record", closed.as_ref().is_ok_and(|all| format!("{:?}", all.record).contains("CLOSEDMARK"))),
        ("closed-calls", closed.is_ok_and(|all| all.meeting.link.is_some())),
        ("closed-file", open_material(ctx, &facts, marks.closed, marks.closed_file).await.is_ok()),
    ])
}
