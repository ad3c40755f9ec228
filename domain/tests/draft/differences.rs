use std::{path::Path, process::Command};

use domain::draft::Diff;

use crate::support::{self, Text};

/// The words that git removes and adds, or none where git is not installed.
fn of_git(old: &Path, new: &Path) -> Option<usize> {
    let git = ["diff", "--no-index", "--no-color", "--word-diff=porcelain"];
    let output = Command::new("git").args(git).arg(old).arg(new).output().ok()?;
    let text = String::from_utf8(output.stdout).expect("text");
    let changed =
        text.lines().skip_while(|line| !line.starts_with("@@")).filter_map(|line| line.strip_prefix(['-', '+']));
    Some(changed.map(|line| line.split_whitespace().count()).sum())
}

fn ours(old: &Text, new: &Text) -> usize {
    let diff = Diff::of(&old.text, &new.text);
    assert_eq!(diff.apply(&old.text).as_ref(), Ok(&new.text), "{}", new.path.display());
    let changed = diff.changed();
    changed.removed + changed.added
}

fn not_much_more_than_git(old: &Text, new: &Text) {
    let words = ours(old, new);
    let Some(git) = of_git(&old.path, &new.path) else {
        eprintln!("SKIPPED: there is no git to compare with");
        return;
    };
    println!("{}: {words} changed words, git {git}", new.path.display());
    assert!(git > 0 && words * 5 <= git * 6, "{}: {words} changed words, git has {git}", new.path.display());
}

#[test]
fn each_adjacent_difference_gives_the_next_state_with_few_words() {
    let Some(revisions) = support::revisions() else { return };
    for pair in revisions.windows(2) {
        not_much_more_than_git(&pair[0], &pair[1]);
    }
}

#[test]
fn the_whole_standard_differs_by_few_words() {
    let Some([old, new]) = support::whole() else { return };
    not_much_more_than_git(&old, &new);
}
