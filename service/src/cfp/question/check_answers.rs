//! Answers that come with a proposal: checked against the call's questions, then kept with the words of their time.

use std::collections::BTreeSet;

use domain::{
    Instant, Problem,
    cfp::{Answers, Asking, Offer, Question, Target, TypedAnswers, check_answers},
    id::{CallId, FileId, PersonId, ProposalId},
};
use sea_orm::ConnectionTrait;

use super::{
    change::{Change, by_question, changed, file_of, keep},
    find::{asked, asked_by},
    kept::About,
};
use crate::{Ctx, Result, Version, version::changed_meanwhile};

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
    call: CallId,
    proposal: ProposalId,
    person: PersonId,
    about_it: Vec<Change>,
    about_them: Vec<Change>,
}

/// What is wrong with the answers is a problem beside those of the proposal's own fields, not an error yet.
pub(in crate::cfp) async fn check_typed(
    tx: &impl ConnectionTrait,
    now: Instant,
    answering: Answering<'_>,
) -> Result<std::result::Result<Answered, Problem>> {
    let rows = asked_by(answering.call).all(tx).await?;
    let questions: Vec<Question> = rows.iter().map(asked).collect::<Result<_>>()?;
    let Before { about_it, about_them } = read(tx, answering.call, answering.proposal, answering.person).await?;
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
        call: answering.call,
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

async fn read(db: &impl ConnectionTrait, call: CallId, proposal: ProposalId, person: PersonId) -> Result<Before> {
    let about_it = About::Proposal(proposal).answers(db).await?;
    let about_them = About::Speaker(person, call).answers(db).await?;
    Ok(Before { about_it: by_question(&about_it)?, about_them: by_question(&about_them)? })
}

impl Answered {
    /// Whether everything stays as it is.
    pub(in crate::cfp) fn is_empty(&self) -> bool {
        self.about_it.is_empty() && self.about_them.is_empty()
    }

    /// Keeps the answers, each with what was asked.
    pub(in crate::cfp) async fn keep(self, ctx: &Ctx, tx: &impl ConnectionTrait) -> Result<()> {
        keep(ctx, tx, About::Proposal(self.proposal), self.about_it).await?;
        keep(ctx, tx, About::Speaker(self.person, self.call), self.about_them).await
    }
}
