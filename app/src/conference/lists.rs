//! Rooms, tracks and session types, each edited as one list: a row for everything there is and a few empty ones.

use domain::conference::TRACK_COLOURS;
use leptos::prelude::*;
use service::conference::{ConferenceFacts, Listed, Room, SessionType, Track};

use super::organiser_page;
use crate::{
    i18n::{t, tv},
    page::Page,
    ui::VersionField,
    visit::Visit,
};

/// Empty rows below those there are.
const EMPTY_ROWS: usize = 3;
/// Most rows a form shows again; the rules allow fewer.
const MOST_ROWS: usize = 600;

/// The form that edits the rooms.
pub fn rooms_page(facts: &ConferenceFacts, rooms: &Listed<Room>) -> Page {
    let rows: Vec<Vec<String>> = rooms
        .items
        .iter()
        .map(|room| {
            vec![room.id.to_string(), room.name.clone(), room.capacity.map(|n| n.to_string()).unwrap_or_default()]
        })
        .collect();
    let columns = vec![Column::text("name", "name"), Column::number("capacity", "capacity")];
    organiser_page(facts, t("rooms"), editor("rooms", &columns, &rows, rooms.version.to_string()))
}

/// The form that edits the tracks.
pub fn tracks_page(facts: &ConferenceFacts, tracks: &Listed<Track>) -> Page {
    let rows: Vec<Vec<String>> = tracks
        .items
        .iter()
        .map(|track| vec![track.id.to_string(), track.name.clone(), track.slug.clone(), track.colour.to_string()])
        .collect();
    let columns =
        vec![Column::text("name", "name"), Column::text("slug", "address-part"), Column::colour("colour", "colour")];
    organiser_page(facts, t("tracks"), editor("tracks", &columns, &rows, tracks.version.to_string()))
}

/// The form that edits the session types.
pub fn session_types_page(facts: &ConferenceFacts, types: &Listed<SessionType>) -> Page {
    let rows: Vec<Vec<String>> =
        types.items.iter().map(|kind| vec![kind.id.to_string(), kind.name.clone(), kind.minutes.to_string()]).collect();
    let columns = vec![Column::text("name", "name"), Column::number("minutes", "minutes")];
    organiser_page(facts, t("session-types"), editor("types", &columns, &rows, types.version.to_string()))
}

struct Column {
    field: &'static str,
    label: &'static str,
    kind: Kind,
}

#[derive(Clone, Copy)]
enum Kind {
    Text,
    Number,
    Colour,
}

impl Column {
    fn text(field: &'static str, label: &'static str) -> Self {
        Self { field, label, kind: Kind::Text }
    }

    fn number(field: &'static str, label: &'static str) -> Self {
        Self { field, label, kind: Kind::Number }
    }

    fn colour(field: &'static str, label: &'static str) -> Self {
        Self { field, label, kind: Kind::Colour }
    }
}

/// `rows` hold the id and then a value for each column. A form shown again has as many rows as were sent.
fn editor(list: &'static str, columns: &[Column], rows: &[Vec<String>], version: String) -> impl IntoView + use<> {
    let visit = expect_context::<Visit>();
    let sent = visit.typed("rows").and_then(|rows| rows.parse::<usize>().ok());
    let count = sent.unwrap_or(rows.len() + EMPTY_ROWS).min(MOST_ROWS);
    let heads = columns.iter().map(|column| view! { <th role="columnheader" scope="col">{t(column.label)}</th> });
    let heads = heads.collect_view();
    let body = (0..count).map(|nth| row(&visit, list, columns, nth, rows.get(nth).map_or(&[], Vec::as_slice)));
    let body = body.collect_view();
    view! {
        <p class="lead">{t(&format!("{list}-lead"))}</p>
        <form class="roll" method="post" novalidate>
            <VersionField version=version />
            <input type="hidden" name="rows" value=count.to_string() />
            <table class="table records" role="table">
                <caption>{t("list-hint")}</caption>
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col">{t("position")}</th>
                        {heads}
                        <th role="columnheader" scope="col">{t("remove")}</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">{body}</tbody>
            </table>
            <div class="acts"><button class="button primary">{t("save")}</button></div>
        </form>
    }
}

fn row(visit: &Visit, list: &str, columns: &[Column], nth: usize, stored: &[String]) -> impl IntoView + use<> {
    let field = |name: &str| format!("{list}.{nth}.{name}");
    let stored_at = |place: usize| stored.get(place).cloned().unwrap_or_default();
    let id = visit.typed(&field("id")).unwrap_or_else(|| stored_at(0));
    let is_new = id.is_empty();
    let place = if is_new { String::new() } else { (nth + 1).to_string() };
    let cells = columns.iter().zip(1..).map(|(column, place)| {
        let name = field(column.field);
        let control = match column.kind {
            Kind::Text => input(visit, &name, column.label, nth, stored_at(place), None).into_any(),
            Kind::Number => input(visit, &name, column.label, nth, stored_at(place), Some("short")).into_any(),
            Kind::Colour => colour(visit, &name, column.label, nth, &stored_at(place)).into_any(),
        };
        view! { <td role="cell" data-label=t(column.label)><div>{control}</div></td> }
    });
    let cells = cells.collect_view();
    let remove_name = field("remove");
    let ticked = visit.refused.as_ref().is_some_and(|refused| refused.typed.ticked(&remove_name));
    let removable = (!is_new).then(|| t("remove"));
    let remove = (!is_new).then(|| {
        let label = labelled("remove", nth);
        view! { <input type="checkbox" id=remove_name.clone() name=remove_name value="yes" checked=ticked aria-label=label /> }
    });
    view! {
        <tr role="row">
            <td role="cell" data-label=t("position")>
                <div>
                    <input type="hidden" name=field("id") value=id />
                    {input(visit, &field("position"), "position", nth, place, Some("short"))}
                    {errors(visit, &field("id"))}
                </div>
            </td>
            {cells}
            <td role="cell" data-label=removable>{remove}</td>
        </tr>
    }
}

fn input(
    visit: &Visit,
    name: &str,
    label: &str,
    nth: usize,
    stored: String,
    width: Option<&'static str>,
) -> impl IntoView + use<> {
    let value = visit.typed(name).unwrap_or(stored);
    let wrong = !visit.messages(name).is_empty();
    let mode = (width == Some("short")).then_some("numeric");
    view! {
        {errors(visit, name)}
        <input
            id=name.to_owned() name=name.to_owned() value=value class=width inputmode=mode
            aria-label=labelled(label, nth) aria-invalid=wrong.then_some("true")
            aria-describedby=wrong.then(|| format!("{name}-error"))
        />
    }
}

fn colour(visit: &Visit, name: &str, label: &str, nth: usize, stored: &str) -> impl IntoView + use<> {
    let value = visit.typed(name).unwrap_or_else(|| stored.to_owned());
    let swatch = (!value.is_empty()).then(|| view! { <span class="swatch"></span> });
    let class = format!("patch k{value}");
    let automatic = view! { <option value="">{t("colour-in-turn")}</option> };
    let options = (1..=TRACK_COLOURS).map(|number| {
        let number = number.to_string();
        let words = t(&format!("colour-{number}"));
        let selected = number == value;
        view! { <option value=number selected=selected>{words}</option> }
    });
    let options = options.collect_view();
    view! {
        {errors(visit, name)}
        <span class=class>{swatch}</span>
        <select id=name.to_owned() name=name.to_owned() aria-label=labelled(label, nth)>{automatic} {options}</select>
    }
}

fn errors(visit: &Visit, name: &str) -> impl IntoView + use<> {
    let text = visit.messages(name).join(" ");
    let id = format!("{name}-error");
    (!text.is_empty()).then(|| view! { <p class="error" id=id><span class="unseen">{t("error-mark")}</span>{text}</p> })
}

/// `Name, row 3`
fn labelled(label: &str, nth: usize) -> String {
    tv("labelled-row", &[("label", t(label).into()), ("row", (nth + 1).into())])
}
