//! What becomes of an objection.

crate::words! {
    /// Where an objection stands.
    pub enum ObjectionState {
        /// It waits for an answer.
        Raised = "raised",
        /// It was answered in words.
        Addressed = "addressed",
        /// Whoever objected took it back.
        Withdrawn = "withdrawn",
        /// Whoever objected stays with it, after the answer.
        Sustained = "sustained",
    }
}

crate::words! {
    /// What is done about an objection.
    pub enum ObjectionAct {
        /// The chairs answer it.
        Address = "address",
        /// Whoever objected takes it back.
        Withdraw = "withdraw",
        /// Whoever objected stays with it.
        Sustain = "sustain",
    }
}

impl ObjectionState {
    /// Whether an outcome must answer it.
    pub const fn is_unresolved(self) -> bool {
        matches!(self, Self::Raised | Self::Sustained)
    }

    /// Where an act leads, where it leads on from here.
    pub const fn after(self, act: ObjectionAct) -> Option<Self> {
        match (self, act) {
            (Self::Raised | Self::Sustained, ObjectionAct::Address) => Some(Self::Addressed),
            (Self::Raised | Self::Sustained | Self::Addressed, ObjectionAct::Withdraw) => Some(Self::Withdrawn),
            (Self::Addressed, ObjectionAct::Sustain) => Some(Self::Sustained),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_act_leads_where_the_table_says() {
        let mut moves = String::new();
        for state in ObjectionState::ALL {
            for act in ObjectionAct::ALL {
                if let Some(next) = state.after(*act) {
                    moves += &format!("{state} {act} {next}\n");
                }
            }
        }
        let table = "raised address addressed\nraised withdraw withdrawn\naddressed withdraw withdrawn\n\
            addressed sustain sustained\nsustained address addressed\nsustained withdraw withdrawn\n";
        assert_eq!(moves, table);
    }
}
