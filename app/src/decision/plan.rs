//! The working plan of a conference.

use leptos::prelude::*;
use service::{conference::ConferenceFacts, decision::PlannedSession};

use crate::{
    conference::organiser_page,
    i18n::{number, t, tv},
    page::Page,
};

/// The sessions that are to be in the next release.
pub fn working_plan_page(facts: &ConferenceFacts, sessions: &[PlannedSession]) -> Page {
    let in_it = sessions.iter().filter(|session| session.taken_off_at.is_none()).count();
    let rows = sessions.iter().map(row).collect_view();
    let list = if sessions.is_empty() {
        view! { <div class="empty"><h2>{t("plan-empty")}</h2><p>{t("plan-empty-hint")}</p></div> }.into_any()
    } else {
        view! {
            <p class="count">{tv("plan-count", &[("count", number(in_it).into())])}</p>
            <ul class="rows">{rows}</ul>
        }
        .into_any()
    };
    organiser_page(facts, t("working-plan"), view! { <p class="lead">{t("plan-lead")}</p> {list} })
}

fn row(session: &PlannedSession) -> impl IntoView + use<> {
    let off = session.taken_off_at.map(|_| view! { " "<span class="badge bad">{t("plan-taken-off")}</span> });
    let unrecorded = (session.recording == Some(false))
        .then(|| view! { " "<span class="badge warn">{t("answer-recording-no")}</span> });
    let minutes = tv("cfp-minutes", &[("minutes", session.minutes.into())]);
    let parts = [session.speakers.join(", "), session.session_type.clone(), session.track.clone(), minutes];
    let about = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    view! { <li><h2>{session.title.clone()}{off}{unrecorded}</h2><p class="soft">{about}</p></li> }
}
