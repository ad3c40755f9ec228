//! A team, as its members see it.

use std::collections::HashMap;

use domain::{
    Instant,
    id::{InvitationId, PersonId},
    policy::{Action, Decision, RoleKind, Scope, decide},
    team::offered_roles,
};
use serde::Serialize;

use super::{
    find,
    root::{Root, ScopeRef, managing},
};
use crate::{Ctx, Result};

/// A team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Team {
    /// What it belongs to.
    pub of: ScopeRef,
    /// Everybody in it, in the order in which they came.
    pub members: Vec<MemberLine>,
    /// Invitations that nobody answered, the latest first; only for those who may invite, since they carry addresses.
    pub invitations: Vec<PendingInvitation>,
    /// The roles that can be given.
    pub offered: &'static [RoleKind],
    /// Whether the asker may change the team.
    pub may_manage: bool,
}

/// Somebody in a team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MemberLine {
    /// Who.
    pub person: PersonId,
    /// Name as they write it.
    pub name: String,
    /// What they hold.
    pub roles: Vec<RoleKind>,
    /// Whether it is who asks.
    pub oneself: bool,
}

/// An invitation that nobody answered yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PendingInvitation {
    /// Which.
    pub id: InvitationId,
    /// Where it was sent.
    pub address: String,
    /// The role it offers.
    pub role: RoleKind,
    /// Until when it can be accepted.
    pub expires_at: Instant,
    /// Whether it ran out.
    pub expired: bool,
}

/// The team of a scope, for its members.
pub async fn team(ctx: &Ctx, scope: Scope) -> Result<Team> {
    let action = match scope {
        Scope::Conference(_) => Action::OrganiseConference,
        Scope::Ecosystem(_) | Scope::Group(_) | Scope::Site => managing(scope),
    };
    ctx.authorize_route(action)?;
    let root = Root::read(ctx, scope).await?;
    ctx.authorize(action, root.place)?;
    let may_manage = decide(&ctx.actor, managing(scope), root.place) == Decision::Allow;
    let invitations = if may_manage { pending(ctx, scope).await? } else { Vec::new() };
    let offered = offered_roles(scope.kind());
    Ok(Team { of: root.of, members: lines(ctx, scope).await?, invitations, offered, may_manage })
}

async fn lines(ctx: &Ctx, scope: Scope) -> Result<Vec<MemberLine>> {
    let db = &ctx.db.read;
    let members = find::members(db, scope).await?;
    let people = find::people(members.iter().map(|member| member.person)).all(db).await?;
    let names: HashMap<PersonId, String> = people.into_iter().map(|row| (row.id, row.name)).collect();
    let line = |member: domain::team::Member| MemberLine {
        name: names.get(&member.person).cloned().unwrap_or_default(),
        oneself: ctx.actor.person() == Some(member.person),
        person: member.person,
        roles: member.roles,
    };
    Ok(members.into_iter().map(line).collect())
}

async fn pending(ctx: &Ctx, scope: Scope) -> Result<Vec<PendingInvitation>> {
    let rows = find::unanswered_invitations(scope).all(&ctx.db.read).await?;
    let line = |row: crate::entity::invitation::Model| PendingInvitation {
        id: row.id,
        address: row.address,
        role: row.kind,
        expires_at: row.expires_at,
        expired: ctx.now > row.expires_at,
    };
    Ok(rows.into_iter().map(line).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        on_both_databases,
        team::{TypedInvitation, invite},
        testing::{code_of, count_queries},
    };

    on_both_databases! {
        async fn members_see_each_other_and_only_managers_see_addresses(world: World) {
            let (scope, ada) = world.owned_conference("global-2026", "Ada Lovelace").await;
            let mut rex = world.person("Rex Reviewer").await;
            world.grant(&mut rex, scope, RoleKind::Review).await;
            let typed = TypedInvitation { address: "bea@people.test".into(), role: "review".into() };
            invite(&world.as_(&ada), scope, &typed).await.expect("invited");

            let hers = team(&world.as_(&ada), scope).await.expect("shown");
            assert!(hers.may_manage && hers.members[0].oneself);
            assert_eq!(hers.invitations[0].address, "bea@people.test");
            let his = team(&world.as_(&rex), scope).await.expect("shown");
            assert!(!his.may_manage && his.invitations.is_empty());
            let names: Vec<&str> = his.members.iter().map(|member| member.name.as_str()).collect();
            assert_eq!(names, ["Ada Lovelace", "Rex Reviewer"]);
        }

        async fn a_team_is_nobody_elses_business(world: World) {
            let (scope, _) = world.owned_conference("hidden-2026", "Ada Lovelace").await;
            let ecosystem = Scope::Ecosystem(world.ecosystem("owasp").await);
            let eve = world.person("Eve Moneypenny").await;
            assert_eq!(code_of(team(&world.as_(&eve), scope).await), "not-found");
            assert_eq!(code_of(team(&world.as_(&eve), ecosystem).await), "denied");
            assert_eq!(code_of(team(&world.anonymous(), scope).await), "sign-in-needed");
            assert_eq!(code_of(team(&world.anonymous(), ecosystem).await), "sign-in-needed");
        }

        async fn queries_do_not_grow_with_rows(world: World) {
            let (scope, _) = world.owned_conference("global-2026", "Ada Lovelace").await;
            let mut counted = Vec::new();
            for name in ["Bea One", "Cai Two", "Dan Three"] {
                let mut somebody = world.person(name).await;
                world.grant(&mut somebody, scope, RoleKind::Review).await;
                counted.push(count_queries(&world.ctx, async |ctx| team(&ctx, scope).await.map(|_| ())).await);
            }
            assert_eq!(counted, [4, 4, 4]);
        }
    }
}
