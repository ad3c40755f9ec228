//! Forms that carry files, and files that wait in a form until a question about them is answered.

use std::{
    collections::HashMap,
    io::{Read, Write},
};

use app::visit::Typed;
use axum::{
    extract::{FromRequest, Multipart, Request},
    http::StatusCode,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use bytes::Bytes;
use domain::problem::{Kind, Problem};
use flate2::{Compression, read::GzDecoder, write::GzEncoder};

use crate::problem::Failure;

/// Most bytes of an unpacked file that waits in a form.
const UNPACKED_LIMIT: u64 = 64 * 1024 * 1024;

/// Most characters of a file's name that are kept.
const NAME_LIMIT: usize = 200;

/// What came with a form that carries files.
pub struct Upload {
    /// What was typed.
    pub typed: Typed,
    /// The files.
    pub files: Files,
}

/// Files by field, each with its name; a field left empty has none.
#[derive(Default)]
pub struct Files(HashMap<String, Vec<(String, Bytes)>>);

impl Files {
    /// The file of a field that takes one.
    pub fn one(&mut self, field: &str) -> Option<Bytes> {
        self.all(field).pop().map(|(_, bytes)| bytes)
    }

    /// The files of a field with their names, as they came.
    pub fn all(&mut self, field: &str) -> Vec<(String, Bytes)> {
        self.0.remove(field).unwrap_or_default()
    }
}

impl<S: Send + Sync> FromRequest<S> for Upload {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Self, Failure> {
        let mut parts = Multipart::from_request(request, state).await.map_err(|error| refusal(error.status()))?;
        let (mut typed, mut files) = (Vec::new(), Files::default());
        while let Some(part) = parts.next_field().await.map_err(|error| refusal(error.status()))? {
            let Some(name) = part.name().map(ToOwned::to_owned) else { continue };
            let file = part.file_name().map(last_name);
            let bytes = part.bytes().await.map_err(|error| refusal(error.status()))?;
            match file {
                None => typed.push((name, String::from_utf8_lossy(&bytes).into_owned())),
                Some(file) if !bytes.is_empty() => files.0.entry(name).or_default().push((file, bytes)),
                Some(_) => {}
            }
        }
        Ok(Self { typed: typed.into_iter().collect(), files })
    }
}

/// What a file is called, without the folders that it lay in.
fn last_name(path: &str) -> String {
    path.rsplit(['/', '\\']).next().unwrap_or_default().chars().take(NAME_LIMIT).collect()
}

fn refusal(status: StatusCode) -> Failure {
    let problem = if status == StatusCode::PAYLOAD_TOO_LARGE {
        Problem::new(
            Kind::TooLarge,
            "upload-too-large",
            "The file is larger than this page takes. Nothing was changed.",
        )
    } else {
        Problem::new(
            Kind::Malformed,
            "form-unreadable",
            "The form did not arrive whole. Nothing was changed; go back and send it again.",
        )
    };
    problem.into()
}

/// The file as text that a hidden field carries, so that nobody has to choose it a second time after looking. Nothing of
/// it is trusted on the way back: it is read, checked and authorised like any other upload.
pub fn pack(file: &[u8]) -> Option<String> {
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

/// Texts under their names as such a text; none where one of them is no text.
pub fn pack_texts<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Option<String> {
    let texts = files.into_iter().map(|(name, bytes)| std::str::from_utf8(bytes).ok().map(|text| (name, text)));
    pack(&serde_json::to_vec(&texts.collect::<Option<Vec<_>>>()?).ok()?)
}

/// The files that such a text holds; none where it holds something else.
pub fn unpack_texts(kept: &str) -> Vec<(String, Bytes)> {
    let texts = unpack(kept).and_then(|bytes| serde_json::from_slice::<Vec<(String, String)>>(&bytes).ok());
    texts.unwrap_or_default().into_iter().map(|(name, text)| (name, Bytes::from(text))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_wait_under_their_names_to_the_byte() {
        let files = [("01.md", "\u{feff}# One\r\n".as_bytes()), ("02.md", b"# Two\n")];
        let kept = pack_texts(files).expect("texts");
        let back = unpack_texts(&kept);
        assert_eq!(back.iter().map(|(name, bytes)| (name.as_str(), &bytes[..])).collect::<Vec<_>>(), files);
        assert_eq!(pack_texts([("a", &b"\xff"[..])]), None);
        assert!(unpack_texts("").is_empty() && unpack_texts(&pack(b"no list").expect("packed")).is_empty());
    }

    #[test]
    fn a_name_is_kept_without_its_folders() {
        assert_eq!(last_name("history/01.md"), "01.md");
        assert_eq!(last_name("C:\\history\\01.md"), "01.md");
    }
}
