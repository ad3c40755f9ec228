//! Changing one's own comment, letting comments through and hiding them; and whose comments wait.

use domain::comment::{CommentMove, Moderation};
use leptos::prelude::*;
use service::{comment::CommentView, draft::DraftFacts, group::GroupFacts};

use super::card::card;
use crate::{
    draft::place::{draft_page, head_below, path},
    group::manage_page,
    i18n::t,
    page::Page,
    ui::{Form, Select, TextArea, VersionField},
};

/// The page on which something is done with a comment.
pub fn manage_comment_page(group: &GroupFacts, draft: &DraftFacts, comment: &CommentView) -> Page {
    let at = path(group, draft);
    let thread = comment.thread.unwrap_or(comment.id);
    let title = if comment.is_mine { t("comment-change") } else { t("comment-manage") };
    let standing = view! { <p class="standing"><a href=format!("{at}/comments/{thread}")>{t("comment-open")}</a></p> };
    let is_open = |done: CommentMove| done.from(comment.state).is_some();
    let edit = (comment.is_mine && is_open(CommentMove::Withdraw)).then(|| edit(comment));
    let own = (comment.is_mine && is_open(CommentMove::Withdraw)).then(|| plain(CommentMove::Withdraw));
    let tends = draft.may.write.then(|| {
        let plain = [CommentMove::Publish, CommentMove::Show].into_iter().filter(|done| is_open(*done)).map(plain);
        let plain = plain.collect_view();
        let reasoned = [CommentMove::Refuse, CommentMove::Hide].into_iter().find(|done| is_open(*done)).map(reasoned);
        view! { {plain} {reasoned} }
    });
    let main = view! {
        {head_below(group, draft, title.clone(), standing.into_any())}
        {card(comment, &at, &[], true, ().into_any())}
        {tends}
        {edit}
        {own}
    };
    draft_page(group, draft, title, main).unlisted()
}

fn edit(comment: &CommentView) -> impl IntoView + use<> {
    let (version, body) = (comment.version.to_string(), comment.body.clone());
    view! {
        <section class="part" aria-labelledby="edit">
            <h2 id="edit">{t("comment-edit")}</h2>
            <Form submit=t("save")>
                <VersionField version=version />
                <input type="hidden" name="act" value="edit" />
                <TextArea name="body" label=t("comment-body") hint=t("comment-edit-hint") value=body />
            </Form>
        </section>
    }
}

fn plain(done: CommentMove) -> impl IntoView + use<> {
    view! {
        <section class="part">
            <form class="form" method="post">
                <p class="hint">{t(&format!("comment-move-{done}-means"))}</p>
                <div class="acts"><button class="button" name="act" value=done.as_str()>{t(&format!("comment-move-{done}"))}</button></div>
            </form>
        </section>
    }
}

fn reasoned(done: CommentMove) -> impl IntoView + use<> {
    view! {
        <section class="part" aria-labelledby="reasoned">
            <h2 id="reasoned">{t(&format!("comment-move-{done}"))}</h2>
            <form class="form" method="post" novalidate>
                <TextArea name="reason" label=t("comment-reason") hint=t(&format!("comment-move-{done}-means")) />
                <div class="acts"><button class="button danger" name="act" value=done.as_str()>{t(&format!("comment-move-{done}"))}</button></div>
            </form>
        </section>
    }
}

/// Whose comments wait in a group.
pub fn moderation_page(group: &GroupFacts, rule: Moderation) -> Page {
    let options = Moderation::ALL.iter().map(|one| (one.to_string(), t(&format!("moderation-{one}")))).collect();
    let content = view! {
        <p>{t("moderation-hint")}</p>
        <Form submit=t("save")>
            <Select name="moderation" label=t("moderation") options=options value=rule.to_string() />
        </Form>
    };
    manage_page(group, t("comments"), content)
}
