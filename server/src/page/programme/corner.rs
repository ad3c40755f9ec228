//! `GET /me/corner`: what the islands of a public page ask, since the page itself is the same for everybody.

use std::collections::HashSet;

use axum::{
    Json,
    extract::Query,
    http::{HeaderValue, header},
    response::IntoResponse,
};
use serde::{Deserialize, Serialize};
use service::programme::favourites;

use super::edition;
use crate::{page::Answer, programme::PRIVATE, visitor::Visitor};

/// Where the page stands.
#[derive(Debug, Default, Deserialize)]
pub struct At {
    /// The conference, by its slug.
    #[serde(default)]
    conference: String,
}

/// Who reads. Nobody signed in is no failure, so that no browser reports one.
#[derive(Debug, Default, Serialize)]
struct Corner {
    name: Option<String>,
    favourites: Vec<String>,
}

/// `GET /me/corner?conference=`
pub async fn corner(visitor: Visitor, Query(at): Query<At>) -> Answer {
    let corner = match visitor.visit.who.clone() {
        None => Corner::default(),
        Some(who) => Corner { name: Some(who.name), favourites: marked(&visitor, &at.conference).await? },
    };
    let mut response = Json(corner).into_response();
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(PRIVATE));
    Ok(response)
}

/// The codes of what the asker marked; none where the page is no conference's.
async fn marked(visitor: &Visitor, conference: &str) -> service::Result<Vec<String>> {
    if conference.is_empty() {
        return Ok(Vec::new());
    }
    let edition = edition(visitor, conference).await?;
    let published = &edition.published;
    let own: HashSet<_> = favourites(&visitor.ctx, published.conference.id).await?.into_iter().collect();
    let sessions = published.programme.sessions.iter().filter(|session| own.contains(&session.id));
    Ok(sessions.map(|session| session.code.clone()).collect())
}
