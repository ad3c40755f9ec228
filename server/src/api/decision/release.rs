//! Letters before they go out, and the release.

use std::collections::BTreeMap;

use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    cfp::{Decision, letter::TypedWording},
    policy::Action,
};
use serde::{Deserialize, Serialize};
use service::{
    Error,
    decision::{self, LetterLine, Preparation},
};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{OneLetter, found};
use crate::api::{
    Answer,
    caller::Caller,
    cfp::OfCall,
    extract::{Json, Path},
};

/// What is prepared to be told, as far as the asker may know of it.
#[derive(Debug, Serialize, ToSchema)]
pub struct PreparedRelease {
    /// Which; named when it is sent.
    announcement: Uuid,
    /// When the letters were written.
    prepared_at: DateTime<Utc>,
    /// Until when acceptances ask for an answer.
    confirm_by: DateTime<Utc>,
    /// Whether something else is planned by now, so that letters have to be written anew.
    is_outdated: bool,
    /// How many decisions of which kind are told.
    #[schema(value_type = BTreeMap<String, u32>)]
    decisions: BTreeMap<Decision, u32>,
    /// The letters.
    letters: Vec<LetterBody>,
}

/// A letter.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Letter)]
pub struct LetterBody {
    /// Which.
    id: Uuid,
    /// To whom.
    to: String,
    /// The subject.
    subject: String,
    /// The text.
    body: String,
    /// Whether it was changed by hand and has to be read again before it goes out.
    is_stale: bool,
}

/// Letters to be written.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ToPrepare {
    /// The day by whose end acceptances ask for an answer; two weeks from now where left out.
    #[serde(default)]
    confirm_by: Option<NaiveDate>,
}

/// How a letter is to be.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LetterWords {
    /// The subject.
    #[schema(max_length = 500)]
    subject: String,
    /// The text.
    #[schema(max_length = 20000)]
    body: String,
}

/// The second word before anything goes out.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ToSend {
    /// What was prepared.
    announcement: Uuid,
    /// How many letters were shown.
    letters: usize,
}

/// What was sent.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ReleasedDecisions)]
pub struct Sent {
    /// How many letters are on their way.
    letters: usize,
}

/// The letters that are prepared in a call
#[utoipa::path(
    get, path = "/api/v1/conferences/{conference}/calls/{call}/release", tag = "decision",
    params(OfCall), security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 200, description = "What is prepared", body = PreparedRelease))
)]
pub async fn get_prepared_letters(caller: Caller, Path(of): Path<OfCall>) -> Answer<Json<PreparedRelease>> {
    let (facts, call) = found(&caller, &of.conference, &of.call, Action::MoveProposals).await?;
    let prepared = decision::preparation(&caller.ctx, &facts, call.id).await?.ok_or_else(Error::not_found)?;
    Ok(Json(prepared.into()))
}

/// Writes letters about what is planned, in the place of letters that were prepared before
#[utoipa::path(
    post, path = "/api/v1/conferences/{conference}/calls/{call}/release", tag = "decision",
    params(OfCall), security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 201, description = "What is prepared", body = PreparedRelease, headers(("Location" = String))))
)]
pub async fn prepare_letters(caller: Caller, Path(of): Path<OfCall>, Json(wish): Json<ToPrepare>) -> Answer<Response> {
    let (_, call) = found(&caller, &of.conference, &of.call, Action::MoveProposals).await?;
    let by = wish.confirm_by.map(|day| day.to_string()).unwrap_or_default();
    decision::prepare_release(&caller.ctx, call.id, &by).await?;
    let location = format!("/api/v1/conferences/{}/calls/{}/release", of.conference, of.call);
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], get_prepared_letters(caller, Path(of)).await?)
        .into_response())
}

/// Throws prepared letters away; what is planned stays planned
#[utoipa::path(
    delete, path = "/api/v1/conferences/{conference}/calls/{call}/release", tag = "decision",
    params(OfCall), security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 204, description = "They are gone"))
)]
pub async fn discard_letters(caller: Caller, Path(of): Path<OfCall>) -> Answer<StatusCode> {
    let (_, call) = found(&caller, &of.conference, &of.call, Action::MoveProposals).await?;
    decision::discard_release(&caller.ctx, call.id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Changes a prepared letter; that is also how one that has to be read again is approved
#[utoipa::path(
    put, path = "/api/v1/conferences/{conference}/calls/{call}/release/letters/{letter}", tag = "decision",
    params(OneLetter), security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 204, description = "It is changed"))
)]
pub async fn edit_letter(
    caller: Caller,
    Path(of): Path<OneLetter>,
    Json(words): Json<LetterWords>,
) -> Answer<StatusCode> {
    let (_, call) = found(&caller, &of.conference, &of.call, Action::MoveProposals).await?;
    let words = TypedWording { subject: words.subject, body: words.body };
    decision::edit_letter(&caller.ctx, call.id, of.letter.into(), &words).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Sends the letters and makes what is planned the state, once
#[utoipa::path(
    post, path = "/api/v1/conferences/{conference}/calls/{call}/release/send", tag = "decision",
    params(OfCall), security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 200, description = "They are on their way", body = Sent))
)]
pub async fn send_letters(caller: Caller, Path(of): Path<OfCall>, Json(send): Json<ToSend>) -> Answer<Json<Sent>> {
    let (_, call) = found(&caller, &of.conference, &of.call, Action::MoveProposals).await?;
    let sent = decision::release_decisions(&caller.ctx, call.id, send.announcement.into(), send.letters).await?;
    Ok(Json(Sent { letters: sent.letters }))
}

impl From<Preparation> for PreparedRelease {
    fn from(prepared: Preparation) -> Self {
        Self {
            announcement: prepared.id.into(),
            prepared_at: prepared.prepared_at,
            confirm_by: prepared.confirm_by,
            is_outdated: prepared.is_outdated,
            decisions: prepared.decisions,
            letters: prepared.letters.into_iter().map(LetterBody::from).collect(),
        }
    }
}

impl From<LetterLine> for LetterBody {
    fn from(letter: LetterLine) -> Self {
        Self {
            id: letter.id.into(),
            to: letter.to,
            subject: letter.words.subject,
            body: letter.words.body,
            is_stale: letter.is_stale,
        }
    }
}
