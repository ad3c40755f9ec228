//! People without an account, whom organisers enter by name.

use domain::{
    FieldErrors,
    id::{ConferenceId, PersonId},
    identity::{EmailAddress, person_name},
    language::Lang,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DatabaseTransaction};

use super::{enter_proposal::TypedSpeaker, find::held_at};
use crate::{
    Ctx, Result,
    cfp::find::{calls_by_id, persons_by_id, proposals_of},
    entity::held_address,
    identity::person_row,
};

/// Somebody to be entered, checked.
pub(in crate::cfp) struct NewSpeaker {
    pub name: String,
    pub address: Option<EmailAddress>,
}

impl TypedSpeaker {
    /// Who is meant, or everything that is wrong with it.
    pub(in crate::cfp) fn check(&self, errors: &mut FieldErrors) -> Option<NewSpeaker> {
        let name = errors.take("speaker_name", person_name(&self.name));
        let address = match self.address.trim() {
            "" => Some(None),
            address => errors.take("speaker_address", EmailAddress::parse(address).map(Some)),
        };
        Some(NewSpeaker { name: name?, address: address? })
    }
}

/// The person that a conference's organisers entered under this address before, or a new one. Whether the address belongs
/// to an account is not looked at: its owner finds out by the mailed link, and nobody else does.
pub(in crate::cfp) async fn entered(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    conference: ConferenceId,
    new: &NewSpeaker,
) -> Result<PersonId> {
    if let Some(address) = &new.address {
        for held in held_at(&address.canonical()).all(tx).await? {
            let person = persons_by_id([held.person_id]).one(tx).await?;
            let is_free = person.is_some_and(|row| row.merged_into.is_none() && row.erased_at.is_none());
            let proposals = proposals_of(held.person_id).all(tx).await?;
            let calls = calls_by_id(proposals.into_iter().map(|row| row.call_id)).all(tx).await?;
            if is_free && calls.iter().any(|call| call.conference_id == conference) {
                return Ok(held.person_id);
            }
        }
    }
    let id: PersonId = ctx.id();
    person_row(ctx, id, new.name.clone(), Lang::En).insert(tx).await?;
    if let Some(address) = &new.address {
        let row = held_address::ActiveModel {
            id: Set(ctx.id()),
            person_id: Set(id),
            address: Set(address.as_str().to_owned()),
            canonical: Set(address.canonical()),
            created_at: Set(ctx.now),
        };
        row.insert(tx).await?;
    }
    Ok(id)
}
