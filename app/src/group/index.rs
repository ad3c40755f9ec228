//! The groups of an ecosystem.

use domain::group::{GroupKind, GroupState};
use leptos::prelude::*;
use service::{group::GroupLine, portal::EcosystemFacts};

use super::home::state_badge;
use crate::{
    i18n::{t, tv},
    page::Page,
};

/// The groups of an ecosystem by kind, those that ended last.
pub fn groups_page(facts: &EcosystemFacts, lines: &[GroupLine]) -> Page {
    let alive = lines.iter().filter(|line| line.state != GroupState::Concluded).count();
    let start = format!("/e/{}/groups/new", facts.slug);
    let parts = GroupKind::ALL.iter().map(|kind| {
        let of_kind = lines.iter().filter(|line| line.kind == *kind && line.state != GroupState::Concluded);
        part(&format!("kind-{kind}"), t(&format!("group-kinds-{kind}")), of_kind.collect())
    });
    let over = lines.iter().filter(|line| line.state == GroupState::Concluded).collect();
    let list = if lines.is_empty() {
        view! { <div class="empty"><h2>{t("no-groups")}</h2><p>{t("no-groups-hint")}</p></div> }.into_any()
    } else {
        view! { {parts.collect_view()} {part("concluded", t("groups-concluded"), over)} }.into_any()
    };
    let main = view! {
        <header class="head">
            <p class="path"><a href=format!("/e/{}", facts.slug)>{facts.name.clone()}</a></p>
            <h1>{t("groups")}</h1>
            <p class="count">{tv("groups-count", &[("count", alive.into())])}</p>
        </header>
        {list}
        <section class="part" aria-labelledby="start">
            <h2 id="start">{t("start-a-group")}</h2>
            <p>{t("start-a-group-lead")}</p>
            <p class="acts"><a class="button" href=start>{t("start-a-group")}</a></p>
        </section>
    };
    let title = tv("groups-of", &[("name", facts.name.clone().into())]);
    Page::new(title.clone(), main).listed(title).themed(facts.theme.to_string())
}

/// The groups of an ecosystem on its own page.
pub fn groups_part(path: &str, lines: &[GroupLine]) -> impl IntoView + use<> {
    let all = format!("{path}/groups");
    let list = (!lines.is_empty())
        .then(|| view! { <ul class="listing groups">{lines.iter().map(|line| group_line(line, t(&format!("group-kind-{}", line.kind)))).collect_view()}</ul> });
    let more = if lines.is_empty() { t("start-a-group") } else { t("groups-all") };
    view! {
        <section class="part" aria-labelledby="groups">
            <h2 id="groups">{t("groups")}</h2>
            {list}
            <p><a href=all>{more}</a></p>
        </section>
    }
}

fn part(id: &str, title: String, lines: Vec<&GroupLine>) -> impl IntoView + use<> {
    (!lines.is_empty()).then(|| {
        let id = id.to_owned();
        view! {
            <section class="part" aria-labelledby=id.clone()>
                <h2 id=id.clone()>{title}</h2>
                <ul class="listing groups">{lines.into_iter().map(|line| group_line(line, t(&format!("group-joining-{}", line.joining)))).collect_view()}</ul>
            </section>
        }
    })
}

/// A group in a list: what it does, who chairs it; `first` stands before its name.
pub fn group_line(line: &GroupLine, first: String) -> impl IntoView + use<> {
    let chairs = if line.chairs.is_empty() {
        t("group-no-chair")
    } else {
        tv("group-chaired-by", &[("names", line.chairs.join(", ").into())])
    };
    let members = tv("group-members-count", &[("count", line.members.into())]);
    view! {
        <li>
            <p class="when"><span>{first} " " {state_badge(line.state)}</span></p>
            <h3><a href=format!("/g/{}", line.slug)>{line.name.clone()}</a></h3>
            <p>{line.purpose.clone()}</p>
            <p class="soft">{chairs} ". " {members}</p>
        </li>
    }
}
