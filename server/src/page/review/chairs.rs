//! What chairs do with one proposal.

use axum::extract::Path;
use domain::{id::ReviewId, policy::Action};
use service::{
    Error, Version,
    review::{self, TypedCopy, approve_text, name_deputy, pin_conflict, prepare_copy, take_back},
};

use super::{
    chosen, proposal_of,
    sheet::{At, back, here},
};
use crate::{
    page::Answer,
    visitor::{Form, Visitor},
};

/// `POST …/approve`
pub async fn approve(visitor: Visitor, Path(at): At, Form(typed): Form) -> Answer {
    here(&visitor, &at, Action::ManageReview).await?;
    let review: ReviewId = typed.text("review").parse().map_err(|_| Error::not_found())?;
    let done = approve_text(&visitor.ctx, proposal_of(&at.2)?, review, typed.text("text")).await;
    back(visitor, at, typed, done).await
}

/// `POST …/assign`: gives it, or takes it back.
pub async fn assign(visitor: Visitor, Path(at): At, Form(typed): Form) -> Answer {
    here(&visitor, &at, Action::ManageReview).await?;
    let (ctx, id) = (&visitor.ctx, proposal_of(&at.2)?);
    let done = match (chosen("person", typed.text("person")), typed.text("act")) {
        (Ok(person), "take") => take_back(ctx, id, person).await,
        (Ok(person), _) => review::assign(ctx, id, person).await,
        (Err(refused), _) => Err(refused),
    };
    back(visitor, at, typed, done).await
}

/// `POST …/conflict`: sets one, or takes it off where no kind is chosen.
pub async fn conflict(visitor: Visitor, Path(at): At, Form(typed): Form) -> Answer {
    here(&visitor, &at, Action::ManageReview).await?;
    let tie = match typed.text("tie") {
        "" => Ok(None),
        tie => tie.parse().map(Some).map_err(|_| Error::field("tie", "option", "Choose one of the options.")),
    };
    let done = match (chosen("person", typed.text("person")), tie) {
        (Ok(person), Ok(tie)) => pin_conflict(&visitor.ctx, proposal_of(&at.2)?, person, tie).await,
        (Err(refused), _) | (_, Err(refused)) => Err(refused),
    };
    // Whoever set a conflict of their own does not find it there any more.
    let board = format!("/c/{}/review/{}", at.0, at.1);
    let again = async |visitor: Visitor| super::sheet::show(visitor, Path(at.clone())).await;
    visitor.after(typed, done, |()| board, again).await
}

/// `POST …/deputy`
pub async fn deputy(visitor: Visitor, Path(at): At, Form(typed): Form) -> Answer {
    here(&visitor, &at, Action::ManageReview).await?;
    let person = match typed.text("deputy") {
        "" => Ok(None),
        person => chosen("deputy", person).map(Some),
    };
    let done = match person {
        Ok(person) => name_deputy(&visitor.ctx, proposal_of(&at.2)?, person).await,
        Err(refused) => Err(refused),
    };
    back(visitor, at, typed, done).await
}

/// `POST …/copy`
pub async fn copy(visitor: Visitor, Path(at): At, Form(typed): Form) -> Answer {
    here(&visitor, &at, Action::ManageReview).await?;
    let copied = |field: &str| typed.ticked(&format!("{field}.copied")).then(|| typed.text(field).to_owned());
    let copy = TypedCopy {
        title: copied("title"),
        summary: copied("summary"),
        description: copied("description"),
        topics: typed.texts("topics").to_vec(),
        targets: typed.text("targets").into(),
    };
    let version = Version::sent(typed.text("version"));
    let done = prepare_copy(&visitor.ctx, proposal_of(&at.2)?, &copy, version.as_ref()).await;
    back(visitor, at, typed, done).await
}
