//! The proposals of a call, for its organisers.

use chrono::{DateTime, Utc};
use domain::{
    cfp::{Move, State},
    id::{ProposalId, SessionTypeId, TrackId},
    policy::Action,
};
use serde::{Deserialize, Serialize};
use service::{
    cfp::{self, CallFacts, Offer, OfferLine, Wanted},
    conference::ConferenceFacts,
};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::OfCall;
use crate::api::{
    Answer,
    caller::Caller,
    conference::facts,
    extract::{Json, Path, Query},
    page::{Paged, bad_cursor, cursor, limit, place, usual},
};

/// Where a proposal stands.
#[derive(Debug, ToSchema)]
#[schema(as = FullProposalState, rename_all = "lowercase")]
pub enum FullStateWord {
    /// Handed in.
    Submitted,
    /// Set aside for a closer look; its speakers are not told.
    Shortlisted,
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

/// A move of a proposal.
#[derive(Debug, ToSchema)]
#[schema(as = ProposalMove, rename_all = "kebab-case")]
pub enum MoveWord {
    /// Hand in a draft.
    Submit,
    /// Set aside for a closer look.
    Shortlist,
    /// Put back from there.
    Unlist,
    /// Choose.
    Accept,
    /// Choose if another falls out.
    Waitlist,
    /// Choose one that waits; needs a reason.
    MoveUp,
    /// Do not choose.
    Reject,
    /// Say that it takes place.
    Confirm,
    /// Answer an acceptance with no.
    Decline,
    /// Take back.
    Withdraw,
    /// Take off the programme.
    Cancel,
    /// Take in again; needs a reason.
    Reopen,
    /// Put a cancelled one back; needs a reason.
    Reinstate,
}

/// A proposal of a call in the path.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OfOffer {
    /// The slug of the conference.
    #[param(example = "fosdem-2026")]
    pub conference: String,
    /// The slug of the call.
    #[param(example = "talks")]
    pub call: String,
    /// Which proposal.
    pub proposal: Uuid,
}

/// Which proposals.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct OfferQuery {
    /// In this state.
    #[param(value_type = Option<FullStateWord>)]
    state: Option<State>,
    /// In this track.
    track: Option<Uuid>,
    /// Of this kind.
    session_type: Option<Uuid>,
    /// `next` of the page before.
    cursor: Option<String>,
    /// Most items; 50 unless said.
    #[serde(default = "usual")]
    #[param(required = false, minimum = 1, maximum = 100)]
    limit: u64,
}

/// A proposal in the list of its call.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ProposalLine)]
pub struct OfferLineBody {
    /// Which.
    id: Uuid,
    /// What it is called.
    title: String,
    /// Where it stands; for whoever speaks in it, as speakers are told.
    #[schema(value_type = FullStateWord)]
    state: State,
    /// Who speaks, the main speaker first.
    speakers: Vec<String>,
    /// The kind of session.
    session_type: String,
    /// The track; may be empty.
    track: String,
    /// The language.
    language: String,
    /// When it was handed in.
    submitted_at: Option<DateTime<Utc>>,
    /// Whether an embargo holds; whoever is not named to read it is shown what stands in for it.
    is_embargoed: bool,
}

/// A proposal, as its organisers read it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Proposal)]
pub struct OfferBody {
    /// What the list says of it.
    #[serde(flatten)]
    line: OfferLineBody,
    /// What the programme says in brief.
    summary: String,
    /// What it is about, in Markdown.
    description: String,
    /// What only the organisers read.
    notes: String,
    /// What the asker may do with it.
    #[schema(value_type = Vec<MoveWord>)]
    moves: Vec<Move>,
}

/// A move to be made.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = MoveToMake)]
pub struct MoveBody {
    /// Which.
    #[schema(value_type = MoveWord)]
    step: Move,
    /// Why; kept, and needed for some moves.
    #[serde(default)]
    #[schema(max_length = 2000)]
    reason: String,
}

/// The proposals of a call, drafts excepted, in the order in which they were begun
#[utoipa::path(
    get, path = "/api/v1/conferences/{conference}/calls/{call}/proposals", tag = "cfp",
    params(OfCall, OfferQuery), security(("token" = ["read"]), ("signIn" = [])),
    responses((status = 200, description = "A page of proposals", body = Paged<OfferLineBody>))
)]
pub async fn list_proposals(
    caller: Caller,
    Path(of): Path<OfCall>,
    Query(query): Query<OfferQuery>,
) -> Answer<Json<Paged<OfferLineBody>>> {
    let (facts, call) = found(&caller, &of.conference, &of.call, Action::SeeProposals).await?;
    let after = place("proposals", query.cursor.as_deref())?;
    let wanted = Wanted {
        state: query.state,
        track: query.track.map(TrackId::from),
        session_type: query.session_type.map(SessionTypeId::from),
        after: after.map(|id| id.parse::<ProposalId>()).transpose().map_err(|_| bad_cursor())?,
    };
    let page = cfp::proposals(&caller.ctx, &facts, call.id, &wanted, limit(query.limit)?).await?;
    let next = page.next.map(|id| cursor("proposals", &id.to_string()));
    Ok(Json(Paged { items: page.lines.into_iter().map(OfferLineBody::from).collect(), next }))
}

/// One proposal, for its organisers
#[utoipa::path(
    get, path = "/api/v1/conferences/{conference}/calls/{call}/proposals/{proposal}", tag = "cfp",
    params(OfOffer), security(("token" = ["read"]), ("signIn" = [])),
    responses((status = 200, description = "The proposal", body = OfferBody))
)]
pub async fn get_proposal(caller: Caller, Path(of): Path<OfOffer>) -> Answer<Json<OfferBody>> {
    let (facts, call) = found(&caller, &of.conference, &of.call, Action::SeeProposals).await?;
    Ok(Json(cfp::proposal(&caller.ctx, &facts, call.id, of.proposal.into()).await?.into()))
}

/// Moves a proposal and keeps why; whoever speaks in it moves nothing
#[utoipa::path(
    post, path = "/api/v1/conferences/{conference}/calls/{call}/proposals/{proposal}/moves", tag = "cfp",
    params(OfOffer), security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 200, description = "As it is now", body = OfferBody))
)]
pub async fn move_proposal(
    caller: Caller,
    Path(of): Path<OfOffer>,
    Json(step): Json<MoveBody>,
) -> Answer<Json<OfferBody>> {
    caller.ctx.authorize_route(Action::MoveProposals)?;
    let (facts, call) = found(&caller, &of.conference, &of.call, Action::MoveProposals).await?;
    let id = cfp::proposal(&caller.ctx, &facts, call.id, of.proposal.into()).await?.line.id;
    cfp::move_proposal(&caller.ctx, id, step.step, &step.reason).await?;
    Ok(Json(cfp::proposal(&caller.ctx, &facts, call.id, id).await?.into()))
}

/// The proposal in the path, for somebody who may do `action` to its conference.
pub(super) async fn found_offer(caller: &Caller, of: &OfOffer, action: Action) -> Answer<ProposalId> {
    caller.ctx.authorize_route(action)?;
    let (facts, call) = found(caller, &of.conference, &of.call, action).await?;
    Ok(cfp::proposal(&caller.ctx, &facts, call.id, of.proposal.into()).await?.line.id)
}

pub(super) async fn found(
    caller: &Caller,
    conference: &str,
    call: &str,
    action: Action,
) -> Answer<(ConferenceFacts, CallFacts)> {
    let facts = facts(caller, conference, action).await?;
    let call = cfp::call(&caller.ctx, &facts, call).await?;
    Ok((facts, call))
}

impl From<OfferLine> for OfferLineBody {
    fn from(line: OfferLine) -> Self {
        Self {
            id: line.id.into(),
            title: line.title,
            state: line.state,
            speakers: line.speakers,
            session_type: line.session_type,
            track: line.track,
            language: line.language,
            submitted_at: line.submitted_at,
            is_embargoed: line.is_embargoed,
        }
    }
}

impl From<Offer> for OfferBody {
    fn from(offer: Offer) -> Self {
        Self {
            line: offer.line.into(),
            summary: offer.words.summary,
            description: offer.words.description,
            notes: offer.words.notes,
            moves: offer.moves,
        }
    }
}
