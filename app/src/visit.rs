//! What a page knows of the visit it is rendered for. Given as Leptos context; islands never see it.

use std::collections::HashMap;

use domain::{Problem, language::Lang};

/// The visit under way.
#[derive(Clone, Debug)]
pub struct Visit {
    /// The language of the page.
    pub language: Lang,
    /// Whether the address names the language itself (`?lang=`), so that links keep it.
    pub language_in_address: bool,
    /// The path of the page, without the query.
    pub path: String,
    /// Who is signed in; always `None` on public pages, which are the same bytes for everybody.
    pub who: Option<Who>,
    /// A form of this page that was refused: what was typed and why.
    pub refused: Option<Refused>,
    /// What the last step of this person achieved, to be said once.
    pub done: Option<String>,
}

/// Somebody signed in, as pages show them.
#[derive(Clone, Debug)]
pub struct Who {
    /// Their name.
    pub name: String,
    /// Whether they run the site.
    pub admin: bool,
}

/// A refused form.
#[derive(Clone, Debug)]
pub struct Refused {
    /// What was typed, by field.
    pub typed: Typed,
    /// Why it was refused.
    pub problem: Problem,
}

/// What came with a form, by field name; a field may come several times.
#[derive(Clone, Debug, Default)]
pub struct Typed(HashMap<String, Vec<String>>);

impl Typed {
    /// The text of `field`; empty where it did not come.
    pub fn text(&self, field: &str) -> &str {
        self.0.get(field).and_then(|values| values.last()).map_or("", String::as_str)
    }

    /// Every text of `field`.
    pub fn texts(&self, field: &str) -> &[String] {
        self.0.get(field).map_or(&[], Vec::as_slice)
    }

    /// The names of the fields that came.
    pub fn fields(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Whether a box of that name was ticked.
    pub fn ticked(&self, field: &str) -> bool {
        self.0.contains_key(field)
    }
}

impl FromIterator<(String, String)> for Typed {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(pairs: I) -> Self {
        let mut fields: HashMap<String, Vec<String>> = HashMap::new();
        for (name, value) in pairs {
            fields.entry(name).or_default().push(value);
        }
        Self(fields)
    }
}

impl Visit {
    /// What was typed into `field` of the refused form, if this page shows one again.
    pub fn typed(&self, field: &str) -> Option<String> {
        self.refused.as_ref().map(|refused| refused.typed.text(field).to_owned())
    }

    /// The messages about `field` of the refused form, in the reader's language where there are words for their code.
    pub fn messages(&self, field: &str) -> Vec<String> {
        let Some(refused) = &self.refused else { return Vec::new() };
        let of_field = refused.problem.fields.iter().filter(|error| error.field == field);
        of_field.map(crate::problem::field_message).collect()
    }
}
