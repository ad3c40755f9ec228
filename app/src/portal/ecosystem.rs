//! An ecosystem's page.

use leptos::prelude::*;
use service::{conference::ConferenceLine, portal::EcosystemPage};

use super::listing::conferences;
use crate::{i18n::t, page::Page, ui::rich_text};

/// An ecosystem's page, the same for everybody.
pub fn ecosystem_page(page: EcosystemPage) -> Page {
    let facts = page.facts;
    // On its own page it need not be named beside each.
    let unnamed = |line| ConferenceLine { ecosystem: None, ..line };
    let coming: Vec<ConferenceLine> = page.coming.into_iter().map(unnamed).collect();
    let past: Vec<ConferenceLine> = page.past.into_iter().map(unnamed).collect();
    let nothing = coming.is_empty() && past.is_empty() && page.groups.is_empty();
    let purpose = (!facts.purpose.is_empty()).then(|| rich_text(&facts.purpose));
    let partner = (!facts.vendor_partner.is_empty()).then(|| {
        view! {
            <dl class="facts"><div><dt>{t("vendor-partner")}</dt><dd>{facts.vendor_partner.clone()}</dd></div></dl>
        }
    });
    let path = format!("/e/{}", facts.slug);
    let main = view! {
        <div class="split">
            <div>
                <header class="head"><p class="kicker">{t("ecosystem")}</p><h1>{facts.name.clone()}</h1></header>
                {purpose}
                {nothing.then(|| view! { <div class="empty"><h2>{t("no-conferences")}</h2><p>{t("no-conferences-hint")}</p></div> })}
                {crate::group::groups_part(&path, &page.groups)}
                {conferences("coming", t("coming-conferences"), coming)}
                {conferences("past", t("past-conferences"), past)}
            </div>
            <aside class="margin" aria-label=t("about-this-ecosystem")>
                {partner}
                <section class="part">
                    <h2>{t("for-the-team")}</h2>
                    <ul class="rows">
                        <li><a href=format!("{path}/edit")>{t("edit-ecosystem")}</a></li>
                        <li><a href=format!("{path}/team")>{t("team")}</a></li>
                        <li><a href=format!("/c/new?ecosystem={}", facts.slug)>{t("found-conference")}</a></li>
                    </ul>
                </section>
            </aside>
        </div>
    };
    let description = facts.purpose.lines().next().unwrap_or_default().to_owned();
    Page::new(facts.name, main).listed(description).themed(facts.theme.to_string())
}
