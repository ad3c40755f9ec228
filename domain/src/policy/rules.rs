//! The decisions themselves.

use super::{Action, Actor, Need, Place, RoleKind, Scope, Visibility};
use crate::draft::{Named, Readers};

/// Whoever belongs to a group and does not only listen.
const MEMBERS: &[RoleKind] =
    &[RoleKind::Chair, RoleKind::Secretary, RoleKind::Editor, RoleKind::Liaison, RoleKind::Member];

/// The answer to "may they?".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Yes.
    Allow,
    /// Not without signing in: 401, or the sign-in page.
    SignIn,
    /// They may know of it and may not do it: 403.
    Deny,
    /// They may not know of it: 404.
    Hide,
}

/// Whether `actor` may do `action` to `place`.
pub fn decide(actor: &Actor, action: Action, place: Place) -> Decision {
    match decide_route(actor, action) {
        Decision::Allow => {}
        refusal => return refusal,
    }
    if !may_see(actor, place) {
        return Decision::Hide;
    }
    if may_do(actor, action, place) { Decision::Allow } else { Decision::Deny }
}

/// The part of the decision that the route alone settles, before anything is loaded.
pub fn decide_route(actor: &Actor, action: Action) -> Decision {
    match (actor, action.need()) {
        (Actor::System { .. }, _) | (_, Need::Nobody) => Decision::Allow,
        (Actor::Anonymous, _) => Decision::SignIn,
        (Actor::Person { .. }, _) if unmet_by_token(actor, action).is_some() => Decision::Deny,
        (Actor::Person { .. }, _) => Decision::Allow,
    }
}

/// What `action` needs and the asker's token does not give; `None` where it suffices, and for whoever asks without one.
pub fn unmet_by_token(actor: &Actor, action: Action) -> Option<Need> {
    let Actor::Person { token: Some((_, scopes)), .. } = actor else { return None };
    let need = action.need();
    let is_met = match need {
        Need::Nobody => true,
        Need::Person(scope) => scopes.contains(&scope),
        Need::Browser => false,
    };
    (!is_met).then_some(need)
}

fn may_see(actor: &Actor, place: Place) -> bool {
    match place {
        Place::Site
        | Place::Own
        | Place::Ecosystem(_)
        | Place::Person { visibility: Visibility::Public, .. }
        | Place::Conference { visibility: Visibility::Public, .. }
        | Place::Group { visibility: Visibility::Public, .. }
        | Place::Draft { readers: Readers::All, .. } => true,
        Place::Person { id, visibility: Visibility::Team } => actor.person() == Some(id) || actor.stands_everywhere(),
        Place::Conference { visibility: Visibility::Team, .. } => on_team(actor, place, RoleKind::ALL),
        Place::Group { visibility: Visibility::Team, .. } | Place::Draft { readers: Readers::Group, .. } => {
            in_group(actor, place, RoleKind::ALL)
        }
        // Administrators are no exception: an embargo is worth what the least careful reader is.
        Place::Draft { readers: Readers::Named, named, .. } => {
            named != Named::No || matches!(actor, Actor::System { .. })
        }
    }
}

fn may_do(actor: &Actor, action: Action, place: Place) -> bool {
    use Action as A;
    match action {
        A::ReadPublic | A::Enter | A::SeePerson | A::SeeConference => true,
        A::ManageProfile
        | A::ManageSignIns
        | A::ManageAccount
        | A::ManageTokens
        | A::KeepAgenda
        | A::Propose
        | A::ClaimPerson
        | A::JoinTeam => actor.person().is_some() && place == Place::Own,
        A::AdministerSite | A::FoundEcosystem => actor.stands_everywhere(),
        A::EditEcosystem | A::ManageEcosystemTeam | A::FoundConference => on_team(actor, place, &[RoleKind::Owner]),
        A::OrganiseConference | A::LeaveTeam => on_team(actor, place, RoleKind::ALL),
        A::EditConference
        | A::ManageCalls
        | A::SeeProposals
        | A::MoveProposals
        | A::EnterProposals
        | A::ManageReview
        | A::ReleaseProgramme => on_team(actor, place, &[RoleKind::Owner, RoleKind::Programme]),
        A::SeeReview | A::WriteReview => {
            on_team(actor, place, &[RoleKind::Owner, RoleKind::Programme, RoleKind::Review])
        }
        A::ManageTeam | A::NameReaders => on_team(actor, place, &[RoleKind::Owner]),
        A::SeeGroup => true,
        A::SeeGroupMembers => match place {
            Place::Group { members: Visibility::Public, .. } => true,
            _ => in_group(actor, place, RoleKind::ALL),
        },
        A::ProposeGroup => actor.person().is_some() && matches!(place, Place::Ecosystem(_)),
        A::SeeVotes => in_group(actor, place, RoleKind::ALL),
        A::JoinGroup | A::AttendMeeting | A::Vote => actor.person().is_some() && matches!(place, Place::Group { .. }),
        A::LeaveGroup => holds_in_group(actor, place),
        A::SeeClosedMeetings | A::WriteMinutes => in_group(actor, place, MEMBERS),
        A::EditGroup | A::ManageMembers | A::RunMeetings | A::RunBallots => {
            in_group(actor, place, &[RoleKind::Chair, RoleKind::Secretary])
        }
        A::WriteCharter => in_group(actor, place, &[RoleKind::Chair, RoleKind::Secretary, RoleKind::Editor]),
        A::TakePart => actor.person().is_some() && matches!(place, Place::Draft { .. } | Place::Group { .. }),
        A::NameOfficers | A::SetVotingRule | A::JudgeCalls | A::ExportGroup => {
            in_group(actor, place, &[RoleKind::Chair])
        }
        A::OverseeGroup => in_group(actor, place, &[]),
        A::SeeDraft => matches!(place, Place::Draft { .. }),
        A::StartDraft => in_group(actor, place, &[RoleKind::Chair, RoleKind::Secretary, RoleKind::Editor]),
        A::Comment => actor.person().is_some() && matches!(place, Place::Draft { .. }),
        A::WriteDraft | A::TendComments => {
            edits(actor, place) || in_group(actor, place, &[RoleKind::Chair, RoleKind::Secretary, RoleKind::Editor])
        }
        // Under an embargo those above may not be among the named; then its editors name the others.
        A::ManageDraft => {
            let closed = matches!(place, Place::Draft { readers: Readers::Named, .. });
            closed && edits(actor, place) || in_group(actor, place, &[RoleKind::Chair, RoleKind::Secretary])
        }
    }
}

/// Whether the asker is named as an editor of the draft at `place`, and still belongs to its group.
fn edits(actor: &Actor, place: Place) -> bool {
    matches!(place, Place::Draft { group, named: Named::Editor, .. } if actor.holds(Scope::Group(group), RoleKind::ALL))
}

/// Whether the asker holds one of `kinds` in the group at `place`, or oversees it: as an owner of its ecosystem, as a
/// chair of the group above it, or as whoever stands everywhere.
fn in_group(actor: &Actor, place: Place, kinds: &[RoleKind]) -> bool {
    let (Place::Group { id, ecosystem, parent, .. } | Place::Draft { group: id, ecosystem, parent, .. }) = place else {
        return actor.stands_everywhere();
    };
    actor.stands_everywhere()
        || actor.holds(Scope::Group(id), kinds)
        || ecosystem.is_some_and(|id| actor.holds(Scope::Ecosystem(id), &[RoleKind::Owner]))
        || parent.is_some_and(|id| actor.holds(Scope::Group(id), &[RoleKind::Chair]))
}

/// Whether the asker has something in the group that they can give up.
fn holds_in_group(actor: &Actor, place: Place) -> bool {
    matches!(place, Place::Group { id, .. } if actor.holds(Scope::Group(id), RoleKind::ALL))
}

/// Whether the asker holds one of `kinds` in `place`. Owners of an ecosystem own its conferences; administrators of the
/// site and the system itself stand everywhere.
fn on_team(actor: &Actor, place: Place, kinds: &[RoleKind]) -> bool {
    if actor.stands_everywhere() {
        return true;
    }
    match place {
        Place::Site | Place::Own | Place::Person { .. } | Place::Group { .. } | Place::Draft { .. } => false,
        Place::Ecosystem(id) => actor.holds(Scope::Ecosystem(id), kinds),
        Place::Conference { id, ecosystem, .. } => {
            actor.holds(Scope::Conference(id), kinds)
                || ecosystem.is_some_and(|id| actor.holds(Scope::Ecosystem(id), &[RoleKind::Owner]))
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;
    use crate::{
        id::{AccountId, ConferenceId, DraftId, EcosystemId, GroupId, PersonId, TokenId},
        policy::{Role, TokenScope},
    };

    /// Every role × every action × every place. Read a change of this file as what it is: a change of who may do what.
    #[test]
    fn every_role_and_every_action_is_decided_as_written_down() {
        let mut table = String::new();
        for (name, place) in places() {
            let _ = writeln!(table, "\n== {name}\n");
            for action in Action::ALL {
                let _ = write!(table, "{:<24}", action.as_str());
                for (who, actor) in actors() {
                    let _ = write!(table, " {who}:{}", mark(decide(&actor, *action, place)));
                }
                table.push('\n');
            }
        }
        insta::with_settings!({ snapshot_path => "golden", prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!("matrix", table);
        });
    }

    #[test]
    fn asking_for_sign_in_never_depends_on_the_thing() {
        for action in Action::ALL {
            let answers: Vec<bool> = places()
                .into_iter()
                .map(|(_, place)| decide(&Actor::Anonymous, *action, place) == Decision::SignIn)
                .collect();
            assert!(answers.iter().all(|answer| *answer == answers[0]), "{action}");
        }
    }

    fn mark(decision: Decision) -> &'static str {
        match decision {
            Decision::Allow => "yes",
            Decision::SignIn => "sign-in",
            Decision::Deny => "403",
            Decision::Hide => "404",
        }
    }

    const ASKER: PersonId = PersonId(uuid::Uuid::from_u128(4));
    const SOMEBODY_ELSE: PersonId = PersonId(uuid::Uuid::from_u128(7));
    const ECOSYSTEM: EcosystemId = EcosystemId(uuid::Uuid::from_u128(1));
    const CONFERENCE: ConferenceId = ConferenceId(uuid::Uuid::from_u128(2));
    const ELSEWHERE: ConferenceId = ConferenceId(uuid::Uuid::from_u128(3));
    const GROUP: GroupId = GroupId(uuid::Uuid::from_u128(8));
    const ABOVE: GroupId = GroupId(uuid::Uuid::from_u128(9));

    fn places() -> Vec<(&'static str, Place)> {
        let conference = |visibility| Place::Conference { id: CONFERENCE, ecosystem: Some(ECOSYSTEM), visibility };
        let group = |visibility, members| Place::Group {
            id: GROUP,
            ecosystem: Some(ECOSYSTEM),
            parent: Some(ABOVE),
            visibility,
            members,
        };
        let draft = |readers, named| Place::Draft {
            id: DraftId(uuid::Uuid::from_u128(10)),
            group: GROUP,
            ecosystem: Some(ECOSYSTEM),
            parent: Some(ABOVE),
            readers,
            named,
        };
        vec![
            ("the site", Place::Site),
            ("one's own", Place::Own),
            ("a person with an open profile", Place::Person { id: SOMEBODY_ELSE, visibility: Visibility::Public }),
            (
                "somebody else, whose profile is closed",
                Place::Person { id: SOMEBODY_ELSE, visibility: Visibility::Team },
            ),
            ("oneself, with a closed profile", Place::Person { id: ASKER, visibility: Visibility::Team }),
            ("an ecosystem", Place::Ecosystem(ECOSYSTEM)),
            ("a public conference of that ecosystem", conference(Visibility::Public)),
            ("a conference of that ecosystem that only its team knows", conference(Visibility::Team)),
            ("a public group of that ecosystem", group(Visibility::Public, Visibility::Public)),
            ("a public group whose members only they see", group(Visibility::Public, Visibility::Team)),
            ("a group that only its members know", group(Visibility::Team, Visibility::Team)),
            ("a public draft of that group", draft(Readers::All, Named::No)),
            ("a draft that only the group reads", draft(Readers::Group, Named::No)),
            ("a draft that only the group reads, named as editor", draft(Readers::Group, Named::Editor)),
            ("a draft under embargo, not named", draft(Readers::Named, Named::No)),
            ("a draft under embargo, named as reader", draft(Readers::Named, Named::Reader)),
            ("a draft under embargo, named as editor", draft(Readers::Named, Named::Editor)),
        ]
    }

    fn actors() -> Vec<(&'static str, Actor)> {
        let with = |scope, kind| person(vec![Role { scope, kind }], None);
        let here = Scope::Conference(CONFERENCE);
        let owner_token = |scopes| person(vec![Role { scope: here, kind: RoleKind::Owner }], Some(scopes));
        vec![
            ("anonymous", Actor::Anonymous),
            ("stranger", person(vec![], None)),
            ("owner-elsewhere", with(Scope::Conference(ELSEWHERE), RoleKind::Owner)),
            ("registration", with(here, RoleKind::Registration)),
            ("review", with(here, RoleKind::Review)),
            ("programme", with(here, RoleKind::Programme)),
            ("owner", with(here, RoleKind::Owner)),
            ("owner-token-read", owner_token(vec![TokenScope::Read])),
            ("owner-token-programme", owner_token(vec![TokenScope::Read, TokenScope::Programme])),
            ("observer", with(Scope::Group(GROUP), RoleKind::Observer)),
            ("member", with(Scope::Group(GROUP), RoleKind::Member)),
            ("editor", with(Scope::Group(GROUP), RoleKind::Editor)),
            ("secretary", with(Scope::Group(GROUP), RoleKind::Secretary)),
            ("chair", with(Scope::Group(GROUP), RoleKind::Chair)),
            ("member-above", with(Scope::Group(ABOVE), RoleKind::Member)),
            ("chair-above", with(Scope::Group(ABOVE), RoleKind::Chair)),
            ("ecosystem-owner", with(Scope::Ecosystem(ECOSYSTEM), RoleKind::Owner)),
            ("admin", with(Scope::Site, RoleKind::Admin)),
            ("system", Actor::System { name: "job" }),
        ]
    }

    fn person(roles: Vec<Role>, token: Option<Vec<TokenScope>>) -> Actor {
        Actor::Person {
            person: ASKER,
            account: AccountId(uuid::Uuid::from_u128(5)),
            roles,
            token: token.map(|scopes| (TokenId(uuid::Uuid::from_u128(6)), scopes)),
        }
    }
}
