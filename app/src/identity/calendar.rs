//! The secret address of one's own calendar of groups.

use domain::{Instant, language::Lang, zone::Zone};
use leptos::prelude::*;

use super::{enter::hidden, settings::settings_page};
use crate::{
    i18n::{say, t, tv},
    page::Page,
    when,
};

/// The page that makes and ends the address; `address` is there once, right after it was made.
pub fn calendar_page(made_at: Option<Instant>, address: Option<String>, zone: &Zone) -> Page {
    let shown = address.map(|address| {
        view! {
            <div class="notice good" role="status">
                <p><code class="secret">{address}</code></p>
                <p>{t("calendar-once")}</p>
            </div>
        }
    });
    let since = made_at.map(|at| {
        let words = tv("calendar-since", &[("moment", when::moment(at, zone).into())]);
        view! { <p class="soft">{words}</p> }
    });
    let verb = if made_at.is_some() { "calendar-again" } else { "calendar-make" };
    let end = made_at.is_some().then(|| {
        view! {
            <form method="post">
                {hidden("do", "end")}
                <button class="button danger">{t("calendar-end")}</button>
            </form>
        }
    });
    let content = view! {
        {shown}
        {since}
        <p>{t("calendar-hint")}</p>
        <div class="acts">
            <form method="post">
                {hidden("do", "make")}
                <button class="button">{t(verb)}</button>
            </form>
            {end}
        </div>
    };
    settings_page(t("my-calendar"), Some(t("calendar-lead")), content)
}

/// What programs call it.
pub fn calendar_name(language: Lang, host: &str) -> String {
    say(language, "calendar-name", &[("host", host.to_owned().into())])
}
