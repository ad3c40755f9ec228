//! The full-text index of released programmes: written with the release, in its transaction.

use domain::{
    id::ConferenceId,
    programme::{Programme, index::Index},
};
use exchange::plain_text;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, Statement, Value};

use crate::Result;

/// Rows of one insert, six values each.
const ROWS: usize = 400;

/// Puts what `programme` says in place of what the index held of the conference.
pub async fn rebuild(tx: &DatabaseTransaction, conference: ConferenceId, programme: &Programme) -> Result<()> {
    let backend = tx.get_database_backend();
    let delete = match backend {
        DbBackend::Postgres => "DELETE FROM search_index WHERE conference_id = $1",
        _ => "DELETE FROM search_index WHERE conference_id = ?",
    };
    tx.execute_raw(Statement::from_sql_and_values(backend, delete, [conference.to_string().into()])).await?;
    for chunk in entries(programme).chunks(ROWS) {
        let places: Vec<String> = (0..chunk.len()).map(|row| placeholders(backend, row)).collect();
        let sql = format!(
            "INSERT INTO search_index (conference_id, kind, key, title, people, body) VALUES {}",
            places.join(", ")
        );
        let values = chunk.iter().flat_map(|entry| entry.values(conference));
        tx.execute_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
    }
    Ok(())
}

/// One thing that can be found.
struct Entry {
    kind: &'static str,
    key: String,
    title: String,
    people: String,
    body: String,
}

impl Entry {
    fn values(&self, conference: ConferenceId) -> [Value; 6] {
        [
            conference.to_string().into(),
            self.kind.into(),
            self.key.clone().into(),
            fold(&self.title).into(),
            fold(&self.people).into(),
            fold(&self.body).into(),
        ]
    }
}

fn entries(programme: &Programme) -> Vec<Entry> {
    let index = Index::new(programme);
    let running: std::collections::HashSet<_> = programme.active_slots().map(|slot| slot.session).collect();
    let sessions = programme.sessions.iter().filter(|session| running.contains(&session.id)).map(|session| Entry {
        kind: "session",
        key: session.code.clone(),
        title: format!("{} {}", session.title, session.subtitle),
        people: index.speakers_of(session).map(|speaker| speaker.name.as_str()).collect::<Vec<_>>().join(" "),
        body: format!(
            "{} {} {}",
            index.track_of(session).map_or("", |track| &track.name),
            plain_text(&session.summary),
            plain_text(&session.description)
        ),
    });
    let speakers = programme.speaking().map(|speaker| Entry {
        kind: "speaker",
        key: speaker.code.clone(),
        title: speaker.name.clone(),
        people: String::new(),
        body: plain_text(&speaker.biography),
    });
    let tracks = programme.tracks.iter().map(|track| Entry {
        kind: "track",
        key: track.slug.clone(),
        title: track.name.clone(),
        people: String::new(),
        body: String::new(),
    });
    let rooms = programme.rooms.iter().map(|room| Entry {
        kind: "room",
        key: room.slug.clone(),
        title: room.name.clone(),
        people: String::new(),
        body: String::new(),
    });
    sessions.chain(speakers).chain(tracks).chain(rooms).collect()
}

/// Small letters without accents: PostgreSQL's `simple` dictionary folds neither the way FTS5 does, so both get the same.
pub(super) fn fold(text: &str) -> String {
    domain::programme::fold::fold(text)
}

fn placeholders(backend: DbBackend, row: usize) -> String {
    match backend {
        DbBackend::Postgres => {
            let places: Vec<String> = (1..=6).map(|column| format!("${}", row * 6 + column)).collect();
            format!("({})", places.join(", "))
        }
        _ => "(?, ?, ?, ?, ?, ?)".to_owned(),
    }
}
