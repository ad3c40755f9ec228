//! Withdrawing a standard.

use axum::extract::Path;
use domain::{policy::Action, publication::TypedNote};
use service::{
    Error, Version,
    publication::{self, standard, withdraw_standard},
};

use super::read::numbered;
use crate::{
    page::Answer,
    visitor::{Form, Visitor},
};

/// `GET /standards/{number}/withdraw`
pub async fn look(visitor: Visitor, Path(number): Path<String>) -> Answer {
    visitor.ctx.authorize_route(Action::WriteDraft)?;
    let facts = standard(&visitor.ctx, numbered(&number)?).await?;
    if !publication::withdraws(&visitor.ctx, &facts).await? {
        return Err(Error::denied().into());
    }
    let version = facts.version()?.to_string();
    visitor.page(|| app::publication::withdraw_page(&facts, version))
}

/// `POST /standards/{number}/withdraw`
pub async fn withdraw(visitor: Visitor, Path(number): Path<String>, Form(typed): Form) -> Answer {
    visitor.ctx.authorize_route(Action::WriteDraft)?;
    let of = numbered(&number)?;
    let note = TypedNote { note: typed.text("note").to_owned() };
    let version = Version::sent(typed.text("version"));
    let done = withdraw_standard(&visitor.ctx, of, &note, version.as_ref()).await;
    let show = async |visitor: Visitor| look(visitor, Path(number.clone())).await;
    visitor.after(typed, done, |()| app::publication::path(of), show).await
}
