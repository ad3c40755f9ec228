//! Where a draft stands.

crate::words! {
    /// Where a draft stands.
    pub enum DraftState {
        /// It is written.
        Working = "working",
        /// Nobody works on it for now.
        Parked = "parked",
        /// It was given up.
        Abandoned = "abandoned",
        /// Another draft took its place, or what it became.
        Replaced = "replaced",
    }
}

crate::words! {
    /// What moves a draft from one state to another.
    pub enum DraftStep {
        /// Work rests.
        Park = "park",
        /// Work goes on.
        Resume = "resume",
        /// It is given up.
        Abandon = "abandon",
        /// Another one takes its place.
        Replace = "replace",
    }
}

impl DraftState {
    /// The steps that lead on from here.
    pub const fn steps(self) -> &'static [DraftStep] {
        use DraftStep as S;
        match self {
            Self::Working => &[S::Park, S::Abandon, S::Replace],
            Self::Parked => &[S::Resume, S::Abandon, S::Replace],
            Self::Abandoned | Self::Replaced => &[S::Resume],
        }
    }

    /// The state that a step leads to, where it leads on from here.
    pub fn after(self, step: DraftStep) -> Option<Self> {
        self.steps().contains(&step).then_some(match step {
            DraftStep::Park => Self::Parked,
            DraftStep::Resume => Self::Working,
            DraftStep::Abandon => Self::Abandoned,
            DraftStep::Replace => Self::Replaced,
        })
    }

    /// Whether revisions are posted in it.
    pub const fn is_written(self) -> bool {
        matches!(self, Self::Working)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_leads_where_the_table_says() {
        let mut moves = String::new();
        for state in DraftState::ALL {
            for step in DraftStep::ALL {
                if let Some(next) = state.after(*step) {
                    moves += &format!("{state} {step} {next}\n");
                }
            }
        }
        let table = "working park parked\nworking abandon abandoned\nworking replace replaced\n\
            parked resume working\nparked abandon abandoned\nparked replace replaced\n\
            abandoned resume working\nreplaced resume working\n";
        assert_eq!(moves, table);
    }
}
