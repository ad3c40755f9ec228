//! The ledger of issues of a draft.

use domain::comment::{Disposition, IssueStanding};
use leptos::prelude::*;
use service::{
    comment::{CommentView, IssueLine, Ledger, OpenDuty},
    draft::DraftFacts,
    group::GroupFacts,
};

use super::{
    card::card,
    place::{disposition_badge, moment, standing_words},
};
use crate::{
    draft::place::{draft_page, head_below, path},
    i18n::{t, tv},
    page::Page,
    ui::{Field, Form, Select, TextArea},
    when,
};

/// What the ledger was asked for, as it was typed.
#[derive(Clone, Debug, Default)]
pub struct LedgerFilter {
    /// What became of them.
    pub disposition: String,
    /// Where they stand.
    pub standing: String,
}

/// The ledger's page.
pub fn ledger_page(group: &GroupFacts, draft: &DraftFacts, filter: &LedgerFilter, ledger: &Ledger) -> Page {
    let at = path(group, draft);
    let counts = ledger.counts.iter().map(|(standing, count)| {
        let words = format!("{count} {}", standing_words(*standing));
        view! { <a href=format!("?standing={standing}")>{words}</a> }
    });
    let open = draft.may.write.then(|| {
        view! { <a class="button primary" href=format!("{at}/issues/new")>{t("issue-new")}</a> }
    });
    let standing = view! {
        <p class="acts">{open} <a class="button" href=format!("{at}/comments")>{t("comments")}</a> <a class="button quiet" href=format!("{at}/resolution-log")>{t("log")}</a></p>
        <nav class="jump" aria-label=t("issues")>{counts.collect_view()}</nav>
    };
    let rows = ledger.issues.iter().map(|line| row(line, &at)).collect_view();
    let list = if ledger.issues.is_empty() {
        view! { <div class="empty"><h2>{t("issues-none")}</h2><p>{t("issues-none-hint")}</p></div> }.into_any()
    } else {
        view! { <ul class="rows issues">{rows}</ul> }.into_any()
    };
    let more = ledger.next.map(|next| {
        let href = format!("?disposition={}&standing={}&before={next}", filter.disposition, filter.standing);
        view! { <nav class="pages" aria-label=t("issues")><span></span><span></span><a class="button" rel="next" href=href>{t("issues-more")}</a></nav> }
    });
    let duties = (!ledger.duties.is_empty()).then(|| duties(&ledger.duties));
    let main = view! {
        {head_below(group, draft, t("issues"), standing.into_any())}
        {filter_form(filter)}
        {list}
        {more}
        {duties}
    };
    draft_page(group, draft, tv("issues-of", &[("draft", draft.title.clone().into())]), main).unlisted()
}

fn filter_form(filter: &LedgerFilter) -> impl IntoView + use<> {
    let all = || (String::new(), t("comments-all"));
    let of = |words: Vec<(String, String)>| std::iter::once(all()).chain(words).collect::<Vec<_>>();
    let dispositions = of(Disposition::ALL.iter().map(|one| (one.to_string(), t(&format!("issue-{one}")))).collect());
    let standings = of(IssueStanding::ALL.iter().map(|one| (one.to_string(), standing_words(*one))).collect());
    let is_set = !filter.disposition.is_empty() || !filter.standing.is_empty();
    view! {
        <details class="filter" open=is_set>
            <summary>{t("comments-filter")}</summary>
            <form method="get">
                <Select name="disposition" label=t("issue-disposition") options=dispositions value=filter.disposition.clone() />
                <Select name="standing" label=t("issue-standing") options=standings value=filter.standing.clone() />
                <div class="acts"><button class="button">{t("comments-filter-go")}</button></div>
            </form>
        </details>
    }
}

fn row(line: &IssueLine, at: &str) -> impl IntoView + use<> {
    let stands = match line.standing {
        IssueStanding::Open => {
            let due = line.due_at.map(|due| tv("issue-due", &[("day", when::date_long(due.date_naive()).into())]));
            let holder = (!line.holder.is_empty()).then(|| tv("issue-with", &[("name", line.holder.clone().into())]));
            holder.into_iter().chain(due).collect::<Vec<_>>().join(" · ")
        }
        other => standing_words(other),
    };
    let opened = tv("issue-opened-at", &[("day", when::date_long(line.opened_at.date_naive()).into())]);
    view! {
        <li>
            <h2><a href=format!("{at}/issues/{}", line.number)><span class="number">{format!("#{}", line.number)}</span> " " {line.title.clone()}</a></h2>
            <p>{disposition_badge(line.disposition)} " " <span class="soft">{stands} " · " {opened}</span></p>
        </li>
    }
}

/// Who must act next.
fn duties(open: &[OpenDuty]) -> impl IntoView + use<> {
    let rows = open.iter().map(|duty| {
        let since = tv("duty-since", &[("at", moment(duty.since).into())]);
        let title = if duty.title.is_empty() { t("comment-on-whole") } else { duty.title.clone() };
        view! {
            <li>
                <a href=duty.path.clone()>{t(&format!("duty-{}", duty.what))} ": " {title}</a>
                <span class="soft small">" · " {since}</span>
            </li>
        }
    });
    view! {
        <section class="part" aria-labelledby="duties">
            <h2 id="duties">{t("duties")}</h2>
            <ul class="rows">{rows.collect_view()}</ul>
        </section>
    }
}

/// The form that opens an issue, by itself or from a comment, which can join one of the open ones instead.
pub fn new_issue_page(
    group: &GroupFacts,
    draft: &DraftFacts,
    from: Option<&CommentView>,
    open: &[(i32, String)],
) -> Page {
    let at = path(group, draft);
    let title = t("issue-new");
    let raised = from.map(|comment| {
        let id = comment.id.to_string();
        (card(comment, &at, &[], true, ().into_any()), view! { <input type="hidden" name="comments" value=id /> })
    });
    let (shown, named) = raised.unzip();
    let join = from.filter(|_| !open.is_empty()).map(|comment| join(comment, open));
    let main = view! {
        {head_below(group, draft, title.clone(), view! { <p class="standing">{t("issue-new-hint")}</p> }.into_any())}
        {shown}
        <Form submit=t("issue-new")>
            {named}
            <Field name="title" label=t("issue-title") hint=t("issue-title-hint") />
            <TextArea name="about" label=t("issue-about") hint=t("issue-about-hint") optional=true />
        </Form>
        {join}
    };
    draft_page(group, draft, title, main).unlisted()
}

fn join(comment: &CommentView, open: &[(i32, String)]) -> impl IntoView + use<> {
    let id = comment.id.to_string();
    let options = open.iter().map(|(number, title)| (number.to_string(), format!("#{number} {title}"))).collect();
    view! {
        <section class="part" aria-labelledby="join">
            <h2 id="join">{t("issue-join")}</h2>
            <Form submit=t("issue-join-do")>
                <input type="hidden" name="act" value="add" />
                <input type="hidden" name="comments" value=id />
                <Select name="issue" label=t("issue-join-which") options=options />
            </Form>
        </section>
    }
}
