//! Which entries of a sheet are one session.

use std::collections::HashMap;

use super::people::People;
use crate::{
    id::PersonId,
    programme::{codes, fold::fold, notices::Notices, sheet::Entry},
};

/// The entries of one session: its first, then further slots of it.
#[derive(Debug)]
pub struct Group<'a> {
    /// In the file's order; never empty.
    pub entries: Vec<&'a Entry>,
    /// Tells the same session from another one under the same guid or id.
    pub fingerprint: Fingerprint,
    /// The code that the file gives it.
    pub code: Option<&'a str>,
    /// The file's guid, or one derived where it has neither guid nor id.
    pub guid: Option<String>,
    /// Whether the guid was derived.
    pub derived: bool,
}

impl<'a> Group<'a> {
    /// The entry that speaks for the session.
    pub fn first(&self) -> &'a Entry {
        self.entries[0]
    }

    /// The file's id.
    pub fn id(&self) -> Option<&'a str> {
        self.entries.iter().find_map(|entry| entry.id.as_deref())
    }

    fn identify(&mut self) {
        self.code = self.entries.iter().find_map(|entry| given_code(entry));
        self.guid = self.entries.iter().find_map(|entry| entry.guid.clone());
        self.derived = self.guid.is_none() && self.id().is_none();
        if self.derived {
            self.guid = Some(codes::guid_for(&bare_identity(self.first())));
        }
    }

    /// What identifies it in the file, apart from others under the same.
    pub fn key(&self) -> String {
        key(self.guid.as_deref(), self.id())
    }
}

/// What identifies a session in a file: its guid, else its id.
pub fn key(guid: Option<&str>, id: Option<&str>) -> String {
    match (guid, id) {
        (Some(guid), _) => format!("guid:{guid}"),
        (None, id) => format!("id:{}", id.unwrap_or_default()),
    }
}

/// Title and people, for comparison.
pub fn fingerprint(title: &str, mut people: Vec<PersonId>) -> Fingerprint {
    people.sort_unstable();
    (fold(title), people)
}

/// A folded title and who speaks, in no order.
pub type Fingerprint = (String, Vec<PersonId>);

/// Joins the entries that are the same session: same guid, id or code, and same title and people. An entry that says so
/// of two others joins all three, wherever in the file it stands.
pub fn group<'a>(entries: &'a [Entry], people: &People, notices: &mut Notices) -> Vec<Group<'a>> {
    let mut joined = Joined::new(entries.len());
    let mut known: HashMap<(Mark<'a>, Fingerprint), usize> = HashMap::new();
    let mut holders: HashMap<Mark<'a>, usize> = HashMap::new();
    let fingerprints: Vec<_> = entries.iter().map(|entry| fingerprint(&entry.title, people.of(entry))).collect();
    for (at, entry) in entries.iter().enumerate() {
        let mut told = false;
        for mark in marks(entry) {
            let same = *known.entry((mark, fingerprints[at].clone())).or_insert(at);
            let holder = *holders.entry(mark).or_insert(at);
            if same != at {
                joined.join(same, at);
                if !std::mem::replace(&mut told, true) {
                    mark.note_repeated(entry, notices);
                }
            } else if holder != at {
                mark.note_shared(entry, &entries[holder], notices);
            }
        }
    }
    let mut groups: Vec<Group<'a>> = Vec::new();
    let mut places: HashMap<usize, usize> = HashMap::new();
    for ((at, entry), fingerprint) in entries.iter().enumerate().zip(fingerprints) {
        let place = *places.entry(joined.first(at)).or_insert(groups.len());
        match groups.get_mut(place) {
            Some(group) => group.entries.push(entry),
            None => groups.push(Group { entries: vec![entry], fingerprint, code: None, guid: None, derived: false }),
        }
    }
    groups.iter_mut().for_each(Group::identify);
    groups
}

/// Which entries belong together: a forest in which each points towards the first of its kind.
struct Joined(Vec<usize>);

impl Joined {
    fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    fn first(&mut self, mut at: usize) -> usize {
        while self.0[at] != at {
            self.0[at] = self.0[self.0[at]];
            at = self.0[at];
        }
        at
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.first(one), self.first(other));
        self.0[one.max(other)] = one.min(other);
    }
}

/// Something by which a file says that two entries are the same.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Mark<'a> {
    Guid(&'a str),
    Id(&'a str),
    Code(&'a str),
    Slug(&'a str),
    /// No more than title and people.
    Bare,
}

impl Mark<'_> {
    fn note_repeated(self, entry: &Entry, notices: &mut Notices) {
        let (code, name, value) = match self {
            Mark::Guid(guid) => ("guid-repeated", "guid", guid),
            Mark::Id(id) => ("id-repeated", "id", id),
            // The regular ways of saying that a session takes place twice.
            Mark::Code(_) | Mark::Slug(_) | Mark::Bare => return,
        };
        notices.add(&entry.place, code, || {
            format!("“{}” repeats the {name} {value}; it is kept as a further time of the same session.", entry.title)
        });
    }

    fn note_shared(self, entry: &Entry, holder: &Entry, notices: &mut Notices) {
        let (code, name, value) = match self {
            Mark::Guid(guid) => ("guid-shared", "guid", guid),
            Mark::Id(id) => ("id-shared", "id", id),
            Mark::Code(code) => ("code-shared", "code", code),
            Mark::Slug(_) | Mark::Bare => return,
        };
        notices.add(&entry.place, code, || {
            format!(
                "“{}” has the {name} {value}, as “{}” has; both are kept, this one under an identity of its own.",
                entry.title, holder.title
            )
        });
    }
}

fn given_code(entry: &Entry) -> Option<&str> {
    codes::given(entry.code.as_deref(), entry.slug.as_deref(), entry.url.as_deref())
}

fn marks(entry: &Entry) -> Vec<Mark<'_>> {
    let guid = entry.guid.as_deref().map(Mark::Guid);
    let id = entry.id.as_deref().map(Mark::Id);
    let mut marks: Vec<_> = [guid, id, given_code(entry).map(Mark::Code)].into_iter().flatten().collect();
    if guid.is_none() && id.is_none() {
        marks.push(entry.slug.as_deref().map_or(Mark::Bare, Mark::Slug));
    }
    marks
}

/// What identifies an entry that has neither guid nor id.
fn bare_identity(entry: &Entry) -> String {
    if let Some(slug) = &entry.slug {
        return format!("slug:{slug}");
    }
    let mut names: Vec<_> = entry.persons.iter().map(|person| fold(&person.name)).collect();
    names.sort();
    names.dedup();
    format!("bare:{}\n{}", fold(&entry.title), names.join("\n"))
}
