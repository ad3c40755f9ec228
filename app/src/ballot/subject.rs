//! What is voted on: a text, or a revision of a draft with what became of it.

use domain::ballot::{ChangedPart, SubjectKind, Voided, rule::SubjectChange};
use leptos::prelude::*;
use service::{
    ballot::{BallotSheet, PositionLine},
    draft::VotedOn,
    group::GroupFacts,
};

use super::words::position;
use crate::{
    group::below_the_head,
    i18n::{t, tv},
    ui::rich_text,
};

/// What is voted on, where it is more than the question.
pub fn subject_part(sheet: &BallotSheet) -> Option<AnyView> {
    let ballot = &sheet.facts;
    if ballot.subject_kind == SubjectKind::Question {
        return None;
    }
    let title = if ballot.subject_title.is_empty() { t("ballot-voted-on") } else { ballot.subject_title.clone() };
    let (text, hash) = (ballot.subject_text.clone(), ballot.subject_hash.clone());
    let body = match (&sheet.revision, ballot.subject_kind) {
        (Some(revision), _) => on_revision(revision).into_any(),
        (None, SubjectKind::Revision) => view! { <p class="soft">{t("ballot-revision-closed")}</p> }.into_any(),
        (None, _) => {
            view! { <details open><summary>{t("ballot-voted-on")}</summary>{rich_text(&below_the_head(&text))}</details> }
                .into_any()
        }
    };
    let rule = ballot.terms.rule().filter(|_| ballot.subject_kind == SubjectKind::Revision);
    let change = rule.map(|rule| view! { <p class="soft">{change_words(rule.on_change)}</p> });
    Some(
        view! {
            <section class="part" aria-labelledby="subject">
                <h2 id="subject">{title}</h2>
                <p class="soft">{t("ballot-bound")} " " <code class="hash">{hash}</code></p>
                {body}
                {change}
            </section>
        }
        .into_any(),
    )
}

/// What becomes of a ballot when another revision is posted.
pub fn change_words(change: SubjectChange) -> String {
    t(&format!("ballot-change-{change}-rule"))
}

fn on_revision(revision: &VotedOn) -> impl IntoView + use<> {
    let home = format!("/g/{}/drafts/{}", revision.group, revision.draft);
    let words = tv("ballot-read-revision", &[("number", revision.number.into())]);
    let newer = (revision.newest > revision.number).then(|| {
        let href = format!("{home}/compare?from={}&to={}", revision.number, revision.newest);
        let words = tv("ballot-compare-newest", &[("number", revision.newest.into())]);
        view! { <li><a href=href>{words}</a></li> }
    });
    view! { <ul><li><a href=format!("{home}/{}", revision.number)>{words}</a></li>{newer}</ul> }
}

/// Why a ballot is void, and where it goes on; or from which one this goes on, with what it is about.
pub fn round_part(facts: &GroupFacts, sheet: &BallotSheet) -> impl IntoView + use<> {
    let home = format!("/g/{}/ballots", facts.slug);
    let round = &sheet.recirculated;
    let voided = sheet.facts.voided.map(|why| {
        let words = match why {
            Voided::Replaced(number) => tv("ballot-voided-replaced", &[("number", number.into())]),
            Voided::Withdrawn => t("ballot-voided-withdrawn"),
        };
        let on = round.followed_by.map(|id| {
            view! { " " <a href=format!("{home}/{id}")>{t("ballot-goes-on")}</a> }
        });
        view! { <p class="notice warn" role="status">{words} {on}</p> }
    });
    let before = round.follows.map(|id| {
        view! { <p><a href=format!("{home}/{id}")>{t("ballot-goes-on-from")}</a></p> }
    });
    let scope = round.scope.as_ref().map(|scope| {
        let values = [("from", scope.from.into()), ("to", scope.to.into())];
        let rows: Vec<_> = scope.changed.iter().map(changed).collect();
        let nothing = rows.is_empty().then(|| view! { <p>{t("ballot-scope-nothing")}</p> });
        let negatives: Vec<_> = round.negatives.iter().map(negative).collect();
        let negatives = (!negatives.is_empty()).then(|| {
            view! { <h3>{t("ballot-scope-negatives")}</h3><ul class="rows">{negatives}</ul> }
        });
        view! {
            <section class="part" aria-labelledby="scope">
                <h2 id="scope">{t("ballot-scope")}</h2>
                <p>{tv("ballot-scope-hint", &values)}</p>
                {before}
                {nothing}
                <ul>{rows}</ul>
                {negatives}
            </section>
        }
    });
    view! { {voided} {scope} }
}

fn changed(part: &ChangedPart) -> impl IntoView + use<> {
    let what: Vec<String> = part.what.iter().map(|what| t(&format!("ballot-changed-{what}"))).collect();
    let number = (!part.number.is_empty()).then(|| view! { <strong>{part.number.clone()}</strong> " " });
    view! { <li>{number} {part.title.clone()} " " <span class="badge">{what.join(", ")}</span></li> }
}

fn negative(line: &PositionLine) -> impl IntoView + use<> {
    let text = (!line.text.is_empty()).then(|| rich_text(&line.text));
    view! { <li><h3>{line.name.clone()} " " <span class="badge">{position(&line.choice)}</span></h3>{text}</li> }
}
