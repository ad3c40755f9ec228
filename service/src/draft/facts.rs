//! What a draft says about itself.

use domain::{
    Instant,
    draft::{Audience, Named, Part, Readers, TypedDraft},
    id::{DraftId, PersonId},
    life::{State, Workflow},
    policy::{Action, Decision, Place, decide},
};
use serde::Serialize;

use super::find;
use crate::{
    Ctx, Error, Result, Version,
    entity::draft as draft_row,
    group::{GroupFacts, find as groups},
};

/// What the asker may do with a draft.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DraftMay {
    /// Read and write its working copy, post revisions.
    pub write: bool,
    /// Name people, say who reads it, park it.
    pub manage: bool,
}

/// Somebody who is named with a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NamedPerson {
    /// Who.
    pub person: PersonId,
    /// Name as they write it.
    pub name: String,
    /// As what.
    pub part: Part,
}

/// What a draft says about itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DraftFacts {
    /// Which.
    pub id: DraftId,
    /// Its part of addresses, within its group.
    pub name: String,
    /// Its title.
    pub title: String,
    /// What it is for; may be empty.
    pub summary: String,
    /// The workflow that it follows.
    pub workflow: Workflow,
    /// Where it stands on the main line.
    pub state: &'static State,
    /// Since when.
    pub state_since: Instant,
    /// Who may read it when no embargo holds.
    pub audience: Audience,
    /// The instant before which only those who are named read it.
    pub embargo_until: Option<Instant>,
    /// Where it is kept besides.
    pub repository: Option<String>,
    /// When it was begun.
    pub created_at: Instant,
    /// Who is named with it: its editors, and under an embargo its readers.
    pub people: Vec<NamedPerson>,
    /// The state that an edit is made from.
    pub version: Version,
    /// What the asker may do.
    #[serde(skip)]
    pub may: DraftMay,
    #[serde(skip)]
    place: Place,
}

/// The draft of a group under `name`, for somebody who may do `action` to it.
pub async fn draft(ctx: &Ctx, group: &GroupFacts, name: &str, action: Action) -> Result<DraftFacts> {
    ctx.authorize_route(action)?;
    let row = find::named(group.id, name).one(&ctx.db.read).await?.ok_or_else(Error::not_found)?;
    facts(ctx, row, action).await
}

/// The draft with an id, for somebody who may do `action` to it.
pub async fn draft_by_id(ctx: &Ctx, id: DraftId, action: Action) -> Result<DraftFacts> {
    ctx.authorize_route(action)?;
    let row = find::by_id(id).one(&ctx.db.read).await?.ok_or_else(Error::not_found)?;
    facts(ctx, row, action).await
}

async fn facts(ctx: &Ctx, row: draft_row::Model, action: Action) -> Result<DraftFacts> {
    let db = &ctx.db.read;
    let of = groups::by_id(row.group_id).one(db).await?.ok_or_else(Error::not_found)?;
    let named = find::persons([row.id]).all(db).await?;
    let me = ctx.actor.person();
    let mine = named.iter().find(|one| Some(one.person_id) == me).map(|one| one.part);
    let place = find::place(ctx, &row, &of, mine.into());
    ctx.authorize(action, place)?;
    let people = groups::people(named.iter().map(|one| one.person_id)).all(db).await?;
    let name = |id| people.iter().find(|person| person.id == id).map(|person| person.name.clone()).unwrap_or_default();
    let people = named
        .iter()
        .map(|one| NamedPerson { person: one.person_id, name: name(one.person_id), part: one.part })
        .collect();
    DraftFacts::new(ctx, row, people, place)
}

impl DraftFacts {
    fn new(ctx: &Ctx, row: draft_row::Model, people: Vec<NamedPerson>, place: Place) -> Result<Self> {
        let may = |action| decide(&ctx.actor, action, place) == Decision::Allow;
        let state = find::state_of(&row)?;
        Ok(Self {
            may: DraftMay { write: may(Action::WriteDraft), manage: may(Action::ManageDraft) },
            place,
            id: row.id,
            name: row.name,
            title: row.title,
            summary: row.summary,
            workflow: row.workflow,
            state,
            state_since: row.state_since,
            audience: row.audience,
            embargo_until: row.embargo_until.filter(|until| ctx.now < *until),
            repository: row.repository,
            created_at: row.created_at,
            people,
            version: Version::of_row(row.updated_at),
        })
    }

    /// What the policy needs to know of it.
    pub fn place(&self) -> Place {
        self.place
    }

    /// Whether everybody may read it now.
    pub fn is_public(&self) -> bool {
        matches!(self.place, Place::Draft { readers: Readers::All, .. })
    }

    /// Whether the asker is named with it as an editor.
    pub fn is_mine(&self) -> bool {
        matches!(self.place, Place::Draft { named: Named::Editor, .. })
    }

    /// As a form or an edit starts from it.
    pub fn typed(&self) -> TypedDraft {
        TypedDraft {
            title: self.title.clone(),
            summary: self.summary.clone(),
            repository: self.repository.clone().unwrap_or_default(),
            audience: self.audience.to_string(),
            embargo: self.embargo_until.map(|until| until.date_naive().to_string()).unwrap_or_default(),
        }
    }
}
