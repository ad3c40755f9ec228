//! Asking our own server.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Request, RequestInit, Response, window};

/// The text at `address`; `None` unless it is there.
pub async fn get(address: &str) -> Option<String> {
    send(address, &RequestInit::new()).await
}

/// Sends JSON; `None` unless it was accepted.
pub async fn patch(address: &str, json: &str) -> Option<String> {
    let how = RequestInit::new();
    how.set_method("PATCH");
    how.set_body(&JsValue::from_str(json));
    let headers = web_sys::Headers::new().ok()?;
    headers.set("content-type", "application/json").ok()?;
    how.set_headers(&headers);
    send(address, &how).await
}

async fn send(address: &str, how: &RequestInit) -> Option<String> {
    let request = Request::new_with_str_and_init(address, how).ok()?;
    let response = JsFuture::from(window()?.fetch_with_request(&request)).await.ok()?;
    let response: Response = response.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    JsFuture::from(response.text().ok()?).await.ok()?.as_string()
}
