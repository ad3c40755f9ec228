//! Texts for where there is no markup: calendars, feeds, the search index, excerpts.

mod element;
mod entity;
mod layout;
mod markup;

use self::layout::Layout;

/// HTML or Markdown as plain text that reads well: paragraphs, lists, links as `text (address)`. Takes time linear in
/// its length, whatever the source holds.
///
/// Which of the two it is is told as the pages tell it: text that begins with a tag or holds a closing one is HTML.
pub fn plain_text(source: &str) -> String {
    laid_out(source, Layout::default())
}

/// The words alone, in one line: no addresses, no markers of lists.
pub fn plain_line(source: &str) -> String {
    let words = laid_out(source, Layout::of_words());
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn laid_out(source: &str, mut layout: Layout) -> String {
    let is_html = source.trim_start().starts_with('<') || source.contains("</");
    if is_html {
        markup::read(source, &mut layout);
    } else {
        markup::read(&rendered(source), &mut layout);
    }
    layout.finish()
}

fn rendered(markdown: &str) -> String {
    let mut options = comrak::Options::default();
    options.extension.strikethrough = true;
    options.extension.table = true;
    // Stray tags go through to be taken out like all others.
    options.render.r#unsafe = true;
    comrak::markdown_to_html(markdown, &options)
}

#[cfg(test)]
mod tests;
