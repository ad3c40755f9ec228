//! Rooms of a conference.

use serde::{Deserialize, Serialize};

use super::lines::{Line, Lines, TypedLine, check, optional_number};
use crate::{Problem, id::RoomId, problem::FieldErrors};

/// A room as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedRoom {
    /// Which, what name, where in the list.
    #[serde(flatten)]
    pub line: TypedLine,
    /// Seats, where known.
    pub capacity: String,
}

/// What a room has besides its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoomExtras {
    /// Seats, where known.
    pub capacity: Option<u32>,
}

/// The rooms in order, or everything that is wrong with them.
pub fn check_rooms(typed: &[TypedRoom]) -> Result<Vec<Line<RoomId, RoomExtras>>, Problem> {
    check::<Rooms>(typed)
}

struct Rooms;

impl Lines for Rooms {
    type Typed = TypedRoom;
    type Id = RoomId;
    type Extras = RoomExtras;
    const LIST: &'static str = "rooms";
    const MOST: usize = 500;

    fn frame(typed: &TypedRoom) -> &TypedLine {
        &typed.line
    }

    fn extras(typed: &TypedRoom, _: &str, _: usize, errors: &mut FieldErrors, field: &str) -> Option<RoomExtras> {
        let capacity =
            errors.take(&format!("{field}capacity"), optional_number(&typed.capacity, 1, 1_000_000, "capacity"))?;
        Some(RoomExtras { capacity })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn room(id: &str, name: &str, position: &str, capacity: &str) -> TypedRoom {
        let line = TypedLine { id: id.into(), name: name.into(), position: position.into(), remove: false };
        TypedRoom { line, capacity: capacity.into() }
    }

    const JANSON: &str = "018f0000-0000-7000-8000-000000000001";

    #[test]
    fn rooms_stand_where_their_numbers_say_and_empty_lines_are_passed_over() {
        let typed = [room(JANSON, "Janson", "2", "1415"), room("", "  ", "", ""), room("", "K.1.105", "1", "")];
        let rooms = check_rooms(&typed).expect("two rooms");
        let listed: Vec<(&str, bool, Option<u32>)> =
            rooms.iter().map(|room| (room.name.as_str(), room.id.is_some(), room.extras.capacity)).collect();
        assert_eq!(listed, [("K.1.105", false, None), ("Janson", true, Some(1415))]);
    }

    #[test]
    fn a_moved_room_ends_up_at_the_number_it_was_given() {
        let order = |numbers: [&str; 4]| {
            let names = ["A", "B", "C", "D"];
            let typed: Vec<TypedRoom> =
                names.iter().zip(numbers).map(|(name, number)| room("", name, number, "")).collect();
            let rooms = check_rooms(&typed).expect("four rooms");
            rooms.into_iter().map(|room| room.name).collect::<String>()
        };
        assert_eq!(order(["1", "2", "3", "4"]), "ABCD");
        assert_eq!(order(["1", "2", "1", "4"]), "CABD");
        assert_eq!(order(["3", "2", "3", "4"]), "BCAD");
        assert_eq!(order(["1", "2", "", "1"]), "DABC");
        assert_eq!(order(["4", "3", "2", "1"]), "DCBA");
    }

    #[test]
    fn a_room_marked_for_removal_goes_whatever_else_is_typed_in_it() {
        let mut gone = room(JANSON, "", "x", "y");
        gone.line.remove = true;
        assert_eq!(check_rooms(&[gone]), Ok(Vec::new()));
    }

    #[test]
    fn what_is_wrong_is_said_beside_its_field() {
        let typed =
            [room(JANSON, "Janson", "first", "0"), room(JANSON, "janson", "", "many"), room("not-an-id", "", "", "")];
        let problem = check_rooms(&typed).expect_err("much is wrong");
        let said: Vec<String> = problem.fields.iter().map(|error| format!("{} {}", error.field, error.code)).collect();
        assert_eq!(
            said,
            [
                "rooms.0.position position",
                "rooms.0.capacity capacity",
                "rooms.1.id entry-twice",
                "rooms.1.name name-taken",
                "rooms.1.capacity capacity",
                "rooms.2.id unknown-entry",
                "rooms.2.name missing",
            ]
        );
    }

    #[test]
    fn more_rooms_than_any_venue_has_are_refused() {
        let rooms = |count: usize| (0..count).map(|n| room("", &format!("Room {n}"), "", "")).collect::<Vec<_>>();
        assert_eq!(check_rooms(&rooms(500)).map(|rooms| rooms.len()), Ok(500));
        let problem = check_rooms(&rooms(20_000)).expect_err("too many");
        assert_eq!((problem.fields.len(), problem.fields[0].code.as_str()), (1, "too-many-entries"));
    }
}
