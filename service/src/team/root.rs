//! The ecosystem or conference that a team belongs to.

use domain::{
    Instant,
    id::PersonId,
    policy::{Action, Place, Scope},
};
use sea_orm::DatabaseTransaction;
use serde::Serialize;

use super::find::roles_of;
use crate::{
    Ctx, Error, Result, conference,
    database::locked,
    entity::{conference as conference_row, ecosystem as ecosystem_row, working_group},
    group, portal,
};

/// What a team belongs to, by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ScopeRef {
    /// Which.
    pub scope: Scope,
    /// Its part of addresses.
    pub slug: String,
    /// Name for people.
    pub name: String,
}

/// What a team belongs to, with what the policy needs to know.
pub(super) struct Root {
    pub of: ScopeRef,
    pub place: Place,
}

impl Root {
    /// Locks what the team belongs to, so that no two writes decide about one team at once.
    pub async fn lock(tx: &DatabaseTransaction, scope: Scope) -> Result<Self> {
        match scope {
            Scope::Site => Err(Error::not_found()),
            Scope::Ecosystem(id) => Ok(locked::<ecosystem_row::Entity>(tx, id).await?.into()),
            Scope::Conference(id) => Ok(locked::<conference_row::Entity>(tx, id).await?.into()),
            Scope::Group(id) => Ok(locked::<working_group::Entity>(tx, id).await?.into()),
        }
    }

    /// Reads what the team belongs to. Whoever asks is authorised by the caller.
    pub async fn read(ctx: &Ctx, scope: Scope) -> Result<Self> {
        let db = &ctx.db.read;
        let root = match scope {
            Scope::Site => None,
            Scope::Ecosystem(id) => portal::find::by_id(id).one(db).await?.map(Self::from),
            Scope::Conference(id) => conference::find::by_id(id).one(db).await?.map(Self::from),
            Scope::Group(id) => group::find::by_id(id).one(db).await?.map(Self::from),
        };
        root.ok_or_else(Error::not_found)
    }
}

impl From<ecosystem_row::Model> for Root {
    fn from(row: ecosystem_row::Model) -> Self {
        let of = ScopeRef { scope: Scope::Ecosystem(row.id), slug: row.slug, name: row.name };
        Self { of, place: Place::Ecosystem(row.id) }
    }
}

impl From<conference_row::Model> for Root {
    fn from(row: conference_row::Model) -> Self {
        let place = conference::find::place(&row);
        Self { of: ScopeRef { scope: Scope::Conference(row.id), slug: row.slug, name: row.title }, place }
    }
}

impl From<working_group::Model> for Root {
    fn from(row: working_group::Model) -> Self {
        let place = group::find::place(&row);
        Self { of: ScopeRef { scope: Scope::Group(row.id), slug: row.slug, name: row.name }, place }
    }
}

impl ScopeRef {
    /// The path of its team's page.
    pub fn team_path(&self) -> String {
        match self.scope {
            Scope::Ecosystem(_) => format!("/e/{}/team", self.slug),
            Scope::Group(_) => format!("/g/{}/manage/members", self.slug),
            Scope::Conference(_) | Scope::Site => format!("/c/{}/organise/team", self.slug),
        }
    }

    /// The path of the first page that a member works on.
    pub fn work_path(&self) -> String {
        match self.scope {
            Scope::Ecosystem(_) => format!("/e/{}", self.slug),
            Scope::Group(_) => format!("/g/{}", self.slug),
            Scope::Conference(_) | Scope::Site => format!("/c/{}/organise", self.slug),
        }
    }
}

/// Locks everything whose team `person` is on, for a write that ends all their roles: no change of those teams may come
/// between looking whether an owner stays and going.
pub(crate) async fn lock_teams_of(tx: &DatabaseTransaction, person: PersonId, now: Instant) -> Result<()> {
    let mut scopes: Vec<Scope> = roles_of(tx, person, now).await?.into_iter().map(|role| role.scope).collect();
    // In one order, so that two who go at once never wait for each other.
    scopes.sort_by_key(|scope| (scope.kind(), scope.id()));
    scopes.dedup();
    for scope in scopes {
        match Root::lock(tx, scope).await {
            Ok(_) | Err(Error::Refused(_)) => {}
            Err(fault) => return Err(fault),
        }
    }
    Ok(())
}

/// What changing the team of a scope is called in the policy.
pub(super) fn managing(scope: Scope) -> Action {
    match scope {
        Scope::Ecosystem(_) => Action::ManageEcosystemTeam,
        Scope::Group(_) => Action::ManageMembers,
        Scope::Conference(_) | Scope::Site => Action::ManageTeam,
    }
}

/// The same context with the roles that the asker holds now, under the lock.
pub(crate) async fn with_current_roles(ctx: &Ctx, tx: &DatabaseTransaction) -> Result<Ctx> {
    let mut actor = ctx.actor.clone();
    if let domain::policy::Actor::Person { person, roles, .. } = &mut actor {
        *roles = roles_of(tx, *person, ctx.now).await?;
    }
    Ok(ctx.as_actor(actor))
}
