//! A page that is the same for everybody but for small places: rendered once, filled in for each person.

use bytes::Bytes;

/// The pieces of such a page.
#[derive(Debug)]
pub struct Mosaic {
    pieces: Vec<Piece>,
    length: usize,
}

#[derive(Debug)]
enum Piece {
    Fixed(Bytes),
    /// The text between two marks: what belongs in here.
    Open(Box<str>),
}

impl Mosaic {
    /// Cuts `page` at each `mark`: what stands between the first and the second names an open place, and so on.
    pub fn cut(page: &str, mark: &str) -> Self {
        let pieces = page.split(mark).enumerate().map(|(place, text)| {
            if place % 2 == 0 {
                Piece::Fixed(Bytes::copy_from_slice(text.as_bytes()))
            } else {
                Piece::Open(text.into())
            }
        });
        Self { pieces: pieces.collect(), length: page.len() }
    }

    /// The page with each open place filled in.
    pub fn fill<'t>(&self, fill: impl Fn(&str) -> &'t str) -> Vec<u8> {
        let mut page = Vec::with_capacity(self.length + self.length / 8);
        for piece in &self.pieces {
            match piece {
                Piece::Fixed(bytes) => page.extend_from_slice(bytes),
                Piece::Open(name) => page.extend_from_slice(fill(name).as_bytes()),
            }
        }
        page
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn open_places_are_filled_in_and_the_rest_stays() {
        let mosaic = Mosaic::cut("<a>@@1@@</a><b>@@2@@</b>", "@@");
        let page = mosaic.fill(|name| if name == "1" { "one" } else { "" });
        assert_eq!(String::from_utf8_lossy(&page), "<a>one</a><b></b>");
    }
}
