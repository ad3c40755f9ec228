//! Requirements in tables: one row each, told by the words of the table's head.

use crate::draft::{Mapping, Requirement};

/// The table that the current line may belong to.
#[derive(Default)]
pub(super) struct Table {
    columns: Option<Columns>,
    open: bool,
}

/// What the columns of a table of requirements hold.
struct Columns {
    number: usize,
    text: usize,
    level: Option<usize>,
    rationale: Option<usize>,
    test: Option<usize>,
    /// Columns that tick the level they are named after, with that name.
    ticks: Vec<(usize, String)>,
    mappings: Vec<(usize, String)>,
}

impl Table {
    /// Whether the last line belonged to a table.
    pub fn is_open(&self) -> bool {
        self.open
    }

    /// Whether the last line belonged to a table of requirements.
    pub fn holds_requirements(&self) -> bool {
        self.columns.is_some()
    }

    /// Takes a line; the requirement it states, if it does.
    pub fn take(&mut self, line: &str) -> Option<Requirement> {
        let Some(cells) = cells(line) else {
            *self = Self::default();
            return None;
        };
        if !self.open {
            *self = Self { columns: Columns::of(&cells), open: true };
            return None;
        }
        self.columns.as_ref()?.requirement(&cells)
    }
}

impl Columns {
    fn of(head: &[String]) -> Option<Self> {
        let words: Vec<_> = head.iter().map(|cell| cell.trim_matches('*').trim().to_lowercase()).collect();
        let find = |names: &[&str]| words.iter().position(|word| names.contains(&word.as_str()));
        let number = find(&["#", "id", "no", "no.", "nr", "number"])?;
        let text = find(&["description", "requirement", "text", "criterion", "control"])?;
        let level = find(&["level", "maturity"]);
        let rationale = find(&["rationale", "why"]);
        let test = find(&["test", "how to test", "verification"]);
        let mut ticks = Vec::new();
        let mut mappings = Vec::new();
        for (place, cell) in head.iter().enumerate() {
            let taken = [Some(number), Some(text), level, rationale, test].contains(&Some(place));
            if taken || cell.is_empty() {
                continue;
            }
            match words[place].strip_prefix('l').filter(|rest| rest.parse::<u8>().is_ok()) {
                Some(rest) => ticks.push((place, rest.to_owned())),
                None => mappings.push((place, cell.trim_matches('*').trim_start_matches('#').trim().to_owned())),
            }
        }
        Some(Self { number, text, level, rationale, test, ticks, mappings })
    }

    fn requirement(&self, cells: &[String]) -> Option<Requirement> {
        let cell = |place: usize| cells.get(place).map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
        let number = cell(self.number)?.trim_matches('*').trim();
        let is_rule = number.chars().all(|char| matches!(char, ':' | '-' | ' '));
        let text = cell(self.text)?;
        if number.is_empty() || is_rule {
            return None;
        }
        let ticked = || self.ticks.iter().find(|(place, _)| cell(*place).is_some()).map(|(_, level)| level.as_str());
        let mappings = self.mappings.iter().flat_map(|(place, scheme)| {
            let entries = cell(*place).unwrap_or_default().split(',').map(str::trim).filter(|entry| !entry.is_empty());
            entries.map(|entry| Mapping { scheme: scheme.clone(), entry: entry.to_owned() })
        });
        Some(Requirement {
            number: number.to_owned(),
            level: self.level.and_then(cell).or_else(ticked).map(str::to_owned),
            text: text.to_owned(),
            rationale: self.rationale.and_then(cell).map(str::to_owned),
            test: self.test.and_then(cell).map(str::to_owned),
            mappings: mappings.collect(),
            ..Requirement::default()
        })
    }
}

/// The cells of a row that begins with `|`; `\|` is a bar inside a cell.
fn cells(line: &str) -> Option<Vec<String>> {
    let row = line.trim().strip_prefix('|')?;
    let mut cells = vec![String::new()];
    let mut chars = row.chars().peekable();
    while let Some(char) = chars.next() {
        let last = cells.last_mut()?;
        match char {
            '\\' if chars.next_if_eq(&'|').is_some() => last.push('|'),
            '|' => cells.push(String::new()),
            other => last.push(other),
        }
    }
    if cells.len() > 1 && cells.last().is_some_and(|cell| cell.trim().is_empty()) {
        cells.pop();
    }
    for cell in &mut cells {
        *cell = cell.trim().to_owned();
    }
    Some(cells)
}
