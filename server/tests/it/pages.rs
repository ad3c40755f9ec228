//! Pages as a visitor without scripts gets them.

use crate::support::TestSite;

#[tokio::test]
async fn the_front_page_is_whole_and_loads_no_script() {
    let site = TestSite::new().await;
    let reply = site.get("/").await;
    assert_eq!(reply.status, 200);
    assert!(reply.body.starts_with("<!DOCTYPE html><html lang=\"en\""), "{}", reply.body);
    assert!(reply.body.contains("<h1>"));
    assert!(!reply.body.contains("<script"));
}

#[tokio::test]
async fn an_address_that_is_none_says_so_in_the_readers_language() {
    let site = TestSite::new().await;
    let reply = site.get("/nowhere?lang=de").await;
    assert_eq!(reply.status, 404);
    assert!(reply.body.contains("Seite nicht gefunden"), "{}", reply.body);
}
