//! Decisions, letters and answers, on pages and over REST.

use axum::http::Method;
use domain::{
    cfp::Decision,
    id::{CallId, ProposalId},
    policy::{RoleKind, Scope},
};
use serde_json::json;
use service::{
    conference::ConferenceFacts,
    testing::{Somebody, yes},
};

use crate::support::{ALL_SCOPES, TestSite};

const CALL: &str = "/c/open-2026/organise/calls/talks";

struct Scene {
    site: TestSite,
    facts: ConferenceFacts,
    call: CallId,
    owner: Somebody,
    speaker: Somebody,
    proposal: ProposalId,
}

/// An owner, and somebody who handed in “Engines” to their call.
async fn scene() -> Scene {
    let site = TestSite::new().await;
    let (facts, call) = site.world.open_call("open-2026").await;
    let mut owner = site.world.person("Olga Owner").await;
    site.world.grant(&mut owner, Scope::Conference(facts.id), RoleKind::Owner).await;
    let (speaker, proposal) = site.world.offered(&facts, call, "Ada Lovelace", "Engines").await;
    Scene { site, facts, call, owner, speaker, proposal }
}

/// What stands between `before` and the next quotation mark.
fn field<'a>(body: &'a str, before: &str) -> &'a str {
    let rest = body.split(before).nth(1).unwrap_or_else(|| panic!("{before} is on the page"));
    rest.split('"').next().unwrap_or_default()
}

#[tokio::test]
async fn decisions_are_planned_written_about_sent_and_answered_without_scripts() {
    let Scene { site, owner, speaker, proposal, .. } = scene().await;
    let (id, board) = (proposal.to_string(), format!("{CALL}/decisions"));
    let page = site.get_as(&owner, &board).await;
    assert!(page.status == 200 && !page.body.contains("<script") && page.body.contains("Engines"), "{}", page.body);
    let nothing = site.post_as(&owner, &board, &[("decision", "accept"), ("note", "Typed before")]).await;
    assert_eq!(nothing.status, 422);
    assert!(nothing.body.contains("Typed before"), "what was typed is kept");
    let planned = [("proposals", id.as_str()), ("decision", "accept"), ("minutes", "30")];
    assert_eq!(site.post_as(&owner, &board, &planned).await.status, 303);
    assert!(site.get_as(&owner, &board).await.body.contains("30 minutes"));
    let own = format!("/me/proposals/{id}");
    let seen = site.get_as(&speaker, &own).await.body;
    assert!(seen.contains("Handed in") && !seen.contains("Accepted"));

    let release = format!("{CALL}/release");
    assert_eq!(site.post_as(&owner, &release, &[("act", "prepare"), ("confirm_by", "x")]).await.status, 422);
    assert_eq!(site.post_as(&owner, &release, &[("act", "prepare")]).await.status, 303);
    let letters = site.get_as(&owner, &release).await;
    assert!(letters.body.contains("Ada Lovelace"), "{}", letters.body);
    let letter = format!("{release}/letters/{}", field(&letters.body, "/release/letters/"));
    assert!(site.get_as(&owner, &letter).await.body.contains("“Engines”"));
    assert_eq!(site.post_as(&owner, &letter, &[("subject", ""), ("body", "Kept")]).await.status, 422);
    assert_eq!(site.post_as(&owner, &letter, &[("subject", "Yes"), ("body", "By hand")]).await.status, 303);
    let ask = site.get_as(&owner, &format!("{release}/send")).await;
    let announcement = field(&ask.body, "name=\"announcement\" value=\"").to_owned();
    let send = |letters: &'static str| [("announcement", announcement.clone()), ("letters", letters.to_owned())];
    let post = async |letters| {
        let fields = send(letters);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        site.post_as(&owner, &format!("{release}/send"), &fields).await.status.as_u16()
    };
    assert_eq!(post("2").await, 422, "another number was shown");
    assert_eq!(post("1").await, 303);
    assert_eq!(post("1").await, 409, "once");

    assert!(site.get_as(&speaker, &own).await.body.contains("Accepted"));
    assert!(site.get_as(&speaker, "/me").await.body.contains(&format!("{own}/answer")), "it is asked on their page");
    let answer = format!("{own}/answer");
    assert_eq!(site.get_as(&speaker, &answer).await.status, 200);
    assert!(site.get_as(&speaker, &own).await.body.contains("Accepted"), "opening it changes nothing");
    let half = site.post_as(&speaker, &answer, &[("reply", "confirm"), ("access", "A ramp")]).await;
    assert!(half.status == 422 && half.body.contains("A ramp"), "what was typed is kept");
    let full =
        [("reply", "confirm"), ("recording", "no"), ("licence", "yes"), ("conduct", "yes"), ("access", "A ramp")];
    assert_eq!(site.post_as(&speaker, &answer, &full).await.status, 303);
    assert!(site.get_as(&owner, &format!("{CALL}/answers")).await.body.contains("A ramp"));
    let plan = site.get_as(&owner, "/c/open-2026/organise/plan").await.body;
    assert!(plan.contains("Engines") && plan.contains("30 minutes") && plan.contains("It must not be recorded"));
    for path in [board, release, format!("{CALL}/answers"), format!("{CALL}/overview"), format!("{CALL}/decisions.csv")]
    {
        assert_eq!(site.get_as(&speaker, &path).await.status, 403, "{path}");
        assert!(site.get(&path).await.location().starts_with("/sign-in"), "{path}");
    }
    assert_eq!(site.get_as(&owner, &answer).await.status, 404);
}

#[tokio::test]
async fn lists_quotas_wordings_and_what_is_volunteered_have_their_pages() {
    let Scene { site, facts, owner, speaker, proposal, .. } = scene().await;
    let list = format!("{CALL}/decisions/list");
    let text = format!("proposal,decision,note\r\n{proposal},reject,=1+1\r\nnonsense,accept\r\n");
    let read = site.post_as(&owner, &list, &[("act", "read"), ("list", &text)]).await;
    assert!(read.status == 200 && read.body.contains("line 3") && read.body.contains("nonsense"), "{}", read.body);
    assert_eq!(site.post_as(&owner, &list, &[("act", "plan"), ("list", &text)]).await.status, 422);
    let good = format!("{proposal},reject,=1+1");
    assert_eq!(site.post_as(&owner, &list, &[("act", "plan"), ("list", &good)]).await.status, 303);
    let table = site.get_as(&owner, &format!("{CALL}/decisions.csv")).await.body;
    assert!(table.contains("\"reject\",\"'=1+1\",\"Engines\""), "{table}");

    let types = service::conference::session_types(&site.world.ctx, facts.id).await.expect("types").items;
    let quota = format!("type.{}", types[0].id);
    assert_eq!(site.post_as(&owner, &format!("{CALL}/decisions/quotas"), &[(&quota, "many")]).await.status, 422);
    assert_eq!(site.post_as(&owner, &format!("{CALL}/decisions/quotas"), &[(&quota, "12")]).await.status, 303);
    let board = site.get_as(&owner, &format!("{CALL}/decisions?q=engines&planned=reject&page=0")).await.body;
    assert!(board.contains("0 chosen, 0 waiting, 0 undecided, 12 wanted"), "{board}");
    assert!(site.get_as(&owner, &format!("{CALL}/decisions?planned=accept")).await.body.contains("No proposal fits"));

    let wording = "/c/open-2026/organise/letters/accepted/de";
    assert!(site.get_as(&owner, "/c/open-2026/organise/letters").await.body.contains(wording));
    assert_eq!(site.post_as(&owner, wording, &[("subject", "Ja"), ("body", "{password}")]).await.status, 422);
    assert_eq!(site.post_as(&owner, wording, &[("subject", "Ja"), ("body", "{title}")]).await.status, 303);
    assert!(site.get_as(&owner, wording).await.body.contains("Back to the usual words"));
    assert_eq!(site.get_as(&owner, "/c/open-2026/organise/letters/accepted/fr").await.status, 404);

    let about = format!("/me/proposals/{proposal}/volunteer");
    assert_eq!(site.post_as(&speaker, &about, &[("region", "europe")]).await.status, 303);
    assert!(site.get_as(&speaker, &about).await.body.contains("value=\"europe\" selected"));
    let overview = site.get_as(&owner, &format!("{CALL}/overview")).await.body;
    assert!(overview.contains("role=\"img\"") && !overview.contains("Europe"), "{overview}");
    let file = site.get_as(&owner, &format!("{CALL}/submission.json")).await;
    assert_eq!(file.json()[0]["title"], "Engines");
    assert!(file.header("content-disposition").starts_with("attachment"));
}

#[tokio::test]
async fn the_api_plans_releases_and_answers() {
    let Scene { site, facts, call, owner, speaker, proposal } = scene().await;
    let (token, hers) = (site.token(&owner, ALL_SCOPES).await, site.token(&speaker, ALL_SCOPES).await);
    let base = "/api/v1/conferences/open-2026/calls/talks";
    let decisions = format!("{base}/decisions");
    let plan = json!({ "proposals": [proposal], "decision": "accept", "minutes": 20 });
    assert_eq!(site.call(&token, Method::PUT, &decisions, Some(plan)).await.status, 204);
    let line = site.call(&token, Method::GET, &decisions, None).await.json()["items"][0].clone();
    assert_eq!((&line["state"], &line["planned"]["minutes"]), (&json!("submitted"), &json!(20)), "{line}");
    let release = format!("{base}/release");
    assert_eq!(site.call(&token, Method::GET, &release, None).await.status, 404);
    let made = site.call(&token, Method::POST, &release, Some(json!({ "confirm_by": "2099-01-31" }))).await;
    assert_eq!((made.status.as_u16(), made.location()), (201, release.as_str()), "{}", made.body);
    let prepared = made.json();
    assert_eq!((&prepared["decisions"]["accept"], &prepared["letters"][0]["to"]), (&json!(1), &json!("Ada Lovelace")));
    let letter = format!("{release}/letters/{}", prepared["letters"][0]["id"].as_str().expect("an id"));
    let words = json!({ "subject": "Yes", "body": "Come" });
    assert_eq!(site.call(&token, Method::PUT, &letter, Some(words)).await.status, 204);
    let send = json!({ "announcement": prepared["announcement"], "letters": 1 });
    let sent = site.call(&token, Method::POST, &format!("{release}/send"), Some(send.clone())).await;
    assert_eq!((sent.status.as_u16(), sent.json()), (200, json!({ "letters": 1 })), "{}", sent.body);
    assert_eq!(site.call(&token, Method::POST, &format!("{release}/send"), Some(send)).await.status, 409);

    let late = site.call(&token, Method::GET, &format!("{release}/undelivered"), None).await.json();
    assert_eq!((&late["letters"][0]["to"], &late["letters"][0]["why"]), (&json!("Ada Lovelace"), &json!("underway")));
    let answer = format!("/api/v1/me/proposals/{proposal}/answer");
    assert_eq!(site.call(&hers, Method::GET, &answer, None).await.json()["reply"], "awaited");
    let said = json!({ "reply": "confirm", "recording": true, "licence": true, "conduct": true, "visa": "Yes" });
    assert_eq!(site.call(&hers, Method::PUT, &answer, Some(said)).await.status, 204);
    let answers = site.call(&token, Method::GET, &format!("{base}/answers"), None).await;
    assert_eq!(answers.json()["answers"][0]["reply"], "confirmed");
    assert!(!answers.body.contains("visa"), "needs stay on the page");
    let plan = site.call(&token, Method::GET, "/api/v1/conferences/open-2026/working-plan", None).await.json();
    assert_eq!((&plan["sessions"][0]["minutes"], &plan["sessions"][0]["title"]), (&json!(20), &json!("Engines")));

    let types = service::conference::session_types(&site.world.ctx, facts.id).await.expect("types").items;
    let quotas = json!({ "types": { types[0].id.to_string(): 3 } });
    let set = site.call(&token, Method::PUT, &format!("{base}/quotas"), Some(quotas)).await.json();
    assert_eq!((&set["types"][0]["wanted"], &set["types"][0]["chosen"]), (&json!(3), &json!(1)));
    let volunteered = format!("/api/v1/me/proposals/{proposal}/volunteered");
    let said = json!({ "answers": { "region": "asia" } });
    assert_eq!(site.call(&hers, Method::PUT, &volunteered, Some(said.clone())).await.status, 204);
    assert_eq!(site.call(&hers, Method::GET, &volunteered, None).await.json(), said);
    let wording = "/api/v1/conferences/open-2026/letters/rejected/en";
    let words = json!({ "subject": "No", "body": "{title}" });
    assert_eq!(site.call(&token, Method::PUT, wording, Some(words)).await.status, 204);
    assert_eq!(site.call(&token, Method::DELETE, wording, None).await.status, 204);
    let listed = site.call(&token, Method::GET, "/api/v1/conferences/open-2026/letters", None).await.json();
    assert_eq!(listed["wordings"].as_array().map(Vec::len), Some(12));
    let overview = site.call(&token, Method::GET, &format!("{base}/overview"), None).await.json();
    assert_eq!((&overview["states"], &overview["volunteered"]), (&json!({ "confirmed": 1 }), &json!(null)));
    let found = async |query: &str| {
        let reply = site.call(&token, Method::GET, &format!("{decisions}?{query}"), None).await;
        reply.json()["items"].as_array().map_or(0, Vec::len)
    };
    let kind = format!("session_type={}&sort=score", types[0].id);
    assert_eq!((found(&kind).await, found(&format!("track={proposal}")).await), (1, 0));
    let submissions = site.call(&token, Method::GET, &format!("{base}/submissions"), None).await.json();
    assert_eq!(submissions[0]["do_not_record"], false);
    site.world.offered(&facts, call, "Bob Babbage", "Wheels").await;
    assert_eq!(site.call(&token, Method::DELETE, &release, None).await.status, 204);
}

#[tokio::test]
async fn a_deputy_is_named_on_the_board() {
    let Scene { site, facts, call, owner, .. } = scene().await;
    let (mut cora, own) = site.world.offered(&facts, call, "Cora Chair", "Cogs").await;
    site.world.grant(&mut cora, Scope::Conference(facts.id), RoleKind::Owner).await;
    let board = format!("{CALL}/decisions");
    assert!(site.get_as(&owner, &board).await.body.contains("Needs a deputy"));
    assert!(!site.get_as(&cora, &board).await.body.contains("Needs a deputy"));
    let (id, olga) = (own.to_string(), owner.person.to_string());
    let name = format!("{board}/deputy");
    let fields = [("proposal", id.as_str()), ("deputy", olga.as_str())];
    assert_eq!(site.post_as(&cora, &name, &fields).await.status, 403);
    assert_eq!(site.post_as(&owner, &name, &fields).await.status, 303);
    assert!(site.get_as(&owner, &board).await.body.contains("Olga Owner decides"));
    site.world.decide(&facts, call, &[own], Decision::Accept).await;
    let refused = site.post_as(&cora, &format!("/me/proposals/{own}/answer"), &[("reply", "maybe")]).await;
    assert_eq!(refused.status, 422);
    service::decision::give_answer(&site.world.as_(&cora), own, &yes()).await.expect("answered");
}
