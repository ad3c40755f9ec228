//! Calls as the API writes and reads them.

use chrono::{DateTime, Utc};
use domain::cfp::{CallStanding, TypedCallDetails, TypedTrackOffer, TypedTypeOffer};
use serde::{Deserialize, Serialize};
use service::cfp::CallFacts;
use utoipa::ToSchema;
use uuid::Uuid;

/// Whether a call takes proposals, by the deadlines that are shown.
#[derive(Debug, ToSchema)]
#[schema(as = CallStanding, rename_all = "lowercase")]
pub enum StandingWord {
    /// Not yet.
    Coming,
    /// For some kind of session at least.
    Open,
    /// Not any more.
    Closed,
}

/// A call for papers.
#[derive(Debug, Serialize, ToSchema)]
pub struct Call {
    /// Its part of addresses.
    slug: String,
    /// Name for people.
    title: String,
    /// What is wanted, in Markdown.
    text: String,
    /// BCP 47 tags of the languages in which proposals are taken.
    languages: Vec<String>,
    /// The first moment.
    opens: DateTime<Utc>,
    /// The last moment, where a kind of session has none of its own.
    closes: DateTime<Utc>,
    /// Whether it takes proposals now.
    #[schema(value_type = StandingWord)]
    standing: CallStanding,
    /// The kinds of session it offers, in order.
    types: Vec<OfferedType>,
    /// The tracks it offers, in order.
    tracks: Vec<OfferedTrack>,
    /// Most proposals somebody may speak in; null for any number.
    most_per_speaker: Option<u32>,
    /// Most speakers of a proposal besides the main one.
    most_co_speakers: u32,
    /// Whether everybody who knows of the conference sees it.
    is_shown: bool,
    /// Minutes after a deadline in which proposals are still taken; only there for those who may change it.
    #[serde(skip_serializing_if = "Option::is_none")]
    grace_minutes: Option<u32>,
}

/// A kind of session that a call offers.
#[derive(Debug, Serialize, ToSchema)]
pub struct OfferedType {
    /// Which.
    id: Uuid,
    /// Name for people.
    name: String,
    /// How long such a session takes.
    minutes: u32,
    /// The last moment for it.
    deadline: DateTime<Utc>,
}

/// A track that a call offers.
#[derive(Debug, Serialize, ToSchema)]
pub struct OfferedTrack {
    /// Which.
    id: Uuid,
    /// Name for people.
    name: String,
    /// Whether it needs an access code.
    is_restricted: bool,
}

/// What a call says and offers.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CallDetails {
    /// Name for people.
    #[schema(max_length = 200)]
    title: String,
    /// What is wanted, in Markdown; may be empty.
    #[serde(default)]
    #[schema(max_length = 20000)]
    text: String,
    /// BCP 47 tags of the languages in which proposals are taken.
    #[schema(example = json!(["en"]))]
    languages: Vec<String>,
    /// The first moment.
    opens: DateTime<Utc>,
    /// The last moment; it counts.
    closes: DateTime<Utc>,
    /// Minutes after a deadline in which proposals are still taken.
    #[serde(default)]
    #[schema(maximum = 4320)]
    grace_minutes: u32,
    /// Most proposals somebody may speak in; any number where left out.
    #[serde(default)]
    #[schema(minimum = 1)]
    most_per_speaker: Option<u32>,
    /// Most speakers of a proposal besides the main one; 3 where left out.
    #[serde(default)]
    #[schema(maximum = 20)]
    most_co_speakers: Option<u32>,
    /// The kinds of session it offers.
    #[schema(min_items = 1, max_items = 100)]
    types: Vec<TypeOffer>,
    /// The tracks it offers.
    #[serde(default)]
    #[schema(max_items = 300)]
    tracks: Vec<TrackOffer>,
}

/// A call to be written. Only the team sees it until it is shown.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CallToWrite {
    /// Its part of addresses, which stays: small letters, digits and single hyphens.
    #[schema(min_length = 2, max_length = 60)]
    pub slug: String,
    /// What it says and offers.
    pub details: CallDetails,
}

/// A kind of session to offer.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TypeOffer {
    /// Which.
    id: Uuid,
    /// Its own last moment; that of the call where left out.
    #[serde(default)]
    deadline: Option<DateTime<Utc>>,
}

/// A track to offer.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TrackOffer {
    /// Which.
    id: Uuid,
    /// Whether it needs an access code.
    #[serde(default)]
    restricted: bool,
}

impl CallDetails {
    /// As the use case takes it.
    pub fn typed(self) -> TypedCallDetails {
        let text = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
        TypedCallDetails {
            title: self.title,
            text: self.text,
            languages: self.languages.join(","),
            opens: self.opens.to_rfc3339(),
            closes: self.closes.to_rfc3339(),
            grace_minutes: self.grace_minutes.to_string(),
            most_per_speaker: text(self.most_per_speaker),
            most_co_speakers: text(self.most_co_speakers),
            types: self.types.into_iter().map(TypeOffer::typed).collect(),
            tracks: self.tracks.into_iter().map(TrackOffer::typed).collect(),
        }
    }
}

impl TypeOffer {
    fn typed(self) -> TypedTypeOffer {
        let deadline = self.deadline.map(|at| at.to_rfc3339()).unwrap_or_default();
        TypedTypeOffer { id: self.id.to_string(), offered: true, deadline }
    }
}

impl TrackOffer {
    fn typed(self) -> TypedTrackOffer {
        TypedTrackOffer { id: self.id.to_string(), offered: true, restricted: self.restricted }
    }
}

impl From<CallFacts> for Call {
    fn from(facts: CallFacts) -> Self {
        let offered = |kind: service::cfp::OfferedType| OfferedType {
            id: kind.id.into(),
            name: kind.name,
            minutes: kind.minutes,
            deadline: kind.deadline,
        };
        let track = |track: service::cfp::OfferedTrack| OfferedTrack {
            id: track.id.into(),
            name: track.name,
            is_restricted: track.is_restricted,
        };
        Self {
            slug: facts.slug,
            title: facts.title,
            text: facts.text,
            languages: facts.languages,
            opens: facts.opens,
            closes: facts.closes,
            standing: facts.standing,
            types: facts.types.into_iter().map(offered).collect(),
            tracks: facts.tracks.into_iter().map(track).collect(),
            most_per_speaker: facts.most_per_speaker,
            most_co_speakers: facts.most_co_speakers,
            is_shown: facts.is_shown,
            grace_minutes: facts.conditions.map(|conditions| conditions.grace_minutes),
        }
    }
}
