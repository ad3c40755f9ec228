//! Tables.

use comrak::nodes::{Node, NodeValue};
use exchange::manuscript::{Block, Run};

use super::blocks::Setter;

/// Most columns of a table that is set as one; a wider one is shown as it was written.
const MAX_COLUMNS: usize = 12;
/// Most characters in every cell of a column that asks for no more width than it needs.
const NARROW: usize = 14;
/// Most characters that count for the width of a column.
const WIDE: usize = 900;
/// Most characters of a word in a table before it may be broken anywhere.
const LONG_WORD: usize = 28;

/// A table of so many columns.
pub fn table<'a>(setter: &Setter<'a>, node: Node<'a>, columns: usize) -> Block {
    if columns > MAX_COLUMNS {
        let at = node.data().sourcepos;
        let lines = setter.lines.get(at.start.line.saturating_sub(1)..at.end.line.min(setter.lines.len()));
        return Block::Lines { text: lines.unwrap_or_default().join("\n") };
    }
    let (mut head, mut rows, mut longest) = (Vec::new(), Vec::new(), vec![0; columns]);
    for row in node.children() {
        let mut cells: Vec<Vec<Run>> = row.children().map(|cell| setter.links.runs(cell)).collect();
        cells.resize(columns, Vec::new());
        for (most, cell) in longest.iter_mut().zip(&mut cells) {
            *most = length(cell).max(*most);
            cell.iter_mut().for_each(soften);
        }
        match row.data().value {
            NodeValue::TableRow(true) if cells.iter().all(Vec::is_empty) => {}
            NodeValue::TableRow(true) => head = cells,
            _ => rows.push(cells),
        }
    }
    Block::Table { shares: longest.into_iter().map(share).collect(), head, rows }
}

/// How much of the width a column asks: by the root of its longest cell, so that long ones do not starve the others.
fn share(longest: usize) -> u32 {
    if longest <= NARROW { 0 } else { u32::try_from(longest.min(WIDE).isqrt()).unwrap_or_default() }
}

fn length(runs: &[Run]) -> usize {
    let one = |run: &Run| match run {
        Run::Text { text } | Run::Code { text } => text.chars().count(),
        Run::Strong { runs }
        | Run::Stressed { runs }
        | Run::Struck { runs }
        | Run::Link { runs, .. }
        | Run::Reference { runs, .. } => length(runs),
        Run::Break | Run::Note { .. } => 1,
    };
    runs.iter().map(one).sum()
}

/// Lets very long words be broken, which would run into the next column.
fn soften(run: &mut Run) {
    match run {
        Run::Text { text } | Run::Code { text } => {
            if text.split_whitespace().any(|word| word.chars().count() > LONG_WORD) {
                *text = softened(text);
            }
        }
        Run::Strong { runs }
        | Run::Stressed { runs }
        | Run::Struck { runs }
        | Run::Link { runs, .. }
        | Run::Reference { runs, .. } => runs.iter_mut().for_each(soften),
        Run::Break | Run::Note { .. } => {}
    }
}

fn softened(text: &str) -> String {
    const BREAK_HERE: char = '\u{200b}';
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    let mut run = 0;
    for char in text.chars() {
        run = if char.is_whitespace() { 0 } else { run + 1 };
        if run > LONG_WORD {
            out.push(BREAK_HERE);
            run = 1;
        }
        out.push(char);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::blocks;
    use super::*;

    #[test]
    fn a_table_of_requirements_gives_its_words_the_room() {
        let text = format!("| # | Description | Level |\n|---|---|---|\n| 1.1 | {} | 1 |\n", "word ".repeat(50));
        let blocks = blocks(&text, "").expect("set");
        let Block::Table { shares, head, rows } = &blocks[0] else { panic!("{blocks:?}") };
        assert_eq!((shares.as_slice(), head.len(), rows.len()), ([0, 15, 0].as_slice(), 3, 1));
    }

    #[test]
    fn a_head_without_words_is_none() {
        let blocks = blocks("|  |  |\n|---|---|\n| A | B |\n", "").expect("set");
        let Block::Table { head, rows, .. } = &blocks[0] else { panic!("{blocks:?}") };
        assert_eq!((head.len(), rows.len()), (0, 1));
    }

    #[test]
    fn a_table_wider_than_paper_is_shown_as_written() {
        let text = format!("{0}\n{1}\n{0}\n", "| a ".repeat(40), "|---".repeat(40));
        let blocks = blocks(&text, "").expect("set");
        assert!(matches!(&blocks[0], Block::Lines { text } if text.lines().count() == 3), "{blocks:?}");
    }

    #[test]
    fn long_words_may_be_broken_in_tables() {
        assert_eq!(softened(&"a".repeat(30)), format!("{}\u{200b}aa", "a".repeat(28)));
    }
}
