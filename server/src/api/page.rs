//! Long lists, a page at a time.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::{FieldError, Problem};
use serde::Serialize;
use utoipa::ToSchema;

/// Most items of a page.
pub const MOST: u64 = 100;

/// One page of a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct Paged<T> {
    /// What stands on this page.
    pub items: Vec<T>,
    /// What to ask for the next page with, in `cursor`; null on the last page.
    pub next: Option<String>,
}

impl<T> Paged<T> {
    /// The first `limit` of `items`, of which there may be one more to tell that the list goes on; `place` names where
    /// an item stands in its list.
    pub fn cut(list: &str, mut items: Vec<T>, limit: usize, place: impl FnOnce(&T) -> String) -> Self {
        let more = items.len() > limit;
        items.truncate(limit);
        let next = if more { items.last().map(|last| cursor(list, &place(last))) } else { None };
        Self { items, next }
    }
}

/// A cursor that goes on after `place` in `list`. Opaque to clients, and only good for the list it came from.
pub fn cursor(list: &str, place: &str) -> String {
    URL_SAFE_NO_PAD.encode(format!("{list}:{place}"))
}

/// The place behind a cursor that came with a page of `list`.
pub fn place(list: &str, cursor: Option<&str>) -> Result<Option<String>, Problem> {
    let Some(cursor) = cursor else { return Ok(None) };
    let decoded = URL_SAFE_NO_PAD.decode(cursor).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    let place = decoded.as_deref().and_then(|text| text.strip_prefix(list)?.strip_prefix(':'));
    match place {
        Some(place) if !place.contains('\0') => Ok(Some(place.to_owned())),
        _ => Err(bad_cursor()),
    }
}

/// The refusal of a cursor that did not come with a page of the list.
pub fn bad_cursor() -> Problem {
    refused("cursor", "Take the cursor from the page before as it is, and only for the same list.")
}

/// How many items there are on a page unless the client says so.
pub fn usual() -> u64 {
    50
}

/// How many items the client wants.
pub fn limit(asked: u64) -> Result<u64, Problem> {
    match asked {
        1..=MOST => Ok(asked),
        _ => Err(refused("limit", &format!("Ask for 1 to {MOST} items."))),
    }
}

fn refused(field: &str, message: &str) -> Problem {
    Problem::invalid(vec![FieldError { field: field.into(), code: field.into(), message: message.into() }])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_leads_to_its_place_in_its_list_alone() {
        let page = Paged::cut("sessions", vec!["A", "B", "C"], 2, |item| (*item).to_owned());
        assert_eq!(page.items, ["A", "B"]);
        let cursor = page.next.expect("there is more");
        assert_eq!(place("sessions", Some(&cursor)), Ok(Some("B".into())));
        assert!(place("speakers", Some(&cursor)).is_err());
        assert!(place("sessions", Some("nonsense")).is_err());
    }

    #[test]
    fn the_last_page_has_no_next_one() {
        let page = Paged::cut("sessions", vec!["A", "B"], 2, |item| (*item).to_owned());
        assert_eq!((page.items.len(), page.next), (2, None));
    }
}
