//! PrefLib's orders: lines of `# KEY: value`, then `count: 1,{2,3},4`.

use domain::ballot::Candidate;

use super::{
    ElectionFile, Format,
    sheet::{Sheet, incomplete, number, shown},
};
use crate::ReadError;

/// Orders, strict or with ties, complete or not; other data of PrefLib are no rankings.
const TYPES: [&str; 4] = ["soc", "soi", "toc", "toi"];

pub(super) fn read(text: &str) -> Result<ElectionFile, ReadError> {
    let mut sheet: Option<Sheet> = None;
    let (mut title, mut names, mut last) = ("", Vec::new(), 0);
    for (line, content) in (1_u32..).zip(text.lines()) {
        last = line;
        let content = content.trim();
        if let Some((key, value)) = content.strip_prefix('#').and_then(|rest| rest.split_once(':')) {
            let (key, value) = (key.trim(), value.trim());
            match key {
                "TITLE" => title = value,
                "DATA TYPE" if !TYPES.contains(&value) => {
                    let message = format!("“{}” holds no rankings; {} do.", shown(value), TYPES.join(", "));
                    return Err(ReadError::at(line, "not-rankings", message));
                }
                "NUMBER ALTERNATIVES" => sheet = Some(Sheet::new(Format::PrefLib, line, number(line, value)?)?),
                _ => {
                    if let Some(one) = key.strip_prefix("ALTERNATIVE NAME ") {
                        names.push((line, one, value));
                    }
                }
            }
        } else if !content.is_empty() && !content.starts_with('#') {
            let Some(sheet) = &mut sheet else {
                return Err(ReadError::at(line, "file-incomplete", "“# NUMBER ALTERNATIVES: …” is missing above."));
            };
            read_order(sheet, line, content)?;
        }
    }
    let mut sheet = sheet.ok_or_else(|| incomplete(last, "“# NUMBER ALTERNATIVES: …”"))?;
    title.clone_into(&mut sheet.title);
    for (line, one, name) in names {
        let candidate = sheet.candidate(line, one)?;
        sheet.name(candidate, name, None);
    }
    Ok(sheet.finish())
}

fn read_order(sheet: &mut Sheet, line: u32, content: &str) -> Result<(), ReadError> {
    let Some((weight, order)) = content.split_once(':') else {
        return Err(ReadError::at(line, "not-an-order", format!("“{}” is not “count: order”.", shown(content))));
    };
    let mut ranks: Vec<Vec<Candidate>> = Vec::new();
    let mut inside = false;
    for word in order.split(',').map(str::trim).filter(|word| !word.is_empty()) {
        let (opens, closes) = (word.starts_with('{'), word.ends_with('}'));
        if (opens && inside) || (closes && !opens && !inside) {
            return Err(unbalanced(line));
        }
        let joins = inside;
        inside = (inside || opens) && !closes;
        let one = word.trim_start_matches('{').trim_end_matches('}').trim();
        if one.is_empty() {
            continue;
        }
        let candidate = sheet.candidate(line, one)?;
        match ranks.last_mut().filter(|_| joins) {
            Some(rank) => rank.push(candidate),
            None => ranks.push(vec![candidate]),
        }
    }
    if inside {
        return Err(unbalanced(line));
    }
    sheet.ballot(line, &ranks, number(line, weight.trim())?)
}

fn unbalanced(line: u32) -> ReadError {
    ReadError::at(line, "braces", "Braces do not match here.")
}
