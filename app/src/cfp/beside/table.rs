//! Taking in a table of proposals: choose a file, see what would become of each row, hand all of them in.

use leptos::prelude::*;
use service::{
    cfp::{CallFacts, Fate, ReadTable, TableLine},
    conference::ConferenceFacts,
};

use crate::{
    conference::organiser_page,
    i18n::{number, t, tv},
    page::Page,
    problem::field_message,
    ui::file_field,
};

/// Most rows of each kind that the page lists; the rest is counted.
const ROWS: usize = 200;

/// A table that was looked at and not taken in yet.
pub struct SeenTable {
    /// What would become of its rows.
    pub read: ReadTable,
    /// The file, packed to travel with the page.
    pub kept: Option<String>,
}

/// The page, with what would become of a table.
pub fn table_page(facts: &ConferenceFacts, call: &CallFacts, seen: Option<&SeenTable>) -> Page {
    let home = format!("/c/{}/organise/calls/{}/proposals", facts.slug, call.slug);
    let content = match seen {
        None => view! { <p class="lead">{t("table-in-lead")}</p> {choose()} }.into_any(),
        Some(seen) => view! { {standing(&seen.read)} {hand_in(seen)} {rows(&seen.read)} }.into_any(),
    };
    let content = view! {
        <p><a href=home.clone()>{t("cfp-offers")}</a></p>
        {content}
        <p class="soft">{t("table-in-columns")} " " <a href=format!("{home}.csv")>{t("cfp-as-table")}</a></p>
    };
    organiser_page(facts, t("table-in"), content)
}

fn choose() -> impl IntoView {
    view! {
        <form class="form" method="post" enctype="multipart/form-data" novalidate>
            {file_field(t("table-in-file"), t("table-in-file-hint"), ".csv,text/csv,text/plain")}
            <div class="acts">
                <button class="button primary" name="intent" value="look">{t("table-in-look")}</button>
            </div>
        </form>
    }
}

fn refused(fate: &Fate) -> bool {
    matches!(fate, Fate::Refused(_))
}

fn standing(read: &ReadTable) -> impl IntoView + use<> {
    let count = |of: &Fate| number(read.count(|fate| fate == of));
    let counted = tv(
        "table-in-standing",
        &[
            ("new", count(&Fate::New).into()),
            ("known", count(&Fate::Known).into()),
            ("over", count(&Fate::Over).into()),
            ("bad", number(read.count(refused)).into()),
        ],
    );
    let unread = (!read.unread.is_empty())
        .then(|| view! { <p>{tv("table-in-unread", &[("columns", read.unread.join(", ").into())])}</p> });
    let is_bad = read.count(refused) > 0;
    let bad = is_bad.then(|| view! { <div class="notice bad"><strong>{t("table-in-bad")}</strong></div> });
    let letters = (!is_bad && read.letters > 0)
        .then(|| view! { <p>{tv("table-in-letters", &[("count", number(read.letters).into())])}</p> });
    view! {
        <section class="part bare" aria-labelledby="standing">
            <h2 id="standing">{t("table-in-says")}</h2>
            <p><strong>{counted}</strong></p>
            {bad}
            {letters}
            {unread}
        </section>
    }
}

/// The button that takes it in, where nothing is refused and something is new.
fn hand_in(seen: &SeenTable) -> impl IntoView + use<> {
    let is_good = seen.read.count(refused) == 0 && seen.read.count(|fate| *fate == Fate::New) > 0;
    let button = seen.kept.clone().filter(|_| is_good).map(|kept| {
        view! {
            <input type="hidden" name="kept" value=kept />
            <button class="button primary" name="intent" value="import">{t("table-in-do")}</button>
        }
    });
    view! {
        <form class="form" method="post" enctype="multipart/form-data" novalidate>
            <div class="acts">{button} <a class="button" href="">{t("table-in-another")}</a></div>
        </form>
    }
}

/// What is refused first, then the others.
fn rows(read: &ReadTable) -> impl IntoView + use<> {
    let (bad, good): (Vec<&TableLine>, Vec<&TableLine>) = read.lines.iter().partition(|line| refused(&line.fate));
    [("table-in-refused", bad), ("table-in-rows", good)].map(|(words, lines)| part(words, &lines)).collect_view()
}

fn part(words: &'static str, lines: &[&TableLine]) -> Option<impl IntoView + use<>> {
    let shown = lines.iter().take(ROWS).map(|line| row(line)).collect_view();
    let rest = lines.len().saturating_sub(ROWS);
    let rest =
        (rest > 0).then(|| view! { <p class="soft">{tv("table-in-more", &[("count", number(rest).into())])}</p> });
    (!lines.is_empty()).then(|| {
        view! {
            <section class="part" aria-labelledby=words>
                <h2 id=words>{t(words)}</h2>
                <ol class="findings">{shown}</ol>
                {rest}
            </section>
        }
    })
}

fn row(line: &TableLine) -> impl IntoView + use<> {
    let said = match &line.fate {
        Fate::New => view! { <span class="badge good">{t("table-in-new")}</span> }.into_any(),
        Fate::Known => view! { <span class="badge">{t("table-in-known")}</span> }.into_any(),
        Fate::Over => view! { <span class="badge">{t("table-in-over")}</span> }.into_any(),
        Fate::Refused(errors) => errors
            .iter()
            .map(|error| {
                view! { <p><span class="badge bad">{error.field.clone()}</span> " " {field_message(error)}</p> }
            })
            .collect_view()
            .into_any(),
    };
    let speakers = (!line.speakers.is_empty()).then(|| format!(" · {}", line.speakers.join(", ")));
    view! {
        <li>
            <span>{tv("table-in-line", &[("number", number(line.number).into())])}</span>
            <div>{line.title.clone()} {speakers} " " {said}</div>
        </li>
    }
}
