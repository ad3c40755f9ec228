//! The sessions: continued, new, and those the sheet no longer has.

use std::collections::{BTreeSet, HashMap, HashSet};

use uuid::Uuid;

use super::{
    group::{Group, key},
    matching::{self, Match},
    people::People,
    places::Named,
};
use crate::{
    id::{SessionId, TrackId},
    programme::{Programme, Session, Source, Track, codes, notices::Notices},
};

/// The sessions of the next programme.
#[derive(Debug)]
pub struct Sessions {
    /// All of them, also those that the sheet no longer has.
    pub all: Vec<Session>,
    /// The session of each group.
    pub of_groups: Vec<SessionId>,
}

/// Builds the sessions of the next programme.
pub fn settle(
    earlier: &Programme,
    groups: &[Group<'_>],
    tracks: &Named<Track, TrackId>,
    people: &People,
    ids: &mut dyn FnMut() -> Uuid,
    notices: &mut Notices,
) -> Sessions {
    let matches = matching::sessions(groups, earlier);
    let codes = session_codes(earlier, groups, &matches, notices);
    let nths = nths(earlier, groups, &matches);
    let mut all = Vec::with_capacity(earlier.sessions.len() + groups.len());
    for (at, group) in groups.iter().enumerate() {
        let entry = group.first();
        let before = matches[at].map(|found| &earlier.sessions[found.session]);
        let source = match before {
            Some(before) if matches[at].is_some_and(|found| found.own) => before.source.clone(),
            _ => Source {
                guid: group.guid.clone(),
                id: group.id().map(str::to_owned),
                nth: nths[at],
                url: entry.url.clone(),
                slug: entry.slug.clone(),
            },
        };
        all.push(Session {
            id: before.map_or_else(|| SessionId(ids()), |before| before.id),
            code: codes[at].clone(),
            source,
            title: entry.title.clone(),
            subtitle: entry.subtitle.clone(),
            summary: entry.summary.clone(),
            description: entry.description.clone(),
            track: entry.track.as_deref().and_then(|name| tracks.id(name)),
            kind: entry.kind.clone(),
            language: entry.language.clone(),
            speakers: people.of(entry),
            links: entry.links.clone(),
            do_not_record: entry.do_not_record,
            recording_license: entry.recording_license.clone(),
            feedback_url: entry.feedback_url.clone(),
        });
    }
    let of_groups: Vec<_> = all.iter().map(|session| session.id).collect();
    let continued: HashSet<_> = of_groups.iter().copied().collect();
    all.extend(earlier.sessions.iter().filter(|session| !continued.contains(&session.id)).cloned());
    Sessions { all, of_groups }
}

/// The code of each group's session: the one it has; for new ones the file's, else a derived one.
fn session_codes(
    earlier: &Programme,
    groups: &[Group<'_>],
    matches: &[Option<Match>],
    notices: &mut Notices,
) -> Vec<String> {
    let mut taken: BTreeSet<String> = earlier.sessions.iter().map(|session| session.code.clone()).collect();
    let kept_or_given: Vec<Option<String>> = groups
        .iter()
        .zip(matches)
        .map(|(group, found)| match (found, group.code) {
            (Some(found), _) => Some(earlier.sessions[found.session].code.clone()),
            (None, Some(code)) if taken.insert(code.to_owned()) => Some(code.to_owned()),
            (None, Some(code)) => {
                notices.add(&group.first().place, "code-taken", || {
                    format!("The code {code} belongs to another session; “{}” has one of its own.", group.first().title)
                });
                None
            }
            (None, None) => None,
        })
        .collect();
    let mut met: HashMap<String, u32> = HashMap::new();
    groups
        .iter()
        .zip(kept_or_given)
        .map(|(group, code)| {
            let key = group.key();
            let nth = met.entry(key.clone()).or_default();
            *nth += 1;
            code.unwrap_or_else(|| codes::derive(&format!("session:{key}:{nth}"), &mut taken))
        })
        .collect()
}

/// Which of the entries under its guid or id each group is. One that was told apart before stays the same.
fn nths(earlier: &Programme, groups: &[Group<'_>], matches: &[Option<Match>]) -> Vec<u16> {
    let mut next: HashMap<String, u16> = HashMap::new();
    for session in &earlier.sessions {
        let source = &session.source;
        let next = next.entry(key(source.guid.as_deref(), source.id.as_deref())).or_default();
        *next = (*next).max(source.nth.saturating_add(1));
    }
    groups
        .iter()
        .zip(matches)
        .map(|(group, found)| {
            let key = group.key();
            let before = found.map(|found| &earlier.sessions[found.session].source);
            let kept = before.filter(|before| self::key(before.guid.as_deref(), before.id.as_deref()) == key);
            kept.map_or_else(
                || {
                    let next = next.entry(key.clone()).or_default();
                    std::mem::replace(next, next.saturating_add(1))
                },
                |before| before.nth,
            )
        })
        .collect()
}
