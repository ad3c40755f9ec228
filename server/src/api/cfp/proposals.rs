//! The asker's own proposals.

use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use chrono::{DateTime, Utc};
use domain::{
    cfp::{State, TypedAnswers, TypedProposal},
    id::ProposalId,
    policy::Action,
};
use serde::{Deserialize, Serialize};
use service::cfp::{self, OwnProposal, ProposalLine};
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

/// Where a proposal stands, as its speakers are told.
#[derive(Debug, ToSchema)]
#[schema(as = ProposalState, rename_all = "lowercase")]
pub enum StateWord {
    /// Being written.
    Draft,
    /// Handed in.
    Submitted,
    /// Chosen, not confirmed yet.
    Accepted,
    /// Chosen if another falls out.
    Waitlisted,
    /// Not chosen.
    Rejected,
    /// Chosen, and it takes place.
    Confirmed,
    /// Taken back.
    Withdrawn,
    /// Taken off the programme.
    Cancelled,
}

/// A proposal in the path.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OfProposal {
    /// Which.
    pub proposal: Uuid,
}

/// What a proposal says. A draft may leave out anything.
#[derive(Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ProposalWords {
    /// What it is called.
    #[schema(max_length = 150)]
    title: String,
    /// What the programme says in brief.
    #[schema(max_length = 600)]
    summary: String,
    /// What it is about, in Markdown.
    #[schema(max_length = 20000)]
    description: String,
    /// What only the organisers read.
    #[schema(max_length = 5000)]
    notes: String,
    /// The kind of session, one of the call's.
    session_type: Option<Uuid>,
    /// The track, one of the call's.
    track: Option<Uuid>,
    /// The language it is held in, one of the call's; the only one where there is no choice.
    #[schema(max_length = 35)]
    language: String,
    /// An access code; empty where there is none.
    #[schema(max_length = 40)]
    code: String,
    /// Answers by the ids of their questions, each as a form sends it: one value, or several where several are chosen.
    /// A question that is left out keeps its answer; an empty list takes it back.
    #[schema(value_type = HashMap<String, Vec<String>>)]
    answers: TypedAnswers,
}

/// A proposal of the asker's.
#[derive(Debug, Serialize, ToSchema)]
pub struct OwnProposalBody {
    /// Which.
    id: Uuid,
    /// Where it stands.
    #[schema(value_type = StateWord)]
    state: State,
    /// What it says.
    words: ProposalWords,
    /// The slug of the conference.
    conference: String,
    /// The slug of the call.
    call: String,
    /// The last moment for it.
    deadline: DateTime<Utc>,
    /// Whether it can be edited now.
    may_edit: bool,
}

/// The asker's proposals.
#[derive(Debug, Serialize, ToSchema)]
pub struct OwnProposals {
    /// The newest first.
    proposals: Vec<OwnProposalLine>,
}

/// A proposal in the list.
#[derive(Debug, Serialize, ToSchema)]
pub struct OwnProposalLine {
    /// Which.
    id: Uuid,
    /// What it is called.
    title: String,
    /// Where it stands.
    #[schema(value_type = StateWord)]
    state: State,
    /// The name of the conference.
    conference: String,
    /// The name of the call.
    call: String,
    /// The last moment for it.
    deadline: DateTime<Utc>,
}

/// The asker's proposals, drafts too
#[utoipa::path(
    get, path = "/api/v1/me/proposals", tag = "cfp",
    security(("token" = ["profile"]), ("signIn" = [])),
    responses((status = 200, description = "The proposals", body = OwnProposals))
)]
pub async fn list_my_proposals(caller: Caller) -> Answer<Json<OwnProposals>> {
    let lines = cfp::my_proposals(&caller.ctx).await?;
    Ok(Json(OwnProposals { proposals: lines.into_iter().map(OwnProposalLine::from).collect() }))
}

/// Begins a proposal; nobody else sees it until it is handed in
#[utoipa::path(
    post, path = "/api/v1/conferences/{conference}/calls/{call}/proposals", tag = "cfp",
    params(OfCall), security(("token" = ["profile"]), ("signIn" = [])),
    responses((status = 201, description = "It is begun", body = OwnProposalBody, headers(("Location" = String))))
)]
pub async fn draft_proposal(
    caller: Caller,
    Path(of): Path<OfCall>,
    Json(words): Json<ProposalWords>,
) -> Answer<Response> {
    caller.ctx.authorize_route(Action::Propose)?;
    let facts = facts(&caller, &of.conference, Action::SeeConference).await?;
    let call = cfp::call(&caller.ctx, &facts, &of.call).await?.id;
    let id = cfp::draft_proposal(&caller.ctx, call, &words.typed()).await?;
    let own = cfp::my_proposal(&caller.ctx, id).await?;
    Ok((StatusCode::CREATED, [(header::LOCATION, format!("/api/v1/me/proposals/{id}"))], tagged(own)).into_response())
}

/// One of the asker's proposals
#[utoipa::path(
    get, path = "/api/v1/me/proposals/{proposal}", tag = "cfp",
    params(OfProposal), security(("token" = ["profile"]), ("signIn" = [])),
    responses((status = 200, description = "The proposal", body = OwnProposalBody))
)]
pub async fn get_my_proposal(caller: Caller, Path(of): Path<OfProposal>) -> Answer<Tagged<OwnProposalBody>> {
    Ok(tagged(cfp::my_proposal(&caller.ctx, of.id()).await?))
}

/// Replaces what a proposal says
#[utoipa::path(
    put, path = "/api/v1/me/proposals/{proposal}", tag = "cfp",
    params(OfProposal, ("If-Match" = Option<String>, Header, description = "The ETag of the state that the edit is made from.")),
    security(("token" = ["profile"]), ("signIn" = [])),
    responses((status = 200, description = "As it is now", body = OwnProposalBody))
)]
pub async fn edit_proposal(
    caller: Caller,
    Path(of): Path<OfProposal>,
    made_from: IfMatch,
    Json(words): Json<ProposalWords>,
) -> Answer<Tagged<OwnProposalBody>> {
    let edited = cfp::edit_proposal(&caller.ctx, of.id(), &words.typed(), made_from.version()).await;
    edited.map_err(IfMatch::refused)?;
    get_my_proposal(caller, Path(of)).await
}

/// Hands in a draft as it is
#[utoipa::path(
    post, path = "/api/v1/me/proposals/{proposal}/submit", tag = "cfp",
    params(OfProposal), security(("token" = ["profile"]), ("signIn" = [])),
    responses((status = 200, description = "It is handed in", body = OwnProposalBody))
)]
pub async fn submit_proposal(caller: Caller, Path(of): Path<OfProposal>) -> Answer<Tagged<OwnProposalBody>> {
    cfp::submit_proposal(&caller.ctx, of.id(), None).await?;
    get_my_proposal(caller, Path(of)).await
}

/// Takes back what was handed in; only organisers take it in again
#[utoipa::path(
    post, path = "/api/v1/me/proposals/{proposal}/withdraw", tag = "cfp",
    params(OfProposal), security(("token" = ["profile"]), ("signIn" = [])),
    responses((status = 200, description = "It is withdrawn", body = OwnProposalBody))
)]
pub async fn withdraw_proposal(caller: Caller, Path(of): Path<OfProposal>) -> Answer<Tagged<OwnProposalBody>> {
    cfp::withdraw_proposal(&caller.ctx, of.id()).await?;
    get_my_proposal(caller, Path(of)).await
}

/// Deletes a draft for good
#[utoipa::path(
    delete, path = "/api/v1/me/proposals/{proposal}", tag = "cfp",
    params(OfProposal), security(("token" = ["profile"]), ("signIn" = [])),
    responses((status = 204, description = "It is gone"))
)]
pub async fn discard_draft(caller: Caller, Path(of): Path<OfProposal>) -> Answer<StatusCode> {
    cfp::discard_draft(&caller.ctx, of.id()).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl OfProposal {
    fn id(&self) -> ProposalId {
        self.proposal.into()
    }
}

impl ProposalWords {
    pub(super) fn typed(self) -> TypedProposal {
        let text = |id: Option<Uuid>| id.map(|id| id.to_string()).unwrap_or_default();
        TypedProposal {
            title: self.title,
            summary: self.summary,
            description: self.description,
            notes: self.notes,
            session_type: text(self.session_type),
            track: text(self.track),
            language: self.language,
            code: self.code,
            answers: self.answers,
            answers_made_from: String::new(),
        }
    }
}

fn tagged(own: OwnProposal) -> Tagged<OwnProposalBody> {
    let words = ProposalWords {
        title: own.typed.title,
        summary: own.typed.summary,
        description: own.typed.description,
        notes: own.typed.notes,
        session_type: own.typed.session_type.parse().ok(),
        track: own.typed.track.parse().ok(),
        language: own.typed.language,
        code: own.typed.code,
        answers: own.typed.answers,
    };
    let body = OwnProposalBody {
        id: own.id.into(),
        state: own.state,
        words,
        conference: own.conference.slug,
        call: own.call.slug,
        deadline: own.deadline,
        may_edit: own.may_edit,
    };
    Tagged(body, own.version)
}

impl From<ProposalLine> for OwnProposalLine {
    fn from(line: ProposalLine) -> Self {
        Self {
            id: line.id.into(),
            title: line.title,
            state: line.state,
            conference: line.conference,
            call: line.call,
            deadline: line.deadline,
        }
    }
}
