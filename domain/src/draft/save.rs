//! How what is being written is kept, and where a revision's text came from.

crate::words! {
    /// As what a text is kept beside a draft.
    pub enum SaveKind {
        /// The working copy: the newest one is what stands there, those before are what others may have written from.
        Head = "head",
        /// What somebody saved while somebody else had changed the same lines.
        Aside = "aside",
        /// What somebody typed and has not saved yet.
        Typed = "typed",
    }
}

crate::words! {
    /// As what a revision came in.
    pub enum Source {
        /// A text in Markdown.
        Markdown = "markdown",
        /// The baseline's YAML, from which the text was made.
        Baseline = "baseline",
    }
}
