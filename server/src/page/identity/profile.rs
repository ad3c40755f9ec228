//! What one shows of oneself.

use app::{identity as pages, visit::Typed};
use axum::extract::{FromRequest, Multipart, Request};
use bytes::Bytes;
use domain::{
    Problem,
    identity::{LINKS_MAX, ProfileInput},
    problem::Kind,
};
use service::{
    Error,
    identity::{self as use_case, NewAffiliation},
};

use super::achieved;
use crate::{
    page::Answer,
    visitor::{Form, Visitor, form_unreadable},
};

/// `GET /me/profile`
pub async fn profile(visitor: Visitor) -> Answer {
    let page = use_case::profile(&visitor.ctx).await?;
    visitor.page(|| pages::profile_page(page))
}

/// `POST /me/profile`
pub async fn save(visitor: Visitor, Form(typed): Form) -> Answer {
    let (result, word) = match typed.text("do") {
        "remove-picture" => (use_case::remove_picture(&visitor.ctx).await, "done-picture-removed"),
        _ => (use_case::edit_profile(&visitor.ctx, input(&typed)).await, "done-profile-saved"),
    };
    match result {
        Ok(()) => Ok(achieved(&visitor, "/me/profile", word)),
        Err(error) => visitor.refuse(typed, error, async |visitor, _| profile(visitor).await).await,
    }
}

fn input(typed: &Typed) -> ProfileInput {
    // One more than is kept: a form that was tampered with is refused, not cut.
    let links = (0..=LINKS_MAX).map(|index| {
        let part = |part: &str| typed.text(&format!("links.{index}.{part}")).to_owned();
        (part("label"), part("url"))
    });
    ProfileInput {
        name: typed.text("name").into(),
        pronouns: typed.text("pronouns").into(),
        biography: typed.text("biography").into(),
        time_zone: typed.text("time_zone").into(),
        language: typed.text("language").into(),
        visibility: typed.text("visibility").into(),
        links: links.collect(),
    }
}

/// `POST /me/picture`
pub async fn set_picture(visitor: Visitor, request: Request) -> Answer {
    // Before a byte of the body: strangers send us no pictures.
    visitor.here()?;
    let form = Multipart::from_request(request, &visitor.site).await.map_err(|_| form_unreadable())?;
    let set = match uploaded(form).await {
        Ok(bytes) => use_case::set_picture(&visitor.ctx, bytes).await,
        Err(error) => Err(error),
    };
    match set {
        Ok(_) => Ok(achieved(&visitor, "/me/profile", "done-picture-set")),
        Err(error) => visitor.refuse(Typed::default(), error, async |visitor, _| profile(visitor).await).await,
    }
}

/// The bytes of the field `picture`. How many may come is bounded by the route.
async fn uploaded(mut form: Multipart) -> service::Result<Bytes> {
    let broken = |error: axum::extract::multipart::MultipartError| {
        let kind = if error.status().as_u16() == 413 { Kind::TooLarge } else { Kind::Malformed };
        let code = if kind == Kind::TooLarge { "picture-too-large" } else { "form-unreadable" };
        Error::from(Problem::new(kind, code, "The picture did not arrive whole, or is too large. Nothing was changed."))
    };
    while let Some(field) = form.next_field().await.map_err(broken)? {
        if field.name() == Some("picture") {
            return field.bytes().await.map_err(broken);
        }
    }
    Err(Error::field("picture", "missing", "This field is needed."))
}

/// `GET /me/affiliations`
pub async fn affiliations(visitor: Visitor) -> Answer {
    let lines = use_case::profile(&visitor.ctx).await?.affiliations;
    let today = visitor.zone().civil(visitor.ctx.now).date().to_string();
    visitor.page(|| pages::affiliations_page(lines, today))
}

/// `POST /me/affiliations`
pub async fn change_affiliations(visitor: Visitor, Form(typed): Form) -> Answer {
    let (result, word) = if typed.text("do") == "end" {
        let id = typed.text("affiliation").parse().map_err(|_| Error::not_found())?;
        (use_case::end_affiliation(&visitor.ctx, id, typed.text("to")).await, "done-affiliation-ended")
    } else {
        let new = NewAffiliation {
            organisation: typed.text("organisation").into(),
            title: typed.text("title").into(),
            from: typed.text("from").into(),
            to: typed.text("to").into(),
        };
        (use_case::add_affiliation(&visitor.ctx, new).await.map(drop), "done-affiliation-added")
    };
    match result {
        Ok(()) => Ok(achieved(&visitor, "/me/affiliations", word)),
        Err(error) => visitor.refuse(typed, error, async |visitor, _| affiliations(visitor).await).await,
    }
}
