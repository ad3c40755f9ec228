//! Posting a revision. It is never changed afterwards.

use domain::{
    draft::{
        Merge, References, RevisionDetails, TypedRevision, cited, content_hash, misnumbered, save::SaveKind,
        save::Source,
    },
    id::{DraftId, DraftRevisionId},
    policy::{Action, Place},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DatabaseTransaction, IntoActiveModel};
use serde_json::json;

use super::{
    Content, DraftFacts, find,
    prepare::{Answer, AskedRequirement, Preparation, Prepared, Prospect, prepare, typed_content},
    save_draft::insert_save,
    working_copy::working_copy,
};
use crate::{
    Ctx, Error, Result,
    ballot::{NextRevision, revision_posted},
    entity::{draft_revision, draft_text},
    group::affiliation_on,
    publication::{StandardFacts, standards_numbered},
    record::event,
    version::changed_meanwhile,
};

/// So often a text is prepared anew because somebody else posted meanwhile.
const TRIES: usize = 3;

/// Where the text of a revision comes from.
#[derive(Clone, Debug)]
pub enum RevisionSource {
    /// From the working copy, as it stood under this number.
    WorkingCopy(i32),
    /// From a file that was read.
    File(Box<Content>),
}

/// A revision to be posted.
#[derive(Clone, Debug)]
pub struct NewRevision {
    /// Where its text comes from.
    pub source: RevisionSource,
    /// What is said about it.
    pub typed: TypedRevision,
    /// What the editor says of requirements that are in question.
    pub answers: Vec<Answer>,
    /// The number of the revision that it was made from; where given, it must be the newest.
    pub made_from: Option<i32>,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Posted {
    /// It is posted under this number.
    New(i32),
    /// The newest revision, of this number, says the same; none was posted.
    Same(i32),
    /// The editor is asked first; none was posted.
    Asked(Vec<AskedRequirement>),
}

/// Posts a revision of a draft.
pub async fn post_revision(ctx: &Ctx, id: DraftId, new: &NewRevision) -> Result<Posted> {
    ctx.authorize_route(Action::WriteDraft)?;
    let details = new.typed.check()?;
    let facts = super::draft_by_id(ctx, id, Action::WriteDraft).await?;
    for _ in 0..TRIES {
        let content = content(ctx, &facts, &new.source).await?;
        let prepared = match prepare(ctx, id, content, &new.answers).await? {
            Preparation::Same(number) => return Ok(Posted::Same(number)),
            Preparation::Asked(_, asked) => return Ok(Posted::Asked(asked)),
            Preparation::Ready(prepared) => *prepared,
        };
        if new.made_from.is_some_and(|number| number != prepared.after) {
            return Err(changed_meanwhile());
        }
        if let Some(number) = post(ctx, id, prepared, &details, &new.source).await? {
            return Ok(Posted::New(number));
        }
    }
    Err(changed_meanwhile())
}

/// What a text would be as the next revision.
pub async fn try_revision(ctx: &Ctx, id: DraftId, source: &RevisionSource, answers: &[Answer]) -> Result<Prospect> {
    ctx.authorize_route(Action::WriteDraft)?;
    let facts = super::draft_by_id(ctx, id, Action::WriteDraft).await?;
    let content = content(ctx, &facts, source).await?;
    let requirements = content.outline.requirements.len();
    let misnumbered = misnumbered(&content.outline);
    let none = Prospect {
        number: 1,
        is_same: false,
        asked: Vec::new(),
        summary: None,
        requirements,
        misnumbered,
        dangling: Vec::new(),
        past: Vec::new(),
    };
    Ok(match prepare(ctx, id, content, answers).await? {
        Preparation::Same(number) => Prospect { number, is_same: true, ..none },
        Preparation::Asked(after, asked) => Prospect { number: after + 1, asked, ..none },
        Preparation::Ready(ready) => {
            let references = References::read(&ready.content.text, &ready.content.outline, &ready.identities);
            let dangling = references.dangling().map(str::to_owned).collect();
            let past = named_standards(ctx, &references).await?.into_iter().filter(|one| !one.is_current()).collect();
            Prospect { number: ready.after + 1, summary: Some(ready.summary), dangling, past, ..none }
        }
    })
}

/// The standards of this site that a text names.
pub async fn named_standards(ctx: &Ctx, references: &References) -> Result<Vec<StandardFacts>> {
    standards_numbered(ctx, references.standards_of(&ctx.settings.address(""))).await
}

async fn content(ctx: &Ctx, facts: &DraftFacts, source: &RevisionSource) -> Result<Content> {
    match source {
        RevisionSource::File(content) => Ok((**content).clone()),
        RevisionSource::WorkingCopy(number) => {
            let copy = working_copy(ctx, facts).await?;
            if copy.number != *number {
                return Err(changed_meanwhile());
            }
            if copy.revision != copy.newest {
                let message =
                    "A revision was posted meanwhile that your working copy does not have yet. Bring it in first.";
                return Err(Error::conflict("revision-came", message));
            }
            if copy.is_data {
                return Err(Error::conflict("kept-as-data", "This draft is kept as a file of data; post the file."));
            }
            typed_content(copy.text).await
        }
    }
}

/// Posts it if the newest revision still is the one that it was prepared after.
async fn post(
    ctx: &Ctx,
    id: DraftId,
    prepared: Prepared,
    details: &RevisionDetails,
    source: &RevisionSource,
) -> Result<Option<i32>> {
    let outline = serde_json::to_value(&prepared.content.outline).map_err(Error::fault)?;
    let identities = serde_json::to_value(&prepared.identities).map_err(Error::fault)?;
    let summary = serde_json::to_value(&prepared.summary).map_err(Error::fault)?;
    ctx.write(async |tx| {
        let held = find::locked(ctx, tx, id, Action::WriteDraft).await?;
        held.must_take_revisions()?;
        let newest = find::revisions([id]).one(tx).await?.map_or(0, |row| row.number);
        if newest != prepared.after {
            return Ok(None);
        }
        if let RevisionSource::WorkingCopy(number) = source {
            let head = find::saves(id, SaveKind::Head).one(tx).await?;
            if head.is_none_or(|head| head.number != *number) {
                return Err(changed_meanwhile());
            }
        }
        let (revision, number): (DraftRevisionId, i32) = (ctx.id(), newest + 1);
        let affiliation = match ctx.actor.person() {
            Some(person) => affiliation_on(tx, person, ctx.now.date_naive()).await?,
            None => String::new(),
        };
        let row = draft_revision::ActiveModel {
            id: Set(revision),
            draft_id: Set(id),
            number: Set(number),
            hash: Set(prepared.content.hash.clone()),
            source: Set(prepared.content.source),
            title: Set(held.draft.title.clone()),
            note: Set(details.note.clone()),
            bytes: Set(i64::try_from(prepared.content.bytes).unwrap_or(i64::MAX)),
            requirements: Set(i32::try_from(prepared.identities.len()).unwrap_or(i32::MAX)),
            summary: Set(summary),
            affiliation: Set(affiliation),
            posted_at: Set(ctx.now),
            posted_by: Set(ctx.actor.person()),
            repository: Set(details.repository.clone()),
            commit_hash: Set(details.commit.clone()),
            class: Set(None),
            class_at: Set(None),
            class_by: Set(None),
        };
        row.insert(tx).await?;
        let text = draft_text::ActiveModel {
            revision_id: Set(revision),
            text: Set(prepared.content.text.clone()),
            outline: Set(outline),
            identities: Set(identities),
        };
        text.insert(tx).await?;
        follow(ctx, tx, id, &prepared, number).await?;
        let next = NextRevision {
            draft: id,
            id: revision,
            number,
            hash: prepared.content.hash.clone(),
            title: format!("{} ({})", held.draft.title, cited(&held.group.slug, &held.draft.name, number)),
            changed: prepared.changed.clone(),
        };
        revision_posted(ctx, tx, &held.group, &next).await?;
        let mut data = json!({ "number": number, "hash": prepared.content.hash });
        if !matches!(held.place, Place::Draft { readers: domain::draft::Readers::Named, .. }) {
            data["note"] = json!(details.note);
            data["repository"] = json!(details.repository);
            data["commit"] = json!(details.commit);
        }
        event::append(ctx, tx, held.told("draft.revision-posted", "draft", id).with(data)).await?;
        crate::life::renew_calls(ctx, tx, &held, number, &prepared.content.hash).await?;
        Ok(Some(number))
    })
    .await
}

/// Has the working copy follow a revision: where nothing was written since the one before it says the same, where other
/// lines were changed it has both; else it stays as it is until somebody brings the revision in.
async fn follow(ctx: &Ctx, tx: &DatabaseTransaction, id: DraftId, prepared: &Prepared, number: i32) -> Result<()> {
    let Some(head) = find::saves(id, SaveKind::Head).one(tx).await? else { return Ok(()) };
    let text = &prepared.content.text;
    if head.text == *text {
        let mut row = head.into_active_model();
        row.revision = Set(number);
        row.update(tx).await?;
        return Ok(());
    }
    let is_clean = content_hash(&head.text) == content_hash(&prepared.before);
    if head.revision != prepared.after || !is_clean && prepared.content.source == Source::Baseline {
        return Ok(());
    }
    let next = if is_clean { Some(text.clone()) } else { Merge::of(&prepared.before, &head.text, text).text() };
    match next {
        Some(next) => {
            insert_save(ctx, tx, id, SaveKind::Head, (head.number + 1, head.number, number), next, None).await
        }
        None => Ok(()),
    }
}
