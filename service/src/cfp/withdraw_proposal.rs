//! Taking a proposal back.

use domain::{
    Problem,
    cfp::{Move, Standing},
    id::ProposalId,
    policy::{Action, Place, Scope},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};

use super::find::{Own, locked_own};
use crate::{
    Ctx, Result,
    decision::after_move,
    entity::proposal,
    record::{Entry, event},
    version::next_update,
};

/// Takes back what the actor handed in. Only organisers take it in again.
pub async fn withdraw_proposal(ctx: &Ctx, id: ProposalId) -> Result<()> {
    ctx.authorize(Action::Propose, Place::Own)?;
    ctx.write(async |tx| {
        let Own { proposal: before, call, by } = locked_own(ctx, tx, id).await?;
        let standing = Standing { state: before.state, pending: None }.withdraw(by).map_err(Problem::from)?;
        let updated_at = next_update(before.updated_at, ctx.now);
        let mut row = proposal::ActiveModel::from(before);
        row.state = Set(standing.state);
        row.updated_at = Set(updated_at);
        let withdrawn = row.update(tx).await?;
        after_move(ctx, tx, &withdrawn, Move::Withdraw).await?;
        let scope = Scope::Conference(call.conference_id);
        event::append(ctx, tx, Entry::new("proposal.withdrawn", "proposal", id, scope)).await
    })
    .await
}

#[cfg(test)]
mod tests {
    use domain::cfp::State;

    use super::*;
    use crate::{
        cfp::{my_proposal, submit_proposal},
        on_both_databases,
        testing::code_of,
    };

    on_both_databases! {
        async fn of_fifty_who_take_it_back_one_does(world: World) {
            let (ada, id) = world.draft("open-2026", "Title").await;
            assert_eq!(code_of(withdraw_proposal(&world.as_(&ada), id).await), "proposal-state");
            submit_proposal(&world.as_(&ada), id, None).await.expect("handed in");
            let made = world
                .fifty(|ctx| {
                    let ctx = ctx.as_actor(ada.actor());
                    async move { withdraw_proposal(&ctx, id).await }
                })
                .await;
            assert_eq!(made.iter().filter(|made| made.is_ok()).count(), 1);
            assert_eq!(my_proposal(&world.as_(&ada), id).await.expect("hers").state, State::Withdrawn);
            let told = world.events().await;
            assert_eq!(told.iter().filter(|verb| *verb == "proposal.withdrawn").count(), 1);
        }

        async fn nobody_takes_back_what_is_not_theirs(world: World) {
            let (ada, id) = world.draft("open-2026", "Title").await;
            submit_proposal(&world.as_(&ada), id, None).await.expect("handed in");
            let eve = world.as_(&world.person("Eve Moneypenny").await);
            assert_eq!(code_of(withdraw_proposal(&eve, id).await), "not-found");
            assert_eq!(code_of(withdraw_proposal(&world.anonymous(), id).await), "sign-in-needed");
        }
    }
}
