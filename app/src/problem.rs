//! Problems as people read them.

use domain::{FieldError, Problem, problem::Kind};
use leptos::prelude::*;

use crate::{
    i18n::{t, try_t},
    page::Page,
};

/// The message about one field, in the reader's language where there are words for its code.
pub fn field_message(error: &FieldError) -> String {
    try_t(&format!("flaw-{}", error.code)).unwrap_or_else(|| error.message.clone())
}

/// The message of a problem, in the reader's language where there are words for its code.
pub fn message(problem: &Problem) -> String {
    try_t(&format!("problem-{}", problem.code)).unwrap_or_else(|| problem.message.clone())
}

/// The page for what cannot be shown or done.
pub fn problem_page(problem: &Problem) -> Page {
    let title = match problem.kind {
        Kind::NotFound => t("not-found-title"),
        Kind::Denied => t("denied-title"),
        Kind::SignInNeeded => t("sign-in-needed-title"),
        _ => t("failed-title"),
    };
    Page::new(
        title.clone(),
        view! {
            <div class="wrap">
                <header class="head"><h1>{title}</h1><p class="standing">{message(problem)}</p></header>
                <p><a href="/">{t("to-the-front-page")}</a></p>
            </div>
        },
    )
}
