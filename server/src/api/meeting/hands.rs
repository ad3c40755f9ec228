//! Shows of hands.

use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use domain::{meeting::TypedHands, policy::Action};
use serde::{Deserialize, Serialize};
use service::meeting::{self, HandsLine};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{OfMeeting, of_group};
use crate::api::{
    Answer,
    caller::Caller,
    extract::{Json, Path},
    team::Made,
};

/// A show of hands: it binds nobody.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ShowOfHands)]
pub struct HandsBody {
    /// Which.
    id: Uuid,
    /// What is asked.
    question: String,
    /// What can be answered, with the number of hands.
    options: Vec<HandsOption>,
    /// When it was opened.
    opened_at: DateTime<Utc>,
    /// When it was closed; null while hands can be raised.
    closed_at: Option<DateTime<Utc>>,
    /// Always false: what binds is a ballot.
    binding: bool,
}

/// An answer.
#[derive(Debug, Serialize, ToSchema)]
pub struct HandsOption {
    /// What it says.
    text: String,
    /// How many hands it has.
    hands: u32,
}

/// A question to those present.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HandsToOpen {
    /// What is asked.
    #[schema(max_length = 300)]
    question: String,
    /// What can be answered: 2 to 10.
    options: Vec<String>,
}

/// A hand.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HandToRaise {
    /// The number of the answer, from 0; null takes the hand down.
    choice: Option<usize>,
}

/// A show of hands in the path.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OfHands {
    /// The slug of the group.
    group: String,
    /// Which meeting.
    meeting: Uuid,
    /// Which show of hands.
    hands: Uuid,
}

/// Asks those present while a meeting is on
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/meetings/{meeting}/hands", tag = "meeting",
    params(OfMeeting), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 201, description = "Hands can be raised", body = Made))
)]
pub async fn open_hands(
    caller: Caller,
    Path(of): Path<OfMeeting>,
    Json(new): Json<HandsToOpen>,
) -> Answer<(StatusCode, Json<Made>)> {
    let group = of_group(&caller, &of.group, Action::RunMeetings).await?;
    let typed = TypedHands { question: new.question, options: new.options.join("\n") };
    let id = meeting::open_hands(&caller.ctx, &group, of.meeting.into(), &typed).await?;
    Ok((StatusCode::CREATED, Json(Made { id: id.into() })))
}

/// Raises the asker's hand, for another answer than before, or takes it down
#[utoipa::path(
    put, path = "/api/v1/groups/{group}/meetings/{meeting}/hands/{hands}/mine", tag = "meeting",
    params(OfHands), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "It is up, or down"))
)]
pub async fn raise_hand(caller: Caller, Path(of): Path<OfHands>, Json(hand): Json<HandToRaise>) -> Answer<StatusCode> {
    let group = of_group(&caller, &of.group, Action::AttendMeeting).await?;
    meeting::raise_hand(&caller.ctx, &group, of.meeting.into(), of.hands.into(), hand.choice).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Counts the hands and forgets whose they were
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/meetings/{meeting}/hands/{hands}/close", tag = "meeting",
    params(OfHands), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "They are counted"))
)]
pub async fn close_hands(caller: Caller, Path(of): Path<OfHands>) -> Answer<StatusCode> {
    let group = of_group(&caller, &of.group, Action::RunMeetings).await?;
    meeting::close_hands(&caller.ctx, &group, of.meeting.into(), of.hands.into()).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl From<HandsLine> for HandsBody {
    fn from(line: HandsLine) -> Self {
        let options = line.options.into_iter().map(|(text, hands)| HandsOption { text, hands }).collect();
        Self {
            id: line.id.into(),
            question: line.question,
            options,
            opened_at: line.opened_at,
            closed_at: line.closed_at,
            binding: false,
        }
    }
}
