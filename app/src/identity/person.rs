//! A person's page.

use leptos::prelude::*;
use service::identity::{AffiliationLine, PersonPage};

use crate::{
    i18n::{t, tv},
    page::Page,
    ui::rich_text,
    when,
};

/// What somebody shows of themselves.
pub fn person_page(person: PersonPage) -> Page {
    let face = person.picture.map(|picture| {
        let source = format!("/people/{}/picture/{picture}.jpg", person.id);
        view! { <img class="face" src=source alt="" width="160" height="160" /> }
    });
    let pronouns = (!person.pronouns.is_empty()).then(|| view! { <p class="standing">{person.pronouns.clone()}</p> });
    let about = (!person.biography.is_empty()).then(|| rich_text(&person.biography));
    let main = view! {
        <header class="head">{face}<h1>{person.name.clone()}</h1>{pronouns}</header>
        <div class="split">
            <div>{about}</div>
            <aside class="margin" aria-label=t("facts")>
                {affiliations(person.affiliations)}
                {links(&person.links)}
            </aside>
        </div>
    };
    Page::new(person.name, main)
}

fn affiliations(lines: Vec<AffiliationLine>) -> Option<AnyView> {
    if lines.is_empty() {
        return None;
    }
    let rows = lines.into_iter().map(|line| {
        let from = when::date_long(line.from);
        let time = match line.to {
            Some(to) => tv("from-to", &[("from", from.into()), ("to", when::date_long(to).into())]),
            None => tv("from-on", &[("from", from.into())]),
        };
        let title = (!line.title.is_empty()).then(|| view! { <p>{line.title}</p> });
        view! { <li><h3>{line.organisation}</h3>{title}<p class="soft small">{time}</p></li> }
    });
    let rows = rows.collect_view();
    Some(view! { <section class="part"><h2>{t("affiliations")}</h2><ul class="rows">{rows}</ul></section> }.into_any())
}

fn links(links: &[domain::identity::ProfileLink]) -> Option<AnyView> {
    if links.is_empty() {
        return None;
    }
    let rows = links.iter().map(|link| {
        view! { <li><a href=link.url.clone() rel="noopener nofollow ugc me">{link.label.clone()}</a></li> }
    });
    let rows = rows.collect_view();
    Some(view! { <section class="part"><h2>{t("links")}</h2><ul class="rows">{rows}</ul></section> }.into_any())
}
