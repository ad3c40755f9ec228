//! What is read under a former slug is to be found under the present one, for good.

use axum::{
    extract::Request,
    http::{Method, StatusCode},
    middleware::Next,
    response::Response,
};

use super::caller::Caller;
use crate::page::renamed;

/// Answers a read that found nothing under a former slug with 308 and the present address. Writes are refused: whoever
/// writes should know to what.
pub async fn redirect(request: Request, next: Next) -> Response {
    let uri = request.uri().clone();
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    let caller = request.extensions().get::<Caller>().cloned().filter(|_| reads);
    let response = next.run(request).await;
    match caller {
        Some(caller) if response.status() == StatusCode::NOT_FOUND => {
            renamed(&caller.ctx, &uri).await.unwrap_or(response)
        }
        _ => response,
    }
}
