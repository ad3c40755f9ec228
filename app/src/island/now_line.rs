use leptos::prelude::*;

/// The line that moves through today's agenda. On other days it does nothing.
#[island]
pub fn NowLine(
    /// Midnight of the day at the venue, in seconds since 1970.
    midnight: i64,
    /// The first step of five minutes that the board shows, counted from midnight.
    first: u32,
    /// The step at which the board ends.
    last: u32,
) -> impl IntoView {
    Effect::new(move |_| start(midnight, first, last));
}

#[cfg(not(feature = "hydrate"))]
fn start(_midnight: i64, _first: u32, _last: u32) {}

#[cfg(feature = "hydrate")]
fn start(midnight: i64, first: u32, last: u32) {
    use std::time::Duration;

    browser::draw(midnight, first, last);
    let again = move || browser::draw(midnight, first, last);
    set_interval(again, Duration::from_secs(30));
}

#[cfg(feature = "hydrate")]
mod browser {
    use leptos::prelude::document;
    use wasm_bindgen::JsCast;
    use web_sys::Element;

    const MINUTES: u32 = 5;

    /// Minutes from `midnight`, in seconds since 1970, to the browser's clock.
    #[expect(clippy::cast_precision_loss, reason = "seconds of our time fit the 52 bits of a float")]
    fn minutes_since(midnight: i64) -> f64 {
        ((js_sys::Date::now() / 1000.0) - midnight as f64) / 60.0
    }

    /// A number of minutes or steps as a whole one.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "within the board, so small and not negative"
    )]
    fn whole(number: f64) -> u32 {
        number as u32
    }

    /// Puts the line where the time is now; takes it away when the day is over.
    pub fn draw(midnight: i64, first: u32, last: u32) {
        let minutes = minutes_since(midnight);
        let step = (minutes / f64::from(MINUTES)).floor();
        let board = document().query_selector(".agenda").ok().flatten();
        let Some(agenda) = board else { return };
        let line = agenda.query_selector(".now").ok().flatten();
        if step < f64::from(first) || step >= f64::from(last) {
            if let Some(line) = line {
                line.remove();
            }
            return;
        }
        let Some(line) = line.or_else(new_line) else { return };
        let (step, minutes) = (whole(step), whole(minutes) % (24 * 60));
        line.set_class_name(&format!("now {}", class_of(step)));
        if let Some(label) = line.first_element_child() {
            label.set_text_content(Some(&format!("{:02}:{:02}", minutes / 60, minutes % 60)));
        }
        let _ = agenda.insert_before(&line, later(&agenda, step).as_ref().map(AsRef::as_ref));
    }

    fn new_line() -> Option<Element> {
        let line = document().create_element("li").ok()?;
        line.set_attribute("aria-hidden", "true").ok()?;
        let label = document().create_element("span").ok()?;
        line.append_child(&label).ok()?;
        Some(line)
    }

    /// The first entry that starts after `step`.
    fn later(agenda: &Element, step: u32) -> Option<Element> {
        let now = class_of(step);
        let entries = agenda.query_selector_all("li:not(.now)").ok()?;
        (0..entries.length()).filter_map(|at| entries.item(at)?.dyn_into::<Element>().ok()).find(|entry| {
            let classes = entry.class_name();
            let starts = classes.split(' ').find(|class| is_start(class));
            starts.is_some_and(|start| start > now.as_str())
        })
    }

    /// `t0930`: these sort like the times they stand for.
    fn is_start(class: &str) -> bool {
        class.len() == 5 && class.starts_with('t') && class[1..].bytes().all(|byte| byte.is_ascii_digit())
    }

    fn class_of(step: u32) -> String {
        let minutes = step * MINUTES;
        format!("t{:02}{:02}", minutes / 60, minutes % 60)
    }
}
