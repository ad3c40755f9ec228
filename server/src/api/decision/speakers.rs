//! What speakers answer, and what they volunteer.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    cfp::{Reply, TypedReply, volunteered},
    policy::Action,
};
use serde::{Deserialize, Serialize};
use service::decision;
use utoipa::ToSchema;

use super::words::{AnswerWord, ReplyWord};
use crate::api::{
    Answer,
    caller::Caller,
    cfp::proposals::OfProposal,
    extract::{Json, Path},
};

/// What somebody is asked about a proposal of theirs that was chosen, and what they answered.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = OwnAnswer)]
pub struct QuestionBody {
    /// What it is called.
    title: String,
    /// Whether their answer decides for the proposal.
    is_main: bool,
    /// What they answered.
    #[schema(value_type = ReplyWord)]
    reply: Reply,
    /// Until when to answer.
    confirm_by: Option<DateTime<Utc>>,
    /// Whether it may be recorded.
    recording: Option<bool>,
    /// When they can be there.
    availability: String,
    /// What they need for the journey.
    travel: String,
    /// What a letter for a visa has to say.
    visa: String,
    /// What they need to take part.
    access: String,
    /// The day on which what they need is forgotten.
    needs_forgotten_on: NaiveDate,
}

/// An answer to be given. Who declines says nothing else.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerToGive {
    /// Yes or no.
    #[schema(value_type = AnswerWord)]
    reply: String,
    /// Whether it may be recorded; needed with a yes.
    #[serde(default)]
    recording: Option<bool>,
    /// Whether the licence of the conference is agreed to; needed with a yes.
    #[serde(default)]
    licence: bool,
    /// Whether the code of conduct is agreed to; needed with a yes.
    #[serde(default)]
    conduct: bool,
    /// When they can be there.
    #[serde(default)]
    #[schema(max_length = 2000)]
    availability: String,
    /// What they need for the journey.
    #[serde(default)]
    #[schema(max_length = 2000)]
    travel: String,
    /// What a letter for a visa has to say.
    #[serde(default)]
    #[schema(max_length = 2000)]
    visa: String,
    /// What they need to take part.
    #[serde(default)]
    #[schema(max_length = 2000)]
    access: String,
}

/// What somebody volunteers about themselves.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = VolunteeredAnswers)]
pub struct VolunteeredBody {
    /// By question: gender, region or experience.
    #[schema(value_type = BTreeMap<String, String>)]
    answers: BTreeMap<volunteered::Question, String>,
}

/// What the asker is asked about a proposal that was chosen
#[utoipa::path(
    get, path = "/api/v1/me/proposals/{proposal}/answer", tag = "decision",
    params(OfProposal), security(("token" = ["profile"]), ("signIn" = [])),
    responses((status = 200, description = "The question, and the answer so far", body = QuestionBody))
)]
pub async fn get_answer(caller: Caller, Path(of): Path<OfProposal>) -> Answer<Json<QuestionBody>> {
    let asked = decision::question(&caller.ctx, of.proposal.into()).await?;
    Ok(Json(QuestionBody {
        title: asked.title,
        is_main: asked.is_main,
        reply: asked.reply,
        confirm_by: asked.confirm_by,
        recording: asked.recording,
        availability: asked.availability,
        travel: asked.needs.travel,
        visa: asked.needs.visa,
        access: asked.needs.access,
        needs_forgotten_on: asked.forgotten_on,
    }))
}

/// Answers an acceptance; the main speaker's answer decides for the proposal
#[utoipa::path(
    put, path = "/api/v1/me/proposals/{proposal}/answer", tag = "decision",
    params(OfProposal), security(("token" = ["profile"]), ("signIn" = [])),
    responses((status = 204, description = "It is kept"))
)]
pub async fn give_answer(
    caller: Caller,
    Path(of): Path<OfProposal>,
    Json(answer): Json<AnswerToGive>,
) -> Answer<StatusCode> {
    caller.ctx.authorize_route(Action::Propose)?;
    let recording = answer.recording.map(|yes| if yes { "yes" } else { "no" }).unwrap_or_default();
    let typed = TypedReply {
        reply: answer.reply,
        recording: recording.to_owned(),
        licence: answer.licence,
        conduct: answer.conduct,
        availability: answer.availability,
        travel: answer.travel,
        visa: answer.visa,
        access: answer.access,
    };
    decision::give_answer(&caller.ctx, of.proposal.into(), &typed).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What the asker volunteers about themselves at the conference of a proposal
#[utoipa::path(
    get, path = "/api/v1/me/proposals/{proposal}/volunteered", tag = "decision",
    params(OfProposal), security(("token" = ["profile"]), ("signIn" = [])),
    responses((status = 200, description = "What they said", body = VolunteeredBody))
)]
pub async fn get_volunteered(caller: Caller, Path(of): Path<OfProposal>) -> Answer<Json<VolunteeredBody>> {
    let said = decision::volunteered_about_me(&caller.ctx, of.proposal.into()).await?;
    Ok(Json(VolunteeredBody { answers: said.answers }))
}

/// Writes down what the asker volunteers, in the place of what they said; told in totals of five or more alone
#[utoipa::path(
    put, path = "/api/v1/me/proposals/{proposal}/volunteered", tag = "decision",
    params(OfProposal), security(("token" = ["profile"]), ("signIn" = [])),
    responses((status = 204, description = "It is written down"))
)]
pub async fn volunteer(
    caller: Caller,
    Path(of): Path<OfProposal>,
    Json(said): Json<VolunteeredBody>,
) -> Answer<StatusCode> {
    decision::volunteer(&caller.ctx, of.proposal.into(), &said.answers).await?;
    Ok(StatusCode::NO_CONTENT)
}
