//! What can go wrong in a use case, and how it becomes a [`Problem`].

use domain::{
    FieldError, Problem,
    policy::TokenScope,
    problem::{FieldErrors, Kind},
};
use sea_orm::{DbErr, SqlErr};

/// The result of a use case or query.
pub type Result<T> = std::result::Result<T, Error>;

/// What can go wrong.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A refusal with its reason; shown as it is.
    #[error("{}", .0.message)]
    Refused(Box<Problem>),
    /// The database refused.
    #[error(transparent)]
    Database(#[from] DbErr),
    /// Anything else that is our fault; the text is for the log, never for the person.
    #[error("{0}")]
    Fault(String),
}

impl Error {
    /// Nothing is there, or nothing that the asker may know of.
    pub fn not_found() -> Self {
        Problem::new(Kind::NotFound, "not-found", "There is nothing at this address, or it is not open to you.").into()
    }

    /// Nobody is signed in and somebody must be.
    pub fn sign_in_needed() -> Self {
        Problem::new(Kind::SignInNeeded, "sign-in-needed", "Sign in first; you come back to this page afterwards.")
            .into()
    }

    /// The asker may see the thing and may not do this.
    pub fn denied() -> Self {
        Problem::new(Kind::Denied, "denied", "Your role does not include this. Ask an owner of the team for it.").into()
    }

    /// The asker's token does not carry the scope that this needs.
    pub fn scope_missing(scope: TokenScope) -> Self {
        let message = format!("This token lacks the scope “{scope}”. Make one that has it, and ask again.");
        Problem::new(Kind::Denied, "scope-missing", message).into()
    }

    /// What is done in a browser alone.
    pub fn no_token() -> Self {
        Problem::new(Kind::Denied, "denied", "No token does this. Sign in with a browser and do it there.").into()
    }

    /// The state of things does not allow it.
    pub fn conflict(code: &str, message: impl Into<String>) -> Self {
        Problem::new(Kind::Conflict, code, message).into()
    }

    /// One field is not acceptable.
    pub fn field(field: &str, code: &str, message: impl Into<String>) -> Self {
        Problem::invalid(vec![FieldError { field: field.into(), code: code.into(), message: message.into() }]).into()
    }

    /// A fault of ours, with what the log should say.
    pub fn fault(detail: impl std::fmt::Display) -> Self {
        Self::Fault(detail.to_string())
    }

    /// A refusal under `code`, said beside the `field` that it is about; anything else as it is.
    pub fn about_field(self, field: &str, code: &str) -> Self {
        match self {
            Self::Refused(problem) if problem.code == code => Self::field(field, code, problem.message),
            other => other,
        }
    }

    /// Whether a unique index refused the row: somebody else was there first.
    pub fn is_duplicate(&self) -> bool {
        matches!(self, Self::Database(error) if matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))))
    }

    /// What the person is shown. A fault is logged here, once, under the reference number that the person sees.
    pub fn into_problem(self, reference: impl FnOnce() -> String) -> Problem {
        match self {
            Self::Refused(problem) => *problem,
            fault => {
                let reference = reference();
                tracing::error!(reference, error = %fault, "a request failed");
                Problem::new(
                    Kind::Internal,
                    "internal",
                    format!(
                        "Something failed on our side. Nothing was changed. Tell the site's team this number: {reference}."
                    ),
                )
            }
        }
    }
}

impl From<Problem> for Error {
    fn from(problem: Problem) -> Self {
        Self::Refused(Box::new(problem))
    }
}

/// Turns collected field errors into a refusal, so that `errors.check()?` reads well in a use case.
pub trait Check {
    /// `Ok` when nothing was noted.
    fn check(self) -> Result<()>;
}

impl Check for FieldErrors {
    fn check(self) -> Result<()> {
        self.into_result().map_err(Error::from)
    }
}
