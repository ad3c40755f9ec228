//! The organisers' first page: what needs somebody, and where everything stands.

use domain::{conference::Chore, policy::Visibility};
use leptos::prelude::*;
use service::conference::{ConferenceFacts, Dashboard};

use super::organiser_page;
use crate::{
    i18n::{t, tv},
    page::Page,
    when,
};

/// The organisers' first page.
pub fn dashboard_page(dashboard: &Dashboard) -> Page {
    let facts = &dashboard.facts;
    let content = view! {
        {chores(facts, &dashboard.chores)}
        <section class="part bare">{figures(dashboard)}</section>
        {latest(dashboard)}
        {visibility(facts)}
    };
    organiser_page(facts, t("organise-overview"), content)
}

fn chores(facts: &ConferenceFacts, chores: &[Chore]) -> AnyView {
    if chores.is_empty() {
        return view! { <div class="empty"><h2>{t("no-chores")}</h2><p>{t("no-chores-hint")}</p></div> }.into_any();
    }
    let home = format!("/c/{}/organise", facts.slug);
    let lines = chores.iter().map(|chore| {
        let href = match chore {
            Chore::FindOwner | Chore::FindSecondOwner | Chore::RenewInvitations => format!("{home}/team"),
            Chore::ReleaseProgramme => format!("{home}/import"),
            Chore::Publish => "#visibility".to_owned(),
        };
        let act = facts.may_edit.then(|| {
            view! { <p class="acts"><a class="button small" href=href>{t(&format!("chore-{chore}-act"))}</a></p> }
        });
        view! {
            <li>
                <h3>{t(&format!("chore-{chore}"))}</h3>
                <p>{t(&format!("chore-{chore}-hint"))}</p>
                {act}
            </li>
        }
    });
    let lines = lines.collect_view();
    view! {
        <section class="part bare" aria-labelledby="chores">
            <h2 id="chores">{t("chores")}</h2>
            <ul class="rows">{lines}</ul>
        </section>
    }
    .into_any()
}

fn figures(dashboard: &Dashboard) -> impl IntoView + use<> {
    let home = format!("/c/{}/organise", dashboard.facts.slug);
    let may_edit = dashboard.facts.may_edit;
    let figures = [
        ("rooms", "rooms", dashboard.rooms, may_edit),
        ("tracks", "tracks", dashboard.tracks, may_edit),
        ("types", "session-types", dashboard.session_types, may_edit),
        ("team", "team-members", dashboard.members, true),
    ];
    let figures = figures.into_iter().map(|(page, key, count, open)| {
        let href = open.then(|| format!("{home}/{page}"));
        view! { <li><strong>{count.to_string()}</strong> " " <a href=href>{t(key)}</a></li> }
    });
    view! { <ul class="figures">{figures.collect_view()}</ul> }
}

fn latest(dashboard: &Dashboard) -> impl IntoView + use<> {
    let home = format!("/c/{}", dashboard.facts.slug);
    let standing = match &dashboard.latest {
        Some(release) => {
            let day = when::date_long(release.released_at.date_naive());
            let version = if release.version.is_empty() { release.number.to_string() } else { release.version.clone() };
            let words = tv("latest-release", &[("version", version.into()), ("day", day.into())]);
            view! { <p>{words} " " <a href=format!("{home}/changes")>{t("see-changes")}</a></p> }.into_any()
        }
        None => view! { <p>{t("no-release")}</p> }.into_any(),
    };
    let import = dashboard.facts.may_edit.then(|| {
        let href = format!("{home}/organise/import");
        view! { <p class="acts"><a class="button" href=href>{t("import-programme")}</a></p> }
    });
    view! {
        <section class="part" aria-labelledby="programme">
            <h2 id="programme">{t("programme")}</h2>
            {standing}
            {import}
        </section>
    }
}

fn visibility(facts: &ConferenceFacts) -> impl IntoView + use<> {
    let (standing, verb, act, class) = match facts.visibility {
        Visibility::Public => (t("visible-to-all"), "hide", t("hide-conference"), "button"),
        Visibility::Team => (t("visible-to-team"), "publish", t("publish-conference"), "button primary"),
    };
    let action = format!("/c/{}/organise/{verb}", facts.slug);
    let button = facts.may_edit.then(|| {
        view! { <form method="post" action=action><p class="acts"><button class=class>{act}</button></p></form> }
    });
    view! {
        <section class="part" id="visibility" aria-labelledby="visibility-title">
            <h2 id="visibility-title">{t("visibility")}</h2>
            <p>{standing}</p>
            {button}
        </section>
    }
}
