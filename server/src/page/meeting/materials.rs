//! Documents and slides beside a meeting.

use app::visit::Typed;
use axum::extract::{FromRequest, Multipart, Path, Request};
use domain::{id::MaterialId, policy::Action};
use service::{
    Error,
    cfp::TypedLink,
    meeting::{add_material_link, attach_material, may_add_material, open_material, proceedings, remove_material},
};

use super::{found, known, of_group, path};
use crate::{
    http::download,
    page::{Answer, cfp::sent},
    visitor::{Form, Visitor, form_unreadable},
};

/// `GET /g/{group}/meetings/{meeting}/materials`
pub async fn show(visitor: Visitor, Path((slug, id)): Path<(String, String)>) -> Answer {
    let (group, meeting) = found(&visitor, &slug, &id, Action::RunMeetings).await?;
    let all = proceedings(&visitor.ctx, &group, meeting.id).await?;
    visitor.page(|| app::meeting::materials_page(&group, &meeting, &all.materials))
}

/// `POST /g/{group}/meetings/{meeting}/materials`: adds a link, or removes something.
pub async fn change(visitor: Visitor, Path((slug, id)): Path<(String, String)>, Form(typed): Form) -> Answer {
    let (group, meeting) = found(&visitor, &slug, &id, Action::RunMeetings).await?;
    let changed = if typed.text("act") == "remove" {
        match typed.text("material").parse() {
            Ok(which) => remove_material(&visitor.ctx, &group, meeting.id, which).await,
            Err(_) => Err(Error::not_found()),
        }
    } else {
        let link = TypedLink { label: typed.text("label").into(), url: typed.text("url").into() };
        add_material_link(&visitor.ctx, &group, meeting.id, &link).await.map(drop)
    };
    let again = async |visitor: Visitor| show(visitor, Path((slug.clone(), id.clone()))).await;
    visitor.after(typed, changed, |()| format!("{}/materials", path(&slug, &id)), again).await
}

/// `POST /g/{group}/meetings/{meeting}/materials/upload`
pub async fn upload(visitor: Visitor, Path((slug, id)): Path<(String, String)>, request: Request) -> Answer {
    // Before a byte of the body: only those who may put a file here send one.
    let (group, meeting) = found(&visitor, &slug, &id, Action::RunMeetings).await?;
    let again = async |visitor: Visitor| show(visitor, Path((slug.clone(), id.clone()))).await;
    if let Err(error) = may_add_material(&visitor.ctx, &group, meeting.id).await {
        return visitor.refuse(Typed::default(), error, async |visitor, _| again(visitor).await).await;
    }
    let form = Multipart::from_request(request, &visitor.site).await.map_err(|_| form_unreadable())?;
    let attached = match sent(form).await {
        Ok(file) => attach_material(&visitor.ctx, &group, meeting.id, file).await,
        Err(error) => Err(error),
    };
    visitor.after(Typed::default(), attached, |_| format!("{}/materials", path(&slug, &id)), again).await
}

/// `GET /g/{group}/meetings/{meeting}/materials/{material}`: as a file to be kept, never as a page.
pub async fn open(visitor: Visitor, Path((slug, id, which)): Path<(String, String, String)>) -> Answer {
    let group = of_group(&visitor, &slug, Action::SeeGroup).await?;
    let which: MaterialId = which.parse().map_err(|_| Error::not_found())?;
    Ok(download::answer(open_material(&visitor.ctx, &group, known(&id)?, which).await?))
}
