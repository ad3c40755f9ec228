//! Assigning by computation: a plan, and carrying it out.

use axum::extract::Path;
use domain::policy::Action;
use service::{
    Error, Version,
    review::{PlanWish, carry_out, plan_assignment},
};

use super::found;
use crate::{
    page::Answer,
    visitor::{Form, Visitor},
};

/// `GET /c/{conference}/organise/calls/{call}/review/assignment`
pub async fn ask(visitor: Visitor, Path((slug, name)): Path<(String, String)>) -> Answer {
    let (facts, call) = found(&visitor, &slug, &name, Action::ManageReview).await?;
    let [one, two, ..] = visitor.ctx.chance.secret();
    let seed = u64::from(u16::from_be_bytes([one, two]));
    visitor.page(|| app::review::assignment_page(&facts, &call, seed))
}

/// `POST /c/{conference}/organise/calls/{call}/review/assignment`: shows a plan, or carries out the one that was shown.
pub async fn act(visitor: Visitor, Path((slug, name)): Path<(String, String)>, Form(typed): Form) -> Answer {
    let (facts, call) = found(&visitor, &slug, &name, Action::ManageReview).await?;
    let wish = wish(typed.text("aim"), typed.ticked("keeps"), typed.text("seed"));
    let again = async |visitor: Visitor| ask(visitor, Path((slug.clone(), name.clone()))).await;
    match (wish, typed.text("act")) {
        (Err(refused), _) => visitor.refuse(typed, refused, async |visitor, _| again(visitor).await).await,
        (Ok(wish), "carry-out") => {
            let shown = Version::sent(typed.text("version")).ok_or_else(Error::not_found)?;
            let done = carry_out(&visitor.ctx, call.id, wish, &shown).await;
            visitor.after(typed, done, |()| format!("/c/{slug}/organise/calls/{name}/review/reviewers"), again).await
        }
        (Ok(wish), _) => {
            let plan = plan_assignment(&visitor.ctx, &facts, call.id, wish).await?;
            visitor.page(|| app::review::plan_page(&facts, &call, &plan))
        }
    }
}

fn wish(aim: &str, keeps: bool, seed: &str) -> service::Result<PlanWish> {
    let aim = aim.parse().map_err(|_| Error::field("aim", "option", "Choose one of the options."))?;
    let seed = seed.trim().parse().map_err(|_| Error::field("seed", "number", "Give a whole number."))?;
    Ok(PlanWish { aim, keeps, seed })
}
