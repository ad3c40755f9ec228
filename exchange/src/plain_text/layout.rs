//! Plain text as it grows: paragraphs, list items, links.

use super::element::Element;

/// Deeper lists are not indented further.
const DEEPEST: usize = 6;

/// A text in the making.
#[derive(Default)]
pub struct Layout {
    text: String,
    /// Line ends to come before the next letter, two at most.
    gap: usize,
    /// Whether a blank is to come before the next letter.
    blank: bool,
    /// The lists around, with the number of the next item where items are numbered.
    lists: Vec<Option<u32>>,
    /// What the next letter's item begins with.
    marker: Option<String>,
    /// Whether blanks and line ends count.
    preformatted: bool,
    link: Option<Link>,
    /// Whether addresses and the markers of items and cells are left out.
    words_only: bool,
}

struct Link {
    address: String,
    /// What has been written within it.
    label: String,
}

impl Layout {
    /// A text of the words that stand there, and nothing added to them.
    pub fn of_words() -> Self {
        Self { words_only: true, ..Self::default() }
    }

    /// Adds text whose references are read.
    pub fn text(&mut self, text: &str) {
        for letter in text.chars() {
            match letter {
                '\n' if self.preformatted => self.gap = (self.gap + 1).min(2),
                ' ' | '\t' if self.preformatted => self.put(letter),
                _ if letter.is_whitespace() => self.blank = true,
                _ if letter.is_control() => {}
                _ => self.put(letter),
            }
        }
    }

    /// An element begins.
    pub fn open(&mut self, element: &Element<'_>) {
        match element.name.as_str() {
            "br" => self.gap = (self.gap + 1).min(2),
            "ul" => self.open_list(None),
            "ol" => {
                let first = element.attribute("start").and_then(|start| start.trim().parse().ok());
                self.open_list(Some(first.unwrap_or(1)));
            }
            "li" => self.open_item(),
            "td" | "th" => self.open_cell(),
            "a" => self.open_link(element.attribute("href")),
            "img" => self.text(&element.attribute("alt").unwrap_or_default()),
            name => self.part(name),
        }
        self.preformatted |= element.name == "pre";
    }

    /// An element ends.
    pub fn close(&mut self, name: &str) {
        match name {
            "ul" | "ol" => {
                self.lists.pop();
                self.marker = None;
                self.part_by(if self.lists.is_empty() { 2 } else { 1 });
            }
            "li" => {
                self.marker = None;
                self.part_by(1);
            }
            "a" => self.close_link(),
            "pre" => {
                self.preformatted = false;
                self.part_by(2);
            }
            name => self.part(name),
        }
    }

    /// The whole text.
    pub fn finish(mut self) -> String {
        self.close_link();
        self.text.truncate(self.text.trim_end().len());
        self.text
    }

    /// Parts what stands before the edge of an element from what stands after it.
    fn part(&mut self, name: &str) {
        match name {
            "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "blockquote" | "pre" | "table" | "dl" | "hr" | "figure"
            | "section" | "article" | "header" | "footer" | "aside" | "details" => self.part_by(2),
            "div" | "tr" | "dt" | "dd" | "caption" | "figcaption" | "summary" | "address" | "main" | "nav" => {
                self.part_by(1);
            }
            _ => {}
        }
    }

    fn part_by(&mut self, gap: usize) {
        // The first paragraph of an item stands beside its marker.
        if self.marker.is_none() {
            self.gap = self.gap.max(gap);
        }
    }

    fn open_list(&mut self, first: Option<u32>) {
        self.part_by(if self.lists.is_empty() { 2 } else { 1 });
        self.lists.push(first);
    }

    fn open_item(&mut self) {
        self.marker = None;
        self.part_by(1);
        if self.words_only {
            return;
        }
        self.marker = Some(match self.lists.last_mut() {
            Some(Some(number)) => {
                let marker = format!("{number}. ");
                *number = number.saturating_add(1);
                marker
            }
            _ => "- ".to_owned(),
        });
    }

    /// Cells but the first of a row have a line before them.
    fn open_cell(&mut self) {
        if self.gap == 0 && !self.text.is_empty() {
            self.text(if self.words_only { " " } else { " | " });
        }
    }

    fn open_link(&mut self, address: Option<String>) {
        self.close_link();
        if self.words_only {
            return;
        }
        self.link =
            address.and_then(|address| followable(&address)).map(|address| Link { address, label: String::new() });
    }

    /// Writes the address after the link's text, or in its place where it has none.
    fn close_link(&mut self) {
        let Some(Link { address, label }) = self.link.take() else { return };
        let bare = |text: &str| text.trim_end_matches('/').to_owned();
        if label.trim().is_empty() {
            self.text(&address);
        } else if bare(label.trim()) != bare(&address) {
            self.text.extend([" (", &address, ")"]);
        }
    }

    fn put(&mut self, letter: char) {
        let starts = self.text.is_empty();
        if starts || self.gap > 0 || self.marker.is_some() {
            self.start_line(starts);
        } else if self.blank {
            self.write(' ');
        }
        (self.gap, self.blank) = (0, false);
        self.write(letter);
    }

    fn start_line(&mut self, is_first: bool) {
        if !is_first {
            self.text.extend(std::iter::repeat_n('\n', self.gap.max(1)));
        }
        let marker = self.marker.take();
        let depth = self.lists.len().min(DEEPEST);
        let indent = if marker.is_some() { depth.saturating_sub(1) } else { depth };
        self.text.push_str(&"  ".repeat(indent));
        self.text.push_str(&marker.unwrap_or_default());
        if let Some(link) = &mut self.link {
            link.label.push(' ');
        }
    }

    fn write(&mut self, letter: char) {
        self.text.push(letter);
        if let Some(link) = &mut self.link {
            link.label.push(letter);
        }
    }
}

/// An address that leads somewhere from outside the page it stood in; that of a mailbox without its scheme.
fn followable(address: &str) -> Option<String> {
    let address: String = address.trim().chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
    let has_scheme = |scheme: &str| address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    match address.get("mailto:".len()..) {
        Some(mailbox) if has_scheme("mailto:") => Some(mailbox.to_owned()),
        _ => (has_scheme("https://") || has_scheme("http://")).then_some(address),
    }
}
