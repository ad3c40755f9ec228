use proptest::prelude::*;

use super::*;

fn inline(old: &str, new: &str) -> String {
    let show = |piece: &Piece| match piece.fate {
        Fate::Kept => piece.text.clone(),
        Fate::Removed => format!("[-{}-]", piece.text),
        Fate::Added => format!("{{+{}+}}", piece.text),
    };
    Diff::of(old, new).pieces.iter().map(show).collect()
}

/// The length of the longest common subsequence, by the table that everybody knows.
fn longest(old: &[u32], new: &[u32]) -> usize {
    let mut row = vec![0; new.len() + 1];
    for one in old {
        let mut diagonal = 0;
        for (place, other) in new.iter().enumerate() {
            let above = row[place + 1];
            row[place + 1] = if one == other { diagonal + 1 } else { above.max(row[place]) };
            diagonal = above;
        }
    }
    row[new.len()]
}

#[test]
fn a_phrase_changes_as_one() {
    let (old, new) = ("It should not be so.\n", "It must never be so.\n");
    assert_eq!(inline(old, new), "It[- should not-]{+ must never+} be so.\n");
    assert_eq!(Diff::of(old, new).changed(), Changed { removed: 2, added: 2 });
}

#[test]
fn white_space_counts_and_is_no_word() {
    assert_eq!(inline("a b\n", "a  b\n\n"), "a[- -]{+  +}b[-\n-]{+\n\n+}");
    assert_eq!(Diff::of("a b\n", "a  b\n\n").changed(), Changed::default());
    assert_eq!(inline("", " "), "{+ +}");
    assert!(Diff::of("a b", "a b").is_empty());
}

#[test]
fn a_difference_is_refused_by_another_text() {
    let diff = Diff::of("one two", "one three");
    assert_eq!(diff.apply("one two"), Ok("one three".into()));
    assert_eq!(diff.apply("one four"), Err(OtherText(3)));
    assert_eq!(diff.apply("one two "), Err(OtherText(7)));
}

#[test]
fn lines_stand_beside_their_new_wording() {
    let rows = Diff::of("a\nb c\nd\n", "a\nb x\nnew\nd").side_by_side();
    let numbers: Vec<_> = rows
        .iter()
        .map(|row| (row.old.as_ref().map(|side| side.line), row.new.as_ref().map(|side| side.line)))
        .collect();
    assert_eq!(numbers, [(Some(1), Some(1)), (Some(2), Some(2)), (None, Some(3)), (Some(3), Some(4))]);
    assert_eq!(rows.iter().map(Row::differs).collect::<Vec<_>>(), [false, true, true, false]);
}

#[test]
fn two_long_texts_with_nothing_in_order_cost_a_bounded_time() {
    let words = |seed: u64| -> String {
        let mut state = seed;
        let mut text = String::new();
        for _ in 0..300_000 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            text += &format!("w{} ", (state >> 33) % 500);
        }
        text
    };
    let (old, new) = (words(1), words(2));
    assert_eq!(Diff::of(&old, &new).apply(&old).as_ref(), Ok(&new));
}

proptest! {
    #[test]
    fn what_is_common_is_the_longest(old in prop::collection::vec(0_u32..6, 0..60), new in prop::collection::vec(0_u32..6, 0..60)) {
        let runs = common(&old, &new);
        let mut at = (0, 0);
        for run in &runs {
            prop_assert!(run.old >= at.0 && run.new >= at.1 && run.length > 0);
            prop_assert_eq!(&old[run.old..run.old + run.length], &new[run.new..run.new + run.length]);
            at = (run.old + run.length, run.new + run.length);
        }
        prop_assert_eq!(runs.iter().map(|run| run.length).sum::<usize>(), longest(&old, &new));
    }

    #[test]
    fn a_difference_applied_gives_the_new_text(old in "[ab \n]{0,40}", new in "[ab \n]{0,40}") {
        let diff = Diff::of(&old, &new);
        prop_assert_eq!(diff.apply(&old), Ok(new.clone()));
        let side = |pick: fn(&Row) -> &Option<Side>| -> Vec<String> {
            let rows = diff.side_by_side();
            let text = |side: &Side| side.pieces.iter().map(|piece| piece.text.as_str()).collect::<String>();
            rows.iter().filter_map(|row| pick(row).as_ref().map(text)).collect()
        };
        prop_assert_eq!(side(|row| &row.old), old.lines().map(str::to_owned).collect::<Vec<_>>());
        prop_assert_eq!(side(|row| &row.new), new.lines().map(str::to_owned).collect::<Vec<_>>());
    }
}
