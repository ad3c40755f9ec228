//! Inviting somebody to review, with a load.

use domain::{
    FieldErrors,
    id::{CallId, InvitationId, PersonId},
    identity::EmailAddress,
    policy::Action,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DatabaseTransaction};

use super::{
    find,
    set_reviewer::{appoint, load, managed},
};
use crate::{
    Ctx, Result,
    database::locked,
    entity::{call, reviewer_invitation},
    team::invite_to_review,
};

/// Whom to invite, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedReviewerInvitation {
    /// Where the invitation goes.
    pub address: String,
    /// Most reviews that are asked for.
    pub load: String,
}

/// Invites somebody by mail to review for a call. Who accepts is on the conference's team as a reviewer, and on the call's
/// list with that load.
pub async fn invite_reviewer(ctx: &Ctx, call: CallId, typed: &TypedReviewerInvitation) -> Result<InvitationId> {
    ctx.authorize_route(Action::ManageReview)?;
    let mut errors = FieldErrors::default();
    let address = errors.take("address", EmailAddress::parse(&typed.address));
    let most = errors.take("load", load(&typed.load));
    let (address, most) = errors.finish(address.zip(most))?;
    ctx.write(async |tx| {
        // The team is locked before the call, as where the invitation is accepted.
        let of = find::call(call).one(tx).await?.ok_or_else(crate::Error::not_found)?.conference_id;
        let invitation = invite_to_review(ctx, tx, of, &address).await?;
        let (_, call) = managed(ctx, tx, call).await?;
        let row =
            reviewer_invitation::ActiveModel { invitation_id: Set(invitation), call_id: Set(call.id), most: Set(most) };
        row.insert(tx).await?;
        Ok(invitation)
    })
    .await
}

/// Puts whoever accepted an invitation on the list of the call that it was for, if it was for one.
pub(crate) async fn joined(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    invitation: InvitationId,
    person: PersonId,
) -> Result<()> {
    let Some(invited) = find::invited_as(invitation).one(tx).await? else { return Ok(()) };
    let call = locked::<call::Entity>(tx, invited.call_id).await?;
    appoint(ctx, tx, call.id, person, invited.most).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{on_both_databases, review::reviewers, team::accept_invitation, testing::code_of};

    on_both_databases! {
        /// Design, “Races”: of 200 who hold one invitation, one reviews.
        async fn of_two_hundred_who_hold_the_link_one_reviews(world: World) {
            let scene = world.review_scene("invited-2026").await;
            let pia = world.as_(&scene.chairs[0]);
            let typed = TypedReviewerInvitation { address: "somebody@people.test".into(), load: "4".into() };
            invite_reviewer(&pia, scene.call, &typed).await.expect("invited");
            let token = world.invitation_tokens().await.pop().expect("a link in the mail");
            let mut people = Vec::new();
            for nth in 0..200 {
                people.push(world.person(&format!("Person{nth} Many")).await);
            }
            let people = std::sync::Mutex::new(people);
            let made = world
                .at_once(200, |ctx| {
                    let somebody = people.lock().ok().and_then(|mut people| people.pop()).expect("200 people");
                    let (ctx, token) = (ctx.as_actor(somebody.actor()), token.clone());
                    async move { accept_invitation(&ctx, &token).await.map(|_| ()) }
                })
                .await;
            assert_eq!(made.iter().filter(|made| made.is_ok()).count(), 1);
            for refused in made.into_iter().filter(Result::is_err) {
                assert_eq!(code_of(refused), "invitation-used");
            }
            let lines = reviewers(&pia, &scene.facts, scene.call).await.expect("read").lines;
            assert_eq!(lines.iter().filter(|line| line.most == 4).count(), 1);
            assert_eq!(lines.len(), 3);
        }
    }
}
