//! The board, what is set on it, and what speakers answered.

use app::{decision as pages, visit::Typed};
use axum::extract::{Path, Query};
use domain::{
    cfp::TypedPlan,
    id::ProposalId,
    policy::{Action, RoleKind, Scope},
};
use serde::Deserialize;
use service::{
    Error,
    conference::ConferenceFacts,
    decision::{self, TypedQuotas, Wanted, board, plan_decisions, set_quotas},
    team::{MemberLine, team},
};

use super::found;
use crate::{
    page::Answer,
    visitor::{Form, Visitor},
};

/// What the filter's form sends; what it does not know is no filter. The names differ from those of the form that plans.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    q: String,
    state: String,
    planned: String,
    kind: String,
    of: String,
    sort: String,
    page: String,
}

/// `GET /c/{conference}/organise/calls/{call}/decisions`
pub async fn show(visitor: Visitor, Path((slug, name)): Path<(String, String)>, Query(asked): Query<Asked>) -> Answer {
    let (facts, call) = found(&visitor, &slug, &name, Action::MoveProposals).await?;
    let wanted = asked.wanted();
    let board = board(&visitor.ctx, &facts, call.id, &wanted).await?;
    let team = members(&visitor, &facts).await?;
    visitor.page(|| pages::board_page(&facts, &call, &wanted, &board, &team))
}

/// `POST /c/{conference}/organise/calls/{call}/decisions`: plans the same for those that are ticked.
pub async fn plan(visitor: Visitor, Path((slug, name)): Path<(String, String)>, Form(typed): Form) -> Answer {
    let (_, call) = found(&visitor, &slug, &name, Action::MoveProposals).await?;
    let ids: Option<Vec<ProposalId>> = typed.texts("proposals").iter().map(|id| id.parse().ok()).collect();
    let planned = match ids {
        Some(ids) => plan_decisions(&visitor.ctx, call.id, &ids, &plan_of(&typed)).await,
        None => Err(Error::not_found()),
    };
    back(visitor, slug, name, typed, planned).await
}

/// `POST /c/{conference}/organise/calls/{call}/decisions/quotas`
pub async fn quotas(visitor: Visitor, Path((slug, name)): Path<(String, String)>, Form(typed): Form) -> Answer {
    let (facts, call) = found(&visitor, &slug, &name, Action::MoveProposals).await?;
    let ctx = &visitor.ctx;
    let tracks = service::conference::tracks(ctx, facts.id).await?.items;
    let types = service::conference::session_types(ctx, facts.id).await?.items;
    let quotas = TypedQuotas {
        tracks: tracks.into_iter().map(|row| (row.id, typed.text(&format!("track.{}", row.id)).to_owned())).collect(),
        types: types.into_iter().map(|row| (row.id, typed.text(&format!("type.{}", row.id)).to_owned())).collect(),
    };
    let set = set_quotas(ctx, call.id, &quotas).await;
    back(visitor, slug, name, typed, set).await
}

/// `POST /c/{conference}/organise/calls/{call}/decisions/deputy`
pub async fn deputy(visitor: Visitor, Path((slug, name)): Path<(String, String)>, Form(typed): Form) -> Answer {
    let (facts, call) = found(&visitor, &slug, &name, Action::MoveProposals).await?;
    let named = match (typed.text("proposal").parse(), typed.text("deputy").trim()) {
        (Ok(id), person) => {
            let id = service::cfp::proposal(&visitor.ctx, &facts, call.id, id).await?.line.id;
            match person {
                "" => service::review::name_deputy(&visitor.ctx, id, None).await,
                person => match person.parse() {
                    Ok(person) => service::review::name_deputy(&visitor.ctx, id, Some(person)).await,
                    Err(_) => Err(Error::field("deputy", "option", "Choose one of the options.")),
                },
            }
        }
        (Err(_), _) => Err(Error::field("proposal", "option", "Choose one of the options.")),
    };
    back(visitor, slug, name, typed, named).await
}

/// `GET /c/{conference}/organise/calls/{call}/answers`
pub async fn answers(visitor: Visitor, Path((slug, name)): Path<(String, String)>) -> Answer {
    let (facts, call) = found(&visitor, &slug, &name, Action::MoveProposals).await?;
    let lines = decision::answers(&visitor.ctx, &facts, call.id).await?;
    visitor.page(|| pages::answers_page(&facts, &call, &lines))
}

/// `GET /c/{conference}/organise/calls/{call}/overview`
pub async fn overview(visitor: Visitor, Path((slug, name)): Path<(String, String)>) -> Answer {
    let (facts, call) = found(&visitor, &slug, &name, Action::SeeProposals).await?;
    let overview = decision::overview(&visitor.ctx, &facts, call.id).await?;
    visitor.page(|| pages::overview_page(&facts, &call, &overview))
}

async fn back(visitor: Visitor, slug: String, name: String, typed: Typed, done: service::Result<()>) -> Answer {
    let show =
        async |visitor: Visitor| show(visitor, Path((slug.clone(), name.clone())), Query(Asked::default())).await;
    visitor.after(typed, done, |()| format!("/c/{slug}/organise/calls/{name}/decisions"), show).await
}

/// Those who can be named as deputies.
async fn members(visitor: &Visitor, facts: &ConferenceFacts) -> service::Result<Vec<MemberLine>> {
    let chairs =
        |member: &MemberLine| member.roles.iter().any(|role| matches!(role, RoleKind::Owner | RoleKind::Programme));
    Ok(team(&visitor.ctx, Scope::Conference(facts.id)).await?.members.into_iter().filter(chairs).collect())
}

fn plan_of(typed: &Typed) -> TypedPlan {
    let text = |field| typed.text(field).to_owned();
    TypedPlan {
        decision: text("decision"),
        session_type: text("session_type"),
        track: text("track"),
        minutes: text("minutes"),
        note: text("note"),
    }
}

impl Asked {
    fn wanted(&self) -> Wanted {
        Wanted {
            text: self.q.chars().take(200).collect(),
            state: self.state.parse().ok(),
            pending: match self.planned.as_str() {
                "none" => Some(None),
                word => word.parse().ok().map(Some),
            },
            track: self.of.parse().ok(),
            session_type: self.kind.parse().ok(),
            by_score: self.sort == "score",
            page: self.page.parse().unwrap_or(0),
        }
    }
}
