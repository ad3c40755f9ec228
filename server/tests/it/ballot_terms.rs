//! Seconds, terms of office, ballots on revisions, and what is told before anything is held: on pages and over REST.

use axum::http::Method;
use domain::{
    ballot::{Method as Counting, TypedCandidate},
    policy::Action,
};
use serde_json::json;
use service::{
    ballot::{answer_nomination, draft_ballot, nominate, open_ballot},
    draft::{draft_by_id, revision_line},
    testing::{new_ballot, new_election},
};

use crate::support::{ALL_SCOPES, TestSite};

#[tokio::test]
async fn who_would_vote_and_what_a_rule_would_mean_is_told_before() {
    let site = TestSite::new().await;
    let scene = site.world.groups().await;
    let voters = site.world.voters(scene.open, 2).await;
    let id = draft_ballot(&site.world.as_(&scene.chair), scene.open, &new_ballot("ieee-sa")).await.expect("drafted");
    let (carl, vera) = (site.token(&scene.chair, ALL_SCOPES).await, site.token(&voters[0], ALL_SCOPES).await);
    let path = format!("/api/v1/groups/open/ballots/{id}/prospect");
    let told = site.call(&carl, Method::GET, &path, None).await.json();
    assert_eq!(told["voters"].as_array().map(Vec::len), Some(3));
    assert_eq!(
        (&told["voters"][1]["casters"][0], &told["voters"][1]["weight"]),
        (&told["voters"][1]["name"], &json!(1))
    );
    assert!(told["voters"][0]["because"][0].as_str().is_some_and(|why| why.contains(' ')), "a sentence: {told}");
    assert!(told["flaws"][0].as_str().is_some_and(|flaw| flaw.contains("10")), "{told}");
    assert_eq!(site.call(&vera, Method::GET, &path, None).await.status, 403, "as on the page");

    let tries = "/api/v1/groups/open/ballot-rules/tries";
    let rule = json!({
        "name": "Ours",
        "positions": [{ "word": "yes" }, { "word": "no", "reason": true }],
        "conditions": [{ "positions": ["yes"], "bound": "2/3", "of": "eligible" }],
        "on_change": "carry",
    });
    let said = site.call(&carl, Method::POST, tries, Some(rule.clone())).await.json();
    assert!(
        said["sentence"].as_str().is_some_and(|words| words.contains("at least 2/3 of all who may vote")),
        "{said}"
    );
    assert_eq!((&said["inequalities"][0], &said["flaws"]), (&json!("Yes ≥ 2/3 × [all who may vote]"), &json!([])));
    let mut flawed = rule;
    flawed["visibility"] = json!("confidential");
    let said = site.call(&carl, Method::POST, tries, Some(flawed)).await.json();
    assert_eq!((&said["sentence"], &said["flaws"][0]["code"]), (&json!(null), &json!("carries-unnamed")));
    let rules = site.call(&carl, Method::GET, "/api/v1/groups/open/ballot-rules", None).await.json();
    assert_eq!(rules, json!([]), "nothing was added");
}

#[tokio::test]
async fn seconds_and_offices_are_on_pages_and_in_answers() {
    let site = TestSite::new().await;
    let scene = site.world.groups().await;
    let voters = site.world.voters(scene.open, 2).await;
    let carl = site.world.as_(&scene.chair);
    let mut new = new_election(Counting::Schulze, 1);
    (new.election.seconds, new.election.unopposed) = ("1".into(), true);
    (new.election.office, new.election.office_title) = ("seat".into(), "Board member".into());
    (new.election.office_from, new.election.months) = ("2026-08-01".into(), "24".into());
    let id = draft_ballot(&carl, scene.open, &new).await.expect("drafted");
    let person = TypedCandidate { person: voters[0].person.to_string(), ..TypedCandidate::default() };
    let candidate = nominate(&carl, id, &person).await.expect("nominated");
    answer_nomination(&site.world.as_(&voters[0]), id, candidate, true, "").await.expect("accepted");
    let page = format!("/g/open/ballots/{id}");
    assert_eq!(site.get(&page).await.status, 404, "others see no nominations");
    let shown = site.get_as(&voters[1], &page).await.body;
    assert!(shown.contains("Nominations are open.") && shown.contains("Second V0 Voter"), "{shown}");
    let text = candidate.to_string();
    let second = [("candidate", text.as_str()), ("act", "second")];
    assert_eq!(site.post_as(&voters[1], &format!("{page}/seconds"), &second).await.status, 303);
    assert!(site.get_as(&voters[1], &page).await.body.contains("Seconds: 1 of 1 (V1 Voter)."));
    let vera = site.token(&voters[1], ALL_SCOPES).await;
    let path = format!("/api/v1/groups/open/ballots/{id}");
    let rest = format!("{path}/candidates/{candidate}/second");
    assert_eq!(site.call(&vera, Method::PUT, &rest, None).await.json()["code"], "seconded-already");
    assert_eq!(site.call(&vera, Method::DELETE, &rest, None).await.status, 204);
    assert_eq!(site.call(&vera, Method::PUT, &rest, None).await.status, 204);
    let told = site.call(&vera, Method::GET, &path, None).await.json();
    assert_eq!(
        (&told["candidates"][0]["seconds"], &told["candidates"][0]["seconded_by_me"]),
        (&json!(["V1 Voter"]), &json!(true))
    );
    open_ballot(&carl, id).await.expect("opened");
    service::ballot::settle_ballot(&carl, id).await.expect("settled");
    let offices = site.call(&vera, Method::GET, "/api/v1/groups/open/offices", None).await.json();
    assert_eq!(
        (&offices[0]["name"], &offices[0]["ends"], &offices[0]["state"]),
        (&json!("V0 Voter"), &json!("2028-08-01"), &json!("held"))
    );
    let members = site.get_as(&voters[1], "/g/open/members").await.body;
    assert!(
        members.contains("Terms of office") && members.contains("Board member") && members.contains("31 July 2028"),
        "{members}"
    );
    service::group::leave_group(&site.world.as_(&voters[0]), scene.open).await.expect("left");
    let members = site.get_as(&scene.chair, "/g/open/members").await.body;
    assert!(members.contains("Vacant since") && members.contains("?fills="), "{members}");
    let term = offices[0]["id"].as_str().expect("an id");
    let form = site.get_as(&scene.chair, &format!("/g/open/manage/ballots/new?fills={term}")).await.body;
    assert!(
        form.contains("value=\"2028-08-01\"") && form.contains(&format!("name=\"office_fills\" value=\"{term}\"")),
        "{form}"
    );
}

#[tokio::test]
async fn a_ballot_is_begun_on_a_revision_and_void_with_the_next() {
    let site = TestSite::new().await;
    let scene = site.world.groups().await;
    site.world.voters(scene.open, 1).await;
    let draft = site.world.draft_in(scene.open, "keys", &["# Keys\n\nOne.\n"]).await;
    let facts = draft_by_id(&site.world.ctx, draft, Action::SeeDraft).await.expect("known");
    let revision = revision_line(&site.world.ctx, &facts, None).await.expect("posted").id.to_string();
    let shown = site.get_as(&scene.chair, "/g/open/drafts/keys/1").await.body;
    let begin = format!("/g/open/manage/ballots/new?revision={revision}");
    assert!(shown.contains(&begin), "{shown}");
    assert!(!site.get("/g/open/drafts/keys/1").await.body.contains("?revision="));
    let form = site.get_as(&scene.chair, &begin).await.body;
    assert!(form.contains("bound to this very revision") && !form.contains("name=\"subject_text\""), "{form}");
    let typed = [
        ("title", "Keys"),
        ("question", "Is it accepted?"),
        ("consequence", "It is."),
        ("rule", "lf-charter-electronic"),
        ("hours", "168"),
        ("revision", revision.as_str()),
    ];
    let drafted = site.post_as(&scene.chair, "/g/open/manage/ballots/new", &typed).await;
    let page = drafted.header("location").trim_end_matches("/run").to_owned();
    assert_eq!(site.post_as(&scene.chair, &format!("{page}/begin"), &[]).await.status, 303);
    let shown = site.get(&page).await.body;
    assert!(shown.contains("/g/open/drafts/keys/1") && shown.contains("the ballot is void."), "{shown}");
    assert!(site.get("/g/open/drafts/keys/1").await.body.contains(&page), "the revision names its ballot");
    let feed = site.get("/g/open/ballots.ics").await;
    assert_eq!(feed.header("content-type"), "text/calendar; charset=utf-8");
    assert!(feed.body.contains("SUMMARY:Voting begins: Keys") && feed.body.contains("-closes@"), "{}", feed.body);
    let away = service::life::TypedMove { to: "abandoned".into(), ..service::life::TypedMove::default() };
    service::life::move_draft(&site.world.ctx, draft, &away).await.expect("given up");
    assert!(site.get(&page).await.body.contains("Void: the draft was parked or given up"));
    assert!(site.get("/g/open/ballots.ics").await.body.contains("STATUS:CANCELLED"));
}
