//! Importing a programme from the organisers' pages: look first, then release.

use app::programme::Imported;
use axum::extract::{FromRequest, Path, Request};
use domain::policy::Action;
use service::{
    Error,
    conference::conference,
    programme::{Import, Intent, import_programme},
};

use crate::{
    page::Answer,
    upload::{Upload, pack, unpack},
    visitor::Visitor,
};

/// Most bytes of an upload: the most that a reader takes, and the form around it.
pub const UPLOAD_LIMIT: usize = 65 * 1024 * 1024;

/// `GET /c/{conference}/organise/import`
pub async fn form(visitor: Visitor, Path(slug): Path<String>) -> Answer {
    show(visitor, &slug, None).await
}

/// `POST /c/{conference}/organise/import`
pub async fn import(visitor: Visitor, Path(slug): Path<String>, request: Request) -> Answer {
    // Before a byte of the body: nobody else makes us hold 64 MB.
    conference(&visitor.ctx, &slug, Action::ReleaseProgramme).await?.here()?;
    let Upload { typed, mut files } = Upload::from_request(request, &visitor.site).await?;
    let file = files.one("file").or_else(|| unpack(typed.text("kept")));
    let intent = match (typed.text("intent"), typed.text("allow_empty")) {
        ("release", "yes") => Intent::ReleaseEvenEmpty,
        ("release", _) => Intent::Release,
        _ => Intent::Preview,
    };
    let comment = typed.text("comment").to_owned();
    let result = match &file {
        None => Err(Error::field("file", "missing", "Choose the file first.")),
        Some(file) => import_programme(&visitor.ctx, &slug, Import { file: file.clone(), comment, intent }).await,
    };
    match (result, file) {
        (Ok(outcome), Some(file)) if intent == Intent::Preview => {
            let kept = pack(&file);
            show(visitor, &slug, Some(Imported { outcome, kept, comment: typed.text("comment").to_owned() })).await
        }
        (result, _) => {
            let again = async |visitor: Visitor| show(visitor, &slug, None).await;
            visitor.after(typed, result, |_| format!("/c/{slug}/changes"), again).await
        }
    }
}

async fn show(visitor: Visitor, slug: &str, imported: Option<Imported>) -> Answer {
    let facts = conference(&visitor.ctx, slug, Action::ReleaseProgramme).await?.here()?;
    visitor.page(|| app::programme::import_page(&facts, imported.as_ref()))
}
