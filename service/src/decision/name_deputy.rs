//! Naming who decides about a proposal where a chair is bound.

use domain::{
    id::{PersonId, ProposalId},
    policy::{Action, Scope},
    review::visibility::{Channel, Field},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};

use super::desks::Desks;
use crate::{
    Ctx, Error, Result,
    cfp::find::{Offered, locked_offered},
    entity::deputy,
    record::{Entry, event},
    team,
};

/// Names somebody of the conference's team to decide about a proposal; `None` takes it back. Whoever is bound by a
/// conflict there is no deputy, and names none.
pub async fn name_deputy(ctx: &Ctx, id: ProposalId, person: Option<PersonId>) -> Result<()> {
    ctx.authorize_route(Action::MoveProposals)?;
    ctx.write(async |tx| {
        let Offered { proposal, call } = locked_offered(ctx, tx, id, Action::MoveProposals).await?;
        let scope = Scope::Conference(call.conference_id);
        let desks = Desks::of(tx, &ctx.actor, call.conference_id, call.id).await?;
        if !desks.lens(id, proposal.state).shows(Field::Conflicts, Channel::Page) {
            return Err(Error::not_found());
        }
        deputy::Entity::delete_by_id(id).exec(tx).await?;
        if let Some(person) = person {
            if !team::members(tx, scope).await?.iter().any(|member| member.person == person) {
                return Err(Error::field("deputy", "option", "Choose one of the options."));
            }
            desks.desk(id).check_deputy(person)?;
            let row = deputy::ActiveModel {
                proposal_id: Set(id),
                person_id: Set(person),
                named_at: Set(ctx.now),
                named_by: Set(ctx.actor.person()),
            };
            row.insert(tx).await?;
        }
        let verb = if person.is_some() { "deputy.named" } else { "deputy.dismissed" };
        // Who is bound is not for all who read the record: neither the proposal nor the deputy is told there.
        event::append(ctx, tx, Entry::new(verb, "call", call.id, scope)).await
    })
    .await
}
