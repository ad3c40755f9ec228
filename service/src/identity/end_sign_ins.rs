//! Ending sign-ins from elsewhere: one's own, or, for administrators, somebody's.

use domain::{
    id::{PersonId, SignInId},
    policy::{Action, Place, Scope},
};
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter, sea_query::Expr};
use serde_json::json;

use super::{begin_sign_in::end, proof::recent_proof};
use crate::{
    Ctx, Error, Result,
    entity::{account, sign_in},
    record::event::{Entry, append},
};

/// Ends one of the actor's sign-ins. Asks for a recent proof (ASVS 7.5.2).
pub async fn end_sign_in(ctx: &Ctx, here: SignInId, which: SignInId) -> Result<()> {
    end_own(ctx, here, sign_in::Column::Id.eq(which)).await.map(drop)
}

/// Ends all of the actor's sign-ins but the one that asks; how many there were.
pub async fn end_other_sign_ins(ctx: &Ctx, here: SignInId) -> Result<u64> {
    end_own(ctx, here, sign_in::Column::Id.ne(here)).await
}

async fn end_own(ctx: &Ctx, here: SignInId, which: Expr) -> Result<u64> {
    ctx.authorize(Action::ManageSignIns, Place::Own)?;
    let (Some(account), Some(person)) = (ctx.actor.account(), ctx.actor.person()) else {
        return Err(Error::sign_in_needed());
    };
    ctx.write(async |tx| {
        recent_proof(ctx, tx, here).await?;
        let ended = end(ctx, tx, sign_in::Column::AccountId.eq(account).and(which)).await?;
        record(ctx, tx, person, ended).await?;
        Ok(ended)
    })
    .await
}

/// Ends every sign-in of somebody; for administrators (ASVS 7.4.5).
#[expect(clippy::disallowed_methods, reason = "a scoped finder: administrators find everybody")]
pub async fn end_all_sign_ins_of(ctx: &Ctx, person: PersonId) -> Result<u64> {
    ctx.authorize(Action::AdministerSite, Place::Site)?;
    ctx.write(async |tx| {
        let found = account::Entity::find().filter(account::Column::PersonId.eq(person)).one(tx).await?;
        let account = found.ok_or_else(Error::not_found)?;
        let ended = end(ctx, tx, sign_in::Column::AccountId.eq(account.id)).await?;
        record(ctx, tx, person, ended).await?;
        Ok(ended)
    })
    .await
}

async fn record(ctx: &Ctx, tx: &sea_orm::DatabaseTransaction, person: PersonId, ended: u64) -> Result<()> {
    if ended == 0 {
        return Ok(());
    }
    let entry = Entry::new("sign-in.ended", "person", person, Scope::Site).with(json!({ "count": ended }));
    append(ctx, tx, entry).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        identity::sign_ins::sign_ins,
        on_both_databases,
        testing::{at, code_of},
    };

    on_both_databases! {
        async fn one_or_all_others_can_be_ended(world: World) {
            let ada = world.person("Ada Lovelace").await;
            let (here, one) = (world.sign_in(&ada).await, world.sign_in(&ada).await);
            world.sign_in(&ada).await;
            let ctx = world.as_(&ada);
            end_sign_in(&ctx, here.id, one.id).await.expect("ended");
            assert_eq!(sign_ins(&ctx).await.expect("the list").len(), 2);
            assert_eq!(end_other_sign_ins(&ctx, here.id).await.expect("ended"), 1);
            let left: Vec<_> = sign_ins(&ctx).await.expect("the list").into_iter().map(|line| line.id).collect();
            assert_eq!(left, [here.id]);
        }

        async fn nobody_ends_others_sign_ins(world: World) {
            let (ada, eve) = (world.person("Ada Lovelace").await, world.person("Eve Else").await);
            let (hers, here) = (world.sign_in(&ada).await, world.sign_in(&eve).await);
            end_sign_in(&world.as_(&eve), here.id, hers.id).await.expect("nothing happens");
            assert_eq!(sign_ins(&world.as_(&ada)).await.expect("the list").len(), 1);
            assert_eq!(code_of(end_all_sign_ins_of(&world.as_(&eve), ada.person).await), "denied");
        }

        async fn it_takes_a_recent_proof(world: World) {
            let ada = world.person("Ada Lovelace").await;
            let here = world.sign_in(&ada).await;
            let late = at(&world.as_(&ada), &world.later(31));
            assert_eq!(code_of(end_other_sign_ins(&late, here.id).await), "prove-again");
        }

        async fn an_administrator_ends_all_of_somebody(world: World) {
            let ada = world.person("Ada Lovelace").await;
            world.sign_in(&ada).await;
            world.sign_in(&ada).await;
            assert_eq!(end_all_sign_ins_of(&world.ctx, ada.person).await.expect("ended"), 2);
            assert!(sign_ins(&world.as_(&ada)).await.expect("the list").is_empty());
        }
    }
}
