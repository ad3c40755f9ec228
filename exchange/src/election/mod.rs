//! Files of ballots: BLT, PrefLib's orders, and the CSV of the Scottish elections (`scot-elex`).
//!
//! The readers are lenient about how a file is written and strict about what it says: a ballot that cannot be is refused
//! with its line, never mended, because every ballot counts.

mod blt;
mod preflib;
mod scottish;
mod sheet;

use domain::ballot::{Candidate, Profile};
use serde::Serialize;

use crate::{ReadError, decode::decode};

/// Most bytes of a file of ballots.
pub const MAX_BYTES: usize = 128 * 1024 * 1024;

/// An election as a file tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ElectionFile {
    /// Which format it was.
    pub format: Format,
    /// What the election is called; may be empty.
    pub title: String,
    /// Who stands, in the order of the file.
    pub candidates: Vec<Listed>,
    /// Seats, where the file says how many.
    pub seats: Option<usize>,
    /// Candidates whom the file calls withdrawn.
    pub withdrawn: Vec<Candidate>,
    /// The ballots.
    pub profile: Profile,
}

/// A candidate of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The name, or “Candidate” and the number where the file has none.
    pub name: String,
    /// The party or organisation, where the file names one.
    pub affiliation: Option<String>,
}

/// A format of files of ballots.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Format {
    /// BLT, as OpenSTV, OpaVote and others write it.
    #[serde(rename = "blt")]
    Blt,
    /// PrefLib: soc, soi, toc or toi.
    #[serde(rename = "preflib")]
    PrefLib,
    /// CSV of the Scottish council elections.
    #[serde(rename = "scot-elex")]
    Scottish,
}

/// Reads ballots from a file in any of the formats, told by its content.
pub fn read(bytes: &[u8]) -> Result<ElectionFile, ReadError> {
    if bytes.len() > MAX_BYTES {
        let most = MAX_BYTES / 1024 / 1024;
        return Err(ReadError::at(0, "file-too-large", format!("At most {most} MB of ballots are read.")));
    }
    let text = decode(bytes)?;
    match format_of(&text)? {
        Format::Blt => blt::read(&text),
        Format::PrefLib => preflib::read(&text),
        Format::Scottish => scottish::read(&text),
    }
}

fn format_of(text: &str) -> Result<Format, ReadError> {
    let Some((number, first)) = (1_u32..).zip(text.lines()).find(|(_, line)| !line.trim().is_empty()) else {
        return Err(ReadError::at(0, "file-empty", "The file is empty. Choose a file of ballots."));
    };
    let metadata = |line: &str| line.starts_with("# ") && line.contains(':');
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let head = first.split('#').next().unwrap_or_default();
    let two_numbers = |parts: Vec<&str>| parts.len() == 2 && parts.into_iter().all(digits);
    let cells = || head.split(',').map(str::trim).filter(|cell| !cell.is_empty());
    if metadata(first) {
        Ok(Format::PrefLib)
    } else if first.starts_with('#') || two_numbers(head.split_whitespace().collect()) {
        Ok(Format::Blt)
    } else if two_numbers(cells().collect()) {
        Ok(Format::Scottish)
    } else {
        let message = "This is none of BLT (“candidates seats” in the first line), PrefLib (“# FILE NAME: …”) and \
                       scot-elex CSV (“candidates,seats,”).";
        Err(ReadError::at(number, "format-unknown", message))
    }
}
