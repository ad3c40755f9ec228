//! Proposals as those who review them read them.

use std::collections::BTreeMap;

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use chrono::{DateTime, Utc};
use domain::{
    cfp::{State, TypedAnswers},
    id::ProposalId,
    policy::Action,
    review::next::Task,
};
use serde::{Deserialize, Serialize};
use service::review::{self, BoardLine, BoardWish, Sheet, TypedReviewText};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    answers::{GivenAnswer, QuestionToReviewer, WrittenReview, given, of_speakers, questions},
    found,
};
use crate::api::{
    Answer,
    caller::Caller,
    cfp::{
        OfCall,
        offers::{FullStateWord, OfOffer},
    },
    conditional::{IfMatch, Tagged},
    extract::{Json, Path, Query},
    page::{Paged, bad_cursor, cursor, place},
};

/// What the asker has to do with a proposal.
#[derive(Debug, ToSchema)]
#[schema(as = ReviewTask, rename_all = "lowercase")]
pub enum TaskWord {
    /// Theirs to review.
    Assigned,
    /// A review is begun.
    Begun,
    /// They may review it.
    Open,
    /// They declined it.
    Declined,
    /// They have handed in a review.
    Done,
}

/// Which proposals.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ReviewQuery {
    /// With which the asker has this to do.
    #[param(value_type = Option<TaskWord>)]
    task: Option<Task>,
    /// In which this is found, as far as the asker reads it.
    q: Option<String>,
    /// `next` of the page before.
    cursor: Option<String>,
}

/// A proposal under review.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReviewLine {
    /// Which.
    id: Uuid,
    /// What it is called; redacted where names are hidden.
    title: String,
    /// Where it stands, as far as the asker may know.
    #[schema(value_type = FullStateWord)]
    state: State,
    /// Who speaks; empty where names are hidden.
    speakers: Vec<String>,
    /// The kind of session.
    session_type: String,
    /// The track; may be empty.
    track: String,
    /// The language.
    language: String,
    /// What the asker has to do with it.
    #[schema(value_type = TaskWord)]
    task: Task,
    /// Whether the asker may open it. They know of what they speak in themselves and, as chairs, of what is under embargo,
    /// and open neither here.
    may_open: bool,
    /// Its score, where the asker may know.
    #[serde(skip_serializing_if = "Option::is_none")]
    score: Option<String>,
}

/// A proposal under review, with what is written about it.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReviewedProposal {
    /// What the list says of it.
    #[serde(flatten)]
    line: ReviewLine,
    /// What it says in brief.
    summary: String,
    /// What it is about, in Markdown.
    description: String,
    /// What is scored here: the id of each category and what it is called.
    categories: BTreeMap<Uuid, String>,
    /// What was answered about it, as far as the asker may know.
    answers: Vec<GivenAnswer>,
    /// What the call asks its reviewers.
    questions: Vec<QuestionToReviewer>,
    /// The asker's own review; left out where none is begun. The `ETag` names its state, for `If-Match`.
    #[serde(skip_serializing_if = "Option::is_none")]
    own: Option<WrittenReview>,
    /// What others wrote; left out where that is not for the asker.
    #[serde(skip_serializing_if = "Option::is_none")]
    reviews: Option<Vec<OneReview>>,
    /// The discussion; left out where that is not for the asker.
    #[serde(skip_serializing_if = "Option::is_none")]
    discussion: Option<Vec<OneMessage>>,
}

/// A review of somebody else.
#[derive(Debug, Serialize, ToSchema)]
pub struct OneReview {
    /// Which.
    id: Uuid,
    /// Whose: a name, or a letter where names are hidden.
    by: String,
    /// What it gives; empty for who abstains.
    score: String,
    /// For the committee.
    for_committee: String,
    /// For the speakers.
    for_speakers: String,
    /// Whether a chair has read the text for the speakers, so that it may be sent.
    may_be_sent: bool,
    /// What they answered to the call's questions.
    answers: Vec<GivenAnswer>,
}

/// A message of a discussion.
#[derive(Debug, Serialize, ToSchema)]
pub struct OneMessage {
    /// Whose: a name, or a letter where names are hidden.
    by: String,
    /// What it says, in Markdown.
    text: String,
}

/// The asker's review.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ReviewToWrite {
    /// What is scored, by category.
    scores: BTreeMap<Uuid, i16>,
    /// Whether the asker abstains from scoring.
    abstains: bool,
    /// For the committee; never leaves it.
    #[schema(max_length = 20000)]
    for_committee: String,
    /// For the speakers; sent once a chair has read it.
    #[schema(max_length = 20000)]
    for_speakers: String,
    /// Answers by the ids of their questions, each as a form sends it: one value, or several where several are chosen. A
    /// question that is left out keeps its answer; an empty list takes it back.
    #[schema(value_type = HashMap<String, Vec<String>>)]
    answers: TypedAnswers,
    /// Whether it is handed in.
    hands_in: bool,
}

/// A message to be written.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MessageToWrite {
    /// What it says, in Markdown.
    #[schema(max_length = 10000)]
    text: String,
}

/// What is served next.
#[derive(Debug, Serialize, ToSchema)]
pub struct NextProposal {
    /// Which; null when nothing is left.
    proposal: Option<Uuid>,
}

/// The proposals of a call that the asker may review or read
#[utoipa::path(
    get, path = "/api/v1/conferences/{conference}/calls/{call}/review/proposals", tag = "review",
    params(OfCall, ReviewQuery), security(("token" = ["read"]), ("signIn" = [])),
    responses((status = 200, description = "A page of proposals", body = Paged<ReviewLine>))
)]
pub async fn list_review_proposals(
    caller: Caller,
    Path(of): Path<OfCall>,
    Query(query): Query<ReviewQuery>,
) -> Answer<Json<Paged<ReviewLine>>> {
    let (facts, call) = found(&caller, &of.conference, &of.call, Action::SeeReview).await?;
    let after = place("review-proposals", query.cursor.as_deref())?;
    let wish = BoardWish {
        task: query.task,
        search: query.q.unwrap_or_default(),
        after: after.map(|id| id.parse::<ProposalId>()).transpose().map_err(|_| bad_cursor())?,
        ..BoardWish::default()
    };
    let board = review::board(&caller.ctx, &facts, call.id, &wish).await?;
    let next = board.next.map(|id| cursor("review-proposals", &id.to_string()));
    Ok(Json(Paged { items: board.lines.into_iter().map(ReviewLine::from).collect(), next }))
}

/// One proposal, for those who may review it
#[utoipa::path(
    get, path = "/api/v1/conferences/{conference}/calls/{call}/review/proposals/{proposal}", tag = "review",
    params(OfOffer), security(("token" = ["read"]), ("signIn" = [])),
    responses((status = 200, description = "The proposal", body = ReviewedProposal))
)]
pub async fn get_review_proposal(caller: Caller, Path(of): Path<OfOffer>) -> Answer<Response> {
    let (facts, call) = found(&caller, &of.conference, &of.call, Action::SeeReview).await?;
    let sheet = review::sheet(&caller.ctx, &facts, call.id, of.proposal.into()).await?;
    let (version, body) = (sheet.own.version.clone(), ReviewedProposal::of(sheet, caller.ctx.now));
    Ok(match version {
        Some(version) => Tagged(body, version).into_response(),
        None => Json(body).into_response(),
    })
}

/// The proposal that the asker is served next
#[utoipa::path(
    get, path = "/api/v1/conferences/{conference}/calls/{call}/review/next", tag = "review",
    params(OfCall), security(("token" = ["read"]), ("signIn" = [])),
    responses((status = 200, description = "Which", body = NextProposal))
)]
pub async fn get_next_proposal(caller: Caller, Path(of): Path<OfCall>) -> Answer<Json<NextProposal>> {
    let (facts, call) = found(&caller, &of.conference, &of.call, Action::SeeReview).await?;
    let served = review::next_for_me(&caller.ctx, &facts, call.id).await?;
    Ok(Json(NextProposal { proposal: served.map(Into::into) }))
}

/// Saves the asker's review of a proposal, or hands it in
#[utoipa::path(
    put, path = "/api/v1/conferences/{conference}/calls/{call}/review/proposals/{proposal}/review", tag = "review",
    params(OfOffer, ("If-Match" = Option<String>, Header, description = "The ETag of the state that the edit is made from.")),
    security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 204, description = "Kept"))
)]
pub async fn write_review(
    caller: Caller,
    Path(of): Path<OfOffer>,
    made_from: IfMatch,
    Json(body): Json<ReviewToWrite>,
) -> Answer<StatusCode> {
    let id = at(&caller, &of, Action::WriteReview).await?;
    let typed = TypedReviewText {
        scores: body.scores.iter().map(|(id, score)| (id.to_string(), score.to_string())).collect(),
        abstains: body.abstains,
        for_committee: body.for_committee,
        for_speakers: body.for_speakers,
        answers: body.answers,
    };
    let written = review::write_review(&caller.ctx, id, &typed, body.hands_in, made_from.version()).await;
    written.map_err(IfMatch::refused)?;
    Ok(StatusCode::NO_CONTENT)
}

/// Writes a message into the discussion of a proposal
#[utoipa::path(
    post, path = "/api/v1/conferences/{conference}/calls/{call}/review/proposals/{proposal}/messages", tag = "review",
    params(OfOffer), security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 204, description = "Written"))
)]
pub async fn discuss_proposal(
    caller: Caller,
    Path(of): Path<OfOffer>,
    Json(body): Json<MessageToWrite>,
) -> Answer<StatusCode> {
    let id = at(&caller, &of, Action::WriteReview).await?;
    review::discuss(&caller.ctx, id, &body.text).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The proposal in the path, if it stands there for the asker.
pub(super) async fn at(caller: &Caller, of: &OfOffer, action: Action) -> Answer<ProposalId> {
    let (facts, call) = found(caller, &of.conference, &of.call, action).await?;
    Ok(review::sheet(&caller.ctx, &facts, call.id, of.proposal.into()).await?.line.id)
}

impl From<BoardLine> for ReviewLine {
    fn from(line: BoardLine) -> Self {
        Self {
            id: line.id.into(),
            title: line.title,
            state: line.state,
            speakers: line.speakers,
            session_type: line.session_type,
            track: line.track,
            language: line.language,
            task: line.task,
            may_open: line.closed.is_none(),
            score: line.score.map(|(average, ..)| average),
        }
    }
}

impl ReviewedProposal {
    fn of(sheet: Sheet, now: DateTime<Utc>) -> Self {
        let review = |other: review::OtherReview| OneReview {
            id: other.id.into(),
            by: other.by,
            score: other.score,
            for_committee: other.for_committee,
            for_speakers: other.for_speakers,
            may_be_sent: other.is_read,
            answers: given(other.answers),
        };
        let message = |line: review::MessageLine| OneMessage { by: line.by, text: line.text };
        Self {
            line: sheet.line.into(),
            summary: sheet.summary,
            description: sheet.description,
            categories: sheet.categories.into_iter().map(|category| (category.id.into(), category.name)).collect(),
            answers: of_speakers(sheet.answers),
            questions: questions(&sheet.questions, now),
            own: sheet.own.version.is_some().then(|| sheet.own.into()),
            reviews: sheet.others.map(|others| others.into_iter().map(review).collect()),
            discussion: sheet.discussion.map(|lines| lines.into_iter().map(message).collect()),
        }
    }
}
