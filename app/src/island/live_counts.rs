use leptos::prelude::*;

/// How long the texts of a page are, below each field that has bounds, counted with the code that the server counts with.
#[island]
pub fn LiveCounts(
    /// "{count} of {most} characters"
    characters: String,
    /// "{count} of {most} words"
    words: String,
) -> impl IntoView {
    Effect::new(move |_| start(characters.clone(), words.clone()));
}

#[cfg(not(feature = "hydrate"))]
fn start(_characters: String, _words: String) {}

#[cfg(feature = "hydrate")]
fn start(characters: String, words: String) {
    browser::start(characters, words);
}

#[cfg(feature = "hydrate")]
mod browser {
    use domain::cfp::{Length, Unit};
    use leptos::{leptos_dom::helpers::window_event_listener_untyped, prelude::*};
    use wasm_bindgen::JsCast;
    use web_sys::{Element, HtmlInputElement, HtmlTextAreaElement};

    pub fn start(characters: String, words: String) {
        let show = move |counted: &Element| show(counted, &characters, &words);
        if let Ok(all) = document().query_selector_all(".counted") {
            for counted in (0..all.length()).filter_map(|at| all.item(at)?.dyn_into::<Element>().ok()) {
                show(&counted);
            }
        }
        // It goes on for as long as the page is there.
        std::mem::forget(window_event_listener_untyped("input", move |event| {
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            if let Some(counted) = target.and_then(|target| target.closest(".counted").ok().flatten()) {
                show(&counted);
            }
        }));
    }

    fn show(counted: &Element, characters: &str, words: &str) -> Option<()> {
        let length = length(counted)?;
        let text = text(counted)?;
        let count = length.unit.count(&text);
        let template = match length.unit {
            Unit::Characters => characters,
            Unit::Words => words,
        };
        let said = template.replace("{count}", &count.to_string()).replace("{most}", &length.most.to_string());
        let line = line(counted)?;
        line.set_text_content(Some(&said));
        let is_wrong = count > 0 && length.check(&text).is_err();
        line.set_class_name(if is_wrong { "count wrong" } else { "count" });
        Some(())
    }

    fn length(counted: &Element) -> Option<Length> {
        let number = |name: &str| counted.get_attribute(name)?.parse().ok();
        let unit = counted.get_attribute("data-unit")?.parse().ok()?;
        Some(Length { unit, least: number("data-least")?, most: number("data-most")? })
    }

    fn text(counted: &Element) -> Option<String> {
        let field = counted.query_selector("input, textarea").ok().flatten()?;
        match field.dyn_into::<HtmlTextAreaElement>() {
            Ok(area) => Some(area.value()),
            Err(field) => field.dyn_into::<HtmlInputElement>().ok().map(|input| input.value()),
        }
    }

    /// The line below the field; made the first time.
    fn line(counted: &Element) -> Option<Element> {
        if let Some(line) = counted.query_selector(".count").ok().flatten() {
            return Some(line);
        }
        let line = document().create_element("p").ok()?;
        counted.append_child(&line).ok()?;
        Some(line)
    }
}
