//! Pages for those who run the site.

mod jobs;
mod mail;
mod overview;

use domain::Instant;
use leptos::prelude::*;

pub use self::{
    jobs::jobs_page,
    mail::{Letter, mail_page, mails_page},
    overview::{Look, Verdict, overview_page},
};
use crate::i18n::t;

/// Where one is, above the title.
fn path(here: String) -> impl IntoView {
    view! { <p class="path"><a href="/admin">{t("admin-title")}</a><span>{here}</span></p> }
}

/// An instant, the same for everybody who looks after the site from wherever.
fn instant(at: Instant) -> String {
    at.format("%Y-%m-%d %H:%M UTC").to_string()
}
