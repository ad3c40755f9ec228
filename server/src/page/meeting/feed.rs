//! Calendars of meetings, for programs that ask again and again without signing in.

use axum::{
    body::Body,
    extract::Path,
    http::HeaderMap,
    response::{IntoResponse, Response},
};
use domain::policy::Action;
use exchange::calendar::{Gathering, gatherings};
use service::{
    Error, Settings,
    group::GroupFacts,
    meeting::{MeetingFacts, calendar},
};

use super::{known, path};
use crate::{
    page::Answer,
    programme::{Effort, Kept, Made},
    visitor::Visitor,
};

/// A group may be closed tomorrow: nobody else keeps its calendar.
const ASK_AGAIN: &str = "private, no-cache";

/// `GET /g/{group}/meetings.ics`
pub async fn of_group(visitor: Visitor, Path(slug): Path<String>, headers: HeaderMap) -> Answer {
    let group = super::of_group(&visitor, &slug, Action::SeeGroup).await?;
    let all = calendar(&visitor.ctx, &group, None).await?;
    Ok(answer(&visitor, &group, &group.name, &all, &headers))
}

/// `GET /g/{group}/meetings/{meeting}/meeting.ics`
pub async fn of_meeting(visitor: Visitor, Path((slug, id)): Path<(String, String)>, headers: HeaderMap) -> Answer {
    let group = super::of_group(&visitor, &slug, Action::SeeGroup).await?;
    let all = calendar(&visitor.ctx, &group, Some(known(&id)?)).await?;
    let title = all.first().ok_or_else(Error::not_found)?.title.clone();
    Ok(answer(&visitor, &group, &title, &all, &headers))
}

fn answer(visitor: &Visitor, group: &GroupFacts, name: &str, all: &[MeetingFacts], headers: &HeaderMap) -> Response {
    let settings = visitor.site.settings();
    let told: Vec<Gathering> = all.iter().filter_map(|one| gathering(settings, &group.slug, one)).collect();
    let changed = all.iter().map(|one| one.updated_at).max();
    let made = Made {
        content_type: "text/calendar; charset=utf-8",
        cache_control: ASK_AGAIN,
        modified: changed.unwrap_or(group.state_since),
        body: gatherings(name, settings.host(), &told).into_bytes(),
    };
    Kept::new(made, Effort::Once).answer(headers).map(Body::new).into_response()
}

/// A meeting of the group at `slug`, as calendars tell it; none where it was only recorded.
pub fn gathering(settings: &Settings, slug: &str, one: &MeetingFacts) -> Option<Gathering> {
    let parts = [one.state_note.as_str(), one.about.as_str()];
    Some(Gathering {
        id: one.id.to_string(),
        sequence: one.sequence,
        changed: one.updated_at,
        times: one.times?,
        state: one.state,
        title: one.title.clone(),
        about: parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n"),
        place: one.place.clone(),
        page: settings.address(&path(slug, &one.id.to_string())),
        link: one.link.clone(),
    })
}
