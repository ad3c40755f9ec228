//! What the `type` of a problem leads to (RFC 9457, 3.1.1): a page for each code, and one that lists them all.

use domain::problem::Kind;
use leptos::prelude::*;

use super::codes::CODES;
use crate::{i18n::t, page::Page};

/// All codes, each with its status and a sentence.
pub fn problems_page() -> Page {
    let rows = CODES.iter().map(|(code, kinds)| {
        let href = format!("/problems/{code}");
        view! {
            <li>
                <p><a href=href><code>{*code}</code></a>" "<span class="soft">{statuses(kinds)}</span></p>
                <p>{explained(code)}</p>
            </li>
        }
    });
    let rows = rows.collect_view();
    let main = view! {
        <header class="head"><h1>{t("problems-title")}</h1><p class="lead">{t("problems-lead")}</p></header>
        <ul class="rows">{rows}</ul>
    };
    Page::new(t("problems-title"), main).listed(t("problems-lead"))
}

/// What a code means, and with which kinds of answer it comes.
pub fn explained_problem_page((code, kinds): (&'static str, &[Kind])) -> Page {
    let meaning = explained(code);
    let main = view! {
        <article>
            <header class="head">
                <p class="kicker"><a href="/problems">{t("problems-title")}</a></p>
                <h1><code>{code}</code></h1>
                <p class="standing">{statuses(kinds)}</p>
            </header>
            <p class="lead">{meaning.clone()}</p>
        </article>
    };
    Page::new(code, main).listed(meaning)
}

fn explained(code: &str) -> String {
    t(&format!("explained-{code}"))
}

/// `409 Conflict · 412 Precondition failed`
fn statuses(kinds: &[Kind]) -> String {
    let status = |kind: &Kind| format!("{} {}", kind.status(), t(kind_key(*kind)));
    kinds.iter().map(status).collect::<Vec<_>>().join(" · ")
}

const fn kind_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Malformed => "problem-kind-malformed",
        Kind::SignInNeeded => "problem-kind-sign-in-needed",
        Kind::Denied => "problem-kind-denied",
        Kind::NotFound => "problem-kind-not-found",
        Kind::MethodNotAllowed => "problem-kind-method-not-allowed",
        Kind::Conflict => "problem-kind-conflict",
        Kind::PreconditionFailed => "problem-kind-precondition-failed",
        Kind::TooLarge => "problem-kind-too-large",
        Kind::UnsupportedType => "problem-kind-unsupported-type",
        Kind::Invalid => "problem-kind-invalid",
        Kind::TooMany => "problem-kind-too-many",
        Kind::Internal => "problem-kind-internal",
        Kind::Unavailable => "problem-kind-unavailable",
    }
}
