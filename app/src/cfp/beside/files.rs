//! The files and links beside one's proposal.

use leptos::prelude::*;
use service::cfp::{AttachmentDesk, AttachmentLine};

use super::own::{beside_page, button};
use crate::{
    i18n::{t, tv},
    page::Page,
    ui::{Field, Form},
};

/// Files and links, with forms for one more of each.
pub fn files_page(desk: &AttachmentDesk) -> Page {
    let proposal = desk.proposal;
    let rows = desk.lines.iter().map(|line| {
        let remove = desk.may_edit.then(|| {
            let button = button("remove", "attachment", line.id.to_string(), t("file-remove"), line.label.clone());
            view! { <div class="acts">{button}</div> }
        });
        view! { <li><h2>{attachment(&proposal.to_string(), line)}</h2>{remove}</li> }
    });
    let rows = rows.collect_view();
    let list = if desk.lines.is_empty() {
        view! { <p class="soft">{t("files-none")}</p> }.into_any()
    } else {
        view! { <ul class="rows">{rows}</ul> }.into_any()
    };
    let full = (desk.may_edit && !desk.has_room).then(|| view! { <p class="soft">{t("files-full")}</p> });
    let add = (desk.may_edit && desk.has_room).then(|| add(&format!("/me/proposals/{proposal}/files/upload")));
    beside_page("files", desk.proposal, &desk.title, view! { {list} {full} {add} })
}

/// A file with its size, or a link that tells its host nothing of where one comes from.
pub(crate) fn attachment(proposal: &str, line: &AttachmentLine) -> AnyView {
    let label = line.label.clone();
    if let Some(bytes) = line.bytes {
        let href = format!("/proposals/{proposal}/files/{}", line.id);
        let size = size(bytes);
        view! { <a href=href download="">{label}</a> " " <span class="soft small">{size}</span> }.into_any()
    } else {
        let href = line.url.clone();
        view! { <a href=href rel="noopener noreferrer nofollow ugc">{label}</a> }.into_any()
    }
}

/// Kilobytes of 1,000 bytes, or megabytes from one on.
fn size(bytes: u64) -> String {
    match bytes.div_ceil(1_000) {
        kilobytes @ 0..1_000 => tv("file-kilobytes", &[("size", kilobytes.into())]),
        kilobytes => tv("file-megabytes", &[("size", kilobytes.div_ceil(1_000).into())]),
    }
}

fn add(upload: &str) -> impl IntoView + use<> {
    view! {
        <section class="part">
            <h2>{t("file-add")}</h2>
            <Form action=upload.to_owned() files=true submit=t("file-send")>
                <Field name="file" label=t("file-file") hint=t("file-hint") kind="file" />
            </Form>
        </section>
        <section class="part">
            <h2>{t("link-add")}</h2>
            <form class="form" method="post" novalidate>
                <input type="hidden" name="act" value="link" />
                <Field name="url" label=t("link-url") kind="url" />
                <Field name="label" label=t("link-name") optional=true width="middle" />
                <div class="acts"><button class="button">{t("link-save")}</button></div>
            </form>
        </section>
    }
}
