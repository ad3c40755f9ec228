//! Which ways of counting there are, and what each of them refuses.

use crate::ballot::{Candidate, Contest, Lots, Profile, contest::Quorum, profile::MAX_CANDIDATES};

crate::words! {
    /// A way of counting, named with everything that decides who wins: “STV” alone is none.
    pub enum Method {
        /// The first preference of each ballot; the most votes win.
        Plurality = "plurality",
        /// Everybody whom a ballot names gets one vote.
        Approval = "approval",
        /// Instant run-off for one seat: the last is excluded until one has more than half of the remaining ballots.
        Irv = "irv",
        /// Condorcet by Debian's constitution 1.9, §A.5: quorum, majority, Schwartz sequential dropping.
        Debian = "debian",
        /// Schulze's beatpath by winning votes, then by fewer losing ones.
        Schulze = "schulze",
        /// STV by the Scottish Local Government Elections Order 2007: whole quota, transfer values to 5 decimals.
        Scottish = "scottish-stv",
        /// STV by the reference WIGM rule of the Proportional Representation Foundation: 4 decimals, truncated.
        Wigm = "wigm-prf",
        /// STV by the reference Meek rule of the Proportional Representation Foundation: 9 decimals, ω = 10⁻⁶.
        Meek = "meek-prf",
    }
}

/// Why an election cannot be counted this way.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// No seat.
    #[error("There is no seat to fill. Ask for at least one.")]
    NoSeats,
    /// More seats than an election can have candidates.
    #[error("There are more than {MAX_CANDIDATES} seats, which is more than an election can have candidates.")]
    TooManySeats,
    /// Nobody stands.
    #[error("Nobody stands for election.")]
    NobodyStands,
    /// The method fills one seat.
    #[error("{0} fills one seat only. Choose another rule for {1} seats.")]
    OneSeatOnly(Method, usize),
    /// The method cannot read equal ranks.
    #[error("{0} cannot count ballots that rank candidates equally, and there are such ballots.")]
    EqualRanks(Method),
    /// A candidate, affiliation or lot that does not fit the list.
    #[error("The {0} do not fit the list of candidates.")]
    DoesNotFit(&'static str),
    /// Quorum or majority without a default option.
    #[error("A quorum or a majority is measured against the default option, and there is none.")]
    NoDefault,
    /// Quorum or majority where the method has none.
    #[error("{0} knows no quorum and no majority of single options.")]
    NoQuorum(Method),
}

impl Method {
    /// Whether it reads equal ranks.
    pub const fn takes_equal_ranks(self) -> bool {
        matches!(self, Self::Approval | Self::Debian | Self::Schulze)
    }

    /// Whether the election can be counted this way.
    pub fn check(self, profile: &Profile, contest: &Contest, lots: &Lots) -> Result<(), Refusal> {
        let candidates = profile.candidates();
        let known = |one: &Candidate| one.index() < candidates;
        if contest.seats == 0 {
            return Err(Refusal::NoSeats);
        }
        if contest.seats > MAX_CANDIDATES {
            return Err(Refusal::TooManySeats);
        }
        if lots.candidates() != candidates {
            return Err(Refusal::DoesNotFit("lots"));
        }
        if !contest.withdrawn.iter().all(known) {
            return Err(Refusal::DoesNotFit("withdrawn candidates"));
        }
        let majorities = contest.majorities.iter().map(|(option, _)| option);
        if !contest.reopen.iter().chain(majorities).all(known) {
            return Err(Refusal::DoesNotFit("options"));
        }
        if contest.limit.as_ref().is_some_and(|limit| limit.affiliations.len() != candidates) {
            return Err(Refusal::DoesNotFit("affiliations"));
        }
        if !contest.standing(candidates).contains(&true) {
            return Err(Refusal::NobodyStands);
        }
        if self == Self::Irv && contest.seats > 1 {
            return Err(Refusal::OneSeatOnly(self, contest.seats));
        }
        if contest.quorum != Quorum::None || !contest.majorities.is_empty() {
            match (self, contest.reopen) {
                (Self::Debian, Some(default)) if contest.withdrawn.contains(&default) => {
                    return Err(Refusal::NoDefault);
                }
                (Self::Debian, Some(_)) => {}
                (Self::Debian, None) => return Err(Refusal::NoDefault),
                (other, _) => return Err(Refusal::NoQuorum(other)),
            }
        }
        if !self.takes_equal_ranks() && !profile.is_strict() {
            return Err(Refusal::EqualRanks(self));
        }
        Ok(())
    }
}
