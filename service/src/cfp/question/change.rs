//! Answers that are others from now on, whomever they were given by.

use std::collections::{BTreeSet, HashMap};

use domain::{
    cfp::{Answer, Answers, Question},
    id::{FileId, QuestionId},
};
use sea_orm::ConnectionTrait;

use super::kept::{About, KeptAnswer};
use crate::{Ctx, Error, Result, file::forget};

/// An answer that is another one from now on.
#[derive(Debug)]
pub(crate) struct Change {
    question: Question,
    before: Option<Answer>,
    answer: Option<Answer>,
}

/// Kept answers by their question.
pub(crate) fn by_question(kept: &[KeptAnswer]) -> Result<Answers> {
    let answer = |row: &KeptAnswer| serde_json::from_value(row.answer.clone()).map_err(Error::fault);
    kept.iter().map(|row| Ok((row.question, answer(row)?))).collect()
}

/// What changes between two states.
pub(crate) fn changed(questions: &[Question], before: &Answers, after: &Answers) -> Vec<Change> {
    let by_id: HashMap<QuestionId, &Question> = questions.iter().map(|question| (question.id, question)).collect();
    let ids: BTreeSet<QuestionId> = before.keys().chain(after.keys()).copied().collect();
    let differing = ids.into_iter().filter(|id| before.get(id) != after.get(id));
    let change = |id: QuestionId| {
        let question = (*by_id.get(&id)?).clone();
        Some(Change { question, before: before.get(&id).cloned(), answer: after.get(&id).cloned() })
    };
    differing.filter_map(change).collect()
}

/// Keeps what changes, each answer with what was asked.
pub(crate) async fn keep(ctx: &Ctx, tx: &impl ConnectionTrait, about: About, changes: Vec<Change>) -> Result<()> {
    for Change { question, before, answer } in changes {
        if let Some(answer) = answer {
            let kept = KeptAnswer {
                question: question.id,
                answer: serde_json::to_value(&answer).map_err(Error::fault)?,
                words: answer.words(&question),
                asked: question.label,
                answered_at: ctx.now,
                file: None,
            };
            about.keep(tx, kept, before.is_none()).await?;
        } else {
            about.forget(tx, question.id).await?;
            if let Some(file) = before.as_ref().and_then(file_of) {
                forget(ctx, tx, file).await?;
            }
        }
    }
    Ok(())
}

/// The file that an answer is.
pub(super) fn file_of(answer: &Answer) -> Option<FileId> {
    match answer {
        Answer::File(id) => Some(*id),
        _ => None,
    }
}
