//! Getting in, and the pages of one's own account, as a browser without scripts meets them.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};

use crate::{
    browser::{Browser, leads_to},
    support::TestSite,
};

const PASSWORD: &str = "glacier ottoman prune";
const COOKIE: &str = "__Host-plenary";

#[tokio::test]
async fn one_signs_up_and_out_and_in_again() {
    let site = TestSite::new().await;
    let browser = Browser::at(&site);
    let page = browser.get("/sign-up?next=/c/demo").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("value=\"/c/demo\""), "{}", page.body);
    let fields = [("name", "Ada Lovelace"), ("address", "ada@people.test"), ("next", "/c/demo")];
    assert_eq!(leads_to(&browser.post("/sign-up", &fields).await), "/sign-up/sent");
    assert!(browser.get("/sign-up/sent").await.body.contains("Look into your mail"));

    let (token, _) = site.mailed().await;
    let page = browser.get(&format!("/sign-up/link?token={token}&next=/c/demo")).await;
    assert!(page.body.contains("Welcome, Ada Lovelace") && page.body.contains("ada@people.test"), "{}", page.body);
    let weak = browser.post("/sign-up/link", &[("token", &token), ("password", "password1")]).await;
    assert_eq!(weak.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!weak.body.contains("password1") && weak.body.contains("Many people use this password"), "{}", weak.body);
    let opened = browser.post("/sign-up/link", &[("token", &token), ("password", PASSWORD), ("next", "/me")]).await;
    assert_eq!(leads_to(&opened), "/me");
    assert!(browser.has(COOKIE));

    let home = browser.get("/me").await;
    assert!(home.body.contains("Hello, Ada Lovelace") && home.body.contains("Your account is open"), "{}", home.body);
    assert!(!browser.get("/me").await.body.contains("Your account is open"), "it is said once");

    let out = browser.post("/sign-out", &[]).await;
    assert_eq!((leads_to(&out).as_str(), out.header("clear-site-data")), ("/", "\"cache\""));
    assert!(!browser.has(COOKIE));
    assert_eq!(leads_to(&browser.get("/me?x=1").await), "/sign-in?next=%2Fme%3Fx%3D1");
    let fields = [("how", "password"), ("address", "ADA@people.test"), ("password", PASSWORD), ("next", "/me?x=1")];
    assert_eq!(leads_to(&browser.post("/sign-in", &fields).await), "/me?x=1");
    assert_eq!(browser.get("/me").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_refused_sign_in_tells_nothing_and_keeps_the_address() {
    let site = TestSite::new().await;
    site.signed_up("Ada Lovelace", PASSWORD).await;
    let browser = Browser::at(&site);
    let mut answers = Vec::new();
    for address in ["ada@people.test", "eve@people.test"] {
        let fields = [("how", "password"), ("address", address), ("password", "wrong wrong wrong")];
        let refused = browser.post("/sign-in", &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("<title>Error: Sign in"), "{}", refused.body);
        assert!(refused.body.contains(address) && !refused.body.contains("wrong wrong wrong"));
        answers.push(refused.body.replace(address, "…"));
    }
    assert_eq!(answers[0], answers[1]);
    assert!(!browser.has(COOKIE));
}

#[tokio::test]
async fn guessing_is_slowed_down_with_a_true_time_to_wait() {
    let site = TestSite::new().await;
    let browser = Browser::at(&site);
    let fields = [("how", "password"), ("address", "ada@people.test"), ("password", "wrong wrong wrong")];
    for _ in 0..5 {
        assert_eq!(browser.post("/sign-in", &fields).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let refused = browser.post("/sign-in", &fields).await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    let seconds: u64 = refused.header("retry-after").parse().expect("seconds");
    assert!((28..=31).contains(&seconds), "{seconds}");
    assert!(refused.body.contains(&format!("try again in {seconds} seconds")), "{}", refused.body);
}

#[tokio::test]
async fn a_mailed_link_signs_in_after_a_click_in_the_browser_that_asked() {
    let site = TestSite::new().await;
    site.signed_up("Ada Lovelace", "").await;
    let browser = Browser::at(&site);
    let asked = browser.post("/sign-in", &[("how", "link"), ("address", "ada@people.test"), ("next", "/me/profile")]);
    assert_eq!(leads_to(&asked.await), "/sign-in/sent?next=%2Fme%2Fprofile");
    let (token, _) = site.mailed().await;
    let link = format!("/sign-in/link?token={token}&next=%2Fme%2Fprofile");

    let elsewhere = Browser::at(&site).get(&link).await;
    assert_eq!(elsewhere.status, StatusCode::FORBIDDEN);
    assert!(elsewhere.body.contains("asked for in another browser"), "{}", elsewhere.body);

    // Programs that scan mail open links: looking signs nobody in and uses nothing up.
    for _ in 0..2 {
        let page = browser.get(&link).await;
        assert!(page.body.contains("You are signing in as ada@people.test"), "{}", page.body);
        assert!(!browser.has(COOKIE));
    }
    let entered = browser.post("/sign-in/link", &[("token", &token), ("next", "/me/profile")]).await;
    assert_eq!(leads_to(&entered), "/me/profile");
    assert_eq!(browser.get("/me").await.status, StatusCode::OK);
    assert_eq!(browser.get(&link).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_code_of_the_mail_signs_in_where_it_was_asked_for() {
    let site = TestSite::new().await;
    site.signed_up("Ada Lovelace", "").await;
    let browser = Browser::at(&site);
    browser.post("/sign-in", &[("how", "link"), ("address", "ada@people.test")]).await;
    let (_, code) = site.mailed().await;
    let wrong = browser.post("/sign-in/sent", &[("code", "AAAA-AAAA"), ("next", "/me/tokens")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        wrong.body.contains("value=\"AAAA-AAAA\"") && wrong.body.contains("value=\"/me/tokens\""),
        "{}",
        wrong.body
    );
    let entered = browser.post("/sign-in/sent", &[("code", &code.to_lowercase()), ("next", "/me/tokens")]).await;
    assert_eq!(leads_to(&entered), "/me/tokens");
    assert_eq!(browser.get("/me/tokens").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_lost_password_is_replaced_and_every_browser_signed_out() {
    let site = TestSite::new().await;
    let thief = site.signed_up("Ada Lovelace", PASSWORD).await;
    let browser = Browser::at(&site);
    assert_eq!(leads_to(&browser.post("/recover", &[("address", "ada@people.test")]).await), "/recover/sent");
    let (token, _) = site.mailed().await;
    let page = browser.get(&format!("/recover/link?token={token}")).await;
    assert!(page.body.contains("For the account of ada@people.test"), "{}", page.body);
    let set = browser.post("/recover/link", &[("token", &token), ("password", "tundra velvet anchovy")]).await;
    assert_eq!(leads_to(&set), "/sign-in");
    assert!(browser.get("/sign-in").await.body.contains("Your password is set; sign in with it now"));
    assert_eq!(leads_to(&thief.get("/me").await), "/sign-in?next=%2Fme");
    let fields = [("how", "password"), ("address", "ada@people.test"), ("password", "tundra velvet anchovy")];
    assert_eq!(leads_to(&browser.post("/sign-in", &fields).await), "/me");
}

#[tokio::test]
async fn nobody_is_led_off_the_site() {
    let site = TestSite::new().await;
    site.signed_up("Ada Lovelace", PASSWORD).await;
    for next in ["https://evil.test/", "//evil.test/", "/\\evil.test", "javascript:alert(1)", ""] {
        let browser = Browser::at(&site);
        let fields = [("how", "password"), ("address", "ada@people.test"), ("password", PASSWORD), ("next", next)];
        assert_eq!(leads_to(&browser.post("/sign-in", &fields).await), "/me", "{next}");
    }
}

#[tokio::test]
async fn cookies_are_out_of_reach() {
    let site = TestSite::new().await;
    site.signed_up("Ada Lovelace", PASSWORD).await;
    let fields = [("how", "password"), ("address", "ada@people.test"), ("password", PASSWORD)];
    let entered = Browser::at(&site).post("/sign-in", &fields).await;
    let cookies = entered.headers.get_all(header::SET_COOKIE).iter().map(|value| value.to_str().expect("text"));
    let cookie = cookies.into_iter().find(|cookie| cookie.starts_with("__Host-plenary=")).expect("the cookie");
    for attribute in ["Path=/", "HttpOnly", "SameSite=Lax", "Secure", "Max-Age=5184000"] {
        assert!(cookie.split("; ").any(|part| part == attribute), "{attribute} is missing in {cookie}");
    }
    assert!(!cookie.contains("Domain"));
}

#[tokio::test]
async fn every_page_and_form_of_ones_own_sends_strangers_to_sign_in() {
    let site = TestSite::new().await;
    let paths = [
        "/me",
        "/me/profile",
        "/me/affiliations",
        "/me/addresses",
        "/me/addresses/link",
        "/me/password",
        "/me/sign-ins",
        "/me/tokens",
        "/me/calendar",
        "/me/data",
        "/sign-in/again",
    ];
    for path in paths {
        let next: String = url::form_urlencoded::byte_serialize(path.as_bytes()).collect();
        let browser = Browser::at(&site);
        assert_eq!(leads_to(&browser.get(path).await), format!("/sign-in?next={next}"));
        if path != "/me" {
            let reply = browser.post(path, &[("name", "x")]).await;
            assert_eq!(reply.status, StatusCode::UNAUTHORIZED, "{path}");
            assert!(reply.body.contains("What you typed is still here"), "{path}: {}", reply.body);
        }
    }
}

#[tokio::test]
async fn a_form_that_outlives_its_sign_in_is_sent_after_signing_in_again() {
    let site = TestSite::new().await;
    site.signed_up("Ada Lovelace", PASSWORD).await;
    let browser = Browser::at(&site);
    let biography = "Two \"hours\" of work.\r\n<b>All</b> of it & more, ä.";
    let typed = [
        ("name", "Ada King"),
        ("biography", biography),
        ("time_zone", "UTC"),
        ("language", "en"),
        ("visibility", "public"),
    ];
    let ended = browser.post("/me/profile", &typed).await;
    assert_eq!(ended.status, StatusCode::UNAUTHORIZED);
    assert!(!ended.body.contains("<b>All"), "{}", ended.body);
    let carried: String = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(typed).finish();

    let enter = |password| {
        let fields = [("how", "password"), ("next", "/me/profile"), ("carried", &*carried)];
        let own = [("address", "ada@people.test"), ("password", password)];
        let fields: Vec<(&str, &str)> = fields.into_iter().chain(own).collect();
        let browser = &browser;
        async move { browser.post("/sign-in", &fields).await }
    };
    let refused = enter("wrong wrong wrong").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("name=\"carried\"") && refused.body.contains("name=\"biography\""));
    let entered = enter(PASSWORD).await;
    assert_eq!(entered.status, StatusCode::OK);
    assert!(entered.body.contains("You are signed in as Ada Lovelace") && browser.has(COOKIE), "{}", entered.body);
    assert!(entered.body.contains("action=\"/me/profile\"") && entered.body.contains("value=\"Ada King\""));
    assert_eq!(leads_to(&browser.post("/me/profile", &typed).await), "/me/profile");
    assert!(browser.get("/me/profile").await.body.contains("Ada King"));
}

#[tokio::test]
async fn a_refused_profile_keeps_every_typed_word() {
    let site = TestSite::new().await;
    let browser = site.signed_up("Ada Lovelace", PASSWORD).await;
    let long = "A story with <script>alert(1)</script> in it.";
    let fields = [
        ("do", "profile"),
        ("name", ""),
        ("pronouns", "she/her"),
        ("biography", long),
        ("links.0.label", "Home"),
        ("links.0.url", "javascript:x"),
        ("language", "de"),
        ("time_zone", "Europe/London"),
        ("visibility", "public"),
    ];
    let refused = browser.post("/me/profile", &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("&lt;script>alert(1)&lt;/script>") && !refused.body.contains("<script>alert"));
    for kept in ["value=\"she/her\"", "value=\"javascript:x\"", "href=\"#name\"", "href=\"#links.0.url\""] {
        assert!(refused.body.contains(kept), "{kept} is missing in {}", refused.body);
    }
    let mut fields = fields;
    (fields[1].1, fields[5].1) = ("Ada King", "https://ada.example");
    assert_eq!(leads_to(&browser.post("/me/profile", &fields).await), "/me/profile");
    let page = browser.get("/me/profile").await;
    assert!(page.body.contains("lang=\"de\"") && page.body.contains("Ihr Profil ist gespeichert"), "{}", page.body);
    assert!(page.body.contains("value=\"Ada King\""));
}

#[tokio::test]
async fn a_picture_is_set_shown_and_removed() {
    let site = TestSite::new().await;
    let browser = site.signed_up("Ada Lovelace", PASSWORD).await;
    // A GIF of one pixel.
    let gif = b"GIF89a\x01\0\x01\0\x80\0\0\xff\0\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;";
    let upload = |bytes: &[u8]| {
        let mut body = b"--b\r\nContent-Disposition: form-data; name=\"picture\"; filename=\"a.gif\"\r\n\r\n".to_vec();
        body.extend(bytes);
        body.extend(b"\r\n--b--\r\n");
        let request = Request::post("/me/picture").header(header::CONTENT_TYPE, "multipart/form-data; boundary=b");
        request.body(Body::from(body)).expect("a request")
    };
    let refused = browser.send(upload(b"no picture")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(leads_to(&browser.send(upload(gif)).await), "/me/profile");
    let page = browser.get("/me/profile").await.body;
    let source = page.split("src=\"").find_map(|rest| rest.split('"').next().filter(|it| it.contains("/picture/")));
    let source = source.expect("the picture is shown");
    let picture = browser.get(source).await;
    assert_eq!((picture.status, picture.header("content-type")), (StatusCode::OK, "image/jpeg"));
    assert_eq!(Browser::at(&site).get(source).await.status, StatusCode::NOT_FOUND, "a closed profile");
    browser.post("/me/profile", &[("do", "remove-picture")]).await;
    assert_eq!(browser.get(source).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_new_address_is_confirmed_by_its_link() {
    let site = TestSite::new().await;
    let browser = site.signed_up("Ada Lovelace", PASSWORD).await;
    let add = browser.post("/me/addresses", &[("do", "add"), ("address", "countess@engine.test")]).await;
    assert_eq!(leads_to(&add), "/me/addresses");
    assert!(browser.get("/me/addresses").await.body.contains("not confirmed"));
    let (token, _) = site.mailed().await;
    let page = browser.get(&format!("/me/addresses/link?token={token}")).await;
    assert!(page.body.contains("countess@engine.test will be added"), "{}", page.body);
    let confirmed = browser.post("/me/addresses/link", &[("token", &token)]).await;
    assert_eq!(leads_to(&confirmed), "/me/addresses");
    assert!(browser.get("/me/addresses").await.body.contains("The address is added to your account"));
    let wrong = browser.post("/me/addresses", &[("do", "remove"), ("address-id", "no-id")]).await;
    assert_eq!(wrong.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_token_is_shown_once() {
    let site = TestSite::new().await;
    let browser = site.signed_up("Ada Lovelace", PASSWORD).await;
    let fields = [("do", "make"), ("name", "Laptop"), ("scopes", "read"), ("scopes", "profile"), ("lifetime", "week")];
    let made = browser.post("/me/tokens", &fields).await;
    assert_eq!(made.status, StatusCode::OK);
    let secret = made.body.split("plenary_").nth(1).and_then(|rest| rest.get(..43)).expect("the secret").to_owned();
    assert_eq!(made.header("cache-control"), "private, no-store");
    let page = browser.get("/me/tokens").await.body;
    assert!(page.contains("Laptop") && !page.contains(&secret));
    let refused = browser.post("/me/tokens", &[("do", "make"), ("name", "Kept words"), ("lifetime", "week")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("value=\"Kept words\"") && refused.body.contains("href=\"#scopes\""));
}

#[tokio::test]
async fn the_address_of_ones_calendar_is_shown_once_and_opens_it_to_nobody_else() {
    let site = TestSite::new().await;
    let browser = site.signed_up("Ada Lovelace", PASSWORD).await;
    let made = browser.post("/me/calendar", &[("do", "make")]).await;
    assert_eq!((made.status, made.header("cache-control")), (StatusCode::OK, "private, no-store"));
    let secret = made.body.split("/calendar/").nth(1).and_then(|rest| rest.split(".ics").next()).expect("the secret");
    assert!(!browser.get("/me/calendar").await.body.contains(secret));
    let path = format!("/calendar/{secret}.ics");
    let feed = site.get(&path).await;
    assert_eq!((feed.status, feed.header("content-type")), (StatusCode::OK, "text/calendar; charset=utf-8"));
    assert_eq!(feed.header("cache-control"), "private, no-store");
    assert!(feed.body.starts_with("BEGIN:VCALENDAR\r\n") && feed.body.ends_with("END:VCALENDAR\r\n"), "{}", feed.body);
    assert_eq!(site.get("/calendar/a-guess.ics").await.status, StatusCode::NOT_FOUND);
    assert_eq!(site.get(&format!("/calendar/{secret}")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(leads_to(&browser.post("/me/calendar", &[("do", "end")]).await), "/me/calendar");
    assert!(browser.get("/me/calendar").await.body.contains("The address does not work any more"));
    assert_eq!(site.get(&path).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_changes_how_one_gets_in_asks_for_a_fresh_proof() {
    let site = TestSite::new().await;
    let browser = site.signed_up("Ada Lovelace", PASSWORD).await;
    age_proofs(&site).await;
    assert!(browser.get("/me/addresses").await.body.contains("Confirm first that it is you"));
    let wrong = browser.post("/sign-in/again", &[("how", "password"), ("password", "wrong wrong")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let fields = [("how", "password"), ("password", PASSWORD), ("next", "/me/addresses")];
    assert_eq!(leads_to(&browser.post("/sign-in/again", &fields).await), "/me/addresses");
    assert!(!browser.get("/me/addresses").await.body.contains("Confirm first that it is you"));
}

#[tokio::test]
async fn a_form_that_needs_a_fresh_proof_waits_for_it() {
    let site = TestSite::new().await;
    let browser = site.signed_up("Ada Lovelace", PASSWORD).await;
    age_proofs(&site).await;
    let typed = [("do", "add"), ("address", "a+b@people.test")];
    let waits = browser.post("/me/addresses", &typed).await;
    assert_eq!(waits.status, StatusCode::FORBIDDEN);
    let carried: String = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(typed).finish();
    let confirm = |password| {
        let fields = [("how", "password"), ("next", "/me/addresses"), ("carried", &*carried), ("password", password)];
        let browser = &browser;
        async move { browser.post("/sign-in/again", &fields).await }
    };
    let wrong = confirm("wrong wrong").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    for page in [&waits, &wrong] {
        assert!(page.body.contains("name=\"carried\"") && page.body.contains("value=\"a+b@people.test\""));
    }
    let confirmed = confirm(PASSWORD).await;
    assert_eq!(confirmed.status, StatusCode::OK);
    assert!(confirmed.body.contains("action=\"/me/addresses\"") && confirmed.body.contains("a+b@people.test"));
    assert_eq!(leads_to(&browser.post("/me/addresses", &typed).await), "/me/addresses");
}

/// Makes every proof an hour old.
async fn age_proofs(site: &TestSite) {
    let hour = "UPDATE sign_in SET proved_at = strftime('%Y-%m-%dT%H:%M:%S+00:00', proved_at, '-1 hour')";
    site.world.edit(hour).await;
}

#[tokio::test]
async fn one_takes_ones_data_along_and_leaves() {
    let site = TestSite::new().await;
    let browser = site.signed_up("Ada Lovelace", PASSWORD).await;
    let data = browser.post("/me/data", &[("do", "export")]).await;
    assert_eq!(data.header("content-disposition"), "attachment; filename=\"my-data.json\"");
    assert_eq!(data.json()["person"]["name"], "Ada Lovelace");
    let unsure = browser.post("/me/data", &[("do", "erase")]).await;
    assert_eq!(unsure.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(leads_to(&browser.post("/me/data", &[("do", "erase"), ("confirmed", "yes")]).await), "/");
    assert!(!browser.has(COOKIE));
    let fields = [("how", "password"), ("address", "ada@people.test"), ("password", PASSWORD)];
    assert_eq!(browser.post("/sign-in", &fields).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn affiliations_are_added_and_ended() {
    let site = TestSite::new().await;
    let browser = site.signed_up("Ada Lovelace", PASSWORD).await;
    let fields =
        [("do", "add"), ("organisation", "Babbage & Co"), ("title", "Analyst"), ("from", "2026-01-01"), ("to", "")];
    assert_eq!(leads_to(&browser.post("/me/affiliations", &fields).await), "/me/affiliations");
    let page = browser.get("/me/affiliations").await.body;
    assert!(page.contains("Babbage &amp; Co") && page.contains("since 1 January 2026"), "{page}");
    let refused = browser.post("/me/affiliations", &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("value=\"Analyst\""));
}

#[tokio::test]
async fn the_password_is_changed_with_the_old_one() {
    let site = TestSite::new().await;
    let browser = site.signed_up("Ada Lovelace", PASSWORD).await;
    let wrong = browser.post("/me/password", &[("current", "wrong wrong"), ("new", "tundra velvet anchovy")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!wrong.body.contains("tundra") && wrong.body.contains("not your current password"), "{}", wrong.body);
    let changed = browser.post("/me/password", &[("current", PASSWORD), ("new", "tundra velvet anchovy")]).await;
    assert_eq!(leads_to(&changed), "/me/password");
    assert!(browser.get("/me/password").await.body.contains("Your password is set"), "still signed in here");
}

#[tokio::test]
async fn other_browsers_are_signed_out_from_here() {
    let site = TestSite::new().await;
    let browser = site.signed_up("Ada Lovelace", PASSWORD).await;
    let other = Browser::at(&site);
    let fields = [("how", "password"), ("address", "ada@people.test"), ("password", PASSWORD)];
    other.post("/sign-in", &fields).await;
    let page = browser.get("/me/sign-ins").await.body;
    assert!(page.contains("this browser") && page.contains("with the password"), "{page}");
    assert_eq!(leads_to(&browser.post("/me/sign-ins", &[("do", "end-others")]).await), "/me/sign-ins");
    assert_eq!(leads_to(&other.get("/me").await), "/sign-in?next=%2Fme");
    assert_eq!(browser.get("/me").await.status, StatusCode::OK);
}
