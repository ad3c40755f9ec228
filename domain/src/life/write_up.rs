//! The write-up that goes along when a draft goes on: the questions of its workflow, answered by its shepherd.

use std::collections::BTreeMap;

use super::workflow::Workflow;
use crate::{
    problem::{FieldErrors, Problem},
    text,
};

/// Most characters of an answer.
pub const MAX_ANSWER: usize = 10_000;

/// The answers by question, checked. Questions that the workflow does not ask are refused; empty answers are left out, so
/// that a write-up can be written in several sittings.
pub fn check(workflow: Workflow, typed: &[(String, String)]) -> Result<BTreeMap<String, String>, Problem> {
    let mut errors = FieldErrors::default();
    let mut answers = BTreeMap::new();
    for (question, answer) in typed {
        if !workflow.table().questions.contains(&question.as_str()) {
            errors.add(question, "unknown-field", "The workflow does not ask this.");
            continue;
        }
        if let Some(answer) = errors.take(question, text::block(answer, MAX_ANSWER)).filter(|answer| !answer.is_empty())
        {
            answers.insert(question.clone(), answer);
        }
    }
    errors.finish(Some(answers))
}

/// Whether every question is answered.
pub fn is_complete(workflow: Workflow, answers: &BTreeMap<String, String>) -> bool {
    workflow.table().questions.iter().all(|question| answers.contains_key(*question))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_write_up_is_complete_when_every_question_is_answered() {
        let all: Vec<(String, String)> =
            Workflow::W3c.table().questions.iter().map(|one| ((*one).to_owned(), "Yes.".to_owned())).collect();
        let answers = check(Workflow::W3c, &all).expect("asked");
        assert!(is_complete(Workflow::W3c, &answers));
        assert!(!is_complete(Workflow::W3c, &check(Workflow::W3c, &all[1..]).expect("asked")));
        assert_eq!(check(Workflow::Simple, &all[..1]).expect_err("refused").fields[0].code, "unknown-field");
    }
}
