//! A proposal as whoever holds a link to it reads it.

use domain::policy::{Action, Place};
use sea_orm::{ColumnTrait, QueryFilter};
use serde::Serialize;

use super::find::by_token;
use crate::{
    Ctx, Error, Result,
    cfp::{
        find::{calls_by_id, conferences_by_id, proposals_by_id},
        sight::Embargoes,
        speaker::profiles,
    },
    conference,
    entity::{session_type, track},
};

/// A proposal for comment: what it says and who says it. Nothing of where it stands, of its notes, files or answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SharedProposal {
    /// What it is called.
    pub title: String,
    /// What the programme would say in brief.
    pub summary: String,
    /// What it is about, in Markdown.
    pub description: String,
    /// The kind of session; may be empty.
    pub session_type: String,
    /// The track; may be empty.
    pub track: String,
    /// The language; may be empty.
    pub language: String,
    /// Who speaks, the main speaker first.
    pub speakers: Vec<String>,
    /// The conference it is for.
    pub conference: String,
    /// Whether an embargo holds, so that this is only its stand-in.
    pub is_embargoed: bool,
}

/// The proposal that a link opens, for whoever holds it, signed in or not.
pub async fn shared(ctx: &Ctx, token: &str) -> Result<SharedProposal> {
    ctx.authorize(Action::ReadPublic, Place::Site)?;
    let db = &ctx.db.read;
    let link = by_token(ctx, db, token).await?;
    let row = proposals_by_id([link.proposal_id]).one(db).await?.ok_or_else(Error::not_found)?;
    if !row.state.may_be_shared() {
        return Err(Error::not_found());
    }
    let call = calls_by_id([row.call_id]).one(db).await?.ok_or_else(Error::not_found)?;
    let of = conferences_by_id([call.conference_id]).one(db).await?.ok_or_else(Error::not_found)?;
    let empty = SharedProposal {
        title: String::new(),
        summary: String::new(),
        description: String::new(),
        session_type: String::new(),
        track: String::new(),
        language: String::new(),
        speakers: Vec::new(),
        conference: of.title,
        is_embargoed: false,
    };
    if let Some(embargo) = Embargoes::over(ctx, db, [row.id]).await?.of(row.id) {
        let stand_in = embargo.stand_in.clone();
        return Ok(SharedProposal { title: stand_in.title, summary: stand_in.summary, is_embargoed: true, ..empty });
    }
    let types = conference::find::session_types(of.id);
    let kind = types.filter(session_type::Column::Id.is_in(row.session_type_id)).one(db).await?;
    let tracks = conference::find::tracks(of.id);
    let track = tracks.filter(track::Column::Id.is_in(row.track_id)).one(db).await?;
    Ok(SharedProposal {
        session_type: kind.map(|row| row.name).unwrap_or_default(),
        track: track.map(|row| row.name).unwrap_or_default(),
        speakers: profiles(db, row.id).await?.into_iter().map(|speaker| speaker.name).collect(),
        title: row.title,
        summary: row.summary,
        description: row.description,
        language: row.language,
        ..empty
    })
}

#[cfg(test)]
mod tests {
    use domain::cfp::{Move, TypedProposal};

    use super::*;
    use crate::{
        cfp::{edit_proposal, move_proposal, my_proposal, my_shares, revoke_share, share_proposal, submit_proposal},
        on_both_databases,
        testing::{code_of, fields_of},
    };

    on_both_databases! {
        async fn whoever_holds_the_link_reads_it_as_it_is_and_nothing_internal(world: World) {
            let (dora, id) = world.draft("open-2026", "Title").await;
            let ctx = world.as_(&dora);
            let secret = share_proposal(&ctx, id, "14").await.expect("shared");
            let shown = shared(&world.anonymous(), secret.expose()).await.expect("shown");
            assert_eq!((shown.title.as_str(), shown.session_type.as_str(), shown.track.as_str()), ("Title", "Talk", "Open"));
            let text = serde_json::to_string(&shown).expect("written");
            for internal in ["For the organisers", "draft", "submitted", "state", &id.to_string()] {
                assert!(!text.contains(internal), "{internal} in {text}");
            }
            let own = my_proposal(&ctx, id).await.expect("hers");
            edit_proposal(&ctx, id, &TypedProposal { title: "Better".into(), ..own.typed }, None).await.expect("edited");
            assert_eq!(shared(&world.anonymous(), secret.expose()).await.expect("shown").title, "Better");
            assert_eq!(world.ask("SELECT count(*) AS n FROM share_link").await, 1);
        }

        /// Nothing that a link shows or does tells shortlisted from submitted.
        async fn a_link_tells_nothing_of_where_it_stands(world: World) {
            let (dora, id) = world.draft("open-2026", "Title").await;
            let secret = share_proposal(&world.as_(&dora), id, "14").await.expect("shared");
            let look = async || shared(&world.anonymous(), secret.expose()).await;
            let draft = look().await.expect("shown");
            submit_proposal(&world.as_(&dora), id, None).await.expect("handed in");
            let submitted = look().await.expect("shown");
            move_proposal(&world.ctx, id, Move::Shortlist, "").await.expect("shortlisted");
            assert_eq!(look().await.expect("shown"), submitted);
            assert_eq!(draft, submitted);
            move_proposal(&world.ctx, id, Move::Accept, "").await.expect("accepted");
            assert_eq!(look().await.expect("shown"), submitted);
        }

        async fn a_link_opens_until_its_end_until_it_is_revoked_and_only_by_its_secret(world: World) {
            let (dora, id) = world.draft("open-2026", "Title").await;
            let ctx = world.as_(&dora);
            let secret = share_proposal(&ctx, id, "7").await.expect("shared");
            let line = my_shares(&ctx, id).await.expect("listed").links.remove(0);
            let at = |moment| Ctx { now: moment, ..world.anonymous() };
            assert!(shared(&at(line.expires_at), secret.expose()).await.is_ok());
            let late = at(line.expires_at + chrono::TimeDelta::microseconds(1));
            assert_eq!(code_of(shared(&late, secret.expose()).await), "not-found");
            assert_eq!(code_of(shared(&world.anonymous(), "a-guess").await), "not-found");
            revoke_share(&ctx, id, line.id).await.expect("revoked");
            assert_eq!(code_of(shared(&world.anonymous(), secret.expose()).await), "not-found");
            assert_eq!(fields_of(share_proposal(&ctx, id, "3650").await), ["days option"]);
            for _ in 0..5 {
                share_proposal(&ctx, id, "7").await.expect("shared");
            }
            assert_eq!(code_of(share_proposal(&ctx, id, "7").await), "too-many-links");
        }

        async fn only_its_speakers_share_and_revoke(world: World) {
            let (dora, id) = world.draft("open-2026", "Title").await;
            let bea = world.co_speaker(&dora, id, "Bea Speaker").await;
            share_proposal(&world.as_(&bea), id, "7").await.expect("co-speakers may");
            let link = my_shares(&world.as_(&bea), id).await.expect("listed").links.remove(0);
            let eve = world.as_(&world.person("Eve Moneypenny").await);
            for ctx in [&eve, &world.as_(&world.admin("Olga Admin").await)] {
                assert_eq!(code_of(share_proposal(ctx, id, "7").await), "not-found");
                assert_eq!(code_of(my_shares(ctx, id).await), "not-found");
                assert_eq!(code_of(revoke_share(ctx, id, link.id).await), "not-found");
            }
            assert_eq!(code_of(share_proposal(&world.anonymous(), id, "7").await), "sign-in-needed");
            let (other, elsewhere) = world.draft("other-2026", "Title").await;
            assert_eq!(code_of(revoke_share(&world.as_(&other), elsewhere, link.id).await), "not-found");
        }
    }
}
