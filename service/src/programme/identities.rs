//! Rows for the identities that a programme brings: what favourites point at, what organisers see, who speaks.

use std::collections::HashSet;

use domain::{
    id::{ConferenceId, PersonId, SessionId},
    language::Lang,
    policy::Visibility,
    programme::Programme,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter,
    QuerySelect, sea_query::OnConflict,
};

use crate::{
    Ctx, Result,
    entity::{person, room, session, track},
};

/// Rows of one insert: SQLite takes at most 32,766 values in a statement.
const ROWS: usize = 500;

/// Keeps a row for every session, room, track and speaker of `programme` that has none yet.
pub async fn keep(ctx: &Ctx, tx: &DatabaseTransaction, conference: ConferenceId, programme: &Programme) -> Result<()> {
    keep_speakers(ctx, tx, programme).await?;
    keep_sessions(ctx, tx, conference, programme).await?;
    keep_rooms(tx, conference, programme).await?;
    keep_tracks(tx, conference, programme).await
}

#[expect(clippy::disallowed_methods, reason = "by the ids of the programme under release")]
async fn keep_speakers(ctx: &Ctx, tx: &DatabaseTransaction, programme: &Programme) -> Result<()> {
    let mut known: HashSet<PersonId> = HashSet::new();
    for chunk in programme.speakers.chunks(ROWS) {
        let ids = chunk.iter().map(|speaker| speaker.id);
        let query =
            person::Entity::find().select_only().column(person::Column::Id).filter(person::COLUMN.id.is_in(ids));
        known.extend(query.into_tuple::<PersonId>().all(tx).await?);
    }
    let rows =
        programme.speakers.iter().filter(|speaker| !known.contains(&speaker.id)).map(|speaker| person::ActiveModel {
            id: Set(speaker.id),
            name: Set(speaker.name.clone()),
            sort_name: Set(speaker.name.to_lowercase()),
            pronouns: Set(String::new()),
            biography: Set(speaker.biography.clone()),
            time_zone: Set("UTC".into()),
            language: Set(Lang::En),
            visibility: Set(Visibility::Public),
            created_at: Set(ctx.now),
            updated_at: Set(ctx.now),
            picture_id: Set(None),
            merged_into: Set(None),
            erased_at: Set(None),
        });
    for chunk in rows.collect::<Vec<_>>().chunks(ROWS) {
        person::Entity::insert_many(chunk.to_vec()).exec(tx).await?;
    }
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "within the conference under release")]
async fn keep_sessions(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    conference: ConferenceId,
    programme: &Programme,
) -> Result<()> {
    let rows = session::Entity::find().filter(session::COLUMN.conference_id.eq(conference)).all(tx).await?;
    let known: std::collections::HashMap<SessionId, session::Model> =
        rows.into_iter().map(|row| (row.id, row)).collect();
    let mut new = Vec::new();
    for session in &programme.sessions {
        match known.get(&session.id) {
            Some(row) if row.title == session.title => {}
            Some(row) => {
                let mut row = row.clone().into_active_model();
                row.title = Set(session.title.clone());
                row.update(tx).await?;
            }
            None => new.push(session::ActiveModel {
                id: Set(session.id),
                conference_id: Set(conference),
                code: Set(session.code.clone()),
                title: Set(session.title.clone()),
                created_at: Set(ctx.now),
            }),
        }
    }
    for chunk in new.chunks(ROWS) {
        session::Entity::insert_many(chunk.to_vec()).exec(tx).await?;
    }
    Ok(())
}

async fn keep_rooms(tx: &DatabaseTransaction, conference: ConferenceId, programme: &Programme) -> Result<()> {
    let rows: Vec<_> = (0..)
        .zip(&programme.rooms)
        .map(|(position, room)| room::ActiveModel {
            id: Set(room.id),
            conference_id: Set(conference),
            name: Set(room.name.clone()),
            position: Set(position),
            capacity: Set(room.capacity.and_then(|seats| i32::try_from(seats).ok())),
        })
        .collect();
    for chunk in rows.chunks(ROWS) {
        let known = OnConflict::new().do_nothing().to_owned();
        room::Entity::insert_many(chunk.to_vec()).on_conflict(known).exec_without_returning(tx).await?;
    }
    Ok(())
}

async fn keep_tracks(tx: &DatabaseTransaction, conference: ConferenceId, programme: &Programme) -> Result<()> {
    let rows: Vec<_> = (0..)
        .zip(&programme.tracks)
        .map(|(position, track)| track::ActiveModel {
            id: Set(track.id),
            conference_id: Set(conference),
            name: Set(track.name.clone()),
            slug: Set(track.slug.clone()),
            position: Set(position),
            colour: Set(i32::from(track.colour)),
        })
        .collect();
    for chunk in rows.chunks(ROWS) {
        let known = OnConflict::new().do_nothing().to_owned();
        track::Entity::insert_many(chunk.to_vec()).on_conflict(known).exec_without_returning(tx).await?;
    }
    Ok(())
}
