//! Conferences in a portal's list.

use chrono::NaiveDate;
use leptos::prelude::*;
use service::conference::ConferenceLine;

use crate::{i18n::t, when};

/// A section with conferences, each beside its ecosystem; nothing where there are none.
pub fn conferences(id: &'static str, title: String, lines: Vec<ConferenceLine>) -> impl IntoView {
    let lines = lines.into_iter().map(|line| conference(line, "")).collect_view();
    (!lines.is_empty()).then(|| {
        view! {
            <section class="part" aria-labelledby=id>
                <h2 id=id>{title}</h2>
                <ul class="listing">{lines}</ul>
            </section>
        }
    })
}

/// A conference in a list; `page` completes the address of the page that its name leads to.
pub fn conference(line: ConferenceLine, page: &str) -> impl IntoView + use<> {
    let running = line.running.then(|| view! { " " <span class="badge accent">{t("running-now")}</span> });
    let hidden = line.hidden.then(|| view! { " " <span class="badge">{t("conference-hidden")}</span> });
    let places = [line.venue, line.city].into_iter().filter(|place| !place.is_empty());
    let place = places.collect::<Vec<_>>().join(", ");
    let place = (!place.is_empty()).then(|| view! { <p>{place}</p> });
    let ecosystem = line.ecosystem.map(|ecosystem| view! { <p class="soft">{ecosystem.name}</p> });
    view! {
        <li class=line.theme.class()>
            <p class="when">{period(line.start, line.end)} {running} {hidden}</p>
            <h3><a href=format!("/c/{}{page}", line.slug)>{line.title}</a></h3>
            {place}
            {ecosystem}
        </li>
    }
}

/// `31 January to 1 February 2026`
fn period(start: NaiveDate, end: NaiveDate) -> AnyView {
    let last = view! { <time datetime=end.to_string()>{when::date_long(end)}</time> };
    if start == end {
        return last.into_any();
    }
    let first = view! { <time datetime=start.to_string()>{when::period_start(start, end)}</time> };
    // One element: `.when` lays out its children, and blanks between them would be lost.
    view! { <span>{first} " " {t("period-to")} " " {last}</span> }.into_any()
}
