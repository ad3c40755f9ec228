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
    /// Whether the page has islands; if not, it loads no script for them.
    pub islands: bool,
    /// Whether a record of a ballot can be counted on the page.
    pub counts: bool,
    /// Whether search engines may list it.
    pub listed: bool,
    /// What the foot says first.
    pub note: Option<String>,
    /// How much of the window it takes.
    pub width: Width,
}

/// How much of the window a page takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Width {
    /// One form.
    Narrow,
    /// The page's column.
    #[default]
    Column,
    /// All of it: the agenda's grid.
    Wide,
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
            counts: false,
            listed: false,
            note: None,
            width: Width::Column,
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

    /// With further elements in the head, after those that are there.
    pub fn with_head(mut self, head: impl IntoView + 'static) -> Self {
        let before = self.head.take();
        Self { head: Some(view! { {before} {head} }.into_any()), ..self }
    }

    /// Not for search engines.
    pub fn unlisted(self) -> Self {
        Self { listed: false, ..self }
    }

    /// With islands.
    pub fn with_islands(self) -> Self {
        Self { islands: true, ..self }
    }

    /// With what counts a record of a ballot.
    pub fn with_counter(self) -> Self {
        Self { counts: true, ..self }
    }

    /// With a line of its own at the beginning of the foot.
    pub fn noted(self, note: String) -> Self {
        Self { note: Some(note), ..self }
    }

    /// Across the whole width.
    pub fn wide(self) -> Self {
        Self { width: Width::Wide, ..self }
    }

    /// As narrow as one form.
    pub fn narrow(self) -> Self {
        Self { width: Width::Narrow, ..self }
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
    /// Address of the script that counts a record of a ballot.
    pub count: String,
    /// Address of the icon.
    pub icon: String,
    /// Address of the typeface that every page needs.
    pub font: String,
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
    format!("<!DOCTYPE html>{}", without_marks(&html))
}

/// Runs `work` with the words of the visit's language, for what is read outside a page.
pub fn in_words_of<T>(visit: Visit, work: impl FnOnce() -> T) -> T {
    let owner = Owner::new();
    let done = owner.with(|| {
        provide_context(visit);
        work()
    });
    owner.cleanup();
    done
}

/// Leptos marks the ends of texts with `<!>`, for taking over. Outside islands nothing is taken over, and a `<title>`
/// would show them. What people wrote cannot hold one: its `<` is escaped.
fn without_marks(html: &str) -> String {
    let mut plain = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, after)) = rest.split_once("<leptos-island") {
        let (island, after) = past_island(after);
        plain.push_str(&before.replace("<!>", ""));
        plain.extend(["<leptos-island", island]);
        rest = after;
    }
    plain.push_str(&rest.replace("<!>", ""));
    plain
}

/// An island to the end of its last closing tag, with the islands within, and what follows it.
fn past_island(html: &str) -> (&str, &str) {
    let mut depth = 1;
    let mut at = 0;
    while depth > 0 {
        let rest = &html[at..];
        let Some(closes) = rest.find("</leptos-island>") else { return (html, "") };
        match rest.find("<leptos-island") {
            Some(opens) if opens < closes => {
                depth += 1;
                at += opens + "<leptos-island".len();
            }
            _ => {
                depth -= 1;
                at += closes + "</leptos-island>".len();
            }
        }
    }
    html.split_at(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_go_outside_islands_and_stay_within() {
        let html = "<title>a<!></title><leptos-island data-x><b>c<!></b><leptos-island>d<!></leptos-island><!></leptos-island>\
                    <i>e<!></i><leptos-island>f<!></leptos-island><!>";
        assert_eq!(
            without_marks(html),
            "<title>a</title><leptos-island data-x><b>c<!></b><leptos-island>d<!></leptos-island><!></leptos-island>\
             <i>e</i><leptos-island>f<!></leptos-island>"
        );
    }
}
