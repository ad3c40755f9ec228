//! A row of a table as the proposal that it would be.

use std::collections::{BTreeSet, HashSet};

use chrono::{DateTime, Utc};
use domain::{
    FieldError, FieldErrors, Instant,
    cfp::{
        Answers, Asking, Column, Columns, ProposalDetails, Question, State, Target, TypedProposal, check_answers,
        speakers_in_cell, typed_cell,
    },
    id::{SessionTypeId, TrackId},
    text::optional_line,
};
use sha2::{Digest, Sha256};

use crate::cfp::speaker::{NewSpeaker, TypedSpeaker};

/// Most speakers of a row.
const SPEAKERS_MOST: usize = 20;
/// Most characters of what a proposal is known as elsewhere.
const ID_MOST: usize = 200;
/// Organisers are bound by no deadline, so that no answer of theirs comes too late to be given.
pub(super) const BEFORE_ALL: Instant = DateTime::<Utc>::MIN_UTC;

/// What a call takes, by its names.
pub(super) struct Taken {
    pub types: Vec<(SessionTypeId, String)>,
    pub tracks: Vec<(TrackId, String)>,
    pub languages: Vec<String>,
    pub questions: Vec<Question>,
}

/// A row that can become a proposal.
pub(super) struct Row {
    pub source: String,
    pub typed: TypedProposal,
    pub details: ProposalDetails,
    pub speakers: Vec<NewSpeaker>,
}

/// A row as it stands in the table.
pub(super) struct Raw<'a> {
    pub line: usize,
    pub cells: &'a [String],
    pub columns: &'a Columns,
}

impl Raw<'_> {
    fn cell(&self, column: Column) -> &str {
        self.columns.cell(self.cells, column)
    }

    /// What it is called.
    pub fn title(&self) -> String {
        self.cell(Column::Title).to_owned()
    }

    /// What it is known as where the table was made; may be empty.
    pub fn id(&self) -> &str {
        self.cell(Column::Id)
    }

    /// The names of those who speak.
    pub fn speakers(&self) -> Vec<String> {
        speakers_in_cell(self.cell(Column::Speakers)).into_iter().map(|speaker| speaker.name).collect()
    }

    /// Whether it was taken back or off where the table was made: nobody wants to give it any more.
    pub fn is_over(&self) -> bool {
        let state = self.cell(Column::State).to_lowercase().parse();
        matches!(state, Ok(State::Withdrawn | State::Cancelled))
    }

    /// What makes it the same row again: its id, or without one its words and speakers.
    pub fn source(&self) -> String {
        if !self.id().is_empty() {
            return format!("id:{}", self.id());
        }
        let words = [Column::Title, Column::Speakers, Column::Summary, Column::Description];
        let words = words.map(|column| self.cell(column).split_whitespace().collect::<Vec<_>>().join(" "));
        let mut hash = Sha256::new();
        for word in words {
            hash.update(word.to_lowercase());
            // No word has a NUL, so that none runs into the next.
            hash.update([0]);
        }
        format!("text:{}", hex::encode(hash.finalize()))
    }

    /// The proposal, or everything that is wrong with the row, by the table's own columns.
    pub fn check(&self, taken: &Taken, source: String) -> Result<Row, Vec<FieldError>> {
        let mut errors = FieldErrors::default();
        errors.take("id", optional_line(self.id(), ID_MOST));
        let typed = self.typed(taken);
        let speakers = self.check_speakers(&mut errors);
        let details = typed.check(&taken.languages, true).map_err(|problem| note(problem.fields, &mut errors)).ok();
        let (before, files) = (Answers::new(), BTreeSet::new());
        for target in [Target::Proposal, Target::Speaker] {
            let asking = Asking {
                target,
                offer: typed.offer(),
                now: BEFORE_ALL,
                complete: false,
                before: &before,
                files: &files,
            };
            if let Err(problem) = check_answers(&taken.questions, asking, &typed.answers) {
                note(problem.fields, &mut errors);
            }
        }
        let checked = details.zip(speakers);
        let row = checked.map(|(details, speakers)| Row { source, typed, details, speakers });
        errors.finish(row).map_err(|problem| problem.fields.into_iter().map(|error| self.named(error)).collect())
    }

    /// An error of the form as one of the table, where nobody chose from a list.
    fn named(&self, error: FieldError) -> FieldError {
        let field = self.columns.name_of(&error.field);
        match error.code.as_str() {
            "option" => {
                let message = "The call has nothing of this name.".to_owned();
                FieldError { field, code: "name-unknown".into(), message }
            }
            _ => FieldError { field, ..error },
        }
    }

    fn typed(&self, taken: &Taken) -> TypedProposal {
        let text = |column| self.cell(column).to_owned();
        let answer = |(id, cell): (_, &str)| {
            let question = taken.questions.iter().find(|question| question.id == id)?;
            Some((id, typed_cell(question, cell))).filter(|(_, values)| !values.is_empty())
        };
        TypedProposal {
            title: text(Column::Title),
            summary: text(Column::Summary),
            description: text(Column::Description),
            notes: text(Column::Notes),
            session_type: named(&taken.types, self.cell(Column::Type), true),
            track: named(&taken.tracks, self.cell(Column::Track), false),
            language: tag(&taken.languages, self.cell(Column::Language)),
            answers: self.columns.answers(self.cells).filter_map(answer).collect(),
            ..TypedProposal::default()
        }
    }

    fn check_speakers(&self, errors: &mut FieldErrors) -> Option<Vec<NewSpeaker>> {
        let named = speakers_in_cell(self.cell(Column::Speakers));
        let mut refuse = |code, message: &str| errors.add("speakers", code, message);
        match named.len() {
            0 => refuse("missing", "This field is needed."),
            1..=SPEAKERS_MOST => {}
            _ => refuse("too-many-speakers", &format!("Name at most {SPEAKERS_MOST} speakers.")),
        }
        let mut addresses = HashSet::new();
        let mut speakers = Vec::new();
        for speaker in named.into_iter().take(SPEAKERS_MOST) {
            if speaker.name.is_empty() {
                errors.add(
                    "speakers",
                    "name-missing",
                    "Put a name before each address: Ada Lovelace <ada@example.org>.",
                );
                return None;
            }
            let new = TypedSpeaker { name: speaker.name, address: speaker.address }.check(errors)?;
            if new.address.as_ref().is_some_and(|address| !addresses.insert(address.canonical())) {
                errors.add("speakers", "address-twice", "The same address stands here twice.");
            }
            speakers.push(new);
        }
        Some(speakers)
    }
}

fn note(fields: Vec<FieldError>, errors: &mut FieldErrors) {
    for error in fields {
        errors.add(&error.field, &error.code, error.message);
    }
}

/// The id of what has a name; the name itself where nothing has it, which is refused where proposals are checked. Where
/// one must be chosen and there is no choice, nobody is asked.
fn named<Id: ToString>(known: &[(Id, String)], name: &str, is_needed: bool) -> String {
    match (known, name) {
        ([only], "") if is_needed => only.0.to_string(),
        (_, "") => String::new(),
        _ => {
            let wanted = name.to_lowercase();
            let found = known.iter().find(|(_, known)| known.trim().to_lowercase() == wanted);
            found.map_or_else(|| name.to_owned(), |(id, _)| id.to_string())
        }
    }
}

/// The call's own spelling of a language.
fn tag(known: &[String], typed: &str) -> String {
    known.iter().find(|tag| tag.eq_ignore_ascii_case(typed)).cloned().unwrap_or_else(|| typed.to_owned())
}
