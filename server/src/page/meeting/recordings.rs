//! Recordings and transcripts, and the question that comes before.

use axum::extract::Path;
use domain::{
    meeting::{TypedConsent, TypedRecording},
    policy::Action,
};
use service::{
    Error,
    meeting::{add_recording, ask_consent, proceedings, remove_recording, withhold_consent},
};

use super::{found, known, of_group, path};
use crate::{
    page::Answer,
    visitor::{Form, Visitor},
};

/// `GET /g/{group}/meetings/{meeting}/recordings`
pub async fn show(visitor: Visitor, Path((slug, id)): Path<(String, String)>) -> Answer {
    let (group, meeting) = found(&visitor, &slug, &id, Action::RunMeetings).await?;
    let all = proceedings(&visitor.ctx, &group, meeting.id).await?;
    visitor.page(|| app::meeting::recordings_page(&group, &meeting, all.consent.as_ref(), &all.recordings))
}

/// `POST /g/{group}/meetings/{meeting}/recordings`: records that those present were asked, adds a link, removes one.
pub async fn change(visitor: Visitor, Path((slug, id)): Path<(String, String)>, Form(typed): Form) -> Answer {
    let (group, meeting) = found(&visitor, &slug, &id, Action::RunMeetings).await?;
    let text = |field| typed.text(field).to_owned();
    let changed = match typed.text("act") {
        "remove" => match typed.text("recording").parse() {
            Ok(which) => remove_recording(&visitor.ctx, &group, meeting.id, which).await,
            Err(_) => Err(Error::not_found()),
        },
        "link" => {
            let wish = TypedRecording { kind: text("kind"), label: text("label"), url: text("url") };
            add_recording(&visitor.ctx, &group, meeting.id, &wish).await.map(drop)
        }
        _ => {
            let wish = TypedConsent { access: text("access"), purpose: text("purpose"), until: text("until") };
            ask_consent(&visitor.ctx, &group, meeting.id, &wish).await
        }
    };
    let again = async |visitor: Visitor| show(visitor, Path((slug.clone(), id.clone()))).await;
    visitor.after(typed, changed, |()| format!("{}/recordings", path(&slug, &id)), again).await
}

/// `POST /g/{group}/meetings/{meeting}/recordings/withhold`
pub async fn withhold(visitor: Visitor, Path((slug, id)): Path<(String, String)>, Form(typed): Form) -> Answer {
    let group = of_group(&visitor, &slug, Action::AttendMeeting).await?;
    let withheld = withhold_consent(&visitor.ctx, &group, known(&id)?).await;
    let again = async |visitor: Visitor| super::read::home(visitor, Path((slug.clone(), id.clone()))).await;
    visitor.after(typed, withheld, |()| path(&slug, &id), again).await
}
