//! The list of ballots, a ballot, and what those do who vote or are nominated.

use app::visit::Typed;
use axum::extract::Path;
use domain::{
    ballot::Terms,
    id::{BallotId, CandidacyId},
    policy::Action,
};
use service::{
    ballot::{self, TypedVote},
    group::{self, GroupFacts},
};

use super::{found, which};
use crate::{
    page::Answer,
    visitor::{Form, Visitor},
};

/// `GET /g/{group}/ballots`
pub async fn list(visitor: Visitor, Path(slug): Path<String>) -> Answer {
    let facts = found(&visitor, &slug, Action::SeeGroup).await?;
    let lines = ballot::ballots(&visitor.ctx, &facts).await?;
    let mine = if facts.held.is_empty() || !facts.kind.features().votes {
        None
    } else {
        Some(group::my_standing(&visitor.ctx, &facts).await?)
    };
    visitor.page(|| app::ballot::ballots_page(&facts, &lines, mine.as_ref()))
}

/// `GET /g/{group}/ballots/{ballot}`
pub async fn show(visitor: Visitor, Path((slug, id)): Path<(String, String)>) -> Answer {
    let facts = found(&visitor, &slug, Action::SeeGroup).await?;
    let sheet = ballot::ballot(&visitor.ctx, &facts, which(&id)?).await?;
    let signed_in = visitor.ctx.actor.person().is_some();
    visitor.page(|| app::ballot::ballot_page(&facts, &sheet, signed_in))
}

/// `POST /g/{group}/ballots/{ballot}`: casts a vote or changes it.
pub async fn cast(visitor: Visitor, Path((slug, id)): Path<(String, String)>, Form(typed): Form) -> Answer {
    let facts = found(&visitor, &slug, Action::Vote).await?;
    let vote = typed_vote(&visitor, &facts, which(&id)?, &typed).await?;
    let cast = ballot::cast_position(&visitor.ctx, which(&id)?, &vote).await;
    after(visitor, typed, cast, slug, id).await
}

/// What was typed: in an election a rank for each number on the paper.
async fn typed_vote(visitor: &Visitor, facts: &GroupFacts, id: BallotId, typed: &Typed) -> service::Result<TypedVote> {
    let sheet = ballot::ballot(&visitor.ctx, facts, id).await?;
    let ranks = match sheet.facts.terms {
        Terms::Decision { .. } => Vec::new(),
        Terms::Election { .. } => {
            let numbers = sheet.candidates.iter().filter_map(|one| one.number);
            numbers.map(|number| typed.text(&format!("rank-{number}")).to_owned()).collect()
        }
    };
    let text = |field| typed.text(field).to_owned();
    Ok(TypedVote { voter: text("voter"), position: text("position"), ranks, text: text("text") })
}

/// `POST /g/{group}/ballots/{ballot}/proxy`
pub async fn proxy(visitor: Visitor, Path((slug, id)): Path<(String, String)>, Form(typed): Form) -> Answer {
    found(&visitor, &slug, Action::Vote).await?;
    let done = match typed.text("act") {
        "withdraw" => ballot::withdraw_proxy(&visitor.ctx, which(&id)?).await,
        _ => ballot::give_proxy(&visitor.ctx, which(&id)?, typed.text("holder")).await,
    };
    after(visitor, typed, done, slug, id).await
}

/// `POST /g/{group}/ballots/{ballot}/nomination`
pub async fn answer(visitor: Visitor, Path((slug, id)): Path<(String, String)>, Form(typed): Form) -> Answer {
    found(&visitor, &slug, Action::Vote).await?;
    let candidate: CandidacyId = typed.text("candidate").parse().map_err(|_| service::Error::not_found())?;
    let accepts = typed.text("act") != "decline";
    let done = ballot::answer_nomination(&visitor.ctx, which(&id)?, candidate, accepts, typed.text("statement")).await;
    after(visitor, typed, done, slug, id).await
}

/// `POST /g/{group}/ballots/{ballot}/seconds`: seconds a nomination, or takes that back.
pub async fn second(visitor: Visitor, Path((slug, id)): Path<(String, String)>, Form(typed): Form) -> Answer {
    found(&visitor, &slug, Action::Vote).await?;
    let candidate: CandidacyId = typed.text("candidate").parse().map_err(|_| service::Error::not_found())?;
    let done = match typed.text("act") {
        "withdraw" => ballot::withdraw_second(&visitor.ctx, which(&id)?, candidate).await,
        _ => ballot::second_nomination(&visitor.ctx, which(&id)?, candidate).await,
    };
    after(visitor, typed, done, slug, id).await
}

pub(super) async fn after(
    visitor: Visitor,
    typed: Typed,
    done: service::Result<()>,
    slug: String,
    id: String,
) -> Answer {
    let show = async |visitor: Visitor| show(visitor, Path((slug.clone(), id.clone()))).await;
    visitor.after(typed, done, |()| format!("/g/{slug}/ballots/{id}"), show).await
}
