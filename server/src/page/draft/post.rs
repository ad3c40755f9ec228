//! Posting revisions: from the working copy, and from files.

use app::visit::Typed;
use axum::extract::{FromRequest, Path, Request};
use domain::{draft::TypedRevision, policy::Action};
use service::{
    Error,
    draft::{
        Answer as Identity, AskedRequirement, NewRevision, Posted, RevisionSource, post_revision, read_content,
        try_revision, working_copy,
    },
};

use super::{found, path};
use crate::{
    page::{
        Answer,
        programme::{pack, unpack},
    },
    upload::Upload,
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
    form(visitor, &group, &name, &[], None).await
}

async fn form(visitor: Visitor, group: &str, name: &str, asked: &[AskedRequirement], kept: Option<&str>) -> Answer {
    let (group, facts) = found(&visitor, group, name, Action::WriteDraft).await?;
    visitor.page(|| app::draft::upload_page(&group, &facts, asked, kept))
}

/// `POST /g/{group}/drafts/{draft}/upload`
pub async fn upload(visitor: Visitor, Path((slug, name)): Path<(String, String)>, request: Request) -> Answer {
    // Before a byte of the body: nobody else makes us hold it.
    let (group, facts) = found(&visitor, &slug, &name, Action::WriteDraft).await?;
    let Upload { typed, files } = Upload::from_request(request, &visitor.site).await?;
    let file = files.get("file").cloned().or_else(|| unpack(typed.text("kept")));
    let posted = match &file {
        None => Err(Error::field("file", "missing", "Choose the file first.")),
        Some(file) => match read_content(file.clone()).await {
            Err(error) => Err(error),
            Ok(content) => {
                let source = RevisionSource::File(Box::new(content));
                let new = NewRevision { source, typed: said(&typed), answers: answers(&typed), made_from: None };
                post_revision(&visitor.ctx, facts.id, &new).await
            }
        },
    };
    let kept = file.as_ref().and_then(pack);
    if let Ok(Posted::Asked(asked)) = &posted {
        let show = async |visitor: Visitor, _: &Typed| form(visitor, &slug, &name, asked, kept.as_deref()).await;
        return visitor.refuse(typed, unanswered(), show).await;
    }
    let at = path(&group, &facts);
    let show = async |visitor: Visitor| form(visitor, &slug, &name, &[], None).await;
    visitor.after(typed, posted, |posted| format!("{at}/{}", number_of(&posted)), show).await
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
