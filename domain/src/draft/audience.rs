//! Who may read a draft.

use crate::{Instant, policy::Visibility};

crate::words! {
    /// Who may read a draft when no embargo holds.
    pub enum Audience {
        /// Everybody who may know of its group.
        Public = "public",
        /// Those in the group, and those above it.
        Group = "group",
    }
}

/// Who may read a draft now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readers {
    /// Everybody.
    All,
    /// Those in the group, and those above it.
    Group,
    /// Those who are named, and nobody else: neither chairs nor administrators.
    Named,
}

/// What somebody is named as, with a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// Nothing.
    No,
    /// As somebody who reads it under an embargo.
    Reader,
    /// As one of its editors.
    Editor,
}

crate::words! {
    /// As what people are named with a draft.
    pub enum Part {
        /// They write it.
        Editor = "editor",
        /// They read it under an embargo.
        Reader = "reader",
    }
}

impl From<Option<Part>> for Named {
    fn from(part: Option<Part>) -> Self {
        match part {
            None => Self::No,
            Some(Part::Reader) => Self::Reader,
            Some(Part::Editor) => Self::Editor,
        }
    }
}

impl Readers {
    /// Who may read a draft at `now`, when its group is known to `group`. An embargo ends at its instant by the clock of
    /// whoever asks, so that nobody has to lift it.
    pub fn at(audience: Audience, embargo_until: Option<Instant>, group: Visibility, now: Instant) -> Self {
        if embargo_until.is_some_and(|until| now < until) {
            return Self::Named;
        }
        match (audience, group) {
            (Audience::Public, Visibility::Public) => Self::All,
            (Audience::Group, _) | (Audience::Public, Visibility::Team) => Self::Group,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_embargo_ends_at_its_instant_and_no_draft_is_more_open_than_its_group() {
        let at = |seconds| Instant::from_timestamp(seconds, 0).expect("in range");
        let readers = |until, group, now| Readers::at(Audience::Public, until, group, at(now));
        assert_eq!(readers(Some(at(10)), Visibility::Public, 9), Readers::Named);
        assert_eq!(readers(Some(at(10)), Visibility::Public, 10), Readers::All);
        assert_eq!(readers(None, Visibility::Team, 0), Readers::Group);
        assert_eq!(Readers::at(Audience::Group, None, Visibility::Public, at(0)), Readers::Group);
    }
}
