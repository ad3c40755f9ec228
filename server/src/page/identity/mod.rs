//! Getting in, and the pages of one's own account.

mod account;
mod calendar;
mod enter;
mod person;
mod profile;
mod recover;
mod sign_up;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    http::{HeaderValue, header},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use domain::{
    identity::{PICTURE_BYTES_MAX, is_recent_proof, same_site_path},
    zone::Zone,
};
use serde::Deserialize;
use service::identity::NewSignIn;

use crate::{site::Site, visitor::Visitor};

/// Room for a picture, and for what a form adds around it.
const UPLOAD: usize = PICTURE_BYTES_MAX + 65_536;

/// Everything from signing up to leaving.
pub fn routes() -> Router<Site> {
    Router::new()
        .route("/sign-in", get(enter::sign_in).post(enter::enter))
        .route("/sign-in/sent", get(enter::sent).post(enter::by_code))
        .route("/sign-in/link", get(enter::link).post(enter::by_link))
        .route("/sign-in/again", get(enter::again).post(enter::prove_again))
        .route("/sign-out", post(enter::sign_out))
        .route("/sign-up", get(sign_up::sign_up).post(sign_up::ask))
        .route("/sign-up/sent", get(sign_up::sent))
        .route("/sign-up/link", get(sign_up::link).post(sign_up::open))
        .route("/recover", get(recover::recover).post(recover::ask))
        .route("/recover/sent", get(recover::sent))
        .route("/recover/link", get(recover::link).post(recover::set))
        .route("/me", get(account::home))
        .route("/me/profile", get(profile::profile).post(profile::save))
        .route("/me/picture", post(profile::set_picture).layer(DefaultBodyLimit::max(UPLOAD)))
        .route("/me/affiliations", get(profile::affiliations).post(profile::change_affiliations))
        .route("/me/addresses", get(account::addresses).post(account::change_addresses))
        .route("/me/addresses/link", get(account::address_link).post(account::confirm_address))
        .route("/me/password", get(account::password).post(account::change_password))
        .route("/me/sign-ins", get(account::sign_ins).post(account::end_sign_ins))
        .route("/me/tokens", get(account::tokens).post(account::change_tokens))
        .route("/me/calendar", get(calendar::page).post(calendar::change))
        .route("/calendar/{file}", get(calendar::feed))
        .route("/me/data", get(account::data).post(account::export_or_erase))
        .route("/people/{person}", get(person::person))
        .route("/people/{person}/picture/{picture}", get(person::picture))
}

/// What a link in a mail carries, and where to go on.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    token: String,
    next: String,
}

impl Asked {
    fn next(&self) -> Option<String> {
        same_site_path(&self.next).map(str::to_owned)
    }
}

/// Where a form leads on; one's own page, unless it says.
fn next_or_home(typed: &str) -> String {
    same_site_path(typed).unwrap_or("/me").to_owned()
}

/// A redirect to the next page, which says what was achieved.
fn achieved(visitor: &Visitor, location: &str, word: &'static str) -> Response {
    with(Redirect::to(location).into_response(), visitor.site.cookies().keep_done(word))
}

/// A redirect for somebody who just signed in. The browser's secret has served its purpose.
fn signed_in(visitor: &Visitor, new: &NewSignIn, location: &str) -> Response {
    let cookies = visitor.site.cookies();
    with(with(Redirect::to(location).into_response(), cookies.keep_sign_in(new)), cookies.drop_browser())
}

/// The answer with a cookie more.
fn with(mut response: Response, cookie: Option<HeaderValue>) -> Response {
    if let Some(cookie) = cookie {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

impl Visitor {
    /// Whether they proved who they are a short while ago.
    fn has_proved(&self) -> bool {
        self.signed_in.as_ref().is_some_and(|found| is_recent_proof(found.proved_at, self.ctx.now))
    }

    /// The zone on whose clock they read times.
    pub(crate) fn zone(&self) -> Zone {
        Zone::named_or_utc(self.signed_in.as_ref().map_or("UTC", |found| found.time_zone.as_str()))
    }
}
