//! What each member of a group did in it, put together from the record.

use std::collections::{HashMap, HashSet};

use domain::{
    Instant,
    group::{
        Employment, counted_affiliations,
        standing::{Attendance, History, Meeting, Office, Span},
    },
    id::{GroupId, MeetingId, OrganisationId, PersonId},
    identity::Interval,
    policy::RoleKind,
};
use sea_orm::ConnectionTrait;

use super::{super::people::find as members, find};
use crate::{
    Result,
    entity::{attendance, membership, role},
    group::find as groups,
    meeting::held_for_standing,
};

/// A member with what they did.
pub(super) struct Told {
    pub row: membership::Model,
    pub history: History,
    /// The organisation whose vote theirs is.
    pub principal: Option<OrganisationId>,
}

/// Everybody who is a member at `now`, in the order in which they came, each once; whoever was merged into somebody else is
/// none. The number of queries does not grow with them. Where `now` is over, whoever has left since is still there.
///
/// Of ballots only those count that feed standing and closed for good; whoever had no vote in one did not miss it.
/// Of meetings, those that were held by `now`.
pub(super) async fn histories(db: &impl ConnectionTrait, group: GroupId, now: Instant) -> Result<Vec<Told>> {
    let roles = groups::roles_ever(group).all(db).await?;
    let is_member: HashSet<PersonId> = roles
        .iter()
        .filter(|role| role.kind == RoleKind::Member && role.to_at.is_none_or(|to| to > now))
        .map(|role| role.person_id)
        .collect();
    let mut rows = members::own_memberships_at(group, now).all(db).await?;
    let mut told = HashSet::new();
    rows.retain(|row| is_member.contains(&row.person_id) && told.insert(row.person_id));
    let meetings = held_for_standing(db, group, now).await?;
    let there = find::attendances(meetings.iter().map(|meeting| meeting.id).collect()).all(db).await?;
    let there: HashMap<(MeetingId, PersonId), Attendance> =
        there.into_iter().map(|row: attendance::Model| ((row.meeting_id, row.person_id), row.attendance)).collect();
    let leaves = find::leaves(group).all(db).await?;
    let declarations = find::declarations(group).all(db).await?;
    let related = members::related(group).all(db).await?;
    let principal =
        |id: OrganisationId| related.iter().find(|row| row.organisation_id == id).map_or(id, |row| row.principal_id);
    // An organisation is a member where anybody acts for it.
    let counted: HashSet<OrganisationId> = rows.iter().filter_map(|row| row.organisation_id).map(principal).collect();
    let employments = members::affiliations(rows.iter().map(|row| row.person_id)).all(db).await?;
    let held = crate::ballot::held_for_standing(db, group).await?;
    let history = |row: &membership::Model| {
        let person = row.person_id;
        let meeting = |meeting: &crate::entity::meeting::Model| Meeting {
            on: meeting.on_date,
            kind: meeting.kind,
            attendance: there.get(&(meeting.id, person)).copied().unwrap_or(Attendance::Absent),
        };
        let leaves = leaves.iter().filter(|leave| leave.person_id == person);
        let own: Vec<Employment<OrganisationId>> = employments
            .iter()
            .filter(|one| one.person_id == person)
            .map(|one| Employment {
                organisation: one.organisation_id,
                interval: Interval { from: one.from_date, to: one.to_date },
            })
            .collect();
        History {
            joined: row.joined_on,
            // Whoever left later was there on this day, also where it is the same one.
            left: row.left_on.filter(|_| row.ended_at.is_none()),
            // All the group's, also those before they came: a rule may ask which was the first.
            meetings: meetings.iter().map(meeting).collect(),
            ballots: held.of(person, row.organisation_id.map(principal)),
            leaves: leaves.map(|leave| Span { from: leave.from_date, to: leave.until_date }).collect(),
            // Whoever acts for themselves changes no standing by changing employers.
            affiliations: match row.organisation_id {
                Some(_) => counted_affiliations(&own, |id| counted.contains(&principal(id)), row.joined_on),
                None => Vec::new(),
            },
            declarations: declarations
                .iter()
                .filter(|declared| declared.person_id == person)
                .map(|declared| declared.on_date)
                .collect(),
            offices: offices(&roles, person),
            documents: Vec::new(),
        }
    };
    let told = rows.iter().map(|row| Told {
        history: history(row),
        principal: row.organisation_id.map(principal),
        row: row.clone(),
    });
    Ok(told.collect())
}

/// Chairs and secretaries, from when to when.
fn offices(roles: &[role::Model], person: PersonId) -> Vec<(Office, Span)> {
    roles
        .iter()
        .filter(|role| role.person_id == person && matches!(role.kind, RoleKind::Chair | RoleKind::Secretary))
        .map(|role| {
            let span = Span { from: role.from_at.date_naive(), to: role.to_at.map(|to| to.date_naive()) };
            (Office::Chair, span)
        })
        .collect()
}
