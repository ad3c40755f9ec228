//! Signing out.

use domain::{
    id::SignInId,
    policy::{Action, Place, Scope},
};
use sea_orm::{ColumnTrait, ExprTrait};

use super::begin_sign_in::end;
use crate::{
    Ctx, Error, Result,
    entity::sign_in,
    record::event::{Entry, append},
};

/// Ends the sign-in that asks.
pub async fn sign_out(ctx: &Ctx, here: SignInId) -> Result<()> {
    ctx.authorize(Action::ManageSignIns, Place::Own)?;
    let (Some(account), Some(person)) = (ctx.actor.account(), ctx.actor.person()) else {
        return Err(Error::sign_in_needed());
    };
    ctx.write(async |tx| {
        let own = sign_in::Column::Id.eq(here).and(sign_in::Column::AccountId.eq(account));
        if end(ctx, tx, own).await? == 1 {
            append(ctx, tx, Entry::new("sign-in.ended", "person", person, Scope::Site)).await?;
        }
        Ok(())
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{identity::visitors::visitor_of_cookie, on_both_databases};

    on_both_databases! {
        async fn who_signs_out_is_nobody_afterwards(world: World) {
            let (ada, eve) = (world.person("Ada Lovelace").await, world.person("Eve Else").await);
            let here = world.sign_in(&ada).await;
            let there = async |secret: &str| visitor_of_cookie(&world.anonymous(), secret).await.expect("an answer").is_some();
            sign_out(&world.as_(&eve), here.id).await.expect("nothing happens");
            assert!(there(here.secret.expose()).await);
            sign_out(&world.as_(&ada), here.id).await.expect("signed out");
            assert!(!there(here.secret.expose()).await);
            sign_out(&world.as_(&ada), here.id).await.expect("once is enough");
            assert_eq!(world.events().await, ["sign-in.begun", "sign-in.ended"]);
        }
    }
}
