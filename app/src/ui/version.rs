//! The state that an edit is made from.

use leptos::prelude::*;

use crate::visit::Visit;

/// Carries the version of what a form edits, so that an edit made from an old state is refused. A form shown again keeps
/// the version that it was made from, except where that was the reason: then sending again is meant.
#[component]
pub fn VersionField(
    /// The version of what is stored.
    #[prop(into)]
    version: String,
) -> impl IntoView {
    let visit = expect_context::<Visit>();
    let kept = visit.refused.as_ref().filter(|refused| refused.problem.code != "changed-meanwhile");
    let version = kept.map_or(version, |refused| refused.typed.text("version").to_owned());
    view! { <input type="hidden" name="version" value=version /> }
}
