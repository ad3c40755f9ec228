//! The field for choosing a file.

use leptos::prelude::*;

use crate::{problem::field_message, visit::Visit};

/// A field called `file`, with what was wrong with the one that was sent; `accept` is what is offered to be chosen.
pub fn file_field(label: String, hint: String, accept: &'static str) -> impl IntoView {
    let refused = expect_context::<Visit>().refused;
    let errors = refused.map(|refused| refused.problem.fields).unwrap_or_default();
    let messages: Vec<String> = errors.iter().filter(|error| error.field == "file").map(field_message).collect();
    let invalid = (!messages.is_empty()).then_some("true");
    let error = invalid.map(|_| view! { <p class="error" id="file-error">{messages.join(" ")}</p> });
    view! {
        <div class="field">
            <label for="file">{label}</label>
            <p class="hint" id="file-hint">{hint}</p>
            {error}
            <input id="file" name="file" type="file" accept=accept aria-describedby="file-hint" aria-invalid=invalid />
        </div>
    }
}
