//! Comments and issues, on pages, as files and over REST.

use axum::http::Method;
use domain::{
    comment::{CommentMove, TypedComment, TypedReason},
    id::{CommentId, DraftId},
    policy::RoleKind,
};
use serde_json::json;
use service::{
    comment::{move_comment, write_comment},
    testing::{GroupScene, Somebody},
};

use crate::support::{ALL_SCOPES, TestSite};

const TEXT: &str = "# V6 Passwords\n\nPasswords are kept well.\n\n| # | Description |\n|-|-|\n| **6.1** | Verify that passwords are long. |\n";
const AT: &str = "/g/open/drafts/text";
const API: &str = "/api/v1/groups/open/drafts/text";

struct Scene {
    groups: GroupScene,
    draft: DraftId,
    editor: Somebody,
    stranger: Somebody,
}

async fn scene(site: &TestSite) -> Scene {
    let groups = site.world.groups().await;
    let draft = site.world.draft_in(groups.open, "text", &[TEXT]).await;
    let editor = site.world.holding("Edith Editor", groups.open, RoleKind::Editor).await;
    let stranger = site.world.person("Eve Commenter").await;
    Scene { groups, draft, editor, stranger }
}

async fn said(site: &TestSite, scene: &Scene, body: &str, then: &[CommentMove]) -> CommentId {
    let typed = TypedComment { body: body.into(), ..TypedComment::default() };
    let id = write_comment(&site.world.as_(&scene.stranger), scene.draft, None, &typed).await.expect("made").id;
    for done in then {
        let reason = TypedReason { reason: "Why.".into() };
        move_comment(&site.world.as_(&scene.editor), scene.draft, id, *done, &reason).await.expect("done");
    }
    id
}

/// The reviewed matrix of the service holds for every way out: no page, file, list or feed tells what is closed.
#[tokio::test]
async fn what_waits_or_was_hidden_stays_so_on_every_way_out() {
    let site = TestSite::new().await;
    let scene = scene(&site).await;
    let open = said(&site, &scene, "OPENMARK", &[CommentMove::Publish]).await;
    let closed = [
        said(&site, &scene, "WAITMARK", &[]).await,
        said(&site, &scene, "REFUSEDMARK", &[CommentMove::Refuse]).await,
        said(&site, &scene, "HIDDENMARK", &[CommentMove::Publish, CommentMove::Hide]).await,
    ];
    let marks = ["WAITMARK", "REFUSEDMARK", "HIDDENMARK"];
    let raised = site.world.as_(&scene.editor);
    let issue = domain::comment::TypedIssue {
        title: "Issue".into(),
        comments: vec![open.to_string()],
        ..domain::comment::TypedIssue::default()
    };
    service::comment::open_issue(&raised, scene.draft, &issue).await.expect("opened");
    let member = site.world.holding("Mia Member", scene.groups.open, RoleKind::Member).await;
    let mut paths: Vec<String> = [
        "/1",
        "/comments",
        "/comments?show=waiting",
        "/issues",
        "/issues/1",
        "/resolution-log",
        "/resolution-log.csv",
        "/suggestions.patch",
    ]
    .iter()
    .map(|rest| format!("{AT}{rest}"))
    .collect();
    paths.extend(
        ["/comments", "/comments?state=waiting", "/issues", "/issues/1", "/resolution-log"]
            .map(|rest| format!("{API}{rest}")),
    );
    paths.push("/g/open".into());
    paths.push(AT.into());
    for path in &paths {
        for reply in [site.get(path).await, site.get_as(&member, path).await] {
            assert_eq!(reply.status, 200, "{path}: {}", reply.body);
            for mark in marks {
                assert!(!reply.body.contains(mark), "{path} tells {mark}");
            }
        }
    }
    for id in closed {
        for path in [format!("{AT}/comments/{id}"), format!("{API}/comments/{id}")] {
            let reply = site.get(&path).await;
            assert!(reply.status == 404 || id == closed[2], "{path}");
            assert!(marks.iter().all(|mark| !reply.body.contains(mark)), "{path}");
        }
        let managed = site.get_as(&member, &format!("{AT}/comments/{id}/manage")).await;
        assert!(managed.status == 404 || managed.status == 403, "{}", managed.status);
    }
    for (who, count) in [(&scene.editor, 3), (&scene.stranger, 3)] {
        let page = site.get_as(who, &format!("{AT}/comments")).await.body;
        assert_eq!(marks.iter().filter(|mark| page.contains(**mark)).count(), count);
    }
}

#[tokio::test]
async fn a_comment_is_made_without_scripts_and_nothing_typed_is_lost() {
    let site = TestSite::new().await;
    let scene = scene(&site).await;
    let form = site.get_as(&scene.stranger, &format!("{AT}/comments/new?revision=1&section=s-V6")).await;
    assert!(
        form.status == 200 && form.body.contains("V6 Passwords") && form.body.contains("replacement"),
        "{}",
        form.body
    );
    let wrong = [("revision", "1"), ("quote", "not in the text"), ("body", "KEPTMARK")];
    let refused = site.post_as(&scene.stranger, &format!("{AT}/comments/new"), &wrong).await;
    assert!(
        refused.status == 422 && refused.body.contains("KEPTMARK") && refused.body.contains("not in the text"),
        "{}",
        refused.body
    );
    let right = [
        ("revision", "1"),
        ("quote", "kept well"),
        ("body", "**How?** <script>alert(1)</script> <img src=x onerror=alert(1)>"),
        ("replaced", "Passwords are kept well.\r\n"),
        ("replacement", "Passwords are kept well.\n"),
    ];
    let made = site.post_as(&scene.stranger, &format!("{AT}/comments/new"), &right).await;
    assert_eq!(made.status, 303, "{}", made.body);
    let thread = made.header("location").to_owned();
    let shown = site.get_as(&scene.stranger, &thread).await.body;
    let comment = shown.split("class=\"comment\"").nth(1).expect("the comment");
    assert!(comment.contains("<strong>How?</strong>") && comment.contains("kept well"), "{comment}");
    assert!(!comment.contains("<script") && !comment.contains("<img"), "{comment}");
    assert!(!comment.contains("suggestion"), "an unchanged text proposes nothing");
    assert_eq!(site.get(&thread).await.status, 404);
    let hostile = site.get_as(&scene.stranger, &format!("{AT}/comments/new?section=%22%3E%3Cscript%3E")).await;
    assert!(!hostile.body.contains("\"><script>"), "{}", hostile.body);
}

#[tokio::test]
async fn a_comment_goes_its_whole_way_over_rest() {
    let site = TestSite::new().await;
    let scene = scene(&site).await;
    let eve = site.token(&scene.stranger, ALL_SCOPES).await;
    let edith = site.token(&scene.editor, ALL_SCOPES).await;
    let call = async |token: &str, method: Method, path: &str, body| {
        site.call(token, method, &format!("{API}{path}"), body).await
    };
    let new = json!({ "quote": "kept well", "body": "How?", "replacement": "Passwords are hashed.\n" });
    let made = call(&eve, Method::POST, "/comments", Some(new)).await;
    assert_eq!((made.status.as_u16(), made.json()["state"].clone()), (201, "waiting".into()), "{}", made.body);
    let id = made.json()["id"].as_str().expect("an id").to_owned();
    let publish = Some(json!({ "move": "publish" }));
    assert_eq!(call(&eve, Method::POST, &format!("/comments/{id}/moves"), publish.clone()).await.status, 403);
    assert_eq!(call(&edith, Method::POST, &format!("/comments/{id}/moves"), publish.clone()).await.status, 204);
    let again = call(&edith, Method::POST, &format!("/comments/{id}/moves"), publish).await;
    assert_eq!((again.status.as_u16(), again.json()["code"].clone()), (409, "comment-moved".into()));
    let reply = call(&edith, Method::POST, &format!("/comments/{id}/replies"), Some(json!({ "body": "Well." }))).await;
    assert_eq!(reply.status, 201, "{}", reply.body);
    let thread = call(&eve, Method::GET, &format!("/comments/{id}"), None).await.json();
    assert_eq!(
        (thread["comment"]["replies"].clone(), thread["replies"][0]["body"].clone()),
        (1.into(), "Well.".into())
    );
    assert_eq!(thread["comment"]["anchor"]["on"], "quote");
    let applied = call(&edith, Method::POST, &format!("/comments/{id}/application"), Some(json!({}))).await;
    assert_eq!((applied.status.as_u16(), applied.json()["number"].clone()), (200, 3.into()), "{}", applied.body);
    let opened = call(&edith, Method::POST, "/issues", Some(json!({ "title": "How", "comments": [id] }))).await;
    assert_eq!((opened.status.as_u16(), opened.json()["number"].clone()), (201, 1.into()), "{}", opened.body);
    let settlement = json!({ "disposition": "accepted", "rationale": "=It is said now.", "days": 7 });
    assert_eq!(call(&edith, Method::POST, "/issues/1/settlement", Some(settlement.clone())).await.status, 204);
    assert_eq!(call(&edith, Method::POST, "/issues/1/settlement", Some(settlement)).await.status, 409);
    let answer = Some(json!({ "answer": "satisfied" }));
    assert_eq!(call(&eve, Method::PUT, "/issues/1/answer", answer).await.status, 204);
    let page = call(&eve, Method::GET, "/issues?standing=satisfied", None).await.json();
    assert_eq!((page["items"][0]["number"].clone(), page["next"].clone()), (1.into(), json!(null)));
    let log = call(&eve, Method::GET, "/resolution-log", None).await.json();
    assert_eq!((log["columns"][8].clone(), log["rows"][0][8].clone()), ("Disposition".into(), "accepted".into()));
    let csv = site.get(&format!("{AT}/resolution-log.csv")).await;
    assert!(csv.body.contains("\"'=It is said now.\""), "{}", csv.body);
    let patch = site.get(&format!("{AT}/comments/{id}/patch?file=chapters/v6.md")).await;
    assert!(
        patch.body.contains("From: Eve Commenter <") && patch.body.contains("+Passwords are hashed.\n"),
        "{}",
        patch.body
    );
    assert_eq!(site.get(&format!("{AT}/comments/{id}/patch?file=../x")).await.status, 422);
    // What is not posted yet is for those who write: their job takes it into the repository before the next revision.
    let series = call(&edith, Method::GET, "/suggestions.patch?file=chapters/v6.md", None).await;
    assert!(series.header("content-type").starts_with("text/x-patch"), "{}", series.header("content-type"));
    assert!(
        series.body.contains("+++ b/chapters/v6.md\n") && series.body.contains("+Passwords are hashed.\n"),
        "{}",
        series.body
    );
    assert_eq!(call(&eve, Method::GET, "/suggestions.patch", None).await.body, "");
    assert_eq!(call(&edith, Method::GET, "/suggestions.patch?revision=9", None).await.status, 404);
    let alone = call(&eve, Method::GET, &format!("/comments/{id}/patch"), None).await;
    assert!(alone.body.contains("+Passwords are hashed.\n"), "{}", alone.body);
    assert_eq!(call(&eve, Method::GET, &format!("/comments/{id}/patch?file=../x"), None).await.status, 422);
    let first = call(&eve, Method::GET, "/comments?limit=1", None).await.json();
    assert_eq!((first["items"].as_array().map(Vec::len), first["next"].clone()), (Some(1), json!(null)));
}
