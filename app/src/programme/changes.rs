//! What changed: every release, the newest first.

use leptos::prelude::*;
use service::programme::releases::Release;

use super::{
    change::{change_list, counts_in_words},
    guide::{Guide, version_name},
};
use crate::{
    i18n::{t, tv},
    page::Page,
    when,
};

/// Changes of a release that are told at once; the rest unfolds.
const TOLD: usize = 60;

/// The page of all releases. `older` is the number to go on before, where there are more.
pub fn changes_page(guide: &Guide<'_>, releases: &[Release], older: Option<i32>) -> Page {
    let parts: Vec<AnyView> = releases.iter().map(|release| part(guide, release)).collect();
    let older = older.map(|before| {
        let href = guide.href("/changes");
        let join = if href.contains('?') { '&' } else { '?' };
        let href = format!("{href}{join}before={before}");
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

fn part(guide: &Guide<'_>, release: &Release) -> AnyView {
    let facts = &release.facts;
    let released = view! {
        <time datetime=when::machine(facts.released_at, &guide.zone)>
            {when::moment(facts.released_at, &guide.zone)}
        </time>
    };
    let counts = counts_in_words(&release.diff.counts());
    let comment = (!facts.comment.is_empty()).then(|| view! { <p>{facts.comment.clone()}</p> });
    // Everything is new in the first: saying so once is enough.
    let changes = if facts.number > 1 { release.diff.changes.as_slice() } else { &[] };
    let (told, folded) = changes.split_at(changes.len().min(TOLD));
    let told = (!told.is_empty()).then(|| change_list(guide, told));
    let folded = (!folded.is_empty()).then(|| {
        let words = tv("programme-more-changes", &[("count", folded.len().into())]);
        view! { <details class="more"><summary>{words}</summary>{change_list(guide, folded)}</details> }
    });
    let title = tv("programme-version", &[("version", version_name(facts).into())]);
    let id = format!("v{}", facts.number);
    view! {
        <section class="part" id=id>
            <h2>{title}</h2>
            <p class="count">
                {t("programme-published")}" "{released}" ("{guide.zone_place()}"): "<strong>{counts}</strong>"."
            </p>
            {comment}
            {told}
            {folded}
        </section>
    }
    .into_any()
}
