//! Groups, on pages and over REST.

use axum::http::Method;
use domain::policy::{RoleKind, Scope};
use serde_json::json;
use service::{
    group::{TypedJoin, join_group},
    team::{TypedInvitation, invite},
};

use crate::support::{ALL_SCOPES, TestSite};

#[tokio::test]
async fn a_closed_group_answers_like_one_that_is_not_there() {
    let site = TestSite::new().await;
    site.world.groups().await;
    let eve = site.world.person("Eve Moneypenny").await;
    let token = site.token(&eve, ALL_SCOPES).await;
    for path in ["", "/members", "/members.csv", "/charter", "/charter/1", "/policies", "/join", "/standing", "/manage"]
    {
        let mut answers = Vec::new();
        for slug in ["closed", "proposed", "absent"] {
            let reply = site.get_as(&eve, &format!("/g/{slug}{path}")).await;
            answers.push((reply.status.as_u16(), reply.body.replace(slug, "").len()));
        }
        assert_eq!(answers[0].0, 404, "{path}");
        assert_eq!((answers[0], answers[1]), (answers[2], answers[2]), "{path}");
    }
    for path in ["", "/members", "/charters", "/policies", "/milestones", "/voting-rules"] {
        for slug in ["closed", "proposed", "absent"] {
            let reply = site.call(&token, Method::GET, &format!("/api/v1/groups/{slug}{path}"), None).await;
            assert_eq!(reply.status, 404, "{slug}{path}");
        }
    }
    let list = site.get("/e/owasp/groups").await.body;
    assert!(list.contains("/g/open") && !list.contains("/g/closed") && !list.contains("/g/proposed"));
}

#[tokio::test]
async fn a_long_list_of_members_comes_page_by_page() {
    let site = TestSite::new().await;
    let scene = site.world.groups().await;
    for nth in 0..120 {
        site.world.holding(&format!("M{nth:03} Member"), scene.open, RoleKind::Member).await;
    }
    let first = site.get("/g/open/members").await.body;
    assert!(first.contains("M098 Member") && !first.contains("M099 Member"), "{first}");
    let (_, link) = first.split_once("/g/open/members?after=").expect("a way on");
    let link = format!("/g/open/members?after={}", &link[..36]);
    let second = site.get(&link).await.body;
    assert!(second.contains("M099 Member") && second.contains("M119 Member") && !second.contains("M098 Member"));
    let found = site.get("/g/open/members?q=member+11").await.body;
    assert!(found.contains("M011 Member") && found.contains("M110 Member") && !found.contains("M012 Member"));
    assert!(site.get("/g/open/members?q=zzz").await.body.contains("Nobody found"));
    let seen = site.get_as(&scene.chair, "/g/open/manage/members?q=member+119").await.body;
    assert!(seen.contains("M119 Member") && !seen.contains("M118 Member"));

    let page = site.get("/api/v1/groups/open/members").await.json();
    assert_eq!((page["members"].as_array().map(Vec::len), page["count"].as_u64()), (Some(100), Some(121)));
    let next = page["next"].as_str().expect("a cursor");
    let rest = site.get(&format!("/api/v1/groups/open/members?cursor={next}")).await.json();
    assert_eq!((rest["members"].as_array().map(Vec::len), rest["next"].is_null()), (Some(21), true));
    let chairs = site.get("/api/v1/groups/open/members?role=chair").await.json();
    assert_eq!((chairs["members"][0]["name"].as_str(), chairs["count"].as_u64()), (Some("Carl Chair"), Some(1)));
    for wrong in ["role=emperor", "cursor=nonsense"] {
        assert_eq!(site.get(&format!("/api/v1/groups/open/members?{wrong}")).await.status, 422, "{wrong}");
    }
}

#[tokio::test]
async fn a_list_of_members_that_is_closed_is_closed_as_page_table_and_rest() {
    let site = TestSite::new().await;
    let scene = site.world.groups().await;
    let olga = site.world.holding("Olga Observer", scene.open, RoleKind::Observer).await;
    let open = site.get("/g/open/members").await.body;
    assert!(open.contains("Carl Chair") && !open.contains("Olga"), "{open}");
    let table = site.get("/g/open/members.csv").await;
    assert_eq!(table.header("content-type"), "text/csv; charset=utf-8");
    assert!(table.body.contains("\"Carl Chair\"") && !table.body.contains("Olga"));
    site.world.edit("UPDATE working_group SET member_list = 'team' WHERE slug = 'open'").await;
    let page = site.get("/g/open/members").await;
    assert!(page.status == 200 && !page.body.contains("Carl Chair"));
    assert_eq!(site.get("/g/open/members.csv").await.status, 403);
    let inside = site.get_as(&olga, "/g/open/members.csv").await.body;
    assert!(inside.contains("Carl Chair") && inside.contains("Olga Observer"));
}

#[tokio::test]
async fn what_somebody_typed_to_join_is_kept_where_a_policy_was_not_accepted() {
    let site = TestSite::new().await;
    let scene = site.world.groups().await;
    let carl = &scene.chair;
    let policy = [("kind", "ipr"), ("title", "Licence"), ("text", "CC BY-SA 4.0")];
    assert_eq!(site.post_as(carl, "/g/open/manage/policies", &policy).await.status, 303);
    let nora = site.world.person("Nora New").await;
    let typed = [("role", "member"), ("category", "Users"), ("words", "I <b>verify</b> for a living.")];
    let refused = site.post_as(&nora, "/g/open/join", &typed).await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("I &lt;b>verify&lt;/b> for a living."), "{}", refused.body);
    let (_, after) = refused.body.split_once("name=\"policies\" value=\"").expect("a box");
    let id = &after[..36];
    let typed = [typed[0], typed[1], typed[2], ("policies", id)];
    let asked = site.post_as(&nora, "/g/open/join", &typed).await;
    assert_eq!((asked.status.as_u16(), asked.location()), (303, "/g/open"));
    assert!(site.get_as(&nora, "/g/open").await.body.contains("You have asked to join."));
    let door = site.get_as(carl, "/g/open/manage/members").await.body;
    assert!(door.contains("I &lt;b&gt;verify&lt;/b&gt; for a living."), "{door}");
}

#[tokio::test]
async fn a_charter_is_checked_without_being_posted_and_nothing_typed_is_lost() {
    let site = TestSite::new().await;
    let scene = site.world.groups().await;
    let typed =
        [("act", "check"), ("made_from", "1"), ("text", "See section 9.\n\n</textarea><b>x</b>"), ("note", "Note")];
    let tried = site.post_as(&scene.chair, "/g/open/manage/charter", &typed).await;
    assert_eq!(tried.status, 200);
    assert!(tried.body.contains("line 1") && tried.body.contains("has no such clause"), "{}", tried.body);
    assert!(tried.body.contains("&lt;/textarea>") && tried.body.contains("value=\"Note\""));
    let all = site.get("/api/v1/groups/open/charters").await.json();
    assert_eq!(all["versions"].as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn an_invitation_opens_a_closed_group_to_whoever_holds_the_link() {
    let site = TestSite::new().await;
    let scene = site.world.groups().await;
    let mut carl = scene.chair.clone();
    site.world.grant(&mut carl, Scope::Group(scene.closed), RoleKind::Chair).await;
    let wish = TypedInvitation { address: "nora@people.test".into(), role: "member".into() };
    invite(&site.world.as_(&carl), Scope::Group(scene.closed), &wish).await.expect("invited");
    let token = site.world.invitation_tokens().await.pop().expect("a link");
    let path = format!("/invitations/{token}");
    assert!(site.get(&path).await.body.contains("Join closed"));
    let nora = site.world.person("Nora New").await;
    let joined = site.post_as(&nora, &path, &[("organisation", "Acme")]).await;
    assert_eq!((joined.status.as_u16(), joined.location()), (303, "/g/closed"));
    assert_eq!(site.get_as(&nora, "/g/closed").await.status, 200);
    let standing = site.get_as(&nora, "/g/closed/standing").await.body;
    assert!(standing.contains("You have the vote.") && standing.contains("every member votes"), "{standing}");
}

#[tokio::test]
async fn programs_join_answer_and_try_rules() {
    let site = TestSite::new().await;
    let scene = site.world.groups().await;
    let nora = site.world.person("Nora New").await;
    let join = TypedJoin { category: "Users".into(), ..TypedJoin::default() };
    join_group(&site.world.as_(&nora), scene.open, &join).await.expect("asked");
    let carl = site.token(&scene.chair, ALL_SCOPES).await;
    let asked = site.call(&carl, Method::GET, "/api/v1/groups/open/requests", None).await.json();
    let id = asked[0]["id"].as_str().expect("a request").to_owned();
    let path = format!("/api/v1/groups/open/requests/{id}");
    let answered = site.call(&carl, Method::POST, &path, Some(json!({ "accept": true }))).await;
    assert_eq!(answered.status, 204, "{}", answered.body);
    let members = site.get("/api/v1/groups/open/members").await.json();
    assert_eq!(members["members"].as_array().map(Vec::len), Some(2));
    let trial = Some(json!({ "rule": "oasis" }));
    let tried = site.call(&carl, Method::POST, "/api/v1/groups/open/voting-rules/try", trial).await.json();
    assert_eq!((tried["before"].as_str(), tried["unchanged"].as_u64()), (Some("simple"), Some(0)));
    assert_eq!(tried["shifts"][0]["after"]["because"][0]["key"], "standing-not-yet");
    let moved = site.call(&carl, Method::POST, "/api/v1/groups/open/moves", Some(json!({ "step": "approve" }))).await;
    assert_eq!(moved.status, 403, "{}", moved.body);
}
