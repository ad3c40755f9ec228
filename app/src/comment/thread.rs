//! A comment with its replies, and what can be done about it.

use domain::{
    comment::CommentState,
    draft::{Diff, merge::Part},
};
use leptos::prelude::*;
use service::{
    comment::{CommentView, Thread},
    draft::{Clash, DraftFacts},
    group::{GroupFacts, PolicyLine},
};

use super::{card::card, place::on_words};
use crate::{
    draft::{
        compare::words_of,
        place::{draft_page, head_below, path},
    },
    group::policies_to_accept,
    i18n::{t, tv},
    page::Page,
    ui::{Form, TextArea},
    visit::Visit,
};

/// A thread's page.
pub fn thread_page(group: &GroupFacts, draft: &DraftFacts, thread: &Thread, policies: &[PolicyLine]) -> Page {
    let at = path(group, draft);
    let root = &thread.comment;
    let here = format!("{at}/comments/{}", root.id);
    let earlier = |comment: &CommentView| thread.earlier.get(&comment.id).map(Vec::as_slice).unwrap_or_default();
    let replies = thread.replies.iter().map(|one| card(one, &at, earlier(one), false, links(draft, one, &at, false)));
    let replies = replies.collect_view();
    let title = tv("comment-by-on", &[("name", root.name.clone().into()), ("what", on_words(&root.anchor).into())]);
    let path_back = view! { <p class="standing"><a href=format!("{at}/comments")>{t("comments-see-all")}</a></p> };
    let answers = (!thread.replies.is_empty()).then(|| {
        view! { <section class="part" aria-labelledby="replies"><h2 id="replies">{t("comment-replies-head")}</h2><div class="comments">{replies}</div></section> }
    });
    let main = view! {
        {head_below(group, draft, title.clone(), path_back.into_any())}
        {card(root, &at, earlier(root), true, links(draft, root, &at, true))}
        {take_over(draft, root, &here)}
        {answers}
        {reply(root, policies)}
    };
    draft_page(group, draft, title, main).unlisted()
}

/// What leads on from a comment.
fn links(draft: &DraftFacts, comment: &CommentView, at: &str, is_root: bool) -> AnyView {
    let here = format!("{at}/comments/{}", comment.id);
    let manage = (comment.is_mine || draft.may.write).then(|| {
        let key = if comment.is_mine { "comment-change" } else { "comment-manage" };
        view! { <a href=format!("{here}/manage")>{t(key)}</a> " " }
    });
    let issue = match comment.issue {
        Some(number) => {
            let words = tv("comment-issue", &[("number", number.into())]);
            Some(view! { <a href=format!("{at}/issues/{number}")>{words}</a> " " }.into_any())
        }
        None if draft.may.write && comment.state == CommentState::Published => Some(
            view! { <a href=format!("{at}/issues/new?comment={}", comment.id)>{t("issue-open-from")}</a> " " }
                .into_any(),
        ),
        None => None,
    };
    let patch = (is_root && comment.suggestion.is_some()).then(|| {
        view! { <a href=format!("{here}/patch")>{t("suggestion-as-patch")}</a> }
    });
    view! { <p class="small comment-links">{manage} {issue} {patch}</p> }.into_any()
}

/// Taking over what it proposes, for editors.
fn take_over(draft: &DraftFacts, root: &CommentView, here: &str) -> Option<AnyView> {
    let open = root.suggestion.as_ref().is_some_and(|one| one.applied_at.is_none());
    (open && draft.may.write && root.state == CommentState::Published).then(|| {
        view! {
            <form class="form" method="post" action=format!("{here}/apply")>
                <div class="acts">
                    <button class="button primary" name="act" value="apply">{t("suggestion-take")}</button>
                    <button class="button quiet" name="act" value="by-hand">{t("suggestion-by-hand")}</button>
                </div>
            </form>
        }
        .into_any()
    })
}

fn reply(root: &CommentView, policies: &[PolicyLine]) -> Option<AnyView> {
    if root.state != CommentState::Published {
        return None;
    }
    let visit = expect_context::<Visit>();
    let form = if visit.who.is_some() {
        let policies = policies_to_accept(policies);
        view! {
            <Form submit=t("comment-reply")>
                <TextArea name="body" label=t("comment-body") hint=t("comment-body-hint") />
                {policies}
            </Form>
        }
        .into_any()
    } else {
        let href = format!("/sign-in?next={}", visit.path);
        view! { <p><a class="button" href=href>{t("comment-sign-in")}</a></p> }.into_any()
    };
    Some(
        view! { <section class="part" aria-labelledby="reply"><h2 id="reply">{t("comment-reply")}</h2>{form}</section> }
            .into_any(),
    )
}

/// That a proposal no longer fits: both texts of each place.
pub fn suggestion_clash_page(group: &GroupFacts, draft: &DraftFacts, comment: &CommentView, clash: &Clash) -> Page {
    let at = path(group, draft);
    let here = format!("{at}/comments/{}", comment.id);
    let places = clash.merge.parts.iter().filter_map(|part| match part {
        Part::Conflict { base, mine, theirs } => Some((base, mine, theirs)),
        Part::Settled(_) => None,
    });
    let places = places.map(|(base, mine, theirs)| {
        view! {
            <li>
                <dl class="both">
                    <div><dt>{t("suggestion")}</dt><dd inner_html=words_of(&Diff::of(base, mine))></dd></div>
                    <div><dt>{t("suggestion-working-copy")}</dt><dd inner_html=words_of(&Diff::of(base, theirs))></dd></div>
                </dl>
            </li>
        }
    });
    let title = t("suggestion-clash");
    let main = view! {
        <div class="notice warn" role="alert" tabindex="-1"><strong>{t("suggestion-clash-lead")}</strong><p>{t("suggestion-clash-hint")}</p></div>
        {head_below(group, draft, title.clone(), ().into_any())}
        <section class="part bare"><ol class="clashes">{places.collect_view()}</ol></section>
        <form class="form" method="post" action=format!("{here}/apply")>
            <div class="acts">
                <a class="button primary" href=format!("{at}/write")>{t("draft-write")}</a>
                <button class="button" name="act" value="by-hand">{t("suggestion-by-hand")}</button>
                <a class="button quiet" href=here.clone()>{t("comment-open")}</a>
            </div>
        </form>
    };
    draft_page(group, draft, title, main).unlisted()
}
