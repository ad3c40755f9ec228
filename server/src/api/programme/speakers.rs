//! Everybody who speaks, as the newest release has them.

use domain::programme::{Session, Speaker};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{OfConference, PageQuery, newest};
use crate::api::{
    Answer,
    caller::Caller,
    extract::{Json, Path, Query},
    page::{Paged, limit, place},
};

/// Somebody who speaks.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Speaker)]
pub struct SpeakerBody {
    /// Six characters; part of addresses.
    code: String,
    /// Name as they write it.
    name: String,
    /// About them, as it came: HTML or Markdown, not sanitised. May be empty.
    biography: String,
    /// The codes of their sessions.
    sessions: Vec<String>,
}

impl SpeakerBody {
    fn new(speaker: &Speaker, sessions: &[Session]) -> Self {
        let theirs = sessions.iter().filter(|session| session.speakers.contains(&speaker.id));
        Self {
            code: speaker.code.clone(),
            name: speaker.name.clone(),
            biography: speaker.biography.clone(),
            sessions: theirs.map(|session| session.code.clone()).collect(),
        }
    }
}

/// Everybody who speaks, by code
///
/// Those whose sessions were all cancelled are not listed; they are still to be had by code.
#[utoipa::path(
    get, path = "/api/v1/conferences/{conference}/speakers", tag = "programme",
    params(OfConference, PageQuery),
    responses((status = 200, description = "A page of speakers", body = Paged<SpeakerBody>))
)]
pub async fn list_speakers(
    caller: Caller,
    Path(of): Path<OfConference>,
    Query(page): Query<PageQuery>,
) -> Answer<Json<Paged<SpeakerBody>>> {
    let after = place("speakers", page.cursor.as_deref())?.unwrap_or_default();
    let most = usize::try_from(limit(page.limit)?).unwrap_or(1);
    let edition = newest(&caller, &of.conference).await?;
    let published = &edition.published;
    let mut speakers: Vec<&Speaker> = published.programme.speaking().collect();
    speakers.sort_unstable_by(|one, other| one.code.cmp(&other.code));
    let speakers = speakers.into_iter().filter(|speaker| speaker.code > after);
    let items = speakers.take(most + 1).map(|speaker| SpeakerBody::new(speaker, &published.programme.sessions));
    Ok(Json(Paged::cut("speakers", items.collect(), most, |last| last.code.clone())))
}

/// Somebody who speaks
#[utoipa::path(
    get, path = "/api/v1/conferences/{conference}/speakers/{code}", tag = "programme",
    params(OneSpeaker),
    responses((status = 200, description = "The speaker", body = SpeakerBody))
)]
pub async fn get_speaker(caller: Caller, Path(of): Path<OneSpeaker>) -> Answer<Json<SpeakerBody>> {
    let edition = newest(&caller, &of.conference).await?;
    let published = &edition.published;
    let found = published.programme.speakers.iter().find(|speaker| speaker.code == of.code);
    let speaker = found.ok_or_else(service::Error::not_found)?;
    Ok(Json(SpeakerBody::new(speaker, &published.programme.sessions)))
}

/// A speaker in the path.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OneSpeaker {
    /// The slug of the conference.
    conference: String,
    /// The speaker's code.
    code: String,
}
