//! Signing up.

use app::{identity as pages, visit::Typed};
use axum::{
    extract::Query,
    response::{IntoResponse, Redirect},
};
use domain::identity::same_site_path;
use service::identity::{self as use_case, SignUp};

use super::{Asked, next_or_home, signed_in, with};
use crate::{
    page::Answer,
    visitor::{Form, Visitor},
};

/// `GET /sign-up`
pub async fn sign_up(visitor: Visitor, Query(asked): Query<Asked>) -> Answer {
    visitor.page(|| pages::sign_up_page(asked.next()))
}

/// `POST /sign-up`
pub async fn ask(visitor: Visitor, Form(typed): Form) -> Answer {
    let input = SignUp {
        name: typed.text("name").into(),
        address: typed.text("address").into(),
        language: visitor.visit.language,
        next: same_site_path(typed.text("next")).map(str::to_owned),
    };
    match use_case::sign_up(&visitor.ctx, input, &visitor.client).await {
        Ok(()) => Ok(Redirect::to("/sign-up/sent").into_response()),
        Err(error) => {
            let show = async |visitor: Visitor, typed: &Typed| {
                let next = same_site_path(typed.text("next")).map(str::to_owned);
                visitor.page(|| pages::sign_up_page(next))
            };
            visitor.refuse(typed, error, show).await
        }
    }
}

/// `GET /sign-up/sent`
pub async fn sent(visitor: Visitor) -> Answer {
    visitor.page(pages::sign_up_sent_page)
}

/// `GET /sign-up/link`
pub async fn link(visitor: Visitor, Query(asked): Query<Asked>) -> Answer {
    let next = asked.next();
    show_link(visitor, asked.token, next).await
}

async fn show_link(visitor: Visitor, token: String, next: Option<String>) -> Answer {
    let waiting = use_case::waiting_account(&visitor.ctx, &token).await?;
    visitor.page(|| pages::open_account_page(waiting, token, next))
}

/// `POST /sign-up/link`
pub async fn open(visitor: Visitor, Form(typed): Form) -> Answer {
    let (token, password, language) = (typed.text("token"), typed.text("password"), visitor.visit.language);
    let opened =
        use_case::open_account(&visitor.ctx, token, password, language, &visitor.client, visitor.former()).await;
    match opened {
        Ok(new) => {
            let response = signed_in(&visitor, &new, &next_or_home(typed.text("next")));
            Ok(with(response, visitor.site.cookies().keep_done("done-account-opened")))
        }
        Err(error) => {
            let show = async |visitor: Visitor, typed: &Typed| {
                let next = same_site_path(typed.text("next")).map(str::to_owned);
                show_link(visitor, typed.text("token").to_owned(), next).await
            };
            visitor.refuse(typed, error, show).await
        }
    }
}
