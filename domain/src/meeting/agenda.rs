//! What a meeting is about, item by item.

use serde::{Deserialize, Serialize};

use crate::{
    Problem,
    problem::{FieldErrors, Flaw},
    text::{block, line, optional_line},
};

/// Most items of an agenda.
pub const ITEMS_MOST: u64 = 60;

/// An item, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedAgendaItem {
    /// What it is about.
    pub title: String,
    /// How many minutes it takes; may be empty.
    pub minutes: String,
    /// Who presents it; may be empty.
    pub presenter: String,
    /// More about it, Markdown; may be empty.
    pub text: String,
    /// The name of the draft of the group that it is about; may be empty.
    pub draft: String,
    /// The id of the group's ballot that it is about; may be empty.
    pub ballot: String,
}

/// An item, checked but for what it names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AgendaItem {
    /// What it is about.
    pub title: String,
    /// How many minutes it takes.
    pub minutes: Option<u16>,
    /// Who presents it; may be empty.
    pub presenter: String,
    /// More about it, Markdown; may be empty.
    pub text: String,
}

impl TypedAgendaItem {
    /// The item, or everything that is wrong with it.
    pub fn check(&self) -> Result<AgendaItem, Problem> {
        let mut errors = FieldErrors::default();
        let title = errors.take("title", line(&self.title, 200));
        let minutes = errors.take("minutes", minutes(&self.minutes));
        let presenter = errors.take("presenter", optional_line(&self.presenter, 160));
        let text = errors.take("text", block(&self.text, 5_000));
        let all = title.zip(minutes).zip(presenter.zip(text));
        let item = |((title, minutes), (presenter, text))| AgendaItem { title, minutes, presenter, text };
        errors.finish(all.map(item))
    }
}

fn minutes(text: &str) -> Result<Option<u16>, Flaw> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let minutes = text.parse().ok().filter(|minutes| (1..=1_440).contains(minutes));
    minutes.map(Some).ok_or_else(|| Flaw::new("out-of-range", "Give a number of minutes from 1 to 1440, or nothing."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_needs_a_title_alone() {
        let typed = TypedAgendaItem { title: "Any other business".into(), ..TypedAgendaItem::default() };
        assert_eq!(typed.check().map(|item| item.minutes), Ok(None));
        let wrong = TypedAgendaItem { minutes: "-1".into(), ..TypedAgendaItem::default() };
        let fields: Vec<String> =
            wrong.check().expect_err("wrong").fields.into_iter().map(|error| error.code).collect();
        assert_eq!(fields, ["missing", "out-of-range"]);
    }
}
