//! People of the test world.

use domain::{
    id::{AccountId, PersonId},
    language::Lang,
    policy::{Actor, Role, RoleKind, Scope, Visibility},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, Select};

use super::World;
use crate::{
    Ctx,
    entity::{account, email_address, person, role},
};

/// Somebody with an account and a verified address.
#[derive(Clone, Debug)]
pub struct Somebody {
    /// The person.
    pub person: PersonId,
    /// Their account.
    pub account: AccountId,
    /// Their verified address, `<first name>@people.test`.
    pub address: String,
    roles: Vec<Role>,
}

impl Somebody {
    /// Who they are when they ask.
    pub fn actor(&self) -> Actor {
        Actor::Person { person: self.person, account: self.account, roles: self.roles.clone(), token: None }
    }
}

impl World {
    /// Somebody called `name` (`"Ada Lovelace"`), with an account and a verified address.
    pub async fn person(&self, name: &str) -> Somebody {
        let ctx = &self.ctx;
        let (person_id, account_id): (PersonId, AccountId) = (ctx.id(), ctx.id());
        let first = name.split(' ').next().unwrap_or(name).to_lowercase();
        let somebody = Somebody {
            person: person_id,
            account: account_id,
            address: format!("{first}@people.test"),
            roles: Vec::new(),
        };
        let address = somebody.address.clone();
        let name = name.to_owned();
        ctx.write(async |tx| {
            let row = person::ActiveModel {
                id: Set(person_id),
                name: Set(name.clone()),
                sort_name: Set(name.to_lowercase()),
                pronouns: Set(String::new()),
                biography: Set(String::new()),
                time_zone: Set("Europe/Brussels".into()),
                language: Set(Lang::En),
                visibility: Set(Visibility::Team),
                created_at: Set(ctx.now),
                updated_at: Set(ctx.now),
                picture_id: Set(None),
                merged_into: Set(None),
                erased_at: Set(None),
            };
            row.insert(tx).await?;
            let row = account::ActiveModel {
                id: Set(account_id),
                person_id: Set(person_id),
                created_at: Set(ctx.now),
                password_hash: Set(None),
                password_changed_at: Set(None),
            };
            row.insert(tx).await?;
            let row = email_address::ActiveModel {
                id: Set(ctx.id()),
                account_id: Set(account_id),
                address: Set(address.clone()),
                canonical: Set(address),
                is_primary: Set(true),
                verified_at: Set(ctx.now),
            };
            row.insert(tx).await?;
            Ok(())
        })
        .await
        .expect("a person can be made");
        somebody
    }

    /// The context in which `somebody` asks.
    pub fn as_(&self, somebody: &Somebody) -> Ctx {
        self.ctx.as_actor(somebody.actor())
    }

    /// Gives `somebody` a role, in the database and in their next questions.
    pub async fn grant(&self, somebody: &mut Somebody, scope: Scope, kind: RoleKind) {
        let ctx = &self.ctx;
        let row = role::ActiveModel {
            id: Set(ctx.id()),
            person_id: Set(somebody.person),
            scope_kind: Set(scope.kind()),
            kind: Set(kind),
            from_at: Set(ctx.now),
            scope_id: Set(scope.id()),
            to_at: Set(None),
            granted_by: Set(None),
            ended_by: Set(None),
        };
        ctx.write(async |tx| Ok(row.insert(tx).await?)).await.expect("a role can be granted");
        somebody.roles.push(Role { scope, kind });
    }

    /// The same person with the roles that they hold now, as at their next request.
    pub async fn signed_in_anew(&self, somebody: &Somebody) -> Somebody {
        let rows = roles_of(somebody).filter(role::Column::ToAt.is_null()).all(&self.ctx.db.read).await;
        let role =
            |row: role::Model| Some(Role { scope: Scope::from_parts(row.scope_kind, row.scope_id)?, kind: row.kind });
        let roles = rows.expect("roles can be read").into_iter().filter_map(role).collect();
        Somebody { roles, ..somebody.clone() }
    }

    /// How many roles somebody holds or held.
    pub async fn roles_ever_held(&self, somebody: &Somebody) -> u64 {
        roles_of(somebody).count(&self.ctx.db.read).await.expect("roles can be counted")
    }
}

#[expect(clippy::disallowed_methods, reason = "a test looks at everything")]
fn roles_of(somebody: &Somebody) -> Select<role::Entity> {
    role::Entity::find().filter(role::Column::PersonId.eq(somebody.person))
}
