//! Rulings on what was said: whether a negative has the reason that the rule asks for, and whether an objection is resolved.

use domain::{
    FieldErrors,
    id::{BallotId, BallotPositionId},
    policy::Action,
    problem::Flaw,
    text,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DatabaseTransaction};
use serde_json::json;

use super::{
    counted::terms_of,
    find,
    ruling_appeals::{can_be_ruled, refuse_decided, refuse_lodged},
};
use crate::{
    Ctx, Error, Result,
    entity::{ballot, ballot_position, working_group},
    group::find as groups,
    record::event,
};

/// Rules that a position does not count, or counts again, with a reason that everybody reads. Until the ballot is settled,
/// and not while an appeal waits or after it was decided.
pub async fn rule_on_position(
    ctx: &Ctx,
    id: BallotId,
    position: BallotPositionId,
    counts: bool,
    reason: &str,
) -> Result<()> {
    ctx.authorize_route(Action::RunBallots)?;
    let reason = needed(reason)?;
    ctx.write(async |tx| {
        let (of, row, said) = ruled(ctx, tx, id, position).await?;
        if !can_be_ruled(row.state) {
            return Err(Error::conflict(
                "ballot-state",
                "Rulings are made until the ballot is settled. Nothing was changed.",
            ));
        }
        refuse_lodged(tx, position).await?;
        refuse_decided(tx, position).await?;
        let mut said = ballot_position::ActiveModel::from(said);
        said.discounted_at = Set((!counts).then_some(ctx.now));
        said.ruling = Set(reason.clone());
        said.ruled_by = Set(ctx.actor.person());
        said.update(tx).await?;
        let told = json!({ "position": position, "counts": counts, "reason": reason });
        event::append(ctx, tx, groups::told(&of, "position.ruled", "ballot", id).with(told)).await
    })
    .await
}

/// Notes how the reason of a position was dealt with. That changes no vote: whoever holds it changes it themselves.
pub async fn resolve_position(ctx: &Ctx, id: BallotId, position: BallotPositionId, resolution: &str) -> Result<()> {
    ctx.authorize_route(Action::RunBallots)?;
    let resolution = needed(resolution)?;
    ctx.write(async |tx| {
        let (of, _, said) = ruled(ctx, tx, id, position).await?;
        let mut said = ballot_position::ActiveModel::from(said);
        said.resolution = Set(resolution.clone());
        said.resolved_at = Set(Some(ctx.now));
        said.resolved_by = Set(ctx.actor.person());
        said.update(tx).await?;
        let told = json!({ "position": position, "resolution": resolution });
        event::append(ctx, tx, groups::told(&of, "position.resolved", "ballot", id).with(told)).await
    })
    .await
}

/// A position of a decision whose positions may be seen now.
async fn ruled(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    id: BallotId,
    position: BallotPositionId,
) -> Result<(working_group::Model, ballot::Model, ballot_position::Model)> {
    let (of, row) = find::run(ctx, tx, id).await?;
    let terms = terms_of(&row)?;
    if terms.election().is_some() || !terms.conduct().shows_positions(row.state, true) {
        return Err(Error::not_found());
    }
    let said = find::position(id, position).one(tx).await?.ok_or_else(Error::not_found)?;
    Ok((of, row, said))
}

fn needed(reason: &str) -> Result<String> {
    let mut errors = FieldErrors::default();
    let reason = match text::block(reason, 5_000) {
        Ok(reason) if reason.is_empty() => Err(Flaw::new("missing", "Give a reason that everybody can read.")),
        other => other,
    };
    let reason = errors.take("reason", reason);
    Ok(errors.finish(reason)?)
}
