//! Who asks: the one read that every request with a cookie or token begins with.
//!
//! Two queries, no write. When a sign-in or token was last used is noted by [`note_seen`](super::note_seen) and
//! [`note_used`](super::note_used), at most once an hour and after the answer.
#![expect(clippy::disallowed_methods, reason = "scoped finders: by the hash of a secret, and by person")]

use chrono::TimeDelta;
use domain::{
    Instant,
    id::{FileId, PersonId, SignInId, TokenId},
    identity::{SEEN_EVERY, TOKEN_PREFIX, scopes_from_text, sign_in_is_alive},
    language::Lang,
    policy::{Actor, Role, Scope},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter};

use super::{
    accounts,
    secret::{Purpose, hash},
};
use crate::{
    Ctx, Result,
    entity::{api_token, role, sign_in},
};

/// Somebody signed in through a browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedIn {
    /// Who asks, with the roles of this moment.
    pub actor: Actor,
    /// The sign-in that their cookie proves.
    pub sign_in: SignInId,
    /// Whether its use should be noted.
    pub unnoted: bool,
    /// When they last proved who they are.
    pub proved_at: Instant,
    /// Their name.
    pub name: String,
    /// The language they read.
    pub language: Lang,
    /// The zone they live in.
    pub time_zone: String,
    /// Their picture.
    pub picture: Option<FileId>,
}

/// A program that speaks for somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenBearer {
    /// For whom it asks and within which scopes.
    pub actor: Actor,
    /// The token.
    pub token: TokenId,
    /// Whether its use should be noted.
    pub unnoted: bool,
}

/// Whom a cookie stands for; `None` when it stands for nobody (any more).
pub async fn visitor_of_cookie(ctx: &Ctx, secret: &str) -> Result<Option<SignedIn>> {
    let db = &ctx.db.read;
    let row = sign_in::Entity::find()
        .filter(sign_in::Column::TokenHash.eq(hash(Purpose::SignIn, secret)))
        .filter(sign_in::Column::EndedAt.is_null())
        .one(db)
        .await?
        .filter(|row| sign_in_is_alive(row.seen_at, row.expires_at, ctx.now));
    let Some(row) = row else { return Ok(None) };
    let account = accounts::by_id(db, row.account_id).await?;
    let (account, person) = (account.row.id, account.person);
    let roles = roles_at(ctx, db, person.id).await?;
    Ok(Some(SignedIn {
        actor: Actor::Person { person: person.id, account, roles, token: None },
        sign_in: row.id,
        unnoted: is_unnoted(ctx, Some(row.seen_at), SEEN_EVERY),
        proved_at: row.proved_at,
        name: person.name,
        language: person.language,
        time_zone: person.time_zone,
        picture: person.picture_id,
    }))
}

/// For whom an API token speaks; `None` when for nobody (any more).
pub async fn bearer_of_token(ctx: &Ctx, secret: &str) -> Result<Option<TokenBearer>> {
    if !secret.starts_with(TOKEN_PREFIX) {
        return Ok(None);
    }
    let db = &ctx.db.read;
    let row = api_token::Entity::find()
        .filter(api_token::Column::TokenHash.eq(hash(Purpose::Token, secret)))
        .filter(api_token::Column::RevokedAt.is_null())
        .filter(api_token::Column::ExpiresAt.gt(ctx.now))
        .one(db)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let account = accounts::by_id(db, row.account_id).await?;
    let roles = roles_at(ctx, db, account.person.id).await?;
    let token = Some((row.id, scopes_from_text(&row.scopes)));
    Ok(Some(TokenBearer {
        actor: Actor::Person { person: account.person.id, account: account.row.id, roles, token },
        token: row.id,
        unnoted: is_unnoted(ctx, row.used_at, SEEN_EVERY),
    }))
}

/// What a person holds now.
pub(super) async fn roles_at(ctx: &Ctx, db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<Role>> {
    let rows = role::Entity::find()
        .filter(role::Column::PersonId.eq(person))
        .filter(role::Column::FromAt.lte(ctx.now))
        .filter(role::Column::ToAt.is_null().or(role::Column::ToAt.gt(ctx.now)))
        .all(db)
        .await?;
    let role =
        |row: role::Model| Scope::from_parts(row.scope_kind, row.scope_id).map(|scope| Role { scope, kind: row.kind });
    Ok(rows.into_iter().filter_map(role).collect())
}

fn is_unnoted(ctx: &Ctx, noted_at: Option<Instant>, every: TimeDelta) -> bool {
    noted_at.is_none_or(|at| ctx.now - at >= every)
}

#[cfg(test)]
mod tests {
    use domain::policy::RoleKind;
    use sea_orm::sea_query::Expr;

    use super::*;
    use crate::on_both_databases;

    on_both_databases! {
        async fn a_cookie_brings_its_person_with_the_roles_of_the_moment(world: World) {
            let mut ada = world.person("Ada Lovelace").await;
            let new = world.sign_in(&ada).await;
            world.grant(&mut ada, Scope::Site, RoleKind::Admin).await;
            let found = visitor_of_cookie(&world.anonymous(), new.secret.expose()).await.expect("an answer");
            let found = found.expect("somebody");
            assert_eq!((found.actor, found.sign_in, found.name.as_str()), (ada.actor(), new.id, "Ada Lovelace"));
            assert!(!found.unnoted);
        }

        async fn roles_count_from_their_first_moment_to_before_their_last(world: World) {
            let mut ada = world.person("Ada Lovelace").await;
            let new = world.sign_in(&ada).await;
            world.grant(&mut ada, Scope::Site, RoleKind::Admin).await;
            world.ctx.write(async |tx| {
                role::Entity::update_many()
                    .col_expr(role::Column::FromAt, Expr::value(world.later(60).now))
                    .col_expr(role::Column::ToAt, Expr::value(world.later(120).now))
                    .exec(tx)
                    .await?;
                Ok(())
            })
            .await
            .expect("the role is moved");
            let held = async |minutes| {
                let found = visitor_of_cookie(&world.later(minutes), new.secret.expose()).await.expect("an answer");
                matches!(found.expect("somebody").actor, Actor::Person { roles, .. } if roles.len() == 1)
            };
            assert_eq!([held(59).await, held(60).await, held(119).await, held(120).await], [false, true, true, false]);
        }

        async fn an_idle_an_old_and_a_foreign_cookie_are_nobody(world: World) {
            let ada = world.person("Ada Lovelace").await;
            let new = world.sign_in(&ada).await;
            let day = 24 * 60;
            let asked = async |minutes, secret: &str| {
                visitor_of_cookie(&world.later(minutes), secret).await.expect("an answer").map(|found| found.unnoted)
            };
            assert_eq!(asked(13 * day, new.secret.expose()).await, Some(true));
            assert_eq!(asked(14 * day, new.secret.expose()).await, None);
            assert_eq!(asked(0, "").await, None);
            assert_eq!(asked(0, &new.secret.expose()[1..]).await, None);
            world.edit("UPDATE sign_in SET seen_at = expires_at").await;
            assert_eq!(asked(60 * day - 1, new.secret.expose()).await, Some(false));
            assert_eq!(asked(60 * day, new.secret.expose()).await, None);
        }
    }
}
