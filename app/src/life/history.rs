//! How a draft moved, and the form that takes the latest move back.

use leptos::prelude::*;
use service::{
    group::GroupFacts,
    life::{Life, MoveLine},
};

use super::words::{day, state_word};
use crate::{
    i18n::{t, tv},
    ui::{Form, TextArea},
    visit::Visit,
};

pub(super) fn history(life: &Life, group: &GroupFacts) -> Option<impl IntoView + use<>> {
    let here = expect_context::<Visit>().path;
    let base = here.rsplit_once("/life").map_or(here.clone(), |(base, _)| base.to_owned());
    let rows = life.moves.iter().map(|one| row(one, life, group)).collect_view();
    let annul = (life.may_manage && life.moves.iter().any(|one| !one.annuls && !one.annulled)).then(|| {
        view! {
            <details>
                <summary>{t("life-annul")}</summary>
                <Form submit=t("life-annul-do") action=format!("{base}/life/annul")>
                    <TextArea name="reason" label=t("life-annul-reason") hint=t("life-annul-hint") />
                </Form>
            </details>
        }
    });
    (!life.moves.is_empty()).then(|| {
        view! {
            <section class="part" aria-labelledby="moves">
                <h2 id="moves">{t("life-moves")}</h2>
                <ol class="rows">{rows}</ol>
                {annul}
            </section>
        }
    })
}

fn row(one: &MoveLine, life: &Life, group: &GroupFacts) -> impl IntoView + use<> {
    let words = [
        ("from", state_word(life.workflow, &one.line, &one.from).into()),
        ("to", state_word(life.workflow, &one.line, &one.to).into()),
    ];
    let words = tv("life-moved", &words);
    let annulled = one.annulled.then(|| view! { " " <span class="badge">{t("life-annulled")}</span> });
    let annuls = one.annuls.then(|| view! { " " <span class="badge warn">{t("life-annuls")}</span> });
    let call = one.call.map(|call| {
        view! { " " <a href=format!("/g/{}/calls/{call}", group.slug)>{t("life-by-call")}</a> }
    });
    let note = (!one.note.is_empty()).then(|| view! { <p>{one.note.clone()}</p> });
    let by = if one.by.is_empty() { String::new() } else { format!(" · {}", one.by) };
    view! { <li><p>{words} {annulled} {annuls} {call}</p>{note}<p class="soft">{day(one.at)} {by}</p></li> }
}
