//! The comment resolution log.

use leptos::prelude::*;
use service::{
    comment::{LOG_COLUMNS, LogRow},
    draft::DraftFacts,
    group::GroupFacts,
};

use crate::{
    draft::place::{draft_page, head_below, path},
    i18n::{t, tv},
    page::Page,
};

/// The log as a table; its columns are called what bodies call them, in English.
pub fn log_page(group: &GroupFacts, draft: &DraftFacts, log: &[LogRow]) -> Page {
    let at = path(group, draft);
    let head = LOG_COLUMNS.map(|name| view! { <th scope="col" lang="en">{name}</th> });
    let rows = log.iter().map(|row| {
        let last = row.cells.len() - 1;
        let cells = row.cells.iter().enumerate().map(|(at, cell)| {
            if at == last {
                view! { <td><a href=cell.clone()>{t("log-see")}</a></td> }.into_any()
            } else {
                view! { <td>{cell.clone()}</td> }.into_any()
            }
        });
        view! { <tr>{cells.collect_view()}</tr> }
    });
    let standing = view! {
        <p class="standing">{tv("log-standing", &[("count", log.len().into())])}</p>
        <p class="acts"><a class="button" href=format!("{at}/resolution-log.csv") download="">"CSV"</a> <a class="button quiet" href=format!("{at}/suggestions.patch")>{t("log-patches")}</a></p>
    };
    let main = view! {
        {head_below(group, draft, t("log"), standing.into_any())}
        <div class="scrolls" role="region" aria-label=t("log") tabindex="0">
            <table class="log"><thead><tr>{head.into_iter().collect_view()}</tr></thead><tbody>{rows.collect_view()}</tbody></table>
        </div>
    };
    draft_page(group, draft, t("log"), main).wide().unlisted()
}
