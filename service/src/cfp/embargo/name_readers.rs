//! Naming who reads a proposal under embargo.

use std::collections::BTreeSet;

use domain::{
    id::{PersonId, ProposalId},
    policy::{Action, Decision, Scope, decide},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};
use serde_json::json;

use super::find::{readers_of, row_of};
use crate::{
    Ctx, Error, Result,
    cfp::find::{Offered, conferences_by_id, locked_offered},
    conference,
    entity::embargo_reader,
    record::{Entry, event},
    team,
};

/// Makes those who read a proposal under embargo, besides its speakers, exactly these members of the conference's team.
/// Owners do so, without reading it for that; whom they name is in the record and known to the speakers.
pub async fn name_readers(ctx: &Ctx, id: ProposalId, readers: &[PersonId]) -> Result<()> {
    ctx.authorize_route(Action::NameReaders)?;
    ctx.write(async |tx| {
        let Offered { call, .. } = locked_offered(ctx, tx, id, Action::SeeProposals).await?;
        let of = conferences_by_id([call.conference_id]).one(tx).await?.ok_or_else(Error::not_found)?;
        if decide(&ctx.actor, Action::NameReaders, conference::find::place(&of)) != Decision::Allow {
            return Err(Error::denied());
        }
        row_of(tx, id)
            .await?
            .ok_or_else(|| Error::conflict("no-embargo", "No embargo was set. Nothing was changed."))?;
        let scope = Scope::Conference(of.id);
        let team: BTreeSet<PersonId> =
            team::find::members(tx, scope).await?.into_iter().map(|member| member.person).collect();
        let readers: BTreeSet<PersonId> = readers.iter().copied().collect();
        if !readers.is_subset(&team) {
            let message = "Name people of the conference's team. Load the page again.";
            return Err(Error::field("readers", "unknown-entry", message));
        }
        let before = readers_of(id).all(tx).await?;
        if before.iter().map(|row| row.person_id).collect::<BTreeSet<_>>() == readers {
            return Ok(());
        }
        for row in &before {
            if !readers.contains(&row.person_id) {
                embargo_reader::Entity::delete_by_id((id, row.person_id)).exec(tx).await?;
            }
        }
        for person in readers.iter().filter(|person| before.iter().all(|row| row.person_id != **person)) {
            let row = embargo_reader::ActiveModel {
                proposal_id: Set(id),
                person_id: Set(*person),
                named_at: Set(ctx.now),
                named_by: Set(ctx.actor.person()),
            };
            row.insert(tx).await?;
        }
        let entry = Entry::new("embargo.readers-named", "proposal", id, scope);
        event::append(ctx, tx, entry.with(json!({ "readers": readers }))).await
    })
    .await
}
