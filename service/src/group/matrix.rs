//! Who is told what of groups, held against a table that was written by hand: reader × field. Nothing here is computed from
//! the policy: what is observed are answers with marks in them. Pages, REST and the CSV all answer by these reads.

use std::collections::BTreeMap;

use domain::policy::{Action, RoleKind, Scope};

use super::*;
use crate::{
    Ctx, Found, on_both_databases,
    team::{TypedInvitation, invite},
    testing::{GroupScene, World},
};

/// The table. A change of it is a change of who is told what: read it as that.
const TABLE: &str = "
                    nobody stranger asker observer member editor secretary chair above owner
closed-group        .      .        .     .        .      .      .         .     yes   yes
proposed-group      .      .        .     .        .      .      .         .     yes   yes
open-group          yes    yes      yes   yes      yes    yes    yes       yes   yes   yes
names-public        yes    yes      yes   yes      yes    yes    yes       yes   yes   yes
names-closed        .      .        .     yes      yes    yes    yes       yes   yes   yes
observers           .      .        .     yes      yes    yes    yes       yes   yes   yes
request-words       .      .        .     .        .      .      yes       yes   yes   yes
request-name        .      .        .     .        .      .      yes       yes   yes   yes
request-own         .      .        yes   .        .      .      .         .     .     .
address             .      .        .     .        .      .      yes       yes   yes   yes
leave-reason        .      .        .     .        .      .      yes       yes   yes   yes
others-standing     .      .        .     .        .      .      yes       yes   yes   yes
attendance          .      .        .     .        .      .      yes       yes   yes   yes
";

on_both_databases! {
    async fn everybody_is_told_what_the_table_says(world: World) {
        let scene = world.groups().await;
        let readers = readers(&world, &scene).await;
        let mut lines = TABLE.lines().filter(|line| !line.trim().is_empty());
        let names: Vec<&str> = lines.next().expect("a head").split_whitespace().collect();
        assert_eq!(names, readers.iter().map(|(name, _)| *name).collect::<Vec<_>>());
        let mut told = Vec::new();
        for (name, ctx) in &readers {
            told.push((*name, what_is_told(ctx).await));
        }
        let mut wrong = Vec::new();
        let mut cells = 0;
        for line in lines {
            let mut words = line.split_whitespace();
            let field = words.next().expect("a field");
            for ((name, told), word) in told.iter().zip(words) {
                cells += 1;
                let seen = *told.get(field).unwrap_or_else(|| panic!("{field} is not observed"));
                if seen != (word == "yes") {
                    wrong.push(format!("{field} for {name}: {seen}"));
                }
            }
        }
        assert_eq!(wrong, Vec::<String>::new());
        assert_eq!(cells, 13 * 10);
    }

    async fn what_everybody_reads_of_events_names_nobody_who_asks_or_is_away(world: World) {
        let scene = world.groups().await;
        readers(&world, &scene).await;
        let public: Vec<_> = world
            .event_rows()
            .await
            .into_iter()
            .filter(|row| row.visibility == domain::policy::Visibility::Public)
            .map(|row| format!("{} {}", row.verb, row.data))
            .collect();
        assert!(public.iter().any(|told| told.starts_with("charter.adopted")));
        for told in public {
            for mark in ["WORDSMARK", "REASONMARK", "address", "request.", "leave.", "member.", "invitation."] {
                assert!(!told.contains(mark), "{told}");
            }
        }
    }
}

/// One reader of each kind, in a group full of marks: the open one, whose list of members is then closed.
async fn readers(world: &World, scene: &GroupScene) -> Vec<(&'static str, Ctx)> {
    let group = scene.open;
    let asker = world.person("Nora Newcomer").await;
    let join = TypedJoin { category: "Users".into(), words: "WORDSMARK".into(), ..TypedJoin::default() };
    join_group(&world.as_(&asker), group, &join).await.expect("asked");
    let wish = TypedInvitation { address: "addressmark@people.test".into(), role: "member".into() };
    invite(&world.as_(&scene.chair), Scope::Group(group), &wish).await.expect("invited");
    let leave = TypedLeave {
        person: scene.chair.person.to_string(),
        from: "2026-09-01".into(),
        until: "2026-10-01".into(),
        reason: "REASONMARK".into(),
    };
    grant_leave(&world.ctx, group, &leave).await.expect("granted");
    let met = TypedMeeting {
        title: "Call".into(),
        on: "2026-08-30".into(),
        present: vec![scene.chair.person.to_string()],
        ..TypedMeeting::default()
    };
    record_meeting(&world.ctx, group, &met).await.expect("recorded");
    let observer = world.holding("Olga Observer", group, RoleKind::Observer).await;
    let member = world.holding("Mia Member", group, RoleKind::Member).await;
    let editor = world.holding("Edith Editor", group, RoleKind::Editor).await;
    let secretary = world.holding("Sid Secretary", group, RoleKind::Secretary).await;
    let above = world.holding("Cora Council", scene.council, RoleKind::Chair).await;
    let mut owner = world.person("Oda Owner").await;
    world.grant(&mut owner, Scope::Ecosystem(scene.ecosystem), RoleKind::Owner).await;
    let stranger = world.person("Eve Moneypenny").await;
    vec![
        ("nobody", world.anonymous()),
        ("stranger", world.as_(&stranger)),
        ("asker", world.as_(&asker)),
        ("observer", world.as_(&observer)),
        ("member", world.as_(&member)),
        ("editor", world.as_(&editor)),
        ("secretary", world.as_(&secretary)),
        ("chair", world.as_(&scene.chair)),
        ("above", world.as_(&above)),
        ("owner", world.as_(&owner)),
    ]
}

/// What one reader finds by every read there is.
async fn what_is_told(ctx: &Ctx) -> BTreeMap<&'static str, bool> {
    let list = ecosystem_groups(ctx, "owasp").await.and_then(Found::here).expect("listed").1;
    let all = groups(ctx, None, None, 100).await.expect("listed").groups;
    let knows = async |slug: &str| {
        let opened = group(ctx, slug, Action::SeeGroup).await.is_ok();
        let listed = [list.iter().any(|line| line.slug == slug), all.iter().any(|facts| facts.slug == slug)];
        assert_eq!(listed, [opened, opened], "{slug} is told by one read and not by another");
        opened
    };
    let mut told = BTreeMap::from([
        ("closed-group", knows("closed").await),
        ("proposed-group", knows("proposed").await),
        ("open-group", knows("open").await),
    ]);
    let facts = group(ctx, "open", Action::SeeGroup).await.and_then(Found::here).expect("open to all");
    let home = group_home(ctx, &facts).await.expect("open to all");
    let names = listed(ctx, &facts).await;
    told.insert("names-public", names.contains("Carl Chair"));
    told.insert("observers", names.contains("Olga Observer"));
    let waiting = format!("{:?} {home:?}", waiting(ctx, &facts).await.ok());
    told.insert("request-words", waiting.contains("WORDSMARK"));
    told.insert("request-name", waiting.contains("Nora Newcomer"));
    told.insert("request-own", home.asked);
    told.insert("address", waiting.contains("addressmark"));
    told.insert("leave-reason", format!("{:?}", leaves(ctx, &facts).await.ok()).contains("REASONMARK"));
    told.insert("others-standing", format!("{:?}", standings(ctx, &facts).await.ok()).contains("Carl Chair"));
    told.insert("attendance", meetings(ctx, &facts).await.is_ok_and(|lines| !lines[0].there.is_empty()));
    told.insert("names-closed", names_when_closed(ctx).await);
    told
}

/// What is told of the members of a group: all of them, and a page of them, asked for as those who only observe.
async fn listed(ctx: &Ctx, facts: &GroupFacts) -> String {
    let observers = WantedMembers { role: Some(RoleKind::Observer), ..WantedMembers::default() };
    let pages = [members(ctx, facts, &WantedMembers::default()).await, members(ctx, facts, &observers).await];
    format!("{:?} {:?}", all_members(ctx, facts).await.ok(), pages.map(Result::ok))
}

/// Whether names are told of a group that shows them to those inside alone: the closed list of the same people.
async fn names_when_closed(ctx: &Ctx) -> bool {
    let mut facts = group(ctx, "open", Action::SeeGroup).await.and_then(Found::here).expect("open to all");
    facts.close_list();
    listed(ctx, &facts).await.contains("Carl Chair")
}
