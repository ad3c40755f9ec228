//! A comment as it was typed.

use serde::{Deserialize, Serialize};

use super::TypedAnchor;
use crate::{
    draft::text as drafts,
    problem::{FieldErrors, Flaw, Problem},
    text,
};

/// Most characters of a comment.
pub const MAX_BODY: usize = 20_000;
/// Most characters of a proposed text.
pub const MAX_REPLACEMENT: usize = 50_000;

/// What somebody typed as a comment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct TypedComment {
    /// What it is on.
    #[serde(flatten)]
    pub anchor: TypedAnchor,
    /// What it says, in Markdown.
    pub body: String,
    /// The text that its author proposes for the lines that it is on.
    pub replacement: Option<String>,
    /// The policies of the group that its author accepts.
    pub policies: Vec<String>,
}

/// The same, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommentDetails {
    /// What it says.
    pub body: String,
    /// The proposed text, with `\n` as the ends of its lines.
    pub replacement: Option<String>,
}

impl TypedComment {
    /// Checks what it says. A proposed text needs no words beside it.
    pub fn check(&self) -> Result<CommentDetails, Problem> {
        let mut errors = FieldErrors::default();
        let said = match self.replacement {
            Some(_) => text::block(&self.body, MAX_BODY),
            None => body(&self.body),
        };
        let said = errors.take("body", said);
        let replacement = errors.take("replacement", self.replacement.as_deref().map(replaced).transpose());
        let checked = (|| Some(CommentDetails { body: said?, replacement: replacement? }))();
        errors.finish(checked)
    }
}

/// What a comment says: some words.
pub fn body(typed: &str) -> Result<String, Flaw> {
    let body = text::block(typed, MAX_BODY)?;
    if body.is_empty() {
        return Err(Flaw::new("missing", "This field is needed."));
    }
    Ok(body)
}

fn replaced(typed: &str) -> Result<String, Flaw> {
    let text = drafts::from_form(typed)?;
    let count = text.chars().count();
    if count > MAX_REPLACEMENT {
        let message = format!("Use at most {MAX_REPLACEMENT} characters; this has {count}.");
        return Err(Flaw::new("too-long", message));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_says_something_and_a_proposal_may_speak_for_itself() {
        let codes = |typed: TypedComment| {
            typed.check().map_err(|problem| {
                problem.fields.iter().map(|one| format!("{} {}", one.field, one.code)).collect::<Vec<_>>()
            })
        };
        let says = |body: &str| TypedComment { body: body.into(), ..TypedComment::default() };
        assert_eq!(codes(says(" \n")), Err(vec!["body missing".into()]));
        assert_eq!(codes(says(&"ü".repeat(MAX_BODY + 1))), Err(vec!["body too-long".into()]));
        let proposed = TypedComment { replacement: Some("New.\r\n".into()), ..TypedComment::default() };
        assert_eq!(codes(proposed).expect("taken").replacement.as_deref(), Some("New.\n"));
    }
}
