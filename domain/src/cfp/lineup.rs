//! Who speaks in a proposal, in which order.

use super::SpeakerRole;
use crate::{Problem, id::PersonId, problem::Kind};

/// The speakers of a proposal: the main one, then the others in the order in which they are named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lineup {
    /// Who answers for the proposal; `None` where they erased themselves.
    pub main: Option<PersonId>,
    /// Who else speaks.
    pub others: Vec<PersonId>,
}

impl Lineup {
    /// The speakers as they are kept, in order.
    pub fn of(speakers: impl IntoIterator<Item = (PersonId, SpeakerRole)>) -> Self {
        let (mut main, mut others) = (None, Vec::new());
        for (person, role) in speakers {
            match role {
                SpeakerRole::Main => main = Some(person),
                SpeakerRole::Co => others.push(person),
            }
        }
        Self { main, others }
    }

    /// Everybody with their part, in order.
    pub fn speakers(&self) -> impl Iterator<Item = (PersonId, SpeakerRole)> + '_ {
        let main = self.main.map(|main| (main, SpeakerRole::Main));
        main.into_iter().chain(self.others.iter().map(|other| (*other, SpeakerRole::Co)))
    }

    /// The same with the others in another order: each of them once, nobody else.
    pub fn arranged(self, order: &[PersonId]) -> Result<Self, Problem> {
        let (mut asked, mut there) = (order.to_vec(), self.others.clone());
        asked.sort_unstable();
        there.sort_unstable();
        if asked != there {
            let message = "The speakers changed meanwhile. Load the page again; their order is as it was.";
            return Err(Problem::new(Kind::Conflict, "speakers-changed", message));
        }
        Ok(Self { others: order.to_vec(), ..self })
    }

    /// The same with one of the others a place further up.
    pub fn moved_up(mut self, who: PersonId) -> Result<Self, Problem> {
        match self.others.iter().position(|other| *other == who) {
            Some(0) => Ok(self),
            Some(place) => {
                self.others.swap(place, place - 1);
                Ok(self)
            }
            None => Err(not_among()),
        }
    }

    /// The same with one of the others as the main speaker, and the one before first among the others.
    pub fn handed_over(mut self, to: PersonId) -> Result<Self, Problem> {
        let place = self.others.iter().position(|other| *other == to).ok_or_else(not_among)?;
        self.others.remove(place);
        if let Some(former) = self.main.replace(to) {
            self.others.insert(0, former);
        }
        Ok(self)
    }

    /// The same without one of the others. The main speaker hands the proposal over first.
    pub fn without(mut self, who: PersonId) -> Result<Self, Problem> {
        if self.main == Some(who) {
            let message = "The main speaker answers for the proposal. Hand it over to another speaker first.";
            return Err(Problem::new(Kind::Conflict, "main-speaker-stays", message));
        }
        let place = self.others.iter().position(|other| *other == who).ok_or_else(not_among)?;
        self.others.remove(place);
        Ok(self)
    }
}

fn not_among() -> Problem {
    Problem::new(Kind::Conflict, "speakers-changed", "This person does not speak here any more. Load the page again.")
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn person(number: u128) -> PersonId {
        PersonId(Uuid::from_u128(number))
    }

    fn three() -> Lineup {
        let co = |number| (person(number), SpeakerRole::Co);
        Lineup::of([co(2), (person(1), SpeakerRole::Main), co(3)])
    }

    #[test]
    fn there_is_one_main_speaker_and_handing_over_keeps_everybody() {
        let after = three().handed_over(person(3)).expect("handed over");
        assert_eq!(after, Lineup { main: Some(person(3)), others: vec![person(1), person(2)] });
        let mains = after.speakers().filter(|(_, role)| *role == SpeakerRole::Main).count();
        assert_eq!((mains, after.speakers().count()), (1, 3));
        assert!(three().handed_over(person(1)).is_err() && three().handed_over(person(9)).is_err());
    }

    #[test]
    fn an_order_names_everybody_once() {
        assert_eq!(
            three().arranged(&[person(3), person(2)]).map(|lineup| lineup.others),
            Ok(vec![person(3), person(2)])
        );
        for order in [vec![], vec![person(2)], vec![person(2), person(2)], vec![person(1), person(2), person(3)]] {
            let refused = three().arranged(&order).map_err(|problem| problem.code);
            assert_eq!(refused, Err("speakers-changed".to_owned()), "{order:?}");
        }
        assert_eq!(three().moved_up(person(3)).map(|lineup| lineup.others), Ok(vec![person(3), person(2)]));
        assert_eq!(three().moved_up(person(2)), Ok(three()));
        assert!(three().moved_up(person(1)).is_err());
    }

    #[test]
    fn the_main_speaker_stays() {
        assert_eq!(three().without(person(1)).map_err(|problem| problem.code), Err("main-speaker-stays".into()));
        assert_eq!(three().without(person(2)).map(|lineup| lineup.others), Ok(vec![person(3)]));
        assert!(three().without(person(9)).is_err());
    }
}
