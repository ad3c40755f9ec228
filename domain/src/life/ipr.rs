//! Declarations of rights that somebody may have to license to follow a draft.

use serde::{Deserialize, Serialize};

use super::call::{choice, words};
use crate::{
    problem::{FieldErrors, Problem},
    text,
};

/// Most characters of what is said in a declaration.
pub const MAX_TEXT: usize = 20_000;

crate::words! {
    /// On which terms the rights are licensed: the options of the IETF's form.
    pub enum IprLicence {
        /// No licence is needed of those who implement it.
        NotNeeded = "not-needed",
        /// Licensed without royalty, on reasonable and non-discriminatory terms.
        RoyaltyFree = "royalty-free",
        /// Licensed on reasonable and non-discriminatory terms, perhaps with a royalty.
        Reasonable = "reasonable",
        /// Said later.
        Later = "later",
        /// Not licensed.
        Unwilling = "unwilling",
        /// On terms that the text says.
        Text = "text",
    }
}

crate::words! {
    /// What an entry of the list does.
    pub enum IprAct {
        /// It declares.
        Declared = "declared",
        /// It takes the place of an earlier one.
        Updated = "updated",
        /// It takes an earlier one back.
        Withdrawn = "withdrawn",
    }
}

/// A declaration, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedIpr {
    /// Whose rights they are.
    pub holder: String,
    /// What they are known by: numbers of patents or applications.
    pub reference: String,
    /// On which terms they are licensed.
    pub licence: String,
    /// What else is to be said; Markdown.
    pub text: String,
}

/// A declaration, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IprDetails {
    /// Whose rights they are.
    pub holder: String,
    /// What they are known by; may be empty, since what is not published has no number.
    pub reference: String,
    /// On which terms they are licensed.
    pub licence: IprLicence,
    /// What else is to be said.
    pub text: String,
}

impl TypedIpr {
    /// Checks it. Where the text says the terms, there is one.
    pub fn check(&self) -> Result<IprDetails, Problem> {
        let mut errors = FieldErrors::default();
        let holder = errors.take("holder", text::line(&self.holder, 200));
        let reference = errors.take("reference", text::block(&self.reference, 2_000));
        let licence: Option<IprLicence> = errors.take("licence", choice(&self.licence));
        let text = match licence {
            Some(IprLicence::Text) => words(&self.text, MAX_TEXT),
            _ => text::block(&self.text, MAX_TEXT),
        };
        let text = errors.take("text", text);
        let checked =
            (|| Some(IprDetails { holder: holder?, reference: reference?, licence: licence?, text: text? }))();
        errors.finish(checked)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_that_the_text_says_need_a_text() {
        let typed = TypedIpr { holder: "Acme".into(), licence: "text".into(), ..TypedIpr::default() };
        assert_eq!(typed.check().expect_err("refused").fields[0].field, "text");
        let typed = TypedIpr { licence: "later".into(), ..typed };
        assert_eq!(typed.check().expect("whole").licence, IprLicence::Later);
    }
}
