//! Somebody's browser: keeps cookies, follows what a page says, reads the mail.

use std::{cell::RefCell, collections::BTreeMap};

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use service::mail::Mail;

use crate::support::{Door, Reply, TestSite};

/// A browser at a site, without scripts.
pub struct Browser<'a> {
    site: &'a Door,
    cookies: RefCell<BTreeMap<String, String>>,
}

impl<'a> Browser<'a> {
    /// A fresh one.
    pub fn at(site: &'a Door) -> Self {
        Self { site, cookies: RefCell::default() }
    }

    /// `GET path`.
    pub async fn get(&self, path: &str) -> Reply {
        self.send(Request::get(path).body(Body::empty()).expect("a request")).await
    }

    /// Sends a form.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let body: String = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request.body(Body::from(body)).expect("a request")).await
    }

    /// Sends any request with this browser's cookies, and keeps those of the answer.
    pub async fn send(&self, mut request: Request<Body>) -> Reply {
        let cookies: Vec<String> =
            self.cookies.borrow().iter().map(|(name, value)| format!("{name}={value}")).collect();
        let headers = request.headers_mut();
        headers.insert("sec-fetch-site", "same-origin".parse().expect("a header"));
        if !cookies.is_empty() {
            headers.insert(header::COOKIE, cookies.join("; ").parse().expect("a header"));
        }
        let reply = self.site.send(request).await;
        for cookie in reply.headers.get_all(header::SET_COOKIE) {
            let pair = cookie.to_str().expect("text").split(';').next().expect("a pair");
            let (name, value) = pair.split_once('=').expect("a name and a value");
            if value.is_empty() {
                self.cookies.borrow_mut().remove(name);
            } else {
                self.cookies.borrow_mut().insert(name.to_owned(), value.to_owned());
            }
        }
        reply
    }

    /// Whether a cookie of that name is kept.
    pub fn has(&self, name: &str) -> bool {
        self.cookies.borrow().contains_key(name)
    }
}

/// Where a redirect after a form leads.
#[track_caller]
pub fn leads_to(reply: &Reply) -> String {
    assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.body);
    reply.header("location").to_owned()
}

impl TestSite {
    /// The secret of the link, and the code if there is one, of the mail that was written last.
    pub async fn mailed(&self) -> (String, String) {
        match self.world.mails().await.pop().map(|mail| mail.mail) {
            Some(Mail::SignInLink { token, code, .. }) => (token, code),
            Some(Mail::SignUpLink { token, .. } | Mail::RecoveryLink { token } | Mail::AddressLink { token }) => {
                (token, String::new())
            }
            other => panic!("no link was mailed, but {other:?}"),
        }
    }

    /// A browser in which `name` (`"Ada Lovelace"`) signed up with `password` and `<first name>@people.test`.
    pub async fn signed_up(&self, name: &str, password: &str) -> Browser<'_> {
        let browser = Browser::at(self);
        let address = format!("{}@people.test", name.split(' ').next().unwrap_or(name).to_lowercase());
        let asked = browser.post("/sign-up", &[("name", name), ("address", &address)]).await;
        assert_eq!(leads_to(&asked), "/sign-up/sent");
        let (token, _) = self.mailed().await;
        let opened = browser.post("/sign-up/link", &[("token", &token), ("password", password)]).await;
        assert_eq!(leads_to(&opened), "/me");
        browser
    }
}
