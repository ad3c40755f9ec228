//! Background work, and what to do with what is parked.

use domain::{Instant, job::JobState};
use leptos::prelude::*;
use service::record::{Job, Jobs};

use super::{instant, path};
use crate::{
    i18n::{t, tv},
    page::Page,
};

/// Jobs in `state`, or all. `now` tells which are running.
pub fn jobs_page(jobs: &Jobs, state: Option<JobState>, now: Instant) -> Page {
    let main = view! {
        <header class="head">
            {path(t("jobs-title"))}
            <h1>{t("jobs-title")}</h1>
            <p class="standing">{t("jobs-standing")}</p>
        </header>
        {states(state)}
        {if jobs.jobs.is_empty() { nothing().into_any() } else { table(jobs, now).into_any() }}
        {next(jobs, state)}
    };
    Page::new(t("jobs-title"), main)
}

fn states(current: Option<JobState>) -> impl IntoView {
    let choices = [
        (None, t("jobs-all")),
        (Some(JobState::Waiting), t("jobs-waiting")),
        (Some(JobState::Parked), t("jobs-parked")),
        (Some(JobState::Done), t("jobs-done")),
    ];
    let links = choices.map(|(state, label)| {
        let current = (state == current).then_some("page");
        view! { <a href=address(state) aria-current=current>{label}</a> }
    });
    view! { <nav class="choice" aria-label=t("jobs-states")>{links.into_iter().collect_view()}</nav> }
}

/// The address of the jobs in `state`.
fn address(state: Option<JobState>) -> String {
    state.map_or_else(|| "/admin/jobs".to_owned(), |state| format!("/admin/jobs?state={state}"))
}

fn nothing() -> impl IntoView {
    view! { <div class="empty"><h2>{t("jobs-none-title")}</h2><p>{t("jobs-none")}</p></div> }
}

fn table(jobs: &Jobs, now: Instant) -> impl IntoView + use<> {
    let rows = jobs.jobs.iter().map(|job| row(job, now)).collect_view();
    view! {
        <table class="table records" role="table">
            <caption>{t("jobs-caption")}</caption>
            <thead role="rowgroup">
                <tr role="row">
                    <th role="columnheader" scope="col">{t("job")}</th>
                    <th role="columnheader" scope="col">{t("job-state")}</th>
                    <th role="columnheader" scope="col">{t("job-when")}</th>
                    <th role="columnheader" scope="col" class="number">{t("job-tries")}</th>
                    <th role="columnheader" scope="col">{t("job-error")}</th>
                    <th role="columnheader" scope="col"><span class="unseen">{t("job-acts")}</span></th>
                </tr>
            </thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
}

fn row(job: &Job, now: Instant) -> impl IntoView + use<> {
    let running = job.state == JobState::Waiting && job.leased_until.is_some_and(|until| until > now);
    let (class, state) = match job.state {
        JobState::Waiting if running => ("badge accent", t("job-state-running")),
        JobState::Waiting => ("badge", t("job-state-waiting")),
        JobState::Parked => ("badge bad", t("job-state-parked")),
        JobState::Done => ("badge good", t("job-state-done")),
    };
    let when = match job.finished_at {
        Some(at) => tv("job-finished", &[("time", instant(at).into())]),
        None => tv("job-due", &[("time", instant(job.run_at).into())]),
    };
    view! {
        <tr role="row">
            <th role="rowheader" scope="row"><code>{job.kind.clone()}</code></th>
            <td role="cell" data-label=t("job-state")><span class=class>{state}</span></td>
            <td role="cell" data-label=t("job-when")>{when}</td>
            <td role="cell" data-label=t("job-tries") class="number">{job.tries}</td>
            <td role="cell" data-label=t("job-error") lang="en">{job.last_error.clone()}</td>
            <td role="cell" class="does">{(job.state == JobState::Parked).then(|| acts(job))}</td>
        </tr>
    }
}

/// Two small forms; each button says to those who listen which job it is about.
fn acts(job: &Job) -> impl IntoView + use<> {
    let (id, kind) = (job.id.to_string(), job.kind.clone());
    let label = |what: &str| {
        let values = [("what", t(what).into()), ("kind", kind.clone().into()), ("id", id.clone().into())];
        tv("job-of", &values)
    };
    let (retry, discard) = (label("job-retry"), label("job-discard"));
    view! {
        <form method="post" action="/admin/jobs">
            <input type="hidden" name="job" value=id.clone() />
            <button class="button small" name="act" value="retry" aria-label=retry>{t("job-retry")}</button>
            <button class="button small danger" name="act" value="discard" aria-label=discard>{t("job-discard")}</button>
        </form>
    }
}

fn next(jobs: &Jobs, state: Option<JobState>) -> impl IntoView + use<> {
    jobs.next.map(|after| {
        let join = if state.is_some() { '&' } else { '?' };
        let href = format!("{}{join}after={after}", address(state));
        view! {
            <nav class="pages" aria-label=t("jobs-title")>
                <span></span>
                <a class="button" rel="next" href=href>{t("jobs-next")}</a>
            </nav>
        }
    })
}
