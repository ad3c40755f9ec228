//! Founding a conference and the organisers' pages.

use domain::policy::{RoleKind, Scope};

use crate::{portal::hidden, support::TestSite};

const PAGES: [&str; 7] = ["", "/settings", "/address", "/rooms", "/tracks", "/types", "/team"];

#[tokio::test]
async fn an_owner_of_an_ecosystem_founds_a_conference_and_arrives_at_its_overview() {
    let site = TestSite::new().await;
    let id = site.world.ecosystem("owasp").await;
    let mut ada = site.world.person("Ada Lovelace").await;
    site.world.grant(&mut ada, Scope::Ecosystem(id), RoleKind::Owner).await;

    let form = site.get_as(&ada, "/c/new?ecosystem=owasp").await;
    assert!(form.body.contains("<option value=\"owasp\" selected"), "{}", form.body);
    assert!(!form.body.contains("A conference of its own"), "only administrators found one alone");
    assert!(!form.body.contains("<script"));

    let refused =
        site.post_as(&ada, "/c/new", &[("ecosystem", "owasp"), ("slug", "global-2027"), ("title", "Global")]).await;
    assert_eq!(refused.status, 422);
    for field in ["start", "end", "zone", "languages"] {
        assert!(refused.body.contains(&format!("href=\"#{field}\"")), "{field}");
    }
    assert!(refused.body.contains("value=\"Global\""));

    let fields = [
        ("ecosystem", "owasp"),
        ("slug", "Global-2027"),
        ("title", "Global"),
        ("start", "2027-06-01"),
        ("end", "2027-06-03"),
        ("zone", "Europe/Vienna"),
        ("languages", "en, de"),
    ];
    let founded = site.post_as(&ada, "/c/new", &fields).await;
    assert_eq!((founded.status.as_u16(), founded.location()), (303, "/c/global-2027/organise"));
    let overview = site.get_as(&ada, "/c/global-2027/organise").await;
    assert_eq!(overview.status, 200);
    assert!(overview.body.contains("There is no programme yet") && overview.body.contains("There is only one owner"));
}

#[tokio::test]
async fn the_organisers_pages_are_hidden_from_outsiders_and_ask_strangers_to_sign_in() {
    let site = TestSite::new().await;
    site.world.hidden_conference("hidden-2026").await;
    site.world.conference("open-2026").await;
    let eve = site.world.person("Eve Moneypenny").await;
    for page in PAGES {
        for slug in ["hidden-2026", "open-2026", "never-was"] {
            let path = format!("/c/{slug}/organise{page}");
            let reply = site.get(&path).await;
            assert_eq!(reply.status, 303, "{path}");
            assert!(reply.location().starts_with("/sign-in?next="), "{path}");
        }
        assert_eq!(site.get_as(&eve, &format!("/c/hidden-2026/organise{page}")).await.status, 404, "{page}");
        assert_eq!(site.get_as(&eve, &format!("/c/open-2026/organise{page}")).await.status, 403, "{page}");
        assert_eq!(
            site.get_as(&eve, &format!("/c/hidden-2026/organise{page}")).await.body,
            site.get_as(&eve, &format!("/c/never-wass/organise{page}")).await.body.replace("never-wass", "hidden-2026"),
            "what is hidden looks like what is not there"
        );
    }
    let posts = ["/settings", "/address", "/rooms", "/tracks", "/types", "/publish", "/hide", "/team"];
    for page in posts.into_iter().chain(["/team/roles", "/team/remove", "/team/withdraw", "/team/leave"]) {
        let path = format!("/c/hidden-2026/organise{page}");
        assert_eq!(site.post(&path, &[]).await.status, 401, "{path}");
        assert_eq!(site.post_as(&eve, &path, &[]).await.status, 404, "{path}");
        assert_eq!(site.post_as(&eve, &path.replace("hidden", "open"), &[]).await.status, 403, "{path}");
    }
}

#[tokio::test]
async fn a_reviewer_sees_where_things_stand_and_changes_nothing() {
    let site = TestSite::new().await;
    let id = site.world.hidden_conference("hidden-2026").await;
    let mut rex = site.world.person("Rex Reviewer").await;
    site.world.grant(&mut rex, Scope::Conference(id), RoleKind::Review).await;
    for (page, status) in
        [("", 200), ("/team", 200), ("/settings", 403), ("/rooms", 403), ("/tracks", 403), ("/types", 403)]
    {
        assert_eq!(site.get_as(&rex, &format!("/c/hidden-2026/organise{page}")).await.status, status, "{page}");
    }
    assert_eq!(site.post_as(&rex, "/c/hidden-2026/organise/publish", &[]).await.status, 403);
}

#[tokio::test]
async fn rooms_are_edited_as_one_list_without_scripts() {
    let site = TestSite::new().await;
    let (_, ada) = site.world.owned_conference("global-2026", "Ada Lovelace").await;
    let path = "/c/global-2026/organise/rooms";
    let form = site.get_as(&ada, path).await;
    let version = hidden(&form.body, "version");
    let fields = [
        ("version", version.as_str()),
        ("rows", "3"),
        ("rooms.0.name", "Janson"),
        ("rooms.0.capacity", "lots"),
        ("rooms.1.name", "K.1.105"),
        ("rooms.1.position", "1"),
        ("rooms.2.name", ""),
    ];
    let refused = site.post_as(&ada, path, &fields).await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("id=\"rooms.0.capacity-error\"") && refused.body.contains("value=\"lots\""));
    assert!(refused.body.contains("value=\"K.1.105\"") && refused.body.contains("href=\"#rooms.0.capacity\""));

    let mut fields = fields;
    fields[3].1 = "1415";
    fields[2].1 = "Janson & co";
    let saved = site.post_as(&ada, path, &fields).await;
    assert_eq!((saved.status.as_u16(), saved.location()), (303, path));
    let shown = site.get_as(&ada, path).await.body;
    let (first, second) = (shown.find("K.1.105").expect("listed"), shown.find("Janson &amp; co").expect("listed"));
    assert!(first < second);

    let late = site.post_as(&ada, path, &fields).await;
    assert_eq!(late.status, 409);
}

#[tokio::test]
async fn tracks_and_types_are_edited_the_same_way() {
    let site = TestSite::new().await;
    let (_, ada) = site.world.owned_conference("global-2026", "Ada Lovelace").await;
    let tracks = [("rows", "1"), ("tracks.0.name", "Web & mobile"), ("tracks.0.colour", "4")];
    assert_eq!(site.post_as(&ada, "/c/global-2026/organise/tracks", &tracks).await.status, 303);
    let shown = site.get_as(&ada, "/c/global-2026/organise/tracks").await.body;
    assert!(shown.contains("value=\"web-mobile\"") && shown.contains("class=\"patch k4\""), "{shown}");
    let types = [("rows", "1"), ("types.0.name", "Talk"), ("types.0.minutes", "45")];
    assert_eq!(site.post_as(&ada, "/c/global-2026/organise/types", &types).await.status, 303);
    assert!(site.get_as(&ada, "/c/global-2026/organise/types").await.body.contains("value=\"45\""));
}

#[tokio::test]
async fn settings_are_saved_and_a_renamed_conference_redirects_those_who_may_know_of_it() {
    let site = TestSite::new().await;
    let (_, ada) = site.world.owned_conference("first-2026", "Ada Lovelace").await;
    let form = site.get_as(&ada, "/c/first-2026/organise/settings").await.body;
    let version = hidden(&form, "version");
    let fields = [
        ("version", version.as_str()),
        ("title", "First conference"),
        ("start", "2026-10-01"),
        ("end", "2026-10-03"),
        ("zone", "Europe/Brussels"),
        ("languages", "en"),
        ("theme", "rose"),
    ];
    let saved = site.post_as(&ada, "/c/first-2026/organise/settings", &fields).await;
    assert_eq!((saved.status.as_u16(), saved.location()), (303, "/c/first-2026/organise/settings"));
    let renamed = site.post_as(&ada, "/c/first-2026/organise/address", &[("slug", "second-2026")]).await;
    assert_eq!((renamed.status.as_u16(), renamed.location()), (303, "/c/second-2026/organise"));
    let old = site.get_as(&ada, "/c/first-2026/organise/rooms").await;
    assert_eq!((old.status.as_u16(), old.location()), (308, "/c/second-2026/organise/rooms"));
    let eve = site.world.person("Eve Moneypenny").await;
    for path in ["/c/first-2026/organise/rooms", "/c/first-2026", "/c/first-2026/schedule"] {
        assert_eq!(site.get_as(&eve, path).await.status, 404, "{path}");
    }
    site.post_as(&ada, "/c/second-2026/organise/publish", &[]).await;
    let old = site.get("/c/first-2026/schedule?lang=de&track=web").await;
    assert_eq!((old.status.as_u16(), old.location()), (308, "/c/second-2026/schedule?lang=de&track=web"));
    assert_eq!(site.get("/c/first-2026").await.location(), "/c/second-2026");
    assert_eq!(site.get("/c/second-2026/tracks/none").await.status, 404);
}

#[tokio::test]
async fn addresses_with_capitals_or_a_slash_at_the_end_lead_to_the_right_ones() {
    let site = TestSite::new().await;
    site.world.ecosystem("owasp").await;
    site.world.conference("open-2026").await;
    let (_, ada) = site.world.owned_conference("hidden-2026", "Ada Lovelace").await;
    for (typed, meant) in [
        ("/c/OPEN-2026", "/c/open-2026"),
        ("/c/open-2026/", "/c/open-2026"),
        ("/c/Open-2026/?lang=de&q=a%20b", "/c/open-2026?lang=de&q=a%20b"),
        ("/c/open-2026/schedule/", "/c/open-2026/schedule"),
        ("/c/Open-2026/talks/ABCDEF/", "/c/open-2026/talks/ABCDEF"),
        ("/c/OPEN-2026/schedule.json", "/c/open-2026/schedule.json"),
        ("/e/OWASP", "/e/owasp"),
        ("/e/owasp/", "/e/owasp"),
        ("/api/v1/conferences/OPEN-2026", "/api/v1/conferences/open-2026"),
    ] {
        let reply = site.get(typed).await;
        assert_eq!((reply.status.as_u16(), reply.location()), (308, meant), "{typed}");
    }
    for nothing in
        ["/c/OTHER-2026", "/c/other-2026/", "/c/HIDDEN-2026", "/c/hidden-2026/", "/c/", "//open-2026/", "/e//"]
    {
        assert_eq!(site.get(nothing).await.status, 404, "{nothing}");
    }
    let own = site.get_as(&ada, "/c/Hidden-2026/organise/").await;
    assert_eq!((own.status.as_u16(), own.location()), (308, "/c/hidden-2026/organise"));
    assert_eq!(site.post_as(&ada, "/c/Hidden-2026/organise/publish", &[]).await.status, 404, "nothing is written so");
}

#[tokio::test]
async fn a_conference_is_shown_and_hidden_with_a_button() {
    let site = TestSite::new().await;
    let (_, ada) = site.world.owned_conference("global-2026", "Ada Lovelace").await;
    let published = site.post_as(&ada, "/c/global-2026/organise/publish", &[]).await;
    assert_eq!((published.status.as_u16(), published.location()), (303, "/c/global-2026/organise"));
    assert!(site.get("/").await.body.contains("/c/global-2026"));
    assert_eq!(site.post_as(&ada, "/c/global-2026/organise/hide", &[]).await.status, 303);
    assert!(!site.get("/").await.body.contains("/c/global-2026"));
}

#[tokio::test]
async fn everybody_finds_what_they_organise_on_one_page() {
    let site = TestSite::new().await;
    let (_, ada) = site.world.owned_conference("hidden-2026", "Ada Lovelace").await;
    site.world.conference("open-2026").await;
    let page = site.get_as(&ada, "/organise").await;
    assert_eq!(page.status, 200);
    assert!(page.body.contains("href=\"/c/hidden-2026/organise\"") && !page.body.contains("open-2026"));
    assert!(!page.body.contains("href=\"/c/new\""), "she may found nothing");
    assert_eq!(site.get("/organise").await.location(), "/sign-in?next=%2Forganise");
}
