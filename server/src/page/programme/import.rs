//! Importing a programme from the organisers' pages: look first, then release.

use std::io::{Read, Write};

use app::programme::Imported;
use axum::extract::{FromRequest, Path, Request};
use base64::{Engine, engine::general_purpose::STANDARD};
use bytes::Bytes;
use domain::policy::Action;
use flate2::{Compression, read::GzDecoder, write::GzEncoder};
use service::{
    Error,
    conference::conference,
    programme::{Import, Intent, import_programme},
};

use crate::{page::Answer, upload::Upload, visitor::Visitor};

/// Most bytes of an upload: the most that a reader takes, and the form around it.
pub const UPLOAD_LIMIT: usize = 65 * 1024 * 1024;

/// Most bytes of an unpacked file that travels with its preview.
const UNPACKED_LIMIT: u64 = 64 * 1024 * 1024;

/// `GET /c/{conference}/organise/import`
pub async fn form(visitor: Visitor, Path(slug): Path<String>) -> Answer {
    show(visitor, &slug, None).await
}

/// `POST /c/{conference}/organise/import`
pub async fn import(visitor: Visitor, Path(slug): Path<String>, request: Request) -> Answer {
    // Before a byte of the body: nobody else makes us hold 64 MB.
    conference(&visitor.ctx, &slug, Action::ReleaseProgramme).await?.here()?;
    let Upload { typed, files } = Upload::from_request(request, &visitor.site).await?;
    let file = files.get("file").cloned().or_else(|| unpack(typed.text("kept")));
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

/// The file as text that a hidden field carries, so that nobody has to choose it a second time after looking. Nothing of
/// it is trusted on the way back: it is read, checked and authorised like any other upload.
pub fn pack(file: &Bytes) -> Option<String> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(file).ok()?;
    Some(STANDARD.encode(encoder.finish().ok()?))
}

/// The file that such a text holds.
pub fn unpack(kept: &str) -> Option<Bytes> {
    let packed = STANDARD.decode(kept).ok().filter(|bytes| !bytes.is_empty())?;
    let mut file = Vec::new();
    GzDecoder::new(packed.as_slice()).take(UNPACKED_LIMIT).read_to_end(&mut file).ok()?;
    Some(file.into())
}
