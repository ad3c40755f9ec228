//! Why a file was refused.

use domain::{Problem, problem::Kind, programme::sheet::Place};

/// A refusal: a stable code, the place, and a sentence that says what was found and what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}{message}", where_in_file(place))]
pub struct ReadError {
    /// Stable word, such as `file-incomplete`.
    pub code: &'static str,
    /// Where in the file.
    pub place: Place,
    /// What was found and what to do.
    pub message: String,
}

impl ReadError {
    /// A refusal at a line.
    pub(crate) fn at(line: u32, code: &'static str, message: impl Into<String>) -> Self {
        Self { code, place: Place { line, path: String::new() }, message: message.into() }
    }

    pub(crate) fn empty() -> Self {
        Self::at(0, "file-empty", "The file is empty. Choose the exported schedule.xml or schedule.json.")
    }

    pub(crate) fn too_large(most: usize) -> Self {
        let message = format!(
            "The file is larger than the {} MB that are read. Export the programme without attachments or pictures.",
            most.div_ceil(1024 * 1024)
        );
        Self::at(0, "file-too-large", message)
    }

    pub(crate) fn unknown_format(text: &str) -> Self {
        let what = if text.trim_start().to_ascii_uppercase().starts_with("BEGIN:VCALENDAR") {
            "The file is a calendar, which does not hold a whole programme."
        } else {
            "The file is neither XML nor JSON."
        };
        Self::at(1, "format-unknown", format!("{what} Export it as schedule.xml or schedule.json and choose that."))
    }

    pub(crate) fn not_a_schedule(line: u32, found: &str) -> Self {
        let message = format!(
            "The file begins with “{found}” and is not a schedule. Export the programme as schedule.xml or schedule.json."
        );
        Self::at(line, "not-a-schedule", message)
    }

    pub(crate) fn web_page() -> Self {
        let message = "The file is a web page and not a schedule. Look there for a link to schedule.xml or schedule.json, \
                       download that and import it.";
        Self::at(1, "not-a-schedule", message)
    }

    pub(crate) fn incomplete(line: u32) -> Self {
        let message = "The file ends in the middle, so part of the programme is missing. Download or export it again.";
        Self::at(line, "file-incomplete", message)
    }

    pub(crate) fn too_deep(line: u32, most: usize) -> Self {
        let message =
            format!("More than {most} levels stand inside each other here, which no schedule needs. Export it again.");
        Self::at(line, "too-deep", message)
    }

    pub(crate) fn too_much(line: u32, what: &str, most: usize) -> Self {
        Self::at(
            line,
            "too-much",
            format!("The file holds more than {most} {what}. Divide it or leave out what is not needed."),
        )
    }
}

impl From<ReadError> for Problem {
    fn from(error: ReadError) -> Self {
        let kind = match error.code {
            "file-too-large" | "too-much" => Kind::TooLarge,
            "format-unknown" | "not-a-schedule" => Kind::UnsupportedType,
            _ => Kind::Invalid,
        };
        Self::new(kind, error.code, format!("{error} Nothing was changed."))
    }
}

fn where_in_file(place: &Place) -> String {
    match (place.line, place.path.as_str()) {
        (0, "") => String::new(),
        (0, path) => format!("At {path}: "),
        (line, _) => format!("Line {line}: "),
    }
}
