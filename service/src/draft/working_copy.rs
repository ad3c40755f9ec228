//! What is being written, for those who write it.

use domain::{
    Instant,
    draft::{
        Merge, content_hash,
        save::{SaveKind, Source},
    },
    id::{DraftId, DraftSaveId},
    policy::Action,
};
use sea_orm::{ColumnTrait, QueryFilter, QuerySelect};

use super::{
    DraftFacts, find,
    save_draft::{Saved, save},
};
use crate::{Ctx, Error, Result, entity::draft_save, group::find as groups};

/// What is being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkingCopy {
    /// Its number, which the next save names.
    pub number: i32,
    /// The text.
    pub text: String,
    /// The revision that it was made from; 0 for none.
    pub revision: i32,
    /// The newest revision; 0 for none.
    pub newest: i32,
    /// Whether it says something else than the revision that it was made from.
    pub is_changed: bool,
    /// Whether the draft comes as data, and is not written here.
    pub is_data: bool,
    /// When it was saved.
    pub saved_at: Instant,
    /// Who saved it; empty where nobody in particular did.
    pub saved_by: String,
    /// What the asker typed in some tab and has not saved, the newest first.
    pub typed: Vec<KeptText>,
    /// What was saved while somebody else had changed the same lines, the newest first; without the texts.
    pub asides: Vec<KeptText>,
}

/// A text that is kept beside the working copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptText {
    /// Which.
    pub id: DraftSaveId,
    /// The number of the working copy that it was made from.
    pub made_from: i32,
    /// When it came.
    pub at: Instant,
    /// Who sent it; empty where nobody in particular did.
    pub by: String,
    /// The tab in which it was typed, if it was not saved.
    pub tab: String,
    /// The text.
    pub text: String,
}

/// What is being written.
pub async fn working_copy(ctx: &Ctx, draft: &DraftFacts) -> Result<WorkingCopy> {
    ctx.authorize(Action::WriteDraft, draft.place())?;
    let db = &ctx.db.read;
    let head = find::saves(draft.id, SaveKind::Head).one(db).await?.ok_or_else(Error::not_found)?;
    let newest = find::revisions([draft.id]).one(db).await?;
    let base = match &newest {
        Some(row) if row.number == head.revision => Some(row.hash.clone()),
        _ => find::revision(draft.id, head.revision).one(db).await?.map(|row| row.hash),
    };
    let typed = match ctx.actor.person() {
        Some(person) => {
            let own = find::saves(draft.id, SaveKind::Typed).filter(draft_save::Column::SavedBy.eq(person));
            own.all(db).await?
        }
        None => Vec::new(),
    };
    let asides = find::saves(draft.id, SaveKind::Aside).limit(20).all(db).await?;
    let people = typed.iter().chain(&asides).chain([&head]).filter_map(|row| row.saved_by).collect::<Vec<_>>();
    let people = groups::people(people).all(db).await?;
    let name = |row: &draft_save::Model| {
        people
            .iter()
            .find(|person| Some(person.id) == row.saved_by)
            .map(|person| person.name.clone())
            .unwrap_or_default()
    };
    let kept = |row: &draft_save::Model| KeptText { by: name(row), ..KeptText::from(row.clone()) };
    Ok(WorkingCopy {
        typed: typed.iter().map(kept).collect(),
        asides: asides.iter().map(kept).collect(),
        saved_by: name(&head),
        is_changed: base.map_or(!head.text.is_empty(), |hash| hash != content_hash(&head.text)),
        is_data: newest.as_ref().is_some_and(|row| row.source == Source::Baseline),
        newest: newest.map_or(0, |row| row.number),
        number: head.number,
        revision: head.revision,
        saved_at: head.saved_at,
        text: head.text,
    })
}

/// A text that is kept beside the working copy: what the asker typed, or what anybody saved aside.
pub async fn kept_text(ctx: &Ctx, draft: DraftId, id: DraftSaveId) -> Result<KeptText> {
    let facts = super::draft_by_id(ctx, draft, Action::WriteDraft).await?;
    for kind in [SaveKind::Aside, SaveKind::Typed] {
        let row = find::saves(facts.id, kind).filter(draft_save::Column::Id.eq(id)).one(&ctx.db.read).await?;
        let theirs = |row: &draft_save::Model| kind == SaveKind::Aside || row.saved_by == ctx.actor.person();
        if let Some(row) = row.filter(theirs) {
            let people = groups::people(row.saved_by).one(&ctx.db.read).await?;
            return Ok(KeptText { by: people.map(|row| row.name).unwrap_or_default(), ..KeptText::from(row) });
        }
    }
    Err(Error::not_found())
}

/// Brings a revision that was posted from elsewhere into the working copy.
pub async fn bring_in(ctx: &Ctx, draft: &DraftFacts) -> Result<Saved> {
    let copy = working_copy(ctx, draft).await?;
    let text = async |number: i32| -> Result<String> {
        match find::revision(draft.id, number).one(&ctx.db.read).await? {
            Some(row) => Ok(find::text(&ctx.db.read, row.id).await?.text),
            None => Ok(String::new()),
        }
    };
    let merge = Merge::of(&text(copy.revision).await?, &copy.text, &text(copy.newest).await?);
    match merge.text() {
        Some(merged) => save(ctx, draft.id, &merged, copy.number, "", Some(copy.newest)).await,
        None => Ok(Saved::Clash(Box::new(super::Clash {
            merge,
            number: copy.number,
            by: String::new(),
            at: ctx.now,
            revision: Some(copy.newest),
        }))),
    }
}

/// Saves a text that both a working copy and a revision posted meanwhile were brought together in.
pub async fn save_brought_in(ctx: &Ctx, id: DraftId, typed: &str, made_from: i32, revision: i32) -> Result<Saved> {
    let newest = find::revisions([id]).one(&ctx.db.read).await?.map_or(0, |row| row.number);
    save(ctx, id, typed, made_from, "", Some(revision.min(newest))).await
}

impl From<draft_save::Model> for KeptText {
    fn from(row: draft_save::Model) -> Self {
        Self {
            id: row.id,
            made_from: row.made_from,
            at: row.saved_at,
            by: String::new(),
            tab: row.tab.unwrap_or_default(),
            text: row.text,
        }
    }
}
