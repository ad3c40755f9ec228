//! Answers as the cells of a table.

use std::collections::HashMap;

use domain::{
    cfp::{Answer, Question},
    id::{CallId, PersonId, ProposalId, QuestionId},
};
use sea_orm::ConnectionTrait;

use super::{
    find::{answers_about, answers_by},
    kept::KeptAnswer,
};
use crate::{Error, Result};

/// What was answered to some questions about proposals, and by somebody of each about themselves, for a caller that has
/// found out what its reader may see. The number of queries does not depend on how much there is.
pub(in crate::cfp) async fn answer_cells(
    db: &impl ConnectionTrait,
    call: CallId,
    questions: &[Question],
    proposals: &[(ProposalId, Option<PersonId>)],
) -> Result<HashMap<(ProposalId, QuestionId), String>> {
    let questions: HashMap<QuestionId, &Question> = questions.iter().map(|question| (question.id, question)).collect();
    let mut cells = HashMap::new();
    let mut keep = |proposal: ProposalId, kept: &KeptAnswer| -> Result<()> {
        if let Some(question) = questions.get(&kept.question) {
            let answer: Answer = serde_json::from_value(kept.answer.clone()).map_err(Error::fault)?;
            cells.insert((proposal, kept.question), answer.cell(question));
        }
        Ok(())
    };
    for row in answers_about(proposals.iter().map(|(id, _)| *id)).all(db).await? {
        keep(row.proposal_id, &row.into())?;
    }
    let mut by_person: HashMap<PersonId, Vec<KeptAnswer>> = HashMap::new();
    for row in answers_by(proposals.iter().filter_map(|(_, person)| *person), call).all(db).await? {
        by_person.entry(row.person_id).or_default().push(row.into());
    }
    for (proposal, person) in proposals {
        let theirs = person.and_then(|person| by_person.get(&person));
        theirs.into_iter().flatten().try_for_each(|kept| keep(*proposal, kept))?;
    }
    Ok(cells)
}
