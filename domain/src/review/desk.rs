//! Who decides about a proposal: its chairs, as far as they are not bound themselves.

use std::collections::BTreeSet;

use crate::{
    Problem,
    cfp::By,
    id::{PersonId, ProposalId},
    problem::Kind,
};

/// Who sits where for one proposal.
#[derive(Clone, Copy, Debug)]
pub struct Desk<'a> {
    /// Who chairs the programme.
    pub chairs: &'a BTreeSet<PersonId>,
    /// Who has a conflict of interest with the proposal, its speakers included.
    pub bound: &'a BTreeSet<PersonId>,
    /// Who was named to decide about it in the chairs' place.
    pub deputy: Option<PersonId>,
}

impl Desk<'_> {
    /// Whether `person` decides about it: assigns its reviewers, plans and releases its decision. With a deputy named,
    /// that one alone does; a deputy with a conflict is none.
    pub fn decides(&self, person: PersonId) -> bool {
        match self.seated_deputy() {
            Some(deputy) => person == deputy,
            None => !self.needs_deputy() && self.chairs.contains(&person),
        }
    }

    /// Whether a chair is bound by a conflict, so that somebody else has to be named.
    pub fn needs_deputy(&self) -> bool {
        self.chairs.iter().any(|chair| self.bound.contains(chair))
    }

    /// In which part somebody of the programme team moves the proposal.
    pub fn part(&self, person: PersonId) -> By {
        if self.bound.contains(&person) {
            By::BoundOrganiser
        } else if self.decides(person) {
            By::Organiser
        } else {
            By::Other
        }
    }

    /// Whether it can be named as a deputy's: nobody with a conflict can.
    pub fn check_deputy(&self, person: PersonId) -> Result<(), Problem> {
        if !self.bound.contains(&person) {
            return Ok(());
        }
        let message = "Whoever you name has a conflict of interest there. Name somebody else.";
        Err(Problem::new(Kind::Conflict, "deputy-bound", message))
    }

    fn seated_deputy(&self) -> Option<PersonId> {
        self.deputy.filter(|deputy| !self.bound.contains(deputy))
    }
}

/// Whether decisions can be released: not while one of them waits for a deputy. The refusal counts and names nothing, as
/// a chair who reads it may be the one who is bound.
pub fn check_release<'a>(desks: impl IntoIterator<Item = (ProposalId, Desk<'a>)>) -> Result<(), Problem> {
    let waits = |desk: &Desk<'_>| desk.needs_deputy() && desk.seated_deputy().is_none();
    if !desks.into_iter().any(|(_, desk)| waits(&desk)) {
        return Ok(());
    }
    let message = "Decisions wait for a deputy where a chair is bound by a conflict. Nothing was sent.";
    Err(Problem::new(Kind::Conflict, "deputy-missing", message))
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn people(numbers: &[u128]) -> BTreeSet<PersonId> {
        numbers.iter().map(|number| PersonId(Uuid::from_u128(*number))).collect()
    }

    fn person(number: u128) -> PersonId {
        PersonId(Uuid::from_u128(number))
    }

    /// Which of 1 to 4 decide, where 1 and 2 are chairs.
    fn deciding(bound: &[u128], deputy: Option<u128>) -> Vec<u128> {
        let (chairs, bound) = (people(&[1, 2]), people(bound));
        let desk = Desk { chairs: &chairs, bound: &bound, deputy: deputy.map(person) };
        (1..5).filter(|number| desk.decides(person(*number))).collect()
    }

    #[test]
    fn chairs_are_bound_by_their_own_conflicts() {
        assert_eq!(deciding(&[], None), [1, 2]);
        assert_eq!(deciding(&[1], None), [], "the other chair does not decide about a colleague unnamed");
        assert_eq!(deciding(&[1], Some(2)), [2]);
        assert_eq!(deciding(&[1], Some(3)), [3]);
        assert_eq!(deciding(&[1, 3], Some(3)), []);
        assert_eq!(deciding(&[], Some(4)), [4]);
    }

    #[test]
    fn a_bound_chair_moves_nothing() {
        let (chairs, bound) = (people(&[1, 2]), people(&[1]));
        let desk = Desk { chairs: &chairs, bound: &bound, deputy: Some(person(3)) };
        assert_eq!([1, 2, 3].map(|number| desk.part(person(number))), [By::BoundOrganiser, By::Other, By::Organiser]);
        assert!(desk.check_deputy(person(1)).is_err());
        assert!(desk.check_deputy(person(2)).is_ok());
    }

    #[test]
    fn a_release_waits_for_the_deputy_and_does_not_say_of_what() {
        let (chairs, bound, nobody) = (people(&[1]), people(&[1]), people(&[]));
        let [one, two] = [7, 8].map(|number| ProposalId(Uuid::from_u128(number)));
        let desk = |bound, deputy| Desk { chairs: &chairs, bound, deputy };
        let waiting = check_release([(one, desk(&nobody, None)), (two, desk(&bound, None))]).expect_err("waits");
        assert_eq!(check_release([(one, desk(&bound, None))]), Err(waiting.clone()), "whichever it is");
        assert!(!waiting.message.contains(char::is_numeric));
        assert!(check_release([(one, desk(&bound, Some(person(2)))), (two, desk(&nobody, None))]).is_ok());
    }
}
