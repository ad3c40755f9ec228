//! One's API tokens.

use domain::{identity::TokenLifetime, policy::TokenScope, zone::Zone};
use leptos::prelude::*;
use service::identity::TokenLine;

use super::{
    enter::hidden,
    settings::{act, moment, prove_first, settings_page},
};
use crate::{
    i18n::t,
    page::Page,
    ui::{Check, Field, Form, Select},
};

/// The list, the form for one more, and, once, the secret of the one just made.
pub fn tokens_page(lines: Vec<TokenLine>, fresh: Option<&str>, proved: bool, zone: &Zone) -> Page {
    let fresh = fresh.map(|secret| {
        view! {
            <div class="notice good" role="status">
                <strong>{t("token-made")}</strong>
                <p>{t("token-once")}</p>
                <p><code class="secret">{secret.to_owned()}</code></p>
            </div>
        }
    });
    let list = if lines.is_empty() {
        view! { <p class="soft">{t("tokens-none")}</p> }.into_any()
    } else {
        let rows = lines.into_iter().map(|line| row(line, zone)).collect_view();
        view! { <ul class="rows">{rows}</ul> }.into_any()
    };
    let make = if proved { make().into_any() } else { prove_first("/me/tokens") };
    settings_page(t("tokens"), Some(t("tokens-lead")), view! { {fresh} {list} {make} })
}

fn row(line: TokenLine, zone: &Zone) -> impl IntoView + use<> {
    let scopes: Vec<String> = line.scopes.iter().map(|scope| t(&format!("scope-{scope}"))).collect();
    let used = match line.used_at {
        Some(at) => moment(at, zone).into_any(),
        None => view! { {t("token-never-used")} }.into_any(),
    };
    view! {
        <li>
            <h2>{line.name.clone()}</h2>
            <p class="soft">{scopes.join(" · ")}</p>
            <dl class="facts">
                <div><dt>{t("token-made-at")}</dt><dd>{moment(line.created_at, zone)}</dd></div>
                <div><dt>{t("token-used-at")}</dt><dd>{used}</dd></div>
                <div><dt>{t("token-ends-at")}</dt><dd>{moment(line.expires_at, zone)}</dd></div>
            </dl>
            {act("revoke", "token", line.id.to_string(), t("revoke-token"), line.name.clone())}
        </li>
    }
}

fn make() -> impl IntoView {
    let scopes = TokenScope::ALL.iter().map(|scope| {
        view! { <Check name="scopes" value=scope.as_str() label=t(&format!("scope-{scope}")) /> }
    });
    let scopes = scopes.collect_view();
    let lifetimes = TokenLifetime::ALL.iter().map(|time| (time.to_string(), t(&format!("lifetime-{time}")))).collect();
    view! {
        <section class="part" aria-labelledby="make">
            <h2 id="make">{t("make-token")}</h2>
            <Form submit=t("make-token")>
                {hidden("do", "make")}
                <Field name="name" label=t("token-name") hint=t("token-name-hint") width="middle" />
                <fieldset id="scopes"><legend>{t("token-scopes")}</legend>{scopes}</fieldset>
                <Select
                    name="lifetime" label=t("token-lifetime") options=lifetimes
                    value=TokenLifetime::Quarter.to_string()
                />
            </Form>
        </section>
    }
}
