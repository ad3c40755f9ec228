//! Lists that organisers edit as a whole: rooms, tracks, session types.
//!
//! The whole list is sent back with the ids of what was there. What is missing from it or marked is removed, what has no
//! id is new, and the order is that of the typed positions. So one form adds, renames, moves and removes, with scripts or
//! without, and one check says everything that is wrong with it.

use std::{cmp::Ordering, collections::HashSet, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::{
    Problem,
    problem::{FieldErrors, Flaw},
    text::line,
};

/// What every line of an edited list has, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedLine {
    /// Which one it was; empty for a new one.
    pub id: String,
    /// Name for people. A new line without a name is passed over.
    pub name: String,
    /// Where it stands among the others, a number; empty where the order of the lines says it.
    pub position: String,
    /// Whether it goes.
    pub remove: bool,
}

/// A checked line, in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line<Id, Extras> {
    /// Which one it was; `None` for a new one.
    pub id: Option<Id>,
    /// Name for people, unique in the list whatever its capitals.
    pub name: String,
    /// What else this kind of line has.
    pub extras: Extras,
}

/// One kind of list.
pub(super) trait Lines {
    /// A line as typed.
    type Typed;
    /// The id of what a line stands for.
    type Id: FromStr + PartialEq + Copy;
    /// What else a line has.
    type Extras;
    /// The word for the list in the names of fields: `rooms` for `rooms.0.name`.
    const LIST: &'static str;
    /// Most lines.
    const MOST: usize;

    /// What every line has.
    fn frame(typed: &Self::Typed) -> &TypedLine;
    /// Reads the rest of a line; `field` completes the name of a field.
    fn extras(
        typed: &Self::Typed,
        name: &str,
        nth: usize,
        errors: &mut FieldErrors,
        field: &str,
    ) -> Option<Self::Extras>;
}

type Checked<L> = Vec<Line<<L as Lines>::Id, <L as Lines>::Extras>>;

/// The lines that stay and come, in order, or everything that is wrong with them.
pub(super) fn check<L: Lines>(typed: &[L::Typed]) -> Result<Checked<L>, Problem> {
    let mut errors = FieldErrors::default();
    let mut names = HashSet::new();
    let mut ids: Vec<L::Id> = Vec::new();
    let mut lines = Vec::new();
    for (nth, (index, line)) in typed.iter().enumerate().filter(|(_, line)| counts(L::frame(line))).enumerate() {
        let frame = L::frame(line);
        let field = |name: &str| format!("{}.{index}.{name}", L::LIST);
        let place = errors.take(&field("position"), position(&frame.position, index));
        let id = errors.take(&field("id"), known_once(&frame.id, &mut ids));
        let name = errors.take(&field("name"), fresh_name(&frame.name, &mut names));
        let extras = L::extras(line, frame.name.trim(), nth, &mut errors, &field(""));
        if let (Some(place), Some(id), Some(name), Some(extras)) = (place, id, name, extras) {
            lines.push((place, Line { id, name, extras }));
        }
        if nth >= L::MOST {
            errors.add(L::LIST, "too-many-entries", format!("The list can hold {} entries at most.", L::MOST));
            break;
        }
    }
    errors.into_result()?;
    lines.sort_by_key(|(place, _)| *place);
    Ok(lines.into_iter().map(|(_, line)| line).collect())
}

/// An empty new line is nobody's wish.
fn counts(line: &TypedLine) -> bool {
    let empty = line.id.trim().is_empty() && line.name.trim().is_empty();
    !line.remove && !empty
}

/// The weight of a line in the order. One that was given the number of another goes before it when it came from below
/// and after it when it came from above, so that it ends up at that number.
fn position(typed: &str, index: usize) -> Result<usize, Flaw> {
    let own = index + 1;
    let wish = match typed.trim() {
        "" => own,
        number => number
            .parse()
            .map_err(|_| Flaw::new("position", "Give the place in the list as a whole number, 1 for the first."))?,
    };
    Ok(match wish.cmp(&own) {
        Ordering::Less => wish.saturating_mul(3),
        Ordering::Equal => own.saturating_mul(3) + 1,
        Ordering::Greater => wish.saturating_mul(3).saturating_add(2),
    })
}

fn known_once<Id: FromStr + PartialEq + Copy>(typed: &str, ids: &mut Vec<Id>) -> Result<Option<Id>, Flaw> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let id = typed.parse().map_err(|_| Flaw::new("unknown-entry", "This entry is not known; load the page again."))?;
    if ids.contains(&id) {
        return Err(Flaw::new("entry-twice", "This entry is in the list twice; load the page again."));
    }
    ids.push(id);
    Ok(Some(id))
}

fn fresh_name(typed: &str, names: &mut HashSet<String>) -> Result<String, Flaw> {
    let name = line(typed, 100)?;
    if names.insert(name.to_lowercase()) {
        Ok(name)
    } else {
        Err(Flaw::new("name-taken", "Another entry of the list has this name; choose a different one."))
    }
}

/// A whole number from `least` to `most`, or nothing; the flaw in another text has this `code`.
pub(super) fn optional_number(typed: &str, least: u32, most: u32, code: &'static str) -> Result<Option<u32>, Flaw> {
    match typed.trim() {
        "" => Ok(None),
        number => match number.parse() {
            Ok(number) if (least..=most).contains(&number) => Ok(Some(number)),
            _ => Err(Flaw::new(code, format!("Give a whole number from {least} to {most}."))),
        },
    }
}
