//! The bundle that the browser loads on pages with islands. Islands export themselves; this starts the system under them.
#![cfg(target_family = "wasm")]

// Nothing here calls into `app`, and an unmentioned crate would not be linked.
use app as _;
use wasm_bindgen::prelude::wasm_bindgen;

/// Called once by `boot.js`, before it wakes the islands.
#[wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
