//! Copies of texts without what reveals names.

/// A text and the copy that is read while names are hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Redactable<'a> {
    /// As its speakers wrote it.
    pub original: &'a str,
    /// The copy, where somebody made one. A blank copy is a copy: the text as a whole reveals who it is.
    pub copy: Option<&'a str>,
}

impl<'a> Redactable<'a> {
    /// What is read, searched, counted and exported. There is no other way to the text.
    pub fn read(self, names_are_shown: bool) -> &'a str {
        match self.copy {
            Some(copy) if !names_are_shown => copy,
            _ => self.original,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blank_copy_shows_blank() {
        let text = Redactable { original: "As the author of nmap, I …", copy: Some("") };
        assert_eq!([text.read(false), text.read(true)], ["", "As the author of nmap, I …"]);
        assert_eq!(Redactable { copy: None, ..text }.read(false), text.original);
    }
}
