//! Links under which one's proposal is shown for comment, and what they show.

use domain::zone::Zone;
use leptos::prelude::*;
use service::cfp::{ShareDesk, ShareLine, SharedProposal};

use super::own::{beside_page, button};
use crate::{
    i18n::{t, tv},
    page::Page,
    ui::{Select, rich_text},
    when,
};

/// The links there are, a form for one more, and, once, the address of the one just made.
pub fn sharing_page(desk: &ShareDesk, fresh: Option<&str>) -> Page {
    let fresh = fresh.map(|address| {
        view! {
            <div class="notice good" role="status">
                <strong>{t("share-made")}</strong>
                <p>{t("share-once")}</p>
                <p><code class="secret">{address.to_owned()}</code></p>
            </div>
        }
    });
    let zone = Zone::named_or_utc(&desk.zone);
    let rows = desk.links.iter().map(|line| row(line, &zone)).collect_view();
    let list = if desk.links.is_empty() {
        view! { <p class="soft">{t("share-none")}</p> }.into_any()
    } else {
        view! { <ul class="rows">{rows}</ul> }.into_any()
    };
    let make = if desk.may_share { make().into_any() } else { view! { <p>{t("share-over")}</p> }.into_any() };
    beside_page("sharing", desk.proposal, &desk.title, view! { {fresh} {list} {make} })
}

fn row(line: &ShareLine, zone: &Zone) -> impl IntoView + use<> {
    let made = tv("share-by", &[("name", line.by.clone().into()), ("at", when::moment(line.created_at, zone).into())]);
    let until = tv("share-until", &[("at", when::moment(line.expires_at, zone).into())]);
    let close = button("revoke", "link", line.id.to_string(), t("share-revoke"), made.clone());
    view! { <li><h2>{until}</h2><p class="soft">{made}</p><div class="acts">{close}</div></li> }
}

fn make() -> impl IntoView {
    let days = ["7", "14", "30", "90"];
    let days = days.map(|days| (days.to_owned(), tv("share-days", &[("days", days.into())]))).to_vec();
    view! {
        <section class="part">
            <h2>{t("share-new")}</h2>
            <form class="form" method="post" novalidate>
                <input type="hidden" name="act" value="share" />
                <Select name="days" label=t("share-for") options=days value="14" />
                <div class="acts"><button class="button primary">{t("share-make")}</button></div>
            </form>
        </section>
    }
}

/// A proposal as whoever holds a link reads it.
pub fn shared_page(shared: &SharedProposal) -> Page {
    let about = [shared.session_type.as_str(), &shared.track, &shared.language];
    let about = about.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    let title = if shared.title.is_empty() { t("cfp-untitled") } else { shared.title.clone() };
    let summary = (!shared.summary.is_empty()).then(|| view! { <p class="lead">{shared.summary.clone()}</p> });
    let embargoed = shared.is_embargoed.then(|| view! { <div class="notice"><p>{t("shared-embargoed")}</p></div> });
    let main = view! {
        <header class="head">
            <p class="kicker">{tv("shared-kicker", &[("conference", shared.conference.clone().into())])}</p>
            <h1>{title.clone()}</h1>
            <p class="standing">{shared.speakers.join(", ")}</p>
        </header>
        {embargoed}
        <p class="soft">{about}</p>
        {summary}
        {rich_text(&shared.description)}
        <p class="soft small">{t("shared-note")}</p>
    };
    Page::new(title, main)
}
