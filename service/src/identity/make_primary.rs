//! Choosing the address that mail goes to.

use domain::{
    id::{AddressId, SignInId},
    policy::{Action, Place, Scope},
};
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter, sea_query::Expr};

use super::{accounts, proof::recent_proof};
use crate::{
    Ctx, Error, Result,
    database::locked,
    entity::{account, email_address},
    mail::{self, Mail},
    record::event::{Entry, append},
};

/// Makes one of the actor's addresses the primary one; the former one is told.
pub async fn make_primary(ctx: &Ctx, here: SignInId, id: AddressId) -> Result<()> {
    ctx.authorize(Action::ManageAccount, Place::Own)?;
    ctx.write(async |tx| {
        recent_proof(ctx, tx, here).await?;
        let account = accounts::own(ctx, tx).await?;
        locked::<account::Entity>(tx, account.row.id).await?;
        let former = accounts::primary_address(tx, account.row.id).await?;
        let known = accounts::addresses(tx, account.row.id).await?;
        let row = known.into_iter().find(|row| row.id == id).ok_or_else(Error::not_found)?;
        if row.is_primary {
            return Ok(());
        }
        email_address::Entity::update_many()
            .col_expr(email_address::Column::IsPrimary, Expr::col(email_address::Column::Id).eq(id))
            .filter(email_address::Column::AccountId.eq(account.row.id))
            .exec(tx)
            .await?;
        append(ctx, tx, Entry::new("address.made-primary", "person", account.person.id, Scope::Site)).await?;
        let told = Mail::PrimaryChanged { address: row.address };
        mail::leave(ctx, tx, &former, account.person.language, told).await
    })
    .await
}
