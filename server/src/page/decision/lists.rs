//! Decisions and proposals as files.

use app::decision as pages;
use axum::{
    extract::Path,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use domain::policy::Action;
use service::{
    Error,
    decision::{self, board_table, plan_list, read_list},
};

use super::found;
use crate::{
    page::Answer,
    visitor::{Form, Visitor},
};

/// `GET /c/{conference}/organise/calls/{call}/decisions/list`
pub async fn form(visitor: Visitor, Path((slug, name)): Path<(String, String)>) -> Answer {
    let (facts, call) = found(&visitor, &slug, &name, Action::MoveProposals).await?;
    visitor.page(|| pages::list_page(&facts, &call, "", None))
}

/// `POST /c/{conference}/organise/calls/{call}/decisions/list`: shows what a list would do, or does it.
pub async fn read(visitor: Visitor, Path((slug, name)): Path<(String, String)>, Form(typed): Form) -> Answer {
    let (facts, call) = found(&visitor, &slug, &name, Action::MoveProposals).await?;
    let text = typed.text("list").to_owned();
    let lines = read_list(&visitor.ctx, &facts, call.id, &text).await?;
    if typed.text("act") != "plan" {
        return visitor.page(|| pages::list_page(&facts, &call, &text, Some(&lines)));
    }
    let planned = plan_list(&visitor.ctx, &facts, call.id, &text).await;
    let again = async |visitor: Visitor| visitor.page(|| pages::list_page(&facts, &call, &text, Some(&lines)));
    visitor.after(typed, planned, |_| format!("/c/{slug}/organise/calls/{name}/decisions"), again).await
}

/// `GET /c/{conference}/organise/calls/{call}/decisions.csv`: in the columns that a list is read in, then others.
pub async fn table(visitor: Visitor, Path((slug, name)): Path<(String, String)>) -> Answer {
    let (facts, call) = found(&visitor, &slug, &name, Action::MoveProposals).await?;
    let mut text = exchange::csv::row(["proposal", "decision", "note", "title", "state", "speakers", "type", "track"]);
    for line in board_table(&visitor.ctx, &facts, call.id).await? {
        let (id, speakers) = (line.id.to_string(), line.speakers.join(", "));
        let planned = line.pending.as_ref();
        text += &exchange::csv::row([
            id.as_str(),
            planned.map_or("", |planned| planned.decision.as_str()),
            planned.map_or("", |planned| &planned.note),
            &line.title,
            line.state.as_str(),
            &speakers,
            &line.session_type,
            &line.track,
        ]);
    }
    Ok(file(text, "text/csv; charset=utf-8", "attachment; filename=\"decisions.csv\""))
}

/// `GET /c/{conference}/organise/calls/{call}/submission.json`
pub async fn submissions(visitor: Visitor, Path((slug, name)): Path<(String, String)>) -> Answer {
    let (facts, call) = found(&visitor, &slug, &name, Action::SeeProposals).await?;
    let submissions = decision::submissions(&visitor.ctx, &facts, call.id).await?;
    let text = exchange::submission_json::write(&submissions).map_err(Error::fault)?;
    Ok(file(text, "application/json", "attachment; filename=\"submission.json\""))
}

fn file(text: String, kind: &'static str, disposition: &'static str) -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static(disposition)),
        (header::CACHE_CONTROL, HeaderValue::from_static("private, no-store")),
    ];
    (headers, text).into_response()
}
