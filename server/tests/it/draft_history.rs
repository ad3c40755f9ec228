//! Histories of drafts: several files at once, from a page and over REST.

use axum::{
    body::Body,
    http::{Method, Request, header},
};
use domain::policy::TokenScope;

use crate::support::{Reply, TestSite};

const SURE: &str = "- **1.1** Verify that sessions end when somebody signs out of them.\n";
const UNSURE: &str = "- **1.1** Verify that sessions end when the browser is closed by somebody.\n\
    - **1.2** Verify that tokens end when somebody signs out of the application.\n";
const PAGE: &str = "/g/open/drafts/text/upload";
const API: &str = "/api/v1/groups/open/drafts/text/history";

/// A form with files and fields.
fn form(files: &[(&str, &str)], fields: &[(&str, &str)]) -> String {
    let file = |(name, text): &(&str, &str)| {
        format!("--part\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n{text}\r\n")
    };
    let field = |(name, value): &(&str, &str)| {
        format!("--part\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let parts: String = files.iter().map(file).chain(fields.iter().map(field)).collect();
    format!("{parts}--part--\r\n")
}

async fn send(site: &TestSite, token: &str, query: &str, files: &[(&str, &str)]) -> Reply {
    let request = Request::post(format!("{API}{query}"))
        .header(header::AUTHORIZATION, format!("Bearer {token}"))
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=part")
        .body(Body::from(form(files, &[])));
    site.send(request.expect("a request")).await
}

/// The numbers of the draft's revisions.
async fn revisions(site: &TestSite) -> usize {
    let list = site.get("/api/v1/groups/open/drafts/text/revisions").await.json();
    list.as_array().expect("a list").len()
}

#[tokio::test]
async fn a_page_takes_a_history_stops_to_ask_and_goes_on_with_what_it_kept() {
    let site = TestSite::new().await;
    let scene = site.world.groups().await;
    site.world.draft_in(scene.open, "text", &["# Before\n"]).await;
    let page = site.get_as(&scene.chair, PAGE).await.body;
    assert!(page.contains(" multiple"), "several files may be chosen: {page}");
    let [second, last] = [format!("{SURE}\nAnd so on.\n"), format!("{UNSURE}\nThe end.\n")];
    let files = [("04.md", last.as_str()), ("02.md", second.as_str()), ("03.md", UNSURE), ("01.md", SURE)];
    let post = async |files: &[(&str, &str)], fields: &[(&str, &str)]| {
        site.post_parts_as(&scene.chair, PAGE, form(files, fields)).await
    };
    let unfit = post(&[files[0], files[1], ("03.md", "\0")], &[("note", "KEPTNOTE")]).await;
    assert_eq!((unfit.status.as_u16(), revisions(&site).await), (422, 1), "nothing is posted");
    assert!(unfit.body.contains("03.md") && unfit.body.contains("KEPTNOTE"), "{}", unfit.body);
    let unordered = post(&[files[0], ("notes.md", "x")], &[]).await;
    assert!(unordered.status == 422 && unordered.body.contains("notes.md"), "{}", unordered.body);

    let long = "x".repeat(1_001);
    let refused = post(&files, &[("note", &long)]).await;
    assert_eq!((refused.status.as_u16(), revisions(&site).await), (422, 1));
    let asked = post(&[], &[("note", "As it was"), ("kept", kept(&refused))]).await;
    assert_eq!((asked.status.as_u16(), revisions(&site).await), (422, 3), "{}", asked.body);
    let told = asked.body.replace(['\u{2068}', '\u{2069}'], "");
    assert!(told.contains("2 files are posted; the last, 02.md, is revision 3."), "{told}");
    assert!(told.contains("03.md and what follows it, 2 files in all"), "{told}");
    let names: Vec<&str> =
        asked.body.split("name=\"answer-").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let names: Vec<String> = names.into_iter().map(|name| format!("answer-{name}")).collect();
    let mut fields: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "new")).collect();
    assert!(!fields.is_empty());
    fields.push(("kept", kept(&asked)));
    let done = post(&[], &fields).await;
    assert_eq!((done.status.as_u16(), done.header("location")), (303, "/g/open/drafts/text"), "{}", done.body);
    assert_eq!(revisions(&site).await, 5);
    assert_eq!(site.get("/g/open/drafts/text/5/text.md").await.body, last, "to the byte");
    assert_eq!(site.get("/g/open/drafts/text/2/text.md").await.body, SURE, "the numbers of the files are their order");
}

/// The files that wait in a page's form.
fn kept(page: &Reply) -> &str {
    let (_, after) = page.body.split_once("name=\"kept\" value=\"").unwrap_or_else(|| panic!("{}", page.body));
    after.split('"').next().expect("a value")
}

#[tokio::test]
async fn a_history_comes_over_rest_and_is_sent_again_as_a_whole() {
    let site = TestSite::new().await;
    let scene = site.world.groups().await;
    site.world.draft_in(scene.open, "text", &[]).await;
    let token = site.token(&scene.chair, &[TokenScope::Group]).await;
    let files = [("02.md", UNSURE), ("01.md", SURE)];
    let asked = send(&site, &token, "", &files).await;
    assert_eq!((asked.status.as_u16(), asked.json()["code"].clone()), (409, "identities-unsure".into()));
    let detail = asked.json()["detail"].to_string();
    assert!(detail.contains("02.md: ") && detail.contains("01.md as revision 1"), "{detail}");
    let check = site.call(&token, Method::POST, "/api/v1/groups/open/drafts/text/history", None).await;
    assert_eq!(check.status, 415);
    let request = Request::post("/api/v1/groups/open/drafts/text/revisions/check")
        .header(header::AUTHORIZATION, format!("Bearer {token}"))
        .header(header::CONTENT_TYPE, "text/markdown")
        .body(Body::from(UNSURE));
    let asked = site.send(request.expect("a request")).await.json();
    let answers: Vec<String> =
        asked["asked"].as_array().expect("a list").iter().map(|one| format!("{}:new", one["new"])).collect();
    let done = send(&site, &token, &format!("?note=Imported&answers={}", answers.join(",")), &files).await;
    let told = serde_json::json!([
        { "file": "01.md", "number": 1, "posted": false }, { "file": "02.md", "number": 2, "posted": true },
    ]);
    assert_eq!((done.status.as_u16(), done.json()), (200, told), "{}", done.body);
    let again = send(&site, &token, "", &files).await.json();
    assert_eq!((again[1]["posted"].clone(), revisions(&site).await), (false.into(), 2));
    for (files, code) in [(vec![], "missing"), (vec![("1.md", SURE), ("b.md", SURE)], "no-number")] {
        let refused = send(&site, &token, "", &files).await;
        assert_eq!((refused.status.as_u16(), refused.json()["errors"][0]["code"].clone()), (422, code.into()));
    }
}
