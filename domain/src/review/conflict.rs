//! Conflicts of interest: who must not see or decide what.

use serde::{Deserialize, Serialize};

use crate::{
    Problem,
    id::{OrganisationId, PersonId, ProposalId},
    problem::Kind as ProblemKind,
    words,
};

words! {
    /// What ties somebody to a proposal.
    pub enum Tie {
        /// They worked with a speaker in the last years.
        Collaborator = "collaborator",
        /// They advised a speaker, or were advised.
        Advisor = "advisor",
        /// They belong to a speaker's organisation.
        Institution = "institution",
        /// Family, friendship, enmity.
        Personal = "personal",
        /// They speak in it. Follows from the proposal and cannot be taken back.
        OwnProposal = "own-proposal",
        /// The talk is about what their employer makes.
        Subject = "subject",
        /// A chair keeps them away for another reason.
        Administrative = "administrative",
    }
}

/// A conflict of a member of the committee with a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conflict {
    /// Whose.
    pub person: PersonId,
    /// With what.
    pub proposal: ProposalId,
    /// Which kind.
    pub tie: Tie,
    /// Whether a chair has pinned it: then its person cannot take it back or call it something else.
    pub is_pinned: bool,
}

/// Who changes a conflict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Declarer {
    /// The member themselves.
    Themselves,
    /// A chair who has no conflict with the proposal, or the deputy for it.
    Chair,
}

/// What somebody declares of themselves: people and organisations, never proposals. So nobody has to be shown a
/// proposal, or its name, to say that they must not see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Declared {
    /// With somebody, wherever they speak.
    With(PersonId, Tie),
    /// With everybody of an organisation; `Tie::Subject` with every talk about what it makes.
    Of(OrganisationId, Tie),
}

/// The facts of a proposal that conflicts follow from, as they were on the day when it was handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// Which.
    pub proposal: ProposalId,
    /// Who speaks.
    pub speakers: Vec<PersonId>,
    /// Where they belong.
    pub organisations: Vec<OrganisationId>,
    /// Whose product it is about.
    pub targets: Vec<OrganisationId>,
}

/// What follows from declarations and facts for one person and one proposal, the own proposal first.
pub fn follows(person: PersonId, declared: &[Declared], facts: &Facts) -> Option<Tie> {
    if facts.speakers.contains(&person) {
        return Some(Tie::OwnProposal);
    }
    let meets = |declared: &Declared| match *declared {
        Declared::With(other, tie) => facts.speakers.contains(&other).then_some(tie),
        Declared::Of(organisation, Tie::Subject) => facts.targets.contains(&organisation).then_some(Tie::Subject),
        Declared::Of(organisation, tie) => facts.organisations.contains(&organisation).then_some(tie),
    };
    declared.iter().filter_map(meets).min()
}

impl Conflict {
    /// Declares one, or calls it something else. `None` takes it back.
    pub fn change(before: Option<Self>, after: Option<Self>, by: Declarer) -> Result<Option<Self>, Problem> {
        if before.is_some_and(|before| before.tie == Tie::OwnProposal) {
            return Err(refused("own-proposal", "Who speaks in a proposal stays apart from its review."));
        }
        if by == Declarer::Themselves {
            if before.is_some_and(|before| before.is_pinned) {
                return Err(refused("conflict-pinned", "A chair has set this; ask the chairs to change it."));
            }
            if after.is_some_and(|after| after.is_pinned || after.tie == Tie::Administrative) {
                return Err(refused("chairs-only", "Only chairs can set this."));
            }
        }
        Ok(after)
    }
}

fn refused(code: &str, message: &str) -> Problem {
    Problem::new(ProblemKind::Conflict, code, message)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn person(number: u128) -> PersonId {
        Uuid::from_u128(number).into()
    }

    fn organisation(number: u128) -> OrganisationId {
        Uuid::from_u128(number).into()
    }

    fn facts() -> Facts {
        Facts {
            proposal: Uuid::from_u128(1).into(),
            speakers: vec![person(2), person(3)],
            organisations: vec![organisation(4)],
            targets: vec![organisation(5)],
        }
    }

    #[test]
    fn conflicts_follow_from_people_and_organisations() {
        let me = person(9);
        let found = |declared: Declared| follows(me, &[declared], &facts());
        assert_eq!(found(Declared::With(person(3), Tie::Advisor)), Some(Tie::Advisor));
        assert_eq!(found(Declared::With(person(7), Tie::Advisor)), None);
        assert_eq!(found(Declared::Of(organisation(4), Tie::Institution)), Some(Tie::Institution));
        assert_eq!(found(Declared::Of(organisation(5), Tie::Institution)), None);
        assert_eq!(follows(person(2), &[Declared::With(person(3), Tie::Personal)], &facts()), Some(Tie::OwnProposal));
    }

    #[test]
    fn the_employer_of_a_reviewer_is_the_talks_subject() {
        let employer = |number| [Declared::Of(organisation(number), Tie::Subject)];
        assert_eq!(follows(person(9), &employer(5), &facts()), Some(Tie::Subject));
        assert_eq!(follows(person(9), &employer(4), &facts()), None, "that is where the speakers work");
    }

    #[test]
    fn what_a_chair_pinned_only_a_chair_changes() {
        let conflict = |tie, is_pinned| Conflict { person: person(9), proposal: facts().proposal, tie, is_pinned };
        let pinned = Some(conflict(Tie::Institution, true));
        for after in [None, Some(conflict(Tie::Collaborator, false))] {
            let code = |by| Conflict::change(pinned, after, by).map_err(|problem| problem.code);
            assert_eq!(code(Declarer::Themselves), Err("conflict-pinned".into()));
            assert_eq!(code(Declarer::Chair), Ok(after));
        }
        let loose = Some(conflict(Tie::Institution, false));
        assert_eq!(Conflict::change(loose, None, Declarer::Themselves), Ok(None));
        for after in [conflict(Tie::Administrative, false), conflict(Tie::Personal, true)] {
            assert!(Conflict::change(None, Some(after), Declarer::Themselves).is_err());
            assert_eq!(Conflict::change(None, Some(after), Declarer::Chair), Ok(Some(after)));
        }
    }

    #[test]
    fn nobody_gets_rid_of_their_own_proposal() {
        let tie = Tie::OwnProposal;
        let own = Conflict { person: person(2), proposal: facts().proposal, tie, is_pinned: false };
        for by in [Declarer::Themselves, Declarer::Chair] {
            assert!(Conflict::change(Some(own), None, by).is_err());
        }
    }
}
