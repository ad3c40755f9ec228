//! A comment as it is read.

use domain::{
    comment::{CommentState, Target},
    draft::Diff,
};
use leptos::prelude::*;
use service::comment::{CommentView, Earlier, SuggestionView};

use super::place::{moment, on_words, state_badge};
use crate::{
    draft::{compare::words_of, render::passage},
    i18n::{t, tv},
};

/// A comment, with what it is on where `with_place` says so.
pub fn card(comment: &CommentView, at: &str, earlier: &[Earlier], with_place: bool, foot: AnyView) -> AnyView {
    let id = format!("c-{}", comment.id);
    let place = with_place.then(|| place(comment, at));
    let edited = comment.edited_at.map(|when| {
        view! { " · " <time datetime=when.to_rfc3339()>{tv("comment-edited", &[("at", moment(when).into())])}</time> }
    });
    let affiliation = (!comment.affiliation.is_empty()).then(|| format!(" ({})", comment.affiliation));
    let said = if comment.is_trace {
        let key = if comment.state == CommentState::Hidden { "comment-was-hidden" } else { "comment-was-withdrawn" };
        view! { <p class="soft">{t(key)}</p> }.into_any()
    } else {
        view! { <div class="prose" inner_html=passage(&comment.body)></div> }.into_any()
    };
    let reason = (!comment.reason.is_empty()).then(|| {
        view! { <p class="soft">{tv("comment-reason-was", &[("reason", comment.reason.clone().into())])}</p> }
    });
    let before = (!earlier.is_empty()).then(|| {
        let rows = earlier.iter().map(|one| {
            let until = tv("comment-until", &[("at", moment(one.until).into())]);
            view! { <li><p class="soft small">{until}</p><div class="prose" inner_html=passage(&one.body)></div></li> }
        });
        view! { <details class="policy"><summary>{t("comment-earlier")}</summary><ol class="rows">{rows.collect_view()}</ol></details> }
    });
    let made = comment.made_at;
    view! {
        <article class="comment" id=id>
            {place}
            <p class="comment-by">
                <strong>{comment.name.clone()}</strong> {affiliation}
                <span class="soft small">" · " <time datetime=made.to_rfc3339()>{moment(made)}</time> {edited}</span>
                {state_badge(comment.state)}
            </p>
            {said}
            {comment.suggestion.as_ref().map(proposed)}
            {reason}
            {before}
            {foot}
        </article>
    }
    .into_any()
}

/// What a comment is on, with the words it found there; a link where they still stand.
fn place(comment: &CommentView, at: &str) -> AnyView {
    let words = on_words(&comment.anchor);
    let quoted = match comment.anchor.target {
        Target::Quote { .. } | Target::Requirement { .. } => {
            Some(view! { <blockquote class="comment-words"><p>{comment.anchor.words.clone()}</p></blockquote> })
        }
        Target::Whole | Target::Section { .. } => None,
    };
    let revision = tv("comment-on-revision", &[("number", comment.revision.into())]);
    match &comment.place {
        Some(found) => {
            let anchor = match found.requirement {
                Some(id) => format!("#{}", domain::draft::anchor::requirement(id)),
                None if found.section.is_empty() => String::new(),
                None => format!("#{}", found.section),
            };
            let href = format!("{at}/{}{anchor}", comment.revision);
            view! { <p class="comment-on"><a href=href>{words}</a> <span class="soft small">{revision}</span></p> {quoted} }.into_any()
        }
        None => {
            let href = format!("{at}/{}#{}", comment.revision, comment.anchor.section);
            view! {
                <p class="comment-on"><a href=href>{words}</a> <span class="soft small">{revision}</span> " " <span class="badge warn">{t("comment-orphaned")}</span></p>
                {quoted}
            }
            .into_any()
        }
    }
}

/// What is proposed, as a difference by word.
fn proposed(suggestion: &SuggestionView) -> AnyView {
    let lines = [("first", suggestion.lines.first.into()), ("last", suggestion.lines.last.into())];
    let taken = suggestion.applied_at.map(|at| {
        let values = [("name", suggestion.applied_by.clone().into()), ("at", moment(at).into())];
        view! { <p><span class="badge good">{t("suggestion-taken")}</span> " " <span class="soft small">{tv("suggestion-taken-by", &values)}</span></p> }
    });
    view! {
        <section class="suggestion" aria-label=t("suggestion")>
            <p class="soft small">{tv("suggestion-lines", &lines)}</p>
            <div class="difference" inner_html=words_of(&Diff::of(&suggestion.replaced, &suggestion.replacement))></div>
            {taken}
        </section>
    }
    .into_any()
}
