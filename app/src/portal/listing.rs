//! Conferences in a portal's list.

use chrono::NaiveDate;
use leptos::prelude::*;
use service::conference::ConferenceLine;

use crate::{
    i18n::{t, tv},
    when,
};

/// A section with conferences; nothing where there are none.
pub fn conferences(id: &'static str, title: String, lines: Vec<ConferenceLine>) -> impl IntoView {
    let lines = lines.into_iter().map(conference).collect_view();
    (!lines.is_empty()).then(|| {
        view! {
            <section class="part" aria-labelledby=id>
                <h2 id=id>{title}</h2>
                <ul class="listing">{lines}</ul>
            </section>
        }
    })
}

fn conference(line: ConferenceLine) -> impl IntoView {
    let running = line.running.then(|| view! { " " <span class="badge accent">{t("running-now")}</span> });
    let places = [line.venue, line.city].into_iter().filter(|place| !place.is_empty());
    let place = places.collect::<Vec<_>>().join(", ");
    let ecosystem = line.ecosystem.map(|ecosystem| view! { <p class="soft">{ecosystem.name}</p> });
    view! {
        <li class=line.theme.class()>
            <p class="when">{period(line.start, line.end)} {running}</p>
            <h3><a href=format!("/c/{}", line.slug)>{line.title}</a></h3>
            <p>{place}</p>
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
    view! { {first} {tv("period-to", &[])} {last} }.into_any()
}
