//! What went wrong, in the one shape that pages, REST and the command line show.

use serde::{Deserialize, Serialize};

/// A refusal or a fault, fit to be shown to the person who met it.
///
/// `code` is stable and documented; `message` is an English sentence that says what happened, what was kept and what to
/// do next (pages look the code up in the reader's language first).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Which of the few answers this is; decides the HTTP status.
    pub kind: Kind,
    /// Stable word for programs and catalogues, such as `slug-taken`.
    pub code: String,
    /// One or two sentences for people.
    pub message: String,
    /// What is wrong with single fields of the input.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldError>,
    /// Seconds after which another try makes sense.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<u64>,
}

/// The few ways in which a request can fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// The request itself cannot be understood.
    Malformed,
    /// Nobody is signed in and the route asks for it.
    SignInNeeded,
    /// May be seen, may not be done.
    Denied,
    /// Does not exist, or may not be known to exist.
    NotFound,
    /// There is something, and this cannot be done to it by anybody.
    MethodNotAllowed,
    /// Collides with the state of things.
    Conflict,
    /// A precondition named by the client does not hold (any more).
    PreconditionFailed,
    /// More than is accepted.
    TooLarge,
    /// Not a type that is accepted.
    UnsupportedType,
    /// Understood, and some of it is not acceptable.
    Invalid,
    /// Too often; see `retry_after`.
    TooMany,
    /// Our fault. The message carries a reference number, the log the cause.
    Internal,
    /// Not now: starting, stopping or overloaded.
    Unavailable,
}

/// What is wrong with one field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldError {
    /// The field's name as sent.
    pub field: String,
    /// Stable word, such as `too-short`.
    pub code: String,
    /// A sentence for the person.
    pub message: String,
}

/// Collects what is wrong with an input, so that a person sees all of it at once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldErrors(Vec<FieldError>);

impl FieldErrors {
    /// Notes what is wrong with `field`.
    pub fn add(&mut self, field: &str, code: &str, message: impl Into<String>) {
        self.0.push(FieldError { field: field.into(), code: code.into(), message: message.into() });
    }

    /// The value, or a note of why it is refused.
    pub fn take<T>(&mut self, field: &str, parsed: Result<T, Flaw>) -> Option<T> {
        parsed.map_err(|flaw| self.add(field, flaw.code, flaw.message)).ok()
    }

    /// Whether nothing was noted.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What was checked, if nothing was noted on the way.
    pub fn finish<T>(self, checked: Option<T>) -> Result<T, Problem> {
        match checked {
            Some(value) if self.0.is_empty() => Ok(value),
            _ => Err(self.into()),
        }
    }

    /// `Ok` when nothing was noted, otherwise the problem to answer with.
    pub fn into_result(self) -> Result<(), Problem> {
        if self.0.is_empty() { Ok(()) } else { Err(Problem::invalid(self.0)) }
    }
}

impl From<FieldErrors> for Problem {
    fn from(errors: FieldErrors) -> Self {
        Self::invalid(errors.0)
    }
}

/// Why a single value is refused; becomes a [`FieldError`] once the field is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// Stable word.
    pub code: &'static str,
    /// A sentence for the person.
    pub message: String,
}

impl Flaw {
    /// A flaw with its code and sentence.
    pub fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }
}

impl Problem {
    /// A problem of `kind` without fields.
    pub fn new(kind: Kind, code: &str, message: impl Into<String>) -> Self {
        Self { kind, code: code.into(), message: message.into(), fields: Vec::new(), retry_after: None }
    }

    /// Some fields are not acceptable.
    pub fn invalid(fields: Vec<FieldError>) -> Self {
        let message = match fields.len() {
            1 => "One field needs your attention. Nothing was changed; what you typed is still here.".into(),
            n => format!("{n} fields need your attention. Nothing was changed; what you typed is still here."),
        };
        Self { kind: Kind::Invalid, code: "invalid".into(), message, fields, retry_after: None }
    }

    /// Both values, or everything that is wrong with either.
    pub fn both<A, B>(one: Result<A, Self>, other: Result<B, Self>) -> Result<(A, B), Self> {
        match (one, other) {
            (Ok(one), Ok(other)) => Ok((one, other)),
            (Err(one), Err(other)) if one.kind == Kind::Invalid && other.kind == Kind::Invalid => {
                Err(Self::invalid(one.fields.into_iter().chain(other.fields).collect()))
            }
            (Err(problem), _) | (_, Err(problem)) => Err(problem),
        }
    }

    /// Too many tries; `seconds` until the next one is taken.
    pub fn too_many(seconds: u64) -> Self {
        let message = format!("Too many attempts. Nothing was changed; try again in {seconds} seconds.");
        Self { retry_after: Some(seconds), ..Self::new(Kind::TooMany, "too-many", message) }
    }

    /// The HTTP status of this problem.
    pub fn status(&self) -> u16 {
        self.kind.status()
    }
}

impl Kind {
    /// The HTTP status: the only table of statuses.
    pub const fn status(self) -> u16 {
        match self {
            Self::Malformed => 400,
            Self::SignInNeeded => 401,
            Self::Denied => 403,
            Self::NotFound => 404,
            Self::MethodNotAllowed => 405,
            Self::Conflict => 409,
            Self::PreconditionFailed => 412,
            Self::TooLarge => 413,
            Self::UnsupportedType => 415,
            Self::Invalid => 422,
            Self::TooMany => 429,
            Self::Internal => 500,
            Self::Unavailable => 503,
        }
    }
}
