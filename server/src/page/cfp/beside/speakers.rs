//! The speakers of one's proposal, and their pictures.

use app::visit::Typed;
use axum::{
    body::Body,
    extract::Path,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use domain::id::{PersonId, ProposalId};
use service::{
    Error,
    cfp::{
        hand_over, invite_speaker, move_speaker_up, my_speakers, remove_speaker, speaker_picture,
        withdraw_speaker_invitation,
    },
};

use super::known;
use crate::{
    page::Answer,
    visitor::{Form, Visitor},
};

/// `GET /me/proposals/{proposal}/speakers`
pub async fn show(visitor: Visitor, Path(id): Path<String>) -> Answer {
    let desk = my_speakers(&visitor.ctx, known(&visitor, &id)?).await?;
    let oneself = visitor.ctx.actor.person().ok_or_else(Error::sign_in_needed)?;
    visitor.page(|| app::cfp::speakers_page(&desk, oneself))
}

/// `POST /me/proposals/{proposal}/speakers`: invites, takes back, orders, hands over, takes off and leaves.
pub async fn change(visitor: Visitor, Path(id): Path<String>, Form(typed): Form) -> Answer {
    let proposal = known(&visitor, &id)?;
    let changed = act(&visitor, proposal, &typed).await;
    // Whoever left reads the proposal no more.
    let stays = my_speakers(&visitor.ctx, proposal).await.is_ok();
    let location = if stays { format!("/me/proposals/{id}/speakers") } else { "/me/proposals".into() };
    let again = async |visitor: Visitor| show(visitor, Path(id.clone())).await;
    visitor.after(typed, changed, |()| location, again).await
}

async fn act(visitor: &Visitor, id: ProposalId, typed: &Typed) -> service::Result<()> {
    let ctx = &visitor.ctx;
    match typed.text("act") {
        "invite" => invite_speaker(ctx, id, typed.text("address")).await.map(drop),
        "withdraw" => {
            let invitation = typed.text("invitation").parse().map_err(|_| Error::not_found())?;
            withdraw_speaker_invitation(ctx, id, invitation).await
        }
        "up" => move_speaker_up(ctx, id, person(typed)?).await,
        "hand-over" => hand_over(ctx, id, person(typed)?).await,
        "remove" => remove_speaker(ctx, id, person(typed)?).await,
        _ => Err(Error::not_found()),
    }
}

fn person(typed: &Typed) -> service::Result<PersonId> {
    typed.text("person").parse().map_err(|_| Error::not_found())
}

/// `GET /proposals/{proposal}/speakers/{person}/picture`: written by this site itself, so that it is a JPEG whatever was
/// sent.
pub async fn picture(visitor: Visitor, Path((id, person)): Path<(String, String)>) -> Answer {
    let id = known(&visitor, &id)?;
    let person: PersonId = person.parse().map_err(|_| Error::not_found())?;
    let bytes = speaker_picture(&visitor.ctx, id, person).await?;
    let mut response: Response = Body::from(bytes).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("image/jpeg"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    Ok(response)
}
