//! What handlers take apart: bodies, paths and queries, each refused in the one shape of problems.

use axum::{
    extract::{
        FromRequest, FromRequestParts, Request,
        rejection::{BytesRejection, FailedToBufferBody},
    },
    http::{HeaderMap, header, request::Parts},
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use domain::{FieldError, Problem, problem::Kind};
use serde::{
    Deserialize, Deserializer, Serialize,
    de::{DeserializeOwned, Error as _},
};

use super::caller::Caller;
use crate::problem::Failure;

/// A body of JSON: as an argument what was sent, as an answer what is sent.
#[derive(Clone, Copy, Debug)]
pub struct Json<T>(pub T);

impl<T: Serialize> IntoResponse for Json<T> {
    fn into_response(self) -> Response {
        axum::Json(self.0).into_response()
    }
}

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Json<T> {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Self, Failure> {
        // What nobody sends is not even read.
        if request.extensions().get::<Caller>().is_none_or(|caller| caller.ctx.actor.person().is_none()) {
            return Err(service::Error::sign_in_needed().into());
        }
        if !has_type(request.headers(), &["application/json"]) {
            return Err(unsupported_type("application/json").into());
        }
        let body = body(request, state).await?;
        // PostgreSQL keeps no NUL in a text, and nothing that people write has one.
        if body.windows(6).any(|part| part == br"\u0000") {
            let message = "A text in the body holds the NUL character; leave it out.";
            return Err(Problem::new(Kind::Malformed, "nul-character", message).into());
        }
        // serde takes a list for an object too, by the order of its fields, which nobody should build upon.
        if body.trim_ascii_start().first() == Some(&b'[') {
            let message = "The body must be an object.".into();
            return Err(Problem::invalid(vec![FieldError { field: ".".into(), code: "shape".into(), message }]).into());
        }
        let mut reader = serde_json::Deserializer::from_slice(&body);
        let value = serde_path_to_error::deserialize(&mut reader).map_err(unreadable_json)?;
        reader.end().map_err(|error| malformed_json(&error))?;
        Ok(Self(value))
    }
}

/// The whole body, within the limit of its route.
pub async fn body<S: Send + Sync>(request: Request, state: &S) -> Result<Bytes, Failure> {
    Bytes::from_request(request, state).await.map_err(|rejection| match rejection {
        BytesRejection::FailedToBufferBody(FailedToBufferBody::LengthLimitError(_)) => {
            Problem::new(Kind::TooLarge, "too-large", "The body is larger than what is accepted here.").into()
        }
        _ => Problem::new(Kind::Malformed, "body-unreadable", "The body did not arrive whole; send it again.").into(),
    })
}

/// Whether the body is said to be of one of `types`; parameters do not count.
pub fn has_type(headers: &HeaderMap, types: &[&str]) -> bool {
    let said = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let essence = said.split(';').next().unwrap_or_default().trim();
    types.iter().any(|known| essence.eq_ignore_ascii_case(known))
}

/// The refusal of a body that is not of the `accepted` type.
pub fn unsupported_type(accepted: &str) -> Problem {
    let message = format!("The body must be sent as {accepted}, and the Content-Type header must say so.");
    Problem::new(Kind::UnsupportedType, "unsupported-type", message)
}

fn unreadable_json(error: serde_path_to_error::Error<serde_json::Error>) -> Failure {
    if !error.inner().is_data() {
        return malformed_json(error.inner());
    }
    let field = error.path().to_string();
    Problem::invalid(vec![FieldError { field, code: "shape".into(), message: without_place(error.inner()) }]).into()
}

fn malformed_json(error: &serde_json::Error) -> Failure {
    Problem::new(Kind::Malformed, "json-malformed", format!("The body is not JSON: {error}.")).into()
}

/// The message of an error of the data; line and column mean little where the field is named.
fn without_place(error: &serde_json::Error) -> String {
    let message = error.to_string();
    message.split(" at line ").next().unwrap_or(&message).to_owned()
}

/// A name that is not empty, for lists of which an empty line would be passed over.
pub fn name<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let name = String::deserialize(deserializer)?;
    if name.trim().is_empty() { Err(D::Error::custom("a name is needed")) } else { Ok(name) }
}

/// The variable parts of the path.
#[derive(Clone, Copy, Debug)]
pub struct Path<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned + Send> FromRequestParts<S> for Path<T> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let path = axum::extract::Path::<T>::from_request_parts(parts, state).await;
        path.map(|path| Self(path.0)).map_err(|_| {
            let message = "A part of the address is not of the kind that stands there.";
            Problem::new(Kind::Malformed, "path-unreadable", message).into()
        })
    }
}

/// The query. A name may come up several times; one that is not known is refused, for it may be misspelt.
#[derive(Clone, Copy, Debug)]
pub struct Query<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for Query<T> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        let query = parts.uri.query().unwrap_or_default().as_bytes();
        let reader = serde_html_form::Deserializer::from_bytes(query);
        serde_path_to_error::deserialize(reader).map(Self).map_err(|error| {
            let (field, message) = (error.path().to_string(), error.inner().to_string());
            Problem::invalid(vec![FieldError { field, code: "query-unreadable".into(), message }]).into()
        })
    }
}

/// Refuses addresses with a NUL, which no text of ours holds and PostgreSQL does not take.
pub async fn refuse_nul(request: Request, next: axum::middleware::Next) -> Response {
    let address = request.uri().path_and_query().map_or("", |whole| whole.as_str());
    if address.contains("%00") {
        let problem =
            Problem::new(Kind::Malformed, "nul-character", "The address holds the NUL character; leave it out.");
        return Failure(problem).into_response();
    }
    next.run(request).await
}
