//! How a comment comes before its readers, and who reads it.

crate::words! {
    /// Where a comment stands.
    pub enum CommentState {
        /// It waits for somebody to let it through.
        Waiting = "waiting",
        /// Whoever reads the draft reads it.
        Published = "published",
        /// It was not let through; its author knows why.
        Refused = "refused",
        /// It was read, and was taken out of view later.
        Hidden = "hidden",
        /// Its author took it back.
        Withdrawn = "withdrawn",
    }
}

crate::words! {
    /// What is done with a comment.
    pub enum CommentMove {
        /// Letting it through.
        Publish = "publish",
        /// Not letting it through.
        Refuse = "refuse",
        /// Taking it out of view.
        Hide = "hide",
        /// Bringing it back into view.
        Show = "show",
        /// Taking it back, as its author.
        Withdraw = "withdraw",
    }
}

impl CommentMove {
    /// Where a comment stands afterwards; none where this is not done to one that stands at `from`.
    pub const fn from(self, from: CommentState) -> Option<CommentState> {
        use CommentState as S;
        match (self, from) {
            (Self::Publish, S::Waiting | S::Refused) | (Self::Show, S::Hidden) => Some(S::Published),
            (Self::Refuse, S::Waiting) => Some(S::Refused),
            (Self::Hide, S::Published) => Some(S::Hidden),
            (Self::Withdraw, S::Waiting | S::Published) => Some(S::Withdrawn),
            _ => None,
        }
    }

    /// Whether it is done with a reason.
    pub const fn needs_reason(self) -> bool {
        matches!(self, Self::Refuse | Self::Hide)
    }

    /// The event's word for it.
    pub const fn verb(self) -> &'static str {
        match self {
            Self::Publish => "comment.published",
            Self::Refuse => "comment.refused",
            Self::Hide => "comment.hidden",
            Self::Show => "comment.shown",
            Self::Withdraw => "comment.withdrawn",
        }
    }
}

crate::words! {
    /// Whose comments wait for somebody to let them through.
    pub enum Moderation {
        /// Those of everybody who is not in the group.
        NonMembers = "non-members",
        /// Those of everybody who does not tend the comments.
        Everybody = "everybody",
        /// Nobody's.
        Nobody = "nobody",
    }
}

impl Moderation {
    /// Whether a comment waits.
    pub const fn holds(self, viewer: Viewer, is_in_group: bool) -> bool {
        match self {
            _ if viewer.tends => false,
            Self::NonMembers => !is_in_group,
            Self::Everybody => true,
            Self::Nobody => false,
        }
    }
}

/// Who looks at a comment of a draft that they may read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Viewer {
    /// They wrote it.
    pub is_author: bool,
    /// They tend the draft's comments.
    pub tends: bool,
}

/// What somebody is shown of a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// Nothing: they do not know that there is one.
    Nothing,
    /// That there was one.
    Trace,
    /// All of it.
    Whole,
}

/// What somebody who may read the draft is shown of a comment. `was_read` says whether it was ever published.
pub const fn sight(state: CommentState, was_read: bool, viewer: Viewer) -> Sight {
    match state {
        CommentState::Published => Sight::Whole,
        _ if viewer.is_author || viewer.tends => Sight::Whole,
        CommentState::Hidden | CommentState::Withdrawn if was_read => Sight::Trace,
        _ => Sight::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_never_published_is_for_its_author_and_those_who_tend_comments() {
        let (reader, author) = (Viewer::default(), Viewer { is_author: true, tends: false });
        let tends = Viewer { is_author: false, tends: true };
        for state in CommentState::ALL {
            for was_read in [false, true] {
                let seen = sight(*state, was_read, reader);
                if *state != CommentState::Published {
                    assert_ne!(seen, Sight::Whole, "{state}");
                    assert!(was_read || seen == Sight::Nothing, "{state}");
                }
                assert_eq!([author, tends].map(|one| sight(*state, was_read, one)), [Sight::Whole; 2], "{state}");
            }
        }
        assert_eq!(sight(CommentState::Hidden, true, reader), Sight::Trace);
        assert_eq!(sight(CommentState::Waiting, true, reader), Sight::Nothing);
    }

    #[test]
    fn the_moves_are_these_and_no_others() {
        let mut table = Vec::new();
        for done in CommentMove::ALL {
            for from in CommentState::ALL {
                table.extend(done.from(*from).map(|to| format!("{from} {done} {to}")));
            }
        }
        let expected = [
            "waiting publish published",
            "refused publish published",
            "waiting refuse refused",
            "published hide hidden",
            "hidden show published",
            "waiting withdraw withdrawn",
            "published withdraw withdrawn",
        ];
        assert_eq!(table, expected);
    }

    #[test]
    fn who_is_not_in_the_group_waits_unless_the_group_says_otherwise() {
        let (reader, tends) = (Viewer::default(), Viewer { is_author: false, tends: true });
        let holds = |rule: Moderation| {
            [(reader, false), (reader, true), (tends, false)].map(|(who, is_in)| rule.holds(who, is_in))
        };
        assert_eq!(holds(Moderation::NonMembers), [true, false, false]);
        assert_eq!(holds(Moderation::Everybody), [true, true, false]);
        assert_eq!(holds(Moderation::Nobody), [false, false, false]);
    }
}
