//! What becomes of an appeal against the outcome of a call.

crate::words! {
    /// Where an appeal stands.
    pub enum AppealState {
        /// It waits for those above the group.
        Lodged = "lodged",
        /// They agree: the outcome does not count.
        Upheld = "upheld",
        /// They do not: the outcome stands.
        Dismissed = "dismissed",
        /// Whoever appealed took it back.
        Withdrawn = "withdrawn",
    }
}

impl AppealState {
    /// Whether it waits for a decision.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Lodged)
    }

    /// Whether it says what was decided.
    pub const fn is_decision(self) -> bool {
        matches!(self, Self::Upheld | Self::Dismissed)
    }
}
