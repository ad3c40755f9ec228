//! Shows of hands.

use domain::meeting::Phase;
use leptos::prelude::*;
use service::{
    group::GroupFacts,
    meeting::{HandsLine, MeetingFacts},
};

use super::place::{below, button, path};
use crate::{
    i18n::{t, tv},
    page::Page,
    ui::{Field, Form, TextArea},
};

/// Every show of hands with its counts, and a form to raise one's own where that is possible.
pub fn hands_lines(
    group: &GroupFacts,
    meeting: &MeetingFacts,
    lines: &[HandsLine],
    is_there: bool,
) -> impl IntoView + use<> {
    let at = path(group, meeting);
    lines.iter().map(|line| one(meeting, line, &at, is_there)).collect_view()
}

fn one(meeting: &MeetingFacts, line: &HandsLine, at: &str, is_there: bool) -> impl IntoView + use<> {
    let is_open = line.closed_at.is_none();
    let total: u32 = line.options.iter().map(|(_, count)| *count).sum();
    let rows = line.options.iter().map(|(option, count)| {
        view! { <tr><th scope="row">{option.clone()}</th><td class="number">{count.to_string()}</td></tr> }
    });
    let rows = rows.collect_view();
    let raise = (is_open && is_there && meeting.phase == Phase::On).then(|| {
        let boxes = line.options.iter().enumerate().map(|(nth, (option, _))| {
            let id = format!("hand-{}-{nth}", line.id);
            let checked = line.mine == Some(nth);
            view! { <div class="check"><input type="radio" name="choice" id=id.clone() value=nth.to_string() checked=checked /><label for=id>{option.clone()}</label></div> }
        });
        let boxes = boxes.collect_view();
        let none = format!("hand-{}-none", line.id);
        view! {
            <form class="form" method="post" action=format!("{at}/hands/{}", line.id) novalidate>
                <fieldset>
                    <legend>{t("mtg-my-hand")}</legend>
                    {boxes}
                    <div class="check"><input type="radio" name="choice" id=none.clone() value="" checked=line.mine.is_none() /><label for=none>{t("mtg-hand-down")}</label></div>
                </fieldset>
                <div class="acts"><button class="button">{t("mtg-raise")}</button></div>
            </form>
        }
    });
    let close = (is_open && meeting.may.run).then(|| {
        let fields = vec![("act", "close".to_owned())];
        button(format!("{at}/hands/{}", line.id), fields, t("mtg-hands-close"), &line.question, "button small")
    });
    let state = if is_open { ("badge accent", t("mtg-hands-open")) } else { ("badge", t("mtg-hands-closed")) };
    view! {
        <article class="hands">
            <h3>{line.question.clone()} " " <span class=state.0>{state.1}</span></h3>
            <table class="table"><caption>{tv("mtg-hands-count", &[("count", total.into())])}</caption><tbody>{rows}</tbody></table>
            {raise}
            {close}
        </article>
    }
}

/// Shows of hands with the form that asks for another.
pub fn hands_page(group: &GroupFacts, meeting: &MeetingFacts, lines: &[HandsLine], is_there: bool) -> Page {
    let ask = (meeting.phase == Phase::On).then(|| {
        view! {
            <section class="part" aria-labelledby="ask">
                <h2 id="ask">{t("mtg-ask-hands")}</h2>
                <Form submit=t("mtg-hands-ask")>
                    <Field name="question" label=t("mtg-hands-question") />
                    <TextArea name="options" label=t("mtg-hands-options") hint=t("mtg-hands-options-hint") />
                </Form>
            </section>
        }
    });
    let content = view! {
        <p class="soft">{t("mtg-hands-bind-nobody")}</p>
        {hands_lines(group, meeting, lines, is_there)}
        {ask}
    };
    below(group, meeting, t("mtg-hands"), content)
}
