//! Signing in to a meeting, and noting who was there.

use axum::extract::Path;
use domain::{id::PersonId, policy::Action};
use service::{
    Ctx, Error,
    group::GroupFacts,
    meeting::{
        Presence, TypedPresence, attend as sign_in, note_presence, people_for, proceedings, sign_in_desk,
        strike_presence,
    },
};

use super::{found, known, of_group, path};
use crate::{
    page::Answer,
    visitor::{Form, Visitor},
};

/// `GET /g/{group}/meetings/{meeting}/attend`
pub async fn ask(visitor: Visitor, Path((slug, id)): Path<(String, String)>) -> Answer {
    let group = of_group(&visitor, &slug, Action::AttendMeeting).await?;
    let desk = sign_in_desk(&visitor.ctx, &group, known(&id)?).await?;
    visitor.page(|| app::meeting::sign_in_to_meeting_page(&group, &desk))
}

/// `POST /g/{group}/meetings/{meeting}/attend`
pub async fn attend(visitor: Visitor, Path((slug, id)): Path<(String, String)>, Form(typed): Form) -> Answer {
    let group = of_group(&visitor, &slug, Action::AttendMeeting).await?;
    let attended = sign_in(&visitor.ctx, &group, known(&id)?, typed.texts("policies")).await;
    let show = async |visitor: Visitor| ask(visitor, Path((slug.clone(), id.clone()))).await;
    visitor.after(typed, attended, |()| path(&slug, &id), show).await
}

/// `GET /g/{group}/meetings/{meeting}/attendance`
pub async fn list(visitor: Visitor, Path((slug, id)): Path<(String, String)>) -> Answer {
    let (group, meeting) = found(&visitor, &slug, &id, Action::RunMeetings).await?;
    let present = proceedings(&visitor.ctx, &group, meeting.id).await?.present.unwrap_or_default();
    let others = others(&visitor.ctx, &group, &present).await?;
    visitor.page(|| app::meeting::attendance_page(&group, &meeting, &present, others))
}

/// Those who can be chosen and are not noted yet.
async fn others(ctx: &Ctx, group: &GroupFacts, present: &[Presence]) -> service::Result<Vec<(PersonId, String)>> {
    let mut all = people_for(ctx, group).await?;
    all.retain(|(id, _)| !present.iter().any(|one| one.person == *id));
    Ok(all)
}

/// `POST /g/{group}/meetings/{meeting}/attendance`: notes somebody, or strikes them.
pub async fn note(visitor: Visitor, Path((slug, id)): Path<(String, String)>, Form(typed): Form) -> Answer {
    let (group, meeting) = found(&visitor, &slug, &id, Action::RunMeetings).await?;
    let text = |field| typed.text(field).to_owned();
    let noted = if typed.text("act") == "strike" {
        match typed.text("person").parse() {
            Ok(person) => strike_presence(&visitor.ctx, &group, meeting.id, person).await,
            Err(_) => Err(Error::not_found()),
        }
    } else {
        let wish = TypedPresence {
            person: text("person"),
            name: text("name"),
            affiliation: text("affiliation"),
            attendance: text("attendance"),
        };
        note_presence(&visitor.ctx, &group, meeting.id, &wish).await.map(drop)
    };
    let show = async |visitor: Visitor| list(visitor, Path((slug.clone(), id.clone()))).await;
    visitor.after(typed, noted, |()| format!("{}/attendance", path(&slug, &id)), show).await
}
