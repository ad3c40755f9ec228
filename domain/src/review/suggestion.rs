//! Conflicts that the record suggests. A suggestion names a person and a proposal, so it goes to chairs alone, and never
//! to one who has a conflict with that proposal themselves.

use std::collections::BTreeSet;

use super::conflict::{Conflict, Facts, Tie};
use crate::id::{OrganisationId, PersonId, ProposalId};

/// What the record knows of a member of the committee.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub person: PersonId,
    /// Where they belong or lately belonged.
    pub organisations: BTreeSet<OrganisationId>,
    /// With whom they lately spoke.
    pub spoke_with: BTreeSet<PersonId>,
}

/// A conflict that nobody declared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Suggestion {
    /// Whose it would be.
    pub person: PersonId,
    /// With what.
    pub proposal: ProposalId,
    /// Which kind.
    pub tie: Tie,
}

/// The suggestions that `chair` may read: of proposals they have no conflict with, suggested or declared, for members who
/// have none with them yet.
pub fn suggestions(
    chair: PersonId,
    members: &[Member],
    proposals: &[Facts],
    conflicts: &[Conflict],
) -> BTreeSet<Suggestion> {
    let declared: BTreeSet<(PersonId, ProposalId)> =
        conflicts.iter().map(|conflict| (conflict.person, conflict.proposal)).collect();
    let is_clear = |facts: &&Facts| {
        let mut own = members.iter().filter(|member| member.person == chair);
        !declared.contains(&(chair, facts.proposal))
            && !facts.speakers.contains(&chair)
            && own.find_map(|member| tie(member, facts)).is_none()
    };
    let open = |member: &&Member, facts: &Facts| !declared.contains(&(member.person, facts.proposal));
    proposals
        .iter()
        .filter(is_clear)
        .flat_map(|facts| {
            let members = members.iter().filter(move |member| open(member, facts));
            members.filter_map(move |member| {
                let tie = tie(member, facts)?;
                Some(Suggestion { person: member.person, proposal: facts.proposal, tie })
            })
        })
        .collect()
}

fn tie(member: &Member, facts: &Facts) -> Option<Tie> {
    if facts.speakers.contains(&member.person) {
        return Some(Tie::OwnProposal);
    }
    if facts.targets.iter().any(|target| member.organisations.contains(target)) {
        return Some(Tie::Subject);
    }
    if facts.organisations.iter().any(|organisation| member.organisations.contains(organisation)) {
        return Some(Tie::Institution);
    }
    facts.speakers.iter().any(|speaker| member.spoke_with.contains(speaker)).then_some(Tie::Collaborator)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn person(number: u128) -> PersonId {
        Uuid::from_u128(number).into()
    }

    fn member(number: u128, organisations: &[u128], spoke_with: &[u128]) -> Member {
        Member {
            person: person(number),
            organisations: organisations.iter().map(|number| Uuid::from_u128(*number).into()).collect(),
            spoke_with: spoke_with.iter().copied().map(person).collect(),
        }
    }

    fn facts(number: u128, speakers: &[u128], organisations: &[u128], targets: &[u128]) -> Facts {
        Facts {
            proposal: Uuid::from_u128(number).into(),
            speakers: speakers.iter().copied().map(person).collect(),
            organisations: organisations.iter().map(|number| Uuid::from_u128(*number).into()).collect(),
            targets: targets.iter().map(|number| Uuid::from_u128(*number).into()).collect(),
        }
    }

    /// What a chair (1) is told of a proposal (50), by member and kind.
    fn told(members: &[Member], of: Facts, conflicts: &[Conflict]) -> Vec<(PersonId, Tie)> {
        let found = suggestions(person(1), members, &[of], conflicts);
        found.into_iter().map(|suggestion| (suggestion.person, suggestion.tie)).collect()
    }

    #[test]
    fn affiliations_talks_and_targets_suggest_conflicts() {
        let members = [
            member(1, &[], &[]),
            member(2, &[80], &[]),
            member(3, &[], &[11]),
            member(4, &[90], &[]),
            member(5, &[70], &[]),
        ];
        let found = told(&members, facts(50, &[11], &[80], &[90]), &[]);
        let expected = [(person(2), Tie::Institution), (person(3), Tie::Collaborator), (person(4), Tie::Subject)];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_chair_learns_nothing_of_what_they_are_bound_by() {
        let members = [member(1, &[80], &[]), member(2, &[80], &[])];
        assert_eq!(told(&members, facts(50, &[11], &[80], &[]), &[]), [], "suggested for the chair as well");
        assert_eq!(told(&members, facts(50, &[1], &[80], &[]), &[]), [], "the chair's own");
        let chairs = member(1, &[], &[]);
        let tie = Tie::Personal;
        let declared = Conflict { person: person(1), proposal: Uuid::from_u128(50).into(), tie, is_pinned: false };
        let members = [chairs, member(2, &[80], &[])];
        assert_eq!(told(&members, facts(50, &[11], &[80], &[]), &[declared]), []);
        assert_eq!(told(&members, facts(51, &[11], &[80], &[]), &[declared]).len(), 1);
    }

    #[test]
    fn what_is_declared_is_not_suggested_again() {
        let tie = Tie::Advisor;
        let declared = Conflict { person: person(2), proposal: Uuid::from_u128(50).into(), tie, is_pinned: true };
        let members = [member(1, &[], &[]), member(2, &[80], &[])];
        assert_eq!(told(&members, facts(50, &[11], &[80], &[]), &[declared]), []);
    }
}
