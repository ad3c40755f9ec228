//! A meeting's own page: when and where, what it is about, and what it left behind.

use domain::{
    meeting::{ActionState, EntryKind, MinutesState, Phase, TaskKind},
    zone::Zone,
};
use leptos::prelude::*;
use service::{
    group::GroupFacts,
    meeting::{EntryLine, Proceedings, TaskLine},
};

use super::{
    agenda::agenda_lines,
    hands::hands_lines,
    materials::material_lines,
    place::{badges, button, moment, own_time, path, when_words},
    recordings::recordings_part,
};
use crate::{
    group::group_page,
    i18n::{t, tv},
    island::KeepCurrent,
    page::Page,
    ui::rich_text,
    when,
};

/// Everything of a meeting that the reader may know.
pub fn proceedings_page(group: &GroupFacts, all: &Proceedings, own: Option<&Zone>) -> Page {
    let meeting = &all.meeting;
    let at = path(group, meeting);
    let note = (!meeting.state_note.is_empty()).then(|| {
        let words = tv("mtg-reason", &[("reason", meeting.state_note.clone().into())]);
        view! { <div class="notice warn" role="status"><strong>{t(&format!("mtg-phase-{}", meeting.phase))}</strong><p>{words}</p></div> }
    });
    let about = (!meeting.about.is_empty()).then(|| rich_text(&meeting.about));
    let reader = own.is_some();
    let own = own.and_then(|zone| own_time(meeting, zone)).map(|words| view! { <p class="soft">{words}</p> });
    let main = view! {
        <div class="split">
            <div>
                <header class="head">
                    <p class="path"><a href=format!("/g/{}", group.slug)>{group.name.clone()}</a><a href=format!("/g/{}/meetings", group.slug)>{t("mtg-meetings")}</a></p>
                    <h1>{meeting.title.clone()} " " {badges(meeting)}</h1>
                    <p class="standing">{when_words(meeting)}</p>
                    {own}
                    {acts(all, &at, reader)}
                </header>
                {note}
                {about}
                {agenda_part(group, all, &at)}
                {materials_part(group, all, &at)}
                {hands_part(group, all)}
                {record_part(all, &at)}
            </div>
            <aside class="margin" aria-label=t("mtg-facts")>{margin(group, all, &at)}</aside>
        </div>
    };
    let page = group_page(group, meeting.title.clone(), main);
    if meeting.phase == Phase::On { page.with_islands() } else { page }
}

fn acts(all: &Proceedings, at: &str, reader: bool) -> impl IntoView + use<> {
    let meeting = &all.meeting;
    let is_on = meeting.phase == Phase::On;
    let attend = (is_on && !all.is_there)
        .then(|| view! { <a class="button primary" href=format!("{at}/attend")>{t("mtg-attend")}</a> });
    let there = (is_on && all.is_there).then(|| view! { <span class="badge good">{t("mtg-you-are-there")}</span> " " });
    let join = meeting.link.clone().filter(|_| !matches!(meeting.phase, Phase::Over | Phase::Cancelled)).map(|link| {
        let class = if is_on && all.is_there { "button primary" } else { "button" };
        view! { <a class=class href=link rel="noopener noreferrer">{t("mtg-join")}</a> }
    });
    let hidden = (!reader && meeting.link.is_none() && meeting.phase == Phase::Upcoming)
        .then(|| view! { <span class="soft small">{t("mtg-link-signed-in")}</span> });
    let begun = matches!(meeting.phase, Phase::On | Phase::Over);
    let write = (meeting.may.write && begun && meeting.minutes_state == MinutesState::Writing).then(|| {
        view! {
            <a class="button" href=format!("{at}/minutes")>{t("mtg-write-minutes")}</a>
            <a class="button" href=format!("{at}/entries")>{t("mtg-write-entries")}</a>
        }
    });
    let calendar = (!meeting.closed && meeting.times.is_some())
        .then(|| view! { <a class="button quiet" href=format!("{at}/meeting.ics")>{t("mtg-to-calendar")}</a> });
    view! { <div class="acts">{there} {attend} {join} {hidden} {write} {calendar}</div> }
}

fn agenda_part(group: &GroupFacts, all: &Proceedings, at: &str) -> impl IntoView + use<> {
    let change = (all.meeting.may.run && all.meeting.minutes_state != MinutesState::Approved)
        .then(|| view! { <p><a class="button small" href=format!("{at}/agenda")>{t("mtg-agenda-change")}</a></p> });
    let content = if all.agenda.is_empty() {
        view! { <p class="soft">{t("mtg-agenda-none")}</p> }.into_any()
    } else {
        view! { <ol class="agenda-items">{agenda_lines(group, &all.agenda)}</ol> }.into_any()
    };
    view! { <section class="part" aria-labelledby="agenda"><h2 id="agenda">{t("mtg-agenda")}</h2>{content}{change}</section> }
}

fn materials_part(group: &GroupFacts, all: &Proceedings, at: &str) -> Option<impl IntoView + use<>> {
    let may = all.meeting.may.run && all.meeting.minutes_state != MinutesState::Approved;
    if all.materials.is_empty() && !may {
        return None;
    }
    let change = may.then(
        || view! { <p><a class="button small" href=format!("{at}/materials")>{t("mtg-materials-change")}</a></p> },
    );
    let lines = (!all.materials.is_empty())
        .then(|| view! { <ul class="rows">{material_lines(group, &all.meeting, &all.materials)}</ul> });
    Some(view! {
        <section class="part" aria-labelledby="materials"><h2 id="materials">{t("mtg-materials")}</h2>{lines}{change}</section>
    })
}

fn hands_part(group: &GroupFacts, all: &Proceedings) -> Option<impl IntoView + use<>> {
    (!all.hands.is_empty()).then(|| {
        view! {
            <section class="part" aria-labelledby="hands">
                <h2 id="hands">{t("mtg-hands")}</h2>
                <p class="soft">{t("mtg-hands-bind-nobody")}</p>
                {hands_lines(group, &all.meeting, &all.hands, all.is_there)}
            </section>
        }
    })
}

/// Decisions, action items, corrections and the minutes themselves.
fn record_part(all: &Proceedings, at: &str) -> AnyView {
    let meeting = &all.meeting;
    let Some(record) = &all.record else {
        let missing = (meeting.phase == Phase::Over).then(|| view! { <p class="soft">{t("mtg-minutes-not-yet")}</p> });
        return view! { {missing} }.into_any();
    };
    if record.text.is_empty() && record.entries.is_empty() && meeting.phase != Phase::Over {
        return ().into_any();
    }
    let of = |kind| record.entries.iter().filter(|entry| entry.kind == kind).cloned().collect::<Vec<EntryLine>>();
    let decisions = of(EntryKind::Decision);
    let decisions = (!decisions.is_empty()).then(|| {
        let lines = decisions.iter().map(|entry| {
            let why = (!entry.rationale.is_empty())
                .then(|| view! { <p class="soft">{tv("mtg-because", &[("why", entry.rationale.clone().into())])}</p> });
            view! { <li><p>{entry.text.clone()}</p>{why}</li> }
        });
        let lines = lines.collect_view();
        view! { <h3>{t("mtg-decisions")}</h3><ul class="rows">{lines}</ul> }
    });
    let actions = of(EntryKind::Action);
    let actions = (!actions.is_empty()).then(|| {
        view! { <h3>{t("mtg-actions")}</h3><ul class="rows">{actions.iter().map(|entry| action(entry, at)).collect_view()}</ul> }
    });
    let corrections = of(EntryKind::Correction);
    let corrections = (!corrections.is_empty()).then(|| {
        let lines = corrections.iter().map(|entry| {
            let by = tv(
                "mtg-corrected",
                &[("day", when::date_long(entry.at.date_naive()).into()), ("name", entry.by.clone().into())],
            );
            let why = tv("mtg-because", &[("why", entry.rationale.clone().into())]);
            view! { <li><p>{entry.text.clone()}</p><p class="soft">{why}</p><p class="soft small">{by}</p></li> }
        });
        let lines = lines.collect_view();
        view! { <h3>{t("mtg-corrections")}</h3><ul class="rows">{lines}</ul> }
    });
    let text = if record.text.is_empty() {
        view! { <p class="soft">{t("mtg-minutes-empty")}</p> }.into_any()
    } else {
        rich_text(&record.text).into_any()
    };
    let state = meeting.minutes_state;
    let badge = match state {
        MinutesState::Writing => "badge",
        MinutesState::Proposed => "badge accent",
        MinutesState::Approved => "badge good",
    };
    let approved = meeting.approved_at.map(|day| {
        let values = [("day", when::date_long(day.date_naive()).into()), ("name", record.approved_by.clone().into())];
        let key = if record.approved_by.is_empty() { "mtg-approved-on" } else { "mtg-approved-by" };
        view! { <p class="soft">{tv(key, &values)}</p> }
    });
    let steps = (meeting.may.run && state != MinutesState::Writing).then(|| {
        let correct = (state == MinutesState::Approved)
            .then(|| view! { <a class="button small" href=format!("{at}/entries")>{t("mtg-correct")}</a> });
        let look = (state == MinutesState::Proposed)
            .then(|| view! { <a class="button small" href=format!("{at}/minutes")>{t("mtg-approve-look")}</a> });
        view! { <div class="acts">{correct} {look}</div> }
    });
    view! {
        <section class="part" aria-labelledby="record">
            <h2 id="record">{t("mtg-minutes")} " " <span class=badge>{t(&format!("mtg-minutes-{state}"))}</span></h2>
            {approved}
            {steps}
            {decisions}
            {actions}
            {corrections}
            <div class="minutes">{text}</div>
        </section>
    }
    .into_any()
}

fn action(entry: &EntryLine, at: &str) -> impl IntoView + use<> {
    let tone = match entry.state {
        ActionState::Open if entry.late => "badge bad",
        ActionState::Open => "badge accent",
        ActionState::Done => "badge good",
        ActionState::Dropped => "badge",
    };
    let word = if entry.late { t("mtg-late") } else { t(&format!("mtg-action-{}", entry.state)) };
    let due = entry.due.map(|due| view! { " · " {tv("mtg-due", &[("day", when::date_long(due).into())])} });
    let note = (!entry.state_note.is_empty()).then(|| view! { <p class="soft">{entry.state_note.clone()}</p> });
    let settle = view! { <a class="small" href=format!("{at}/entries#e{}", entry.id)>{t("mtg-action-change")}<span class="unseen">": " {entry.text.clone()}</span></a> };
    view! {
        <li>
            <p>{entry.text.clone()} " " <span class=tone>{word}</span></p>
            <p class="soft">{entry.holder_name.clone()} {due} " · " {settle}</p>
            {note}
        </li>
    }
}

fn margin(group: &GroupFacts, all: &Proceedings, at: &str) -> impl IntoView + use<> {
    let meeting = &all.meeting;
    let quorum = all.quorum.map(|quorum| {
        let values =
            [("present", quorum.present.into()), ("votes", quorum.votes.into()), ("needed", quorum.needed.into())];
        let (tone, word) =
            if quorum.reached { ("badge good", t("mtg-quorum-yes")) } else { ("badge warn", t("mtg-quorum-no")) };
        let again = (meeting.phase == Phase::On)
            .then(|| view! { <p class="small"><a href=at.to_owned()>{t("mtg-look-again")}</a></p> <KeepCurrent part="quorum-now".to_owned() over=t("keep-current-over") /> });
        view! {
            <section class="part" aria-labelledby="quorum">
                <h2 id="quorum">{t("mtg-quorum")}</h2>
                <div id="quorum-now" aria-live="polite">
                    <p><span class=tone>{word}</span></p>
                    <p>{tv("mtg-quorum-words", &values)}</p>
                </div>
                {again}
            </section>
        }
    });
    let place = (!meeting.place.is_empty())
        .then(|| view! { <div><dt>{t("mtg-place")}</dt><dd>{meeting.place.clone()}</dd></div> });
    let session = all.session.as_ref().map(|session| {
        let href = format!("/c/{}/talks/{}", session.conference, session.code);
        let zone = Zone::named_or_utc(&session.zone);
        let start = session.start.map(|start| view! { <br /> {when::moment(start, &zone)} });
        let room = (!session.room.is_empty()).then(|| view! { ", " {session.room.clone()} });
        let ballot = (group.may.edit && group.kind.features().votes).then(|| {
            let (conference, code) = (&session.conference, &session.code);
            let href = format!("/g/{}/manage/ballots/new?conference={conference}&session={code}", group.slug);
            view! { <br /><a href=href>{t("mtg-session-ballot")}</a> }
        });
        view! { <div><dt>{t("mtg-session")}</dt><dd><a href=href>{session.title.clone()}</a><br />{session.conference_name.clone()}{start}{room}{ballot}</dd></div> }
    });
    let facts = view! {
        <section class="part" aria-labelledby="facts">
            <h2 id="facts">{t("mtg-facts")}</h2>
            <dl class="facts">
                {place}
                <div><dt>{t("mtg-open-or-closed")}</dt><dd>{t(if meeting.closed { "mtg-is-closed" } else { "mtg-is-open" })}</dd></div>
                {session}
                <div><dt>{t("mtg-kind")}</dt><dd>{t(&format!("meeting-{}", meeting.kind))}</dd></div>
            </dl>
        </section>
    };
    view! { {quorum} {facts} {presence(all, at)} {recordings_part(all, at)} {tasks(all, at)} {run(all, at)} }
}

fn presence(all: &Proceedings, at: &str) -> Option<impl IntoView + use<>> {
    let meeting = &all.meeting;
    if !matches!(meeting.phase, Phase::On | Phase::Over) {
        return None;
    }
    let count = tv("mtg-there", &[("count", all.there.into())]);
    let names = all.present.as_ref().filter(|present| !present.is_empty()).map(|present| {
        let lines = present.iter().map(|one| {
            let alternate = (one.attendance == domain::group::standing::Attendance::Alternate)
                .then(|| view! { " " <span class="soft">{t("mtg-alternate")}</span> });
            let of = (!one.affiliation.is_empty())
                .then(|| view! { <span class="soft">", " {one.affiliation.clone()}</span> });
            view! { <li>{one.name.clone()}{alternate}{of}</li> }
        });
        let lines = lines.collect_view();
        view! { <ul class="plain blue-sheet">{lines}</ul> }
    });
    let change = (meeting.may.run && meeting.minutes_state != MinutesState::Approved).then(
        || view! { <p><a class="button small" href=format!("{at}/attendance")>{t("mtg-attendance-change")}</a></p> },
    );
    Some(view! {
        <section class="part" aria-labelledby="present"><h2 id="present">{t("mtg-attendance")}</h2><p>{count}</p>{names}{change}</section>
    })
}

fn tasks(all: &Proceedings, at: &str) -> Option<impl IntoView + use<>> {
    if all.tasks.is_empty() {
        return None;
    }
    let lines = all.tasks.iter().map(|line| task(all, line, at)).collect_view();
    Some(
        view! { <section class="part" aria-labelledby="owed"><h2 id="owed">{t("mtg-owed")}</h2><ul class="rows">{lines}</ul></section> },
    )
}

fn task(all: &Proceedings, line: &TaskLine, at: &str) -> impl IntoView + use<> {
    let kind = line.task.kind;
    let (tone, word) = match (line.task.done, line.late) {
        (Some(_), false) => ("badge good", t("mtg-task-done")),
        // Shorter notice is allowed, and shown as what it is.
        (Some(_), true) => ("badge warn", t(if kind.is_before() { "mtg-task-short" } else { "mtg-task-done-late" })),
        (None, true) => ("badge bad", t("mtg-late")),
        (None, false) => ("badge accent", t("mtg-task-open")),
    };
    let due = view! { <span class="soft">{t("mtg-task-until")} " " {moment(&all.meeting, line.task.due)}</span> };
    let is_over = all.meeting.phase == Phase::Over;
    let confirms = match kind {
        TaskKind::Participation => !is_over,
        TaskKind::ActionItems => is_over,
        TaskKind::Announce | TaskKind::Agenda | TaskKind::Minutes => false,
    };
    let confirm = (all.meeting.may.run && line.task.is_open() && confirms).then(|| {
        let label = t(&format!("mtg-confirm-{kind}"));
        button(format!("{at}/tasks"), vec![("task", kind.to_string())], label, "", "button small")
    });
    let holder = (!line.holder.is_empty()).then(|| view! { <br /><span class="soft">{line.holder.clone()}</span> });
    view! { <li><p>{t(&format!("mtg-task-{kind}"))} " " <span class=tone>{word}</span><br />{due}{holder}</p>{confirm}</li> }
}

fn run(all: &Proceedings, at: &str) -> Option<impl IntoView + use<>> {
    let meeting = &all.meeting;
    let can = meeting.may.run && meeting.times.is_some() && meeting.minutes_state != MinutesState::Approved;
    can.then(|| {
        let edit = (meeting.phase != Phase::Over)
            .then(|| view! { <li><a href=format!("{at}/edit")>{t("mtg-edit")}</a></li> });
        let begun = matches!(meeting.phase, Phase::On | Phase::Over);
        let more = begun.then(|| {
            view! {
                <li><a href=format!("{at}/hands")>{t("mtg-ask-hands")}</a></li>
                <li><a href=format!("{at}/recordings")>{t("mtg-recordings")}</a></li>
            }
        });
        view! { <section class="part" aria-labelledby="run"><h2 id="run">{t("mtg-run")}</h2><ul class="rows">{edit}{more}</ul></section> }
    })
}
