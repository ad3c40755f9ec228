//! Rows for the identities that a programme brings: what favourites point at, what organisers see, who speaks.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashMap, HashSet},
};

use domain::{
    conference::SESSION_TYPES_MAX,
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
    entity::{person, released_speaker, room, session, session_type, track},
};

/// Rows of one insert: SQLite takes at most 32,766 values in a statement.
const ROWS: usize = 500;

/// Keeps a row for every session, room, track, session type and speaker of `programme` that has none yet.
pub async fn keep(ctx: &Ctx, tx: &DatabaseTransaction, conference: ConferenceId, programme: &Programme) -> Result<()> {
    keep_speakers(ctx, tx, programme).await?;
    keep_where_they_speak(tx, conference, programme).await?;
    keep_sessions(ctx, tx, conference, programme).await?;
    keep_rooms(tx, conference, programme).await?;
    keep_tracks(tx, conference, programme).await?;
    keep_session_types(ctx, tx, conference, programme).await
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

/// Notes that the speakers of `programme` speak at the conference, for them to find their sessions.
async fn keep_where_they_speak(
    tx: &DatabaseTransaction,
    conference: ConferenceId,
    programme: &Programme,
) -> Result<()> {
    for chunk in programme.speakers.chunks(ROWS) {
        let rows = chunk.iter().map(|speaker| released_speaker::ActiveModel {
            conference_id: Set(conference),
            person_id: Set(speaker.id),
        });
        let known = OnConflict::new().do_nothing().to_owned();
        released_speaker::Entity::insert_many(rows).on_conflict(known).exec_without_returning(tx).await?;
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
    let known: HashMap<SessionId, session::Model> = rows.into_iter().map(|row| (row.id, row)).collect();
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
            colour: Set(i32::from(track.number())),
        })
        .collect();
    for chunk in rows.chunks(ROWS) {
        let known = OnConflict::new().do_nothing().to_owned();
        track::Entity::insert_many(chunk.to_vec()).on_conflict(known).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// The types that sessions name and nobody wrote down yet, each as long as most of its sessions are.
#[expect(clippy::disallowed_methods, reason = "within the conference under release")]
async fn keep_session_types(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    conference: ConferenceId,
    programme: &Programme,
) -> Result<()> {
    let stored = session_type::Entity::find().filter(session_type::COLUMN.conference_id.eq(conference)).all(tx).await?;
    let known: HashSet<String> = stored.iter().map(|row| row.name.to_lowercase()).collect();
    let named = session_types(programme).into_iter().filter(|(name, _)| !known.contains(&name.to_lowercase()));
    let room = SESSION_TYPES_MAX.saturating_sub(stored.len());
    let next = stored.iter().map(|row| row.position + 1).max().unwrap_or_default();
    let rows = (next..).zip(named.take(room)).map(|(position, (name, minutes))| session_type::ActiveModel {
        id: Set(ctx.id()),
        conference_id: Set(conference),
        name: Set(name),
        position: Set(position),
        minutes: Set(minutes),
    });
    let rows: Vec<_> = rows.collect();
    if !rows.is_empty() {
        session_type::Entity::insert_many(rows).exec(tx).await?;
    }
    Ok(())
}

/// The session types that take place, by the name under which each comes first, the most frequent first; with the
/// length that most of its slots have.
fn session_types(programme: &Programme) -> Vec<(String, i32)> {
    let kinds: HashMap<SessionId, &str> =
        programme.sessions.iter().map(|session| (session.id, session.kind.trim())).collect();
    let mut lengths: BTreeMap<String, (&str, BTreeMap<u32, usize>)> = BTreeMap::new();
    for slot in programme.active_slots() {
        let Some(kind) = kinds.get(&slot.session).filter(|kind| !kind.is_empty()) else { continue };
        let (_, counts) = lengths.entry(kind.to_lowercase()).or_insert_with(|| (kind, BTreeMap::new()));
        *counts.entry(slot.minutes).or_default() += 1;
    }
    let mut types: Vec<_> = lengths.into_values().collect();
    types.sort_by_key(|(_, counts)| Reverse(counts.values().sum::<usize>()));
    let usual = |counts: BTreeMap<u32, usize>| counts.into_iter().max_by_key(|(_, count)| *count).map_or(0, |(m, _)| m);
    let minutes = |counts| i32::try_from(usual(counts).clamp(1, 24 * 60)).unwrap_or(1);
    types.into_iter().map(|(name, counts)| (name.to_owned(), minutes(counts))).collect()
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;

    use crate::{
        conference, on_both_databases,
        programme::{Import, Intent, import_programme},
    };

    const FILE: &str = r#"<schedule><conference><title>T</title><start>2026-11-02</start><end>2026-11-02</end>
        <time_zone_name>UTC</time_zone_name></conference><day index="1" date="2026-11-02"><room name="Hall">
        <event id="1"><start>09:00</start><duration>01:00</duration><title>A</title><type>Keynote</type></event>
        <event id="2"><start>10:00</start><duration>00:25</duration><title>B</title><type>talk</type></event>
        <event id="3"><start>11:00</start><duration>00:25</duration><title>C</title><type>Talk</type></event>
        <event id="4"><start>12:00</start><duration>00:45</duration><title>D</title><type>talk</type></event>
        </room></day></schedule>"#;

    on_both_databases! {
        async fn the_types_that_a_file_names_are_written_down_once(world: World) {
            let id = world.conference("days-2026").await;
            for changed in [FILE.to_owned(), FILE.replace("<title>D", "<title>E")] {
                let file = Bytes::from(changed);
                let import = Import { file, comment: String::new(), intent: Intent::Release };
                import_programme(&world.ctx, "days-2026", import).await.expect("released");
                let types = conference::session_types(&world.ctx, id).await.expect("shown").items;
                let types: Vec<_> = types.iter().map(|kind| (kind.name.as_str(), kind.minutes)).collect();
                assert_eq!(types, [("talk", 25), ("Keynote", 60)]);
            }
        }
    }
}
