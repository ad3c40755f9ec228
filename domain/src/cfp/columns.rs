//! The columns of a table of proposals, as it is written and read in again.

use std::collections::BTreeMap;

use super::{Kind, Question, Target};
use crate::{id::QuestionId, problem::Flaw, words};

words! {
    /// A column that each table of proposals has.
    pub enum Column {
        /// What the proposal is known as where the table was made.
        Id = "id",
        /// What it is called.
        Title = "title",
        /// Where it stands.
        State = "state",
        /// Who speaks, the main speaker first.
        Speakers = "speakers",
        /// The kind of session, by its name.
        Type = "type",
        /// The track, by its name.
        Track = "track",
        /// The language it is held in.
        Language = "language",
        /// When it was handed in.
        SubmittedAt = "submitted_at",
        /// What the programme says in brief.
        Summary = "summary",
        /// What it is about.
        Description = "description",
        /// What only the organisers read.
        Notes = "notes",
    }
}

/// Which column of a table that was made elsewhere holds what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    fixed: BTreeMap<Column, usize>,
    answers: BTreeMap<QuestionId, usize>,
    head: Vec<String>,
    /// The columns that say nothing of what a call takes, as they are called.
    pub unread: Vec<String>,
}

impl Columns {
    /// Finds the columns in the first row of a table; capitals do not count, and a question is named by its words or its
    /// id. Without titles and speakers it is no table of proposals.
    pub fn find(head: &[String], questions: &[Question]) -> Result<Self, Flaw> {
        let asked = question_columns(questions);
        let mut columns = Self { head: head.to_vec(), ..Self::default() };
        for (at, cell) in head.iter().enumerate() {
            let name = folded(cell);
            let question = asked.iter().find(|(id, column)| folded(column) == name || id.to_string() == name);
            let earlier = match (fixed(&name), question) {
                (Some(column), _) => columns.fixed.insert(column, at),
                (None, Some((id, _))) => columns.answers.insert(*id, at),
                (None, None) if name.is_empty() => None,
                (None, None) => {
                    columns.unread.push(cell.clone());
                    None
                }
            };
            if earlier.is_some() {
                return Err(Flaw::new("column-twice", format!("The first row names the column “{cell}” twice.")));
            }
        }
        match [Column::Title, Column::Speakers].iter().find(|column| !columns.fixed.contains_key(column)) {
            Some(_) => Err(Flaw::new(
                "column-missing",
                "The first row must name the columns, “title” and “speakers” among them.",
            )),
            None => Ok(columns),
        }
    }

    /// What a row says in a column; empty where there is no such column.
    pub fn cell<'a>(&self, row: &'a [String], column: Column) -> &'a str {
        self.fixed.get(&column).and_then(|at| row.get(*at)).map_or("", String::as_str)
    }

    /// The answers of a row: each question that has a column, and what its cell says.
    pub fn answers<'a>(&'a self, row: &'a [String]) -> impl Iterator<Item = (QuestionId, &'a str)> {
        self.answers.iter().filter_map(|(id, at)| Some((*id, row.get(*at)?.as_str())))
    }

    /// What the table calls the column in which a field of a form is found.
    pub fn name_of(&self, field: &str) -> String {
        let fixed = match field {
            "session_type" => Some(Column::Type),
            "speaker_name" | "speaker_address" => Some(Column::Speakers),
            other => other.parse().ok(),
        };
        let question = field.strip_prefix("answers.").and_then(|id| id.parse().ok());
        let at = fixed.and_then(|column| self.fixed.get(&column));
        let at = at.or_else(|| question.and_then(|id: QuestionId| self.answers.get(&id)));
        let name = at.and_then(|at| self.head.get(*at)).cloned();
        name.or_else(|| fixed.map(|column| column.to_string())).unwrap_or_else(|| field.to_owned())
    }
}

/// The questions that have a column and what it is called: by their words, with the id behind where that would name
/// something else, too. Files fit into no cell, and what is asked of reviewers is no part of a proposal.
pub fn question_columns(questions: &[Question]) -> Vec<(QuestionId, String)> {
    let has_column = |question: &&Question| question.target != Target::Reviewer && question.kind != Kind::File;
    let asked: Vec<&Question> = questions.iter().filter(has_column).collect();
    let is_alone = |name: &str| asked.iter().filter(|question| folded(&question.label) == name).count() == 1;
    let named = asked.iter().map(|question| {
        let name = folded(&question.label);
        let label = question.label.trim();
        let is_clear = fixed(&name).is_none() && is_alone(&name);
        (question.id, if is_clear { label.to_owned() } else { format!("{label} ({})", question.id) })
    });
    named.collect()
}

/// The names under which other programs write the same, too.
fn fixed(name: &str) -> Option<Column> {
    match name {
        "abstract" => Some(Column::Summary),
        "speaker" | "speaker names" | "speaker_names" => Some(Column::Speakers),
        "session type" | "session_type" | "submission type" => Some(Column::Type),
        "status" => Some(Column::State),
        other => other.parse().ok(),
    }
}

fn folded(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::cfp::{Bounds, Need};

    fn question(nth: u128, label: &str, target: Target, kind: Kind) -> Question {
        Question {
            id: Uuid::from_u128(nth).into(),
            target,
            kind,
            label: label.into(),
            options: Vec::new(),
            bounds: Bounds::default(),
            need: Need::Optional,
            frozen_after: None,
            is_public: false,
            is_for_reviewers: false,
            tracks: std::collections::BTreeSet::new(),
            types: std::collections::BTreeSet::new(),
        }
    }

    fn head(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn columns_are_found_whatever_their_order_and_capitals() {
        let asked = [question(1, "Do you  need power?", Target::Proposal, Kind::Boolean)];
        let names = head(&["SPEAKERS", "Do you need POWER?", "Abstract", "Title", "Colour", ""]);
        let columns = Columns::find(&names, &asked).expect("a table of proposals");
        let row = head(&["Ada", "yes", "In brief.", "Engines", "red", ""]);
        assert_eq!((columns.cell(&row, Column::Title), columns.cell(&row, Column::Summary)), ("Engines", "In brief."));
        assert_eq!(columns.cell(&row, Column::Track), "");
        assert_eq!(columns.answers(&row).collect::<Vec<_>>(), [(asked[0].id, "yes")]);
        assert_eq!(columns.unread, ["Colour"]);
        let told = ["speaker_address", "session_type", "summary", &format!("answers.{}", asked[0].id)];
        let named = ["SPEAKERS", "type", "Abstract", "Do you need POWER?"];
        assert_eq!(told.map(|field| columns.name_of(field)), named);
    }

    #[test]
    fn a_table_of_something_else_and_one_that_names_a_column_twice_are_none() {
        let code = |names: &[&str]| Columns::find(&head(names), &[]).map_err(|flaw| flaw.code);
        assert_eq!(code(&["proposal", "decision", "note"]), Err("column-missing"));
        assert_eq!(code(&["title"]), Err("column-missing"));
        assert_eq!(code(&["title", "speakers", "Title"]), Err("column-twice"));
        assert_eq!(code(&["title", "speakers", "summary", "abstract"]), Err("column-twice"));
    }

    #[test]
    fn questions_that_share_their_words_are_told_apart() {
        let asked = [
            question(1, "Title", Target::Proposal, Kind::Text),
            question(2, "Size", Target::Speaker, Kind::Text),
            question(3, "size", Target::Proposal, Kind::Text),
            question(4, "Slides", Target::Proposal, Kind::File),
            question(5, "Fair?", Target::Reviewer, Kind::Text),
        ];
        let columns = question_columns(&asked);
        let ids: Vec<QuestionId> = columns.iter().map(|(id, _)| *id).collect();
        assert_eq!(ids, [asked[0].id, asked[1].id, asked[2].id]);
        let names: Vec<String> = columns.into_iter().map(|(_, name)| name).collect();
        assert!(names.iter().zip(&asked).all(|(name, of)| *name == format!("{} ({})", of.label, of.id)), "{names:?}");
        let all = [head(&["title", "speakers"]), names].concat();
        assert_eq!(Columns::find(&all, &asked).map(|found| (found.answers.len(), found.unread)), Ok((3, vec![])));
    }
}
