//! Naming administrators of the site, and unnaming them.

use domain::{
    id::PersonId,
    policy::{Action, Place, RoleKind, Scope, ScopeKind},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait,
    IntoActiveModel, QueryFilter, QueryOrder,
};

use crate::{
    Ctx, Error, Result,
    database::locked,
    entity::{person, role},
    record::event::{Entry, append},
};

/// Makes somebody an administrator; `false` when they are one already.
pub async fn grant_site_role(ctx: &Ctx, person: PersonId) -> Result<bool> {
    ctx.authorize(Action::AdministerSite, Place::Site)?;
    ctx.write(async |tx| {
        locked::<person::Entity>(tx, person).await?;
        if held(tx, Some(person)).await?.is_empty() {
            let row = role::ActiveModel {
                id: Set(ctx.id()),
                person_id: Set(person),
                scope_kind: Set(ScopeKind::Site),
                kind: Set(RoleKind::Admin),
                from_at: Set(ctx.now),
                scope_id: Set(None),
                to_at: Set(None),
                granted_by: Set(ctx.actor.person()),
                ended_by: Set(None),
            };
            row.insert(tx).await?;
            append(ctx, tx, Entry::new("role.granted", "person", person, Scope::Site)).await?;
            return Ok(true);
        }
        Ok(false)
    })
    .await
}

/// Ends somebody's being an administrator; the record keeps that they were one. The last one stays, except when the
/// operator at the machine says otherwise.
pub async fn revoke_site_role(ctx: &Ctx, person: PersonId) -> Result<()> {
    ctx.authorize(Action::AdministerSite, Place::Site)?;
    ctx.write(async |tx| {
        let all = held(tx, None).await?;
        let (theirs, others): (Vec<_>, Vec<_>) = all.into_iter().partition(|row| row.person_id == person);
        if theirs.is_empty() {
            return Err(Error::conflict("no-administrator", "This person is no administrator. Nothing was changed."));
        }
        if others.is_empty() && ctx.actor.person().is_some() {
            return Err(Error::conflict(
                "last-administrator",
                "A site keeps one administrator. Name another one first.",
            ));
        }
        end_all(ctx, tx, theirs).await?;
        append(ctx, tx, Entry::new("role.revoked", "person", person, Scope::Site)).await
    })
    .await
}

/// Ends roles within a transaction.
pub(super) async fn end_all(ctx: &Ctx, tx: &DatabaseTransaction, roles: Vec<role::Model>) -> Result<()> {
    for row in roles {
        let mut row = row.into_active_model();
        row.to_at = Set(Some(ctx.now));
        row.ended_by = Set(ctx.actor.person());
        row.update(tx).await?;
    }
    Ok(())
}

/// The rows that make people administrators today, locked so that two do not unname each other at once.
#[expect(clippy::disallowed_methods, reason = "the scoped finder: site roles that go on")]
async fn held(tx: &DatabaseTransaction, person: Option<PersonId>) -> Result<Vec<role::Model>> {
    use sea_orm::QuerySelect as _;
    let mut query = role::Entity::find()
        .filter(role::Column::ScopeKind.eq(ScopeKind::Site))
        .filter(role::Column::Kind.eq(RoleKind::Admin))
        .filter(role::Column::ToAt.is_null())
        .order_by_asc(role::Column::Id);
    if let Some(person) = person {
        query = query.filter(role::Column::PersonId.eq(person));
    }
    if tx.get_database_backend() == sea_orm::DbBackend::Postgres {
        query = query.lock_exclusive();
    }
    Ok(query.all(tx).await?)
}

#[cfg(test)]
mod tests {
    use domain::policy::Role;

    use super::*;
    use crate::{
        identity::visitors::roles_at,
        on_both_databases,
        testing::{at, code_of},
    };

    on_both_databases! {
        async fn an_administrator_is_named_and_unnamed_and_the_record_keeps_it(world: World) {
            let ada = world.person("Ada Lovelace").await;
            assert!(grant_site_role(&world.ctx, ada.person).await.expect("granted"));
            assert!(!grant_site_role(&world.ctx, ada.person).await.expect("already"));
            let held = roles_at(&world.ctx, &world.ctx.db.read, ada.person).await.expect("the roles");
            assert_eq!(held, [Role { scope: Scope::Site, kind: RoleKind::Admin }]);
            let later = at(&world.ctx, &world.later(5));
            revoke_site_role(&later, ada.person).await.expect("revoked");
            assert!(roles_at(&later, &later.db.read, ada.person).await.expect("the roles").is_empty());
            assert_eq!(code_of(revoke_site_role(&later, ada.person).await), "no-administrator");
            assert_eq!(world.ask("SELECT count(*) AS n FROM role WHERE to_at IS NOT NULL").await, 1);
            assert_eq!(world.events().await, ["role.granted", "role.revoked"]);
        }

        async fn the_last_one_stays(world: World) {
            let (mut ada, mut eve) = (world.person("Ada Lovelace").await, world.person("Eve Else").await);
            world.grant(&mut ada, Scope::Site, RoleKind::Admin).await;
            world.grant(&mut eve, Scope::Site, RoleKind::Admin).await;
            let tasks = [(ada.clone(), eve.person), (eve.clone(), ada.person)].map(|(by, of)| {
                let ctx = world.as_(&by);
                tokio::spawn(async move { revoke_site_role(&ctx, of).await })
            });
            let mut revoked = 0;
            for task in tasks {
                match task.await.expect("no panic") {
                    Ok(()) => revoked += 1,
                    refused => assert_eq!(code_of(refused), "last-administrator"),
                }
            }
            assert_eq!(revoked, 1);
        }

        async fn only_administrators_name_administrators(world: World) {
            let ada = world.person("Ada Lovelace").await;
            assert_eq!(code_of(grant_site_role(&world.as_(&ada), ada.person).await), "denied");
            assert_eq!(code_of(grant_site_role(&world.anonymous(), ada.person).await), "sign-in-needed");
            assert_eq!(code_of(revoke_site_role(&world.as_(&ada), ada.person).await), "denied");
        }
    }
}
