//! Removing an address from one's account.

use domain::{
    id::{AddressId, SignInId},
    policy::{Action, Place, Scope},
};
use sea_orm::{
    ColumnTrait, EntityTrait, ExprTrait,
    sea_query::{Expr, Func},
};

use super::{accounts, mailed_links::void, proof::recent_proof};
use crate::{
    Ctx, Error, Result,
    database::locked,
    entity::{account, email_address, mailed_link},
    mail::{self, Mail},
    record::event::{Entry, append},
};

/// Removes an address other than the primary one. Links mailed to it become worthless, and it is told.
pub async fn remove_address(ctx: &Ctx, here: SignInId, id: AddressId) -> Result<()> {
    ctx.authorize(Action::ManageAccount, Place::Own)?;
    ctx.write(async |tx| {
        recent_proof(ctx, tx, here).await?;
        let account = accounts::own(ctx, tx).await?;
        locked::<account::Entity>(tx, account.row.id).await?;
        let known = accounts::addresses(tx, account.row.id).await?;
        let row = known.iter().find(|row| row.id == id).ok_or_else(Error::not_found)?;
        if row.is_primary {
            return Err(Error::conflict(
                "primary-address",
                "Mail goes to this address. Make another one primary first.",
            ));
        }
        email_address::Entity::delete_by_id(id).exec(tx).await?;
        let to_it = Func::lower(Expr::col(mailed_link::Column::Address)).eq(row.canonical.clone());
        void(ctx, tx, to_it.and(mailed_link::Column::AccountId.eq(account.row.id))).await?;
        append(ctx, tx, Entry::new("address.removed", "person", account.person.id, Scope::Site)).await?;
        for to in [accounts::parsed(row)?, accounts::primary_address(tx, account.row.id).await?] {
            let told = Mail::AddressRemoved { address: row.address.clone() };
            mail::leave(ctx, tx, &to, account.person.language, told).await?;
        }
        Ok(())
    })
    .await
}
