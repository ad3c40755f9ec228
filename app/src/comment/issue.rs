//! One issue: what raised it, what became of it, what its commenters say, and everything that happened.

use domain::comment::{Answer, Disposition};
use leptos::prelude::*;
use service::{
    comment::{AnswerLine, CommentView, EntryLine, IssuePage},
    draft::{Candidate, DraftFacts},
    group::GroupFacts,
};

use super::{
    card::card,
    place::{disposition_badge, moment, standing_words},
};
use crate::{
    draft::{
        place::{draft_page, head_below, path},
        render::passage,
    },
    i18n::{t, tv},
    page::Page,
    ui::{Field, Form, Select, TextArea, VersionField},
    when,
};

/// An issue's page; `holders` are those of the group who can hold it, for who tends the ledger.
pub fn issue_page(group: &GroupFacts, draft: &DraftFacts, issue: &IssuePage, holders: &[Candidate]) -> Page {
    let at = path(group, draft);
    let title = format!("#{} {}", issue.line.number, issue.line.title);
    let standing = view! {
        <p class="standing">{disposition_badge(issue.line.disposition)} " " {standing_words(issue.line.standing)}</p>
        <p class="soft"><a href=format!("{at}/issues")>{t("issues-see-all")}</a></p>
    };
    let about = (!issue.about.is_empty()).then(|| {
        view! { <div class="prose" inner_html=passage(&issue.about)></div> }
    });
    let raised = issue.comments.iter().map(|one| raised(one, &at)).collect_view();
    let raised = (!issue.comments.is_empty()).then(|| {
        view! { <section class="part" aria-labelledby="raised"><h2 id="raised">{t("issue-raised-by")}</h2><div class="comments">{raised}</div></section> }
    });
    let answer = issue.may_answer.then(|| answer_form(issue));
    let tend = draft.may.write.then(|| tend(issue, holders));
    let main = view! {
        {head_below(group, draft, title.clone(), standing.into_any())}
        {about}
        {resolution(issue, &at)}
        {answer}
        {raised}
        {tend}
        {history(&issue.entries)}
    };
    draft_page(group, draft, title, main).unlisted()
}

fn raised(comment: &CommentView, at: &str) -> AnyView {
    let thread = comment.thread.unwrap_or(comment.id);
    let foot = view! { <p class="small"><a href=format!("{at}/comments/{thread}")>{t("comment-open")}</a></p> };
    card(comment, at, &[], true, foot.into_any())
}

/// What became of it, and what its commenters say to that.
fn resolution(issue: &IssuePage, at: &str) -> AnyView {
    if issue.line.disposition.is_none() {
        let with = (!issue.line.holder.is_empty()).then(|| {
            view! { <div><dt>{t("issue-holder")}</dt><dd>{issue.line.holder.clone()}</dd></div> }
        });
        let due = issue.line.due_at.map(|due| {
            view! { <div><dt>{t("issue-due-at")}</dt><dd>{when::date_long(due.date_naive())}</dd></div> }
        });
        return view! { <dl class="facts">{with} {due}</dl> }.into_any();
    }
    let duplicate = issue.duplicate_of.map(|number| {
        view! { <p><a href=format!("{at}/issues/{number}")>{tv("comment-issue", &[("number", number.into())])}</a></p> }
    });
    let values = [
        ("name", issue.settled_by.clone().into()),
        ("at", issue.line.settled_at.map(moment).unwrap_or_default().into()),
        ("number", issue.settled_on.unwrap_or_default().into()),
    ];
    let answers = issue.answers.iter().map(answer_row).collect_view();
    let answers = (!issue.answers.is_empty()).then(|| view! { <ul class="rows">{answers}</ul> });
    view! {
        <section class="part" aria-labelledby="resolution">
            <h2 id="resolution">{t("issue-resolution")}</h2>
            {duplicate}
            <div class="prose" inner_html=passage(&issue.rationale)></div>
            <p class="soft small">{tv("issue-settled-by", &values)}</p>
            {answers}
        </section>
    }
    .into_any()
}

fn answer_row(line: &AnswerLine) -> impl IntoView + use<> {
    let due = moment(line.due_at);
    let said = match line.answer {
        Some(answer) => {
            let class = if answer == Answer::Satisfied { "badge good" } else { "badge bad" };
            view! { <span class=class>{t(&format!("answer-{answer}"))}</span> }.into_any()
        }
        None => view! { <span class="soft">{tv("answer-until", &[("at", due.into())])}</span> }.into_any(),
    };
    let words = (!line.words.is_empty()).then(|| view! { <div class="prose" inner_html=passage(&line.words)></div> });
    view! { <li><p><strong>{line.name.clone()}</strong> " " {said}</p>{words}</li> }
}

/// The commenter's own answer.
fn answer_form(issue: &IssuePage) -> impl IntoView + use<> {
    let options = Answer::ALL.iter().map(|one| (one.to_string(), t(&format!("answer-{one}")))).collect();
    let due = issue.answers.first().map(|one| moment(one.due_at)).unwrap_or_default();
    view! {
        <section class="part" aria-labelledby="answering">
            <h2 id="answering">{t("answer-ask")}</h2>
            <p class="hint">{tv("answer-hint", &[("at", due.into())])}</p>
            <Form submit=t("answer-send")>
                <input type="hidden" name="act" value="answer" />
                <Select name="answer" label=t("answer") options=options />
                <TextArea name="words" label=t("answer-words") hint=t("answer-words-hint") optional=true />
            </Form>
        </section>
    }
}

/// What those who tend the ledger do.
fn tend(issue: &IssuePage, holders: &[Candidate]) -> AnyView {
    if issue.line.disposition.is_some() {
        return view! {
            <section class="part" aria-labelledby="reopen">
                <h2 id="reopen">{t("issue-reopen")}</h2>
                <form class="form" method="post" novalidate>
                    <TextArea name="reason" label=t("comment-reason") hint=t("issue-reopen-hint") />
                    <div class="acts"><button class="button" name="act" value="reopen">{t("issue-reopen")}</button></div>
                </form>
            </section>
        }
        .into_any();
    }
    let options = Disposition::ALL.iter().map(|one| (one.to_string(), t(&format!("issue-{one}")))).collect();
    let people = holders.iter().map(|one| (one.person.to_string(), one.name.clone())).collect::<Vec<_>>();
    let holder = issue.holder_id.map(|id| id.to_string()).unwrap_or_default();
    let due =
        issue.line.due_at.and_then(|due| due.date_naive().pred_opt()).map(|day| day.to_string()).unwrap_or_default();
    let version = issue.version.to_string();
    view! {
        <section class="part" aria-labelledby="settle">
            <h2 id="settle">{t("issue-settle")}</h2>
            <Form submit=t("issue-settle")>
                <input type="hidden" name="act" value="settle" />
                <Select name="disposition" label=t("issue-disposition") options=options />
                <TextArea name="rationale" label=t("issue-rationale") hint=t("issue-rationale-hint") />
                <div class="fields">
                    <Field name="duplicateOf" label=t("issue-duplicate-of") hint=t("issue-duplicate-of-hint") optional=true width="short" />
                    <Field name="revision" label=t("issue-on-revision") hint=t("issue-on-revision-hint") optional=true width="short" />
                    <Field name="days" label=t("issue-days") hint=t("issue-days-hint") value="14".to_owned() width="short" />
                </div>
            </Form>
        </section>
        <section class="part" aria-labelledby="assign">
            <h2 id="assign">{t("issue-assign")}</h2>
            <form class="form" method="post" novalidate>
                <VersionField version=version />
                <Select name="holder" label=t("issue-holder") options=people value=holder />
                <Field name="due" label=t("issue-due-at") kind="date" value=due optional=true width="middle" />
                <div class="acts"><button class="button" name="act" value="assign">{t("issue-assign")}</button></div>
            </form>
        </section>
    }
    .into_any()
}

fn history(entries: &[EntryLine]) -> impl IntoView + use<> {
    let rows = entries.iter().map(|one| {
        let text = |field: &str| one.data[field].as_str().unwrap_or_default().to_owned();
        let disposition = text("disposition");
        let became = if disposition.is_empty() { String::new() } else { t(&format!("issue-{disposition}")) };
        let answer = text("answer");
        let answer = if answer.is_empty() { String::new() } else { t(&format!("answer-{answer}")) };
        let words = [text("rationale"), text("reason"), text("words")].concat();
        let values = [("name", one.by.clone().into()), ("disposition", became.into()), ("answer", answer.into())];
        let words = (!words.is_empty()).then(|| view! { <br /> <span class="soft">{words}</span> });
        view! {
            <li><time datetime=one.at.to_rfc3339()>{moment(one.at)}</time><span>{tv(&format!("entry-{}", one.what), &values)} {words}</span></li>
        }
    });
    view! {
        <section class="part" aria-labelledby="history">
            <h2 id="history">{t("issue-history")}</h2>
            <ol class="history">{rows.collect_view()}</ol>
        </section>
    }
}
