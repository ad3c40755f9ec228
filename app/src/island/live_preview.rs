use leptos::prelude::*;

/// What comes of a form, shown while it is filled in: the form is sent as its own button "preview" would send it, and
/// what the answer shows replaces what is shown here. Without scripts, that button does the same.
#[island]
pub fn LivePreview(
    /// The id of the form.
    form: String,
    /// The id of what shows it.
    shown: String,
) -> impl IntoView {
    Effect::new(move |_| start(form.clone(), shown.clone()));
}

#[cfg(not(feature = "hydrate"))]
fn start(_form: String, _shown: String) {}

#[cfg(feature = "hydrate")]
fn start(form: String, shown: String) {
    browser::start(form, shown);
}

#[cfg(feature = "hydrate")]
mod browser {
    use std::{cell::Cell, rc::Rc, time::Duration};

    use leptos::{leptos_dom::helpers::window_event_listener_untyped, prelude::*, task::spawn_local};
    use wasm_bindgen::JsCast;
    use web_sys::{DomParser, Element, HtmlFormElement, SupportedType, window};

    use crate::island::http;

    /// How long nothing is typed before the form is sent.
    const QUIET: Duration = Duration::from_millis(350);

    pub fn start(form: String, shown: String) {
        let turn = Rc::new(Cell::new(0_u32));
        let listen = move |event: web_sys::Event| {
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            let Some(found) = target.and_then(|target| target.closest(&format!("#{form}")).ok().flatten()) else {
                return;
            };
            let Ok(found) = found.dyn_into::<HtmlFormElement>() else { return };
            let mine = turn.get().wrapping_add(1);
            turn.set(mine);
            let (turn, shown) = (Rc::clone(&turn), shown.clone());
            set_timeout(
                move || {
                    if turn.get() == mine {
                        spawn_local(async move { refresh(&found, &shown, &turn, mine).await.unwrap_or_default() });
                    }
                },
                QUIET,
            );
        };
        std::mem::forget(window_event_listener_untyped("input", listen));
    }

    /// An answer that was overtaken by a newer question is let go.
    async fn refresh(form: &HtmlFormElement, shown: &str, turn: &Cell<u32>, mine: u32) -> Option<()> {
        let path = window()?.location().pathname().ok()?;
        let (_, page) = http::post_form(&path, form, "preview").await?;
        if turn.get() != mine {
            return None;
        }
        let answer = DomParser::new().ok()?.parse_from_string(&page, SupportedType::TextHtml).ok()?;
        let new = answer.get_element_by_id(shown)?;
        document().get_element_by_id(shown)?.set_inner_html(&new.inner_html());
        Some(())
    }
}
