//! Charts as SVG. Each says in words what it draws, and stands beside a table or list with the same numbers.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use leptos::prelude::*;

/// A bar in parts, each with the class of its colour, against how many are wanted.
pub struct Bar {
    /// How many, and in which colour.
    pub parts: Vec<(&'static str, u32)>,
    /// How many are wanted.
    pub wanted: Option<u32>,
}

const WIDTH: u32 = 240;
const HEIGHT: u32 = 12;

/// One bar, as long as its share of `most`.
pub fn bar(bar: &Bar, most: u32, label: String) -> impl IntoView + use<> {
    let scale = |count: u32| count * WIDTH / most.max(1);
    let mut from = 0;
    let parts: Vec<_> = bar
        .parts
        .iter()
        .map(|(class, count)| {
            let (x, width) = (scale(from), scale(from + count) - scale(from));
            from += count;
            view! { <rect class=*class x=x.to_string() y="0" width=width.to_string() height=HEIGHT.to_string() /> }
        })
        .collect();
    let mark = bar.wanted.map(|wanted| {
        let x = scale(wanted).min(WIDTH - 2).to_string();
        view! { <rect class="wanted" x=x y="0" width="2" height=HEIGHT.to_string() /> }
    });
    let view_box = format!("0 0 {WIDTH} {HEIGHT}");
    view! { <svg class="bar" viewBox=view_box role="img" aria-label=label preserveAspectRatio="none">{parts.collect_view()}{mark}</svg> }
}

/// A line of days: a column for each day from the first to the last, as high as its share of the highest.
pub fn days(days: &BTreeMap<NaiveDate, u32>, label: String) -> Option<impl IntoView + use<>> {
    let (first, last) = (*days.keys().next()?, *days.keys().next_back()?);
    let length = u32::try_from((last - first).num_days()).unwrap_or(0).min(400) + 1;
    // A few days are drawn as days, not as walls.
    let length = length.max(21);
    let most = days.values().copied().max().unwrap_or(1).max(1);
    let columns: Vec<_> = days
        .iter()
        .map(|(day, count)| {
            let x = u32::try_from((*day - first).num_days()).unwrap_or(0).min(400) * 10;
            let height = (count * 100 / most).max(2);
            let y = (100 - height).to_string();
            view! { <rect class="column" x=x.to_string() y=y width="8" height=height.to_string() /> }
        })
        .collect();
    let view_box = format!("0 0 {} 100", length * 10);
    Some(view! {
        <svg class="timeline" viewBox=view_box role="img" aria-label=label preserveAspectRatio="none">{columns.collect_view()}</svg>
    })
}
