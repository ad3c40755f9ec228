//! The API as programs meet it.

use std::io::Read;

use axum::{
    body::Body,
    http::{Request, header},
};
use insta::assert_snapshot;
use serde_json::Value;
use server::config::{Api, Config};
use service::{
    programme::{Intent, release_sheet},
    testing::sheet,
};

use crate::support::{ALL_SCOPES, Door, Reply, TestSite, config};

/// A site with a public conference of three sessions.
async fn with_programme() -> TestSite {
    let site = TestSite::new().await;
    site.world.conference("conf").await;
    release(&site, &["Opening", "Łódź by night", "Closing"]).await;
    site
}

async fn release(site: &TestSite, titles: &[&str]) {
    let sheet = sheet(titles);
    release_sheet(&site.world.ctx, "conf", sheet, "As planned".into(), Intent::Release).await.expect("released");
}

fn pretty(reply: &Reply) -> String {
    let json: Value = serde_json::from_str(&reply.body).expect("an answer in JSON");
    format!("{}\n{json:#}", reply.status)
}

fn items<'a>(json: &'a Value, key: &str) -> Vec<&'a str> {
    json["items"].as_array().into_iter().flatten().filter_map(|item| item[key].as_str()).collect()
}

#[tokio::test]
async fn sessions_are_told_whole() {
    let site = with_programme().await;
    let all = site.get("/api/v1/conferences/conf/sessions").await.json();
    let code = all["items"][0]["code"].as_str().expect("a code");
    let one = site.get(&format!("/api/v1/conferences/conf/sessions/{code}")).await;
    let masked = pretty(&one).replace(code, "CODE01");
    assert_snapshot!(masked, @r#"
    200 OK
    {
      "cancelled": false,
      "code": "CODE01",
      "description": "",
      "do_not_record": false,
      "feedback_url": null,
      "language": "en",
      "links": [],
      "recording_license": "",
      "slots": [
        {
          "cancelled": false,
          "end": "2026-09-01T11:30:00Z",
          "local_start": "2026-09-01T13:00:00+02:00",
          "minutes": 30,
          "number": 102,
          "room": {
            "name": "Janson",
            "slug": "janson"
          },
          "start": "2026-09-01T11:00:00Z"
        }
      ],
      "speakers": [
        {
          "code": "LF4VTU",
          "name": "Speaker 2"
        }
      ],
      "subtitle": "",
      "summary": "<p>All about Closing</p>",
      "title": "Closing",
      "track": {
        "name": "Main track",
        "slug": "main-track"
      },
      "type": "talk",
      "url": "https://plenary.test/c/conf/talks/CODE01"
    }
    "#);
}

#[tokio::test]
async fn a_list_goes_on_from_page_to_page_without_gap_or_repetition() {
    let site = with_programme().await;
    let mut seen = Vec::new();
    let mut address = "/api/v1/conferences/conf/sessions?limit=2".to_owned();
    loop {
        let page = site.get(&address).await.json();
        seen.extend(items(&page, "title").into_iter().map(str::to_owned));
        let Some(next) = page["next"].as_str() else { break };
        address = format!("/api/v1/conferences/conf/sessions?limit=2&cursor={next}");
    }
    seen.sort();
    assert_eq!(seen, ["Closing", "Opening", "Łódź by night"]);
}

#[tokio::test]
async fn filters_widen_within_a_kind_and_narrow_across() {
    let site = with_programme().await;
    let ask = async |query: &str| {
        let page = site.get(&format!("/api/v1/conferences/conf/sessions?{query}")).await.json();
        items(&page, "title").len()
    };
    assert_eq!(ask("q=LODZ").await, 1);
    assert_eq!(ask("track=main-track&track=another").await, 3);
    assert_eq!(ask("track=main-track&q=closing").await, 1);
    assert_eq!(ask("track=another").await, 0);
    assert_eq!(ask("day=2026-09-01&language=en&type=Talk").await, 3);
    assert_eq!(ask("day=2026-09-02").await, 0);
    assert_eq!(ask("cancelled=true").await, 0);
    release(&site, &["Opening"]).await;
    assert_eq!(ask("cancelled=true").await, 2);
    assert_eq!(ask("").await, 1);
}

#[tokio::test]
async fn releases_are_listed_with_counts_and_one_with_its_changes() {
    let site = with_programme().await;
    release(&site, &["Opening", "Łódź by night"]).await;
    let list = site.get("/api/v1/conferences/conf/releases").await.json();
    let counts: Vec<_> =
        list["items"].as_array().expect("items").iter().map(|item| item["counts"].to_string()).collect();
    assert_snapshot!(counts.join("\n"), @r#"
    {"cancelled":1,"changed":0,"moved":0,"new":0,"returned":0}
    {"cancelled":0,"changed":0,"moved":0,"new":3,"returned":0}
    "#);
    let first = site.get("/api/v1/conferences/conf/releases?limit=1").await.json();
    let next = first["next"].as_str().expect("there is an older one");
    let second = site.get(&format!("/api/v1/conferences/conf/releases?cursor={next}")).await.json();
    assert_eq!((&second["items"][0]["number"], &second["next"]), (&1.into(), &Value::Null));
    let one = site.get("/api/v1/conferences/conf/releases/2").await.json();
    assert_eq!(one["changes"][0]["kind"], "cancelled");
    assert_eq!(one["changes"][0]["from"]["room"], "Janson");
    assert_eq!(site.get("/api/v1/conferences/conf/releases/3").await.status, 404);
}

#[tokio::test]
async fn speakers_rooms_and_tracks_are_those_of_the_newest_release() {
    let site = with_programme().await;
    let speakers = site.get("/api/v1/conferences/conf/speakers").await.json();
    let mut names = items(&speakers, "name");
    names.sort_unstable();
    assert_eq!(names, ["Speaker 0", "Speaker 1", "Speaker 2"]);
    let code = speakers["items"][0]["code"].as_str().expect("a code");
    let one = site.get(&format!("/api/v1/conferences/conf/speakers/{code}")).await.json();
    assert_eq!(one["sessions"].as_array().map(Vec::len), Some(1));
    assert_snapshot!(site.get("/api/v1/conferences/conf/rooms").await.body, @r#"[{"slug":"janson","name":"Janson","capacity":null}]"#);
    assert_snapshot!(site.get("/api/v1/conferences/conf/tracks").await.body, @r#"[{"slug":"main-track","name":"Main track","colour":1}]"#);
}

#[tokio::test]
async fn whose_sessions_were_all_cancelled_leaves_every_list_and_keeps_a_page() {
    let site = with_programme().await;
    let gone = site.get("/api/v1/conferences/conf/speakers").await.json();
    let gone = gone["items"].as_array().into_iter().flatten().find(|one| one["name"] == "Speaker 2").cloned();
    let code = gone.expect("they spoke")["code"].as_str().expect("a code").to_owned();
    release(&site, &["Opening", "Łódź by night"]).await;
    let listed = site.get("/api/v1/conferences/conf/speakers").await.json();
    let mut names = items(&listed, "name");
    names.sort_unstable();
    assert_eq!(names, ["Speaker 0", "Speaker 1"]);
    let home = site.get("/c/conf").await.body;
    assert!(home.contains("<strong>2</strong> speakers"), "{home}");
    let links = |page: &str, code: &str| page.contains(&format!("href=\"/c/conf/speakers/{code}\""));
    let stays = listed["items"][0]["code"].as_str().expect("a code");
    for list in ["/c/conf/speakers", "/c/conf/search?q=speaker"] {
        let page = site.get(list).await.body;
        assert!(links(&page, stays) && !links(&page, &code), "{list}: {page}");
    }
    for page in ["/c/conf/speakers/", "/api/v1/conferences/conf/speakers/"] {
        assert_eq!(site.get(&format!("{page}{code}")).await.status, 200, "links to them still lead somewhere");
    }
}

#[tokio::test]
async fn what_only_the_team_knows_is_not_there_for_others() {
    let site = TestSite::new().await;
    site.world.hidden_conference("hidden").await;
    for path in ["", "/x"] {
        for list in ["sessions", "speakers", "releases"] {
            let hidden = site.get(&format!("/api/v1/conferences/hidden/{list}{path}")).await;
            let nowhere = site.get(&format!("/api/v1/conferences/nowhere/{list}{path}")).await;
            assert_eq!((hidden.status, &hidden.body), (nowhere.status, &nowhere.body), "{list}{path}");
            assert!(matches!(hidden.status.as_u16(), 404 | 400));
        }
    }
    for list in ["rooms", "tracks"] {
        assert_eq!(site.get(&format!("/api/v1/conferences/hidden/{list}")).await.status, 404);
    }
}

#[tokio::test]
async fn who_has_the_answer_already_is_told_so() {
    let site = with_programme().await;
    let path = "/api/v1/conferences/conf/sessions";
    let ask = async |tag: &str| {
        let request = Request::get(path).header(header::IF_NONE_MATCH, tag).header(header::ACCEPT_ENCODING, "gzip");
        site.send(request.body(Body::empty()).expect("a request")).await
    };
    let first = ask("\"other\"").await;
    let tag = first.header("etag").to_owned();
    assert_eq!((first.status.as_u16(), first.header("content-encoding")), (200, "gzip"));
    let again = ask(&tag).await;
    assert_eq!((again.status.as_u16(), again.body.as_str(), again.header("etag")), (304, "", tag.as_str()));
    let plain = site.get(path).await;
    assert_ne!(plain.header("etag"), tag, "another encoding is another representation");
    let head = Request::head(path).body(Body::empty()).expect("a request");
    let head = site.send(head).await;
    assert_eq!((head.header("etag"), head.body.as_str()), (plain.header("etag"), ""));
    release(&site, &["Opening"]).await;
    assert_eq!(ask(&tag).await.status, 200);
}

#[tokio::test]
async fn answers_are_compressed_but_where_their_length_could_tell_a_secret() {
    let site = with_programme().await;
    let ada = site.world.person("Ada Lovelace").await;
    let (cookie, token) = (site.cookie(&ada).await, site.token(&ada, ALL_SCOPES).await);
    let bearer = format!("Bearer {token}");
    let path = "/api/v1/conferences/conf/sessions";
    let plain = site.get(path).await;
    for (sent, encoding) in [
        (vec![], "gzip"),
        (vec![("authorization", bearer.as_str())], "gzip"),
        (vec![("cookie", cookie.as_str()), ("sec-fetch-site", "same-origin")], "gzip"),
        (vec![("cookie", cookie.as_str()), ("sec-fetch-site", "cross-site")], ""),
        (vec![("cookie", cookie.as_str())], ""),
    ] {
        let request = Request::get(path).header(header::ACCEPT_ENCODING, "gzip, br");
        let request = sent.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        let (status, headers, body) = site.fetch(request.body(Body::empty()).expect("a request")).await;
        assert_eq!(status, 200);
        assert_eq!(
            headers.get("content-encoding").map_or("", |value| value.to_str().expect("text")),
            encoding,
            "{sent:?}"
        );
        assert_eq!(headers["vary"], "accept-encoding, authorization, cookie, sec-fetch-site");
        assert_eq!(headers["etag"] == plain.header("etag"), encoding.is_empty());
        let read = if encoding.is_empty() { body } else { gunzipped(&body) };
        assert_eq!(String::from_utf8(read).expect("text"), plain.body);
    }
}

#[tokio::test]
async fn refusals_and_answers_to_writes_stand_beside_what_was_sent_and_are_not_compressed() {
    let site = TestSite::new().await;
    let (_, owner) = site.world.owned_conference("demo", "Ada Lovelace").await;
    let token = site.token(&owner, ALL_SCOPES).await;
    let long = "x".repeat(2_000);
    for (method, path, body, status) in [
        ("POST", "/api/v1/conferences/demo/releases".to_owned(), crate::programme::FILE.to_owned(), 201),
        ("GET", format!("/api/v1/conferences/demo/sessions?{long}=1"), String::new(), 422),
    ] {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::AUTHORIZATION, format!("Bearer {token}"))
            .header(header::CONTENT_TYPE, "application/xml")
            .header(header::ACCEPT_ENCODING, "gzip");
        let reply = site.send(request.body(Body::from(body)).expect("a request")).await;
        assert!(reply.body.len() > 1_024, "as long as what is compressed elsewhere: {}", reply.body);
        assert_eq!(
            (reply.status.as_u16(), reply.header("content-encoding"), reply.header("cache-control")),
            (status, "", "no-store")
        );
    }
}

#[tokio::test]
async fn the_description_is_compressed_for_whoever_reads_that() {
    let site = TestSite::new().await;
    let ask = async |accepted: &str| {
        let request = Request::get("/api/openapi.json").header(header::ACCEPT_ENCODING, accepted);
        site.fetch(request.body(Body::empty()).expect("a request")).await
    };
    let (_, _, plain) = ask("identity").await;
    let (_, headers, packed) = ask("gzip").await;
    assert_eq!(
        (&headers["content-encoding"], &headers["vary"]),
        (&"gzip".parse().expect("a value"), &"accept-encoding".parse().expect("a value"))
    );
    assert!(packed.len() * 8 < plain.len() && gunzipped(&packed) == plain, "{} of {}", packed.len(), plain.len());
    let (_, headers, smaller) = ask("gzip, br").await;
    assert!(headers["content-encoding"] == "br" && smaller.len() < packed.len());
}

fn gunzipped(packed: &[u8]) -> Vec<u8> {
    let mut read = Vec::new();
    flate2::read::GzDecoder::new(packed).read_to_end(&mut read).expect("gzip");
    read
}

#[tokio::test]
async fn every_failure_has_the_same_shape() {
    let site = with_programme().await;
    let mut told = Vec::new();
    let requests = [
        Request::get("/api/v1/nowhere"),
        Request::get("/api"),
        Request::delete("/api/v1/conferences/conf/rooms"),
        Request::get("/api/v1/conferences/conf/sessions?limit=0"),
        Request::get("/api/v1/conferences/conf/sessions?limit=many"),
        Request::get("/api/v1/conferences/conf/sessions?trakc=x"),
        Request::get("/api/v1/conferences/conf/sessions?cursor=x"),
        Request::get("/api/v1/conferences/conf/releases/one"),
        Request::get("/api/v1/conferences/%00/rooms"),
        Request::get("/api/v1/conferences/conf/rooms").header(header::AUTHORIZATION, "Bearer plenary_guessed"),
        Request::get("/api/v1/me/favourites?conference=conf"),
    ];
    for request in requests {
        let request = request.body(Body::empty()).expect("a request");
        let line = format!("{} {}", request.method(), request.uri());
        let reply = site.send(request).await;
        assert_eq!(reply.header("content-type"), "application/problem+json", "{line}");
        let problem = reply.json();
        assert_eq!(problem["status"], reply.status.as_u16(), "{line}");
        told.push(format!("{line}\n  {} {} {}", reply.status.as_u16(), problem["type"], problem["detail"]));
    }
    assert_snapshot!(told.join("\n"), @r#"
    GET /api/v1/nowhere
      404 "/problems/not-found" "There is nothing at this address, or it is not open to you."
    GET /api
      404 "/problems/not-found" "There is nothing at this address, or it is not open to you."
    DELETE /api/v1/conferences/conf/rooms
      405 "/problems/method-not-allowed" "This address does not take this method. The Allow header names those it takes."
    GET /api/v1/conferences/conf/sessions?limit=0
      422 "/problems/invalid" "One field is not acceptable. Nothing was changed."
    GET /api/v1/conferences/conf/sessions?limit=many
      422 "/problems/invalid" "One field is not acceptable. Nothing was changed."
    GET /api/v1/conferences/conf/sessions?trakc=x
      422 "/problems/invalid" "One field is not acceptable. Nothing was changed."
    GET /api/v1/conferences/conf/sessions?cursor=x
      422 "/problems/invalid" "One field is not acceptable. Nothing was changed."
    GET /api/v1/conferences/conf/releases/one
      400 "/problems/path-unreadable" "A part of the address is not of the kind that stands there."
    GET /api/v1/conferences/%00/rooms
      400 "/problems/nul-character" "The address holds the NUL character; leave it out."
    GET /api/v1/conferences/conf/rooms
      401 "/problems/token-unknown" "This token is not known, no longer valid, or was not sent as “Authorization: Bearer …”."
    GET /api/v1/me/favourites?conference=conf
      401 "/problems/sign-in-needed" "Send a personal token as “Authorization: Bearer …”."
    "#);
    let reply =
        site.send(Request::delete("/api/v1/conferences/conf/rooms").body(Body::empty()).expect("a request")).await;
    assert_eq!(reply.header("allow"), "GET,HEAD");
}

#[tokio::test]
async fn who_asks_too_much_is_told_when_to_ask_again() {
    let site = TestSite::new().await;
    let one = std::num::NonZeroU32::MIN;
    let door = Door::with(site.world.db(), Config { api: Api { account_rate: one, address_rate: one }, ..config() });
    let ask = async |token: Option<&str>| {
        let mut request = Request::get("/api/v1/ecosystems");
        if let Some(token) = token {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        door.send(request.body(Body::empty()).expect("a request")).await
    };
    // Ten at once; guessing at tokens is counted as asking without one.
    for guess in [None, Some("plenary_guess")].into_iter().cycle().take(10) {
        assert_ne!(ask(guess).await.status, 429);
    }
    for guess in [None, Some("plenary_guess")] {
        let refused = ask(guess).await;
        assert_eq!((refused.status.as_u16(), refused.header("retry-after")), (429, "1"));
        assert_eq!((&refused.json()["code"], &refused.json()["retry_after"]), (&"too-many".into(), &1.into()));
    }
    let ada = site.world.person("Ada Lovelace").await;
    let token = site.token(&ada, ALL_SCOPES).await;
    assert_eq!(ask(Some(&token)).await.status, 200, "an account counts for itself");
}
