//! Commenting, without scripts: on the whole draft, a section, a requirement, or quoted words.

use domain::comment::{Target, TypedAnchor};
use leptos::prelude::*;
use service::{
    comment::Grounds,
    draft::DraftFacts,
    group::{GroupFacts, PolicyLine},
};

use super::place::on_words;
use crate::{
    draft::place::{draft_page, head_below},
    group::policies_to_accept,
    i18n::{t, tv},
    page::Page,
    ui::{Form, Select, TextArea},
};

/// A comment that is being written.
#[derive(Clone, Debug)]
pub struct NewComment {
    /// What it is on.
    pub grounds: Grounds,
    /// The same as it was asked for.
    pub on: TypedAnchor,
    /// What was typed so far.
    pub body: String,
    /// The text that was typed as a proposal.
    pub replacement: String,
    /// The policies that its author has yet to accept.
    pub policies: Vec<PolicyLine>,
}

/// The page on which a comment is written.
pub fn new_comment_page(group: &GroupFacts, draft: &DraftFacts, new: NewComment) -> Page {
    let NewComment { grounds, on, body, replacement, policies } = new;
    let title = t("comment-write");
    let standing = tv("comment-standing", &[("number", grounds.revision.into())]);
    let waits = grounds.waits.then(|| view! { <p class="notice" role="status">{t("comment-waits-hint")}</p> });
    let revision = grounds.revision.to_string();
    let place = match grounds.anchor.target {
        Target::Whole => on_anything(&grounds, &on).into_any(),
        Target::Section { .. } | Target::Requirement { .. } | Target::Quote { .. } => chosen(&grounds, &on).into_any(),
    };
    let proposal = match grounds.lines {
        Some(lines) => proposal(lines, replacement).into_any(),
        None => view! { <p class="hint">{t("suggestion-how")}</p> }.into_any(),
    };
    let main = view! {
        {head_below(group, draft, title.clone(), view! { <p class="standing">{standing}</p> }.into_any())}
        {waits}
        <Form submit=t("comment-send")>
            <input type="hidden" name="revision" value=revision />
            {place}
            <TextArea name="body" label=t("comment-body") hint=t("comment-body-hint") value=body />
            {proposal}
            {policies_to_accept(&policies)}
        </Form>
    };
    draft_page(group, draft, title, main).unlisted()
}

/// The fields that say what it is on.
fn on_anything(grounds: &Grounds, on: &TypedAnchor) -> impl IntoView + use<> {
    let whole = [(String::new(), t("comment-on-whole"))];
    let options: Vec<(String, String)> = whole.into_iter().chain(grounds.sections.iter().cloned()).collect();
    view! {
        <Select name="section" label=t("comment-section") options=options value=on.section.clone() />
        <TextArea name="quote" label=t("comment-quote") hint=t("comment-quote-hint") value=on.quote.clone() optional=true />
    }
}

/// What it is on, where the link said so.
fn chosen(grounds: &Grounds, on: &TypedAnchor) -> impl IntoView + use<> {
    let kept = [
        ("section", &on.section),
        ("requirement", &on.requirement),
        ("quote", &on.quote),
        ("before", &on.before),
        ("after", &on.after),
    ];
    let kept = kept.into_iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| {
        view! { <input type="hidden" name=name value=value.clone() /> }
    });
    let words = match grounds.anchor.target {
        Target::Section { .. } | Target::Whole => None,
        _ => Some(view! { <blockquote class="comment-words"><p>{grounds.anchor.words.clone()}</p></blockquote> }),
    };
    let elsewhere = format!("?revision={}", grounds.revision);
    view! {
        {kept.collect_view()}
        <div class="field">
            <p><strong>{tv("comment-on", &[("what", on_words(&grounds.anchor).into())])}</strong> " " <a class="small" href=elsewhere>{t("comment-elsewhere")}</a></p>
            {words}
        </div>
    }
}

fn proposal(lines: String, replacement: String) -> impl IntoView + use<> {
    let value = if replacement.is_empty() { lines.clone() } else { replacement };
    let is_open = value.trim_end() != lines.trim_end();
    view! {
        <details class="policy" open=is_open>
            <summary>{t("suggestion-make")}</summary>
            <input type="hidden" name="replaced" value=lines />
            <TextArea name="replacement" label=t("suggestion-text") hint=t("suggestion-text-hint") value=value optional=true />
        </details>
    }
}
