//! The embargo over one's proposal.

use domain::{cfp::Vendor, zone::Zone};
use leptos::prelude::*;
use service::cfp::{EmbargoDesk, EmbargoFacts};

use super::own::beside_page;
use crate::{
    i18n::{t, tv},
    page::Page,
    ui::{Field, Select, TextArea},
    when,
};

/// Whether an embargo holds, who reads the proposal meanwhile, and a form for it.
pub fn embargo_page(desk: &EmbargoDesk) -> Page {
    let zone = Zone::named_or_utc(&desk.zone);
    let standing = match &desk.facts {
        Some(facts) => standing(facts, &zone).into_any(),
        None => view! { <p class="soft">{t("embargo-none")}</p> }.into_any(),
    };
    let form = if desk.may_set { form(desk).into_any() } else { view! { <p>{t("embargo-main-only")}</p> }.into_any() };
    let holds = desk.facts.as_ref().is_some_and(|facts| facts.holds);
    let lift = (holds && desk.may_set).then(lift);
    beside_page("embargo", desk.proposal, &desk.title, view! { {standing} {form} {lift} })
}

fn standing(facts: &EmbargoFacts, zone: &Zone) -> impl IntoView + use<> {
    let until = when::moment(facts.until, zone);
    let (class, key) = if facts.holds { ("badge warn", "embargo-holds") } else { ("badge", "embargo-over") };
    let names: Vec<String> = facts.readers.iter().map(|reader| reader.name.clone()).collect();
    let names = if names.is_empty() { t("embargo-no-readers") } else { names.join(", ") };
    view! {
        <p><span class=class>{tv(key, &[("until", until.into())])}</span></p>
        <dl class="facts"><div><dt>{t("embargo-read-by")}</dt><dd>{names}</dd></div></dl>
    }
}

fn form(desk: &EmbargoDesk) -> impl IntoView + use<> {
    let typed = desk.typed.clone();
    let clock = tv("embargo-until-hint", &[("zone", desk.zone.clone().into())]);
    let choose = (String::new(), t("cfp-choose"));
    let vendors = Vendor::ALL.iter().map(|vendor| (vendor.to_string(), t(&format!("vendor-{vendor}"))));
    let vendors = [choose].into_iter().chain(vendors).collect();
    view! {
        <section class="part">
            <h2>{t("embargo-set")}</h2>
            <form class="form" method="post" novalidate>
                <input type="hidden" name="act" value="set" />
                <Field name="until" label=t("embargo-until") hint=clock kind="datetime-local" value=typed.until width="middle" />
                <Field name="stand_in_title" label=t("embargo-stand-in") hint=t("embargo-stand-in-hint") value=typed.stand_in_title />
                <TextArea name="stand_in_summary" label=t("embargo-summary") value=typed.stand_in_summary optional=true />
                <Select name="vendor" label=t("embargo-vendor") hint=t("embargo-vendor-hint") options=vendors value=typed.vendor />
                <div class="acts"><button class="button primary">{t("embargo-save")}</button></div>
            </form>
        </section>
    }
}

fn lift() -> impl IntoView {
    view! {
        <section class="part">
            <p>{t("embargo-lift-hint")}</p>
            <form method="post">
                <input type="hidden" name="act" value="lift" />
                <button class="button danger">{t("embargo-lift")}</button>
            </form>
        </section>
    }
}
