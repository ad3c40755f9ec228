//! What organisers do beside a proposal's words: its speakers, who reads it under embargo, duplicates.

use app::visit::Typed;
use axum::extract::Path;
use domain::{
    id::{PersonId, ProposalId},
    policy::Action,
};
use service::{
    Error,
    cfp::{
        TypedSpeaker, add_speaker, call, hand_over, lift_embargo, mark_duplicate, move_to_track, name_readers,
        proposal, remove_speaker, send_claim_link,
    },
};

use super::super::{facts, offers};
use crate::{
    page::Answer,
    visitor::{Form, Visitor},
};

/// A proposal of a call in the path.
type OfOffer = (String, String, String);

/// `POST …/proposals/{proposal}/speakers`: adds, takes off, hands over, and mails the link to claim.
pub async fn speakers(visitor: Visitor, Path(of): Path<OfOffer>, Form(typed): Form) -> Answer {
    let id = found(&visitor, &of, Action::EnterProposals).await?;
    let changed = change_speakers(&visitor, id, &typed).await;
    back(visitor, of, typed, changed).await
}

async fn change_speakers(visitor: &Visitor, id: ProposalId, typed: &Typed) -> service::Result<()> {
    let ctx = &visitor.ctx;
    let person = || typed.text("person").parse::<PersonId>().map_err(|_| Error::not_found());
    match typed.text("act") {
        "add" => {
            let speaker =
                TypedSpeaker { name: typed.text("speaker_name").into(), address: typed.text("speaker_address").into() };
            add_speaker(ctx, id, &speaker).await.map(drop)
        }
        "remove" => remove_speaker(ctx, id, person()?).await,
        "hand-over" => hand_over(ctx, id, person()?).await,
        "claim" => send_claim_link(ctx, id, person()?).await,
        _ => Err(Error::not_found()),
    }
}

/// `POST …/proposals/{proposal}/readers`: exactly those who are ticked read it under embargo.
pub async fn readers(visitor: Visitor, Path(of): Path<OfOffer>, Form(typed): Form) -> Answer {
    let id = found(&visitor, &of, Action::NameReaders).await?;
    let readers: Result<Vec<PersonId>, _> = typed.texts("readers").iter().map(|person| person.parse()).collect();
    let named = match readers {
        Ok(readers) => name_readers(&visitor.ctx, id, &readers).await,
        Err(_) => Err(Error::not_found()),
    };
    back(visitor, of, typed, named).await
}

/// `POST …/proposals/{proposal}/lift`: ends its embargo.
pub async fn lift(visitor: Visitor, Path(of): Path<OfOffer>, Form(typed): Form) -> Answer {
    let id = found(&visitor, &of, Action::NameReaders).await?;
    let lifted = lift_embargo(&visitor.ctx, id).await;
    back(visitor, of, typed, lifted).await
}

/// `POST …/proposals/{proposal}/duplicate`: marks it, or takes the mark off where nothing is named.
pub async fn duplicate(visitor: Visitor, Path(of): Path<OfOffer>, Form(typed): Form) -> Answer {
    let id = found(&visitor, &of, Action::EnterProposals).await?;
    let original = match typed.text("duplicate_of").trim() {
        "" => Ok(None),
        // The whole address of its page will do.
        named => named.trim_end_matches('/').rsplit('/').next().unwrap_or_default().parse().map(Some).map_err(|_| {
            Error::field("duplicate_of", "unknown-entry", "There is no such proposal at this conference.")
        }),
    };
    let marked = match original {
        Ok(original) => mark_duplicate(&visitor.ctx, id, original).await,
        Err(error) => Err(error),
    };
    back(visitor, of, typed, marked).await
}

/// `POST …/proposals/{proposal}/track`: moves it to another track, or to none.
pub async fn track(visitor: Visitor, Path(of): Path<OfOffer>, Form(typed): Form) -> Answer {
    let id = found(&visitor, &of, Action::MoveProposals).await?;
    let track = match typed.text("track").trim() {
        "" => Ok(None),
        track => track.parse().map(Some).map_err(|_| Error::field("track", "option", "Choose one of the options.")),
    };
    let moved = match track {
        Ok(track) => move_to_track(&visitor.ctx, id, track).await,
        Err(error) => Err(error),
    };
    back(visitor, of, typed, moved).await
}

async fn back(visitor: Visitor, of: OfOffer, typed: Typed, done: service::Result<()>) -> Answer {
    let location = format!("/c/{}/organise/calls/{}/proposals/{}", of.0, of.1, of.2);
    let again = async |visitor: Visitor| offers::show(visitor, Path(of.clone())).await;
    visitor.after(typed, done, |()| location, again).await
}

/// The proposal, if it is one of this call and the asker may do `action` at the conference.
async fn found(visitor: &Visitor, (slug, name, id): &OfOffer, action: Action) -> service::Result<ProposalId> {
    let facts = facts(visitor, slug, action).await?;
    let call = call(&visitor.ctx, &facts, name).await?;
    let id = id.parse().map_err(|_| Error::not_found())?;
    Ok(proposal(&visitor.ctx, &facts, call.id, id).await?.line.id)
}
