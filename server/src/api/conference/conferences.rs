//! Conferences.

use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    conference::TypedConference,
    id::ConferenceId,
    policy::{Action, Visibility},
};
use serde::{Deserialize, Serialize};
use service::{
    conference::{self, ConferenceFacts, NewConference, hide_conference, publish_conference},
    portal::ecosystem_facts,
};
use utoipa::{IntoParams, ToSchema};

use super::{OfConference, facts};
use crate::api::{
    Answer, Slugged, VisibilityWord,
    caller::Caller,
    conditional::{IfMatch, Tagged},
    extract::{Json, Path, Query},
    page::{Paged, bad_cursor, cursor, limit, place, usual},
};

/// A type with what a conference says about itself, and what else is given.
macro_rules! with_details {
    ($(#[$meta:meta])* pub struct $name:ident { $($own:tt)* }) => {
        $(#[$meta])*
        pub struct $name {
            $($own)*
            /// Name for people.
            #[schema(max_length = 200)]
            title: String,
            /// A line under the name; may be empty.
            #[serde(default)]
            #[schema(max_length = 200)]
            subtitle: String,
            /// What it is about, in Markdown; may be empty.
            #[serde(default)]
            #[schema(max_length = 20000)]
            description: String,
            /// Short name for exchange files; where left out, the slug suggests it.
            #[serde(default)]
            #[schema(example = "fosdem_2026")]
            acronym: String,
            /// First day.
            start: NaiveDate,
            /// Last day.
            end: NaiveDate,
            /// IANA zone of the venue.
            #[schema(example = "Europe/Brussels")]
            zone: String,
            /// Where it is; may be empty.
            #[serde(default)]
            #[schema(max_length = 200)]
            venue: String,
            /// The city; may be empty.
            #[serde(default)]
            #[schema(max_length = 200)]
            city: String,
            /// BCP 47 tags, the main language first.
            #[schema(example = json!(["en"]))]
            languages: Vec<String>,
            /// One of the themes; the first where left out.
            #[serde(default)]
            theme: String,
            /// Grid of the timetable in minutes; 15 where left out.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            #[schema(minimum = 1, maximum = 120)]
            timeslot_minutes: Option<u16>,
            /// When a new programme day starts, between 00:00 and 11:59; 04:00 where left out.
            #[serde(default)]
            #[schema(example = "04:00")]
            day_change: String,
        }
    };
}

with_details! {
    /// A conference.
    #[derive(Debug, Serialize, ToSchema)]
    #[schema(as = Conference)]
    pub struct ConferenceBody {
        /// Its part of addresses.
        slug: String,
        /// The slug of the ecosystem it belongs to, if any.
        ecosystem: Option<String>,
        /// Who may know of it: `public` or `team`.
        #[schema(value_type = VisibilityWord)]
        visibility: Visibility,
        /// When it was edited last.
        updated_at: DateTime<Utc>,
        /// Its page.
        #[schema(format = "uri")]
        url: String,
    }
}

with_details! {
    /// What a conference says about itself.
    #[derive(Debug, Deserialize, ToSchema)]
    #[serde(deny_unknown_fields)]
    pub struct ConferenceDetails {}
}

with_details! {
    /// A conference to be founded. Only its team sees it until it is shown.
    #[derive(Debug, Deserialize, ToSchema)]
    #[serde(deny_unknown_fields)]
    pub struct ConferenceToFound {
        /// Its part of addresses: small letters, digits and single hyphens.
        #[schema(min_length = 2, max_length = 60)]
        slug: String,
        /// The slug of the ecosystem it belongs to, if any.
        #[serde(default)]
        ecosystem: Option<String>,
    }
}

/// Who may know of it from now on.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Shown {
    /// `public` or `team`.
    #[schema(value_type = VisibilityWord)]
    visibility: Visibility,
}

/// Which conferences.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ConferenceQuery {
    /// The slug of an ecosystem.
    ecosystem: Option<String>,
    /// `next` of the page before.
    cursor: Option<String>,
    /// Most items; 50 unless said.
    #[serde(default = "usual")]
    #[param(required = false, minimum = 1, maximum = 100)]
    limit: u64,
}

/// Conferences that the asker may know of, those founded last first; each as its newest release has it, and as it stands in
/// its record to those who may edit it
#[utoipa::path(
    get, path = "/api/v1/conferences", tag = "conference",
    params(ConferenceQuery),
    responses((status = 200, description = "A page of conferences", body = Paged<ConferenceBody>))
)]
pub async fn list_conferences(
    caller: Caller,
    Query(query): Query<ConferenceQuery>,
) -> Answer<Json<Paged<ConferenceBody>>> {
    let after = place("conferences", query.cursor.as_deref())?;
    let after = after.map(|id| id.parse::<ConferenceId>()).transpose().map_err(|_| bad_cursor())?;
    let most = limit(query.limit)?;
    let ecosystem = match &query.ecosystem {
        Some(slug) => Some(ecosystem_facts(&caller.ctx, slug, Action::ReadPublic).await?.here()?.id),
        None => None,
    };
    let page = conference::conferences(&caller.ctx, ecosystem, after, most).await?;
    let next = page.next.map(|id| cursor("conferences", &id.to_string()));
    Ok(Json(Paged { items: page.conferences.into_iter().map(|facts| body(&caller, facts)).collect(), next }))
}

/// Founds a conference that only its team sees; who founds it owns it
#[utoipa::path(
    post, path = "/api/v1/conferences", tag = "conference",
    security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 201, description = "It is founded", body = ConferenceBody, headers(("Location" = String))))
)]
pub async fn create_conference(caller: Caller, Json(new): Json<ConferenceToFound>) -> Answer<Response> {
    let new = NewConference {
        ecosystem: new.ecosystem.clone().unwrap_or_default(),
        slug: new.slug.clone(),
        details: new.into(),
    };
    conference::create_conference(&caller.ctx, &new).await?;
    // The slug as it was taken: capitals and blanks around it are forgiven.
    let facts = facts(&caller, &new.slug.trim().to_ascii_lowercase(), Action::SeeConference).await?;
    let location = format!("/api/v1/conferences/{}", facts.slug);
    let version = facts.version.clone();
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], Tagged(body(&caller, facts), version)).into_response())
}

/// One conference, as its newest release has it; as it stands in its record to those who may edit it
#[utoipa::path(
    get, path = "/api/v1/conferences/{conference}", tag = "conference",
    params(OfConference),
    responses((status = 200, description = "The conference", body = ConferenceBody))
)]
pub async fn get_conference(caller: Caller, Path(of): Path<OfConference>) -> Answer<Response> {
    let facts = conference::conference_shown(&caller.ctx, &of.conference).await?.here()?;
    let version = facts.version.clone();
    Ok(Tagged(body(&caller, facts), version).into_response())
}

/// Replaces what a conference says about itself
#[utoipa::path(
    put, path = "/api/v1/conferences/{conference}", tag = "conference",
    params(OfConference, ("If-Match" = Option<String>, Header, description = "The ETag of the state that the edit is made from.")),
    security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 200, description = "As it is now", body = ConferenceBody))
)]
pub async fn edit_conference(
    caller: Caller,
    Path(of): Path<OfConference>,
    made_from: IfMatch,
    Json(details): Json<ConferenceDetails>,
) -> Answer<Response> {
    let id = facts(&caller, &of.conference, Action::EditConference).await?.id;
    let edited = conference::edit_conference(&caller.ctx, id, &details.into(), made_from.version()).await;
    edited.map_err(IfMatch::refused)?;
    get_conference(caller, Path(of)).await
}

/// Gives a conference another slug; the old one redirects for good
#[utoipa::path(
    put, path = "/api/v1/conferences/{conference}/slug", tag = "conference",
    params(OfConference), security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 200, description = "The slug", body = Slugged))
)]
pub async fn rename_conference(
    caller: Caller,
    Path(of): Path<OfConference>,
    Json(new): Json<Slugged>,
) -> Answer<Json<Slugged>> {
    let id = facts(&caller, &of.conference, Action::EditConference).await?.id;
    let slug = conference::rename_conference(&caller.ctx, id, &new.slug).await?;
    Ok(Json(Slugged { slug: slug.into() }))
}

/// Shows a conference to the public, or hides it from all but its team
#[utoipa::path(
    put, path = "/api/v1/conferences/{conference}/visibility", tag = "conference",
    params(OfConference), security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 200, description = "Who may know of it", body = Shown))
)]
pub async fn show_conference(
    caller: Caller,
    Path(of): Path<OfConference>,
    Json(shown): Json<Shown>,
) -> Answer<Json<Shown>> {
    let id = facts(&caller, &of.conference, Action::EditConference).await?.id;
    match shown.visibility {
        Visibility::Public => publish_conference(&caller.ctx, id).await?,
        Visibility::Team => hide_conference(&caller.ctx, id).await?,
    }
    Ok(Json(shown))
}

fn body(caller: &Caller, facts: ConferenceFacts) -> ConferenceBody {
    let typed = facts.typed();
    ConferenceBody {
        url: caller.ctx.settings.address(&format!("/c/{}", facts.slug)),
        slug: facts.slug,
        ecosystem: facts.ecosystem.map(|ecosystem| ecosystem.slug),
        visibility: facts.visibility,
        updated_at: facts.updated_at,
        title: facts.title,
        subtitle: facts.subtitle,
        description: facts.description,
        acronym: facts.acronym,
        start: facts.start,
        end: facts.end,
        zone: facts.zone,
        venue: facts.venue,
        city: facts.city,
        languages: facts.languages,
        theme: facts.theme.to_string(),
        timeslot_minutes: Some(facts.timeslot_minutes),
        day_change: typed.day_change,
    }
}

macro_rules! typed {
    ($details:expr) => {
        TypedConference {
            title: $details.title,
            subtitle: $details.subtitle,
            description: $details.description,
            acronym: $details.acronym,
            start: $details.start.to_string(),
            end: $details.end.to_string(),
            zone: $details.zone,
            venue: $details.venue,
            city: $details.city,
            languages: $details.languages.join(", "),
            theme: $details.theme,
            timeslot_minutes: $details.timeslot_minutes.map(|minutes| minutes.to_string()).unwrap_or_default(),
            day_change: $details.day_change,
        }
    };
}

impl From<ConferenceDetails> for TypedConference {
    fn from(details: ConferenceDetails) -> Self {
        typed!(details)
    }
}

impl From<ConferenceToFound> for TypedConference {
    fn from(new: ConferenceToFound) -> Self {
        typed!(new)
    }
}
