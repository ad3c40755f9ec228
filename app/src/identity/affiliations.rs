//! Where one is and was. Times are kept, because votes count what held on their day.

use leptos::prelude::*;
use service::identity::AffiliationLine;

use super::{enter::hidden, settings::settings_page};
use crate::{
    i18n::{t, tv},
    page::Page,
    ui::{Field, Form},
    when,
};

/// The list, and the form for one more.
pub fn affiliations_page(lines: Vec<AffiliationLine>, today: String) -> Page {
    let rows = lines.into_iter().map(|line| row(line, &today)).collect_view();
    let content = view! {
        <ul class="rows">{rows}</ul>
        <section class="part" aria-labelledby="add">
            <h2 id="add">{t("add-affiliation")}</h2>
            <Form submit=t("add-affiliation")>
                {hidden("do", "add")}
                <Field name="organisation" label=t("organisation") autocomplete="organization" />
                <Field name="title" label=t("affiliation-title") optional=true autocomplete="organization-title" />
                <div class="fields">
                    <Field name="from" label=t("first-day") kind="date" value=today />
                    <Field name="to" label=t("last-day") hint=t("last-day-hint") kind="date" optional=true />
                </div>
            </Form>
        </section>
    };
    settings_page(t("affiliations"), Some(t("affiliations-lead")), content)
}

fn row(line: AffiliationLine, today: &str) -> impl IntoView + use<> {
    let from = when::date_long(line.from);
    let time = match line.to {
        Some(to) => tv("from-to", &[("from", from.into()), ("to", when::date_long(to).into())]),
        None => tv("from-on", &[("from", from.into())]),
    };
    let end = line.to.is_none().then(|| {
        let id = line.id.to_string();
        let field = format!("end-{id}");
        view! {
            <details>
                <summary>{t("end-affiliation")}<span class="unseen">": "{line.organisation.clone()}</span></summary>
                <form class="form" method="post">
                    {hidden("do", "end")} {hidden("affiliation", id)}
                    <div class="field">
                        <label for=field.clone()>{t("last-day")}</label>
                        <input id=field name="to" type="date" class="middle" value=today.to_owned() required=true />
                    </div>
                    <div class="acts"><button class="button small">{t("end-affiliation")}</button></div>
                </form>
            </details>
        }
    });
    let title = (!line.title.is_empty()).then(|| view! { <span>{line.title.clone()} ", "</span> });
    view! {
        <li><h2>{line.organisation.clone()}</h2><p class="soft">{title} {time}</p>{end}</li>
    }
}
