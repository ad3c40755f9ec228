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

#[cfg(test)]
mod tests {
    use super::*;

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
