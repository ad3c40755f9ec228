//! Calls for papers, on pages and over REST.

use axum::{
    body::Body,
    http::{Method, Request, header},
};
use domain::policy::{RoleKind, Scope};
use serde_json::json;
use service::{
    cfp::{draft_proposal, show_call, submit_proposal},
    testing::Somebody,
};

use crate::support::{ALL_SCOPES, TestSite};

async fn with_owner() -> (TestSite, Somebody) {
    let site = TestSite::new().await;
    let facts = site.world.facts_of_conference("open-2026").await;
    let mut ada = site.world.person("Ada Lovelace").await;
    site.world.grant(&mut ada, Scope::Conference(facts.id), RoleKind::Owner).await;
    (site, ada)
}

#[tokio::test]
async fn a_call_is_written_refused_mended_shown_and_closed_without_scripts() {
    let (site, ada) = with_owner().await;
    let form = site.get_as(&ada, "/c/open-2026/organise/calls/new").await;
    assert_eq!(form.status, 200);
    assert!(!form.body.contains("<script") && form.body.contains("Workshop"));
    let id = |list: &str, nth: usize| {
        let name = format!("name=\"{list}.{nth}.id\" value=\"");
        let rest = form.body.split(&name).nth(1).unwrap_or_else(|| panic!("{name} is in the form"));
        rest.split('"').next().unwrap_or_default().to_owned()
    };
    let (talk, workshop) = (id("types", 0), id("types", 1));
    let mut typed = vec![
        ("slug", "talks"),
        ("title", "Call for talks"),
        ("text", "*Hello*"),
        ("languages", "en"),
        ("closes", "2027-09-30T23:59"),
        ("types", "2"),
        ("types.0.id", &talk),
        ("types.0.offered", "yes"),
        ("types.1.id", &workshop),
        ("tracks", "0"),
    ];
    let refused = site.post_as(&ada, "/c/open-2026/organise/calls/new", &typed).await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("value=\"2027-09-30T23:59\""), "what was typed is kept");
    typed.push(("opens", "2026-01-01T00:00"));
    let made = site.post_as(&ada, "/c/open-2026/organise/calls/new", &typed).await;
    assert_eq!((made.status.as_u16(), made.location()), (303, "/c/open-2026/organise/calls"));

    assert_eq!(site.get("/c/open-2026/cfp/talks").await.status, 404, "not shown yet");
    assert_eq!(site.post_as(&ada, "/c/open-2026/organise/calls/talks/show", &[]).await.status, 303);
    let page = site.get("/c/open-2026/cfp/talks").await;
    assert!(page.body.contains("<em>Hello</em>") && page.body.contains("Thu 30 Sep 2027, 23:59 (Brussels)"));
    assert!(!page.body.contains("Workshop"), "it is not offered");
    assert!(site.get("/c/open-2026/cfp").await.body.contains("/c/open-2026/cfp/talks"));

    assert_eq!(site.post_as(&ada, "/c/open-2026/organise/calls/talks/close", &[]).await.status, 303);
    let edit = site.get_as(&ada, "/c/open-2026/organise/calls/talks").await;
    assert!(!edit.body.contains("value=\"2027-09-30T23:59\""), "the deadline has moved");
    assert_eq!(site.post_as(&ada, "/c/open-2026/organise/calls/talks/hide", &[]).await.status, 303);
    assert_eq!(site.get("/c/open-2026/cfp/talks").await.status, 404);
}

#[tokio::test]
async fn two_who_edit_one_call_do_not_undo_each_other() {
    let (site, ada) = with_owner().await;
    let facts = site.world.facts_under("open-2026").await;
    site.world.call_in(&facts, "talks").await;
    let token = site.token(&ada, ALL_SCOPES).await;
    let path = "/api/v1/conferences/open-2026/calls/talks";
    let read = site.call(&token, Method::GET, path, None).await;
    let tag = read.header("etag").to_owned();
    let types = read.json()["types"].as_array().cloned().unwrap_or_default();
    assert_eq!((read.json()["grace_minutes"].as_u64(), types.len()), (Some(15), 2));
    let details = |title: &str| {
        json!({
            "title": title, "languages": ["en", "de"], "opens": "2026-08-01T00:00:00Z",
            "closes": "2026-09-30T21:59:00.000001Z", "types": [{ "id": types[0]["id"] }],
        })
    };
    let edit = async |title: &str| {
        let request = Request::put(path)
            .header(header::AUTHORIZATION, format!("Bearer {token}"))
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::IF_MATCH, &tag)
            .body(Body::from(details(title).to_string()));
        site.send(request.expect("a request")).await
    };
    let edited = edit("First").await;
    assert_eq!(edited.status, 200, "{}", edited.body);
    assert_eq!(edited.json()["closes"], "2026-09-30T21:59:00.000001Z");
    assert_eq!(edit("Second").await.status, 412);
}

#[tokio::test]
async fn the_api_writes_lists_shows_and_closes_and_keeps_the_grace_to_itself() {
    let (site, ada) = with_owner().await;
    let token = site.token(&ada, ALL_SCOPES).await;
    let calls = "/api/v1/conferences/open-2026/calls";
    let types = site.call(&token, Method::GET, "/api/v1/conferences/open-2026/organise/types", None).await.json();
    let details = json!({
        "title": "Talks", "languages": ["en"], "opens": "2026-01-01T00:00:00Z", "closes": "2030-01-01T00:00:00Z",
        "grace_minutes": 30, "types": [{ "id": types["types"][0]["id"] }],
    });
    let made = site.call(&token, Method::POST, calls, Some(json!({ "slug": "talks", "details": details }))).await;
    assert_eq!((made.status.as_u16(), made.location()), (201, format!("{calls}/talks").as_str()), "{}", made.body);
    let stranger = site.token(&site.world.person("Eve Moneypenny").await, ALL_SCOPES).await;
    assert_eq!(site.call(&stranger, Method::GET, calls, None).await.json()["calls"], json!([]));
    let shown = json!({ "visibility": "public" });
    assert_eq!(site.call(&token, Method::PUT, &format!("{calls}/talks/visibility"), Some(shown)).await.status, 200);
    let seen = site.call(&stranger, Method::GET, &format!("{calls}/talks"), None).await.json();
    assert_eq!((&seen["standing"], seen.get("grace_minutes")), (&json!("open"), None));
    let closed = site.call(&token, Method::POST, &format!("{calls}/talks/close"), None).await;
    assert_eq!((closed.status.as_u16(), &closed.json()["grace_minutes"]), (200, &json!(0)));
}

#[tokio::test]
async fn a_call_of_a_conference_is_not_found_under_another() {
    let (site, ada) = with_owner().await;
    let other = site.world.facts_of_conference("other-2026").await;
    let call = site.world.call_in(&other, "talks").await;
    show_call(&site.world.ctx, call).await.expect("shown");
    assert_eq!(site.get("/c/other-2026/cfp/talks").await.status, 200);
    assert_eq!(site.get("/c/open-2026/cfp/talks").await.status, 404);
    assert_eq!(site.post_as(&ada, "/c/open-2026/organise/calls/talks/close", &[]).await.status, 404);
}

/// A form of a proposal, with the ids that the page offers.
fn field<'a>(body: &'a str, before: &str) -> &'a str {
    let rest = body.split(before).nth(1).unwrap_or_else(|| panic!("{before} is on the page"));
    rest.split('"').next().unwrap_or_default()
}

#[tokio::test]
async fn somebody_drafts_saves_and_hands_in_without_scripts() {
    let site = TestSite::new().await;
    let (facts, _) = site.world.open_call("open-2026").await;
    let eve = site.world.person("Eve Moneypenny").await;
    let typed = site.world.proposal_for(&facts, "Title").await.0;
    let page = site.get("/c/open-2026/cfp/talks/propose").await;
    assert_eq!(
        (page.status.as_u16(), page.location()),
        (303, "/sign-in?next=%2Fc%2Fopen-2026%2Fcfp%2Ftalks%2Fpropose")
    );
    let form = site.get_as(&eve, "/c/open-2026/cfp/talks/propose").await;
    assert_eq!(form.status, 200);
    assert!(form.body.contains(">Open</option>") && !form.body.contains(">Invited</option>"), "one needs a code");

    let begun = site.post_as(&eve, "/c/open-2026/cfp/talks/propose", &[("title", "A <b>draft</b>")]).await;
    assert_eq!(begun.status, 303);
    let home = begun.location().to_owned();
    let draft = site.get_as(&eve, &home).await;
    assert!(draft.body.contains("A &lt;b&gt;draft&lt;/b&gt;") && draft.body.contains("value=\"submit\""));
    let version = field(&draft.body, "name=\"version\" value=\"").to_owned();
    let whole = |title: &'static str, act: &'static str, version: &str| {
        [
            ("title", title.to_owned()),
            ("description", "Long".to_owned()),
            ("session_type", typed.session_type.clone()),
            ("act", act.to_owned()),
            ("version", version.to_owned()),
        ]
    };
    let send = async |fields: &[(&str, String)]| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        site.post_as(&eve, &home, &fields).await
    };
    let missing = send(&[("act", "submit".into()), ("title", "Kept".into()), ("version", version.clone())]).await;
    assert_eq!(missing.status, 422);
    assert!(missing.body.contains("value=\"Kept\""), "what was typed is still there");
    assert_eq!(send(&whole("First tab", "save", &version)).await.status, 303);
    let second = send(&whole("Second tab", "save", &version)).await;
    assert_eq!(second.status, 409);
    assert!(second.body.contains("value=\"Second tab\""), "what this tab typed");
    assert!(second.body.contains("<pre class=\"saved\">First tab</pre>"), "what the other one saved");
    let newer = field(&second.body, "name=\"version\" value=\"").to_owned();
    assert_eq!(send(&whole("Both", "submit", &newer)).await.status, 303);
    let done = site.get_as(&eve, &home).await;
    assert!(done.body.contains("Handed in") && done.body.contains("value=\"Both\""));
    assert!(site.get_as(&eve, "/me/proposals").await.body.contains(&home));
    assert_eq!(site.post_as(&eve, &format!("{home}/discard"), &[]).await.status, 409);
    assert_eq!(site.post_as(&eve, &format!("{home}/withdraw"), &[]).await.status, 303);
    assert!(site.get_as(&eve, &home).await.body.contains("Withdrawn"));
}

#[tokio::test]
async fn the_api_drafts_edits_hands_in_withdraws_and_discards() {
    let site = TestSite::new().await;
    let (facts, _) = site.world.open_call("open-2026").await;
    let typed = site.world.proposal_for(&facts, "Title").await.0;
    let token = site.token(&site.world.person("Eve Moneypenny").await, ALL_SCOPES).await;
    let begin = "/api/v1/conferences/open-2026/calls/talks/proposals";
    let made = site.call(&token, Method::POST, begin, Some(json!({ "title": "Title" }))).await;
    assert_eq!(made.status, 201, "{}", made.body);
    let path = made.location().to_owned();
    assert_eq!(made.json()["state"], "draft");
    let refused = site.call(&token, Method::POST, &format!("{path}/submit"), None).await;
    assert_eq!((refused.status.as_u16(), refused.json()["errors"].as_array().map(Vec::len)), (422, Some(2)));
    let words = json!({ "title": "Title", "description": "Long", "session_type": typed.session_type });
    assert_eq!(site.call(&token, Method::PUT, &path, Some(words)).await.status, 200);
    let submitted = site.call(&token, Method::POST, &format!("{path}/submit"), None).await;
    assert_eq!((submitted.status.as_u16(), &submitted.json()["state"]), (200, &json!("submitted")));
    assert_eq!(site.call(&token, Method::DELETE, &path, None).await.status, 409);
    let withdrawn = site.call(&token, Method::POST, &format!("{path}/withdraw"), None).await;
    assert_eq!(withdrawn.json()["state"], "withdrawn");
    let other = site.call(&token, Method::POST, begin, Some(json!({}))).await.location().to_owned();
    assert_eq!(site.call(&token, Method::DELETE, &other, None).await.status, 204);
    let listed = site.call(&token, Method::GET, "/api/v1/me/proposals", None).await.json();
    assert_eq!(listed["proposals"].as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn organisers_read_filter_move_and_take_proposals_away_without_scripts() {
    let (site, ada) = with_owner().await;
    let facts = site.world.facts_under("open-2026").await;
    let call = site.world.call_in(&facts, "talks").await;
    show_call(&site.world.ctx, call).await.expect("shown");
    let eve = site.world.person("Eve Moneypenny").await;
    let typed = site.world.proposal_for(&facts, "=HYPERLINK(\"https://evil.example\")").await.0;
    let as_eve = site.world.as_(&eve);
    let id = draft_proposal(&as_eve, call, &typed).await.expect("begun");
    let list = "/c/open-2026/organise/calls/talks/proposals";
    let page = format!("{list}/{id}");
    assert!(site.get_as(&ada, list).await.body.contains("No proposal fits"), "drafts are in no list");
    assert_eq!(site.get_as(&ada, &page).await.status, 404);
    submit_proposal(&as_eve, id, None).await.expect("handed in");

    let listed = site.get_as(&ada, list).await;
    assert!(listed.body.contains(&page) && listed.body.contains("Eve Moneypenny"));
    assert!(!site.get_as(&ada, &format!("{list}?state=accepted")).await.body.contains(&page));
    assert!(
        site.get_as(&ada, &format!("{list}?state=submitted&type={}", typed.session_type)).await.body.contains(&page)
    );
    let table = site.get_as(&ada, &format!("{list}.csv")).await;
    assert!(table.body.contains("\"'=HYPERLINK(\"\"https://evil.example\"\")\""), "{}", table.body);
    assert!(table.header("content-disposition").starts_with("attachment"));
    for path in [list.to_owned(), format!("{list}.csv"), page.clone()] {
        assert_eq!(site.get_as(&eve, &path).await.status, 403, "{path}");
        assert!(site.get(&path).await.location().starts_with("/sign-in"), "{path}");
    }

    assert_eq!(site.post_as(&ada, &page, &[("step", "reject")]).await.status, 303);
    let shown = site.get_as(&eve, &format!("/me/proposals/{id}")).await.body;
    assert!(shown.contains("Handed in"), "it is planned, and told once it is released");
    site.world.release_plans(&facts, call).await;
    let refused = site.post_as(&ada, &page, &[("step", "reopen"), ("reason", "")]).await;
    assert_eq!(refused.status, 422);
    let reopened = site.post_as(&ada, &page, &[("step", "reopen"), ("reason", "A mix-up")]).await;
    assert_eq!(reopened.status, 303);
    assert!(site.get_as(&ada, &page).await.body.contains("A mix-up"));
    assert_eq!(site.post_as(&ada, &page, &[("step", "reinstate"), ("reason", "x")]).await.status, 409);
    assert!(!site.get_as(&eve, &format!("/me/proposals/{id}")).await.body.contains("A mix-up"));
}

#[tokio::test]
async fn the_api_lists_reads_and_moves() {
    let (site, ada) = with_owner().await;
    let facts = site.world.facts_under("open-2026").await;
    let call = site.world.call_in(&facts, "talks").await;
    show_call(&site.world.ctx, call).await.expect("shown");
    let as_eve = site.world.as_(&site.world.person("Eve Moneypenny").await);
    let typed = site.world.proposal_for(&facts, "Title").await.0;
    let mut ids = Vec::new();
    for _ in 0..2 {
        let id = draft_proposal(&as_eve, call, &typed).await.expect("begun");
        submit_proposal(&as_eve, id, None).await.expect("handed in");
        ids.push(id.to_string());
    }
    let token = site.token(&ada, ALL_SCOPES).await;
    let list = "/api/v1/conferences/open-2026/calls/talks/proposals";
    let first = site.call(&token, Method::GET, &format!("{list}?limit=1"), None).await.json();
    assert_eq!(first["items"][0]["id"], json!(ids[0]));
    let next = first["next"].as_str().expect("there is more");
    let second = site.call(&token, Method::GET, &format!("{list}?limit=1&cursor={next}"), None).await.json();
    assert_eq!((&second["items"][0]["id"], &second["next"]), (&json!(ids[1]), &json!(null)));
    let moves = format!("{list}/{}/moves", ids[0]);
    let moved = site.call(&token, Method::POST, &moves, Some(json!({ "step": "shortlist" }))).await;
    assert_eq!((moved.status.as_u16(), &moved.json()["state"]), (200, &json!("shortlisted")), "{}", moved.body);
    assert_eq!(site.call(&token, Method::POST, &moves, Some(json!({ "step": "shortlist" }))).await.status, 409);
    let one = site.call(&token, Method::GET, &format!("{list}/{}", ids[0]), None).await.json();
    assert_eq!((&one["notes"], &one["moves"][0]), (&json!("For the organisers."), &json!("unlist")));
    let found = site.call(&token, Method::GET, &format!("{list}?state=shortlisted"), None).await.json();
    assert_eq!(found["items"].as_array().map(Vec::len), Some(1));
}
