//! What people type does nothing: not on a page, in a table, in a mail or in a header.

use axum::http::Method;
use domain::{
    cfp::{TypedEmbargo, TypedProposal},
    identity::ProfileInput,
    language::Lang,
    policy::{RoleKind, Scope},
};
use service::{
    cfp::{
        TypedLink, TypedSpeaker, add_link, add_speaker, edit_proposal, invite_speaker, my_proposal, set_embargo,
        share_proposal, submit_proposal,
    },
    identity::edit_profile,
    mail::Letter,
    testing::{Somebody, profile_input, settings},
};

use crate::support::{ALL_SCOPES, TestSite};

/// Lines that would do something somewhere: markup, Markdown, placeholders of Fluent and of templates, headers, formulas.
const CORPUS: &[&str] = &[
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "'><svg onload=alert(1)>",
    "</textarea><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "[click](javascript:alert(1))",
    "![x](https://evil.test/pixel.png)",
    "<https://evil.test/\"<https://evil.test",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "{ $site } { $token } { password }",
    "{{ token }} ${token} <%= token %> %s %n #{7*7}",
    "Bcc: everybody@evil.test",
    "=HYPERLINK(\"https://evil.test\")",
    "+cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "-2+3",
    "\u{202e}gnp.exe",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "a' OR '1'='1'; DROP TABLE proposal; --",
];

/// Whether a page holds markup that somebody typed. Attributes and elements of the corpus stand there escaped, or not at all.
fn is_harmless(body: &str) -> Result<(), String> {
    let body = body.to_lowercase();
    for bad in [
        "<script>alert",
        "<img src=x",
        "<svg onload",
        "href=\"javascript:",
        "href=\"data:",
        "<https://evil.test",
        "src=\"https://evil.test",
        "</textarea><script",
        "</title><script",
    ] {
        if body.contains(bad) {
            return Err(bad.to_owned());
        }
    }
    Ok(())
}

struct Scene {
    site: TestSite,
    dora: Somebody,
    olga: Somebody,
    home: String,
    offer: String,
    id: domain::id::ProposalId,
}

async fn scene() -> Scene {
    let site = TestSite::new().await;
    let (dora, id) = site.world.draft("open-2026", "Title").await;
    submit_proposal(&site.world.as_(&dora), id, None).await.expect("handed in");
    let facts = site.world.facts_under("open-2026").await;
    let mut olga = site.world.person("Olga Owner").await;
    site.world.grant(&mut olga, Scope::Conference(facts.id), RoleKind::Owner).await;
    let offer = format!("/c/open-2026/organise/calls/talks/proposals/{id}");
    Scene { site, dora, olga, home: format!("/me/proposals/{id}"), offer, id }
}

/// Types a text wherever there is room for one in a proposal and beside it; what a field refuses is left out.
async fn type_everywhere(scene: &Scene, text: &str) {
    let ctx = scene.site.world.as_(&scene.dora);
    let own = my_proposal(&ctx, scene.id).await.expect("hers").typed;
    let typed =
        TypedProposal { title: text.into(), summary: text.into(), description: text.into(), notes: text.into(), ..own };
    edit_proposal(&ctx, scene.id, &typed, None).await.expect("these are texts like any other");
    let profile = ProfileInput {
        biography: text.into(),
        pronouns: text.chars().take(20).collect(),
        links: vec![(text.into(), "https://dora.example".into())],
        ..profile_input(if text.contains('\u{202e}') { "Dora" } else { text })
    };
    edit_profile(&ctx, profile).await.unwrap_or_else(|error| panic!("{text}: {error}"));
    let link = TypedLink { label: text.into(), url: "https://a.example".into() };
    let link = add_link(&ctx, scene.id, &link).await.expect("added");
    let terms = TypedEmbargo {
        until: "2027-06-01T12:00".into(),
        stand_in_title: text.into(),
        stand_in_summary: text.into(),
        vendor: "told".into(),
    };
    set_embargo(&ctx, scene.id, &terms).await.expect("set");
    check(scene, text, "under embargo").await;
    service::cfp::lift_embargo(&ctx, scene.id).await.expect("lifted");
    check(scene, text, "open").await;
    service::cfp::remove_attachment(&ctx, scene.id, link).await.expect("removed");
}

/// Looks at every page, table and answer that shows it.
async fn check(scene: &Scene, text: &str, when: &str) {
    let Scene { site, dora, olga, home, offer, .. } = scene;
    let secret = share_proposal(&site.world.as_(dora), scene.id, "7").await.expect("shared");
    let mut bodies = vec![site.get(&format!("/shared/{}", secret.expose())).await];
    for page in ["", "/speakers", "/files", "/sharing", "/embargo"] {
        bodies.push(site.get_as(dora, &format!("{home}{page}")).await);
    }
    bodies.push(site.get_as(dora, "/me/proposals").await);
    bodies.push(site.get_as(dora, "/c/open-2026/cfp/talks/again").await);
    bodies.push(site.get_as(olga, offer).await);
    let list = offer.rsplit_once('/').expect("a list").0.to_owned();
    bodies.push(site.get_as(olga, &list).await);
    for reply in bodies {
        assert_eq!(reply.status, 200, "{text} {when}");
        if let Err(bad) = is_harmless(&reply.body) {
            panic!("{bad} of {text} {when} in {}", reply.body);
        }
    }
    let table = site.get_as(olga, &format!("{list}.csv")).await;
    // Every cell stands in quotes; those within are doubled.
    for cell in table.body.replace("\"\"", "").split('"').skip(1).step_by(2) {
        assert!(!cell.starts_with(['=', '+', '-', '@', '\t']), "{text} {when}: {}", table.body);
    }
    let token = site.token(olga, ALL_SCOPES).await;
    let told = site.call(&token, Method::GET, "/api/v1/conferences/open-2026/calls/talks/proposals", None).await;
    assert_eq!(told.header("content-type"), "application/json");
    let links = service::cfp::my_shares(&site.world.as_(dora), scene.id).await.expect("listed").links;
    for link in links {
        service::cfp::revoke_share(&site.world.as_(dora), scene.id, link.id).await.expect("revoked");
    }
}

#[tokio::test]
async fn nothing_typed_into_a_proposal_does_anything_on_any_page_or_in_a_table() {
    let scene = scene().await;
    for text in CORPUS {
        type_everywhere(&scene, text).await;
    }
    assert_eq!(scene.site.world.ask("SELECT count(*) AS n FROM proposal").await, 1);
}

#[tokio::test]
async fn nothing_typed_does_anything_in_mails() {
    let scene = scene().await;
    let ctx = scene.site.world.as_(&scene.dora);
    let name = async |text: &str| {
        let own = my_proposal(&ctx, scene.id).await.expect("hers").typed;
        edit_proposal(&ctx, scene.id, &TypedProposal { title: text.into(), ..own }, None).await.expect("edited");
        if !text.contains('\u{202e}') {
            edit_profile(&ctx, profile_input(text)).await.expect("edited");
        }
    };
    for text in CORPUS {
        name(text).await;
        invite_speaker(&ctx, scene.id, "bea@people.test").await.expect("invited");
    }
    for (nth, text) in CORPUS.iter().enumerate() {
        name(text).await;
        // Organisers mail too, each time to somebody else.
        let speaker = TypedSpeaker { name: "Gus".into(), address: format!("gus{nth}@people.test") };
        add_speaker(&scene.site.world.as_(&scene.olga), scene.id, &speaker).await.expect("added");
    }
    let mails = scene.site.world.mails().await;
    assert_eq!(mails.len(), CORPUS.len() * 2);
    for mail in mails {
        for lang in Lang::ALL {
            let letter = Letter::write(&mail.mail, *lang, &settings()).expect("written");
            assert!(!letter.subject.contains(['\r', '\n']), "{}", letter.subject);
            is_harmless(&letter.html).unwrap_or_else(|bad| panic!("{bad} in {}", letter.html));
            assert!(letter.html.matches("<a ").count() == 1 && !letter.html.contains("<img"), "{}", letter.html);
            assert!(!letter.text.contains("Test Plenary Test Plenary"), "no placeholder is filled in what was typed");
        }
        assert!(["bea@people.test"].contains(&mail.to.as_str()) || mail.to.as_str().starts_with("gus"));
    }
}

#[tokio::test]
async fn no_line_begins_a_header_and_no_name_leads_out_of_its_folder() {
    let scene = scene().await;
    let ctx = scene.site.world.as_(&scene.dora);
    for text in ["a\r\nBcc: x@evil.test", "a\nX-Evil: 1", "a\0b", "a\u{7f}"] {
        assert!(
            add_link(&ctx, scene.id, &TypedLink { label: text.into(), url: "https://a.example".into() }).await.is_err()
        );
        assert!(invite_speaker(&ctx, scene.id, &format!("{text}@people.test")).await.is_err());
        let speaker = TypedSpeaker { name: text.into(), address: String::new() };
        assert!(add_speaker(&scene.site.world.as_(&scene.olga), scene.id, &speaker).await.is_err());
    }
    assert!(scene.site.world.mails().await.is_empty());
}
