//! One proposal: reading it, reviewing it, discussing it.

use app::visit::Typed;
use axum::extract::{Path, Query};
use domain::policy::Action;
use service::{
    Error, Version,
    review::{self, TypedReviewText, next_for_me, reviewed_answer_file, write_review},
};

use super::{found, proposal_of};
use crate::{
    page::{
        Answer,
        cfp::{By, answers, attachment},
    },
    visitor::{Form, Visitor},
};

/// Conference, call and proposal in the address.
pub type At = Path<(String, String, String)>;

/// `GET /c/{conference}/review/{call}/proposals/{proposal}`
pub async fn show(visitor: Visitor, Path((slug, name, id)): At) -> Answer {
    let (facts, call) = found(&visitor, &slug, &name, Action::SeeReview).await?;
    let sheet = review::sheet(&visitor.ctx, &facts, call.id, proposal_of(&id)?).await?;
    let now = visitor.ctx.now;
    visitor.page(|| app::review::sheet_page(&facts, &call, &sheet, now))
}

/// `POST /c/{conference}/review/{call}/proposals/{proposal}`: saves or hands in the asker's review.
pub async fn write(visitor: Visitor, Path(at): At, Form(typed): Form) -> Answer {
    let (facts, call) = found(&visitor, &at.0, &at.1, Action::WriteReview).await?;
    let id = proposal_of(&at.2)?;
    let sheet = review::sheet(&visitor.ctx, &facts, call.id, id).await?;
    let text = TypedReviewText {
        scores: sheet
            .categories
            .iter()
            .map(|category| (category.id.to_string(), typed.text(&category.id.to_string()).to_owned()))
            .collect(),
        abstains: typed.ticked("abstains"),
        for_committee: typed.text("for_committee").into(),
        for_speakers: typed.text("for_speakers").into(),
        answers: answers(&typed),
    };
    let version = Version::sent(typed.text("version"));
    let hands_in = matches!(typed.text("act"), "submit" | "next");
    let written = write_review(&visitor.ctx, id, &text, hands_in, version.as_ref()).await;
    let onward = if written.is_ok() && typed.text("act") == "next" {
        next_for_me(&visitor.ctx, &facts, call.id).await?.map(|id| format!("/proposals/{id}")).unwrap_or_default()
    } else {
        format!("/proposals/{id}")
    };
    let location = format!("/c/{}/review/{}{onward}", at.0, at.1);
    let again = async |visitor: Visitor| show(visitor, Path(at.clone())).await;
    visitor.after(typed, written, |()| location, again).await
}

/// `GET …/answers/{question}`: a file that was given as an answer which reviewers read.
pub async fn answer_file(
    visitor: Visitor,
    Path((slug, name, id, question)): Path<(String, String, String, String)>,
    Query(By { by }): Query<By>,
) -> Answer {
    let (facts, call) = found(&visitor, &slug, &name, Action::SeeReview).await?;
    let of = (proposal_of(&id)?, by.parse().ok());
    let question = question.parse().map_err(|_| Error::not_found())?;
    Ok(attachment(reviewed_answer_file(&visitor.ctx, &facts, call.id, of, question).await?))
}

/// `POST …/bid`
pub async fn bid(visitor: Visitor, Path(at): At, Form(typed): Form) -> Answer {
    here(&visitor, &at, Action::WriteReview).await?;
    let wish = match typed.text("bid") {
        "" => Ok(None),
        wish => wish.parse().map(Some).map_err(|_| Error::field("bid", "option", "Choose one of the options.")),
    };
    let done = match wish {
        Ok(wish) => review::bid(&visitor.ctx, proposal_of(&at.2)?, wish).await,
        Err(refused) => Err(refused),
    };
    back(visitor, at, typed, done).await
}

/// `POST …/decline`
pub async fn decline(visitor: Visitor, Path(at): At, Form(typed): Form) -> Answer {
    here(&visitor, &at, Action::WriteReview).await?;
    let done = review::decline(&visitor.ctx, proposal_of(&at.2)?, typed.text("reason")).await;
    // It may be hidden from here on, so the way leads to the board.
    let board = format!("/c/{}/review/{}", at.0, at.1);
    let again = async |visitor: Visitor| show(visitor, Path(at.clone())).await;
    visitor.after(typed, done, |()| board, again).await
}

/// `POST …/discuss`
pub async fn discuss(visitor: Visitor, Path(at): At, Form(typed): Form) -> Answer {
    here(&visitor, &at, Action::WriteReview).await?;
    let done = review::discuss(&visitor.ctx, proposal_of(&at.2)?, typed.text("message")).await;
    back(visitor, at, typed, done).await
}

/// Refuses an address under which the proposal does not stand for the asker.
pub(super) async fn here(visitor: &Visitor, at: &(String, String, String), action: Action) -> service::Result<()> {
    let (facts, call) = found(visitor, &at.0, &at.1, action).await?;
    review::sheet(&visitor.ctx, &facts, call.id, proposal_of(&at.2)?).await.map(|_| ())
}

/// Back to the proposal.
pub(super) async fn back(
    visitor: Visitor,
    at: (String, String, String),
    typed: Typed,
    done: service::Result<()>,
) -> Answer {
    let location = format!("/c/{}/review/{}/proposals/{}", at.0, at.1, at.2);
    let again = async |visitor: Visitor| show(visitor, Path(at.clone())).await;
    visitor.after(typed, done, |()| location, again).await
}
