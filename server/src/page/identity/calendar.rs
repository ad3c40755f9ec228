//! Somebody's own calendar of groups: the page that makes its secret address, and what stands behind it.

use app::identity as pages;
use axum::{
    extract::Path,
    http::{HeaderValue, header},
    response::IntoResponse,
};
use domain::policy::Action;
use exchange::calendar::{Gathering, Moment, own};
use service::{
    Ctx, Error,
    ballot::{DueLine, votes_due},
    identity::{calendar_link, end_calendar_link, make_calendar_link, owner_of_calendar},
    meeting::my_calendar,
};

use super::achieved;
use crate::{
    page::{Answer, meeting::gathering},
    visitor::{Form, Visitor},
};

/// `GET /me/calendar`
pub async fn page(visitor: Visitor) -> Answer {
    visitor.ctx.authorize_route(Action::KeepAgenda)?;
    let made_at = calendar_link(&visitor.ctx).await?;
    let zone = visitor.zone();
    visitor.page(|| pages::calendar_page(made_at, None, &zone))
}

/// `POST /me/calendar`: makes an address or ends it.
pub async fn change(visitor: Visitor, Form(typed): Form) -> Answer {
    if typed.text("do") == "end" {
        end_calendar_link(&visitor.ctx).await?;
        return Ok(achieved(&visitor, "/me/calendar", "done-calendar-ended"));
    }
    let secret = make_calendar_link(&visitor.ctx).await?;
    let address = visitor.site.settings().address(&format!("/calendar/{}.ics", secret.expose()));
    let (made_at, zone) = (Some(visitor.ctx.now), visitor.zone());
    visitor.page(|| pages::calendar_page(made_at, Some(address), &zone))
}

/// `GET /calendar/{secret}.ics`
pub async fn feed(visitor: Visitor, Path(file): Path<String>) -> Answer {
    let secret = file.strip_suffix(".ics").ok_or_else(Error::not_found)?;
    let owner: Ctx = owner_of_calendar(&visitor.ctx, secret).await?;
    let settings = visitor.site.settings();
    let meetings: Vec<Gathering> =
        my_calendar(&owner).await?.iter().filter_map(|(group, one)| gathering(settings, group, one)).collect();
    let votes: Vec<Moment> = votes_due(&owner).await?.iter().map(|due| moment(&visitor, due)).collect();
    let name = app::identity::calendar_name(visitor.visit.language, visitor.site.settings().host());
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/calendar; charset=utf-8")),
        (header::CACHE_CONTROL, HeaderValue::from_static("private, no-store")),
        (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    ];
    Ok((headers, own(&name, visitor.site.settings().host(), &meetings, &votes)).into_response())
}

fn moment(visitor: &Visitor, due: &DueLine) -> Moment {
    let settings = visitor.site.settings();
    Moment {
        uid: format!("ballot-{}-closes@{}", due.id, settings.host()),
        at: due.closes_at,
        changed: due.since,
        summary: app::ballot::feed_words(visitor.visit.language, "closes", &due.title),
        note: String::new(),
        page: settings.address(&format!("/g/{}/ballots/{}", due.group, due.id)),
        cancelled: false,
    }
}
