//! Mails kept on this machine, as text. Their HTML is never shown: nothing from a message becomes markup of a page.

use domain::Instant;
use leptos::prelude::*;
use service::mail::KeptMailLine;

use super::{instant, path};
use crate::{i18n::t, page::Page};

/// A kept mail to be read.
#[derive(Clone, Debug)]
pub struct Letter {
    /// Its address on this site.
    pub href: String,
    /// The sender.
    pub from: String,
    /// To whom.
    pub to: String,
    /// About what.
    pub subject: String,
    /// Since when.
    pub at: Instant,
    /// The text part.
    pub text: Option<String>,
}

/// All kept mails.
pub fn mails_page(mails: &[KeptMailLine]) -> Page {
    let content = if mails.is_empty() {
        view! { <div class="empty"><h2>{t("mail-none-title")}</h2><p>{t("mail-none")}</p></div> }.into_any()
    } else {
        table(mails).into_any()
    };
    let main = view! {
        <header class="head">
            {path(t("mail-title"))}
            <h1>{t("mail-title")}</h1>
            <p class="standing">{t("mail-standing")}</p>
        </header>
        {content}
    };
    Page::new(t("mail-title"), main)
}

fn table(mails: &[KeptMailLine]) -> impl IntoView + use<> {
    let rows = mails.iter().map(row).collect_view();
    view! {
        <table class="table records" role="table">
            <caption>{t("mail-caption")}</caption>
            <thead role="rowgroup">
                <tr role="row">
                    <th role="columnheader" scope="col">{t("mail-subject")}</th>
                    <th role="columnheader" scope="col">{t("mail-to")}</th>
                    <th role="columnheader" scope="col">{t("mail-when")}</th>
                </tr>
            </thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
}

fn row(mail: &KeptMailLine) -> impl IntoView + use<> {
    let href = format!("/admin/mail/{}", mail.id);
    view! {
        <tr role="row">
            <th role="rowheader" scope="row"><a href=href>{mail.subject.clone()}</a></th>
            <td role="cell" data-label=t("mail-to")>{mail.recipient.clone()}</td>
            <td role="cell" data-label=t("mail-when")>{instant(mail.created_at)}</td>
        </tr>
    }
}

/// One kept mail. Addresses that begin with `base_url` become links, so that somebody without a mail server can follow
/// the site's own; nothing else does.
pub fn mail_page(letter: &Letter, base_url: &str) -> Page {
    let text = match &letter.text {
        Some(text) => view! { <pre class="verbatim" tabindex="0">{linked(text, base_url)}</pre> }.into_any(),
        None => view! { <p>{t("mail-no-text")}</p> }.into_any(),
    };
    let main = view! {
        <header class="head">
            <p class="path">
                <a href="/admin">{t("admin-title")}</a>
                <a href="/admin/mail">{t("mail-title")}</a>
                <span>{letter.subject.clone()}</span>
            </p>
            <h1>{letter.subject.clone()}</h1>
        </header>
        <dl class="letterhead">
            <dt>{t("mail-from")}</dt>
            <dd>{letter.from.clone()}</dd>
            <dt>{t("mail-to")}</dt>
            <dd>{letter.to.clone()}</dd>
            <dt>{t("mail-when")}</dt>
            <dd>{instant(letter.at)}</dd>
        </dl>
        {text}
        <p><a class="button" href=format!("{}/message.eml", letter.href)>{t("mail-download")}</a></p>
    };
    Page::new(letter.subject.clone(), main)
}

fn linked(text: &str, base_url: &str) -> Vec<AnyView> {
    let ours = format!("{base_url}/");
    text.split_inclusive(char::is_whitespace)
        .map(|piece| {
            let word = piece.trim_end();
            let rest = piece[word.len()..].to_owned();
            if word.starts_with(&ours) {
                let (href, word) = (word.to_owned(), word.to_owned());
                view! { <a href=href>{word}</a>{rest} }.into_any()
            } else {
                piece.to_owned().into_any()
            }
        })
        .collect()
}
