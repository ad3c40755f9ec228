//! Who speaks: matched by their id in the file, else by name. Two different ids are never one person.

use std::collections::{BTreeSet, HashMap, HashSet, hash_map::Entry as Place};

use uuid::Uuid;

use crate::{
    id::PersonId,
    programme::{
        Programme, Speaker, codes,
        notices::Notices,
        sheet::{Entry, Sheet, SheetPerson},
    },
};

/// The people of a sheet with their identities.
#[derive(Debug)]
pub struct People {
    /// The sheet's people, and those of earlier, whose cancelled sessions may still need them.
    pub all: Vec<Speaker>,
    by_source: HashMap<String, PersonId>,
    by_name: HashMap<String, PersonId>,
}

impl People {
    /// Gives everybody in the sheet an identity.
    pub fn settle(earlier: &Programme, sheet: &Sheet, ids: &mut dyn FnMut() -> Uuid, notices: &mut Notices) -> Self {
        let drafts = Drafts::collect(sheet, notices);
        let matches = match_people(&drafts.all, &earlier.speakers);
        let speakers = build(&drafts.all, &matches, earlier, ids);
        let id_of = |at: &usize| speakers[*at].id;
        let by_source = drafts.by_source.iter().map(|(source, at)| (source.clone(), id_of(at))).collect();
        let by_name = drafts.by_name.iter().map(|(name, at)| (name.clone(), id_of(at))).collect();
        let continued: HashSet<PersonId> = speakers.iter().map(|speaker| speaker.id).collect();
        let mut all = speakers;
        all.extend(earlier.speakers.iter().filter(|speaker| !continued.contains(&speaker.id)).cloned());
        Self { all, by_source, by_name }
    }

    /// The people of an entry, in its order, nobody twice.
    pub fn of(&self, entry: &Entry) -> Vec<PersonId> {
        let mut seen = HashSet::new();
        let id = |person: &SheetPerson| match &person.source {
            Some(source) => self.by_source.get(source).copied(),
            None => self.by_name.get(&person.name).copied(),
        };
        entry.persons.iter().filter_map(id).filter(|id| seen.insert(*id)).collect()
    }
}

/// The people of a sheet, each once.
struct Drafts {
    all: Vec<SheetPerson>,
    by_source: HashMap<String, usize>,
    /// Those whom the sheet names without an id.
    by_name: HashMap<String, usize>,
}

impl Drafts {
    fn collect(sheet: &Sheet, notices: &mut Notices) -> Self {
        let mut drafts = Self { all: Vec::new(), by_source: HashMap::new(), by_name: HashMap::new() };
        for (entry, person) in people(sheet) {
            if let Some(source) = &person.source {
                drafts.add_sourced(source, person, entry, notices);
            }
        }
        let mut bearers: HashMap<&str, Option<usize>> = HashMap::new();
        for (at, draft) in drafts.all.iter().enumerate() {
            bearers.entry(&draft.name).and_modify(|bearer| *bearer = None).or_insert(Some(at));
        }
        let bearers: HashMap<String, usize> =
            bearers.into_iter().filter_map(|(name, at)| Some((name.to_owned(), at?))).collect();
        for (_, person) in people(sheet).filter(|(_, person)| person.source.is_none()) {
            drafts.add_nameless_source(person, bearers.get(&person.name).copied());
        }
        drafts
    }

    fn add_sourced(&mut self, source: &str, person: &SheetPerson, entry: &Entry, notices: &mut Notices) {
        match self.by_source.entry(source.to_owned()) {
            Place::Vacant(place) => {
                place.insert(self.all.len());
                self.all.push(person.clone());
            }
            Place::Occupied(place) => {
                let draft = &mut self.all[*place.get()];
                if draft.name != person.name {
                    notices.add(&entry.place, "person-named-twice", || {
                        format!(
                            "“{}” and “{}” have the same id, {source}; the first name is kept.",
                            draft.name, person.name
                        )
                    });
                }
                fill_in(draft, person);
            }
        }
    }

    /// Somebody without an id is the one bearer of the name that has one, else a person apart.
    fn add_nameless_source(&mut self, person: &SheetPerson, bearer: Option<usize>) {
        let next = self.all.len();
        let at = *self.by_name.entry(person.name.clone()).or_insert(bearer.unwrap_or(next));
        match self.all.get_mut(at) {
            Some(draft) => fill_in(draft, person),
            None => self.all.push(person.clone()),
        }
    }
}

fn people(sheet: &Sheet) -> impl Iterator<Item = (&Entry, &SheetPerson)> {
    sheet.entries.iter().flat_map(|entry| entry.persons.iter().map(move |person| (entry, person)))
}

fn fill_in(draft: &mut SheetPerson, person: &SheetPerson) {
    if draft.biography.is_empty() {
        draft.biography.clone_from(&person.biography);
    }
    draft.avatar = draft.avatar.take().or_else(|| person.avatar.clone());
    draft.code = draft.code.take().or_else(|| person.code.clone());
}

/// For each draft the speaker of earlier who it is, if any.
fn match_people(drafts: &[SheetPerson], earlier: &[Speaker]) -> Vec<Option<usize>> {
    let mut found = vec![None; drafts.len()];
    let mut taken = vec![false; earlier.len()];
    let mut sources: HashMap<String, usize> = HashMap::new();
    for (at, speaker) in earlier.iter().enumerate() {
        // Our own exports name people by our ids.
        sources.insert(speaker.id.to_string(), at);
    }
    for (at, speaker) in earlier.iter().enumerate() {
        if let Some(source) = &speaker.source {
            sources.insert(source.clone(), at);
        }
    }
    for (draft, found) in drafts.iter().zip(&mut found) {
        let at = draft.source.as_ref().and_then(|source| sources.get(source).copied());
        if let Some(at) = at.filter(|at| !std::mem::replace(&mut taken[*at], true)) {
            *found = Some(at);
        }
    }
    let mut names: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, speaker) in earlier.iter().enumerate().filter(|(at, _)| !taken[*at]) {
        names.entry(&speaker.name).or_default().push(at);
    }
    for (draft, found) in drafts.iter().zip(&mut found).filter(|(_, found)| found.is_none()) {
        let Some(bearers) = names.get_mut(draft.name.as_str()) else { continue };
        let unsourced = bearers.iter().position(|at| earlier[*at].source.is_none());
        let only = (draft.source.is_none() && bearers.len() == 1).then_some(0);
        if let Some(place) = unsourced.or(only) {
            *found = Some(bearers.remove(place));
        }
    }
    found
}

fn build(
    drafts: &[SheetPerson],
    matches: &[Option<usize>],
    earlier: &Programme,
    ids: &mut dyn FnMut() -> Uuid,
) -> Vec<Speaker> {
    // A file without any biography or picture is of a kind that has none; it does not say that they are gone.
    let knows_biographies = drafts.iter().any(|draft| !draft.biography.is_empty());
    let knows_avatars = drafts.iter().any(|draft| draft.avatar.is_some());
    let mut codes = Codes::reserve(drafts, matches, &earlier.speakers);
    drafts
        .iter()
        .zip(matches)
        .enumerate()
        .map(|(at, (draft, found))| {
            let before = found.map(|at| &earlier.speakers[at]);
            Speaker {
                id: before.map_or_else(|| PersonId(ids()), |before| before.id),
                name: draft.name.clone(),
                code: before.map_or_else(|| codes.of(at, draft), |before| before.code.clone()),
                source: source(before, draft),
                biography: match before {
                    Some(before) if !knows_biographies => before.biography.clone(),
                    _ => draft.biography.clone(),
                },
                avatar: match before {
                    Some(before) if !knows_avatars => before.avatar.clone(),
                    _ => draft.avatar.clone(),
                },
            }
        })
        .collect()
}

/// Where somebody came from stays; who had no id gains one, unless it is ours, as in our own exports.
fn source(before: Option<&Speaker>, draft: &SheetPerson) -> Option<String> {
    let Some(before) = before else { return draft.source.clone() };
    let own = before.id.to_string();
    before.source.clone().or_else(|| draft.source.clone().filter(|source| *source != own))
}

/// Codes for new people: first those that the file gives, then derived ones.
struct Codes {
    given: HashMap<usize, String>,
    taken: BTreeSet<String>,
}

impl Codes {
    fn reserve(drafts: &[SheetPerson], matches: &[Option<usize>], earlier: &[Speaker]) -> Self {
        let mut taken: BTreeSet<String> = earlier.iter().map(|speaker| speaker.code.clone()).collect();
        let mut given = HashMap::new();
        for (at, draft) in drafts.iter().enumerate().filter(|(at, _)| matches[*at].is_none()) {
            let written = [draft.code.as_ref(), draft.source.as_ref()].into_iter().flatten();
            let mut codes = written.filter(|code| codes::is_code(code));
            if let Some(code) = codes.find(|code| taken.insert((*code).clone())) {
                given.insert(at, code.clone());
            }
        }
        Self { given, taken }
    }

    fn of(&mut self, at: usize, draft: &SheetPerson) -> String {
        self.given.remove(&at).unwrap_or_else(|| {
            let identity =
                draft.source.as_ref().map_or_else(|| format!("name:{}", draft.name), |s| format!("person:{s}"));
            codes::derive(&identity, &mut self.taken)
        })
    }
}
