//! The page on which a draft is written, and what it shows where two people changed the same lines.

use domain::draft::{Diff, merge::Part};
use leptos::prelude::*;
use service::{
    draft::{Clash, DraftFacts, KeptText, WorkingCopy},
    group::GroupFacts,
};

use super::{
    compare::words_of,
    place::{badges, draft_page, head_below, path},
};
use crate::{
    i18n::{t, tv},
    island::LivePreview,
    page::Page,
    ui::TextArea,
    when,
};

/// What stands in the editor.
#[derive(Clone, Debug)]
pub struct Editor {
    /// What is being written.
    pub copy: WorkingCopy,
    /// The text in the field.
    pub text: String,
    /// The number of the working copy that it was made from.
    pub made_from: i32,
    /// The revision that it also has, where that was brought in.
    pub revision: Option<i32>,
    /// What this tab is called, so that what was typed in it is found again.
    pub tab: String,
    /// What the changed sections look like, as markup; where that was asked for.
    pub preview: Option<String>,
}

/// The page on which a draft is written; `said` is what the last save achieved: `here`, `merged` or `unchanged`.
pub fn write_page(group: &GroupFacts, draft: &DraftFacts, editor: Editor, said: Option<&str>) -> Page {
    let at = path(group, draft);
    if editor.copy.is_data {
        let main = view! {
            {head_below(group, draft, t("draft-write"), ().into_any())}
            <div class="empty">
                <h2>{t("draft-kept-as-data")}</h2>
                <p>{t("draft-kept-as-data-hint")}</p>
                <a class="button primary" href=format!("{at}/upload")>{t("draft-upload")}</a>
            </div>
        };
        return draft_page(group, draft, t("draft-write"), main).unlisted();
    }
    let said = said.map(|word| {
        view! { <p class="notice good" role="status">{t(&format!("draft-saved-{word}"))}</p> }
    });
    let main = view! {
        {head_below(group, draft, t("draft-write"), standing(draft, &editor.copy).into_any())}
        {said}
        {behind(&editor.copy)}
        {kept(&editor, &at)}
        {form(editor, &at)}
        <LivePreview form="writing".to_owned() shown="preview".to_owned() />
    };
    draft_page(group, draft, t("draft-write"), main).with_islands().wide().unlisted()
}

fn standing(draft: &DraftFacts, copy: &WorkingCopy) -> impl IntoView + use<> {
    let from = match copy.revision {
        0 => t("draft-before-first"),
        number => tv("draft-made-from", &[("number", number.into())]),
    };
    let changed = if copy.is_changed { t("draft-changed-since") } else { t("draft-unchanged-since") };
    view! { <p class="standing">{badges(draft)} {from} " " {changed}</p> }
}

/// That a revision came from elsewhere.
fn behind(copy: &WorkingCopy) -> Option<AnyView> {
    (copy.revision != copy.newest).then(|| {
        view! {
            <div class="notice warn" role="status">
                <strong>{tv("draft-came", &[("number", copy.newest.into())])}</strong>
                <p>{t("draft-came-hint")}</p>
                <form method="post"><button class="button" name="act" value="bring-in">{t("draft-bring-in")}</button></form>
            </div>
        }
        .into_any()
    })
}

/// What is kept beside the working copy: typed and not saved, or saved while somebody else had changed the same lines.
fn kept(editor: &Editor, at: &str) -> Option<AnyView> {
    let typed = editor.copy.typed.iter().filter(|one| one.tab != editor.tab);
    let typed: Vec<_> = typed.map(|one| kept_row(one, at, true)).collect();
    let asides: Vec<_> = editor.copy.asides.iter().map(|one| kept_row(one, at, false)).collect();
    let unsaved = (!typed.is_empty()).then(|| {
        view! {
            <div class="notice" role="status"><strong>{t("draft-typed-not-saved")}</strong><ul class="rows">{typed}</ul></div>
        }
    });
    let others = (!asides.is_empty()).then(|| {
        view! { <details class="kept"><summary>{t("draft-kept-aside")}</summary><ul class="rows">{asides}</ul></details> }
    });
    (unsaved.is_some() || others.is_some()).then(|| view! { {unsaved} {others} }.into_any())
}

fn kept_row(one: &KeptText, at: &str, is_typed: bool) -> AnyView {
    let when = when::moment(one.at, &domain::zone::Zone::named_or_utc("UTC"));
    let words = match (is_typed, one.by.as_str()) {
        (true, _) | (_, "") => when,
        (false, by) => format!("{by}, {when}"),
    };
    let forget = is_typed.then(|| {
        view! {
            <form method="post">
                <input type="hidden" name="tab" value=one.tab.clone() />
                <button class="button small" name="act" value="forget">{t("draft-forget")}</button>
            </form>
        }
    });
    view! { <li class="named"><a href=format!("{at}/write?kept={}", one.id)>{words}</a> {forget}</li> }.into_any()
}

fn form(editor: Editor, at: &str) -> impl IntoView + use<> {
    let revision = editor.revision.map(|number| {
        view! { <input type="hidden" name="revision" value=number.to_string() /> }
    });
    let preview = match editor.preview {
        Some(html) if html.is_empty() => view! { <p class="hint">{t("draft-nothing-changed")}</p> }.into_any(),
        Some(html) => {
            view! { <p class="hint" role="status">{t("draft-typed-kept")}</p> <div class="prose standard" inner_html=html></div> }.into_any()
        }
        None => view! { <p class="hint">{t("draft-preview-hint")}</p> }.into_any(),
    };
    view! {
        <div class="writing">
            <form class="form" id="writing" method="post" novalidate>
                <input type="hidden" name="made_from" value=editor.made_from.to_string() />
                <input type="hidden" name="tab" value=editor.tab />
                {revision}
                <TextArea name="text" label=t("draft-text") hint=t("draft-text-hint") value=editor.text />
                <div class="acts">
                    <button class="button primary" name="act" value="save">{t("draft-save")}</button>
                    <button class="button" name="act" value="post">{t("draft-save-and-post")}</button>
                    <button class="button" name="act" value="preview">{t("draft-preview")}</button>
                </div>
                <p class="small"><a href=format!("{at}/upload")>{t("draft-upload-instead")}</a></p>
            </form>
            <section class="shown" aria-labelledby="preview-title" tabindex="0">
                <h2 id="preview-title">{t("draft-preview")}</h2>
                <div id="preview">{preview}</div>
            </section>
        </div>
    }
}

/// Where two people changed the same lines: both texts of each place, and one field with both to be settled.
pub fn clash_page(group: &GroupFacts, draft: &DraftFacts, clash: &Clash, tab: &str) -> Page {
    let conflicts = clash.merge.parts.iter().filter_map(|part| match part {
        Part::Conflict { base, mine, theirs } => Some((base, mine, theirs)),
        Part::Settled(_) => None,
    });
    let places = conflicts.enumerate().map(|(nth, (base, mine, theirs))| conflict(nth, base, mine, theirs, clash));
    let lead = match (clash.by.as_str(), clash.revision) {
        (_, Some(number)) => tv("draft-clash-revision", &[("number", number.into())]),
        ("", None) => t("draft-clash-somebody"),
        (by, None) => tv("draft-clash-by", &[("name", by.into())]),
    };
    let revision = clash.revision.map(|number| {
        view! { <input type="hidden" name="revision" value=number.to_string() /> }
    });
    let main = view! {
        <div class="notice warn" role="alert" tabindex="-1"><strong>{lead}</strong><p>{t("draft-clash-kept")}</p></div>
        {head_below(group, draft, t("draft-clash"), ().into_any())}
        <section class="part bare">
            <h2>{tv("draft-clash-places", &[("count", clash.merge.conflicts().into())])}</h2>
            <ol class="clashes">{places.collect_view()}</ol>
        </section>
        <form class="form writing-text" method="post" novalidate>
            <input type="hidden" name="made_from" value=clash.number.to_string() />
            <input type="hidden" name="tab" value=tab.to_owned() />
            {revision}
            <TextArea name="text" label=t("draft-clash-text") hint=t("draft-clash-text-hint") value=clash.merge.with_both() />
            <div class="acts"><button class="button primary" name="act" value="save">{t("draft-save")}</button></div>
        </form>
    };
    draft_page(group, draft, t("draft-clash"), main).unlisted()
}

fn conflict(nth: usize, base: &str, mine: &str, theirs: &str, clash: &Clash) -> impl IntoView + use<> {
    let by = match (clash.by.as_str(), clash.revision) {
        (_, Some(number)) => tv("draft-revision", &[("number", number.into())]),
        ("", None) => t("draft-theirs"),
        (by, None) => by.to_owned(),
    };
    let id = format!("clash-{nth}");
    view! {
        <li id=id>
            <dl class="both">
                <div><dt>{t("draft-mine")}</dt><dd inner_html=words_of(&Diff::of(base, mine))></dd></div>
                <div><dt>{by}</dt><dd inner_html=words_of(&Diff::of(base, theirs))></dd></div>
            </dl>
        </li>
    }
}

/// A text that is kept beside the working copy, to be read and taken up.
pub fn kept_page(group: &GroupFacts, draft: &DraftFacts, copy: &WorkingCopy, kept: &KeptText, tab: String) -> Page {
    let differs = words_of(&Diff::of(&copy.text, &kept.text));
    let editor = Editor {
        text: kept.text.clone(),
        made_from: kept.made_from,
        revision: None,
        tab,
        preview: None,
        copy: copy.clone(),
    };
    let at = path(group, draft);
    let main = view! {
        {head_below(group, draft, t("draft-kept-text"), view! { <p class="standing">{t("draft-kept-text-hint")}</p> }.into_any())}
        <details class="compared"><summary>{t("draft-kept-differs")}</summary><div class="difference" inner_html=differs></div></details>
        {form(editor, &at)}
    };
    draft_page(group, draft, t("draft-kept-text"), main).wide().unlisted()
}
