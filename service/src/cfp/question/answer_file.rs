//! Answers that are files: kept as they came, told by their bytes, and only ever given out to be saved.
//!
//! What a file is called and what it says of itself is its sender's word, so neither decides anything: the type is found
//! out by the first bytes, and a reader is given an attachment of that type or of none in particular.

use bytes::Bytes;
use domain::{
    cfp::{Answer, Editing, Kind, Question, State, Target},
    id::{CallId, FileId, PersonId, ProposalId, QuestionId},
    policy::{Action, Place, Scope, Visibility},
    problem::{Kind as ProblemKind, Problem},
    review::visibility::{Channel, Field, Reader},
    text::line,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter,
};
use sha2::{Digest, Sha256};

use super::{
    find::{asked, asked_by, questions_by_id},
    kept::{About, KeptAnswer},
};
use crate::{
    Ctx, Error, Result,
    cfp::{
        find::{Own, locked_own, part_in, proposals_of},
        offers::kept,
        sight::known,
        wording::too_late,
    },
    conference::ConferenceFacts,
    database::locked,
    entity::{file, person, proposal, question},
    file::forget,
    record::{Entry, event},
    version::next_update,
};

/// Most bytes of a file.
pub const FILE_BYTES_MOST: usize = 20 << 20;
/// Longest name of a file, in characters.
const NAME_MOST: usize = 200;

/// A file that was given as an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileAnswer {
    /// What its sender called it.
    pub name: String,
    /// What its bytes say it is, where that is one of the few types that are known; none in particular otherwise.
    pub media_type: String,
    /// What is in it.
    pub bytes: Bytes,
}

/// Answers a question with a file, in place of the one before.
pub async fn answer_with_file(ctx: &Ctx, id: ProposalId, question: QuestionId, name: &str, bytes: Bytes) -> Result<()> {
    ctx.authorize(Action::Propose, Place::Own)?;
    let actor = ctx.actor.person().ok_or_else(Error::sign_in_needed)?;
    let field = domain::cfp::field_of(question);
    part_in(&ctx.db.read, id, actor).await?.ok_or_else(Error::not_found)?;
    if bytes.len() > FILE_BYTES_MOST {
        let message = format!("The file is larger than {} megabytes. Nothing was changed.", FILE_BYTES_MOST >> 20);
        return Err(Problem::new(ProblemKind::TooLarge, "upload-too-large", message).into());
    }
    if bytes.is_empty() {
        return Err(Error::field(&field, "missing", "This answer is needed."));
    }
    let name = line(last_part(name), NAME_MOST).map_err(|flaw| Error::field(&field, flaw.code, flaw.message))?;
    let file: FileId = ctx.id();
    let row = file::ActiveModel {
        id: Set(file),
        hash: Set(hex::encode(Sha256::digest(&bytes))),
        media_type: Set(media_type(&bytes).into()),
        size: Set(i64::try_from(bytes.len()).map_err(Error::fault)?),
        visibility: Set(Visibility::Team.as_str().into()),
        created_at: Set(ctx.now),
        owner_id: Set(Some(actor)),
    };
    ctx.files.put(file, bytes).await?;
    ctx.write(async |tx| {
        let (own, question) = open_question(ctx, tx, actor, id, question).await?;
        row.insert(tx).await?;
        replace(ctx, tx, &own, actor, &question, Some((file, name))).await
    })
    .await
}

/// Takes the file of an answer back.
pub async fn remove_answer_file(ctx: &Ctx, id: ProposalId, question: QuestionId) -> Result<()> {
    ctx.authorize(Action::Propose, Place::Own)?;
    let actor = ctx.actor.person().ok_or_else(Error::sign_in_needed)?;
    ctx.write(async |tx| {
        let (own, question) = open_question(ctx, tx, actor, id, question).await?;
        if own.proposal.state != State::Draft && question.is_needed(ctx.now) {
            let field = domain::cfp::field_of(question.id);
            return Err(Error::field(&field, "missing", "This answer is needed."));
        }
        replace(ctx, tx, &own, actor, &question, None).await
    })
    .await
}

/// The file that the actor gave as an answer, about a proposal of theirs or about themselves.
pub async fn answer_file(ctx: &Ctx, id: ProposalId, question: QuestionId) -> Result<FileAnswer> {
    ctx.authorize(Action::Propose, Place::Own)?;
    let actor = ctx.actor.person().ok_or_else(Error::sign_in_needed)?;
    let db = &ctx.db.read;
    let row = proposals_of(actor).filter(proposal::Column::Id.eq(id)).one(db).await?.ok_or_else(Error::not_found)?;
    file_answered(ctx, row.call_id, id, Some(actor), question).await
}

/// A file that was given as an answer about a proposal, or by one of its speakers, for its organisers.
pub async fn offered_answer_file(
    ctx: &Ctx,
    conference: &ConferenceFacts,
    call: CallId,
    (id, by): (ProposalId, Option<PersonId>),
    question: QuestionId,
) -> Result<FileAnswer> {
    ctx.authorize_route(Action::SeeProposals)?;
    ctx.authorize(Action::SeeProposals, conference.place())?;
    let db = &ctx.db.read;
    let (sight, row) = known(ctx, conference, call, id).await?;
    let lens = sight.lens(&row);
    // Who speaks in it reads what they answered about themselves, and not what their co-speakers did.
    let is_others = lens.reader == Reader::Speaker && by.is_some_and(|by| ctx.actor.person() != Some(by));
    if is_others || !lens.shows(Field::PrivateAnswers, Channel::Page) {
        return Err(Error::not_found());
    }
    if let Some(by) = by {
        part_in(db, id, by).await?.ok_or_else(Error::not_found)?;
    }
    file_answered(ctx, call, id, by, question).await
}

/// A file that was given as an answer, about a proposal or by `by`, for a caller that has found out that its reader may
/// have it.
pub(crate) async fn file_answered(
    ctx: &Ctx,
    call: CallId,
    proposal: ProposalId,
    by: Option<PersonId>,
    question: QuestionId,
) -> Result<FileAnswer> {
    let db = &ctx.db.read;
    let row = questions_by_id([question]).one(db).await?.filter(|row| row.call_id == call);
    let about = match (row.ok_or_else(Error::not_found)?.target, by) {
        (Target::Proposal, _) => About::Proposal(proposal),
        (Target::Speaker, Some(person)) => About::Speaker(person, call),
        _ => return Err(Error::not_found()),
    };
    let kept = about.answers(db).await?.into_iter().find(|kept| kept.question == question);
    let found = kept.and_then(|kept| Some((kept.file?, kept.words)));
    let (file, name) = found.ok_or_else(Error::not_found)?;
    let media_type = stored_type(db, file).await?;
    Ok(FileAnswer { name, media_type, bytes: ctx.files.get(file).await? })
}

#[expect(clippy::disallowed_methods, reason = "by primary key, out of an answer that its reader may read")]
async fn stored_type(db: &impl ConnectionTrait, id: FileId) -> Result<String> {
    Ok(file::Entity::find_by_id(id).one(db).await?.ok_or_else(Error::not_found)?.media_type)
}

/// A question of the proposal's call that is answered by files and open to the actor now, with everything locked.
async fn open_question(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    actor: PersonId,
    id: ProposalId,
    question: QuestionId,
) -> Result<(Own, Question)> {
    locked::<person::Entity>(tx, actor).await?;
    let own = locked_own(ctx, tx, id).await?;
    let until = kept(&own.call)?.ends(own.proposal.session_type_id);
    let editing = Editing { until, phase_allows: false, by_code: crate::cfp::access::still_opens(ctx, tx, id).await? };
    if !own.proposal.state.speakers_may_edit(editing, ctx.now) {
        return Err(too_late());
    }
    let row = asked_by(own.call.id).filter(question::Column::Id.eq(question)).one(tx).await?;
    let question = asked(&row.ok_or_else(Error::not_found)?)?;
    if question.kind != Kind::File || question.target == Target::Reviewer {
        return Err(Error::not_found());
    }
    if question.is_frozen(ctx.now) {
        let field = domain::cfp::field_of(question.id);
        return Err(Error::field(&field, "frozen", "This answer can no longer be changed; it stays as it was."));
    }
    Ok((own, question))
}

async fn replace(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    own: &Own,
    actor: PersonId,
    question: &Question,
    with: Option<(FileId, String)>,
) -> Result<()> {
    let about = match question.target {
        Target::Proposal => About::Proposal(own.proposal.id),
        Target::Speaker | Target::Reviewer => About::Speaker(actor, own.call.id),
    };
    let before = about.answers(tx).await?.into_iter().find(|kept| kept.question == question.id);
    match with {
        None => about.forget(tx, question.id).await?,
        Some((file, name)) => {
            let kept = KeptAnswer {
                question: question.id,
                answer: serde_json::to_value(Answer::File(file)).map_err(Error::fault)?,
                asked: question.label.clone(),
                words: name,
                answered_at: ctx.now,
                file: Some(file),
            };
            about.keep(tx, kept, before.is_none()).await?;
        }
    }
    if let Some(before) = before.and_then(|kept| kept.file) {
        forget(ctx, tx, before).await?;
    }
    let updated_at = next_update(own.proposal.updated_at, ctx.now);
    let mut row = proposal::ActiveModel::from(own.proposal.clone());
    row.updated_at = Set(updated_at);
    row.update(tx).await?;
    let is_draft = own.proposal.state == State::Draft;
    let scope = if is_draft { Scope::Site } else { Scope::Conference(own.call.conference_id) };
    event::append(ctx, tx, Entry::new("proposal.edited", "proposal", own.proposal.id, scope)).await
}

/// The types that files are given out as; everything else is bytes.
fn media_type(bytes: &[u8]) -> &'static str {
    const KNOWN: [&str; 7] = [
        "application/pdf",
        "application/zip",
        "image/jpeg",
        "image/png",
        "image/webp",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "application/vnd.oasis.opendocument.presentation",
    ];
    let found = infer::get(bytes).map(|kind| kind.mime_type());
    found.and_then(|found| KNOWN.into_iter().find(|known| *known == found)).unwrap_or("application/octet-stream")
}

/// Some browsers send whole paths.
fn last_part(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or(name)
}
