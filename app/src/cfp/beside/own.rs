//! The ways from one's own proposal to what stands beside it.

use domain::id::ProposalId;
use leptos::prelude::*;

use super::super::proposal::title_of;
use crate::{i18n::t, identity::settings_page, page::Page};

/// The pages beside a proposal: their part of the address and their words.
const PAGES: [&str; 4] = ["speakers", "files", "sharing", "embargo"];

/// Where its speakers, files, links and embargo are, with what each is for.
pub fn own_beside(id: ProposalId) -> impl IntoView {
    let rows = PAGES.iter().map(|page| {
        let href = format!("/me/proposals/{id}/{page}");
        view! {
            <li>
                <h3><a href=href>{t(&format!("beside-{page}"))}</a></h3>
                <p class="soft">{t(&format!("beside-{page}-hint"))}</p>
            </li>
        }
    });
    view! {
        <section class="part">
            <h2>{t("beside")}</h2>
            <ul class="rows">{rows.collect_view()}</ul>
        </section>
    }
}

/// One of these pages, with the way back to the proposal.
pub(super) fn beside_page(page: &str, id: ProposalId, title: &str, content: impl IntoView + 'static) -> Page {
    let (home, name) = (format!("/me/proposals/{id}"), title_of(title));
    let content = view! { <div class="beside"><p><a href=home>{name}</a></p> {content}</div> };
    settings_page(t(&format!("beside-{page}")), Some(t(&format!("beside-{page}-lead"))), content)
}

/// A form of one button, which says what it does to what.
pub(super) fn button(act: &'static str, field: &'static str, id: String, label: String, of_what: String) -> AnyView {
    view! {
        <form method="post">
            <input type="hidden" name="act" value=act />
            <input type="hidden" name=field value=id />
            <button class="button small">{label}<span class="unseen">": "{of_what}</span></button>
        </form>
    }
    .into_any()
}
