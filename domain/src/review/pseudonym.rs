//! Names for reviewers whose names are not shown.

use crate::id::PersonId;

/// The letter of each who wrote in a discussion, by the order in which they first wrote. It says nothing that the order
/// of the messages does not say already; it is a letter of this proposal alone, and it stays when others join.
pub fn letters(writers: impl IntoIterator<Item = PersonId>) -> Vec<(PersonId, String)> {
    let mut letters: Vec<(PersonId, String)> = Vec::new();
    for writer in writers {
        if letters.iter().all(|(known, _)| *known != writer) {
            letters.push((writer, letter(letters.len())));
        }
    }
    letters
}

/// A to Z, then AA, AB and so on.
fn letter(number: usize) -> String {
    let mut rest = number + 1;
    let mut letters = Vec::new();
    while rest > 0 {
        let place = u8::try_from((rest - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + place));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn letters_go_by_the_first_message_and_stay() {
        let [a, b, c] = [3, 1, 2].map(|number| PersonId(Uuid::from_u128(number)));
        let named = |writers: &[PersonId]| letters(writers.iter().copied());
        let first = named(&[a, b, a]);
        assert_eq!(first, [(a, "A".to_owned()), (b, "B".to_owned())]);
        assert_eq!(named(&[a, b, a, c, b])[..2], first[..]);
    }

    #[test]
    fn there_are_letters_for_everybody() {
        assert_eq!([0, 25, 26, 51, 52, 701, 702].map(letter), ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }
}
