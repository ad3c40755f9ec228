//! The proposals of a call, for those who review them.

use domain::{review::next::Task, zone::Zone};
use leptos::prelude::*;
use service::{
    cfp::CallFacts,
    conference::ConferenceFacts,
    review::{Board, BoardLine, BoardOrder, BoardWish},
};

use super::place::{home, review_page};
use crate::{
    conference::organiser_page,
    i18n::{t, tv},
    page::Page,
    ui::{Field, Select, rich_text},
    when,
};

/// The calls that somebody takes part in the review of.
pub fn calls_page(facts: &ConferenceFacts, calls: &[(String, String)]) -> Page {
    let rows = calls.iter().map(|(slug, title)| {
        let href = format!("/c/{}/review/{slug}", facts.slug);
        view! { <li><h2><a href=href>{title.clone()}</a></h2></li> }
    });
    let list = if calls.is_empty() {
        view! { <div class="empty"><h2>{t("review-no-calls")}</h2><p>{t("review-no-calls-hint")}</p></div> }.into_any()
    } else {
        view! { <ul class="rows">{rows.collect_view()}</ul> }.into_any()
    };
    organiser_page(facts, t("review"), list)
}

/// The board of a call.
pub fn board_page(facts: &ConferenceFacts, call: &CallFacts, wish: &BoardWish, board: &Board) -> Page {
    let base = home(facts, call);
    let rows = board.lines.iter().map(|line| row(&base, line)).collect_view();
    let list = if board.lines.is_empty() {
        view! { <div class="empty"><h2>{t("review-nothing")}</h2><p>{t("review-nothing-hint")}</p></div> }.into_any()
    } else {
        view! { <ol class="rows board-rows" id="board">{rows}</ol> }.into_any()
    };
    let more = board.next.map(|next| {
        let href = format!("{base}?{}&after={next}", query(wish));
        view! { <p class="acts"><a class="button" href=href>{t("cfp-more")}</a></p> }
    });
    let guidance = (!board.guidance.is_empty()).then(|| {
        view! { <details><summary>{t("review-guidance")}</summary>{rich_text(&board.guidance)}</details> }
    });
    let next = board.reviews.then(|| {
        view! { <p class="acts"><a class="button primary" href=format!("{base}/next")>{t("review-next")}</a></p> }
    });
    let content = view! {
        {standing(facts, board)}
        {guidance}
        {next}
        {filter(wish)}
        <p class="count">{tv("review-found", &[("count", board.found.into())])}</p>
        {list}
        {more}
        <p class="hint keys">{t("review-keys")}</p>
        <crate::island::ReviewKeys />
    };
    review_page(facts, call, t("review-board"), content)
}

/// How far the reader is, and which phase is on.
fn standing(facts: &ConferenceFacts, board: &Board) -> impl IntoView + use<> {
    let zone = Zone::named_or_utc(&facts.zone);
    let phase = match &board.phase {
        Some((name, until, _)) => {
            let until = when::moment(*until, &zone);
            tv("review-phase-on", &[("phase", name.clone().into()), ("until", until.into())])
        }
        None => t("review-no-phase"),
    };
    let progress = board.progress;
    let mine = board.reviews.then(|| {
        let values = [("done", progress.done.into()), ("assigned", progress.assigned.into())];
        view! {
            <p>{tv("review-progress", &values)}</p>
            <progress class="progress" max=progress.assigned.max(1).to_string() value=progress.done.to_string() aria-label=t("review-progress-label")></progress>
        }
    });
    view! { <div class="part"><p class="standing">{phase}</p>{mine}</div> }
}

fn query(wish: &BoardWish) -> String {
    let task = wish.task.map(|task| task.to_string()).unwrap_or_default();
    let order = if wish.order == BoardOrder::Score { "score" } else { "" };
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.append_pair("task", &task).append_pair("q", &wish.search).append_pair("order", order);
    query.finish()
}

fn filter(wish: &BoardWish) -> impl IntoView + use<> {
    let all = (String::new(), t("cfp-all"));
    let tasks = Task::ALL.iter().map(|task| (task.to_string(), t(&format!("review-task-{task}"))));
    let tasks: Vec<_> = [all].into_iter().chain(tasks).collect();
    let orders = vec![(String::new(), t("review-order-begun")), ("score".to_owned(), t("review-order-score"))];
    let task = wish.task.map(|task| task.to_string()).unwrap_or_default();
    let order = if wish.order == BoardOrder::Score { "score" } else { "" };
    view! {
        <details class="filter"><summary>{t("review-filter")}</summary>
            <form method="get">
                <Field name="q" label=t("review-search") value=wish.search.clone() kind="search" optional=true />
                <Select name="task" label=t("review-task") options=tasks value=task />
                <Select name="order" label=t("review-order") options=orders value=order />
                <div class="acts"><button class="button">{t("cfp-filter")}</button></div>
            </form>
        </details>
    }
}

fn row(base: &str, line: &BoardLine) -> AnyView {
    let score = line.score.clone().filter(|(average, ..)| !average.is_empty()).map(|(average, spread, count)| {
        let values = [("score", average.into()), ("spread", spread.into()), ("count", count.into())];
        view! { <p class="soft">{tv("review-score-line", &values)}</p> }
    });
    let wish = line.bid.map(|bid| view! { " " <span class="badge">{t(&format!("review-bid-{bid}"))}</span> });
    if let Some(closed) = line.closed {
        // No way in where there is none: a link that answers “not found” would only make people wonder.
        return view! {
            <li>
                <h2>{title_of(&line.title)} " " <span class="badge">{t(&format!("review-closed-{closed}"))}</span></h2>
                <p class="soft">{t(&format!("review-closed-{closed}-hint"))}</p>
            </li>
        }
        .into_any();
    }
    view! {
        <li>
            <h2><a href=format!("{base}/proposals/{}", line.id)>{title_of(&line.title)}</a> " " {task_badge(line.task)} {wish}</h2>
            <p>{about(line)}</p>
            {score}
        </li>
    }
    .into_any()
}

/// What a proposal is called; a title may be blank to its readers.
pub(super) fn title_of(title: &str) -> String {
    if title.is_empty() { t("review-untitled") } else { title.to_owned() }
}

/// What there is to do, in a word.
pub(super) fn task_badge(task: Task) -> impl IntoView + use<> {
    let class = match task {
        Task::Assigned => "badge accent",
        Task::Begun => "badge warn",
        Task::Done => "badge good",
        Task::Open | Task::Declined => "badge",
    };
    view! { <span class=class>{t(&format!("review-task-{task}"))}</span> }
}

/// Who, of which kind, in which track and language.
pub(super) fn about(line: &BoardLine) -> String {
    let speakers = line.speakers.join(", ");
    let parts = [speakers.as_str(), &line.session_type, &line.track, &line.language];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}
