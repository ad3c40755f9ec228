//! Proposals as the sessions that they would become, over REST.

use axum::http::Method;
use domain::{
    cfp::TypedEmbargo,
    policy::{RoleKind, Scope},
};
use serde_json::{Value, json};
use service::{
    cfp::{call, draft_proposal, set_embargo, show_call, submit_proposal},
    programme::{Intent, release_sheet},
    testing::{Somebody, sheet},
};

use crate::support::{ALL_SCOPES, TestSite};

async fn open() -> (TestSite, Somebody) {
    let site = TestSite::new().await;
    let facts = site.world.facts_of_conference("open-2026").await;
    let id = site.world.call_in(&facts, "talks").await;
    show_call(&site.world.ctx, id).await.expect("shown");
    let mut olga = site.world.person("Olga Owner").await;
    site.world.grant(&mut olga, Scope::Conference(facts.id), RoleKind::Owner).await;
    (site, olga)
}

#[tokio::test]
async fn a_preview_is_the_session_as_everybody_would_read_it_and_for_those_who_see_its_page() {
    let (site, olga) = open().await;
    let facts = site.world.facts_under("open-2026").await;
    let call = call(&site.world.ctx, &facts, "talks").await.expect("a call").id;
    let dora = site.world.person("Dora Drafter").await;
    let typed = site.world.proposal_for(&facts, "Booting").await.0;
    let as_dora = site.world.as_(&dora);
    let id = draft_proposal(&as_dora, call, &typed).await.expect("begun");
    let [dora_token, olga_token] = [site.token(&dora, ALL_SCOPES).await, site.token(&olga, ALL_SCOPES).await];
    let own = format!("/api/v1/me/proposals/{id}/preview");
    let offered = |id: &str| format!("/api/v1/conferences/open-2026/calls/talks/proposals/{id}/preview");
    let get = async |token: &str, path: &str| site.call(token, Method::GET, path, None).await;

    let shown = get(&dora_token, &own).await.json();
    assert_eq!(
        (&shown["title"], &shown["type"], &shown["track"]["name"]),
        (&json!("Booting"), &json!("Talk"), &json!("Open"))
    );
    assert_eq!(
        (&shown["speakers"][0]["name"], &shown["cancelled"], &shown["slots"]),
        (&json!("Dora Drafter"), &json!(false), &json!([]))
    );
    assert_eq!(shown["url"], json!(format!("https://plenary.test/me/proposals/{id}/preview")));
    assert!(!shown.to_string().contains("For the organisers."), "{shown}");
    let fields = |value: &Value| value.as_object().map(|all| all.keys().cloned().collect::<Vec<_>>());
    site.world.conference("released").await;
    let released =
        release_sheet(&site.world.ctx, "released", sheet(&["Opening"]), String::new(), Intent::Release).await;
    released.expect("a release");
    let public = site.call(&dora_token, Method::GET, "/api/v1/conferences/released/sessions", None).await.json();
    assert_eq!(fields(&shown), fields(&public["items"][0]), "the schema of sessions");

    // To everybody who does not see its page it is as if it were not there, by the very bytes.
    let nobodys = "01910000-0000-7000-8000-0000000000ff";
    let same = async |token: &str, here: &str, nowhere: &str| {
        let [one, other] = [get(token, here).await, get(token, nowhere).await];
        assert_eq!(one.status, 404, "{here}");
        assert_eq!(one.body.replace(&id.to_string(), nobodys), other.body);
    };
    same(&olga_token, &own, &format!("/api/v1/me/proposals/{nobodys}/preview")).await;
    same(&olga_token, &offered(&id.to_string()), &offered(nobodys)).await;
    submit_proposal(&as_dora, id, None).await.expect("handed in");
    assert_eq!(get(&olga_token, &offered(&id.to_string())).await.json()["title"], json!("Booting"));
    let terms = TypedEmbargo {
        until: (site.world.ctx.now + chrono::TimeDelta::days(30)).format("%Y-%m-%dT%H:%M").to_string(),
        stand_in_title: "A flaw".into(),
        stand_in_summary: String::new(),
        vendor: "nobody".into(),
    };
    set_embargo(&as_dora, id, &terms).await.expect("set");
    same(&olga_token, &offered(&id.to_string()), &offered(nobodys)).await;
    assert_eq!(
        site.get_as(&olga, &format!("/c/open-2026/organise/calls/talks/proposals/{id}/preview")).await.status,
        404
    );
    assert_eq!(get(&dora_token, &own).await.json()["title"], json!("Booting"));
    assert_eq!(get(&dora_token, &offered(&id.to_string())).await.status, 403);
}
