//! Calls: read, responded to, and settled.

use app::visit::Typed;
use axum::extract::{Path, Query};
use domain::{
    id::{AppealId, GroupCallId, ObjectionId},
    life::call::{TypedOutcome, TypedResponse},
    policy::Action,
};
use serde::Deserialize;
use service::{Error, group::GroupFacts, life};

use crate::{
    page::{Answer, called},
    visitor::{Form, Visitor},
};

/// From where on a list goes.
#[derive(Debug, Deserialize)]
pub struct From {
    #[serde(default)]
    after: String,
}

/// `GET /g/{group}/calls`
pub async fn list(visitor: Visitor, Path(slug): Path<String>, Query(from): Query<From>) -> Answer {
    let group = found(&visitor, &slug, Action::SeeGroup).await?;
    let page = life::calls(&visitor.ctx, &group, from.after.parse().ok()).await?;
    visitor.page(|| app::life::calls_page(&group, &page))
}

/// `GET /g/{group}/calls/{call}`
pub async fn show(visitor: Visitor, Path((slug, id)): Path<(String, String)>) -> Answer {
    let group = found(&visitor, &slug, Action::SeeGroup).await?;
    let sheet = life::call(&visitor.ctx, &group, which(&id)?).await?;
    let signed_in = visitor.ctx.actor.person().is_some();
    visitor.page(|| app::life::call_page(&group, &sheet, signed_in))
}

/// `POST /g/{group}/calls/{call}`: responds.
pub async fn respond(visitor: Visitor, Path((slug, id)): Path<(String, String)>, Form(typed): Form) -> Answer {
    held(&visitor, &slug, &id, Action::TakePart).await?;
    let response = TypedResponse {
        stance: typed.text("stance").into(),
        text: typed.text("text").into(),
        policies: typed.texts("policies").to_vec(),
    };
    let done = life::respond(&visitor.ctx, which(&id)?, &response).await;
    after(visitor, typed, done, slug, id).await
}

/// `POST /g/{group}/calls/{call}/outcome`
pub async fn settle(visitor: Visitor, Path((slug, id)): Path<(String, String)>, Form(typed): Form) -> Answer {
    held(&visitor, &slug, &id, Action::JudgeCalls).await?;
    let answers = typed.fields().filter_map(|field| {
        let of = field.strip_prefix("answer-")?;
        Some((of.to_owned(), typed.text(field).to_owned()))
    });
    let outcome = TypedOutcome {
        answers: answers.collect(),
        outcome: typed.text("outcome").into(),
        reasons: typed.text("reasons").into(),
    };
    let done = life::settle_call(&visitor.ctx, which(&id)?, &outcome).await;
    after(visitor, typed, done, slug, id).await
}

/// `POST /g/{group}/calls/{call}/annul`
pub async fn annul(visitor: Visitor, Path((slug, id)): Path<(String, String)>, Form(typed): Form) -> Answer {
    held(&visitor, &slug, &id, Action::JudgeCalls).await?;
    let done = life::annul_call(&visitor.ctx, which(&id)?, typed.text("reason")).await;
    after(visitor, typed, done, slug, id).await
}

/// `POST /g/{group}/calls/{call}/objections/{objection}`
pub async fn act(
    visitor: Visitor,
    Path((slug, id, objection)): Path<(String, String, String)>,
    Form(typed): Form,
) -> Answer {
    held(&visitor, &slug, &id, Action::TakePart).await?;
    let which: ObjectionId = objection.parse().map_err(|_| Error::not_found())?;
    let act = typed.text("act");
    let field = format!("{act}-{objection}");
    let done = life::act_on_objection(&visitor.ctx, which, act, typed.text(&field)).await;
    let done = called(done, &[("text", &field)]);
    after(visitor, typed, done, slug, id).await
}

/// `POST /g/{group}/calls/{call}/appeals`
pub async fn appeal(visitor: Visitor, Path((slug, id)): Path<(String, String)>, Form(typed): Form) -> Answer {
    held(&visitor, &slug, &id, Action::TakePart).await?;
    let done = life::lodge_appeal(&visitor.ctx, which(&id)?, typed.text("grounds")).await.map(|_| ());
    let done = called(done, &[("text", "grounds")]);
    after(visitor, typed, done, slug, id).await
}

/// `POST /g/{group}/calls/{call}/appeals/{appeal}`
pub async fn decide(
    visitor: Visitor,
    Path((slug, id, appeal)): Path<(String, String, String)>,
    Form(typed): Form,
) -> Answer {
    held(&visitor, &slug, &id, Action::OverseeGroup).await?;
    let which: AppealId = appeal.parse().map_err(|_| Error::not_found())?;
    let (decision, reasons) = (format!("decision-{appeal}"), format!("reasons-{appeal}"));
    let done = life::decide_appeal(&visitor.ctx, which, typed.text(&decision), typed.text(&reasons)).await;
    let done = called(done, &[("decision", &decision), ("text", &reasons)]);
    after(visitor, typed, done, slug, id).await
}

/// `POST /g/{group}/calls/{call}/appeals/{appeal}/withdraw`
pub async fn withdraw(
    visitor: Visitor,
    Path((slug, id, appeal)): Path<(String, String, String)>,
    Form(typed): Form,
) -> Answer {
    held(&visitor, &slug, &id, Action::TakePart).await?;
    let which: AppealId = appeal.parse().map_err(|_| Error::not_found())?;
    let done = life::withdraw_appeal(&visitor.ctx, which).await;
    after(visitor, typed, done, slug, id).await
}

async fn found(visitor: &Visitor, slug: &str, action: Action) -> service::Result<GroupFacts> {
    service::group::group(&visitor.ctx, slug, action).await?.here()
}

/// The group of a call for a visitor who may do `action`; a call of another group is not there.
async fn held(visitor: &Visitor, slug: &str, id: &str, action: Action) -> service::Result<()> {
    visitor.ctx.authorize_route(action)?;
    let group = found(visitor, slug, Action::SeeGroup).await?;
    life::call(&visitor.ctx, &group, which(id)?).await.map(|_| ())
}

fn which(id: &str) -> service::Result<GroupCallId> {
    id.parse().map_err(|_| Error::not_found())
}

async fn after(visitor: Visitor, typed: Typed, done: service::Result<()>, slug: String, id: String) -> Answer {
    let show = async |visitor: Visitor| show(visitor, Path((slug.clone(), id.clone()))).await;
    visitor.after(typed, done, |()| format!("/g/{slug}/calls/{id}"), show).await
}
