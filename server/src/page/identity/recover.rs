//! Getting back in when the password is lost.

use app::{identity as pages, visit::Typed};
use axum::{
    extract::Query,
    response::{IntoResponse, Redirect},
};
use service::identity as use_case;

use super::{Asked, achieved, with};
use crate::{
    page::Answer,
    visitor::{Form, Visitor},
};

/// `GET /recover`
pub async fn recover(visitor: Visitor) -> Answer {
    visitor.page(pages::recover_page)
}

/// `POST /recover`
pub async fn ask(visitor: Visitor, Form(typed): Form) -> Answer {
    let (address, language) = (typed.text("address"), visitor.visit.language);
    match use_case::request_recovery(&visitor.ctx, address, language, &visitor.client).await {
        Ok(()) => Ok(Redirect::to("/recover/sent").into_response()),
        Err(error) => visitor.refuse(typed, error, async |visitor, _| visitor.page(pages::recover_page)).await,
    }
}

/// `GET /recover/sent`
pub async fn sent(visitor: Visitor) -> Answer {
    visitor.page(pages::recover_sent_page)
}

/// `GET /recover/link`
pub async fn link(visitor: Visitor, Query(asked): Query<Asked>) -> Answer {
    show_link(visitor, asked.token).await
}

async fn show_link(visitor: Visitor, token: String) -> Answer {
    let address = use_case::waiting_recovery(&visitor.ctx, &token).await?;
    visitor.page(|| pages::new_password_page(address, token))
}

/// `POST /recover/link`: sets the password; one signs in with it afterwards.
pub async fn set(visitor: Visitor, Form(typed): Form) -> Answer {
    let (token, password) = (typed.text("token"), typed.text("password"));
    match use_case::recover_password(&visitor.ctx, token, password, &visitor.client).await {
        Ok(()) => {
            let response = achieved(&visitor, "/sign-in", "done-password-recovered");
            Ok(with(response, visitor.site.cookies().drop_sign_in()))
        }
        Err(error) => {
            let show = async |visitor: Visitor, typed: &Typed| show_link(visitor, typed.text("token").to_owned()).await;
            visitor.refuse(typed, error, show).await
        }
    }
}
