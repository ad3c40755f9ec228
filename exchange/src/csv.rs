//! Tables for spreadsheets: comma-separated values (RFC 4180) that no spreadsheet takes for a formula.

use crate::{Options, ReadError, decode::decode};

/// A row: every cell in quotes, with `\r\n` at its end. A cell that a spreadsheet would work out (`=1+1`, `@SUM`, also
/// behind blanks or a tab) gets an apostrophe before it, which shows it as the text that it is.
pub fn row<'a>(cells: impl IntoIterator<Item = &'a str>) -> String {
    let cells: Vec<String> = cells.into_iter().map(cell).collect();
    format!("{}\r\n", cells.join(","))
}

fn cell(text: &str) -> String {
    let is_formula = text.starts_with(['\t', '\r', '\n'])
        || text.trim_start().starts_with(['=', '+', '-', '@', '|', '%', '＝', '＋', '－', '＠']);
    let mark = if is_formula { "'" } else { "" };
    format!("\"{mark}{}\"", text.replace('"', "\"\""))
}

/// The rows of a table, each with the number of the line on which it begins. Lenient, as spreadsheets differ: cells are
/// set apart by commas or, where the first line has more of those, by semicolons or tabs; quotes are optional; lines end
/// as they like. The apostrophe that [`row`] puts before a formula is taken away again. Empty lines are passed over.
pub fn rows(text: &str) -> Vec<(usize, Vec<String>)> {
    parse(text).0
}

/// A table whose first row names its columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// What its columns are called.
    pub head: Vec<String>,
    /// The rows below, each with the number of the line on which it begins and as many cells as there are columns.
    pub rows: Vec<(usize, Vec<String>)>,
}

/// Reads a table as leniently as [`rows`], but refuses what cannot be meant: bytes that are no text, a quote that nothing
/// ends, a row with more cells than columns, and more of anything than `options` take.
pub fn table(bytes: &[u8], options: &Options) -> Result<Table, ReadError> {
    if bytes.len() > options.max_bytes {
        return Err(too_large(options.max_bytes));
    }
    let text = decode(bytes)?;
    let (rows, torn) = parse(&text);
    if let Some(line) = torn {
        return Err(torn_quote(line));
    }
    let mut rows = rows.into_iter();
    let (_, mut head) = rows.next().ok_or_else(nothing)?;
    while head.last().is_some_and(String::is_empty) {
        head.pop();
    }
    let mut rows: Vec<_> = rows.collect();
    if rows.len() > options.max_entries {
        return Err(ReadError::too_much(place(rows[options.max_entries].0), "rows", options.max_entries));
    }
    for (line, cells) in &mut rows {
        if cells.iter().skip(head.len()).any(|cell| !cell.is_empty()) {
            return Err(ragged(*line));
        }
        cells.resize(head.len(), String::new());
    }
    Ok(Table { head, rows })
}

/// The rows, and the first line on which a quote begins that does not end as it should.
fn parse(text: &str) -> (Vec<(usize, Vec<String>)>, Option<usize>) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let separator = separator(text.lines().next().unwrap_or_default());
    let mut rows = Vec::new();
    let (mut cells, mut cell) = (Vec::new(), String::new());
    let (mut line, mut began) = (1, 1);
    let (mut is_quoted, mut chars) = (false, text.chars().peekable());
    let (mut quoted_at, mut was_quoted, mut torn) = (1, false, None);
    while let Some(c) = chars.next() {
        match c {
            '"' if is_quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' if is_quoted => (is_quoted, was_quoted) = (false, true),
            '"' if cell.trim().is_empty() && !was_quoted => {
                cell.clear();
                (is_quoted, quoted_at) = (true, line);
            }
            '\r' if !is_quoted && chars.peek() == Some(&'\n') => {}
            '\n' | '\r' if !is_quoted => {
                line += 1;
                cells.push(read(&cell));
                cell.clear();
                was_quoted = false;
                rows.push((began, std::mem::take(&mut cells)));
                began = line;
            }
            c if c == separator && !is_quoted => {
                cells.push(read(&cell));
                cell.clear();
                was_quoted = false;
            }
            c => {
                if was_quoted && !c.is_whitespace() {
                    torn = torn.or(Some(quoted_at));
                }
                line += usize::from(c == '\n');
                cell.push(c);
            }
        }
    }
    if is_quoted {
        torn = torn.or(Some(quoted_at));
    }
    cells.push(read(&cell));
    rows.push((began, cells));
    rows.retain(|(_, cells)| cells.iter().any(|cell| !cell.is_empty()));
    (rows, torn)
}

fn place(line: usize) -> u32 {
    u32::try_from(line).unwrap_or(u32::MAX)
}

fn nothing() -> ReadError {
    ReadError::at(0, "file-empty", "The file is empty. Choose a table (CSV).")
}

fn too_large(most: usize) -> ReadError {
    let message = format!("The file is larger than the {} MB that are read. Divide it.", most / (1024 * 1024));
    ReadError::at(0, "file-too-large", message)
}

fn torn_quote(line: usize) -> ReadError {
    let message = "A cell begins here with a quotation mark that does not end where the cell does. Double the quotation \
                   marks that belong to its text, or save the table anew in a spreadsheet.";
    ReadError::at(place(line), "quote-torn", message)
}

fn ragged(line: usize) -> ReadError {
    let message = "This row has more cells than the first row names columns. Put cells that hold commas, semicolons or \
                   line breaks in quotation marks.";
    ReadError::at(place(line), "row-too-wide", message)
}

fn separator(first: &str) -> char {
    let count = |c: char| first.matches(c).count();
    [',', ';', '\t'].into_iter().rev().max_by_key(|c| count(*c)).unwrap_or(',')
}

fn read(cell: &str) -> String {
    let cell = cell.trim();
    let meant = cell.strip_prefix('\'').filter(|rest| self::cell(rest).starts_with("\"'"));
    meant.unwrap_or(cell).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_reads_back_as_it_was() {
        let cells = ["a,b", "say \"hi\"", "one\ntwo", "=1+1", "'quoted'", ""];
        let text = format!("{}{}", row(cells), row(["second"]));
        assert_eq!(rows(&text), [(1, cells.map(str::to_owned).to_vec()), (3, vec!["second".to_owned()])]);
    }

    #[test]
    fn tables_of_every_spreadsheet_are_read() {
        for text in ["a,b\r\nc,d\r\n", "\u{feff}a;b\nc;d", "a\tb\r\rc\td\r", "\n\"a\",b\n\n c , d \n"] {
            let read: Vec<Vec<String>> = rows(text).into_iter().map(|(_, cells)| cells).collect();
            assert_eq!(read, [["a", "b"], ["c", "d"]], "{text:?}");
        }
        assert!(rows("").is_empty() && rows("\n,,\n").is_empty());
        assert_eq!(rows("a\n\nb").last().map(|(line, _)| *line), Some(3));
    }

    fn fault(bytes: &[u8]) -> (&'static str, u32) {
        let options = Options { max_bytes: 64, max_entries: 2, ..Options::default() };
        table(bytes, &options).map_err(|error| (error.code, error.place.line)).expect_err("a refusal")
    }

    #[test]
    fn a_table_is_read_with_its_head_and_cells_for_every_column() {
        let read =
            table("\u{feff}Title;Speakers;;\r\n\"A; \"\"b\"\"\" ;Ada;;\r\n\r\nC\r\n".as_bytes(), &Options::default());
        let row = |one: &str, two: &str| vec![one.to_owned(), two.to_owned()];
        let rows = vec![(2, row("A; \"b\"", "Ada")), (4, row("C", ""))];
        assert_eq!(read, Ok(Table { head: row("Title", "Speakers"), rows }));
        let wide: Vec<u8> = "\u{feff}a,b\nü,c".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(table(&wide, &Options::default()).map(|table| table.rows), Ok(vec![(2, row("ü", "c"))]));
    }

    #[test]
    fn what_cannot_be_meant_is_refused_with_its_line() {
        assert_eq!(fault(b"a,b\n1,\"half\n2,3\n"), ("quote-torn", 2));
        assert_eq!(fault(b"a,b\n1,\"half\n2,\"3\"\n"), ("quote-torn", 2));
        assert_eq!(fault(b"a,b\n1,2\n1,2,3\n"), ("row-too-wide", 3));
        assert_eq!(fault(b"a\n1\n2\n3\n"), ("too-much", 4));
        assert_eq!(fault(b"a\nGr\xfc\xdfe\n"), ("encoding-wrong", 2));
        assert_eq!(fault(b"a\n\0\n"), ("null-byte", 2));
        assert_eq!(fault(b"\n ,, \n"), ("file-empty", 0));
        assert_eq!(fault(&[b'a'; 65]), ("file-too-large", 0));
    }

    #[test]
    fn quotes_commas_and_lines_stay_in_their_cell() {
        assert_eq!(row(["a,b", "say \"hi\"", "one\ntwo", ""]), "\"a,b\",\"say \"\"hi\"\"\",\"one\ntwo\",\"\"\r\n");
    }

    #[test]
    fn nothing_is_worked_out() {
        let hostile = [
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "  =1",
            "\u{a0}=1",
            "=cmd|' /C calc'!A0",
            "=HYPERLINK(\"https://evil.example\")",
            "＝1+1",
            "|x",
            "%0A=1",
        ];
        for text in hostile {
            assert!(row([text]).starts_with("\"'"), "{text:?}");
        }
        assert_eq!(row(["Half = done"]), "\"Half = done\"\r\n");
    }
}
