//! How letters are worded, and the working plan.

use axum::http::StatusCode;
use domain::{
    cfp::letter::{LetterKind, TypedWording},
    language::Lang,
    policy::Action,
};
use serde::{Deserialize, Serialize};
use service::decision::{self, PlannedSession, WordingLine};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::words::{LangWord, LetterKindWord};
use crate::api::{
    Answer,
    caller::Caller,
    conference::{OfConference, facts},
    extract::{Json, Path},
};

/// A wording in the path.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OneWording {
    /// The slug of the conference.
    #[param(example = "fosdem-2026")]
    conference: String,
    /// Of which letter.
    #[param(value_type = LetterKindWord)]
    kind: LetterKind,
    /// In which language.
    #[param(value_type = LangWord)]
    language: Lang,
}

/// The wordings of a conference.
#[derive(Debug, Serialize, ToSchema)]
pub struct WordingsBody {
    /// Every kind of letter in every language.
    wordings: Vec<WordingBody>,
}

/// A wording.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = LetterWording)]
pub struct WordingBody {
    /// Of which letter.
    #[schema(value_type = LetterKindWord)]
    kind: LetterKind,
    /// In which language.
    #[schema(value_type = LangWord)]
    language: Lang,
    /// The subject, with places for values as {title}.
    subject: String,
    /// The text, with places for values as {title}.
    body: String,
    /// Whether the conference wrote it itself.
    is_own: bool,
}

/// How a letter is to be worded.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WordingToSet {
    /// The subject.
    #[schema(min_length = 1, max_length = 200)]
    subject: String,
    /// The text.
    #[schema(min_length = 1, max_length = 20000)]
    body: String,
}

/// A working plan.
#[derive(Debug, Serialize, ToSchema)]
pub struct WorkingPlan {
    /// Its sessions by title; those that were taken off come last.
    sessions: Vec<WorkingSession>,
}

/// A session of a working plan.
#[derive(Debug, Serialize, ToSchema)]
pub struct WorkingSession {
    /// Which.
    id: Uuid,
    /// What it is called.
    title: String,
    /// Who is on stage.
    speakers: Vec<String>,
    /// Its kind.
    session_type: String,
    /// Its track.
    track: String,
    /// How long it takes.
    minutes: u32,
    /// Whether it may be recorded, where somebody said so.
    recording: Option<bool>,
    /// The proposal that it came from.
    proposal: Option<Uuid>,
    /// Whether it was taken off.
    is_taken_off: bool,
}

/// How a conference words its letters to speakers
#[utoipa::path(
    get, path = "/api/v1/conferences/{conference}/letters", tag = "decision",
    params(OfConference), security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 200, description = "The wordings", body = WordingsBody))
)]
pub async fn list_wordings(caller: Caller, Path(of): Path<OfConference>) -> Answer<Json<WordingsBody>> {
    caller.ctx.authorize_route(Action::MoveProposals)?;
    let facts = facts(&caller, &of.conference, Action::MoveProposals).await?;
    let lines = decision::wordings(&caller.ctx, &facts).await?;
    Ok(Json(WordingsBody { wordings: lines.into_iter().map(WordingBody::from).collect() }))
}

/// Writes how a kind of letter is worded in a language
#[utoipa::path(
    put, path = "/api/v1/conferences/{conference}/letters/{kind}/{language}", tag = "decision",
    params(OneWording), security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 204, description = "It is written"))
)]
pub async fn set_wording(
    caller: Caller,
    Path(of): Path<OneWording>,
    Json(words): Json<WordingToSet>,
) -> Answer<StatusCode> {
    let words = TypedWording { subject: words.subject, body: words.body };
    save(&caller, &of, Some(&words)).await
}

/// Goes back to the usual words
#[utoipa::path(
    delete, path = "/api/v1/conferences/{conference}/letters/{kind}/{language}", tag = "decision",
    params(OneWording), security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 204, description = "The usual words are used"))
)]
pub async fn reset_wording(caller: Caller, Path(of): Path<OneWording>) -> Answer<StatusCode> {
    save(&caller, &of, None).await
}

/// The sessions that will be in the next release of the programme
#[utoipa::path(
    get, path = "/api/v1/conferences/{conference}/working-plan", tag = "decision",
    params(OfConference), security(("token" = ["read"]), ("signIn" = [])),
    responses((status = 200, description = "The working plan", body = WorkingPlan))
)]
pub async fn get_working_plan(caller: Caller, Path(of): Path<OfConference>) -> Answer<Json<WorkingPlan>> {
    caller.ctx.authorize_route(Action::SeeProposals)?;
    let facts = facts(&caller, &of.conference, Action::SeeProposals).await?;
    let sessions = decision::working_plan(&caller.ctx, &facts).await?;
    Ok(Json(WorkingPlan { sessions: sessions.into_iter().map(WorkingSession::from).collect() }))
}

async fn save(caller: &Caller, of: &OneWording, words: Option<&TypedWording>) -> Answer<StatusCode> {
    caller.ctx.authorize_route(Action::MoveProposals)?;
    let facts = facts(caller, &of.conference, Action::MoveProposals).await?;
    decision::set_wording(&caller.ctx, facts.id, of.kind, of.language, words).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl From<WordingLine> for WordingBody {
    fn from(line: WordingLine) -> Self {
        Self {
            kind: line.kind,
            language: line.language,
            subject: line.words.subject,
            body: line.words.body,
            is_own: line.is_own,
        }
    }
}

impl From<PlannedSession> for WorkingSession {
    fn from(session: PlannedSession) -> Self {
        Self {
            id: session.id.into(),
            title: session.title,
            speakers: session.speakers,
            session_type: session.session_type,
            track: session.track,
            minutes: session.minutes,
            recording: session.recording,
            proposal: session.proposal.map(Into::into),
            is_taken_off: session.taken_off_at.is_some(),
        }
    }
}
