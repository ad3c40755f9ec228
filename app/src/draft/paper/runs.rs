//! Runs of words within a block.

use std::collections::HashMap;

use comrak::nodes::{Node, NodeValue};
use domain::draft::anchor;
use exchange::manuscript::{MAX_DEPTH, Run};

/// Most characters of an address that is a link on paper.
const MAX_ADDRESS: usize = 2_000;
/// Most times that notes are called; each call sets a note's words again.
const MAX_NOTES: usize = 2_000;

/// The notes of a text, by their names; none where there are more calls than paper takes.
pub fn notes<'a>(root: Node<'a>) -> HashMap<String, Node<'a>> {
    let calls = root.descendants().filter(|node| matches!(node.data().value, NodeValue::FootnoteReference(_)));
    if calls.count() > MAX_NOTES {
        return HashMap::new();
    }
    let named = |node: Node<'a>| match &node.data().value {
        NodeValue::FootnoteDefinition(note) => Some((note.name.clone(), node)),
        _ => None,
    };
    root.descendants().filter_map(named).collect()
}

/// What words of a text lead to.
#[derive(Default)]
pub struct Links<'a> {
    /// Places of headings, by the names that links know them by.
    pub names: HashMap<String, String>,
    /// Notes, by their names.
    pub notes: HashMap<String, Node<'a>>,
}

impl<'a> Links<'a> {
    /// The words of a block.
    pub fn runs(&self, block: Node<'a>) -> Vec<Run> {
        self.within(block, MAX_DEPTH, true)
    }

    /// `open` is whether notes may be called: none calls another.
    fn within(&self, node: Node<'a>, left: usize, open: bool) -> Vec<Run> {
        if left == 0 {
            return vec![Run::text(node.collect_text())];
        }
        let mut runs = Vec::new();
        for child in node.children() {
            self.take(child, left - 1, open, &mut runs);
        }
        runs
    }

    fn take(&self, node: Node<'a>, left: usize, open: bool, runs: &mut Vec<Run>) {
        let within = || self.within(node, left, open);
        match &node.data().value {
            NodeValue::Text(text) => say(runs, text),
            NodeValue::SoftBreak => say(runs, " "),
            NodeValue::LineBreak => runs.push(Run::Break),
            NodeValue::HtmlInline(tag) if is_break(tag) => runs.push(Run::Break),
            NodeValue::Code(code) => runs.push(Run::Code { text: code.literal.clone() }),
            NodeValue::Emph => runs.push(Run::Stressed { runs: within() }),
            NodeValue::Strong => runs.push(Run::Strong { runs: within() }),
            NodeValue::Strikethrough => runs.push(Run::Struck { runs: within() }),
            NodeValue::Link(link) => match self.leads(&link.url) {
                Some(Target::Web(to)) => runs.push(Run::Link { to, runs: within() }),
                Some(Target::Here(place)) => runs.push(Run::Reference { place, runs: within() }),
                None => runs.extend(within()),
            },
            NodeValue::FootnoteReference(call) if open => {
                runs.extend(self.notes.get(&call.name).map(|note| Run::Note { runs: self.note(note) }));
            }
            NodeValue::Escaped => runs.extend(within()),
            // Pictures are not shown on the page either; markup of authors never is.
            _ => {}
        }
    }

    /// The words of a note; its paragraphs stand below each other.
    fn note(&self, note: Node<'a>) -> Vec<Run> {
        let mut runs = Vec::new();
        for (at, block) in note.children().enumerate() {
            if at > 0 {
                runs.push(Run::Break);
            }
            match block.data().value {
                NodeValue::Paragraph => runs.extend(self.within(block, MAX_DEPTH, false)),
                _ => runs.push(Run::text(block.collect_text())),
            }
        }
        runs
    }

    fn leads(&self, address: &str) -> Option<Target> {
        if let Some(name) = address.strip_prefix('#') {
            return self.names.get(&anchor::wanted(name)).cloned().map(Target::Here);
        }
        let known = ["https://", "http://", "mailto:"].iter().any(|scheme| address.starts_with(scheme));
        let fits = address.len() <= MAX_ADDRESS && address.chars().all(|char| !char.is_control());
        (known && fits).then(|| Target::Web(address.to_owned()))
    }
}

enum Target {
    Web(String),
    Here(String),
}

/// Adds words to the words before them.
fn say(runs: &mut Vec<Run>, words: &str) {
    match runs.last_mut() {
        Some(Run::Text { text }) => text.push_str(words),
        _ => runs.push(Run::text(words)),
    }
}

/// The one tag that means something without another: tables of standards hold lines with it.
fn is_break(tag: &str) -> bool {
    matches!(tag.to_ascii_lowercase().replace([' ', '/'], "").as_str(), "<br>")
}
