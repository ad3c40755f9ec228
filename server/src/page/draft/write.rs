//! Writing a draft: every text that arrives is kept, whatever becomes of it.

use app::{
    draft::{Editor, render},
    visit::Typed,
};
use axum::{
    extract::{FromRequest, Path, Query, Request},
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use domain::{draft::Outline, id::DraftSaveId, policy::Action};
use serde::Deserialize;
use service::{
    Ctx, Error,
    draft::{
        Clash, DraftFacts, Saved, WorkingCopy, bring_in, forget_typed, keep_typed, kept_text, save_brought_in,
        save_draft, working_copy,
    },
    group::GroupFacts,
};

use super::{found, path};
use crate::{
    page::Answer,
    visitor::{Form, Visitor},
};

/// Most sections that a preview shows.
const PREVIEWED: usize = 12;

/// What the editor's address asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    kept: String,
    saved: String,
}

/// `GET /g/{group}/drafts/{draft}/write`
pub async fn write(
    visitor: Visitor,
    Path((group, name)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Answer {
    let (group, facts) = found(&visitor, &group, &name, Action::WriteDraft).await?;
    let copy = working_copy(&visitor.ctx, &facts).await?;
    let tab = new_tab(&visitor.ctx);
    if !asked.kept.is_empty() {
        let id: DraftSaveId = asked.kept.parse().map_err(|_| Error::not_found())?;
        let kept = kept_text(&visitor.ctx, facts.id, id).await?;
        return visitor.page(|| app::draft::kept_page(&group, &facts, &copy, &kept, tab));
    }
    let editor = Editor { text: copy.text.clone(), made_from: copy.number, revision: None, tab, preview: None, copy };
    let said = Some(asked.saved).filter(|word| matches!(word.as_str(), "here" | "merged" | "unchanged"));
    visitor.page(|| app::draft::write_page(&group, &facts, editor, said.as_deref()))
}

/// `POST /g/{group}/drafts/{draft}/write`
pub async fn save(visitor: Visitor, Path((slug, name)): Path<(String, String)>, request: Request) -> Answer {
    // Before a byte of the body: nobody else makes us hold it.
    let (group, facts) = found(&visitor, &slug, &name, Action::WriteDraft).await?;
    let Form(typed) = Form::from_request(request, &visitor.site).await?;
    let at = path(&group, &facts);
    let saved = match typed.text("act") {
        "preview" => {
            return match keep(&visitor.ctx, &facts, &typed).await {
                Ok(()) => again(visitor, &group, &facts, &typed, true).await,
                Err(error) => refused(visitor, &group, &facts, typed, error).await,
            };
        }
        "forget" => {
            forget_typed(&visitor.ctx, facts.id, typed.text("tab")).await?;
            return Ok(Redirect::to(&format!("{at}/write")).into_response());
        }
        "bring-in" => bring_in(&visitor.ctx, &facts).await,
        _ => store(&visitor.ctx, &facts, &typed).await,
    };
    let to = match (&saved, typed.text("act")) {
        (Ok(Saved::Clash(clash)), _) => return clashed(visitor, &group, &facts, clash),
        (Ok(_), "post") => format!("{at}/post"),
        (Ok(Saved::Merged(_)), _) => format!("{at}/write?saved=merged"),
        (Ok(Saved::Unchanged(_)), _) => format!("{at}/write?saved=unchanged"),
        _ => format!("{at}/write?saved=here"),
    };
    match saved {
        Ok(_) => Ok(Redirect::to(&to).into_response()),
        Err(error) => refused(visitor, &group, &facts, typed, error).await,
    }
}

async fn store(ctx: &Ctx, facts: &DraftFacts, typed: &Typed) -> service::Result<Saved> {
    let made_from = typed.text("made_from").parse().unwrap_or_default();
    match typed.text("revision").parse() {
        Ok(revision) => save_brought_in(ctx, facts.id, typed.text("text"), made_from, revision).await,
        Err(_) => save_draft(ctx, facts.id, typed.text("text"), made_from, typed.text("tab")).await,
    }
}

async fn keep(ctx: &Ctx, facts: &DraftFacts, typed: &Typed) -> service::Result<()> {
    let made_from = typed.text("made_from").parse().unwrap_or_default();
    let tab = match typed.text("tab") {
        "" => new_tab(ctx),
        tab => tab.to_owned(),
    };
    keep_typed(ctx, facts.id, typed.text("text"), made_from, &tab).await
}

/// The page with what was typed, because it cannot be saved.
async fn refused(visitor: Visitor, group: &GroupFacts, facts: &DraftFacts, typed: Typed, error: Error) -> Answer {
    let show = async |visitor: Visitor, typed: &Typed| again(visitor, group, facts, typed, false).await;
    visitor.refuse(typed, error, show).await
}

/// The page with what was typed; with `preview`, also what the changed sections look like.
async fn again(visitor: Visitor, group: &GroupFacts, facts: &DraftFacts, typed: &Typed, preview: bool) -> Answer {
    let copy = working_copy(&visitor.ctx, facts).await?;
    let text = typed.text("text").replace("\r\n", "\n");
    let preview = if preview { Some(look(&copy, text.clone()).await?) } else { None };
    let tab = match typed.text("tab") {
        "" => new_tab(&visitor.ctx),
        tab => tab.to_owned(),
    };
    let editor = Editor {
        made_from: typed.text("made_from").parse().unwrap_or(copy.number),
        revision: typed.text("revision").parse().ok(),
        text,
        tab,
        preview,
        copy,
    };
    visitor.page(|| app::draft::write_page(group, facts, editor, None))
}

/// What the sections look like that are not as they were saved.
async fn look(copy: &WorkingCopy, text: String) -> service::Result<String> {
    let before = copy.text.clone();
    let looking = tokio::task::spawn_blocking(move || {
        let sections = |text: &str| Outline::read(text).map(|outline| outline.sections).unwrap_or_default();
        let known: std::collections::HashSet<&str> =
            sections(&before).iter().filter_map(|section| before.get(section.at.clone())).collect();
        let all = sections(&text);
        let changed =
            all.iter().filter_map(|section| text.get(section.at.clone())).filter(|part| !known.contains(part));
        render::passage(&changed.take(PREVIEWED).collect::<String>())
    });
    looking.await.map_err(Error::fault)
}

fn clashed(visitor: Visitor, group: &GroupFacts, facts: &DraftFacts, clash: &Clash) -> Answer {
    let tab = new_tab(&visitor.ctx);
    let mut response = visitor.page(|| app::draft::clash_page(group, facts, clash, &tab))?;
    *response.status_mut() = StatusCode::CONFLICT;
    Ok(response)
}

/// A name for a tab: only to find again what was typed in it.
fn new_tab(ctx: &Ctx) -> String {
    hex::encode(&ctx.chance.secret()[..8])
}
