//! Taking a person out of the record without breaking its chain.

use domain::id::PersonId;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, sea_query::Expr};
use serde_json::Value;
use uuid::Uuid;

use crate::{Result, entity::event};

/// Empties, within a transaction, who acted in every event of `person`, and what changed in every event about them.
///
/// Verbs, times and subjects stay: that something happened belongs to others too. Part of deleting one's data, whose use
/// case has authorised it.
pub async fn erase_person(tx: &impl ConnectionTrait, person: PersonId) -> Result<()> {
    event::Entity::update_many()
        .col_expr(event::Column::ActorId, Expr::value(None::<Uuid>))
        .col_expr(event::Column::ActorName, Expr::value(None::<String>))
        .col_expr(event::Column::OnBehalfOf, Expr::value(None::<Uuid>))
        .col_expr(event::Column::PersonalSalt, Expr::value(None::<Vec<u8>>))
        .filter(event::Column::ActorId.eq(person).or(event::Column::OnBehalfOf.eq(person)))
        .exec(tx)
        .await?;
    event::Entity::update_many()
        .col_expr(event::Column::Data, Expr::value(Value::Null))
        .col_expr(event::Column::ClosedSalt, Expr::value(None::<Vec<u8>>))
        .filter(event::Column::SubjectId.eq(person.0))
        .exec(tx)
        .await?;
    Ok(())
}
