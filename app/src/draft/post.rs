//! Posting a revision: what would change, what is asked, what is said about it.

use domain::draft::{Diff, Misnumbered};
use leptos::prelude::*;
use service::{
    draft::{AskedRequirement, DraftFacts, PostedFile, Prospect},
    group::GroupFacts,
};

use super::{
    beside_text::standard_named,
    compare::words_of,
    place::{class_words, draft_page, head_below, path, reason_words, summary_words},
};
use crate::{
    i18n::{t, tv},
    page::Page,
    ui::{Field, TextArea},
    visit::Visit,
};

/// So many numbers are told one by one.
const NUMBERS: usize = 12;

/// The page on which the working copy is posted; `number` is that of the working copy that was looked at.
pub fn post_page(group: &GroupFacts, draft: &DraftFacts, prospect: &Prospect, number: i32) -> Page {
    let at = path(group, draft);
    let title = tv("draft-post-as", &[("number", prospect.number.into())]);
    let body = if prospect.is_same {
        view! {
            <div class="empty">
                <h2>{tv("draft-same", &[("number", prospect.number.into())])}</h2>
                <p>{t("draft-same-hint")}</p>
                <a class="button primary" href=format!("{at}/write")>{t("draft-write")}</a>
            </div>
        }
        .into_any()
    } else {
        let repository = draft.repository.clone().unwrap_or_default();
        view! {
            {outlook(prospect)}
            {numbers(&prospect.misnumbered)}
            {references_to_look_at(prospect)}
            <form class="form" method="post" novalidate>
                <input type="hidden" name="number" value=number.to_string() />
                {questions(&prospect.asked)}
                {details(repository)}
                <div class="acts"><button class="button primary">{t("draft-post")}</button><a class="button" href=format!("{at}/write")>{t("draft-write-on")}</a></div>
            </form>
        }
        .into_any()
    };
    let main = view! {
        {head_below(group, draft, title, view! { <p class="standing">{t("draft-post-lead")}</p> }.into_any())}
        {body}
    };
    draft_page(group, draft, t("draft-post"), main).unlisted()
}

/// Files that were sent and not all posted, as the page shows them again.
#[derive(Default)]
pub struct Sending<'a> {
    /// What was posted of them.
    pub posted: &'a [PostedFile],
    /// The names of the others, first the one that it is about.
    pub waiting: Vec<&'a str>,
    /// What is asked of the first of those.
    pub asked: &'a [AskedRequirement],
    /// Those others, packed for a hidden field; none where they have to be chosen anew.
    pub kept: Option<String>,
}

/// The page on which a file is posted, or several that are a history.
pub fn upload_page(group: &GroupFacts, draft: &DraftFacts, sending: &Sending<'_>) -> Page {
    let repository = draft.repository.clone().unwrap_or_default();
    let choice = if let Some(kept) = &sending.kept {
        view! { <input type="hidden" name="kept" value=kept.clone() /> }.into_any()
    } else {
        view! { <Field name="file" label=t("draft-file") hint=t("draft-file-hint") kind="file" multiple=true /> }
            .into_any()
    };
    let main = view! {
        {head_below(group, draft, t("draft-upload"), view! { <p class="standing">{t("draft-upload-lead")}</p> }.into_any())}
        {standing_of(sending)}
        <form class="form" method="post" enctype="multipart/form-data" novalidate>
            {questions(sending.asked)}
            {choice}
            {details(repository)}
            <div class="acts"><button class="button primary">{t("draft-post")}</button></div>
        </form>
    };
    draft_page(group, draft, t("draft-upload"), main).unlisted()
}

/// How far files that were sent got, and which one it is about.
fn standing_of(sending: &Sending<'_>) -> Option<AnyView> {
    let first = *sending.waiting.first()?;
    let posted = sending.posted.last().map(|last| {
        let (name, number) = (last.name.clone(), last.number);
        let count = sending.posted.len();
        tv("draft-files-posted", &[("count", count.into()), ("name", name.into()), ("number", number.into())])
    });
    let key = if sending.kept.is_some() { "draft-files-kept" } else { "draft-files-unfit" };
    let waiting = tv(key, &[("count", sending.waiting.len().into()), ("name", first.to_owned().into())]);
    Some(view! { <div class="notice" role="status"><p>{posted} " " {waiting}</p></div> }.into_any())
}

fn details(repository: String) -> impl IntoView {
    view! {
        <TextArea name="note" label=t("draft-note") hint=t("draft-note-hint") optional=true />
        <div class="fields">
            <Field name="repository" label=t("draft-repository") value=repository optional=true />
            <Field name="commit" label=t("draft-commit") hint=t("draft-commit-hint") optional=true />
        </div>
    }
}

fn outlook(prospect: &Prospect) -> impl IntoView + use<> {
    let requirements = tv("draft-requirements", &[("count", prospect.requirements.into())]);
    let changes = prospect.summary.as_ref().map(|summary| {
        let class = summary.proposal.map(|(class, reason)| {
            let words = tv(
                "draft-class-because",
                &[("class", class_words(class).into()), ("reason", reason_words(reason).into())],
            );
            view! { <p class="soft">{words}</p> }
        });
        let words = if prospect.number == 1 { requirements.clone() } else { summary_words(summary) };
        view! { <p>{words}</p> {class} }
    });
    changes.map(|changes| {
        view! { <section class="part bare" aria-labelledby="outlook"><h2 id="outlook">{t("draft-would-change")}</h2>{changes}</section> }
    })
}

/// Numbers that do not follow the rule; to be looked at, not in the way.
fn numbers(misnumbered: &[Misnumbered]) -> Option<AnyView> {
    let rows = misnumbered.iter().take(NUMBERS).map(|one| {
        let words = tv(&format!("draft-number-{}", one.fault), &[("number", one.number.clone().into())]);
        view! { <li>{words}</li> }
    });
    let rows = rows.collect_view();
    let more = misnumbered.len().saturating_sub(NUMBERS);
    let more = (more > 0).then(|| view! { <li>{tv("draft-numbers-more", &[("count", more.into())])}</li> });
    (!misnumbered.is_empty()).then(|| {
        view! {
            <div class="notice" role="status">
                <strong>{tv("draft-numbers", &[("count", misnumbered.len().into())])}</strong>
                <ul>{rows} {more}</ul>
            </div>
        }
        .into_any()
    })
}

/// Links that lead nowhere and standards that are not in force any more; to be looked at, not in the way.
fn references_to_look_at(prospect: &Prospect) -> Option<AnyView> {
    let count = prospect.dangling.len() + prospect.past.len();
    let dangling = prospect
        .dangling
        .iter()
        .map(|name| view! { <li>{tv("draft-link-nowhere", &[("name", name.clone().into())])}</li> }.into_any());
    let past = prospect.past.iter().map(|one| view! { <li>{standard_named(one)}</li> }.into_any());
    let rows = dangling.chain(past).take(NUMBERS).collect_view();
    let more = count.saturating_sub(NUMBERS);
    let more = (more > 0).then(|| view! { <li>{tv("draft-numbers-more", &[("count", more.into())])}</li> });
    (count > 0).then(|| {
        view! {
            <div class="notice" role="status">
                <strong>{tv("draft-references-look", &[("count", count.into())])}</strong>
                <ul>{rows} {more}</ul>
            </div>
        }
        .into_any()
    })
}

/// What the editor is asked: which requirement of the revision before this one is.
fn questions(asked: &[AskedRequirement]) -> Option<AnyView> {
    let visit = expect_context::<Visit>();
    let fields = asked.iter().map(|one| question(&visit, one)).collect_view();
    (!asked.is_empty()).then(|| {
        view! {
            <div class="notice warn" role="status">
                <strong>{tv("draft-asked", &[("count", asked.len().into())])}</strong>
                <p>{t("draft-asked-hint")}</p>
            </div>
            {fields}
        }
        .into_any()
    })
}

fn question(visit: &Visit, asked: &AskedRequirement) -> impl IntoView + use<> {
    let name = format!("answer-{}", asked.new);
    let chosen = visit.typed(&name).unwrap_or_default();
    let choice = |value: String, label: AnyView| {
        let id = format!("{name}-{value}");
        let checked = chosen == value;
        view! {
            <div class="check">
                <input type="radio" id=id.clone() name=name.clone() value=value checked=checked />
                <label for=id>{label}</label>
            </div>
        }
    };
    let candidates = asked.candidates.iter().map(|candidate| {
        let was = tv("draft-was-number", &[("number", candidate.number.clone().into())]);
        let words = words_of(&Diff::of(&candidate.text, &asked.text));
        let label = view! { <strong>{was}</strong> <span class="difference" inner_html=words></span> }.into_any();
        choice(candidate.old.to_string(), label)
    });
    let candidates = candidates.collect_view();
    let new = choice("new".into(), view! { <strong>{t("draft-is-new")}</strong> }.into_any());
    view! {
        <fieldset class="asked">
            <legend>{tv("draft-which-is", &[("number", asked.number.clone().into())])}</legend>
            <p class="asked-text">{asked.text.clone()}</p>
            {candidates}
            {new}
        </fieldset>
    }
}
