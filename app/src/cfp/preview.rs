//! A proposal as the page of the session that it would become.

use leptos::prelude::*;
use service::cfp::Preview;

use super::question::offered_answers;
use crate::{
    i18n::t,
    page::Page,
    programme::{Guide, session_page},
};

/// The very page that a session has, with a word above that it is none yet. Not for search engines, and without what
/// tells others of an address.
pub fn preview_page(preview: &Preview, base_url: &str, back: String) -> Page {
    let guide = Guide::new(&preview.published, base_url);
    let Some(session) = preview.published.programme.sessions.first() else { return Page::new(t("cfp-preview"), ()) };
    let page = session_page(&guide, session, &[]);
    let answers = offered_answers(&preview.answers, &back);
    let main = view! {
        <div class="notice">
            <strong>{t("cfp-preview")}</strong>
            <p>{t("cfp-preview-hint")} " " <a href=back>{t("cfp-preview-back")}</a></p>
        </div>
        {page.main}
        {answers}
    };
    Page { main: main.into_any(), head: None, note: None, ..page }.unlisted()
}
