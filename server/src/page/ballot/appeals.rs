//! Appeals against rulings on what was said in a ballot.

use axum::extract::Path;
use domain::{
    id::{AppealId, BallotPositionId},
    policy::Action,
};
use service::{Error, ballot};

use super::{found, sheet::after, which};
use crate::{
    page::{Answer, called},
    visitor::{Form, Visitor},
};

/// `POST /g/{group}/ballots/{ballot}/appeals`
pub async fn lodge(visitor: Visitor, Path((slug, id)): Path<(String, String)>, Form(typed): Form) -> Answer {
    found(&visitor, &slug, Action::TakePart).await?;
    let position: BallotPositionId = typed.text("appealed").parse().map_err(|_| Error::not_found())?;
    let done = ballot::lodge_ruling_appeal(&visitor.ctx, which(&id)?, position, typed.text("grounds")).await;
    let done = called(done.map(|_| ()), &[("text", "grounds")]);
    after(visitor, typed, done, slug, id).await
}

/// `POST /g/{group}/ballots/{ballot}/appeals/{appeal}`
pub async fn decide(
    visitor: Visitor,
    Path((slug, id, appeal)): Path<(String, String, String)>,
    Form(typed): Form,
) -> Answer {
    found(&visitor, &slug, Action::OverseeGroup).await?;
    let one: AppealId = appeal.parse().map_err(|_| Error::not_found())?;
    let (decision, reasons) = (format!("decision-{appeal}"), format!("reasons-{appeal}"));
    let (to, text) = (typed.text(&decision), typed.text(&reasons));
    let done = ballot::decide_ruling_appeal(&visitor.ctx, which(&id)?, one, to, text).await;
    let done = called(done, &[("decision", &decision), ("text", &reasons)]);
    after(visitor, typed, done, slug, id).await
}

/// `POST /g/{group}/ballots/{ballot}/appeals/{appeal}/withdraw`
pub async fn withdraw(
    visitor: Visitor,
    Path((slug, id, appeal)): Path<(String, String, String)>,
    Form(typed): Form,
) -> Answer {
    found(&visitor, &slug, Action::TakePart).await?;
    let one: AppealId = appeal.parse().map_err(|_| Error::not_found())?;
    let done = ballot::withdraw_ruling_appeal(&visitor.ctx, which(&id)?, one).await;
    after(visitor, typed, done, slug, id).await
}
