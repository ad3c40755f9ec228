//! Writes over the API: with tokens, under conditions, and once.

use std::collections::HashMap;

use axum::{
    body::Body,
    http::{Method, Request, header},
};
use domain::policy::{RoleKind, Scope, TokenScope};
use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::support::{ALL_SCOPES, Reply, TestSite};

const PROGRAMME: &str = include_str!("fixture/programme.xml");

/// A site with an administrator and their token.
async fn with_admin() -> (TestSite, String) {
    let site = TestSite::new().await;
    let admin = site.world.admin("Bea Admin").await;
    let token = site.token(&admin, ALL_SCOPES).await;
    (site, token)
}

fn small_days() -> Value {
    json!({
        "slug": "small-days", "title": "Small Days", "start": "2026-11-02", "end": "2026-11-03",
        "zone": "Europe/Vienna", "languages": ["de", "en"],
    })
}

fn brief(reply: &Reply) -> String {
    let problem = reply.json();
    let fields = problem["errors"].as_array().into_iter().flatten();
    let fields: Vec<_> = fields.filter_map(|error| error["field"].as_str()).collect();
    format!("{} {} {}", reply.status.as_u16(), problem["code"].as_str().unwrap_or_default(), fields.join(" "))
}

async fn import(site: &TestSite, token: &str, query: &str, key: Option<&str>, file: &str) -> Reply {
    let mut request = Request::post(format!("/api/v1/conferences/small-days/releases{query}"))
        .header(header::AUTHORIZATION, format!("Bearer {token}"))
        .header(header::CONTENT_TYPE, "application/xml");
    if let Some(key) = key {
        request = request.header("idempotency-key", key);
    }
    site.send(request.body(Body::from(file.to_owned())).expect("a request")).await
}

#[tokio::test]
async fn a_conference_is_founded_edited_shown_and_renamed() {
    let (site, token) = with_admin().await;
    let made = site.call(&token, Method::POST, "/api/v1/conferences", Some(small_days())).await;
    assert_eq!(
        (made.status.as_u16(), made.header("location")),
        (201, "/api/v1/conferences/small-days"),
        "{}",
        made.body
    );
    let path = made.header("location").to_owned();
    assert_eq!(site.get(&path).await.status, 404, "only its team sees it");

    let seen = site.call(&token, Method::GET, &path, None).await;
    assert_eq!(seen.header("etag"), made.header("etag"));
    let mut told = seen.json();
    told["updated_at"] = "…".into();
    assert_snapshot!(format!("{told:#}"), @r#"
    {
      "acronym": "small_days",
      "city": "",
      "day_change": "04:00",
      "description": "",
      "ecosystem": null,
      "end": "2026-11-03",
      "languages": [
        "de",
        "en"
      ],
      "slug": "small-days",
      "start": "2026-11-02",
      "subtitle": "",
      "theme": "ink",
      "timeslot_minutes": 15,
      "title": "Small Days",
      "updated_at": "…",
      "url": "https://plenary.test/c/small-days",
      "venue": "",
      "visibility": "team",
      "zone": "Europe/Vienna"
    }
    "#);

    let shown =
        site.call(&token, Method::PUT, &format!("{path}/visibility"), Some(json!({ "visibility": "public" }))).await;
    assert_eq!(shown.status, 200);
    assert_eq!(site.get(&path).await.status, 200);

    let renamed = site.call(&token, Method::PUT, &format!("{path}/slug"), Some(json!({ "slug": "tiny-days" }))).await;
    assert_eq!(renamed.json(), json!({ "slug": "tiny-days" }));
    let moved = site.get(&path).await;
    assert_eq!((moved.status.as_u16(), moved.header("location")), (308, "/api/v1/conferences/tiny-days"));
    for (below, status) in [("/sessions?limit=2&day=2026-11-02", 308), ("/speakers", 308), ("/releases/1", 308)] {
        let moved = site.get(&format!("{path}{below}")).await;
        let location = format!("/api/v1/conferences/tiny-days{below}");
        assert_eq!((moved.status.as_u16(), moved.header("location")), (status, location.as_str()));
    }
    let written =
        site.call(&token, Method::PUT, &format!("{path}/visibility"), Some(json!({ "visibility": "team" }))).await;
    assert_eq!(written.status, 404, "who writes should know to what");
    let hide = json!({ "visibility": "team" });
    site.call(&token, Method::PUT, "/api/v1/conferences/tiny-days/visibility", Some(hide)).await;
    assert_eq!(site.get(&format!("{path}/sessions")).await.status, 404, "what is hidden has no former slugs either");
    let document = site.get("/api/openapi.json").await.json();
    for path in ["/api/v1/conferences/{conference}/sessions", "/api/v1/ecosystems/{ecosystem}"] {
        assert!(document["paths"][path]["get"]["responses"]["308"].is_object(), "{path}");
    }
}

#[tokio::test]
async fn the_tag_of_a_compressed_answer_is_one_to_edit_from() {
    let (site, token) = with_admin().await;
    let mut details = small_days();
    details["description"] = "About small days. ".repeat(100).into();
    site.call(&token, Method::POST, "/api/v1/conferences", Some(details.clone())).await;
    let path = "/api/v1/conferences/small-days";
    let request = |method: Method| {
        Request::builder().method(method).uri(path).header(header::AUTHORIZATION, format!("Bearer {token}"))
    };
    let read = request(Method::GET).header(header::ACCEPT_ENCODING, "gzip").body(Body::empty());
    let read = site.send(read.expect("a request")).await;
    let tag = read.header("etag");
    assert!(read.header("content-encoding") == "gzip" && tag.ends_with("-gz\""), "{tag}");
    details.as_object_mut().expect("an object").remove("slug");
    let edit = async |tag: &str| {
        let request =
            request(Method::PUT).header(header::CONTENT_TYPE, "application/json").header(header::IF_MATCH, tag);
        site.send(request.body(Body::from(details.to_string())).expect("a request")).await.status.as_u16()
    };
    assert_eq!([edit(tag).await, edit(tag).await], [200, 412]);
}

#[tokio::test]
async fn an_edit_made_from_an_old_state_is_refused() {
    let (site, token) = with_admin().await;
    site.call(&token, Method::POST, "/api/v1/conferences", Some(small_days())).await;
    let path = "/api/v1/conferences/small-days";
    let old = site.call(&token, Method::GET, path, None).await.header("etag").to_owned();
    let edit = async |city: &str, tag: &str| {
        let mut details = small_days();
        details.as_object_mut().expect("an object").remove("slug");
        details["city"] = city.into();
        let request = Request::put(path)
            .header(header::AUTHORIZATION, format!("Bearer {token}"))
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::IF_MATCH, tag);
        site.send(request.body(Body::from(details.to_string())).expect("a request")).await
    };
    let first = edit("Wien", &old).await;
    assert_eq!((first.status.as_u16(), &first.json()["city"]), (200, &"Wien".into()));
    assert_eq!(brief(&edit("Graz", &old).await), "412 changed-meanwhile ");
    assert_eq!(brief(&edit("Graz", "W/\"1\"").await), "412 changed-meanwhile ");
    assert_eq!(brief(&edit("Graz", "nonsense").await), "400 if-match-unreadable ");
    assert_eq!(edit("Graz", first.header("etag")).await.status, 200);
    assert_eq!(edit("Linz", "*").await.status, 200);
}

#[tokio::test]
async fn lists_are_replaced_whole_and_under_conditions() {
    let (site, token) = with_admin().await;
    site.call(&token, Method::POST, "/api/v1/conferences", Some(small_days())).await;
    let path = "/api/v1/conferences/small-days/organise/rooms";
    let rooms = json!({ "rooms": [{ "name": "Hall", "capacity": 200 }, { "name": "Yard" }] });
    let set = site.call(&token, Method::PUT, path, Some(rooms)).await;
    let mut list = set.json();
    assert_eq!((&list["rooms"][0]["name"], &list["rooms"][1]["capacity"]), (&"Hall".into(), &Value::Null));
    list["rooms"].as_array_mut().expect("rooms").reverse();
    let turned = site.call(&token, Method::PUT, path, Some(list.clone())).await.json();
    assert_eq!(turned, list, "ids stay, the order is the list's");
    let twice = json!({ "rooms": [{ "name": "Hall" }, { "name": "hall" }] });
    assert_eq!(brief(&site.call(&token, Method::PUT, path, Some(twice)).await), "422 invalid rooms.1.name");
}

#[tokio::test]
async fn everything_wrong_with_a_new_conference_is_said_at_once() {
    let (site, token) = with_admin().await;
    let mut wrong = small_days();
    wrong["slug"] = "x".into();
    wrong["end"] = "2026-11-01".into();
    wrong["zone"] = "Vienna".into();
    let refused = site.call(&token, Method::POST, "/api/v1/conferences", Some(wrong)).await;
    assert_eq!(brief(&refused), "422 invalid slug end zone");
}

#[tokio::test]
async fn a_team_is_read_invited_and_left() {
    let site = TestSite::new().await;
    let mut owner = site.world.person("Olga Owner").await;
    let ecosystem = site.world.ecosystem("owasp").await;
    site.world.grant(&mut owner, Scope::Ecosystem(ecosystem), RoleKind::Owner).await;
    let token = site.token(&owner, ALL_SCOPES).await;
    let invited = json!({ "address": "ada@example.org", "role": "owner" });
    let made = site.call(&token, Method::POST, "/api/v1/ecosystems/owasp/invitations", Some(invited)).await;
    assert_eq!(made.status, 201, "{}", made.body);
    let id = made.json()["id"].as_str().expect("an id").to_owned();
    let team = site.call(&token, Method::GET, "/api/v1/ecosystems/owasp/team", None).await.json();
    assert_eq!(
        (&team["members"][0]["name"], &team["invitations"][0]["id"]),
        (&"Olga Owner".into(), &id.as_str().into())
    );
    let gone = site.call(&token, Method::DELETE, &format!("/api/v1/ecosystems/owasp/invitations/{id}"), None).await;
    assert_eq!((gone.status.as_u16(), gone.body.as_str()), (204, ""));
    let left = site.call(&token, Method::DELETE, "/api/v1/ecosystems/owasp/team/me", None).await;
    assert_eq!(left.status, 409, "the last owner stays");
}

#[tokio::test]
async fn a_programme_is_looked_at_imported_and_not_imported_again() {
    let (site, token) = with_admin().await;
    site.call(&token, Method::POST, "/api/v1/conferences", Some(small_days())).await;
    let preview = import(&site, &token, "?preview=true", None, PROGRAMME).await;
    assert_eq!((preview.status.as_u16(), &preview.json()["release"]), (200, &Value::Null), "{}", preview.body);
    let made = import(&site, &token, "?comment=First", None, PROGRAMME).await;
    let report = made.json();
    assert_eq!((made.status.as_u16(), made.header("location")), (201, "/api/v1/conferences/small-days/releases/1"));
    assert_eq!((&report["release"]["comment"], &report["counts"]), (&"First".into(), &preview.json()["counts"]));
    let again = import(&site, &token, "", None, PROGRAMME).await;
    assert_eq!((again.status.as_u16(), &again.json()["release"]), (200, &Value::Null));
    let empty = PROGRAMME.split("<event").next().expect("a head").to_owned() + "</room></day></schedule>";
    let refused = import(&site, &token, "", None, &empty).await;
    assert_eq!(brief(&refused), "422 invalid allow_empty");
    assert_eq!(refused.json()["errors"][0]["code"], "nothing-left");
    assert!(refused.body.contains("Nothing was changed."), "{}", refused.body);
    let told = import(&site, &token, "?preview=true", None, &empty).await.json();
    assert_eq!((&told["sessions"], &told["release"]), (&json!(0), &json!(null)));
    let sessions = site.call(&token, Method::GET, "/api/v1/conferences/small-days/sessions", None).await.json();
    assert!(sessions["items"].as_array().is_some_and(|all| !all.is_empty()), "{sessions}");
    let half = import(&site, &token, "", None, &PROGRAMME[..PROGRAMME.len() / 2]).await;
    assert_eq!(brief(&half), "422 file-incomplete ");
    let reader = site.world.admin("Rex Reader").await;
    let reader = site.token(&reader, &[TokenScope::Read]).await;
    let refused = import(&site, &reader, "", None, PROGRAMME).await;
    assert_eq!(brief(&refused), "403 scope-missing ");
    assert!(refused.body.contains("“programme”"), "{}", refused.body);
}

#[tokio::test]
async fn fifty_equal_writes_under_one_key_have_one_effect_and_one_answer() {
    let (site, token) = with_admin().await;
    site.call(&token, Method::POST, "/api/v1/conferences", Some(small_days())).await;
    let many = (0..50).map(|_| import(&site, &token, "", Some("one-import"), PROGRAMME));
    let mut statuses: HashMap<u16, usize> = HashMap::new();
    let mut bodies = std::collections::HashSet::new();
    for reply in futures::future::join_all(many).await {
        *statuses.entry(reply.status.as_u16()).or_default() += 1;
        match reply.status.as_u16() {
            201 => drop(bodies.insert(reply.body)),
            _ => assert_eq!(brief(&reply), "409 idempotency-key-in-use "),
        }
    }
    assert_eq!(bodies.len(), 1, "{statuses:?}");
    let after = import(&site, &token, "", Some("one-import"), PROGRAMME).await;
    assert_eq!((after.status.as_u16(), after.header("idempotency-replayed")), (201, "true"));
    assert!(bodies.contains(&after.body));
    assert_eq!(after.header("location"), "/api/v1/conferences/small-days/releases/1");
    let releases = site.call(&token, Method::GET, "/api/v1/conferences/small-days/releases", None).await.json();
    assert_eq!(releases["items"].as_array().map(Vec::len), Some(1));
    let other = import(&site, &token, "", Some("one-import"), "<schedule/>").await;
    assert_eq!(brief(&other), "422 idempotency-key-used Idempotency-Key");
}

#[tokio::test]
async fn a_key_works_for_any_post_and_a_refusal_gives_it_back() {
    let (site, token) = with_admin().await;
    let found = async |body: Value, key: &str| {
        let request = Request::post("/api/v1/ecosystems")
            .header(header::AUTHORIZATION, format!("Bearer {token}"))
            .header(header::CONTENT_TYPE, "application/json")
            .header("idempotency-key", key);
        site.send(request.body(Body::from(body.to_string())).expect("a request")).await
    };
    let wrong = json!({ "slug": "x", "name": "OWASP" });
    let right = json!({ "slug": "owasp", "name": "OWASP" });
    assert_eq!(found(wrong, "k1").await.status, 422);
    let made = found(right.clone(), "k1").await;
    let again = found(right.clone(), "k1").await;
    assert_eq!((made.status.as_u16(), again.status.as_u16()), (201, 201));
    assert_eq!((again.header("idempotency-replayed"), again.header("etag")), ("true", made.header("etag")));
    assert_eq!((again.body, again.headers.get("location")), (made.body, made.headers.get("location")));
    assert_eq!(found(right.clone(), "k2").await.status, 422, "under another key it is another request");
    assert_eq!(brief(&found(right, "not a key").await), "400 idempotency-key-unusable ");
}

#[tokio::test]
async fn bodies_that_are_not_what_they_should_be_are_refused_with_the_reason() {
    let (site, token) = with_admin().await;
    let mut told = Vec::new();
    let long = format!("{{\"add\":[\"{}\"]}}", "x".repeat(3_000_000));
    for (kind, body) in [
        ("application/json", "{\"add\":[1]}"),
        ("application/json", "{\"ad\":[]}"),
        ("application/json", "{\"add\":"),
        ("application/json", "{} {}"),
        ("application/json", r#"{"add":["\u0000"]}"#),
        ("text/plain", "{}"),
        ("application/json; charset=utf-8", long.as_str()),
    ] {
        let request = Request::patch("/api/v1/me/favourites?conference=conf")
            .header(header::AUTHORIZATION, format!("Bearer {token}"))
            .header(header::CONTENT_TYPE, kind);
        let reply = site.send(request.body(Body::from(body.to_owned())).expect("a request")).await;
        let problem = reply.json();
        let fields = problem.get("errors").map(Value::to_string).unwrap_or_default();
        told.push(format!("{} {} {} {fields}", reply.status.as_u16(), problem["code"], problem["detail"]));
    }
    assert_snapshot!(told.join("\n"), @r#"
    422 "invalid" "One field is not acceptable. Nothing was changed." [{"code":"shape","field":"add[0]","message":"invalid type: integer `1`, expected a string"}]
    422 "invalid" "One field is not acceptable. Nothing was changed." [{"code":"shape","field":"ad","message":"unknown field `ad`, expected `add` or `remove`"}]
    400 "json-malformed" "The body is not JSON: EOF while parsing a value at line 1 column 7." 
    400 "json-malformed" "The body is not JSON: trailing characters at line 1 column 4." 
    400 "nul-character" "A text in the body holds the NUL character; leave it out." 
    415 "unsupported-type" "The body must be sent as application/json, and the Content-Type header must say so." 
    413 "too-large" "The body is larger than what is accepted here."
    "#);
}
