use leptos::prelude::*;

/// The reader's own time beside a time at the venue; nothing where the two clocks agree.
///
/// Stands next to the `<time>` that the server writes, which needs no script.
#[island]
pub fn LocalTime(
    /// The instant, as RFC 3339 in UTC.
    instant: String,
    /// The IANA zone that the page shows times in.
    zone: String,
    /// The language of the page, as a BCP 47 tag.
    language: String,
    /// What the time is called: "Your time".
    label: String,
) -> impl IntoView {
    let own_time = RwSignal::new(None::<String>);
    Effect::new(move |_| own_time.set(differing_time(&instant, &zone, &language)));
    let text = move || own_time.read().as_ref().map(|time| format!("{label}: {time}"));
    view! {
        <span class="local-time" hidden=move || own_time.read().is_none()>
            {text}
        </span>
    }
}

/// The instant on the reader's clock, unless the venue's clock shows the same.
#[cfg(feature = "hydrate")]
pub(super) fn differing_time(instant: &str, zone: &str, language: &str) -> Option<String> {
    let at_venue = clock_time(instant, Some(zone), language, false)?;
    let here = clock_time(instant, None, language, false)?;
    if here == at_venue { None } else { clock_time(instant, None, language, true) }
}

/// The server does not know the reader's zone, and its pages are the same for everyone.
#[cfg(not(feature = "hydrate"))]
fn differing_time(_instant: &str, _zone: &str, _language: &str) -> Option<String> {
    None
}

/// Day and time in a zone, or in the browser's own. None for what `Intl` refuses.
#[cfg(feature = "hydrate")]
fn clock_time(instant: &str, zone: Option<&str>, language: &str, name_zone: bool) -> Option<String> {
    use js_sys::{Array, Date, Intl::DateTimeFormat, Object, Reflect};
    use wasm_bindgen::JsValue;

    let date = Date::new(&JsValue::from_str(instant));
    let options = Object::new();
    let set = |key: &str, value: &str| Reflect::set(&options, &key.into(), &value.into()).ok();
    set("weekday", "short")?;
    set("day", "numeric")?;
    set("month", "short")?;
    set("hour", "2-digit")?;
    set("minute", "2-digit")?;
    set("hourCycle", "h23")?;
    if let Some(zone) = zone {
        set("timeZone", zone)?;
    }
    if name_zone {
        set("timeZoneName", "short")?;
    }
    let format = DateTimeFormat::new(&Array::of1(&language.into()), &options);
    format.format().call1(&JsValue::UNDEFINED, &date).ok()?.as_string()
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use hydration_context::SsrSharedContext;
    use std::sync::Arc;

    #[test]
    fn the_server_writes_it_hidden_with_all_that_the_browser_needs() {
        let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
        let html = owner.with(|| {
            let (instant, zone) = ("2026-01-31T13:30:00Z".to_owned(), "Europe/Brussels".to_owned());
            view! { <LocalTime instant zone language="en".to_owned() label="Your time".to_owned() /> }.to_html()
        });
        assert!(html.starts_with("<leptos-island data-component=\"LocalTime_"), "{html}");
        assert!(html.contains("&quot;instant&quot;:&quot;2026-01-31T13:30:00Z&quot;"), "{html}");
        assert!(html.contains("&quot;label&quot;:&quot;Your time&quot;"), "{html}");
        assert!(html.contains("<span hidden class=\"local-time\">"), "{html}");
        assert!(!html.contains("Your time:"), "{html}");
    }
}
