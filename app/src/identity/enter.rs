//! Signing in.

use leptos::prelude::*;

use crate::{
    i18n::t,
    page::Page,
    ui::{Field, Form},
    visit::Visit,
};

/// Two ways in, one under the other: a password, or a link by mail.
pub fn sign_in_page(next: Option<String>, sign_up_is_open: bool) -> Page {
    let typed = expect_context::<Visit>().typed("address");
    let sign_up = with_next("/sign-up", next.as_deref());
    let first = next.clone().map(|next| hidden("next", next));
    let main = view! {
        <header class="head"><h1>{t("sign-in")}</h1></header>
        <Form submit=t("sign-in")>
            {hidden("how", "password")} {first}
            <Field name="address" label=t("email-address") kind="email" autocomplete="username" />
            <Field name="password" label=t("password") kind="password" autocomplete="current-password" />
        </Form>
        <p><a href="/recover">{t("password-lost")}</a></p>
        <p class="or">{t("or")}</p>
        <form class="form" method="post" novalidate>
            {hidden("how", "link")} {next.map(|next| hidden("next", next))}
            <div class="field">
                <label for="link-address">{t("email-address")}</label>
                <p class="hint" id="link-hint">{t("link-hint")}</p>
                <input
                    id="link-address" name="address" type="email" autocomplete="username" required=true
                    aria-describedby="link-hint" value=typed
                />
            </div>
            <div class="acts"><button class="button">{t("mail-me-a-link")}</button></div>
        </form>
        {sign_up_is_open.then(|| view! {
            <p class="part">{t("no-account-yet")} " " <a href=sign_up>{t("sign-up")}</a></p>
        })}
    };
    Page::new(t("sign-in"), main).narrow()
}

/// A mail is on its way. If it is read elsewhere, its code is typed here.
pub fn sign_in_sent_page(next: Option<String>) -> Page {
    let main = view! {
        <header class="head"><h1>{t("look-into-mail")}</h1><p class="standing">{t("sign-in-sent")}</p></header>
        <Form submit=t("sign-in")>
            {next.map(|next| hidden("next", next))}
            <Field
                name="code" label=t("code") hint=t("code-hint") autocomplete="one-time-code" width="middle"
            />
        </Form>
        <p><a href="/sign-in">{t("nothing-came")}</a></p>
    };
    Page::new(t("look-into-mail"), main).narrow()
}

/// A field that people do not see.
pub(super) fn hidden(name: &'static str, value: impl Into<String>) -> impl IntoView {
    view! { <input type="hidden" name=name value=value.into() /> }
}

/// An address that leads on to `next`.
pub(super) fn with_next(path: &str, next: Option<&str>) -> String {
    match next {
        Some(next) => {
            let next: String = next.bytes().map(encoded).collect();
            format!("{path}?next={next}")
        }
        None => path.to_owned(),
    }
}

fn encoded(byte: u8) -> String {
    match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    }
}

#[cfg(test)]
mod tests {
    use super::with_next;

    #[test]
    fn the_way_on_is_one_value() {
        assert_eq!(with_next("/sign-up", Some("/c/x?day=2&q=ä")), "/sign-up?next=/c/x%3Fday%3D2%26q%3D%C3%A4");
        assert_eq!(with_next("/sign-up", None), "/sign-up");
    }
}
