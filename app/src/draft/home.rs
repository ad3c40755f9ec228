//! A draft's own page: where it stands, who writes it, what changed.

use domain::{
    draft::Part,
    life::{CallState, workflow::MAIN},
};
use leptos::prelude::*;
use service::{
    draft::{DraftFacts, DraftHome, RevisionLine},
    group::GroupFacts,
    life::CallLine,
    publication::Other,
};

use super::place::{badges, citation, class_badge, draft_page, path, posted, summary_words};
use crate::{
    i18n::{t, tv},
    life::{call_badge, call_title, in_zone, state_word},
    page::Page,
    ui::rich_text,
    when,
};

/// What a draft's own page shows besides the draft's facts.
#[derive(Clone, Debug)]
pub struct HomeView {
    /// Its revisions, and whose proposals came into them.
    pub home: DraftHome,
    /// The calls on it, the latest first.
    pub calls: Vec<CallLine>,
    /// What it became, where it was published.
    pub standard: Option<Other>,
    /// Whether PDF can be made here.
    pub has_press: bool,
}

/// A draft's own page.
pub fn draft_home_page(group: &GroupFacts, draft: &DraftFacts, shown: &HomeView) -> Page {
    let HomeView { home, has_press, .. } = shown;
    let at = path(group, draft);
    let newest = home.revisions.first();
    let standing = match newest {
        Some(line) => {
            let day = when::date_long(line.posted_at.date_naive());
            tv("draft-standing", &[("number", line.number.into()), ("day", day.into())])
        }
        None => t("draft-no-revision"),
    };
    let summary = (!draft.summary.is_empty()).then(|| rich_text(&draft.summary));
    let main = view! {
        <div class="split">
            <div>
                <header class="head">
                    <p class="path"><a href=format!("/g/{}", group.slug)>{group.name.clone()}</a><a href=format!("/g/{}/drafts", group.slug)>{t("drafts")}</a></p>
                    <h1>{draft.title.clone()} " " {badges(draft)}</h1>
                    <p class="standing">{standing}</p>
                    {acts(draft, newest, &at)}
                </header>
                {shown.standard.as_ref().map(became)}
                {called(group, &shown.calls)}
                {summary}
                {changed(newest, &at)}
                {revisions(home, &at)}
            </div>
            <aside class="margin" aria-label=t("draft-facts")>{margin(group, draft, home, &at, *has_press)}</aside>
        </div>
    };
    draft_page(group, draft, draft.title.clone(), main)
}

fn acts(draft: &DraftFacts, newest: Option<&RevisionLine>, at: &str) -> impl IntoView + use<> {
    let read = newest.map(|line| {
        let words = tv("draft-read", &[("number", line.number.into())]);
        view! { <a class="button primary" href=format!("{at}/{}", line.number)>{words}</a> }
    });
    let write = draft.may.write.then(|| {
        let class = if newest.is_some() { "button" } else { "button primary" };
        view! { <a class=class href=format!("{at}/write")>{t("draft-write")}</a> }
    });
    let settings = draft.may.manage.then(|| {
        view! { <a class="button quiet" href=format!("{at}/settings")>{t("draft-settings")}</a> }
    });
    let life = view! { <a class="button" href=format!("{at}/life")>{t("life-short")}</a> };
    let comments = newest.map(|_| {
        view! { <a class="button" href=format!("{at}/comments")>{t("comments")}</a> " " <a class="button" href=format!("{at}/issues")>{t("issues")}</a> }
    });
    view! { <p class="acts">{read} {write} {comments} {life} {settings}</p> }
}

/// That a draft was published, with what to read instead.
fn became(standard: &Other) -> impl IntoView + use<> {
    let cited = domain::publication::cited(standard.number);
    let words = tv("draft-became", &[("cited", cited.clone().into())]);
    let read = tv("standard-read-later", &[("cited", cited.into())]);
    view! { <p class="notice good" role="status">{words} " " <a href=crate::publication::path(standard.number)>{read}</a></p> }
}

/// The call that runs, which is what most readers come for then.
fn called(group: &GroupFacts, calls: &[CallLine]) -> Option<AnyView> {
    let call = calls.iter().find(|call| call.state.is_unsettled())?;
    let href = format!("/g/{}/calls/{}", group.slug, call.id);
    let until = (call.state == CallState::Open)
        .then(|| view! { " " {t("call-until")} " " {in_zone(call.closes_at, &call.zone)} });
    Some(
        view! { <p class="notice" role="status"><a href=href>{call_title(call)}</a> " " {call_badge(call)} {until}</p> }
            .into_any(),
    )
}

fn changed(newest: Option<&RevisionLine>, at: &str) -> Option<AnyView> {
    let line = newest.filter(|line| line.number > 1)?;
    let compare = format!("{at}/compare?from={}&to={}", line.number - 1, line.number);
    let note = (!line.note.is_empty()).then(|| view! { <p>{line.note.clone()}</p> });
    Some(
        view! {
            <section class="part" aria-labelledby="changed">
                <h2 id="changed">{tv("draft-changed-with", &[("number", line.number.into())])} " " {class_badge(line)}</h2>
                {note}
                <p>{summary_words(&line.summary)}</p>
                <p><a href=compare>{t("draft-see-changes")}</a></p>
            </section>
        }
        .into_any(),
    )
}

fn revisions(home: &DraftHome, at: &str) -> impl IntoView + use<> {
    let rows = home.revisions.iter().map(|line| revision_row(line, home.credits.get(&line.number), at)).collect_view();
    (!home.revisions.is_empty()).then(|| {
        view! {
            <section class="part" aria-labelledby="revisions">
                <h2 id="revisions">{t("draft-revisions")}</h2>
                <ol class="revisions">{rows}</ol>
            </section>
        }
    })
}

fn revision_row(line: &RevisionLine, credits: Option<&Vec<String>>, at: &str) -> impl IntoView + use<> {
    let note = (!line.note.is_empty()).then(|| view! { <p>{line.note.clone()}</p> });
    let changes = (line.number > 1).then(|| {
        let compare = format!("{at}/compare?from={}&to={}", line.number - 1, line.number);
        let words = tv("draft-changes-from", &[("number", (line.number - 1).into())]);
        view! { <p class="small"><span class="soft">{summary_words(&line.summary)}". "</span><a href=compare>{words}</a></p> }
    });
    let credits = credits.map(|names| {
        let words = tv("draft-credits", &[("names", names.join(", ").into())]);
        view! { <p class="small soft">{words}</p> }
    });
    view! {
        <li>
            <p class="number"><a href=format!("{at}/{}", line.number)>{tv("draft-revision", &[("number", line.number.into())])}</a></p>
            <div>
                <p class="soft small">{posted(line)} " " {class_badge(line)}</p>
                {note}
                {credits}
                {changes}
            </div>
        </li>
    }
}

fn margin(
    group: &GroupFacts,
    draft: &DraftFacts,
    home: &DraftHome,
    at: &str,
    has_press: bool,
) -> impl IntoView + use<> {
    let named = |part: Part| {
        let names = draft.people.iter().filter(|one| one.part == part).map(|one| one.name.as_str());
        names.collect::<Vec<_>>().join(", ")
    };
    let editors = named(Part::Editor);
    let editors = (!editors.is_empty()).then(|| view! { <div><dt>{t("draft-editors")}</dt><dd>{editors}</dd></div> });
    let readers = named(Part::Reader);
    let embargo = draft.embargo_until.map(|until| {
        let day = when::date_long(until.date_naive());
        let readers = (!readers.is_empty()).then(|| view! { <div><dt>{t("draft-readers")}</dt><dd>{readers.clone()}</dd></div> });
        view! { <div><dt>{t("draft-embargo")}</dt><dd>{tv("draft-embargo-until", &[("day", day.into())])}</dd></div> {readers} }
    });
    let repository = draft.repository.clone().map(|url| {
        let shown = url.trim_start_matches("https://").to_owned();
        view! { <div><dt>{t("draft-repository")}</dt><dd><a href=url rel="noopener">{shown}</a></dd></div> }
    });
    let newest = home.revisions.first().map(|line| {
        let requirements = tv("draft-requirements", &[("count", line.requirements.into())]);
        let cited = citation(group, draft, line.number);
        view! {
            <div><dt>{t("draft-cited")}</dt><dd><code>{cited}</code></dd></div>
            <div><dt>{t("draft-stands-in-it")}</dt><dd>{requirements}</dd></div>
        }
    });
    let exports = home.revisions.first().map(|line| exports(at, line.number, has_press));
    let compare = (home.revisions.len() > 1).then(|| compare_form(home, at));
    view! {
        <dl class="facts">
            {editors}
            <div><dt>{t("draft-state")}</dt><dd><a href=format!("{at}/life")>{state_word(draft.workflow, MAIN, draft.state.key)}</a></dd></div>
            <div><dt>{t("draft-audience")}</dt><dd>{t(&format!("draft-audience-{}", draft.audience))}</dd></div>
            {embargo}
            {newest}
            {repository}
        </dl>
        {compare}
        {exports}
    }
}

/// The forms in which a revision can be taken along.
pub fn exports(at: &str, number: i32, has_press: bool) -> impl IntoView + use<> {
    let file = |ending: &str| format!("{at}/{number}/text.{ending}");
    let pdf = if has_press {
        view! { <a href=file("pdf") download="">"PDF"</a> }.into_any()
    } else {
        view! { <span class="hint">{t("draft-no-press")}</span> }.into_any()
    };
    view! {
        <section class="part">
            <h2>{t("draft-export")}</h2>
            <ul class="rows">
                <li>{pdf}</li>
                <li><a href=file("md") download="">"Markdown"</a></li>
                <li><a href=file("html") download="">"HTML"</a></li>
                <li><a href=file("json") download="">"JSON"</a></li>
            </ul>
        </section>
    }
}

fn compare_form(home: &DraftHome, at: &str) -> impl IntoView + use<> {
    let numbers = |chosen: i32| {
        let options = home.revisions.iter().map(|line| {
            view! { <option value=line.number.to_string() selected=line.number == chosen>{line.number.to_string()}</option> }
        });
        options.collect_view()
    };
    let newest = home.revisions.first().map_or(1, |line| line.number);
    view! {
        <section class="part">
            <h2>{t("draft-compare")}</h2>
            <form class="form" method="get" action=format!("{at}/compare")>
                <div class="fields">
                    <div class="field"><label for="from">{t("draft-from")}</label><select id="from" name="from">{numbers(newest - 1)}</select></div>
                    <div class="field"><label for="to">{t("draft-to")}</label><select id="to" name="to">{numbers(newest)}</select></div>
                </div>
                <div class="acts"><button class="button">{t("draft-compare")}</button></div>
            </form>
        </section>
    }
}
