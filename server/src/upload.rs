//! Forms that carry files.

use std::collections::HashMap;

use app::visit::Typed;
use axum::{
    extract::{FromRequest, Multipart, Request},
    http::StatusCode,
};
use bytes::Bytes;
use domain::problem::{Kind, Problem};

use crate::{problem::Failure, site::Site};

/// What came with a form that carries files.
pub struct Upload {
    /// What was typed.
    pub typed: Typed,
    /// The files by field; a field left empty is not in here.
    pub files: HashMap<String, Bytes>,
}

impl FromRequest<Site> for Upload {
    type Rejection = Failure;

    async fn from_request(request: Request, site: &Site) -> Result<Self, Failure> {
        let mut parts = Multipart::from_request(request, site).await.map_err(|error| refusal(error.status()))?;
        let (mut typed, mut files) = (Vec::new(), HashMap::new());
        while let Some(part) = parts.next_field().await.map_err(|error| refusal(error.status()))? {
            let Some(name) = part.name().map(ToOwned::to_owned) else { continue };
            let is_file = part.file_name().is_some();
            let bytes = part.bytes().await.map_err(|error| refusal(error.status()))?;
            if !is_file {
                typed.push((name, String::from_utf8_lossy(&bytes).into_owned()));
            } else if !bytes.is_empty() {
                files.insert(name, bytes);
            }
        }
        Ok(Self { typed: typed.into_iter().collect(), files })
    }
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
