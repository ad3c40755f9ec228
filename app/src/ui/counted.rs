//! Texts whose length is counted while they are typed.

use domain::cfp::Length;
use leptos::prelude::*;

use crate::{i18n::tv, island::LiveCounts};

/// A field whose text has bounds. Without scripts, the hint of the field tells them; with them, [`LiveCounting`] on the
/// same page counts, with the very code that the server counts with. Never `maxlength`: browsers count another way, and
/// cut off what is pasted.
#[component]
pub fn Counted(
    /// The bounds.
    length: Length,
    children: Children,
) -> impl IntoView {
    let unit = length.unit.as_str();
    view! {
        <div class="counted" data-unit=unit data-least=length.least.to_string() data-most=length.most.to_string()>
            {children()}
        </div>
    }
}

/// Counts in every [`Counted`] of the page.
#[component]
pub fn LiveCounting() -> impl IntoView {
    // The island puts the numbers in.
    let places = [("count", "{count}".into()), ("most", "{most}".into())];
    view! {
        <LiveCounts characters=tv("count-characters", &places) words=tv("count-words", &places) />
    }
}
