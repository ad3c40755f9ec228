//! What changed: every release, the newest first.

use domain::programme::diff::{Change, What};
use leptos::prelude::*;
use service::programme::releases::Release;

use super::{
    change::{change_list, changed_alike, counts_in_words},
    guide::{Guide, version_name},
};
use crate::{
    i18n::{t, tv},
    page::Page,
    when,
};

/// Changes of a release that are told at once; the rest unfolds.
const TOLD: usize = 60;
/// Changes that are told of each release but the first one of a page, which is told whole.
const FOR_A_START: usize = 12;

/// The page of all releases. `older` is the number to go on before, where there are more.
pub fn changes_page(guide: &Guide<'_>, releases: &[Release], older: Option<i32>) -> Page {
    let parts: Vec<AnyView> = releases
        .iter()
        .enumerate()
        .map(|(place, release)| {
            let changes = told(release);
            part(guide, release, if place == 0 { whole(guide, &changes) } else { start(guide, release, &changes) })
        })
        .collect();
    let older = older.map(|before| {
        let href = page_before(guide, before);
        view! {
            <nav class="pages" aria-label=t("programme-changes")>
                <span></span><span></span><a class="button" rel="next" href=href>{t("programme-older")}</a>
            </nav>
        }
    });
    let empty = releases.is_empty().then(|| {
        view! {
            <div class="empty"><h2>{t("programme-not-yet")}</h2><p>{t("programme-not-yet-hint")}</p></div>
        }
    });
    let main = view! {
        <header class="head">
            <h1>{t("programme-what-changed")}</h1>
            <p class="standing">{t("programme-what-changed-lead")}</p>
            <p class="acts"><a class="button" href=guide.path("/changes.atom")>{t("programme-follow")}</a></p>
        </header>
        {parts}
        {empty}
        {older}
    };
    let description = tv("programme-changes-description", &[("conference", guide.title().into())]);
    guide.page("/changes", &t("programme-what-changed"), description, main)
}

/// What is told of a release; everything is new in the first one: saying so once is enough.
fn told(release: &Release) -> Vec<&Change> {
    let mut changes: Vec<_> = if release.facts.number > 1 { release.diff.changes.iter().collect() } else { Vec::new() };
    changes.sort_by_key(|change| change.what.rank());
    changes
}

/// All changes: first what happened to slots, then, unless they are few, sessions that changed alike together.
fn whole(guide: &Guide<'_>, changes: &[&Change]) -> AnyView {
    let slots = changes.partition_point(|change| !matches!(change.what, What::Changed { .. }));
    let (slots, sessions) = changes.split_at(slots);
    if sessions.len() <= FOR_A_START {
        return folded(guide, changes);
    }
    view! { {folded(guide, slots)} {changed_alike(guide, sessions)} }.into_any()
}

fn folded(guide: &Guide<'_>, changes: &[&Change]) -> AnyView {
    let (told, folded) = changes.split_at(changes.len().min(TOLD));
    let told = (!told.is_empty()).then(|| change_list(guide, told));
    let folded = (!folded.is_empty()).then(|| {
        let words = tv("programme-more-changes", &[("count", folded.len().into())]);
        view! { <details class="more"><summary>{words}</summary>{change_list(guide, folded)}</details> }
    });
    view! { {told} {folded} }.into_any()
}

/// The first changes, and the way to all of them.
fn start(guide: &Guide<'_>, release: &Release, changes: &[&Change]) -> AnyView {
    let first = &changes[..changes.len().min(FOR_A_START)];
    let list = (!first.is_empty()).then(|| change_list(guide, first));
    let all = (changes.len() > first.len()).then(|| {
        let words = tv("programme-every-change", &[("count", changes.len().into())]);
        let href = page_before(guide, release.facts.number + 1);
        view! { <p><a href=href>{words}</a></p> }
    });
    view! { {list} {all} }.into_any()
}

/// The page that begins with the last release before `number`.
fn page_before(guide: &Guide<'_>, number: i32) -> String {
    let href = guide.href("/changes");
    let join = if href.contains('?') { '&' } else { '?' };
    format!("{href}{join}before={number}")
}

fn part(guide: &Guide<'_>, release: &Release, changes: AnyView) -> AnyView {
    let facts = &release.facts;
    let released = view! {
        <time datetime=when::machine(facts.released_at, &guide.zone)>
            {when::moment(facts.released_at, &guide.zone)}
        </time>
    };
    let counts = counts_in_words(&release.diff.counts());
    let comment = (!facts.comment.is_empty()).then(|| view! { <p>{facts.comment.clone()}</p> });
    let title = tv("programme-version", &[("version", version_name(facts).into())]);
    let id = format!("v{}", facts.number);
    view! {
        <section class="part" id=id>
            <h2>{title}</h2>
            <p class="count">
                {t("programme-published")}" "{released}" ("{guide.zone_place()}"): "<strong>{counts}</strong>"."
            </p>
            {comment}
            {changes}
        </section>
    }
    .into_any()
}
