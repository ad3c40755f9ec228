//! Errata of a standard: their list, one of them with what becomes of it, and the form that reports one.

use domain::publication::{ErratumKind, ErratumMove, ErratumState};
use leptos::prelude::*;
use service::publication::{ErratumView, Grounds, HeldErratum, StandardFacts};

use super::{cited, framed, path};
use crate::{
    group::policies_to_accept,
    i18n::{t, tv},
    page::{Page, in_words_of},
    ui::{Form, Select, TextArea, VersionField},
    visit::Visit,
    when,
};

/// What the list of a standard's errata shows.
#[derive(Clone, Debug)]
pub struct ShownErrata {
    /// The errata, the latest first.
    pub errata: Vec<ErratumView>,
    /// Only those that stand there were asked for.
    pub state: Option<ErratumState>,
    /// Before which number the list goes on.
    pub more: Option<i32>,
    /// Whether the reader says what becomes of them.
    pub settles: bool,
}

/// Where an erratum is found.
pub fn erratum_path(standard: i32, number: i32) -> String {
    format!("{}/errata/{number}", path(standard))
}

/// The errata of a standard.
pub fn errata_page(facts: &StandardFacts, shown: &ShownErrata) -> Page {
    let at = format!("{}/errata", path(facts.number));
    let title = tv("errata-of", &[("cited", cited(facts.number).into())]);
    let states = ErratumState::ALL.iter().copied().filter(|state| state.is_read() || shown.settles);
    let choices = std::iter::once(None).chain(states.map(Some)).map(|one| {
        let here = (one == shown.state).then_some("page");
        let (words, query) = match one {
            None => (t("errata-all"), String::new()),
            Some(state) => (state_words(state), format!("?state={state}")),
        };
        view! { <a href=format!("{at}{query}") aria-current=here>{words}</a> }
    });
    let choices = choices.collect_view();
    let rows = shown.errata.iter().map(|one| row(facts, one)).collect_view();
    let none = shown.errata.is_empty().then(|| {
        let key = if shown.state.is_some() { "errata-none-so" } else { "errata-none" };
        view! { <div class="empty"><h2>{t(key)}</h2><p>{t("errata-none-hint")}</p></div> }
    });
    let more = shown.more.map(|before| {
        let state = shown.state.map(|state| format!("&state={state}")).unwrap_or_default();
        view! { <p class="acts"><a class="button" rel="next" href=format!("{at}?before={before}{state}")>{t("errata-older")}</a></p> }
    });
    let report = facts.withdrawn.is_none().then(|| {
        view! { <p class="acts"><a class="button primary" rel="nofollow" href=format!("{at}/new")>{t("erratum-report")}</a></p> }
    });
    let feed = format!("{at}/feed.atom");
    let called = tv("errata-feed-title", &[("cited", cited(facts.number).into())]);
    let head = view! { <link rel="alternate" type="application/atom+xml" title=called href=feed.clone() /> };
    let main = view! {
        {head_below(facts, title.clone(), t("errata-how"))}
        {report}
        <nav class="choice" aria-label=t("errata-which")>{choices}</nav>
        {none}
        <ol class="listing">{rows}</ol>
        {more}
        <p class="soft"><a href=feed>{t("errata-feed")}</a></p>
    };
    framed(title, main).with_head(head)
}

fn row(facts: &StandardFacts, one: &ErratumView) -> impl IntoView + use<> {
    view! {
        <li>
            <p class="when">{t(&format!("erratum-kind-{}", one.kind))} " · " {one.title.clone()}</p>
            <h2>
                <a href=erratum_path(facts.number, one.number)>{called(one.number)}</a> " " {badge(one.state)}
            </h2>
            {change(one)}
        </li>
    }
}

/// One erratum: what is wrong, what was said to it, and the form for those who say what becomes of it.
pub fn erratum_page(facts: &StandardFacts, one: &ErratumView, settles: bool) -> Page {
    let title = tv("errata-of", &[("cited", cited(facts.number).into())]);
    let title = format!("{}: {title}", called(one.number));
    let day = when::date_long(one.reported_at.date_naive());
    let key = if one.affiliation.is_empty() { "erratum-by" } else { "erratum-by-at" };
    let by = tv(
        key,
        &[("name", one.reporter.clone().into()), ("affiliation", one.affiliation.clone().into()), ("day", day.into())],
    );
    let waits = (one.is_mine && one.state == ErratumState::Waiting).then(|| {
        view! { <p class="notice" role="status">{t("erratum-waits-hint")}</p> }
    });
    let place = format!("{}#{}", path(facts.number), one.place);
    let main = view! {
        <header class="head">
            {trail(facts, true)}
            <h1>{called(one.number)} " " {badge(one.state)}</h1>
            <p class="standing">{by}</p>
        </header>
        {waits}
        <p>
            {t(&format!("erratum-kind-{}", one.kind))} ". " {tv("erratum-in", &[("place", one.title.clone().into())])} " "
            <a href=place>{t("erratum-see-in-text")}</a>
        </p>
        {change(one)}
        <section class="part" aria-labelledby="why">
            <h2 id="why">{t("erratum-reason")}</h2>
            {lines(&one.reason)}
        </section>
        {outcome(one)}
        {settles.then(|| settling(one))}
    };
    let page = framed(title, main).narrow();
    if one.state.is_read() { page } else { page.unlisted() }
}

fn outcome(one: &ErratumView) -> Option<AnyView> {
    let note = (!one.note.is_empty()).then(|| lines(&one.note));
    let by = one.settled_at.map(|at| {
        let day = when::date_long(at.date_naive());
        let name = one.settled_by.clone().unwrap_or_default();
        let words = tv("erratum-settled-by", &[("name", name.into()), ("day", day.into())]);
        view! { <p class="soft small">{words}</p> }
    });
    (note.is_some() || by.is_some()).then(|| {
        view! {
            <section class="part" aria-labelledby="outcome">
                <h2 id="outcome">{state_words(one.state)}</h2>
                {note}
                {by}
            </section>
        }
        .into_any()
    })
}

fn settling(one: &ErratumView) -> impl IntoView + use<> {
    let open = ErratumMove::ALL.iter().filter(|done| done.from(one.state).is_some());
    let options: Vec<_> = open.map(|done| (done.to_string(), t(&format!("erratum-move-{done}")))).collect();
    let version = one.version.to_string();
    (!options.is_empty()).then(|| {
        view! {
            <section class="part" aria-labelledby="settle">
                <h2 id="settle">{t("erratum-settle")}</h2>
                <Form submit=t("save")>
                    <VersionField version=version />
                    <Select name="move" label=t("erratum-move") options=options />
                    <TextArea name="note" label=t("erratum-note") hint=t("erratum-note-hint") optional=true />
                </Form>
            </section>
        }
    })
}

/// The form that reports an error; `place` and `original` as the link named them.
pub fn report_erratum_page(facts: &StandardFacts, grounds: &Grounds, place: &str) -> Page {
    let title = tv("erratum-report-to", &[("cited", cited(facts.number).into())]);
    let (places, place) = (grounds.places.clone(), place.to_owned());
    let policies = policies_to_accept(&grounds.policies);
    let kinds = ErratumKind::ALL.iter().map(|kind| (kind.to_string(), t(&format!("erratum-kind-{kind}")))).collect();
    let main = view! {
        {head_below(facts, title.clone(), t("erratum-report-how"))}
        <Form submit=t("erratum-send")>
            <Select name="place" label=t("erratum-place") options=places value=place />
            <Select name="kind" label=t("erratum-kind") hint=t("erratum-kind-hint") options=kinds />
            <TextArea name="original" label=t("erratum-original") hint=t("erratum-original-hint") />
            <TextArea name="corrected" label=t("erratum-corrected") hint=t("erratum-corrected-hint") optional=true />
            <TextArea name="reason" label=t("erratum-reason") />
            {policies}
        </Form>
    };
    framed(title, main).narrow().unlisted()
}

/// The errata that wait for the next edition, for whoever begins or publishes one; nothing where there are none.
pub fn held_part(held: &[HeldErratum]) -> Option<AnyView> {
    let rows = held.iter().map(|one| {
        let words = format!("{}, {}: {}", cited(one.standard), called(one.number), one.title);
        let note = (!one.note.is_empty()).then(|| view! { <p class="soft">{one.note.clone()}</p> });
        view! {
            <li>
                <p><a href=erratum_path(one.standard, one.number)>{words}</a></p>
                {replaced(&one.original, &one.corrected)}
                {note}
            </li>
        }
    });
    let rows: Vec<_> = rows.collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="part" aria-labelledby="held">
                <h2 id="held">{t("errata-held-title")}</h2>
                <p class="hint">{t("errata-held-hint")}</p>
                <ul class="rows">{rows}</ul>
            </section>
        }
        .into_any()
    })
}

/// What the feed of a standard's errata is called, and each of them in it.
pub fn errata_feed_words(visit: Visit, facts: &StandardFacts, errata: &[ErratumView]) -> (String, Vec<String>) {
    in_words_of(visit, || {
        let cited = cited(facts.number);
        let titles = errata.iter().map(|one| {
            let values = [
                ("number", one.number.into()),
                ("cited", cited.clone().into()),
                ("state", state_words(one.state).into()),
            ];
            format!("{}, {}", tv("erratum-called", &values), one.title)
        });
        (tv("errata-feed-title", &[("cited", cited.clone().into())]), titles.collect())
    })
}

/// What an erratum is called.
pub(super) fn called(number: i32) -> String {
    tv("erratum-number", &[("number", number.into())])
}

/// Where an erratum stands, in words.
pub(super) fn state_words(state: ErratumState) -> String {
    t(&format!("erratum-state-{state}"))
}

fn badge(state: ErratumState) -> impl IntoView + use<> {
    let class = match state {
        ErratumState::Verified => "badge good",
        ErratumState::Waiting | ErratumState::Reported => "badge warn",
        ErratumState::Refused => "badge bad",
        ErratumState::Held | ErratumState::Rejected => "badge",
    };
    view! { <span class=class>{state_words(state)}</span> }
}

fn change(one: &ErratumView) -> impl IntoView + use<> {
    replaced(&one.original, &one.corrected)
}

fn replaced(original: &str, corrected: &str) -> impl IntoView + use<> {
    let should = if corrected.is_empty() {
        view! { <p>{t("erratum-words-go")}</p> }.into_any()
    } else {
        lines(corrected).into_any()
    };
    view! {
        <dl class="facts">
            <div><dt>{t("erratum-reads")}</dt><dd>{lines(original)}</dd></div>
            <div><dt>{t("erratum-should-read")}</dt><dd>{should}</dd></div>
        </dl>
    }
}

/// Words as they were typed: text, never markup.
fn lines(words: &str) -> impl IntoView + use<> {
    words.split("\n\n").map(|paragraph| view! { <p>{paragraph.to_owned()}</p> }).collect::<Vec<_>>()
}

fn head_below(facts: &StandardFacts, title: String, standing: String) -> impl IntoView + use<> {
    view! {
        <header class="head">
            {trail(facts, false)}
            <h1>{title}</h1>
            <p class="standing">{standing}</p>
        </header>
    }
}

fn trail(facts: &StandardFacts, below: bool) -> impl IntoView + use<> {
    let at = path(facts.number);
    let errata = below.then(|| view! { <a href=format!("{at}/errata")>{t("errata")}</a> });
    view! { <p class="path"><a href="/standards">{t("standards")}</a><a href=at>{facts.title.clone()}</a>{errata}</p> }
}
