//! The public programme as its readers get it.

use std::io::Read;

use axum::{
    body::Body,
    http::{HeaderMap, Request, header},
};
use domain::identity::ProfileInput;
use service::{
    Ctx,
    identity::edit_profile,
    programme::{Import, Intent, import_programme},
    testing::{count_queries, profile_input},
};

use crate::support::{Door, Reply, TestSite};

/// Two days in Brussels: two tracks, two rooms, two languages, an overlap, a pause.
pub const FILE: &str = include_str!("fixture/programme.xml");

pub async fn site_with(file: &str) -> TestSite {
    let site = TestSite::new().await;
    site.world.conference("demo").await;
    release(&site.world.ctx, file).await;
    site
}

pub async fn release(ctx: &Ctx, file: &str) {
    let import = Import { file: file.as_bytes().to_vec().into(), comment: String::new(), intent: Intent::Release };
    import_programme(ctx, "demo", import).await.expect("the file is released");
}

async fn get_with(site: &TestSite, path: &str, headers: &[(header::HeaderName, &str)]) -> Reply {
    let request = headers.iter().fold(Request::get(path), |request, (name, value)| request.header(name, *value));
    site.send(request.body(Body::empty()).expect("a request")).await
}

fn text(headers: &HeaderMap, name: header::HeaderName) -> String {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
}

#[tokio::test]
async fn a_file_without_sessions_is_released_by_the_page_only_when_its_box_is_ticked() {
    let site = site_with(FILE).await;
    let admin = site.world.admin("Ada Lovelace").await;
    let cookie = site.cookie(&admin).await;
    let empty = FILE.split("<event").next().expect("a head").to_owned() + "</room></day></schedule>";
    let post = async |intent: &str, box_ticked: bool| {
        let part = |name: &str, value: &str| {
            format!("--part\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
        };
        let file =
            format!("--part\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.xml\"\r\n\r\n{empty}\r\n");
        let ticked = if box_ticked { part("allow_empty", "yes") } else { String::new() };
        let body = format!("{}{file}{ticked}--part--\r\n", part("intent", intent));
        let request = Request::post("/c/demo/organise/import")
            .header(header::COOKIE, &cookie)
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=part");
        site.send(request.body(Body::from(body)).expect("a request")).await
    };
    let asks = |page: &Reply| page.body.contains("id=\"allow_empty\"");
    let refused = post("release", false).await;
    assert_eq!(refused.status, 422);
    assert!(asks(&refused) && refused.body.contains("Nothing was changed"), "{}", refused.body);
    assert!(!site.get("/c/demo/schedule.ics").await.body.contains("STATUS:CANCELLED"));
    let looked = post("preview", false).await;
    assert!(looked.status == 200 && asks(&looked), "{}", looked.body);
    let released = post("release", true).await;
    assert_eq!((released.status.as_u16(), released.location()), (303, "/c/demo/changes"));
    assert!(!site.get("/c/demo/schedule.ics").await.body.contains("STATUS:CONFIRMED"));
}

/// Every public page of the fixture.
pub const PAGES: [&str; 12] = [
    "/c/demo",
    "/c/demo/schedule",
    "/c/demo/schedule/2026-10-01",
    "/c/demo/schedule/2026-10-02?view=list",
    "/c/demo/talks/AAAAAA",
    "/c/demo/speakers",
    "/c/demo/tracks/memory",
    "/c/demo/rooms/great-hall",
    "/c/demo/now",
    "/c/demo/changes",
    "/c/demo/search?q=borrow",
    "/c/demo/my",
];

#[tokio::test]
async fn every_page_is_whole_and_free_of_inline_scripts_and_styles() {
    let site = site_with(FILE).await;
    for page in PAGES {
        let reply = site.get(page).await;
        assert_eq!(reply.status, 200, "{page}");
        assert_eq!(reply.body.matches("<h1").count(), 1, "{page}");
        assert!(!reply.body.contains(" style="), "{page} has an inline style");
        assert!(!reply.body.contains("<style"), "{page} has an inline sheet");
        for script in reply.body.split("<script").skip(1) {
            let is_data = script.starts_with(" type=\"application/ld+json\">");
            let is_external = script.starts_with(" type=\"module\" src=");
            assert!(is_data || is_external, "{page} has an inline script: {}", &script[..script.len().min(80)]);
        }
        assert!(!reply.body.contains("onclick"), "{page}");
        let german = site.get(&format!("{page}{}lang=de", if page.contains('?') { '&' } else { '?' })).await;
        assert!(german.body.contains("<html lang=\"de\""), "{page}");
    }
}

#[tokio::test]
async fn a_conference_without_a_venue_is_nowhere_and_nothing_found_is_not_the_closest() {
    let site = site_with(FILE).await;
    let home = site.get("/c/demo").await.body;
    assert!(home.contains("2 October 2026: the programme"), "{home}");
    assert!(!home.contains("VirtualLocation") && !home.contains("\"location\""), "{home}");
    let talk = site.get("/c/demo/talks/AAAAAA").await.body;
    assert!(talk.contains("\"location\""), "its room is known: {talk}");
    let nothing = site.get("/c/demo/search?q=zzzzqq").await.body;
    assert!(nothing.contains("Nothing found for “zzzzqq”.") && !nothing.contains("the closest first"), "{nothing}");
}

#[tokio::test]
async fn only_a_number_is_called_a_version_on_the_front_page() {
    let site = site_with(&FILE.replace("<version>v1", "<version>latest")).await;
    let front = site.get("/").await.body;
    assert!(front.contains("latest</span>") && !front.contains("version latest"), "{front}");
    release(
        &site.world.later(5),
        &FILE.replace("<version>v1", "<version>1.2").replace("<duration>00:30", "<duration>00:25"),
    )
    .await;
    assert!(site.get("/").await.body.contains("version 1.2"));
}

#[tokio::test]
async fn addresses_that_are_none_are_not_found() {
    let site = site_with(FILE).await;
    for page in [
        "/c/nowhere",
        "/c/demo/nothing",
        "/c/demo/schedule/2026-10-05",
        "/c/demo/schedule/tomorrow",
        "/c/demo/talks/ZZZZZZ",
        "/c/demo/speakers/ZZZZZZ",
        "/c/demo/tracks/nothing",
        "/c/demo/rooms/nothing",
        "/c/demo/places.000000000000.css",
    ] {
        assert_eq!(site.get(page).await.status, 404, "{page}");
    }
}

#[tokio::test]
async fn what_a_title_holds_is_never_markup() {
    let site = site_with(FILE).await;
    let page = site.get("/c/demo/talks/AAAAAA").await.body;
    assert!(page.contains("Borrowing &lt;T&gt; &amp; lending</h1>"), "{page}");
    assert!(!page.contains("<T>"));
    assert!(page.contains("Borrowing \\u003cT> & lending"), "as JSON-LD: {page}");
    assert!(!page.contains("<img"), "markup of the file is sanitised");
}

#[tokio::test]
async fn the_agenda_puts_sessions_in_their_places() {
    let site = site_with(FILE).await;
    let page = site.get("/c/demo/schedule/2026-10-01").await.body;
    let (_, board) = page.split_once("class=\"board").expect("a board");
    let (board, _) = board.split_once("</ol>").expect("an end");
    insta::assert_snapshot!(board.replace("<li", "\n<li"));
}

#[tokio::test]
async fn the_sheet_has_a_rule_for_every_place() {
    let site = site_with(FILE).await;
    let page = site.get("/c/demo/schedule/2026-10-01").await.body;
    let (_, address) = page.split_once("href=\"/c/demo/places.").expect("a sheet");
    let address = format!("/c/demo/places.{}", address.split('"').next().expect("an end"));
    let sheet = site.get(&address).await;
    assert_eq!(text(&sheet.headers, header::CONTENT_TYPE), "text/css; charset=utf-8");
    assert!(text(&sheet.headers, header::CACHE_CONTROL).contains("immutable"));
    for page in ["/c/demo/schedule/2026-10-01", "/c/demo/schedule/2026-10-02", "/c/demo/schedule/2026-10-01?room=yard"]
    {
        let body = site.get(page).await.body;
        let (_, board) = body.split_once("class=\"board").expect("a board");
        let classes = board.split("class=\"").skip(1).filter_map(|rest| rest.split('"').next());
        for class in classes.flat_map(str::split_whitespace) {
            let is_place = class.len() > 1 && class[1..].bytes().all(|byte| byte.is_ascii_digit());
            let is_colour = class.starts_with('k');
            if is_place && !is_colour {
                assert!(sheet.body.contains(&format!(".{class}{{")), "{page} has {class}");
            }
        }
    }
}

#[tokio::test]
async fn filters_narrow_the_day_and_say_so() {
    let site = site_with(FILE).await;
    let shown = async |query: &str| {
        let page = site.get(&format!("/c/demo/schedule/2026-10-01?{query}")).await.body;
        page.matches("<li class=\"slot").count()
    };
    assert_eq!(shown("").await, 5);
    assert_eq!(shown("track=memory").await, 2);
    assert_eq!(shown("track=memory&room=yard").await, 1);
    assert_eq!(shown("language=de").await, 1);
    assert_eq!(shown("type=workshop").await, 1);
    assert_eq!(shown("q=ada").await, 1);
    assert_eq!(shown("q=nothing+like+it").await, 0);
    let view = async |query: &str| {
        let page = site.get(&format!("/c/demo/schedule/2026-10-01?{query}")).await.body;
        let (_, board) = page.split_once("class=\"board").expect("a board");
        if board.split('"').next().is_some_and(|classes| classes.contains(" list")) { "list" } else { "grid" }
    };
    let views = [view("").await, view("q=ada").await, view("room=yard").await, view("q=ada&view=grid").await];
    assert_eq!(views, ["grid", "list", "grid", "grid"], "what is left of a day stands better in a list");
    let page = site.get("/c/demo/schedule/2026-10-01?track=memory&view=list").await.body;
    assert!(page.contains("<option value=\"memory\" selected>"), "{page}");
    assert!(page.contains("<details open class=\"filter\">"), "{page}");
    assert!(page.contains("name=\"view\" value=\"list\""), "{page}");
}

#[tokio::test]
async fn the_readers_clock_stands_beside_the_venues() {
    let site = site_with(FILE).await;
    let page = site.get("/c/demo/schedule/2026-10-01?tz=Asia/Tokyo").await.body;
    assert!(page.contains("<span class=\"own\">17:00</span>"), "{page}");
    assert!(page.contains("beside them those in Tokyo (JST)"), "{page}");
    let page = site.get("/c/demo/schedule/2026-10-01?tz=Nowhere").await.body;
    assert!(!page.contains("class=\"own\""));
}

#[tokio::test]
async fn a_release_shows_on_the_next_request() {
    let site = site_with(FILE).await;
    let before = site.get("/c/demo/talks/AAAAAA").await;
    assert!(before.body.contains("Thu 1 Oct, 10:00–11:00"), "{}", before.body);
    release(&site.world.later(5), &FILE.replace("<start>10:00</start>", "<start>09:30</start>")).await;
    let after = site.get("/c/demo/talks/AAAAAA").await;
    assert!(after.body.contains("Thu 1 Oct, 09:30–10:30"), "{}", after.body);
    assert!(
        after.body.contains("Moved from Thu 1 Oct, 10:00, Great hall to Thu 1 Oct, 09:30, Great hall"),
        "{}",
        after.body
    );
    let tag = text(&before.headers, header::ETAG);
    assert_eq!(get_with(&site, "/c/demo/talks/AAAAAA", &[(header::IF_NONE_MATCH, &tag)]).await.status, 200);
    let changes = site.get("/c/demo/changes").await.body;
    assert!(changes.contains(">Moved</span>"), "{changes}");
}

#[tokio::test]
async fn a_cancelled_session_keeps_its_page_and_leaves_the_agenda() {
    let site = site_with(FILE).await;
    let without = |file: &str| {
        let (before, rest) = file.split_once("<event id=\"1\"").expect("the session");
        let (_, after) = rest.split_once("</event>").expect("its end");
        format!("{before}{after}")
    };
    release(&site.world.later(5), &without(FILE)).await;
    let page = site.get("/c/demo/talks/AAAAAA").await;
    assert_eq!(page.status, 200);
    assert!(page.body.contains("This session does not take place"), "{}", page.body);
    assert!(!site.get("/c/demo/schedule/2026-10-01").await.body.contains("/talks/AAAAAA"));
}

#[tokio::test]
async fn nobody_asks_the_database_for_what_is_on_the_shelf() {
    let site = site_with(FILE).await;
    let counted = count_queries(&site.world.ctx, async |ctx| {
        let site = Door::around(&ctx.db);
        for page in ["/c/demo", "/c/demo/schedule/2026-10-01", "/c/demo/talks/AAAAAA", "/c/demo/changes"] {
            assert_eq!(site.get(page).await.status, 200);
        }
        Ok(())
    })
    .await;
    let again = count_queries(&site.world.ctx, async |ctx| {
        let site = Door::around(&ctx.db);
        for _ in 0..3 {
            for page in ["/c/demo", "/c/demo/schedule/2026-10-01", "/c/demo/talks/AAAAAA", "/c/demo/changes"] {
                assert_eq!(site.get(page).await.status, 200);
            }
        }
        Ok(())
    })
    .await;
    assert!(counted > 0, "the first ask is counted");
    assert_eq!(again, counted, "asking three times asks the database once");
}

#[tokio::test]
async fn after_a_write_elsewhere_the_database_is_asked_once() {
    let site = site_with(FILE).await;
    let counted = count_queries(&site.world.ctx, async |ctx| {
        let site = Door::around(&ctx.db);
        site.get("/c/demo").await;
        ctx.db.news.announce();
        for _ in 0..3 {
            assert_eq!(site.get("/c/demo").await.status, 200);
        }
        Ok(())
    })
    .await;
    let first = count_queries(&site.world.ctx, async |ctx| {
        Door::around(&ctx.db).get("/c/demo").await;
        Ok(())
    })
    .await;
    assert_eq!(counted, first + 4, "the conference, its newest release, its calls and its ballots, each by index");
}

#[tokio::test]
async fn every_encoding_reads_the_same_and_has_a_tag_of_its_own() {
    let site = site_with(FILE).await;
    let plain = site.get("/c/demo/schedule/2026-10-01").await;
    let request = Request::get("/c/demo/schedule/2026-10-01").header(header::ACCEPT_ENCODING, "gzip");
    let (_, headers, body) = site.fetch(request.body(Body::empty()).expect("a request")).await;
    assert_eq!(text(&headers, header::CONTENT_ENCODING), "gzip");
    let mut read = String::new();
    flate2::read::GzDecoder::new(body.as_slice()).read_to_string(&mut read).expect("gzip");
    assert_eq!(read, plain.body);
    assert_ne!(text(&headers, header::ETAG), text(&plain.headers, header::ETAG));
    assert_eq!(text(&plain.headers, header::VARY), "accept-encoding");
}

#[tokio::test]
async fn whoever_has_the_page_is_told_so() {
    let site = site_with(FILE).await;
    let page = "/c/demo/schedule/2026-10-01";
    let first = site.get(page).await;
    let tag = text(&first.headers, header::ETAG);
    let modified = text(&first.headers, header::LAST_MODIFIED);
    let unchanged = get_with(&site, page, &[(header::IF_NONE_MATCH, &format!("\"x\", W/{tag}"))]).await;
    assert_eq!((unchanged.status.as_u16(), unchanged.body.as_str()), (304, ""));
    assert_eq!(text(&unchanged.headers, header::ETAG), tag);
    assert_eq!(get_with(&site, page, &[(header::IF_MODIFIED_SINCE, &modified)]).await.status, 304);
    assert_eq!(get_with(&site, page, &[(header::IF_NONE_MATCH, "\"x\"")]).await.status, 200);
}

#[tokio::test]
async fn head_says_what_get_would() {
    let site = site_with(FILE).await;
    let page = "/c/demo/schedule/2026-10-01";
    let get = site.get(page).await;
    let head = site.send(Request::head(page).body(Body::empty()).expect("a request")).await;
    assert_eq!((head.status.as_u16(), head.body.as_str()), (200, ""));
    assert_eq!(text(&head.headers, header::ETAG), text(&get.headers, header::ETAG));
    assert_eq!(text(&head.headers, header::CONTENT_LENGTH), get.body.len().to_string());
}

#[tokio::test]
async fn a_conference_of_its_team_is_hidden_from_everybody_else_and_never_kept() {
    let site = TestSite::new().await;
    let (_, owner) = site.world.owned_conference("demo", "Ada Lovelace").await;
    release(&site.world.ctx, FILE).await;
    for page in PAGES {
        assert_eq!(site.get(page).await.status, 404, "{page}");
    }
    let page = "/c/demo/talks/AAAAAA";
    let reply = site.get_as(&owner, page).await;
    assert_eq!(reply.status, 200);
    assert_eq!(text(&reply.headers, header::CACHE_CONTROL), "private, no-store");
    assert_eq!(site.get(page).await.status, 404, "the owner's page was not kept for others");
    let stranger = site.world.person("Mallory Stranger").await;
    assert_eq!(site.get_as(&stranger, page).await.status, 404);
}

#[tokio::test]
async fn a_conference_without_a_release_says_that_its_programme_comes() {
    let site = TestSite::new().await;
    site.world.conference("demo").await;
    for page in ["/c/demo", "/c/demo/schedule"] {
        let reply = site.get(page).await;
        assert_eq!(reply.status, 200, "{page}");
        assert!(reply.body.contains("The programme is not out yet"), "{page}");
    }
}

#[tokio::test]
async fn search_finds_and_marks_the_words() {
    let site = site_with(FILE).await;
    let page = site.get("/c/demo/search?q=Borrow").await.body;
    assert!(page.contains("/talks/AAAAAA\"><mark>Borrowing</mark>"), "{page}");
    let none = site.get("/c/demo/search?q=absent").await.body;
    assert!(none.contains("Nothing has all of these words"), "{none}");
}

#[tokio::test]
async fn marks_need_somebody_signed_in_who_then_finds_them_in_their_agenda() {
    let site = site_with(FILE).await;
    let refused = site.post("/c/demo/talks/AAAAAA", &[("add", "AAAAAA")]).await;
    assert_eq!(refused.status, 303);
    assert_eq!(text(&refused.headers, header::LOCATION), "/sign-in?next=%2Fc%2Fdemo%2Ftalks%2FAAAAAA");

    let ada = site.world.person("Ada Lovelace").await;
    let marked = site.post_as(&ada, "/c/demo/talks/AAAAAA", &[("add", "AAAAAA")]).await;
    assert_eq!((marked.status.as_u16(), text(&marked.headers, header::LOCATION)), (303, "/c/demo/my".into()));
    let mine = site.get_as(&ada, "/c/demo/my").await;
    assert!(mine.body.contains("1 session in your agenda"), "{}", mine.body);
    assert!(mine.body.contains("name=\"remove\" aria-pressed=\"true\" value=\"AAAAAA\""), "{}", mine.body);
    assert_eq!(text(&mine.headers, header::CACHE_CONTROL), "private, no-store");

    site.post_as(&ada, "/c/demo/my", &[("remove", "AAAAAA")]).await;
    let mine = site.get_as(&ada, "/c/demo/my").await;
    assert!(mine.body.contains("Nothing in your agenda yet"), "{}", mine.body);
}

#[tokio::test]
async fn a_day_of_ones_own_carries_ones_stars() {
    let site = site_with(FILE).await;
    let ada = site.world.person("Ada <Lovelace>").await;
    let day = "/c/demo/my/2026-10-01";
    assert_eq!(site.get(day).await.status, 303, "signed out, it asks to sign in");
    site.post_as(&ada, day, &[("add", "AAAAAA")]).await;
    let page = site.get_as(&ada, day).await;
    assert_eq!(page.status, 200);
    assert_eq!(page.body.matches("aria-pressed=\"true\"").count(), 1, "{}", page.body);
    assert_eq!(page.body.matches("aria-pressed=\"false\"").count(), 3, "{}", page.body);
    assert!(page.body.contains("<summary>Ada &lt;Lovelace&gt;</summary>"), "{}", page.body);
    let ben = site.world.person("Ben Other").await;
    let other = site.get_as(&ben, day).await;
    assert_eq!(other.body.matches("aria-pressed=\"true\"").count(), 0);
    assert_eq!(site.get_as(&ada, "/c/demo/my/2026-10-05").await.status, 404);
}

#[tokio::test]
async fn ones_own_pages_show_the_clock_of_ones_profile_beside_the_venues() {
    let site = site_with(FILE).await;
    let ada = site.world.person("Ada Lovelace").await;
    let mine = async |path: &str| site.get_as(&ada, &format!("/c/demo/my{path}")).await.body;
    let live_in = async |zone: &str| {
        let profile = ProfileInput { time_zone: zone.into(), ..profile_input("Ada Lovelace") };
        edit_profile(&site.world.as_(&ada), profile).await.expect("edited");
    };
    site.post_as(&ada, "/c/demo/my", &[("add", "AAAAAA")]).await;
    for page in [mine("").await, mine("/2026-10-01").await] {
        assert!(!page.contains("class=\"own\""), "nobody has said where Ada lives: {page}");
    }
    live_in("Asia/Tokyo").await;
    for path in ["", "/2026-10-01"] {
        let page = mine(path).await;
        assert!(page.contains("<span class=\"own\">17:00</span>"), "{page}");
        assert!(page.contains("beside them those in Tokyo (JST)"), "{page}");
        assert!(page.contains(&format!("<a href=\"/c/demo/my{path}?tz=Europe%2FBrussels\">Only times in")), "{page}");
        let only = mine(&format!("{path}?tz=Europe/Brussels")).await;
        assert!(!only.contains("class=\"own\""), "{only}");
        assert!(only.contains(&format!("<a href=\"/c/demo/my{path}\">Show in my time zone</a>")), "{only}");
        assert!(mine(&format!("{path}?tz=America/New_York")).await.contains("<span class=\"own\">04:00</span>"));
        assert!(mine(&format!("{path}?tz=Nowhere")).await.contains("<span class=\"own\">17:00</span>"));
    }
    assert!(
        !site.get_as(&ada, "/c/demo/schedule/2026-10-01").await.body.contains("class=\"own\""),
        "the public's page"
    );
    live_in("Europe/Berlin").await;
    assert!(!mine("").await.contains("class=\"own\""), "both clocks show the same");
    let marked = site.post_as(&ada, "/c/demo/my/2026-10-01?tz=Asia%2FTokyo", &[("add", "BBBBBB")]).await;
    assert_eq!(marked.location(), "/c/demo/my/2026-10-01?tz=Asia%2FTokyo");
}

#[tokio::test]
async fn ones_own_day_asks_the_database_as_often_for_one_star_as_for_three() {
    let site = site_with(FILE).await;
    let ada = site.world.person("Ada Lovelace").await;
    let mut counted = Vec::new();
    for marks in [&[("add", "AAAAAA")][..], &[("add", "BBBBBB"), ("add", "CCCCCC")]] {
        site.post_as(&ada, "/c/demo/my", marks).await;
        let cookie = site.cookie(&ada).await;
        let queries = count_queries(&site.world.ctx, async |ctx| {
            let day = Request::get("/c/demo/my/2026-10-01").header(header::COOKIE, &cookie);
            let reply = Door::around(&ctx.db).send(day.body(Body::empty()).expect("a request")).await;
            assert_eq!(reply.status, 200);
            Ok(())
        });
        counted.push(queries.await);
    }
    assert_eq!(counted[0], counted[1]);
}

#[tokio::test]
async fn the_corner_tells_islands_who_reads() {
    let site = site_with(FILE).await;
    let nobody = site.get("/me/corner?conference=demo").await;
    assert_eq!((nobody.status.as_u16(), nobody.body.as_str()), (200, r#"{"name":null,"favourites":[]}"#));
    let ada = site.world.person("Ada Lovelace").await;
    site.post_as(&ada, "/c/demo/my", &[("add", "BBBBBB"), ("add", "AAAAAA")]).await;
    let known = site.get_as(&ada, "/me/corner?conference=demo").await;
    assert_eq!(known.body, r#"{"name":"Ada Lovelace","favourites":["AAAAAA","BBBBBB"]}"#);
    assert_eq!(text(&known.headers, header::CACHE_CONTROL), "private, no-store");
    assert_eq!(site.get_as(&ada, "/me/corner").await.body, r#"{"name":"Ada Lovelace","favourites":[]}"#);
}

#[tokio::test]
async fn a_conferences_card_is_a_picture() {
    let site = site_with(FILE).await;
    let request = Request::get("/c/demo/card.png").body(Body::empty()).expect("a request");
    let (status, headers, body) = site.fetch(request).await;
    assert_eq!((status.as_u16(), text(&headers, header::CONTENT_TYPE).as_str()), (200, "image/png"));
    assert!(body.starts_with(b"\x89PNG") && body.len() < 60_000, "{} bytes", body.len());
}

#[tokio::test]
async fn an_address_can_carry_the_sessions_that_a_browser_kept() {
    let site = site_with(FILE).await;
    let page = site.get("/c/demo/my?sessions=AAAAAA,BBBBBB,ZZZZZZ").await.body;
    assert_eq!(page.matches("<li class=\"slot").count(), 2, "{page}");
    assert!(page.contains("Two sessions overlap"), "{page}");
}

#[tokio::test]
async fn the_calendar_address_is_shown_once() {
    let site = site_with(FILE).await;
    let ada = site.world.person("Ada Lovelace").await;
    let made = site.post_as(&ada, "/c/demo/my", &[("calendar", "make")]).await;
    assert_eq!(made.status, 200);
    assert!(made.body.contains("https://plenary.test/c/demo/agenda/"), "{}", made.body);
    let later = site.get_as(&ada, "/c/demo/my").await;
    assert!(!later.body.contains("/c/demo/agenda/"), "{}", later.body);
}

#[tokio::test]
async fn nobody_who_may_not_release_has_a_body_read() {
    let site = TestSite::new().await;
    site.world.conference("demo").await;
    let eve = site.world.person("Eve Moneypenny").await;
    let cookie = site.cookie(&eve).await;
    for (path, cookie, status) in [
        ("/c/demo/organise/import", "", 303),
        ("/c/demo/organise/import", &*cookie, 403),
        ("/c/never-was/organise/import", &*cookie, 404),
        ("/me/picture", "", 303),
    ] {
        let read = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(false));
        let seen = std::sync::Arc::clone(&read);
        let body = futures::stream::poll_fn(move |_| {
            seen.store(true, std::sync::atomic::Ordering::Relaxed);
            std::task::Poll::Ready(Some(Ok::<_, std::io::Error>("--part\r\n")))
        });
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=part")
            .header("sec-fetch-site", "same-origin")
            .header(header::COOKIE, cookie)
            .body(Body::from_stream(body))
            .expect("a request");
        assert_eq!(site.send(request).await.status, status, "{path}");
        assert!(!read.load(std::sync::atomic::Ordering::Relaxed), "{path}");
    }
}
