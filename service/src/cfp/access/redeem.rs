//! The code that a proposal carries: put on it while it is a draft, used up when it is handed in.

use domain::{
    Instant, Problem,
    cfp::{AccessCode, Admission, CallDetails, Offer},
    id::{CallId, ProposalId},
    problem::FieldErrors,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel};

use super::find::{code_of, code_typed, meant, part_of};
use crate::{
    Ctx, Error, Result,
    database::locked,
    entity::{access_code, proposal_code},
};

/// A code that a proposal carries, or is about to.
#[derive(Clone, Debug)]
pub(in crate::cfp) struct Carried {
    row: access_code::Model,
    /// What it opens. For a proposal that used it, as if that use were still to come.
    pub(in crate::cfp) code: AccessCode,
    is_redeemed: bool,
}

/// The code that a proposal carries.
pub(in crate::cfp) async fn carried(db: &impl ConnectionTrait, id: ProposalId) -> Result<Option<Carried>> {
    let Some(row) = code_of(db, id).await? else { return Ok(None) };
    let is_redeemed = part_of(db, id).await?.is_some_and(|part| part.redeemed_at.is_some());
    Carried::new(row, is_redeemed).map(Some)
}

/// Whether a proposal carries a code that counts now.
pub(in crate::cfp) async fn still_opens(ctx: &Ctx, db: &impl ConnectionTrait, id: ProposalId) -> Result<bool> {
    Ok(carried(db, id).await?.is_some_and(|carried| carried.counts(ctx.now)))
}

/// Puts the code that was typed on a proposal, or takes the one away that it carried, and gives the one it carries now.
/// What is wrong with the code is a problem beside those of the other fields, not an error yet.
pub(in crate::cfp) async fn attach(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    call: CallId,
    before: Option<Carried>,
    typed: &str,
) -> Result<std::result::Result<Option<Carried>, Problem>> {
    let refused = |code: &str, message: &str| {
        let mut errors = FieldErrors::default();
        errors.add("code", code, message);
        Ok(Err(Problem::from(errors)))
    };
    let normal = AccessCode::normal(typed);
    if let Some(before) = before.filter(|before| before.is_redeemed || before.row.code == normal) {
        return Ok(Ok(Some(before)));
    }
    if normal.is_empty() {
        return Ok(Ok(None));
    }
    let Some(row) = code_typed(tx, call, typed).await? else {
        return refused("code-unknown", "This access code is not known here. See that it is typed as it was given.");
    };
    let carried = Carried::new(row, false)?;
    if let Err(problem) = carried.code.check(ctx.now) {
        return refused(&problem.code, &problem.message);
    }
    Ok(Ok(Some(carried)))
}

impl Carried {
    fn new(row: access_code::Model, is_redeemed: bool) -> Result<Self> {
        let mut code = meant(&row)?;
        if is_redeemed {
            code.used = code.used.saturating_sub(1);
        }
        Ok(Self { row, code, is_redeemed })
    }

    /// As it is shown.
    pub(in crate::cfp) fn words(&self) -> String {
        AccessCode::in_fours(&self.row.code)
    }

    /// Whether it lets a proposal in now. One that is revoked does not, except where it did.
    pub(in crate::cfp) fn counts(&self, now: Instant) -> bool {
        (self.row.revoked_at.is_none() || self.is_redeemed) && self.code.check(now).is_ok()
    }

    /// Whether two are the same code on a proposal, or both none.
    pub(in crate::cfp) fn is_same(one: Option<&Self>, other: Option<&Self>) -> bool {
        one.map(|carried| carried.row.id) == other.map(|carried| carried.row.id)
    }

    /// Writes down which code a proposal carries.
    pub(in crate::cfp) async fn keep(now: Option<&Self>, tx: &impl ConnectionTrait, id: ProposalId) -> Result<()> {
        let before = part_of(tx, id).await?;
        if before.as_ref().map(|part| part.code_id) == now.map(|carried| carried.row.id) {
            return Ok(());
        }
        if before.is_some() {
            proposal_code::Entity::delete_by_id(id).exec(tx).await?;
        }
        if let Some(carried) = now {
            let row = proposal_code::ActiveModel {
                proposal_id: Set(id),
                code_id: Set(carried.row.id),
                redeemed_at: Set(None),
            };
            row.insert(tx).await?;
        }
        Ok(())
    }

    /// Lets a proposal in, with the code's row locked where it is needed: of any number at once, as many get in as it has
    /// uses. One that gets in without it uses nothing up.
    pub(in crate::cfp) async fn admit(
        ctx: &Ctx,
        tx: &DatabaseTransaction,
        rules: &CallDetails,
        (id, offer): (ProposalId, Offer),
        carried: Option<Self>,
    ) -> Result<()> {
        let code = carried.as_ref().map(|carried| &carried.code);
        let Some(carried) = carried.as_ref().filter(|carried| !carried.is_redeemed) else {
            rules.call.admission(offer, ctx.now, code)?;
            return Ok(());
        };
        let row = locked::<access_code::Entity>(tx, carried.row.id).await?;
        let newest = meant(&row)?;
        // A revoked code is none, for whom the doors are not open anyway.
        if rules.call.admission(offer, ctx.now, Some(&newest).filter(|_| row.revoked_at.is_none()))? == Admission::Open
        {
            return Ok(());
        }
        let after = newest.redeem(ctx.now)?;
        let mut row = row.into_active_model();
        row.used = Set(i32::try_from(after.used).map_err(Error::fault)?);
        row.update(tx).await?;
        let part = part_of(tx, id).await?.ok_or_else(|| Error::fault("a code that its proposal does not carry"))?;
        let mut part = part.into_active_model();
        part.redeemed_at = Set(Some(ctx.now));
        part.update(tx).await?;
        Ok(())
    }
}
