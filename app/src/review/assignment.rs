//! Assigning by computation: what is asked, and what it would change.

use domain::review::assign::{Aim, Why};
use leptos::prelude::*;
use service::{
    cfp::CallFacts,
    conference::ConferenceFacts,
    review::{AssignmentPlan, PlanChange, PlanShortage, PlanWish},
};

use super::{
    board::title_of,
    place::{chairs_page, home},
};
use crate::{
    i18n::{t, tv},
    page::Page,
    ui::{Check, Field, Select},
};

/// The form that asks for a plan.
pub fn assignment_page(facts: &ConferenceFacts, call: &CallFacts, seed: u64) -> Page {
    let wish = PlanWish { aim: Aim::Fairest, keeps: true, seed };
    chairs_page(
        facts,
        call,
        "review-assignment",
        view! { <p class="lead">{t("review-assignment-lead")}</p> {ask(wish)} },
    )
}

/// A plan, to be carried out or not.
pub fn plan_page(facts: &ConferenceFacts, call: &CallFacts, plan: &AssignmentPlan) -> Page {
    let base = home(facts, call);
    let comes = plan.changes.iter().filter(|one| matches!(one.why, Why::Fits { .. })).count();
    let goes = plan.changes.len() - comes;
    let values = [("comes", comes.into()), ("goes", goes.into()), ("short", plan.shortages.len().into())];
    let changes = plan.changes.iter().map(|one| change(&base, one)).collect_view();
    let loads = plan.loads.iter().map(|load| {
        view! {
            <tr role="row">
                <th role="rowheader" scope="row">{load.name.clone()}</th>
                <td role="cell" data-label=t("review-before") class="number">{load.before}</td>
                <td role="cell" data-label=t("review-after") class="number">{load.after}</td>
                <td role="cell" data-label=t("review-load") class="number">{load.most}</td>
            </tr>
        }
    });
    let heads = ["name", "review-before", "review-after", "review-load"];
    let heads = heads.map(|key| view! { <th role="columnheader" scope="col">{t(key)}</th> }).into_iter().collect_view();
    let content = view! {
        <p class="standing">{tv("review-plan-line", &values)}</p>
        {confirm(plan)}
        {shortages(&base, plan)}
        <section class="part">
            <h2>{t("review-loads")}</h2>
            <table class="table records" role="table">
                <caption class="unseen">{t("review-loads")}</caption>
                <thead role="rowgroup"><tr role="row">{heads}</tr></thead>
                <tbody role="rowgroup">{loads.collect_view()}</tbody>
            </table>
        </section>
        <section class="part"><h2>{t("review-changes")}</h2><ul class="changes">{changes}</ul></section>
        <section class="part"><h2>{t("review-plan-anew")}</h2>{ask(plan.wish)}</section>
    };
    chairs_page(facts, call, "review-assignment", content)
}

fn ask(wish: PlanWish) -> impl IntoView {
    let aims = Aim::ALL.iter().map(|aim| (aim.to_string(), t(&format!("review-aim-{aim}"))));
    view! {
        <form class="form" method="post" novalidate>
            <input type="hidden" name="act" value="plan" />
            <Select name="aim" label=t("review-aim") options=aims.collect() value=wish.aim.to_string() />
            <Check name="keeps" label=t("review-keeps") hint=t("review-keeps-hint") checked=wish.keeps />
            <Field name="seed" label=t("review-seed") hint=t("review-seed-hint") value=wish.seed.to_string() width="middle" />
            <div class="acts"><button class="button">{t("review-plan-do")}</button></div>
        </form>
    }
}

fn confirm(plan: &AssignmentPlan) -> AnyView {
    if plan.changes.is_empty() {
        return view! { <p class="notice">{t("review-plan-nothing")}</p> }.into_any();
    }
    let keeps = plan.wish.keeps.then(|| view! { <input type="hidden" name="keeps" value="yes" /> });
    view! {
        <form method="post">
            <input type="hidden" name="act" value="carry-out" />
            <input type="hidden" name="aim" value=plan.wish.aim.to_string() />
            {keeps}
            <input type="hidden" name="seed" value=plan.wish.seed.to_string() />
            <input type="hidden" name="version" value=plan.version.to_string() />
            <div class="acts"><button class="button primary">{t("review-carry-out")}</button></div>
        </form>
    }
    .into_any()
}

fn shortages(base: &str, plan: &AssignmentPlan) -> Option<impl IntoView + use<>> {
    let rows = plan.shortages.iter().map(|short| shortage(base, short)).collect_view();
    (!plan.shortages.is_empty())
        .then(|| view! { <section class="part"><h2>{t("review-shortages")}</h2><ul class="rows">{rows}</ul></section> })
}

fn shortage(base: &str, short: &PlanShortage) -> impl IntoView + use<> {
    let why = match short.able {
        Some(able) => tv("review-short-able", &[("able", able.into())]),
        None => tv("review-short-full", &[("names", short.full.join(", ").into())]),
    };
    let missing = tv("review-short-by", &[("missing", short.missing.into())]);
    let href = format!("{base}/proposals/{}", short.proposal);
    view! { <li><p><a href=href>{title_of(&short.title)}</a> " · " {missing}</p><p class="soft">{why}</p></li> }
}

fn change(base: &str, one: &PlanChange) -> impl IntoView + use<> {
    let (class, word) = match one.why {
        Why::Fits { .. } => ("badge good", t("review-comes")),
        _ => ("badge bad", t("review-goes")),
    };
    let why = match one.why {
        Why::Fits { bid, interest } => {
            let wish = bid.map(|bid| t(&format!("review-bid-{bid}")));
            let knows = interest.map(|interest| t(&format!("review-interest-{interest}")));
            let reasons: Vec<String> = wish.into_iter().chain(knows).collect();
            if reasons.is_empty() { t("review-why-free") } else { reasons.join(", ") }
        }
        Why::Conflict if one.is_kept_out => t("review-why-embargo"),
        Why::Conflict => t("review-why-conflict"),
        Why::Declined => t("review-why-declined"),
        Why::Gone => t("review-why-gone"),
        Why::Exchanged => t("review-why-exchanged"),
    };
    let href = format!("{base}/proposals/{}", one.proposal);
    view! {
        <li>
            <span class=class>{word}</span>
            <strong><a href=href>{title_of(&one.title)}</a></strong>
            <span class="what">{one.name.clone()} " · " {why}</span>
        </li>
    }
}
