//! Voting for somebody else, where the rule allows it: given by whose vote it is, to somebody who votes themselves.

use domain::{
    ballot::{BallotState, CastAs},
    id::{BallotId, PersonId, ProxyId, VoterId},
    policy::{Action, Scope},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, DatabaseTransaction, QueryFilter};
use serde::Serialize;
use serde_json::json;

use super::{counted::terms_of, find};
use crate::{
    Ctx, Error, Result,
    database::locked,
    entity::{ballot, ballot_caster, ballot_proxy, working_group},
    group::find as groups,
    record::{Entry, event},
};

/// A proxy that holds, with both names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ProxyLine {
    /// Which.
    pub id: ProxyId,
    /// Whose vote it is.
    pub voter: String,
    /// Who casts it.
    pub holder: String,
}

/// Lets `holder` cast one's own vote. What is given cannot be passed on, and one's own vote wins.
pub async fn give_proxy(ctx: &Ctx, id: BallotId, holder: &str) -> Result<()> {
    ctx.authorize_route(Action::Vote)?;
    let person = ctx.actor.person().ok_or_else(Error::denied)?;
    ctx.write(async |tx| {
        let (of, row) = locked_for(ctx, tx, id).await?;
        let most = terms_of(&row)?.conduct().proxies;
        if most == 0 {
            return Err(Error::conflict("no-proxies", "Under this rule everybody votes themselves."));
        }
        if row.state != BallotState::Open {
            return Err(Error::conflict("ballot-not-open", "The ballot takes no votes now. Nothing was changed."));
        }
        let casters = find::casters(id).all(tx).await?;
        let own = casters.iter().find(|row| row.person_id == person && row.cast_as == CastAs::Own);
        let voter = own.map(|row| row.voter_id).ok_or_else(|| {
            Error::conflict("no-vote", "You have no vote of your own in this ballot that somebody could cast.")
        })?;
        let choose = || Error::field("holder", "option", "Choose somebody else who has a vote in this ballot.");
        let holder: PersonId = holder.trim().parse().map_err(|_| choose())?;
        if holder == person || !casters.iter().any(|row| row.person_id == holder) {
            return Err(choose());
        }
        let held = find::proxies(id).all(tx).await?;
        // What somebody was given does not go on to a third.
        if held.iter().any(|row| row.holder_id == person) || held.iter().any(|row| row.voter_id == VoterId(holder.0)) {
            let message =
                "A proxy is not passed on: neither you nor whom you chose may have given or hold another vote.";
            return Err(Error::conflict("proxy-passed-on", message));
        }
        if held.iter().any(|row| row.voter_id == voter) {
            return Err(Error::conflict("proxy-given", "You have given your vote to somebody. Take it back first."));
        }
        if held.iter().filter(|row| row.holder_id == holder).count() >= usize::try_from(most).unwrap_or_default() {
            return Err(Error::conflict(
                "proxies-full",
                format!("Nobody casts more than {most} votes of others here."),
            ));
        }
        let proxy = ballot_proxy::ActiveModel {
            id: Set(ctx.id()),
            ballot_id: Set(id),
            holder_id: Set(holder),
            voter_id: Set(voter),
            given_at: Set(ctx.now),
            given_by: Set(Some(person)),
            withdrawn_at: Set(None),
        };
        proxy.insert(tx).await?;
        let entry = Entry::new("proxy.given", "ballot", id, Scope::Group(of.id));
        event::append(ctx, tx, entry.with(json!({ "voter": voter, "holder": holder }))).await
    })
    .await
}

/// Takes one's vote back from whom it was given to. What they have cast stays until one casts oneself.
pub async fn withdraw_proxy(ctx: &Ctx, id: BallotId) -> Result<()> {
    ctx.authorize_route(Action::Vote)?;
    let person = ctx.actor.person().ok_or_else(Error::denied)?;
    ctx.write(async |tx| {
        let (of, _) = locked_for(ctx, tx, id).await?;
        let own = find::casters(id).filter(ballot_caster::Column::PersonId.eq(person)).all(tx).await?;
        let held = find::proxies(id).all(tx).await?;
        let given = held.into_iter().find(|row| own.iter().any(|own| own.voter_id == row.voter_id));
        let given = given.ok_or_else(Error::not_found)?;
        let voter = given.voter_id;
        let mut given = ballot_proxy::ActiveModel::from(given);
        given.withdrawn_at = Set(Some(ctx.now));
        given.update(tx).await?;
        let entry = Entry::new("proxy.withdrawn", "ballot", id, Scope::Group(of.id));
        event::append(ctx, tx, entry.with(json!({ "voter": voter }))).await
    })
    .await
}

/// The ballot, locked, for somebody who may know of it: two proxies given at once are given in turn.
async fn locked_for(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    id: BallotId,
) -> Result<(working_group::Model, ballot::Model)> {
    let row = locked::<ballot::Entity>(tx, id).await?;
    let of = groups::by_id(row.group_id).one(tx).await?.ok_or_else(Error::not_found)?;
    crate::team::with_current_roles(ctx, tx).await?.authorize(Action::Vote, groups::place(&of))?;
    if row.state == BallotState::Draft {
        return Err(Error::not_found());
    }
    Ok((of, row))
}
