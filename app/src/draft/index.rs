//! The drafts of a group, and the form that begins one.

use domain::draft::Audience;
use leptos::prelude::*;
use service::{
    draft::{DraftLine, DraftPage},
    group::GroupFacts,
    publication::HeldErratum,
};

use crate::{
    group::place::{group_page, head_below},
    i18n::{t, tv},
    life::life_badge,
    page::Page,
    publication::held_part,
    ui::{Field, Form, Select, TextArea},
    when,
};

/// The drafts of a group.
pub fn drafts_page(group: &GroupFacts, drafts: &DraftPage) -> Page {
    let (written, others): (Vec<&DraftLine>, Vec<&DraftLine>) =
        drafts.lines.iter().partition(|line| !line.state.is_over());
    let start = group.may.start_draft.then(|| start_link(group));
    let resting = (!others.is_empty()).then(|| {
        view! { <section class="part"><h2>{t("drafts-resting")}</h2>{listing(group, &others)}</section> }
    });
    let body = if drafts.lines.is_empty() {
        let start = group.may.start_draft.then(|| {
            view! { <a class="button primary" href=format!("/g/{}/drafts/new", group.slug)>{t("draft-start")}</a> }
        });
        view! { <div class="empty"><h2>{t("drafts-none")}</h2><p>{t("drafts-none-hint")}</p>{start}</div> }.into_any()
    } else {
        let count = tv("drafts-count", &[("count", drafts.written.into())]);
        view! { <p class="count">{count}</p> {listing(group, &written)} {resting} {more(drafts)} <p class="acts">{start}</p> }
            .into_any()
    };
    let main = view! { {head_below(group, &t("drafts"))} {body} };
    let page = group_page(group, t("drafts"), main);
    if group.is_public() { page.listed(tv("drafts-of", &[("name", group.name.clone().into())])) } else { page }
}

fn more(drafts: &DraftPage) -> Option<AnyView> {
    drafts.next().map(|next| {
        // Names are letters, digits and hyphens.
        let href = format!("?after={}&resting={}", next.name, next.is_over);
        view! {
            <nav class="pages" aria-label=t("drafts")>
                <span></span><span></span><a class="button" rel="next" href=href>{t("drafts-more")}</a>
            </nav>
        }
        .into_any()
    })
}

fn start_link(group: &GroupFacts) -> impl IntoView + use<> {
    view! { <a class="button" href=format!("/g/{}/drafts/new", group.slug)>{t("draft-start")}</a> }
}

/// The drafts of a group on its own page, where there are any.
pub fn drafts_part(group: &GroupFacts, drafts: &DraftPage) -> Option<AnyView> {
    let written: Vec<&DraftLine> = drafts.lines.iter().filter(|line| !line.state.is_over()).collect();
    (!written.is_empty()).then(|| {
        let all = (usize::try_from(drafts.written) != Ok(written.len())).then(|| {
            let words = tv("drafts-all", &[("count", drafts.written.into())]);
            view! { <p><a href=format!("/g/{}/drafts", group.slug)>{words}</a></p> }
        });
        view! {
            <section class="part" aria-labelledby="drafts">
                <h2 id="drafts"><a href=format!("/g/{}/drafts", group.slug)>{t("drafts")}</a></h2>
                {listing(group, &written)}
                {all}
            </section>
        }
        .into_any()
    })
}

fn listing(group: &GroupFacts, drafts: &[&DraftLine]) -> impl IntoView + use<> {
    let slug = group.slug.clone();
    let rows = drafts.iter().map(|line| draft_line(&slug, line)).collect_view();
    view! { <ul class="listing drafts">{rows}</ul> }
}

fn draft_line(group: &str, line: &DraftLine) -> impl IntoView + use<> {
    let newest = match line.newest {
        Some((number, at)) => {
            let day = when::date_short(at.date_naive());
            tv("draft-newest", &[("number", number.into()), ("day", day.into())])
        }
        None => t("draft-no-revision"),
    };
    let state = life_badge(line.workflow, line.state);
    let embargo = line.embargo_until.map(|_| view! { " " <span class="badge bad">{t("draft-embargoed")}</span> });
    let requirements =
        (line.requirements > 0).then(|| tv("draft-requirements", &[("count", line.requirements.into())])).into_iter();
    let editors = (!line.editors.is_empty()).then(|| line.editors.join(", ")).into_iter();
    let facts: Vec<String> = requirements.chain(editors).collect();
    view! {
        <li>
            <p class="when">{newest}</p>
            <h3><a href=format!("/g/{group}/drafts/{}", line.name)>{line.title.clone()}</a> {state} {embargo}</h3>
            <p>{line.summary.clone()}</p>
            <p class="soft">{facts.join(" · ")}</p>
        </li>
    }
}

/// The form that begins a draft; `held` are the errata that wait for the next edition of what the group published.
pub fn start_draft_page(group: &GroupFacts, held: &[HeldErratum]) -> Page {
    let hint = tv("draft-name-hint", &[("group", group.slug.clone().into())]);
    let (home, drafts) = (format!("/g/{}", group.slug), format!("/g/{}/drafts", group.slug));
    let group_name = group.name.clone();
    let main = view! {
        <header class="head">
            <p class="path"><a href=home>{group_name}</a><a href=drafts>{t("drafts")}</a></p>
            <h1>{t("draft-start")}</h1>
            <p class="standing">{t("draft-start-how")}</p>
        </header>
        <Form submit=t("draft-begin")>
            <Field name="title" label=t("draft-title") />
            <Field name="name" label=t("address-part") hint=hint width="middle" />
            <TextArea name="summary" label=t("draft-summary") hint=t("draft-summary-hint") optional=true />
            <Field name="repository" label=t("draft-repository") hint=t("draft-repository-hint") optional=true />
            <Select name="audience" label=t("draft-audience") options=audiences() />
            <Field name="embargo" label=t("draft-embargo") hint=t("draft-embargo-hint") kind="date" width="middle" optional=true />
        </Form>
        {held_part(held)}
    };
    group_page(group, t("draft-start"), main).narrow()
}

/// Who may read a draft, to choose from.
pub fn audiences() -> Vec<(String, String)> {
    Audience::ALL.iter().map(|one| (one.to_string(), t(&format!("draft-audience-{one}")))).collect()
}
