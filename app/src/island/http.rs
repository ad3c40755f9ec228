//! Asking our own server.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{FormData, HtmlFormElement, Request, RequestInit, Response, UrlSearchParams, window};

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

/// Sends a form as its button `act` would; the status of the answer and what it says.
pub async fn post_form(address: &str, form: &HtmlFormElement, act: &str) -> Option<(u16, String)> {
    let fields = FormData::new_with_form(form).ok()?;
    let pairs = UrlSearchParams::new_with_str_sequence_sequence(&fields).ok()?;
    pairs.set("act", act);
    let how = RequestInit::new();
    how.set_method("POST");
    how.set_body(&pairs);
    let response = ask(address, &how).await?;
    let text = JsFuture::from(response.text().ok()?).await.ok()?.as_string()?;
    Some((response.status(), text))
}

async fn send(address: &str, how: &RequestInit) -> Option<String> {
    let response = ask(address, how).await?;
    if !response.ok() {
        return None;
    }
    JsFuture::from(response.text().ok()?).await.ok()?.as_string()
}

async fn ask(address: &str, how: &RequestInit) -> Option<Response> {
    let request = Request::new_with_str_and_init(address, how).ok()?;
    JsFuture::from(window()?.fetch_with_request(&request)).await.ok()?.dyn_into().ok()
}
