//! Drafts, on pages and over REST.

use axum::{
    body::Body,
    http::{Method, Request, header},
};
use domain::{
    draft::TypedDraft,
    policy::{RoleKind, TokenScope},
};
use service::draft::start_draft;

use crate::support::{ALL_SCOPES, Reply, TestSite};

const ONE: &str = "# V6 Passwords\n\nWhat people know.\n\n| # | Description | Level |\n|-|-|-|\n\
    | **6.1** | Verify that passwords have eight characters or more. | 1 |\n\
    | **6.2** | Verify that every password field takes what a manager pastes. | 1 |\n";

fn two() -> String {
    ONE.replace("eight characters or more", "fifteen characters or more").replace("**6.2**", "**6.3**")
}

/// Sends a text as a CI job does.
async fn send(site: &TestSite, token: &str, path: &str, text: &str, key: &str) -> Reply {
    let request = Request::post(path)
        .header(header::AUTHORIZATION, format!("Bearer {token}"))
        .header(header::CONTENT_TYPE, "text/markdown; charset=utf-8")
        .header("idempotency-key", key)
        .body(Body::from(text.to_owned()));
    site.send(request.expect("a request")).await
}

#[tokio::test]
async fn a_draft_that_is_closed_answers_like_one_that_is_not_there() {
    let site = TestSite::new().await;
    let scene = site.world.groups().await;
    let typed = TypedDraft { title: "SECRETMARK".into(), embargo: "2099-01-01".into(), ..TypedDraft::default() };
    assert!(start_draft(&site.world.ctx, scene.open, "secret", &typed).await.is_err(), "an embargo has an end");
    let until = (site.world.ctx.now.date_naive() + chrono::TimeDelta::days(30)).to_string();
    let typed = TypedDraft { embargo: until, ..typed };
    start_draft(&site.world.ctx, scene.open, "secret", &typed).await.expect("begun");
    site.world.draft_in(scene.open, "public", &[ONE]).await;
    site.world.draft_in(scene.closed, "inside", &[ONE]).await;
    let admin = site.world.admin("Abe Admin").await;
    for path in ["", "/1", "/write", "/settings", "/post", "/upload", "/compare", "/1/text.md", "/1/text.json"] {
        for who in [&admin, &scene.chair] {
            let closed = site.get_as(who, &format!("/g/open/drafts/secret{path}")).await;
            let absent = site.get_as(who, &format!("/g/open/drafts/absent{path}")).await;
            assert_eq!((closed.status.as_u16(), absent.status.as_u16()), (404, 404), "{path}");
            assert_eq!(closed.body.replace("secret", ""), absent.body.replace("absent", ""), "{path}");
        }
    }
    for path in ["/g/open", "/g/open/drafts", "/api/v1/groups/open/drafts"] {
        let page = site.get_as(&admin, path).await.body;
        assert!(page.contains("public") && !page.contains("SECRETMARK") && !page.contains("drafts/secret"), "{path}");
    }
    assert_eq!(site.get("/g/closed/drafts/inside").await.status, 404);
    let admin = site.token(&admin, ALL_SCOPES).await;
    for path in ["", "/revisions", "/revisions/1", "/compare/1/1", "/working-copy"] {
        let path = format!("/api/v1/groups/open/drafts/secret{path}");
        assert_eq!(site.call(&admin, Method::GET, &path, None).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn a_draft_is_edited_from_the_state_that_was_read() {
    let site = TestSite::new().await;
    let scene = site.world.groups().await;
    site.world.draft_in(scene.open, "passwords", &[]).await;
    let token = site.token(&scene.chair, &[TokenScope::Group]).await;
    let path = "/api/v1/groups/open/drafts/passwords";
    let read = async || site.call(&token, Method::GET, path, None).await.header("etag").to_owned();
    let edit = async |title: &str, tag: &str| {
        let request = Request::put(path)
            .header(header::AUTHORIZATION, format!("Bearer {token}"))
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::IF_MATCH, tag);
        let body = serde_json::json!({ "title": title }).to_string();
        site.send(request.body(Body::from(body)).expect("a request")).await
    };
    let old = read().await;
    assert_eq!(edit("One", &old).await.status, 204);
    let refused = edit("Two", &old).await;
    assert_eq!((refused.status.as_u16(), &refused.json()["code"]), (412, &"changed-meanwhile".into()));
    assert_eq!(edit("Two", &read().await).await.status, 204);
    assert_eq!(site.call(&token, Method::GET, path, None).await.json()["title"], "Two");
}

#[tokio::test]
async fn a_text_is_checked_for_links_that_lead_nowhere_before_and_after_it_is_posted() {
    let site = TestSite::new().await;
    let scene = site.world.groups().await;
    site.world.draft_in(scene.open, "passwords", &[]).await;
    let token = site.token(&scene.chair, &[TokenScope::Group]).await;
    let path = "/api/v1/groups/open/drafts/passwords/revisions";
    let text = format!("{ONE}\nSee [one](#6.1), [none](#6.9) and <https://a.example/x>.\n");
    let checked = send(&site, &token, &format!("{path}/check"), &text, "a-check").await.json();
    assert_eq!(
        (&checked["dangling"], &checked["past_standards"]),
        (&serde_json::json!(["6.9"]), &serde_json::json!([]))
    );
    assert_eq!(send(&site, &token, path, &text, "a-revision").await.status, 201);
    let page = site.get("/g/open/drafts/passwords/1").await.body;
    for part in ["3 references", "“#6.9” leads nowhere", "href=\"https://a.example/x\"", "Links within the text"] {
        assert!(page.contains(part), "{part} is not in {page}");
    }
    let plain = send(&site, &token, path, &two(), "another").await;
    assert_eq!(plain.status, 201, "{}", plain.body);
    assert!(!site.get("/g/open/drafts/passwords/2").await.body.contains("Links within the text"));
}

#[tokio::test]
async fn drafts_are_listed_a_page_at_a_time() {
    let site = TestSite::new().await;
    let scene = site.world.groups().await;
    for name in ["ab", "cd", "ef"] {
        site.world.draft_in(scene.open, name, &[]).await;
    }
    let list = "/api/v1/groups/open/drafts";
    let first = site.get(&format!("{list}?limit=2")).await.json();
    let names = |page: &serde_json::Value| -> Vec<String> {
        let items = page["items"].as_array().expect("a list");
        items.iter().map(|item| item["name"].as_str().unwrap_or_default().to_owned()).collect()
    };
    assert_eq!(names(&first), ["ab", "cd"]);
    let next = first["next"].as_str().expect("there is more");
    let last = site.get(&format!("{list}?limit=2&cursor={next}")).await.json();
    assert_eq!((names(&last), &last["next"]), (vec!["ef".to_owned()], &serde_json::Value::Null));
    assert_eq!(site.get(&format!("{list}?cursor=nonsense")).await.status, 422);
    let page = site.get("/g/open/drafts?after=ab&resting=false").await.body;
    assert!(!page.contains("drafts/ab\"") && page.contains("drafts/cd\"") && page.contains("drafts/ef\""), "{page}");
    assert_eq!(site.get("/g/open/drafts?after=%00").await.status, 200);
}

#[tokio::test]
async fn a_job_posts_a_revision_with_one_call() {
    let site = TestSite::new().await;
    let scene = site.world.groups().await;
    site.world.draft_in(scene.open, "passwords", &[]).await;
    let edith = site.world.holding("Edith Editor", scene.open, RoleKind::Editor).await;
    let token = site.token(&edith, &[TokenScope::Group]).await;
    let at = "/api/v1/groups/open/drafts/passwords/revisions";
    let posted = send(&site, &token, &format!("{at}?commit=abcdef0&repository=https://git.example/a"), ONE, "a").await;
    assert_eq!(
        (posted.status.as_u16(), posted.header("location")),
        (201, format!("{at}/1").as_str()),
        "{}",
        posted.body
    );
    let again = send(&site, &token, &format!("{at}?commit=abcdef0&repository=https://git.example/a"), ONE, "a").await;
    assert_eq!((again.status.as_u16(), again.header("idempotency-replayed")), (201, "true"));
    let same = send(&site, &token, at, ONE, "b").await;
    assert_eq!((same.status.as_u16(), same.json()["posted"].clone()), (200, false.into()));
    assert_eq!(send(&site, &token, &format!("{at}?commit=main"), &two(), "c").await.status, 422);
    assert_eq!(
        send(&site, &token, &format!("{at}?made_from=7"), &two(), "d").await.json()["code"],
        "changed-meanwhile"
    );
    let check = send(&site, &token, &format!("{at}/check"), &two(), "e").await;
    assert_eq!((check.status.as_u16(), check.json()["number"].clone()), (200, 2.into()), "{}", check.body);
    assert_eq!(send(&site, &token, at, &two(), "f").await.status, 201);
    let list = site.get(at).await.json();
    assert_eq!((list[1]["commit"].clone(), list[0]["number"].clone()), ("abcdef0".into(), 2.into()));
    let [old, new] = [1, 2].map(|number| format!("{at}/{number}"));
    let (old, new) = (site.get(&old).await.json(), site.get(&new).await.json());
    assert_eq!(new["markdown"], two());
    assert_eq!(old["requirements"][0]["id"], new["requirements"][0]["id"]);
    let compared = site.get("/api/v1/groups/open/drafts/passwords/compare/1/2").await.json();
    assert_eq!(compared["requirements"][0]["what"], serde_json::json!(["reworded"]));
    assert_eq!(compared["requirements"][1]["what"], serde_json::json!(["renumbered"]));
    assert_eq!(compared["proposal"]["class"], "substantive");
}

#[tokio::test]
async fn a_text_that_is_no_longer_sure_of_its_requirements_is_asked_about() {
    let site = TestSite::new().await;
    let scene = site.world.groups().await;
    site.world
        .draft_in(scene.open, "passwords", &["- **1.1** Verify that sessions end when somebody signs out of them.\n"])
        .await;
    let text = "- **1.1** Verify that sessions end when the browser is closed by somebody.\n\
        - **1.2** Verify that tokens end when somebody signs out of the application.\n";
    let carl = &scene.chair;
    let token = site.token(carl, &[TokenScope::Group]).await;
    let at = "/api/v1/groups/open/drafts/passwords/revisions";
    let asked = send(&site, &token, &format!("{at}/check"), text, "a").await.json();
    let questions = asked["asked"].as_array().expect("questions").clone();
    assert!(!questions.is_empty(), "{asked}");
    let refused = send(&site, &token, at, text, "b").await;
    assert_eq!((refused.status.as_u16(), refused.json()["code"].clone()), (409, "identities-unsure".into()));
    let save = [("text", text), ("made_from", "2"), ("tab", "t"), ("act", "post")];
    let saved = site.post_as(carl, "/g/open/drafts/passwords/write", &save).await;
    assert_eq!(
        (saved.status.as_u16(), saved.header("location")),
        (303, "/g/open/drafts/passwords/post"),
        "{}",
        saved.body
    );
    let page = site.get_as(carl, "/g/open/drafts/passwords/post").await.body;
    assert!(page.contains("Which one is") && page.contains("It is new"), "{page}");
    let (_, after) = page.split_once("name=\"number\" value=\"").expect("a number");
    let number = after.split('"').next().expect("a number");
    let unanswered =
        site.post_as(carl, "/g/open/drafts/passwords/post", &[("number", number), ("note", "KEPTNOTE")]).await;
    assert_eq!(unanswered.status, 422);
    assert!(unanswered.body.contains("KEPTNOTE"));
    let names: Vec<String> = questions.iter().map(|one| format!("answer-{}", one["new"])).collect();
    let mut fields: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "new")).collect();
    fields.push(("number", number));
    let posted = site.post_as(carl, "/g/open/drafts/passwords/post", &fields).await;
    assert_eq!(
        (posted.status.as_u16(), posted.header("location")),
        (303, "/g/open/drafts/passwords/2"),
        "{}",
        posted.body
    );
}

#[tokio::test]
async fn a_long_text_is_saved_and_one_that_is_too_long_is_told_so_and_kept() {
    let site = TestSite::new().await;
    let scene = site.world.groups().await;
    site.world.draft_in(scene.open, "passwords", &["One.\n"]).await;
    let at = "/g/open/drafts/passwords/write";
    let write = async |text: &str| {
        let fields = [("text", text), ("made_from", "2"), ("tab", "tab"), ("act", "save")];
        site.post_as(&scene.chair, at, &fields).await
    };
    // Each of its letters is three bytes, and nine in a form.
    let long = "Schlüssel 鍵 ".repeat(120_000);
    assert_eq!(write(&long).await.status, 303);
    assert!(site.get_as(&scene.chair, at).await.body.contains(&long[..1_000]));
    let too_long = "WORDSMARK ".repeat(domain::draft::MAX_BYTES / 10 + 1);
    let refused = write(&too_long).await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.matches("WORDSMARK").count() > domain::draft::MAX_BYTES / 10, "every word is there");
    let stranger = site.world.person("Eve Outsider").await;
    let fields = [("text", long.as_str()), ("made_from", "2"), ("tab", "tab"), ("act", "save")];
    assert_eq!(site.post_as(&stranger, at, &fields).await.status, 403, "nobody else makes the site hold it");
}

#[tokio::test]
async fn two_tabs_lose_no_word_and_see_both_versions() {
    let site = TestSite::new().await;
    let scene = site.world.groups().await;
    site.world.draft_in(scene.open, "passwords", &["One.\n\nTwo.\n"]).await;
    let edith = site.world.holding("Edith Editor", scene.open, RoleKind::Editor).await;
    let at = "/g/open/drafts/passwords/write";
    let write = async |who, text: &str, act: &str| {
        let fields = [("text", text), ("made_from", "2"), ("tab", "tab"), ("act", act)];
        site.post_as(who, at, &fields).await
    };
    let typed = write(&edith, "One.\n\nTwo, half typ", "preview").await;
    assert_eq!(typed.status, 200);
    assert!(typed.body.contains("Two, half typ"), "{}", typed.body);
    assert!(site.get_as(&edith, at).await.body.contains("You typed this and did not save it"));
    assert!(!site.get_as(&scene.chair, at).await.body.contains("You typed this and did not save it"));
    assert_eq!(write(&scene.chair, "One.\n\nTwo, HISWORDS.\n", "save").await.status, 303);
    let clash = write(&edith, "One.\n\nTwo, HERWORDS. </textarea><script>\n", "save").await;
    assert_eq!(clash.status, 409);
    assert!(
        clash.body.contains("HISWORDS")
            && clash.body.contains("HERWORDS")
            && !clash.body.contains("</textarea><script>")
    );
    let page = site.get_as(&edith, at).await.body;
    assert!(page.contains("HISWORDS") && page.contains("kept because somebody"), "{page}");
    let (_, after) = page.split_once("/write?kept=").expect("a kept text");
    let kept = site.get_as(&edith, &format!("{at}?kept={}", &after[..36])).await.body;
    assert!(kept.contains("HERWORDS"));
}

#[tokio::test]
async fn a_revision_is_read_compared_and_taken_along() {
    let site = TestSite::new().await;
    let scene = site.world.groups().await;
    site.world.draft_in(scene.open, "passwords", &[ONE, &two()]).await;
    let page = site.get("/g/open/drafts/passwords/2").await;
    assert_eq!(page.status, 200);
    assert!(
        page.body.contains("<h2 id=\"s-V6\">") && page.body.contains("class=\"requirement\" id=\"r-"),
        "{}",
        page.body
    );
    assert!(page.body.contains("open-passwords-02"));
    let old = site.get("/g/open/drafts/passwords/1").await.body;
    assert!(old.contains("This is not the newest text"));
    for view in ["changes", "inline", "side"] {
        let path = format!("/g/open/drafts/passwords/compare?from=1&to=2&view={view}");
        let page = site.get(&path).await;
        assert_eq!(page.status, 200, "{view}");
        assert!(page.body.contains("eight") && page.body.contains("fifteen") && page.body.contains("<ins>"), "{view}");
    }
    let home = site.get("/g/open/drafts/passwords").await.body;
    assert!(
        home.contains("1 renumbered") && home.contains("1 reworded") && home.contains("Proposed: Substantive"),
        "{home}"
    );
    for (file, kind) in [("md", "text/markdown"), ("html", "text/html"), ("json", "application/json")] {
        let reply = site.get(&format!("/g/open/drafts/passwords/2/text.{file}")).await;
        assert!(reply.header("content-type").starts_with(kind), "{file}");
        assert_eq!(reply.header("content-disposition"), format!("attachment; filename=\"open-passwords-02.{file}\""));
        assert!(reply.body.contains("fifteen"), "{file}");
    }
    assert_eq!(site.get("/g/open/drafts/passwords/2/text.md").await.body, two());
    for path in ["/3", "/x", "/2/text.exe", "/compare?from=1&to=9"] {
        assert_eq!(site.get(&format!("/g/open/drafts/passwords{path}")).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn a_file_is_posted_from_a_page() {
    let site = TestSite::new().await;
    let scene = site.world.groups().await;
    site.world.draft_in(scene.open, "passwords", &[ONE]).await;
    let body = format!(
        "--part\r\ncontent-disposition: form-data; name=\"note\"\r\n\r\nFrom a file\r\n--part\r\n\
         content-disposition: form-data; name=\"file\"; filename=\"a.md\"\r\n\r\n{}\r\n--part--\r\n",
        two()
    );
    let path = "/g/open/drafts/passwords/upload";
    let posted = site.post_parts_as(&scene.chair, path, body).await;
    assert_eq!(
        (posted.status.as_u16(), posted.header("location")),
        (303, "/g/open/drafts/passwords/2"),
        "{}",
        posted.body
    );
    let nothing = "--part\r\ncontent-disposition: form-data; name=\"note\"\r\n\r\nKEPTNOTE\r\n--part--\r\n";
    let refused = site.post_parts_as(&scene.chair, path, nothing.into()).await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("KEPTNOTE"));
}
