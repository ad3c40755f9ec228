//! Which session of the programme before a group of entries continues.

use std::collections::{HashMap, VecDeque};

use super::group::{self, Fingerprint, Group};
use crate::programme::{Programme, Session};

/// The session that a group continues.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Match {
    /// Its place among the sessions before.
    pub session: usize,
    /// Whether the sheet names our own slots, as our own exports do: then the session's origin is another, and stays.
    pub own: bool,
}

/// For each group the session it continues, if any. No session is continued twice.
///
/// What is surest comes first: our own slot ids, then guids, ids, codes, and last titles. Where several sessions share a
/// guid or id, equal title and people decide, then equal titles, then the file's order.
pub fn sessions(groups: &[Group<'_>], earlier: &Programme) -> Vec<Option<Match>> {
    let fingerprint = |session: &Session| group::fingerprint(&session.title, session.speakers.clone());
    let faces: Vec<Fingerprint> = earlier.sessions.iter().map(fingerprint).collect();
    let sessions = &earlier.sessions;
    let mut matcher = Matcher {
        groups,
        sessions,
        faces: &faces,
        taken: vec![false; sessions.len()],
        found: vec![None; groups.len()],
    };
    matcher.own_slots(earlier);
    matcher.pass(|at| groups[at].guid.as_deref(), |at| sessions[at].source.guid.as_deref(), |_, _| true);
    matcher.pass(
        |at| groups[at].id(),
        |at| sessions[at].source.id.as_deref(),
        |group, session| group.guid.is_none() || session.source.guid.is_none(),
    );
    matcher.pass(|at| groups[at].code, |at| Some(&sessions[at].code), |group, _| group.derived);
    matcher.pass(
        |at| groups[at].derived.then_some(&groups[at].fingerprint.0),
        |at| sessions[at].source.id.is_none().then_some(&faces[at].0),
        |_, _| true,
    );
    matcher.found
}

struct Matcher<'a> {
    groups: &'a [Group<'a>],
    sessions: &'a [Session],
    /// Titles and people of the sessions before.
    faces: &'a [Fingerprint],
    taken: Vec<bool>,
    found: Vec<Option<Match>>,
}

impl Matcher<'_> {
    /// Entries whose guid is one of our slots.
    fn own_slots(&mut self, earlier: &Programme) {
        let places: HashMap<_, _> = self.sessions.iter().enumerate().map(|(at, session)| (session.id, at)).collect();
        let slots: HashMap<String, usize> =
            earlier.slots.iter().filter_map(|slot| Some((slot.id.to_string(), *places.get(&slot.session)?))).collect();
        for (at, group) in self.groups.iter().enumerate() {
            let named = group.entries.iter().find_map(|entry| slots.get(entry.guid.as_ref()?).copied());
            if let Some(session) = named.filter(|session| !self.taken[*session]) {
                self.take(at, session, true);
            }
        }
    }

    /// Pairs what is still single and shares a key.
    fn pass<'k>(
        &mut self,
        group_key: impl Fn(usize) -> Option<&'k str>,
        session_key: impl Fn(usize) -> Option<&'k str>,
        may_pair_in_order: impl Fn(&Group<'_>, &Session) -> bool,
    ) {
        let mut buckets: HashMap<&str, (Vec<usize>, Vec<usize>)> = HashMap::new();
        for at in (0..self.groups.len()).filter(|at| self.found[*at].is_none()) {
            if let Some(key) = group_key(at) {
                buckets.entry(key).or_default().0.push(at);
            }
        }
        for at in (0..self.sessions.len()).filter(|at| !self.taken[*at]) {
            if let Some(bucket) = session_key(at).and_then(|key| buckets.get_mut(key)) {
                bucket.1.push(at);
            }
        }
        for (groups, mut sessions) in buckets.into_values() {
            sessions.sort_by_key(|at| self.sessions[*at].source.nth);
            let (all_groups, faces) = (self.groups, self.faces);
            self.pair_equals(&groups, &sessions, |at| &all_groups[at].fingerprint, |at| &faces[at]);
            self.pair_equals(&groups, &sessions, |at| &all_groups[at].fingerprint.0, |at| &faces[at].0);
            self.pair_in_order(&groups, &sessions, &may_pair_in_order);
        }
    }

    fn pair_equals<'k, K: std::hash::Hash + Eq + 'k>(
        &mut self,
        groups: &[usize],
        sessions: &[usize],
        of_group: impl Fn(usize) -> &'k K,
        of_session: impl Fn(usize) -> &'k K,
    ) {
        let mut waiting: HashMap<&K, VecDeque<usize>> = HashMap::new();
        for at in sessions.iter().filter(|at| !self.taken[**at]) {
            waiting.entry(of_session(*at)).or_default().push_back(*at);
        }
        for at in groups.iter().copied() {
            if self.found[at].is_some() {
                continue;
            }
            if let Some(session) = waiting.get_mut(of_group(at)).and_then(VecDeque::pop_front) {
                self.take(at, session, false);
            }
        }
    }

    fn pair_in_order(
        &mut self,
        groups: &[usize],
        sessions: &[usize],
        may_pair: &impl Fn(&Group<'_>, &Session) -> bool,
    ) {
        let groups: Vec<_> = groups.iter().filter(|at| self.found[**at].is_none()).collect();
        let sessions: Vec<_> = sessions.iter().filter(|at| !self.taken[**at]).collect();
        for (group, session) in groups.into_iter().zip(sessions) {
            if may_pair(&self.groups[*group], &self.sessions[*session]) {
                self.take(*group, *session, false);
            }
        }
    }

    fn take(&mut self, group: usize, session: usize, own: bool) {
        self.found[group] = Some(Match { session, own });
        self.taken[session] = true;
    }
}
