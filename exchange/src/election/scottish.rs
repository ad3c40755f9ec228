//! CSV of the Scottish council elections: `candidates,seats,`; `count,preference,…`; candidates; ward.

use domain::ballot::Candidate;

use super::{
    ElectionFile, Format,
    sheet::{Sheet, incomplete, number},
};
use crate::ReadError;

pub(super) fn read(text: &str) -> Result<ElectionFile, ReadError> {
    let mut lines = (1_u32..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
    let Some((first, head)) = lines.next() else { return Err(incomplete(1, "it says anything")) };
    let mut numbers = cells(head);
    let mut next = |what: &str| number(first, numbers.next().ok_or_else(|| incomplete(first, what))?);
    let (candidates, seats) = (next("the number of candidates")?, next("the number of seats")?);
    let mut sheet = Sheet::new(Format::Scottish, first, candidates)?;
    sheet.seats = Some(seats);
    let mut ranking = Vec::new();
    for (line, content) in lines {
        if content.trim_start().starts_with('"') {
            read_name(&mut sheet, line, content)?;
            continue;
        }
        let mut words = cells(content);
        let weight = number(line, words.next().unwrap_or_default())?;
        ranking.clear();
        for word in words {
            ranking.push(sheet.candidate(line, word)?);
        }
        sheet.strict_ballot(line, &ranking, weight)?;
    }
    Ok(sheet.finish())
}

/// `"Candidate 1","name","party",`, or the ward.
fn read_name(sheet: &mut Sheet, line: u32, content: &str) -> Result<(), ReadError> {
    let parts: Vec<&str> =
        content.trim().trim_end_matches(',').split("\",\"").map(|part| part.trim_matches('"')).collect();
    match parts[..] {
        [candidate, name, ref party @ ..] if candidate.starts_with("Candidate ") => {
            let candidate: Candidate = sheet.candidate(line, candidate.trim_start_matches("Candidate ").trim())?;
            sheet.name(candidate, name, party.first().copied());
        }
        _ => sheet.title = parts.join(", "),
    }
    Ok(())
}

/// The cells of a line of numbers; a comma at its end adds none.
fn cells(line: &str) -> impl Iterator<Item = &str> {
    line.split(',').map(str::trim).filter(|cell| !cell.is_empty())
}
