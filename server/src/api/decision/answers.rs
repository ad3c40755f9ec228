//! What speakers of chosen proposals answered.

use chrono::{DateTime, Utc};
use domain::{cfp::Reply, policy::Action};
use serde::Serialize;
use service::decision::{self, AnswerLine};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{found, words::ReplyWord};
use crate::api::{
    Answer,
    caller::Caller,
    cfp::OfCall,
    extract::{Json, Path},
};

/// What speakers answered.
#[derive(Debug, Serialize, ToSchema)]
pub struct AnswersBody {
    /// Those that are overdue first.
    answers: Vec<AnswerBody>,
}

/// What a speaker answered. What they need is read on the page alone.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SpeakerAnswer)]
pub struct AnswerBody {
    /// About which proposal.
    proposal: Uuid,
    /// Who.
    speaker: String,
    /// Whether their answer decides for the proposal.
    is_main: bool,
    /// What they answered.
    #[schema(value_type = ReplyWord)]
    reply: Reply,
    /// Until when it is asked for.
    confirm_by: Option<DateTime<Utc>>,
    /// Whether it may be recorded.
    recording: Option<bool>,
    /// When they can be there.
    availability: String,
}

/// What speakers of chosen proposals answered
#[utoipa::path(
    get, path = "/api/v1/conferences/{conference}/calls/{call}/answers", tag = "decision",
    params(OfCall), security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 200, description = "The answers", body = AnswersBody))
)]
pub async fn list_answers(caller: Caller, Path(of): Path<OfCall>) -> Answer<Json<AnswersBody>> {
    let (facts, call) = found(&caller, &of.conference, &of.call, Action::MoveProposals).await?;
    let lines = decision::answers(&caller.ctx, &facts, call.id).await?;
    Ok(Json(AnswersBody { answers: lines.into_iter().map(AnswerBody::from).collect() }))
}

impl From<AnswerLine> for AnswerBody {
    fn from(line: AnswerLine) -> Self {
        Self {
            proposal: line.proposal.into(),
            speaker: line.speaker,
            is_main: line.is_main,
            reply: line.reply,
            confirm_by: line.confirm_by,
            recording: line.recording,
            availability: line.availability,
        }
    }
}
