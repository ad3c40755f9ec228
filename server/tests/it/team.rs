//! Teams and invitations.

use domain::policy::RoleKind;

use crate::support::TestSite;

const TEAM: &str = "/c/hidden-2026/organise/team";

#[tokio::test]
async fn somebody_is_invited_accepts_by_a_button_and_works_on_the_conference() {
    let site = TestSite::new().await;
    let (_, ada) = site.world.owned_conference("hidden-2026", "Ada Lovelace").await;
    let refused = site.post_as(&ada, TEAM, &[("address", "bea"), ("role", "programme")]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("value=\"bea\"") && refused.body.contains("value=\"programme\" selected"));
    let invited = site.post_as(&ada, TEAM, &[("address", "bea@people.test"), ("role", "programme")]).await;
    assert_eq!((invited.status.as_u16(), invited.location()), (303, TEAM));
    assert!(site.get_as(&ada, TEAM).await.body.contains("bea@people.test"));

    let link = format!("/invitations/{}", site.world.invitation_tokens().await[0]);
    let shown = site.get(&link).await;
    assert_eq!(shown.status, 200);
    assert!(shown.body.contains("Ada Lovelace invites you") && shown.body.contains("/sign-in?next=/invitations/"));
    assert_eq!(site.post(&link, &[]).await.status, 401);

    let bea = site.world.person("Bea Programme").await;
    assert!(site.get_as(&bea, &link).await.body.contains("Join the team"));
    let joined = site.post_as(&bea, &link, &[]).await;
    assert_eq!((joined.status.as_u16(), joined.location()), (303, "/c/hidden-2026/organise"));
    let bea = site.world.signed_in_anew(&bea).await;
    assert_eq!(site.get_as(&bea, "/c/hidden-2026/organise/rooms").await.status, 200);
    assert_eq!(site.post_as(&bea, &link, &[]).await.status, 409);
    assert_eq!(site.get("/invitations/a-guess").await.status, 404);
}

#[tokio::test]
async fn roles_change_and_members_go_but_the_last_owner_stays() {
    let site = TestSite::new().await;
    let (scope, ada) = site.world.owned_conference("hidden-2026", "Ada Lovelace").await;
    let mut bea = site.world.person("Bea Reviewer").await;
    site.world.grant(&mut bea, scope, RoleKind::Review).await;
    let (her, his) = (ada.person.to_string(), bea.person.to_string());

    let roles = [("person", his.as_str()), ("roles", "programme"), ("roles", "registration")];
    assert_eq!(site.post_as(&ada, &format!("{TEAM}/roles"), &roles).await.status, 303);
    assert!(site.get_as(&ada, TEAM).await.body.contains("Programme, Registration"));

    for (act, fields) in [
        ("roles", vec![("person", her.as_str()), ("roles", "review")]),
        ("remove", vec![("person", her.as_str())]),
        ("leave", vec![]),
    ] {
        let reply = site.post_as(&ada, &format!("{TEAM}/{act}"), &fields).await;
        assert_eq!(reply.status, 409, "{act}");
        assert!(reply.body.contains("This is the last owner of the team"), "{act}");
    }
    assert_eq!(site.post_as(&ada, &format!("{TEAM}/remove"), &[("person", &his)]).await.status, 303);
    assert!(!site.get_as(&ada, TEAM).await.body.contains("Bea Reviewer"));
    assert_eq!(site.post_as(&ada, &format!("{TEAM}/remove"), &[("person", "nobody")]).await.status, 404);
}

#[tokio::test]
async fn an_invitation_is_withdrawn_and_only_managers_see_addresses() {
    let site = TestSite::new().await;
    let (scope, ada) = site.world.owned_conference("hidden-2026", "Ada Lovelace").await;
    let mut rex = site.world.person("Rex Reviewer").await;
    site.world.grant(&mut rex, scope, RoleKind::Review).await;
    site.post_as(&ada, TEAM, &[("address", "bea@people.test"), ("role", "review")]).await;
    let his = site.get_as(&rex, TEAM).await;
    assert_eq!(his.status, 200);
    assert!(!his.body.contains("bea@people.test") && !his.body.contains("/team/remove"));
    assert_eq!(site.post_as(&rex, TEAM, &[("address", "x@people.test"), ("role", "owner")]).await.status, 403);

    let page = site.get_as(&ada, TEAM).await.body;
    let id = crate::portal::hidden(&page, "invitation");
    assert_eq!(site.post_as(&ada, &format!("{TEAM}/withdraw"), &[("invitation", &id)]).await.status, 303);
    assert!(!site.get_as(&ada, TEAM).await.body.contains("bea@people.test"));
    let left = site.post_as(&rex, &format!("{TEAM}/leave"), &[]).await;
    assert_eq!((left.status.as_u16(), left.location()), (303, "/"));
}
