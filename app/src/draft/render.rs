//! A standard's text as it is read: rendered, made safe, and with a place to link to at every section and requirement.

use std::{borrow::Cow, collections::HashMap};

use domain::{
    draft::{Outline, References, anchor, front, references::is_note, text::is_renderable},
    id::RequirementId,
};

use super::behind::Behind;

/// A text ready to be read; made once for each revision and kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The text as markup.
    pub html: String,
    /// Its sections, for the table of contents.
    pub contents: Vec<Heading>,
    /// Whether it is shown as it was written, because rendering it would cost too much.
    pub is_plain: bool,
    /// What its file says beside the text.
    pub behind: Vec<Behind>,
    /// What it refers to.
    pub references: References,
}

/// A section in the table of contents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6.
    pub depth: u8,
    /// Its number, if it has one.
    pub number: Option<String>,
    /// Its title.
    pub title: String,
    /// Where it is linked to.
    pub anchor: String,
    /// How many requirements stand in it.
    pub requirements: usize,
}

impl Reading {
    /// Bytes that it takes.
    pub fn weight(&self) -> usize {
        let behind = self.behind.iter().map(|one| one.weight() + 100);
        let within = self.references.within.iter().map(|one| 2 * one.name.len() + 100);
        let out = self.references.out.iter().map(|one| one.len() + 50);
        let titles = self.contents.iter().map(|one| one.title.len() + 100);
        self.html.len() + titles.chain(behind).chain(within).chain(out).sum::<usize>()
    }
}

/// Renders a text whose requirements are `identities`, in their order.
pub fn read(text: &str, identities: &[RequirementId]) -> Reading {
    if !is_renderable(text) {
        let (contents, behind, references) = (Vec::new(), Vec::new(), References::default());
        return Reading { html: plain(text), contents, is_plain: true, behind, references };
    }
    let outline = Outline::read(text).unwrap_or_default();
    let anchors = anchor::sections(&outline);
    let contents = contents(&outline, &anchors);
    let places = Places::of(text, &outline, &anchors, identities);
    let html = safe(&markup(text), anchor::names(&outline, &anchors, identities));
    let html = format!("{}{}", about(text), places.put_into(&html));
    let references = References::read(text, &outline, identities);
    Reading { html, contents, is_plain: false, behind: Vec::new(), references }
}

/// What the front matter of a text says about it. Its title stands above the text already.
fn about(text: &str) -> String {
    let said = front::matter(text).into_iter().filter(|(name, _)| name != "title");
    let rows = said.map(|(name, value)| format!("<div><dt>{}</dt><dd>{}</dd></div>", escaped(&name), escaped(&value)));
    let rows: String = rows.collect();
    if rows.is_empty() { rows } else { format!("<dl class=\"facts\">{rows}</dl>\n") }
}

/// Renders a passage of a text, without places to link to.
pub fn passage(text: &str) -> String {
    if is_renderable(text) { Places::default().put_into(&safe(&markup(text), HashMap::new())) } else { plain(text) }
}

fn contents(outline: &Outline, anchors: &[String]) -> Vec<Heading> {
    let mut counts = vec![0; outline.sections.len()];
    for requirement in &outline.requirements {
        if let Some(count) = counts.get_mut(requirement.section) {
            *count += 1;
        }
    }
    let sections = outline.sections.iter().zip(anchors).zip(counts).filter(|((section, _), _)| section.depth > 0);
    let heading = |((section, anchor), requirements): ((&domain::draft::Section, &String), usize)| Heading {
        depth: section.depth,
        number: section.number.clone(),
        title: unmarked(&section.title),
        anchor: anchor.clone(),
        requirements,
    };
    sections.map(heading).collect()
}

/// A title without the marks of Markdown.
pub fn unmarked(title: &str) -> String {
    title.chars().filter(|char| !matches!(char, '*' | '`')).collect()
}

/// How texts of standards are read, here and for the press.
pub(super) fn options() -> comrak::Options<'static> {
    let mut options = comrak::Options::default();
    options.extension.autolink = true;
    options.extension.footnotes = true;
    options.extension.strikethrough = true;
    options.extension.table = true;
    options.extension.front_matter_delimiter = Some("---".into());
    options.render.sourcepos = true;
    options
}

fn markup(text: &str) -> String {
    comrak::markdown_to_html(text, &options())
}

/// A text that is not rendered.
fn plain(text: &str) -> String {
    format!("<pre class=\"verbatim\" tabindex=\"0\">{}</pre>", escaped(text))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Keeps a plain set of elements. Links within the text lead to where its sections are linked to here; others that are
/// relative lead nowhere and go.
fn safe(html: &str, headings: HashMap<String, String>) -> String {
    const PLACED: [&str; 8] = ["h1", "h2", "h3", "h4", "h5", "h6", "tr", "li"];
    let mut builder = ammonia::Builder::default();
    builder
        .rm_tags(["img", "map", "area"])
        .add_tag_attributes("a", ["id"])
        .add_tag_attributes("li", ["id"])
        .attribute_filter(|_, name, value| (name != "id" || is_note(value)).then_some(value.into()))
        .link_rel(Some("noopener nofollow ugc"))
        .url_schemes(["http", "https", "mailto"].into())
        .url_relative(ammonia::UrlRelative::Custom(Box::new(OwnLinks(headings))));
    for tag in PLACED {
        builder.add_tag_attributes(tag, ["data-sourcepos"]);
    }
    builder.clean(html).to_string()
}

/// Where links within the text lead, by the name of the heading or requirement. A name of a footnote goes through: no markup of
/// authors comes this far, the renderer made it.
struct OwnLinks(HashMap<String, String>);

impl ammonia::UrlRelativeEvaluate<'static> for OwnLinks {
    fn evaluate<'url>(&self, address: &'url str) -> Option<Cow<'url, str>> {
        let name = address.strip_prefix('#')?;
        if is_note(name) {
            return Some(Cow::Borrowed(address));
        }
        self.0.get(&anchor::wanted(name)).map(|anchor| Cow::Owned(format!("#{anchor}")))
    }
}

/// What is linked to, by the line on which it begins.
#[derive(Default)]
struct Places {
    headings: HashMap<usize, Place>,
    requirements: HashMap<usize, Place>,
}

struct Place {
    anchor: String,
    label: String,
}

impl Places {
    fn of(text: &str, outline: &Outline, anchors: &[String], identities: &[RequirementId]) -> Self {
        let starts: Vec<usize> = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let line = |byte: usize| starts.partition_point(|start| *start <= byte);
        let mut places = Self::default();
        for (section, anchor) in outline.sections.iter().zip(anchors).filter(|(section, _)| section.depth > 0) {
            let label = section.number.clone().unwrap_or_else(|| unmarked(&section.title));
            places.headings.insert(line(section.heading.start), Place { anchor: anchor.clone(), label });
        }
        for (requirement, id) in outline.requirements.iter().zip(identities) {
            let place = Place { anchor: anchor::requirement(*id), label: requirement.number.clone() };
            places.requirements.insert(line(requirement.at.start), place);
        }
        places
    }

    /// Goes through safe markup tag by tag: gives places their anchors, headings one level less, tables their roles (they
    /// are shown as records on phones, and stay tables for those who listen).
    fn put_into(&self, html: &str) -> String {
        let mut out = String::with_capacity(html.len() + html.len() / 4);
        let mut rest = html;
        let mut heading: Option<&Place> = None;
        let mut row: Option<&Place> = None;
        while let Some(start) = rest.find('<') {
            out.push_str(&rest[..start]);
            let end = tag_end(&rest[start..]).map_or(rest.len(), |end| start + end);
            let tag = &rest[start..end];
            rest = &rest[end..];
            let name = tag.trim_start_matches(['<', '/']);
            let name = &name[..name.find([' ', '>', '/']).unwrap_or(name.len())];
            let closes = tag.starts_with("</");
            let (bare, line) = without_place(tag);
            match (name, closes) {
                ("h1" | "h2" | "h3" | "h4" | "h5" | "h6", false) => {
                    heading = line.and_then(|line| self.headings.get(&line));
                    let id = heading.map(|place| format!(" id=\"{}\"", escaped(&place.anchor))).unwrap_or_default();
                    out.push_str(&format!("<{}{id}>", lower(name)));
                }
                ("h1" | "h2" | "h3" | "h4" | "h5" | "h6", true) => {
                    out.extend(heading.take().map(pin));
                    out.push_str(&format!("</{}>", lower(name)));
                }
                ("tr", false) => {
                    row = line.and_then(|line| self.requirements.get(&line));
                    match row {
                        Some(place) => {
                            let id = escaped(&place.anchor);
                            out.push_str(&format!("<tr role=\"row\" class=\"requirement\" id=\"{id}\">"));
                        }
                        None => out.push_str("<tr role=\"row\">"),
                    }
                }
                ("li", false) => match line.and_then(|line| self.requirements.get(&line)) {
                    Some(place) => {
                        let id = escaped(&place.anchor);
                        out.push_str(&format!("<li class=\"requirement\" id=\"{id}\">"));
                        out.push_str(&pin(place));
                    }
                    None => out.push_str(&bare),
                },
                ("td", false) => {
                    out.push_str(&with_role(&bare, "cell"));
                    out.extend(row.take().map(pin));
                }
                ("th", false) => out.push_str(&with_role(&bare, "columnheader")),
                ("thead" | "tbody", false) => out.push_str(&with_role(&bare, "rowgroup")),
                ("table", false) => out.push_str(&with_role(&bare, "table")),
                ("pre", false) => out.push_str("<pre tabindex=\"0\">"),
                _ => out.push_str(&bare),
            }
        }
        out.push_str(rest);
        out
    }
}

/// Where a tag ends that begins the text: after its `>`, which does not count within quotes.
fn tag_end(html: &str) -> Option<usize> {
    let mut quoted = false;
    for (at, byte) in html.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b'>' if !quoted => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// A tag without the mark of where it comes from, and the line that the mark says.
fn without_place(tag: &str) -> (Cow<'_, str>, Option<usize>) {
    const MARK: &str = " data-sourcepos=\"";
    let Some((before, after)) = tag.split_once(MARK) else { return (Cow::Borrowed(tag), None) };
    let Some((place, after)) = after.split_once('"') else { return (Cow::Borrowed(tag), None) };
    let line = place.split(':').next().and_then(|line| line.parse().ok());
    (Cow::Owned(format!("{before}{after}")), line)
}

/// The heading one level below: the page's own title stands above all of them.
fn lower(name: &str) -> &'static str {
    match name {
        "h1" => "h2",
        "h2" => "h3",
        "h3" => "h4",
        "h4" => "h5",
        _ => "h6",
    }
}

fn with_role(tag: &str, role: &str) -> String {
    let open = tag.trim_end_matches('>');
    format!("{open} role=\"{role}\">")
}

fn pin(place: &Place) -> String {
    let (anchor, label) = (escaped(&place.anchor), escaped(&place.label));
    format!("<a class=\"pin\" href=\"#{anchor}\" aria-label=\"# {label}\">#</a>")
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# V6 Authentication\n\nSee [below](#v62-password-security), [it](#6.2.1) and [elsewhere](other.md).\n\n\
        ## V6.2 Password Security\n\n| # | Description | Level |\n| - | - | - |\n\
        | **6.2.1** | Verify that <b>passwords</b> are used. | 1 |\n| **6.2.2** | Verify more. | 2 |\n\n\
        - **6.2.3** Verify the rest.\n";

    #[test]
    fn what_a_text_says_about_itself_stands_above_it() {
        let text = "---\ntitle: Sessions\nversion: <b>2</b>\n---\n\n# Sessions\n\nWords.\n";
        let html = read(text, &[]).html;
        assert!(
            html.starts_with("<dl class=\"facts\"><div><dt>version</dt><dd>&lt;b&gt;2&lt;/b&gt;</dd></div></dl>"),
            "{html}"
        );
        assert!(!passage(text).contains("version") && !read("# One\n", &[]).html.contains("<dl"));
    }

    fn ids() -> Vec<RequirementId> {
        ["000000000001", "000000000002", "000000000003"]
            .map(|end| format!("01910000-0000-7000-8000-{end}").parse().expect("an id"))
            .to_vec()
    }

    #[test]
    fn every_section_and_requirement_has_its_place() {
        let reading = read(TEXT, &ids());
        for part in [
            "<h2 id=\"s-V6\">V6 Authentication<a class=\"pin\" href=\"#s-V6\" aria-label=\"# V6\">#</a></h2>",
            "<h3 id=\"s-V6.2\">",
            "<a href=\"#s-V6.2\" rel=\"noopener nofollow ugc\">below</a>",
            "<a href=\"#r-000000000001\" rel=\"noopener nofollow ugc\">it</a>",
            "<a rel=\"noopener nofollow ugc\">elsewhere</a>",
            "<tr role=\"row\" class=\"requirement\" id=\"r-000000000001\">",
            "<td role=\"cell\"><a class=\"pin\" href=\"#r-000000000002\" aria-label=\"# 6.2.2\">#</a><strong>6.2.2</strong></td>",
            "<li class=\"requirement\" id=\"r-000000000003\">",
        ] {
            assert!(reading.html.contains(part), "{part} is not in {}", reading.html);
        }
        assert!(!reading.html.contains("sourcepos"));
        let counts: Vec<_> = reading.contents.iter().map(|one| (one.depth, one.requirements)).collect();
        assert_eq!(counts, [(1, 0), (2, 3)]);
    }

    #[test]
    fn what_looks_like_markup_in_a_text_stays_text() {
        let text = "# One\n\n[a](https://a.example \"<h1 data-sourcepos=&quot;1:1-1:5&quot;>\")\n\n\
            `<tr data-sourcepos=\"1:1-1:2\">` and \\<li data-sourcepos=\"1:1-1:2\">\n";
        let html = read(text, &[]).html;
        assert_eq!(html.matches("<h").count(), 1, "{html}");
        assert_eq!(html.matches("id=\"").count(), 1, "{html}");
        assert!(html.contains("&lt;tr data-sourcepos=\"1:1-1:2\"&gt;"), "{html}");
    }

    /// Known ways past sanitisers, and past parsers that read markup twice.
    const HOSTILE: &[&str] = &[
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg><style><img src=x onerror=alert(1)></style></svg>",
        "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
        "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
        "<table><td><a href=javascript:alert(1)>x</a></td></table>",
        "[x](javascript:alert(1)) [y](JaVaScRiPt&colon;alert(1)) [z](data:text/html;base64,PHN2Zz4=) [v](vbscript:x)",
        "<a href=\"&#x6A;avascript:alert(1)\">x</a> <https://a.example/\"onmouseover=alert(1)>",
        "![x](x\" onerror=\"alert(1))",
        "[x]: javascript:alert(1)\n\n[x]",
        "# <h1 onclick=alert(1) id=\"x\">\n",
        "| a |\n|-|\n| <td onclick=alert(1)> |\n",
        "`</code><script>alert(1)</script>`",
        "<xmp><svg><b><style><b title='</style><img src>'>",
        "<template><s><template><s><img src=x onerror=alert(1)></template>",
        "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe><object data=x></object><embed src=x><base href=//evil>",
    ];

    #[test]
    fn nothing_hostile_runs() {
        for text in HOSTILE {
            let html = read(&format!("# Title\n\n{text}\n\nAfter.\n"), &[]).html;
            let again = ammonia::Builder::default()
                .add_generic_attributes(["id", "class", "role", "tabindex", "aria-label"])
                .link_rel(None)
                .add_tag_attributes("a", ["rel"])
                .url_relative(ammonia::UrlRelative::PassThrough)
                .clean(&html)
                .to_string();
            // Read again by a browser's parser nothing is found that had to go: no second reading changes what it is.
            assert_eq!(again, html, "{text}");
            let mut tags = html.split('<').skip(1).filter_map(|tag| tag.split('>').next());
            let live = |tag: &str| {
                let name = tag.trim_start_matches('/').split(' ').next().unwrap_or_default().to_owned();
                ["script", "img", "svg", "math", "style", "iframe", "object", "embed", "base", "form", "template"]
                    .contains(&name.as_str())
                    || tag.split('"').step_by(2).any(|outside| outside.contains(" on"))
                    || tag.to_lowercase().contains("href=\"javascript")
            };
            assert_eq!(tags.find(|tag| live(tag)), None, "{text} became {html}");
        }
    }

    #[test]
    fn pathological_texts_come_to_an_end() {
        let deep: Vec<_> = (0..10_000).map(|depth| format!("{}- a\n", " ".repeat(depth.min(1_000)))).collect();
        let deep = deep.concat();
        for hostile in [
            "- ".repeat(10_000),
            "> ".repeat(100_000),
            deep,
            "[a](".repeat(100_000),
            "[".repeat(200_000) + &"]".repeat(200_000),
            "![[]()".repeat(50_000),
            "*a **a ".repeat(100_000),
            "`a``a```a".repeat(50_000),
            "<a ".repeat(100_000),
            "| a ".repeat(100_000) + "\n" + &"| - ".repeat(100_000) + "\n" + &"| b\n".repeat(20_000),
            (0..20_000).map(|n| format!("[{n}]: /x\n\n[{n}]\n\n")).collect::<Vec<_>>().concat(),
            "a\n\n".repeat(500_000),
            "x".repeat(10 * 1024 * 1024),
        ] {
            // What would take for ever is ended by nextest.
            let reading = read(&hostile, &[]);
            assert!(reading.html.len() < 60 * 1024 * 1024, "{hostile:.20}");
        }
    }
}
