//! What the links lead to that speakers are mailed: an invitation to speak along, and a proposal that others entered.

use leptos::prelude::*;
use service::{cfp::WaitingInvitation, identity::WaitingClaim};

use crate::{
    i18n::{t, tv},
    page::Page,
    ui::Form,
    visit::Visit,
    when,
};

/// An invitation, to be taken by whoever is signed in, or declined by anybody who holds the link.
pub fn speaker_invitation_page(waiting: &WaitingInvitation) -> Page {
    let visit = expect_context::<Visit>();
    let title = tv("speak-title", &[("conference", waiting.conference.clone().into())]);
    let lead =
        tv("speak-lead", &[("inviter", waiting.inviter.clone().into()), ("title", waiting.title.clone().into())]);
    let until = when::date_long(waiting.expires_at.date_naive());
    let summary = (!waiting.summary.is_empty()).then(|| view! { <p>{waiting.summary.clone()}</p> });
    let act = if waiting.speaks_already {
        let href = format!("/me/proposals/{}", waiting.proposal);
        view! { <p class="acts"><a class="button primary" href=href>{t("speak-see")}</a></p> }.into_any()
    } else if visit.who.is_some() {
        view! { <Form submit=t("speak-accept")><p>{t("speak-accept-hint")}</p></Form> {decline(&visit.path)} }
            .into_any()
    } else {
        view! { {sign_in_first(&visit.path, "speak-sign-in")} {decline(&visit.path)} }.into_any()
    };
    let main = view! {
        <header class="head"><h1>{title.clone()}</h1><p class="standing">{lead}</p></header>
        {summary}
        <dl class="facts"><div><dt>{t("open-until")}</dt><dd>{until}</dd></div></dl>
        {act}
    };
    Page::new(title, main).narrow()
}

/// What one is told who declined.
pub fn declined_page() -> Page {
    let main = view! { <header class="head"><h1>{t("speak-declined-title")}</h1></header><p>{t("speak-declined")}</p> };
    Page::new(t("speak-declined-title"), main).narrow()
}

/// Somebody whom organisers entered, to be claimed by whoever is signed in.
pub fn claim_page(waiting: &WaitingClaim) -> Page {
    let visit = expect_context::<Visit>();
    let title = tv("claim-title", &[("title", waiting.title.clone().into())]);
    let lead =
        tv("claim-lead", &[("conference", waiting.conference.clone().into()), ("name", waiting.name.clone().into())]);
    let until = when::date_long(waiting.expires_at.date_naive());
    let act = match &visit.who {
        Some(who) => {
            let hint = tv("claim-hint", &[("name", who.name.clone().into())]);
            view! { <Form submit=t("claim-do")><p>{hint}</p></Form> }.into_any()
        }
        None => sign_in_first(&visit.path, "claim-sign-in").into_any(),
    };
    let main = view! {
        <header class="head"><h1>{title.clone()}</h1><p class="standing">{lead}</p></header>
        <dl class="facts"><div><dt>{t("open-until")}</dt><dd>{until}</dd></div></dl>
        {act}
    };
    Page::new(title, main).narrow()
}

fn decline(path: &str) -> impl IntoView + use<> {
    view! {
        <section class="part">
            <p>{t("speak-decline-hint")}</p>
            <form method="post" action=format!("{path}/decline")><button class="button">{t("speak-decline")}</button></form>
        </section>
    }
}

fn sign_in_first(path: &str, why: &str) -> impl IntoView + use<> {
    view! {
        <p>{t(why)}</p>
        <p class="acts">
            <a class="button primary" href=format!("/sign-in?next={path}")>{t("sign-in")}</a>
            <a class="button" href=format!("/sign-up?next={path}")>{t("sign-up")}</a>
        </p>
    }
}
