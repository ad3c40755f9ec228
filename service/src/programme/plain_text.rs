//! The words of a text that came as HTML or Markdown, for the index.

/// The text without its tags and with its common entities read. Only for finding: what is shown is sanitised elsewhere.
pub fn plain_text(source: &str) -> String {
    let mut words = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(start) = rest.find('<') {
        let (text, tag) = rest.split_at(start);
        words.push_str(text);
        let is_tag = tag[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!');
        match tag.find('>') {
            Some(end) if is_tag => {
                words.push(' ');
                rest = &tag[end + 1..];
            }
            _ => {
                words.push('<');
                rest = &tag[1..];
            }
        }
    }
    words.push_str(rest);
    let named = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", " "), ("&amp;", "&")];
    named.iter().fold(words, |text, (name, letter)| text.replace(name, letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_part_words_and_signs_of_comparison_stay() {
        assert_eq!(plain_text("<p>Rust &amp; C</p><p>if a < b</p>"), " Rust & C  if a < b ");
        assert_eq!(plain_text("half <a"), "half <a");
    }
}
