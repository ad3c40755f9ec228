//! Tables of proposals, on pages and over REST.

use axum::{
    body::Body,
    http::{Method, Request, header},
};
use domain::policy::{RoleKind, Scope};
use serde_json::json;
use service::{
    cfp::{TABLE_BYTES_MOST, show_call},
    testing::Somebody,
};

use crate::support::{ALL_SCOPES, Reply, TestSite};

const PAGE: &str = "/c/open-2026/organise/calls/talks/table";
const TABLE: &str = "/api/v1/conferences/open-2026/calls/talks/table";
const GOOD: &str = "\u{feff}Title;Speakers;Description;Type\r\n=1+1;Ada Lovelace <ada@people.test>;Fine.;Talk\r\n";

async fn open() -> (TestSite, Somebody) {
    let site = TestSite::new().await;
    let facts = site.world.facts_of_conference("open-2026").await;
    let call = site.world.call_in(&facts, "talks").await;
    show_call(&site.world.ctx, call).await.expect("shown");
    let mut olga = site.world.person("Olga Owner").await;
    site.world.grant(&mut olga, Scope::Conference(facts.id), RoleKind::Owner).await;
    (site, olga)
}

fn parts(fields: &[(&str, &str)]) -> String {
    let part = |(name, value): &(&str, &str)| {
        let file = if *name == "file" { "; filename=\"a.csv\"" } else { "" };
        format!("--part\r\ncontent-disposition: form-data; name=\"{name}\"{file}\r\n\r\n{value}\r\n")
    };
    fields.iter().map(part).collect::<String>() + "--part--\r\n"
}

async fn send(
    site: &TestSite,
    token: &str,
    query: &str,
    key: Option<&str>,
    kind: &str,
    body: impl Into<Body>,
) -> Reply {
    let mut request = Request::post(format!("{TABLE}{query}"))
        .header(header::AUTHORIZATION, format!("Bearer {token}"))
        .header(header::CONTENT_TYPE, kind);
    if let Some(key) = key {
        request = request.header("idempotency-key", key);
    }
    site.send(request.body(body.into()).expect("a request")).await
}

#[tokio::test]
async fn a_table_is_looked_at_and_taken_in_without_scripts() {
    let (site, olga) = open().await;
    let list = "/c/open-2026/organise/calls/talks/proposals";
    assert!(site.get_as(&olga, list).await.body.contains(PAGE));
    let form = site.get_as(&olga, PAGE).await;
    assert!(form.body.contains("type=\"file\"") && !form.body.contains("<script"), "{}", form.body);
    let nothing = site.post_parts_as(&olga, PAGE, parts(&[("intent", "look")])).await;
    assert!(nothing.status == 422 && nothing.body.contains("file-error"), "{}", nothing.body);

    let bad = "title,speakers,description,type\n<b>Bad</b>,Ada,Fine.,Keynote\n";
    for intent in ["look", "import"] {
        let seen = site.post_parts_as(&olga, PAGE, parts(&[("intent", intent), ("file", bad)])).await;
        assert_eq!(seen.status, if intent == "look" { 200 } else { 422 });
        assert!(
            seen.body.contains("line 2") && seen.body.contains("The call has nothing of this name."),
            "{}",
            seen.body
        );
        assert!(seen.body.contains("&lt;b&gt;Bad") && !seen.body.contains("value=\"import\""), "{}", seen.body);
    }
    let torn = site.post_parts_as(&olga, PAGE, parts(&[("file", "title,speakers\n\"Half,Ada\n")])).await;
    assert!(torn.status == 422 && torn.body.contains("quotation mark"), "{}", torn.body);

    let seen = site.post_parts_as(&olga, PAGE, parts(&[("intent", "look"), ("file", GOOD)])).await;
    assert!(seen.status == 200 && seen.body.contains("New: 1"), "{}", seen.body);
    assert!(site.get_as(&olga, list).await.body.contains("No proposal fits"), "only shown so far");
    let kept = seen.body.split("name=\"kept\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
    let kept = kept.expect("the file travels with its preview");
    let done = site.post_parts_as(&olga, PAGE, parts(&[("intent", "import"), ("kept", kept)])).await;
    assert_eq!((done.status.as_u16(), done.location()), (303, list));
    let listed = site.get_as(&olga, list).await.body;
    assert!(listed.contains("=1+1") && listed.contains("Ada Lovelace"), "{listed}");
    let again = site.post_parts_as(&olga, PAGE, parts(&[("intent", "look"), ("kept", kept)])).await;
    assert!(again.body.contains("here already: 1") && !again.body.contains("value=\"import\""), "{}", again.body);

    let large = site.post_parts_as(&olga, PAGE, parts(&[("file", &"x".repeat(TABLE_BYTES_MOST * 2))])).await;
    assert_eq!(large.status, 413);
}

#[tokio::test]
async fn a_table_is_taken_in_and_given_out_over_rest() {
    let (site, olga) = open().await;
    let token = site.token(&olga, ALL_SCOPES).await;
    let preview = send(&site, &token, "?preview=true", None, "text/csv", GOOD).await;
    let row = json!({ "line": 2, "title": "=1+1", "speakers": ["Ada Lovelace"], "fate": "new", "errors": [] });
    assert_eq!((preview.status.as_u16(), &preview.json()["rows"]), (200, &json!([row])), "{}", preview.body);
    assert_eq!((&preview.json()["made"], &preview.json()["letters"]), (&json!(0), &json!(1)));

    let bad = format!("{GOOD}Two;Bob;;Talk\r\n");
    let refused = send(&site, &token, "", None, "text/csv; charset=utf-8", bad).await;
    let errors = refused.json()["errors"].clone();
    assert_eq!(refused.status, 422);
    assert_eq!(
        (&errors[0]["field"], &errors[0]["code"]),
        (&json!("lines.3.Description"), &json!("missing")),
        "{errors}"
    );

    let made = send(&site, &token, "", Some("one"), "text/csv", GOOD).await;
    assert_eq!((made.status.as_u16(), &made.json()["made"]), (201, &json!(1)), "{}", made.body);
    let replayed = send(&site, &token, "", Some("one"), "text/csv", GOOD).await;
    assert_eq!((replayed.status.as_u16(), replayed.body), (201, made.body));
    let again = send(&site, &token, "", None, "text/csv", GOOD).await;
    assert_eq!((again.status.as_u16(), &again.json()["known"]), (200, &json!(1)));

    let out = site.call(&token, Method::GET, TABLE, None).await;
    assert!(out.header("content-type").starts_with("text/csv") && out.body.contains("\"'=1+1\""), "{}", out.body);
    let same = send(&site, &token, "", None, "text/csv", out.body).await;
    assert_eq!((same.status.as_u16(), &same.json()["known"]), (200, &json!(1)), "what was given out is here");

    assert_eq!(send(&site, &token, "", None, "application/json", "{}").await.status, 415);
    assert_eq!(send(&site, &token, "", None, "text/csv", "title,speakers\nGr\u{0},Ada\n").await.status, 422);
    // Nothing of 200 MB is kept: the limit of the route ends the reading.
    let endless = futures::stream::iter((0..3_200).map(|_| Ok::<_, std::io::Error>(vec![b'x'; 65_536])));
    assert_eq!(send(&site, &token, "", None, "text/csv", Body::from_stream(endless)).await.status, 413);
}
