//! The agenda of a meeting, for those who put it together.

use app::{meeting::AgendaChoices, visit::Typed};
use axum::extract::Path;
use domain::{id::AgendaItemId, meeting::TypedAgendaItem, policy::Action};
use service::{
    Ctx, Error,
    group::GroupFacts,
    meeting::{add_agenda_item, agenda, edit_agenda_item, move_agenda_item, remove_agenda_item},
};

use super::{found, path};
use crate::{
    page::Answer,
    visitor::{Form, Visitor},
};

/// `GET /g/{group}/meetings/{meeting}/agenda`
pub async fn show(visitor: Visitor, Path((slug, id)): Path<(String, String)>) -> Answer {
    let (group, meeting) = found(&visitor, &slug, &id, Action::RunMeetings).await?;
    let lines = agenda(&visitor.ctx, &group, meeting.id).await?;
    let choices = choices(&visitor.ctx, &group).await?;
    visitor.page(|| app::meeting::agenda_page(&group, &meeting, &lines, &choices))
}

async fn choices(ctx: &Ctx, group: &GroupFacts) -> service::Result<AgendaChoices> {
    let features = group.kind.features();
    let drafts = if features.publishes { service::draft::draft_titles(ctx, group).await? } else { Vec::new() };
    let ballots = if features.votes { service::ballot::ballots(ctx, group).await? } else { Vec::new() };
    Ok(AgendaChoices { drafts, ballots: ballots.into_iter().map(|line| (line.id.to_string(), line.title)).collect() })
}

/// `POST /g/{group}/meetings/{meeting}/agenda`
pub async fn add(visitor: Visitor, Path((slug, id)): Path<(String, String)>, Form(typed): Form) -> Answer {
    let (group, meeting) = found(&visitor, &slug, &id, Action::RunMeetings).await?;
    let added = add_agenda_item(&visitor.ctx, &group, meeting.id, &item_of(&typed)).await;
    let again = async |visitor: Visitor| show(visitor, Path((slug.clone(), id.clone()))).await;
    visitor.after(typed, added, |_| format!("{}/agenda", path(&slug, &id)), again).await
}

fn item_of(typed: &Typed) -> TypedAgendaItem {
    let text = |field| typed.text(field).to_owned();
    TypedAgendaItem {
        title: text("title"),
        minutes: text("minutes"),
        presenter: text("presenter"),
        text: text("text"),
        draft: text("draft"),
        ballot: text("ballot"),
    }
}

/// `GET /g/{group}/meetings/{meeting}/agenda/{item}`
pub async fn item(visitor: Visitor, Path((slug, id, item)): Path<(String, String, String)>) -> Answer {
    let (group, meeting) = found(&visitor, &slug, &id, Action::RunMeetings).await?;
    let which: AgendaItemId = item.parse().map_err(|_| Error::not_found())?;
    let lines = agenda(&visitor.ctx, &group, meeting.id).await?;
    let line = lines.into_iter().find(|line| line.id == which).ok_or_else(Error::not_found)?;
    let choices = choices(&visitor.ctx, &group).await?;
    visitor.page(|| app::meeting::agenda_item_page(&group, &meeting, &line, &choices))
}

/// `POST /g/{group}/meetings/{meeting}/agenda/{item}`: changes, moves or removes an item.
pub async fn change(
    visitor: Visitor,
    Path((slug, id, item)): Path<(String, String, String)>,
    Form(typed): Form,
) -> Answer {
    let (group, meeting) = found(&visitor, &slug, &id, Action::RunMeetings).await?;
    let which: AgendaItemId = item.parse().map_err(|_| Error::not_found())?;
    let (ctx, of) = (&visitor.ctx, meeting.id);
    let changed = match typed.text("act") {
        "up" => move_agenda_item(ctx, &group, of, which, true).await,
        "down" => move_agenda_item(ctx, &group, of, which, false).await,
        "remove" => remove_agenda_item(ctx, &group, of, which).await,
        _ => edit_agenda_item(ctx, &group, of, which, &item_of(&typed)).await,
    };
    let again = async |visitor: Visitor| self::item(visitor, Path((slug.clone(), id.clone(), item.clone()))).await;
    visitor.after(typed, changed, |()| format!("{}/agenda", path(&slug, &id)), again).await
}
