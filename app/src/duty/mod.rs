//! Who must act: one's own list, a group's, and that of an area.

use domain::duty::DutyKind;
use leptos::prelude::*;
use service::{
    duty::{DutyLine, DutyPage},
    group::GroupFacts,
};

use crate::{
    group::place::{group_page, head_below},
    i18n::{t, tv},
    page::Page,
    when,
};

/// What the reader must do.
pub fn my_work_page(page: &DutyPage) -> Page {
    let main = view! {
        <header class="head"><h1>{t("my-work")}</h1><p class="standing">{t("my-work-hint")}</p></header>
        {list(page, "/me/work?", false)}
    };
    Page::new(t("my-work"), main).narrow().unlisted()
}

/// What is to be done in a group, or in it and all that stand under it.
pub fn group_work_page(group: &GroupFacts, page: &DutyPage, area: bool) -> Page {
    let at = format!("/g/{}/work", group.slug);
    let (words, other) = if area { ("work-group", at.clone()) } else { ("work-area", format!("{at}?area=yes")) };
    let base = if area { format!("{at}?area=yes&") } else { format!("{at}?") };
    let title = t(if area { "work-area" } else { "work" });
    let main = view! {
        {head_below(group, &title)}
        <p><a href=other>{t(words)}</a></p>
        {list(page, &base, true)}
    };
    group_page(group, title, main).unlisted()
}

/// A line of what waits for somebody, with the button that leads there.
pub fn todo(line: &DutyLine) -> AnyView {
    let words = tv("work-todo", &[("what", what(line).into()), ("title", line.title.clone().into())]);
    let due =
        line.due.map(|due| view! { " · " {tv("work-due", &[("day", when::date_long(due.date_naive()).into())])} });
    view! {
        <li>
            <p>{words}<br /><span class="soft">{line.group.1.clone()} {due}</span></p>
            <p><a class="button small" href=line.path.clone()>{t("work-do")}</a></p>
        </li>
    }
    .into_any()
}

fn list(page: &DutyPage, base: &str, with_holder: bool) -> AnyView {
    if page.lines.is_empty() {
        return view! { <div class="empty"><h2>{t("work-none")}</h2><p>{t("work-none-hint")}</p></div> }.into_any();
    }
    let rows = page.lines.iter().map(|line| row(line, with_holder)).collect_view();
    let link = |number: usize, key: &str| {
        view! { <a class="button" href=format!("{base}page={number}")>{t(key)}</a> }
    };
    let before = (page.page > 1).then(|| link(page.page - 1, "work-before"));
    let after = page.more.then(|| link(page.page + 1, "work-after"));
    view! { <ul class="listing work">{rows}</ul> <p class="acts">{before} {after}</p> }.into_any()
}

fn row(line: &DutyLine, with_holder: bool) -> impl IntoView + use<> {
    let due = line.due.map(|due| {
        let day = due.date_naive();
        let tone = if line.is_late { "badge warn" } else { "badge" };
        let words = tv("work-due", &[("day", when::date_long(day).into())]);
        view! { " " <span class=tone><time datetime=day.to_string()>{words}</time></span> }
    });
    let since = line.since.date_naive();
    let since = tv("work-since", &[("day", when::date_long(since).into())]);
    let holder = with_holder.then(|| {
        let name = if line.holder.is_some() { line.holder_name.clone() } else { t("work-nobody") };
        view! { <strong>{name}</strong> " · " }
    });
    let note = (!line.note.is_empty()).then(|| view! { <p>{line.note.clone()}</p> });
    view! {
        <li>
            <p class="when">{what(line)}</p>
            <h2><a href=line.path.clone()>{line.title.clone()}</a> {due}</h2>
            {note}
            <p class="soft">{holder} <a href=format!("/g/{}", line.group.0)>{line.group.1.clone()}</a> " · " {since}</p>
        </li>
    }
}

/// What is to be done.
fn what(line: &DutyLine) -> String {
    match line.kind {
        DutyKind::State => t(&format!("life-{}", line.what.replace('.', "-"))),
        DutyKind::Call => t(&format!("work-call-{}", line.what)),
        DutyKind::Objection => t(&format!("work-objection-{}", line.what)),
        kind => t(&format!("work-{kind}")),
    }
}
