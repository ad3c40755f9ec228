//! Ending a time at an organisation. It is never overwritten: what counted while it lasted keeps counting.

use domain::{
    id::AffiliationId,
    identity::Interval,
    policy::{Action, Place, Scope},
    problem::FieldErrors,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};

use super::add_affiliation::day;
use crate::{
    Ctx, Error, Result,
    database::locked,
    entity::affiliation,
    record::event::{Entry, append},
};

/// Ends one of the actor's affiliations with the day `to`, which still counts.
pub async fn end_affiliation(ctx: &Ctx, id: AffiliationId, to: &str) -> Result<()> {
    ctx.authorize(Action::ManageProfile, Place::Own)?;
    let person = ctx.actor.person().ok_or_else(Error::sign_in_needed)?;
    let mut errors = FieldErrors::default();
    let to = errors.take("to", day(to));
    let to = errors.finish(to)?;
    ctx.write(async |tx| {
        let row = locked::<affiliation::Entity>(tx, id).await?;
        if row.person_id != person {
            return Err(Error::not_found());
        }
        if row.to_date.is_some() {
            return Err(Error::conflict("affiliation-ended", "This time has an end already; the record keeps it."));
        }
        Interval::new(row.from_date, Some(to)).map_err(|flaw| Error::field("to", flaw.code, flaw.message))?;
        let mut row = row.into_active_model();
        row.to_date = Set(Some(to));
        row.update(tx).await?;
        append(ctx, tx, Entry::new("affiliation.ended", "person", person, Scope::Site)).await
    })
    .await
}
