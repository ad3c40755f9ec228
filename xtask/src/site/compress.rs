//! The twins that are sent to browsers that take them.

use anyhow::{Context, Result};
use std::ffi::OsString;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// What the names of twins end in.
pub const ENDINGS: [&str; 2] = [".br", ".gz"];

/// Formats that are compressed already.
const DENSE: [&str; 7] = ["woff2", "png", "jpg", "jpeg", "webp", "avif", "gif"];

/// Writes the brotli and the gzip twin beside a file, unless they are there or would not be smaller.
pub fn beside(path: &Path, content: &[u8]) -> Result<()> {
    if path.extension().is_some_and(|ending| DENSE.iter().any(|dense| ending == *dense)) {
        return Ok(());
    }
    for (ending, compress) in [(".br", brotli as fn(&[u8]) -> Result<Vec<u8>>), (".gz", gzip)] {
        let twin = with_ending(path, ending);
        if twin.exists() {
            continue;
        }
        let compressed = compress(content)?;
        if compressed.len() < content.len() {
            fs::write(&twin, compressed).with_context(|| twin.display().to_string())?;
        }
    }
    Ok(())
}

/// How many bytes a browser fetches for a file.
pub fn brotli_size(path: &Path) -> Result<u64> {
    let twin = with_ending(path, ".br");
    let sent = if twin.exists() { twin } else { path.to_owned() };
    Ok(fs::metadata(&sent).with_context(|| sent.display().to_string())?.len())
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(ending);
    PathBuf::from(name)
}

fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let mut compressed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &content[..], &mut compressed, &parameters)?;
    Ok(compressed)
}

fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(content)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn the_twins_hold_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("style.css");
        let content = b"p { margin: 0 }".repeat(50);
        beside(&path, &content).unwrap();
        let mut from_brotli = Vec::new();
        let twin = fs::read(with_ending(&path, ".br")).unwrap();
        brotli::BrotliDecompress(&mut &twin[..], &mut from_brotli).unwrap();
        assert_eq!(from_brotli, content);
        let mut from_gzip = Vec::new();
        let twin = fs::File::open(with_ending(&path, ".gz")).unwrap();
        flate2::read::GzDecoder::new(twin).read_to_end(&mut from_gzip).unwrap();
        assert_eq!(from_gzip, content);
    }

    #[test]
    fn what_would_not_shrink_has_no_twin() {
        let folder = tempfile::tempdir().unwrap();
        let (tiny, picture) = (folder.path().join("tiny.txt"), folder.path().join("picture.png"));
        beside(&tiny, b"x").unwrap();
        beside(&picture, &b"pixel".repeat(100)).unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
