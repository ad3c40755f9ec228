//! How two texts differ, in the form that `git apply` and `patch` read.

use std::{collections::HashMap, fmt::Write as _};

use super::diff::common::common;

/// Lines of context around a change.
const CONTEXT: usize = 3;

/// The hunks that make `old` into `new`, and how many lines came and went; empty where nothing changed.
pub fn hunks(old: &str, new: &str) -> (String, usize, usize) {
    let mut known = HashMap::new();
    let (one, other) = (numbered(old, &mut known), numbered(new, &mut known));
    let numbers = |lines: &[(&str, u32)]| lines.iter().map(|(_, number)| *number).collect::<Vec<_>>();
    let mut steps = Vec::new();
    let mut at = (0, 0);
    let ends = (one.len(), other.len());
    let runs = common(&numbers(&one), &numbers(&other));
    let runs = runs.iter().map(|run| (run.old, run.new, run.length)).chain([(ends.0, ends.1, 0)]);
    for (to_old, to_new, length) in runs {
        steps.extend((at.0..to_old).map(|line| Step { mark: '-', old: line, new: at.1 }));
        steps.extend((at.1..to_new).map(|line| Step { mark: '+', old: to_old, new: line }));
        steps.extend((0..length).map(|more| Step { mark: ' ', old: to_old + more, new: to_new + more }));
        at = (to_old + length, to_new + length);
    }
    let mut text = String::new();
    for group in groups(&steps) {
        let part = &steps[group];
        let count = |left_out: char| part.iter().filter(|step| step.mark != left_out).count();
        let (olds, news) = (count('+'), count('-'));
        let first = |place: usize, count: usize| if count == 0 { place } else { place + 1 };
        let (from, to) = (first(part[0].old, olds), first(part[0].new, news));
        let _ = writeln!(text, "@@ -{from},{olds} +{to},{news} @@");
        for step in part {
            let line = if step.mark == '+' { other[step.new].0 } else { one[step.old].0 };
            text.push(step.mark);
            text.push_str(line);
            if !line.ends_with('\n') {
                text.push_str("\n\\ No newline at end of file\n");
            }
        }
    }
    let marked = |mark| steps.iter().filter(|step| step.mark == mark).count();
    (text, marked('+'), marked('-'))
}

/// A line that stays, comes or goes, with the places that both texts have reached.
struct Step {
    mark: char,
    old: usize,
    new: usize,
}

/// The steps that stand together in a hunk: changes with their context, joined where that touches.
fn groups(steps: &[Step]) -> Vec<std::ops::Range<usize>> {
    let mut groups: Vec<std::ops::Range<usize>> = Vec::new();
    for (at, _) in steps.iter().enumerate().filter(|(_, step)| step.mark != ' ') {
        let range = at.saturating_sub(CONTEXT)..(at + CONTEXT + 1).min(steps.len());
        match groups.last_mut() {
            Some(last) if last.end >= range.start => last.end = range.end,
            _ => groups.push(range),
        }
    }
    groups
}

fn numbered<'a>(text: &'a str, known: &mut HashMap<&'a str, u32>) -> Vec<(&'a str, u32)> {
    let mut number = |line: &'a str| {
        let next = u32::try_from(known.len()).unwrap_or(u32::MAX);
        (line, *known.entry(line).or_insert(next))
    };
    text.split_inclusive('\n').map(&mut number).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_hunk_reads_as_git_writes_it() {
        let old = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12";
        let new = "1\n2\n3\nfour\n5\n6\n7\n8\n9\n10\n11\n12\n";
        let expected = "@@ -1,7 +1,7 @@\n 1\n 2\n 3\n-4\n+four\n 5\n 6\n 7\n@@ -9,4 +9,4 @@\n 9\n 10\n 11\n-12\n\
            \\ No newline at end of file\n+12\n";
        assert_eq!(hunks(old, new), (expected.to_owned(), 2, 2));
        assert_eq!(hunks("", "a\n"), ("@@ -0,0 +1,1 @@\n+a\n".to_owned(), 1, 0));
        assert_eq!(hunks("a\n", "a\n").0, "");
    }

    /// What a reader of such hunks does.
    fn applied(old: &str, hunks: &str) -> String {
        let old: Vec<&str> = old.split_inclusive('\n').collect();
        let (mut new, mut at) = (String::new(), 0);
        let mut lines = hunks.split_inclusive('\n').peekable();
        while let Some(line) = lines.next() {
            if let Some(head) = line.strip_prefix("@@ -") {
                let (from, rest) = head.split_once(',').expect("a count");
                let count: usize = rest.split(' ').next().expect("a count").parse().expect("a number");
                let from: usize = from.parse().expect("a number");
                let start = if count == 0 { from } else { from - 1 };
                new.push_str(&old[at..start].concat());
                at = start;
                continue;
            }
            let ends = lines.peek().is_none_or(|next| !next.starts_with('\\'));
            let text = if ends { &line[1..] } else { line[1..].trim_end_matches('\n') };
            match line.as_bytes()[0] {
                b' ' | b'-' => {
                    assert_eq!(old[at], text);
                    at += 1;
                    if line.starts_with(' ') {
                        new.push_str(text);
                    }
                }
                b'+' => new.push_str(text),
                _ => {}
            }
        }
        new + &old[at..].concat()
    }

    proptest! {
        #[test]
        fn the_hunks_make_the_one_text_into_the_other(old in "[ab\n]{0,60}", new in "[abc\n]{0,60}") {
            prop_assert_eq!(applied(&old, &hunks(&old, &new).0), new);
        }
    }
}
