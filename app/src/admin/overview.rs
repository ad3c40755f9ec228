//! How the site is.

use leptos::prelude::*;
use service::record::Counts;

use crate::{
    i18n::{t, tv},
    page::Page,
};

/// How a check of the site ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// In order.
    Good,
    /// Works, and should be looked at.
    Doubtful,
    /// Does not work, or is not safe.
    Bad,
}

/// What a check of the site found. In English whatever the page's language, as the command line tells it.
#[derive(Clone, Debug)]
pub struct Look {
    /// What was looked at.
    pub subject: String,
    /// How it is.
    pub verdict: Verdict,
    /// What was found and what to do.
    pub message: String,
}

/// The first page for administrators: where everything is, and how the site is.
pub fn overview_page(looks: &[Look], jobs: Counts, mails: u64) -> Page {
    let rows = looks.iter().map(row).collect_view();
    let counts = tv("admin-jobs-counts", &[("waiting", jobs.waiting.into()), ("parked", jobs.parked.into())]);
    let main = view! {
        <header class="head">
            <h1>{t("admin-title")}</h1>
            <p class="standing">{t("admin-standing")}</p>
        </header>
        <ul class="index">
            <li><a href="/admin/mail">{t("admin-mail")}</a><span class="number">{mails}</span></li>
            <li><a href="/admin/jobs">{t("admin-jobs")}</a><span class="number">{counts}</span></li>
        </ul>
        <section class="part">
            <h2>{t("admin-health")}</h2>
            <table class="table records" role="table">
                <caption>{t("admin-health-caption")} " " <code>"plenary doctor"</code></caption>
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col">{t("admin-subject")}</th>
                        <th role="columnheader" scope="col">{t("admin-verdict")}</th>
                        <th role="columnheader" scope="col">{t("admin-message")}</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </section>
    };
    Page::new(t("admin-title"), main)
}

fn row(look: &Look) -> impl IntoView + use<> {
    let (class, word) = match look.verdict {
        Verdict::Good => ("badge good", t("verdict-good")),
        Verdict::Doubtful => ("badge warn", t("verdict-doubtful")),
        Verdict::Bad => ("badge bad", t("verdict-bad")),
    };
    view! {
        <tr role="row">
            <th role="rowheader" scope="row" lang="en">{look.subject.clone()}</th>
            <td role="cell" data-label=t("admin-verdict")><span class=class>{word}</span></td>
            <td role="cell" data-label=t("admin-message") lang="en">{with_code(&look.message)}</td>
        </tr>
    }
}

/// A message as the command line tells it; what stands between backticks there is code here.
fn with_code(message: &str) -> Vec<AnyView> {
    let piece = |(nth, text): (usize, &str)| {
        let text = text.to_owned();
        if nth % 2 == 1 { view! { <code>{text}</code> }.into_any() } else { text.into_any() }
    };
    message.split('`').enumerate().map(piece).collect()
}
