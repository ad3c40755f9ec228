//! The link by which somebody whom organisers entered claims themselves.

use chrono::TimeDelta;
use domain::{
    Problem,
    id::{PersonId, ProposalId},
    identity::{CLAIM_LASTS, CLAIMS_A_DAY, EmailAddress},
    language::Lang,
    policy::{Action, Scope},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DatabaseTransaction, PaginatorTrait};
use serde_json::json;

use super::find::{Ruled, has_account, held_addresses_of, locked_for_speakers, role_in};
use crate::{
    Ctx, Error, Result,
    cfp::{
        find::{calls_by_id, conferences_by_id, persons_by_id, proposals_by_id},
        sight::Embargoes,
    },
    entity::person_claim,
    identity::{Purpose, Secret, claims_since, hash},
    mail::{self, Mail},
    record::{Entry, event},
};

/// Mails the link to the address that the record holds of a speaker without an account.
pub async fn send_claim_link(ctx: &Ctx, id: ProposalId, person: PersonId) -> Result<()> {
    ctx.authorize_route(Action::EnterProposals)?;
    ctx.write(async |tx| {
        let Ruled { lineup, by, .. } = locked_for_speakers(ctx, tx, id).await?;
        if by != domain::cfp::By::Organiser {
            return Err(Error::denied());
        }
        role_in(&lineup, person).ok_or_else(Error::not_found)?;
        if has_account(tx, person).await? {
            return Err(Error::conflict("has-account", "This speaker has an account already. Nothing was sent."));
        }
        let held = held_addresses_of([person]).one(tx).await?;
        let held = held.ok_or_else(|| Error::conflict("no-address", "There is no address to send it to."))?;
        let address = EmailAddress::parse(&held.address).map_err(|flaw| Error::fault(flaw.message))?;
        mail_claim(ctx, tx, id, person, &address).await
    })
    .await
}

/// Mails the link within a transaction.
pub(in crate::cfp) async fn mail_claim(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    id: ProposalId,
    person: PersonId,
    address: &EmailAddress,
) -> Result<()> {
    if claims_since(person, ctx.now - TimeDelta::days(1)).count(tx).await? >= CLAIMS_A_DAY {
        return Err(Problem::too_many(24 * 60 * 60).into());
    }
    let secret = Secret::new(ctx, Purpose::Claim);
    let row = person_claim::ActiveModel {
        id: Set(ctx.id()),
        person_id: Set(person),
        token_hash: Set(hash(Purpose::Claim, secret.expose())),
        proposal_id: Set(id),
        sent_by: Set(ctx.actor.person()),
        created_at: Set(ctx.now),
        expires_at: Set(ctx.now + CLAIM_LASTS),
        used_at: Set(None),
        used_by: Set(None),
    };
    row.insert(tx).await?;
    let proposal = proposals_by_id([id]).one(tx).await?.ok_or_else(Error::not_found)?;
    let call = calls_by_id([proposal.call_id]).one(tx).await?.ok_or_else(Error::not_found)?;
    let of = conferences_by_id([call.conference_id]).one(tx).await?.ok_or_else(Error::not_found)?;
    let language = match ctx.actor.person() {
        Some(sender) => persons_by_id([sender]).one(tx).await?.map_or(Lang::En, |row| row.language),
        None => Lang::En,
    };
    let letter = Mail::ClaimLink {
        token: secret.expose().to_owned(),
        title: Embargoes::over(ctx, tx, [id]).await?.title_outside(&proposal),
        conference: of.title,
        days: CLAIM_LASTS.num_days(),
    };
    mail::leave(ctx, tx, address, language, letter).await?;
    let entry = Entry::new("claim.mailed", "proposal", id, Scope::Conference(of.id));
    event::append(ctx, tx, entry.with(json!({ "person": person }))).await
}

#[cfg(test)]
mod tests {
    use domain::cfp::TypedProposal;

    use super::*;
    use crate::{
        cfp::{TypedSpeaker, enter_proposal, speakers},
        on_both_databases,
        testing::{World, code_of},
    };

    async fn entered(world: &World, address: &str) -> (ProposalId, PersonId) {
        let (facts, call) = world.open_call("open-2026").await;
        let typed: TypedProposal = world.proposal_for(&facts, "Keynote").await.0;
        let speaker = TypedSpeaker { name: "Gus Guest".into(), address: address.into() };
        let id = enter_proposal(&world.ctx, call, &typed, &speaker).await.expect("entered");
        (id, speakers(&world.ctx, id).await.expect("shown").remove(0).person)
    }

    on_both_databases! {
        async fn a_link_is_mailed_a_few_times_a_day_and_no_more(world: World) {
            let (id, person) = entered(&world, "gus@people.test").await;
            for _ in 1..CLAIMS_A_DAY {
                send_claim_link(&world.ctx, id, person).await.expect("mailed again");
            }
            assert_eq!(code_of(send_claim_link(&world.ctx, id, person).await), "too-many");
            let mails = world.outbox("mail").await;
            assert!(mails.iter().all(|mail| mail["to"] == "gus@people.test" && mail["title"] == "Keynote"));
            assert_eq!(u64::try_from(mails.len()), Ok(CLAIMS_A_DAY));
        }

        async fn without_an_address_or_the_right_nothing_is_mailed(world: World) {
            let (id, person) = entered(&world, "").await;
            assert_eq!(code_of(send_claim_link(&world.ctx, id, person).await), "no-address");
            let eve = world.person("Eve Moneypenny").await;
            assert_eq!(code_of(send_claim_link(&world.as_(&eve), id, person).await), "not-found");
            assert_eq!(code_of(send_claim_link(&world.ctx, id, eve.person).await), "not-found");
            assert_eq!(code_of(send_claim_link(&world.anonymous(), id, person).await), "sign-in-needed");
        }
    }
}
