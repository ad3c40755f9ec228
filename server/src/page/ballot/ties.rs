//! Settling a tie that waits in a closed ballot.

use app::visit::Typed;
use domain::{ballot::Terms, policy::Action};
use service::ballot::{self, BallotSheet, TypedCasting, TypedDraw};

use super::{
    found,
    run::{At, after},
    which,
};
use crate::{
    page::Answer,
    visitor::{Form, Visitor},
};

/// `POST /g/{group}/ballots/{ballot}/draw`: the numbers of the public sources.
pub async fn draw(visitor: Visitor, axum::extract::Path((slug, id)): At, Form(typed): Form) -> Answer {
    let sheet = sheet(&visitor, &slug, &id).await?;
    let sources = sheet.facts.terms.election().map_or(0, |election| election.sources.len());
    let numbers = (0..sources).map(|place| typed.text(&format!("numbers-{place}")).to_owned()).collect();
    let done = ballot::draw_tie(&visitor.ctx, sheet.facts.id, &TypedDraw { numbers }).await;
    after(visitor, typed, done, slug, id).await
}

/// `POST /g/{group}/ballots/{ballot}/decide`: the casting vote.
pub async fn decide(visitor: Visitor, axum::extract::Path((slug, id)): At, Form(typed): Form) -> Answer {
    let sheet = sheet(&visitor, &slug, &id).await?;
    let vote = TypedCasting { outcome: typed.text("outcome").to_owned(), ranks: ranks(&sheet, &typed) };
    let done = ballot::decide_tie(&visitor.ctx, sheet.facts.id, &vote).await;
    after(visitor, typed, done, slug, id).await
}

async fn sheet(visitor: &Visitor, slug: &str, id: &str) -> service::Result<BallotSheet> {
    let facts = found(visitor, slug, Action::RunBallots).await?;
    ballot::ballot(&visitor.ctx, &facts, which(id)?).await
}

/// A rank for each number on the paper of an election.
fn ranks(sheet: &BallotSheet, typed: &Typed) -> Vec<String> {
    match sheet.facts.terms {
        Terms::Decision { .. } => Vec::new(),
        Terms::Election { .. } => {
            let numbers = sheet.candidates.iter().filter_map(|one| one.number);
            numbers.map(|number| typed.text(&format!("rank-{number}")).to_owned()).collect()
        }
    }
}
