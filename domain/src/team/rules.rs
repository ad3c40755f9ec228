//! The rules of a team. The one that matters most: a team that has an owner keeps one.

use crate::{
    id::PersonId,
    policy::{RoleKind, ScopeKind},
    problem::{Flaw, Kind, Problem},
};

/// Somebody in a team, with everything they hold there, in the order of [`RoleKind`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub person: PersonId,
    /// What they hold; never empty.
    pub roles: Vec<RoleKind>,
}

/// The team would be left without an owner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LastOwner;

/// The roles that can be given in a scope of this kind. Of an ecosystem's team only owners have anything to decide;
/// administrators of the site are named at its command line.
pub fn offered_roles(scope: ScopeKind) -> &'static [RoleKind] {
    match scope {
        ScopeKind::Site => &[],
        // Whoever is invited into a group joins it; offices are given to people who are in it.
        ScopeKind::Group => &[RoleKind::Member, RoleKind::Observer],
        ScopeKind::Ecosystem => &[RoleKind::Owner],
        ScopeKind::Conference => &[RoleKind::Owner, RoleKind::Programme, RoleKind::Review, RoleKind::Registration],
    }
}

/// Reads a choice of roles in a scope of this kind: at least one, each once, in the order of [`RoleKind`].
pub fn chosen_roles(scope: ScopeKind, typed: &[String]) -> Result<Vec<RoleKind>, Flaw> {
    let mut roles = Vec::new();
    for word in typed {
        match word.trim().parse() {
            Ok(role) if offered_roles(scope).contains(&role) => roles.push(role),
            _ => return Err(Flaw::new("unknown-role", "Choose from the roles offered.")),
        }
    }
    roles.sort();
    roles.dedup();
    if roles.is_empty() { Err(Flaw::new("missing", "Choose at least one role.")) } else { Ok(roles) }
}

/// The team in which `person` holds exactly `roles` (none: they are not in it). Removing, demoting and leaving are all
/// this, so that none of them can take the last owner away. A team that never had an owner may go on without.
pub fn with_roles(team: &[Member], person: PersonId, roles: &[RoleKind]) -> Result<Vec<Member>, LastOwner> {
    let mut after: Vec<Member> = team.iter().filter(|member| member.person != person).cloned().collect();
    if !roles.is_empty() {
        after.push(Member { person, roles: roles.to_vec() });
    }
    if has_owner(team) && !has_owner(&after) { Err(LastOwner) } else { Ok(after) }
}

fn has_owner(team: &[Member]) -> bool {
    team.iter().any(|member| member.roles.contains(&RoleKind::Owner))
}

impl From<LastOwner> for Problem {
    fn from(_: LastOwner) -> Self {
        Self::new(
            Kind::Conflict,
            "last-owner",
            "This is the last owner of the team. Nothing was changed; make somebody else an owner first.",
        )
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn person(n: u8) -> PersonId {
        PersonId(uuid::Uuid::from_u128(n.into()))
    }

    fn member(n: u8, roles: &[RoleKind]) -> Member {
        Member { person: person(n), roles: roles.to_vec() }
    }

    #[test]
    fn the_last_owner_can_neither_go_nor_be_demoted() {
        let team = [member(1, &[RoleKind::Owner]), member(2, &[RoleKind::Programme])];
        assert_eq!(with_roles(&team, person(1), &[]), Err(LastOwner));
        assert_eq!(with_roles(&team, person(1), &[RoleKind::Review]), Err(LastOwner));
        assert_eq!(with_roles(&team, person(2), &[]), Ok(vec![member(1, &[RoleKind::Owner])]));
        let two = with_roles(&team, person(2), &[RoleKind::Owner]).expect("a second owner may come");
        assert!(with_roles(&two, person(1), &[]).is_ok());
    }

    #[test]
    fn a_team_without_owner_is_not_stuck() {
        let team = [member(2, &[RoleKind::Programme])];
        assert_eq!(with_roles(&team, person(2), &[]), Ok(Vec::new()));
    }

    #[test]
    fn only_roles_that_mean_something_are_offered() {
        let typed = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let conference = chosen_roles(ScopeKind::Conference, &typed(&["review", "owner", "review"]));
        assert_eq!(conference, Ok(vec![RoleKind::Owner, RoleKind::Review]));
        for (scope, words, code) in [
            (ScopeKind::Conference, vec!["admin"], "unknown-role"),
            (ScopeKind::Ecosystem, vec!["review"], "unknown-role"),
            (ScopeKind::Site, vec!["admin"], "unknown-role"),
            (ScopeKind::Conference, vec![], "missing"),
        ] {
            assert_eq!(chosen_roles(scope, &typed(&words)).map_err(|flaw| flaw.code), Err(code));
        }
    }

    proptest! {
        #[test]
        fn no_sequence_of_changes_takes_the_last_owner_away(
            changes in prop::collection::vec((0..5_u8, prop::collection::vec(0..4_usize, 0..3)), 0..40)
        ) {
            let kinds = offered_roles(ScopeKind::Conference);
            let mut team = vec![member(0, &[RoleKind::Owner])];
            for (who, picked) in changes {
                let roles: Vec<RoleKind> = picked.into_iter().map(|n| kinds[n]).collect();
                if let Ok(after) = with_roles(&team, person(who), &roles) {
                    team = after;
                }
                prop_assert!(has_owner(&team));
            }
        }
    }
}
