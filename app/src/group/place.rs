//! What the pages of a group share.

use leptos::prelude::*;
use service::group::GroupFacts;

use crate::{
    i18n::t,
    page::{Page, Place},
    visit::Visit,
};

/// A page of a group, with the others in the head of the site.
pub fn group_page(facts: &GroupFacts, title: String, main: impl IntoView + 'static) -> Page {
    let home = format!("/g/{}", facts.slug);
    // The group's own page is where its name in the head leads.
    let mut pages =
        vec![(t("group-members"), format!("{home}/members")), (t("group-charter"), format!("{home}/charter"))];
    pages.insert(0, (t("mtg-meetings"), format!("{home}/meetings")));
    if facts.kind.features().publishes {
        pages.insert(0, (t("drafts"), format!("{home}/drafts")));
        pages.insert(1, (t("calls"), format!("{home}/calls")));
    }
    if facts.kind.features().votes {
        pages.push((t("ballots"), format!("{home}/ballots")));
    }
    if !facts.held.is_empty() {
        pages.push((t("work"), format!("{home}/work")));
    }
    if !facts.held.is_empty() && facts.kind.features().votes {
        pages.push((t("my-standing"), format!("{home}/standing")));
    }
    if facts.may.edit {
        pages.push((t("group-manage"), format!("{home}/manage")));
    }
    let place = Place { name: facts.name.clone(), href: home, pages };
    Page::new(title, main).within(place).themed(facts.theme.to_string())
}

/// One of the pages on which those who run a group work, with the others beside it.
pub fn manage_page(facts: &GroupFacts, title: String, content: impl IntoView + 'static) -> Page {
    let here = expect_context::<Visit>().path;
    let home = format!("/g/{}/manage", facts.slug);
    let features = facts.kind.features();
    let links = [
        (true, "group-manage-overview", home.clone()),
        (true, "group-manage-details", format!("{home}/details")),
        (facts.may.manage_members, "group-members", format!("{home}/members")),
        (facts.may.manage_members, "meetings", format!("{home}/meetings")),
        (facts.may.manage_members && features.votes, "group-standing", format!("{home}/standing")),
        (facts.may.set_rule && features.votes, "voting-rules", format!("{home}/voting")),
        (features.votes, "ballots", format!("{home}/ballots")),
        (features.votes, "ballot-rules", format!("{home}/ballots/rules")),
        (facts.may.write_charter, "group-charter", format!("{home}/charter")),
        (facts.may.name_officers && features.publishes, "life-workflow", format!("{home}/workflow")),
        (features.milestones, "group-milestones", format!("{home}/milestones")),
        (true, "group-policies", format!("{home}/policies")),
        (true, "comments", format!("{home}/comments")),
    ];
    let links = links.into_iter().filter(|(shown, ..)| *shown).map(|(_, key, href)| {
        let current = (href == here).then_some("page");
        view! { <a href=href aria-current=current>{t(key)}</a> }
    });
    let main = view! {
        <header class="head">
            <p class="path"><a href=home>{t("group-manage")}</a></p>
            <h1>{title.clone()}</h1>
        </header>
        <div class="settings">
            <nav aria-label=t("group-manage")>{links.collect_view()}</nav>
            <div>{content}</div>
        </div>
    };
    group_page(facts, title, main)
}

/// The head of a page below a group's own.
pub fn head_below(facts: &GroupFacts, title: &str) -> impl IntoView + use<> {
    view! {
        <header class="head">
            <p class="path"><a href=format!("/g/{}", facts.slug)>{facts.name.clone()}</a></p>
            <h1>{title.to_owned()}</h1>
        </header>
    }
}
