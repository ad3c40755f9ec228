//! Announcing, changing and cancelling meetings.

use app::visit::Typed;
use axum::extract::Path;
use domain::{
    meeting::{TypedMeetingDetails, TypedSeries},
    policy::Action,
};
use service::{
    Version,
    meeting::{announce_meeting, confirm_task, edit_meeting, end_series, move_meeting},
};

use super::{found, of_group, path};
use crate::{
    page::Answer,
    visitor::{Form, Visitor},
};

/// `GET /g/{group}/meetings/new`
pub async fn new(visitor: Visitor, Path(slug): Path<String>) -> Answer {
    let group = of_group(&visitor, &slug, Action::RunMeetings).await?;
    visitor.ctx.authorize(Action::RunMeetings, group.place())?;
    let zone = visitor.zone();
    visitor.page(|| app::meeting::announce_meeting_page(&group, &zone))
}

/// `POST /g/{group}/meetings/new`
pub async fn announce(visitor: Visitor, Path(slug): Path<String>, Form(typed): Form) -> Answer {
    let group = of_group(&visitor, &slug, Action::RunMeetings).await?;
    visitor.ctx.authorize(Action::RunMeetings, group.place())?;
    let text = |field| typed.text(field).to_owned();
    let series = TypedSeries { repeats: text("repeats"), every: text("every"), until: text("until") };
    let announced = announce_meeting(&visitor.ctx, &group, &details(&typed), &series).await;
    let show = async |visitor: Visitor| new(visitor, Path(slug.clone())).await;
    visitor.after(typed, announced, |id| path(&slug, &id.to_string()), show).await
}

fn details(typed: &Typed) -> TypedMeetingDetails {
    let text = |field| typed.text(field).to_owned();
    TypedMeetingDetails {
        title: text("title"),
        day: text("day"),
        time: text("time"),
        minutes: text("minutes"),
        zone: text("zone"),
        place: text("place"),
        link: text("link"),
        link_for: text("link_for"),
        closed: text("closed"),
        kind: text("kind"),
        notice: text("notice"),
        about: text("about"),
        conference: text("conference"),
        session: text("session"),
    }
}

/// `GET /g/{group}/meetings/{meeting}/edit`
pub async fn edit(visitor: Visitor, Path((slug, id)): Path<(String, String)>) -> Answer {
    let (group, meeting) = found(&visitor, &slug, &id, Action::RunMeetings).await?;
    visitor.page(|| app::meeting::edit_meeting_page(&group, &meeting))
}

/// `POST /g/{group}/meetings/{meeting}/edit`
pub async fn save(visitor: Visitor, Path((slug, id)): Path<(String, String)>, Form(typed): Form) -> Answer {
    let (group, meeting) = found(&visitor, &slug, &id, Action::RunMeetings).await?;
    let version = Version::sent(typed.text("version"));
    let wish = details(&typed);
    let edited =
        edit_meeting(&visitor.ctx, &group, meeting.id, &wish, typed.ticked("following"), version.as_ref()).await;
    let show = async |visitor: Visitor| edit(visitor, Path((slug.clone(), id.clone()))).await;
    visitor.after(typed, edited, |()| path(&slug, &id), show).await
}

/// `POST /g/{group}/meetings/{meeting}/state`
pub async fn step(visitor: Visitor, Path((slug, id)): Path<(String, String)>, Form(typed): Form) -> Answer {
    let (group, meeting) = found(&visitor, &slug, &id, Action::RunMeetings).await?;
    let moved = move_meeting(&visitor.ctx, &group, meeting.id, typed.text("state"), typed.text("reason")).await;
    let show = async |visitor: Visitor| edit(visitor, Path((slug.clone(), id.clone()))).await;
    visitor.after(typed, moved, |()| path(&slug, &id), show).await
}

/// `POST /g/{group}/meetings/{meeting}/series`
pub async fn end(visitor: Visitor, Path((slug, id)): Path<(String, String)>, Form(typed): Form) -> Answer {
    let (group, meeting) = found(&visitor, &slug, &id, Action::RunMeetings).await?;
    let series = meeting.series.ok_or_else(service::Error::not_found)?;
    let ended = end_series(&visitor.ctx, &group, series, typed.text("reason")).await;
    let show = async |visitor: Visitor| edit(visitor, Path((slug.clone(), id.clone()))).await;
    visitor.after(typed, ended, |()| format!("/g/{slug}/meetings"), show).await
}

/// `POST /g/{group}/meetings/{meeting}/tasks`
pub async fn confirm(visitor: Visitor, Path((slug, id)): Path<(String, String)>, Form(typed): Form) -> Answer {
    let (group, meeting) = found(&visitor, &slug, &id, Action::RunMeetings).await?;
    let confirmed = confirm_task(&visitor.ctx, &group, meeting.id, typed.text("task")).await;
    let show = async |visitor: Visitor| super::read::home(visitor, Path((slug.clone(), id.clone()))).await;
    visitor.after(typed, confirmed, |()| path(&slug, &id), show).await
}
