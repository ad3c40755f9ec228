//! A reviewer's own part: what they declare, and what they know.

use domain::review::{assign::Interest, conflict::Tie, settings::DeclaredKind};
use leptos::prelude::*;
use service::{cfp::CallFacts, conference::ConferenceFacts, review::MyPart};

use super::place::{button, home, review_page};
use crate::{
    i18n::{t, tv},
    page::Page,
    ui::{Field, Select},
};

/// The page of a reviewer's own part.
pub fn my_part_page(facts: &ConferenceFacts, call: &CallFacts, part: &MyPart) -> Page {
    let here = format!("{}/me", home(facts, call));
    let load = part.most.map(|most| view! { <p>{tv("review-my-load", &[("most", most.into())])}</p> });
    let content = view! { {load} {declared(&here, part)} {topics(&here, part)} };
    review_page(facts, call, t("review-me"), content)
}

fn declared(here: &str, part: &MyPart) -> impl IntoView + use<> {
    let rows = part.declarations.iter().map(|one| {
        let fields = [("act", "take-back".to_owned()), ("declaration", one.id.to_string())];
        let drop = button(here.to_owned(), t("review-take-back"), &fields);
        view! { <li><p>{one.name.clone()} " · " {t(&format!("review-tie-{}", one.tie))}</p>{drop}</li> }
    });
    let rows = rows.collect_view();
    let kinds = DeclaredKind::ALL.iter().map(|kind| (kind.to_string(), t(&format!("review-declared-{kind}"))));
    let ties = [Tie::Collaborator, Tie::Advisor, Tie::Institution, Tie::Personal, Tie::Subject];
    let ties = ties.iter().map(|tie| (tie.to_string(), t(&format!("review-tie-{tie}"))));
    view! {
        <section class="part">
            <h2>{t("review-my-conflicts")}</h2>
            <p>{t("review-my-conflicts-hint")}</p>
            <ul class="rows">{rows}</ul>
            <form class="form" method="post" novalidate>
                <input type="hidden" name="act" value="declare" />
                <div class="fields">
                    <Select name="kind" label=t("review-declared-kind") options=kinds.collect() />
                    <Field name="name" label=t("name") />
                    <Select name="tie" label=t("review-tie") options=ties.collect() />
                </div>
                <div class="acts"><button class="button primary">{t("review-declare")}</button></div>
            </form>
        </section>
    }
}

fn topics(here: &str, part: &MyPart) -> Option<impl IntoView + use<>> {
    let none = (String::new(), t("review-interest-none"));
    let options: Vec<_> = [none]
        .into_iter()
        .chain(Interest::ALL.iter().map(|one| (one.to_string(), t(&format!("review-interest-{one}")))))
        .collect();
    let rows = part.topics.iter().map(|topic| {
        let now = topic.interest.map(|interest| interest.to_string()).unwrap_or_default();
        view! { <Select name=format!("topic.{}", topic.id) label=topic.name.clone() options=options.clone() value=now /> }
    });
    let rows = rows.collect_view();
    let action = here.to_owned();
    (part.most.is_some() && !part.topics.is_empty()).then(|| {
        view! {
            <section class="part">
                <h2>{t("review-topics")}</h2>
                <form class="form" method="post" action=action novalidate>
                    <input type="hidden" name="act" value="interests" />
                    {rows}
                    <div class="acts"><button class="button">{t("save")}</button></div>
                </form>
            </section>
        }
    })
}
