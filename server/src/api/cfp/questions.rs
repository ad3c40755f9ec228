//! Questions of calls.

use std::collections::BTreeSet;

use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use chrono::{DateTime, Utc};
use domain::{
    cfp::{Kind, Need, NeedWord, Question, Target, TypedQuestion, Unit},
    id::{CallId, QuestionId},
    policy::Action,
};
use serde::{Deserialize, Serialize};
use service::{
    cfp::{self, Asked},
    conference::ConferenceFacts,
};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::OfCall;
use crate::api::{
    Answer,
    caller::Caller,
    conditional::{IfMatch, Tagged},
    conference::facts,
    extract::{Json, Path},
};

/// Whom a question is put to.
#[derive(Debug, ToSchema)]
#[schema(as = QuestionTarget, rename_all = "lowercase")]
pub enum TargetWord {
    /// About each proposal.
    Proposal,
    /// To each speaker, once for the call.
    Speaker,
    /// To each reviewer, in a review.
    Reviewer,
}

/// What an answer is.
#[derive(Debug, ToSchema)]
#[schema(as = QuestionKind, rename_all = "kebab-case")]
pub enum KindWord {
    /// One line.
    Text,
    /// Several lines.
    LongText,
    /// A whole number.
    Number,
    /// One of the options.
    Choice,
    /// Any of the options.
    Several,
    /// Yes or no.
    Boolean,
    /// A day.
    Date,
    /// A web address.
    Url,
    /// An uploaded file.
    File,
}

/// Whether an answer is needed.
#[derive(Debug, ToSchema)]
#[schema(as = QuestionNeed, rename_all = "lowercase")]
pub enum NeedKind {
    /// No.
    Optional,
    /// To hand in.
    Required,
    /// From `needed_after` on.
    After,
}

/// What a length is counted in.
#[derive(Debug, ToSchema)]
#[schema(as = LengthUnit, rename_all = "lowercase")]
pub enum UnitWord {
    /// Unicode scalar values of the trimmed text, a line end being one.
    Characters,
    /// What blanks set apart.
    Words,
}

/// A question in the path.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OfQuestion {
    /// The slug of the conference.
    #[param(example = "fosdem-2026")]
    pub conference: String,
    /// The slug of the call.
    #[param(example = "talks")]
    pub call: String,
    /// Which question.
    pub question: Uuid,
}

/// What a question asks.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct QuestionBody {
    /// Whom it is put to; stays as soon as somebody answered.
    #[schema(value_type = TargetWord)]
    target: Target,
    /// What its answers are; stays as soon as somebody answered.
    #[schema(value_type = KindWord)]
    kind: Kind,
    /// What it says.
    #[schema(max_length = 500)]
    label: String,
    /// What to choose from, where that is the kind. One that reads as before keeps its id; one that stands where an old
    /// one went missing is that one, worded anew.
    #[serde(default)]
    #[schema(max_items = 200)]
    options: Vec<String>,
    /// The lower bound: a length, a number, or a day; none where left out.
    #[serde(default)]
    #[schema(max_length = 30)]
    least: String,
    /// The upper bound.
    #[serde(default)]
    #[schema(max_length = 30)]
    most: String,
    /// What a length is counted in; characters where left out.
    #[serde(default)]
    #[schema(value_type = Option<UnitWord>)]
    unit: Option<Unit>,
    /// Whether an answer is needed.
    #[schema(value_type = NeedKind)]
    need: NeedWord,
    /// From when on, where it is needed later.
    #[serde(default)]
    needed_after: Option<DateTime<Utc>>,
    /// The last moment at which an answer can be changed.
    #[serde(default)]
    frozen_after: Option<DateTime<Utc>>,
    /// Whether everybody reads the answers once the session is published.
    #[serde(default)]
    is_public: bool,
    /// Whether reviewers read the answers.
    #[serde(default)]
    is_for_reviewers: bool,
    /// Only for these tracks of the call; all where empty.
    #[serde(default)]
    #[schema(max_items = 300)]
    tracks: BTreeSet<Uuid>,
    /// Only for these kinds of session of the call; all where empty.
    #[serde(default)]
    #[schema(max_items = 100)]
    types: BTreeSet<Uuid>,
}

/// A question of a call.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Question)]
pub struct AskedBody {
    /// Which.
    id: Uuid,
    /// What is asked.
    #[serde(flatten)]
    question: QuestionBody,
    /// The ids of the options, in their order: what an answer names.
    option_ids: Vec<Uuid>,
}

/// The questions of a call.
#[derive(Debug, Serialize, ToSchema)]
pub struct Questions {
    /// In the order in which they are asked.
    questions: Vec<AskedBody>,
}

/// Where a question stands.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = QuestionPlace)]
pub struct PlaceBody {
    /// Counted from 0; beyond the end is the end.
    #[schema(maximum = 1000)]
    place: u16,
}

/// What a call asks besides its usual fields; what reviewers are asked is for its team
#[utoipa::path(
    get, path = "/api/v1/conferences/{conference}/calls/{call}/questions", tag = "cfp",
    params(OfCall),
    responses((status = 200, description = "The questions", body = Questions))
)]
pub async fn list_questions(caller: Caller, Path(of): Path<OfCall>) -> Answer<Json<Questions>> {
    let (facts, call) = found(&caller, &of.conference, &of.call, Action::SeeConference).await?;
    Ok(Json(all(&caller, &facts, call).await?))
}

/// Adds a question at the end
#[utoipa::path(
    post, path = "/api/v1/conferences/{conference}/calls/{call}/questions", tag = "cfp",
    params(OfCall), security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 201, description = "It is asked", body = AskedBody, headers(("Location" = String))))
)]
pub async fn add_question(
    caller: Caller,
    Path(of): Path<OfCall>,
    Json(question): Json<QuestionBody>,
) -> Answer<Response> {
    let (facts, call) = found(&caller, &of.conference, &of.call, Action::ManageCalls).await?;
    let id = cfp::add_question(&caller.ctx, call, &question.typed()).await?;
    let location = format!("/api/v1/conferences/{}/calls/{}/questions/{id}", of.conference, of.call);
    let asked = one(&caller, &facts, call, id).await?;
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], tagged(asked)).into_response())
}

/// Replaces what a question asks; what was answered before keeps the words of its time
#[utoipa::path(
    put, path = "/api/v1/conferences/{conference}/calls/{call}/questions/{question}", tag = "cfp",
    params(OfQuestion, ("If-Match" = Option<String>, Header, description = "The ETag of the state that the edit is made from.")),
    security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 200, description = "As it is now", body = AskedBody))
)]
pub async fn edit_question(
    caller: Caller,
    Path(of): Path<OfQuestion>,
    made_from: IfMatch,
    Json(question): Json<QuestionBody>,
) -> Answer<Tagged<AskedBody>> {
    let (facts, call) = found(&caller, &of.conference, &of.call, Action::ManageCalls).await?;
    let id = one(&caller, &facts, call, of.question.into()).await?.question.id;
    let edited = cfp::edit_question(&caller.ctx, id, &question.typed(), made_from.version()).await;
    edited.map_err(IfMatch::refused)?;
    Ok(tagged(one(&caller, &facts, call, id).await?))
}

/// Puts a question in its place; the others keep their order
#[utoipa::path(
    put, path = "/api/v1/conferences/{conference}/calls/{call}/questions/{question}/place", tag = "cfp",
    params(OfQuestion), security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 200, description = "The questions in their order", body = Questions))
)]
pub async fn place_question(
    caller: Caller,
    Path(of): Path<OfQuestion>,
    Json(place): Json<PlaceBody>,
) -> Answer<Json<Questions>> {
    let (facts, call) = found(&caller, &of.conference, &of.call, Action::ManageCalls).await?;
    let id = one(&caller, &facts, call, of.question.into()).await?.question.id;
    cfp::place_question(&caller.ctx, id, place.place.into()).await?;
    Ok(Json(all(&caller, &facts, call).await?))
}

/// Asks a question no more; what was answered stays
#[utoipa::path(
    delete, path = "/api/v1/conferences/{conference}/calls/{call}/questions/{question}", tag = "cfp",
    params(OfQuestion), security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 204, description = "It is asked no more"))
)]
pub async fn remove_question(caller: Caller, Path(of): Path<OfQuestion>) -> Answer<StatusCode> {
    let (facts, call) = found(&caller, &of.conference, &of.call, Action::ManageCalls).await?;
    let id = one(&caller, &facts, call, of.question.into()).await?.question.id;
    cfp::remove_question(&caller.ctx, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

pub(super) async fn found(
    caller: &Caller,
    conference: &str,
    call: &str,
    action: Action,
) -> Answer<(ConferenceFacts, CallId)> {
    let facts = facts(caller, conference, action).await?;
    let call = cfp::call(&caller.ctx, &facts, call).await?.id;
    Ok((facts, call))
}

async fn all(caller: &Caller, facts: &ConferenceFacts, call: CallId) -> Answer<Questions> {
    let questions = cfp::questions(&caller.ctx, facts, call).await?;
    Ok(Questions { questions: questions.iter().map(AskedBody::from).collect() })
}

async fn one(caller: &Caller, facts: &ConferenceFacts, call: CallId, id: QuestionId) -> service::Result<Asked> {
    let questions = cfp::questions(&caller.ctx, facts, call).await?;
    questions.into_iter().find(|asked| asked.question.id == id).ok_or_else(service::Error::not_found)
}

fn tagged(asked: Asked) -> Tagged<AskedBody> {
    Tagged(AskedBody::from(&asked), asked.version)
}

impl QuestionBody {
    fn typed(self) -> TypedQuestion {
        let moment = |at: Option<DateTime<Utc>>| at.map(|at| at.to_rfc3339()).unwrap_or_default();
        // A line break in an option would make two of it.
        let options = self.options.iter().map(|option| option.replace(['\r', '\n'], " "));
        TypedQuestion {
            target: self.target.to_string(),
            kind: self.kind.to_string(),
            label: self.label,
            options: options.collect::<Vec<_>>().join("\n"),
            least: self.least,
            most: self.most,
            unit: self.unit.map(|unit| unit.to_string()).unwrap_or_default(),
            need: self.need.to_string(),
            needed_after: moment(self.needed_after),
            frozen_after: moment(self.frozen_after),
            is_public: self.is_public,
            is_for_reviewers: self.is_for_reviewers,
            tracks: self.tracks.iter().map(Uuid::to_string).collect(),
            types: self.types.iter().map(Uuid::to_string).collect(),
        }
    }
}

impl From<&Asked> for AskedBody {
    fn from(asked: &Asked) -> Self {
        let Question { id, target, kind, label, options, bounds, need, frozen_after, tracks, types, .. } =
            asked.question.clone();
        let (need, needed_after) = match need {
            Need::Optional => (NeedWord::Optional, None),
            Need::Required => (NeedWord::Required, None),
            Need::RequiredAfter(at) => (NeedWord::After, Some(at)),
        };
        let question = QuestionBody {
            target,
            kind,
            label,
            options: options.iter().map(|option| option.label.clone()).collect(),
            least: asked.typed.least.clone(),
            most: asked.typed.most.clone(),
            unit: bounds.length.map(|length| length.unit),
            need,
            needed_after,
            frozen_after,
            is_public: asked.question.is_public,
            is_for_reviewers: asked.question.is_for_reviewers,
            tracks: tracks.into_iter().map(Uuid::from).collect(),
            types: types.into_iter().map(Uuid::from).collect(),
        };
        Self { id: id.into(), question, option_ids: options.into_iter().map(|option| option.id.into()).collect() }
    }
}
