//! The front matter of a text: lines between `---` above everything else that say something about it, as writers of
//! Markdown keep them for their tools.

/// Most fields that are read.
const FIELDS: usize = 30;
/// Most bytes of front matter that are read.
const BYTES: usize = 16 * 1024;

/// What a text says about itself, in its order: a name and what it is. Read is what is flat, `name: value` and lists;
/// what stands deeper is for other tools and is passed over. Empty for a text without front matter, or one whose front
/// matter does not end.
pub fn matter(text: &str) -> Vec<(String, String)> {
    let mut fields: Vec<(String, Vec<String>)> = Vec::new();
    for line in lines(text).unwrap_or_default() {
        let bare = line.trim();
        let item = bare.strip_prefix("- ").map(str::trim);
        match (line.starts_with([' ', '\t', '-']), item, fields.last_mut()) {
            _ if bare.is_empty() || bare.starts_with('#') => {}
            (true, Some(item), Some((_, values))) if !is_pair(item) => values.push(unquoted(item)),
            (true, ..) => {}
            (false, ..) => {
                let Some((name, value)) = bare.split_once(':') else { continue };
                fields.push((unquoted(name), listed(value.trim())));
            }
        }
    }
    let said = fields.into_iter().map(|(name, values)| (name, values.join(", ")));
    said.filter(|(name, value)| !name.is_empty() && !value.is_empty()).take(FIELDS).collect()
}

/// The lines between the first line and the one that ends the front matter.
fn lines(text: &str) -> Option<Vec<&str>> {
    let mut lines = text.lines();
    if lines.next()?.trim_end() != "---" {
        return None;
    }
    let (mut inside, mut length) = (Vec::new(), 0);
    for line in lines {
        if matches!(line.trim(), "---" | "...") {
            return Some(inside);
        }
        length += line.len();
        if length > BYTES {
            return None;
        }
        inside.push(line);
    }
    None
}

/// Whether an item of a list holds fields of its own.
fn is_pair(item: &str) -> bool {
    !item.starts_with(['"', '\'']) && item.split_once(": ").is_some_and(|(name, _)| !name.contains(' '))
}

/// A value, or the values of a list on one line. What only begins something deeper is nothing.
fn listed(value: &str) -> Vec<String> {
    match value.strip_prefix('[').and_then(|value| value.strip_suffix(']')) {
        Some(items) => items.split(',').map(|item| unquoted(item.trim())).filter(|item| !item.is_empty()).collect(),
        None if value.is_empty() || value.starts_with(['{', '|', '>', '&', '*']) => Vec::new(),
        None => vec![unquoted(value)],
    }
}

fn unquoted(value: &str) -> String {
    let value = value.trim();
    let within = |mark: char| value.strip_prefix(mark).and_then(|value| value.strip_suffix(mark));
    within('"')
        .or_else(|| within('\''))
        .unwrap_or_else(|| value.split(" #").next().unwrap_or(value).trim_end())
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<(String, String)> {
        matter(text)
    }

    #[test]
    fn what_is_flat_is_read_in_its_order() {
        let text = "---\ntitle: \"Sessions: the chapter\"\nversion: 2.0 # the second\nauthors:\n  - Ada One\n  - 'Ben Two'\n\
            keywords: [tokens, \"cookies\"]\nsource: https://example.org/a\n# a remark\nempty:\n---\n\n# Sessions\n\nwords: no\n";
        let expected = [
            ("title", "Sessions: the chapter"),
            ("version", "2.0"),
            ("authors", "Ada One, Ben Two"),
            ("keywords", "tokens, cookies"),
            ("source", "https://example.org/a"),
        ];
        assert_eq!(told(text), expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
    }

    #[test]
    fn what_stands_deeper_is_passed_over_and_nothing_else_with_it() {
        let text = "---\nkramdown:\n  deep: yes\n  list:\n    - name: Ada\nauthor:\n  - name: Ada One\n    org: X\nabstract: |\n  Many words\n\
            area: Security\n...\n";
        assert_eq!(told(text), [("area".to_owned(), "Security".to_owned())]);
    }

    #[test]
    fn a_text_without_it_says_nothing_about_itself() {
        for text in ["", "# One\n---\na: b\n---\n", "---\na: b\n", "\n---\na: b\n---\n", "----\na: b\n---\n"] {
            assert_eq!(told(text), Vec::new(), "{text}");
        }
        let long = format!("---\n{}---\n", "a: b\n".repeat(10_000));
        assert_eq!(told(&long), Vec::new());
        let many =
            format!("---\n{}---\n", (0..100).map(|at| format!("a{at}: b")).collect::<Vec<_>>().join("\n") + "\n");
        assert_eq!(told(&many).len(), FIELDS);
    }
}
