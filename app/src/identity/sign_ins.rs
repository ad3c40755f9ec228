//! Where one is signed in.

use domain::{id::SignInId, zone::Zone};
use leptos::prelude::*;
use service::identity::SignInLine;

use super::{
    enter::hidden,
    settings::{act, moment, prove_first, settings_page},
};
use crate::{i18n::t, page::Page};

/// The list; with a recent proof, they can be ended.
pub fn sign_ins_page(lines: Vec<SignInLine>, here: SignInId, proved: bool, zone: &Zone) -> Page {
    let others = lines.len() > 1;
    let rows = lines.into_iter().map(|line| row(&line, here, proved, zone)).collect_view();
    let end_all = (others && proved).then(|| {
        view! {
            <form class="part" method="post">
                {hidden("do", "end-others")}
                <button class="button">{t("end-other-sign-ins")}</button>
            </form>
        }
    });
    let first = (others && !proved).then(|| prove_first("/me/sign-ins"));
    let content = view! { <ul class="rows">{rows}</ul> {end_all} {first} };
    settings_page(t("sign-ins"), Some(t("sign-ins-lead")), content)
}

fn row(line: &SignInLine, here: SignInId, proved: bool, zone: &Zone) -> impl IntoView + use<> {
    let this = line.id == here;
    let mark = this.then(|| view! { " " <span class="badge good">{t("this-browser")}</span> });
    let browser = if line.user_agent.is_empty() { t("unknown-browser") } else { line.user_agent.clone() };
    let end = (proved && !this).then(|| act("end", "sign-in", line.id.to_string(), t("end-sign-in"), browser.clone()));
    view! {
        <li>
            <h2>{line.address.clone()} {mark}</h2>
            <p class="soft small">{browser}</p>
            <dl class="facts">
                <div><dt>{t("sign-in-began")}</dt><dd>{moment(line.created_at, zone)} ", " {t(&format!("sign-in-by-{}", line.method))}</dd></div>
                <div><dt>{t("sign-in-seen")}</dt><dd>{moment(line.seen_at, zone)}</dd></div>
                <div><dt>{t("sign-in-ends")}</dt><dd>{moment(line.expires_at, zone)}</dd></div>
            </dl>
            {end}
        </li>
    }
}
