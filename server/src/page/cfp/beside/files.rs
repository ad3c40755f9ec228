//! Files and links beside one's proposal, and giving files back.

use app::visit::Typed;
use axum::extract::{FromRequest, Multipart, Path, Request, multipart::MultipartError};
use domain::{Problem, policy::Action, problem::Kind};
use service::{
    Error,
    cfp::{SentFile, TypedLink, add_link, attach_file, may_attach, my_attachments, open_attachment, remove_attachment},
};

use super::known;
use crate::{
    http::download,
    page::Answer,
    visitor::{Form, Visitor, form_unreadable},
};

/// `GET /me/proposals/{proposal}/files`
pub async fn show(visitor: Visitor, Path(id): Path<String>) -> Answer {
    let desk = my_attachments(&visitor.ctx, known(&visitor, &id)?).await?;
    visitor.page(|| app::cfp::files_page(&desk))
}

/// `POST /me/proposals/{proposal}/files`: adds a link, or removes something.
pub async fn change(visitor: Visitor, Path(id): Path<String>, Form(typed): Form) -> Answer {
    let proposal = known(&visitor, &id)?;
    let changed = if typed.text("act") == "remove" {
        match typed.text("attachment").parse() {
            Ok(attachment) => remove_attachment(&visitor.ctx, proposal, attachment).await,
            Err(_) => Err(Error::not_found()),
        }
    } else {
        let link = TypedLink { label: typed.text("label").into(), url: typed.text("url").into() };
        add_link(&visitor.ctx, proposal, &link).await.map(drop)
    };
    let again = async |visitor: Visitor| show(visitor, Path(id.clone())).await;
    visitor.after(typed, changed, |()| format!("/me/proposals/{id}/files"), again).await
}

/// `POST /me/proposals/{proposal}/files/upload`
pub async fn upload(visitor: Visitor, Path(id): Path<String>, request: Request) -> Answer {
    // Before a byte of the body: only those who may put a file here send one.
    visitor.here()?;
    let proposal = known(&visitor, &id)?;
    let again = async |visitor: Visitor| show(visitor, Path(id.clone())).await;
    if let Err(error) = may_attach(&visitor.ctx, proposal).await {
        return visitor.refuse(Typed::default(), error, async |visitor, _| again(visitor).await).await;
    }
    let form = Multipart::from_request(request, &visitor.site).await.map_err(|_| form_unreadable())?;
    let attached = match sent(form).await {
        Ok(file) => attach_file(&visitor.ctx, proposal, file).await,
        Err(error) => Err(error),
    };
    visitor.after(Typed::default(), attached, |_| format!("/me/proposals/{id}/files"), again).await
}

/// The field `file`. How many bytes may come is bounded by the route.
pub(crate) async fn sent(mut form: Multipart) -> service::Result<SentFile> {
    while let Some(field) = form.next_field().await.map_err(|error| broken(&error))? {
        if field.name() == Some("file") {
            let name = field.file_name().unwrap_or_default().to_owned();
            let bytes = field.bytes().await.map_err(|error| broken(&error))?;
            if bytes.is_empty() {
                break;
            }
            return Ok(SentFile { name, bytes });
        }
    }
    Err(Error::field("file", "missing", "This field is needed."))
}

fn broken(error: &MultipartError) -> Error {
    if error.status().as_u16() == 413 {
        let message = "The file is larger than 10 megabytes. Nothing was changed.";
        return Problem::new(Kind::TooLarge, "attachment-too-large", message).into();
    }
    form_unreadable().into()
}

/// `GET /proposals/{proposal}/files/{attachment}`: as a file to be kept, never as a page.
pub async fn open(visitor: Visitor, Path((id, attachment)): Path<(String, String)>) -> Answer {
    visitor.ctx.authorize_route(Action::SeeProposals)?;
    let id = known(&visitor, &id)?;
    let attachment = attachment.parse().map_err(|_| Error::not_found())?;
    Ok(download::answer(open_attachment(&visitor.ctx, id, attachment).await?))
}
