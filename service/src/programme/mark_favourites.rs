//! Marking and unmarking sessions: by one star, or by merging what a browser kept before its person signed in.

use std::collections::HashSet;

use domain::{
    id::{ConferenceId, SessionId},
    policy::{Action, Place, Scope},
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect, sea_query::OnConflict,
};
use serde_json::json;

use super::{
    favourites::favourites,
    published::{by_slug, place_of},
};
use crate::{
    Ctx, Error, Result,
    database::locked,
    entity::{favourite, person, session},
    record::event::{Entry, append},
};

/// What to do with favourites, by the sessions' codes.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    /// To be marked.
    pub add: Vec<String>,
    /// To be unmarked.
    pub remove: Vec<String>,
}

/// Most codes that one call takes.
const MOST: usize = 2_000;

/// Marks and unmarks sessions of the conference at `slug`; returns the favourites after it. Codes that are no session's
/// are passed over: a browser may have kept one that an organiser has since removed.
pub async fn mark_favourites(ctx: &Ctx, slug: &str, marks: Marks) -> Result<Vec<SessionId>> {
    ctx.authorize_route(Action::KeepAgenda)?;
    ctx.authorize(Action::KeepAgenda, Place::Own)?;
    let person_id = ctx.actor.person().ok_or_else(Error::sign_in_needed)?;
    if marks.add.len() + marks.remove.len() > MOST {
        return Err(Error::field("add", "too-many", format!("Send at most {MOST} sessions at once.")));
    }
    let conference = by_slug(ctx, slug).await?;
    ctx.authorize(Action::SeeConference, place_of(&conference))?;
    ctx.write(async |tx| {
        locked::<person::Entity>(tx, person_id).await?;
        let add = sessions(tx, conference.id, &marks.add).await?;
        let remove = sessions(tx, conference.id, &marks.remove).await?;
        let kept = add.difference(&remove).copied().collect::<Vec<_>>();
        if !kept.is_empty() {
            let rows = kept.iter().map(|session| favourite::ActiveModel {
                person_id: Set(person_id),
                session_id: Set(*session),
                created_at: Set(ctx.now),
            });
            let known = OnConflict::new().do_nothing().to_owned();
            favourite::Entity::insert_many(rows).on_conflict(known).exec_without_returning(tx).await?;
        }
        favourite::Entity::delete_many()
            .filter(favourite::COLUMN.person_id.eq(person_id))
            .filter(favourite::COLUMN.session_id.is_in(remove.iter().copied()))
            .exec(tx)
            .await?;
        let entry = Entry::new("agenda.changed", "person", person_id, Scope::Conference(conference.id))
            .with(json!({ "added": kept.len(), "removed": remove.len() }));
        append(ctx, tx, entry).await
    })
    .await?;
    favourites(ctx, conference.id).await
}

#[expect(clippy::disallowed_methods, reason = "within a conference that the asker may see")]
async fn sessions(tx: &DatabaseTransaction, conference: ConferenceId, codes: &[String]) -> Result<HashSet<SessionId>> {
    let query = session::Entity::find()
        .select_only()
        .column(session::Column::Id)
        .filter(session::COLUMN.conference_id.eq(conference))
        .filter(session::COLUMN.code.is_in(codes.iter().map(String::as_str)));
    Ok(query.into_tuple::<SessionId>().all(tx).await?.into_iter().collect())
}
