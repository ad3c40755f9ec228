//! Noting that a sign-in or token was used. Called after the answer, when a read found the note old.

use domain::{
    id::{SignInId, TokenId},
    policy::Action,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use crate::{
    Ctx, Error, Result,
    entity::{api_token, sign_in},
};

/// Notes that the actor's sign-in was used now.
pub async fn note_seen(ctx: &Ctx, here: SignInId) -> Result<()> {
    ctx.authorize_route(Action::ManageSignIns)?;
    let account = ctx.actor.account().ok_or_else(Error::sign_in_needed)?;
    ctx.write(async |tx| {
        sign_in::Entity::update_many()
            .col_expr(sign_in::Column::SeenAt, Expr::value(ctx.now))
            .filter(sign_in::Column::Id.eq(here))
            .filter(sign_in::Column::AccountId.eq(account))
            .filter(sign_in::Column::EndedAt.is_null())
            .exec(tx)
            .await?;
        Ok(())
    })
    .await
}

/// Notes that the actor's token was used now.
pub async fn note_used(ctx: &Ctx, token: TokenId) -> Result<()> {
    let account = ctx.actor.account().ok_or_else(Error::sign_in_needed)?;
    ctx.write(async |tx| {
        api_token::Entity::update_many()
            .col_expr(api_token::Column::UsedAt, Expr::value(ctx.now))
            .filter(api_token::Column::Id.eq(token))
            .filter(api_token::Column::AccountId.eq(account))
            .exec(tx)
            .await?;
        Ok(())
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{identity::visitors::visitor_of_cookie, on_both_databases, testing::at};

    on_both_databases! {
        async fn use_keeps_a_sign_in_alive(world: World) {
            let ada = world.person("Ada Lovelace").await;
            let new = world.sign_in(&ada).await;
            let (ten, twenty) = (world.later(10 * 24 * 60), world.later(20 * 24 * 60));
            note_seen(&at(&world.as_(&ada), &ten), new.id).await.expect("noted");
            let found = visitor_of_cookie(&ten, new.secret.expose()).await.expect("an answer");
            assert!(!found.expect("somebody").unnoted);
            assert!(visitor_of_cookie(&twenty, new.secret.expose()).await.expect("an answer").is_some());
        }

        async fn nobody_notes_for_others(world: World) {
            let (ada, eve) = (world.person("Ada Lovelace").await, world.person("Eve Else").await);
            let new = world.sign_in(&ada).await;
            let ten = world.later(10 * 24 * 60);
            note_seen(&at(&world.as_(&eve), &ten), new.id).await.expect("nothing happens");
            let twenty = world.later(20 * 24 * 60);
            assert!(visitor_of_cookie(&twenty, new.secret.expose()).await.expect("an answer").is_none());
        }
    }
}
