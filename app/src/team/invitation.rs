//! What the link in an invitation shows.

use domain::policy::ScopeKind;
use leptos::prelude::*;
use service::team::Invitation;

use crate::{
    i18n::{t, tv},
    page::Page,
    ui::Form,
    visit::Visit,
    when,
};

/// An invitation, to be accepted by whoever is signed in.
pub fn invitation_page(invitation: &Invitation) -> Page {
    let visit = expect_context::<Visit>();
    let team = invitation.into.name.clone();
    let title = tv("invitation-title", &[("team", team.clone().into())]);
    let lead = tv("invitation-lead", &[("inviter", invitation.inviter.clone().into()), ("team", team.into())]);
    let role = invitation.role;
    let meaning = match invitation.into.scope.kind() {
        ScopeKind::Ecosystem => t("role-owner-of-ecosystem"),
        ScopeKind::Conference | ScopeKind::Group | ScopeKind::Site => t(&format!("role-{role}-means")),
    };
    let until = when::date_long(invitation.expires_at.date_naive());
    let act = if visit.who.is_some() { accept().into_any() } else { sign_in_first(&visit.path).into_any() };
    let main = view! {
        <header class="head"><h1>{title.clone()}</h1><p class="standing">{lead}</p></header>
        <dl class="facts">
            <div><dt>{t("role")}</dt><dd>{t(&format!("role-{role}"))} ". " {meaning}</dd></div>
            <div><dt>{t("open-until")}</dt><dd>{until}</dd></div>
        </dl>
        {act}
    };
    Page::new(title, main).narrow()
}

fn accept() -> impl IntoView {
    view! { <Form submit=t("accept-invitation")><p>{t("accept-hint")}</p></Form> }
}

fn sign_in_first(path: &str) -> impl IntoView + use<> {
    view! {
        <p>{t("invitation-sign-in")}</p>
        <p class="acts">
            <a class="button primary" href=format!("/sign-in?next={path}")>{t("sign-in")}</a>
            <a class="button" href=format!("/sign-up?next={path}")>{t("sign-up")}</a>
        </p>
    }
}
