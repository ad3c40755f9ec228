//! Who stands in an election: whoever was nominated, accepts, and is seconded by enough others.

/// Somebody who was nominated, or an option that was added, as it stands before the ballot opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Nominated {
    /// Whether this is a person, who is asked; an option is not.
    pub is_asked: bool,
    /// Whether they accepted.
    pub accepted: bool,
    /// Whether they declined.
    pub declined: bool,
    /// How many others second them.
    pub seconds: u32,
}

impl Nominated {
    /// Whether they stand where `needed` others have to second them.
    pub const fn stands(self, needed: u32) -> bool {
        !self.declined && (self.accepted || !self.is_asked) && self.missing(needed) == 0
    }

    /// How many more have to second them.
    pub const fn missing(self, needed: u32) -> u32 {
        needed.saturating_sub(self.seconds)
    }
}

/// Somebody who wants to second a nomination, and what decides whether they may.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seconder {
    /// Whether the election asks for seconds and is still prepared.
    pub is_called: bool,
    /// Whether they are the one who is nominated.
    pub is_nominee: bool,
    /// Whether they would have a vote today, their own or an organisation's.
    pub votes: bool,
    /// Whether they second this nomination already.
    pub seconds: bool,
}

/// Why somebody may not second a nomination.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SecondFlaw {
    /// None are asked for, or the ballot is open.
    #[error("Nominations are seconded while the election is prepared, where it asks for seconds.")]
    NotNow,
    /// It would be no other's word.
    #[error("Nobody seconds their own nomination. Ask another member who has a vote.")]
    Oneself,
    /// Only those with a vote second.
    #[error("Only members with a vote second a nomination. Your standing says why you have none.")]
    NoVote,
    /// Each person counts once.
    #[error("You second this nomination already.")]
    Twice,
}

impl Seconder {
    /// Whether they may, or the first reason why not.
    pub const fn may_second(self) -> Result<(), SecondFlaw> {
        if !self.is_called {
            return Err(SecondFlaw::NotNow);
        }
        if self.is_nominee {
            return Err(SecondFlaw::Oneself);
        }
        if !self.votes {
            return Err(SecondFlaw::NoVote);
        }
        if self.seconds { Err(SecondFlaw::Twice) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acceptance_alone_is_not_enough_and_neither_are_seconds() {
        let asked = |accepted, declined, seconds| Nominated { is_asked: true, accepted, declined, seconds };
        assert!(asked(true, false, 2).stands(2) && asked(true, false, 0).stands(0));
        assert!(
            !asked(true, false, 1).stands(2) && !asked(false, false, 5).stands(2) && !asked(true, true, 5).stands(0)
        );
        let option = Nominated { is_asked: false, accepted: false, declined: false, seconds: 1 };
        assert!(option.stands(1) && !option.stands(2));
        assert_eq!([0, 1, 3].map(|needed| option.missing(needed)), [0, 0, 2]);
    }

    #[test]
    fn others_with_a_vote_second_once() {
        let fine = Seconder { is_called: true, is_nominee: false, votes: true, seconds: false };
        assert_eq!(fine.may_second(), Ok(()));
        let refused = [
            Seconder { is_called: false, ..fine },
            Seconder { is_nominee: true, ..fine },
            Seconder { votes: false, ..fine },
            Seconder { seconds: true, ..fine },
        ];
        let flaws = refused.map(Seconder::may_second);
        assert_eq!(flaws, [SecondFlaw::NotNow, SecondFlaw::Oneself, SecondFlaw::NoVote, SecondFlaw::Twice].map(Err));
    }
}
