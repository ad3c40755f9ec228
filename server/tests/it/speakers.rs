//! Speakers, files, shared links and embargoes, on pages and over REST.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use axum::{
    body::Body,
    http::{Method, Request, header},
};
use bytes::Bytes;
use domain::{
    cfp::{TypedEmbargo, TypedProposal},
    id::ProposalId,
    policy::{RoleKind, Scope},
};
use futures::stream;
use serde_json::json;
use service::{
    cfp::{add_link, invite_speaker, set_embargo, submit_proposal},
    testing::Somebody,
};

use crate::support::{ALL_SCOPES, Reply, TestSite};

/// Posts a file, as a browser does.
async fn upload(site: &TestSite, who: &Somebody, path: &str, name: &str, bytes: &[u8]) -> Reply {
    let mut body =
        format!("--part\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n").into_bytes();
    body.extend(bytes);
    body.extend(b"\r\n--part--\r\n");
    let request = Request::post(path)
        .header("sec-fetch-site", "same-origin")
        .header(header::COOKIE, site.cookie(who).await)
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=part")
        .body(Body::from(body));
    site.send(request.expect("a request")).await
}

/// A proposal that was handed in, its author, and an owner of its conference.
async fn handed_in(site: &TestSite) -> (Somebody, ProposalId, Somebody) {
    let (dora, id) = site.world.draft("open-2026", "Title").await;
    submit_proposal(&site.world.as_(&dora), id, None).await.expect("handed in");
    let facts = site.world.facts_under("open-2026").await;
    let mut olga = site.world.person("Olga Owner").await;
    site.world.grant(&mut olga, Scope::Conference(facts.id), RoleKind::Owner).await;
    (dora, id, olga)
}

#[tokio::test]
async fn somebody_is_invited_looks_signs_in_takes_it_and_leaves_without_scripts() {
    let site = TestSite::new().await;
    let (dora, id) = site.world.draft("open-2026", "Title").await;
    let home = format!("/me/proposals/{id}/speakers");
    let desk = site.get_as(&dora, &home).await;
    assert!(desk.status == 200 && !desk.body.contains("<script") && desk.body.contains("Invite a co-speaker"));
    let refused = site.post_as(&dora, &home, &[("act", "invite"), ("address", "bea at people.test")]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("bea at people.test"), "what was typed is kept");
    assert_eq!(site.post_as(&dora, &home, &[("act", "invite"), ("address", "bea@people.test")]).await.status, 303);

    let token = site.world.invitation_tokens().await.pop().expect("a link in the mail");
    let link = format!("/speak/{token}");
    let events = site.world.events().await.len();
    let looked = site.get(&link).await;
    assert!(looked.status == 200 && looked.body.contains("Title") && looked.body.contains("/sign-up?next="));
    assert_eq!(site.world.events().await.len(), events, "looking changes nothing");
    assert_eq!(site.post(&link, &[]).await.status, 401);
    let bea = site.world.person("Bea Speaker").await;
    let taken = site.post_as(&bea, &link, &[]).await;
    assert_eq!((taken.status.as_u16(), taken.location()), (303, format!("/me/proposals/{id}").as_str()));
    let hers = site.get_as(&bea, &home).await;
    assert!(hers.body.contains("Leave this proposal") && !hers.body.contains("bea@people.test"));
    let other = site.world.person("Cai Speaker").await;
    assert_eq!(site.post_as(&other, &link, &[]).await.status, 409);
    let person = bea.person.to_string();
    let left = site.post_as(&bea, &home, &[("act", "remove"), ("person", &person)]).await;
    assert_eq!((left.status.as_u16(), left.location()), (303, "/me/proposals"));
    assert_eq!(site.get_as(&bea, &home).await.status, 404);
}

#[tokio::test]
async fn an_invitation_is_declined_by_whoever_holds_it() {
    let site = TestSite::new().await;
    let (dora, id) = site.world.draft("open-2026", "Title").await;
    invite_speaker(&site.world.as_(&dora), id, "bea@people.test").await.expect("invited");
    let token = site.world.invitation_tokens().await.pop().expect("a link in the mail");
    let declined = site.post(&format!("/speak/{token}/decline"), &[]).await;
    assert!(declined.status == 200 && declined.body.contains("You declined"));
    assert_eq!(site.get(&format!("/speak/{token}")).await.status, 409);
    assert!(site.get_as(&dora, &format!("/me/proposals/{id}/speakers")).await.body.contains("Declined"));
}

#[tokio::test]
async fn files_come_back_as_files_and_only_to_those_who_read() {
    let site = TestSite::new().await;
    let (dora, id, olga) = handed_in(&site).await;
    let home = format!("/me/proposals/{id}/files");
    let sent =
        upload(&site, &dora, &format!("{home}/upload"), "Folien über.html", b"%PDF-1.7\n<script>alert(1)</script>")
            .await;
    assert_eq!(sent.status, 303, "{}", sent.body);
    let listed = site.get_as(&dora, &home).await;
    let path = format!("/proposals/{id}/files/");
    let file = listed.body.split(&path).nth(1).and_then(|rest| rest.split('"').next()).expect("a link to it");
    let file = format!("{path}{file}");
    for who in [&dora, &olga] {
        let given = site.get_as(who, &file).await;
        assert_eq!((given.status.as_u16(), given.header("content-type")), (200, "application/pdf"));
        let disposition = given.header("content-disposition");
        assert!(
            disposition.starts_with("attachment; ") && disposition.ends_with("Folien%20%C3%BCber.html.pdf"),
            "{disposition}"
        );
        assert_eq!(given.header("x-content-type-options"), "nosniff");
        assert!(given.header("content-security-policy").starts_with("default-src 'none'; sandbox"));
        assert_eq!(given.header("cache-control"), "private, no-store");
    }
    assert_eq!(site.get_as(&site.world.person("Eve Moneypenny").await, &file).await.status, 404);
    assert!(site.get(&file).await.location().starts_with("/sign-in"));
    let token = site.token(&olga, ALL_SCOPES).await;
    let over_rest = file.replace("/proposals", "/api/v1/proposals").replace("/files/", "/attachments/");
    let given = site.call(&token, Method::GET, &over_rest, None).await;
    assert!(given.status == 200 && given.header("content-disposition").starts_with("attachment; "));
    assert_eq!(given.header("cache-control"), "private, no-store");
}

#[tokio::test]
async fn hostile_files_are_refused_by_what_they_are() {
    let site = TestSite::new().await;
    let (dora, id) = site.world.draft("open-2026", "Title").await;
    let path = format!("/me/proposals/{id}/files/upload");
    for (name, bytes) in [
        ("slides.pdf", &b"<!DOCTYPE html><script>alert(1)</script>"[..]),
        ("me.png", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        ("notes.txt", b"\xef\xbb\xbf<html><body onload=alert(1)>"),
        ("setup.pdf", b"MZ\x90\x00\x03\x00\x00\x00"),
        ("run.txt", b"\x7fELF\x02\x01\x01\x00"),
        ("bytes.zip", b"\x00\x01\x02"),
    ] {
        let refused = upload(&site, &dora, &path, name, bytes).await;
        assert!(refused.status == 422 && refused.body.contains("Give a PDF"), "{name}: {}", refused.status);
    }
    assert_eq!(upload(&site, &dora, &path, "", b"").await.status, 422);
    let heavy = vec![b'%'; domain::cfp::FILE_BYTES_MOST + 70_000];
    assert_eq!(upload(&site, &dora, &path, "a.pdf", &heavy).await.status, 413);
    assert_eq!(site.world.ask("SELECT count(*) AS n FROM file").await, 0);
    let long = format!("{}.pdf", "../".repeat(20_000));
    assert_eq!(upload(&site, &dora, &path, &long, b"%PDF-1.7").await.status, 303);
    let listed = site.get_as(&dora, &format!("/me/proposals/{id}/files")).await;
    assert!(listed.body.contains(">file.pdf<") || listed.body.contains(">pdf.pdf<"), "no part of the path is kept");
}

/// Strangers send us no files: who may not is refused before a byte of the body is read.
#[tokio::test]
async fn nobody_sends_bytes_who_may_not() {
    let site = TestSite::new().await;
    let (_, id) = site.world.draft("open-2026", "Title").await;
    let eve = site.world.person("Eve Moneypenny").await;
    let (cookie, token) = (site.cookie(&eve).await, site.token(&eve, ALL_SCOPES).await);
    let form = format!("/me/proposals/{id}/files/upload");
    let rest = format!("/api/v1/me/proposals/{id}/attachments/files?name=a.pdf");
    for (path, kind, name, value, status) in [
        (&form, "multipart/form-data; boundary=part", header::COOKIE, cookie, 404),
        (&form, "multipart/form-data; boundary=part", header::COOKIE, String::new(), 303),
        (&rest, "application/octet-stream", header::AUTHORIZATION, format!("Bearer {token}"), 404),
        (&rest, "application/octet-stream", header::AUTHORIZATION, String::new(), 401),
    ] {
        let read = Arc::new(AtomicBool::new(false));
        let noted = Arc::clone(&read);
        let bytes = stream::once(async move {
            noted.store(true, Ordering::SeqCst);
            Ok::<_, std::io::Error>(Bytes::from_static(b"--part"))
        });
        let mut request =
            Request::post(path.as_str()).header("sec-fetch-site", "same-origin").header(header::CONTENT_TYPE, kind);
        if !value.is_empty() {
            request = request.header(name, value);
        }
        let reply = site.send(request.body(Body::from_stream(bytes)).expect("a request")).await;
        assert_eq!((reply.status.as_u16(), read.load(Ordering::SeqCst)), (status, false), "{path}");
    }
}

#[tokio::test]
async fn a_shared_link_is_shown_once_and_to_no_search_engine() {
    let site = TestSite::new().await;
    let (dora, id, _) = handed_in(&site).await;
    let home = format!("/me/proposals/{id}/sharing");
    let made = site.post_as(&dora, &home, &[("act", "share"), ("days", "14")]).await;
    assert_eq!(made.status, 200);
    let rest = made.body.split("/shared/").nth(1).expect("the address");
    let secret = rest.split('<').next().expect("a secret").to_owned();
    assert!(!site.get_as(&dora, &home).await.body.contains(&secret), "it is told once");
    let shown = site.get(&format!("/shared/{secret}")).await;
    assert!(shown.status == 200 && shown.body.contains("Title") && shown.body.contains("<em>length</em>"));
    assert_eq!(shown.header("referrer-policy"), "no-referrer");
    assert!(shown.header("x-robots-tag").starts_with("noindex") && shown.body.contains("content=\"noindex\""));
    assert_eq!(shown.header("cache-control"), "private, no-store");
    for internal in ["For the organisers", "Handed in", ">Draft<", &id.to_string()] {
        assert!(!shown.body.contains(internal), "{internal}");
    }
    let page = site.get_as(&dora, &home).await;
    let link =
        page.body.split("name=\"link\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a button");
    assert_eq!(site.post_as(&dora, &home, &[("act", "revoke"), ("link", link)]).await.status, 303);
    assert_eq!(site.get(&format!("/shared/{secret}")).await.status, 404);
}

#[tokio::test]
async fn what_is_under_embargo_is_on_no_path_for_those_who_are_not_named() {
    let site = TestSite::new().await;
    let (dora, id, olga) = handed_in(&site).await;
    let ctx = site.world.as_(&dora);
    let secret = "Frobnicator";
    let own = service::cfp::my_proposal(&ctx, id).await.expect("hers").typed;
    let typed = TypedProposal {
        title: format!("Breaking the {secret}"),
        summary: secret.into(),
        description: secret.into(),
        notes: secret.into(),
        ..own
    };
    service::cfp::edit_proposal(&ctx, id, &typed, None).await.expect("edited");
    let link = service::cfp::TypedLink { label: secret.into(), url: format!("https://a.example/{secret}") };
    add_link(&ctx, id, &link).await.expect("added");
    let form = format!("/me/proposals/{id}/embargo");
    let fields = [
        ("act", "set"),
        ("until", "2027-06-01T09:00"),
        ("stand_in_title", "A flaw in something you use"),
        ("vendor", "not-told"),
    ];
    let refused = site.post_as(&dora, &form, &fields[..2]).await;
    assert!(refused.status == 422 && refused.body.contains("2027-06-01T09:00"), "what was typed is kept");
    assert_eq!(site.post_as(&dora, &form, &fields).await.status, 303);
    let token = site.token(&olga, ALL_SCOPES).await;
    let list = "/c/open-2026/organise/calls/talks/proposals";
    let rest = "/api/v1/conferences/open-2026/calls/talks/proposals";
    let look = async || {
        let mut all = Vec::new();
        for path in [list.to_owned(), format!("{list}.csv"), format!("{list}/{id}"), format!("{list}?state=submitted")]
        {
            all.push(site.get_as(&olga, &path).await);
        }
        for path in [rest.to_owned(), format!("{rest}/{id}"), format!("{rest}/{id}/speakers")] {
            all.push(site.call(&token, Method::GET, &path, None).await);
        }
        all
    };
    for (nth, reply) in look().await.into_iter().enumerate() {
        assert!(!reply.body.contains(secret) && !reply.body.contains("Drafter"), "{nth}: {}", reply.body);
        assert!(nth == 6 || reply.body.contains("A flaw in something you use"), "{nth}");
    }
    let picture = format!("/proposals/{id}/speakers/{}/picture", dora.person);
    assert_eq!(site.get_as(&olga, &picture).await.status, 404);
    let moved = site.post_as(&olga, &format!("{list}/{id}"), &[("step", "accept")]).await;
    assert_eq!(moved.status, 403);
    let olgas = olga.person.to_string();
    assert_eq!(site.post_as(&olga, &format!("{list}/{id}/readers"), &[("readers", &olgas)]).await.status, 303);
    assert!(look().await.iter().enumerate().all(|(nth, reply)| nth == 6 || reply.body.contains(secret)));
    assert_eq!(site.post_as(&olga, &format!("{list}/{id}/readers"), &[]).await.status, 303);
    assert!(look().await.iter().all(|reply| !reply.body.contains(secret)));
    assert_eq!(site.post_as(&dora, &form, &[("act", "lift")]).await.status, 303);
    assert!(look().await.iter().enumerate().all(|(nth, reply)| nth == 6 || reply.body.contains(secret)));
    let terms = TypedEmbargo { until: "2020-01-01T00:00".into(), ..TypedEmbargo::default() };
    assert!(set_embargo(&ctx, id, &terms).await.is_err());
}

#[tokio::test]
async fn organisers_enter_a_speaker_who_makes_it_their_own_without_scripts() {
    let site = TestSite::new().await;
    let (_, _, olga) = handed_in(&site).await;
    let facts = site.world.facts_under("open-2026").await;
    let typed = site.world.proposal_for(&facts, "Keynote").await.0;
    let enter = "/c/open-2026/organise/calls/talks/enter";
    let form = site.get_as(&olga, enter).await;
    assert!(form.body.contains(">Invited</option>"), "tracks that need a code do not bind organisers");
    let refused = site.post_as(&olga, enter, &[("speaker_name", "Gus Guest"), ("title", "Keynote")]).await;
    assert!(refused.status == 422 && refused.body.contains("value=\"Gus Guest\""));
    let fields = [
        ("speaker_name", "Gus Guest"),
        ("speaker_address", "gus@people.test"),
        ("title", "Keynote"),
        ("description", "Long"),
        ("session_type", typed.session_type.as_str()),
    ];
    let entered = site.post_as(&olga, enter, &fields).await;
    assert_eq!(entered.status, 303, "{}", entered.body);
    let offer = entered.location().to_owned();
    let shown = site.get_as(&olga, &offer).await;
    assert!(shown.body.contains("Gus Guest") && shown.body.contains("No account yet"));
    let token = site.world.invitation_tokens().await.pop().expect("a link in the mail");
    let link = format!("/claims/{token}");
    assert!(site.get(&link).await.body.contains("Keynote"));
    assert_eq!(site.post(&link, &[]).await.status, 401);
    let gus = site.world.person("Gustav Guest").await;
    let claimed = site.post_as(&gus, &link, &[]).await;
    assert_eq!(claimed.status, 303);
    assert!(site.get_as(&gus, claimed.location()).await.body.contains("Keynote"));
    assert!(!site.get_as(&olga, &offer).await.body.contains("No account yet"));
    assert_eq!(site.get(&link).await.status, 404);
    let again = site.get_as(&gus, "/c/open-2026/cfp/talks/again").await;
    assert!(again.body.contains("Keynote"));
    let source = claimed.location().rsplit('/').next().unwrap_or_default().to_owned();
    let begun = site.post_as(&gus, "/c/open-2026/cfp/talks/again", &[("source", &source)]).await;
    assert!(begun.status == 303 && site.get_as(&gus, begun.location()).await.body.contains("value=\"Keynote\""));
}

#[tokio::test]
async fn the_api_invites_answers_orders_shares_attaches_and_claims() {
    let site = TestSite::new().await;
    let (dora, id) = site.world.draft("open-2026", "Title").await;
    let (token, bea) = (site.token(&dora, ALL_SCOPES).await, site.world.person("Bea Speaker").await);
    let beas = site.token(&bea, ALL_SCOPES).await;
    let home = format!("/api/v1/me/proposals/{id}");
    let invite = async |address: &str| {
        let body = json!({ "address": address });
        site.call(&token, Method::POST, &format!("{home}/speakers/invitations"), Some(body)).await
    };
    let first = invite("cai@people.test").await;
    assert_eq!(first.status, 201, "{}", first.body);
    let back = format!("{home}/speakers/invitations/{}", first.json()["id"].as_str().expect("an id"));
    assert_eq!(site.call(&token, Method::DELETE, &back, None).await.status, 204);
    invite("bea@people.test").await;
    let secret = site.world.invitation_tokens().await.pop().expect("a link");
    let answer = json!({ "token": secret, "accept": true });
    let taken = site.call(&beas, Method::POST, "/api/v1/me/speaker-invitations", Some(answer)).await;
    assert_eq!((taken.status.as_u16(), &taken.json()["proposal"]), (200, &json!(id.to_string())));
    let speakers = site.call(&token, Method::GET, &format!("{home}/speakers"), None).await.json();
    assert_eq!(speakers["speakers"].as_array().map(Vec::len), Some(2));
    let main = json!({ "person": bea.person.to_string() });
    let after = site.call(&token, Method::PUT, &format!("{home}/speakers/main"), Some(main)).await.json();
    assert_eq!(after["speakers"][0]["name"], "Bea Speaker");
    let order = json!({ "people": [dora.person.to_string()] });
    assert_eq!(site.call(&beas, Method::PUT, &format!("{home}/speakers/order"), Some(order)).await.status, 200);

    let request = Request::post(format!("{home}/attachments/files?name=Slides"))
        .header(header::AUTHORIZATION, format!("Bearer {token}"))
        .header(header::CONTENT_TYPE, "application/octet-stream")
        .header("idempotency-key", "once")
        .body(Body::from("%PDF-1.7"));
    let file = site.send(request.expect("a request")).await;
    assert_eq!(file.status, 201, "{}", file.body);
    let listed = site.call(&token, Method::GET, &format!("{home}/attachments"), None).await.json();
    assert_eq!(
        (&listed["attachments"][0]["label"], &listed["attachments"][0]["bytes"]),
        (&json!("Slides.pdf"), &json!(8))
    );
    let shared = site.call(&token, Method::POST, &format!("{home}/share-links"), Some(json!({ "days": 7 }))).await;
    let address = shared.json()["address"].as_str().expect("an address").to_owned();
    let path = address.split("plenary.test").nth(1).unwrap_or(&address).to_owned();
    assert_eq!((shared.status.as_u16(), site.get(&path).await.status.as_u16()), (201, 200), "{address}");
    let set = json!({ "until": "2099-01-01T00:00:00Z", "stand_in_title": "A flaw", "vendor": "nobody" });
    assert_eq!(site.call(&beas, Method::PUT, &format!("{home}/embargo"), Some(set)).await.status, 422, "too far");
    let library = site.call(&token, Method::GET, "/api/v1/me/library", None).await.json();
    assert_eq!(library["talks"][0]["title"], "Title");
}
