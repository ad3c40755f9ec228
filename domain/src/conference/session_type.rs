//! Kinds of session that a conference offers.

use serde::{Deserialize, Serialize};

use super::lines::{Line, Lines, TypedLine, check, optional_number};
use crate::{Problem, id::SessionTypeId, problem::FieldErrors};

/// Most session types of a conference.
pub const SESSION_TYPES_MAX: usize = 100;

/// A session type as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedSessionType {
    /// Which, what name, where in the list.
    #[serde(flatten)]
    pub line: TypedLine,
    /// How long such a session takes.
    pub minutes: String,
}

/// What a session type has besides its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SessionTypeExtras {
    /// How long such a session takes.
    pub minutes: u32,
}

/// The session types in order, or everything that is wrong with them.
pub fn check_session_types(typed: &[TypedSessionType]) -> Result<Vec<Line<SessionTypeId, SessionTypeExtras>>, Problem> {
    check::<SessionTypes>(typed)
}

struct SessionTypes;

impl Lines for SessionTypes {
    type Typed = TypedSessionType;
    type Id = SessionTypeId;
    type Extras = SessionTypeExtras;
    const LIST: &'static str = "types";
    const MOST: usize = SESSION_TYPES_MAX;

    fn frame(typed: &TypedSessionType) -> &TypedLine {
        &typed.line
    }

    fn extras(
        typed: &TypedSessionType,
        _: &str,
        _: usize,
        errors: &mut FieldErrors,
        field: &str,
    ) -> Option<SessionTypeExtras> {
        let field = format!("{field}minutes");
        let minutes = errors.take(&field, optional_number(&typed.minutes, 1, 24 * 60, "minutes"))?;
        if minutes.is_none() {
            errors.add(&field, "missing", "Say how many minutes such a session takes.");
        }
        minutes.map(|minutes| SessionTypeExtras { minutes })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_says_how_long_it_takes() {
        let workshop = |minutes: &str| {
            let line = TypedLine { name: "Workshop".into(), ..TypedLine::default() };
            check_session_types(&[TypedSessionType { line, minutes: minutes.into() }])
                .map(|types| types[0].extras.minutes)
                .map_err(|problem| problem.fields[0].code.clone())
        };
        assert_eq!(workshop("90"), Ok(90));
        assert_eq!(workshop(""), Err("missing".into()));
        assert_eq!(workshop("1441"), Err("minutes".into()));
    }
}
