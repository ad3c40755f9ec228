//! Writing proposals, and one's own.

use app::{
    cfp::NewProposal,
    visit::{Refused, Typed, Visit},
};
use axum::{
    extract::{Path, Query},
    response::IntoResponse,
};
use domain::{
    cfp::{Question, Target, TypedAnswers, TypedProposal, field_of},
    id::ProposalId,
    policy::Action,
};
use serde::{Deserialize, Serialize};
use service::{
    Version,
    cfp::{
        LastWords, OwnProposal, call, discard_draft, draft_proposal, edit_proposal, my_proposal, my_proposals,
        opened_call, questions, submit_proposal, withdraw_proposal,
    },
};

use super::facts;
use crate::{
    page::Answer,
    visitor::{Form, Visitor},
};

/// The access code that came with the address.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct WithCode {
    code: String,
}

/// `GET /c/{conference}/cfp/{call}/propose`
pub async fn propose(
    visitor: Visitor,
    Path((slug, name)): Path<(String, String)>,
    Query(WithCode { code }): Query<WithCode>,
) -> Answer {
    visitor.ctx.authorize_route(Action::Propose)?;
    new_form(visitor, &slug, &name, &code).await
}

async fn new_form(visitor: Visitor, slug: &str, name: &str, code: &str) -> Answer {
    let facts = facts(&visitor, slug, Action::SeeConference).await?;
    let call = call(&visitor.ctx, &facts, name).await?;
    let asked = questions(&visitor.ctx, &facts, call.id).await?.into_iter().map(|asked| asked.question);
    let asked: Vec<Question> = asked.filter(|question| question.target != Target::Reviewer).collect();
    let opened = match code.trim() {
        "" => None,
        code => opened_call(&visitor.ctx, &facts, call.id, code).await?,
    };
    let now = visitor.ctx.now;
    visitor.page(|| {
        let new = NewProposal { questions: &asked, opened: opened.as_ref(), code: code.trim().to_owned(), now };
        app::cfp::propose_page(&facts, &call, &new)
    })
}

/// `POST /c/{conference}/cfp/{call}/propose`
pub async fn begin(visitor: Visitor, Path((slug, name)): Path<(String, String)>, Form(typed): Form) -> Answer {
    visitor.ctx.authorize_route(Action::Propose)?;
    let facts = facts(&visitor, &slug, Action::SeeConference).await?;
    let call = call(&visitor.ctx, &facts, &name).await?.id;
    let begun = draft_proposal(&visitor.ctx, call, &proposal(&typed)).await;
    if typed.text("act") == "autosave" {
        return kept(&visitor, begun?).await;
    }
    let code = typed.text("code").to_owned();
    let show = async |visitor: Visitor| new_form(visitor, &slug, &name, &code).await;
    visitor.after(typed, begun, |id| format!("/me/proposals/{id}"), show).await
}

/// What a form that is kept as one goes needs to know to go on.
#[derive(Debug, Serialize)]
struct Kept {
    at: String,
    version: String,
    answers_made_from: String,
}

async fn kept(visitor: &Visitor, id: ProposalId) -> Answer {
    let own = my_proposal(&visitor.ctx, id).await?;
    let kept = Kept {
        at: format!("/me/proposals/{id}"),
        version: own.version.to_string(),
        answers_made_from: own.typed.answers_made_from,
    };
    Ok(axum::Json(kept).into_response())
}

/// `GET /me/proposals`
pub async fn mine(visitor: Visitor) -> Answer {
    let lines = my_proposals(&visitor.ctx).await?;
    visitor.page(|| app::cfp::my_proposals_page(&lines))
}

/// `GET /me/proposals/{proposal}`
pub async fn edit(visitor: Visitor, Path(id): Path<String>) -> Answer {
    let own = my_proposal(&visitor.ctx, known(&visitor, &id)?).await?;
    let now = visitor.ctx.now;
    visitor.page(|| app::cfp::proposal_page(&own, now))
}

/// The same where another form of the page was refused, which holds nothing of the proposal: its fields show what is
/// saved.
pub async fn edit_without_typed(visitor: Visitor, id: &str) -> Answer {
    let own = my_proposal(&visitor.ctx, known(&visitor, id)?).await?;
    let now = visitor.ctx.now;
    let typed = as_sent(&own);
    let visit = Visit { refused: visitor.visit.refused.map(|refused| Refused { typed, ..refused }), ..visitor.visit };
    Visitor { visit, ..visitor }.page(|| app::cfp::proposal_page(&own, now))
}

/// What the form would send as it stands.
fn as_sent(own: &OwnProposal) -> Typed {
    let typed = &own.typed;
    let words = [
        ("version", own.version.to_string()),
        ("answers_made_from", typed.answers_made_from.clone()),
        ("title", typed.title.clone()),
        ("summary", typed.summary.clone()),
        ("description", typed.description.clone()),
        ("notes", typed.notes.clone()),
        ("session_type", typed.session_type.clone()),
        ("track", typed.track.clone()),
        ("language", typed.language.clone()),
        ("code", typed.code.clone()),
    ];
    let words = words.into_iter().map(|(name, value)| (name.to_owned(), value));
    let answers =
        typed.answers.iter().flat_map(|(id, values)| values.iter().map(|value| (field_of(*id), value.clone())));
    words.chain(answers).collect()
}

/// `GET /me/proposals/{proposal}/preview`
pub async fn preview(visitor: Visitor, Path(id): Path<String>) -> Answer {
    let shown = service::cfp::preview(&visitor.ctx, known(&visitor, &id)?).await?;
    let base_url = visitor.site.settings().base_url.clone();
    visitor.page(|| app::cfp::preview_page(&shown, &base_url, format!("/me/proposals/{id}")))
}

/// `POST /me/proposals/{proposal}`: saves, or hands in with what is typed.
pub async fn save(visitor: Visitor, Path(id): Path<String>, Form(typed): Form) -> Answer {
    let proposal_id = known(&visitor, &id)?;
    let (words, version) = (proposal(&typed), Version::sent(typed.text("version")));
    let saved = match typed.text("act") {
        "submit" => {
            let last = LastWords { typed: &words, made_from: version.as_ref() };
            submit_proposal(&visitor.ctx, proposal_id, Some(last)).await
        }
        _ => edit_proposal(&visitor.ctx, proposal_id, &words, version.as_ref()).await,
    };
    if typed.text("act") == "autosave" {
        saved?;
        return kept(&visitor, proposal_id).await;
    }
    let show = async |visitor: Visitor| edit(visitor, Path(id.clone())).await;
    visitor.after(typed, saved, |()| format!("/me/proposals/{id}"), show).await
}

/// `POST /me/proposals/{proposal}/withdraw`
pub async fn withdraw(visitor: Visitor, Path(id): Path<String>, Form(typed): Form) -> Answer {
    let withdrawn = withdraw_proposal(&visitor.ctx, known(&visitor, &id)?).await;
    let show = async |visitor: Visitor| edit(visitor, Path(id.clone())).await;
    visitor.after(typed, withdrawn, |()| format!("/me/proposals/{id}"), show).await
}

/// `POST /me/proposals/{proposal}/discard`
pub async fn discard(visitor: Visitor, Path(id): Path<String>, Form(typed): Form) -> Answer {
    let discarded = discard_draft(&visitor.ctx, known(&visitor, &id)?).await;
    let show = async |visitor: Visitor| edit(visitor, Path(id.clone())).await;
    visitor.after(typed, discarded, |()| "/me/proposals".into(), show).await
}

/// The proposal of the address; whoever is not signed in is told so first, whatever stands there.
fn known(visitor: &Visitor, id: &str) -> service::Result<ProposalId> {
    visitor.ctx.authorize_route(Action::Propose)?;
    id.parse().map_err(|_| service::Error::not_found())
}

fn proposal(typed: &Typed) -> TypedProposal {
    let text = |field| typed.text(field).to_owned();
    TypedProposal {
        title: text("title"),
        summary: text("summary"),
        description: text("description"),
        notes: text("notes"),
        session_type: text("session_type"),
        track: text("track"),
        language: text("language"),
        code: text("code"),
        answers: answers(typed),
        answers_made_from: text("answers_made_from"),
    }
}

/// What was typed in the fields `answers.…`.
pub fn answers(typed: &Typed) -> TypedAnswers {
    let answer = |name: &str| {
        let id = name.strip_prefix("answers.")?.parse().ok()?;
        Some((id, typed.texts(name).to_vec()))
    };
    typed.fields().filter_map(answer).collect()
}
