//! The programme as files for other programs.

use axum::{
    body::Body,
    http::{Method, Request, header},
};
use bytes::Bytes;
use domain::{conference::TypedConference, policy::Action};
use service::{
    conference::edit_conference,
    programme::{Import, Intent, Marks, import_programme, make_agenda_link, mark_favourites},
};

use crate::support::{ALL_SCOPES, Reply, TestSite};

const PROGRAMME: &str = include_str!("fixture/programme.xml");

async fn with_programme() -> TestSite {
    let site = TestSite::new().await;
    site.world.conference("demo").await;
    import(&site, PROGRAMME).await;
    site
}

async fn import(site: &TestSite, file: &str) {
    import_at(site, file, 0).await;
}

async fn import_at(site: &TestSite, file: &str, later: i64) {
    let import = Import { file: Bytes::from(file.to_owned()), comment: "As planned".into(), intent: Intent::Release };
    import_programme(&site.world.later(later), "demo", import).await.expect("imported");
}

async fn ask(site: &TestSite, path: &str, name: header::HeaderName, value: &str) -> Reply {
    let request = Request::get(path).header(name, value).body(Body::empty()).expect("a request");
    site.send(request).await
}

#[tokio::test]
async fn each_file_is_there_and_whoever_has_it_is_told_so() {
    let site = with_programme().await;
    for (path, kind, begins) in [
        ("schedule.xml", "application/xml; charset=utf-8", "<?xml"),
        ("schedule.json", "application/json", "{"),
        ("schedule.ics", "text/calendar; charset=utf-8", "BEGIN:VCALENDAR"),
        ("tracks/memory.ics", "text/calendar; charset=utf-8", "BEGIN:VCALENDAR"),
        ("rooms/great-hall.ics", "text/calendar; charset=utf-8", "BEGIN:VCALENDAR"),
        ("talks/AAAAAA/calendar.ics", "text/calendar; charset=utf-8", "BEGIN:VCALENDAR"),
        ("changes.atom", "application/atom+xml; charset=utf-8", "<?xml"),
    ] {
        let path = format!("/c/demo/{path}");
        let file = site.get(&path).await;
        assert_eq!((file.status.as_u16(), file.header("content-type")), (200, kind), "{path}");
        assert!(file.body.starts_with(begins), "{path}: {}", file.body);
        let tag = file.header("etag");
        assert!(tag.starts_with('"'), "{path}: a strong tag");
        assert_eq!(ask(&site, &path, header::IF_NONE_MATCH, tag).await.status, 304, "{path}");
        let modified = file.header("last-modified");
        assert_eq!(ask(&site, &path, header::IF_MODIFIED_SINCE, modified).await.status, 304, "{path}");
    }
    for nowhere in ["tracks/none.ics", "rooms/none.ics", "talks/ZZZZZZ/calendar.ics", "schedule.csv"] {
        assert_eq!(site.get(&format!("/c/demo/{nowhere}")).await.status, 404, "{nowhere}");
    }
}

#[tokio::test]
async fn a_calendar_holds_what_it_is_of() {
    let site = with_programme().await;
    let count = async |path: &str| site.get(&format!("/c/demo/{path}")).await.body.matches("BEGIN:VEVENT").count();
    let (all, track, one) =
        (count("schedule.ics").await, count("tracks/memory.ics").await, count("talks/AAAAAA/calendar.ics").await);
    assert!(one == 1 && one <= track && track < all, "{one} {track} {all}");
}

#[tokio::test]
async fn another_venue_reaches_calendars_with_the_next_release_and_counts_as_a_change() {
    let site = with_programme().await;
    let path = "/c/demo/talks/AAAAAA/calendar.ics";
    let before = site.get(path).await;
    assert!(before.body.contains("SEQUENCE:0\r\n"), "{}", before.body);
    let conference = service::conference::conference(&site.world.ctx, "demo", Action::EditConference).await;
    let facts = conference.and_then(service::Found::here).expect("it is there");
    let typed = TypedConference { venue: "Town hall".into(), city: "Ghent".into(), ..facts.typed() };
    edit_conference(&site.world.ctx, facts.id, &typed, None).await.expect("edited");
    let between = site.get(path).await;
    assert_eq!((&between.body, between.header("etag")), (&before.body, before.header("etag")), "not before a release");
    import_at(&site, PROGRAMME, 60).await;
    let after = site.get(path).await;
    assert!(after.body.contains("SEQUENCE:1\r\n"), "{}", after.body);
    assert!(after.body.contains("LOCATION:Great hall\\, Town hall\\, Ghent\r\n"), "{}", after.body);
    let line = |reply: &Reply, name: &str| reply.body.lines().find(|line| line.starts_with(name)).map(str::to_owned);
    for name in ["DTSTAMP", "LAST-MODIFIED"] {
        assert!(line(&after, name) > line(&before, name), "{name}");
    }
    assert_ne!(after.header("etag"), before.header("etag"));
}

#[tokio::test]
async fn a_new_release_shows_at_once_and_the_feed_tells_what_changed() {
    let site = with_programme().await;
    let before = site.get("/c/demo/schedule.json").await.header("etag").to_owned();
    import(&site, &PROGRAMME.replace("<title>Lunch</title>", "<title>Long lunch</title>")).await;
    let after = ask(&site, "/c/demo/schedule.json", header::IF_NONE_MATCH, &before).await;
    assert_eq!(after.status, 200);
    assert!(after.body.contains("Long lunch"));
    let feed = site.get("/c/demo/changes.atom").await.body;
    assert_eq!(feed.matches("<entry>").count(), 2);
    assert!(feed.contains("Long lunch: Changed: title"), "{feed}");
    let german = site.get("/c/demo/changes.atom?lang=de").await.body;
    assert!(german.contains("xml:lang=\"de\"") && !german.contains("Changed:"), "{german}");
}

#[tokio::test]
async fn what_was_exported_and_is_imported_again_changes_nothing() {
    let site = with_programme().await;
    let admin = site.world.admin("Bea Admin").await;
    let token = site.token(&admin, ALL_SCOPES).await;
    for (file, kind) in [("schedule.xml", "application/xml"), ("schedule.json", "application/json")] {
        let exported = site.get(&format!("/c/demo/{file}")).await.body;
        let request = Request::post("/api/v1/conferences/demo/releases")
            .header(header::AUTHORIZATION, format!("Bearer {token}"))
            .header(header::CONTENT_TYPE, kind);
        let report = site.send(request.body(Body::from(exported)).expect("a request")).await;
        assert_eq!((report.status.as_u16(), report.json()["changes"].to_string().as_str()), (200, "[]"), "{file}");
    }
}

#[tokio::test]
async fn what_the_public_does_not_see_has_no_files() {
    let site = TestSite::new().await;
    site.world.hidden_conference("hidden").await;
    site.world.conference("unreleased").await;
    for slug in ["hidden", "unreleased", "nowhere"] {
        for file in ["schedule.xml", "schedule.json", "schedule.ics", "changes.atom", "agenda/guessed.ics"] {
            assert_eq!(site.get(&format!("/c/{slug}/{file}")).await.status, 404, "{slug}/{file}");
        }
    }
}

#[tokio::test]
async fn a_secret_address_holds_ones_own_marks_and_nobody_elses() {
    let site = with_programme().await;
    let ada = site.world.as_(&site.world.person("Ada Lovelace").await);
    let mark = async |add: &[&str], remove: &[&str]| {
        let owned = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect();
        mark_favourites(&ada, "demo", Marks { add: owned(add), remove: owned(remove) }).await.expect("marked");
    };
    mark(&["AAAAAA", "BBBBBB"], &[]).await;
    let token = make_agenda_link(&ada, "demo").await.expect("made");
    let path = format!("/c/demo/agenda/{token}.ics");
    let agenda = site.get(&path).await;
    assert_eq!((agenda.status.as_u16(), agenda.body.matches("BEGIN:VEVENT").count()), (200, 2), "{}", agenda.body);
    assert!(agenda.header("cache-control").starts_with("private"));
    let tag = agenda.header("etag").to_owned();
    assert_eq!(ask(&site, &path, header::IF_NONE_MATCH, &tag).await.status, 304);
    mark(&[], &["BBBBBB"]).await;
    let fewer = ask(&site, &path, header::IF_NONE_MATCH, &tag).await;
    assert_eq!((fewer.status.as_u16(), fewer.body.matches("BEGIN:VEVENT").count()), (200, 1));
    for wrong in ["/c/demo/agenda/guessed.ics".into(), path.replace(".ics", ".txt")] {
        assert_eq!(site.get(&wrong).await.status, 404, "{wrong}");
    }
    let posted =
        site.send(Request::builder().method(Method::POST).uri(&path).body(Body::empty()).expect("a request")).await;
    assert_eq!(posted.status, 405);
}
