//! The built assets: style sheet, scripts, fonts, each under a name that holds its hash, compressed beforehand.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
};

use axum::{
    extract::{Path as Part, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use bytes::Bytes;

use crate::site::Site;

/// Where assets are served.
pub const PREFIX: &str = "/pkg/";

/// The assets could not be read.
#[derive(Debug, thiserror::Error)]
#[error("The built assets in {} cannot be read ({error}). `cargo xtask build` makes them.", .folder.display())]
pub struct AssetError {
    folder: PathBuf,
    error: std::io::Error,
}

/// Every asset, in memory: there are few and they are small.
#[derive(Debug, Default)]
pub struct Assets {
    names: HashMap<String, String>,
    files: HashMap<String, Asset>,
}

#[derive(Debug)]
struct Asset {
    media_type: &'static str,
    plain: Bytes,
    gzip: Option<Bytes>,
    brotli: Option<Bytes>,
}

impl Assets {
    /// Reads a built `site/` folder: `assets.json` maps plain names to hashed ones in `pkg/`.
    pub fn load(folder: &Path) -> Result<Self, AssetError> {
        Self::read(folder).map_err(|error| AssetError { folder: folder.to_owned(), error })
    }

    fn read(folder: &Path) -> std::io::Result<Self> {
        let names: HashMap<String, String> = serde_json::from_slice(&std::fs::read(folder.join("assets.json"))?)?;
        let mut files = HashMap::new();
        for name in names.values() {
            let path = folder.join("pkg").join(name);
            let beside =
                |extension: &str| std::fs::read(format!("{}.{extension}", path.display())).ok().map(Bytes::from);
            let asset = Asset {
                media_type: media_type(name),
                plain: std::fs::read(&path)?.into(),
                gzip: beside("gz"),
                brotli: beside("br"),
            };
            files.insert(name.clone(), asset);
        }
        Ok(Self { names, files })
    }

    /// The address of the asset whose plain name is `name`.
    pub fn address(&self, name: &str) -> String {
        format!("{PREFIX}{}", self.names.get(name).map_or(name, String::as_str))
    }
}

/// Serves one asset. Its name holds its hash, so whoever has it may keep it for good.
pub async fn serve(State(site): State<Site>, Part(name): Part<String>, headers: HeaderMap) -> Response {
    let Some(asset) = site.assets().files.get(&name) else { return StatusCode::NOT_FOUND.into_response() };
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let (body, encoding) = match asset {
        Asset { brotli: Some(body), .. } if accepted.contains("br") => (body, Some("br")),
        Asset { gzip: Some(body), .. } if accepted.contains("gzip") => (body, Some("gzip")),
        Asset { plain, .. } => (plain, None),
    };
    let mut response = body.clone().into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.media_type));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(encoding) = encoding {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    response
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        Some("png") => "image/png",
        _ => "application/octet-stream",
    }
}
