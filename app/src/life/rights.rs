//! The rights that were declared about a draft.

use domain::life::{IprAct, IprLicence};
use leptos::prelude::*;
use service::{
    draft::DraftFacts,
    group::{GroupFacts, PolicyLine},
    life::IprLine,
};

use super::words::{day, named};
use crate::{
    draft::place::{draft_page, head_below, path},
    group::people::policies_to_accept,
    i18n::{t, tv},
    page::Page,
    ui::{Field, Form, Select, TextArea, rich_text},
};

/// What the page shows besides the draft's facts.
#[derive(Clone, Debug)]
pub struct RightsView {
    /// The list, the latest first.
    pub lines: Vec<IprLine>,
    /// The policies that the reader accepts when they declare.
    pub policies: Vec<PolicyLine>,
    /// Whether the reader is signed in.
    pub signed_in: bool,
}

/// The page of declared rights.
pub fn rights_page(group: &GroupFacts, draft: &DraftFacts, shown: &RightsView) -> Page {
    let at = path(group, draft);
    let rows: Vec<_> = shown.lines.iter().map(|line| row(line, &at)).collect();
    let none = rows.is_empty().then(|| view! { <p>{t("rights-none")}</p> });
    let form = if shown.signed_in {
        form(shown).into_any()
    } else {
        view! { <p class="notice"><a href=format!("/sign-in?next={at}/rights")>{t("rights-sign-in")}</a></p> }
            .into_any()
    };
    let standing = view! { <p class="standing">{t("rights-what")}</p> }.into_any();
    let main = view! {
        {head_below(group, draft, t("rights"), standing)}
        {none}
        <ul class="rows">{rows}</ul>
        {form}
    };
    draft_page(group, draft, t("rights"), main).narrow()
}

fn row(line: &IprLine, at: &str) -> impl IntoView + use<> {
    let holds = if line.holds { ("badge accent", "rights-holds") } else { ("badge", "rights-over") };
    let revision = (line.revision > 0).then(|| tv("call-on-revision", &[("number", line.revision.into())]));
    let text = (!line.text.is_empty()).then(|| rich_text(&line.text));
    let licence =
        (line.act != IprAct::Withdrawn).then(|| view! { <p>{t(&format!("rights-licence-{}", line.licence))}</p> });
    let reference = (!line.reference.is_empty()).then(|| view! { <p><code>{line.reference.clone()}</code></p> });
    let withdraw = (line.holds && line.is_mine).then(|| {
        let which = line.id.to_string();
        view! {
            <details>
                <summary>{t("rights-withdraw")}</summary>
                <Form submit=t("rights-withdraw") action=format!("{at}/rights/withdraw")>
                    <input type="hidden" name="declaration" value=which />
                    <TextArea name="reason" label=t("life-annul-reason") />
                </Form>
            </details>
        }
    });
    view! {
        <li>
            <h2>{line.holder.clone()} " " <span class="badge">{t(&format!("rights-{}", line.act))}</span> " " <span class=holds.0>{t(holds.1)}</span></h2>
            {reference}
            {licence}
            {text}
            <p class="soft">{named(&line.by, &line.affiliation)} " · " {day(line.at)} " · " {revision}</p>
            {withdraw}
        </li>
    }
}

fn form(shown: &RightsView) -> impl IntoView + use<> {
    let licences = IprLicence::ALL.iter().map(|one| (one.to_string(), t(&format!("rights-licence-{one}")))).collect();
    let mine: Vec<(String, String)> = shown
        .lines
        .iter()
        .filter(|line| line.holds && line.is_mine)
        .map(|line| (line.id.to_string(), named(&line.holder, &line.reference)))
        .collect();
    let updates = (!mine.is_empty()).then(|| {
        let mut options = vec![(String::new(), t("rights-new"))];
        options.extend(mine);
        view! { <Select name="updates" label=t("rights-updates") options=options /> }
    });
    let policies = policies_to_accept(&shown.policies);
    view! {
        <section class="part" aria-labelledby="declare">
            <h2 id="declare">{t("rights-declare")}</h2>
            <Form submit=t("rights-declare-do")>
                {updates}
                <Field name="holder" label=t("rights-holder") />
                <TextArea name="reference" label=t("rights-reference") hint=t("rights-reference-hint") optional=true />
                <Select name="licence" label=t("rights-licence") options=licences />
                <TextArea name="text" label=t("rights-text") hint=t("rights-text-hint") optional=true />
                {policies}
            </Form>
        </section>
    }
}
