//! Entering a proposal for somebody else, as an organiser.

use axum::extract::Path;
use domain::{cfp::TypedProposal, policy::Action};
use service::cfp::{TypedSpeaker, call, enter_proposal};

use super::super::facts;
use crate::{
    page::Answer,
    visitor::{Form, Visitor},
};

/// `GET /c/{conference}/organise/calls/{call}/enter`
pub async fn show(visitor: Visitor, Path((slug, name)): Path<(String, String)>) -> Answer {
    let facts = facts(&visitor, &slug, Action::EnterProposals).await?;
    let call = call(&visitor.ctx, &facts, &name).await?;
    visitor.page(|| app::cfp::enter_proposal_page(&facts, &call))
}

/// `POST /c/{conference}/organise/calls/{call}/enter`
pub async fn enter(visitor: Visitor, Path((slug, name)): Path<(String, String)>, Form(typed): Form) -> Answer {
    let facts = facts(&visitor, &slug, Action::EnterProposals).await?;
    let call = call(&visitor.ctx, &facts, &name).await?.id;
    let text = |field| typed.text(field).to_owned();
    let words = TypedProposal {
        title: text("title"),
        summary: text("summary"),
        description: text("description"),
        notes: text("notes"),
        session_type: text("session_type"),
        track: text("track"),
        language: text("language"),
        ..TypedProposal::default()
    };
    let speaker = TypedSpeaker { name: text("speaker_name"), address: text("speaker_address") };
    let entered = enter_proposal(&visitor.ctx, call, &words, &speaker).await;
    let again = async |visitor: Visitor| show(visitor, Path((slug.clone(), name.clone()))).await;
    let location = |id| format!("/c/{slug}/organise/calls/{name}/proposals/{id}");
    visitor.after(typed, entered, location, again).await
}
