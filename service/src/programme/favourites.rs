//! The sessions somebody marked.

use domain::{
    id::{ConferenceId, SessionId},
    policy::{Action, Place},
};
use sea_orm::{ColumnTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationDef};

use crate::{
    Ctx, Error, Result,
    entity::{favourite, session},
};

/// The asker's favourites at `conference`, in the order in which they marked them.
#[expect(clippy::disallowed_methods, reason = "only the asker's own rows")]
pub async fn favourites(ctx: &Ctx, conference: ConferenceId) -> Result<Vec<SessionId>> {
    ctx.authorize(Action::KeepAgenda, Place::Own)?;
    let person = ctx.actor.person().ok_or_else(Error::sign_in_needed)?;
    let query = favourite::Entity::find()
        .select_only()
        .column(favourite::Column::SessionId)
        .join(JoinType::InnerJoin, to_session())
        .filter(favourite::COLUMN.person_id.eq(person))
        .filter(session::COLUMN.conference_id.eq(conference))
        .order_by_asc(favourite::Column::CreatedAt)
        .order_by_asc(favourite::Column::SessionId);
    Ok(query.into_tuple().all(&ctx.db.read).await?)
}

fn to_session() -> RelationDef {
    favourite::Entity::belongs_to(session::Entity).from(favourite::Column::SessionId).to(session::Column::Id).into()
}
