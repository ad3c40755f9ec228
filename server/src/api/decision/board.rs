//! What is planned, how many are wanted, and what speakers answered.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    cfp::{Decision, Reply, State, TypedPlan},
    id::{ProposalId, SessionTypeId, TrackId},
    policy::Action,
    review::{figures::Coverage, score::Share},
};
use serde::{Deserialize, Serialize};
use service::{
    decision::{self, AnswerLine, BoardLine, Planned, QuotaLine, TypedQuotas, Wanted},
    review::Figures,
};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    found,
    words::{DecisionWord, ReplyWord},
};
use crate::api::{
    Answer,
    caller::Caller,
    cfp::{
        OfCall,
        offers::{FullStateWord, OfOffer},
    },
    extract::{Json, Path, Query},
    page::{Paged, bad_cursor, cursor, place},
};

/// Which proposals of the board.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct BoardQuery {
    /// Words in the title.
    #[serde(default)]
    #[param(required = false)]
    text: String,
    /// In this state.
    #[param(value_type = Option<FullStateWord>)]
    state: Option<State>,
    /// With this decision planned.
    #[param(value_type = Option<DecisionWord>)]
    planned: Option<Decision>,
    /// `next` of the page before.
    cursor: Option<String>,
}

/// A proposal on the board of decisions.
#[derive(Debug, Serialize, ToSchema)]
pub struct DecisionLine {
    /// Which proposal.
    proposal: Uuid,
    /// What it is called.
    title: String,
    /// Who speaks, the main speaker first.
    speakers: Vec<String>,
    /// Where it stands; for whoever speaks in it, as speakers are told.
    #[schema(value_type = FullStateWord)]
    state: State,
    /// What is planned and not released; null for whoever speaks in it.
    planned: Option<PlannedBody>,
    /// Until when an acceptance asks for an answer.
    confirm_by: Option<DateTime<Utc>>,
    /// Whether a deputy has to be named.
    needs_deputy: bool,
    /// What its reviewers think; null where the caller may not know, and where nobody reviewed it.
    reviews: Option<ReviewFigures>,
}

/// What reviewers think of a proposal.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReviewFigures {
    /// How many reviews were handed in.
    count: u32,
    /// The mean or median, as the call sums up, such as "72.5 %"; null where no review scores.
    average: Option<String>,
    /// How far apart they are, such as "12.0 %".
    spread: Option<String>,
    /// What each says, the first first.
    words: Vec<ReviewWords>,
}

/// What a review says.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReviewWords {
    /// Whose: their name, or their letter where names are hidden.
    by: String,
    /// Its score; null for who abstains.
    score: Option<String>,
    /// For the committee.
    for_committee: String,
    /// For the speakers.
    for_speakers: String,
    /// Whether a chair has read the text for the speakers, so that it may be sent.
    may_be_sent: bool,
}

/// What is planned.
#[derive(Debug, Serialize, ToSchema)]
pub struct PlannedBody {
    /// What.
    #[schema(value_type = DecisionWord)]
    decision: Decision,
    /// As another kind of session.
    session_type: Option<String>,
    /// For another track.
    track: Option<String>,
    /// With another length.
    minutes: Option<u32>,
    /// What is noted beside it.
    note: String,
}

/// A decision to be planned for some proposals.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanBody {
    /// For which.
    #[schema(min_items = 1, max_items = 5000)]
    proposals: Vec<Uuid>,
    /// What; null takes back what is planned.
    #[schema(value_type = Option<DecisionWord>)]
    decision: Option<Decision>,
    /// As another kind of session.
    #[serde(default)]
    session_type: Option<Uuid>,
    /// For another track.
    #[serde(default)]
    track: Option<Uuid>,
    /// With another length.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 1440)]
    minutes: Option<u32>,
    /// What organisers note beside it.
    #[serde(default)]
    #[schema(max_length = 2000)]
    note: String,
}

/// How many are wanted and planned.
#[derive(Debug, Serialize, ToSchema)]
pub struct QuotasBody {
    /// In each track.
    tracks: Vec<QuotaBody>,
    /// Of each kind of session.
    types: Vec<QuotaBody>,
}

/// How many of one track or kind.
#[derive(Debug, Serialize, ToSchema)]
pub struct QuotaBody {
    /// Which; null for proposals without.
    id: Option<Uuid>,
    /// Its name.
    name: String,
    /// How many are wanted.
    wanted: Option<u32>,
    /// How many are chosen, or planned to be.
    chosen: u32,
    /// How many proposals there are.
    proposals: u32,
}

/// How many are wanted, in the place of what was said before.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct QuotasToSet {
    /// Of each track, by id.
    #[serde(default)]
    tracks: BTreeMap<Uuid, u32>,
    /// Of each kind of session, by id.
    #[serde(default)]
    types: BTreeMap<Uuid, u32>,
}

/// A deputy to be named.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DeputyBody {
    /// Who, of the conference's team; null for nobody.
    person: Option<Uuid>,
}

/// Where a call stands.
#[derive(Debug, Serialize, ToSchema)]
pub struct OverviewBody {
    /// How many were handed in on each day.
    days: BTreeMap<NaiveDate, u32>,
    /// How many stand where.
    #[schema(value_type = BTreeMap<String, u32>)]
    states: BTreeMap<State, u32>,
    /// How far reviewing has come.
    reviewing: ReviewingBody,
}

/// How far reviewing has come, over the proposals whose reviewers the caller may know.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReviewingBody {
    /// Proposals, without those that were withdrawn.
    proposals: u32,
    /// Reviews that were assigned for them.
    assigned: u32,
    /// Of those, how many are there.
    done: u32,
    /// How many proposals have fewer reviews than are wanted.
    below: u32,
}

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

/// What is planned for the proposals of a call
#[utoipa::path(
    get, path = "/api/v1/conferences/{conference}/calls/{call}/decisions", tag = "decision",
    params(OfCall, BoardQuery), security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 200, description = "A page of fifty", body = Paged<DecisionLine>))
)]
pub async fn list_decisions(
    caller: Caller,
    Path(of): Path<OfCall>,
    Query(query): Query<BoardQuery>,
) -> Answer<Json<Paged<DecisionLine>>> {
    let (facts, call) = found(&caller, &of.conference, &of.call, Action::MoveProposals).await?;
    let page = place("decisions", query.cursor.as_deref())?.map(|page| page.parse::<usize>());
    let wanted = Wanted {
        text: query.text,
        state: query.state,
        pending: query.planned.map(Some),
        page: page.transpose().map_err(|_| bad_cursor())?.unwrap_or(0),
        ..Wanted::default()
    };
    let board = decision::board(&caller.ctx, &facts, call.id, &wanted).await?;
    let next = board.goes_on.then(|| cursor("decisions", &(wanted.page + 1).to_string()));
    Ok(Json(Paged { items: board.lines.into_iter().map(DecisionLine::from).collect(), next }))
}

/// Plans the same decision for some proposals: all of them or none; nobody is told before the release
#[utoipa::path(
    put, path = "/api/v1/conferences/{conference}/calls/{call}/decisions", tag = "decision",
    params(OfCall), security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 204, description = "It is planned"))
)]
pub async fn plan_decisions(caller: Caller, Path(of): Path<OfCall>, Json(plan): Json<PlanBody>) -> Answer<StatusCode> {
    let (_, call) = found(&caller, &of.conference, &of.call, Action::MoveProposals).await?;
    let ids: Vec<ProposalId> = plan.proposals.iter().copied().map(ProposalId::from).collect();
    let text = |id: Option<Uuid>| id.map(|id| id.to_string()).unwrap_or_default();
    let typed = TypedPlan {
        decision: plan.decision.map(|decision| decision.to_string()).unwrap_or_default(),
        session_type: text(plan.session_type),
        track: text(plan.track),
        minutes: plan.minutes.map(|minutes| minutes.to_string()).unwrap_or_default(),
        note: plan.note,
    };
    decision::plan_decisions(&caller.ctx, call.id, &ids, &typed).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// How many are wanted and planned of each track and kind of session
#[utoipa::path(
    get, path = "/api/v1/conferences/{conference}/calls/{call}/quotas", tag = "decision",
    params(OfCall), security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 200, description = "The quotas", body = QuotasBody))
)]
pub async fn get_quotas(caller: Caller, Path(of): Path<OfCall>) -> Answer<Json<QuotasBody>> {
    let (facts, call) = found(&caller, &of.conference, &of.call, Action::MoveProposals).await?;
    let board = decision::board(&caller.ctx, &facts, call.id, &Wanted::default()).await?;
    let tracks = board.tracks.into_iter().map(QuotaBody::from).collect();
    Ok(Json(QuotasBody { tracks, types: board.types.into_iter().map(QuotaBody::from).collect() }))
}

/// Says how many are wanted, in the place of what was said before
#[utoipa::path(
    put, path = "/api/v1/conferences/{conference}/calls/{call}/quotas", tag = "decision",
    params(OfCall), security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 200, description = "The quotas as they are now", body = QuotasBody))
)]
pub async fn set_quotas(
    caller: Caller,
    Path(of): Path<OfCall>,
    Json(quotas): Json<QuotasToSet>,
) -> Answer<Json<QuotasBody>> {
    let (_, call) = found(&caller, &of.conference, &of.call, Action::MoveProposals).await?;
    let typed = TypedQuotas {
        tracks: quotas.tracks.into_iter().map(|(id, wanted)| (TrackId::from(id), wanted.to_string())).collect(),
        types: quotas.types.into_iter().map(|(id, wanted)| (SessionTypeId::from(id), wanted.to_string())).collect(),
    };
    decision::set_quotas(&caller.ctx, call.id, &typed).await?;
    get_quotas(caller, Path(of)).await
}

/// Names who decides about a proposal where a chair has a conflict of interest
#[utoipa::path(
    put, path = "/api/v1/conferences/{conference}/calls/{call}/proposals/{proposal}/deputy", tag = "decision",
    params(OfOffer), security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 204, description = "They are named"))
)]
pub async fn name_deputy(
    caller: Caller,
    Path(of): Path<OfOffer>,
    Json(deputy): Json<DeputyBody>,
) -> Answer<StatusCode> {
    let (facts, call) = found(&caller, &of.conference, &of.call, Action::MoveProposals).await?;
    let id = service::cfp::proposal(&caller.ctx, &facts, call.id, of.proposal.into()).await?.line.id;
    service::review::name_deputy(&caller.ctx, id, deputy.person.map(Into::into)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// When proposals came in and where they stand
#[utoipa::path(
    get, path = "/api/v1/conferences/{conference}/calls/{call}/overview", tag = "decision",
    params(OfCall), security(("token" = ["read"]), ("signIn" = [])),
    responses((status = 200, description = "The overview", body = OverviewBody))
)]
pub async fn get_overview(caller: Caller, Path(of): Path<OfCall>) -> Answer<Json<OverviewBody>> {
    let (facts, call) = found(&caller, &of.conference, &of.call, Action::SeeProposals).await?;
    let overview = decision::overview(&caller.ctx, &facts, call.id).await?;
    let Coverage { proposals, assigned, done, below } = overview.reviewing;
    let reviewing = ReviewingBody { proposals, assigned, done, below };
    Ok(Json(OverviewBody { days: overview.days, states: overview.states, reviewing }))
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

/// The proposals of a call as submission.json of voc/schedule: an array of submissions
#[utoipa::path(
    get, path = "/api/v1/conferences/{conference}/calls/{call}/submissions", tag = "decision",
    params(OfCall), security(("token" = ["read"]), ("signIn" = [])),
    responses((status = 200, description = "The file", body = Vec<serde_json::Value>))
)]
pub async fn export_submissions(caller: Caller, Path(of): Path<OfCall>) -> Answer<Json<Vec<serde_json::Value>>> {
    let (facts, call) = found(&caller, &of.conference, &of.call, Action::SeeProposals).await?;
    let submissions = decision::submissions(&caller.ctx, &facts, call.id).await?;
    let values: Result<Vec<_>, _> = submissions.iter().map(serde_json::to_value).collect();
    Ok(Json(values.map_err(service::Error::fault)?))
}

impl From<BoardLine> for DecisionLine {
    fn from(line: BoardLine) -> Self {
        Self {
            proposal: line.id.into(),
            title: line.title,
            speakers: line.speakers,
            state: line.state,
            planned: line.pending.map(PlannedBody::from),
            confirm_by: line.confirm_by,
            needs_deputy: line.waits_for_deputy,
            reviews: line.figures.map(ReviewFigures::from),
        }
    }
}

impl From<Figures> for ReviewFigures {
    fn from(figures: Figures) -> Self {
        let text = |share: Option<Share>| share.map(|share| share.to_string());
        let words = figures.words.into_iter().map(|word| ReviewWords {
            by: word.by,
            score: text(word.score),
            for_committee: word.for_committee,
            for_speakers: word.for_speakers,
            may_be_sent: word.is_read,
        });
        Self {
            count: figures.reviews,
            average: text(figures.average),
            spread: text(figures.spread),
            words: words.collect(),
        }
    }
}

impl From<Planned> for PlannedBody {
    fn from(planned: Planned) -> Self {
        Self {
            decision: planned.decision,
            session_type: planned.session_type,
            track: planned.track,
            minutes: planned.minutes,
            note: planned.note,
        }
    }
}

impl<Id: Into<Uuid>> From<QuotaLine<Id>> for QuotaBody {
    fn from(line: QuotaLine<Id>) -> Self {
        let chosen = line.chosen();
        Self {
            id: line.id.map(Into::into),
            name: line.name,
            wanted: line.wanted,
            chosen,
            proposals: line.quota.proposals,
        }
    }
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
