//! How a release's content lies in its row: canonical JSON, gzipped, with the hash of the JSON beside it.

use std::io::{Read, Write};

use domain::programme::Programme;
use flate2::{Compression, read::GzDecoder, write::GzEncoder};
use sha2::{Digest, Sha256};

use crate::{Error, Result};

/// Packs a programme and says the SHA-256 of its JSON, in hexadecimal.
///
/// Structs serialise in the order of their fields and lists in the order that [`Programme`] promises, so equal programmes
/// have equal hashes.
pub fn pack(programme: &Programme) -> Result<(Vec<u8>, String)> {
    let json = serde_json::to_vec(programme).map_err(Error::fault)?;
    let hash = hex::encode(Sha256::digest(&json));
    let mut encoder = GzEncoder::new(Vec::with_capacity(json.len() / 4), Compression::default());
    encoder.write_all(&json).map_err(Error::fault)?;
    Ok((encoder.finish().map_err(Error::fault)?, hash))
}

/// Unpacks what [`pack`] made.
pub fn unpack(bytes: &[u8]) -> Result<Programme> {
    let mut json = Vec::new();
    GzDecoder::new(bytes).read_to_end(&mut json).map_err(Error::fault)?;
    serde_json::from_slice(&json).map_err(Error::fault)
}
