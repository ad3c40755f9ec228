//! Blocks of a text.

use std::collections::HashMap;

use comrak::nodes::{ListType, Node, NodeValue};
use domain::draft::{Outline, anchor, text::is_renderable};
use exchange::manuscript::{Block, MAX_DEPTH, Run};

use super::{
    super::render::options,
    runs::{self, Links},
    tables,
};

/// The blocks of a text; nothing where setting it would cost too much. Where its only heading of the first level says
/// the title, which stands on the title page, that heading goes and the others come up by one.
pub fn blocks(text: &str, title: &str) -> Option<Vec<Block>> {
    if !is_renderable(text) {
        return None;
    }
    let arena = comrak::Arena::new();
    let root = comrak::parse_document(&arena, text, &options());
    let mut setter = Setter::of(text, root);
    let said = title_of(root).filter(|node| node.collect_text().trim() == title.trim());
    if let Some(node) = said {
        setter.without(node);
    }
    let rest = root.children().filter(|node| said.is_none_or(|said| !said.same_node(node)));
    let mut depth = 0;
    Some(rest.filter_map(|node| setter.top(node, &mut depth)).collect())
}

/// The paragraphs of a passage that stands beside a text: what else is in it comes as words, and its links lead to the web
/// alone.
pub(super) fn passage(text: &str) -> Vec<Block> {
    if !is_renderable(text) {
        return vec![Block::Paragraph { runs: vec![Run::text(text)] }];
    }
    let arena = comrak::Arena::new();
    let root = comrak::parse_document(&arena, text, &options());
    let setter = Setter { lines: Vec::new(), places: HashMap::new(), links: Links::default(), lift: 0 };
    root.children().filter_map(|node| setter.block(node, 0)).collect()
}

/// The only heading of the first level, where no other heading stands before it.
fn title_of<'a>(root: Node<'a>) -> Option<Node<'a>> {
    let level = |node: &Node<'a>| match &node.data().value {
        NodeValue::Heading(heading) => Some(heading.level),
        _ => None,
    };
    let mut headings = root.children().filter_map(|node| Some((level(&node)?, node)));
    let (first, node) = headings.next()?;
    (first == 1 && headings.all(|(level, _)| level > 1)).then_some(node)
}

/// What is known of a text before its blocks are made.
pub(super) struct Setter<'a> {
    pub lines: Vec<&'a str>,
    /// The places of its headings, by the line on which they begin.
    places: HashMap<usize, String>,
    pub links: Links<'a>,
    /// How far headings come up.
    lift: u8,
}

impl<'a> Setter<'a> {
    fn of(text: &'a str, root: Node<'a>) -> Self {
        let outline = Outline::read(text).unwrap_or_default();
        let anchors = anchor::sections(&outline);
        let starts: Vec<usize> = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let line = |byte: usize| starts.partition_point(|start| *start <= byte);
        let by_line: HashMap<usize, &String> = outline
            .sections
            .iter()
            .zip(&anchors)
            .map(|(section, anchor)| (line(section.heading.start), anchor))
            .collect();
        // Only what is a heading for the renderer too becomes a place.
        let headings = root.children().filter(|node| matches!(node.data().value, NodeValue::Heading(_)));
        let starts = headings.map(|node| node.data().sourcepos.start.line);
        let places: HashMap<usize, String> = starts
            .filter_map(|line| Some((line, (*by_line.get(&line)?).clone())))
            .filter(|(_, place)| !place.is_empty())
            .collect();
        let mut names = anchor::names(&outline, &anchors, &[]);
        names.retain(|_, anchor| places.values().any(|place| place == anchor));
        Self { lines: text.lines().collect(), places, links: Links { names, notes: runs::notes(root) }, lift: 0 }
    }

    /// Leaves a heading out that stood above all others: links to it are words.
    fn without(&mut self, node: Node<'a>) {
        self.lift = 1;
        if let Some(place) = self.places.remove(&node.data().sourcepos.start.line) {
            self.links.names.retain(|_, anchor| *anchor != place);
        }
    }

    /// A block of the text itself; `depth` is that of the heading before.
    fn top(&self, node: Node<'a>, depth: &mut u8) -> Option<Block> {
        let data = node.data();
        let NodeValue::Heading(heading) = &data.value else { return self.block(node, MAX_DEPTH) };
        *depth = (heading.level - self.lift).min(*depth + 1);
        let place = self.places.get(&data.sourcepos.start.line).cloned().unwrap_or_default();
        filled(self.links.runs(node)).map(|runs| Block::Heading { depth: *depth, runs, place })
    }

    fn block(&self, node: Node<'a>, left: usize) -> Option<Block> {
        let data = node.data();
        if left == 0 && !matches!(data.value, NodeValue::Paragraph) {
            return filled(vec![Run::text(node.collect_text())]).map(|runs| Block::Paragraph { runs });
        }
        match &data.value {
            NodeValue::Paragraph => filled(self.links.runs(node)).map(|runs| Block::Paragraph { runs }),
            // Within something else it leads nowhere.
            NodeValue::Heading(_) => {
                filled(self.links.runs(node)).map(|runs| Block::Paragraph { runs: vec![Run::Strong { runs }] })
            }
            NodeValue::BlockQuote => Some(Block::Quote { blocks: self.within(node, left) }),
            NodeValue::List(list) => Some(Block::List {
                first: (list.list_type == ListType::Ordered).then(|| u32::try_from(list.start).unwrap_or(1)),
                is_tight: list.tight,
                items: node.children().map(|item| self.within(item, left)).collect(),
            }),
            NodeValue::CodeBlock(code) => Some(Block::Lines { text: code.literal.trim_end().to_owned() }),
            NodeValue::Table(table) => Some(tables::table(self, node, table.alignments.len())),
            NodeValue::ThematicBreak => Some(Block::Rule),
            _ => None,
        }
    }

    fn within(&self, node: Node<'a>, left: usize) -> Vec<Block> {
        node.children().filter_map(|child| self.block(child, left - 1)).collect()
    }
}

/// Words that are there.
fn filled(runs: Vec<Run>) -> Option<Vec<Run>> {
    (!runs.is_empty()).then_some(runs)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<Run> {
        vec![Run::text(text)]
    }

    #[test]
    fn a_title_is_said_once_and_no_level_is_left_out() {
        let text = "# Reports\n\nSee [above](#reports).\n\n## One\n\n### Deep\n\n## Two\n";
        let depths = |title: &str| {
            let blocks = blocks(text, title).expect("set");
            let depth = |block: &Block| match block {
                Block::Heading { depth, .. } => Some(*depth),
                _ => None,
            };
            blocks.iter().filter_map(depth).collect::<Vec<_>>()
        };
        assert_eq!(depths("Reports"), [1, 2, 1]);
        assert_eq!(depths("Another"), [1, 2, 3, 2]);
        let set = blocks(text, "Reports").expect("set");
        let Block::Paragraph { runs } = &set[0] else { panic!("{set:?}") };
        assert!(runs.contains(&Run::text("above.")), "a link to what is left out is words: {runs:?}");
        assert_eq!(blocks("# One\n\n# Two\n", "One").expect("set").len(), 2);
    }

    #[test]
    fn headings_go_down_step_by_step_and_links_lead_to_them() {
        let text = "# V1 One\n\nSee [two](#v12-two) and [nothing](#gone).\n\n### V1.2 Two\n";
        let blocks = blocks(text, "").expect("set");
        assert_eq!(blocks[0], Block::Heading { depth: 1, runs: words("V1 One"), place: "s-V1".into() });
        assert_eq!(blocks[2], Block::Heading { depth: 2, runs: words("V1.2 Two"), place: "s-V1.2".into() });
        let Block::Paragraph { runs } = &blocks[1] else { panic!("{blocks:?}") };
        assert!(runs.contains(&Run::Reference { place: "s-V1.2".into(), runs: words("two") }), "{runs:?}");
        assert_eq!(runs.last(), Some(&Run::text("nothing.")), "a link that leads nowhere is words");
    }

    #[test]
    fn a_heading_within_something_else_is_no_place() {
        let blocks = blocks("> # Quoted\n\n[a](#quoted)\n", "").expect("set");
        let Block::Quote { blocks: quoted } = &blocks[0] else { panic!("{blocks:?}") };
        assert_eq!(quoted[0], Block::Paragraph { runs: vec![Run::Strong { runs: words("Quoted") }] });
        assert_eq!(blocks[1], Block::Paragraph { runs: words("a") });
    }

    #[test]
    fn what_is_nested_deeper_than_paper_holds_comes_as_words() {
        let lines: Vec<String> = (0..20).map(|depth| format!("{}- item {depth}\n", "  ".repeat(depth))).collect();
        let text = lines.concat();
        let json = serde_json::to_string(&blocks(&text, "").expect("set")).expect("JSON");
        assert!(json.contains("item 19"));
        assert!(json.matches("\"list\"").count() <= MAX_DEPTH);
    }

    #[test]
    fn what_costs_too_much_is_not_set() {
        assert_eq!(blocks(&"- ".repeat(10_000), ""), None);
    }

    #[test]
    fn notes_stand_where_they_are_called() {
        let blocks = blocks("Words[^a] here.\n\n[^a]: The *note*.\n", "").expect("set");
        assert_eq!(blocks.len(), 1, "{blocks:?}");
        let Block::Paragraph { runs } = &blocks[0] else { panic!("{blocks:?}") };
        let note = vec![Run::text("The "), Run::Stressed { runs: words("note") }, Run::text(".")];
        assert_eq!(runs[1], Run::Note { runs: note });
    }
}
