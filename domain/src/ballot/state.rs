//! The life of a ballot, and in whose place somebody casts a position.

crate::words! {
    /// Where a ballot stands.
    pub enum BallotState {
        /// It is being written.
        Draft = "draft",
        /// Positions are taken.
        Open = "open",
        /// It was put off while it was open; its clock stands still.
        Deferred = "deferred",
        /// No more positions are taken; rulings may still be made.
        Closed = "closed",
        /// Its outcome stands.
        Settled = "settled",
        /// It does not count, for a reason that was given.
        Annulled = "annulled",
    }
}

impl BallotState {
    /// Whether it can be put off now.
    pub const fn can_defer(self) -> bool {
        matches!(self, Self::Open)
    }

    /// Whether it can be annulled now. What was never opened was no ballot.
    pub const fn can_annul(self) -> bool {
        matches!(self, Self::Open | Self::Deferred | Self::Closed | Self::Settled)
    }

    /// Whether positions were taken once and no more are.
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Closed | Self::Settled)
    }
}

crate::words! {
    /// Whose vote it is.
    pub enum VoterKind {
        /// Somebody's own.
        Person = "person",
        /// An organisation's, cast by its representative or alternate.
        Organisation = "organisation",
    }
}

crate::words! {
    /// In whose place a position was cast.
    pub enum CastAs {
        /// By the voter themselves.
        Own = "own",
        /// By the representative of an organisation.
        Representative = "representative",
        /// By the alternate of an organisation.
        Alternate = "alternate",
        /// By somebody whom the voter asked to.
        Proxy = "proxy",
        /// By the secretary, for somebody in the room.
        Secretary = "secretary",
    }
}

impl CastAs {
    /// Whether this gives way to what the voter or the representative has said.
    pub const fn stands_in(self) -> bool {
        matches!(self, Self::Alternate | Self::Proxy)
    }

    /// Whether a position may be replaced by one that is cast as `next`: who stands in for somebody never overrules them.
    pub const fn may_be_replaced_by(self, next: Self) -> bool {
        self.stands_in() || !next.stands_in()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_own_vote_wins() {
        assert!(
            CastAs::Proxy.may_be_replaced_by(CastAs::Own) && CastAs::Alternate.may_be_replaced_by(CastAs::Alternate)
        );
        assert!(
            !CastAs::Own.may_be_replaced_by(CastAs::Proxy)
                && !CastAs::Representative.may_be_replaced_by(CastAs::Alternate)
        );
        assert!(CastAs::Own.may_be_replaced_by(CastAs::Secretary) && CastAs::Secretary.may_be_replaced_by(CastAs::Own));
    }

    #[test]
    fn what_was_never_opened_is_not_annulled() {
        let annulled: Vec<_> = BallotState::ALL.iter().filter(|state| state.can_annul()).collect();
        assert_eq!(annulled, [&BallotState::Open, &BallotState::Deferred, &BallotState::Closed, &BallotState::Settled]);
    }
}
