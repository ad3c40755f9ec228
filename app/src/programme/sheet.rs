//! The style sheet of a release: the number behind each place in the grid, since pages carry no inline styles.

use std::{collections::BTreeSet, fmt::Write as _};

use domain::programme::board::{Board, Row, STEP, Span, board};

use super::guide::Guide;

/// The class of a start: `t0930`.
pub fn start_class(step: u32) -> String {
    clock_class('t', step)
}

/// The class of the board's first step: `f0930`.
pub fn first_class(step: u32) -> String {
    clock_class('f', step)
}

/// The classes of a place in time: `t0930 d25`.
pub fn span_classes(span: Span) -> String {
    format!("{} d{}", start_class(span.step), span.steps * STEP)
}

/// The classes of a place among the columns: `c3`, or `c3 s2` where it is wider than one.
pub fn column_classes(column: u32, width: u32) -> String {
    if width > 1 { format!("c{column} s{width}") } else { format!("c{column}") }
}

/// All rules that the boards of this release need, filtered ones included: those never have more columns or an earlier
/// start than the whole day.
pub fn sheet_of_places(guide: &Guide<'_>) -> String {
    let boards: Vec<_> = guide.days.iter().map(|day| board(&guide.index, &guide.zone, day.date, &day.slots)).collect();
    let steps = boards.iter().map(Board::steps);
    let (first, last) = steps.fold((u32::MAX, 0), |(first, last), own| (own.start.min(first), own.end.max(last)));
    let columns = boards.iter().map(|board| board.columns).max().unwrap_or(0);
    let widest = boards.iter().flat_map(|board| &board.rooms).map(|head| head.width).max().unwrap_or(0);
    let lengths: BTreeSet<u32> = boards
        .iter()
        .flat_map(|board| &board.rows)
        .map(|row| match row {
            Row::Hour(span) | Row::Slot { span, .. } => span.steps,
        })
        .chain([30 / STEP, 60 / STEP])
        .collect();

    let mut sheet = String::new();
    for step in first.min(last)..last {
        let _ = write!(sheet, ".{}{{--t:{step}}}", start_class(step));
        if (step * STEP).is_multiple_of(30) {
            let _ = write!(sheet, ".{}{{--first:{step}}}", first_class(step));
        }
    }
    for steps in lengths {
        let _ = write!(sheet, ".d{}{{--d:{steps}}}", steps * STEP);
    }
    for column in 1..=columns {
        let _ = write!(sheet, ".c{column}{{--c:{column}}}.u{column}{{--units:{column}}}");
    }
    for width in 2..=widest {
        let _ = write!(sheet, ".s{width}{{--s:{width}}}");
    }
    sheet
}

fn clock_class(letter: char, step: u32) -> String {
    let minutes = step * STEP;
    format!("{letter}{:02}{:02}", minutes / 60, minutes % 60)
}
