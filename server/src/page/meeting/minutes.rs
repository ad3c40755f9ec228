//! Writing minutes, proposing and approving them.

use axum::{
    extract::{Path, Query},
    response::{IntoResponse, Redirect},
};
use domain::policy::Action;
use serde::Deserialize;
use service::meeting::{MinutesSaved, minutes, save_minutes, step_minutes};

use super::{found, path};
use crate::{
    page::Answer,
    visitor::{Form, Visitor},
};

/// What came of the save before.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Said {
    saved: Option<String>,
}

/// `GET /g/{group}/meetings/{meeting}/minutes`
pub async fn write(visitor: Visitor, Path((slug, id)): Path<(String, String)>, Query(said): Query<Said>) -> Answer {
    show(visitor, &slug, &id, said.saved.as_deref()).await
}

async fn show(visitor: Visitor, slug: &str, id: &str, saved: Option<&str>) -> Answer {
    let (group, meeting) = found(&visitor, slug, id, Action::WriteMinutes).await?;
    let page = minutes(&visitor.ctx, &group, meeting.id).await?;
    visitor.page(|| app::meeting::write_minutes_page(&group, &page, saved))
}

/// `POST /g/{group}/meetings/{meeting}/minutes`
pub async fn save(visitor: Visitor, Path((slug, id)): Path<(String, String)>, Form(typed): Form) -> Answer {
    let (group, meeting) = found(&visitor, &slug, &id, Action::WriteMinutes).await?;
    let made_from = typed.text("made_from").parse().unwrap_or_default();
    let at = format!("{}/minutes", path(&slug, &id));
    let to = match save_minutes(&visitor.ctx, &group, meeting.id, typed.text("text"), made_from).await {
        Ok(MinutesSaved::Clash(clash)) => return visitor.page(|| app::meeting::clash_page(&group, &meeting, &clash)),
        Ok(MinutesSaved::Here(_)) => format!("{at}?saved=here"),
        Ok(MinutesSaved::Merged(_)) => format!("{at}?saved=merged"),
        Ok(MinutesSaved::Unchanged(_)) => format!("{at}?saved=unchanged"),
        Err(error) => {
            return visitor.refuse(typed, error, async |visitor, _| show(visitor, &slug, &id, None).await).await;
        }
    };
    Ok(Redirect::to(&to).into_response())
}

/// `POST /g/{group}/meetings/{meeting}/minutes/step`
pub async fn step(visitor: Visitor, Path((slug, id)): Path<(String, String)>, Form(typed): Form) -> Answer {
    let (group, meeting) = found(&visitor, &slug, &id, Action::RunMeetings).await?;
    let stepped = step_minutes(&visitor.ctx, &group, meeting.id, typed.text("state")).await;
    let again = async |visitor: Visitor| show(visitor, &slug, &id, None).await;
    visitor.after(typed, stepped, |()| path(&slug, &id), again).await
}
