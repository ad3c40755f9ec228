//! How far a reader goes.

/// Limits of reading, and what the reader cannot know from the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Most bytes of a file.
    pub max_bytes: usize,
    /// Most levels of elements or values inside each other.
    pub max_depth: usize,
    /// Most sessions.
    pub max_entries: usize,
    /// The zone of the conference's record, for files whose times have neither zone nor offset.
    pub zone: Option<String>,
}

impl Default for Options {
    fn default() -> Self {
        Self { max_bytes: 64 * 1024 * 1024, max_depth: 64, max_entries: 50_000, zone: None }
    }
}
