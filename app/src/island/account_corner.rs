use leptos::prelude::*;

/// The corner that leads to one's own pages. Public pages are the same for everybody: they say "Sign in", and the browser
/// puts the name there for somebody who is signed in.
#[island]
pub fn AccountCorner(
    /// The words for somebody who is not signed in.
    sign_in: String,
    /// Where they lead to.
    href: String,
    /// The conference of the page, by its slug; may be empty.
    conference: String,
) -> impl IntoView {
    let name = RwSignal::new(None::<String>);
    Effect::new(move |_| know(&conference, name));
    let target = move || if name.read().is_some() { "/me".to_owned() } else { href.clone() };
    let words = move || name.get().unwrap_or_else(|| sign_in.clone());
    view! { <a href=target>{words}</a> }
}

#[cfg(feature = "hydrate")]
fn know(conference: &str, name: RwSignal<Option<String>>) {
    super::reader::when_known(conference, move |reader| name.set(reader.map(|reader| reader.name)));
}

#[cfg(not(feature = "hydrate"))]
fn know(_conference: &str, _name: RwSignal<Option<String>>) {}
