//! The proposals of a call, as its organisers read, filter, move and take them away.

use axum::{
    extract::{Path, Query},
    http::{HeaderValue, header},
    response::IntoResponse,
};
use domain::{cfp::Move, id::ProposalId, policy::Action};
use serde::Deserialize;
use service::{
    cfp::{CallFacts, Wanted, call, move_proposal, preview_offered, proposal, proposals, proposals_table},
    conference::ConferenceFacts,
};

use super::facts;
use crate::{
    page::Answer,
    visitor::{Form, Visitor},
};

/// Proposals on a page.
const PAGE: u64 = 50;

/// What a filter's form sends; what it does not know is no filter.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    state: String,
    track: String,
    r#type: String,
    after: String,
}

/// `GET /c/{conference}/organise/calls/{call}/proposals`
pub async fn list(visitor: Visitor, Path((slug, name)): Path<(String, String)>, Query(asked): Query<Asked>) -> Answer {
    let (facts, call) = found(&visitor, &slug, &name, Action::SeeProposals).await?;
    let wanted = asked.wanted();
    let offers = proposals(&visitor.ctx, &facts, call.id, &wanted, PAGE).await?;
    visitor.page(|| app::cfp::offers_page(&facts, &call, &wanted, &offers))
}

/// `GET /c/{conference}/organise/calls/{call}/proposals.csv`
pub async fn table(visitor: Visitor, Path((slug, name)): Path<(String, String)>) -> Answer {
    let (facts, call) = found(&visitor, &slug, &name, Action::SeeProposals).await?;
    let text = proposals_table(&visitor.ctx, &facts, call.id).await?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8")),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"proposals.csv\"")),
        (header::CACHE_CONTROL, HeaderValue::from_static("private, no-store")),
    ];
    Ok((headers, text).into_response())
}

/// `GET /c/{conference}/organise/calls/{call}/proposals/{proposal}`
pub async fn show(visitor: Visitor, Path((slug, name, id)): Path<(String, String, String)>) -> Answer {
    let (facts, call) = found(&visitor, &slug, &name, Action::SeeProposals).await?;
    let offer = proposal(&visitor.ctx, &facts, call.id, known(&id)?).await?;
    visitor.page(|| app::cfp::offer_page(&facts, &call, &offer))
}

/// `GET /c/{conference}/organise/calls/{call}/proposals/{proposal}/preview`
pub async fn preview(visitor: Visitor, Path((slug, name, id)): Path<(String, String, String)>) -> Answer {
    let (facts, call) = found(&visitor, &slug, &name, Action::SeeProposals).await?;
    let shown = preview_offered(&visitor.ctx, &facts, call.id, known(&id)?).await?;
    let base_url = visitor.site.settings().base_url.clone();
    let back = format!("/c/{slug}/organise/calls/{name}/proposals/{id}");
    visitor.page(|| app::cfp::preview_page(&shown, &base_url, back))
}

/// `POST /c/{conference}/organise/calls/{call}/proposals/{proposal}`: moves it.
pub async fn make_move(
    visitor: Visitor,
    Path((slug, name, id)): Path<(String, String, String)>,
    Form(typed): Form,
) -> Answer {
    let (facts, call) = found(&visitor, &slug, &name, Action::MoveProposals).await?;
    let of_this_call = proposal(&visitor.ctx, &facts, call.id, known(&id)?).await?.line.id;
    let moved = match typed.text("step").parse::<Move>() {
        Ok(step) => move_proposal(&visitor.ctx, of_this_call, step, typed.text("reason")).await,
        Err(_) => Err(service::Error::field("step", "option", "Choose one of the options.")),
    };
    // A decision is only planned, which shows on the board.
    let is_planned = typed.text("step").parse::<Move>().is_ok_and(|step| step.decision().is_some());
    let goal = if is_planned { "decisions".to_owned() } else { format!("proposals/{id}") };
    let again = async |visitor: Visitor| show(visitor, Path((slug.clone(), name.clone(), id.clone()))).await;
    visitor.after(typed, moved, |()| format!("/c/{slug}/organise/calls/{name}/{goal}"), again).await
}

async fn found(
    visitor: &Visitor,
    slug: &str,
    name: &str,
    action: Action,
) -> service::Result<(ConferenceFacts, CallFacts)> {
    let facts = facts(visitor, slug, action).await?;
    let call = call(&visitor.ctx, &facts, name).await?;
    Ok((facts, call))
}

fn known(id: &str) -> service::Result<ProposalId> {
    id.parse().map_err(|_| service::Error::not_found())
}

impl Asked {
    fn wanted(&self) -> Wanted {
        Wanted {
            state: self.state.parse().ok(),
            track: self.track.parse().ok(),
            session_type: self.r#type.parse().ok(),
            after: self.after.parse().ok(),
        }
    }
}
