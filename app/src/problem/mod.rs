//! Problems as people read them.

mod codes;
mod explained;

use domain::{FieldError, Problem, problem::Kind};
use leptos::prelude::*;

pub use self::{
    codes::CODES,
    explained::{explained_problem_page, problems_page},
};
use crate::{
    i18n::{t, try_t, try_tv},
    page::Page,
    visit::Visit,
};

/// The message about one field, in the reader's language where there are words for its code.
pub fn field_message(error: &FieldError) -> String {
    try_t(&format!("flaw-{}", error.code)).unwrap_or_else(|| error.message.clone())
}

/// The message of a problem, in the reader's language where there are words for its code.
pub fn message(problem: &Problem) -> String {
    let seconds = problem.retry_after.unwrap_or_default();
    let key = format!("problem-{}", problem.code);
    try_tv(&key, &[("seconds", seconds.into())]).unwrap_or_else(|| problem.message.clone())
}

/// What is wrong with the refused form, summed up with links to its fields. The shell puts it above every page that
/// shows one again; it takes the focus.
pub fn error_summary(visit: &Visit) -> impl IntoView + use<> {
    let refused = visit.refused.clone()?;
    let links = refused.problem.fields.iter().map(|error| {
        let href = format!("#{}", error.field);
        view! { <li><a href=href>{field_message(error)}</a></li> }
    });
    let links = links.collect_view();
    Some(view! {
        <div class="notice bad" id="errors" role="alert" tabindex="-1" autofocus>
            <h2>{t("form-refused")}</h2>
            <p>{message(&refused.problem)}</p>
            <ul>{links}</ul>
        </div>
    })
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
            <div class="empty">
                <h1>{title}</h1>
                <p>{message(problem)}</p>
                <a class="button" href="/">{t("to-the-front-page")}</a>
            </div>
        },
    )
}
