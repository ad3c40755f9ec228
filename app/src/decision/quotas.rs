//! How many are wanted, and how many there would be.

use domain::cfp::State;
use leptos::prelude::*;
use service::decision::{QuotaLine, Quotas};

use super::chart::{Bar, bar};
use crate::{
    i18n::{t, tv},
    ui::Field,
};

/// Both tables of quotas, each line drawn and told, with the form that sets them.
pub fn quotas(quotas: &Quotas, action: String) -> impl IntoView + use<> {
    let tracks = (!quotas.tracks.is_empty()).then(|| table(&quotas.tracks, "cfp-track"));
    view! {
        <section class="part" aria-labelledby="quotas">
            <h2 id="quotas">{t("decision-quotas")}</h2>
            <p class="soft small legend">
                <span class="key chosen"></span>{t("decision-chosen")}" "<span class="key waiting"></span>{t("decision-waiting")}" "
                <span class="key rest"></span>{t("decision-undecided")}" "<span class="key wanted"></span>{t("decision-wanted")}
            </p>
            {tracks}
            {table(&quotas.types, "cfp-type")}
            <details>
                <summary>{t("decision-set-quotas")}</summary>
                <form class="form" method="post" action=action novalidate>
                    <p class="hint">{t("decision-quota-hint")}</p>
                    {fields(&quotas.tracks, "track")}
                    {fields(&quotas.types, "type")}
                    <div class="acts"><button class="button">{t("save")}</button></div>
                </form>
            </details>
        </section>
    }
}

fn table<Id>(lines: &[QuotaLine<Id>], head: &'static str) -> impl IntoView + use<Id> {
    let most = lines.iter().map(|line| line.quota.proposals.max(line.wanted.unwrap_or(0))).max().unwrap_or(0);
    let rows = lines.iter().map(|line| {
        let name = if line.name.is_empty() { t(&format!("decision-without-{head}")) } else { line.name.clone() };
        let of = |state| line.quota.by_state.get(&state).copied().unwrap_or_default();
        let undecided = of(State::Submitted) + of(State::Shortlisted);
        let parts = vec![("chosen", line.chosen()), ("waiting", of(State::Waitlisted)), ("rest", undecided)];
        let wanted = line.wanted.map_or_else(|| "–".to_owned(), |wanted| wanted.to_string());
        let label = tv(
            "decision-bar",
            &[
                ("name", name.clone().into()),
                ("chosen", line.chosen().into()),
                ("waiting", of(State::Waitlisted).into()),
                ("undecided", undecided.into()),
                ("wanted", wanted.clone().into()),
            ],
        );
        view! {
            <tr role="row">
                <th role="rowheader" scope="row">{name}{bar(&Bar { parts, wanted: line.wanted }, most, label)}</th>
                <td role="cell" class="number" data-label=t("decision-chosen")>{line.chosen()}</td>
                <td role="cell" class="number" data-label=t("decision-wanted")>{wanted}</td>
                <td role="cell" class="number" data-label=t("decision-waiting")>{of(State::Waitlisted)}</td>
                <td role="cell" class="number" data-label=t("decision-undecided")>{undecided}</td>
            </tr>
        }
    });
    let heads = ["decision-chosen", "decision-wanted", "decision-waiting", "decision-undecided"];
    let heads = heads.map(|key| view! { <th role="columnheader" scope="col" class="number">{t(key)}</th> });
    view! {
        <table class="table records" role="table">
            <caption class="unseen">{t(head)}</caption>
            <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">{t(head)}</th>{heads.collect_view()}</tr></thead>
            <tbody role="rowgroup">{rows.collect_view()}</tbody>
        </table>
    }
}

fn fields<Id: Copy + std::fmt::Display>(lines: &[QuotaLine<Id>], kind: &str) -> impl IntoView + use<Id> {
    let fields = lines.iter().filter_map(|line| Some((line.id?, line)));
    let fields = fields.map(|(id, line)| {
        let value = line.wanted.map(|wanted| wanted.to_string()).unwrap_or_default();
        let label = tv("decision-wanted-of", &[("name", line.name.clone().into())]);
        view! { <Field name=format!("{kind}.{id}") label=label value=value width="short" optional=true /> }
    });
    fields.collect_view()
}
