//! What was answered, as its readers read it.

use std::collections::{BTreeSet, HashMap};

use domain::{
    Instant,
    cfp::{Answer, Question, Target},
    id::{CallId, FileId, PersonId, ProposalId, QuestionId},
    policy::{Action, Place},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde_json::{Value, json};

use super::{
    find::{answers_about, answers_by, answers_of_person, asked, questions_by_id},
    kept::KeptAnswer,
};
use crate::{
    Ctx, Error, Result,
    cfp::find::{persons_by_id, proposals_of, speakers_of},
    entity::{proposal, proposal_answer, question, speaker_answer},
    file::forget,
};

/// What was answered to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerLine {
    /// As it is asked now.
    pub question: Question,
    /// As it was asked then.
    pub asked: String,
    /// What was answered, in the words of its time; for a file, its name.
    pub words: String,
    /// The answer itself.
    pub answer: Answer,
    /// When.
    pub answered_at: Instant,
    /// Whether it is still asked.
    pub is_asked: bool,
}

/// Everything that was answered about a proposal, and by its speakers about themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnswerSheet {
    /// About the proposal, in the order of the questions.
    pub proposal: Vec<AnswerLine>,
    /// By each speaker who answered anything.
    pub speakers: Vec<SpeakerAnswers>,
}

/// What a speaker answered about themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpeakerAnswers {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// In the order of the questions.
    pub lines: Vec<AnswerLine>,
}

impl AnswerSheet {
    /// What reviewers read of it: what is for them, and what will be for everybody. What speakers say of themselves tells who they are, so whoever shows it to reviewers
    /// asks first whether names may be known.
    pub fn for_reviewers(self) -> Self {
        self.only(|question| question.is_for_reviewers || question.is_public)
    }

    /// What everybody reads of it once the session is in a release.
    pub fn for_everybody(self) -> Self {
        self.only(|question| question.is_public)
    }

    fn only(self, is_read: impl Fn(&Question) -> bool) -> Self {
        let filter = |lines: Vec<AnswerLine>| -> Vec<AnswerLine> {
            lines.into_iter().filter(|line| is_read(&line.question)).collect()
        };
        let speakers = self.speakers.into_iter().map(|of| SpeakerAnswers { lines: filter(of.lines), ..of });
        Self { speakers: speakers.filter(|of| !of.lines.is_empty()).collect(), proposal: filter(self.proposal) }
    }
}

/// What was answered about a proposal and by its speakers, for a caller that has found out what its reader may see.
/// The number of queries does not depend on how much there is.
pub async fn answer_sheet(db: &impl ConnectionTrait, call: CallId, proposal: ProposalId) -> Result<AnswerSheet> {
    let people: Vec<PersonId> = speakers_of(proposal).all(db).await?.iter().map(|row| row.person_id).collect();
    sheet(db, call, proposal, &people).await
}

/// What the actor answered about a proposal of theirs and about themselves; what their co-speakers answered about
/// themselves is not theirs to read.
pub async fn my_answers(ctx: &Ctx, id: ProposalId) -> Result<AnswerSheet> {
    ctx.authorize(Action::Propose, Place::Own)?;
    let person = ctx.actor.person().ok_or_else(Error::sign_in_needed)?;
    let db = &ctx.db.read;
    let row = proposals_of(person).filter(proposal::Column::Id.eq(id)).one(db).await?.ok_or_else(Error::not_found)?;
    answers_of_one(db, row.call_id, id, person).await
}

/// What one of its speakers answered about a proposal and about themselves.
pub(in crate::cfp) async fn answers_of_one(
    db: &impl ConnectionTrait,
    call: CallId,
    proposal: ProposalId,
    person: PersonId,
) -> Result<AnswerSheet> {
    sheet(db, call, proposal, &[person]).await
}

async fn sheet(
    db: &impl ConnectionTrait,
    call: CallId,
    proposal: ProposalId,
    people: &[PersonId],
) -> Result<AnswerSheet> {
    let about_it = answers_about([proposal]).all(db).await?;
    let about_them = answers_by(people.iter().copied(), call).all(db).await?;
    let names = persons_by_id(about_them.iter().map(|row| row.person_id)).all(db).await?;
    let names: HashMap<PersonId, String> = names.into_iter().map(|row| (row.id, row.name)).collect();
    let about_it: Vec<KeptAnswer> = about_it.into_iter().map(Into::into).collect();
    let mut by_person: HashMap<PersonId, Vec<KeptAnswer>> = HashMap::new();
    for row in about_them {
        by_person.entry(row.person_id).or_default().push(row.into());
    }
    let questions = Questions::of(db, about_it.iter().chain(by_person.values().flatten())).await?;
    let mut speakers = Vec::new();
    for person in people {
        let lines = questions.lines(by_person.get(person).map_or(&[], Vec::as_slice))?;
        if !lines.is_empty() {
            speakers.push(SpeakerAnswers {
                person: *person,
                name: names.get(person).cloned().unwrap_or_default(),
                lines,
            });
        }
    }
    Ok(AnswerSheet { proposal: questions.lines(&about_it)?, speakers })
}

/// The questions that some answers are to, whether they are still asked or not.
pub(crate) struct Questions(HashMap<QuestionId, (question::Model, Question)>);

impl Questions {
    /// Those of some answers, in one query.
    pub async fn of<'a>(db: &impl ConnectionTrait, answers: impl IntoIterator<Item = &'a KeptAnswer>) -> Result<Self> {
        let ids: BTreeSet<QuestionId> = answers.into_iter().map(|answer| answer.question).collect();
        let rows = questions_by_id(ids).all(db).await?;
        let known = rows.into_iter().map(|row| asked(&row).map(|question| (row.id, (row, question))));
        Ok(Self(known.collect::<Result<_>>()?))
    }

    /// Answers as their readers read them, in the order of the questions.
    pub fn lines(&self, answers: &[KeptAnswer]) -> Result<Vec<AnswerLine>> {
        let mut lines = answers.iter().map(|answer| self.line(answer)).collect::<Result<Vec<_>>>()?;
        lines.sort_by_key(|(position, line)| (*position, line.question.id));
        Ok(lines.into_iter().map(|(_, line)| line).collect())
    }

    fn line(&self, kept: &KeptAnswer) -> Result<(i32, AnswerLine)> {
        let (row, question) =
            self.0.get(&kept.question).ok_or_else(|| Error::fault("an answer without its question"))?;
        let line = AnswerLine {
            question: question.clone(),
            asked: kept.asked.clone(),
            words: kept.words.clone(),
            answer: serde_json::from_value(kept.answer.clone()).map_err(Error::fault)?,
            answered_at: kept.answered_at,
            is_asked: row.removed_at.is_none(),
        };
        Ok((row.position, line))
    }
}

/// Everything that somebody answered, about their proposals and about themselves, for them to take along.
pub(in crate::cfp) async fn given_by(
    db: &impl ConnectionTrait,
    person: PersonId,
    proposals: &[ProposalId],
) -> Result<Vec<Value>> {
    let about_them = answers_of_person(person).all(db).await?;
    let about_them = about_them.into_iter().map(|row| {
        json!({ "about": Target::Speaker, "asked": row.asked, "answer": row.words, "answered_at": row.answered_at })
    });
    let about_it = answers_about(proposals.iter().copied()).all(db).await?;
    let about_it = about_it.into_iter().map(|row| {
        json!({
            "about": Target::Proposal, "proposal": row.proposal_id, "asked": row.asked, "answer": row.words,
            "answered_at": row.answered_at,
        })
    });
    Ok(about_them.chain(about_it).collect())
}

/// Deletes what was answered about drafts that go, with its files.
pub(in crate::cfp) async fn forget_answers(ctx: &Ctx, tx: &impl ConnectionTrait, drafts: &[ProposalId]) -> Result<()> {
    let rows = answers_about(drafts.iter().copied()).all(tx).await?;
    proposal_answer::Entity::delete_many()
        .filter(proposal_answer::Column::ProposalId.is_in(drafts.iter().copied()))
        .exec(tx)
        .await?;
    forget_files(ctx, tx, rows.into_iter().filter_map(|row| row.file_id)).await
}

/// Deletes what somebody who leaves answered about themselves.
pub(in crate::cfp) async fn forget_speaker(ctx: &Ctx, tx: &impl ConnectionTrait, person: PersonId) -> Result<()> {
    let rows = answers_of_person(person).all(tx).await?;
    speaker_answer::Entity::delete_many().filter(speaker_answer::Column::PersonId.eq(person)).exec(tx).await?;
    forget_files(ctx, tx, rows.into_iter().filter_map(|row| row.file_id)).await
}

async fn forget_files(ctx: &Ctx, tx: &impl ConnectionTrait, ids: impl Iterator<Item = FileId>) -> Result<()> {
    for id in ids {
        forget(ctx, tx, id).await?;
    }
    Ok(())
}
