//! Words of the API about decisions.

use utoipa::ToSchema;

/// A decision.
#[derive(Debug, ToSchema)]
#[schema(as = Decision, rename_all = "lowercase")]
pub enum DecisionWord {
    /// Into the programme.
    Accept,
    /// If another falls out.
    Waitlist,
    /// Not this time.
    Reject,
}

/// What a speaker answered.
#[derive(Debug, ToSchema)]
#[schema(as = Reply, rename_all = "lowercase")]
pub enum ReplyWord {
    /// Nothing yet.
    Awaited,
    /// Yes.
    Confirmed,
    /// No.
    Declined,
}

/// A kind of letter.
#[derive(Debug, ToSchema)]
#[schema(as = LetterKind, rename_all = "kebab-case")]
pub enum LetterKindWord {
    /// A proposal was chosen.
    Accepted,
    /// A proposal waits for a place.
    Waitlisted,
    /// A proposal was not chosen.
    Rejected,
    /// A proposal was chosen later.
    MovedUp,
    /// An answer is missing.
    Reminder,
    /// What stands before several decisions in one letter.
    Several,
}

/// A language that letters are written in.
#[derive(Debug, ToSchema)]
#[schema(as = LetterLanguage, rename_all = "lowercase")]
pub enum LangWord {
    /// English.
    En,
    /// German.
    De,
}

/// What to answer to an acceptance.
#[derive(Debug, ToSchema)]
#[schema(as = AcceptanceAnswer, rename_all = "lowercase")]
pub enum AnswerWord {
    /// Yes.
    Confirm,
    /// No.
    Decline,
}
