//! Manuscripts that cost more than a document may.

use std::time::{Duration, Instant};

use exchange::manuscript::{Block, MAX_BYTES, MAX_DEPTH, Run};

use crate::run::{manuscript, paragraph, pdf, press, press_bytes};

/// A text nested as deep as manuscripts may be.
#[test]
fn what_is_as_deep_as_it_may_be_is_set() {
    let mut runs = vec![Run::text("deep")];
    for _ in 0..MAX_DEPTH {
        runs = vec![Run::Strong { runs: vec![Run::Stressed { runs }] }];
    }
    let mut block = Block::Paragraph { runs };
    for _ in 0..MAX_DEPTH {
        block = Block::List { first: None, is_tight: true, items: vec![vec![block]] };
    }
    pdf(&manuscript(vec![Block::Quote { blocks: vec![block] }]));
}

#[test]
fn nesting_that_no_manuscript_has_is_refused() {
    let mut block = paragraph("deep");
    for _ in 0..80 {
        block = Block::Quote { blocks: vec![block] };
    }
    let output = press(&manuscript(vec![block]));
    assert!(!output.status.success() && output.stdout.is_empty());
    // Deeper than JSON is read, and longer than it is taken.
    for bytes in ["[".repeat(1_000_000), "x".repeat(MAX_BYTES + 1), "{}".into()] {
        let output = press_bytes(bytes.as_bytes());
        assert!(!output.status.success() && output.stdout.is_empty());
        assert!(String::from_utf8_lossy(&output.stderr).starts_with("plenary-press: "));
    }
}

#[test]
fn a_text_that_needs_more_memory_or_time_than_there_is_ends_the_press_alone() {
    let cell = vec![Run::text("1")];
    let row = vec![cell; 12];
    // Half a million cells: far more than any standard, within what is read.
    let table = Block::Table { shares: vec![1; 12], head: Vec::new(), rows: vec![row; 40_000] };
    let begun = Instant::now();
    let output = press(&manuscript(vec![table]));
    assert!(!output.status.success() && output.stdout.is_empty(), "{}", output.status);
    assert!(begun.elapsed() < Duration::from_secs(150), "{:?}", begun.elapsed());
}
