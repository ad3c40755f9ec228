//! Documents and slides beside a meeting.

use leptos::prelude::*;
use service::{
    group::GroupFacts,
    meeting::{MaterialLine, MeetingFacts},
};

use super::place::{below, button, path};
use crate::{
    i18n::{t, tv},
    page::Page,
    ui::{Field, Form},
};

/// Files and links as lines of a list.
pub fn material_lines(group: &GroupFacts, meeting: &MeetingFacts, lines: &[MaterialLine]) -> Vec<AnyView> {
    let at = path(group, meeting);
    lines.iter().map(|line| view! { <li>{material(&at, line)}</li> }.into_any()).collect()
}

fn material(at: &str, line: &MaterialLine) -> AnyView {
    let label = line.label.clone();
    let Some(bytes) = line.bytes else {
        let href = line.url.clone();
        return view! { <a href=href rel="noopener noreferrer nofollow ugc">{label}</a> }.into_any();
    };
    let href = format!("{at}/materials/{}", line.id);
    let size = tv("mtg-file-size", &[("size", bytes.div_ceil(1_000).into())]);
    view! { <a href=href download="">{label}</a> " " <span class="soft small">{size}</span> }.into_any()
}

/// Files and links with what adds and removes them.
pub fn materials_page(group: &GroupFacts, meeting: &MeetingFacts, lines: &[MaterialLine]) -> Page {
    let at = path(group, meeting);
    let rows = lines.iter().map(|line| {
        let fields = vec![("act", "remove".to_owned()), ("material", line.id.to_string())];
        let remove =
            button(format!("{at}/materials"), fields, t("mtg-material-remove"), &line.label, "button small quiet");
        view! { <li>{material(&at, line)}<div class="acts">{remove}</div></li> }
    });
    let rows = rows.collect_view();
    let list = if lines.is_empty() {
        view! { <p class="soft">{t("mtg-materials-none")}</p> }.into_any()
    } else {
        view! { <ul class="rows">{rows}</ul> }.into_any()
    };
    let content = view! {
        {list}
        <section class="part" aria-labelledby="file-part">
            <h2 id="file-part">{t("mtg-file-add")}</h2>
            <Form action=format!("{at}/materials/upload") files=true submit=t("mtg-file-send")>
                <Field name="file" label=t("mtg-file") hint=t("mtg-file-hint") kind="file" />
            </Form>
        </section>
        <section class="part" aria-labelledby="link-part">
            <h2 id="link-part">{t("mtg-link-add")}</h2>
            <form class="form" method="post" action=format!("{at}/materials") novalidate>
                <Field name="url" label=t("mtg-link-address") kind="url" />
                <Field name="label" label=t("mtg-link-name") optional=true width="middle" />
                <div class="acts"><button class="button">{t("mtg-link-add")}</button></div>
            </form>
        </section>
    };
    below(group, meeting, t("mtg-materials"), content)
}
