//! Preparing, reading, changing and sending letters.

use app::decision as pages;
use axum::extract::Path;
use domain::{cfp::letter::TypedWording, id::LetterId, policy::Action};
use service::{
    Error,
    decision::{LetterLine, discard_release, edit_letter, preparation, prepare_release, release_decisions},
};

use super::found;
use crate::{
    page::Answer,
    visitor::{Form, Visitor},
};

/// `GET /c/{conference}/organise/calls/{call}/release`
pub async fn show(visitor: Visitor, Path((slug, name)): Path<(String, String)>) -> Answer {
    let (facts, call) = found(&visitor, &slug, &name, Action::MoveProposals).await?;
    let prepared = preparation(&visitor.ctx, &facts, call.id).await?;
    visitor.page(|| pages::release_page(&facts, &call, prepared.as_ref()))
}

/// `POST /c/{conference}/organise/calls/{call}/release`: writes the letters, or throws them away.
pub async fn prepare(visitor: Visitor, Path((slug, name)): Path<(String, String)>, Form(typed): Form) -> Answer {
    let (_, call) = found(&visitor, &slug, &name, Action::MoveProposals).await?;
    let done = match typed.text("act") {
        "discard" => discard_release(&visitor.ctx, call.id).await,
        _ => prepare_release(&visitor.ctx, call.id, typed.text("confirm_by")).await.map(|_| ()),
    };
    let again = async |visitor: Visitor| show(visitor, Path((slug.clone(), name.clone()))).await;
    visitor.after(typed, done, |()| format!("/c/{slug}/organise/calls/{name}/release"), again).await
}

/// `GET /c/{conference}/organise/calls/{call}/release/letters/{letter}`
pub async fn letter(visitor: Visitor, Path((slug, name, id)): Path<(String, String, String)>) -> Answer {
    let (facts, call) = found(&visitor, &slug, &name, Action::MoveProposals).await?;
    let prepared = preparation(&visitor.ctx, &facts, call.id).await?;
    let is_it = |letter: &LetterLine| letter.id.to_string() == id;
    let letter = prepared.and_then(|prepared| prepared.letters.into_iter().find(is_it)).ok_or_else(Error::not_found)?;
    visitor.page(|| pages::letter_page(&facts, &call, &letter))
}

/// `POST /c/{conference}/organise/calls/{call}/release/letters/{letter}`
pub async fn edit(
    visitor: Visitor,
    Path((slug, name, id)): Path<(String, String, String)>,
    Form(typed): Form,
) -> Answer {
    let (_, call) = found(&visitor, &slug, &name, Action::MoveProposals).await?;
    let letter_id: LetterId = id.parse().map_err(|_| Error::not_found())?;
    let words = TypedWording { subject: typed.text("subject").to_owned(), body: typed.text("body").to_owned() };
    let edited = edit_letter(&visitor.ctx, call.id, letter_id, &words).await;
    let again = async |visitor: Visitor| letter(visitor, Path((slug.clone(), name.clone(), id.clone()))).await;
    visitor.after(typed, edited, |()| format!("/c/{slug}/organise/calls/{name}/release"), again).await
}

/// `GET /c/{conference}/organise/calls/{call}/release/send`: asks once more, with the numbers.
pub async fn ask(visitor: Visitor, Path((slug, name)): Path<(String, String)>) -> Answer {
    let (facts, call) = found(&visitor, &slug, &name, Action::MoveProposals).await?;
    let prepared = preparation(&visitor.ctx, &facts, call.id).await?;
    // Where it was sent meanwhile, the page that prepares says what is the case.
    match prepared {
        Some(prepared) => visitor.page(|| pages::send_page(&facts, &call, &prepared)),
        None => visitor.page(|| pages::release_page(&facts, &call, None)),
    }
}

/// `POST /c/{conference}/organise/calls/{call}/release/send`
pub async fn send(visitor: Visitor, Path((slug, name)): Path<(String, String)>, Form(typed): Form) -> Answer {
    let (_, call) = found(&visitor, &slug, &name, Action::MoveProposals).await?;
    let released = match (typed.text("announcement").parse(), typed.text("letters").parse()) {
        (Ok(announcement), Ok(letters)) => release_decisions(&visitor.ctx, call.id, announcement, letters).await,
        _ => Err(Error::not_found()),
    };
    let again = async |visitor: Visitor| ask(visitor, Path((slug.clone(), name.clone()))).await;
    visitor.after(typed, released, |_| format!("/c/{slug}/organise/calls/{name}/decisions"), again).await
}
