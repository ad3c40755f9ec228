//! Meetings of groups, on pages, in calendars and over REST.

use axum::http::Method;
use chrono::{TimeDelta, Utc};
use domain::{
    meeting::{TypedMeetingDetails, TypedSeries},
    policy::{Action, RoleKind},
};
use serde_json::json;
use service::{
    Ctx, Found,
    group::{GroupFacts, group},
    meeting::announce_meeting,
    testing::{GroupScene, planned},
};

use crate::support::{ALL_SCOPES, TestSite};

/// What stands below a meeting's address.
const BELOW: &[&str] = &[
    "",
    "/meeting.ics",
    "/edit",
    "/agenda",
    "/materials",
    "/attend",
    "/attendance",
    "/minutes",
    "/entries",
    "/hands",
    "/recordings",
];

#[tokio::test]
async fn a_closed_meeting_answers_like_one_that_is_not_there() {
    let site = TestSite::new().await;
    let scene = site.world.groups().await;
    let (_, closed) = two(&site, &scene).await;
    let eve = site.world.person("Eve Moneypenny").await;
    let olga = site.world.holding("Olga Observer", scene.open, RoleKind::Observer).await;
    let absent = "01910000-0000-7000-8000-00000000ffff".to_owned();
    for who in [&eve, &olga] {
        let token = site.token(who, ALL_SCOPES).await;
        for below in BELOW {
            let mut answers = Vec::new();
            for id in [&closed, &absent] {
                let reply = site.get_as(who, &format!("/g/open/meetings/{id}{below}")).await;
                answers.push((reply.status.as_u16(), reply.body.replace(id.as_str(), "").len()));
            }
            assert_eq!(answers[0].0, 404, "{below}");
            assert_eq!(answers[0], answers[1], "{below}");
        }
        for below in ["/state", "/tasks", "/attend", "/minutes/step", "/recordings/withhold"] {
            let path = format!("/g/open/meetings/{closed}{below}");
            assert_eq!(
                site.post_as(who, &path, &[("state", "cancelled"), ("reason", "Why")]).await.status,
                404,
                "{below}"
            );
        }
        for below in ["", "/minutes"] {
            let path = format!("/api/v1/groups/open/meetings/{closed}{below}");
            assert_eq!(site.call(&token, Method::GET, &path, None).await.status, 404, "{below}");
        }
        let list = site.call(&token, Method::GET, "/api/v1/groups/open/meetings", None).await.json();
        let titles: Vec<_> = list["items"].as_array().expect("a list").iter().map(|one| one["title"].clone()).collect();
        assert_eq!(titles, [json!("OPENMARK")]);
        for path in ["/g/open", "/g/open/meetings", "/me"] {
            assert!(!site.get_as(who, path).await.body.contains("CLOSEDMARK"), "{path}");
        }
    }
    let carl = &scene.chair;
    assert!(site.get_as(carl, "/g/open/meetings").await.body.contains("CLOSEDMARK"));
    let feed = site.get_as(carl, "/g/open/meetings.ics").await;
    assert!(feed.body.contains("OPENMARK") && !feed.body.contains("CLOSEDMARK"), "{}", feed.body);
}

#[tokio::test]
async fn a_meeting_that_moves_keeps_its_place_in_calendars() {
    let site = TestSite::new().await;
    let scene = site.world.groups().await;
    let (open, _) = two(&site, &scene).await;
    let calendar = || site.get("/g/open/meetings.ics");
    let first = calendar().await;
    assert_eq!(first.header("content-type"), "text/calendar; charset=utf-8");
    let uid = format!("UID:{open}@");
    assert!(first.body.contains(&uid) && first.body.contains("SEQUENCE:0\r\n"), "{}", first.body);
    assert!(!first.body.contains("calls.example"), "the link is for members");
    let fields = [
        ("title", "OPENMARK"),
        ("day", "2099-01-02"),
        ("time", "15:00"),
        ("minutes", "60"),
        ("zone", "Europe/Brussels"),
    ];
    let path = format!("/g/open/meetings/{open}");
    let moved = site.post_as(&scene.chair, &format!("{path}/edit"), &fields).await;
    assert_eq!((moved.status.as_u16(), moved.location()), (303, path.as_str()));
    let stopped =
        site.post_as(&scene.chair, &format!("{path}/state"), &[("state", "cancelled"), ("reason", "REASONMARK")]).await;
    assert_eq!(stopped.status, 303);
    let after = calendar().await.body;
    for line in ["SEQUENCE:2\r\n", "DTSTART:20990102T140000Z\r\n", "STATUS:CANCELLED\r\n", "REASONMARK"] {
        assert!(after.contains(line), "{line} in {after}");
    }
    assert!(after.contains(&uid));
    assert!(site.get(&format!("{path}/meeting.ics")).await.body.contains(&uid));
    assert!(site.get(&path).await.body.contains("REASONMARK"));
}

#[tokio::test]
async fn a_chair_holds_a_meeting_on_pages_and_nothing_typed_is_lost() {
    let site = TestSite::new().await;
    let scene = site.world.groups().await;
    let carl = &scene.chair;
    let soon = Utc::now() + TimeDelta::minutes(5);
    let (day, time) = (soon.date_naive().to_string(), soon.format("%H:%M").to_string());
    let mut fields = vec![("title", "KEPTTITLE"), ("day", day.as_str()), ("time", time.as_str()), ("zone", "UTC")];
    let refused = site.post_as(carl, "/g/open/meetings/new", &fields).await;
    assert!(refused.status == 422 && refused.body.contains("KEPTTITLE"), "{}", refused.body);
    fields.push(("minutes", "60"));
    let path = site.post_as(carl, "/g/open/meetings/new", &fields).await.location().to_owned();
    let at = |below: &str| format!("{path}{below}");
    let eve = site.world.person("Eve Moneypenny").await;
    assert_eq!(site.post_as(&eve, &at("/attend"), &[]).await.status, 303);
    assert_eq!(site.post_as(&eve, &at("/minutes"), &[("text", "Mine")]).await.status, 403);
    let asked = site.post_as(carl, &at("/hands"), &[("question", "Shall we?"), ("options", "Yes\nNo")]).await;
    assert_eq!(asked.status, 303);
    let shown = site.get_as(&eve, &path).await.body;
    let hands = shown.split(&format!("{path}/hands/")).nth(1).and_then(|rest| rest.split('"').next()).expect("a form");
    assert_eq!(site.post_as(&eve, &at(&format!("/hands/{hands}")), &[("choice", "1")]).await.status, 303);
    assert_eq!(site.post_as(carl, &at(&format!("/hands/{hands}")), &[("act", "close")]).await.status, 303);
    for (text, made_from, status) in
        [("One\nTwo", "0", 303_u16), ("One\nTwo, his", "1", 303), ("One\nTwo, LOSTMARK", "1", 200)]
    {
        let saved = site.post_as(carl, &at("/minutes"), &[("text", text), ("made_from", made_from)]).await;
        assert_eq!(saved.status, status, "{text}");
        assert!(status == 303 || saved.body.contains("LOSTMARK") && saved.body.contains("Two, his"), "both are shown");
    }
    let entry = [("kind", "decision"), ("text", "DECISIONMARK")];
    assert_eq!(site.post_as(carl, &at("/entries"), &entry).await.status, 303);
    assert!(!site.get(&path).await.body.contains("DECISIONMARK"), "what is being written is for the group");
    for state in ["proposed", "approved"] {
        assert_eq!(site.post_as(carl, &at("/minutes/step"), &[("state", state)]).await.status, 303, "{state}");
    }
    let public = site.get(&path).await.body;
    assert!(public.contains("DECISIONMARK") && public.contains("Two, his") && !public.contains("Eve Moneypenny"));
    let late = site.post_as(carl, &at("/minutes"), &[("text", "TOOLATE"), ("made_from", "2")]).await;
    assert!(late.status == 409 && late.body.contains("approved"), "{}", late.body);
}

/// An open and a closed meeting of the open group, far ahead.
async fn two(site: &TestSite, scene: &GroupScene) -> (String, String) {
    let carl: Ctx = site.world.as_(&scene.chair);
    let facts: GroupFacts = group(&carl, "open", Action::SeeGroup).await.and_then(Found::here).expect("a group");
    let mut made = Vec::new();
    for (title, closed) in [("OPENMARK", ""), ("CLOSEDMARK", "yes")] {
        let typed = TypedMeetingDetails {
            title: title.into(),
            closed: closed.into(),
            day: "2099-01-01".into(),
            ..planned(&carl, 60)
        };
        let id = announce_meeting(&carl, &facts, &typed, &TypedSeries::default()).await.expect("announced");
        made.push(id.to_string());
    }
    let closed = made.pop().expect("two");
    (made.pop().expect("two"), closed)
}
