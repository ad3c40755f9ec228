//! What readers are told of a call by the channels that only a server has: pages as they are sent, tables, REST, feeds,
//! the lengths of answers and the log. The others are asked in `service/src/review/channels.rs`.

use std::collections::BTreeMap;

use axum::http::Method;
use domain::{cfp::TypedPlan, review::conflict::Tie};
use service::{
    cfp::name_readers,
    decision::plan_decisions,
    review::{TypedCopy, assign, bid, decline, discuss, name_deputy, pin_conflict, prepare_copy},
    testing::{ReviewScene, Somebody},
};

use crate::{
    logs::{Pages, recorded},
    support::{ALL_SCOPES, TestSite},
};

const PAGES: &[&str] = &[
    "/c/review-2026/review",
    "/c/review-2026/review/talks",
    "/c/review-2026/review/talks?order=score",
    "/c/review-2026/review/talks?q=booting",
    "/c/review-2026/review/talks?q=drafter",
    "/c/review-2026/review/talks?task=assigned",
    "/c/review-2026/review/talks/me",
    "/c/review-2026/review/talks/proposals/{id}",
    "/c/review-2026/organise/calls/talks/proposals",
    "/c/review-2026/organise/calls/talks/proposals?state=shortlisted",
    "/c/review-2026/organise/calls/talks/proposals.csv",
    "/c/review-2026/organise/calls/talks/proposals/{id}",
    "/c/review-2026/organise/calls/talks/proposals/{id}/preview",
    "/c/review-2026/organise/calls/talks/review/reviewers",
    "/c/review-2026/organise/calls/talks/review/conflicts",
    "/c/review-2026/organise/calls/talks/decisions",
    "/c/review-2026/organise/calls/talks/decisions?q=booting",
    "/c/review-2026/organise/calls/talks/decisions?planned=accept",
    "/c/review-2026/organise/calls/talks/decisions?state=shortlisted&sort=score",
    "/c/review-2026/organise/calls/talks/decisions.csv",
    "/c/review-2026/organise/calls/talks/submission.json",
    "/c/review-2026/organise/calls/talks/overview",
    "/c/review-2026/organise/calls/talks/answers",
    "/c/review-2026/organise/calls/talks/release",
    "/c/review-2026",
    "/c/review-2026/cfp/talks",
    "/c/review-2026/feed.atom",
    "/c/review-2026/search?q=booting",
    "/proposals/{id}/speakers/{speaker}/picture",
];
const OPERATIONS: &[&str] = &[
    "/calls/talks/proposals",
    "/calls/talks/proposals/{id}",
    "/calls/talks/proposals/{id}/preview",
    "/calls/talks/table",
    "/calls/talks/review/proposals",
    "/calls/talks/review/proposals?q=booting",
    "/calls/talks/review/proposals/{id}",
    "/calls/talks/reviewers",
    "/calls/talks/questions",
    "/calls/talks/decisions",
    "/calls/talks/decisions?planned=accept",
    "/calls/talks/quotas",
    "/calls/talks/overview",
    "/calls/talks/answers",
    "/calls/talks/submissions",
    "/calls/talks/release",
];

/// Every answer of the site to somebody: its status, its length, and what it says, but for what is drawn anew each time.
async fn answers(site: &TestSite, scene: &ReviewScene, reader: &Somebody) -> BTreeMap<String, (u16, usize, String)> {
    let fill = |path: &str| {
        let path = path.replace("{id}", &scene.proposals[0].to_string());
        path.replace("{speaker}", &scene.speakers[0].person.to_string())
    };
    let mut answers = BTreeMap::new();
    for path in PAGES {
        let reply = site.get_as(reader, &fill(path)).await;
        let body = without_drawn(&reply.body);
        answers.insert((*path).to_owned(), (reply.status.as_u16(), body.len(), body));
    }
    let token = site.token(reader, ALL_SCOPES).await;
    for path in OPERATIONS {
        let path = format!("/api/v1/conferences/review-2026{}", fill(path));
        let reply = site.call(&token, Method::GET, &path, None).await;
        let body = without_drawn(&reply.body);
        answers.insert(path, (reply.status.as_u16(), body.len(), body));
    }
    answers
}

/// Without the ids of requests and the secrets of forms.
fn without_drawn(body: &str) -> String {
    let mut text = body.to_owned();
    for mark in ["nonce=\"", "name=\"token\" value=\"", "\"request_id\":\"", "\"instance\":\""] {
        let (mut kept, mut rest) = (String::new(), text.as_str());
        while let Some((before, after)) = rest.split_once(mark) {
            kept.push_str(before);
            rest = after.split_once('"').map_or("", |(_, after)| after);
        }
        kept.push_str(rest);
        text = kept;
    }
    text
}

/// Much that happens to the first proposal of a scene, by those who may.
async fn much_happens(site: &TestSite, scene: &ReviewScene, chair: &Somebody) {
    let (world, id) = (&site.world, scene.proposals[0]);
    let chair = world.as_(chair);
    let rex = world.as_(&scene.reviewers[1]);
    assign(&chair, id, scene.reviewers[1].person).await.expect("assigned");
    bid(&rex, id, Some(domain::review::assign::Bid::Eager)).await.expect("wished");
    world.handed_in(scene, &rex, id, "4").await;
    discuss(&rex, id, "SECRETMESSAGE").await.expect("said");
    drop(assign(&chair, id, scene.reviewers[0].person).await);
    drop(decline(&world.as_(&scene.reviewers[0]), id, "SECRETREASON").await);
    let typed = TypedPlan { decision: "accept".into(), note: "SECRETPLAN".into(), ..TypedPlan::default() };
    plan_decisions(&chair, scene.call, &[id], &typed).await.expect("planned");
    let set =
        "title = 'SECRETTITLE', summary = 'SECRETTEXT', notes = 'SECRETNOTE', state = 'shortlisted', track_id = NULL";
    world.edit(&format!("UPDATE proposal SET {set} WHERE title LIKE 'Booting%'")).await;
    world.edit("UPDATE person SET name = 'SECRETNAME' WHERE name = 'Dora Drafter'").await;
}

async fn told_the_same(site: &TestSite, scene: &ReviewScene, reader: &Somebody, chair: &Somebody) {
    let before = answers(site, scene, reader).await;
    assert!(before.values().filter(|(status, ..)| *status == 200).count() > 8, "{before:#?}");
    much_happens(site, scene, chair).await;
    for (path, now) in answers(site, scene, reader).await {
        assert_eq!(before[&path], now, "{path}");
        assert!(!now.2.contains("SECRET"), "{path}");
    }
    assert!(answers(site, scene, chair).await.values().any(|(.., body)| body.contains("SECRETTITLE")));
}

#[tokio::test]
async fn no_answer_of_the_site_to_a_bound_chair_changes_by_a_byte_or_in_length() {
    let site = TestSite::new().await;
    let scene = site.world.review_scene("review-2026").await;
    let (pia, carl) = (&scene.chairs[0], &scene.chairs[1]);
    pin_conflict(&site.world.ctx, scene.proposals[0], carl.person, Some(Tie::Personal)).await.expect("set");
    name_deputy(&site.world.as_(pia), scene.proposals[0], Some(pia.person)).await.expect("named");
    told_the_same(&site, &scene, carl, pia).await;
}

#[tokio::test]
async fn no_answer_of_the_site_to_a_chair_kept_out_by_an_embargo_changes() {
    let site = TestSite::new().await;
    let scene = site.world.review_scene("review-2026").await;
    site.world.embargo(&scene).await;
    let pia = &scene.chairs[0];
    name_readers(&site.world.ctx, scene.proposals[0], &[pia.person, scene.reviewers[1].person]).await.expect("named");
    told_the_same(&site, &scene, &scene.chairs[1], pia).await;
    let board = site.get_as(&scene.chairs[1], "/c/review-2026/review/talks").await.body;
    assert!(board.contains("A flaw in something you use") && board.contains("Only those named to read it can open it"));
    assert!(!board.contains(&scene.proposals[0].to_string()), "no way in");
}

#[tokio::test]
async fn no_answer_of_the_site_to_a_blind_reviewer_changes() {
    let site = TestSite::new().await;
    let scene = site.world.review_scene("review-2026").await;
    let text = |text: &str| Some(text.to_owned());
    let copy = TypedCopy { title: text("A"), summary: text("B"), description: text("C"), ..TypedCopy::default() };
    prepare_copy(&site.world.ctx, scene.proposals[0], &copy, None).await.expect("prepared");
    site.world.edit("UPDATE proposal SET track_id = NULL").await;
    let (pia, id) = (&scene.chairs[0], scene.proposals[0]);
    assign(&site.world.as_(pia), id, scene.reviewers[0].person).await.expect("assigned");
    decline(&site.world.as_(&scene.reviewers[0]), id, "SECRETREASON").await.expect("declined");
    told_the_same(&site, &scene, &scene.reviewers[0], pia).await;
}

/// Logs are read by people who are no part of the review.
#[tokio::test]
async fn the_log_tells_nothing_of_any_proposal() {
    let site = TestSite::new().await;
    let scene = site.world.review_scene("review-2026").await;
    let pages = Pages::default();
    let guard = recorded(&pages);
    much_happens(&site, &scene, &scene.chairs[0]).await;
    for reader in [&scene.chairs[0], &scene.reviewers[0], &scene.reviewers[1]] {
        answers(&site, &scene, reader).await;
    }
    let path = format!("/c/review-2026/review/talks/proposals/{}", scene.proposals[0]);
    site.post_as(&scene.reviewers[0], &path, &[("act", "submit"), ("for_committee", "SECRETREVIEW")]).await;
    drop(guard);
    let log = pages.text();
    assert!(log.lines().count() > 60, "{log}");
    for word in ["SECRET", "Booting", "Dora", &scene.proposals[0].to_string()] {
        assert!(!log.contains(word), "{word} in {log}");
    }
}
