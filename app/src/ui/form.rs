//! Forms: one column, labels above, hints below, what was typed kept, every message beside its field and at the top.
//!
//! The fields look into the [`Visit`]: where the page shows a refused form again, they carry what was typed instead of
//! what is stored, and the reason.

use leptos::prelude::*;

use crate::{i18n::t, visit::Visit};

/// A form that posts to the page it stands on (or to `action`).
#[component]
pub fn Form(
    /// Another address to post to.
    #[prop(optional, into)]
    action: Option<String>,
    /// Whether the form carries files.
    #[prop(optional)]
    files: bool,
    /// The verb on the button.
    #[prop(into)]
    submit: String,
    children: Children,
) -> impl IntoView {
    let enctype = files.then_some("multipart/form-data");
    view! {
        <form class="form" method="post" action=action enctype=enctype novalidate>
            {children()}
            <div class="acts"><button class="button primary">{submit}</button></div>
        </form>
    }
}

/// A field of one line.
#[component]
pub fn Field(
    /// The name under which it is sent; also its id.
    #[prop(into)]
    name: String,
    /// What it is called.
    #[prop(into)]
    label: String,
    /// What helps to fill it in.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is stored.
    #[prop(optional, into)]
    value: String,
    /// The input's type; `text` unless told.
    #[prop(default = "text")]
    kind: &'static str,
    /// Whether it may stay empty; said beside the label.
    #[prop(optional)]
    optional: bool,
    /// The browser's word for what belongs in here (WCAG 1.3.5).
    #[prop(optional)]
    autocomplete: Option<&'static str>,
    /// `short` or `middle` where little goes into it.
    #[prop(optional)]
    width: Option<&'static str>,
    /// Whether several files may be chosen.
    #[prop(optional)]
    multiple: bool,
) -> impl IntoView {
    let visit = expect_context::<Visit>();
    // A password is never sent back.
    let value = if kind == "password" { String::new() } else { visit.typed(&name).unwrap_or(value) };
    let about = About::of(&visit, &name, hint);
    view! {
        <div class="field">
            {label_of(&name, label, optional)}
            {about.hint_view()}
            {about.error_view()}
            <input
                id=name.clone() name=name type=kind value=value class=width autocomplete=autocomplete multiple=multiple
                required=!optional aria-invalid=about.invalid() aria-describedby=about.describedby()
            />
        </div>
    }
}

/// A field of several lines. The only `<textarea>` of Plenary: Leptos 0.8 does not escape the children of one on the
/// server, so that typed text could end the element and go on as markup.
#[component]
pub fn TextArea(
    /// The name under which it is sent; also its id.
    #[prop(into)]
    name: String,
    /// What it is called.
    #[prop(into)]
    label: String,
    /// What helps to fill it in.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is stored.
    #[prop(optional, into)]
    value: String,
    /// Whether it may stay empty.
    #[prop(optional)]
    optional: bool,
) -> impl IntoView {
    let visit = expect_context::<Visit>();
    let value = visit.typed(&name).unwrap_or(value);
    // A line break first, because HTML drops the one after the tag.
    let escaped = format!("\n{}", value.replace('&', "&amp;").replace('<', "&lt;"));
    let about = About::of(&visit, &name, hint);
    view! {
        <div class="field">
            {label_of(&name, label, optional)}
            {about.hint_view()}
            {about.error_view()}
            <textarea
                id=name.clone() name=name required=!optional
                aria-invalid=about.invalid() aria-describedby=about.describedby()
            >
                {escaped}
            </textarea>
        </div>
    }
}

/// A choice of one.
#[component]
pub fn Select(
    /// The name under which it is sent; also its id.
    #[prop(into)]
    name: String,
    /// What it is called.
    #[prop(into)]
    label: String,
    /// What helps to choose.
    #[prop(optional, into)]
    hint: Option<String>,
    /// The choices: value and words.
    options: Vec<(String, String)>,
    /// What is stored.
    #[prop(optional, into)]
    value: String,
) -> impl IntoView {
    let visit = expect_context::<Visit>();
    let value = visit.typed(&name).unwrap_or(value);
    let about = About::of(&visit, &name, hint);
    let options = options.into_iter().map(|(option, words)| {
        let selected = option == value;
        view! { <option value=option selected=selected>{words}</option> }
    });
    let options = options.collect_view();
    view! {
        <div class="field">
            {label_of(&name, label, false)}
            {about.hint_view()}
            {about.error_view()}
            <select
                id=name.clone() name=name aria-invalid=about.invalid() aria-describedby=about.describedby()
            >
                {options}
            </select>
        </div>
    }
}

/// A box to tick.
#[component]
pub fn Check(
    /// The name under which it is sent; also its id.
    #[prop(into)]
    name: String,
    /// What ticking it means.
    #[prop(into)]
    label: String,
    /// What helps to decide.
    #[prop(optional, into)]
    hint: Option<String>,
    /// The value that is sent when it is ticked.
    #[prop(default = "yes".to_owned(), into)]
    value: String,
    /// Whether it is ticked in what is stored.
    #[prop(optional)]
    checked: bool,
) -> impl IntoView {
    let visit = expect_context::<Visit>();
    let checked = visit.refused.as_ref().map_or(checked, |refused| refused.typed.texts(&name).contains(&value));
    // Several boxes may share a name: each needs an id of its own.
    let id = if value == "yes" { name.clone() } else { format!("{name}-{value}") };
    let about = About::of(&visit, &id, hint);
    view! {
        <div class="check">
            <input
                type="checkbox" id=id.clone() name=name value=value checked=checked
                aria-describedby=about.describedby()
            />
            <label for=id>{label}</label>
            {about.hint_view()}
        </div>
    }
}

fn label_of(name: &str, label: String, optional: bool) -> impl IntoView + use<> {
    let mark = optional.then(|| view! { " "<span class="optional">{t("optional")}</span> });
    view! { <label for=name.to_owned()>{label}{mark}</label> }
}

/// What is said about a field besides its label.
struct About {
    name: String,
    hint: Option<String>,
    messages: Vec<String>,
}

impl About {
    fn of(visit: &Visit, name: &str, hint: Option<String>) -> Self {
        Self { name: name.to_owned(), hint, messages: visit.messages(name) }
    }

    fn invalid(&self) -> Option<&'static str> {
        (!self.messages.is_empty()).then_some("true")
    }

    fn describedby(&self) -> Option<String> {
        let hint = self.hint.is_some().then(|| format!("{}-hint", self.name));
        let error = (!self.messages.is_empty()).then(|| format!("{}-error", self.name));
        let ids: Vec<String> = hint.into_iter().chain(error).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    fn hint_view(&self) -> impl IntoView + use<> {
        let id = format!("{}-hint", self.name);
        self.hint.clone().map(|hint| view! { <p class="hint" id=id>{hint}</p> })
    }

    fn error_view(&self) -> impl IntoView + use<> {
        let id = format!("{}-error", self.name);
        let text = self.messages.join(" ");
        (!text.is_empty())
            .then(|| view! { <p class="error" id=id><span class="unseen">{t("error-mark")}</span>{text}</p> })
    }
}
