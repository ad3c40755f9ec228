//! Choosing the colours of an ecosystem or a conference.

use domain::portal::Theme;
use leptos::prelude::*;

use crate::{i18n::t, visit::Visit};

/// The themes as radio buttons, each with a patch of its colour and its name.
#[component]
pub fn ThemeChoice(
    /// The theme that is stored; empty for the usual one.
    #[prop(into)]
    value: String,
) -> impl IntoView {
    let visit = expect_context::<Visit>();
    let chosen = visit.typed("theme").unwrap_or(value);
    let chosen = if chosen.is_empty() { Theme::Ink.to_string() } else { chosen };
    let choices = Theme::ALL.iter().map(|theme| {
        let id = format!("theme-choice-{theme}");
        view! {
            <div class=format!("check {}", theme.class())>
                <input type="radio" id=id.clone() name="theme" value=theme.as_str() checked=chosen == theme.as_str() />
                <label for=id><span class="swatch"></span>{t(&format!("theme-{theme}"))}</label>
            </div>
        }
    });
    let error = visit.messages("theme").join(" ");
    let error = (!error.is_empty()).then(|| view! { <p class="error">{error}</p> });
    view! {
        <fieldset id="theme" class="swatches">
            <legend>{t("theme")}</legend>
            {error}
            {choices.collect_view()}
        </fieldset>
    }
}
