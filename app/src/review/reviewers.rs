//! Who reviews for a call.

use domain::zone::Zone;
use leptos::prelude::*;
use service::{
    cfp::CallFacts,
    conference::ConferenceFacts,
    review::{ReviewerLine, Reviewers},
};

use super::place::{button, chairs_page};
use crate::{
    i18n::{t, tv},
    page::Page,
    ui::{Field, Select},
    when,
};

/// The reviewers, with their loads and how far they are.
pub fn reviewers_page(facts: &ConferenceFacts, call: &CallFacts, reviewers: &Reviewers) -> Page {
    let here = format!("/c/{}/organise/calls/{}/review/reviewers", facts.slug, call.slug);
    let content = view! {
        {table(&here, reviewers)}
        {invited(facts, reviewers)}
        {invite()}
        {add(reviewers)}
        {hand_over(reviewers)}
    };
    chairs_page(facts, call, "review-reviewers", content)
}

fn table(here: &str, reviewers: &Reviewers) -> AnyView {
    if reviewers.lines.is_empty() {
        return view! { <div class="empty"><h2>{t("review-no-reviewers")}</h2><p>{t("review-no-reviewers-hint")}</p></div> }
            .into_any();
    }
    let rows = reviewers.lines.iter().map(|line| row(here, line)).collect_view();
    let heads = ["name", "review-load", "review-has", "review-done", "review-declined", "review-knows"];
    let heads = heads.map(|key| view! { <th role="columnheader" scope="col">{t(key)}</th> }).into_iter().collect_view();
    let remind = button(here.to_owned(), t("review-remind"), &[("act", "remind".to_owned())]);
    view! {
        <table class="table records" role="table">
            <caption>{t("review-reviewers-caption")}</caption>
            <thead role="rowgroup"><tr role="row">{heads}<th role="columnheader" scope="col"><span class="unseen">{t("review-acts")}</span></th></tr></thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
        <p class="hint">{t("review-remind-hint")}</p>
        {remind}
    }
    .into_any()
}

fn row(here: &str, line: &ReviewerLine) -> impl IntoView + use<> {
    let person = line.person.to_string();
    let load_label = tv("review-load-of", &[("name", line.name.clone().into())]);
    let remove =
        button(here.to_owned(), t("review-remove"), &[("act", "remove".to_owned()), ("person", person.clone())]);
    let knows = tv("review-knows-line", &[("subjects", line.subjects.into()), ("wishes", line.wishes.into())]);
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">{line.name.clone()}</th>
            <td role="cell" data-label=t("review-load")>
                <form method="post" class="acts">
                    <input type="hidden" name="act" value="set" />
                    <input type="hidden" name="person" value=person />
                    <input class="short" name="load" value=line.most.to_string() inputmode="numeric" aria-label=load_label />
                    <button class="button small">{t("save")}</button>
                </form>
            </td>
            <td role="cell" data-label=t("review-has") class="number">{line.assigned}</td>
            <td role="cell" data-label=t("review-done") class="number">{line.done}</td>
            <td role="cell" data-label=t("review-declined") class="number">{line.declined}</td>
            <td role="cell" data-label=t("review-knows")>{knows}</td>
            <td role="cell" class="does">{remove}</td>
        </tr>
    }
}

fn invited(facts: &ConferenceFacts, reviewers: &Reviewers) -> Option<impl IntoView + use<>> {
    let zone = Zone::named_or_utc(&facts.zone);
    let rows = reviewers.invited.iter().map(|one| {
        let values = [("most", one.most.into()), ("until", when::moment(one.expires_at, &zone).into())];
        view! { <li>{one.address.clone()} " · " {tv("review-invited-line", &values)}</li> }
    });
    let rows = rows.collect_view();
    (!reviewers.invited.is_empty())
        .then(|| view! { <section class="part"><h2>{t("review-invited")}</h2><ul class="rows">{rows}</ul></section> })
}

fn invite() -> impl IntoView {
    view! {
        <section class="part">
            <h2>{t("review-invite")}</h2>
            <p>{t("review-invite-hint")}</p>
            <form class="form" method="post" novalidate>
                <input type="hidden" name="act" value="invite" />
                <div class="fields">
                    <Field name="address" label=t("review-address") kind="email" />
                    <Field name="load" label=t("review-load") value="10" width="short" />
                </div>
                <div class="acts"><button class="button primary">{t("review-invite-do")}</button></div>
            </form>
        </section>
    }
}

fn add(reviewers: &Reviewers) -> Option<impl IntoView + use<>> {
    let options: Vec<_> = reviewers.team.iter().map(|(id, name)| (id.to_string(), name.clone())).collect();
    (!options.is_empty()).then(|| {
        view! {
            <section class="part">
                <h2>{t("review-add")}</h2>
                <form class="form" method="post" novalidate>
                    <input type="hidden" name="act" value="set" />
                    <div class="fields">
                        <Select name="person" label=t("name") options=options />
                        <div class="field"><label for="add-load">{t("review-load")}</label><input id="add-load" class="short" name="load" value="10" inputmode="numeric" /></div>
                    </div>
                    <div class="acts"><button class="button">{t("review-add-do")}</button></div>
                </form>
            </section>
        }
    })
}

fn hand_over(reviewers: &Reviewers) -> Option<impl IntoView + use<>> {
    let options: Vec<_> = reviewers.lines.iter().map(|line| (line.person.to_string(), line.name.clone())).collect();
    let to = options.clone();
    (options.len() > 1).then(|| {
        view! {
            <section class="part">
                <h2>{t("review-hand-over")}</h2>
                <p>{t("review-hand-over-hint")}</p>
                <form class="form" method="post" novalidate>
                    <input type="hidden" name="act" value="reassign" />
                    <div class="fields">
                        <Select name="from" label=t("review-hand-over-from") options=options />
                        <Select name="to" label=t("review-hand-over-to") options=to />
                    </div>
                    <div class="acts"><button class="button">{t("review-hand-over-do")}</button></div>
                </form>
            </section>
        }
    })
}
