//! Writing proposals, and one's own.

use app::visit::Typed;
use axum::extract::Path;
use domain::{cfp::TypedProposal, id::ProposalId, policy::Action};
use service::{
    Version,
    cfp::{
        LastWords, call, discard_draft, draft_proposal, edit_proposal, my_proposal, my_proposals, submit_proposal,
        withdraw_proposal,
    },
};

use super::facts;
use crate::{
    page::Answer,
    visitor::{Form, Visitor},
};

/// `GET /c/{conference}/cfp/{call}/propose`
pub async fn propose(visitor: Visitor, Path((slug, name)): Path<(String, String)>) -> Answer {
    visitor.ctx.authorize_route(Action::Propose)?;
    let facts = facts(&visitor, &slug, Action::SeeConference).await?;
    let call = call(&visitor.ctx, &facts, &name).await?;
    visitor.page(|| app::cfp::propose_page(&facts, &call))
}

/// `POST /c/{conference}/cfp/{call}/propose`
pub async fn begin(visitor: Visitor, Path((slug, name)): Path<(String, String)>, Form(typed): Form) -> Answer {
    visitor.ctx.authorize_route(Action::Propose)?;
    let facts = facts(&visitor, &slug, Action::SeeConference).await?;
    let call = call(&visitor.ctx, &facts, &name).await?.id;
    let begun = draft_proposal(&visitor.ctx, call, &proposal(&typed)).await;
    let show = async |visitor: Visitor| propose(visitor, Path((slug.clone(), name.clone()))).await;
    visitor.after(typed, begun, |id| format!("/me/proposals/{id}"), show).await
}

/// `GET /me/proposals`
pub async fn mine(visitor: Visitor) -> Answer {
    let lines = my_proposals(&visitor.ctx).await?;
    visitor.page(|| app::cfp::my_proposals_page(&lines))
}

/// `GET /me/proposals/{proposal}`
pub async fn edit(visitor: Visitor, Path(id): Path<String>) -> Answer {
    let own = my_proposal(&visitor.ctx, known(&visitor, &id)?).await?;
    visitor.page(|| app::cfp::proposal_page(&own))
}

/// `POST /me/proposals/{proposal}`: saves, or hands in with what is typed.
pub async fn save(visitor: Visitor, Path(id): Path<String>, Form(typed): Form) -> Answer {
    let proposal_id = known(&visitor, &id)?;
    let (words, version) = (proposal(&typed), Version::sent(typed.text("version")));
    let saved = match typed.text("act") {
        "submit" => {
            let last = LastWords { typed: &words, made_from: version.as_ref() };
            submit_proposal(&visitor.ctx, proposal_id, Some(last)).await
        }
        _ => edit_proposal(&visitor.ctx, proposal_id, &words, version.as_ref()).await,
    };
    let show = async |visitor: Visitor| edit(visitor, Path(id.clone())).await;
    visitor.after(typed, saved, |()| format!("/me/proposals/{id}"), show).await
}

/// `POST /me/proposals/{proposal}/withdraw`
pub async fn withdraw(visitor: Visitor, Path(id): Path<String>, Form(typed): Form) -> Answer {
    let withdrawn = withdraw_proposal(&visitor.ctx, known(&visitor, &id)?).await;
    let show = async |visitor: Visitor| edit(visitor, Path(id.clone())).await;
    visitor.after(typed, withdrawn, |()| format!("/me/proposals/{id}"), show).await
}

/// `POST /me/proposals/{proposal}/discard`
pub async fn discard(visitor: Visitor, Path(id): Path<String>, Form(typed): Form) -> Answer {
    let discarded = discard_draft(&visitor.ctx, known(&visitor, &id)?).await;
    let show = async |visitor: Visitor| edit(visitor, Path(id.clone())).await;
    visitor.after(typed, discarded, |()| "/me/proposals".into(), show).await
}

/// The proposal of the address; whoever is not signed in is told so first, whatever stands there.
fn known(visitor: &Visitor, id: &str) -> service::Result<ProposalId> {
    visitor.ctx.authorize_route(Action::Propose)?;
    id.parse().map_err(|_| service::Error::not_found())
}

fn proposal(typed: &Typed) -> TypedProposal {
    let text = |field| typed.text(field).to_owned();
    TypedProposal {
        title: text("title"),
        summary: text("summary"),
        description: text("description"),
        notes: text("notes"),
        session_type: text("session_type"),
        track: text("track"),
        language: text("language"),
    }
}
