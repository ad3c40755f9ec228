//! The board on which a call is decided, page by page.

use chrono::{DateTime, Utc};
use domain::{
    cfp::{Decision, State},
    policy::Action,
    review::score::Share,
};
use serde::{Deserialize, Serialize};
use service::{
    decision::{self, BoardLine, Planned, Wanted},
    review::Figures,
};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{found, words::DecisionWord};
use crate::api::{
    Answer,
    caller::Caller,
    cfp::{OfCall, offers::FullStateWord},
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
    /// In this track, as it is planned.
    track: Option<Uuid>,
    /// Of this kind, as it is planned.
    session_type: Option<Uuid>,
    /// `score` for the best first; otherwise as they were begun.
    sort: Option<BoardSort>,
    /// `next` of the page before.
    cursor: Option<String>,
}

/// An order of the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum BoardSort {
    /// The best score first.
    Score,
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
        track: query.track.map(Into::into),
        session_type: query.session_type.map(Into::into),
        by_score: query.sort == Some(BoardSort::Score),
        page: page.transpose().map_err(|_| bad_cursor())?.unwrap_or(0),
    };
    let shown = decision::board_page(&caller.ctx, &facts, call.id, &wanted).await?;
    let next = shown.goes_on.then(|| cursor("decisions", &(wanted.page + 1).to_string()));
    Ok(Json(Paged { items: shown.lines.into_iter().map(DecisionLine::from).collect(), next }))
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
