//! Ballots, on pages and over REST.

use axum::http::Method;
use domain::{
    ballot::{
        Method as Counting, TypedCandidate,
        rule::{TypedRule, preset::Preset},
    },
    id::BallotId,
};
use exchange::record::{Record, verify};
use serde_json::json;
use service::{
    ballot::{add_ballot_rule, cast_position, draft_ballot, nominate, open_ballot, tend_ballots},
    testing::{GroupScene, Somebody, new_ballot, new_election, saying},
};

use crate::support::{ALL_SCOPES, TestSite};

#[tokio::test]
async fn a_ballot_is_prepared_opened_and_voted_on_by_forms() {
    let site = TestSite::new().await;
    let scene = site.world.groups().await;
    let voters = site.world.voters(scene.open, 2).await;
    let refused = site
        .post_as(
            &scene.chair,
            "/g/open/manage/ballots/new",
            &[("title", "Publish"), ("rule", "lf-charter-electronic"), ("hours", "168")],
        )
        .await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("value=\"Publish\""), "what was typed is still there");
    let form = [
        ("title", "Publish"),
        ("question", "Shall it?"),
        ("consequence", "It is."),
        ("rule", "lf-charter-electronic"),
        ("hours", "168"),
    ];
    let drafted = site.post_as(&scene.chair, "/g/open/manage/ballots/new", &form).await;
    let run = drafted.header("location").to_owned();
    let page = run.trim_end_matches("/run").to_owned();
    assert_eq!(site.get(&page).await.status, 404, "nobody else sees a draft");
    assert!(site.get_as(&scene.chair, &run).await.body.contains("Open the ballot"));
    assert_eq!(site.post_as(&scene.chair, &format!("{page}/begin"), &[]).await.status, 303);
    let open = site.get_as(&voters[0], &page).await.body;
    assert!(open.contains("Your own vote") && open.contains("name=\"position\" value=\"yes\""), "{open}");
    assert_eq!(site.post_as(&voters[0], &page, &[("position", "yes"), ("text", "Fine")]).await.status, 303);
    let cast = site.get_as(&voters[0], &page).await.body;
    assert!(cast.contains("You say: Yes") && cast.contains("V0 Voter") && cast.contains("Fine"));
    let german = site.get(&format!("{page}?lang=de")).await.body;
    assert!(german.contains("Es ist angenommen, wenn gilt:"), "the rule in words");
    let absent = site.post_as(&voters[0], &page, &[("position", "perhaps"), ("text", "KEPTMARK")]).await;
    assert!(absent.status == 422 && absent.body.contains("KEPTMARK"), "nothing typed is lost");
}

#[tokio::test]
async fn a_sealed_count_is_on_no_page_and_in_no_answer() {
    let site = TestSite::new().await;
    let scene = site.world.groups().await;
    let voters = site.world.voters(scene.open, 4).await;
    let admin = site.world.admin("Abe Admin").await;
    let sealed = TypedRule {
        visibility: "sealed".into(),
        ..TypedRule::of("Sealed", &Preset::CharterElectronic.rule()).expect("one case")
    };
    let rule = add_ballot_rule(&site.world.ctx, scene.open, &sealed).await.expect("added");
    let id = site.world.opened(&scene, &new_ballot(&rule.to_string())).await;
    let token = site.token(&admin, ALL_SCOPES).await;
    all_say(&site, &voters[..3], id, "yes").await;
    let before = everything(&site, &scene, &admin, &token, id).await;
    all_say(&site, &voters[..3], id, "no").await;
    let after = everything(&site, &scene, &admin, &token, id).await;
    assert_eq!(before.len(), after.len());
    for ((path, one), (_, other)) in before.iter().zip(&after) {
        assert_eq!(one, other, "{path}");
    }
}

async fn all_say(site: &TestSite, voters: &[Somebody], id: BallotId, choice: &str) {
    for voter in voters {
        cast_position(&site.world.as_(voter), id, &saying(choice)).await.expect("cast");
    }
}

/// Every answer about a ballot, to nobody, an administrator and the chair.
async fn everything(
    site: &TestSite,
    scene: &GroupScene,
    admin: &Somebody,
    token: &str,
    id: BallotId,
) -> Vec<(String, String)> {
    let mut told = Vec::new();
    for path in [
        "/g/open/ballots".to_owned(),
        format!("/g/open/ballots/{id}"),
        format!("/g/open/ballots/{id}/record.json"),
        "/g/open".into(),
    ] {
        told.push((path.clone(), site.get(&path).await.body));
        told.push((path.clone(), site.get_as(admin, &path).await.body));
        told.push((path.clone(), site.get_as(&scene.chair, &path).await.body));
    }
    let run = format!("/g/open/ballots/{id}/run");
    told.push((run.clone(), site.get_as(admin, &run).await.body));
    for path in [format!("/api/v1/groups/open/ballots/{id}"), "/api/v1/groups/open/ballots".into()] {
        told.push((path.clone(), site.call(token, Method::GET, &path, None).await.body));
    }
    told
}

#[tokio::test]
async fn an_election_over_rest_leaves_a_record_that_holds() {
    let site = TestSite::new().await;
    let scene = site.world.groups().await;
    let voters = site.world.voters(scene.open, 3).await;
    let carl = site.world.as_(&scene.chair);
    let id = draft_ballot(&carl, scene.open, &new_election(Counting::Schulze, 1)).await.expect("drafted");
    for name in ["Red", "Blue", "Green"] {
        nominate(&carl, id, &TypedCandidate { name: name.into(), ..TypedCandidate::default() }).await.expect("added");
    }
    open_ballot(&carl, id).await.expect("opened");
    let path = format!("/api/v1/groups/open/ballots/{id}");
    for (voter, ranks) in voters.iter().zip([json!([1, 2, null]), json!([2, 1, null]), json!([null, 1, 2])]) {
        let token = site.token(voter, ALL_SCOPES).await;
        let due = site.call(&token, Method::GET, "/api/v1/me/votes", None).await.json();
        assert_eq!(due[0]["voted"], false);
        let cast = site.call(&token, Method::POST, &format!("{path}/votes"), Some(json!({ "ranks": ranks }))).await;
        assert_eq!(cast.status, 204, "{}", cast.body);
    }
    tend_ballots(&site.world.later(36 * 24 * 60)).await.expect("tended");
    let token = site.token(&voters[0], ALL_SCOPES).await;
    let shown = site.call(&token, Method::GET, &path, None).await.json();
    assert_eq!((&shown["state"], &shown["result"]["winners"]), (&json!("closed"), &json!([2])));
    let file = site.get(&format!("/g/open/ballots/{id}/record.json")).await;
    let record = Record::read(file.body.as_bytes()).expect("it reads");
    assert_eq!(verify(&record, None), []);
    let blt = site.get(&format!("/g/open/ballots/{id}/record.blt")).await.body;
    assert!(blt.starts_with("3 1\n1 1 2 0\n1 2 1 0\n1 2 3 0\n0\n"), "{blt}");
    let csv = site.get(&format!("/g/open/ballots/{id}/record.csv")).await.body;
    assert!(csv.contains("\"V0 Voter\""), "{csv}");
    let page = site.get(&format!("/g/open/ballots/{id}")).await.body;
    assert!(page.contains("Elected: Blue") && page.contains("Compared by pairs"));
}
