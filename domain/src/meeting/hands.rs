//! A show of hands: a question to those who are there, counted, and binding nobody.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{
    Problem,
    problem::{FieldErrors, Flaw},
    text::line,
};

/// So many answers may be offered.
const OPTIONS_MOST: usize = 10;

/// A question, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedHands {
    /// What is asked.
    pub question: String,
    /// What can be answered, one a line.
    pub options: String,
}

/// A question, checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Hands {
    /// What is asked.
    pub question: String,
    /// What can be answered.
    pub options: Vec<String>,
}

impl TypedHands {
    /// The question, or everything that is wrong with it.
    pub fn check(&self) -> Result<Hands, Problem> {
        let mut errors = FieldErrors::default();
        let question = errors.take("question", line(&self.question, 300));
        let options = errors.take("options", options(&self.options));
        errors.finish(question.zip(options).map(|(question, options)| Hands { question, options }))
    }
}

fn options(text: &str) -> Result<Vec<String>, Flaw> {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let options = lines.map(|text| line(text, 160)).collect::<Result<Vec<_>, _>>()?;
    let different: BTreeSet<String> = options.iter().map(|option| option.to_lowercase()).collect();
    if !(2..=OPTIONS_MOST).contains(&options.len()) || different.len() != options.len() {
        return Err(Flaw::new("options", format!("Give 2 to {OPTIONS_MOST} different answers, one a line.")));
    }
    Ok(options)
}

/// How many hands each of so many answers has. Answers that are none are passed over.
pub fn counts(options: usize, hands: impl IntoIterator<Item = usize>) -> Vec<u32> {
    let mut counts = vec![0; options];
    for hand in hands {
        if let Some(count) = counts.get_mut(hand) {
            *count += 1;
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_has_different_answers() {
        let typed = |options: &str| TypedHands { question: "Shall we?".into(), options: options.into() }.check();
        assert_eq!(typed("Yes\n\n No \r\n").map(|hands| hands.options), Ok(vec!["Yes".into(), "No".into()]));
        for bad in ["", "Yes", "Yes\nyes", "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11"] {
            assert_eq!(typed(bad).expect_err("wrong").fields[0].code, "options", "{bad:?}");
        }
    }

    #[test]
    fn hands_are_counted() {
        assert_eq!(counts(3, [0, 2, 2, 9]), [1, 0, 2]);
    }
}
