//! Answers that come with a proposal: checked against the call's questions, then kept with the words of their time.

use std::collections::{BTreeSet, HashMap};

use domain::{
    Instant, Problem,
    cfp::{Answer, Answers, Asking, Offer, Question, Target, TypedAnswers, check_answers},
    id::{CallId, FileId, PersonId, ProposalId, QuestionId},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, EntityTrait};

use super::find::{answers_about, answers_by, asked, asked_by};
use crate::{
    Ctx, Error, Result, Version,
    entity::{proposal_answer, speaker_answer},
    file::forget,
    version::changed_meanwhile,
};

/// Whose answers to what.
#[derive(Clone, Copy, Debug)]
pub(in crate::cfp) struct Answering<'a> {
    /// Whose questions.
    pub call: CallId,
    /// About which proposal.
    pub proposal: ProposalId,
    /// By whom.
    pub person: PersonId,
    /// What the proposal is offered as from now on.
    pub offer: Option<Offer>,
    /// Whether what is needed must be there.
    pub complete: bool,
    /// What was typed.
    pub typed: &'a TypedAnswers,
    /// The state of what was answered about the person, as the form showed it.
    pub made_from: &'a str,
}

/// Checked answers, not kept yet.
#[derive(Debug)]
pub(in crate::cfp) struct Answered {
    proposal: ProposalId,
    person: PersonId,
    about_it: Vec<Change>,
    about_them: Vec<Change>,
}

/// An answer that is another one from now on.
#[derive(Debug)]
struct Change {
    question: Question,
    before: Option<Answer>,
    answer: Option<Answer>,
}

/// What is wrong with the answers is a problem beside those of the proposal's own fields, not an error yet.
pub(in crate::cfp) async fn check_typed(
    tx: &impl ConnectionTrait,
    now: Instant,
    answering: Answering<'_>,
) -> Result<std::result::Result<Answered, Problem>> {
    let rows = asked_by(answering.call).all(tx).await?;
    let questions: Vec<Question> = rows.iter().map(asked).collect::<Result<_>>()?;
    let Before { about_it, about_them } = before(tx, answering).await?;
    let check = |target, before: &Answers| {
        // Files come by a way of their own: here is only told which one stays.
        let files: BTreeSet<FileId> = before.values().filter_map(file_of).collect();
        let asking =
            Asking { target, offer: answering.offer, now, complete: answering.complete, before, files: &files };
        check_answers(&questions, asking, answering.typed)
    };
    let both = Problem::both(check(Target::Proposal, &about_it), check(Target::Speaker, &about_them));
    let (new_about_it, new_about_them) = match both {
        Ok(both) => both,
        Err(problem) => return Ok(Err(problem)),
    };
    let answered = Answered {
        proposal: answering.proposal,
        person: answering.person,
        about_it: changed(&questions, &about_it, &new_about_it),
        about_them: changed(&questions, &about_them, &new_about_them),
    };
    let made_from = Version::sent(answering.made_from);
    if !answered.about_them.is_empty() && Version::of_content(&about_them)?.expect(made_from.as_ref()).is_err() {
        return Err(changed_meanwhile());
    }
    Ok(Ok(answered))
}

/// The answers as a form starts from them, and the state of those about the person.
pub(in crate::cfp) async fn typed_answers(
    db: &impl ConnectionTrait,
    call: CallId,
    proposal: ProposalId,
    person: PersonId,
) -> Result<(TypedAnswers, String)> {
    let Before { about_it, about_them } = read(db, call, proposal, person).await?;
    let version = Version::of_content(&about_them)?.to_string();
    let typed = about_it.into_iter().chain(about_them).map(|(id, answer)| (id, answer.typed()));
    Ok((typed.collect(), version))
}

struct Before {
    about_it: Answers,
    about_them: Answers,
}

async fn before(tx: &impl ConnectionTrait, answering: Answering<'_>) -> Result<Before> {
    read(tx, answering.call, answering.proposal, answering.person).await
}

async fn read(db: &impl ConnectionTrait, call: CallId, proposal: ProposalId, person: PersonId) -> Result<Before> {
    let about_it = answers_about([proposal]).all(db).await?;
    let about_it = about_it.into_iter().map(|row| (row.question_id, row.answer));
    let about_them = answers_by([person], call).all(db).await?;
    let about_them = about_them.into_iter().map(|row| (row.question_id, row.answer));
    Ok(Before { about_it: answers(about_it)?, about_them: answers(about_them)? })
}

fn answers(rows: impl Iterator<Item = (QuestionId, serde_json::Value)>) -> Result<Answers> {
    rows.map(|(id, answer)| Ok((id, serde_json::from_value(answer).map_err(Error::fault)?))).collect()
}

fn changed(questions: &[Question], before: &Answers, after: &Answers) -> Vec<Change> {
    let by_id: HashMap<QuestionId, &Question> = questions.iter().map(|question| (question.id, question)).collect();
    let ids: BTreeSet<QuestionId> = before.keys().chain(after.keys()).copied().collect();
    let differing = ids.into_iter().filter(|id| before.get(id) != after.get(id));
    let change = |id: QuestionId| {
        let question = (*by_id.get(&id)?).clone();
        Some(Change { question, before: before.get(&id).cloned(), answer: after.get(&id).cloned() })
    };
    differing.filter_map(change).collect()
}

fn file_of(answer: &Answer) -> Option<FileId> {
    match answer {
        Answer::File(id) => Some(*id),
        _ => None,
    }
}

impl Answered {
    /// Whether everything stays as it is.
    pub(in crate::cfp) fn is_empty(&self) -> bool {
        self.about_it.is_empty() && self.about_them.is_empty()
    }

    /// Keeps the answers, each with what was asked.
    pub(in crate::cfp) async fn keep(self, ctx: &Ctx, tx: &impl ConnectionTrait) -> Result<()> {
        for change in self.about_it {
            let key = (self.proposal, change.question.id);
            match change.answer {
                None => {
                    proposal_answer::Entity::delete_by_id(key).exec(tx).await?;
                    if let Some(file) = change.before.as_ref().and_then(file_of) {
                        forget(ctx, tx, file).await?;
                    }
                }
                Some(answer) => {
                    let row = proposal_answer::ActiveModel {
                        proposal_id: Set(self.proposal),
                        question_id: Set(change.question.id),
                        answer: Set(serde_json::to_value(&answer).map_err(Error::fault)?),
                        asked: Set(change.question.label.clone()),
                        words: Set(answer.words(&change.question)),
                        answered_at: Set(ctx.now),
                        file_id: Set(None),
                    };
                    if change.before.is_some() { drop(row.update(tx).await?) } else { drop(row.insert(tx).await?) }
                }
            }
        }
        for change in self.about_them {
            let key = (self.person, change.question.id);
            match change.answer {
                None => {
                    speaker_answer::Entity::delete_by_id(key).exec(tx).await?;
                    if let Some(file) = change.before.as_ref().and_then(file_of) {
                        forget(ctx, tx, file).await?;
                    }
                }
                Some(answer) => {
                    let row = speaker_answer::ActiveModel {
                        person_id: Set(self.person),
                        question_id: Set(change.question.id),
                        answer: Set(serde_json::to_value(&answer).map_err(Error::fault)?),
                        asked: Set(change.question.label.clone()),
                        words: Set(answer.words(&change.question)),
                        answered_at: Set(ctx.now),
                        file_id: Set(None),
                    };
                    if change.before.is_some() { drop(row.update(tx).await?) } else { drop(row.insert(tx).await?) }
                }
            }
        }
        Ok(())
    }
}
