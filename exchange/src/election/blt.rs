//! BLT: candidates and seats, withdrawn candidates, ballots that each end with 0, a 0, names, title.

use domain::ballot::Candidate;

use super::{
    ElectionFile, Format,
    sheet::{Sheet, incomplete, number, shown},
};
use crate::ReadError;

pub(super) fn read(text: &str) -> Result<ElectionFile, ReadError> {
    let mut lines = (1_u32..).zip(text.lines());
    let mut words = Words { lines: lines.by_ref(), line: 1, rest: "" };
    let candidates: usize = words.number("the number of candidates")?;
    let mut sheet = Sheet::new(Format::Blt, words.line, candidates)?;
    sheet.seats = Some(words.number("the number of seats")?);
    loop {
        let word = words.word("the 0 that ends the ballots")?;
        if let Some(withdrawn) = word.strip_prefix('-') {
            let withdrawn = sheet.candidate(words.line, withdrawn)?;
            sheet.withdrawn.push(withdrawn);
        } else if word.starts_with(['[', '(']) {
            let message = format!("“{}” is an option that is not read. Take it out.", shown(word));
            return Err(ReadError::at(words.line, "option-unknown", message));
        } else {
            let weight = number(words.line, word)?;
            if weight == 0 {
                break;
            }
            let line = words.line;
            let ranks = ranking(&mut words, &sheet)?;
            sheet.ballot(line, &ranks, weight)?;
        }
    }
    let rest = std::mem::take(&mut words.rest);
    read_names(&mut sheet, std::iter::once(rest).chain(lines.map(|(_, line)| line)));
    Ok(sheet.finish())
}

/// Ranks up to the 0. Equal ones are joined by `=`; `-` is a rank left out.
fn ranking<'t>(
    words: &mut Words<'t, impl Iterator<Item = (u32, &'t str)>>,
    sheet: &Sheet,
) -> Result<Vec<Vec<Candidate>>, ReadError> {
    let mut ranks = Vec::new();
    loop {
        match words.word("the 0 that ends a ballot")? {
            "0" => return Ok(ranks),
            "-" => {}
            rank => {
                let equal = rank.split('=').map(|one| sheet.candidate(words.line, one));
                ranks.push(equal.collect::<Result<_, _>>()?);
            }
        }
    }
}

/// Names in the order of the numbers, quoted or a line each; then the title.
fn read_names<'t>(sheet: &mut Sheet, lines: impl Iterator<Item = &'t str>) {
    let names = lines.map(str::trim).filter(|line| !line.is_empty()).flat_map(|line| {
        let quoted: Vec<&str> = line.split('"').skip(1).step_by(2).collect();
        // One quote more or less is part of an unquoted line.
        if line.starts_with('"') && line.matches('"').count() == 2 * quoted.len() { quoted } else { vec![line] }
    });
    for (place, name) in names.enumerate() {
        match Candidate::at(place).filter(|_| place < sheet.candidates()) {
            Some(candidate) => sheet.name(candidate, name, None),
            None if sheet.title.is_empty() => name.clone_into(&mut sheet.title),
            None => {}
        }
    }
}

/// The words of a text with their lines; `#` begins a comment.
struct Words<'t, L> {
    lines: L,
    line: u32,
    rest: &'t str,
}

impl<'t, L: Iterator<Item = (u32, &'t str)>> Words<'t, L> {
    fn word(&mut self, expected: &str) -> Result<&'t str, ReadError> {
        loop {
            self.rest = self.rest.trim_start();
            if self.rest.is_empty() || self.rest.starts_with('#') {
                let (line, rest) = self.lines.next().ok_or_else(|| incomplete(self.line, expected))?;
                (self.line, self.rest) = (line, rest);
            } else {
                let end = self.rest.find(|c: char| c.is_whitespace() || c == '#').unwrap_or(self.rest.len());
                let (word, rest) = self.rest.split_at(end);
                self.rest = rest;
                return Ok(word);
            }
        }
    }

    fn number(&mut self, expected: &str) -> Result<usize, ReadError> {
        let word = self.word(expected)?;
        number(self.line, word)
    }
}
