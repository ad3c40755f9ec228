//! The secret address of somebody's own agenda as a calendar: shown when it is made, kept as a hash.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::{
    id::{ConferenceId, PersonId, SessionId},
    policy::{Action, Place, Scope},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use sha2::{Digest, Sha256};

use super::published::{by_slug, place_of};
use crate::{
    Ctx, Error, Result,
    database::locked,
    entity::{agenda_link, favourite, person, session},
    record::event::{Entry, append},
};

/// Makes the asker's link for the conference at `slug` and returns its token, which is shown once. A link made before
/// stops working.
pub async fn make_agenda_link(ctx: &Ctx, slug: &str) -> Result<String> {
    ctx.authorize_route(Action::KeepAgenda)?;
    ctx.authorize(Action::KeepAgenda, Place::Own)?;
    let person_id = ctx.actor.person().ok_or_else(Error::sign_in_needed)?;
    let conference = by_slug(ctx, slug).await?;
    ctx.authorize(Action::SeeConference, place_of(&conference))?;
    let token = URL_SAFE_NO_PAD.encode(ctx.chance.secret());
    ctx.write(async |tx| {
        locked::<person::Entity>(tx, person_id).await?;
        agenda_link::Entity::delete_many()
            .filter(agenda_link::COLUMN.person_id.eq(person_id))
            .filter(agenda_link::COLUMN.conference_id.eq(conference.id))
            .exec(tx)
            .await?;
        let row = agenda_link::ActiveModel {
            id: Set(ctx.id()),
            person_id: Set(person_id),
            conference_id: Set(conference.id),
            token_hash: Set(hash(&token)),
            created_at: Set(ctx.now),
            used_at: Set(None),
        };
        row.insert(tx).await?;
        append(ctx, tx, Entry::new("agenda-link.made", "person", person_id, Scope::Conference(conference.id))).await
    })
    .await?;
    Ok(token)
}

/// Whose agenda `token` opens at `conference`, and the sessions in it; "not found" for a token that opens none.
#[expect(clippy::disallowed_methods, reason = "the token itself is the permission, for one person and one conference")]
pub async fn agenda_of_link(ctx: &Ctx, conference: ConferenceId, token: &str) -> Result<(PersonId, Vec<SessionId>)> {
    let query = agenda_link::Entity::find()
        .filter(agenda_link::COLUMN.token_hash.eq(hash(token)))
        .filter(agenda_link::COLUMN.conference_id.eq(conference));
    let link = query.one(&ctx.db.read).await?.ok_or_else(Error::not_found)?;
    let of_conference = session::Entity::find()
        .select_only()
        .column(session::Column::Id)
        .filter(session::COLUMN.conference_id.eq(conference));
    let query = favourite::Entity::find()
        .select_only()
        .column(favourite::Column::SessionId)
        .filter(favourite::COLUMN.person_id.eq(link.person_id))
        .filter(favourite::COLUMN.session_id.in_subquery(sea_orm::QueryTrait::into_query(of_conference)))
        .order_by_asc(favourite::Column::SessionId);
    Ok((link.person_id, query.into_tuple().all(&ctx.db.read).await?))
}

fn hash(token: &str) -> Vec<u8> {
    // A prefix of its own, so that a token of another purpose never opens an agenda.
    Sha256::new().chain_update("agenda-link:").chain_update(token).finalize().to_vec()
}
