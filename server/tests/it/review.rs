//! Reviews, on pages and over REST.

use axum::http::Method;
use domain::{cfp::TypedQuestion, review::conflict::Tie};
use serde_json::json;
use service::cfp::add_question;
use service::review::{assign, pin_conflict, review_settings};

use crate::support::{ALL_SCOPES, TestSite};

const BOARD: &str = "/c/review-2026/review/talks";
const SET_UP: &str = "/c/review-2026/organise/calls/talks/review";

// HotCRP: status codes and lengths told of hidden papers.
#[tokio::test]
async fn what_is_hidden_answers_in_status_and_length_like_what_is_not_there() {
    let site = TestSite::new().await;
    let scene = site.world.review_scene("review-2026").await;
    let (hidden, carl) = (scene.proposals[0], &scene.chairs[1]);
    pin_conflict(&site.world.ctx, hidden, carl.person, Some(Tie::Personal)).await.expect("set");
    let never = "01910000-0000-7000-8000-00000000ffff";
    let token = site.token(carl, ALL_SCOPES).await;
    for path in [
        "/c/review-2026/review/talks/proposals/{}",
        "/c/review-2026/organise/calls/talks/proposals/{}",
        "/api/v1/conferences/review-2026/calls/talks/proposals/{}",
        "/api/v1/conferences/review-2026/calls/talks/review/proposals/{}",
    ] {
        let mut answers = Vec::new();
        for id in [hidden.to_string(), never.to_owned()] {
            let path = path.replace("{}", &id);
            let reply = if path.starts_with("/api") {
                site.call(&token, Method::GET, &path, None).await
            } else {
                site.get_as(carl, &path).await
            };
            answers.push((reply.status.as_u16(), reply.body.replace(&id, "").len()));
        }
        assert_eq!(answers[0], answers[1], "{path}");
        assert_eq!(answers[0].0, 404, "{path}");
    }
    for path in
        [BOARD, "/c/review-2026/organise/calls/talks/proposals", "/c/review-2026/organise/calls/talks/proposals.csv"]
    {
        let reply = site.get_as(carl, path).await;
        assert_eq!(reply.status, 200, "{path}");
        assert!(!reply.body.contains("Booting") && reply.body.contains("Parsing"), "{path}");
    }
}

#[tokio::test]
async fn a_review_is_refused_mended_and_handed_in_without_scripts() {
    let site = TestSite::new().await;
    let scene = site.world.review_scene("review-2026").await;
    let rita = &scene.reviewers[0];
    let served = site.get_as(rita, &format!("{BOARD}/next")).await;
    assert_eq!(served.status, 303);
    let path = served.location().to_owned();
    let page = site.get_as(rita, &path).await;
    assert!(page.status == 200 && !page.body.contains("Dora"), "names are hidden");
    let refused = site.post_as(rita, &path, &[("act", "submit"), ("for_committee", "Kept <b>text</b>")]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("Kept &lt;b>text&lt;/b>"), "what was typed is kept");
    let settings = review_settings(&site.world.ctx, &scene.facts, scene.call).await.expect("read");
    let ids: Vec<String> = settings.review.categories.iter().map(|one| one.id.to_string()).collect();
    let mut typed = vec![("act", "next"), ("for_committee", "Good."), ("for_speakers", "Thanks.")];
    typed.extend(ids.iter().map(|id| (id.as_str(), "3")));
    let done = site.post_as(rita, &path, &typed).await;
    assert_eq!(done.status, 303);
    assert!(done.location() != path && done.location().contains("/proposals/"), "the next one");
    let stale = site.post_as(rita, &path, &[("act", "save"), ("version", "1"), ("for_committee", "Older tab")]).await;
    assert_eq!(stale.status, 422, "what is handed in stays complete");
    let mut older = typed.clone();
    older.extend([("version", "1")]);
    let stale = site.post_as(rita, &path, &older).await;
    assert_eq!(stale.status, 409);
}

#[tokio::test]
async fn chairs_set_up_invite_and_plan_without_scripts() {
    let site = TestSite::new().await;
    let scene = site.world.review_scene("review-2026").await;
    let pia = &scene.chairs[0];
    for path in ["", "/reviewers", "/assignment", "/conflicts"] {
        assert_eq!(site.get_as(pia, &format!("{SET_UP}{path}")).await.status, 200, "{path}");
        assert_eq!(site.get_as(&scene.reviewers[0], &format!("{SET_UP}{path}")).await.status, 403, "{path}");
    }
    let reviewers = format!("{SET_UP}/reviewers");
    let refused = site.post_as(pia, &reviewers, &[("act", "invite"), ("address", "nina"), ("load", "3")]).await;
    assert_eq!(refused.status, 422);
    let invited =
        site.post_as(pia, &reviewers, &[("act", "invite"), ("address", "nina@people.test"), ("load", "3")]).await;
    assert_eq!((invited.status.as_u16(), invited.location()), (303, reviewers.as_str()));
    assert!(site.get_as(pia, &reviewers).await.body.contains("nina@people.test"));

    let assignment = format!("{SET_UP}/assignment");
    let asked = [("act", "plan"), ("aim", "fairest"), ("seed", "5")];
    let plan = site.post_as(pia, &assignment, &asked).await;
    assert!(plan.status == 200 && plan.body.contains("Rita Reader"));
    let version = plan.body.split("name=\"version\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
    let version = version.expect("a version").to_owned();
    let act = [("act", "carry-out"), ("aim", "fairest"), ("seed", "5"), ("version", version.as_str())];
    assert_eq!(site.post_as(pia, &assignment, &act).await.status, 303);
    assert_eq!(site.post_as(pia, &assignment, &act).await.status, 409, "it was computed from what is no more");
}

#[tokio::test]
async fn a_review_is_set_and_written_over_rest() {
    let site = TestSite::new().await;
    let scene = site.world.review_scene("review-2026").await;
    let base = "/api/v1/conferences/review-2026/calls/talks";
    let chair = site.token(&scene.chairs[0], ALL_SCOPES).await;
    let read = site.call(&chair, Method::GET, &format!("{base}/review"), None).await;
    let mut body = read.json();
    body["wanted"] = json!("2");
    let set = site.call(&chair, Method::PUT, &format!("{base}/review"), Some(body.clone())).await;
    assert_eq!((set.status.as_u16(), &set.json()["categories"]), (200, &body["categories"]), "{}", set.body);
    let id = scene.proposals[0];
    let person = scene.reviewers[0].person;
    let given = site.call(&chair, Method::PUT, &format!("{base}/review/proposals/{id}/reviewers/{person}"), None).await;
    assert_eq!(given.status, 204, "{}", given.body);
    let token = site.token(&scene.reviewers[0], ALL_SCOPES).await;
    let next = site.call(&token, Method::GET, &format!("{base}/review/next"), None).await.json();
    assert_eq!(next["proposal"], json!(id));
    let seen = site.call(&token, Method::GET, &format!("{base}/review/proposals/{id}"), None).await.json();
    assert_eq!((seen["task"].as_str(), seen["speakers"].as_array().map(Vec::len)), (Some("assigned"), Some(0)));
    assert!(seen.get("reviews").is_none(), "not before her own");
    let scores: serde_json::Map<_, _> =
        seen["categories"].as_object().into_iter().flatten().map(|(id, _)| (id.clone(), json!(3))).collect();
    let review = json!({ "scores": scores, "for_committee": "Good.", "hands_in": true });
    let path = format!("{base}/review/proposals/{id}/review");
    let written = site.call(&token, Method::PUT, &path, Some(review)).await;
    assert_eq!(written.status, 204, "{}", written.body);
    let listed = site.call(&chair, Method::GET, &format!("{base}/reviewers"), None).await.json();
    assert_eq!(listed["reviewers"][0]["done"], json!(1));
    let plan = json!({ "aim": "best-total", "seed": 1 });
    let plan = site.call(&chair, Method::POST, &format!("{base}/review/plan"), Some(plan)).await;
    assert_eq!(plan.status, 200, "{}", plan.body);
    let act = json!({ "aim": "best-total", "seed": 1, "version": plan.json()["version"] });
    let done = site.call(&chair, Method::POST, &format!("{base}/review/assignments"), Some(act)).await;
    assert_eq!(done.status, 204, "{}", done.body);
    assert!(assign(&site.world.ctx, id, person).await.is_ok());
}

#[tokio::test]
async fn questions_to_reviewers_are_asked_answered_and_kept_without_scripts_and_over_rest() {
    let site = TestSite::new().await;
    let scene = site.world.review_scene("review-2026").await;
    let typed = TypedQuestion {
        target: "reviewer".into(),
        kind: "long-text".into(),
        label: "Who should hear this?".into(),
        need: "required".into(),
        ..TypedQuestion::default()
    };
    let question = add_question(&site.world.ctx, scene.call, &typed).await.expect("asked");
    let (rita, id) = (&scene.reviewers[0], scene.proposals[0]);
    let path = format!("{BOARD}/proposals/{id}");
    let page = site.get_as(rita, &path).await.body;
    assert!(page.contains("Who should hear this?") && page.contains("never by the speakers"), "{page}");
    let settings = review_settings(&site.world.ctx, &scene.facts, scene.call).await.expect("read");
    let ids: Vec<String> = settings.review.categories.iter().map(|one| one.id.to_string()).collect();
    let mut typed = vec![("act", "submit"), ("for_committee", "Kept text")];
    typed.extend(ids.iter().map(|id| (id.as_str(), "3")));
    let refused = site.post_as(rita, &path, &typed).await;
    assert!(refused.status == 422 && refused.body.contains("Kept text"), "{}", refused.body);
    let field = format!("answers.{question}");
    let half = [("act", "submit"), (field.as_str(), "Kept <i>answer</i>")];
    let refused = site.post_as(rita, &path, &half).await;
    assert!(refused.status == 422 && refused.body.contains("Kept &lt;i>answer&lt;/i>"), "{}", refused.body);
    typed.push((field.as_str(), "Beginners, @all"));
    assert_eq!(site.post_as(rita, &path, &typed).await.status, 303);
    assert!(site.get_as(rita, &path).await.body.contains("Beginners, @all"));
    let pia = site.get_as(&scene.chairs[0], &path).await.body;
    assert!(pia.contains("Who should hear this?") && pia.contains("Beginners, @all"));

    let base = format!("/api/v1/conferences/review-2026/calls/talks/review/proposals/{id}");
    let rex = site.token(&scene.reviewers[1], ALL_SCOPES).await;
    let seen = site.call(&rex, Method::GET, &base, None).await.json();
    assert_eq!(seen["questions"][0]["label"], json!("Who should hear this?"));
    assert_eq!((&seen["questions"][0]["is_needed"], seen.get("own")), (&json!(true), None));
    let scores: serde_json::Map<_, _> = ids.iter().map(|id| (id.clone(), json!(2))).collect();
    let mut review = json!({ "scores": scores, "hands_in": true });
    let refused = site.call(&rex, Method::PUT, &format!("{base}/review"), Some(review.clone())).await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains(&field), "{}", refused.body);
    review["answers"] = json!({ question.to_string(): ["Everybody"] });
    let written = site.call(&rex, Method::PUT, &format!("{base}/review"), Some(review.clone())).await;
    assert_eq!(written.status, 204, "{}", written.body);
    let seen = site.call(&rex, Method::GET, &base, None).await.json();
    assert_eq!(seen["own"]["answers"][0]["answer"], json!("Everybody"));
    assert_eq!(seen["reviews"][0]["answers"][0]["answer"], json!("Beginners, @all"));
}

#[tokio::test]
async fn reviewers_declare_wish_and_decline_and_chairs_bind_redact_and_hand_over_over_rest() {
    let site = TestSite::new().await;
    let scene = site.world.review_scene("review-2026").await;
    let base = "/api/v1/conferences/review-2026/calls/talks";
    let [one, other] = scene.proposals;
    let (rita, rex) = (&scene.reviewers[0], &scene.reviewers[1]);
    let chair = site.token(&scene.chairs[0], ALL_SCOPES).await;
    let token = site.token(rita, ALL_SCOPES).await;
    let told = async |token: &str, method: Method, path: &str, body| {
        let reply = site.call(token, method, path, body).await;
        assert!(reply.status.is_success(), "{path}: {}", reply.body);
        reply
    };
    let on = |id, what: &str| format!("{base}/review/proposals/{id}/{what}");

    let tie = json!({ "kind": "person", "name": "Sam Sender", "tie": "personal" });
    let made = told(&token, Method::POST, "/api/v1/me/declarations", Some(tie)).await.json();
    let own = told(&token, Method::GET, &format!("{base}/review/me"), None).await.json();
    assert_eq!((&own["declarations"][0]["id"], &own["load"]), (&made["id"], &json!(5)));
    let hidden = site.call(&token, Method::PUT, &on(other, "bid"), Some(json!({ "bid": "eager" }))).await;
    assert_eq!(hidden.status, 404, "what binds her is not there: {}", hidden.body);
    let declared = format!("/api/v1/me/declarations/{}", made["id"].as_str().expect("an id"));
    told(&token, Method::DELETE, &declared, None).await;
    let topic = own["topics"][0]["id"].as_str().expect("a subject");
    let interests = json!({ "topics": { topic: "high" } });
    told(&token, Method::PUT, &format!("{base}/review/me/interests"), Some(interests)).await;
    let own = told(&token, Method::GET, &format!("{base}/review/me"), None).await.json();
    assert_eq!(
        (own["declarations"].as_array().map(Vec::len), &own["topics"][0]["interest"]),
        (Some(0), &json!("high"))
    );
    told(&token, Method::PUT, &on(other, "bid"), Some(json!({ "bid": "eager" }))).await;
    let wrong = site.call(&token, Method::PUT, &on(other, "bid"), Some(json!({ "bid": "perhaps" }))).await;
    assert_eq!((wrong.status.as_u16(), &wrong.json()["errors"][0]["field"]), (422, &json!("bid")));

    for person in [rita.person, rex.person] {
        assign(&site.world.as_(&scene.chairs[0]), one, person).await.expect("assigned");
    }
    told(&token, Method::POST, &on(one, "decline"), Some(json!({ "reason": "Too busy" }))).await;
    let listed = told(&chair, Method::GET, &format!("{base}/reviewers"), None).await.json();
    assert_eq!(listed["reviewers"][0]["declined"], json!(1));
    assign(&site.world.as_(&scene.chairs[0]), other, rex.person).await.expect("assigned");
    told(&chair, Method::POST, &format!("{base}/reviewers/reminders"), None).await;
    assert!(site.world.outbox("mail").await.iter().any(|mail| mail["to"] == rex.address.as_str()));
    let to = json!({ "to": rita.person });
    let over = format!("{base}/reviewers/{}/hand-over", rex.person);
    let moved = told(&chair, Method::POST, &over, Some(to)).await.json();
    assert_eq!(moved["proposals"], json!(1), "not what she declined");

    let copy = json!({ "title": "A", "summary": "", "targets": ["Northwind"], "topics": [topic] });
    told(&chair, Method::PUT, &on(one, "copy"), Some(copy)).await;
    let copy = told(&chair, Method::GET, &on(one, "copy"), None).await;
    assert_eq!((&copy.json()["title"], &copy.json()["description"]), (&json!("A"), &json!(null)));
    assert!(copy.headers.contains_key("etag"));
    site.world.handed_in(&scene, &site.world.as_(rex), one, "4").await;
    let seen = told(&chair, Method::GET, &format!("{base}/review/proposals/{one}"), None).await.json();
    let review = &seen["reviews"][0];
    assert_eq!(review["may_be_sent"], json!(false));
    let approval = format!("reviews/{}/approval", review["id"].as_str().expect("an id"));
    told(&chair, Method::POST, &on(one, &approval), Some(json!({ "text": review["for_speakers"] }))).await;
    let seen = told(&chair, Method::GET, &format!("{base}/review/proposals/{one}"), None).await.json();
    assert_eq!(seen["reviews"][0]["may_be_sent"], json!(true));

    let of = |what: String| on(one, &format!("conflicts/{what}"));
    told(&chair, Method::PUT, &of(rita.person.to_string()), Some(json!({ "tie": "personal" }))).await;
    let known = told(&chair, Method::GET, &format!("{base}/review/conflicts"), None).await.json();
    let is_set = |board: &serde_json::Value| {
        board["known"].as_array().is_some_and(|lines| lines.iter().any(|line| line["is_pinned"] == json!(true)))
    };
    assert!(is_set(&known), "{known}");
    assert_eq!(site.call(&token, Method::GET, &format!("{base}/review/proposals/{one}"), None).await.status, 404);
    told(&chair, Method::DELETE, &of(rita.person.to_string()), None).await;
    assert!(!is_set(&told(&chair, Method::GET, &format!("{base}/review/conflicts"), None).await.json()));
}
