//! What a page function returns, and the one place where views become text.

use std::sync::Arc;

use hydration_context::{SharedContext, SsrSharedContext};
use leptos::prelude::*;

use crate::{shell, visit::Visit};

/// A page: everything between the site's head and foot, and what its `<head>` says.
pub struct Page {
    /// The title, without the site's name.
    pub title: String,
    /// One or two sentences for search engines and cards.
    pub description: Option<String>,
    /// The theme whose accent the page wears.
    pub theme: Option<String>,
    /// The place the visitor is in, shown beside the site's mark.
    pub place: Option<Place>,
    /// Further elements of the head: canonical link, feeds, style sheet of a release, JSON-LD.
    pub head: Option<AnyView>,
    /// The content of `<main>`.
    pub main: AnyView,
    /// Whether the page has islands; if not, it loads no script at all.
    pub islands: bool,
    /// Whether search engines may list it.
    pub listed: bool,
    /// What the foot says first, instead of who made this.
    pub note: Option<String>,
}

/// A place that several pages share: its name, its address, its pages.
pub struct Place {
    /// What the place is called.
    pub name: String,
    /// Where it begins.
    pub href: String,
    /// Its pages: label and address.
    pub pages: Vec<(String, String)>,
}

impl Page {
    /// A page of its own, unlisted, without islands.
    pub fn new(title: impl Into<String>, main: impl IntoView + 'static) -> Self {
        Self {
            title: title.into(),
            description: None,
            theme: None,
            place: None,
            head: None,
            main: main.into_any(),
            islands: false,
            listed: false,
            note: None,
        }
    }

    /// With a description, open to search engines.
    pub fn listed(self, description: impl Into<String>) -> Self {
        Self { listed: true, description: Some(description.into()), ..self }
    }

    /// In a place.
    pub fn within(self, place: Place) -> Self {
        Self { place: Some(place), ..self }
    }

    /// In a theme.
    pub fn themed(self, theme: impl Into<String>) -> Self {
        Self { theme: Some(theme.into()), ..self }
    }

    /// With further elements in the head.
    pub fn with_head(self, head: impl IntoView + 'static) -> Self {
        Self { head: Some(head.into_any()), ..self }
    }

    /// With islands.
    pub fn with_islands(self) -> Self {
        Self { islands: true, ..self }
    }

    /// With a line of its own at the beginning of the foot.
    pub fn noted(self, note: String) -> Self {
        Self { note: Some(note), ..self }
    }
}

/// The names under which the built assets are served, and the site's own name.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    /// The site's name.
    pub site_name: String,
    /// Address of the style sheet.
    pub css: String,
    /// Address of the script that loads the islands.
    pub boot: String,
    /// Address of the icon.
    pub icon: String,
}

/// Renders the page that `build` makes, whole and at once.
///
/// Views are made inside a Leptos owner in islands mode that says "not hydrating": only islands carry what the browser
/// needs to take over, and no inline script is written.
pub fn render(frame: &Frame, visit: Visit, build: impl FnOnce() -> Page) -> String {
    let shared = SsrSharedContext::new_islands();
    shared.set_is_hydrating(false);
    let owner = Owner::new_root(Some(Arc::new(shared)));
    let html = owner.with(|| {
        provide_context(visit);
        shell::document(frame, build()).to_html()
    });
    owner.cleanup();
    format!("<!DOCTYPE html>{html}")
}
