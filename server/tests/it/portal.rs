//! The front page and ecosystems.

use domain::policy::{RoleKind, Scope};
use service::conference::publish_conference;

use crate::support::TestSite;

#[tokio::test]
async fn the_front_page_names_what_is_public_and_nothing_else() {
    let site = TestSite::new().await;
    let ecosystem = site.world.ecosystem("owasp").await;
    let open = site.world.conference_in(ecosystem, "open-2026").await;
    site.world.conference_in(ecosystem, "secret-2026").await;
    publish_conference(&site.world.ctx, open).await.expect("published");
    for path in ["/", "/e/owasp"] {
        let reply = site.get(path).await;
        assert_eq!(reply.status, 200);
        assert!(reply.body.contains("href=\"/c/open-2026\""), "{}", reply.body);
        assert!(!reply.body.to_lowercase().contains("secret"), "{path}");
    }
    assert!(site.get("/").await.body.contains("1 conference<"));
    let german = site.get("/?lang=de").await.body;
    assert!(german.contains("1 Konferenz<") && german.contains("2. Oktober 2026<"), "{german}");
}

#[tokio::test]
async fn an_ecosystem_is_founded_edited_and_renamed() {
    let site = TestSite::new().await;
    let admin = site.world.admin("Ada Lovelace").await;
    assert_eq!(site.get_as(&admin, "/e/new").await.status, 200);

    let refused = site.post_as(&admin, "/e/new", &[("slug", "Open Security"), ("name", "Open & Secure")]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("value=\"Open Security\"") && refused.body.contains("value=\"Open &amp; Secure\""));
    assert!(refused.body.contains("href=\"#slug\""), "{}", refused.body);

    let founded =
        site.post_as(&admin, "/e/new", &[("slug", "Open-Security"), ("name", "Open"), ("theme", "pine")]).await;
    assert_eq!((founded.status.as_u16(), founded.location()), (303, "/e/open-security"));
    assert!(site.get("/e/open-security").await.body.contains("theme-pine"));

    let admin = site.world.signed_in_anew(&admin).await;
    let form = site.get_as(&admin, "/e/open-security/edit").await;
    let version = hidden(&form.body, "version");
    let fields = [("version", version.as_str()), ("name", "Open Security"), ("theme", "moss")];
    let saved = site.post_as(&admin, "/e/open-security/edit", &fields).await;
    assert_eq!((saved.status.as_u16(), saved.location()), (303, "/e/open-security"));

    let late = site.post_as(&admin, "/e/open-security/edit", &[("version", &version), ("name", "Mine <b>")]).await;
    assert_eq!(late.status, 409);
    assert!(late.body.contains("value=\"Mine &lt;b&gt;\""), "{}", late.body);
    assert_ne!(hidden(&late.body, "version"), version, "sending again is meant now");

    let renamed = site.post_as(&admin, "/e/open-security/address", &[("slug", "os")]).await;
    assert_eq!((renamed.status.as_u16(), renamed.location()), (303, "/e/os"));
    let old = site.get("/e/open-security?lang=de").await;
    assert_eq!((old.status.as_u16(), old.location()), (308, "/e/os?lang=de"));
    let old = site.get_as(&admin, "/e/open-security/edit").await;
    assert_eq!((old.status.as_u16(), old.location()), (308, "/e/os/edit"));
}

#[tokio::test]
async fn only_its_owners_change_an_ecosystem() {
    let site = TestSite::new().await;
    let id = site.world.ecosystem("owasp").await;
    let eve = site.world.person("Eve Moneypenny").await;
    for path in ["/e/new", "/e/owasp/edit", "/e/owasp/address", "/e/owasp/team", "/c/new"] {
        let reply = site.get(path).await;
        assert_eq!(reply.status, 303, "{path}");
        assert!(reply.location().starts_with("/sign-in?next=%2F"), "{path}: {}", reply.location());
        assert_eq!(site.get_as(&eve, path).await.status, 403, "{path}");
        assert_eq!(site.post(path, &[]).await.status, 401, "{path}");
        assert_eq!(site.post_as(&eve, path, &[]).await.status, 403, "{path}");
    }
    for path in ["roles", "remove", "withdraw", "leave"] {
        let path = format!("/e/owasp/team/{path}");
        assert_eq!(site.post(&path, &[]).await.status, 401, "{path}");
        assert_eq!(site.post_as(&eve, &path, &[]).await.status, 403, "{path}");
    }
    let mut ada = site.world.person("Ada Lovelace").await;
    site.world.grant(&mut ada, Scope::Ecosystem(id), RoleKind::Owner).await;
    for path in ["/e/owasp/edit", "/e/owasp/address", "/e/owasp/team", "/c/new?ecosystem=owasp"] {
        assert_eq!(site.get_as(&ada, path).await.status, 200, "{path}");
    }
    assert_eq!(site.get("/e/nowhere").await.status, 404);
}

/// The value of a hidden field.
pub fn hidden(html: &str, name: &str) -> String {
    let rest = html.split_once(&format!("name=\"{name}\" value=\"")).expect("the field is there").1;
    rest.split('"').next().expect("a value").to_owned()
}
