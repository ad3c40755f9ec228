//! The record of a group as a download.

use std::{
    io::{Seek, SeekFrom},
    time::Duration,
};

use axum::{
    body::Body,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use domain::{Problem, problem::Kind};
use futures::stream::unfold;
use service::{
    Ctx, Error, Result,
    archive::{Level, export_group, may_export},
    group::GroupFacts,
};
use tokio::{fs::File, io::AsyncReadExt, sync::Semaphore, time::timeout};

use super::pack;
use crate::http::headers::Tighter;

/// Records are written one at a time: each reads everything that a group has.
static TURN: Semaphore = Semaphore::const_new(1);
/// How long a request waits for its turn.
const PATIENCE: Duration = Duration::from_secs(20);
/// Seconds after which who found others before them may ask again.
const LATER: u64 = 30;

/// The record of a level as one `.tar`. It is written to the disk first, so that one that fails is no half file.
pub async fn download(ctx: &Ctx, group: &GroupFacts, level: Level) -> Result<Response> {
    may_export(ctx, group.id, level).await?;
    let turn = timeout(PATIENCE, TURN.acquire()).await.map_err(|_| busy())?.map_err(Error::fault)?;
    let folder = tempfile::tempdir().map_err(Error::fault)?;
    let manifest = Box::pin(export_group(ctx, group.id, level, folder.path())).await?;
    let packing = tokio::task::spawn_blocking(move || {
        // Without a name: it is gone with the last one who reads it.
        let mut file = tempfile::tempfile()?;
        pack(folder.path(), &manifest, &mut file)?;
        let size = file.seek(SeekFrom::End(0))?;
        file.rewind()?;
        std::io::Result::Ok((file, size))
    });
    let (file, size) = packing.await.map_err(Error::fault)?.map_err(Error::fault)?;
    drop(turn);
    let body = Body::from_stream(unfold(File::from_std(file), next_part));
    let name = format!("attachment; filename=\"{}-{level}-record.tar\"", group.slug);
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/x-tar")),
        (header::CONTENT_DISPOSITION, HeaderValue::try_from(name).map_err(Error::fault)?),
        (header::CONTENT_LENGTH, HeaderValue::from(size)),
        (header::CACHE_CONTROL, HeaderValue::from_static("private, no-store")),
    ];
    let mut response = (headers, body).into_response();
    response.extensions_mut().insert(Tighter::Sandbox);
    Ok(response)
}

fn busy() -> Error {
    let message = "Other records are being written. Try again in a moment.";
    let mut problem = Problem::new(Kind::Unavailable, "busy", message);
    problem.retry_after = Some(LATER);
    problem.into()
}

/// Bytes that are read at once.
const PART: usize = 64 * 1024;

/// What comes next of a file; nothing at its end.
async fn next_part(mut file: File) -> Option<(std::io::Result<Bytes>, File)> {
    let mut part = vec![0; PART];
    match file.read(&mut part).await {
        Ok(0) => None,
        Ok(read) => {
            part.truncate(read);
            Some((Ok(part.into()), file))
        }
        Err(error) => Some((Err(error), file)),
    }
}
