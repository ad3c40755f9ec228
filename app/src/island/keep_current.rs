use leptos::prelude::*;

/// Keeps one part of a page as the server has it now: while somebody looks, the page is asked for again every
/// 15 seconds, and the part is replaced where it has changed. Without scripts the page is loaded again by hand.
#[island]
pub fn KeepCurrent(
    /// The id of the part. It must not hold the island itself.
    part: String,
    /// What is said in its place when the page has it no longer.
    over: String,
) -> impl IntoView {
    Effect::new(move |_| start(part.clone(), over.clone()));
}

#[cfg(not(feature = "hydrate"))]
fn start(_part: String, _over: String) {}

#[cfg(feature = "hydrate")]
fn start(part: String, over: String) {
    browser::start(part, over);
}

#[cfg(feature = "hydrate")]
mod browser {
    use std::time::Duration;

    use leptos::{prelude::*, task::spawn_local};
    use web_sys::{DomParser, SupportedType, window};

    use crate::island::http;

    /// How often it asks: a room sees a new face before it has sat down, and a hundred readers are seven requests a second.
    const PAUSE: Duration = Duration::from_secs(15);

    pub fn start(part: String, over: String) {
        set_interval(
            move || {
                let (part, over) = (part.clone(), over.clone());
                spawn_local(async move { refresh(&part, &over).await.unwrap_or_default() });
            },
            PAUSE,
        );
    }

    /// Leaves everything as it is where nobody looks, nothing comes back, or the keyboard is in the part.
    async fn refresh(part: &str, over: &str) -> Option<()> {
        if document().hidden() {
            return None;
        }
        let here = window()?.location();
        let page = http::get(&format!("{}{}", here.pathname().ok()?, here.search().ok()?)).await?;
        let answer = DomParser::new().ok()?.parse_from_string(&page, SupportedType::TextHtml).ok()?;
        let shown = document().get_element_by_id(part)?;
        if shown.contains(document().active_element().as_deref()) {
            return None;
        }
        match answer.get_element_by_id(part).map(|new| new.inner_html()) {
            Some(new) if new != shown.inner_html() => shown.set_inner_html(&new),
            None if shown.text_content().as_deref() != Some(over) => shown.set_text_content(Some(over)),
            _ => {}
        }
        Some(())
    }
}
