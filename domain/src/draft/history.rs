//! Histories: a folder of files, one for each revision, whose names begin with numbers.

use std::ops::Range;

/// Most files of a history that are taken at once.
pub const MAX_FILES: usize = 200;

/// The number that the name of a file begins with.
pub fn leading_number(name: &str) -> Option<u64> {
    let digits = name.split(|char: char| !char.is_ascii_digit()).next().unwrap_or_default();
    digits.parse().ok()
}

/// The places of `names` in the order of the numbers that they begin with, and of the names where two numbers are the
/// same. One file alone needs no number.
///
/// # Errors
/// The first of the names that begins with none: then nobody knows where it belongs.
pub fn in_order<'a>(names: &[&'a str]) -> Result<Vec<usize>, &'a str> {
    if names.len() == 1 {
        return Ok(vec![0]);
    }
    let mut numbered = Vec::with_capacity(names.len());
    for (place, name) in names.iter().enumerate() {
        numbered.push((leading_number(name).ok_or(*name)?, *name, place));
    }
    numbered.sort_unstable();
    Ok(numbered.into_iter().map(|(_, _, place)| place).collect())
}

/// Which `revisions` are the first of `files`; both are told by their content hashes, from the oldest. The files after
/// those are to be posted. So a history that was cut off halfway, or that has grown since, is sent again as a whole and
/// goes on where it ended, and one that is there already posts nothing.
///
/// The longest run of files from the first counts that stands anywhere among the revisions, the last one if it stands
/// there twice. A single file that said the same long ago is posted anew: an earlier text comes back.
///
/// # Errors
/// The revisions that are such a run, where it is not all of the files and other revisions followed it: nobody can tell
/// what the rest of the files would continue.
pub fn already_posted<T: PartialEq>(revisions: &[T], files: &[T]) -> Result<Range<usize>, Range<usize>> {
    let run = |start: usize| revisions[start..].iter().zip(files).take_while(|(one, other)| one == other).count();
    let longest = (0..revisions.len()).max_by_key(|start| run(*start)).unwrap_or(0);
    let held = longest..longest + run(longest);
    let is_last = held.end == revisions.len();
    match held.len() {
        0 => Ok(revisions.len()..revisions.len()),
        _ if is_last => Ok(held),
        1 => Ok(revisions.len()..revisions.len()),
        count if count == files.len() => Ok(held),
        _ => Err(held),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn files_follow_their_numbers() {
        assert_eq!(in_order(&["10.md", "2-b.md", "01.md", "2-a.md"]), Ok(vec![2, 3, 1, 0]));
        assert_eq!(in_order(&["notes.md"]), Ok(vec![0]), "one alone has no order");
        assert_eq!(in_order(&["1.md", "notes.md"]), Err("notes.md"));
        assert_eq!(in_order(&["1.md", "99999999999999999999.md"]), Err("99999999999999999999.md"), "no such number");
        assert_eq!(in_order(&[]), Ok(Vec::new()));
        assert_eq!(leading_number("07 again.md"), Some(7));
        assert_eq!(leading_number("v7.md"), None);
    }

    #[test]
    fn a_history_goes_on_where_it_ended() {
        assert_eq!(already_posted::<u8>(&[], &[1, 2]), Ok(0..0));
        assert_eq!(already_posted(&[1, 2], &[1, 2, 3]), Ok(0..2), "it has grown");
        assert_eq!(already_posted(&[9, 1, 2], &[1, 2, 3]), Ok(1..3), "something stood there before");
        assert_eq!(already_posted(&[1, 2, 3], &[1, 2, 3]), Ok(0..3), "nothing is new");
        assert_eq!(already_posted(&[1, 2, 3, 9], &[1, 2, 3]), Ok(0..3), "nothing is new, and others went on");
        assert_eq!(already_posted(&[1, 2, 9], &[1, 2, 3]), Err(0..2), "somebody went on elsewhere");
        assert_eq!(already_posted(&[1, 2, 1], &[1, 2, 1, 3]), Ok(0..3), "an earlier text came back");
        assert_eq!(already_posted(&[1, 2, 9, 1, 2], &[1, 2, 3]), Ok(3..5), "the last of two runs");
        assert_eq!(already_posted(&[1, 2, 3], &[3]), Ok(2..3), "the newest says the same");
        assert_eq!(already_posted(&[1, 2, 3], &[2]), Ok(3..3), "an earlier text is posted anew");
    }

    proptest! {
        #[test]
        fn sent_again_after_any_cut_it_ends_the_same(files in prop::collection::vec(0_u8..4, 0..12), before in prop::collection::vec(4_u8..8, 0..4), cut in 0_usize..12) {
            let mut files = files;
            files.dedup();
            let mut revisions = before.clone();
            revisions.extend(&files[..cut.min(files.len())]);
            let held = already_posted(&revisions, &files).expect("nobody went on");
            revisions.extend(&files[held.len()..]);
            prop_assert_eq!(revisions, [before, files].concat());
        }
    }
}
