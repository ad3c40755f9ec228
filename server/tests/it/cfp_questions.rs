//! Questions, access codes, drafts that are kept as one goes, previews, and what conferences tell of their calls.

use axum::{
    body::Body,
    http::{Method, Request, header},
};
use domain::policy::{RoleKind, Scope};
use serde_json::json;
use service::{
    cfp::{close_call, hide_call, my_proposals, questions, show_call},
    testing::Somebody,
};

use crate::support::{ALL_SCOPES, TestSite};

async fn open() -> (TestSite, Somebody, Somebody) {
    let site = TestSite::new().await;
    let mut ada = site.world.person("Ada Organiser").await;
    let (facts, _) = site.world.open_call("open-2026").await;
    site.world.grant(&mut ada, Scope::Conference(facts.id), RoleKind::Owner).await;
    let eve = site.world.person("Eve Moneypenny").await;
    (site, ada, eve)
}

const QUESTIONS: &str = "/c/open-2026/organise/calls/talks/questions";

const QUESTION: [(&str, &str); 5] = [
    ("label", "What do you need?"),
    ("target", "proposal"),
    ("kind", "long-text"),
    ("need", "required"),
    ("most", "5"),
];

async fn asked(site: &TestSite) -> String {
    let facts = site.world.facts_under("open-2026").await;
    let call = service::cfp::call(&site.world.ctx, &facts, "talks").await.expect("a call").id;
    let asked = questions(&site.world.ctx, &facts, call).await.expect("listed");
    asked.last().map(|asked| format!("answers.{}", asked.question.id)).expect("a question")
}

#[tokio::test]
async fn a_question_is_previewed_asked_and_answered_and_a_refused_form_keeps_the_answer() {
    let (site, ada, eve) = open().await;
    let preview = [QUESTION.as_slice(), &[("act", "preview"), ("unit", "words")]].concat();
    let shown = site.post_as(&ada, &format!("{QUESTIONS}/new"), &preview).await;
    assert_eq!(shown.status, 200);
    let below = shown.body.split("id=\"preview\"").nth(1).expect("the preview").to_owned();
    assert!(below.contains("What do you need?") && below.contains("At most 5 words."), "{below}");
    assert_eq!(site.post_as(&ada, &format!("{QUESTIONS}/new"), &[("act", "preview")]).await.status, 422);
    let typed = [QUESTION.as_slice(), &[("act", "save"), ("unit", "words")]].concat();
    let saved = site.post_as(&ada, &format!("{QUESTIONS}/new"), &typed).await;
    assert_eq!((saved.status.as_u16(), saved.location()), (303, QUESTIONS), "{}", saved.body);
    assert!(site.get_as(&ada, QUESTIONS).await.body.contains("What do you need?"));

    let field = asked(&site).await;
    let form = site.get_as(&eve, "/c/open-2026/cfp/talks/propose").await;
    assert!(form.body.contains(&format!("name=\"{field}\"")) && !form.body.contains("maxlength"));
    let begun = site
        .post_as(
            &eve,
            "/c/open-2026/cfp/talks/propose",
            &[("title", "A draft"), (&field, "one two three four five six")],
        )
        .await;
    assert_eq!(begun.status, 422);
    assert!(begun.body.contains("one two three four five six") && begun.body.contains("value=\"A draft\""));
    let begun =
        site.post_as(&eve, "/c/open-2026/cfp/talks/propose", &[("title", "A draft"), (&field, "A board")]).await;
    assert_eq!(begun.status, 303);
    let home = begun.location().to_owned();
    assert!(site.get_as(&eve, &home).await.body.contains("A board"));
    let id = home.rsplit('/').next().expect("an id").to_owned();
    let token = site.token(&eve, ALL_SCOPES).await;
    let told = site.call(&token, Method::GET, &format!("/api/v1/me/proposals/{id}"), None).await.json();
    assert_eq!(told["words"]["answers"][field.trim_start_matches("answers.")], json!(["A board"]));
}

#[tokio::test]
async fn a_draft_is_kept_as_one_goes_and_another_tab_is_not_overtaken() {
    let (site, _, eve) = open().await;
    let begun = site.post_as(&eve, "/c/open-2026/cfp/talks/propose", &[("title", "Begun"), ("act", "autosave")]).await;
    assert_eq!(begun.status, 200, "{}", begun.body);
    let kept = begun.json();
    let (at, version) = (kept["at"].as_str().expect("an address"), kept["version"].as_str().expect("a version"));
    let keep = async |title: &str, version: &str| {
        site.post_as(&eve, at, &[("title", title), ("version", version), ("act", "autosave")]).await
    };
    let next = keep("Kept", version).await;
    assert_eq!(next.status, 200);
    assert_ne!(next.json()["version"], version);
    assert_eq!(keep("From an older tab", version).await.status, 409);
    let both = site.post_as(&eve, at, &[("title", "From an older tab"), ("version", version), ("act", "save")]).await;
    assert_eq!(both.status, 409);
    assert!(both.body.contains("value=\"From an older tab\"") && both.body.contains("<pre class=\"saved\">Kept</pre>"));
    assert_eq!(my_proposals(&site.world.as_(&eve)).await.expect("listed").len(), 1);
}

#[tokio::test]
async fn a_file_is_uploaded_apart_from_the_form_and_given_out_to_be_saved() {
    let (site, ada, eve) = open().await;
    let file = [("label", "Slides"), ("target", "proposal"), ("kind", "file"), ("need", "optional")];
    assert_eq!(site.post_as(&ada, &format!("{QUESTIONS}/new"), &file).await.status, 303);
    let question = asked(&site).await.trim_start_matches("answers.").to_owned();
    let begun = site.post_as(&eve, "/c/open-2026/cfp/talks/propose", &[("title", "A draft")]).await;
    let home = begun.location().to_owned();
    assert!(site.get_as(&eve, &home).await.body.contains("type=\"file\""));
    let address = format!("{home}/answers/{question}");
    let upload = async |who: &Somebody| {
        let body = "--part\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.html\"\r\n\r\n<script>alert(1)</script>\r\n--part--\r\n";
        let request = Request::post(&address)
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=part")
            .header("sec-fetch-site", "same-origin")
            .header(header::COOKIE, site.cookie(who).await)
            .body(Body::from(body));
        site.send(request.expect("a request")).await
    };
    assert_eq!(upload(&ada).await.status, 404);
    let kept = upload(&eve).await;
    assert_eq!((kept.status.as_u16(), kept.location()), (303, format!("{home}#files").as_str()), "{}", kept.body);
    let got = site.get_as(&eve, &address).await;
    assert_eq!(got.body, "<script>alert(1)</script>");
    assert_eq!(got.header("content-type"), "application/octet-stream");
    assert!(got.header("content-disposition").starts_with("attachment; filename=\"a.html\""));
    assert_eq!(got.header("x-content-type-options"), "nosniff");
    assert_eq!(site.get_as(&ada, &address).await.status, 404);
    assert_eq!(site.post_as(&eve, &format!("{address}/remove"), &[]).await.status, 303);
    assert_eq!(site.get_as(&eve, &address).await.status, 404);
}

#[tokio::test]
async fn a_code_is_made_used_on_a_closed_call_and_revoked_without_scripts() {
    let (site, ada, eve) = open().await;
    let codes = "/c/open-2026/organise/calls/talks/codes";
    assert_eq!(site.post_as(&ada, codes, &[("uses", "1")]).await.status, 422);
    let made = site.post_as(&ada, codes, &[("uses", "1"), ("valid_until", "2099-01-01T00:00")]).await;
    assert_eq!((made.status.as_u16(), made.location()), (303, codes));
    let page = site.get_as(&ada, codes).await.body;
    let code = page.split("<code>").nth(1).and_then(|rest| rest.split('<').next()).expect("a code").to_owned();
    let facts = site.world.facts_under("open-2026").await;
    let call = service::cfp::call(&site.world.ctx, &facts, "talks").await.expect("a call").id;
    close_call(&site.world.ctx, call).await.expect("closed");
    let (typed, _) = site.world.proposal_for(&facts, "Title").await;
    let fields = [("title", "Late"), ("description", "Text"), ("session_type", &typed.session_type), ("code", &code)];
    let refused = site.post_as(&eve, "/c/open-2026/cfp/talks/propose", &fields[..3]).await;
    assert_eq!(refused.status, 409);
    assert!(refused.body.contains("value=\"Late\""));
    let guessed = site.get_as(&eve, "/c/open-2026/cfp/talks/propose?code=AAAA").await;
    assert!(guessed.body.contains("does not count here"));
    assert!(site.get("/c/open-2026/cfp/talks").await.body.contains("name=\"code\""));
    let begun = site.post_as(&eve, "/c/open-2026/cfp/talks/propose", &fields).await;
    assert_eq!(begun.status, 303, "{}", begun.body);
    let home = begun.location().to_owned();
    let handed_in = [fields.as_slice(), &[("act", "submit")]].concat();
    assert_eq!(site.post_as(&eve, &home, &handed_in).await.status, 303);
    assert!(site.get_as(&ada, codes).await.body.contains("1 of 1 used"));
    let id = page.split("name=\"code\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("an id");
    assert_eq!(site.post_as(&ada, codes, &[("act", "revoke"), ("code", id)]).await.status, 303);
    assert!(site.get_as(&ada, codes).await.body.contains("Revoked"));
}

#[tokio::test]
async fn a_preview_is_the_page_of_a_session_and_is_for_no_search_engine() {
    let (site, _, eve) = open().await;
    let fields = [("title", "A draft"), ("description", "With *force*.")];
    let begun = site.post_as(&eve, "/c/open-2026/cfp/talks/propose", &fields).await;
    let address = format!("{}/preview", begun.location());
    let page = site.get_as(&eve, &address).await;
    assert_eq!(page.status, 200);
    assert!(page.body.contains("<em>force</em>") && page.body.contains("Eve Moneypenny"));
    assert!(page.body.contains("noindex") && !page.body.contains("rel=\"canonical\""));
    assert!(!page.body.contains("Cancelled"));
    assert_eq!(page.header("cache-control"), "private, no-store");
    let mallory = site.world.person("Mallory Reader").await;
    assert_eq!(site.get_as(&mallory, &address).await.status, 404);
}

/// The pages of a conference are kept; what they say of calls is not kept longer than it is so.
#[tokio::test]
async fn a_kept_page_tells_of_a_call_as_long_as_it_is_open() {
    let (site, _, _) = open().await;
    let facts = site.world.facts_under("open-2026").await;
    let call = service::cfp::call(&site.world.ctx, &facts, "talks").await.expect("a call").id;
    let link = "/c/open-2026/cfp/talks";
    let tells = async || {
        let first = site.get("/c/open-2026").await.body.contains(link);
        assert_eq!(site.get("/c/open-2026").await.body.contains(link), first, "kept or not");
        (first, site.get("/").await.body.contains(link))
    };
    assert_eq!(tells().await, (true, true));
    hide_call(&site.world.ctx, call).await.expect("hidden");
    assert_eq!(tells().await, (false, false));
    show_call(&site.world.ctx, call).await.expect("shown");
    assert_eq!(tells().await, (true, true));
    // The deadline passes by the clock alone: nothing is written.
    let mut new = site.world.new_call(&facts, "talks").await;
    let soon = server::site::now() + chrono::TimeDelta::milliseconds(1_200);
    new.details.closes = soon.to_rfc3339();
    service::cfp::edit_call(&site.world.ctx, call, &new.details, None).await.expect("edited");
    assert_eq!(tells().await, (true, true));
    tokio::time::sleep(std::time::Duration::from_millis(1_400)).await;
    assert_eq!(tells().await, (false, false));
}

#[tokio::test]
async fn questions_and_codes_are_kept_over_rest_too() {
    let (site, ada, eve) = open().await;
    let token = site.token(&ada, ALL_SCOPES).await;
    let home = "/api/v1/conferences/open-2026/calls/talks/questions";
    let question = json!({ "target": "proposal", "kind": "choice", "label": "Which?", "options": ["One", "Two"], "need": "optional" });
    let added = site.call(&token, Method::POST, home, Some(question.clone())).await;
    assert_eq!(added.status, 201, "{}", added.body);
    let id = added.json()["id"].as_str().expect("an id").to_owned();
    let options = added.json()["option_ids"].clone();
    let mut reworded = question.clone();
    reworded["options"] = json!(["Two", "Three"]);
    let edited = site.call(&token, Method::PUT, &format!("{home}/{id}"), Some(reworded)).await;
    assert_eq!(edited.status, 200, "{}", edited.body);
    assert_eq!(edited.json()["option_ids"][0], options[1], "it moved");
    site.call(&token, Method::POST, home, Some(question)).await;
    let placed = site.call(&token, Method::PUT, &format!("{home}/{id}/place"), Some(json!({ "place": 1 }))).await;
    assert_eq!(placed.json()["questions"][1]["id"], json!(id));
    assert_eq!(site.call(&token, Method::DELETE, &format!("{home}/{id}"), None).await.status, 204);
    let stranger = site.token(&eve, ALL_SCOPES).await;
    assert_eq!(
        site.call(&stranger, Method::GET, home, None).await.json()["questions"].as_array().map(Vec::len),
        Some(1)
    );

    let codes = "/api/v1/conferences/open-2026/calls/talks/codes";
    let made =
        site.call(&token, Method::POST, codes, Some(json!({ "valid_until": "2099-01-01T00:00:00Z", "uses": 3 }))).await;
    assert_eq!((made.status.as_u16(), &made.json()["uses"]), (201, &json!(3)), "{}", made.body);
    let code = made.json()["id"].as_str().expect("an id").to_owned();
    assert_eq!(site.call(&token, Method::DELETE, &format!("{codes}/{code}"), None).await.status, 204);
    let listed = site.call(&token, Method::GET, codes, None).await.json();
    assert!(listed["codes"][0]["revoked_at"].is_string());
}
