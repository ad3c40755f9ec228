//! A call: what it asks, what was said, and what came of it. Nothing is counted here (RFC 7282).

use domain::life::{CallState, Stance};
use leptos::prelude::*;
use service::{
    group::GroupFacts,
    life::{CallSheet, ResponseLine},
};

use super::{
    outcome::{annul_part, appeals_part, objections_part, outcome_part},
    words::{call_badge, call_title, day, in_zone, moment, named},
};
use crate::{
    group::{people::policies_to_accept, place::group_page},
    i18n::{t, tv},
    page::Page,
    ui::{Form, Select, TextArea, rich_text},
};

/// A call's page.
pub fn call_page(group: &GroupFacts, sheet: &CallSheet, signed_in: bool) -> Page {
    let call = &sheet.call;
    let home = format!("/g/{}", group.slug);
    let at = format!("{home}/calls/{}", call.id);
    let title = call_title(call);
    let draft = call.draft.as_ref().map(|name| {
        let href = format!("{home}/drafts/{name}");
        view! { <a href=href>{call.title.clone()}</a> }
    });
    let main = view! {
        <header class="head">
            <p class="path"><a href=home.clone()>{group.name.clone()}</a><a href=format!("{home}/calls")>{t("calls")}</a>{draft}</p>
            <h1>{title.clone()} " " {call_badge(call)}</h1>
            <p class="standing">{t("call-until")} " " {in_zone(call.closes_at, &call.zone)}</p>
        </header>
        {note(sheet)}
        {facts(sheet, &home)}
        <section class="part" aria-labelledby="asked">
            <h2 id="asked">{t("call-announcement")}</h2>
            {rich_text(&sheet.text)}
            {disclosures(sheet)}
        </section>
        {respond(sheet, &at, signed_in)}
        {outcome_part(sheet, &at)}
        {leads_on(sheet, &home)}
        {objections_part(sheet, &at)}
        {responses(sheet)}
        {appeals_part(sheet, &at)}
        {vote(group, sheet)}
        {annul_part(sheet, &at)}
    };
    group_page(group, title, main).narrow()
}

/// Once a call is settled, its chairs go on where the draft stands.
fn leads_on(sheet: &CallSheet, home: &str) -> Option<AnyView> {
    let draft = sheet.call.draft.as_ref().filter(|_| sheet.may_judge && sheet.call.state == CallState::Settled)?;
    let href = format!("{home}/drafts/{draft}/life");
    Some(view! { <p class="acts"><a class="button primary" href=href>{t("life-next")}</a></p> }.into_any())
}

/// Where a call found no consensus, or its workflow asks for a ballot besides, the group votes on the same text.
fn vote(group: &GroupFacts, sheet: &CallSheet) -> Option<AnyView> {
    let votes = group.kind.features().votes && sheet.may_judge && sheet.call.draft.is_some();
    votes.then(|| {
        let href = format!("/g/{}/manage/ballots/new?call={}", group.slug, sheet.call.id);
        view! { <p class="acts"><a class="button" href=href>{t("call-ballot")}</a></p> }.into_any()
    })
}

fn note(sheet: &CallSheet) -> impl IntoView + use<> {
    let words = match sheet.call.state {
        CallState::Annulled => Some(tv("call-annulled-because", &[("reason", sheet.note.clone().into())])),
        CallState::Voided => Some(t("call-voided-means")),
        CallState::Restarted => Some(t("call-restarted-means")),
        _ => None,
    };
    words.map(|words| view! { <p class="notice">{words}</p> })
}

fn facts(sheet: &CallSheet, home: &str) -> impl IntoView + use<> {
    let call = &sheet.call;
    let about = if let Some(name) = &call.draft {
        let words = tv("call-on-revision", &[("number", call.revision.into())]);
        view! { <a href=format!("{home}/drafts/{name}/{}", call.revision)>{words}</a> }.into_any()
    } else {
        let words = tv("call-on-charter", &[("number", call.revision.into())]);
        view! { <a href=format!("{home}/charter/{}", call.revision)>{words}</a> }.into_any()
    };
    let by = (!sheet.opened_by.is_empty())
        .then(|| view! { <div><dt>{t("call-by")}</dt><dd>{sheet.opened_by.clone()}</dd></div> });
    let before = sheet.restarts.map(|id| {
        view! { <div><dt>{t("call-before")}</dt><dd><a href=format!("{home}/calls/{id}")>{t("call-before-link")}</a></dd></div> }
    });
    let renewal = (call.state == CallState::Open && call.draft.is_some()).then(|| {
        view! { <div><dt>{t("call-new-revision")}</dt><dd>{t(&format!("call-renewal-{}", sheet.renewal))}</dd></div> }
    });
    view! {
        <dl class="facts">
            <div><dt>{t("call-about")}</dt><dd>{about}</dd></div>
            <div><dt>"SHA-256"</dt><dd><code>{sheet.hash.clone()}</code></dd></div>
            <div><dt>{t("call-opened")}</dt><dd>{moment(call.opened_at)}</dd></div>
            {by}
            {renewal}
            {before}
        </dl>
    }
}

fn disclosures(sheet: &CallSheet) -> impl IntoView + use<> {
    sheet.call.draft.as_ref()?;
    let rows: Vec<_> = sheet
        .disclosures
        .iter()
        .map(|one| {
            let licence = t(&format!("rights-licence-{}", one.licence));
            view! { <li>{named(&one.holder, &one.reference)} ": " {licence}</li> }
        })
        .collect();
    let body = if rows.is_empty() {
        view! { <p class="soft">{t("call-no-rights-then")}</p> }.into_any()
    } else {
        view! { <ul>{rows}</ul> }.into_any()
    };
    Some(view! { <h3>{t("call-rights-then")}</h3> {body} })
}

fn respond(sheet: &CallSheet, at: &str, signed_in: bool) -> Option<AnyView> {
    if sheet.call.state != CallState::Open {
        return None;
    }
    if !signed_in {
        return Some(
            view! { <p class="notice"><a href=format!("/sign-in?next={at}")>{t("call-sign-in")}</a></p> }.into_any(),
        );
    }
    if !sheet.may_respond {
        return None;
    }
    let stances = Stance::ALL.iter().map(|one| (one.to_string(), t(&format!("call-stance-{one}-choose")))).collect();
    let policies = policies_to_accept(&sheet.policies);
    Some(
        view! {
            <section class="part mine" aria-labelledby="respond">
                <h2 id="respond">{t("call-respond")}</h2>
                <p>{t("call-respond-hint")}</p>
                <Form submit=t("call-respond-do")>
                    <Select name="stance" label=t("call-stance") options=stances />
                    <TextArea name="text" label=t("call-words") hint=t("call-words-hint") optional=true />
                    {policies}
                </Form>
            </section>
        }
        .into_any(),
    )
}

fn responses(sheet: &CallSheet) -> impl IntoView + use<> {
    let newest: Vec<_> = sheet.responses.iter().filter(|one| one.is_newest).map(response).collect();
    let before: Vec<_> = sheet.responses.iter().filter(|one| !one.is_newest).map(response).collect();
    let before = (!before.is_empty()).then(|| {
        view! { <details><summary>{t("call-said-before")}</summary><ul class="rows">{before}</ul></details> }
    });
    let none = newest.is_empty().then(|| view! { <p>{t("call-nothing-said")}</p> });
    view! {
        <section class="part" aria-labelledby="said">
            <h2 id="said">{t("call-said")}</h2>
            {none}
            <ul class="rows">{newest}</ul>
            {before}
        </section>
    }
}

fn response(one: &ResponseLine) -> impl IntoView + use<> {
    let member = t(if one.is_member { "call-by-member" } else { "call-by-other" });
    let text = (!one.text.is_empty()).then(|| rich_text(&one.text));
    view! {
        <li>
            <h3>{named(&one.by, &one.affiliation)} " " <span class="badge">{t(&format!("call-stance-{}", one.stance))}</span></h3>
            {text}
            <p class="soft">{member} " · " {day(one.at)}</p>
        </li>
    }
}
