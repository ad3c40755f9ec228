use leptos::prelude::*;

/// Offers the times of a page on the reader's own clock, where that differs from the venue's.
#[island]
pub fn OwnZone(
    /// An instant of the page, as RFC 3339 in UTC.
    instant: String,
    /// The IANA zone of the venue.
    zone: String,
    /// The language of the page, as a BCP 47 tag.
    language: String,
    /// The address of the page, to which the zone is added.
    href: String,
    /// The words of the link.
    label: String,
) -> impl IntoView {
    let own = RwSignal::new(None::<String>);
    Effect::new(move |_| own.set(differing_zone(&instant, &zone, &language)));
    let target = move || {
        let join = if href.contains('?') { '&' } else { '?' };
        own.get().map(|own| format!("{href}{join}tz={own}"))
    };
    view! { <a href=target hidden=move || own.read().is_none()>{label}</a> }
}

#[cfg(not(feature = "hydrate"))]
fn differing_zone(_instant: &str, _zone: &str, _language: &str) -> Option<String> {
    None
}

/// The browser's zone, unless its clock shows what the venue's does.
#[cfg(feature = "hydrate")]
fn differing_zone(instant: &str, zone: &str, language: &str) -> Option<String> {
    use js_sys::{Array, Intl::DateTimeFormat, Object, Reflect};

    super::local_time::differing_time(instant, zone, language)?;
    let options = DateTimeFormat::new(&Array::new(), &Object::new()).resolved_options();
    Reflect::get(&options, &"timeZone".into()).ok()?.as_string()
}
