//! Posting revisions: from the working copy, and from files.

use app::{draft::Sending, visit::Typed};
use axum::{
    extract::{FromRequest, Path, Request},
    response::{IntoResponse, Redirect},
};
use domain::{
    draft::{TypedRevision, history::MAX_FILES},
    policy::Action,
};
use service::{
    Error,
    draft::{
        Answer as Identity, NewRevision, Posted, PostedFile, PostedHistory, RevisionSource, Stopped, UnfitFile,
        post_history, post_revision, read_history, try_revision, working_copy,
    },
};

use super::{found, path};
use crate::{
    page::Answer,
    upload::{Upload, pack_texts, unpack_texts},
    visitor::{Form, Visitor},
};

/// `GET /g/{group}/drafts/{draft}/post`
pub async fn look(visitor: Visitor, Path((group, name)): Path<(String, String)>) -> Answer {
    show(visitor, &group, &name, &[]).await
}

async fn show(visitor: Visitor, group: &str, name: &str, answers: &[Identity]) -> Answer {
    let (group, facts) = found(&visitor, group, name, Action::WriteDraft).await?;
    let number = working_copy(&visitor.ctx, &facts).await?.number;
    let source = RevisionSource::WorkingCopy(number);
    let prospect = try_revision(&visitor.ctx, facts.id, &source, answers).await?;
    visitor.page(|| app::draft::post_page(&group, &facts, &prospect, number))
}

/// `POST /g/{group}/drafts/{draft}/post`
pub async fn post(visitor: Visitor, Path((slug, name)): Path<(String, String)>, Form(typed): Form) -> Answer {
    let (group, facts) = found(&visitor, &slug, &name, Action::WriteDraft).await?;
    let number = typed.text("number").parse().unwrap_or_default();
    let new = NewRevision {
        source: RevisionSource::WorkingCopy(number),
        typed: said(&typed),
        answers: answers(&typed),
        made_from: None,
    };
    let posted = match post_revision(&visitor.ctx, facts.id, &new).await {
        Ok(Posted::Asked(_)) => Err(unanswered()),
        other => other,
    };
    let at = path(&group, &facts);
    let show = async |visitor: Visitor| show(visitor, &slug, &name, &[]).await;
    visitor.after(typed, posted, |posted| format!("{at}/{}", number_of(&posted)), show).await
}

/// `GET /g/{group}/drafts/{draft}/upload`
pub async fn choose(visitor: Visitor, Path((group, name)): Path<(String, String)>) -> Answer {
    form(visitor, &group, &name, &Sending::default()).await
}

async fn form(visitor: Visitor, group: &str, name: &str, sending: &Sending<'_>) -> Answer {
    let (group, facts) = found(&visitor, group, name, Action::WriteDraft).await?;
    visitor.page(|| app::draft::upload_page(&group, &facts, sending))
}

/// `POST /g/{group}/drafts/{draft}/upload`: one file, or several that are a history.
pub async fn upload(visitor: Visitor, Path((slug, name)): Path<(String, String)>, request: Request) -> Answer {
    // Before a byte of the body: nobody else makes us hold it.
    let (group, facts) = found(&visitor, &slug, &name, Action::WriteDraft).await?;
    let Upload { typed, mut files } = Upload::from_request(request, &visitor.site).await?;
    let chosen = Some(files.all("file")).filter(|files| !files.is_empty());
    let chosen = chosen.unwrap_or_else(|| unpack_texts(typed.text("kept")));
    let again = async |visitor: Visitor, sending: &Sending<'_>| form(visitor, &slug, &name, sending).await;
    if chosen.is_empty() {
        let missing = Error::field("file", "missing", "Choose the file first.");
        return visitor.refuse(typed, missing, async |visitor, _| again(visitor, &Sending::default()).await).await;
    }
    let files = match read_history(chosen, MAX_FILES).await {
        Ok(files) => files,
        Err(UnfitFile { name, error }) => {
            let sending = Sending { waiting: vec![&name], ..Sending::default() };
            return visitor.refuse(typed, error, async |visitor, _| again(visitor, &sending).await).await;
        }
    };
    let done = post_history(&visitor.ctx, facts.id, &files, &said(&typed), &answers(&typed)).await;
    let done = done.unwrap_or_else(PostedHistory::none);
    let waiting = &files[done.posted.len()..];
    let (asked, error) = match done.stopped {
        None => return Ok(Redirect::to(&seen_at(&path(&group, &facts), &done.posted)).into_response()),
        Some(Stopped::Asked(asked)) => (asked, unanswered()),
        Some(Stopped::Refused(error)) => (Vec::new(), error),
    };
    let sending = Sending {
        posted: &done.posted,
        waiting: waiting.iter().map(|file| file.name.as_str()).collect(),
        asked: &asked,
        kept: pack_texts(waiting.iter().map(|file| (file.name.as_str(), &file.bytes[..]))),
    };
    visitor.refuse(typed, error, async |visitor, _| again(visitor, &sending).await).await
}

/// Where one sees what was posted: the revision, or the draft with all of them.
fn seen_at(draft: &str, posted: &[PostedFile]) -> String {
    match posted {
        [one] => format!("{draft}/{}", one.number),
        _ => draft.to_owned(),
    }
}

fn said(typed: &Typed) -> TypedRevision {
    let text = |field| typed.text(field).to_owned();
    TypedRevision { note: text("note"), repository: text("repository"), commit: text("commit") }
}

/// What the editor says of requirements: a field for each that is in question.
fn answers(typed: &Typed) -> Vec<Identity> {
    let answer = |field: &str| -> Option<Identity> {
        let new = field.strip_prefix("answer-")?.parse().ok()?;
        match typed.text(field) {
            "new" => Some((new, None)),
            old => Some((new, Some(old.parse().ok()?))),
        }
    };
    typed.fields().filter_map(answer).collect()
}

fn unanswered() -> Error {
    Error::field("answers", "unanswered", "Say of each requirement in question what it is.")
}

const fn number_of(posted: &Posted) -> i32 {
    match posted {
        Posted::New(number) | Posted::Same(number) => *number,
        Posted::Asked(_) => 0,
    }
}
