//! Tables for spreadsheets: comma-separated values (RFC 4180) that no spreadsheet takes for a formula.

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
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let separator = separator(text.lines().next().unwrap_or_default());
    let mut rows = Vec::new();
    let (mut cells, mut cell) = (Vec::new(), String::new());
    let (mut line, mut began) = (1, 1);
    let (mut is_quoted, mut chars) = (false, text.chars().peekable());
    while let Some(c) = chars.next() {
        match c {
            '"' if is_quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' if is_quoted => is_quoted = false,
            '"' if cell.is_empty() => is_quoted = true,
            '\r' if !is_quoted && chars.peek() == Some(&'\n') => {}
            '\n' | '\r' if !is_quoted => {
                line += 1;
                cells.push(read(&cell));
                cell.clear();
                rows.push((began, std::mem::take(&mut cells)));
                began = line;
            }
            c if c == separator && !is_quoted => {
                cells.push(read(&cell));
                cell.clear();
            }
            c => {
                line += usize::from(c == '\n');
                cell.push(c);
            }
        }
    }
    cells.push(read(&cell));
    rows.push((began, cells));
    rows.retain(|(_, cells)| cells.iter().any(|cell| !cell.is_empty()));
    rows
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
