//! Decisions, action items and corrections.

use axum::extract::Path;
use domain::{id::MinutesEntryId, meeting::TypedEntry, policy::Action};
use service::{
    Error,
    meeting::{add_entry, people_for, proceedings, remove_entry, settle_action},
};

use super::{found, known, of_group, path};
use crate::{
    page::Answer,
    visitor::{Form, Visitor},
};

/// `GET /g/{group}/meetings/{meeting}/entries`
pub async fn list(visitor: Visitor, Path((slug, id)): Path<(String, String)>) -> Answer {
    let group = of_group(&visitor, &slug, Action::SeeGroup).await?;
    let all = proceedings(&visitor.ctx, &group, known(&id)?).await?;
    let entries = all.record.map(|record| record.entries).unwrap_or_default();
    let people = if all.meeting.may.write { people_for(&visitor.ctx, &group).await? } else { Vec::new() };
    let me = visitor.ctx.actor.person();
    visitor.page(|| app::meeting::entries_page(&group, &all.meeting, &entries, people, me))
}

/// `POST /g/{group}/meetings/{meeting}/entries`: adds an entry, or removes one.
pub async fn change(visitor: Visitor, Path((slug, id)): Path<(String, String)>, Form(typed): Form) -> Answer {
    let (group, meeting) = found(&visitor, &slug, &id, Action::WriteMinutes).await?;
    let text = |field| typed.text(field).to_owned();
    let changed = if typed.text("act") == "remove" {
        match typed.text("entry").parse() {
            Ok(which) => remove_entry(&visitor.ctx, &group, meeting.id, which).await,
            Err(_) => Err(Error::not_found()),
        }
    } else {
        let wish = TypedEntry {
            kind: text("kind"),
            text: text("text"),
            rationale: text("rationale"),
            holder: text("holder"),
            due: text("due"),
        };
        add_entry(&visitor.ctx, &group, meeting.id, &wish).await.map(drop)
    };
    let again = async |visitor: Visitor| list(visitor, Path((slug.clone(), id.clone()))).await;
    visitor.after(typed, changed, |()| format!("{}/entries", path(&slug, &id)), again).await
}

/// `POST /g/{group}/meetings/{meeting}/entries/{entry}`
pub async fn settle(
    visitor: Visitor,
    Path((slug, id, which)): Path<(String, String, String)>,
    Form(typed): Form,
) -> Answer {
    let group = of_group(&visitor, &slug, Action::AttendMeeting).await?;
    let which: MinutesEntryId = which.parse().map_err(|_| Error::not_found())?;
    let (state, note) = (typed.text("state"), typed.text("note"));
    let settled = settle_action(&visitor.ctx, &group, known(&id)?, which, state, note).await;
    let again = async |visitor: Visitor| list(visitor, Path((slug.clone(), id.clone()))).await;
    visitor.after(typed, settled, |()| format!("{}#record", path(&slug, &id)), again).await
}
