//! The comments on a draft, a page at a time.

use domain::comment::CommentState;
use leptos::prelude::*;
use service::{
    comment::{CommentView, Threads},
    draft::DraftFacts,
    group::GroupFacts,
};

use super::card::card;
use crate::{
    draft::place::{draft_page, head_below, path},
    i18n::{t, tv},
    page::Page,
    ui::Select,
};

/// What the list was asked for, as it was typed.
#[derive(Clone, Debug, Default)]
pub struct CommentFilter {
    /// The revision to look at.
    pub revision: String,
    /// The anchor of a section.
    pub section: String,
    /// The id of a requirement.
    pub requirement: String,
    /// `orphaned`, `without-issue`, or where they stand.
    pub show: String,
}

impl CommentFilter {
    fn query(&self) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        let pairs = [
            ("revision", &self.revision),
            ("section", &self.section),
            ("requirement", &self.requirement),
            ("show", &self.show),
        ];
        pairs.into_iter().filter(|(_, value)| !value.is_empty()).for_each(|(name, value)| {
            query.append_pair(name, value);
        });
        query.finish()
    }

    fn is_set(&self) -> bool {
        !self.query().is_empty()
    }
}

/// The comments on a draft.
pub fn comments_page(group: &GroupFacts, draft: &DraftFacts, filter: &CommentFilter, threads: &Threads) -> Page {
    let at = path(group, draft);
    let write = (threads.revision > 0).then(|| {
        view! { <a class="button primary" href=format!("{at}/comments/new")>{t("comment-write")}</a> }
    });
    let standing = view! {
        <p class="standing">{tv("comments-count", &[("count", threads.total.into())])}</p>
        <p class="acts">
            {write}
            <a class="button" href=format!("{at}/issues")>{t("issues")}</a>
        </p>
    };
    let waiting = (threads.waiting > 0).then(|| {
        view! {
            <p class="notice warn" role="status">
                {tv("comments-waiting", &[("count", threads.waiting.into())])} " "
                <a href="?show=waiting">{t("comments-see-waiting")}</a>
            </p>
        }
    });
    let rows = threads.comments.iter().map(|comment| row(comment, &at)).collect_view();
    let list = if threads.comments.is_empty() {
        let key = if filter.is_set() { "comments-none-so" } else { "comments-none" };
        view! { <div class="empty"><h2>{t(key)}</h2><p>{t("comments-none-hint")}</p></div> }.into_any()
    } else {
        view! { <div class="comments">{rows}</div> }.into_any()
    };
    let more = threads.next.map(|next| {
        let href = format!("?{}&after={next}", filter.query());
        view! { <nav class="pages" aria-label=t("comments")><span></span><span></span><a class="button" rel="next" href=href>{t("comments-more")}</a></nav> }
    });
    let main = view! {
        {head_below(group, draft, t("comments"), standing.into_any())}
        {waiting}
        {filter_form(draft, filter, threads)}
        {list}
        {more}
    };
    draft_page(group, draft, tv("comments-of", &[("draft", draft.title.clone().into())]), main).unlisted()
}

fn filter_form(draft: &DraftFacts, filter: &CommentFilter, threads: &Threads) -> impl IntoView + use<> {
    let states = if draft.may.write { CommentState::ALL } else { &[CommentState::Published] };
    let states = states.iter().map(|state| (state.to_string(), t(&format!("comment-state-{state}"))));
    let all = [(String::new(), t("comments-all"))];
    let orphaned = tv("comments-orphaned", &[("count", threads.orphaned.into())]);
    let more = [("orphaned".to_owned(), orphaned), ("without-issue".to_owned(), t("comments-without-issue"))];
    let options: Vec<(String, String)> = all.into_iter().chain(states).chain(more).collect();
    let kept = [("revision", &filter.revision), ("section", &filter.section), ("requirement", &filter.requirement)];
    let kept = kept.into_iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| {
        view! { <input type="hidden" name=name value=value.clone() /> }
    });
    let only = (!filter.section.is_empty() || !filter.requirement.is_empty()).then(|| {
        view! { <p class="hint">{t("comments-of-a-place")} " " <a href="?">{t("comments-see-all")}</a></p> }
    });
    view! {
        {only}
        <details class="filter" open=filter.is_set()>
            <summary>{t("comments-filter")}</summary>
            <form method="get">
                {kept.collect_view()}
                <Select name="show" label=t("comments-show") options=options value=filter.show.clone() />
                <div class="acts"><button class="button">{t("comments-filter-go")}</button></div>
            </form>
        </details>
    }
}

fn row(comment: &CommentView, at: &str) -> AnyView {
    let href = format!("{at}/comments/{}", comment.id);
    let replies = (comment.replies > 0).then(|| tv("comment-replies", &[("count", comment.replies.into())]));
    let words = replies.unwrap_or_else(|| t("comment-open"));
    let issue = comment.issue.map(|number| {
        let words = tv("comment-issue", &[("number", number.into())]);
        view! { " · " <a href=format!("{at}/issues/{number}")>{words}</a> }
    });
    let foot = view! { <p class="small"><a href=href>{words}</a> {issue}</p> }.into_any();
    card(comment, at, &[], true, foot)
}
