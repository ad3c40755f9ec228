use leptos::prelude::*;

/// The board by keyboard: j and k go from proposal to proposal, n opens the next one for the reader. Enter opens what has
/// the focus, as links do anyway. While somebody types, keys are letters.
#[island]
pub fn ReviewKeys() -> impl IntoView {
    Effect::new(move |_| start());
}

#[cfg(not(feature = "hydrate"))]
fn start() {}

#[cfg(feature = "hydrate")]
fn start() {
    let listener = window_event_listener(leptos::ev::keydown, |event| {
        if !event.ctrl_key() && !event.alt_key() && !event.meta_key() && !browser::is_typing() {
            match event.key().as_str() {
                "j" => browser::step(1),
                "k" => browser::step(-1),
                "n" => browser::open("a[href$='/next']"),
                _ => {}
            }
        }
    });
    on_cleanup(move || listener.remove());
}

#[cfg(feature = "hydrate")]
mod browser {
    use leptos::prelude::document;
    use wasm_bindgen::JsCast;
    use web_sys::{Element, HtmlElement};

    /// Whether the focus is where letters belong.
    pub fn is_typing() -> bool {
        let focused = document().active_element();
        focused.is_some_and(|element| matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"))
    }

    /// Gives the focus to the proposal so many places on.
    pub fn step(by: i32) {
        let Ok(links) = document().query_selector_all("#board h2 a") else { return };
        let links: Vec<Element> =
            (0..links.length()).filter_map(|at| links.item(at)?.dyn_into::<Element>().ok()).collect();
        let focused = document().active_element();
        let here = links.iter().position(|link| focused.as_ref() == Some(link));
        let last = i32::try_from(links.len()).unwrap_or(i32::MAX) - 1;
        let next = match here.and_then(|here| i32::try_from(here).ok()) {
            Some(here) => (here + by).clamp(0, last.max(0)),
            None => 0,
        };
        if let Some(link) = usize::try_from(next).ok().and_then(|next| links.get(next)) {
            focus(link);
        }
    }

    /// Follows the first link that `selector` names.
    pub fn open(selector: &str) {
        let link = document().query_selector(selector).ok().flatten();
        if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlElement>().ok()) {
            link.click();
        }
    }

    fn focus(element: &Element) {
        if let Some(element) = element.dyn_ref::<HtmlElement>() {
            let _ = element.focus();
        }
    }
}
