//! What the pages of a draft share.

use domain::draft::{
    change::{Class, Reason, Summary, What},
    cited,
};
use leptos::prelude::*;
use service::{
    draft::{DraftFacts, RevisionLine},
    group::GroupFacts,
};

use crate::{
    group::place::group_page,
    i18n::{t, tv},
    life::life_badge,
    page::Page,
    when,
};

/// Where a draft is found.
pub fn path(group: &GroupFacts, draft: &DraftFacts) -> String {
    format!("/g/{}/drafts/{}", group.slug, draft.name)
}

/// A page of a draft.
pub fn draft_page(group: &GroupFacts, draft: &DraftFacts, title: String, main: impl IntoView + 'static) -> Page {
    let page = group_page(group, title, main);
    if draft.is_public() { page.listed(draft.summary.clone()) } else { page }
}

/// The head of a page below a draft's own.
pub fn head_below(group: &GroupFacts, draft: &DraftFacts, title: String, standing: AnyView) -> impl IntoView + use<> {
    let home = path(group, draft);
    let drafts = format!("/g/{}/drafts", group.slug);
    view! {
        <header class="head">
            <p class="path"><a href=drafts>{t("drafts")}</a><a href=home>{draft.title.clone()}</a></p>
            <h1>{title}</h1>
            {standing}
        </header>
    }
}

/// What stands out about a draft beside its title.
pub fn badges(draft: &DraftFacts) -> impl IntoView + use<> {
    let state = life_badge(draft.workflow, draft.state);
    let embargo = draft.embargo_until.map(|_| view! { <span class="badge bad">{t("draft-embargoed")}</span> " " });
    let closed = (draft.embargo_until.is_none() && !draft.is_public())
        .then(|| view! { <span class="badge warn">{t("draft-group-only")}</span> });
    view! { {state} {embargo} {closed} }
}

/// A class of change as a badge; quieter where nobody settled it.
pub fn class_badge(line: &RevisionLine) -> Option<AnyView> {
    match (line.class, line.summary.proposal) {
        (Some(class), _) => Some(view! { <span class=tone(class)>{class_words(class)}</span> }.into_any()),
        (None, Some((class, _))) => {
            let words = tv("draft-class-proposed", &[("class", class_words(class).into())]);
            Some(view! { <span class="badge">{words}</span> }.into_any())
        }
        (None, None) => None,
    }
}

/// A class of change in words.
pub fn class_words(class: Class) -> String {
    t(&format!("draft-class-{class}"))
}

/// Why a class is proposed, in words.
pub fn reason_words(reason: Reason) -> String {
    t(&format!("draft-reason-{reason}"))
}

fn tone(class: Class) -> &'static str {
    match class {
        Class::Markup | Class::Editorial | Class::Registry => "badge",
        Class::Substantive => "badge warn",
        Class::Feature => "badge accent",
    }
}

/// What happened to something, in a word.
pub fn what_word(what: What) -> String {
    t(&format!("draft-what-{what}"))
}

/// What changed, in figures and words: “46 renumbered, 1 new; 120 words more, 80 fewer”.
pub fn summary_words(summary: &Summary) -> String {
    let counted = summary
        .requirements
        .iter()
        .map(|(what, count)| tv(&format!("draft-count-{what}"), &[("count", (*count).into())]));
    let mut parts: Vec<String> = counted.collect();
    if summary.sections > 0 {
        parts.push(tv("draft-count-sections", &[("count", summary.sections.into())]));
    }
    if summary.words.added + summary.words.removed > 0 {
        let words = [("added", summary.words.added.into()), ("removed", summary.words.removed.into())];
        parts.push(tv("draft-count-words", &words));
    }
    if parts.is_empty() { t("draft-count-nothing") } else { parts.join(", ") }
}

/// How a revision is cited.
pub fn citation(group: &GroupFacts, draft: &DraftFacts, number: i32) -> String {
    cited(&group.slug, &draft.name, number)
}

/// When a revision was posted and by whom.
pub fn posted(line: &RevisionLine) -> impl IntoView + use<> {
    let day = line.posted_at.date_naive();
    let by = match (line.posted_by.as_str(), line.affiliation.as_str()) {
        ("", _) => String::new(),
        (name, "") => format!(" · {name}"),
        (name, affiliation) => format!(" · {name} ({affiliation})"),
    };
    view! { <time datetime=day.to_string()>{when::date_long(day)}</time> {by} }
}
