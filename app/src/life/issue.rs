//! The form that issues a call.

use domain::{
    life::{Callable, call::CHARTER_DAYS},
    zone::Zone,
};
use leptos::prelude::*;
use service::{
    draft::DraftFacts,
    group::GroupFacts,
    life::{IprLine, Life},
};

use crate::{
    draft::place::{draft_page, head_below, path},
    group::place::{group_page, head_below as head_below_group},
    i18n::{t, tv},
    page::Page,
    ui::{Field, Form, Select, TextArea},
};

/// What the page shows besides the draft's facts.
#[derive(Clone, Debug)]
pub struct IssueView {
    /// Where the draft stands.
    pub life: Life,
    /// The rights that are declared.
    pub rights: Vec<IprLine>,
    /// The newest revision.
    pub newest: Option<i32>,
    /// The issues that have no disposition yet, each with its number and title.
    pub open: Vec<(i32, String)>,
}

/// The page on which a call on a draft is issued.
pub fn issue_page(group: &GroupFacts, draft: &DraftFacts, shown: &IssueView) -> Page {
    let at = path(group, draft);
    let kinds: Vec<(String, String)> = shown
        .life
        .callable
        .iter()
        .filter(|(_, may)| *may)
        .map(|(call, _)| (call.kind.to_string(), kind(call)))
        .collect();
    let body = match (shown.newest, kinds.is_empty()) {
        (None, _) => view! { <p class="notice">{t("call-needs-revision")}</p> }.into_any(),
        (_, true) => view! { <p class="notice">{t("call-none-now")}</p> }.into_any(),
        (Some(number), false) => {
            let about = tv("call-will-be-about", &[("number", number.into())]);
            let asks = shown.life.callable.iter().any(|(call, may)| *may && call.kind.needs_dispositions());
            let first = asks.then(|| issues_first(&shown.open, &at)).flatten();
            view! { <p>{about}</p> {known(&shown.rights)} {first} {form(Some(kinds))} }.into_any()
        }
    };
    let standing = view! { <p class="standing"><a href=format!("{at}/life")>{t("life")}</a></p> }.into_any();
    let main = view! { {head_below(group, draft, t("call-issue"), standing)} {body} };
    draft_page(group, draft, t("call-issue"), main).narrow().unlisted()
}

/// The page on which a call on a version of the charter is issued.
pub fn charter_call_page(group: &GroupFacts, number: i32) -> Page {
    let about = tv("call-about-charter", &[("number", number.into()), ("days", i64::from(CHARTER_DAYS).into())]);
    let main = view! { {head_below_group(group, &t("call-issue"))} <p>{about}</p> {form(None)} };
    group_page(group, t("call-issue"), main).narrow().unlisted()
}

fn form(kinds: Option<Vec<(String, String)>>) -> impl IntoView + use<> {
    let zones: Vec<(String, String)> = Zone::names().into_iter().map(|name| (name.clone(), name)).collect();
    view! {
        <Form submit=t("call-issue-do")>
            {kinds.map(|kinds| view! { <Select name="kind" label=t("call-kind") options=kinds /> })}
            <TextArea name="text" label=t("call-text") hint=t("call-text-hint") />
            <div class="fields">
                <Field name="until" label=t("call-last-day") hint=t("call-last-day-hint") kind="date" width="middle" />
                <Select name="zone" label=t("call-zone") options=zones value="UTC" />
            </div>
        </Form>
    }
}

fn kind(call: &Callable) -> String {
    let word = t(&format!("call-kind-{}", call.kind));
    tv(
        "call-at-least",
        &[("kind", word.into()), ("days", i64::from(call.days).into()), ("again", i64::from(call.again).into())],
    )
}

/// The issues that stand in the way of a consensus call.
fn issues_first(open: &[(i32, String)], at: &str) -> Option<AnyView> {
    let rows = open.iter().map(|(number, title)| {
        view! { <li><a href=format!("{at}/issues/{number}")>{format!("#{number} {title}")}</a></li> }
    });
    let rows = rows.collect_view();
    (!open.is_empty()).then(|| {
        view! { <div class="notice" role="status"><p>{t("call-issues-first")}</p><ul class="rows">{rows}</ul></div> }
            .into_any()
    })
}

fn known(rights: &[IprLine]) -> impl IntoView + use<> {
    let holds: Vec<String> = rights.iter().filter(|line| line.holds).map(|line| line.holder.clone()).collect();
    let words = if holds.is_empty() {
        t("call-no-rights")
    } else {
        tv("call-lists-rights", &[("names", holds.join(", ").into())])
    };
    view! { <p class="soft">{words}</p> }
}
