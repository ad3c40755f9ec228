//! Importing a programme from a file: the use case behind the page, REST and the command line.

use bytes::Bytes;
use domain::{policy::Action, programme::sheet::Sheet};

use super::{
    published::{by_slug, place_of},
    release_sheet::{Intent, Outcome, release_sheet},
};
use crate::{Ctx, Error, Result};

/// A file to be imported.
#[derive(Clone, Debug)]
pub struct Import {
    /// The file as it came.
    pub file: Bytes,
    /// What its maker says about this state; may be empty.
    pub comment: String,
    /// Whether to look or to act.
    pub intent: Intent,
}

/// Reads `import.file` and releases what it says as the programme of the conference at `slug`.
///
/// A file that cannot be read is refused before anything is touched, with its reason and the place in the file.
pub async fn import_programme(ctx: &Ctx, slug: &str, import: Import) -> Result<Outcome> {
    ctx.authorize_route(Action::ReleaseProgramme)?;
    let conference = by_slug(ctx, slug).await?;
    ctx.authorize(Action::ReleaseProgramme, place_of(&conference))?;
    let comment =
        domain::text::block(&import.comment, 2_000).map_err(|flaw| Error::field("comment", flaw.code, flaw.message))?;
    let sheet = read_sheet(import.file, Some(conference.zone)).await?;
    release_sheet(ctx, slug, sheet, comment, import.intent).await
}

/// Reads a file on a thread of its own: megabytes of XML are no work for the ones that answer others.
pub(super) async fn read_sheet(file: Bytes, zone: Option<String>) -> Result<Sheet> {
    let options = exchange::Options { zone, ..exchange::Options::default() };
    let reading = tokio::task::spawn_blocking(move || exchange::read(&file, &options));
    Ok(reading.await.map_err(Error::fault)?.map_err(domain::Problem::from)?)
}
