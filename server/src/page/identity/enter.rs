//! Signing in, confirming that it is oneself, signing out.

use app::{
    identity::{self as pages, Carried},
    visit::Typed,
};
use axum::{
    extract::Query,
    http::HeaderValue,
    response::{IntoResponse, Redirect},
};
use domain::policy::Actor;
use service::identity::{self as use_case, NewSignIn};

use super::{Asked, achieved, next_or_home, signed_in, with};
use crate::{
    page::{
        Answer,
        carried::{carried_with, show_carried, show_proof_first},
    },
    visitor::{Form, Visitor},
};

/// `GET /sign-in`
pub async fn sign_in(visitor: Visitor, Query(asked): Query<Asked>) -> Answer {
    if visitor.ctx.actor != Actor::Anonymous {
        // Pages that are the same for everybody do not know without scripts who reads them, and lead here.
        return Ok(Redirect::to(&next_or_home(&asked.next)).into_response());
    }
    show_sign_in(visitor, asked.next())
}

fn show_sign_in(visitor: Visitor, next: Option<String>) -> Answer {
    let open = visitor.ctx.settings.open_sign_up;
    visitor.page(|| pages::sign_in_page(next, open))
}

/// `POST /sign-in`: with the password, or a link by mail.
pub async fn enter(visitor: Visitor, Form(typed): Form) -> Answer {
    match typed.text("how") {
        "link" => mail_link(visitor, typed).await,
        _ => by_password(visitor, typed).await,
    }
}

async fn by_password(visitor: Visitor, typed: Typed) -> Answer {
    let (address, password) = (typed.text("address"), typed.text("password"));
    let entered = use_case::sign_in_with_password(&visitor.ctx, address, password, &visitor.client, visitor.former());
    match entered.await {
        Ok(new) => match carried_with(&typed) {
            None => Ok(signed_in(&visitor, &new, &next_or_home(typed.text("next")))),
            Some(carried) => go_on(visitor, &new, &carried).await,
        },
        Err(error) => visitor.refuse(typed, error, show_sign_in_again).await,
    }
}

/// The page to sign in once more, with the form that waits if there is one.
async fn show_sign_in_again(visitor: Visitor, typed: &Typed) -> Answer {
    match carried_with(typed) {
        None => show_sign_in(visitor, on(typed)),
        Some(carried) => visitor.page(|| pages::sign_in_ended_page(&carried)),
    }
}

/// Signed in, with a form that waits to be sent.
async fn go_on(visitor: Visitor, new: &NewSignIn, carried: &Carried) -> Answer {
    let visitor = visitor.just_signed_in(new).await?;
    let cookie = visitor.site.cookies().keep_sign_in(new);
    Ok(with(show_carried(visitor, carried)?, cookie))
}

async fn mail_link(visitor: Visitor, typed: Typed) -> Answer {
    match request_link(&visitor, typed.text("address"), on(&typed)).await {
        Ok(response) => Ok(response),
        Err(error) => visitor.refuse(typed, error, async |visitor, typed| show_sign_in(visitor, on(typed))).await,
    }
}

/// Mails a link, keeps the browser's secret, and leads to where the code can be typed.
async fn request_link(
    visitor: &Visitor,
    address: &str,
    next: Option<String>,
) -> service::Result<axum::response::Response> {
    let sent = match &next {
        Some(next) => {
            let next: String = url::form_urlencoded::byte_serialize(next.as_bytes()).collect();
            format!("/sign-in/sent?next={next}")
        }
        None => "/sign-in/sent".to_owned(),
    };
    let (language, browser) = (visitor.visit.language, visitor.browser.as_deref());
    let secret =
        use_case::request_sign_in_link(&visitor.ctx, address, language, next, browser, &visitor.client).await?;
    Ok(with(Redirect::to(&sent).into_response(), visitor.site.cookies().keep_browser(&secret)))
}

/// `GET /sign-in/sent`
pub async fn sent(visitor: Visitor, Query(asked): Query<Asked>) -> Answer {
    visitor.page(|| pages::sign_in_sent_page(asked.next()))
}

/// `POST /sign-in/sent`
pub async fn by_code(visitor: Visitor, Form(typed): Form) -> Answer {
    let browser = visitor.browser.as_deref();
    let entered =
        use_case::use_sign_in_code(&visitor.ctx, typed.text("code"), browser, &visitor.client, visitor.former()).await;
    match entered {
        Ok(new) => Ok(signed_in(&visitor, &new, &next_or_home(typed.text("next")))),
        Err(error) => {
            let show = async |visitor: Visitor, typed: &Typed| {
                let next = on(typed);
                visitor.page(|| pages::sign_in_sent_page(next))
            };
            visitor.refuse(typed, error, show).await
        }
    }
}

/// `GET /sign-in/link`
pub async fn link(visitor: Visitor, Query(asked): Query<Asked>) -> Answer {
    let address = use_case::waiting_sign_in(&visitor.ctx, &asked.token, visitor.browser.as_deref()).await?;
    let next = asked.next();
    visitor.page(|| pages::sign_in_link_page(address, asked.token, next))
}

/// `POST /sign-in/link`
pub async fn by_link(visitor: Visitor, Form(typed): Form) -> Answer {
    let (token, browser) = (typed.text("token"), visitor.browser.as_deref());
    let new = use_case::use_sign_in_link(&visitor.ctx, token, browser, &visitor.client, visitor.former()).await?;
    Ok(signed_in(&visitor, &new, &next_or_home(typed.text("next"))))
}

/// `GET /sign-in/again`
pub async fn again(visitor: Visitor, Query(asked): Query<Asked>) -> Answer {
    show_again(visitor, asked.next()).await
}

async fn show_again(visitor: Visitor, next: Option<String>) -> Answer {
    let has_password = use_case::addresses(&visitor.ctx).await?.has_password;
    visitor.page(|| pages::again_page(has_password, next.unwrap_or_else(|| "/me".into())))
}

/// `POST /sign-in/again`: with the password, or a link by mail.
pub async fn prove_again(visitor: Visitor, Form(typed): Form) -> Answer {
    let here = visitor.here()?;
    let proved = match typed.text("how") {
        "link" => {
            let primary = use_case::addresses(&visitor.ctx).await?.verified.into_iter().next();
            let address = primary.map(|line| line.address).unwrap_or_default();
            request_link(&visitor, &address, on(&typed)).await
        }
        _ => match use_case::prove_again(&visitor.ctx, here, typed.text("password"), &visitor.client).await {
            Ok(new) => match carried_with(&typed) {
                None => Ok(signed_in(&visitor, &new, &next_or_home(typed.text("next")))),
                Some(carried) => return go_on(visitor, &new, &carried).await,
            },
            Err(error) => Err(error),
        },
    };
    match proved {
        Ok(response) => Ok(response),
        Err(error) => visitor.refuse(typed, error, show_again_with).await,
    }
}

/// The page to confirm that it is oneself once more, with the form that waits if there is one.
async fn show_again_with(visitor: Visitor, typed: &Typed) -> Answer {
    match carried_with(typed) {
        None => show_again(visitor, on(typed)).await,
        Some(carried) => show_proof_first(visitor, &carried).await,
    }
}

/// `POST /sign-out`
pub async fn sign_out(visitor: Visitor) -> Answer {
    if let Some(here) = visitor.former() {
        use_case::sign_out(&visitor.ctx, here).await?;
    }
    let mut response = with(achieved(&visitor, "/", "done-signed-out"), visitor.site.cookies().drop_sign_in());
    // What the browser keeps of private answers goes too.
    response.headers_mut().insert("clear-site-data", HeaderValue::from_static("\"cache\""));
    Ok(response)
}

fn on(typed: &Typed) -> Option<String> {
    domain::identity::same_site_path(typed.text("next")).map(str::to_owned)
}
